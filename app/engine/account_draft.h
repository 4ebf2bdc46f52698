#pragma once

#include "engine/engine.h"

namespace deck {

/// Whether the account can be kept as it is: BadInput "account-name", "unknown-vendor" (`vendor` is nullptr), "account-key"
/// (one is missing, unknown, or its secret stands in the wrong place), "endpoint-…", or what the vendor's own check says.
[[nodiscard]] Result<void> checkDraft(const AccountDraft &draft, const Vendor *vendor);

} // namespace deck
