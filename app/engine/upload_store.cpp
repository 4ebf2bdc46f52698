#include "engine/upload_store.h"

#include "engine/folded_text.h"
#include "engine/upload_columns.h"

#include <algorithm>
#include <cmath>

namespace deck {

namespace {

quint16 tenThousandths(std::optional<double> ratio)
{
    if (!ratio || !(*ratio >= 0 && *ratio <= 1))
        return RatioColumn::absent;
    // cut, but 0.57 must not become 0.5699 because a double cannot hold it
    return static_cast<quint16>(std::floor(*ratio * 10'000 + 1e-6));
}

std::optional<double> fromTenThousandths(quint16 value)
{
    if (value == RatioColumn::absent)
        return std::nullopt;
    return value / 10'000.0;
}

qint64 countOrAbsent(std::optional<qint64> count)
{
    return count && *count >= 0 ? *count : IntegerColumn::absent;
}

qint64 timeOrAbsent(std::optional<Instant> time)
{
    return time ? time->time_since_epoch().count() : TimeColumn::absent;
}

} // namespace

/// One call of merge(): writes answers and gathers what became of them.
class UploadStore::Merge
{
public:
    explicit Merge(UploadStore &store)
        : m_store(store)
        , m_columns(*store.m_columns)
    {
    }

    void take(const Upload &answer)
    {
        const quint16 account = accountNumber(answer.key.account);
        const auto kind = static_cast<quint8>(answer.key.kind);
        QByteArray id = utf8(answer.key.id);
        if (id.size() > TextArena::mostBytes)
            return; // no vendor writes such an ID, and cut it could not be told from another
        const std::optional<Row> known = m_store.m_keys->find(m_columns, account, kind, bytesOf(id));
        if (known) {
            const FieldSet fields = write(*known, answer);
            if (!fields.isEmpty())
                m_changes.changed.append({*known, fields});
            return;
        }
        const Row row = m_store.takeFreeRow();
        m_columns.account.set(row, account);
        m_columns.kind.set(row, kind);
        m_columns.id.set(row, answer.key.id);
        m_columns.vendor.set(row, vendorNumber(answer.vendor));
        m_columns.shown.set(row, static_cast<quint8>(ShownStatus::Unknown));
        m_store.m_keys->insert(m_columns, row);
        ++m_store.m_size;
        write(row, answer);
        m_changes.added.append(row);
    }

    /// No longer found nor in use while listeners hear of it; the columns are cleared after that.
    void remove(const UploadKey &key)
    {
        const std::optional<Row> row = m_store.find(key);
        if (!row)
            return;
        m_store.m_keys->remove(m_columns, *row);
        m_columns.kind.set(*row, m_columns.kind.at(*row) + UploadColumns::leaving);
        --m_store.m_size;
        m_changes.removed.append(*row);
    }

    /// Each row once, in ascending order; rows added are not changed as well.
    ChangeSet finish()
    {
        std::sort(m_changes.added.begin(), m_changes.added.end());
        std::sort(m_changes.removed.begin(), m_changes.removed.end());
        auto &changed = m_changes.changed;
        std::sort(changed.begin(), changed.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
        QList<std::pair<Row, FieldSet>> once;
        once.reserve(changed.size());
        for (const auto &[row, fields] : std::as_const(changed)) {
            if (std::binary_search(m_changes.added.cbegin(), m_changes.added.cend(), row))
                continue;
            if (once.isEmpty() || once.constLast().first != row)
                once.append({row, fields});
            else
                once.last().second |= fields;
            m_changes.fields |= fields;
        }
        changed = std::move(once);
        return std::move(m_changes);
    }

private:
    quint16 accountNumber(const QString &name)
    {
        const quint32 known = m_columns.accounts.find(name);
        const quint32 number = known == StringPool::none ? m_columns.accounts.acquire(name) : known;
        Q_ASSERT(number < AccountColumn::absent);
        return static_cast<quint16>(number);
    }
    quint8 vendorNumber(const QString &id)
    {
        const quint32 known = m_columns.vendors.find(id);
        const quint32 number = known == StringPool::none ? m_columns.vendors.acquire(id) : known;
        Q_ASSERT(number < ByteColumn::absent);
        return static_cast<quint8>(number);
    }
    bool setPooled(PooledColumn &column, Row row, const std::optional<QString> &text)
    {
        const quint32 before = column.at(row);
        const quint32 after = text ? m_columns.texts.acquire(*text) : StringPool::none;
        m_columns.texts.release(before); // after the new one is held: the same text keeps its number
        return column.set(row, after);
    }

    FieldSet write(Row row, const Upload &answer)
    {
        const quint16 highest = m_columns.highestFigure(row);
        FieldSet fields;
        for (int i = 0; i < fieldCount; ++i) {
            const auto field = static_cast<Field>(i);
            if (answer.covers.contains(field) && writeField(row, field, answer))
                fields.add(field);
        }
        const quint16 figure = m_columns.figure(row);
        if (highest != RatioColumn::absent && (figure == RatioColumn::absent || figure < highest))
            m_columns.highestRatio.insert(row, highest);
        else
            m_columns.highestRatio.remove(row);
        return fields;
    }

    bool writeStatus(Row row, UploadStatus status, bool stalled)
    {
        return m_columns.shown.set(row, static_cast<quint8>(shownStatus(status, stalled)));
    }

    bool writeField(Row row, Field field, const Upload &answer)
    {
        UploadColumns &columns = m_columns;
        switch (field) {
        case Field::Title:
            return columns.title.set(row, answer.title);
        case Field::Status: {
            const UploadStatus before = plainStatus(static_cast<ShownStatus>(columns.shown.at(row)));
            writeStatus(row, answer.status, columns.stalledSince.at(row) != TimeColumn::absent);
            return before != answer.status;
        }
        case Field::StalledSince: {
            const UploadStatus status = plainStatus(static_cast<ShownStatus>(columns.shown.at(row)));
            writeStatus(row, status, answer.stalledSince.has_value());
            return columns.stalledSince.set(row, timeOrAbsent(answer.stalledSince));
        }
        case Field::VendorStatus:
            return setPooled(columns.vendorStatus, row,
                             answer.vendorStatus.isEmpty() ? std::nullopt : std::optional(answer.vendorStatus));
        case Field::Ratio:
            return columns.ratio.set(row, tenThousandths(answer.ratio));
        case Field::UploadedBytes:
            return columns.uploadedBytes.set(row, countOrAbsent(answer.uploadedBytes));
        case Field::TotalBytes:
            return columns.totalBytes.set(row, countOrAbsent(answer.totalBytes));
        case Field::CreatedAt:
            return columns.createdAt.set(row, timeOrAbsent(answer.createdAt));
        case Field::ModifiedAt:
            return columns.modifiedAt.set(row, timeOrAbsent(answer.modifiedAt));
        case Field::CompletedAt:
            return columns.completedAt.set(row, timeOrAbsent(answer.completedAt));
        case Field::ExpiresAt:
            return columns.expiresAt.set(row, timeOrAbsent(answer.expiresAt));
        case Field::CheckedAt:
            return columns.checkedAt.set(row, timeOrAbsent(answer.checkedAt));
        case Field::RetryCount:
            return columns.retryCount.set(
                row, answer.retryCount && *answer.retryCount >= 0 ? *answer.retryCount : CountColumn::absent);
        case Field::ErrorCode:
            return setPooled(columns.errorCode, row, answer.errorCode);
        case Field::ErrorMessage:
            return setPooled(columns.errorMessage, row, answer.errorMessage);
        case Field::Source:
            return setPooled(columns.source, row, answer.source);
        case Field::MediaId:
            return columns.mediaId.set(row, answer.mediaId);
        case Field::SourceUrl: {
            const QString name = answer.sourceUrl ? fileNameOfUrl(*answer.sourceUrl) : QString();
            return columns.fileName.set(row, name.isEmpty() ? std::nullopt : std::optional(name));
        }
        case Field::Device:
        case Field::Ip:
        case Field::ResultUrl:
        case Field::InternalUrl:
        case Field::UserData:
            return false; // cold: in the database only
        }
        Q_UNREACHABLE();
    }

    UploadStore &m_store;
    UploadColumns &m_columns;
    ChangeSet m_changes;
};

UploadStore::UploadStore(QObject *parent)
    : QObject(parent)
    , m_columns(std::make_unique<UploadColumns>())
    , m_keys(std::make_unique<KeyTable>())
{
}

UploadStore::~UploadStore() = default;

void UploadStore::merge(const QList<Upload> &answers, const QList<UploadKey> &gone)
{
    Q_ASSERT(!m_publishing);
    Merge merge(*this);
    for (const UploadKey &key : gone)
        merge.remove(key);
    for (const Upload &answer : answers)
        merge.take(answer);
    const ChangeSet changes = merge.finish();
    publish(changes);
    leave(changes.removed);
}

void UploadStore::removeAccount(const QString &account)
{
    Q_ASSERT(!m_publishing);
    const quint32 number = m_columns->accounts.find(account);
    if (number == StringPool::none)
        return;
    ChangeSet changes;
    for (Row row = 0; row < m_columns->end; ++row) {
        if (m_columns->isUsed(row) && m_columns->account.at(row) == number)
            changes.removed.append(row);
    }
    // no longer found nor in use while listeners hear of it; the columns are cleared after that
    for (const Row row : std::as_const(changes.removed))
        m_columns->kind.set(row, m_columns->kind.at(row) + UploadColumns::leaving);
    m_keys->rebuild(*m_columns);
    m_size -= changes.removed.size();
    publish(changes);
    leave(changes.removed);
}

void UploadStore::leave(const QList<Row> &rows)
{
    if (rows.isEmpty())
        return;
    for (const Row row : rows)
        free(row);
    m_freeRows.insert(m_freeRows.end(), rows.cbegin(), rows.cend());
    std::sort(m_freeRows.begin(), m_freeRows.end(), std::greater<>());
}

void UploadStore::publish(const ChangeSet &changes)
{
    if (changes.isEmpty())
        return;
    m_publishing = true;
    Q_EMIT changed(changes);
    m_publishing = false;
}

Row UploadStore::takeFreeRow()
{
    if (m_freeRows.empty())
        return m_columns->end++;
    const Row row = m_freeRows.back();
    m_freeRows.pop_back();
    return row;
}

void UploadStore::free(Row row)
{
    UploadColumns &columns = *m_columns;
    for (const Field field :
         {Field::CreatedAt, Field::ModifiedAt, Field::CompletedAt, Field::ExpiresAt, Field::StalledSince, Field::CheckedAt})
        columns.timeColumn(field)->set(row, TimeColumn::absent);
    for (const Field field : {Field::VendorStatus, Field::ErrorCode, Field::ErrorMessage, Field::Source}) {
        PooledColumn &column = *columns.pooledColumn(field);
        columns.texts.release(column.at(row));
        column.set(row, StringPool::none);
    }
    for (TextArena *arena : {&columns.title, &columns.id, &columns.fileName, &columns.mediaId})
        arena->clear(row);
    columns.ratio.set(row, RatioColumn::absent);
    columns.highestRatio.remove(row);
    columns.uploadedBytes.set(row, IntegerColumn::absent);
    columns.totalBytes.set(row, IntegerColumn::absent);
    columns.retryCount.set(row, CountColumn::absent);
    columns.shown.set(row, ByteColumn::absent);
    columns.kind.set(row, ByteColumn::absent);
    columns.vendor.set(row, ByteColumn::absent);
    columns.account.set(row, AccountColumn::absent);
}

qsizetype UploadStore::size() const
{
    return m_size;
}

Row UploadStore::rowEnd() const
{
    return m_columns->end;
}

bool UploadStore::isUsed(Row row) const
{
    return m_columns->isUsed(row);
}

std::optional<Row> UploadStore::find(const UploadKey &key) const
{
    const quint32 account = m_columns->accounts.find(key.account);
    if (account == StringPool::none)
        return std::nullopt;
    const QByteArray id = utf8(key.id);
    return m_keys->find(*m_columns, static_cast<quint16>(account), static_cast<quint8>(key.kind), bytesOf(id));
}

UploadKey UploadStore::key(Row row) const
{
    return {account(row), static_cast<UploadKind>(m_columns->kind.at(row) % UploadColumns::leaving), *m_columns->id.text(row)};
}

QString UploadStore::vendor(Row row) const
{
    return m_columns->vendors.text(m_columns->vendor.at(row));
}

QString UploadStore::account(Row row) const
{
    return m_columns->accounts.text(m_columns->account.at(row));
}

std::optional<QString> UploadStore::title(Row row) const
{
    return m_columns->title.text(row);
}

UploadStatus UploadStore::status(Row row) const
{
    return plainStatus(shown(row));
}

ShownStatus UploadStore::shown(Row row) const
{
    return static_cast<ShownStatus>(m_columns->shown.at(row));
}

QString UploadStore::vendorStatus(Row row) const
{
    return m_columns->texts.text(m_columns->vendorStatus.at(row));
}

std::optional<double> UploadStore::ratio(Row row) const
{
    return fromTenThousandths(m_columns->ratio.at(row));
}

std::optional<double> UploadStore::figure(Row row) const
{
    return fromTenThousandths(m_columns->figure(row));
}

std::optional<double> UploadStore::highestRatio(Row row) const
{
    return fromTenThousandths(m_columns->highestFigure(row));
}

std::optional<qint64> UploadStore::integer(Row row, Field field) const
{
    if (field == Field::RetryCount) {
        const qint32 retries = m_columns->retryCount.at(row);
        return retries == CountColumn::absent ? std::nullopt : std::optional<qint64>(retries);
    }
    Q_ASSERT(field == Field::UploadedBytes || field == Field::TotalBytes);
    const qint64 value = (field == Field::UploadedBytes ? m_columns->uploadedBytes : m_columns->totalBytes).at(row);
    return value == IntegerColumn::absent ? std::nullopt : std::optional(value);
}

std::optional<Instant> UploadStore::time(Row row, Field field) const
{
    const TimeColumn *column = std::as_const(*m_columns).timeColumn(field);
    Q_ASSERT(column);
    const qint64 value = column->at(row);
    return value == TimeColumn::absent ? std::nullopt : std::optional(Instant(Milliseconds(value)));
}

std::optional<QString> UploadStore::text(Row row, Field field) const
{
    if (field == Field::MediaId)
        return m_columns->mediaId.text(row);
    const PooledColumn *column = std::as_const(*m_columns).pooledColumn(field);
    Q_ASSERT(column);
    const quint32 number = column->at(row);
    return number == StringPool::none ? std::nullopt : std::optional(m_columns->texts.text(number));
}

QString UploadStore::fileName(Row row) const
{
    return m_columns->fileName.text(row).value_or(QString());
}

Upload UploadStore::hot(Row row) const
{
    Upload upload;
    upload.key = key(row);
    upload.vendor = vendor(row);
    upload.title = title(row);
    upload.status = status(row);
    upload.vendorStatus = vendorStatus(row);
    upload.ratio = ratio(row);
    upload.uploadedBytes = integer(row, Field::UploadedBytes);
    upload.totalBytes = integer(row, Field::TotalBytes);
    upload.createdAt = time(row, Field::CreatedAt);
    upload.modifiedAt = time(row, Field::ModifiedAt);
    upload.completedAt = time(row, Field::CompletedAt);
    upload.expiresAt = time(row, Field::ExpiresAt);
    const qint32 retries = m_columns->retryCount.at(row);
    if (retries != CountColumn::absent)
        upload.retryCount = retries;
    upload.errorCode = text(row, Field::ErrorCode);
    upload.errorMessage = text(row, Field::ErrorMessage);
    upload.source = text(row, Field::Source);
    upload.mediaId = text(row, Field::MediaId);
    upload.stalledSince = time(row, Field::StalledSince);
    upload.checkedAt = time(row, Field::CheckedAt);
    upload.covers = {Field::Title,        Field::Status,    Field::VendorStatus, Field::Ratio,       Field::UploadedBytes,
                     Field::TotalBytes,   Field::CreatedAt, Field::ModifiedAt,   Field::CompletedAt, Field::ExpiresAt,
                     Field::RetryCount,   Field::ErrorCode, Field::ErrorMessage, Field::Source,      Field::MediaId,
                     Field::StalledSince, Field::CheckedAt};
    return upload;
}

} // namespace deck
