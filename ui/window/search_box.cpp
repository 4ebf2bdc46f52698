#include "ui/window/search_box.h"

#include <QAction>
#include <QEvent>
#include <QKeyEvent>
#include <QKeySequence>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace deck {

namespace {
constexpr int typingPause = 80; // ms
}

SearchBox::SearchBox(Appearance &appearance, QWidget *parent)
    : QLineEdit(parent)
    , m_appearance(appearance)
    , m_icon(addAction(QIcon(), QLineEdit::LeadingPosition))
    , m_clear(addAction(QIcon(), QLineEdit::TrailingPosition))
{
    setObjectName(u"searchBox"_s);
    setFixedHeight(std::max(32, fontMetrics().height() + 10));
    setMaxLength(500);
    m_clear->setVisible(false);
    m_pause.setSingleShot(true);
    m_pause.setInterval(typingPause);
    connect(&m_pause, &QTimer::timeout, this, [this] { Q_EMIT searchChanged(text()); });
    connect(this, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_clear->setVisible(!text.isEmpty());
        m_pause.start();
    });
    connect(m_clear, &QAction::triggered, this, [this] {
        clear();
        setFocus(Qt::OtherFocusReason);
    });
    connect(&appearance, &Appearance::changed, this, &SearchBox::dress);
    dress();
    retranslate();
}

void SearchBox::showText(const QString &text)
{
    if (text == this->text())
        return;
    const QSignalBlocker still(this);
    setText(text);
    m_clear->setVisible(!text.isEmpty());
    m_pause.stop();
}

void SearchBox::dress()
{
    m_icon->setIcon(m_appearance.icon(u"search"_s, Token::Text2));
    m_clear->setIcon(m_appearance.icon(u"cross"_s, Token::Text2));
    update();
}

void SearchBox::retranslate()
{
    setPlaceholderText(tr("Search title, ID, file, error"));
    setAccessibleName(tr("Search uploads"));
    m_icon->setText(tr("Search uploads"));
    m_clear->setText(tr("Clear search"));
    m_clear->setToolTip(tr("Clear search"));
}

void SearchBox::changeEvent(QEvent *event)
{
    QLineEdit::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void SearchBox::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Down && event->modifiers() == Qt::NoModifier) {
        focusNextChild(); // from the words to what they found is one key
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void SearchBox::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    if (!text().isEmpty())
        return;
    const QString hint = QKeySequence(QKeySequence::Find).toString(QKeySequence::NativeText);
    QPainter painter(this);
    painter.setFont(m_appearance.font(TextStyle::Small));
    const int hintWidth = painter.fontMetrics().horizontalAdvance(hint);
    const int words = fontMetrics().horizontalAdvance(placeholderText());
    if (width() < words + hintWidth + 60)
        return;
    painter.setPen(m_appearance.color(Token::Text3));
    painter.drawText(rect().adjusted(0, 0, -10, 0), Qt::AlignRight | Qt::AlignVCenter, hint);
}

} // namespace deck
