#include "ui/appearance/appearance.h"

#include <array>

namespace deck {

namespace {

struct TokenColours
{
    Token token;
    QRgb light;
    QRgb dark;
};

// clang-format off
constexpr std::array<TokenColours, tokenCount> table {{
    {Token::Window,     0xFFF3F4F6, 0xFF15171B},
    {Token::Panel,      0xFFF8F9FA, 0xFF181A1F},
    {Token::Base,       0xFFFFFFFF, 0xFF1C1F24},
    {Token::Hover,      0xFFF0F3F8, 0xFF24282F},
    {Token::Sel,        0xFFDCE8FD, 0xFF243A63},
    {Token::SelIdle,    0xFFE7E9ED, 0xFF2D323A},
    {Token::Changed,    0xFFEBF0FA, 0xFF252C38},
    {Token::Line,       0xFFE1E4E9, 0xFF2E333B},
    {Token::Track,      0xFFE3E6EB, 0xFF353B44},
    {Token::LineStrong, 0xFF7C8491, 0xFF838C99},
    {Token::Text,       0xFF1A1D23, 0xFFE8EAED},
    {Token::Text2,      0xFF4C5460, 0xFFB3BAC4},
    {Token::Text3,      0xFF5E6673, 0xFF9FA8B4},
    {Token::Accent,     0xFF2459C9, 0xFF85ADFF},
    {Token::OnAccent,   0xFFFFFFFF, 0xFF0E1726},
    {Token::Tip,        0xFF23272F, 0xFFE8EAED},
    {Token::OnTip,      0xFFF4F5F7, 0xFF1A1D23},
    {Token::Blue,       0xFF1F5FCB, 0xFF7FAEFF},
    {Token::Amber,      0xFF8A5600, 0xFFE6AE4A},
    {Token::Violet,     0xFF6F3CC3, 0xFFC0A2FA},
    {Token::Teal,       0xFF0A6C72, 0xFF5BC8CE},
    {Token::Green,      0xFF19733D, 0xFF6BCB90},
    {Token::Red,        0xFFBD2130, 0xFFFF8A8A},
    {Token::Grey,       0xFF5A626F, 0xFFA3ABB7},
}};
// clang-format on

consteval bool inOrder()
{
    for (std::size_t i = 0; i < table.size(); ++i) {
        if (table[i].token != static_cast<Token>(i))
            return false;
    }
    return true;
}
static_assert(inOrder(), "the table is read by position");

} // namespace

QColor Appearance::color(Token token, bool dark)
{
    const TokenColours &row = table[static_cast<std::size_t>(token)];
    return QColor::fromRgb(dark ? row.dark : row.light);
}

} // namespace deck
