#include "engine/folded_text.h"

#include <QStringView>

#include <algorithm>

namespace deck {

namespace {

constexpr char16_t halfWidthVoiced = 0xFF9E;
constexpr char16_t halfWidthSemiVoiced = 0xFF9F;

bool isAscii(const QString &text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 0x80; });
}

char32_t ordinaryWidth(char32_t c)
{
    if (c != 0x3000 && (c < 0xFF00 || c > 0xFFEF))
        return c;
    const QChar::Decomposition tag = QChar::decompositionTag(c);
    if (tag != QChar::Wide && tag != QChar::Narrow)
        return c;
    const QString ordinary = QChar::decomposition(c);
    return ordinary.size() == 1 ? ordinary.front().unicode() : c;
}

} // namespace

QString foldedText(const QString &text)
{
    if (isAscii(text))
        return text.toLower();
    QString folded;
    folded.reserve(text.size());
    bool voiced = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        char32_t c = text.at(i).unicode();
        if (QChar::isHighSurrogate(c) && i + 1 < text.size() && text.at(i + 1).isLowSurrogate())
            c = QChar::surrogateToUcs4(static_cast<char16_t>(c), text.at(++i).unicode());
        voiced = voiced || c == halfWidthVoiced || c == halfWidthSemiVoiced;
        c = QChar::toCaseFolded(ordinaryWidth(c));
        for (const char16_t unit : QChar::fromUcs4(c))
            folded.append(QChar(unit));
    }
    return voiced ? folded.normalized(QString::NormalizationForm_C) : folded;
}

QByteArray utf8(const QString &text)
{
    if (text.isValidUtf16())
        return text.toUtf8();
    QString valid = text;
    for (qsizetype i = 0; i < valid.size(); ++i) {
        const QChar c = valid.at(i);
        if (c.isHighSurrogate() && i + 1 < valid.size() && valid.at(i + 1).isLowSurrogate())
            ++i;
        else if (c.isSurrogate())
            valid[i] = QChar(QChar::ReplacementCharacter);
    }
    return valid.toUtf8();
}

void lowerAscii(std::string_view text, std::string &result)
{
    result.resize(text.size());
    std::transform(text.begin(), text.end(), result.begin(),
                   [](char c) { return static_cast<char>(c + ((c >= 'A' && c <= 'Z') ? 'a' - 'A' : 0)); });
}

} // namespace deck
