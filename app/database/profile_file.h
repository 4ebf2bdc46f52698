#pragma once

#include "database/database.h"
#include "database/sqlite_connection.h"

#include <QString>

#include <memory>
#include <optional>
#include <utility>

namespace deck {

/// The file `uploads.db` of a profile, opened, judged, and set aside when it is damaged. Database thread only.
/// `uploads.lock` beside it is held while a file is opened, made or replaced, so that two processes do it in turn.
class ProfileFile final
{
public:
    explicit ProfileFile(const QString &profileDir);

    /// As Database::open().
    [[nodiscard]] Result<DatabaseOpened> open();
    /// Sets the open file aside, which turned out to be damaged, and opens a new one.
    [[nodiscard]] Result<DatabaseOpened> replaceDamaged();
    [[nodiscard]] bool isOpen() const { return m_connection != nullptr; }
    /// Whether another file, or none, stands where the open one stood: another process set it aside, or somebody deleted it.
    [[nodiscard]] bool wasReplaced() const;
    [[nodiscard]] SqliteConnection &connection() { return *m_connection; }
    [[nodiscard]] const QString &fileName() const { return m_file; }

private:
    /// Runs `work` while no other process opens or replaces the file.
    [[nodiscard]] Result<DatabaseOpened> locked(const std::function<Result<DatabaseOpened>()> &work);
    [[nodiscard]] Result<DatabaseOpened> openOrBegin();
    [[nodiscard]] Result<DatabaseOpened> setAside();
    /// Damage comes as an error; a foreign or newer file as an error that has a code of ours.
    [[nodiscard]] SqlResult<std::optional<ApiError>> judge() const;
    [[nodiscard]] SqlResult<qint64> connect();
    /// A new file beside the real one, with the rows of the damaged one if asked for. Gives their number.
    [[nodiscard]] SqlResult<qint64> makeNew(bool withRescuedRows) const;

    QString m_dir;
    QString m_file;
    QString m_newFile;
    std::unique_ptr<SqliteConnection> m_connection;
    std::optional<std::pair<quint64, quint64>> m_identity; ///< device and inode of the open file
};

} // namespace deck
