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

} // namespace deck
