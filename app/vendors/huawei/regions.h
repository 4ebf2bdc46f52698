#pragma once

#include "core/vendor_info.h"

namespace deck::huawei {

/// The regional hosts of VOD (huawei.md 1.1); the first is the default. cn-east-2 has rate limits of its own, which no page
/// states.
[[nodiscard]] const QList<Region> &regions();

} // namespace deck::huawei
