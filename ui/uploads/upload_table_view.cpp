#include "ui/uploads/upload_table_view.h"

#include "ui/appearance/appearance.h"
#include "ui/uploads/upload_delegate.h"
#include "ui/uploads/upload_header.h"

#include <algorithm>

#include <QApplication>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>

using namespace Qt::StringLiterals;

namespace deck {

namespace {

constexpr int accentBar = 3;
constexpr int separatorFrom = 8;
constexpr double separatorOpacity = 0.55;
constexpr int mostRowsSearched = 100'000;

} // namespace

UploadTableView::UploadTableView(Appearance &appearance, UploadTableModel &model, QWidget *parent)
    : QTableView(parent)
    , m_appearance(appearance)
    , m_model(model)
    , m_header(new UploadHeader(appearance, this))
    , m_delegate(new UploadDelegate(appearance, this))
{
    setHorizontalHeader(m_header);
    setModel(&model);
    setItemDelegate(m_delegate);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setHorizontalScrollMode(ScrollPerPixel);
    setVerticalScrollMode(ScrollPerPixel);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setCornerButtonEnabled(false);
    setFrameShape(NoFrame);
    setAccessibleName(tr("Uploads"));
    viewport()->setMouseTracking(true);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    applyRowHeight();
    applyDefaultColumns();

    m_header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_header, &QWidget::customContextMenuRequested, this,
            [this](const QPoint &position) { Q_EMIT headerMenuRequested(m_header->viewport()->mapToGlobal(position)); });
    connect(m_header, &QHeaderView::sectionResized, this, [this](int section, int, int width) { noticeResized(section, width); });
    connect(m_header, &UploadHeader::sortChosen, this, [this](UploadColumn column, bool descending) {
        startOver();
        m_model.sort(static_cast<int>(column), descending ? Qt::DescendingOrder : Qt::AscendingOrder);
    });
    connect(&model, &UploadTableModel::aboutToRearrange, this, &UploadTableView::keep);
    connect(&model, &UploadTableModel::rearranged, this, &UploadTableView::putBack);
    connect(&m_recent, &UploadRecentChanges::changed, this, [this] {
        m_delegate->setTinted(m_recent.rows());
        viewport()->update();
    });
    connect(&appearance, &Appearance::changed, this, [this] {
        applyRowHeight();
        viewport()->update();
    });
    connect(this, &QAbstractItemView::doubleClicked, this, [this](const QModelIndex &index) {
        if (index.isValid())
            Q_EMIT activatedKey(m_model.key(index.row()));
    });
}

// ---- painting

QRect UploadTableView::rowRect(int row) const
{
    return {0, rowViewportPosition(row), viewport()->width(), rowHeight(row)};
}

std::pair<int, int> UploadTableView::rowsIn(const QRect &rect) const
{
    const int first = rowAt(std::max(0, rect.top()));
    if (first < 0)
        return {0, -1};
    const int last = rowAt(rect.bottom());
    return {first, last >= 0 ? last : m_model.rowCount() - 1};
}

void UploadTableView::paintEvent(QPaintEvent *event)
{
    {
        QPainter painter(viewport());
        paintGrounds(painter, event->rect());
    }
    QTableView::paintEvent(event);
    QPainter painter(viewport());
    paintLines(painter, event->rect());
}

void UploadTableView::paintGrounds(QPainter &painter, const QRect &rect) const
{
    const QColor selected = m_appearance.color(hasFocus() ? Token::Sel : Token::SelIdle);
    const auto [first, last] = rowsIn(rect);
    for (int row = first; row <= last; ++row) {
        if (selectionModel()->isSelected(m_model.index(row, 0)))
            painter.fillRect(rowRect(row), selected);
        else if (row == m_hoveredRow)
            painter.fillRect(rowRect(row), m_appearance.color(Token::Hover));
    }
}

void UploadTableView::paintLines(QPainter &painter, const QRect &rect) const
{
    QColor separator = m_appearance.color(Token::Line);
    separator.setAlphaF(separatorOpacity);
    const QColor accent = m_appearance.color(Token::Accent);
    const auto [first, last] = rowsIn(rect);
    for (int row = first; row <= last; ++row) {
        const QRect place = rowRect(row);
        painter.fillRect(separatorFrom, place.bottom(), place.width() - separatorFrom, 1, separator);
        if (selectionModel()->isSelected(m_model.index(row, 0)))
            painter.fillRect(0, place.y(), accentBar, place.height(), accent);
    }
    const int current = currentIndex().row();
    if (current < first || current > last)
        return;
    painter.setPen(hasFocus() ? QPen(accent, 1) : QPen(m_appearance.color(Token::LineStrong), 1, Qt::DashLine));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(QRectF(rowRect(current)).adjusted(0.5, 0.5, -0.5, -0.5));
}

void UploadTableView::updateRow(int row)
{
    if (row >= 0 && row < m_model.rowCount())
        viewport()->update(rowRect(row));
}

void UploadTableView::setHoveredRow(int row)
{
    if (row == m_hoveredRow)
        return;
    updateRow(m_hoveredRow);
    m_hoveredRow = row;
    updateRow(row);
}

void UploadTableView::followPointer()
{
    setHoveredRow(viewport()->underMouse() ? rowAt(viewport()->mapFromGlobal(QCursor::pos()).y()) : -1);
}

bool UploadTableView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::MouseMove)
        setHoveredRow(rowAt(static_cast<QMouseEvent *>(event)->position().toPoint().y()));
    else if (event->type() == QEvent::Leave)
        setHoveredRow(-1);
    return QTableView::viewportEvent(event);
}

void UploadTableView::scrollContentsBy(int dx, int dy)
{
    QTableView::scrollContentsBy(dx, dy);
    if (dx != 0)
        viewport()->update(); // bars and frames belong to the view's edges, not to the columns
    followPointer();
    if (!m_rearranging)
        noticeScroll();
}

void UploadTableView::focusInEvent(QFocusEvent *event)
{
    QTableView::focusInEvent(event);
    viewport()->update();
}

void UploadTableView::focusOutEvent(QFocusEvent *event)
{
    QTableView::focusOutEvent(event);
    viewport()->update();
}

void UploadTableView::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    fitTitle();
    noticeScroll();
}

void UploadTableView::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        applyRowHeight();
    else if (event->type() == QEvent::LanguageChange)
        setAccessibleName(tr("Uploads"));
}

void UploadTableView::setDensity(int rowHeight)
{
    m_density = rowHeight;
    applyRowHeight();
}

void UploadTableView::applyRowHeight()
{
    const int height = std::max(m_density, UploadDelegate::lineHeight(font()) + 8);
    if (height == verticalHeader()->defaultSectionSize())
        return;
    verticalHeader()->setMinimumSectionSize(height);
    verticalHeader()->setDefaultSectionSize(height);
}

// ---- keys

void UploadTableView::keyPressEvent(QKeyEvent *event)
{
    const bool typing = m_sinceTyped.isValid() && !m_sinceTyped.hasExpired(QApplication::keyboardInputInterval());
    if (event->matches(QKeySequence::Copy)) {
        event->ignore(); // an action of the window, which copies rows
        return;
    }
    if (event->modifiers() == Qt::AltModifier && (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right)) {
        moveSort(event->key() == Qt::Key_Left ? -1 : 1);
        return;
    }
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        if (event->modifiers().testFlag(Qt::ControlModifier) || !currentIndex().isValid())
            event->ignore();
        else
            Q_EMIT activatedKey(m_model.key(currentIndex().row()));
        return;
    }
    if (event->key() == Qt::Key_Space && !typing && currentIndex().isValid()) {
        selectionModel()->select(currentIndex(), QItemSelectionModel::Toggle | QItemSelectionModel::Rows);
        return;
    }
    QTableView::keyPressEvent(event);
}

QModelIndex UploadTableView::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    if (m_model.rowCount() > 0 && (action == MoveHome || action == MoveEnd)) {
        const int row = action == MoveHome ? 0 : m_model.rowCount() - 1;
        return m_model.index(row, std::max(0, currentIndex().column()));
    }
    return QTableView::moveCursor(action, modifiers);
}

void UploadTableView::keyboardSearch(const QString &search)
{
    const bool goesOn = m_sinceTyped.isValid() && !m_sinceTyped.hasExpired(QApplication::keyboardInputInterval());
    const bool sameKey = goesOn && m_typed.size() == 1 && m_typed == search;
    m_typed = goesOn && !sameKey ? QString(m_typed + search) : search;
    m_sinceTyped.start();

    const int rows = m_model.rowCount();
    const int current = currentIndex().row();
    // A word that grows may stay where it is; a new one, or the same key again, goes on to the next.
    const int from = current < 0 ? 0 : current + (m_typed.size() > 1 ? 0 : 1);
    for (int step = 0; step < std::min(rows, mostRowsSearched); ++step) {
        const QModelIndex index = m_model.index((from + step) % rows, static_cast<int>(UploadColumn::Title));
        if (index.data(Qt::DisplayRole).toString().startsWith(m_typed, Qt::CaseInsensitive)) {
            selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
            return;
        }
    }
}

void UploadTableView::contextMenuEvent(QContextMenuEvent *event)
{
    event->accept();
    if (event->reason() == QContextMenuEvent::Keyboard) {
        if (currentIndex().isValid()) {
            scrollTo(currentIndex());
            const QRect row = rowRect(currentIndex().row());
            Q_EMIT rowMenuRequested(viewport()->mapToGlobal(QPoint(row.x() + UploadDelegate::padding, row.bottom())));
        }
        return;
    }
    if (indexAt(viewport()->mapFromGlobal(event->globalPos())).isValid())
        Q_EMIT rowMenuRequested(event->globalPos());
}

} // namespace deck
