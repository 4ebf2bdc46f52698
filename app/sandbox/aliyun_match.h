#pragma once

#include "sandbox/aliyun_content.h"

#include <functional>

namespace deck::sandbox {

using AliyunCondition = std::function<bool(const AliyunMedia &media, Instant now)>;

/// SearchMedia's Match, the part of the vendor's search protocol that is described: `Field = 'x'`, `Field in ('x','y')`
/// (at most 100), `CreationTime = ('from','to')` (both ends in), joined with `and`; `or` only within parentheses.
/// Words of the grammar in any case, ASCII quotes only. nullopt: ErrorMatchSyntax. An empty text matches all.
[[nodiscard]] std::optional<AliyunCondition> aliyunMatch(const QString &text);

} // namespace deck::sandbox
