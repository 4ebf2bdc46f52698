#pragma once

#include "engine/row_bits.h"
#include "engine/upload_view.h"
#include "engine/upload_view_filter.h"
#include "engine/upload_view_order.h"

#include <vector>

namespace deck {

/// What an UploadView knows: every row in order, which of them the filter takes, and the rows shown.
struct UploadView::Index
{
    explicit Index(const UploadStore &store);

    /// All of it anew from the store.
    void sortAll();
    void filterAll(bool onlySet);
    /// Takes a change set into `order` and `taken`. Returns whether the rows shown may differ now.
    [[nodiscard]] bool take(const ChangeSet &changes);
    /// The rows to show, from `order` and `taken`.
    [[nodiscard]] std::vector<Row> arranged() const;
    [[nodiscard]] std::optional<int> positionOf(Row row);

    const UploadStore &store;
    const UploadColumns &columns;
    SortKey sortKey;
    RowOrder rowOrder;
    RowFilter filter;

    std::vector<Row> order;     ///< all rows in use, ascending, absent last
    std::size_t presentEnd = 0; ///< where those without a value begin in `order`
    RowBits taken;              ///< rows in use that match the filter
    std::vector<Row> shown;
    std::vector<quint32> positions; ///< inverse of `shown`, made when asked for
    bool positionsValid = false;

private:
    void reinsert(const RowBits &dropped, std::vector<Row> inserted);
};

} // namespace deck
