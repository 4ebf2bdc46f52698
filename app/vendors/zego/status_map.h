#pragma once

#include "core/upload_status.h"

#include <optional>

namespace deck::zego {

/// DescribeUploadTasks' numbers 1 to 7; anything else, absent too, is Unknown. A callback counts differently.
[[nodiscard]] UploadStatus statusFromNumber(std::optional<qint64> number);

/// The number to filter a listing by; nullopt where the vendor has none.
[[nodiscard]] std::optional<int> numberOfStatus(UploadStatus status);

/// The statuses a listing can be filtered by, in the order of their numbers.
[[nodiscard]] QList<UploadStatus> filterableStatuses();

} // namespace deck::zego
