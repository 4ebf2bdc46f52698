#pragma once

#include <QColor>
#include <QFont>
#include <QIcon>
#include <QObject>
#include <QPalette>
#include <QPixmap>

#include "core/upload_status.h"

#include <memory>

namespace deck {

/// The colour tokens of window.md, section 3.
enum class Token : quint8 {
    Window,
    Panel,
    Base,
    Hover,
    Sel,
    SelIdle,
    Changed,
    Line,
    Track,
    LineStrong,
    Text,
    Text2,
    Text3,
    Accent,
    OnAccent,
    Tip,
    OnTip,
    Blue,
    Amber,
    Violet,
    Teal,
    Green,
    Red,
    Grey,
};
inline constexpr int tokenCount = 24;

enum class ThemeChoice : quint8 { System, Light, Dark };

/// Relative type sizes of window.md, section 7.
enum class TextStyle : quint8 { Body, Small, Label, DialogTitle, StateTitle, FirstStartTitle, Fixed };

/// Colours, fonts and icons of the running program: one object, made in main and passed in by reference.
/// GUI thread.
class Appearance final : public QObject
{
    Q_OBJECT
public:
    explicit Appearance(QObject *parent = nullptr);
    ~Appearance() override;

    /// Applies style, palette and fonts to the application; follows the system live while System is chosen.
    void apply(ThemeChoice choice);
    [[nodiscard]] ThemeChoice choice() const;
    [[nodiscard]] bool isDark() const;

    [[nodiscard]] QColor color(Token token) const;
    [[nodiscard]] static QColor color(Token token, bool dark);
    [[nodiscard]] QPalette palette() const;
    [[nodiscard]] QFont font(TextStyle style) const;
    [[nodiscard]] Token statusToken(ShownStatus status) const;
    [[nodiscard]] static QString statusIconName(ShownStatus status);

    /// An icon of resources/icons in one token's colour, cached by name, size, colour and device pixel ratio.
    [[nodiscard]] QPixmap pixmap(const QString &name, int size, Token token, qreal devicePixelRatio) const;
    /// Normal in `token`, disabled in Text3 dimmed; renders at any device pixel ratio.
    [[nodiscard]] QIcon icon(const QString &name, Token token = Token::Text) const;
    [[nodiscard]] static QIcon applicationIcon();

Q_SIGNALS:
    /// Theme changed: everything painted from tokens repaints, icons are asked for again.
    void changed();

private:
    struct Private;
    std::unique_ptr<Private> m_d;
};

} // namespace deck
