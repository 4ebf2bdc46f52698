#include "database/stored_rows.h"

#include "database/row_checksum.h"
#include "database/upload_columns.h"

using namespace Qt::StringLiterals;

namespace deck::rows {

namespace {

// without the checksum
constexpr int keyColumnCount = 4;
constexpr int coversAt = keyColumnCount + fieldCount;
constexpr int notesAt = coversAt + 1;
constexpr int uploadValueCount = notesAt + 3;
constexpr int trackedValueCount = 4;
constexpr int stateValueCount = 7;

/// Values of one row in the order of the columns, the checksum last.
class RowValues final
{
public:
    RowValues() { m_values.reserve(uploadValueCount); }
    void add(const QVariant &value)
    {
        m_checksum.add(static_cast<int>(m_values.size()), value);
        m_values.append(value);
    }
    /// A value that the checksum covers and no column of this table holds.
    void mark(int number, const QVariant &value) { m_checksum.add(number, value); }

    /// Binds from parameter 0 on; gives the number of the next parameter.
    int bindTo(Statement &statement) const
    {
        int position = 0;
        for (const QVariant &value : m_values)
            statement.bind(position++, value);
        statement.bind(position++, m_checksum.value());
        return position;
    }
    [[nodiscard]] bool fits(const QVariant &checksum) const
    {
        return !checksum.isNull() && checksum.toLongLong() == m_checksum.value();
    }
    [[nodiscard]] const QVariant &at(int i) const { return m_values.at(i); }

private:
    QVariantList m_values;
    RowChecksum m_checksum;
};

/// The row as read, if it fits its checksum, which stands after its `count` values.
SqlResult<RowValues> readRow(const Statement &statement, int first, int count, const std::function<void(RowValues &)> &mark = {})
{
    RowValues values;
    for (int i = 0; i < count; ++i)
        values.add(statement.value(first + i));
    if (mark)
        mark(values);
    if (!values.fits(statement.value(first + count)))
        return tl::unexpected(damagedRow());
    return values;
}

/// The upload a state belongs to, by numbers beyond those of the columns.
void markKey(RowValues &values, const UploadKey &key)
{
    values.mark(100, column::toSql(key.account));
    values.mark(101, column::toSql(key.kind));
    values.mark(102, column::toSql(key.id));
}

QString uploadColumnNames(const QStringList &notes)
{
    QStringList names;
    const Upload any;
    eachKeyColumn(any, [&](const char *name, const auto &) { names += QString::fromLatin1(name); });
    eachFieldColumn(any, [&](Field, const char *name, const auto &) { names += QString::fromLatin1(name); });
    names << u"covers"_s << notes << u"checksum"_s;
    return names.join(u", "_s);
}

QString stateColumnNames()
{
    QStringList names;
    const StateSeen any;
    eachStateColumn(any, [&](const char *name, const auto &) { names += QString::fromLatin1(name); });
    names << u"checksum"_s;
    return names.join(u", "_s);
}

/// A "?" for each of the names.
QString placeholders(const QString &names)
{
    return QStringList(names.count(u',') + 1, u"?"_s).join(u", "_s);
}

/// true is 1; false is absent, and so leaves the checksums of rows written before the column was added as they were.
QVariant noted(bool value)
{
    return value ? QVariant(qint64(1)) : QVariant();
}

RowValues valuesOf(const StoredUpload &stored)
{
    const Upload &upload = stored.upload;
    RowValues values;
    eachKeyColumn(upload, [&](const char *, const auto &member) { values.add(column::toSql(member)); });
    qint64 covers = 0;
    int bit = 0;
    eachFieldColumn(upload, [&](Field field, const char *, const auto &member) {
        values.add(column::toSql(member));
        covers |= static_cast<qint64>(upload.covers.contains(field)) << bit++;
    });
    values.add(covers);
    values.add(noted(stored.notes.listed));
    values.add(noted(stored.notes.showsMedia));
    values.add(column::toSql(stored.notes.movedAt));
    return values;
}

} // namespace

const QString &uploadColumns()
{
    static const QString columns = uploadColumnNames({u"listed"_s, u"shows_media"_s, u"moved_at"_s});
    return columns;
}

const QString &uploadColumnsOfFirstVersion()
{
    static const QString columns = uploadColumnNames({u"NULL"_s, u"NULL"_s, u"NULL"_s});
    return columns;
}

SqlResult<StoredUpload> readUpload(const Statement &statement, int first)
{
    const SqlResult<RowValues> row = readRow(statement, first, uploadValueCount);
    if (!row)
        return tl::unexpected(row.error());
    StoredUpload stored;
    Upload &upload = stored.upload;
    int at = 0;
    eachKeyColumn(upload, [&](const char *, auto &member) { column::fromSql(row->at(at++), member); });
    const qint64 covers = row->at(coversAt).toLongLong();
    int bit = 0;
    eachFieldColumn(upload, [&](Field field, const char *, auto &member) {
        column::fromSql(row->at(at++), member);
        if ((covers >> bit++ & 1) != 0)
            upload.covers.add(field);
    });
    stored.notes.listed = !row->at(notesAt).isNull();
    stored.notes.showsMedia = !row->at(notesAt + 1).isNull();
    column::fromSql(row->at(notesAt + 2), stored.notes.movedAt);
    return stored;
}

SqlResult<qint64> insertUpload(SqliteConnection &connection, const StoredUpload &stored, std::optional<qint64> row)
{
    static const QString sql
        = u"INSERT OR REPLACE INTO uploads (%1, row) VALUES (%2, ?)"_s.arg(uploadColumns(), placeholders(uploadColumns()));
    const auto query = connection.prepared(sql);
    if (!query)
        return tl::unexpected(query.error());
    Statement statement(*query);
    const int next = valuesOf(stored).bindTo(statement);
    statement.bind(next, row ? QVariant(*row) : QVariant());
    if (const SqlResult<void> run = statement.run(); !run)
        return tl::unexpected(run.error());
    return statement.insertedRow();
}

SqlResult<void> updateUpload(SqliteConnection &connection, const StoredUpload &stored, qint64 row)
{
    static const QString sql
        = u"UPDATE uploads SET (%1) = (%2) WHERE row = ?"_s.arg(uploadColumns(), placeholders(uploadColumns()));
    const auto query = connection.prepared(sql);
    if (!query)
        return tl::unexpected(query.error());
    Statement statement(*query);
    const int next = valuesOf(stored).bindTo(statement);
    statement.bind(next, row);
    return statement.run();
}

const QString &stateColumns()
{
    static const QString columns = stateColumnNames();
    return columns;
}

SqlResult<StateSeen> readState(const Statement &statement, int first, const UploadKey &key)
{
    const SqlResult<RowValues> row = readRow(statement, first, stateValueCount, [&](RowValues &values) { markKey(values, key); });
    if (!row)
        return tl::unexpected(row.error());
    StateSeen state;
    int at = 0;
    eachStateColumn(state, [&](const char *, auto &member) { column::fromSql(row->at(at++), member); });
    return state;
}

SqlResult<void> insertState(SqliteConnection &connection, const StateSeen &state, qint64 upload, const UploadKey &key)
{
    static const QString sql
        = u"INSERT INTO states_seen (%1, upload) VALUES (%2, ?)"_s.arg(stateColumns(), placeholders(stateColumns()));
    const auto query = connection.prepared(sql);
    if (!query)
        return tl::unexpected(query.error());
    RowValues values;
    eachStateColumn(state, [&](const char *, const auto &member) { values.add(column::toSql(member)); });
    markKey(values, key);
    Statement statement(*query);
    const int next = values.bindTo(statement);
    statement.bind(next, upload);
    return statement.run();
}

const QString &trackedColumns()
{
    static const QString columns = u"account, kind, id, since, checksum"_s;
    return columns;
}

SqlResult<TrackedRow> readTracked(const Statement &statement, int first)
{
    const SqlResult<RowValues> row = readRow(statement, first, trackedValueCount);
    if (!row)
        return tl::unexpected(row.error());
    TrackedRow tracked;
    column::fromSql(row->at(0), tracked.key.account);
    column::fromSql(row->at(1), tracked.key.kind);
    column::fromSql(row->at(2), tracked.key.id);
    column::fromSql(row->at(3), tracked.since);
    return tracked;
}

SqlResult<bool> insertTracked(SqliteConnection &connection, const TrackedRow &tracked)
{
    static const QString sql
        = u"INSERT OR IGNORE INTO tracked (%1) VALUES (%2)"_s.arg(trackedColumns(), placeholders(trackedColumns()));
    const auto query = connection.prepared(sql);
    if (!query)
        return tl::unexpected(query.error());
    RowValues values;
    values.add(column::toSql(tracked.key.account));
    values.add(column::toSql(tracked.key.kind));
    values.add(column::toSql(tracked.key.id));
    values.add(column::toSql(tracked.since));
    Statement statement(*query);
    values.bindTo(statement);
    if (const SqlResult<void> run = statement.run(); !run)
        return tl::unexpected(run.error());
    return statement.affectedRows() > 0;
}

const QString &settingColumns()
{
    static const QString columns = u"name, value, checksum"_s;
    return columns;
}

SqlResult<std::pair<QString, QString>> readSetting(const Statement &statement, int first)
{
    const SqlResult<RowValues> row = readRow(statement, first, 2);
    if (!row)
        return tl::unexpected(row.error());
    return std::pair(row->at(0).toString(), row->at(1).toString());
}

SqlResult<void> putSetting(SqliteConnection &connection, const QString &name, const QString &value)
{
    const auto query = connection.prepared(u"INSERT OR REPLACE INTO settings (%1) VALUES (?, ?, ?)"_s.arg(settingColumns()));
    if (!query)
        return tl::unexpected(query.error());
    RowValues values;
    values.add(column::toSql(name));
    values.add(column::toSql(value));
    Statement statement(*query);
    values.bindTo(statement);
    return statement.run();
}

} // namespace deck::rows
