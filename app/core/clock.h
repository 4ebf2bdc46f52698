#pragma once

#include "core/instant.h"

#include <functional>

class QObject;

namespace deck {

/// Time and timers, passed in so that a test can pass its own and advance it. Thread-safe.
class Clock
{
public:
    virtual ~Clock() = default;
    /// Wall time as this computer believes it; may jump.
    [[nodiscard]] virtual Instant now() const = 0;
    /// Time that never jumps, since an arbitrary start.
    [[nodiscard]] virtual Milliseconds monotonic() const = 0;
    /// Calls `function` once, on `context`'s thread, after `delay` (>= 0). Not called once `context` is
    /// destroyed. Call it from `context`'s thread. There is no cancel: a caller that may change its mind
    /// compares a generation number of its own inside `function`.
    virtual void after(Milliseconds delay, QObject *context, std::function<void()> function) = 0;
};

class SystemClock final : public Clock
{
public:
    [[nodiscard]] Instant now() const override;
    [[nodiscard]] Milliseconds monotonic() const override;
    void after(Milliseconds delay, QObject *context, std::function<void()> function) override;
};

} // namespace deck
