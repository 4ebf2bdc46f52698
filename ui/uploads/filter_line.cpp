#include "ui/uploads/filter_line.h"

#include "ui/language/han_spacing.h"

#include <QEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QResizeEvent>

using namespace Qt::StringLiterals;

namespace deck {

namespace {
constexpr int lineHeight = 36;
constexpr int chipHeight = 24;
constexpr int chipPadding = 10;
constexpr int chipIcon = 14;
constexpr int crossSize = 12;
constexpr int gap = 8;
constexpr int chipTextMost = 220;
} // namespace

FilterChip::FilterChip(Appearance &appearance, const QString &text, QWidget *parent)
    : QAbstractButton(parent)
    , m_appearance(appearance)
{
    setText(text);
    setFont(appearance.font(TextStyle::Small));
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
}

void FilterChip::setIconName(const QString &name, Token token)
{
    m_iconName = name;
    m_iconToken = token;
}

QSize FilterChip::sizeHint() const
{
    const int icon = m_iconName.isEmpty() ? 0 : chipIcon + 6;
    const int text = std::min(fontMetrics().horizontalAdvance(this->text()) + 1, chipTextMost);
    return {2 * chipPadding + icon + text + 6 + crossSize, std::max(chipHeight, fontMetrics().height() + 4)};
}

void FilterChip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_appearance.color(Token::Sel));
    const qreal radius = height() / 2.0;
    painter.drawRoundedRect(rect(), radius, radius);
    int x = chipPadding;
    if (!m_iconName.isEmpty()) {
        painter.drawPixmap(QPoint(x, (height() - chipIcon) / 2),
                           m_appearance.pixmap(m_iconName, chipIcon, m_iconToken, devicePixelRatioF()));
        x += chipIcon + 6;
    }
    const int right = width() - chipPadding - crossSize;
    const QRect textRect(x, 0, right - 6 - x, height());
    painter.setPen(m_appearance.color(Token::Text));
    painter.drawText(textRect, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                     fontMetrics().elidedText(text(), Qt::ElideRight, textRect.width()));
    painter.drawPixmap(
        QPoint(right, (height() - crossSize) / 2),
        m_appearance.pixmap(u"cross"_s, crossSize, underMouse() ? Token::Text : Token::Text2, devicePixelRatioF()));
    if (hasFocus())
        paintFocusRing(painter, rect(), radius - 1, m_appearance);
}

void FilterChip::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        click();
        return;
    default:
        QAbstractButton::keyPressEvent(event);
    }
}

FilterLine::FilterLine(Appearance &appearance, FilterState &filter, QList<VendorInfo> vendors, Format format, QWidget *parent)
    : TokenPane(appearance, Token::Base, Qt::BottomEdge, parent)
    , m_filter(filter)
    , m_vendors(std::move(vendors))
    , m_format(std::move(format))
    , m_head(new TokenLabel(appearance, TextStyle::Small, Token::Text2, this))
    , m_more(new TokenLabel(appearance, TextStyle::Small, Token::Text2, this))
    , m_clear(new TextButton(appearance, Token::Accent, this))
    , m_count(new ElidedLabel(appearance, TextStyle::Small, Token::Text2, this))
{
    setObjectName(u"filterLine"_s);
    m_clear->setObjectName(u"clearFilter"_s);
    m_count->setObjectName(u"filterMatches"_s);
    m_count->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    setFixedHeight(std::max(lineHeight, fontMetrics().height() + 16));
    connect(m_clear, &QAbstractButton::clicked, &m_filter, &FilterState::clear);
    connect(&m_filter, &FilterState::changed, this, &FilterLine::rebuild);
    connect(&appearance, &Appearance::changed, this, &FilterLine::rebuild);
    rebuild();
}

void FilterLine::setFormat(const Format &format)
{
    m_format = format;
    rebuild();
}

void FilterLine::setMatches(qint64 matches, const QStringList &askedToo)
{
    if (matches == m_matches && askedToo == m_askedToo)
        return;
    m_matches = matches;
    m_askedToo = askedToo;
    tellMatches();
}

void FilterLine::tellMatches()
{
    const QString figure = m_format.count(m_matches);
    if (m_askedToo.isEmpty())
        m_count->setWholeText(tr("%Ln match", nullptr, static_cast<int>(m_matches)));
    else
        m_count->setWholeText(closeHanGaps(tr("%1 match; %2 was asked too").arg(figure, m_askedToo.join(tr(", ")))));
    layOut();
}

FilterChip *FilterLine::addChip(const QString &text, const QString &name, std::function<void()> remove)
{
    auto *chip = new FilterChip(appearance(), text, this);
    chip->setObjectName(name);
    chip->setAccessibleName(tr("Remove filter: %1").arg(text));
    chip->setToolTip(tr("Remove this filter"));
    connect(chip, &QAbstractButton::clicked, this, std::move(remove));
    m_chips.append(chip);
    return chip;
}

void FilterLine::rebuild()
{
    // deleted later: a chip that was pressed is still on the stack
    for (FilterChip *chip : std::as_const(m_chips)) {
        chip->hide();
        chip->setObjectName(QString());
        chip->deleteLater();
    }
    m_chips.clear();

    const Filter filter = m_filter.filter();
    for (int i = 0; i < shownStatusCount; ++i) {
        const auto status = static_cast<ShownStatus>(i);
        if (!filter.statuses.contains(status))
            continue;
        FilterChip *chip = addChip(m_format.statusName(status), u"chip.status.%1"_s.arg(i),
                                   [this, status] { m_filter.toggleStatuses({status}); });
        chip->setIconName(Appearance::statusIconName(status), appearance().statusToken(status));
    }
    for (const VendorInfo &vendor : std::as_const(m_vendors)) {
        if (filter.vendors.contains(vendor.id))
            addChip(tr("Vendor: %1").arg(vendor.shortName.in(m_format.language())), QString(u"chip.vendor."_s + vendor.id),
                    [this, id = vendor.id] { m_filter.toggleVendor(id); });
    }
    QStringList accounts(filter.accounts.cbegin(), filter.accounts.cend());
    accounts.sort();
    for (const QString &account : std::as_const(accounts))
        addChip(tr("Account: %1").arg(account), QString(u"chip.account."_s + account),
                [this, account] { m_filter.toggleAccount(account); });
    if (const QString text = filter.text.simplified(); !text.isEmpty())
        addChip(tr("“%1”").arg(Format::visible(text)), u"chip.text"_s, [this] { m_filter.setText(QString()); });

    m_head->setText(tr("Filter"));
    m_clear->setText(tr("Clear filter"));
    m_clear->setAccessibleName(tr("Clear filter"));
    tellMatches();
}

void FilterLine::resizeEvent(QResizeEvent *event)
{
    TokenPane::resizeEvent(event);
    layOut();
}

void FilterLine::changeEvent(QEvent *event)
{
    TokenPane::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        layOut();
}

void FilterLine::layOut()
{
    const auto centred = [this](QWidget *widget, int x, int width) {
        const int height = widget->sizeHint().height();
        widget->setGeometry(x, (this->height() - 1 - height) / 2, width, height);
        return x + width;
    };
    const int edge = 12;
    const int countWidth = std::min(m_count->sizeHint().width(), width() / 3);
    const int end = width() - edge - countWidth - gap;
    centred(m_count, width() - edge - countWidth, countWidth);

    int x = centred(m_head, edge, m_head->sizeHint().width()) + gap;
    const int clearWidth = m_clear->sizeHint().width();
    const int moreRoom = fontMetrics().horizontalAdvance(u"+99"_s) + gap;
    int shown = 0;
    for (FilterChip *chip : std::as_const(m_chips)) {
        const int wanted = chip->sizeHint().width();
        const bool last = shown + 1 == m_chips.size();
        if (shown > 0 && x + wanted + gap + clearWidth + (last ? 0 : moreRoom) > end)
            break;
        x = centred(chip, x, wanted) + gap;
        chip->show();
        ++shown;
    }
    for (qsizetype i = shown; i < m_chips.size(); ++i)
        m_chips.at(i)->hide();
    const qsizetype hidden = m_chips.size() - shown;
    m_more->setVisible(hidden > 0);
    if (hidden > 0) {
        m_more->setText(u"+%1"_s.arg(hidden));
        x = centred(m_more, x, m_more->sizeHint().width()) + gap;
    }
    centred(m_clear, x - 4, clearWidth);
    QWidget *before = nullptr;
    for (FilterChip *chip : std::as_const(m_chips)) {
        if (before)
            setTabOrder(before, chip);
        before = chip;
    }
    if (before)
        setTabOrder(before, m_clear);
}

} // namespace deck
