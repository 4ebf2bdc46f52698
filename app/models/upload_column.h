#pragma once

#include "core/filter.h"

#include <QList>
#include <QString>

#include <optional>

namespace deck {

/// The table's columns in their first order. Those from Sent on are hidden at first.
enum class UploadColumn : quint8 {
    Title,
    Status,
    Progress,
    Size,
    Vendor,
    Account,
    CreatedAt,
    ModifiedAt,
    RetryCount,
    Source,
    Id,
    Sent,
    CompletedAt,
    VendorStatus,
    Error,
    MediaId,
    ExpiresAt,
    CheckedAt,
};
inline constexpr int uploadColumnCount = 18;
inline constexpr int firstHiddenColumn = static_cast<int>(UploadColumn::Sent);

/// A stable word for settings, e.g. "createdAt"; never translated.
[[nodiscard]] QString columnWord(UploadColumn column);
/// What a click on its header sorts by.
[[nodiscard]] SortKey sortKeyOf(UploadColumn column, bool descending);

} // namespace deck
