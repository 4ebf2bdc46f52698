#pragma once

#include "core/local_text.h"

#include <optional>

namespace deck::aliyun {

/// Cause and next step of a code of either vendor, both languages; a code without an entry of its own is looked for among
/// the families ("Throttling.…", "Invalid…"). nullopt for a code no table of the vendors names.
[[nodiscard]] std::optional<Advice> adviceFor(const QString &code);

} // namespace deck::aliyun
