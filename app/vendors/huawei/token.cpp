#include "vendors/huawei/token.h"

#include "core/json_value.h"
#include "vendors/huawei/envelope.h"
#include "vendors/huawei/huawei.h"
#include "vendors/huawei/operations.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace deck::huawei {

namespace {

std::optional<Instant> timeOf(const QJsonObject &token, QLatin1StringView name)
{
    return instantFromIso(jsonText(token, name).value_or(QString()));
}

/// How long the token lives from now on. The server's two times are compared with each other: our clock may be off.
Milliseconds lifeOf(const QJsonObject &token, const HttpReply &reply)
{
    const Milliseconds longest = *limits().credentialLife;
    const auto ends = timeOf(token, "expires_at"_L1);
    const auto issued = timeOf(token, "issued_at"_L1);
    if (!ends)
        return longest;
    return std::clamp(*ends - issued.value_or(reply.serverDate.value_or(reply.receivedAt)), Milliseconds::zero(), longest);
}

} // namespace

Result<IamToken> readToken(const HttpReply &reply, const QString &projectId)
{
    const Result<QJsonObject> body = readEnvelope(reply, {createToken.toString()});
    if (!body) {
        ApiError error = body.error();
        if (error.kind == ErrorKind::Rejected)
            error.kind = ErrorKind::Credential;
        return tl::unexpected(std::move(error));
    }
    const QByteArray value = reply.header("X-Subject-Token"_ba).trimmed();
    if (value.isEmpty() || !body->value("token"_L1).isObject()) {
        return withReply(
            failure(ErrorKind::BadAnswer, u"answer-no-token"_s, u"The answer to the sign-in holds no token."_s).value(), reply);
    }
    const QJsonObject token = body->value("token"_L1).toObject();
    const QString project = jsonText(token.value("project"_L1).toObject(), "id"_L1).value_or(QString());
    if (project.isEmpty()) {
        return withReply(
            failure(ErrorKind::Credential, u"token-unscoped"_s, u"IAM gave a token that belongs to no project."_s, projectId)
                .value(),
            reply);
    }
    if (project != projectId) {
        return withReply(
            failure(ErrorKind::Credential, u"token-other-project"_s, u"IAM gave a token of another project."_s, project).value(),
            reply);
    }
    const Milliseconds life = lifeOf(token, reply);
    const Milliseconds early = std::min<Milliseconds>(std::chrono::minutes(10), life / 10);
    return IamToken {std::make_shared<const Secret>(Secret(value)), reply.receivedAt + life - early};
}

} // namespace deck::huawei
