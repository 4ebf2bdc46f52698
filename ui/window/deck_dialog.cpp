#include "ui/window/deck_dialog.h"

#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QLayout>
#include <QPainter>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace deck {

namespace {
constexpr int padding = 24;
constexpr int footerPadding = 12;
constexpr int fieldGap = 8;
constexpr int labelGap = 12;
constexpr int controlHeight = 32;
constexpr int roomForFrame = 80; ///< the window's frame and the desktop's bars
} // namespace

/// The body: scrolls up and down only, where it must.
class DeckDialog::Body final : public QScrollArea
{
public:
    explicit Body(QWidget *parent)
        : QScrollArea(parent)
    {
        setFrameShape(QFrame::NoFrame);
        setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        setWidgetResizable(true);
        setFocusPolicy(Qt::NoFocus);
    }
    [[nodiscard]] int wantedHeight(int width) const
    {
        const QLayout *inner = widget()->layout();
        return inner->hasHeightForWidth() ? inner->totalHeightForWidth(width) : inner->totalSizeHint().height();
    }
    [[nodiscard]] QSize minimumSizeHint() const override { return {200, 120}; }
};

DeckDialog::DeckDialog(Appearance &appearance, int width, QWidget *parent)
    : QDialog(parent)
    , m_appearance(appearance)
    , m_scroll(new Body(this))
    , m_footer(new QWidget(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setFixedWidth(width);
    auto *content = new QWidget;
    m_body = new QVBoxLayout(content);
    m_body->setContentsMargins(padding, padding - 4, padding, padding - 8);
    m_body->setSpacing(fieldGap);
    m_scroll->setWidget(content);
    content->installEventFilter(this);

    auto *row = new QHBoxLayout(m_footer);
    row->setContentsMargins(padding, footerPadding + 1, padding, footerPadding);
    row->setSpacing(fieldGap);
    m_left = new QHBoxLayout;
    m_right = new QHBoxLayout;
    row->addLayout(m_left);
    row->addStretch(1);
    row->addLayout(m_right);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_scroll, 1);
    layout->addWidget(m_footer);

    const auto dress = [this] {
        QPalette colours = m_appearance.palette();
        colours.setColor(QPalette::Window, m_appearance.color(Token::Base));
        setPalette(colours);
        update();
    };
    connect(&appearance, &Appearance::changed, this, dress);
    dress();

    // texts that wrap find their height in several rounds
    connect(m_scroll->verticalScrollBar(), &QAbstractSlider::rangeChanged, this, [this](int, int most) {
        if (m_toEnd)
            m_scroll->verticalScrollBar()->setValue(most);
    });
    const auto acted = [this] { m_toEnd = false; };
    connect(m_scroll->verticalScrollBar(), &QAbstractSlider::actionTriggered, this, acted);
    connect(qApp, &QApplication::focusChanged, this, acted);
}

QPushButton *DeckDialog::addButton(const QString &name, const QString &text, Qt::Alignment side)
{
    auto *button = new QPushButton(text, m_footer);
    button->setObjectName(name);
    button->setAccessibleName(text);
    button->setFixedHeight(std::max(controlHeight, button->fontMetrics().height() + 12));
    button->setAutoDefault(false);
    (side.testFlag(Qt::AlignLeft) ? m_left : m_right)->addWidget(button);
    m_buttons.append(button);
    return button;
}

void DeckDialog::makeDefault(QPushButton *button)
{
    for (QPushButton *own : std::as_const(m_buttons))
        own->setDefault(own == button);
}

void DeckDialog::fit()
{
    m_body->activate();
    const QScreen *screen = this->screen();
    const int most = screen ? screen->availableGeometry().height() - roomForFrame : 800;
    const int footer = m_footer->sizeHint().height();
    const int wanted = m_scroll->wantedHeight(width()) + footer;
    setFixedHeight(std::clamp(wanted, 120 + footer, std::max(most, 120 + footer)));
    if (!screen || !isVisible())
        return;
    // one that grew stays on the screen, its buttons above all
    const QRect room = screen->availableGeometry();
    const int below = frameGeometry().bottom() - room.bottom();
    if (below > 0)
        move(x(), std::max(room.top(), y() - below));
}

void DeckDialog::showEnd()
{
    m_toEnd = true;
    m_scroll->verticalScrollBar()->setValue(m_scroll->verticalScrollBar()->maximum());
}

TokenLabel *DeckDialog::addText(TextStyle style, Token token, const QString &text)
{
    auto *label = new TokenLabel(m_appearance, style, token, this);
    label->setText(text);
    label->setWordWrap(true);
    m_body->addWidget(label);
    return label;
}

bool DeckDialog::eventFilter(QObject *watched, QEvent *event)
{
    // a text that wraps anew asks the body for room, not the dialog
    if (event->type() == QEvent::LayoutRequest && watched == m_scroll->widget())
        QMetaObject::invokeMethod(this, &DeckDialog::fit, Qt::QueuedConnection);
    return QDialog::eventFilter(watched, event);
}

bool DeckDialog::event(QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest)
        fit();
    if (event->type() == QEvent::Paint) {
        QPainter painter(this);
        painter.fillRect(rect(), m_appearance.color(Token::Base));
        painter.fillRect(0, m_footer->y(), width(), 1, m_appearance.color(Token::Line));
        return true;
    }
    return QDialog::event(event);
}

FormRow::FormRow(Appearance &appearance, const QString &label, QWidget *field, const QString &hint, QWidget *parent)
    : QWidget(parent)
    , m_hintLabel(new TokenLabel(appearance, TextStyle::Small, Token::Text3, this))
    , m_hint(hint)
{
    auto *name = new TokenLabel(appearance, TextStyle::Body, Token::Text2, this);
    name->setText(label);
    name->setWordWrap(true);
    name->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    name->setFixedWidth(labelWidth);
    name->setMinimumHeight(std::max(controlHeight, field->sizeHint().height()));
    name->setBuddy(field);
    if (field->accessibleName().isEmpty())
        field->setAccessibleName(label);
    m_hintLabel->setWordWrap(true);
    field->setSizePolicy(QSizePolicy::Expanding, field->sizePolicy().verticalPolicy()); // all end at the same edge

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(labelGap);
    row->addWidget(name, 0, Qt::AlignTop);
    auto *column = new QVBoxLayout;
    column->setSpacing(4);
    column->addWidget(field);
    m_hintLine = new QHBoxLayout;
    m_hintLine->setSpacing(fieldGap);
    m_hintLine->addWidget(m_hintLabel, 1);
    column->addLayout(m_hintLine);
    row->addLayout(column, 1);
    tell();
}

void FormRow::setHint(const QString &hint)
{
    m_hint = hint;
    tell();
}

void FormRow::setWrong(const QString &wrong)
{
    if (wrong == m_wrong)
        return;
    m_wrong = wrong;
    tell();
}

void FormRow::addBesideHint(QWidget *widget)
{
    m_hintLine->addWidget(widget, 0, Qt::AlignTop);
}

void FormRow::tell()
{
    const QString &text = m_wrong.isEmpty() ? m_hint : m_wrong;
    m_hintLabel->setText(text);
    m_hintLabel->setToken(m_wrong.isEmpty() ? Token::Text3 : Token::Red);
    m_hintLabel->setVisible(!text.isEmpty());
}

FramedBox::FramedBox(Appearance &appearance, QWidget *parent)
    : QWidget(parent)
    , m_appearance(appearance)
{
    connect(&appearance, &Appearance::changed, this, qOverload<>(&QWidget::update));
}

void FramedBox::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(m_appearance.color(Token::Line));
    painter.setBrush(m_appearance.color(Token::Base));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
}

} // namespace deck
