#pragma once

#include "core/vendor_info.h"

namespace deck::zego {

/// The hosts of "accessing-server-apis"; the first is the default.
[[nodiscard]] const QList<Region> &regions();

} // namespace deck::zego
