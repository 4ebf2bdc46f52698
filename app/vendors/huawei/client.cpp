#include "vendors/huawei/client.h"

#include "net/redact.h"
#include "vendors/huawei/apart.h"
#include "vendors/huawei/cursor.h"
#include "vendors/huawei/huawei.h"
#include "vendors/huawei/operations.h"
#include "vendors/huawei/sign_in.h"
#include "vendors/huawei/status_map.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace deck::huawei {

namespace {

/// Goes into a header as it is.
bool isHeaderText(const QByteArray &text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return c > 0x20 && c < 0x7f; });
}

} // namespace

Client::Client(ClientContext context)
    : m_context(std::move(context))
    , m_signIn(signInOf(m_context.account))
    , m_place {m_context.endpoint, m_context.account.set.value(u"project-id"_s)}
    , m_calls(m_context.channel)
    , m_tokens(m_calls, m_context.channel, m_context.clock, m_place.projectId, [this] { return requestToken(); })
{
}

// --- what is asked

QFuture<Result<Page>> Client::page(PageRequest request, CancelToken cancel)
{
    const auto cursor = readCursor(request.cursor);
    if (!cursor)
        return ended<Page>(failure(ErrorKind::BadInput, u"bad-request"_s, u"This is no place in a list of Huawei Cloud VOD."_s));
    AssetListQuery query;
    query.page = cursor->page;
    query.size = limits().pageSize;
    query.endTime = cursor->endTime;
    if (request.status) {
        query.statuses = filterWords(*request.status);
        if (query.statuses.isEmpty()) {
            return ended<Page>(failure(ErrorKind::BadInput, u"status-filter"_s,
                                       u"Huawei Cloud VOD cannot list by status "_s + statusWord(*request.status)));
        }
    }
    const auto answer = newAnswer<Page>();
    const auto listed
        = ask<Page>({operation(listAssetList), assetListRequest(m_place, query),
                     [account = m_context.account.name, cursor = *cursor](const HttpReply &reply, const Asked &asked) {
                         return readPage(reply, asked, account, cursor);
                     },
                     cancel});
    await(listed, this, [this, answer, cancel](Result<Page> page) {
        if (page)
            m_failures.tellApart(
                std::move(*page), [this, cancel](const QStringList &ids) { return askDetails(ids, cancel); }, answer);
        else
            answer.give(std::move(page));
    });
    return answer.future();
}

QFuture<Result<Details>> Client::details(UploadKind kind, QStringList ids, CancelToken cancel)
{
    ids.removeDuplicates();
    if (ids.isEmpty() || ids.size() > limits().detailsBatch(kind, m_context.region))
        return ended<Details>(
            failure(ErrorKind::BadInput, u"details-batch"_s, u"Huawei Cloud VOD answers for 1 to 10 assets at a time."_s));
    for (const QString &id : std::as_const(ids)) {
        if (!isSendableId(id))
            return ended<Details>(failure(ErrorKind::BadInput, u"id-malformed"_s, u"This ID cannot be sent."_s, id));
    }
    return askDetails(ids, cancel);
}

QFuture<Result<Details>> Client::askDetails(const QStringList &ids, const CancelToken &cancel)
{
    auto *questions = new Apart([this, cancel](const QStringList &some) { return askMeta(some, cancel); }, this);
    return questions->start(ids);
}

QFuture<Result<AssetMeta>> Client::askMeta(const QStringList &ids, const CancelToken &cancel)
{
    return ask<AssetMeta>({operation(showAssetMeta), assetMetaRequest(m_place, ids),
                           [account = m_context.account.name, ids](const HttpReply &reply, const Asked &asked) {
                               return readMetaReply(reply, asked, account, ids);
                           },
                           cancel});
}

// --- how it is asked

Operation Client::operation(QStringView name) const
{
    return limits().operation(name).in(m_context.region);
}

/// Lives as long as the credential; null where there is none.
const Secret *Client::secret(const QString &name) const
{
    if (!m_context.credential)
        return nullptr;
    const auto found = m_context.credential->secrets.find(name);
    return found == m_context.credential->secrets.end() || found->second.isEmpty() ? nullptr : &found->second;
}

std::optional<ApiError> Client::missingSecret() const
{
    const QString name = secretOf(m_signIn);
    const Secret *found = secret(name);
    if (!found)
        return failure(ErrorKind::Credential, u"secret-missing"_s, u"The secret of the account is missing: "_s + name, name)
            .value();
    if (m_signIn == SignIn::ReadyToken && !isHeaderText(found->reveal()))
        return failure(ErrorKind::Credential, u"secret-malformed"_s, u"The token holds blanks or line breaks."_s, name).value();
    return std::nullopt;
}

HttpRequest Client::requestToken() const
{
    return tokenRequest(iamEndpointOf(m_context.account, m_context.region), m_context.account,
                        *secret(secretOf(SignIn::IamUser)));
}

template<typename T>
QFuture<Result<T>> Client::ask(Question<T> question)
{
    if (const auto missing = missingSecret())
        return ended<T>(tl::unexpected(*missing));
    switch (m_signIn) {
    case SignIn::AccessKey:
        return askSigned(question);
    case SignIn::IamUser: {
        if (question.cancel.isCancelled())
            return ended<T>(cancelled());
        auto *asUser = new UserQuestion<T>(std::move(question), m_tokens, m_calls, this);
        return asUser->start();
    }
    case SignIn::ReadyToken:
        return askWithReadyToken(question);
    }
    Q_UNREACHABLE();
}

template<typename T>
QFuture<Result<T>> Client::askSigned(const Question<T> &question)
{
    const auto signedAt = std::make_shared<Instant>(); // of the last try, for the judge of its answer
    return m_calls.call<T>(
        question.operation,
        [request = question.request, accessKeyId = m_context.account.set.value(u"access-key-id"_s).toLatin1(),
         credential = m_context.credential, key = secret(secretOf(SignIn::AccessKey)), signedAt](Instant signingTime) {
            *signedAt = signingTime;
            HttpRequest signedOne = request;
            signRequest(signedOne, accessKeyId, *key, signingTime);
            return signedOne;
        },
        [read = question.read, operation = question.operation.name, signedAt](const HttpReply &reply) {
            return read(reply, {operation, SignIn::AccessKey, *signedAt});
        },
        question.cancel);
}

template<typename T>
QFuture<Result<T>> Client::askWithReadyToken(const Question<T> &question)
{
    return m_calls.call<T>(
        question.operation,
        [request = question.request, credential = m_context.credential, token = secret(secretOf(SignIn::ReadyToken))](Instant) {
            HttpRequest withToken = request;
            putToken(withToken, *token);
            return withToken;
        },
        [read = question.read, operation = question.operation.name](const HttpReply &reply) {
            return read(reply, {operation, SignIn::ReadyToken});
        },
        question.cancel);
}

} // namespace deck::huawei
