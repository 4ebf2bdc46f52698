#include "net/http_exchange.h"

#include "net/gzip.h"
#include "net/http_date.h"
#include "net/network_error.h"
#include "net/once_body.h"
#include "net/redirect.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>

namespace deck {

using namespace Qt::StringLiterals;

HttpExchange::HttpExchange(QNetworkAccessManager &manager, Clock &clock, HttpRequest request, HttpClient::Options options,
                           QObject *parent)
    : QObject(parent)
    , m_manager(manager)
    , m_clock(clock)
    , m_request(std::move(request))
    , m_options(options)
    , m_url(m_request.url)
{
    m_promise.start();
}

HttpExchange::~HttpExchange()
{
    if (!m_finished)
        cancelled();
    if (!m_handedOver)
        handOver();
}

void HttpExchange::start(const CancelToken &cancel)
{
    m_startedAt = m_clock.monotonic();
    cancel.onCancel(this, [this] {
        if (!m_finished)
            cancelled();
    });
    m_clock.after(m_options.timeout, this, [this] {
        if (!m_finished) {
            fail(ErrorKind::TimedOut, u"timeout"_s,
                 m_url.host() + u" gave no complete answer within %1 s."_s.arg(m_options.timeout.count() / 1000));
        }
    });
    leave(m_url);
}

void HttpExchange::leave(const QUrl &url)
{
    m_url = url;
    m_leftAt = m_clock.monotonic();
    m_raw.clear();
    m_tlsErrors.clear();

    QNetworkRequest request(url);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::HttpPipeliningAllowedAttribute, false);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setHeader(QNetworkRequest::UserAgentHeader, u"UploadDeck/" UPLOADDECK_VERSION ""_s);
    request.setHeader(QNetworkRequest::ContentLengthHeader, m_request.body.size());
    // Set by us, so that Qt hands over the bytes as they came and gunzip can tell a cut stream.
    request.setRawHeader("Accept-Encoding"_ba, "gzip"_ba);
    for (const auto &[name, value] : m_request.headers)
        request.setRawHeader(name, value);

    // Reads too: repeated by Qt, they would come a second time with the same nonce. HEAD must stay one, since
    // a custom HEAD would wait for a body.
    if (m_request.method == "HEAD") {
        m_reply = m_manager.head(request);
    } else {
        m_body = new OnceBody(m_request.body);
        m_reply = m_manager.sendCustomRequest(request, m_request.method, m_body);
        m_body->setParent(m_reply);
    }
    connect(m_reply, &QNetworkReply::sslErrors, this, [this](const QList<QSslError> &errors) { m_tlsErrors += errors; });
    connect(m_reply, &QIODevice::readyRead, this, &HttpExchange::readBody);
    connect(m_reply, &QNetworkReply::finished, this, &HttpExchange::replyFinished);
}

void HttpExchange::readBody()
{
    if (m_finished)
        return;
    m_raw += m_reply->readAll();
    if (m_raw.size() > largestReply)
        fail(ErrorKind::BadAnswer, u"answer-too-large"_s, u"The answer is larger than 50 MB."_s);
}

void HttpExchange::replyFinished()
{
    readBody();
    if (m_finished)
        return;
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const QByteArray location = m_reply->rawHeader("Location"_ba);
    const bool rewound = status != 0 && m_reply->error() == QNetworkReply::ContentReSendError;
    if (rewound && isRedirect(status) && !location.isEmpty()) {
        // Qt rewinds the body at a 307 or 308 before it asks whether anybody follows.
        redirected(status, m_url.resolved(QUrl::fromEncoded(location)));
    } else if (isHttpAnswer(m_reply->error(), status) || (rewound && m_reply->rawHeader("Transfer-Encoding"_ba).isEmpty())) {
        // And after an answer that ends with the connection, all of which has been read: framingError has the last word.
        answered(status);
    } else {
        ApiError error = transportError(m_reply->error(), m_tlsErrors, m_url.host());
        error.httpStatus = status;
        fail(std::move(error));
    }
}

void HttpExchange::answered(int status)
{
    HttpReply reply;
    reply.status = status;
    reply.headers = m_reply->rawHeaderPairs();
    reply.receivedAt = m_clock.now();
    reply.took = m_clock.monotonic() - m_leftAt;
    if (std::optional<ApiError> error = framingError(reply)) {
        fail(std::move(*error));
        return;
    }
    const QByteArray location = reply.header("Location"_ba);
    if (isRedirect(status) && !location.isEmpty()) {
        redirected(status, m_url.resolved(QUrl::fromEncoded(location)));
        return;
    }
    const QByteArray encoding = reply.header("Content-Encoding"_ba).trimmed().toLower();
    if (encoding.isEmpty() || encoding == "identity" || m_raw.isEmpty()) {
        reply.body = std::move(m_raw);
    } else if (encoding == "gzip" || encoding == "x-gzip") {
        Result<QByteArray> body = gunzip(m_raw, largestReply);
        if (!body) {
            body.error().httpStatus = status;
            fail(std::move(body.error()));
            return;
        }
        reply.body = std::move(*body);
    } else {
        fail(ErrorKind::BadAnswer, u"broken-encoding"_s, u"The answer is encoded in a way that was not asked for."_s);
        return;
    }
    reply.serverDate = believableDate(reply.header("Date"_ba));
    reply.retryAfter = readRetryAfter(reply.header("Retry-After"_ba), reply.serverDate.value_or(reply.receivedAt));
    finish(std::move(reply));
}

std::optional<ApiError> HttpExchange::framingError(const HttpReply &reply) const
{
    const bool bodyless = m_request.method == "HEAD" || reply.status == 204 || reply.status == 304;
    const QByteArray length = reply.header("Content-Length"_ba).trimmed();
    if (bodyless || length.isEmpty() || !reply.header("Transfer-Encoding"_ba).isEmpty())
        return std::nullopt;
    bool isNumber = false;
    const qint64 promised = length.toLongLong(&isNumber);
    if (isNumber && promised == m_raw.size())
        return std::nullopt;
    ApiError error = transportError(QNetworkReply::RemoteHostClosedError, {}, m_url.host());
    error.httpStatus = reply.status;
    return error;
}

void HttpExchange::redirected(int status, const QUrl &target)
{
    if (judgeRedirect(m_request.method, m_url, target) == RedirectVerdict::Refuse || m_options.write) {
        // 303 says that the write was done and is described elsewhere.
        const ErrorKind kind = m_options.write && status == 303 ? ErrorKind::OutcomeUnknown : ErrorKind::BadAnswer;
        ApiError error = failure(kind, u"redirect-refused"_s,
                                 u"The answer leads to another place, which was not followed: "_s + target.host())
                             .value();
        error.httpStatus = status;
        finish(tl::unexpected(std::move(error)));
        return;
    }
    if (++m_redirects > mostRedirects) {
        fail(ErrorKind::BadAnswer, u"redirect-loop"_s, m_url.host() + u" leads from one address to the next without end."_s);
        return;
    }
    dropReply();
    leave(target);
}

void HttpExchange::cancelled()
{
    fail(ErrorKind::Cancelled, u"cancelled"_s, u"Cancelled."_s);
}

void HttpExchange::fail(ErrorKind kind, const QString &code, const QString &message)
{
    fail(failure(kind, code, message).value());
}

void HttpExchange::fail(ApiError error)
{
    if (writeHasLeft())
        error.kind = ErrorKind::OutcomeUnknown;
    finish(tl::unexpected(std::move(error)));
}

bool HttpExchange::writeHasLeft() const
{
    return m_options.write && m_body && m_body->hasLeft();
}

void HttpExchange::finish(Result<HttpReply> outcome)
{
    Q_ASSERT(!m_finished);
    m_finished = true; // before the abort, whose signals must find the exchange closed
    dropReply();
    m_outcome = std::move(outcome);
    // Handed over from the event loop: whoever waits may destroy the client, which must not happen inside a signal of Qt's.
    QMetaObject::invokeMethod(
        this, [this] { handOver(); }, Qt::QueuedConnection);
}

void HttpExchange::handOver()
{
    Q_ASSERT(m_finished && !m_handedOver);
    m_handedOver = true;
    deleteLater();
    QPromise<Result<HttpReply>> promise = std::move(m_promise);
    promise.addResult(std::move(*m_outcome));
    promise.finish(); // may run the continuation, which may destroy this: nothing after it
}

void HttpExchange::dropReply()
{
    if (!m_reply)
        return;
    m_reply->disconnect(this);
    m_reply->abort();
    m_reply->deleteLater();
    m_reply = nullptr;
    m_body = nullptr;
}

} // namespace deck
