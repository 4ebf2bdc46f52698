#include "ui/uploads/upload_table_view.h"

#include <algorithm>

#include <QHeaderView>
#include <QScrollBar>
#include <QSignalBlocker>

using namespace Qt::StringLiterals;

namespace deck {

namespace {

constexpr int mostInSight = 200;

/// Rows as ranges over all columns.
QItemSelection rangesOf(const QList<int> &rows, const QAbstractItemModel &model)
{
    QItemSelection ranges;
    const int lastColumn = model.columnCount() - 1;
    for (qsizetype from = 0; from < rows.size();) {
        qsizetype to = from;
        while (to + 1 < rows.size() && rows[to + 1] == rows[to] + 1)
            ++to;
        ranges.append(QItemSelectionRange(model.index(rows[from], 0), model.index(rows[to], lastColumn)));
        from = to + 1;
    }
    return ranges;
}

/// A cell's text on one line of a tab separated table.
QString oneField(QString text)
{
    text.replace(u'\t', u' ');
    text.replace(u'\n', u' ');
    text.replace(u'\r', u' ');
    return text;
}

} // namespace

// ---- what is selected

QList<int> UploadTableView::selectedRows() const
{
    QList<int> rows;
    for (const QItemSelectionRange &range : selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows.append(row);
    }
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    return rows;
}

QList<UploadKey> UploadTableView::selectedKeys() const
{
    QList<UploadKey> keys;
    const QList<int> rows = selectedRows();
    keys.reserve(rows.size());
    for (const int row : rows)
        keys.append(m_model.key(row));
    return keys;
}

std::optional<UploadKey> UploadTableView::currentKey() const
{
    const QModelIndex current = currentIndex();
    return current.isValid() ? std::optional(m_model.key(current.row())) : std::nullopt;
}

void UploadTableView::selectKeys(const QList<UploadKey> &keys)
{
    QList<int> rows;
    for (const UploadKey &key : keys) {
        if (const std::optional<int> row = m_model.rowOf(key))
            rows.append(*row);
    }
    if (rows.isEmpty()) {
        clearSelection();
        return;
    }
    const QModelIndex first = m_model.index(rows.first(), 0);
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    selectionModel()->setCurrentIndex(first, QItemSelectionModel::NoUpdate);
    selectionModel()->select(rangesOf(rows, m_model), QItemSelectionModel::ClearAndSelect);
    scrollTo(first);
}

QString UploadTableView::selectionAsText(bool withHeader) const
{
    const QList<int> columns = shownColumns();
    QStringList lines;
    QStringList fields;
    if (withHeader) {
        for (const int column : columns)
            fields.append(oneField(m_model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString()));
        lines.append(fields.join(u'\t'));
    }
    for (const int row : selectedRows()) {
        fields.clear();
        for (const int column : columns)
            fields.append(oneField(m_model.index(row, column).data(UploadTableModel::CopyRole).toString()));
        lines.append(fields.join(u'\t'));
    }
    return lines.join(u'\n');
}

QString UploadTableView::selectionAsIds() const
{
    QStringList ids;
    for (const UploadKey &key : selectedKeys())
        ids.append(key.id);
    return ids.join(u'\n');
}

void UploadTableView::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QTableView::selectionChanged(selected, deselected);
    viewport()->update();
    if (m_rearranging)
        return;
    m_selectedKeysKnown = false;
    Q_EMIT selectionKeysChanged();
}

void UploadTableView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    if (!m_rearranging)
        QTableView::currentChanged(current, previous);
    updateRow(previous.row());
    updateRow(current.row());
}

// ---- rearrangements

void UploadTableView::startOver()
{
    m_startOver = true;
}

void UploadTableView::keep()
{
    m_rearranging = true;
    if (!m_selectedKeysKnown) {
        m_selectedKeys = selectedKeys();
        m_selectedKeysKnown = true;
    }
    m_kept = {};
    m_kept.current = currentKey();
    m_kept.currentColumn = std::max(0, currentIndex().column());
    m_kept.rows = m_model.rowCount();
    m_kept.atTop = verticalScrollBar()->value() == 0;
    const auto [first, last] = rowsIn(viewport()->rect());
    m_kept.firstRow = first;
    m_kept.shift = first <= last ? -rowViewportPosition(first) : 0;
    for (int row = first; row <= last && row - first < mostInSight; ++row)
        m_kept.inSight.append(m_model.key(row));
}

void UploadTableView::putBack()
{
    const qsizetype selectedBefore = m_selectedKeys.size();
    putBackSelection();
    putBackScroll();
    m_rearranging = false;
    m_startOver = false;
    viewport()->update();
    followPointer();
    lookForChanges();
    noticeScroll();
    if (m_selectedKeys.size() != selectedBefore)
        Q_EMIT selectionKeysChanged();
}

void UploadTableView::putBackSelection()
{
    QList<int> rows;
    QList<UploadKey> left;
    rows.reserve(m_selectedKeys.size());
    for (const UploadKey &key : std::as_const(m_selectedKeys)) {
        if (const std::optional<int> row = m_model.rowOf(key)) {
            rows.append(*row);
            left.append(key);
        }
    }
    m_selectedKeys = left;
    std::sort(rows.begin(), rows.end());

    QModelIndex current;
    if (m_kept.current) {
        if (const std::optional<int> row = m_model.rowOf(*m_kept.current))
            current = m_model.index(*row, m_kept.currentColumn);
    }
    if (rows == selectedRows() && current == currentIndex())
        return;
    // Silent: for whoever listens, nothing but places has changed.
    const QSignalBlocker silent(selectionModel());
    selectionModel()->reset();
    if (current.isValid())
        selectionModel()->setCurrentIndex(current, QItemSelectionModel::NoUpdate);
    selectionModel()->select(rangesOf(rows, m_model), QItemSelectionModel::Select);
}

void UploadTableView::putBackScroll()
{
    updateGeometries();
    QScrollBar *bar = verticalScrollBar();
    if (m_startOver) {
        bar->setValue(0);
        tellNewAbove(0);
        return;
    }
    if (m_kept.atTop || m_kept.inSight.isEmpty())
        return;

    // Most of the rows in sight have moved by as much as has come in or gone above them; single ones may have
    // jumped elsewhere.
    QHash<int, int> votes;
    int moved = 0;
    for (qsizetype i = 0; i < m_kept.inSight.size(); ++i) {
        const std::optional<int> row = m_model.rowOf(m_kept.inSight[i]);
        if (!row)
            continue;
        const int by = *row - (m_kept.firstRow + int(i));
        if (++votes[by] > votes.value(moved))
            moved = by;
    }
    if (votes.isEmpty())
        return;
    if (votes.value(moved) == 0)
        moved = votes.constBegin().key();
    const int height = verticalHeader()->defaultSectionSize();
    bar->setValue((m_kept.firstRow + moved) * height + m_kept.shift);
    const int grown = m_model.rowCount() - m_kept.rows;
    if (moved > 0 && grown > 0)
        tellNewAbove(m_newAbove + std::min(moved, grown));
}

void UploadTableView::tellNewAbove(int count)
{
    if (count == m_newAbove)
        return;
    m_newAbove = count;
    Q_EMIT newRowsAbove(count);
}

void UploadTableView::noticeScroll()
{
    const QScrollBar *bar = verticalScrollBar();
    const int height = std::max(1, verticalHeader()->defaultSectionSize());
    tellNewAbove(std::min(m_newAbove, bar->value() / height));
    if (bar->maximum() - bar->value() <= viewport()->height())
        Q_EMIT nearEnd();
}

// ---- what has just changed

void UploadTableView::dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight, const QList<int> &roles)
{
    QTableView::dataChanged(topLeft, bottomRight, roles);
    if (!m_rearranging)
        lookForChanges();
}

void UploadTableView::lookForChanges()
{
    if (!isVisible())
        return;
    QHash<quint32, UploadRecentChanges::Sight> inSight;
    std::optional<quint32> spared;
    const auto [first, last] = rowsIn(viewport()->rect());
    for (int row = first; row <= last; ++row) {
        const QModelIndex index = m_model.index(row, static_cast<int>(UploadColumn::Progress));
        const quint32 stored = index.data(UploadTableModel::RowRole).toUInt();
        const auto cell = index.data(UploadTableModel::ProgressRole).value<ProgressCell>();
        inSight.insert(stored, {index.data(UploadTableModel::ShownStatusRole).toInt(), cell.bar, cell.ratio});
        if (row == m_hoveredRow)
            spared = stored;
    }
    m_recent.look(inSight, spared);
}

} // namespace deck
