#pragma once

#include "core/filter.h"
#include "engine/change_set.h"

#include <string>
#include <vector>

namespace deck {

struct UploadColumns;
class StringPool;
class TextArena;

/// How rows are ordered by one sort key, ascending: absent last, ties by row. Titles, error texts, sources and
/// vendor words by code points of their folded text, IDs and names by code points; an empty text counts as
/// absent; the ratio is the figure shown, 1 for what has succeeded. Fields that are not in the store are absent.
class RowOrder
{
public:
    /// `columns` outlives it.
    RowOrder(const UploadColumns &columns, const SortKey &key);

    /// The fields whose change may move a row.
    [[nodiscard]] FieldSet fields() const { return m_fields; }
    [[nodiscard]] bool isPresent(Row row) const;
    /// Both present.
    [[nodiscard]] bool isBefore(Row a, Row b) const;
    /// Whether they have the same value, or both none: only ties decide between them.
    [[nodiscard]] bool isEqual(Row a, Row b) const;
    /// Splits `rows` (ascending) into those with a value, ordered, and those without, by row.
    /// Returns how many have one.
    [[nodiscard]] std::size_t sort(std::vector<Row> &rows) const;

private:
    enum class Kind : quint8 { Number, FoldedText, PlainText, SharedText, Nothing };

    [[nodiscard]] qint64 number(Row row) const;                               ///< for Kind::Number; the least value = absent
    [[nodiscard]] quint32 shared(Row row) const;                              ///< for Kind::SharedText
    [[nodiscard]] std::string_view text(Row row, std::string &scratch) const; ///< for the text kinds
    void sortNumbers(std::vector<Row> &rows) const;
    void sortTexts(std::vector<Row> &rows) const;
    void sortShared(std::vector<Row> &rows) const;

    const UploadColumns *m_columns;
    SortKey m_key;
    Kind m_kind = Kind::Nothing;
    FieldSet m_fields;
    const StringPool *m_pool = nullptr;
    const TextArena *m_arena = nullptr;
    mutable std::string m_scratchA;
    mutable std::string m_scratchB;
};

} // namespace deck
