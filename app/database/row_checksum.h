#pragma once

#include <QVariant>

namespace deck {

/// A number over the values of one row, kept in the row: SQLite does not see a flipped byte inside a row, and a
/// changed title or ID must not pass for what a vendor said. Not a defence against intent.
/// Absent values leave no trace, so that a column added later keeps old checksums right.
class RowChecksum final
{
public:
    /// Values in the order of the columns; `column` tells equal values of two columns apart.
    void add(int column, const QVariant &value);
    [[nodiscard]] qint64 value() const { return static_cast<qint64>(m_sum); }

private:
    void mix(quint64 part);
    quint64 m_sum = 0x9e3779b97f4a7c15;
};

} // namespace deck
