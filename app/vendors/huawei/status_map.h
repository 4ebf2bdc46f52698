#pragma once

#include "core/upload_status.h"

#include <QString>
#include <QStringList>

namespace deck::huawei {

/// The words of ShowAssetMeta.status (huawei.md 3.2) and of ListAssetList.asset_status (3.1); blanks around them do not
/// count. Any other word, none too, is Unknown. Pure.
[[nodiscard]] UploadStatus statusOfWord(QStringView word);

/// The word without the blanks around it where it is one of the vendor's; else the text as it came.
[[nodiscard]] QString vendorWord(const QString &text);

/// Every word of the map, in the order of the document.
[[nodiscard]] QStringList knownWords();

/// What ShowAssetMeta would say of an asset of which a listing says these two: a created asset's transcoding is the finer word.
[[nodiscard]] QString finestWord(const QString &assetStatus, const QString &transcodeStatus);

/// The values of ListAssetList's filter `status` that together find every asset of this status; empty: it cannot be filtered by.
[[nodiscard]] QStringList filterWords(UploadStatus status);

/// The statuses a listing can be filtered by.
[[nodiscard]] QList<UploadStatus> filterableStatuses();

} // namespace deck::huawei
