#pragma once

#include "core/local_text.h"

#include <optional>

namespace deck::huawei {

/// Cause and next step of a code of the gateway (either prefix), of VOD or of IAM, both languages; nullopt for a code no
/// table of the vendor names. "%1" is the permission that is missing.
[[nodiscard]] std::optional<Advice> adviceFor(const QString &code);

} // namespace deck::huawei
