#pragma once

#include "sandbox/huawei_query.h"

#include <QJsonObject>

namespace deck::sandbox {

/// The answers of ListAssetList, ShowAssetMeta and ShowAssetDetail, with what the scenario makes of them.
[[nodiscard]] QJsonObject huaweiList(const HuaweiQuery &query, HuaweiContent &content, const Moment &moment);
[[nodiscard]] QJsonObject huaweiMeta(const HuaweiQuery &query, HuaweiContent &content, const Moment &moment);
/// `categories`: which parts; empty for all.
[[nodiscard]] QJsonObject huaweiDetail(const HuaweiAsset &asset, const QStringList &categories, const Moment &moment);

/// The last change of a whole answer: what no JSON writer makes.
[[nodiscard]] QByteArray huaweiBody(const QJsonObject &answer, const QString &scenario);

} // namespace deck::sandbox
