#include "ui/uploads/upload_delegate.h"

#include "models/upload_table_model.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QStyleOptionViewItem>

#include <cmath>

namespace deck {

namespace {

ShownStatus statusOf(const QModelIndex &index)
{
    return static_cast<ShownStatus>(index.data(UploadTableModel::ShownStatusRole).toInt());
}

/// The status word's colour: loud where a person is needed or soon will be, at rest where nothing moves any more.
Token wordToken(ShownStatus status)
{
    switch (status) {
    case ShownStatus::Waiting:
    case ShownStatus::Uploading:
    case ShownStatus::Processing:
        return Token::Text;
    case ShownStatus::Stalled:
    case ShownStatus::Retrying:
        return Token::Amber;
    case ShownStatus::AwaitingConfirmation:
        return Token::Violet;
    case ShownStatus::Failed:
        return Token::Red;
    case ShownStatus::Succeeded:
    case ShownStatus::Cancelled:
    case ShownStatus::Expired:
    case ShownStatus::Missing:
    case ShownStatus::Forbidden:
    case ShownStatus::Unknown:
        return Token::Text2;
    }
    Q_UNREACHABLE();
}

bool isRightAligned(const QModelIndex &index)
{
    return (index.data(Qt::TextAlignmentRole).toInt() & Qt::AlignRight) != 0;
}

bool isCutInTheMiddle(UploadColumn column)
{
    return column == UploadColumn::Account || column == UploadColumn::Id || column == UploadColumn::MediaId;
}

bool isCode(UploadColumn column)
{
    return column == UploadColumn::Id || column == UploadColumn::MediaId;
}

} // namespace

UploadDelegate::UploadDelegate(const Appearance &appearance, QObject *parent)
    : QAbstractItemDelegate(parent)
    , m_appearance(appearance)
{
    connect(&appearance, &Appearance::changed, this, [this] {
        m_bars.clear();
        m_body.reset();
        m_fixed.reset();
    });
}

int UploadDelegate::lineHeight(const QFont &font)
{
    return int(std::ceil(QFontMetricsF(font).height()));
}

void UploadDelegate::readFonts(const QFont &body) const
{
    if (m_body && m_body->font() == body)
        return;
    const QFontMetricsF metrics(body);
    m_ascent = qRound(metrics.ascent());
    m_lineHeight = lineHeight(body);
    m_body.emplace(body);
    m_fixed.emplace(m_appearance.font(TextStyle::Fixed));
}

int UploadDelegate::baseline(const QRect &rect) const
{
    return rect.y() + (rect.height() - m_lineHeight) / 2 + m_ascent;
}

void UploadDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    readFonts(option.font);
    const auto column = static_cast<UploadColumn>(index.column());
    const bool moves = column == UploadColumn::Status || column == UploadColumn::Progress;
    if (moves && !m_tinted.isEmpty() && !option.state.testFlag(QStyle::State_Selected)
        && m_tinted.contains(index.data(UploadTableModel::RowRole).toUInt()))
        painter->fillRect(option.rect, m_appearance.color(Token::Changed));

    const QRect inner = option.rect.adjusted(padding, 0, -padding, 0);
    if (inner.width() <= 0)
        return;
    if (column == UploadColumn::Status)
        paintStatus(*painter, inner, index);
    else if (column == UploadColumn::Progress)
        paintProgress(*painter, inner, index);
    else
        paintText(*painter, inner, index, column);
}

void UploadDelegate::paintStatus(QPainter &painter, const QRect &rect, const QModelIndex &index) const
{
    const ShownStatus status = statusOf(index);
    const QPixmap icon = m_appearance.pixmap(Appearance::statusIconName(status), iconSize, m_appearance.statusToken(status),
                                             painter.device()->devicePixelRatioF());
    painter.drawPixmap(QPoint(rect.x(), rect.y() + (rect.height() - iconSize) / 2), icon);
    const int x = rect.x() + iconSize + gap;
    painter.setPen(m_appearance.color(wordToken(status)));
    m_body->draw(painter, QPointF(x, baseline(rect)), index.data(Qt::DisplayRole).toString(), rect.right() + 1 - x,
                 Qt::ElideRight);
}

void UploadDelegate::paintProgress(QPainter &painter, const QRect &rect, const QModelIndex &index) const
{
    const ShownStatus status = statusOf(index);
    const auto cell = index.data(UploadTableModel::ProgressRole).value<ProgressCell>();
    int x = rect.x();
    if (cell.bar != ProgressCell::Bar::None) {
        const QRect bar(x, rect.y() + (rect.height() - barHeight) / 2, std::min(barWidth, rect.width()), barHeight);
        m_bars.draw(painter, bar, cell, m_appearance.color(m_appearance.statusToken(status)), m_appearance);
        x += barWidth + gap;
    }
    Token token = Token::Text3;
    if (status == ShownStatus::Stalled && cell.isFigure)
        token = Token::Amber;
    else if (cell.bar == ProgressCell::Bar::Full || (cell.isFigure && cell.bar != ProgressCell::Bar::Hairline))
        token = Token::Text;
    painter.setPen(m_appearance.color(token));
    m_body->draw(painter, QPointF(x, baseline(rect)), cell.text, rect.right() + 1 - x, Qt::ElideRight);
}

QColor UploadDelegate::textColor(UploadColumn column, const QModelIndex &index) const
{
    if (index.data(UploadTableModel::AbsentRole).toBool())
        return m_appearance.color(Token::Text3);
    const bool first = column == UploadColumn::Title || column == UploadColumn::Size || column == UploadColumn::Sent;
    return m_appearance.color(first ? Token::Text : Token::Text2);
}

void UploadDelegate::paintText(QPainter &painter, const QRect &rect, const QModelIndex &index, UploadColumn column) const
{
    const QString text = index.data(Qt::DisplayRole).toString();
    if (text.isEmpty())
        return;
    TextPainter &texts = isCode(column) && !index.data(UploadTableModel::AbsentRole).toBool() ? *m_fixed : *m_body;
    const Qt::TextElideMode mode = isCutInTheMiddle(column) ? Qt::ElideMiddle : Qt::ElideRight;
    qreal x = rect.x();
    if (isRightAligned(index))
        x = std::max(x, rect.right() + 1 - std::ceil(texts.laid(text, rect.width(), mode).width));
    painter.setPen(textColor(column, index));
    texts.draw(painter, QPointF(x, baseline(rect)), text, rect.width(), mode);
}

QSize UploadDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    readFonts(option.font);
    const auto column = static_cast<UploadColumn>(index.column());
    const QString text = index.data(Qt::DisplayRole).toString();
    int width = 2 * padding;
    if (column == UploadColumn::Status)
        width += iconSize + gap;
    else if (column == UploadColumn::Progress)
        width += barWidth + gap;
    width += int(std::ceil((isCode(column) ? *m_fixed : *m_body).width(text)));
    return {width, m_lineHeight + 8};
}

} // namespace deck
