#include "vendors/zego/zego.h"

#include "vendors/zego/advice.h"
#include "vendors/zego/client.h"
#include "vendors/zego/codes.h"
#include "vendors/zego/regions.h"
#include "vendors/zego/requests.h"
#include "vendors/zego/status_map.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace deck::zego {

namespace {

QList<AccountKey> accountKeys()
{
    return {
        {.name = u"app-id"_s,
         .secret = false,
         .required = true,
         .label = {u"AppID"_s, u"AppID"_s},
         .hint = {u"A number, shown for the project in the ZEGO console"_s, u"一个数字，见 ZEGO 控制台的项目信息"_s}},
        {.name = u"server-secret"_s,
         .secret = true,
         .required = true,
         .label = {u"ServerSecret"_s, u"ServerSecret"_s},
         .hint = {u"32 characters, beside the AppID in the ZEGO console"_s, u"32 个字符，在 ZEGO 控制台中位于 AppID 旁"_s}},
        {.name = u"is-test"_s,
         .secret = false,
         .required = false,
         .advanced = true,
         .label = {u"IsTest"_s, u"IsTest"_s},
         .hint = {u"true or false; only projects made up to 16 November 2021 need it"_s,
                  u"true 或 false，仅 2021 年 11 月 16 日及以前创建的项目需要"_s}},
    };
}

VendorInfo info()
{
    VendorInfo info;
    info.id = vendorId();
    info.shortName = {u"ZEGO Player"_s, u"ZEGO 播放器"_s};
    info.longName = {u"ZEGO Cloud Player"_s, u"ZEGO 云端播放器"_s};
    info.monogram = u"ZG"_s;
    info.firstStartLine = {u"AppID and ServerSecret"_s, u"AppID 和 ServerSecret"_s};
    info.keysWhere = {u"ZEGO console (console.zego.im or console.zegocloud.com), project management, project information"_s,
                      u"ZEGO 控制台（console.zego.im 或 console.zegocloud.com）> 项目管理 > 项目信息"_s};
    info.regions = regions();
    info.keys = accountKeys();
    info.primaryKind = UploadKind::UrlJob;
    info.idPatterns = {{UploadKind::UrlJob, u"[0-9a-fA-F]{24}"_s}};
    info.listedKinds = {UploadKind::UrlJob};
    info.progressNote = {u"ZEGO reports no progress of an upload."_s, u"ZEGO 不提供上传进度。"_s};
    info.givesProgress = false;
    info.givesRetryCount = true;
    info.givesModifiedAt = false;
    info.listFilters = filterableStatuses();
    return info;
}

Result<void> checkAccount(const Account &account)
{
    if (!appIdOf(account))
        return failure(ErrorKind::BadInput, u"account-key"_s, u"app-id must be a decimal number from 1 to 4294967295."_s, u"app-id"_s);
    const QString isTest = account.set.value(u"is-test"_s).toLower();
    if (account.set.contains(u"is-test"_s) && isTest != u"true"_s && isTest != u"false"_s)
        return failure(ErrorKind::BadInput, u"account-key"_s, u"is-test must be true or false."_s, u"is-test"_s);
    const bool known = std::any_of(regions().cbegin(), regions().cend(),
                                   [&account](const Region &region) { return region.id == account.region; });
    if (!account.region.isEmpty() && !known)
        return failure(ErrorKind::BadInput, u"account-region"_s, u"ZEGO has no such region: "_s + account.region, account.region);
    return {};
}

} // namespace

VendorLimits limits()
{
    constexpr double perSecond = 20; // each of the three, per AppId
    return {
        .operations = {
            {.name = describeUploadTasks.toString(), .perSecond = perSecond},
            {.name = createUploadTask.toString(), .perSecond = perSecond, .write = true},
            {.name = cancelUploadTask.toString(), .perSecond = perSecond, .write = true},
        },
        .details = {{UploadKind::UrlJob, describeUploadTasks.toString(), 1}},
        .pageSize = 50,
        .mostPages = 40'000, // two million uploads
    };
}

Vendor vendor()
{
    return {
        .info = info(),
        .limits = limits(),
        .checkAccount = checkAccount,
        .makeClient
        = [](ClientContext context) -> std::unique_ptr<VendorClient> { return std::make_unique<Client>(std::move(context)); },
        .advice = adviceFor,
    };
}

} // namespace deck::zego
