#include "net/clock_skew.h"

namespace deck {

void ClockSkew::learn(Instant serverDate, Instant receivedAt, Milliseconds took)
{
    static constexpr Milliseconds noise {2'000};
    const Milliseconds skew = serverDate - (receivedAt - took / 2);
    if (!m_skew || std::chrono::abs(skew - *m_skew) > noise)
        m_skew = skew;
}

Milliseconds ClockSkew::correction() const
{
    return m_skew && std::chrono::abs(*m_skew) > harmlessSkew ? *m_skew : Milliseconds::zero();
}

} // namespace deck
