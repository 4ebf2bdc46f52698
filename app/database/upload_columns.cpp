#include "database/upload_columns.h"

#include <algorithm>

namespace deck::column {

namespace {
constexpr char16_t byteOrderMark = 0xFEFF;

/// Noncharacters that SQLite replaces; the first of them in front would even swap the bytes of the whole text.
bool isNonCharacter(QChar c)
{
    return c.unicode() >= 0xFFFE;
}
} // namespace

QString storable(const QString &text)
{
    if (text.isEmpty())
        return QStringLiteral("");
    const bool asIs
        = text.front() != byteOrderMark && text.isValidUtf16() && std::none_of(text.begin(), text.end(), isNonCharacter);
    if (asIs)
        return text;
    QString result;
    result.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (c.isHighSurrogate() && i + 1 < text.size() && text.at(i + 1).isLowSurrogate()) {
            result += c;
            result += text.at(++i);
        } else if (c.isSurrogate() || isNonCharacter(c)) {
            result += QChar(QChar::ReplacementCharacter);
        } else if (c != byteOrderMark || !result.isEmpty()) {
            result += c;
        }
    }
    return result.isEmpty() ? QStringLiteral("") : result;
}

} // namespace deck::column
