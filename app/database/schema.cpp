#include "database/schema.h"

using namespace Qt::StringLiterals;

namespace deck {

const QList<Migration> &profileMigrations()
{
    // Times are milliseconds since 1970, UTC. What the vendor did not say is NULL. `covers` is a bit mask over the
    // columns from title on. `checksum` is made by row_checksum.h: SQLite itself does not see a flipped byte in a row.
    static const QList<Migration> migrations = {
        {
            uR"(CREATE TABLE uploads (
    row INTEGER PRIMARY KEY,
    account TEXT NOT NULL,
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    vendor TEXT NOT NULL,
    title TEXT,
    status TEXT NOT NULL,
    vendor_status TEXT NOT NULL,
    ratio REAL,
    uploaded_bytes INTEGER,
    total_bytes INTEGER,
    created_at INTEGER,
    modified_at INTEGER,
    completed_at INTEGER,
    expires_at INTEGER,
    retry_count INTEGER,
    error_code TEXT,
    error_message TEXT,
    source TEXT,
    device TEXT,
    ip TEXT,
    media_id TEXT,
    source_url TEXT,
    result_url TEXT,
    internal_url TEXT,
    user_data TEXT,
    stalled_since INTEGER,
    checked_at INTEGER,
    covers INTEGER NOT NULL,
    checksum INTEGER NOT NULL,
    UNIQUE (account, kind, id)
) STRICT)"_s,
            uR"(CREATE TABLE states_seen (
    row INTEGER PRIMARY KEY,
    upload INTEGER NOT NULL REFERENCES uploads (row) ON DELETE CASCADE,
    at INTEGER NOT NULL,
    status TEXT NOT NULL,
    vendor_status TEXT NOT NULL,
    ratio REAL,
    error_code TEXT,
    error_message TEXT,
    stalled_since INTEGER,
    checksum INTEGER NOT NULL
) STRICT)"_s,
            u"CREATE INDEX states_seen_by_upload ON states_seen (upload)"_s,
            uR"(CREATE TABLE settings (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL,
    checksum INTEGER NOT NULL
) STRICT)"_s,
        },
        {
            uR"(CREATE TABLE tracked (
    row INTEGER PRIMARY KEY,
    account TEXT NOT NULL,
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    since INTEGER NOT NULL,
    checksum INTEGER NOT NULL,
    UNIQUE (account, kind, id)
) STRICT)"_s,
            // RowNotes: 1 or NULL, 1 or NULL, a time
            u"ALTER TABLE uploads ADD COLUMN listed INTEGER"_s,
            u"ALTER TABLE uploads ADD COLUMN shows_media INTEGER"_s,
            u"ALTER TABLE uploads ADD COLUMN moved_at INTEGER"_s,
        },
        {
            // `lent`: see rate_rows.cpp. Worth nothing two seconds later, so without a checksum.
            uR"(CREATE TABLE rates (
    account TEXT NOT NULL,
    operation TEXT NOT NULL,
    lent TEXT NOT NULL,
    PRIMARY KEY (account, operation)
) STRICT)"_s,
        },
    };
    return migrations;
}

SqlResult<void> migrate(SqliteConnection &connection, const QList<Migration> &migrations)
{
    return connection.transaction([&]() -> SqlResult<void> {
        // read inside the transaction: another process may have done it while this one waited
        const SqlResult<QVariant> version = connection.execute(u"PRAGMA user_version"_s);
        if (!version)
            return tl::unexpected(version.error());
        QStringList statements;
        for (qsizetype step = version->toInt(); step < migrations.size(); ++step)
            statements += migrations.at(step);
        if (statements.isEmpty())
            return {};
        statements += u"PRAGMA user_version = %1"_s.arg(migrations.size());
        statements += u"PRAGMA application_id = %1"_s.arg(profileApplicationId);
        for (const QString &statement : std::as_const(statements)) {
            if (const SqlResult<QVariant> done = connection.execute(statement); !done)
                return tl::unexpected(done.error());
        }
        return {};
    });
}

SqlResult<QStringList> schemaOf(SqliteConnection &connection)
{
    const auto query = connection.prepared(u"SELECT type || ' ' || name || ' ' || tbl_name || ' ' || coalesce(sql, '') "
                                           "FROM sqlite_schema ORDER BY type, name"_s);
    if (!query)
        return tl::unexpected(query.error());
    Statement statement(*query);
    if (const SqlResult<void> run = statement.run(); !run)
        return tl::unexpected(run.error());
    QStringList entries;
    for (;;) {
        const SqlResult<bool> row = statement.next();
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            return entries;
        entries += statement.value(0).toString();
    }
}

SqlResult<QStringList> profileSchema()
{
    SqliteConnection memory;
    if (const SqlResult<void> opened = memory.open(u":memory:"_s, SqliteConnection::Mode::ReadWrite); !opened)
        return tl::unexpected(opened.error());
    if (const SqlResult<void> made = migrate(memory, profileMigrations()); !made)
        return tl::unexpected(made.error());
    return schemaOf(memory);
}

} // namespace deck
