#pragma once

#include <QCache>
#include <QFont>
#include <QGlyphRun>
#include <QRawFont>
#include <QString>

#include <array>

class QPainter;

namespace deck {

/// One line of cell text, shaped once: glyphs placed from the baseline's left end.
struct LaidText
{
    QList<QGlyphRun> runs;
    qreal width = 0;
};

/// Draws cell texts in one font, by baseline: ASCII by a glyph table in which all ten digits have one advance,
/// the rest shaped and kept. A text without room is cut with an ellipsis. GUI thread.
class TextPainter final
{
public:
    explicit TextPainter(const QFont &font);

    [[nodiscard]] const QFont &font() const { return m_font; }

    /// The text as drawn where `room` is left; `mode` is Qt::ElideRight or Qt::ElideMiddle.
    [[nodiscard]] const LaidText &laid(const QString &text, qreal room, Qt::TextElideMode mode);
    [[nodiscard]] qreal width(const QString &text) { return whole(text).width; }

    /// `baseline` is the left end of the baseline, in whole pixels. Drawn with the painter's pen.
    void draw(QPainter &painter, QPointF baseline, const QString &text, qreal room, Qt::TextElideMode mode);

private:
    struct Glyph
    {
        quint32 index = 0;
        qreal advance = 0;
        qreal inset = 0; ///< a narrow digit stands in the middle of its place
    };
    static constexpr int firstGlyph = 0x20;
    static constexpr int lastGlyph = 0x7e;

    struct Key
    {
        QString text;
        int room; ///< in pixels; -1: the whole text
        Qt::TextElideMode mode;
        friend bool operator==(const Key &, const Key &) = default;
    };
    friend size_t qHash(const Key &key, size_t seed) { return qHashMulti(seed, key.text, key.room, int(key.mode)); }

    const LaidText &whole(const QString &text);
    [[nodiscard]] bool isInTable(QChar c) const;
    [[nodiscard]] LaidText lay(const QString &text) const;
    void append(LaidText &laid, QStringView ascii) const;
    void appendShaped(LaidText &laid, const QString &text) const;
    [[nodiscard]] QString cut(const QString &text, qreal room, Qt::TextElideMode mode);

    QFont m_font;
    QRawFont m_raw;
    std::array<Glyph, lastGlyph - firstGlyph + 1> m_table {};
    QCache<Key, LaidText> m_kept;
};

} // namespace deck
