#pragma once

#include "core/clock.h"

#include <QMetaObject>
#include <QObject>
#include <QPointer>

#include <algorithm>
#include <mutex>
#include <vector>

namespace deck {

/// A clock that stands still until a test advances it. Thread-safe; a due function runs on its context's thread.
class ManualClock final : public Clock
{
public:
    explicit ManualClock(Instant start = Instant(std::chrono::seconds(1'800'000'000)))
        : m_now(start)
    {
    }

    [[nodiscard]] Instant now() const override
    {
        const std::lock_guard lock(m_mutex);
        return m_now;
    }
    [[nodiscard]] Milliseconds monotonic() const override
    {
        const std::lock_guard lock(m_mutex);
        return m_monotonic;
    }
    void after(Milliseconds delay, QObject *context, std::function<void()> function) override
    {
        const std::lock_guard lock(m_mutex);
        m_timers.push_back({m_monotonic + std::max(delay, Milliseconds::zero()), m_count++, context, std::move(function)});
    }

    /// Moves both times forward and runs what falls due, in order of due time. Wall time may be set apart (setNow).
    void advance(Milliseconds by)
    {
        const Milliseconds end = monotonic() + by;
        for (;;) {
            Timer due;
            {
                const std::lock_guard lock(m_mutex);
                const auto next = std::min_element(m_timers.begin(), m_timers.end(), [](const Timer &a, const Timer &b) {
                    return std::pair(a.at, a.number) < std::pair(b.at, b.number);
                });
                if (next == m_timers.end() || next->at > end) {
                    m_now += end - m_monotonic;
                    m_monotonic = end;
                    return;
                }
                due = std::move(*next);
                m_timers.erase(next);
                m_now += std::max(due.at - m_monotonic, Milliseconds::zero());
                m_monotonic = std::max(m_monotonic, due.at);
            }
            if (due.context)
                QMetaObject::invokeMethod(due.context, std::move(due.function));
        }
    }
    /// Due time of the next timer from now; nullopt when none waits.
    [[nodiscard]] std::optional<Milliseconds> nextDue() const
    {
        const std::lock_guard lock(m_mutex);
        std::optional<Milliseconds> next;
        for (const Timer &timer : m_timers) {
            if (timer.context && (!next || timer.at - m_monotonic < *next))
                next = timer.at - m_monotonic;
        }
        return next;
    }
    void setNow(Instant now)
    {
        const std::lock_guard lock(m_mutex);
        m_now = now;
    }

private:
    struct Timer
    {
        Milliseconds at{0};
        int number = 0;
        QPointer<QObject> context;
        std::function<void()> function;
    };
    mutable std::mutex m_mutex;
    Instant m_now;
    Milliseconds m_monotonic{0};
    std::vector<Timer> m_timers;
    int m_count = 0;
};

} // namespace deck
