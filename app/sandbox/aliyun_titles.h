#pragma once

#include "core/instant.h"

#include <QString>

namespace deck::sandbox {

/// Titles of a newsroom's library, well formed and odd ones: the same for the same seed.
class AliyunTitles final
{
public:
    explicit AliyunTitles(quint64 seed)
        : m_seed(seed)
    {
    }
    /// At most 128 bytes of UTF-8, the vendor's limit. `number` counts from the newest at the start (0) to the oldest;
    /// later ones have negative numbers.
    [[nodiscard]] QString title(qint64 number, Instant created) const;

private:
    quint64 m_seed;
};

} // namespace deck::sandbox
