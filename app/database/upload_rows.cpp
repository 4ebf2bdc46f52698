#include "database/upload_rows.h"

#include "core/clock.h"
#include "database/stored_rows.h"
#include "database/upload_columns.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace deck::rows {

namespace {

struct KnownUpload
{
    qint64 row = 0;
    Upload upload;
};

SqlResult<std::optional<KnownUpload>> find(SqliteConnection &connection, const UploadKey &key)
{
    static const QString sql = u"SELECT row, %1 FROM uploads WHERE account = ? AND kind = ? AND id = ?"_s.arg(uploadColumns());
    const auto query = connection.prepared(sql);
    if (!query)
        return tl::unexpected(query.error());
    Statement statement(*query);
    statement.bind(0, column::toSql(key.account));
    statement.bind(1, column::toSql(key.kind));
    statement.bind(2, column::toSql(key.id));
    if (const SqlResult<void> run = statement.run(); !run)
        return tl::unexpected(run.error());
    const SqlResult<bool> row = statement.next();
    if (!row)
        return tl::unexpected(row.error());
    if (!*row)
        return std::nullopt;
    SqlResult<Upload> upload = readUpload(statement, 1);
    if (!upload)
        return tl::unexpected(upload.error());
    return KnownUpload {statement.value(0).toLongLong(), *std::move(upload)};
}

bool isAnotherState(const Upload &a, const Upload &b)
{
    return a.status != b.status || a.vendorStatus != b.vendorStatus || a.errorCode != b.errorCode
        || a.errorMessage != b.errorMessage || a.stalledSince != b.stalledSince;
}

StateSeen stateOf(const Upload &upload, const Upload &answer)
{
    return {answer.checkedAt.value_or(SystemClock().now()),
            upload.status,
            upload.vendorStatus,
            upload.ratio,
            upload.errorCode,
            upload.errorMessage,
            upload.stalledSince};
}

/// The answer as it will come back from the database, so that what is known compares equal to it.
Upload asStored(Upload answer)
{
    const auto store = [](auto &member) { column::fromSql(column::toSql(std::as_const(member)), member); };
    eachKeyColumn(answer, [&](const char *, auto &member) { store(member); });
    eachFieldColumn(answer, [&](Field, const char *, auto &member) { store(member); });
    return answer;
}

SqlResult<void> saveUpload(SqliteConnection &connection, const Upload &answer)
{
    const SqlResult<std::optional<KnownUpload>> known = find(connection, answer.key);
    if (!known)
        return tl::unexpected(known.error());
    Upload before;
    if (*known) {
        before = (*known)->upload;
    } else {
        before.key = answer.key;
        before.vendor = answer.vendor;
    }
    const Upload now = merged(before, answer);
    qint64 row = 0;
    if (!*known) {
        const SqlResult<qint64> inserted = insertUpload(connection, now);
        if (!inserted)
            return tl::unexpected(inserted.error());
        row = *inserted;
    } else {
        if (now == before)
            return {};
        row = (*known)->row;
        if (const SqlResult<void> updated = updateUpload(connection, now, row); !updated)
            return updated;
    }
    if (*known && !isAnotherState(before, now))
        return {};
    return insertState(connection, stateOf(now, answer), row, now.key);
}

/// Rows of one account (all when nullopt), handed over in batches.
class Loading final
{
public:
    Loading(int batch, const std::function<void(QList<Upload>)> &take)
        : m_batch(qMax(1, batch))
        , m_take(take)
    {
    }

    SqlResult<void> read(SqliteConnection &connection, const std::optional<QString> &account)
    {
        static const QString all = u"SELECT %1 FROM uploads"_s.arg(uploadColumns());
        static const QString ofAccount = all + u" WHERE account = ?"_s;
        const auto query = connection.prepared(account ? ofAccount : all);
        if (!query)
            return tl::unexpected(query.error());
        Statement statement(*query);
        if (account)
            statement.bind(0, column::toSql(*account));
        if (const SqlResult<void> run = statement.run(); !run)
            return run;
        for (;;) {
            const SqlResult<bool> row = statement.next();
            if (!row)
                return tl::unexpected(row.error());
            if (!*row)
                return {};
            SqlResult<Upload> upload = readUpload(statement, 0);
            if (!upload)
                return tl::unexpected(upload.error());
            // the same key twice: the index is damaged and let a second row in
            const qsizetype count = m_seen.size();
            m_seen.insert(qHash(upload->key));
            if (m_seen.size() == count)
                return tl::unexpected(damagedRow());
            m_uploads.append(*std::move(upload));
            if (m_uploads.size() == m_batch)
                handOver();
        }
    }
    void handOver()
    {
        if (!m_uploads.isEmpty())
            m_take(std::exchange(m_uploads, {}));
    }

private:
    int m_batch;
    const std::function<void(QList<Upload>)> &m_take;
    QList<Upload> m_uploads;
    QSet<std::size_t> m_seen;
};

} // namespace

SqlResult<qint64> countUploads(SqliteConnection &connection)
{
    const SqlResult<QVariant> count = connection.execute(u"SELECT count(*) FROM uploads"_s);
    if (!count)
        return tl::unexpected(count.error());
    return count->toLongLong();
}

SqlResult<void> saveUploads(SqliteConnection &connection, const QList<Upload> &answers)
{
    return connection.transaction([&]() -> SqlResult<void> {
        for (const Upload &answer : answers) {
            if (SqlResult<void> saved = saveUpload(connection, asStored(answer)); !saved)
                return saved;
        }
        return {};
    });
}

SqlResult<void> loadUploads(SqliteConnection &connection, const QStringList &accounts, int batch,
                            const std::function<void(QList<Upload>)> &take)
{
    Loading loading(batch, take);
    if (accounts.isEmpty()) {
        if (SqlResult<void> read = loading.read(connection, std::nullopt); !read)
            return read;
    }
    const QSet<QString> distinct(accounts.begin(), accounts.end());
    for (const QString &account : distinct) {
        if (SqlResult<void> read = loading.read(connection, account); !read)
            return read;
    }
    loading.handOver();
    return {};
}

SqlResult<QList<Upload>> uploads(SqliteConnection &connection, const QList<UploadKey> &keys)
{
    QList<Upload> found;
    for (const UploadKey &key : keys) {
        SqlResult<std::optional<KnownUpload>> known = find(connection, key);
        if (!known)
            return tl::unexpected(known.error());
        if (*known)
            found.append(std::move((*known)->upload));
    }
    return found;
}

SqlResult<QList<StateSeen>> statesSeen(SqliteConnection &connection, const UploadKey &key)
{
    const SqlResult<std::optional<KnownUpload>> known = find(connection, key);
    if (!known)
        return tl::unexpected(known.error());
    if (!*known)
        return QList<StateSeen>();
    static const QString sql = u"SELECT %1 FROM states_seen WHERE upload = ? ORDER BY row DESC"_s.arg(stateColumns());
    const auto query = connection.prepared(sql);
    if (!query)
        return tl::unexpected(query.error());
    Statement statement(*query);
    statement.bind(0, (*known)->row);
    if (const SqlResult<void> run = statement.run(); !run)
        return tl::unexpected(run.error());
    QList<StateSeen> states;
    for (;;) {
        const SqlResult<bool> row = statement.next();
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            return states;
        const SqlResult<StateSeen> state = readState(statement, 0, (*known)->upload.key);
        if (!state)
            return tl::unexpected(state.error());
        states.append(*state);
    }
}

SqlResult<void> removeAccount(SqliteConnection &connection, const QString &account)
{
    return connection.transaction([&]() -> SqlResult<void> {
        const auto query = connection.prepared(u"DELETE FROM uploads WHERE account = ?"_s);
        if (!query)
            return tl::unexpected(query.error());
        Statement statement(*query);
        statement.bind(0, column::toSql(account));
        return statement.run();
    });
}

SqlResult<std::optional<QString>> setting(SqliteConnection &connection, const QString &name)
{
    const auto query = connection.prepared(u"SELECT %1 FROM settings WHERE name = ?"_s.arg(settingColumns()));
    if (!query)
        return tl::unexpected(query.error());
    Statement statement(*query);
    statement.bind(0, column::toSql(name));
    if (const SqlResult<void> run = statement.run(); !run)
        return tl::unexpected(run.error());
    const SqlResult<bool> row = statement.next();
    if (!row)
        return tl::unexpected(row.error());
    if (!*row)
        return std::nullopt;
    const auto read = readSetting(statement, 0);
    if (!read)
        return tl::unexpected(read.error());
    return read->second;
}

SqlResult<void> setSetting(SqliteConnection &connection, const QString &name, const QString &value)
{
    return connection.transaction([&] { return putSetting(connection, name, value); });
}

} // namespace deck::rows
