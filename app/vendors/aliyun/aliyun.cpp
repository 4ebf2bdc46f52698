#include "vendors/aliyun/aliyun.h"

#include "vendors/aliyun/advice.h"
#include "vendors/aliyun/client.h"
#include "vendors/aliyun/codes.h"
#include "vendors/aliyun/limits.h"
#include "vendors/aliyun/regions.h"
#include "vendors/aliyun/requests.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace deck::aliyun {

namespace {

QList<AccountKey> accountKeys(const LocalText &ownerHint)
{
    return {
        {.name = u"access-key-id"_s,
         .secret = false,
         .required = true,
         .label = {u"AccessKey ID"_s, u"AccessKey ID"_s},
         .hint = {u"Begins with LTAI; with STS. where it is a temporary one"_s, u"以 LTAI 开头，临时凭证以 STS. 开头"_s}},
        {.name = u"access-key-secret"_s,
         .secret = true,
         .required = true,
         .label = {u"AccessKey Secret"_s, u"AccessKey Secret"_s},
         .hint = {u"Shown once, when the AccessKey is created"_s, u"仅在创建 AccessKey 时显示一次"_s}},
        {.name = u"security-token"_s,
         .secret = true,
         .required = false,
         .advanced = true,
         .label = {u"Security token"_s, u"安全令牌"_s},
         .hint = {u"Only for temporary credentials of STS, together with their AccessKey pair"_s,
                  u"仅用于 STS 临时凭证，与其 AccessKey 一同填写"_s}},
        {.name = u"signature"_s,
         .secret = false,
         .required = false,
         .choices = {u"acs3"_s, u"rpc"_s},
         .advanced = true,
         .label = {u"Signature"_s, u"签名方式"_s},
         .hint = {u"acs3 by default; rpc is the older form, for gateways that know no other"_s,
                  u"默认 acs3；rpc 为旧方式，供不支持新方式的网关使用"_s}},
        {.name = u"resource-real-owner-id"_s,
         .secret = false,
         .required = false,
         .advanced = true,
         .label = {u"ResourceRealOwnerId"_s, u"ResourceRealOwnerId"_s},
         .hint = ownerHint},
    };
}

QString hex32()
{
    return u"[0-9a-fA-F]{32}"_s;
}

/// What both vendors declare alike.
VendorInfo commonInfo(const LocalText &ownerHint)
{
    VendorInfo info;
    info.firstStartLine = {u"AccessKey ID and AccessKey Secret"_s, u"AccessKey ID 和 AccessKey Secret"_s};
    info.keysWhere = {u"RAM console (ram.console.aliyun.com), users, the user, AccessKey pairs"_s,
                      u"RAM 控制台（ram.console.aliyun.com）> 用户 > 具体用户 > AccessKey"_s};
    info.keys = accountKeys(ownerHint);
    info.listedKinds = {UploadKind::Media};
    info.listingIsWhole = false;
    info.findsByUrl = true;
    info.givesModifiedAt = true;
    return info;
}

VendorInfo vodInfo()
{
    VendorInfo info = commonInfo({u"A number: the account the media belong to, where it is another one"_s,
                                  u"一个数字：媒体所属的账号 ID，仅当媒体属于其他账号时填写"_s});
    info.id = vodId();
    info.shortName = {u"Alibaba VOD"_s, u"阿里云 VOD"_s};
    info.longName = {u"Alibaba Cloud VOD"_s, u"阿里云视频点播"_s};
    info.monogram = u"AV"_s;
    info.regions = vodRegions();
    info.primaryKind = UploadKind::Media;
    info.idPatterns = {{UploadKind::Media, hex32()}, {UploadKind::UrlJob, hex32()}};
    info.cannotList = {u"Alibaba VOD lists videos; URL jobs and other media must be tracked."_s,
                       u"阿里云 VOD 只列出视频，URL 任务和其他媒体需要另行跟踪。"_s};
    info.givesProgress = true;
    info.progressNote
        = {u"Alibaba VOD knows the progress only of uploads whose program reports it: the console and the server upload SDKs "
           "(Java 1.4.4, C++ 1.0.0, PHP 1.0.2, Python 1.3.0 and later). Client upload SDKs report none."_s,
           u"阿里云 VOD 只知道由上传程序上报的进度：控制台和服务端上传 SDK（Java 1.4.4、C++ 1.0.0、PHP 1.0.2、Python 1.3.0 "
           "及以上版本）会上报，客户端上传 SDK 不会上报。"_s};
    info.listFilters = vodFilters();
    return info;
}

VendorInfo imsInfo()
{
    VendorInfo info = commonInfo(
        {u"A number, as for Alibaba VOD; no call made here uses it"_s, u"一个数字，与阿里云 VOD 相同；本程序的请求都不使用它"_s});
    info.id = imsId();
    info.shortName = {u"Alibaba IMS"_s, u"阿里云 IMS"_s};
    info.longName = {u"Alibaba Cloud IMS"_s, u"阿里云智能媒体服务"_s};
    info.monogram = u"AI"_s;
    info.regions = imsRegions();
    info.primaryKind = UploadKind::UrlJob;
    info.idPatterns = {{UploadKind::UrlJob, hex32()}, {UploadKind::Media, hex32()}};
    info.cannotList
        = {u"Alibaba IMS lists media; URL jobs must be tracked."_s, u"阿里云 IMS 只列出媒体，URL 任务需要另行跟踪。"_s};
    info.givesProgress = false;
    info.progressNote = {u"Alibaba IMS reports no progress of an upload."_s, u"阿里云 IMS 不提供上传进度。"_s};
    info.listFilters = imsFilters();
    return info;
}

tl::unexpected<ApiError> badKey(const QString &key, const QString &why)
{
    return failure(ErrorKind::BadInput, u"account-key"_s, key + u' ' + why, key);
}

/// It stands in a header between "Credential=" and a comma.
bool isAccessKeyId(const QString &text)
{
    return !text.isEmpty() && text.size() <= 128 && std::all_of(text.begin(), text.end(), [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'.' || c == u'_'
            || c == u'-';
    });
}

bool isDecimalLong(const QString &text)
{
    const bool digits = std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    bool ok = false;
    return digits && text.toLongLong(&ok) > 0 && ok;
}

Result<void> checkAccount(const Account &account, const VendorInfo &info)
{
    if (!isAccessKeyId(account.set.value(u"access-key-id"_s)))
        return badKey(u"access-key-id"_s, u"must be 1 to 128 letters, digits, dots, hyphens and underscores."_s);
    const QString signature = account.set.value(u"signature"_s);
    if (!signature.isEmpty() && !info.key(u"signature")->choices.contains(signature))
        return badKey(u"signature"_s, u"must be acs3 or rpc."_s);
    const QString owner = account.set.value(u"resource-real-owner-id"_s);
    if (!owner.isEmpty() && !isDecimalLong(owner))
        return badKey(u"resource-real-owner-id"_s, u"must be a decimal number."_s);
    const bool known = std::any_of(info.regions.cbegin(), info.regions.cend(),
                                   [&account](const Region &region) { return region.id == account.region; });
    if (!account.region.isEmpty() && !known) {
        return failure(ErrorKind::BadInput, u"account-region"_s, info.longName.en + u" has no such region: "_s + account.region,
                       account.region);
    }
    return {};
}

template<typename VendorsClient>
Vendor vendorOf(const VendorInfo &info, const VendorLimits &limits)
{
    return {
        .info = info,
        .limits = limits,
        .checkAccount = [info](const Account &account) { return checkAccount(account, info); },
        .makeClient = [](ClientContext context) -> std::unique_ptr<VendorClient> {
            return std::make_unique<VendorsClient>(std::move(context));
        },
        .advice = adviceFor,
    };
}

} // namespace

Vendor vodVendor()
{
    return vendorOf<VodClient>(vodInfo(), vodLimits());
}

Vendor imsVendor()
{
    return vendorOf<ImsClient>(imsInfo(), imsLimits());
}

} // namespace deck::aliyun
