#include "engine/refresh_schedule.h"

#include <algorithm>

namespace deck {

namespace {

/// Accounts due within this part of the interval are refreshed together: fewer changes for the person to see.
constexpr int togetherPart = 10;

} // namespace

RefreshSchedule::RefreshSchedule(Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
{
}

void RefreshSchedule::setInterval(Milliseconds interval)
{
    m_interval = interval;
    m_next.clear();
    for (const QString &account : std::as_const(m_accounts))
        plan(account);
    arm();
    Q_EMIT nextChanged();
}

void RefreshSchedule::add(const QString &account)
{
    m_accounts.insert(account);
    plan(account);
    arm();
    Q_EMIT nextChanged();
}

void RefreshSchedule::remove(const QString &account)
{
    m_accounts.remove(account);
    m_next.remove(account);
    end(account);
    arm();
    Q_EMIT nextChanged();
}

void RefreshSchedule::begin(const QString &account)
{
    const bool first = m_running.isEmpty();
    m_running.insert(account);
    m_next.remove(account);
    arm();
    if (first)
        Q_EMIT started();
}

void RefreshSchedule::end(const QString &account)
{
    if (!m_running.remove(account))
        return;
    settle(account);
    if (!isRunning())
        Q_EMIT ended();
}

void RefreshSchedule::settle(const QString &account)
{
    plan(account);
    arm();
    Q_EMIT nextChanged();
}

std::optional<Instant> RefreshSchedule::nextAt() const
{
    if (m_next.isEmpty())
        return std::nullopt;
    const Milliseconds next = *std::min_element(m_next.cbegin(), m_next.cend());
    return m_clock.now() + std::max(next - m_clock.monotonic(), Milliseconds::zero());
}

void RefreshSchedule::plan(const QString &account)
{
    if (m_interval > Milliseconds::zero() && m_accounts.contains(account) && !m_running.contains(account))
        m_next.insert(account, m_clock.monotonic() + m_interval);
}

void RefreshSchedule::arm()
{
    const quint64 generation = ++m_generation;
    if (m_next.isEmpty())
        return;
    const Milliseconds next = *std::min_element(m_next.cbegin(), m_next.cend());
    m_clock.after(std::max(next - m_clock.monotonic(), Milliseconds::zero()), this, [this, generation] {
        if (generation == m_generation)
            fire();
    });
}

void RefreshSchedule::fire()
{
    const Milliseconds until = m_clock.monotonic() + m_interval / togetherPart;
    QStringList accounts;
    for (auto next = m_next.cbegin(); next != m_next.cend(); ++next) {
        if (*next <= until)
            accounts.append(next.key());
    }
    accounts.sort();
    for (const QString &account : std::as_const(accounts))
        m_next.remove(account);
    arm();
    Q_EMIT due(accounts);
}

} // namespace deck
