#pragma once

#include "vendors/vendor.h"

namespace deck::huawei {

/// Huawei Cloud VOD: what the registry lists.
[[nodiscard]] Vendor vendor();

/// The numbers of the vendor's pages; the sandbox enforces the same ones.
[[nodiscard]] const VendorLimits &limits();

} // namespace deck::huawei
