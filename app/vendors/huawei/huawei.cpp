#include "vendors/huawei/huawei.h"

#include "vendors/huawei/advice.h"
#include "vendors/huawei/client.h"
#include "vendors/huawei/codes.h"
#include "vendors/huawei/regions.h"
#include "vendors/huawei/sign_in.h"
#include "vendors/huawei/status_map.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace deck::huawei {

namespace {

VendorInfo info()
{
    VendorInfo info;
    info.id = vendorId();
    info.shortName = {u"Huawei VOD"_s, u"华为云 VOD"_s};
    info.longName = {u"Huawei Cloud VOD"_s, u"华为云视频点播"_s};
    info.monogram = u"HW"_s;
    info.firstStartLine
        = {u"Project ID and an access key, an IAM user or a token"_s, u"项目 ID，以及访问密钥、IAM 用户或 Token"_s};
    info.keysWhere = {u"Huawei Cloud console, My Credentials: API Credentials and Access Keys"_s,
                      u"华为云控制台“我的凭证”中的“API 凭证”和“访问密钥”"_s};
    info.regions = regions();
    info.signInWays = signInWays();
    info.keys = accountKeys();
    info.primaryKind = UploadKind::Media;
    info.idPatterns = {{UploadKind::Media, u"[0-9a-fA-F]{32}"_s}};
    info.listedKinds = {UploadKind::Media};
    info.givesProgress = false;
    info.progressNote = {u"Huawei Cloud VOD reports no progress of an upload, only when it was begun."_s,
                         u"华为云 VOD 不提供上传进度，只提供开始时间。"_s};
    info.givesRetryCount = false;
    info.givesModifiedAt = true;
    info.listFilters = filterableStatuses();
    return info;
}

bool isPlain(const QString &text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) {
        return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || c == u'_' || c == u'-';
    });
}

tl::unexpected<ApiError> badKey(const QString &key, const QString &rule)
{
    return failure(ErrorKind::BadInput, u"account-key"_s, key + u" must be "_s + rule, key);
}

Result<void> checkAccount(const Account &account)
{
    const QString projectId = account.set.value(u"project-id"_s);
    if (!isPlain(projectId) || projectId.isEmpty() || projectId.size() > 64)
        return badKey(u"project-id"_s, u"letters and digits, as My Credentials shows it."_s);
    const QString accessKeyId = account.set.value(u"access-key-id"_s);
    if (!isPlain(accessKeyId) || accessKeyId.size() > 128)
        return badKey(u"access-key-id"_s, u"letters and digits, as My Credentials shows it."_s);
    const QString iamEndpoint = account.set.value(u"iam-endpoint"_s);
    if (!iamEndpoint.isEmpty() && !checkEndpoint(iamEndpoint))
        return badKey(u"iam-endpoint"_s, u"a complete https address."_s);
    const bool known = std::any_of(regions().cbegin(), regions().cend(),
                                   [&account](const Region &region) { return region.id == account.region; });
    if (!account.region.isEmpty() && !known)
        return failure(ErrorKind::BadInput, u"account-region"_s, u"Huawei Cloud VOD has no such region: "_s + account.region,
                       account.region);
    return {};
}

} // namespace

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

} // namespace deck::huawei
