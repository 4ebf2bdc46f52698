#pragma once

#include "vendors/vendor.h"

namespace deck::aliyun {

/// The numbers of aliyun.md 2.1 and 1.1; the sandbox enforces the same ones. The main account and its RAM users share a
/// rate.
[[nodiscard]] VendorLimits vodLimits();

/// No table of rates was found for IMS: 20 calls a second for each operation is our assumption, and so is how many
/// media BatchGetMediaInfos takes. Regions by 1.1.
[[nodiscard]] VendorLimits imsLimits();

/// Rows that can be reached by page numbers alone, in a listing without ScrollToken (2.8, 2.10); beyond, split by time.
inline constexpr int mostByPageNumber = 5'000;

} // namespace deck::aliyun
