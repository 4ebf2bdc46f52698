#include "cli/text_table.h"

#include "models/format.h"

#include <algorithm>
#include <array>

namespace deck {

namespace {

struct Range
{
    char32_t first;
    char32_t last;
};

// Unicode's East Asian Width W and F, and emoji that terminals draw two places wide.
constexpr std::array wideRanges = {
    Range {0x1100, 0x115F},   Range {0x2E80, 0x303E},   Range {0x3041, 0x33FF},   Range {0x3400, 0x4DBF},
    Range {0x4E00, 0x9FFF},   Range {0xA000, 0xA4CF},   Range {0xA960, 0xA97F},   Range {0xAC00, 0xD7A3},
    Range {0xF900, 0xFAFF},   Range {0xFE30, 0xFE6F},   Range {0xFF00, 0xFF60},   Range {0xFFE0, 0xFFE6},
    Range {0x1F300, 0x1F64F}, Range {0x1F680, 0x1F6FF}, Range {0x1F900, 0x1F9FF}, Range {0x20000, 0x3FFFD},
};

int widthOf(char32_t c)
{
    switch (QChar::category(c)) {
    case QChar::Mark_NonSpacing:
    case QChar::Mark_Enclosing:
    case QChar::Other_Format:
        return 0;
    default:
        break;
    }
    const bool wide = std::any_of(wideRanges.begin(), wideRanges.end(), [c](Range range) { return c >= range.first && c <= range.last; });
    return wide ? 2 : 1;
}

QString padded(const QString &text, int width, bool right)
{
    const QString blanks(std::max(0, width - displayWidth(text)), u' ');
    return right ? QString(blanks + text) : QString(text + blanks);
}

} // namespace

int displayWidth(QStringView text)
{
    int width = 0;
    const auto characters = text.toUcs4();
    for (const uint c : characters)
        width += widthOf(c);
    return width;
}

QString cutToWidth(const QString &text, int width)
{
    if (displayWidth(text) <= width)
        return text;
    QString kept;
    int used = 1; // the ellipsis
    const auto characters = text.toUcs4();
    for (const uint c : characters) {
        used += widthOf(c);
        if (used > width)
            break;
        kept += QString::fromUcs4(reinterpret_cast<const char32_t *>(&c), 1);
    }
    return QString(kept + u'…');
}

QString escapedForTerminal(const QString &text)
{
    return Format::visible(text);
}

QString textTable(const QStringList &header, const QList<QStringList> &rows, const QList<int> &rightAligned)
{
    QList<QStringList> lines {header};
    for (const QStringList &row : rows) {
        QStringList cells;
        for (const QString &cell : row)
            cells.append(escapedForTerminal(cell));
        lines.append(cells);
    }
    QList<int> widths(header.size(), 0);
    for (const QStringList &line : std::as_const(lines)) {
        for (qsizetype i = 0; i < line.size() && i < widths.size(); ++i)
            widths[i] = std::max(widths[i], displayWidth(line.at(i)));
    }
    QString out;
    for (const QStringList &line : std::as_const(lines)) {
        QString text;
        for (qsizetype i = 0; i < line.size() && i < widths.size(); ++i) {
            if (i > 0)
                text += QStringLiteral("  ");
            text += padded(line.at(i), widths.at(i), rightAligned.contains(static_cast<int>(i)));
        }
        while (text.endsWith(u' '))
            text.chop(1);
        out += text + u'\n';
    }
    return out;
}

} // namespace deck
