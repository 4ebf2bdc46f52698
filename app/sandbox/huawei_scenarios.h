#pragma once

#include "sandbox/huawei_query.h"

namespace deck::sandbox {

/// The refusal that every request to VOD gets while the scenario is played; nullopt for other scenarios.
[[nodiscard]] std::optional<HuaweiRefusal> huaweiErrorOf(const QString &scenario);

} // namespace deck::sandbox
