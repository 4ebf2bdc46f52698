#include "ui/uploads/table_overlay.h"

#include <QEvent>
#include <QHeaderView>
#include <QPaintEvent>
#include <QPainter>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include <array>

using namespace Qt::StringLiterals;

namespace deck {

namespace {
constexpr int skeletonRows = 8;
constexpr int barHeight = 8;
constexpr int cellPadding = 8;
/// Share of a cell that a bar fills, row by row, so that the page looks like text and stands still.
constexpr std::array<double, skeletonRows> shares = {0.58, 0.76, 0.48, 0.87, 0.66, 0.39, 0.72, 0.57};
} // namespace

TableOverlay::TableOverlay(Appearance &appearance, QTableView &table)
    : QWidget(&table)
    , m_appearance(appearance)
    , m_table(table)
    , m_box(new QWidget(this))
    , m_icon(new TokenIcon(appearance, u"inbox"_s, 32, Token::Text3, m_box))
    , m_title(new TokenLabel(appearance, TextStyle::StateTitle, Token::Text, m_box))
    , m_text(new TokenLabel(appearance, TextStyle::Body, Token::Text2, m_box))
    , m_code(new TokenLabel(appearance, TextStyle::Fixed, Token::Text3, m_box))
    , m_button(new QPushButton(m_box))
{
    setObjectName(u"tableOverlay"_s);
    m_title->setObjectName(u"stateTitle"_s);
    m_text->setObjectName(u"stateText"_s);
    m_code->setObjectName(u"stateCode"_s);
    m_button->setObjectName(u"stateButton"_s);
    m_text->setWordWrap(true);
    m_code->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_button->setDefault(true);
    m_button->setFixedHeight(32);
    m_text->setFixedWidth(440);
    for (QLabel *label : {static_cast<QLabel *>(m_title), static_cast<QLabel *>(m_text), static_cast<QLabel *>(m_code)})
        label->setAlignment(Qt::AlignHCenter);

    auto *layout = new QVBoxLayout(m_box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_icon, 0, Qt::AlignHCenter);
    layout->addSpacing(4);
    layout->addWidget(m_title, 0, Qt::AlignHCenter);
    layout->addWidget(m_text, 0, Qt::AlignHCenter);
    layout->addWidget(m_code, 0, Qt::AlignHCenter);
    layout->addSpacing(8);
    layout->addWidget(m_button, 0, Qt::AlignHCenter);

    connect(m_button, &QAbstractButton::clicked, this, &TableOverlay::buttonPressed);
    connect(&appearance, &Appearance::changed, this, qOverload<>(&QWidget::update));
    table.viewport()->installEventFilter(this);
    connect(table.horizontalHeader(), &QHeaderView::sectionResized, this, qOverload<>(&QWidget::update));
    hide();
}

void TableOverlay::showNothing()
{
    hide();
}

void TableOverlay::showSkeleton()
{
    m_skeleton = true;
    m_box->hide();
    follow();
    show();
    update();
}

void TableOverlay::showMessage(const StateMessage &message)
{
    m_skeleton = false;
    if (message != m_message) {
        m_message = message;
        m_icon->setIcon(message.iconName, Token::Text3);
        m_title->setText(message.title);
        m_text->setText(message.text);
        m_text->setVisible(!message.text.isEmpty());
        m_code->setText(message.code);
        m_code->setVisible(!message.code.isEmpty());
        m_button->setText(message.button);
        m_button->setAccessibleName(message.button);
        m_button->setVisible(!message.button.isEmpty());
    }
    m_box->show();
    show();
    raise();
    follow();
}

bool TableOverlay::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize || event->type() == QEvent::Move || event->type() == QEvent::Show)
        follow();
    return QWidget::eventFilter(watched, event);
}

void TableOverlay::follow()
{
    setGeometry(m_table.viewport()->geometry());
    if (!m_box->isVisibleTo(this))
        return;
    m_text->setFixedWidth(std::min(440, std::max(200, width() - 48)));
    m_text->setMinimumHeight(std::max(0, m_text->heightForWidth(m_text->width())));
    m_box->layout()->activate();
    const QSize size = m_box->sizeHint().boundedTo(this->size());
    // a little above the middle, where the eye looks first
    m_box->setGeometry((width() - size.width()) / 2, std::max(0, (height() - size.height()) * 2 / 5), size.width(),
                       size.height());
}

void TableOverlay::paintEvent(QPaintEvent *event)
{
    QPainter painter(this);
    painter.fillRect(event->rect(), m_appearance.color(Token::Base));
    if (!m_skeleton)
        return;
    painter.setRenderHint(QPainter::Antialiasing);
    const int rowHeight = m_table.verticalHeader()->defaultSectionSize();
    for (int row = 0; row < skeletonRows; ++row) {
        const int top = row * rowHeight;
        painter.setOpacity(1.0 - row / (skeletonRows + 1.0));
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_appearance.color(Token::Track));
        for (int column = 0; column < m_table.horizontalHeader()->count(); ++column) {
            if (m_table.isColumnHidden(column))
                continue;
            const int left = m_table.columnViewportPosition(column) + cellPadding;
            const int room = m_table.columnWidth(column) - 2 * cellPadding;
            const double share = shares.at(static_cast<std::size_t>((row + column * 3) % skeletonRows));
            painter.drawRoundedRect(QRectF(left, top + (rowHeight - barHeight) / 2.0, room * share, barHeight), barHeight / 2.0,
                                    barHeight / 2.0);
        }
        painter.setOpacity(painter.opacity() * 0.55);
        painter.fillRect(QRect(8, top + rowHeight - 1, width() - 8, 1), m_appearance.color(Token::Line));
    }
}

NewAboveChip::NewAboveChip(Appearance &appearance, QTableView &table)
    : QAbstractButton(&table)
    , m_appearance(appearance)
    , m_table(table)
{
    setObjectName(u"newAbove"_s);
    setFont(appearance.font(TextStyle::Small));
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    table.viewport()->installEventFilter(this);
    connect(&appearance, &Appearance::changed, this, qOverload<>(&QWidget::update));
    hide();
}

void NewAboveChip::setCount(int count, const QString &text)
{
    setText(text);
    setAccessibleName(text);
    setVisible(count > 0);
    follow();
}

QSize NewAboveChip::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(text()) + 28, std::max(24, fontMetrics().height() + 6)};
}

bool NewAboveChip::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize || event->type() == QEvent::Move)
        follow();
    return QAbstractButton::eventFilter(watched, event);
}

void NewAboveChip::follow()
{
    if (isHidden())
        return;
    const QRect rows = m_table.viewport()->geometry();
    const QSize size = sizeHint();
    setGeometry(rows.center().x() - size.width() / 2, rows.top() + 6, size.width(), size.height());
    raise();
}

void NewAboveChip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(m_appearance.color(Token::LineStrong));
    painter.setBrush(m_appearance.color(underMouse() ? Token::Hover : Token::Base));
    const qreal radius = height() / 2.0;
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    painter.setPen(m_appearance.color(Token::Accent));
    painter.drawText(rect(), Qt::AlignCenter, text());
    if (hasFocus())
        paintFocusRing(painter, rect(), radius - 1, m_appearance);
}

} // namespace deck
