#include "vendors/aliyun/codes.h"

using namespace Qt::StringLiterals;

namespace deck::aliyun {

namespace {

/// "Forbidden" and "Forbidden.RAM", not "ForbiddenX".
bool isOfFamily(const QString &code, QStringView family)
{
    return code.startsWith(family) && (code.size() == family.size() || code.at(family.size()) == u'.');
}

} // namespace

QString vodId()
{
    return u"aliyun-vod"_s;
}

QString imsId()
{
    return u"aliyun-ims"_s;
}

ErrorKind kindOfCode(const QString &code, int httpStatus)
{
    if (code.contains(u"Throttling"_s))
        return ErrorKind::Throttled;
    for (const QStringView family : {u"InvalidTimeStamp", u"IllegalTimestamp"}) {
        if (isOfFamily(code, family))
            return ErrorKind::Clock;
    }
    for (const QStringView family : {u"SignatureDoesNotMatch", u"InvalidAccessKeyId", u"InvalidSecurityToken"}) {
        if (isOfFamily(code, family))
            return ErrorKind::Credential;
    }
    // The vendor spells it both ways; a used nonce is signed anew with another one.
    for (const QStringView family : {u"ServiceUnAvailable", u"ServiceUnavailable", u"InternalError", u"SignatureNonceUsed"}) {
        if (isOfFamily(code, family))
            return ErrorKind::ServerFailed;
    }
    if (isPermissionCode(code))
        return ErrorKind::Rejected;
    if (httpStatus == 429)
        return ErrorKind::Throttled;
    return httpStatus >= 500 ? ErrorKind::ServerFailed : ErrorKind::Rejected;
}

bool isPermissionCode(const QString &code)
{
    // an upload that could not be set up is no matter of permission
    return (isOfFamily(code, u"Forbidden") && code != u"Forbidden.InitFailed") || isOfFamily(code, u"NoPermission");
}

} // namespace deck::aliyun
