#include "engine/refresh_schedule.h"

namespace deck {

RefreshSchedule::RefreshSchedule(Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
{
}

void RefreshSchedule::setInterval(Milliseconds interval)
{
    m_interval = interval;
    if (!isRunning())
        arm();
}

void RefreshSchedule::begin(const QString &account)
{
    const bool first = m_running.isEmpty();
    m_running.insert(account);
    if (!first)
        return;
    ++m_generation;
    m_nextAt.reset();
    Q_EMIT started();
}

void RefreshSchedule::end(const QString &account)
{
    if (!m_running.remove(account) || isRunning())
        return;
    arm();
    Q_EMIT ended();
}

void RefreshSchedule::settle()
{
    if (!isRunning())
        arm();
}

void RefreshSchedule::arm()
{
    const quint64 generation = ++m_generation;
    m_nextAt.reset();
    if (m_interval > Milliseconds::zero()) {
        m_nextAt = m_clock.now() + m_interval;
        m_clock.after(m_interval, this, [this, generation] {
            if (generation == m_generation)
                Q_EMIT due();
        });
    }
    Q_EMIT nextChanged();
}

} // namespace deck
