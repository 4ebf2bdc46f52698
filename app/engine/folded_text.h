#pragma once

#include <QString>

#include <string>
#include <string_view>

namespace deck {

/// Text as it is searched and ordered: full-width and half-width forms as their ordinary characters, upper
/// case as lower (one code point for one code point, so sharp s stays). Half-width kana with a separate voice mark
/// become one character.
[[nodiscard]] QString foldedText(const QString &text);

/// Valid UTF-8; a surrogate without its partner becomes U+FFFD.
[[nodiscard]] QByteArray utf8(const QString &text);

/// Lower-cases A to Z and leaves all other bytes of UTF-8 alone.
void lowerAscii(std::string_view text, std::string &result);

[[nodiscard]] inline std::string_view bytesOf(const QByteArray &bytes)
{
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

} // namespace deck
