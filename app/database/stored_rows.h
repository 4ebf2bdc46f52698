#pragma once

#include "database/database.h"
#include "database/sqlite_connection.h"

namespace deck::rows {

// One row of a table, either way, with its checksum. Reading a row that does not fit its checksum is damage.

/// The columns of readUpload() joined for a SELECT, e.g. "account, kind, …".
[[nodiscard]] const QString &uploadColumns();
/// The same for a file of the first version, which has no notes.
[[nodiscard]] const QString &uploadColumnsOfFirstVersion();
[[nodiscard]] SqlResult<StoredUpload> readUpload(const Statement &statement, int first);
/// Gives the row it was put into: `row`, or the next one.
[[nodiscard]] SqlResult<qint64> insertUpload(SqliteConnection &connection, const StoredUpload &stored,
                                             std::optional<qint64> row = {});
[[nodiscard]] SqlResult<void> updateUpload(SqliteConnection &connection, const StoredUpload &stored, qint64 row);

[[nodiscard]] const QString &trackedColumns();
[[nodiscard]] SqlResult<TrackedRow> readTracked(const Statement &statement, int first);
/// An upload that is tracked already stays as it is. Gives whether it was new.
[[nodiscard]] SqlResult<bool> insertTracked(SqliteConnection &connection, const TrackedRow &tracked);

[[nodiscard]] const QString &stateColumns();
/// `key` is that of the upload the state belongs to: a state that got under another upload does not fit.
[[nodiscard]] SqlResult<StateSeen> readState(const Statement &statement, int first, const UploadKey &key);
[[nodiscard]] SqlResult<void> insertState(SqliteConnection &connection, const StateSeen &state, qint64 upload,
                                          const UploadKey &key);

[[nodiscard]] const QString &settingColumns();
/// Name and value.
[[nodiscard]] SqlResult<std::pair<QString, QString>> readSetting(const Statement &statement, int first);
[[nodiscard]] SqlResult<void> putSetting(SqliteConnection &connection, const QString &name, const QString &value);

} // namespace deck::rows
