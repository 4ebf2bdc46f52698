#pragma once

#include "database/sqlite_connection.h"

#include <QStringList>

namespace deck {

/// In the header of every database of ours ("UpDk"): tells it from other programs' files.
inline constexpr qint32 profileApplicationId = 0x5570446b;

/// The statements that lead from one version of the file to the next. Released steps are never changed: append.
using Migration = QStringList;

/// Step i leads from user_version i to i + 1.
[[nodiscard]] const QList<Migration> &profileMigrations();

/// Brings a database of version `user_version` up to the end of `migrations`, in one transaction: all or nothing.
[[nodiscard]] SqlResult<void> migrate(SqliteConnection &connection, const QList<Migration> &migrations);

/// Every table and index as SQLite keeps it, in a fixed order.
[[nodiscard]] SqlResult<QStringList> schemaOf(SqliteConnection &connection);

/// schemaOf() a database made by all of our migrations.
[[nodiscard]] SqlResult<QStringList> profileSchema();

} // namespace deck
