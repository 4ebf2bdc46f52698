#pragma once

#include "core/instant.h"

#include <QString>

namespace deck::sandbox {

/// Titles and source addresses as people have them, and as they should not be: the same for the same seed.
class ZegoTitles final
{
public:
    explicit ZegoTitles(quint64 seed)
        : m_seed(seed)
    {
    }
    /// `number` counts from the newest task at the start (0) to the oldest; later tasks have negative numbers.
    [[nodiscard]] QString title(qint64 number, Instant created) const;
    /// http(s), at most 1,024 bytes; its file name is the source's own, not the title.
    [[nodiscard]] QString streamUrl(qint64 number, const QString &title) const;

private:
    quint64 m_seed;
};

} // namespace deck::sandbox
