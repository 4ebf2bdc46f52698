#include "net/network_error.h"

namespace deck {

using namespace Qt::StringLiterals;

namespace {

QString tlsCode(const QList<QSslError> &errors)
{
    // One cause out of several: the one a person can act on first.
    static const QList<std::pair<QSslError::SslError, QString>> words {
        {QSslError::HostNameMismatch, u"tls-wrong-host"_s},
        {QSslError::CertificateExpired, u"tls-expired"_s},
        {QSslError::CertificateNotYetValid, u"tls-not-yet-valid"_s},
        {QSslError::SelfSignedCertificate, u"tls-self-signed"_s},
        {QSslError::SelfSignedCertificateInChain, u"tls-self-signed"_s},
        {QSslError::CertificateRevoked, u"tls-revoked"_s},
        {QSslError::UnableToGetLocalIssuerCertificate, u"tls-untrusted"_s},
        {QSslError::UnableToVerifyFirstCertificate, u"tls-untrusted"_s},
        {QSslError::CertificateUntrusted, u"tls-untrusted"_s},
    };
    for (const auto &[kind, word] : words) {
        for (const QSslError &error : errors) {
            if (error.error() == kind)
                return word;
        }
    }
    return u"tls-failed"_s;
}

QString tlsMessage(const QList<QSslError> &errors, const QString &host)
{
    QStringList details;
    for (const QSslError &error : errors) {
        const QString text = error.errorString();
        if (!details.contains(text))
            details.append(text);
    }
    const QString message = u"No secure connection to "_s + host;
    return details.isEmpty() ? QString(message + u"."_s) : QString(message + u": "_s + details.join(u"; "_s));
}

ApiError error(ErrorKind kind, QString code, QString message)
{
    return failure(kind, std::move(code), std::move(message)).value();
}

} // namespace

bool isHttpAnswer(QNetworkReply::NetworkError error, int status)
{
    if (status == 0 || error == QNetworkReply::ContentReSendError)
        return false;
    if (error == QNetworkReply::NoError)
        return true;
    if (error == QNetworkReply::ProxyAuthenticationRequiredError)
        return status == 407;
    // Content errors are 201 to 299, server errors 401 to 499; 400 itself comes as ProtocolInvalidOperationError.
    return status >= 400 && error > 200 && error != QNetworkReply::ProtocolUnknownError
        && error != QNetworkReply::ProtocolFailure;
}

ApiError transportError(QNetworkReply::NetworkError networkError, const QList<QSslError> &tlsErrors, const QString &host)
{
    switch (networkError) {
    case QNetworkReply::ConnectionRefusedError:
        return error(ErrorKind::Unreachable, u"connection-refused"_s, host + u" refused the connection."_s);
    case QNetworkReply::HostNotFoundError:
        return error(ErrorKind::Unreachable, u"host-not-found"_s, host + u" was not found."_s);
    case QNetworkReply::TimeoutError: // Qt gives up connecting after 30 s, whatever our own time-out is
        return error(ErrorKind::TimedOut, u"timeout"_s, u"No connection to "_s + host + u" came about within 30 s."_s);
    case QNetworkReply::SslHandshakeFailedError:
        return error(ErrorKind::Unreachable, tlsCode(tlsErrors), tlsMessage(tlsErrors, host));
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyConnectionClosedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyTimeoutError:
    case QNetworkReply::UnknownProxyError:
        return error(ErrorKind::Unreachable, u"proxy-failed"_s, u"The proxy could not be used."_s);
    case QNetworkReply::ProxyAuthenticationRequiredError:
        return error(ErrorKind::Unreachable, u"proxy-sign-in"_s, u"The proxy asks for a sign-in."_s);
    case QNetworkReply::ProtocolFailure:
    case QNetworkReply::ProtocolUnknownError:
    case QNetworkReply::ProtocolInvalidOperationError:
        return error(ErrorKind::BadAnswer, u"protocol"_s, u"What "_s + host + u" answered is not HTTP."_s);
    default: // of Qt's long list; the remaining ones differ in nothing a person could do
        return error(ErrorKind::Unreachable, u"connection-lost"_s,
                     u"The connection to "_s + host + u" was lost before the answer was complete."_s);
    }
}

} // namespace deck
