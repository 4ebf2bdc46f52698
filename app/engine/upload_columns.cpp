#include "engine/upload_columns.h"

#include <algorithm>
#include <cmath>
#include <functional>

namespace deck {

bool TimeColumn::set(Row row, qint64 value)
{
    const std::size_t index = row / chunkRows;
    if (!m_exact.chunk(index)) {
        if (value == absent)
            return m_seconds.set(row, noSeconds);
        if (value >= 0 && value % 1000 == 0 && value / 1000 < qint64(noSeconds))
            return m_seconds.set(row, static_cast<quint32>(value / 1000));
        const Row first = row - row % chunkRows;
        for (Row i = first; m_seconds.chunk(index) && i < first + chunkRows; ++i) {
            if (const quint32 seconds = m_seconds.at(i); seconds != noSeconds)
                m_exact.set(i, qint64(seconds) * 1000);
        }
        m_seconds.dropChunk(index);
    }
    return m_exact.set(row, value);
}

quint16 UploadColumns::figure(Row row) const
{
    if (const quint16 given = ratio.at(row); given != RatioColumn::absent)
        return given;
    const qint64 sent = uploadedBytes.at(row);
    const qint64 total = totalBytes.at(row);
    if (sent < 0 || total <= 0 || sent > total)
        return RatioColumn::absent;
    if (sent == total)
        return 10'000;
    const double share = std::floor(static_cast<double>(sent) / static_cast<double>(total) * 10'000 + 1e-6);
    return static_cast<quint16>(std::min(share, 9'999.0)); // not all sent is never 1
}

quint16 UploadColumns::highestFigure(Row row) const
{
    const auto higher = highestRatio.constFind(row);
    return higher == highestRatio.constEnd() ? figure(row) : *higher;
}

const TimeColumn *UploadColumns::timeColumn(Field field) const
{
    switch (field) {
    case Field::CreatedAt:
        return &createdAt;
    case Field::ModifiedAt:
        return &modifiedAt;
    case Field::CompletedAt:
        return &completedAt;
    case Field::ExpiresAt:
        return &expiresAt;
    case Field::StalledSince:
        return &stalledSince;
    case Field::CheckedAt:
        return &checkedAt;
    case Field::Title:
    case Field::Status:
    case Field::VendorStatus:
    case Field::Ratio:
    case Field::UploadedBytes:
    case Field::TotalBytes:
    case Field::RetryCount:
    case Field::ErrorCode:
    case Field::ErrorMessage:
    case Field::Source:
    case Field::Device:
    case Field::Ip:
    case Field::MediaId:
    case Field::SourceUrl:
    case Field::ResultUrl:
    case Field::InternalUrl:
    case Field::UserData:
        return nullptr;
    }
    Q_UNREACHABLE();
}

TimeColumn *UploadColumns::timeColumn(Field field)
{
    return const_cast<TimeColumn *>(std::as_const(*this).timeColumn(field));
}

const PooledColumn *UploadColumns::pooledColumn(Field field) const
{
    if (field == Field::VendorStatus)
        return &vendorStatus;
    if (field == Field::ErrorCode)
        return &errorCode;
    if (field == Field::ErrorMessage)
        return &errorMessage;
    return field == Field::Source ? &source : nullptr;
}

PooledColumn *UploadColumns::pooledColumn(Field field)
{
    return const_cast<PooledColumn *>(std::as_const(*this).pooledColumn(field));
}

namespace {

std::size_t hashOf(quint16 account, quint8 kind, std::string_view id)
{
    // the multiplication spreads what the table's mask would not see
    const quint64 mixed = std::hash<std::string_view>()(id) ^ (quint64(account) << 8 | kind);
    return static_cast<std::size_t>((mixed * 0x9E37'79B9'7F4A'7C15ULL) >> 32);
}

} // namespace

std::optional<Row> KeyTable::find(const UploadColumns &columns, quint16 account, quint8 kind, std::string_view id) const
{
    if (m_slots.empty())
        return std::nullopt;
    const std::size_t mask = m_slots.size() - 1;
    for (std::size_t slot = hashOf(account, kind, id) & mask; m_slots[slot] != none; slot = (slot + 1) & mask) {
        const Row row = m_slots[slot];
        if (columns.account.at(row) == account && columns.kind.at(row) == kind && columns.id.bytes(row) == id)
            return row;
    }
    return std::nullopt;
}

void KeyTable::insert(const UploadColumns &columns, Row row)
{
    if ((m_used + 1) * 2 > m_slots.size()) {
        const std::size_t slots = std::max<std::size_t>(1'024, m_slots.size() * 2);
        std::vector<Row> before(slots, none);
        before.swap(m_slots);
        for (const Row known : before) {
            if (known != none)
                place(columns, known);
        }
    }
    place(columns, row);
    ++m_used;
}

void KeyTable::place(const UploadColumns &columns, Row row)
{
    const std::size_t mask = m_slots.size() - 1;
    std::size_t slot = hashOf(columns.account.at(row), columns.kind.at(row), columns.id.bytes(row)) & mask;
    while (m_slots[slot] != none)
        slot = (slot + 1) & mask;
    m_slots[slot] = row;
}

void KeyTable::remove(const UploadColumns &columns, Row row)
{
    const std::size_t mask = m_slots.size() - 1;
    const auto home = [&](Row of) { return hashOf(columns.account.at(of), columns.kind.at(of), columns.id.bytes(of)) & mask; };
    std::size_t hole = home(row);
    while (m_slots[hole] != row)
        hole = (hole + 1) & mask;
    // what stands behind moves up where its way from home leads over the hole
    for (std::size_t slot = (hole + 1) & mask; m_slots[slot] != none; slot = (slot + 1) & mask) {
        if (((slot - home(m_slots[slot])) & mask) < ((slot - hole) & mask))
            continue;
        m_slots[hole] = m_slots[slot];
        hole = slot;
    }
    m_slots[hole] = none;
    --m_used;
}

void KeyTable::rebuild(const UploadColumns &columns)
{
    std::fill(m_slots.begin(), m_slots.end(), none);
    m_used = 0;
    for (Row row = 0; row < columns.end; ++row) {
        if (columns.isUsed(row)) {
            place(columns, row);
            ++m_used;
        }
    }
}

} // namespace deck
