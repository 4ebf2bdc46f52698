#include "ui/language/han_spacing.h"

namespace deck {

namespace {

/// Chinese characters, and the full-width marks that bring their own room.
bool isFullWidth(QChar c)
{
    return c.script() == QChar::Script_Han || (c.unicode() >= 0x3000 && c.unicode() <= 0x303f)
        || (c.unicode() >= 0xff00 && c.unicode() <= 0xffef);
}

} // namespace

QString closeHanGaps(QString text)
{
    for (qsizetype i = text.size() - 2; i > 0; --i) {
        if (text.at(i) == u' ' && isFullWidth(text.at(i - 1)) && isFullWidth(text.at(i + 1)))
            text.remove(i, 1);
    }
    return text;
}

QString closeHanGapsAround(QString text, const QString &name)
{
    if (name.isEmpty())
        return text;
    const auto closeAt = [&text](qsizetype i) {
        if (i > 0 && i + 1 < text.size() && text.at(i) == u' ' && isFullWidth(text.at(i - 1)) && isFullWidth(text.at(i + 1)))
            text.remove(i, 1);
    };
    for (qsizetype at = text.lastIndexOf(name); at >= 0; at = at > 0 ? text.lastIndexOf(name, at - 1) : -1) {
        closeAt(at + name.size());
        closeAt(at - 1);
    }
    return text;
}

} // namespace deck
