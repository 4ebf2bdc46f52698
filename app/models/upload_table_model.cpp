#include "models/upload_table_model.h"

#include <algorithm>

namespace deck {

namespace {

/// More new rows than this, and more than there were: views are quicker with a reset.
constexpr int mostRowsInserted = 4'096;

constexpr int lastColumn = uploadColumnCount - 1;

bool isRightAligned(UploadColumn column)
{
    return column == UploadColumn::Size || column == UploadColumn::Sent || column == UploadColumn::RetryCount;
}

/// The fields a cell's text or bar is made from; vendor, account and ID never change.
FieldSet fieldsOf(UploadColumn column)
{
    switch (column) {
    case UploadColumn::Title:
        return {Field::Title};
    case UploadColumn::Status:
        return {Field::Status, Field::StalledSince, Field::VendorStatus};
    case UploadColumn::Progress:
        return {Field::Status, Field::StalledSince, Field::Ratio, Field::UploadedBytes, Field::TotalBytes};
    case UploadColumn::Size:
        return {Field::TotalBytes};
    case UploadColumn::Vendor:
    case UploadColumn::Account:
    case UploadColumn::Id:
        return {};
    case UploadColumn::CreatedAt:
        return {Field::CreatedAt};
    case UploadColumn::ModifiedAt:
        return {Field::ModifiedAt};
    case UploadColumn::RetryCount:
        return {Field::RetryCount};
    case UploadColumn::Source:
        return {Field::Source};
    case UploadColumn::Sent:
        return {Field::UploadedBytes};
    case UploadColumn::CompletedAt:
        return {Field::CompletedAt};
    case UploadColumn::VendorStatus:
        return {Field::VendorStatus};
    case UploadColumn::Error:
        return {Field::ErrorCode, Field::ErrorMessage};
    case UploadColumn::MediaId:
        return {Field::MediaId};
    case UploadColumn::ExpiresAt:
        return {Field::ExpiresAt};
    case UploadColumn::CheckedAt:
        return {Field::CheckedAt};
    }
    Q_UNREACHABLE();
}

} // namespace

UploadTableModel::UploadTableModel(UploadView &view, const UploadStore &store, QList<VendorInfo> vendors, Clock &clock,
                                   Format format, QObject *parent)
    : QAbstractTableModel(parent)
    , m_view(view)
    , m_store(store)
    , m_texts(store, std::move(vendors), clock, std::move(format))
    , m_rowCount(view.size())
{
    connect(&view, &UploadView::aboutToRearrange, this, &UploadTableModel::aboutToRearrange);
    connect(&view, &UploadView::rearranged, this, &UploadTableModel::tellRearranged);
    connect(&view, &UploadView::changedInPlace, this, &UploadTableModel::tellChanged);
}

int UploadTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_rowCount;
}

int UploadTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : uploadColumnCount;
}

QVariant UploadTableModel::data(const QModelIndex &index, int role) const
{
    // while rows are being removed at the end the view is already shorter
    if (!index.isValid() || index.row() >= m_view.size())
        return {};
    const Row row = m_view.row(index.row());
    const auto column = static_cast<UploadColumn>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return m_texts.display(row, column);
    case CopyRole:
        return m_texts.copied(row, column);
    case Qt::ToolTipRole: {
        const QString text = m_texts.toolTip(row, column);
        return text.isEmpty() ? QVariant() : text;
    }
    case Qt::AccessibleTextRole:
        return m_texts.sentence(row, column);
    case Qt::TextAlignmentRole:
        return static_cast<int>((isRightAligned(column) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case ShownStatusRole:
        return static_cast<int>(m_store.shown(row));
    case ProgressRole:
        return QVariant::fromValue(m_texts.progress(row));
    case RowRole:
        return row;
    case AbsentRole:
        return m_texts.isAbsent(row, column);
    default:
        return {};
    }
}

QVariant UploadTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= uploadColumnCount)
        return {};
    const auto column = static_cast<UploadColumn>(section);
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole)
        return UploadCellText::header(column);
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>((isRightAligned(column) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    return {};
}

void UploadTableModel::sort(int column, Qt::SortOrder order)
{
    // a header without a sort section asks for column -1
    if (column >= 0 && column < uploadColumnCount)
        m_view.setSortKey(sortKeyOf(static_cast<UploadColumn>(column), order == Qt::DescendingOrder));
}

UploadKey UploadTableModel::key(int row) const
{
    return m_store.key(m_view.row(row));
}

std::optional<int> UploadTableModel::rowOf(const UploadKey &key) const
{
    const std::optional<Row> row = m_store.find(key);
    return row ? m_view.positionOf(*row) : std::nullopt;
}

void UploadTableModel::setFormat(Format format)
{
    m_texts.setFormat(std::move(format));
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, lastColumn);
    tellAllChanged();
}

void UploadTableModel::dayChanged()
{
    tellAllChanged();
}

void UploadTableModel::tellAllChanged()
{
    if (m_rowCount > 0)
        Q_EMIT dataChanged(index(0, 0), index(m_rowCount - 1, lastColumn));
}

void UploadTableModel::tellRearranged()
{
    const int before = m_rowCount;
    const int after = m_view.size();
    if (after - before > std::max(before, mostRowsInserted)) {
        beginResetModel();
        m_rowCount = after;
        endResetModel();
    } else {
        if (after > before) {
            beginInsertRows({}, before, after - 1);
            m_rowCount = after;
            endInsertRows();
        } else if (after < before) {
            beginRemoveRows({}, after, before - 1);
            m_rowCount = after;
            endRemoveRows();
        }
        tellAllChanged();
    }
    Q_EMIT rearranged();
}

void UploadTableModel::tellChanged(const QList<int> &positions, FieldSet fields)
{
    int first = uploadColumnCount;
    int last = -1;
    for (int column = 0; column < uploadColumnCount; ++column) {
        if (fieldsOf(static_cast<UploadColumn>(column)).intersects(fields)) {
            first = std::min(first, column);
            last = column;
        }
    }
    if (last < 0)
        return;
    // one signal for all: a view repaints only what it shows of the range
    const auto [top, bottom] = std::minmax_element(positions.begin(), positions.end());
    Q_EMIT dataChanged(index(*top, first), index(*bottom, last));
}

} // namespace deck
