#pragma once

#include "core/api_error.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QString>
#include <QVariant>

#include <functional>
#include <memory>
#include <unordered_map>

namespace deck {

/// What SQLite said: its result code (extended codes included) and its text, which names no data.
struct SqlFailure
{
    int code = 0;
    QString text;

    /// The file itself is broken (or no database), not the disk, a lock or a statement.
    [[nodiscard]] bool isDamage() const;
    [[nodiscard]] bool isBusy() const;
};

template<typename T>
using SqlResult = tl::expected<T, SqlFailure>;

/// A row whose content does not fit its own checksum is damage like any other that SQLite sees.
[[nodiscard]] SqlFailure damagedRow();

/// A failure as the caller of Database sees it: Local, with a code of ours and the file named.
[[nodiscard]] ApiError localError(const SqlFailure &failure, const QString &file);

/// One prepared statement in use; its read ends with this object. Database thread only.
class Statement final
{
public:
    explicit Statement(QSqlQuery &query)
        : m_query(query)
    {
    }
    ~Statement() { m_query.finish(); }
    Q_DISABLE_COPY_MOVE(Statement)

    void bind(int position, const QVariant &value) { m_query.bindValue(position, value); }
    [[nodiscard]] SqlResult<void> run();
    /// false at the end of the rows.
    [[nodiscard]] SqlResult<bool> next();
    [[nodiscard]] QVariant value(int column) const { return m_query.value(column); }
    [[nodiscard]] int affectedRows() const { return m_query.numRowsAffected(); }
    [[nodiscard]] qint64 insertedRow() const { return m_query.lastInsertId().toLongLong(); }

private:
    QSqlQuery &m_query;
};

/// One SQLite connection with its prepared statements. Lives and dies on one thread.
class SqliteConnection final
{
public:
    enum class Mode : quint8 { ReadOnly, ReadWrite };

    SqliteConnection();
    ~SqliteConnection();
    Q_DISABLE_COPY_MOVE(SqliteConnection)

    [[nodiscard]] SqlResult<void> open(const QString &file, Mode mode);
    /// One statement without parameters, its first value if it has one.
    [[nodiscard]] SqlResult<QVariant> execute(const QString &sql);
    /// Prepared once and kept. The reference is valid while the connection lives.
    [[nodiscard]] SqlResult<std::reference_wrapper<QSqlQuery>> prepared(const QString &sql);
    /// Runs `work` in one transaction that holds the write lock from its start: another writer is waited for a quarter of a
    /// second before anything is read, so nothing can fail half way for a lock. Busy then: to be tried again.
    [[nodiscard]] SqlResult<void> transaction(const std::function<SqlResult<void>()> &work);

private:
    QString m_name;
    QSqlDatabase m_database;
    std::unordered_map<QString, std::unique_ptr<QSqlQuery>> m_statements;
};

} // namespace deck
