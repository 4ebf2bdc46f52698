#pragma once

#include <QMetaType>
#include <QString>

namespace deck {

/// What a progress cell draws (window.md, sections 4 and 5); the words "not given" and the like are `text`.
struct ProgressCell
{
    enum class Bar : quint8 { None, Outline, Fill, FillDim, FillGap, Hatch, Ticks, Hairline, Track, Full };
    Bar bar = Bar::None;
    double ratio = 0;   ///< of the fill, 0..1
    double highest = 0; ///< above ratio: it went back; a mark is drawn there
    QString text;
    bool isFigure = false; ///< text is a number, drawn in the stronger colour

    friend bool operator==(const ProgressCell &, const ProgressCell &) = default;
};

} // namespace deck

Q_DECLARE_METATYPE(deck::ProgressCell)
