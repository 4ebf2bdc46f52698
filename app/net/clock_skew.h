#pragma once

#include "core/instant.h"

#include <optional>

namespace deck {

/// How far this computer's clock is from the server's, learned from its Date header (which has whole seconds).
class ClockSkew
{
public:
    /// From one answer: the server wrote its Date about half-way through the request.
    void learn(Instant serverDate, Instant receivedAt, Milliseconds took);

    /// Server's clock minus ours; nullopt before the first Date. Stays as it is over changes of up to 2 s, which
    /// are the rounding of the header and the way of the answer.
    [[nodiscard]] std::optional<Milliseconds> measured() const { return m_skew; }
    /// What to add to our clock for signing: zero within 5 s.
    [[nodiscard]] Milliseconds correction() const;

private:
    std::optional<Milliseconds> m_skew;
};

inline constexpr Milliseconds harmlessSkew {5'000};

} // namespace deck
