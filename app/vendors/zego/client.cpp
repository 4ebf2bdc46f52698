#include "vendors/zego/client.h"

#include "vendors/zego/answers.h"
#include "vendors/zego/requests.h"
#include "vendors/zego/signature.h"
#include "vendors/zego/status_map.h"
#include "vendors/zego/zego.h"

#include <QFutureWatcher>
#include <QPromise>

using namespace Qt::StringLiterals;

namespace deck::zego {

namespace {

const VendorLimits &zegoLimits()
{
    static const VendorLimits numbers = limits();
    return numbers;
}

/// Lives as long as the credential; null where there is none.
const Secret *serverSecretOf(const CredentialPtr &credential)
{
    if (!credential)
        return nullptr;
    const auto found = credential->secrets.find(u"server-secret"_s);
    return found == credential->secrets.end() || found->second.isEmpty() ? nullptr : &found->second;
}

template<typename T>
QFuture<Result<T>> finished(Result<T> result)
{
    QPromise<Result<T>> promise;
    promise.start();
    promise.addResult(std::move(result));
    promise.finish();
    return promise.future();
}

} // namespace

Client::Client(ClientContext context)
    : m_context(std::move(context))
{
}

Client::~Client()
{
    for (const auto &[call, abandon] : std::exchange(m_abandon, {}))
        abandon();
}

QFuture<Result<Page>> Client::page(PageRequest request, CancelToken cancel)
{
    if (request.status && !filterableStatuses().contains(*request.status)) {
        return finished<Page>(
            failure(ErrorKind::BadInput, u"status-filter"_s, u"ZEGO cannot list by status "_s + statusWord(*request.status)));
    }
    return describe<Page>(
        listBody(request.status, zegoLimits().pageSize, request.cursor),
        [account = m_context.account.name](const HttpReply &reply) { return readPage(reply, account); }, cancel);
}

QFuture<Result<Details>> Client::details(UploadKind kind, QStringList ids, CancelToken cancel)
{
    if (kind != UploadKind::UrlJob || ids.size() != zegoLimits().detailsBatch)
        return finished<Details>(failure(ErrorKind::BadInput, u"details-batch"_s, u"ZEGO answers for one URL job at a time."_s));
    const QString id = ids.constFirst();
    if (!isSendableId(id))
        return finished<Details>(failure(ErrorKind::BadInput, u"id-malformed"_s, u"This ID cannot be sent."_s, ids.first()));
    return describe<Details>(
        detailsBody(id),
        [account = m_context.account.name, id](const HttpReply &reply) { return readDetails(reply, account, id); }, cancel);
}

template<typename T>
QFuture<Result<T>> Client::describe(const QJsonObject &body, std::function<Result<T>(const HttpReply &)> read,
                                    const CancelToken &cancel)
{
    if (cancel.isCancelled())
        return finished<T>(failure(ErrorKind::Cancelled, u"cancelled"_s, u"Cancelled before it was sent."_s));
    const CredentialPtr credential = m_context.credential;
    const Secret *secret = serverSecretOf(credential);
    if (!secret)
        return finished<T>(failure(ErrorKind::Credential, u"secret-missing"_s, u"server-secret is missing."_s, u"server-secret"_s));

    // The judge reads the whole answer, so that an unusable one is tried again, and leaves its reading here.
    const auto value = std::make_shared<T>();
    const auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();

    CancelSource stop;
    const quint64 call = ++m_lastCall;
    m_abandon.emplace(call, [promise, stop]() mutable {
        stop.cancel();
        promise->addResult(failure(ErrorKind::Cancelled, u"cancelled"_s, u"The account was closed meanwhile."_s));
        promise->finish();
    });

    // No continuation with a context: Qt 6.4 runs into an assertion when the context has gone by then.
    auto *watcher = new QFutureWatcher<Result<HttpReply>>(this);
    cancel.onCancel(watcher, [stop]() mutable { stop.cancel(); });
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, call, promise, value] {
        watcher->deleteLater();
        m_abandon.erase(call);
        const Result<HttpReply> reply = watcher->result();
        promise->addResult(reply ? Result<T>(std::move(*value)) : Result<T>(tl::unexpected(reply.error())));
        promise->finish();
    });
    watcher->setFuture(m_context.channel.call(
        zegoLimits().operation(describeUploadTasks),
        [account = m_context.account, credential, secret, body](Instant signingTime) {
            return signedRequest(account, *secret, describeUploadTasks, body, newNonce(), signingTime);
        },
        [read = std::move(read), value](const HttpReply &reply) -> std::optional<ApiError> {
            Result<T> result = read(reply);
            if (!result)
                return std::move(result.error());
            *value = std::move(*result);
            return std::nullopt;
        },
        stop.token()));
    return promise->future();
}

} // namespace deck::zego
