#pragma once

#include <QColor>

namespace deck {

/// `share` (0..1) of one colour over the rest of another; opaque.
[[nodiscard]] inline QColor mixed(const QColor &over, const QColor &under, double share)
{
    const auto part = [share](int a, int b) { return qRound(a * share + b * (1 - share)); };
    return {part(over.red(), under.red()), part(over.green(), under.green()), part(over.blue(), under.blue())};
}

} // namespace deck
