#pragma once

#include "models/progress_cell.h"
#include "ui/appearance/appearance.h"

#include <QHash>

class QPainter;

namespace deck {

/// Draws the flat, still bars of window.md, section 5, from pixmaps made once for each form, colour and width.
class ProgressPainter final
{
public:
    /// `rect` in logical pixels; the bar lies on whole device pixels in it.
    void draw(QPainter &painter, const QRect &rect, const ProgressCell &cell, const QColor &color, const Appearance &appearance);
    void clear() { m_drawn.clear(); }

    /// Of a bar `width` wide, in pixels of `scale` to a logical one: cut, at least 3 once above 0, at most width - 2.
    [[nodiscard]] static int fillWidth(double ratio, int width, int scale = 1);

private:
    struct Key
    {
        ProgressCell::Bar bar;
        int width;
        int height;
        int fill;
        int mark;
        QRgb color;
        QRgb ground;
        int ratio; ///< of device pixels, in hundredths
        friend bool operator==(const Key &, const Key &) = default;
    };
    friend size_t qHash(const Key &key, size_t seed)
    {
        return qHashMulti(seed, int(key.bar), key.width, key.height, key.fill, key.mark, key.color, key.ground, key.ratio);
    }

    [[nodiscard]] static QImage drawn(const Key &key, qreal scale);

    QHash<Key, QPixmap> m_drawn;
};

} // namespace deck
