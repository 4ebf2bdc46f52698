#pragma once

#include "sandbox/aliyun_refusal.h"
#include "sandbox/sandbox_vendor.h"

#include <optional>

namespace deck::sandbox {

/// The refusal that stands for every answer to this action while the scenario is played. `prefix`: "vod" or "ice", of
/// the permissions.
[[nodiscard]] std::optional<AliyunRefusal> refusalOfScenario(const QString &action, const QString &prefix, const Moment &moment);

} // namespace deck::sandbox
