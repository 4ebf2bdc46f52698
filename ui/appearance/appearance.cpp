#include "ui/appearance/appearance.h"

#include "ui/appearance/color_mix.h"
#include "ui/appearance/deck_style.h"
#include "ui/appearance/icon_store.h"
#include "ui/appearance/system_theme.h"

#include <QApplication>
#include <QFontDatabase>
#include <QIconEngine>
#include <QPainter>
#include <QPointer>
#include <QToolTip>

using namespace Qt::StringLiterals;

namespace deck {

struct Appearance::Private
{
    SystemTheme system;
    ThemeChoice choice = ThemeChoice::System;
    bool dark = false;
    QPointer<DeckStyle> style;
    mutable IconStore icons;
};

namespace {

constexpr int iconSizes[] = {16, 20, 24, 32, 48, 64, 128, 256};
constexpr double dimmed = 0.55;

QFont scaled(QFont font, double factor, QFont::Weight weight)
{
    if (font.pixelSize() > 0)
        font.setPixelSize(qRound(font.pixelSize() * factor));
    else
        font.setPointSizeF(font.pointSizeF() * factor);
    font.setWeight(weight);
    return font;
}

/// Asks the appearance at every painting, so icons follow the theme by themselves.
class TokenIconEngine final : public QIconEngine
{
public:
    TokenIconEngine(const Appearance &appearance, QString name, Token token)
        : m_appearance(&appearance)
        , m_name(std::move(name))
        , m_token(token)
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const qreal ratio = painter->device() ? painter->device()->devicePixelRatioF() : 1.0;
        painter->drawPixmap(rect, drawn(std::min(rect.width(), rect.height()), mode, ratio));
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override
    {
        // In Qt 6 `size` is in device pixels here, and the caller sets the ratio.
        return drawn(std::min(size.width(), size.height()), mode, 1.0);
    }
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal) override
    {
        return drawn(std::min(size.width(), size.height()), mode, 1.0);
    }
    [[nodiscard]] QIconEngine *clone() const override { return new TokenIconEngine(*m_appearance, m_name, m_token); }

private:
    [[nodiscard]] QPixmap drawn(int size, QIcon::Mode mode, qreal ratio) const
    {
        if (!m_appearance)
            return {};
        const QPixmap plain = m_appearance->pixmap(m_name, size, mode == QIcon::Disabled ? Token::Text3 : m_token, ratio);
        if (mode != QIcon::Disabled || plain.isNull())
            return plain;
        QPixmap faint(plain.size());
        faint.setDevicePixelRatio(plain.devicePixelRatio());
        faint.fill(Qt::transparent);
        QPainter painter(&faint);
        painter.setOpacity(dimmed);
        painter.drawPixmap(QPoint(0, 0), plain);
        return faint;
    }

    QPointer<const Appearance> m_appearance;
    QString m_name;
    Token m_token;
};

QPalette paletteFor(bool dark)
{
    const auto of = [dark](Token token) { return Appearance::color(token, dark); };
    QPalette palette;
    const auto all = [&palette](QPalette::ColorRole role, const QColor &color) { palette.setColor(QPalette::All, role, color); };
    all(QPalette::Window, of(Token::Window));
    all(QPalette::WindowText, of(Token::Text));
    all(QPalette::Base, of(Token::Base));
    all(QPalette::AlternateBase, of(Token::Base));
    all(QPalette::Text, of(Token::Text));
    all(QPalette::PlaceholderText, of(Token::Text3));
    all(QPalette::Button, of(Token::Base));
    all(QPalette::ButtonText, of(Token::Text));
    all(QPalette::BrightText, of(Token::Red));
    all(QPalette::Highlight, of(Token::Sel));
    all(QPalette::HighlightedText, of(Token::Text));
    all(QPalette::Link, of(Token::Accent));
    all(QPalette::LinkVisited, of(Token::Accent));
    all(QPalette::ToolTipBase, of(Token::Tip));
    all(QPalette::ToolTipText, of(Token::OnTip));
    all(QPalette::Light, of(Token::Panel));
    all(QPalette::Midlight, of(Token::Hover));
    all(QPalette::Mid, of(Token::Line));
    all(QPalette::Dark, of(Token::LineStrong));
    all(QPalette::Shadow, of(Token::LineStrong));
#if QT_VERSION >= QT_VERSION_CHECK(6, 6, 0)
    all(QPalette::Accent, of(Token::Accent));
#endif
    const QColor faint = mixed(of(Token::Text3), of(Token::Base), dimmed);
    for (const QPalette::ColorRole role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText, QPalette::PlaceholderText})
        palette.setColor(QPalette::Disabled, role, faint);
    palette.setColor(QPalette::Disabled, QPalette::Base, of(Token::Panel));
    palette.setColor(QPalette::Disabled, QPalette::Link, faint);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, of(Token::SelIdle));
    palette.setColor(QPalette::Inactive, QPalette::Highlight, of(Token::SelIdle));
    return palette;
}

} // namespace

Appearance::Appearance(QObject *parent)
    : QObject(parent)
    , m_d(std::make_unique<Private>())
{
    connect(&m_d->system, &SystemTheme::changed, this, [this] {
        if (m_d->choice == ThemeChoice::System && m_d->style && m_d->system.isDark() != m_d->dark)
            apply(ThemeChoice::System);
    });
}

Appearance::~Appearance()
{
    // The application owns its style, which must not ask us for colours any more.
    if (m_d->style)
        m_d->style->forget();
}

void Appearance::apply(ThemeChoice choice)
{
    m_d->choice = choice;
    m_d->dark = choice == ThemeChoice::Dark || (choice == ThemeChoice::System && m_d->system.isDark());
    if (!m_d->style) {
        m_d->style = new DeckStyle(*this);
        QApplication::setStyle(m_d->style);
        for (const Qt::UIEffect effect : {Qt::UI_AnimateMenu, Qt::UI_FadeMenu, Qt::UI_AnimateCombo, Qt::UI_AnimateTooltip,
                                          Qt::UI_FadeTooltip, Qt::UI_AnimateToolBox})
            QApplication::setEffectEnabled(effect, false);
    }
    QApplication::setPalette(palette());
    QToolTip::setPalette(palette());
    Q_EMIT changed();
}

ThemeChoice Appearance::choice() const
{
    return m_d->choice;
}

bool Appearance::isDark() const
{
    return m_d->dark;
}

QColor Appearance::color(Token token) const
{
    return color(token, m_d->dark);
}

QPalette Appearance::palette() const
{
    return paletteFor(m_d->dark);
}

QFont Appearance::font(TextStyle style) const
{
    const QFont body = QFontDatabase::systemFont(QFontDatabase::GeneralFont);
    switch (style) {
    case TextStyle::Body:
        return body;
    case TextStyle::Small:
        return scaled(body, 0.92, QFont::Normal);
    case TextStyle::Label:
        return scaled(body, 0.85, QFont::DemiBold);
    case TextStyle::DialogTitle:
        return scaled(body, 1.3, QFont::DemiBold);
    case TextStyle::StateTitle:
        return scaled(body, 1.15, QFont::DemiBold);
    case TextStyle::FirstStartTitle:
        return scaled(body, 1.7, QFont::DemiBold);
    case TextStyle::Fixed: {
        // The fixed font has the system's face; its size goes with the body's.
        QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
        if (body.pixelSize() > 0)
            fixed.setPixelSize(body.pixelSize());
        else
            fixed.setPointSizeF(body.pointSizeF());
        return scaled(fixed, 0.9, QFont::Normal);
    }
    }
    Q_UNREACHABLE();
}

Token Appearance::statusToken(ShownStatus status) const
{
    switch (status) {
    case ShownStatus::Uploading:
        return Token::Blue;
    case ShownStatus::Stalled:
    case ShownStatus::Retrying:
        return Token::Amber;
    case ShownStatus::AwaitingConfirmation:
        return Token::Violet;
    case ShownStatus::Processing:
        return Token::Teal;
    case ShownStatus::Succeeded:
        return Token::Green;
    case ShownStatus::Failed:
        return Token::Red;
    case ShownStatus::Waiting:
    case ShownStatus::Cancelled:
    case ShownStatus::Expired:
    case ShownStatus::Missing:
    case ShownStatus::Forbidden:
    case ShownStatus::Unknown:
        return Token::Grey;
    }
    Q_UNREACHABLE();
}

QString Appearance::statusIconName(ShownStatus status)
{
    switch (status) {
    case ShownStatus::Waiting:
        return u"clock"_s;
    case ShownStatus::Uploading:
        return u"up"_s;
    case ShownStatus::Stalled:
        return u"stall"_s;
    case ShownStatus::Retrying:
        return u"retry"_s;
    case ShownStatus::AwaitingConfirmation:
        return u"diamond"_s;
    case ShownStatus::Processing:
        return u"proc"_s;
    case ShownStatus::Succeeded:
        return u"ok"_s;
    case ShownStatus::Failed:
        return u"fail"_s;
    case ShownStatus::Cancelled:
        return u"slash"_s;
    case ShownStatus::Expired:
        return u"hourglass"_s;
    case ShownStatus::Missing:
        return u"ghost"_s;
    case ShownStatus::Forbidden:
        return u"lock"_s;
    case ShownStatus::Unknown:
        return u"question"_s;
    }
    Q_UNREACHABLE();
}

QPixmap Appearance::pixmap(const QString &name, int size, Token token, qreal devicePixelRatio) const
{
    return m_d->icons.pixmap(name, size, color(token), devicePixelRatio);
}

QIcon Appearance::icon(const QString &name, Token token) const
{
    return QIcon(new TokenIconEngine(*this, name, token));
}

QIcon Appearance::applicationIcon()
{
    QIcon icon;
    for (const int size : iconSizes)
        icon.addPixmap(IconStore::applicationPixmap(size, 1.0));
    return icon;
}

} // namespace deck
