#pragma once

#include "database/database.h"
#include "database/sqlite_connection.h"

#include <functional>

namespace deck::rows {

// Reads and writes of the tables, each in one transaction. Database thread only. A row that does not fit its checksum,
// and a key that stands twice, are damage.

[[nodiscard]] SqlResult<qint64> countUploads(SqliteConnection &connection);
[[nodiscard]] SqlResult<void> saveUploads(SqliteConnection &connection, const QList<Upload> &answers,
                                          const QHash<UploadKey, RowNotes> &notes, const QList<UploadKey> &gone);
[[nodiscard]] SqlResult<void> loadUploads(SqliteConnection &connection, const QStringList &accounts, int batch,
                                          const std::function<void(QList<StoredUpload>)> &take);
[[nodiscard]] SqlResult<QList<Upload>> uploads(SqliteConnection &connection, const QList<UploadKey> &keys);
[[nodiscard]] SqlResult<QList<StateSeen>> statesSeen(SqliteConnection &connection, const UploadKey &key);
[[nodiscard]] SqlResult<QList<UploadKey>> track(SqliteConnection &connection, const QList<UploadKey> &keys, const QString &vendor,
                                                Instant since);
[[nodiscard]] SqlResult<TrackedForgotten> untrack(SqliteConnection &connection, const QList<UploadKey> &keys);
[[nodiscard]] SqlResult<QList<TrackedRow>> tracked(SqliteConnection &connection);
[[nodiscard]] SqlResult<void> removeAccount(SqliteConnection &connection, const QString &account);
[[nodiscard]] SqlResult<std::optional<QString>> setting(SqliteConnection &connection, const QString &name);
[[nodiscard]] SqlResult<void> setSetting(SqliteConnection &connection, const QString &name, const QString &value);

/// Copies what can still be read of a damaged database into a new, empty one. Gives the number of uploads.
[[nodiscard]] SqlResult<qint64> rescue(SqliteConnection &damaged, SqliteConnection &fresh);

} // namespace deck::rows
