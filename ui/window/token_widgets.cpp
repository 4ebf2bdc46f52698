#include "ui/window/token_widgets.h"

#include <QEvent>
#include <QPaintEvent>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace deck {

TokenLabel::TokenLabel(Appearance &appearance, TextStyle style, Token token, QWidget *parent)
    : QLabel(parent)
    , m_appearance(appearance)
    , m_style(style)
    , m_token(token)
{
    setTextFormat(Qt::PlainText);
    connect(&appearance, &Appearance::changed, this, &TokenLabel::refresh);
    refresh();
}

void TokenLabel::setToken(Token token)
{
    m_token = token;
    refresh();
}

void TokenLabel::setSemibold(bool semibold)
{
    m_semibold = semibold;
    refresh();
}

void TokenLabel::refresh()
{
    QFont face = m_appearance.font(m_style);
    if (m_semibold)
        face.setWeight(QFont::DemiBold);
    setFont(face);
    QPalette colours = m_appearance.palette();
    colours.setColor(QPalette::WindowText, m_appearance.color(m_token));
    setPalette(colours);
}

ElidedLabel::ElidedLabel(Appearance &appearance, TextStyle style, Token token, QWidget *parent)
    : TokenLabel(appearance, style, token, parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void ElidedLabel::setWholeText(const QString &text)
{
    if (text == m_text)
        return;
    m_text = text;
    setAccessibleName(text);
    updateGeometry();
    elide();
}

QSize ElidedLabel::minimumSizeHint() const
{
    return {0, fontMetrics().height()};
}

QSize ElidedLabel::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(m_text) + 1, fontMetrics().height()};
}

void ElidedLabel::resizeEvent(QResizeEvent *event)
{
    TokenLabel::resizeEvent(event);
    elide();
}

void ElidedLabel::changeEvent(QEvent *event)
{
    TokenLabel::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        elide();
}

void ElidedLabel::elide()
{
    const QString shown = fontMetrics().elidedText(m_text, Qt::ElideRight, width());
    if (shown != text())
        setText(shown);
    setToolTip(shown == m_text ? QString() : m_text);
}

TokenIcon::TokenIcon(Appearance &appearance, QString name, int size, Token token, QWidget *parent)
    : QWidget(parent)
    , m_appearance(appearance)
    , m_name(std::move(name))
    , m_size(size)
    , m_token(token)
{
    setFixedSize(size, size);
    connect(&appearance, &Appearance::changed, this, qOverload<>(&QWidget::update));
}

void TokenIcon::setIcon(const QString &name, Token token)
{
    m_name = name;
    m_token = token;
    update();
}

void TokenIcon::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.drawPixmap(QPoint(0, 0), m_appearance.pixmap(m_name, m_size, m_token, devicePixelRatioF()));
}

TokenPane::TokenPane(Appearance &appearance, Token fill, Qt::Edges lines, QWidget *parent)
    : QWidget(parent)
    , m_appearance(appearance)
    , m_fill(fill)
    , m_lines(lines)
{
    connect(&appearance, &Appearance::changed, this, qOverload<>(&QWidget::update));
}

void TokenPane::paintEvent(QPaintEvent *event)
{
    QPainter painter(this);
    painter.fillRect(event->rect(), m_appearance.color(m_fill));
    const QColor line = m_appearance.color(Token::Line);
    if (m_lines.testFlag(Qt::TopEdge))
        painter.fillRect(0, 0, width(), 1, line);
    if (m_lines.testFlag(Qt::BottomEdge))
        painter.fillRect(0, height() - 1, width(), 1, line);
    if (m_lines.testFlag(Qt::LeftEdge))
        painter.fillRect(0, 0, 1, height(), line);
    if (m_lines.testFlag(Qt::RightEdge))
        painter.fillRect(width() - 1, 0, 1, height(), line);
}

namespace {
constexpr int textButtonPadding = 4;
constexpr int textButtonIcon = 14;
constexpr int textButtonGap = 6;
} // namespace

TextButton::TextButton(Appearance &appearance, Token token, QWidget *parent)
    : QAbstractButton(parent)
    , m_appearance(appearance)
    , m_token(token)
{
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setFont(appearance.font(TextStyle::Small));
    connect(&appearance, &Appearance::changed, this, [this] {
        setFont(m_appearance.font(TextStyle::Small));
        update();
    });
}

void TextButton::setIconName(const QString &name, Token token)
{
    if (name == m_iconName && token == m_iconToken)
        return;
    m_iconName = name;
    m_iconToken = token;
    updateGeometry();
    update();
}

QSize TextButton::sizeHint() const
{
    const int icon = m_iconName.isEmpty() ? 0 : textButtonIcon + textButtonGap;
    return {fontMetrics().horizontalAdvance(text()) + icon + 2 * textButtonPadding, fontMetrics().height() + 4};
}

bool TextButton::event(QEvent *event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::LanguageChange)
        updateGeometry();
    return QAbstractButton::event(event);
}

void TextButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool lit = isEnabled() && (underMouse() || isDown());
    if (lit && m_token != Token::Accent) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_appearance.color(Token::SelIdle));
        painter.drawRoundedRect(rect(), 4, 4);
    }
    int x = textButtonPadding;
    if (!m_iconName.isEmpty()) {
        painter.drawPixmap(QPoint(x, (height() - textButtonIcon) / 2),
                           m_appearance.pixmap(m_iconName, textButtonIcon, m_iconToken, devicePixelRatioF()));
        x += textButtonIcon + textButtonGap;
    }
    QFont face = font();
    face.setUnderline(lit && m_token == Token::Accent);
    painter.setFont(face);
    painter.setPen(m_appearance.color(isEnabled() ? m_token : Token::Text3));
    painter.drawText(rect().adjusted(x, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, text());
    if (hasFocus())
        paintFocusRing(painter, rect(), 4, m_appearance);
}

void paintMonogram(QPainter &painter, const QRect &rect, const QString &monogram, const Appearance &appearance)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(appearance.color(Token::Line));
    painter.setBrush(appearance.color(Token::Window));
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    QFont face = appearance.font(TextStyle::Label);
    face.setPixelSize(qRound(rect.height() * 9 / 16.0));
    face.setWeight(QFont::DemiBold);
    painter.setFont(face);
    painter.setPen(appearance.color(Token::Text2));
    painter.drawText(rect, Qt::AlignCenter, monogram);
    painter.restore();
}

void paintFocusRing(QPainter &painter, const QRectF &rect, qreal radius, const Appearance &appearance)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(appearance.color(Token::Accent), 2));
    painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), radius, radius);
    painter.restore();
}

} // namespace deck
