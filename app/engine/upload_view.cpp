#include "engine/upload_view.h"

#include "engine/upload_columns.h"
#include "engine/upload_view_index.h"

#include <algorithm>

namespace deck {

UploadView::Index::Index(const UploadStore &uploadStore)
    : store(uploadStore)
    , columns(uploadStore.columns())
    , rowOrder(columns, sortKey)
    , filter(columns)
{
}

void UploadView::Index::sortAll()
{
    order.clear();
    order.reserve(static_cast<std::size_t>(store.size()));
    for (Row row = 0; row < columns.end; ++row) {
        if (columns.isUsed(row))
            order.push_back(row);
    }
    presentEnd = rowOrder.sort(order);
}

void UploadView::Index::filterAll(bool onlySet)
{
    taken.resize(columns.end);
    filter.evaluate(taken, onlySet);
}

bool UploadView::Index::take(const ChangeSet &changes)
{
    const bool mayMove = changes.fields.intersects(rowOrder.fields());
    const bool mayMatch = changes.fields.intersects(filter.fields());
    bool shownDiffers = false;
    RowBits dropped;
    dropped.resize(columns.end);
    taken.resize(columns.end);
    std::vector<Row> inserted;

    for (const Row row : changes.removed) {
        dropped.set(row);
        shownDiffers = shownDiffers || taken.test(row);
        taken.reset(row);
    }
    for (const Row row : changes.added) {
        inserted.push_back(row);
        taken.assign(row, filter.matches(row));
        shownDiffers = shownDiffers || taken.test(row);
    }
    for (const auto &[row, fields] : changes.changed) {
        const bool before = taken.test(row);
        if (mayMatch && fields.intersects(filter.fields()))
            taken.assign(row, filter.matches(row));
        shownDiffers = shownDiffers || before != taken.test(row);
        if (mayMove && fields.intersects(rowOrder.fields())) {
            dropped.set(row);
            inserted.push_back(row);
            shownDiffers = shownDiffers || taken.test(row);
        }
    }
    if (!changes.removed.isEmpty() || !inserted.empty())
        reinsert(dropped, std::move(inserted));
    return shownDiffers;
}

void UploadView::Index::reinsert(const RowBits &dropped, std::vector<Row> inserted)
{
    std::sort(inserted.begin(), inserted.end());
    const std::size_t insertedPresentEnd = rowOrder.sort(inserted);
    const auto isDropped = [&dropped](Row row) { return dropped.test(row); };
    const auto oldPresentEnd = order.begin() + static_cast<std::ptrdiff_t>(presentEnd);
    const auto keptPresentEnd = std::remove_if(order.begin(), oldPresentEnd, isDropped);
    const auto keptAbsentEnd = std::remove_if(oldPresentEnd, order.end(), isDropped);

    std::vector<Row> merged;
    merged.reserve(order.size() + inserted.size());
    // each place is found by halving what is left, and the rows before it are copied as a block
    const auto mergeIn = [&merged, &inserted](auto kept, auto keptEnd, std::size_t from, std::size_t to, auto isBefore) {
        for (std::size_t i = from; i < to; ++i) {
            const auto place = std::lower_bound(kept, keptEnd, inserted[i], isBefore);
            merged.insert(merged.end(), kept, place);
            merged.push_back(inserted[i]);
            kept = place;
        }
        merged.insert(merged.end(), kept, keptEnd);
    };
    mergeIn(order.begin(), keptPresentEnd, 0, insertedPresentEnd, [this](Row a, Row b) { return rowOrder.isBefore(a, b); });
    presentEnd = merged.size();
    mergeIn(oldPresentEnd, keptAbsentEnd, insertedPresentEnd, inserted.size(), std::less<>());
    order = std::move(merged);
}

std::vector<Row> UploadView::Index::arranged() const
{
    std::vector<Row> rows(order.size());
    auto end = rows.begin();
    const auto append = [this, &end](auto from, auto to) {
        if (filter.isEmpty()) {
            end = std::copy(from, to, end);
            return;
        }
        // written always and kept by chance: no branch to guess wrong
        for (; from != to; ++from) {
            *end = *from;
            end += taken.test(*from) ? 1 : 0;
        }
    };
    const auto absent = order.begin() + static_cast<std::ptrdiff_t>(presentEnd);
    if (sortKey.descending)
        append(std::make_reverse_iterator(absent), order.rend());
    else
        append(order.begin(), absent);
    append(absent, order.end());
    rows.erase(end, rows.end());
    return rows;
}

std::optional<int> UploadView::Index::positionOf(Row row)
{
    if (!positionsValid) {
        positions.resize(columns.end);
        for (std::size_t i = 0; i < shown.size(); ++i)
            positions[shown[i]] = static_cast<quint32>(i);
        positionsValid = true;
    }
    // a position is told by the row that stands there: places of rows not shown hold old values
    if (row >= positions.size() || positions[row] >= shown.size() || shown[positions[row]] != row)
        return std::nullopt;
    return static_cast<int>(positions[row]);
}

UploadView::UploadView(const UploadStore &store, QObject *parent)
    : QObject(parent)
    , m_index(std::make_unique<Index>(store))
{
    m_index->sortAll();
    m_index->filterAll(false);
    m_index->shown = m_index->arranged();
    connect(&store, &UploadStore::changed, this, &UploadView::takeChanges);
}

UploadView::~UploadView() = default;

void UploadView::takeChanges(const ChangeSet &changes)
{
    if (m_index->take(changes) && show(m_index->arranged()))
        return;
    QList<int> positions;
    for (const auto &[row, fields] : changes.changed) {
        if (const std::optional<int> position = m_index->positionOf(row))
            positions.append(*position);
    }
    if (!positions.isEmpty())
        Q_EMIT changedInPlace(positions, changes.fields);
}

bool UploadView::show(std::vector<Row> rows)
{
    if (rows == m_index->shown)
        return false;
    Q_EMIT aboutToRearrange();
    m_index->shown = std::move(rows);
    m_index->positionsValid = false;
    Q_EMIT rearranged();
    return true;
}

bool UploadView::setFilter(const Filter &filter)
{
    if (!m_index->filter.set(filter))
        return false;
    m_index->filterAll(m_index->filter.isNarrower());
    show(m_index->arranged());
    return true;
}

void UploadView::setSortKey(const SortKey &key)
{
    if (key == m_index->sortKey)
        return;
    SortKey sameDirection = key;
    sameDirection.descending = m_index->sortKey.descending;
    const bool onlyReversed = sameDirection == m_index->sortKey;
    m_index->sortKey = key;
    if (!onlyReversed) {
        m_index->rowOrder = RowOrder(m_index->columns, key);
        m_index->sortAll();
    }
    show(m_index->arranged());
}

const Filter &UploadView::filter() const
{
    return m_index->filter.filter();
}

const SortKey &UploadView::sortKey() const
{
    return m_index->sortKey;
}

int UploadView::size() const
{
    return static_cast<int>(m_index->shown.size());
}

Row UploadView::row(int position) const
{
    return m_index->shown[static_cast<std::size_t>(position)];
}

std::optional<int> UploadView::positionOf(Row row) const
{
    return m_index->positionOf(row);
}

} // namespace deck
