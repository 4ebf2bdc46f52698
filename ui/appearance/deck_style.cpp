#include "ui/appearance/deck_style.h"

#include <QLineEdit>
#include <QPainter>
#include <QScrollBar>

using namespace Qt::StringLiterals;

namespace deck {

namespace {

constexpr int controlHeight = 32;
constexpr int controlPadding = 10;
constexpr int menuItemHeight = 28;
constexpr int menuIconColumn = 28;
constexpr int menuGap = 24;
constexpr int scrollBarThickness = 10;
constexpr int scrollHandleLeast = 28;
constexpr int markSize = 16;

} // namespace

DeckStyle::DeckStyle(const Appearance &appearance)
    : QProxyStyle(u"Fusion"_s)
    , m_appearance(&appearance)
{
    setObjectName("deck"_L1);
}

void DeckStyle::forget()
{
    m_dark = m_appearance->isDark();
    m_appearance = nullptr;
}

void DeckStyle::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QScrollBar *>(widget))
        widget->setAttribute(Qt::WA_Hover);
    if (qobject_cast<QLineEdit *>(widget))
        widget->setAttribute(Qt::WA_Hover);
}

void DeckStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                              const QWidget *widget) const
{
    const bool enabled = option->state.testFlag(State_Enabled);
    switch (element) {
    case PE_PanelLineEdit:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option); frame && frame->lineWidth <= 0)
            painter->fillRect(option->rect, option->palette.brush(QPalette::Base));
        else
            drawInputFrame(*option, *painter);
        return;
    case PE_FrameLineEdit:
        drawInputFrame(*option, *painter);
        return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        drawCheckMark(*option, *painter);
        return;
    case PE_IndicatorRadioButton:
        drawRadioMark(*option, *painter);
        return;
    case PE_FrameFocusRect: {
        QPen ring(color(Token::Accent), 1);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(ring);
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
        painter->restore();
        return;
    }
    case PE_FrameMenu:
    case PE_Frame:
    case PE_FrameGroupBox:
    case PE_FrameTabWidget:
        painter->save();
        painter->setPen(color(Token::Line));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5));
        painter->restore();
        return;
    case PE_PanelMenu:
        painter->fillRect(option->rect, color(Token::Base));
        return;
    case PE_PanelMenuBar:
    case PE_PanelStatusBar:
    case PE_FrameStatusBarItem:
    case PE_FrameDockWidget:
    case PE_IndicatorToolBarHandle:
        return;
    case PE_PanelScrollAreaCorner:
        painter->fillRect(option->rect, option->palette.brush(QPalette::Base));
        return;
    case PE_PanelTipLabel:
        painter->fillRect(option->rect, color(Token::Tip));
        return;
    case PE_PanelItemViewRow:
        return; // whoever lists things draws its own rows; at rest there is nothing
    case PE_PanelItemViewItem:
        if (option->state.testFlag(State_Selected))
            painter->fillRect(option->rect, color(option->state.testFlag(State_Active) ? Token::Sel : Token::SelIdle));
        else if (enabled && option->state.testFlag(State_MouseOver))
            painter->fillRect(option->rect, color(Token::Hover));
        return;
    case PE_IndicatorToolBarSeparator: {
        const bool across = option->state.testFlag(State_Horizontal);
        const QRect &rect = option->rect;
        if (across)
            painter->fillRect(rect.center().x(), rect.center().y() - 10, 1, 20, color(Token::Line));
        else
            painter->fillRect(rect.center().x() - 10, rect.center().y(), 20, 1, color(Token::Line));
        return;
    }
    case PE_IndicatorArrowDown:
        drawIconAt(*painter, option->rect, u"chevron-down"_s, 16, enabled ? Token::Text3 : Token::LineStrong);
        return;
    case PE_IndicatorArrowUp:
        drawIconAt(*painter, option->rect, u"chevron-up"_s, 16, enabled ? Token::Text3 : Token::LineStrong);
        return;
    case PE_IndicatorArrowRight:
        drawIconAt(*painter, option->rect, u"chevron-right"_s, 16, enabled ? Token::Text3 : Token::LineStrong);
        return;
    case PE_IndicatorArrowLeft:
        drawIconAt(*painter, option->rect, u"chevron-left"_s, 16, enabled ? Token::Text3 : Token::LineStrong);
        return;
    default: // every other primitive is Fusion's, in our palette
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void DeckStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    switch (element) {
    case CE_PushButtonBevel:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option))
            drawPushButton(*button, *painter);
        return;
    case CE_PushButtonLabel:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option))
            drawPushButtonLabel(*button, *painter, widget);
        return;
    case CE_MenuItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option))
            drawMenuItem(*item, *painter);
        return;
    case CE_MenuBarItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option))
            drawMenuBarItem(*item, *painter, widget);
        return;
    case CE_MenuBarEmptyArea:
    case CE_ToolBar:
        painter->fillRect(option->rect, option->palette.brush(QPalette::Window));
        return;
    case CE_MenuEmptyArea:
        painter->fillRect(option->rect, color(Token::Base));
        return;
    case CE_Splitter: {
        const QPoint middle = option->rect.center();
        if (option->state.testFlag(State_Horizontal))
            painter->fillRect(middle.x(), option->rect.top(), 1, option->rect.height(), color(Token::Line));
        else
            painter->fillRect(option->rect.left(), middle.y(), option->rect.width(), 1, color(Token::Line));
        return;
    }
    case CE_HeaderSection:
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option))
            drawHeaderSection(*header, *painter);
        return;
    case CE_HeaderEmptyArea:
        painter->fillRect(option->rect, color(Token::Panel));
        painter->fillRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1, color(Token::Line));
        return;
    case CE_ComboBoxLabel: {
        QStyleOptionComboBox label(*qstyleoption_cast<const QStyleOptionComboBox *>(option));
        label.state.setFlag(State_HasFocus, false); // Fusion would draw a frame of its own
        QProxyStyle::drawControl(element, &label, painter, widget);
        return;
    }
    default: // every other control is Fusion's, in our palette
        QProxyStyle::drawControl(element, option, painter, widget);
    }
}

void DeckStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                                   const QWidget *widget) const
{
    switch (control) {
    case CC_ScrollBar:
        if (const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option))
            drawScrollBar(*slider, *painter, widget);
        return;
    case CC_ComboBox:
        if (const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option))
            drawComboBox(*combo, *painter);
        return;
    case CC_ToolButton:
        if (const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option))
            drawToolButton(*button, *painter, widget);
        return;
    default: // every other control is Fusion's, in our palette
        QProxyStyle::drawComplexControl(control, option, painter, widget);
    }
}

QSize DeckStyle::menuItemSize(const QStyleOptionMenuItem &option) const
{
    if (option.menuItemType == QStyleOptionMenuItem::Separator)
        return {10, 9};
    const QFontMetrics metrics(option.font);
    const qsizetype tab = option.text.indexOf(u'\t');
    int width = menuIconColumn + 2 * controlPadding + metrics.horizontalAdvance(option.text.left(tab).remove(u'&'));
    // Qt adds the column of the shortcuts (reservedShortcutWidth) to the widest item by itself.
    width += tab >= 0 || option.reservedShortcutWidth > 0 ? menuGap : 0;
    width += option.menuItemType == QStyleOptionMenuItem::SubMenu ? menuGap : 0;
    return {width, std::max(menuItemHeight, metrics.height() + 8)};
}

QSize DeckStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size, const QWidget *widget) const
{
    const int height = std::max(controlHeight, option ? option->fontMetrics.height() + 12 : 0);
    switch (type) {
    case CT_PushButton:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option)) {
            int width = 2 * (controlPadding + 1);
            if (!button->text.isEmpty()) {
                QFont medium = widget ? widget->font() : QFont();
                medium.setWeight(QFont::Medium);
                width += QFontMetrics(medium).size(Qt::TextShowMnemonic, button->text).width();
            }
            if (!button->icon.isNull())
                width += button->iconSize.width() + (button->text.isEmpty() ? 0 : 8);
            if (button->features.testFlag(QStyleOptionButton::HasMenu))
                width += 18;
            return {std::max(width, height), height};
        }
        break;
    case CT_LineEdit:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option); frame && frame->lineWidth > 0)
            return {size.width() + 2 * (controlPadding - 2), std::max(height, size.height())};
        return size;
    case CT_ComboBox:
        return {size.width() + 2 * controlPadding + 24, height};
    case CT_ToolButton:
        if (const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option)) {
            const bool withText = button->toolButtonStyle != Qt::ToolButtonIconOnly && !button->text.isEmpty();
            const bool withIcon = button->toolButtonStyle != Qt::ToolButtonTextOnly && !button->icon.isNull();
            if (!withText)
                return {std::max(controlHeight, button->iconSize.width() + 14),
                        std::max(controlHeight, button->iconSize.height() + 14)};
            int width = 2 * controlPadding + button->fontMetrics.size(Qt::TextShowMnemonic, button->text).width();
            width += withIcon ? button->iconSize.width() + 8 : 0;
            width += button->features.testFlag(QStyleOptionToolButton::HasMenu) ? 18 : 0;
            return {width, height};
        }
        break;
    case CT_MenuItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option))
            return menuItemSize(*item);
        break;
    case CT_MenuBarItem:
        return {size.width() + 16, std::max(24, size.height() + 6)};
    default:
        break;
    }
    return QProxyStyle::sizeFromContents(type, option, size, widget);
}

QRect DeckStyle::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    switch (element) {
    case SE_LineEditContents:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option); frame && frame->lineWidth > 0)
            return visualRect(option->direction, option->rect,
                              option->rect.adjusted(controlPadding - 2, 1, -(controlPadding - 2), -1));
        return option->rect;
    case SE_PushButtonFocusRect:
    case SE_ComboBoxFocusRect:
        return {}; // the ring belongs to the frame
    default:
        return QProxyStyle::subElementRect(element, option, widget);
    }
}

QRect DeckStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                                const QWidget *widget) const
{
    if (control == CC_ScrollBar) {
        const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option);
        if (!slider)
            return {};
        const QRect whole = option->rect;
        const bool across = slider->orientation == Qt::Horizontal;
        const int length = across ? whole.width() : whole.height();
        const qint64 range = qint64(slider->maximum) - slider->minimum;
        int handle = length;
        if (range > 0)
            handle = std::clamp(int(qint64(slider->pageStep) * length / (range + slider->pageStep)),
                                std::min(scrollHandleLeast, length), length);
        const int start = sliderPositionFromValue(slider->minimum, slider->maximum, slider->sliderPosition, length - handle,
                                                  slider->upsideDown);
        const auto strip = [&](int from, int to) {
            return across ? QRect(whole.left() + from, whole.top(), to - from, whole.height())
                          : QRect(whole.left(), whole.top() + from, whole.width(), to - from);
        };
        switch (part) {
        case SC_ScrollBarGroove:
            return whole;
        case SC_ScrollBarSlider:
            return strip(start, start + handle);
        case SC_ScrollBarSubPage:
            return strip(0, start);
        case SC_ScrollBarAddPage:
            return strip(start + handle, length);
        default: // no arrows
            return {};
        }
    }
    if (control == CC_ComboBox) {
        const QRect whole = option->rect;
        switch (part) {
        case SC_ComboBoxArrow:
            return visualRect(option->direction, whole, QRect(whole.right() - 27, whole.top(), 28, whole.height()));
        case SC_ComboBoxEditField:
            return visualRect(option->direction, whole, whole.adjusted(controlPadding - 1, 1, -28, -1));
        default:
            return whole;
        }
    }
    return QProxyStyle::subControlRect(control, option, part, widget);
}

int DeckStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_ScrollBarExtent:
        return scrollBarThickness;
    case PM_ScrollBarSliderMin:
        return scrollHandleLeast;
    case PM_SplitterWidth:
    case PM_MenuPanelWidth:
    case PM_DefaultFrameWidth:
        return 1;
    case PM_ToolTipLabelFrameWidth:
        return 7;
    case PM_MenuVMargin:
    case PM_MenuHMargin:
        return 4;
    case PM_MenuBarPanelWidth:
    case PM_ToolBarFrameWidth:
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_MenuBarItemSpacing:
    case PM_ScrollView_ScrollBarSpacing:
        return 0;
    case PM_MenuBarHMargin:
    case PM_ToolBarItemSpacing:
        return 4;
    case PM_MenuBarVMargin:
        return 2;
    case PM_ToolBarItemMargin:
        return 8;
    case PM_ToolBarSeparatorExtent:
        return 17;
    case PM_ToolBarIconSize:
        return 18;
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_ListViewIconSize:
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return markSize;
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
        return 8;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int DeckStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget, QStyleHintReturn *data) const
{
    switch (hint) {
    case SH_Widget_Animation_Duration: // nothing moves unless the data moved
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
    case SH_ScrollBar_Transient:
    case SH_ComboBox_Popup:
    case SH_DialogButtonBox_ButtonsHaveIcons:
    case SH_ItemView_ActivateItemOnSingleClick:
    case SH_Menu_FlashTriggeredItem:
        return 0;
    case SH_ScrollBar_LeftClickAbsolutePosition:
        return 0;
    case SH_ToolTipLabel_Opacity:
        return 255;
    default:
        return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

} // namespace deck
