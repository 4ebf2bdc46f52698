#pragma once

#include "vendors/vendor.h"

namespace deck::zego {

/// ZEGO Cloud Player, server API, upload tasks: what the registry lists.
[[nodiscard]] Vendor vendor();

/// The numbers of the vendor's pages; the sandbox enforces the same ones.
[[nodiscard]] VendorLimits limits();

} // namespace deck::zego
