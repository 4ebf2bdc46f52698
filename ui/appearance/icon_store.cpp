#include "ui/appearance/icon_store.h"

#include <cmath>

#include <QFile>
#include <QPainter>
#include <QSvgRenderer>

using namespace Qt::StringLiterals;

namespace deck {

namespace {

constexpr int grid = 24;
constexpr double gridStroke = 1.5;
constexpr qsizetype keptPixmaps = 600;

/// Where the 24 grid lies on a square of device pixels.
struct Placing
{
    double scale;
    double offset;
    double stroke; ///< in grid units
};

// Hints: the grid is scaled so that lines 8 units apart (4, 12, 20: the edges and the middle of every shape)
// lie on whole steps, then moved so that a stroke of whole width covers whole pixels.
Placing placing(int pixels)
{
    const double plain = double(pixels) / grid;
    const double scale = std::round(plain * 8) / 8;
    const double width = std::round(scale * gridStroke);
    if (scale <= 0 || width < 1 || std::abs(scale * gridStroke - width) > 0.26)
        return {plain, 0, gridStroke};
    const bool odd = static_cast<int>(width) % 2 != 0;
    const double middle = odd ? std::floor(pixels / 2.0) + (pixels % 2 != 0 ? 0.5 : -0.5) : std::floor(pixels / 2.0);
    return {scale, middle - grid / 2.0 * scale, width / scale};
}

QPixmap drawn(const QByteArray &svg, int pixels, const QRectF &target)
{
    QPixmap pixmap(pixels, pixels);
    pixmap.fill(Qt::transparent);
    QSvgRenderer renderer(svg);
    if (!renderer.isValid())
        return {};
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    renderer.render(&painter, target);
    return pixmap;
}

QByteArray fileContents(const QString &name)
{
    QFile file(":/icons/"_L1 + name + ".svg"_L1);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

const QByteArray &IconStore::source(const QString &name)
{
    auto it = m_sources.find(name);
    if (it == m_sources.end())
        it = m_sources.insert(name, fileContents(name));
    return *it;
}

QPixmap IconStore::pixmap(const QString &name, int size, const QColor &color, qreal devicePixelRatio)
{
    const int pixels = std::max(1, qRound(size * devicePixelRatio));
    const Key key {name, pixels, color.rgba(), qRound(devicePixelRatio * 100)};
    if (const auto it = m_drawn.constFind(key); it != m_drawn.cend())
        return *it;

    QByteArray svg = source(name);
    if (svg.isEmpty())
        return {};
    const Placing place = placing(pixels);
    svg.replace("currentColor"_ba, color.name(QColor::HexRgb).toLatin1());
    svg.replace("stroke-width=\"1.5\""_ba, QByteArray("stroke-width=\"" + QByteArray::number(place.stroke) + '"'));
    QPixmap result = drawn(svg, pixels, QRectF(place.offset, place.offset, grid * place.scale, grid * place.scale));
    if (color.alpha() < 255) {
        QPainter painter(&result);
        painter.setCompositionMode(QPainter::CompositionMode_DestinationIn);
        painter.fillRect(result.rect(), QColor(0, 0, 0, color.alpha()));
    }
    result.setDevicePixelRatio(devicePixelRatio);
    if (m_drawn.size() >= keptPixmaps)
        m_drawn.clear();
    m_drawn.insert(key, result);
    return result;
}

QPixmap IconStore::applicationPixmap(int size, qreal devicePixelRatio)
{
    const int pixels = qRound(size * devicePixelRatio);
    QPixmap pixmap = drawn(fileContents(u"app"_s), pixels, QRectF(0, 0, pixels, pixels));
    pixmap.setDevicePixelRatio(devicePixelRatio);
    return pixmap;
}

} // namespace deck
