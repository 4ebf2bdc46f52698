#include "vendors/huawei/huawei.h"

#include "vendors/huawei/operations.h"

using namespace Qt::StringLiterals;

namespace deck::huawei {

namespace {

/// Calls a minute of one tenant, huawei.md 1.5 (vod_04_0042, vod_04_0203). cn-east-2 has rates of its own that no page
/// states; these are used there as well.
constexpr double often = 1500.0 / 60;
constexpr double seldom = 100.0 / 60;

QList<VendorOperation> operations()
{
    QList<VendorOperation> list;
    const auto add = [&list](const QString &name, double perSecond, bool write) {
        list.append({.name = name, .perSecond = perSecond, .write = write});
    };
    for (const QStringView name : {listAssetList, showAssetMeta})
        add(name.toString(), often, false);
    for (const QString &name : {u"ShowAssetDetail"_s, u"ShowAssetTempAuthority"_s})
        add(name, often, false);
    for (const QString &name : {u"CreateAssetByFileUpload"_s, u"ConfirmAssetUpload"_s, u"PublishAssetFromObs"_s})
        add(name, often, true);
    for (const QString &name : {u"CheckMd5Duplication"_s, u"ListAssetTaskInfo"_s})
        add(name, seldom, false);
    for (const QString &name :
         {u"UploadMetaDataByUrl"_s, u"UpdateAsset"_s, u"CancelAssetTranscodeTask"_s, u"DeleteAssets"_s, u"PublishAssets"_s,
          u"UnpublishAssets"_s, u"UpdateAssetMeta"_s, u"CreateWatermarkTemplate"_s, u"ConfirmImageUpload"_s})
        add(name, seldom, true);
    // IAM states no rate. A token more does no harm: a read, so that a lost answer is asked for again.
    list.append({.name = createToken.toString(), .perSecond = 1, .assumed = true});
    return list;
}

} // namespace

const VendorLimits &limits()
{
    static const VendorLimits numbers = {
        .operations = operations(),
        .details = {{UploadKind::Media, showAssetMeta.toString(), 10}},
        .pageSize = 100,
        .mostPages = 20'000, // two million assets
        .mostListed = 20'000,
        .credentialLife = std::chrono::hours(24),
    };
    return numbers;
}

} // namespace deck::huawei
