#include "vendors/huawei/codes.h"

#include "vendors/huawei/operations.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace deck::huawei {

namespace {

/// A status that says enough where the code says nothing to us.
ErrorKind kindOfStatus(int httpStatus)
{
    if (httpStatus == 401)
        return ErrorKind::Credential;
    if (httpStatus == 429)
        return ErrorKind::Throttled;
    return httpStatus >= 500 ? ErrorKind::ServerFailed : ErrorKind::Rejected;
}

/// Codes of the gateway that are not Rejected.
const QHash<QString, ErrorKind> &gatewayKinds()
{
    static const QHash<QString, ErrorKind> kinds = {
        {u"0301"_s, ErrorKind::Credential},   {u"0303"_s, ErrorKind::Credential},   {u"0305"_s, ErrorKind::Credential},
        {u"0307"_s, ErrorKind::Credential},   {u"0311"_s, ErrorKind::Credential},   {u"0308"_s, ErrorKind::Throttled},
        {u"0601"_s, ErrorKind::ServerFailed}, {u"0605"_s, ErrorKind::ServerFailed}, {u"0606"_s, ErrorKind::ServerFailed},
        {u"0608"_s, ErrorKind::ServerFailed}, {u"0609"_s, ErrorKind::ServerFailed}, {u"0610"_s, ErrorKind::ServerFailed},
        {u"0611"_s, ErrorKind::ServerFailed}, {u"0612"_s, ErrorKind::ServerFailed}, {u"0613"_s, ErrorKind::ServerFailed},
        {u"0705"_s, ErrorKind::ServerFailed},
    };
    return kinds;
}

/// The gateway's codes that no try mends: named here, so that the HTTP status of an unnamed one may count.
bool isFinalAtGateway(const QString &number)
{
    static const QStringList numbers
        = {u"0101"_s, u"0103"_s, u"0104"_s, u"0105"_s, u"0106"_s, u"0204"_s, u"0302"_s, u"0304"_s, u"0306"_s,
           u"0310"_s, u"0401"_s, u"0402"_s, u"0404"_s, u"0501"_s, u"0502"_s, u"0602"_s, u"0607"_s, u"0802"_s};
    return numbers.contains(number);
}

/// Codes of VOD that are not Rejected; its HTTP statuses say nothing.
const QHash<QString, ErrorKind> &vodKinds()
{
    static const QHash<QString, ErrorKind> kinds = {
        {u"VOD.10051"_s, ErrorKind::ServerFailed}, {u"VOD.10052"_s, ErrorKind::ServerFailed},
        {u"VOD.10116"_s, ErrorKind::ServerFailed}, {u"VOD.10118"_s, ErrorKind::ServerFailed},
        {u"VOD.10127"_s, ErrorKind::ServerFailed}, {u"VST.10002"_s, ErrorKind::ServerFailed},
        {u"VOD.10054"_s, ErrorKind::Credential},   {u"VOD.10057"_s, ErrorKind::Credential},
        {u"VST.10004"_s, ErrorKind::Credential},
    };
    return kinds;
}

} // namespace

QString vendorId()
{
    return u"huawei-vod"_s;
}

QString permissionOf(QStringView operation)
{
    static const QHash<QString, QString> permissions = {
        {u"ListAssetList"_s, u"vod:asset:list"_s},
        {u"ShowAssetMeta"_s, u"vod:asset:get"_s},
        {u"ShowAssetDetail"_s, u"vod:asset:get"_s},
        {u"ConfirmAssetUpload"_s, u"vod:asset:upload"_s},
        {u"CreateAssetByFileUpload"_s, u"vod:asset:upload"_s},
        {u"ShowAssetTempAuthority"_s, u"vod:asset:upload"_s},
        {u"UploadMetaDataByUrl"_s, u"vod:asset:upload"_s},
        {u"UpdateAsset"_s, u"vod:asset:upload"_s},
    };
    return permissions.value(operation.toString());
}

QString gatewayNumber(const QString &code)
{
    for (const QLatin1StringView prefix : {"APIGW."_L1, "APIG."_L1}) {
        if (code.startsWith(prefix))
            return code.sliced(prefix.size());
    }
    return {};
}

ErrorKind kindOfCode(const QString &code, int httpStatus)
{
    if (const QString number = gatewayNumber(code); !number.isEmpty()) {
        if (isFinalAtGateway(number))
            return ErrorKind::Rejected;
        const auto kind = gatewayKinds().constFind(number);
        return kind == gatewayKinds().cend() ? kindOfStatus(httpStatus) : *kind;
    }
    if (code.startsWith("VOD."_L1) || code.startsWith("VST."_L1))
        return vodKinds().value(code, ErrorKind::Rejected);
    bool isNumber = false;
    const int number = code.toInt(&isNumber);
    return kindOfStatus(isNumber ? number : httpStatus);
}

bool refusesToken(const QString &code)
{
    const QString number = gatewayNumber(code);
    return number == u"0301"_s || number == u"0307"_s || code == u"VOD.10054"_s || code == u"VST.10004"_s;
}

bool refusesPermission(const QString &code)
{
    return gatewayNumber(code) == u"0302"_s || code == u"VOD.10074"_s || code == u"VOD.10111"_s || code == u"VOD.10133"_s;
}

} // namespace deck::huawei
