#pragma once

#include "ui/appearance/appearance.h"

#include <QProxyStyle>
#include <QStyleOption>

namespace deck {

/// Fusion with the controls of window.md drawn from the tokens. Made by Appearance, owned by the application.
class DeckStyle final : public QProxyStyle
{
    Q_OBJECT
public:
    explicit DeckStyle(const Appearance &appearance);

    /// The appearance goes: colours are those of its last theme from here on.
    void forget();

    void polish(QWidget *widget) override;
    using QProxyStyle::polish;
    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override;
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                            const QWidget *widget) const override;
    [[nodiscard]] QSize sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                                         const QWidget *widget) const override;
    [[nodiscard]] QRect subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const override;
    [[nodiscard]] QRect subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                                       const QWidget *widget) const override;
    [[nodiscard]] int pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const override;
    [[nodiscard]] int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                                QStyleHintReturn *data) const override;

private:
    [[nodiscard]] QColor color(Token token) const;
    [[nodiscard]] QPixmap icon(const QString &name, int size, Token token, const QPainter &painter) const;
    void drawIconAt(QPainter &painter, const QRect &rect, const QString &name, int size, Token token) const;
    void drawFrame(QPainter &painter, const QRect &rect, qreal radius, const QColor &border, const QColor &fill) const;

    void drawPushButton(const QStyleOptionButton &option, QPainter &painter) const;
    void drawPushButtonLabel(const QStyleOptionButton &option, QPainter &painter, const QWidget *widget) const;
    void drawInputFrame(const QStyleOption &option, QPainter &painter) const;
    void drawCheckMark(const QStyleOption &option, QPainter &painter) const;
    void drawRadioMark(const QStyleOption &option, QPainter &painter) const;
    void drawToolButton(const QStyleOptionToolButton &option, QPainter &painter, const QWidget *widget) const;
    void drawComboBox(const QStyleOptionComboBox &option, QPainter &painter) const;
    void drawScrollBar(const QStyleOptionSlider &option, QPainter &painter, const QWidget *widget) const;
    void drawMenuItem(const QStyleOptionMenuItem &option, QPainter &painter) const;
    void drawMenuBarItem(const QStyleOptionMenuItem &option, QPainter &painter, const QWidget *widget) const;
    void drawHeaderSection(const QStyleOptionHeader &option, QPainter &painter) const;
    [[nodiscard]] QSize menuItemSize(const QStyleOptionMenuItem &option) const;

    const Appearance *m_appearance;
    bool m_dark = false;
};

} // namespace deck
