#pragma once

#include "engine/change_set.h"
#include "engine/string_pool.h"
#include "engine/text_arena.h"

#include <QHash>

#include <algorithm>
#include <limits>
#include <memory>
#include <vector>

namespace deck {

/// Rows a chunk of columns holds.
inline constexpr Row chunkRows = 65'536;

/// One value a row in chunks of 65,536 rows; a chunk in which every value is absent costs nothing.
template<typename T, T absentValue>
class Column
{
public:
    static constexpr T absent = absentValue;

    [[nodiscard]] T at(Row row) const
    {
        const T *values = chunk(row / chunkRows);
        return values ? values[row % chunkRows] : absent;
    }
    /// Returns whether the value differs from the one before.
    bool set(Row row, T value)
    {
        if (at(row) == value)
            return false;
        const std::size_t index = row / chunkRows;
        if (index >= m_chunks.size())
            m_chunks.resize(index + 1);
        if (!m_chunks[index]) {
            m_chunks[index] = std::make_unique_for_overwrite<T[]>(chunkRows);
            std::fill_n(m_chunks[index].get(), chunkRows, absent);
        }
        m_chunks[index][row % chunkRows] = value;
        return true;
    }
    /// Makes all values of a chunk absent.
    void dropChunk(std::size_t index)
    {
        if (index < m_chunks.size())
            m_chunks[index].reset();
    }
    /// `chunkRows` values, or nullptr when all are absent.
    [[nodiscard]] const T *chunk(std::size_t index) const { return index < m_chunks.size() ? m_chunks[index].get() : nullptr; }

private:
    std::vector<std::unique_ptr<T[]>> m_chunks;
};

/// Milliseconds since 1970. Vendors give whole seconds: a chunk keeps those in half the place, until a time comes
/// that needs more.
class TimeColumn
{
public:
    static constexpr qint64 absent = std::numeric_limits<qint64>::min();

    [[nodiscard]] qint64 at(Row row) const
    {
        if (m_exact.chunk(row / chunkRows))
            return m_exact.at(row);
        const quint32 seconds = m_seconds.at(row);
        return seconds == noSeconds ? absent : qint64(seconds) * 1000;
    }
    /// Returns whether the value differs from the one before.
    bool set(Row row, qint64 value);

private:
    static constexpr quint32 noSeconds = 0xFFFF'FFFF;

    Column<quint32, noSeconds> m_seconds;
    Column<qint64, absent> m_exact; ///< a chunk is in one of the two
};

using ByteColumn = Column<quint8, 0xFF>;
using RatioColumn = Column<quint16, 0xFFFF>; ///< ten-thousandths
using CountColumn = Column<qint32, -1>;
using IntegerColumn = Column<qint64, std::numeric_limits<qint64>::min()>; ///< bytes
using PooledColumn = Column<quint32, StringPool::none>;
using AccountColumn = Column<quint16, 0xFFFF>;

/// The store's columns, for its own work and for the filters, orders and counts that read them. Only the
/// store changes them.
struct UploadColumns
{
    static constexpr quint8 leaving = 2;

    Row end = 0; ///< one past the highest row ever in use

    ByteColumn shown;      ///< ShownStatus
    ByteColumn kind;       ///< UploadKind, plus `leaving` while its removal is told; absent in a free row
    ByteColumn vendor;     ///< number in `vendors`
    AccountColumn account; ///< number in `accounts`
    RatioColumn ratio;
    QHash<Row, quint16> highestRatio; ///< only of rows whose ratio went back

    IntegerColumn uploadedBytes;
    IntegerColumn totalBytes;
    TimeColumn createdAt;
    TimeColumn modifiedAt;
    TimeColumn completedAt;
    TimeColumn expiresAt;
    TimeColumn stalledSince;
    TimeColumn checkedAt;
    CountColumn retryCount;

    PooledColumn vendorStatus;
    PooledColumn errorCode;
    PooledColumn errorMessage;
    PooledColumn source;
    StringPool texts; ///< of the four above

    TextArena title {TextArena::Folding::Kept};
    TextArena id {TextArena::Folding::Kept};
    TextArena fileName {TextArena::Folding::Kept};
    TextArena mediaId {TextArena::Folding::None};

    StringPool vendors;  ///< never freed: their numbers keep their meaning
    StringPool accounts; ///< never freed

    [[nodiscard]] bool isUsed(Row row) const { return row < end && kind.at(row) < leaving; }

    /// Ten-thousandths as the vendor gives them, else made from the byte counts; absent where neither says
    /// anything, or where more was sent than there is.
    [[nodiscard]] quint16 figure(Row row) const;
    [[nodiscard]] quint16 highestFigure(Row row) const;

    [[nodiscard]] const TimeColumn *timeColumn(Field field) const;
    [[nodiscard]] TimeColumn *timeColumn(Field field);
    [[nodiscard]] const PooledColumn *pooledColumn(Field field) const;
    [[nodiscard]] PooledColumn *pooledColumn(Field field);
};

/// (account, kind, id) -> row: open addressing, at most half full.
class KeyTable
{
public:
    [[nodiscard]] std::optional<Row> find(const UploadColumns &columns, quint16 account, quint8 kind, std::string_view id) const;
    /// The row's key must not be in the table.
    void insert(const UploadColumns &columns, Row row);
    /// The row is in the table, its key still in the columns.
    void remove(const UploadColumns &columns, Row row);
    /// Takes in all used rows anew.
    void rebuild(const UploadColumns &columns);

private:
    static constexpr Row none = 0xFFFF'FFFF;
    void place(const UploadColumns &columns, Row row);

    std::vector<Row> m_slots;
    std::size_t m_used = 0;
};

} // namespace deck
