#pragma once

#include "core/api_error.h"

#include <QList>
#include <QNetworkReply>
#include <QSslError>

namespace deck {

/// Whether the reply is a complete HTTP answer as far as QNetworkAccessManager can say: it reports statuses
/// of 400 and above as errors too, and those are answers.
[[nodiscard]] bool isHttpAnswer(QNetworkReply::NetworkError error, int status);

/// A failed transport as a value: Unreachable with a code of ours, "tls-…" with what is wrong with the
/// certificate, BadAnswer "protocol" when what answered does not speak HTTP. Names the host, never the query.
[[nodiscard]] ApiError transportError(QNetworkReply::NetworkError error, const QList<QSslError> &tlsErrors, const QString &host);

} // namespace deck
