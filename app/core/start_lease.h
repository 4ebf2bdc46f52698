#pragma once

#include "core/instant.h"

namespace deck {

/// Leave to start calls of one operation, given to one of the processes that share an account's rate. Times are of the
/// wall clock, the only one that processes have in common.
struct StartLease
{
    int starts = 0;      ///< 0: none now
    Instant usableUntil; ///< what has not started by then must not start any more
    Instant askAgainAt;  ///< where there is none now: when there may be

    friend bool operator==(const StartLease &, const StartLease &) = default;
};

/// For how long starts are lent. What is lent counts for so much longer than the vendor's second.
inline constexpr Milliseconds leaseLength {100};

} // namespace deck
