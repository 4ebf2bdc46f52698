#include "vendors/huawei/envelope.h"

#include "core/json_value.h"
#include "vendors/huawei/codes.h"
#include "vendors/huawei/operations.h"

#include <array>

using namespace Qt::StringLiterals;

namespace deck::huawei {

namespace {

constexpr qsizetype longestCode = 100;     // characters
constexpr qsizetype longestMessage = 1000; // characters; more is no message for a person
constexpr Milliseconds largestSkew {15 * 60 * 1000};

struct VendorError
{
    QString code;
    QString message;
    bool mayBeAboutPermission = false;
};

/// Text, or a whole number in its place.
QString textOf(const QJsonObject &object, QLatin1StringView name)
{
    if (const auto text = jsonText(object, name))
        return *text;
    const auto number = jsonInteger(object, name);
    return number ? QString::number(*number) : QString();
}

/// In the order of the vendor's own client. `code` alone is too plain a word to be taken for an error.
std::optional<VendorError> errorIn(const QJsonObject &object)
{
    struct Names
    {
        QLatin1StringView code;
        QLatin1StringView message;
        bool needsMessage;
    };
    static constexpr std::array names = {Names {"error_code"_L1, "error_msg"_L1, false},
                                         Names {"errorCode"_L1, "errorMsg"_L1, false}, Names {"code"_L1, "message"_L1, true}};
    for (const Names &name : names) {
        const QString code = textOf(object, name.code).trimmed();
        const QString message = textOf(object, name.message);
        if (code.isEmpty() || (name.needsMessage && message.isEmpty()))
            continue;
        return VendorError {code.left(longestCode), message.trimmed().left(longestMessage),
                            object.contains("encoded_authorization_message"_L1)};
    }
    return std::nullopt;
}

std::optional<VendorError> findError(const QJsonObject &object, int httpStatus)
{
    if (auto error = errorIn(object))
        return error;
    if (auto error = errorIn(object.value("error"_L1).toObject()))
        return error;
    if (httpStatus < 400)
        return std::nullopt; // a part of a good answer may speak of what went wrong elsewhere
    for (const QJsonValue value : object) {
        if (auto error = errorIn(value.toObject()))
            return error;
    }
    return std::nullopt;
}

/// The one sign of it is the text; the code is that of a wrong signature.
bool saysLocked(const QString &message)
{
    return message.contains("failed to reach the limit"_L1, Qt::CaseInsensitive);
}

bool wasSignedOffTime(const HttpReply &reply, const Asked &asked)
{
    return asked.signedAt && reply.serverDate && std::chrono::abs(*reply.serverDate - *asked.signedAt) > largestSkew;
}

ApiError vendorError(const VendorError &told, const HttpReply &reply, const Asked &asked)
{
    ApiError error;
    error.kind = kindOfCode(told.code, reply.status);
    error.code = told.code;
    error.message = told.message;
    error.vendor = vendorId();
    if (refusesPermission(told.code) || told.mayBeAboutPermission)
        error.subject = permissionOf(asked.operation);

    if (asked.operation == createToken)
        return error; // IAM's own refusals are of the name and password
    const QString detail = told.code + u": "_s + told.message;
    if (asked.signIn == SignIn::IamUser && refusesToken(told.code))
        return failure(ErrorKind::Credential, u"token-refused"_s, detail, told.code).value();
    if (asked.signIn == SignIn::ReadyToken && refusesToken(told.code))
        return failure(ErrorKind::Credential, u"token-ended"_s, detail, told.code).value();
    if (asked.signIn == SignIn::AccessKey && gatewayNumber(told.code) == u"0301"_s) {
        if (saysLocked(told.message))
            return failure(ErrorKind::Credential, u"key-locked"_s, detail, told.code).value();
        if (wasSignedOffTime(reply, asked))
            error.kind = ErrorKind::Clock;
    }
    return error;
}

/// An answer of somebody between us and the vendor, or of a vendor in trouble.
ApiError foreignError(int httpStatus)
{
    ApiError error;
    error.code = u"http-%1"_s.arg(httpStatus);
    error.message = u"The server answered with HTTP status %1 and without the vendor's code."_s.arg(httpStatus);
    switch (httpStatus) {
    case 401:
        error.kind = ErrorKind::Credential;
        break;
    case 408:
        error.kind = ErrorKind::TimedOut;
        break;
    case 429:
        error.kind = ErrorKind::Throttled;
        break;
    default:
        error.kind = ErrorKind::ServerFailed;
    }
    return error;
}

QString requestIdOf(const QJsonObject &object, const HttpReply &reply)
{
    const QString id = textOf(object, "request_id"_L1);
    return id.isEmpty() ? QString::fromUtf8(reply.header("X-Request-Id"_ba)) : id;
}

} // namespace

QString tokenRefused()
{
    return u"token-refused"_s;
}

tl::unexpected<ApiError> withReply(ApiError error, const HttpReply &reply)
{
    error.httpStatus = reply.status;
    error.retryAfter = reply.retryAfter;
    if (error.requestId.isEmpty())
        error.requestId = requestIdOf({}, reply);
    return tl::unexpected<ApiError>(std::move(error));
}

Result<QJsonObject> readEnvelope(const HttpReply &reply, const Asked &asked)
{
    if (reply.status == 204 && reply.body.isEmpty())
        return QJsonObject();
    const Result<QJsonObject> object = jsonObject(reply.body);
    if (const auto told = object ? findError(*object, reply.status) : std::nullopt) {
        ApiError error = vendorError(*told, reply, asked);
        error.requestId = requestIdOf(*object, reply);
        return withReply(std::move(error), reply);
    }
    if (reply.status >= 400)
        return withReply(foreignError(reply.status), reply);
    if (!object)
        return withReply(object.error(), reply);
    return object;
}

} // namespace deck::huawei
