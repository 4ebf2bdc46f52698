#pragma once

#include "engine/change_set.h"

#include <algorithm>
#include <vector>

namespace deck {

/// One bit a row.
class RowBits
{
public:
    void resize(Row rows) { m_words.resize((static_cast<std::size_t>(rows) + 63) / 64, 0); }
    void clear() { std::fill(m_words.begin(), m_words.end(), 0); }
    [[nodiscard]] bool test(Row row) const { return (m_words[row / 64] >> (row % 64) & 1U) != 0; }
    void set(Row row) { m_words[row / 64] |= 1ULL << (row % 64); }
    void reset(Row row) { m_words[row / 64] &= ~(1ULL << (row % 64)); }
    void assign(Row row, bool value) { value ? set(row) : reset(row); }
    /// The bits of 64 rows from `first`, a multiple of 64.
    void setWord(Row first, quint64 word) { m_words[first / 64] = word; }

private:
    std::vector<quint64> m_words;
};

} // namespace deck
