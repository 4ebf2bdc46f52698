#include "ui/window/notice_area.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace deck {

namespace {
constexpr int lineHeight = 40;
constexpr int mostLines = 2;
constexpr int mostButtons = 2;
} // namespace

NoticeLine::NoticeLine(Appearance &appearance, QWidget *parent)
    : TokenPane(appearance, Token::Base, Qt::BottomEdge, parent)
    , m_icon(new TokenIcon(appearance, u"clock"_s, 18, Token::Amber, this))
    , m_cause(new TokenLabel(appearance, TextStyle::Body, Token::Text, this))
    , m_sentence(new ElidedLabel(appearance, TextStyle::Body, Token::Text2, this))
    , m_countdown(new TokenLabel(appearance, TextStyle::Small, Token::Text2, this))
{
    setFixedHeight(std::max(lineHeight, m_cause->fontMetrics().height() + 20));
    const auto dress = [this, &appearance] {
        QFont bold = appearance.font(TextStyle::Body);
        bold.setWeight(QFont::DemiBold);
        m_cause->setFont(bold);
    };
    connect(&appearance, &Appearance::changed, this, dress);
    dress();
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(14, 0, 12, 1);
    layout->setSpacing(8);
    layout->addWidget(m_icon);
    layout->addSpacing(4);
    layout->addWidget(m_cause);
    layout->addWidget(m_sentence, 1);
    layout->addWidget(m_countdown);
    for (int i = 0; i < mostButtons; ++i) {
        auto *button = new QPushButton(this);
        button->setFixedHeight(std::max(28, button->fontMetrics().height() + 8));
        m_buttons.append(button);
        layout->addWidget(button);
        connect(button, &QAbstractButton::clicked, this, [this, i] {
            if (i < m_notice.actions.size())
                Q_EMIT actionRequested(m_notice.actions.at(i), m_notice.account, m_notice.id);
        });
    }
}

void NoticeLine::tell(const Notice &notice, Instant now, const Format &format)
{
    const bool isNew = notice.id != m_notice.id;
    m_notice = notice;
    setObjectName(QString(u"notice."_s + notice.id));
    m_icon->setIcon(notice.iconName, notice.token);
    m_cause->setText(m_notice.cause);
    m_sentence->setWholeText(m_notice.sentence);
    setAccessibleName(tr("%1. %2", "cause and sentence of a notice").arg(m_notice.cause, m_notice.sentence));
    for (qsizetype i = 0; i < m_buttons.size(); ++i) {
        QPushButton *button = m_buttons.at(i);
        button->setVisible(i < notice.actions.size());
        if (i >= notice.actions.size())
            continue;
        const QString text = Notices::actionText(notice.actions.at(i));
        button->setText(text);
        button->setObjectName(u"notice.%1.button%2"_s.arg(notice.id).arg(i));
        button->setAccessibleName(tr("%1: %2", "button of a notice and its cause").arg(text, m_notice.cause));
    }
    tick(now, format);
    if (isNew) {
        QAccessibleEvent alert(this, QAccessible::Alert);
        QAccessible::updateAccessibility(&alert);
    }
}

void NoticeLine::tick(Instant now, const Format &format)
{
    QString text;
    if (m_notice.nextTryAt && *m_notice.nextTryAt > now) {
        const auto left = std::chrono::ceil<std::chrono::seconds>(*m_notice.nextTryAt - now).count();
        text = left < 120 ? tr("Next try in %1 s").arg(left) : tr("Next try at %1").arg(format.clockTime(*m_notice.nextTryAt));
    }
    if (text != m_countdown->text())
        m_countdown->setText(text);
    m_countdown->setVisible(!text.isEmpty());
}

NoticeArea::NoticeArea(Appearance &appearance, QWidget *parent)
    : QWidget(parent)
    , m_appearance(appearance)
    , m_layout(new QVBoxLayout(this))
    , m_more(new TextButton(appearance, Token::Accent, this))
{
    setObjectName(u"notices"_s);
    m_more->setObjectName(u"moreNotices"_s);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
    m_layout->addWidget(m_more, 0, Qt::AlignRight);
    m_more->hide();
    connect(m_more, &QAbstractButton::clicked, this, [this] { expand(!m_expanded); });
    hide();
}

void NoticeArea::setNotices(const QList<Notice> &notices, Instant now, const Format &format)
{
    m_notices = notices;
    m_now = now;
    m_format = format;
    layOut();
}

void NoticeArea::expand(bool expanded)
{
    m_expanded = expanded;
    layOut();
}

bool NoticeArea::tick(Instant now, const Format &format)
{
    bool counting = false;
    for (NoticeLine *line : std::as_const(m_lines)) {
        if (!line->isVisibleTo(this))
            continue;
        line->tick(now, format);
        counting = counting || line->notice().nextTryAt.has_value();
    }
    return counting;
}

QStringList NoticeArea::shownIds() const
{
    QStringList ids;
    for (const NoticeLine *line : m_lines) {
        if (line->isVisibleTo(this))
            ids.append(line->notice().id);
    }
    return ids;
}

void NoticeArea::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        layOut();
}

void NoticeArea::layOut()
{
    if (!m_format)
        return;
    const qsizetype shown = m_expanded ? m_notices.size() : std::min<qsizetype>(mostLines, m_notices.size());
    while (m_lines.size() < shown) {
        auto *line = new NoticeLine(m_appearance, this);
        m_layout->insertWidget(static_cast<int>(m_lines.size()), line);
        connect(line, &NoticeLine::actionRequested, this, &NoticeArea::actionRequested);
        m_lines.append(line);
    }
    for (qsizetype i = 0; i < m_lines.size(); ++i) {
        if (i < shown)
            m_lines.at(i)->tell(m_notices.at(i), m_now, *m_format);
        m_lines.at(i)->setVisible(i < shown);
    }
    const int rest = static_cast<int>(m_notices.size() - std::min<qsizetype>(mostLines, m_notices.size()));
    m_more->setVisible(rest > 0);
    m_more->setText(m_expanded ? tr("Show fewer") : tr("and %Ln more", nullptr, rest));
    m_more->setAccessibleName(m_more->text());
    setVisible(!m_notices.isEmpty());
}

} // namespace deck
