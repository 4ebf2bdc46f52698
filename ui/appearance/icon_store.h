#pragma once

#include <QByteArray>
#include <QColor>
#include <QHash>
#include <QPixmap>
#include <QString>

namespace deck {

/// Draws the icons of :/icons in one colour and keeps what was drawn. GUI thread.
class IconStore final
{
public:
    /// `size` in logical pixels. A name without a file gives an empty pixmap.
    [[nodiscard]] QPixmap pixmap(const QString &name, int size, const QColor &color, qreal devicePixelRatio);

    /// The application icon, in its own colours.
    [[nodiscard]] static QPixmap applicationPixmap(int size, qreal devicePixelRatio);

private:
    struct Key
    {
        QString name;
        int pixels;
        QRgb color;
        int ratio; ///< of device pixels, in hundredths
        friend bool operator==(const Key &, const Key &) = default;
    };
    friend size_t qHash(const Key &key, size_t seed) { return qHashMulti(seed, key.name, key.pixels, key.color, key.ratio); }

    const QByteArray &source(const QString &name);

    QHash<QString, QByteArray> m_sources;
    QHash<Key, QPixmap> m_drawn;
};

} // namespace deck
