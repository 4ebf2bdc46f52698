#include "database/stored_rows.h"
#include "database/upload_rows.h"

#include <QHash>

#include <limits>

using namespace Qt::StringLiterals;

namespace deck::rows {

namespace {

/// Reads a table of a damaged file in the order of its row numbers, and goes on behind what cannot be read.
/// `take` gets each row that SQLite gives: column 0 is the row number. An error of `take` ends it.
SqlResult<void> eachReadableRow(SqliteConnection &damaged, const QString &table, const QString &columns,
                                const std::function<SqlResult<void>(qint64 row, const Statement &)> &take)
{
    const auto query = damaged.prepared(u"SELECT rowid, %1 FROM %2 WHERE rowid >= ? ORDER BY rowid"_s.arg(columns, table));
    if (!query)
        return {}; // not even the table's definition can be read
    // Behind a bad spot: steps of 1, doubled after every 16 that failed, so that a torn tree ends soon and at most
    // a sixteenth of what was unreadable is jumped over unread.
    constexpr int triesPerStep = 16;
    qint64 from = std::numeric_limits<qint64>::min();
    qint64 step = 1;
    int tries = 0;
    for (;;) {
        Statement statement(*query);
        statement.bind(0, from);
        bool readable = statement.run().has_value();
        while (readable) {
            const SqlResult<bool> next = statement.next();
            if (next && !*next)
                return {};
            const qint64 row = next ? statement.value(0).toLongLong() : 0;
            readable = next && row >= from;
            if (!readable)
                break;
            if (const SqlResult<void> taken = take(row, statement); !taken)
                return taken;
            if (row == std::numeric_limits<qint64>::max())
                return {};
            from = row + 1;
            step = 1;
            tries = 0;
        }
        from = qMax<qint64>(from, 0); // our row numbers begin at 1
        if (from > std::numeric_limits<qint64>::max() - step)
            return {};
        from += step;
        if (++tries % triesPerStep == 0)
            step = step > std::numeric_limits<qint64>::max() / 2 ? step : step * 2;
    }
}

} // namespace

SqlResult<qint64> rescue(SqliteConnection &damaged, SqliteConnection &fresh)
{
    QHash<qint64, UploadKey> rescued;
    QHash<UploadKey, qint64> rowOf;
    const auto takeUpload = [&](qint64 row, const Statement &statement) -> SqlResult<void> {
        const SqlResult<StoredUpload> stored = readUpload(statement, 1);
        if (!stored)
            return {};
        if (const SqlResult<qint64> inserted = insertUpload(fresh, *stored, row); !inserted)
            return tl::unexpected(inserted.error());
        const UploadKey &key = stored->upload.key;
        if (const auto older = rowOf.constFind(key); older != rowOf.cend())
            rescued.remove(*older); // the later row of the same key has replaced it
        rescued.insert(row, key);
        rowOf.insert(key, row);
        return {};
    };
    const auto takeState = [&](qint64, const Statement &statement) -> SqlResult<void> {
        const qint64 upload = statement.value(1).toLongLong();
        const auto key = rescued.constFind(upload);
        if (key == rescued.cend())
            return {};
        const SqlResult<StateSeen> state = readState(statement, 2, *key);
        return state ? insertState(fresh, *state, upload, *key) : SqlResult<void>();
    };
    const auto takeSetting = [&](qint64, const Statement &statement) -> SqlResult<void> {
        const auto setting = readSetting(statement, 1);
        return setting ? putSetting(fresh, setting->first, setting->second) : SqlResult<void>();
    };
    const auto takeTracked = [&](qint64, const Statement &statement) -> SqlResult<void> {
        const SqlResult<TrackedRow> tracked = readTracked(statement, 1);
        if (!tracked)
            return {};
        const SqlResult<bool> inserted = insertTracked(fresh, *tracked);
        return inserted ? SqlResult<void>() : tl::unexpected(inserted.error());
    };
    const bool hasNotes = damaged.prepared(u"SELECT %1 FROM uploads"_s.arg(uploadColumns())).has_value();
    const QString &columns = hasNotes ? uploadColumns() : uploadColumnsOfFirstVersion();
    const SqlResult<void> done = fresh.transaction([&]() -> SqlResult<void> {
        if (SqlResult<void> read = eachReadableRow(damaged, u"uploads"_s, columns, takeUpload); !read)
            return read;
        if (SqlResult<void> read = eachReadableRow(damaged, u"states_seen"_s, u"upload, "_s + stateColumns(), takeState); !read)
            return read;
        if (SqlResult<void> read = eachReadableRow(damaged, u"tracked"_s, trackedColumns(), takeTracked); !read)
            return read;
        return eachReadableRow(damaged, u"settings"_s, settingColumns(), takeSetting);
    });
    if (!done)
        return tl::unexpected(done.error());
    return countUploads(fresh);
}

} // namespace deck::rows
