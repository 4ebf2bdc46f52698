#pragma once

#include "core/clock.h"

#include <QTimer>

#include <atomic>

namespace deck {

/// Real time, run faster: waits of the program (retries, time-outs, frames) pass in a fraction, while sockets stay real.
class ScaledClock : public Clock
{
public:
    explicit ScaledClock(int factor)
        : m_factor(factor)
        , m_startNow(std::chrono::floor<Milliseconds>(std::chrono::system_clock::now()))
        , m_start(std::chrono::steady_clock::now())
    {
    }

    [[nodiscard]] Instant now() const override { return m_startNow + elapsed(); }
    [[nodiscard]] Milliseconds monotonic() const override { return elapsed(); }
    void after(Milliseconds delay, QObject *context, std::function<void()> function) override
    {
        const auto real = std::chrono::ceil<Milliseconds>(std::chrono::duration<double, std::milli>(delay) / m_factor);
        QTimer::singleShot(std::max(real, Milliseconds::zero()), Qt::PreciseTimer, context, std::move(function));
    }

private:
    [[nodiscard]] Milliseconds elapsed() const
    {
        return std::chrono::duration_cast<Milliseconds>((std::chrono::steady_clock::now() - m_start) * m_factor);
    }

    const int m_factor;
    const Instant m_startNow;
    const std::chrono::steady_clock::time_point m_start;
};

/// The same with wall time standing still: waits pass, and what moves by the date does not.
class StandingClock final : public ScaledClock
{
public:
    using ScaledClock::ScaledClock;
    [[nodiscard]] Instant now() const override { return m_now; }

private:
    const Instant m_now = std::chrono::floor<Milliseconds>(std::chrono::system_clock::now());
};

/// As StandingClock, and a test can let time jump: both times go on, while what waits falls due as it would have.
class SteppedClock final : public ScaledClock
{
public:
    using ScaledClock::ScaledClock;
    [[nodiscard]] Instant now() const override { return m_begin + Milliseconds(m_stepped.load()); }
    [[nodiscard]] Milliseconds monotonic() const override { return ScaledClock::monotonic() + Milliseconds(m_stepped.load()); }
    void step(Milliseconds by) { m_stepped += by.count(); }

private:
    const Instant m_begin = std::chrono::floor<Milliseconds>(std::chrono::system_clock::now());
    std::atomic<qint64> m_stepped = 0;
};

} // namespace deck
