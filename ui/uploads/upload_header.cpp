#include "ui/uploads/upload_header.h"

#include "ui/appearance/appearance.h"

#include <QEvent>
#include <QMouseEvent>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace deck {

namespace {

constexpr int padding = 8;
constexpr int arrowSize = 12;
constexpr int arrowGap = 4;
constexpr int smallArrow = 9;
constexpr int leastSection = 48;
constexpr int tickInset = 7;

/// Times, sizes and figures: the newest and the greatest are looked for first.
bool beginsDescending(UploadColumn column)
{
    switch (column) {
    case UploadColumn::Progress:
    case UploadColumn::Size:
    case UploadColumn::CreatedAt:
    case UploadColumn::ModifiedAt:
    case UploadColumn::RetryCount:
    case UploadColumn::Sent:
    case UploadColumn::CompletedAt:
    case UploadColumn::ExpiresAt:
    case UploadColumn::CheckedAt:
        return true;
    case UploadColumn::Title:
    case UploadColumn::Status:
    case UploadColumn::Vendor:
    case UploadColumn::Account:
    case UploadColumn::Source:
    case UploadColumn::Id:
    case UploadColumn::VendorStatus:
    case UploadColumn::Error:
    case UploadColumn::MediaId:
        return false;
    }
    Q_UNREACHABLE();
}

} // namespace

UploadHeader::UploadHeader(const Appearance &appearance, QWidget *parent)
    : QHeaderView(Qt::Horizontal, parent)
    , m_appearance(appearance)
{
    setSectionsClickable(true);
    setSectionsMovable(true);
    setHighlightSections(false);
    setMinimumSectionSize(leastSection);
    setStretchLastSection(false);
    setTextElideMode(Qt::ElideRight);
    viewport()->setMouseTracking(true);
    readFonts();
    connect(this, &QHeaderView::sectionClicked, this, &UploadHeader::choose);
    connect(&appearance, &Appearance::changed, this, [this] {
        readFonts();
        viewport()->update();
    });
}

void UploadHeader::readFonts()
{
    m_plain = m_appearance.font(TextStyle::Small);
    m_strong = m_plain;
    m_strong.setWeight(QFont::DemiBold);
}

void UploadHeader::choose(int section)
{
    const auto column = static_cast<UploadColumn>(section);
    sortBy(column, column == m_sortColumn ? !m_descending : beginsDescending(column));
}

void UploadHeader::sortBy(UploadColumn column, bool descending)
{
    showSort(column, descending);
    Q_EMIT sortChosen(column, descending);
}

void UploadHeader::showSort(UploadColumn column, bool descending)
{
    m_sortColumn = column;
    m_descending = descending;
    viewport()->update();
}

QSize UploadHeader::sizeHint() const
{
    return {QHeaderView::sizeHint().width(), std::max(height, QFontMetrics(m_strong).height() + 8)};
}

QSize UploadHeader::sectionSizeFromContents(int section) const
{
    const QString text = model()->headerData(section, orientation(), Qt::DisplayRole).toString();
    return {QFontMetrics(m_strong).horizontalAdvance(text) + 2 * padding + arrowGap + arrowSize, sizeHint().height()};
}

void UploadHeader::setHovered(int section)
{
    if (section == m_hovered)
        return;
    m_hovered = section;
    viewport()->update();
}

bool UploadHeader::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::Leave)
        setHovered(-1);
    return QHeaderView::viewportEvent(event);
}

void UploadHeader::mouseMoveEvent(QMouseEvent *event)
{
    QHeaderView::mouseMoveEvent(event);
    setHovered(event->buttons() == Qt::NoButton ? logicalIndexAt(event->position().toPoint()) : -1);
}

void UploadHeader::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    painter.fillRect(event->rect(), m_appearance.color(Token::Panel));
    painter.fillRect(0, viewport()->height() - 1, viewport()->width(), 1, m_appearance.color(Token::Line));
    painter.end();
    QHeaderView::paintEvent(event);
}

void UploadHeader::paintSection(QPainter *painter, const QRect &rect, int section) const
{
    if (section == m_hovered)
        painter->fillRect(rect.adjusted(0, 0, 0, -1), m_appearance.color(Token::Hover));
    painter->fillRect(rect.right(), rect.y() + tickInset, 1, rect.height() - 2 * tickInset, m_appearance.color(Token::Line));

    const bool sorted = static_cast<UploadColumn>(section) == m_sortColumn;
    const QFont &font = sorted ? m_strong : m_plain;
    const QFontMetrics metrics(font);
    const bool toRight = (model()->headerData(section, orientation(), Qt::TextAlignmentRole).toInt() & Qt::AlignRight) != 0;
    const QRect inner = rect.adjusted(padding, 0, -padding, -1);
    const QString whole = model()->headerData(section, orientation(), Qt::DisplayRole).toString();
    // where both do not fit, the arrow stands above the text: the name of the column stays whole
    const bool above = sorted && metrics.horizontalAdvance(whole) + arrowGap + arrowSize > inner.width();
    const int arrowRoom = sorted && !above ? arrowGap + arrowSize : 0;
    const QString text = metrics.elidedText(whole, Qt::ElideRight, std::max(0, inner.width() - arrowRoom));
    const int width = metrics.horizontalAdvance(text);
    const int x = toRight ? inner.right() + 1 - width - arrowRoom : inner.x();

    painter->setFont(font);
    painter->setPen(m_appearance.color(sorted ? Token::Text : Token::Text3));
    painter->drawText(QRect(x, inner.y(), width + 1, inner.height()), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                      text);
    if (above) {
        const QString arrow = m_descending ? u"arrow-down"_s : u"arrow-up"_s;
        const QPixmap pixmap = m_appearance.pixmap(arrow, smallArrow, Token::Text, painter->device()->devicePixelRatioF());
        painter->drawPixmap(QPoint(rect.x() + (rect.width() - smallArrow) / 2, rect.y()), pixmap);
    } else if (sorted) {
        const QString arrow = m_descending ? u"arrow-down"_s : u"arrow-up"_s;
        const QPixmap pixmap = m_appearance.pixmap(arrow, arrowSize, Token::Text, painter->device()->devicePixelRatioF());
        painter->drawPixmap(QPoint(x + width + arrowGap, inner.y() + (inner.height() - arrowSize) / 2), pixmap);
    }
}

} // namespace deck
