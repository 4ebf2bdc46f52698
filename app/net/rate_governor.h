#pragma once

#include "core/instant.h"

#include <QString>

#include <deque>
#include <map>

namespace deck {

/// Paces the calls of one account. Each operation has a lane: a token bucket for evenness, and the starts of the
/// last second for certainty. Numbers and times come as arguments; times are Clock::monotonic.
class RateGovernor
{
public:
    class Lane
    {
    public:
        explicit Lane(double perSecond);

    private:
        friend class RateGovernor;
        double m_perSecond;
        double m_tokens;
        Milliseconds m_filledAt {0};
        std::deque<Milliseconds> m_starts; ///< the last ones, as many as the rate allows in a second
    };

    /// The lane of an operation; stays valid as long as the governor. A rate that is not positive counts as 1/s.
    [[nodiscard]] Lane &lane(const QString &operation, double perSecond);

    /// When the next call of the lane may start: `now` or later.
    [[nodiscard]] Milliseconds earliest(Lane &lane, Milliseconds now) const;
    /// How many calls of the lane could start within `span` from now; at least 1.
    [[nodiscard]] int startsWithin(Lane &lane, Milliseconds now, Milliseconds span) const;
    /// One call starts.
    void take(Lane &lane, Milliseconds now);

    /// The vendor asked for fewer calls: halves the pace of every lane. It comes back within a minute.
    void slowDown(Milliseconds now);
    /// Share of the published rates in use, up to 1.
    [[nodiscard]] double pace(Milliseconds now) const;

    /// `calls` have waited for the net: they start one by one over at least 5 s (few calls over less).
    void spread(qsizetype calls, Milliseconds now);

private:
    void fill(Lane &lane, Milliseconds now) const;

    std::map<QString, Lane> m_lanes;
    double m_pace = 1;
    Milliseconds m_pacedAt {0};
    Milliseconds m_spacing {0};
    Milliseconds m_spreadUntil {0};
    Milliseconds m_lastStart {0};
};

} // namespace deck
