#pragma once

#include <QString>

namespace deck::huawei {

/// The operations this program sends; all others of the vendor stand in its limits only.
inline constexpr QStringView listAssetList = u"ListAssetList";
inline constexpr QStringView showAssetMeta = u"ShowAssetMeta";
inline constexpr QStringView createToken = u"KeystoneCreateUserTokenByPassword"; ///< of IAM

/// The permission an operation needs, as IAM writes it: "vod:asset:list". Empty for one of no known permission.
[[nodiscard]] QString permissionOf(QStringView operation);

} // namespace deck::huawei
