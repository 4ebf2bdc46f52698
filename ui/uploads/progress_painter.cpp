#include "ui/uploads/progress_painter.h"

#include <algorithm>
#include <cmath>

#include <QPainter>

namespace deck {

using Bar = ProgressCell::Bar;

namespace {

constexpr qsizetype keptBars = 500;
constexpr int leastFill = 3;
constexpr int leftOpen = 2; ///< of the track before success; also the gap after a stalled fill
constexpr double stripe = 3;
constexpr double stripeStep = 8;
constexpr double tick = 2;
constexpr double tickStep = 6;
constexpr double hairline = 2;
constexpr double dim = 0.6;
const double lean = std::tan(25.0 * 3.14159265358979 / 180.0);

bool hasFill(Bar bar)
{
    return bar == Bar::Fill || bar == Bar::FillDim || bar == Bar::FillGap;
}

void drawHatch(QPainter &painter, double width, double height, double scale, const QColor &color)
{
    const double shift = height * lean;
    painter.setBrush(color);
    for (double x = -shift; x < width; x += stripeStep * scale) {
        const QPointF stripes[] {{x, height}, {x + shift, 0}, {x + shift + stripe * scale, 0}, {x + stripe * scale, height}};
        painter.drawConvexPolygon(stripes, 4);
    }
}

void drawTicks(QPainter &painter, int width, int height, double scale, const QColor &color)
{
    const int wide = qRound(tick * scale);
    for (double x = 0; x < width; x += tickStep * scale)
        painter.fillRect(qRound(x), 0, wide, height, color);
}

void drawFill(QPainter &painter, int fill, int height, double radius, const QColor &color)
{
    painter.setBrush(color);
    if (fill >= height)
        painter.drawRoundedRect(QRectF(0, 0, fill, height), radius, radius);
    else
        painter.fillRect(0, 0, fill, height, color);
}

/// Cuts what was drawn to the bar's rounded shape.
void round(QPainter &painter, const QImage &image, double radius)
{
    QImage shape(image.size(), QImage::Format_ARGB32_Premultiplied);
    shape.fill(Qt::transparent);
    QPainter shaping(&shape);
    shaping.setRenderHint(QPainter::Antialiasing);
    shaping.setPen(Qt::NoPen);
    shaping.setBrush(Qt::black);
    shaping.drawRoundedRect(QRectF(shape.rect()), radius, radius);
    shaping.end();
    painter.setCompositionMode(QPainter::CompositionMode_DestinationIn);
    painter.drawImage(0, 0, shape);
}

} // namespace

int ProgressPainter::fillWidth(double ratio, int width, int scale)
{
    if (ratio <= 0)
        return 0;
    return std::clamp(int(ratio * width), leastFill * scale, std::max(leastFill * scale, width - leftOpen * scale));
}

QImage ProgressPainter::drawn(const Key &key, qreal scale)
{
    QImage image(key.width, key.height, QImage::Format_ARGB32_Premultiplied);
    const QColor color = QColor::fromRgba(key.color);
    const double radius = key.height / 2.0;
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);

    if (key.bar == Bar::Outline) {
        const double line = std::max(1.0, std::round(scale));
        painter.setPen(QPen(color, line));
        painter.drawRoundedRect(QRectF(image.rect()).adjusted(line / 2, line / 2, -line / 2, -line / 2), radius - line / 2,
                                radius - line / 2);
        return image;
    }
    if (key.bar == Bar::Hairline) {
        const int thick = std::max(1, qRound(hairline * scale));
        painter.fillRect(0, (key.height - thick) / 2, key.width, thick, color);
        return image;
    }

    painter.fillRect(image.rect(), QColor::fromRgba(key.ground));
    if (key.bar == Bar::Hatch)
        drawHatch(painter, key.width, key.height, scale, color);
    else if (key.bar == Bar::Ticks)
        drawTicks(painter, key.width, key.height, scale, color);
    else if (key.bar == Bar::Full)
        painter.fillRect(image.rect(), color);
    else if (hasFill(key.bar) && key.fill > 0) {
        QColor fill = color;
        fill.setAlphaF(key.bar == Bar::FillDim ? dim : 1.0);
        drawFill(painter, key.fill, key.height, radius, fill);
        if (key.bar == Bar::FillGap) {
            painter.setCompositionMode(QPainter::CompositionMode_Clear);
            painter.fillRect(key.fill, 0, qRound(leftOpen * scale), key.height, Qt::transparent);
            painter.setCompositionMode(QPainter::CompositionMode_SourceOver);
        }
    }
    if (key.mark >= 0)
        painter.fillRect(key.mark, 0, std::max(1, qRound(scale)), key.height, color);
    round(painter, image, radius);
    return image;
}

void ProgressPainter::draw(QPainter &painter, const QRect &rect, const ProgressCell &cell, const QColor &color,
                           const Appearance &appearance)
{
    if (cell.bar == Bar::None)
        return;
    const QTransform toDevice = painter.deviceTransform();
    const QRect device = toDevice.mapRect(QRectF(rect)).toAlignedRect();
    const qreal scale = painter.device()->devicePixelRatioF();
    const int unit = std::max(1, qRound(scale));

    Key key {cell.bar,           device.width(), device.height(), 0, -1, color.rgba(), appearance.color(Token::Track).rgba(),
             qRound(scale * 100)};
    if (cell.bar == Bar::Outline)
        key.color = appearance.color(Token::LineStrong).rgba();
    if (hasFill(cell.bar)) {
        key.fill = fillWidth(cell.ratio, device.width(), unit);
        if (cell.highest > cell.ratio)
            key.mark = std::min(int(cell.highest * device.width()), device.width() - unit);
    }
    auto it = m_drawn.constFind(key);
    if (it == m_drawn.cend()) {
        if (m_drawn.size() >= keptBars)
            m_drawn.clear();
        it = m_drawn.insert(key, QPixmap::fromImage(drawn(key, scale)));
    }
    painter.drawPixmap(toDevice.inverted().mapRect(QRectF(device)), *it, QRectF(it->rect()));
}

} // namespace deck
