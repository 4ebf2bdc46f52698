#pragma once

#include "core/filter.h"
#include "engine/row_bits.h"

#include <string>
#include <vector>

namespace deck {

struct UploadColumns;
class StringPool;

/// A Filter made ready to be asked of the store's columns.
class RowFilter
{
public:
    /// `columns` outlives it.
    explicit RowFilter(const UploadColumns &columns);

    /// Returns whether it differs from the one before.
    bool set(const Filter &filter);
    [[nodiscard]] const Filter &filter() const { return m_filter; }
    [[nodiscard]] bool isEmpty() const { return m_isEmpty; }
    /// Whether every row that matches now also matched the filter before the last set().
    [[nodiscard]] bool isNarrower() const { return m_isNarrower; }
    /// The fields it reads; vendor, account and ID never change.
    [[nodiscard]] FieldSet fields() const { return m_fields; }

    [[nodiscard]] bool matches(Row row) const;
    /// Sets `bits` (of all rows) for the rows in use that match; with `onlySet` it looks only at rows whose bit is set.
    void evaluate(RowBits &bits, bool onlySet) const;

private:
    struct Choice ///< a set of names as flags by their number in a pool
    {
        [[nodiscard]] bool contains(const StringPool &pool, quint32 number) const;
        QSet<QString> names;
        mutable std::vector<bool> flags; ///< grows with the pool
    };
    [[nodiscard]] bool matchesAllButText(Row row) const;
    [[nodiscard]] bool matchesWord(Row row, const std::string &word) const;
    void evaluateChunk(RowBits &bits, Row first, bool onlySet) const;
    void keepWord(RowBits &bits, const std::string &word) const;

    const UploadColumns &m_columns;
    Filter m_filter;
    bool m_isEmpty = true;
    bool m_isNarrower = false;
    FieldSet m_fields;
    Choice m_vendors;
    Choice m_accounts;
    std::vector<std::string> m_words; ///< folded UTF-8
    mutable std::string m_scratch;
};

} // namespace deck
