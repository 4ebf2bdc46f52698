#pragma once

#include "core/local_text.h"

#include <optional>

namespace deck::zego {

/// Cause and next step of a return code, both languages; nullopt for a code no table of the vendor names.
[[nodiscard]] std::optional<Advice> adviceFor(const QString &code);

} // namespace deck::zego
