#include "ui/uploads/text_painter.h"

#include <algorithm>

#include <QPainter>
#include <QTextBoundaryFinder>
#include <QTextLayout>

using namespace Qt::StringLiterals;

namespace deck {

namespace {

constexpr int keptTexts = 4'000;
constexpr qsizetype mostCharacters = 1'000; ///< that a cell could show; longer texts are cut before they are shaped
constexpr QChar ellipsis(u'…');

/// Whether pieces of the text can be shaped apart and set side by side: nothing that joins, combines or runs
/// from right to left.
bool isPlain(QChar c)
{
    const ushort u = c.unicode();
    return u < 0x0300 || (u >= 0x2010 && u <= 0x2027) || (u >= 0x2030 && u <= 0x205e) || (u >= 0x2e80 && u <= 0xd7a3)
        || (u >= 0xff00 && u <= 0xffef);
}

} // namespace

TextPainter::TextPainter(const QFont &font)
    : m_font(font)
    , m_raw(QRawFont::fromFont(font))
    , m_kept(keptTexts)
{
    QString ascii;
    for (int c = firstGlyph; c <= lastGlyph; ++c)
        ascii.append(QChar(c));
    const QList<quint32> indexes = m_raw.glyphIndexesForString(ascii);
    const QList<QPointF> advances = m_raw.advancesForGlyphIndexes(indexes);
    if (indexes.size() != ascii.size() || advances.size() != ascii.size())
        return; // every index stays 0: all texts are shaped
    qreal digit = 0;
    for (int i = 0; i < ascii.size(); ++i) {
        m_table[size_t(i)] = {indexes[i], advances[i].x(), 0};
        if (ascii[i].isDigit())
            digit = std::max(digit, advances[i].x());
    }
    for (int i = 0; i < ascii.size(); ++i) {
        Glyph &glyph = m_table[size_t(i)];
        if (ascii[i].isDigit()) {
            glyph.inset = (digit - glyph.advance) / 2;
            glyph.advance = digit;
        }
    }
}

bool TextPainter::isInTable(QChar c) const
{
    const ushort u = c.unicode();
    return u >= firstGlyph && u <= lastGlyph && m_table[size_t(u - firstGlyph)].index != 0;
}

void TextPainter::append(LaidText &laid, QStringView ascii) const
{
    QList<quint32> indexes;
    QList<QPointF> positions;
    indexes.reserve(ascii.size());
    positions.reserve(ascii.size());
    for (const QChar c : ascii) {
        const Glyph &glyph = m_table[size_t(c.unicode() - firstGlyph)];
        indexes.append(glyph.index);
        positions.append({laid.width + glyph.inset, 0});
        laid.width += glyph.advance;
    }
    QGlyphRun run;
    run.setRawFont(m_raw);
    run.setGlyphIndexes(indexes);
    run.setPositions(positions);
    laid.runs.append(run);
}

void TextPainter::appendShaped(LaidText &laid, const QString &text) const
{
    QTextLayout layout(text, m_font);
    QTextOption option;
    option.setWrapMode(QTextOption::NoWrap);
    option.setTextDirection(Qt::LayoutDirectionAuto);       // read in its own direction,
    option.setAlignment(Qt::AlignLeft | Qt::AlignAbsolute); // and left-aligned all the same
    layout.setTextOption(option);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    if (line.isValid())
        line.setLineWidth(1e6);
    layout.endLayout();
    if (!line.isValid())
        return;
    // Fallback fonts have other ascents: only the baseline is common.
    const QPointF shift(laid.width - line.naturalTextRect().left(), -line.ascent());
    for (QGlyphRun run : layout.glyphRuns()) {
        QList<QPointF> positions = run.positions();
        for (QPointF &position : positions)
            position += shift;
        run.setPositions(positions);
        laid.runs.append(run);
    }
    laid.width += line.naturalTextWidth();
}

LaidText TextPainter::lay(const QString &text) const
{
    LaidText laid;
    if (!std::all_of(text.cbegin(), text.cend(), isPlain)) {
        appendShaped(laid, text);
        return laid;
    }
    qsizetype from = 0;
    while (from < text.size()) {
        const bool inTable = isInTable(text[from]);
        qsizetype to = from + 1;
        while (to < text.size() && isInTable(text[to]) == inTable)
            ++to;
        if (inTable)
            append(laid, QStringView(text).sliced(from, to - from));
        else
            appendShaped(laid, text.sliced(from, to - from));
        from = to;
    }
    return laid;
}

const LaidText &TextPainter::whole(const QString &text)
{
    const Key key {text, -1, Qt::ElideNone};
    if (const LaidText *kept = m_kept.object(key))
        return *kept;
    auto *laid = new LaidText(lay(text));
    m_kept.insert(key, laid);
    return *laid;
}

QString TextPainter::cut(const QString &text, qreal room, Qt::TextElideMode mode)
{
    // Nothing longer can fit, and titles may have thousands of characters.
    const auto most = std::clamp<qsizetype>(qsizetype(room), 1, mostCharacters);
    QList<qsizetype> stops; // places where a character, as a reader sees it, ends
    const QString head
        = mode == Qt::ElideRight || text.size() <= 2 * most ? text.left(2 * most) : text.left(most) + text.right(most);
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, head);
    for (qsizetype at = finder.toNextBoundary(); at > 0; at = finder.toNextBoundary())
        stops.append(at);

    const auto shown = [&](qsizetype count) -> QString { // the cut text with `count` whole characters left
        if (mode != Qt::ElideMiddle) {
            QString start = count > 0 ? head.left(stops[count - 1]) : QString();
            while (start.endsWith(u' '))
                start.chop(1);
            return start + ellipsis;
        }
        const qsizetype tail = count * 2 / 5;
        const qsizetype lead = count - tail;
        const QString start = lead > 0 ? head.left(stops[lead - 1]) : QString();
        const QString end = tail > 0 ? head.mid(stops[stops.size() - tail - 1]) : QString();
        return start + ellipsis + end;
    };
    qsizetype fits = 0;
    qsizetype tooMany = stops.size();
    while (fits + 1 < tooMany) {
        const qsizetype middle = (fits + tooMany) / 2;
        if (lay(shown(middle)).width <= room)
            fits = middle;
        else
            tooMany = middle;
    }
    return shown(fits);
}

const LaidText &TextPainter::laid(const QString &text, qreal room, Qt::TextElideMode mode)
{
    const Key key {text, std::max(0, int(room)), mode};
    if (const LaidText *kept = m_kept.object(key))
        return *kept;
    if (text.size() <= mostCharacters) {
        const LaidText &all = whole(text);
        if (all.width <= room)
            return all;
    }
    auto *laid = new LaidText(lay(cut(text, room, mode)));
    m_kept.insert(key, laid);
    return *laid;
}

void TextPainter::draw(QPainter &painter, QPointF baseline, const QString &text, qreal room, Qt::TextElideMode mode)
{
    if (text.isEmpty() || room <= 0)
        return;
    for (const QGlyphRun &run : laid(text, room, mode).runs)
        painter.drawGlyphRun(baseline, run);
}

} // namespace deck
