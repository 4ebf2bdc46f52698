#include "ui/appearance/deck_style.h"

#include "ui/appearance/color_mix.h"

#include <QAbstractScrollArea>
#include <QPainter>
#include <QScrollBar>

using namespace Qt::StringLiterals;

namespace deck {

namespace {

constexpr qreal controlRadius = 6;
constexpr qreal itemRadius = 4;
constexpr int padding = 10;
constexpr int iconGap = 8;

class Saved
{
public:
    explicit Saved(QPainter &painter)
        : m_painter(painter)
    {
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
    }
    ~Saved() { m_painter.restore(); }
    Q_DISABLE_COPY_MOVE(Saved)

private:
    QPainter &m_painter;
};

} // namespace

QColor DeckStyle::color(Token token) const
{
    return m_appearance ? m_appearance->color(token) : Appearance::color(token, m_dark);
}

QPixmap DeckStyle::icon(const QString &name, int size, Token token, const QPainter &painter) const
{
    return m_appearance ? m_appearance->pixmap(name, size, token, painter.device()->devicePixelRatioF()) : QPixmap();
}

void DeckStyle::drawIconAt(QPainter &painter, const QRect &rect, const QString &name, int size, Token token) const
{
    const QPoint corner(rect.x() + (rect.width() - size) / 2, rect.y() + (rect.height() - size) / 2);
    painter.drawPixmap(corner, icon(name, size, token, painter));
}

void DeckStyle::drawFrame(QPainter &painter, const QRect &rect, qreal radius, const QColor &border, const QColor &fill) const
{
    painter.setPen(QPen(border, 1));
    painter.setBrush(fill);
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), radius - 0.5, radius - 0.5);
}

void DeckStyle::drawPushButton(const QStyleOptionButton &option, QPainter &painter) const
{
    const Saved saved(painter);
    const bool enabled = option.state.testFlag(State_Enabled);
    const bool down = option.state.testFlag(State_Sunken);
    const bool on = option.state.testFlag(State_On);
    const bool over = enabled && option.state.testFlag(State_MouseOver);
    const bool focus = option.state.testFlag(State_HasFocus);
    const bool filled = enabled && option.features.testFlag(QStyleOptionButton::DefaultButton);
    const bool flat = option.features.testFlag(QStyleOptionButton::Flat);

    QColor fill = color(Token::Base);
    QColor border = color(enabled ? Token::LineStrong : Token::Line);
    if (filled) {
        fill = color(Token::Accent);
        if (down || over)
            fill = mixed(color(Token::Text), fill, down ? 0.22 : 0.12);
        border = fill;
    } else if (down || on) {
        fill = color(Token::SelIdle);
    } else if (over) {
        fill = color(Token::Hover);
    } else if (flat) {
        fill = Qt::transparent;
    }
    if (flat && !filled)
        border = Qt::transparent;

    if (focus && filled) { // the ring stands off the filled face, or it would not be seen
        drawFrame(painter, option.rect, controlRadius, color(Token::Accent), Qt::transparent);
        drawFrame(painter, option.rect.adjusted(2, 2, -2, -2), controlRadius - 2, fill, fill);
        return;
    }
    drawFrame(painter, option.rect, controlRadius, focus ? color(Token::Accent) : border, fill);
    if (focus)
        drawFrame(painter, option.rect.adjusted(1, 1, -1, -1), controlRadius - 1, color(Token::Accent), Qt::transparent);
}

void DeckStyle::drawPushButtonLabel(const QStyleOptionButton &option, QPainter &painter, const QWidget *widget) const
{
    const Saved saved(painter);
    const bool enabled = option.state.testFlag(State_Enabled);
    const bool filled = enabled && option.features.testFlag(QStyleOptionButton::DefaultButton);
    QFont medium = painter.font();
    medium.setWeight(QFont::Medium);
    painter.setFont(medium);

    int textFlags = Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine;
    textFlags |= proxy()->styleHint(SH_UnderlineShortcut, &option, widget) ? Qt::TextShowMnemonic : Qt::TextHideMnemonic;
    const QSize icon = option.icon.isNull() ? QSize() : option.iconSize;
    const int textWidth = option.text.isEmpty() ? 0 : QFontMetrics(medium).size(Qt::TextShowMnemonic, option.text).width();
    const int menuWidth = option.features.testFlag(QStyleOptionButton::HasMenu) ? 18 : 0;
    const int gap = !icon.isEmpty() && textWidth > 0 ? iconGap : 0;
    const int whole = std::max(0, icon.width()) + gap + textWidth + menuWidth;
    int x = option.rect.x() + std::max(padding, (option.rect.width() - whole) / 2);
    if (!icon.isEmpty()) {
        const QRect place(QPoint(x, option.rect.y() + (option.rect.height() - icon.height()) / 2), icon);
        option.icon.paint(&painter, place, Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled);
        x += icon.width() + gap;
    }
    painter.setPen(filled ? color(Token::OnAccent) : option.palette.color(QPalette::ButtonText));
    painter.drawText(QRect(x, option.rect.y(), option.rect.right() - x + 1, option.rect.height()), textFlags, option.text);
    if (menuWidth > 0) {
        const QRect place(x + textWidth + 2, option.rect.y(), 16, option.rect.height());
        drawIconAt(painter, place, u"chevron-down"_s, 16, filled ? Token::OnAccent : Token::Text3);
    }
}

void DeckStyle::drawInputFrame(const QStyleOption &option, QPainter &painter) const
{
    const Saved saved(painter);
    const bool enabled = option.state.testFlag(State_Enabled);
    const bool focus = enabled && option.state.testFlag(State_HasFocus);
    const QColor border = color(focus ? Token::Accent : enabled ? Token::LineStrong : Token::Line);
    drawFrame(painter, option.rect, controlRadius, border, option.palette.color(QPalette::Base));
    if (focus)
        drawFrame(painter, option.rect.adjusted(1, 1, -1, -1), controlRadius - 1, border, Qt::transparent);
}

void DeckStyle::drawCheckMark(const QStyleOption &option, QPainter &painter) const
{
    const Saved saved(painter);
    const bool enabled = option.state.testFlag(State_Enabled);
    const bool on = option.state.testFlag(State_On);
    const bool partly = option.state.testFlag(State_NoChange);
    const QColor edge = color(!enabled ? Token::Line : (on || partly) ? Token::Accent : Token::LineStrong);
    const QColor fill = (on || partly) && enabled ? color(Token::Accent) : option.palette.color(QPalette::Base);
    drawFrame(painter, option.rect, 4, edge, fill);
    const Token mark = enabled ? Token::OnAccent : Token::Text3;
    if (on)
        drawIconAt(painter, option.rect, u"tick"_s, 12, mark);
    else if (partly)
        painter.fillRect(option.rect.center().x() - 3, option.rect.center().y(), 8, 2, color(mark));
    if (option.state.testFlag(State_HasFocus))
        drawFrame(painter, option.rect.adjusted(-1, -1, 1, 1), 5, color(Token::Accent), Qt::transparent);
}

void DeckStyle::drawRadioMark(const QStyleOption &option, QPainter &painter) const
{
    const Saved saved(painter);
    const bool enabled = option.state.testFlag(State_Enabled);
    const bool on = option.state.testFlag(State_On);
    const QColor edge = color(!enabled ? Token::Line : on ? Token::Accent : Token::LineStrong);
    painter.setPen(QPen(edge, 1));
    painter.setBrush(option.palette.color(QPalette::Base));
    const QRectF circle = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.drawEllipse(circle);
    if (on) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(color(enabled ? Token::Accent : Token::Text3));
        painter.drawEllipse(QRectF(option.rect).adjusted(4, 4, -4, -4));
    }
    if (option.state.testFlag(State_HasFocus)) {
        painter.setPen(QPen(color(Token::Accent), 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(circle.adjusted(-1, -1, 1, 1));
    }
}

void DeckStyle::drawToolButton(const QStyleOptionToolButton &option, QPainter &painter, const QWidget *widget) const
{
    const Saved saved(painter);
    const bool enabled = option.state.testFlag(State_Enabled);
    const bool held = option.state.testFlag(State_Sunken) || option.state.testFlag(State_On);
    const bool over = enabled && option.state.testFlag(State_MouseOver);
    if (held || over) {
        QColor fill = color(Token::SelIdle);
        if (!held)
            fill = mixed(fill, option.palette.color(QPalette::Window), 0.6);
        painter.setPen(Qt::NoPen);
        painter.setBrush(fill);
        painter.drawRoundedRect(option.rect, controlRadius, controlRadius);
    }
    if (option.state.testFlag(State_HasFocus) && option.state.testFlag(State_KeyboardFocusChange)) {
        drawFrame(painter, option.rect, controlRadius, color(Token::Accent), Qt::transparent);
        drawFrame(painter, option.rect.adjusted(1, 1, -1, -1), controlRadius - 1, color(Token::Accent), Qt::transparent);
    }

    const bool withText = option.toolButtonStyle != Qt::ToolButtonIconOnly && !option.text.isEmpty();
    const bool withIcon = option.toolButtonStyle != Qt::ToolButtonTextOnly && !option.icon.isNull();
    const QIcon::Mode mode = enabled ? QIcon::Normal : QIcon::Disabled;
    QRect rect = option.rect;
    if (!withText) {
        if (withIcon) {
            const QRect place(QPoint(rect.x() + (rect.width() - option.iconSize.width()) / 2,
                                     rect.y() + (rect.height() - option.iconSize.height()) / 2),
                              option.iconSize);
            option.icon.paint(&painter, place, Qt::AlignCenter, mode);
        }
        return;
    }
    rect.adjust(padding, 0, -padding, 0);
    if (withIcon) {
        const QRect place(QPoint(rect.x(), rect.y() + (rect.height() - option.iconSize.height()) / 2), option.iconSize);
        option.icon.paint(&painter, place, Qt::AlignCenter, mode);
        rect.setLeft(place.right() + 1 + iconGap);
    }
    if (option.features.testFlag(QStyleOptionToolButton::HasMenu)) {
        drawIconAt(painter, QRect(rect.right() - 15, rect.y(), 16, rect.height()), u"chevron-down"_s, 14,
                   enabled ? Token::Text3 : Token::LineStrong);
        rect.setRight(rect.right() - 18);
    }
    int textFlags = Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine;
    textFlags |= proxy()->styleHint(SH_UnderlineShortcut, &option, widget) ? Qt::TextShowMnemonic : Qt::TextHideMnemonic;
    painter.setFont(option.font);
    painter.setPen(option.palette.color(enabled ? QPalette::Active : QPalette::Disabled, QPalette::ButtonText));
    painter.drawText(rect, textFlags, option.text);
}

void DeckStyle::drawComboBox(const QStyleOptionComboBox &option, QPainter &painter) const
{
    if (option.frame)
        drawInputFrame(option, painter);
    const QRect arrow = proxy()->subControlRect(CC_ComboBox, &option, SC_ComboBoxArrow, nullptr);
    drawIconAt(painter, arrow, u"chevron-down"_s, 16, option.state.testFlag(State_Enabled) ? Token::Text3 : Token::LineStrong);
}

void DeckStyle::drawScrollBar(const QStyleOptionSlider &option, QPainter &painter, const QWidget *widget) const
{
    // The strip has the colour of what it scrolls, so that only the handle is seen.
    QColor ground = option.palette.color(QPalette::Base);
    for (const QWidget *parent = widget ? widget->parentWidget() : nullptr; parent; parent = parent->parentWidget()) {
        if (const auto *area = qobject_cast<const QAbstractScrollArea *>(parent)) {
            ground = area->viewport()->palette().color(area->viewport()->backgroundRole());
            break;
        }
    }
    painter.fillRect(option.rect, ground);
    if (option.maximum <= option.minimum)
        return;
    const Saved saved(painter);
    const QRect handle = proxy()->subControlRect(CC_ScrollBar, &option, SC_ScrollBarSlider, widget).adjusted(2, 2, -2, -2);
    const bool held = option.state.testFlag(State_Sunken) && option.activeSubControls.testFlag(SC_ScrollBarSlider);
    const bool over = option.state.testFlag(State_MouseOver) && option.activeSubControls.testFlag(SC_ScrollBarSlider);
    painter.setPen(Qt::NoPen);
    painter.setBrush(mixed(color(Token::LineStrong), ground, held ? 1.0 : over ? 0.8 : 0.5));
    painter.drawRoundedRect(handle, 3, 3);
}

void DeckStyle::drawMenuItem(const QStyleOptionMenuItem &option, QPainter &painter) const
{
    const Saved saved(painter);
    painter.fillRect(option.rect, color(Token::Base));
    const QRect rect = option.rect;
    if (option.menuItemType == QStyleOptionMenuItem::Separator) {
        painter.fillRect(rect.x(), rect.center().y(), rect.width(), 1, color(Token::Line));
        return;
    }
    const bool enabled = option.state.testFlag(State_Enabled);
    if (option.state.testFlag(State_Selected) && enabled) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(color(Token::Sel));
        painter.drawRoundedRect(rect, itemRadius, itemRadius);
    }
    const QRect mark = visualRect(option.direction, rect, QRect(rect.x() + 6, rect.y(), 16, rect.height()));
    if (option.checkType == QStyleOptionMenuItem::Exclusive && option.checked) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(color(enabled ? Token::Text : Token::Text3));
        painter.drawEllipse(QRectF(mark.center().x() - 2, mark.center().y() - 2, 6, 6));
    } else if (option.checkType == QStyleOptionMenuItem::NonExclusive && option.checked) {
        drawIconAt(painter, mark, u"tick"_s, 16, enabled ? Token::Text : Token::Text3);
    } else if (!option.icon.isNull()) {
        const QRect place(QPoint(mark.x(), mark.y() + (mark.height() - 16) / 2), QSize(16, 16));
        option.icon.paint(&painter, place, Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled);
    }

    const QPalette::ColorGroup group = enabled ? QPalette::Active : QPalette::Disabled;
    const QRect texts = visualRect(option.direction, rect, rect.adjusted(28, 0, -padding, 0));
    const qsizetype tab = option.text.indexOf(u'\t');
    QFont font = option.font;
    font.setBold(false);
    painter.setFont(font);
    painter.setPen(option.palette.color(group, QPalette::Text));
    const int lead = option.direction == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft;
    const int tail = option.direction == Qt::RightToLeft ? Qt::AlignLeft : Qt::AlignRight;
    const int underline
        = proxy()->styleHint(SH_UnderlineShortcut, &option, nullptr) ? Qt::TextShowMnemonic : Qt::TextHideMnemonic;
    painter.drawText(texts, lead | Qt::AlignVCenter | Qt::TextSingleLine | underline, option.text.left(tab));
    if (tab >= 0) {
        painter.setPen(enabled ? color(Token::Text3) : option.palette.color(group, QPalette::Text));
        painter.drawText(texts, tail | Qt::AlignVCenter | Qt::TextSingleLine, option.text.mid(tab + 1));
    }
    if (option.menuItemType == QStyleOptionMenuItem::SubMenu) {
        const bool mirrored = option.direction == Qt::RightToLeft;
        const QRect arrow = visualRect(option.direction, rect, QRect(rect.right() - 21, rect.y(), 16, rect.height()));
        drawIconAt(painter, arrow, mirrored ? u"chevron-left"_s : u"chevron-right"_s, 14,
                   enabled ? Token::Text3 : Token::LineStrong);
    }
}

void DeckStyle::drawMenuBarItem(const QStyleOptionMenuItem &option, QPainter &painter, const QWidget *widget) const
{
    const Saved saved(painter);
    painter.fillRect(option.rect, option.palette.brush(QPalette::Window));
    if (option.state.testFlag(State_Selected)) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(color(Token::SelIdle));
        painter.drawRoundedRect(option.rect, itemRadius, itemRadius);
    }
    const int underline = proxy()->styleHint(SH_UnderlineShortcut, &option, widget) ? Qt::TextShowMnemonic : Qt::TextHideMnemonic;
    const bool enabled = option.state.testFlag(State_Enabled);
    painter.setPen(option.palette.color(enabled ? QPalette::Active : QPalette::Disabled, QPalette::WindowText));
    painter.drawText(option.rect, Qt::AlignCenter | Qt::TextSingleLine | underline, option.text);
}

void DeckStyle::drawHeaderSection(const QStyleOptionHeader &option, QPainter &painter) const
{
    painter.fillRect(option.rect, color(Token::Panel));
    painter.fillRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1, color(Token::Line));
    if (option.orientation == Qt::Horizontal)
        painter.fillRect(option.rect.right(), option.rect.y() + 7, 1, option.rect.height() - 14, color(Token::Line));
}

} // namespace deck
