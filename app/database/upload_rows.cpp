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
    StoredUpload stored;
};

/// Carries out a statement for the upload of this key; gives the number of rows it changed.
SqlResult<int> changeByKey(SqliteConnection &connection, const QString &sql, const UploadKey &key)
{
    const auto query = connection.prepared(sql + u" WHERE account = ? AND kind = ? AND id = ?"_s);
    if (!query)
        return tl::unexpected(query.error());
    Statement statement(*query);
    statement.bind(0, column::toSql(key.account));
    statement.bind(1, column::toSql(key.kind));
    statement.bind(2, column::toSql(key.id));
    if (const SqlResult<void> run = statement.run(); !run)
        return tl::unexpected(run.error());
    return statement.affectedRows();
}

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
    SqlResult<StoredUpload> stored = readUpload(statement, 1);
    if (!stored)
        return tl::unexpected(stored.error());
    return KnownUpload {statement.value(0).toLongLong(), *std::move(stored)};
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

SqlResult<void> saveUpload(SqliteConnection &connection, const Upload &answer, const std::optional<RowNotes> &noted)
{
    const SqlResult<std::optional<KnownUpload>> known = find(connection, answer.key);
    if (!known)
        return tl::unexpected(known.error());
    StoredUpload before;
    if (*known) {
        before = (*known)->stored;
    } else {
        before.upload.key = answer.key;
        before.upload.vendor = answer.vendor;
    }
    StoredUpload now {merged(before.upload, answer), noted.value_or(before.notes)};
    now.notes.listed |= before.notes.listed;
    qint64 row = 0;
    if (!*known) {
        const SqlResult<qint64> inserted = insertUpload(connection, now);
        if (!inserted)
            return tl::unexpected(inserted.error());
        row = *inserted;
    } else {
        if (now.upload == before.upload && now.notes == before.notes)
            return {};
        row = (*known)->row;
        if (const SqlResult<void> updated = updateUpload(connection, now, row); !updated)
            return updated;
    }
    // An upload that is tracked and was never answered has shown no state yet.
    const bool first = before.upload.covers.isEmpty();
    if (first ? now.upload.covers.isEmpty() : !isAnotherState(before.upload, now.upload))
        return {};
    return insertState(connection, stateOf(now.upload, answer), row, now.upload.key);
}

/// Rows of one account (all when nullopt), handed over in batches.
class Loading final
{
public:
    Loading(int batch, const std::function<void(QList<StoredUpload>)> &take)
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
            SqlResult<StoredUpload> stored = readUpload(statement, 0);
            if (!stored)
                return tl::unexpected(stored.error());
            // the same key twice: the index is damaged and let a second row in
            const qsizetype count = m_seen.size();
            m_seen.insert(qHash(stored->upload.key));
            if (m_seen.size() == count)
                return tl::unexpected(damagedRow());
            m_uploads.append(*std::move(stored));
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
    const std::function<void(QList<StoredUpload>)> &m_take;
    QList<StoredUpload> m_uploads;
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

SqlResult<void> saveUploads(SqliteConnection &connection, const QList<Upload> &answers, const QHash<UploadKey, RowNotes> &notes,
                            const QList<UploadKey> &gone)
{
    return connection.transaction([&]() -> SqlResult<void> {
        for (const UploadKey &key : gone) {
            if (const SqlResult<int> removed = changeByKey(connection, u"DELETE FROM uploads"_s, key); !removed)
                return tl::unexpected(removed.error());
        }
        for (const Upload &answer : answers) {
            const auto noted = notes.constFind(answer.key);
            const auto its = noted == notes.cend() ? std::nullopt : std::optional(*noted);
            if (SqlResult<void> saved = saveUpload(connection, asStored(answer), its); !saved)
                return saved;
        }
        return {};
    });
}

SqlResult<void> loadUploads(SqliteConnection &connection, const QStringList &accounts, int batch,
                            const std::function<void(QList<StoredUpload>)> &take)
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
            found.append(std::move((*known)->stored.upload));
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
        const SqlResult<StateSeen> state = readState(statement, 0, (*known)->stored.upload.key);
        if (!state)
            return tl::unexpected(state.error());
        states.append(*state);
    }
}

SqlResult<QList<UploadKey>> track(SqliteConnection &connection, const QList<UploadKey> &keys, const QString &vendor,
                                  Instant since)
{
    QList<UploadKey> added;
    const SqlResult<void> done = connection.transaction([&]() -> SqlResult<void> {
        for (const UploadKey &key : keys) {
            const SqlResult<bool> inserted = insertTracked(connection, {key, since});
            if (!inserted)
                return tl::unexpected(inserted.error());
            if (*inserted)
                added.append(key);
            Upload unanswered;
            unanswered.key = key;
            unanswered.vendor = vendor;
            if (SqlResult<void> saved = saveUpload(connection, asStored(unanswered), std::nullopt); !saved)
                return saved;
        }
        return {};
    });
    if (!done)
        return tl::unexpected(done.error());
    return added;
}

SqlResult<TrackedForgotten> untrack(SqliteConnection &connection, const QList<UploadKey> &keys)
{
    TrackedForgotten forgotten;
    const SqlResult<void> done = connection.transaction([&]() -> SqlResult<void> {
        for (const UploadKey &key : keys) {
            const SqlResult<int> removed = changeByKey(connection, u"DELETE FROM tracked"_s, key);
            if (!removed)
                return tl::unexpected(removed.error());
            if (*removed == 0)
                continue;
            forgotten.tracked.append(key);
            const SqlResult<std::optional<KnownUpload>> known = find(connection, key);
            if (!known)
                return tl::unexpected(known.error());
            if (!*known || (*known)->stored.notes.listed)
                continue;
            if (const SqlResult<int> gone = changeByKey(connection, u"DELETE FROM uploads"_s, key); !gone)
                return tl::unexpected(gone.error());
            forgotten.rows.append(key);
        }
        return {};
    });
    if (!done)
        return tl::unexpected(done.error());
    return forgotten;
}

SqlResult<QList<TrackedRow>> tracked(SqliteConnection &connection)
{
    const auto query = connection.prepared(u"SELECT %1 FROM tracked ORDER BY since, row"_s.arg(trackedColumns()));
    if (!query)
        return tl::unexpected(query.error());
    Statement statement(*query);
    if (const SqlResult<void> run = statement.run(); !run)
        return tl::unexpected(run.error());
    QList<TrackedRow> all;
    for (;;) {
        const SqlResult<bool> row = statement.next();
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            return all;
        const SqlResult<TrackedRow> read = readTracked(statement, 0);
        if (!read)
            return tl::unexpected(read.error());
        all.append(*read);
    }
}

SqlResult<void> removeAccount(SqliteConnection &connection, const QString &account)
{
    return connection.transaction([&]() -> SqlResult<void> {
        for (const QString &table : {u"uploads"_s, u"tracked"_s, u"rates"_s}) {
            const auto query = connection.prepared(u"DELETE FROM %1 WHERE account = ?"_s.arg(table));
            if (!query)
                return tl::unexpected(query.error());
            Statement statement(*query);
            statement.bind(0, column::toSql(account));
            if (SqlResult<void> run = statement.run(); !run)
                return run;
        }
        return {};
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
