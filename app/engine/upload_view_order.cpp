#include "engine/upload_view_order.h"

#include "engine/folded_text.h"
#include "engine/upload_columns.h"

#include <algorithm>
#include <numeric>

namespace deck {

namespace {

constexpr qint64 noNumber = IntegerColumn::absent;
static_assert(noNumber == TimeColumn::absent);

template<typename Key>
struct Keyed
{
    Key key;
    Row row;

    friend bool operator<(const Keyed &a, const Keyed &b) { return a.key != b.key ? a.key < b.key : a.row < b.row; }
};

/// Orders rows by a number made for each of them.
template<typename MakeKey>
void sortByKey(std::vector<Row> &rows, MakeKey makeKey)
{
    std::vector<Keyed<decltype(makeKey(Row()))>> keyed;
    keyed.reserve(rows.size());
    for (const Row row : rows)
        keyed.push_back({makeKey(row), row});
    std::sort(keyed.begin(), keyed.end());
    std::transform(keyed.begin(), keyed.end(), rows.begin(), [](const auto &entry) { return entry.row; });
}

/// The first eight bytes as a number that is ordered as they are.
quint64 prefixOf(std::string_view text)
{
    quint64 value = 0;
    for (std::size_t i = 0; i < 8; ++i)
        value = value << 8 | (i < text.size() ? static_cast<unsigned char>(text[i]) : 0);
    return value;
}

} // namespace

RowOrder::RowOrder(const UploadColumns &columns, const SortKey &key)
    : m_columns(&columns)
    , m_key(key)
{
    switch (key.by) {
    case SortKey::By::Vendor:
        m_kind = Kind::SharedText;
        m_pool = &columns.vendors;
        return;
    case SortKey::By::Account:
        m_kind = Kind::SharedText;
        m_pool = &columns.accounts;
        return;
    case SortKey::By::Id:
        m_kind = Kind::PlainText;
        m_arena = &columns.id;
        return;
    case SortKey::By::Field:
        break;
    }
    m_fields.add(key.field);
    switch (key.field) {
    case Field::Title:
        m_kind = Kind::FoldedText;
        m_arena = &columns.title;
        return;
    case Field::MediaId:
        m_kind = Kind::PlainText;
        m_arena = &columns.mediaId;
        return;
    case Field::VendorStatus:
    case Field::ErrorCode:
    case Field::ErrorMessage:
    case Field::Source:
        m_kind = Kind::SharedText;
        m_pool = &columns.texts;
        return;
    case Field::Status:
        m_fields.add(Field::StalledSince);
        m_kind = Kind::Number;
        return;
    case Field::Ratio:
        m_fields |= {Field::UploadedBytes, Field::TotalBytes, Field::Status, Field::StalledSince};
        m_kind = Kind::Number;
        return;
    case Field::UploadedBytes:
    case Field::TotalBytes:
    case Field::CreatedAt:
    case Field::ModifiedAt:
    case Field::CompletedAt:
    case Field::ExpiresAt:
    case Field::RetryCount:
    case Field::StalledSince:
    case Field::CheckedAt:
        m_kind = Kind::Number;
        return;
    case Field::Device:
    case Field::Ip:
    case Field::SourceUrl:
    case Field::ResultUrl:
    case Field::InternalUrl:
    case Field::UserData:
        return;
    }
}

qint64 RowOrder::number(Row row) const
{
    if (m_key.field == Field::Status)
        return m_columns->shown.at(row);
    if (m_key.field == Field::Ratio) {
        if (m_columns->shown.at(row) == static_cast<quint8>(ShownStatus::Succeeded))
            return 10'000;
        const quint16 figure = m_columns->figure(row);
        return figure == RatioColumn::absent ? noNumber : figure;
    }
    if (m_key.field == Field::RetryCount) {
        const qint32 retries = m_columns->retryCount.at(row);
        return retries == CountColumn::absent ? noNumber : retries;
    }
    if (m_key.field == Field::UploadedBytes)
        return m_columns->uploadedBytes.at(row);
    if (m_key.field == Field::TotalBytes)
        return m_columns->totalBytes.at(row);
    return m_columns->timeColumn(m_key.field)->at(row);
}

quint32 RowOrder::shared(Row row) const
{
    if (m_key.by == SortKey::By::Vendor)
        return m_columns->vendor.at(row);
    if (m_key.by == SortKey::By::Account)
        return m_columns->account.at(row);
    return m_columns->pooledColumn(m_key.field)->at(row);
}

std::string_view RowOrder::text(Row row, std::string &scratch) const
{
    if (m_kind == Kind::SharedText)
        return bytesOf(m_pool->folded(shared(row)));
    return m_kind == Kind::FoldedText ? m_arena->folded(row, scratch) : m_arena->bytes(row);
}

bool RowOrder::isPresent(Row row) const
{
    switch (m_kind) {
    case Kind::Number:
        return number(row) != noNumber;
    case Kind::FoldedText:
    case Kind::PlainText:
        return !m_arena->bytes(row).empty();
    case Kind::SharedText:
        return !m_pool->folded(shared(row)).isEmpty();
    case Kind::Nothing:
        return false;
    }
    Q_UNREACHABLE();
}

bool RowOrder::isBefore(Row a, Row b) const
{
    if (m_kind == Kind::Number) {
        const qint64 numberA = number(a);
        const qint64 numberB = number(b);
        return numberA != numberB ? numberA < numberB : a < b;
    }
    const int order = text(a, m_scratchA).compare(text(b, m_scratchB));
    return order != 0 ? order < 0 : a < b;
}

bool RowOrder::isEqual(Row a, Row b) const
{
    const bool present = isPresent(a);
    if (!present || present != isPresent(b))
        return present == isPresent(b);
    return m_kind == Kind::Number ? number(a) == number(b) : text(a, m_scratchA) == text(b, m_scratchB);
}

std::size_t RowOrder::sort(std::vector<Row> &rows) const
{
    std::vector<Row> present;
    std::vector<Row> absent;
    present.reserve(rows.size());
    for (const Row row : rows)
        (isPresent(row) ? present : absent).push_back(row);
    switch (m_kind) {
    case Kind::Number:
        sortNumbers(present);
        break;
    case Kind::FoldedText:
    case Kind::PlainText:
        sortTexts(present);
        break;
    case Kind::SharedText:
        sortShared(present);
        break;
    case Kind::Nothing:
        break;
    }
    const std::size_t count = present.size();
    std::sort(absent.begin(), absent.end());
    std::copy(absent.begin(), absent.end(), std::copy(present.begin(), present.end(), rows.begin()));
    return count;
}

void RowOrder::sortNumbers(std::vector<Row> &rows) const
{
    sortByKey(rows, [this](Row row) { return number(row); });
}

void RowOrder::sortTexts(std::vector<Row> &rows) const
{
    // each text is folded once, and mostly its first eight bytes decide
    struct Keyed
    {
        quint64 prefix;
        std::size_t offset;
        quint32 length;
        Row row;
    };
    std::string texts;
    std::vector<Keyed> keyed;
    keyed.reserve(rows.size());
    for (const Row row : rows) {
        const std::string_view key = text(row, m_scratchA);
        keyed.push_back({prefixOf(key), texts.size(), static_cast<quint32>(key.size()), row});
        texts += key;
    }
    std::sort(keyed.begin(), keyed.end(), [&texts](const Keyed &a, const Keyed &b) {
        if (a.prefix != b.prefix)
            return a.prefix < b.prefix;
        const int order
            = std::string_view(texts).substr(a.offset, a.length).compare(std::string_view(texts).substr(b.offset, b.length));
        return order != 0 ? order < 0 : a.row < b.row;
    });
    std::transform(keyed.begin(), keyed.end(), rows.begin(), [](const Keyed &entry) { return entry.row; });
}

void RowOrder::sortShared(std::vector<Row> &rows) const
{
    // few texts, many rows: the texts are ranked, equal ones alike
    std::vector<quint32> numbers(m_pool->end());
    std::iota(numbers.begin(), numbers.end(), 0);
    const auto folded = [this](quint32 number) { return bytesOf(m_pool->folded(number)); };
    std::sort(numbers.begin(), numbers.end(), [&folded](quint32 a, quint32 b) { return folded(a) < folded(b); });
    std::vector<quint32> ranks(numbers.size());
    for (std::size_t i = 1; i < numbers.size(); ++i)
        ranks[numbers[i]] = ranks[numbers[i - 1]] + (folded(numbers[i]) == folded(numbers[i - 1]) ? 0 : 1);
    sortByKey(rows, [this, &ranks](Row row) { return ranks[shared(row)]; });
}

} // namespace deck
