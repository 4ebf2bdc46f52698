#include "vendors/zego/client.h"

#include "vendors/zego/answers.h"
#include "vendors/zego/requests.h"
#include "vendors/zego/signature.h"
#include "vendors/zego/status_map.h"
#include "vendors/zego/zego.h"

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

} // namespace

Client::Client(ClientContext context)
    : m_context(std::move(context))
    , m_calls(m_context.channel)
{
}

QFuture<Result<Page>> Client::page(PageRequest request, CancelToken cancel)
{
    if (request.status && !filterableStatuses().contains(*request.status)) {
        return ended<Page>(
            failure(ErrorKind::BadInput, u"status-filter"_s, u"ZEGO cannot list by status "_s + statusWord(*request.status)));
    }
    return describe<Page>(
        listBody(request.status, zegoLimits().pageSize, request.cursor),
        [account = m_context.account.name](const HttpReply &reply) { return readPage(reply, account); }, cancel);
}

QFuture<Result<Details>> Client::details(UploadKind kind, QStringList ids, CancelToken cancel)
{
    if (kind != UploadKind::UrlJob || ids.size() != zegoLimits().detailsBatch(kind, m_context.region))
        return ended<Details>(failure(ErrorKind::BadInput, u"details-batch"_s, u"ZEGO answers for one URL job at a time."_s));
    const QString id = ids.constFirst();
    if (!isSendableId(id))
        return ended<Details>(failure(ErrorKind::BadInput, u"id-malformed"_s, u"This ID cannot be sent."_s, ids.first()));
    return describe<Details>(
        detailsBody(id),
        [account = m_context.account.name, id](const HttpReply &reply) { return readDetails(reply, account, id); }, cancel);
}

template<typename T>
QFuture<Result<T>> Client::describe(const QJsonObject &body, std::function<Result<T>(const HttpReply &)> read,
                                    const CancelToken &cancel)
{
    const CredentialPtr credential = m_context.credential;
    const Secret *secret = serverSecretOf(credential);
    if (!secret)
        return ended<T>(failure(ErrorKind::Credential, u"secret-missing"_s, u"server-secret is missing."_s, u"server-secret"_s));

    return m_calls.call<T>(
        zegoLimits().operation(describeUploadTasks).in(m_context.region),
        [account = m_context.account, endpoint = m_context.endpoint, credential, secret, body](Instant signingTime) {
            return signedRequest(account, endpoint, *secret, describeUploadTasks, body, newNonce(), signingTime);
        },
        std::move(read), cancel);
}

} // namespace deck::zego
