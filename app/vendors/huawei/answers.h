#pragma once

#include "vendors/huawei/envelope.h"
#include "vendors/vendor.h"

namespace deck::huawei {

/// ListAssetList as it came.
struct AssetList
{
    QList<Upload> uploads;              ///< in the answer's order, repeated IDs included
    std::optional<qint64> total;        ///< capped at 20,000 by the vendor; absent where it was no number or negative
    int rows = 0;                       ///< all there were, those without a usable ID included
    std::optional<Instant> lastCreated; ///< of the last row that tells its time
};

/// Every field and oddity of huawei.md 2.2 and 5. What is missing, null, 0 or empty was not said, and what is known of it
/// stays: such a field is not covered. BadAnswer where a list may be hidden in a form we do not know. Pure.
[[nodiscard]] Result<AssetList> readAssetList(const QJsonObject &body, const QString &account, Instant receivedAt);

/// Answer to ListAssetList: envelope and list.
[[nodiscard]] Result<AssetList> readListReply(const HttpReply &reply, const Asked &asked, const QString &account);

/// What ShowAssetMeta said of the IDs asked for.
struct AssetMeta
{
    Details details;
    QStringList apart; ///< what the answer to all does not tell: to be asked for one at a time
};

/// Answer to ShowAssetMeta. An ID is missing where the vendor calls it UNCREATED or NO_ASSET, or, asked for alone,
/// answers VOD.10062 or a list that is empty beyond doubt; forbidden where it refuses the right to that one asset.
/// A refusal that one of several IDs may have caused puts all of them in `apart`. BadAnswer where the answer speaks of an
/// asset that was not asked for instead of one that was. Pure.
[[nodiscard]] Result<AssetMeta> readMetaReply(const HttpReply &reply, const Asked &asked, const QString &account,
                                              const QStringList &ids);

} // namespace deck::huawei
