#pragma once

#include "core/vendor_info.h"

namespace deck::aliyun {

/// The public endpoints of aliyun.md 1.1; the first is the default.
[[nodiscard]] const QList<Region> &vodRegions();
[[nodiscard]] const QList<Region> &imsRegions();

} // namespace deck::aliyun
