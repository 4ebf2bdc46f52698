#include "database/sqlite_connection.h"

#include <QFileInfo>
#include <QSqlError>
#include <QStorageInfo>

#include <atomic>

using namespace Qt::StringLiterals;

namespace deck {

namespace {

// SQLite's primary result codes (sqlite.org/rescode.html); Qt's driver gives them as text.
enum SqliteCode {
    Permission = 3,
    Busy = 5,
    Locked = 6,
    ReadOnly = 8,
    IoError = 10,
    Corrupt = 11,
    Full = 13,
    CannotOpen = 14,
    NotADatabase = 26,
    ForeignKeyViolated = 787,
    PrimaryKeyViolated = 1555,
    UniqueViolated = 2067,
};

constexpr int busyTimeoutMs = 250; // Database tries again

int primary(int code)
{
    return code & 0xff;
}

SqlFailure failureOf(const QSqlError &error)
{
    return {error.nativeErrorCode().toInt(), error.databaseText().isEmpty() ? error.driverText() : error.databaseText()};
}

bool isDiskFull(const SqlFailure &failure, const QString &file)
{
    if (primary(failure.code) == Full)
        return true;
    if (primary(failure.code) != IoError && primary(failure.code) != CannotOpen)
        return false;
    constexpr qint64 tooLittle = 64 * 1024;
    const QStorageInfo storage(QFileInfo(file).path());
    return storage.isValid() && !storage.isReadOnly() && storage.bytesAvailable() < tooLittle;
}

} // namespace

bool SqlFailure::isDamage() const
{
    // our statements look before they write: a key that stands in their way is an index that contradicts its table
    const bool contradiction = code == ForeignKeyViolated || code == PrimaryKeyViolated || code == UniqueViolated;
    return primary(code) == Corrupt || primary(code) == NotADatabase || contradiction;
}

bool SqlFailure::isBusy() const
{
    return primary(code) == Busy || primary(code) == Locked;
}

SqlFailure damagedRow()
{
    return {Corrupt, u"a row does not fit its checksum"_s};
}

ApiError localError(const SqlFailure &failure, const QString &file)
{
    const auto error = [&](const QString &code, const QString &sentence) {
        return ApiError {ErrorKind::Local, code, sentence.arg(file, failure.text), {}, 0, {}, {}, file};
    };
    if (isDiskFull(failure, file))
        return error(u"disk-full"_s, u"The disk with %1 is full. Free some space, then try again. (%2)"_s);
    if (failure.isDamage())
        return error(u"profile-damaged"_s,
                     u"The database %1 is damaged and could not be replaced. Move it away, then start again. (%2)"_s);
    if (failure.isBusy())
        return error(u"profile-busy"_s, u"Another program keeps the database %1 locked. Close it, then try again. (%2)"_s);
    switch (primary(failure.code)) {
    case Permission:
    case ReadOnly:
    case CannotOpen:
        return error(
            u"profile-unwritable"_s,
            u"The database %1 cannot be opened for writing. Check the rights of the file and its folder, or choose another profile. (%2)"_s);
    default:
        return error(u"database-error"_s, u"The database %1 could not do what was asked. (%2)"_s);
    }
}

SqlResult<void> Statement::run()
{
    if (!m_query.exec())
        return tl::unexpected(failureOf(m_query.lastError()));
    return {};
}

SqlResult<bool> Statement::next()
{
    if (m_query.next())
        return true;
    if (m_query.lastError().isValid())
        return tl::unexpected(failureOf(m_query.lastError()));
    return false;
}

SqliteConnection::SqliteConnection()
{
    static std::atomic<quint64> count = 0;
    m_name = u"uploads-%1"_s.arg(++count);
}

SqliteConnection::~SqliteConnection()
{
    m_statements.clear();
    m_database.close();
    m_database = {};
    QSqlDatabase::removeDatabase(m_name);
}

SqlResult<void> SqliteConnection::open(const QString &file, Mode mode)
{
    m_database = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_name);
    m_database.setDatabaseName(file);
    QString options = u"QSQLITE_BUSY_TIMEOUT=%1"_s.arg(busyTimeoutMs);
    if (mode == Mode::ReadOnly)
        options += u";QSQLITE_OPEN_READONLY"_s;
    m_database.setConnectOptions(options);
    if (!m_database.open())
        return tl::unexpected(failureOf(m_database.lastError()));
    return {};
}

SqlResult<QVariant> SqliteConnection::execute(const QString &sql)
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    if (!query.exec(sql))
        return tl::unexpected(failureOf(query.lastError()));
    return query.next() ? query.value(0) : QVariant();
}

SqlResult<std::reference_wrapper<QSqlQuery>> SqliteConnection::prepared(const QString &sql)
{
    std::unique_ptr<QSqlQuery> &query = m_statements[sql];
    if (!query) {
        auto fresh = std::make_unique<QSqlQuery>(m_database);
        fresh->setForwardOnly(true);
        if (!fresh->prepare(sql))
            return tl::unexpected(failureOf(fresh->lastError()));
        query = std::move(fresh);
    }
    return *query;
}

SqlResult<void> SqliteConnection::transaction(const std::function<SqlResult<void>()> &work)
{
    if (const SqlResult<QVariant> begun = execute(u"BEGIN IMMEDIATE"_s); !begun)
        return tl::unexpected(begun.error());
    SqlResult<void> done = work();
    if (done) {
        const SqlResult<QVariant> committed = execute(u"COMMIT"_s);
        if (committed)
            return {};
        done = tl::unexpected(committed.error());
    }
    (void)execute(u"ROLLBACK"_s); // after some errors SQLite has rolled back by itself
    return done;
}

} // namespace deck
