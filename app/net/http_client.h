#pragma once

#include "core/api_error.h"
#include "core/cancel_token.h"
#include "core/clock.h"
#include "net/http.h"

#include <QFuture>
#include <QNetworkProxy>
#include <QObject>

#include <memory>

class QNetworkAccessManager;

namespace deck {

inline constexpr qint64 largestReply = 50LL * 1024 * 1024; ///< bytes, after decompression
inline constexpr Milliseconds defaultTimeout {30'000};     ///< from the send to the last byte

/// Sends one HTTP request with exactly one outcome. No retry, no governor: AccountChannel has those.
/// Lives on one thread (the engine thread) and owns the one QNetworkAccessManager there.
class HttpClient final : public QObject
{
    Q_OBJECT
public:
    struct Options
    {
        /// A write leaves from a sequential body device that cannot be reset (architecture.md, rule 4), and a
        /// lost reply is ErrorKind::OutcomeUnknown. Its body must not be empty.
        bool write = false;
        Milliseconds timeout = defaultTimeout;
    };

    explicit HttpClient(Clock &clock, QNetworkProxy proxy = QNetworkProxy(QNetworkProxy::NoProxy), QObject *parent = nullptr);
    ~HttpClient() override; ///< every request still open ends with ErrorKind::Cancelled first

    /// An HttpReply for every complete HTTP answer, whatever its status. Otherwise Unreachable (TLS included,
    /// code "tls-…"), TimedOut, BadAnswer ("answer-too-large", "redirect-refused", broken encoding),
    /// Cancelled, or OutcomeUnknown for a write that had left. A write that surely never left is Unreachable.
    [[nodiscard]] QFuture<Result<HttpReply>> send(HttpRequest request, Options options, CancelToken cancel = {});

private:
    Clock &m_clock;
    QNetworkAccessManager *m_manager; ///< a child
    bool m_closing = false;
};

} // namespace deck
