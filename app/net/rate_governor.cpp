#include "net/rate_governor.h"

#include <algorithm>
#include <cmath>

namespace deck {

namespace {

// A little over the vendor's second, for calls that bunch up on the way.
constexpr double windowLength = 1'100;
constexpr double recoveryTime = 60'000; // ms from standstill to the full pace
constexpr double lowestPace = 1.0 / 16;
constexpr Milliseconds spreadTime {5'000};
constexpr Milliseconds widestSpacing {250};

/// Calls that may start at once after a rest.
double burst(double perSecond, double pace)
{
    return pace < 1 ? 1.0 : std::max(1.0, perSecond / 4);
}

} // namespace

RateGovernor::Lane::Lane(double perSecond)
    : m_perSecond(perSecond > 0 ? perSecond : 1.0)
    , m_tokens(burst(m_perSecond, 1))
{
}

RateGovernor::Lane &RateGovernor::lane(const QString &operation, double perSecond)
{
    return m_lanes.try_emplace(operation, perSecond).first->second;
}

void RateGovernor::fill(Lane &lane, Milliseconds now) const
{
    const double gained = double((now - lane.m_filledAt).count()) / 1000 * lane.m_perSecond * pace(now);
    lane.m_tokens = std::min(lane.m_tokens + gained, burst(lane.m_perSecond, pace(now)));
    lane.m_filledAt = now;
}

Milliseconds RateGovernor::earliest(Lane &lane, Milliseconds now) const
{
    fill(lane, now);
    Milliseconds at = now;
    if (lane.m_tokens < 1)
        at += Milliseconds(qint64(std::ceil((1 - lane.m_tokens) / (lane.m_perSecond * pace(now)) * 1000)));
    const size_t most = size_t(std::max(1.0, std::floor(lane.m_perSecond)));
    if (lane.m_starts.size() >= most) {
        const double window = windowLength * double(most) / std::min(lane.m_perSecond, double(most));
        at = std::max(at, lane.m_starts.front() + Milliseconds(qint64(std::ceil(window))));
    }
    if (now < m_spreadUntil)
        at = std::max(at, m_lastStart + m_spacing);
    return at;
}

int RateGovernor::startsWithin(Lane &lane, Milliseconds now, Milliseconds span) const
{
    fill(lane, now);
    return std::max(1, int(lane.m_tokens + double(span.count()) / 1000 * lane.m_perSecond * pace(now)));
}

void RateGovernor::take(Lane &lane, Milliseconds now)
{
    fill(lane, now);
    lane.m_tokens -= 1;
    m_lastStart = now;
    lane.m_starts.push_back(now);
    while (lane.m_starts.size() > size_t(std::max(1.0, std::floor(lane.m_perSecond))))
        lane.m_starts.pop_front();
}

void RateGovernor::slowDown(Milliseconds now)
{
    m_pace = std::max(pace(now) / 2, lowestPace);
    m_pacedAt = now;
    for (auto &[name, lane] : m_lanes)
        lane.m_tokens = std::min(lane.m_tokens, 1.0);
}

double RateGovernor::pace(Milliseconds now) const
{
    return std::min(1.0, m_pace + double((now - m_pacedAt).count()) / recoveryTime);
}

void RateGovernor::spread(qsizetype calls, Milliseconds now)
{
    if (calls <= 0)
        return;
    m_spacing = std::min(Milliseconds((spreadTime.count() + calls - 1) / calls), widestSpacing);
    m_spreadUntil = now + m_spacing * calls;
    m_lastStart = now;
}

} // namespace deck
