#include "sandbox/aliyun_refusal.h"

using namespace Qt::StringLiterals;

namespace deck::sandbox {

AliyunRefusal aliyunRefusal(const QString &code)
{
    struct Text
    {
        const char16_t *code;
        int status;
        const char16_t *message;
    };
    static constexpr Text texts[] = {
        {u"ErrorMatchSyntax", 400, u"The syntax of Match is incorrect."},
        {u"Forbidden.RAM", 403, u"User not authorized to operate on the specified resource, or this API doesn't support RAM."},
        {u"InternalError", 500, u"The request processing has failed due to some unknown error."},
        {u"InvalidAccessKeyId.Inactive", 400, u"Specified access key is disabled."},
        {u"InvalidAccessKeyId.NotFound", 404, u"Specified access key is not found."},
        {u"InvalidApi.NotFound", 404, u"Specified api is not found, please check your url and method."},
        {u"InvalidProtocol.NeedSsl", 400, u"Your request is denied by the protocol: SSL is needed."},
        {u"InvalidScrollToken.Expired", 400, u"The ScrollToken is expired, please refresh it."},
        {u"InvalidSecurityToken.Expired", 400, u"Specified SecurityToken is expired."},
        {u"InvalidSecurityToken.Malformed", 400, u"Specified SecurityToken is malformed."},
        {u"InvalidSecurityToken.MismatchWithAccessKey", 400, u"Specified SecurityToken mismatch with the AccessKey."},
        {u"InvalidTimeStamp.Expired", 400, u"Specified time stamp or date value is expired."},
        {u"InvalidTimeStamp.Format", 400, u"Specified time stamp or date value is not well formatted."},
        {u"InvalidVideo.Damaged", 400, u"The video has been Damaged."},
        {u"InvalidVideo.NotFound", 404, u"The video not exist."},
        {u"OperationDenied", 403, u"Your account does not open the service yet."},
        {u"OperationDenied.Suspended", 403, u"Your service is suspended because of an overdue payment."},
        {u"ServiceUnAvailable", 503, u"The request has failed due to a temporary failure of the server."},
        {u"SignatureDoesNotMatch", 400, u"Specified signature is not matched with our calculation."},
        {u"SignatureNonceUsed", 400, u"Specified signature nonce was used already."},
        {u"SortByExceededMax", 400, u"The number of fields in SortBy exceeds the limit."},
        {u"Throttling", 400, u"Request was denied due to request throttling."},
        {u"Throttling.Api", 400, u"Request was denied due to api flow control."},
        {u"Throttling.User", 400, u"Request was denied due to user flow control."},
        {u"UnsupportedOperation", 400, u"The specified action is not supported."},
        {u"VideoListExceededMax", 400, u"The number of videos in the list exceeds the limit."},
    };
    for (const Text &text : texts) {
        if (code == QStringView(text.code))
            return {code, QString::fromUtf16(text.message), text.status};
    }
    return {code, u"The request was refused."_s};
}

AliyunRefusal missingParameter(const QString &name)
{
    return {u"MissingParameter"_s,
            QString(u"The input parameter \""_s + name + u"\" that is mandatory for processing this request is not supplied."_s)};
}

AliyunRefusal invalidParameter(const QString &name, const QString &why)
{
    return {u"InvalidParameter"_s, QString(u"The specified parameter \""_s + name + u"\" is not valid: "_s + why)};
}

AliyunRefusal tooMany(const QString &name)
{
    return {QString(u"LimitExceeded."_s + name), QString(u"The input parameter \""_s + name + u"\" Exceed the limit."_s)};
}

} // namespace deck::sandbox
