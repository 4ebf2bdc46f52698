#pragma once

#include "core/filter.h"
#include "engine/upload_store.h"

#include <QObject>

#include <memory>
#include <vector>

namespace deck {

/// The store's rows through one filter, in one order. Own filter and order over the store's columns, kept up
/// to date from change sets (performance.md, Design 2-3, in plain portable C++). Same thread as the store.
///
/// Order: by the sort key; absent values last in both directions; ties by row, so nothing dances (descending
/// is ascending read backwards, ties included). Titles are ordered case-blind by code points, not yet by a language's rules.
class UploadView final : public QObject
{
    Q_OBJECT
public:
    explicit UploadView(const UploadStore &store, QObject *parent = nullptr);
    ~UploadView() override;

    /// Returns whether the filter differed from the one before. A filter whose words only grew longer searches
    /// the last result.
    bool setFilter(const Filter &filter);
    void setSortKey(const SortKey &key);
    [[nodiscard]] const Filter &filter() const;
    [[nodiscard]] const SortKey &sortKey() const;

    [[nodiscard]] int size() const;
    [[nodiscard]] Row row(int position) const;                  ///< 0 <= position < size()
    [[nodiscard]] std::optional<int> positionOf(Row row) const; ///< nullopt when filtered out

Q_SIGNALS:
    /// The order or the set of rows changed; positions before the signal are void.
    void aboutToRearrange();
    void rearranged();
    /// Rows changed in place: positions are as they were.
    void changedInPlace(const QList<int> &positions, deck::FieldSet fields);

private:
    struct Index;
    void takeChanges(const ChangeSet &changes);
    /// Returns whether that is a rearrangement.
    bool show(std::vector<Row> rows);

    std::unique_ptr<Index> m_index;
};

} // namespace deck
