#pragma once

#include "core/instant.h"

#include <QByteArray>
#include <QList>
#include <QUrl>

#include <optional>
#include <utility>

namespace deck {

using HttpHeaders = QList<std::pair<QByteArray, QByteArray>>;

/// One request as it goes over the wire; signed already. Holds what may be secret (signature, token): never logged.
struct HttpRequest
{
    QByteArray method; ///< "GET", "POST", "PUT", "DELETE"
    QUrl url;          ///< complete, with query, as signed
    HttpHeaders headers;
    QByteArray body;
};

/// One complete answer, whatever its status.
struct HttpReply
{
    int status = 0;
    HttpHeaders headers;
    QByteArray body;                        ///< decoded (gzip), at most 50 MB
    std::optional<Instant> serverDate;      ///< the Date header where it is believable (not before 2024)
    std::optional<Milliseconds> retryAfter; ///< seconds or date form, bounded to 0..2 min
    Instant receivedAt;                     ///< by this computer's clock
    Milliseconds took {0};

    /// First header of that name, case-blind; empty when absent.
    [[nodiscard]] QByteArray header(const QByteArray &name) const;
};

} // namespace deck
