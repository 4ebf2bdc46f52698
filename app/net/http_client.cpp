#include "net/http_client.h"

#include "net/http_exchange.h"

#include <QNetworkAccessManager>

namespace deck {

using namespace Qt::StringLiterals;

namespace {

QFuture<Result<HttpReply>> endedAlready(tl::unexpected<ApiError> error)
{
    QPromise<Result<HttpReply>> promise;
    promise.start();
    promise.addResult(Result<HttpReply>(std::move(error)));
    promise.finish();
    return promise.future();
}

bool hasLineBreak(const QByteArray &text)
{
    return text.contains('\r') || text.contains('\n');
}

/// What is wrong with the request itself; empty when nothing is. Repeats none of it: it may be secret.
QString fault(const HttpRequest &request, const HttpClient::Options &options)
{
    const QString scheme = request.url.scheme();
    if (!request.url.isValid() || request.url.host().isEmpty() || (scheme != "https"_L1 && scheme != "http"_L1))
        return u"The address is not one of http or https."_s;
    if (request.method.isEmpty() || hasLineBreak(request.method))
        return u"The request has no method."_s;
    if (options.write && request.body.isEmpty())
        return u"A write needs a body."_s;
    for (const auto &[name, value] : request.headers) {
        if (hasLineBreak(name) || hasLineBreak(value))
            return u"A header holds a line break."_s;
    }
    return {};
}

} // namespace

HttpClient::HttpClient(Clock &clock, QNetworkProxy proxy, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_manager(new QNetworkAccessManager(this))
{
    m_manager->setProxy(proxy);
    m_manager->setAutoDeleteReplies(false);
    m_manager->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
}

HttpClient::~HttpClient()
{
    m_closing = true;
    const QObjectList open = children();
    for (QObject *child : open) {
        if (child != m_manager)
            delete child;
    }
}

QFuture<Result<HttpReply>> HttpClient::send(HttpRequest request, Options options, CancelToken cancel)
{
    if (m_closing || cancel.isCancelled())
        return endedAlready(failure(ErrorKind::Cancelled, u"cancelled"_s, u"Cancelled."_s));
    if (const QString text = fault(request, options); !text.isEmpty())
        return endedAlready(failure(ErrorKind::BadInput, u"bad-request"_s, text));

    auto *exchange = new HttpExchange(*m_manager, m_clock, std::move(request), options, this);
    QFuture<Result<HttpReply>> future = exchange->future();
    exchange->start(cancel);
    return future;
}

} // namespace deck
