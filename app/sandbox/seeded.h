#pragma once

#include <QtGlobal>

namespace deck::sandbox {

/// Repeatable dice (SplitMix64): the same seed throws the same on every platform, which <random>'s
/// distributions do not promise. A value; each use has its own.
class Seeded final
{
public:
    explicit Seeded(quint64 seed, quint64 stream = 0)
        : m_state(seed * 0x9E3779B97F4A7C15ULL + stream * 0xD1B54A32D192ED03ULL)
    {
        (void)next();
    }

    quint64 next()
    {
        m_state += 0x9E3779B97F4A7C15ULL;
        quint64 z = m_state;
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
        return z ^ (z >> 31U);
    }
    /// 0..count-1; count > 0.
    [[nodiscard]] qint64 below(qint64 count) { return static_cast<qint64>(next() % static_cast<quint64>(count)); }
    /// Both ends included.
    [[nodiscard]] qint64 between(qint64 least, qint64 most) { return least + below(most - least + 1); }
    [[nodiscard]] bool chance(int percent) { return below(100) < percent; }
    /// 0 <= x < 1
    [[nodiscard]] double fraction() { return static_cast<double>(next() >> 11U) / 9007199254740992.0; }

private:
    quint64 m_state;
};

} // namespace deck::sandbox
