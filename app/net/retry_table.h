#pragma once

#include "core/api_error.h"

namespace deck {

inline constexpr int mostTries = 5;
inline constexpr Milliseconds longestTrying {120'000}; ///< from a call's first try to the end of its last

/// Whether a read that failed so is worth another try. An HTTP answer of 400 to 499 without a code of the vendor is one
/// only where the status itself speaks of a passing state (408, 409, 423, 425, 429).
[[nodiscard]] bool isTriedAgain(const ApiError &error);

/// The pause after the `failures`-th failure in a row (from 1). `random` is 0..1 and gives the jitter: half of
/// the pause to the whole. Zero for kinds that are final.
[[nodiscard]] Milliseconds retryPause(ErrorKind kind, int failures, double random);

} // namespace deck
