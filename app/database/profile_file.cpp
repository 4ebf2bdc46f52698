#include "database/profile_file.h"

#include "database/schema.h"
#include "database/upload_rows.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#endif

using namespace Qt::StringLiterals;

namespace deck {

namespace {

constexpr int lockWaitMs = 250; // Database tries again
constexpr int lockStaleMs = 600'000; // a rescue of a very big file takes minutes; a dead owner is noticed at once anyway

constexpr int notADatabase = 26; // SQLite's codes
constexpr int cannotOpen = 14;

std::optional<std::pair<quint64, quint64>> identityOf(const QString &file)
{
#ifdef Q_OS_UNIX
    struct stat status
    {
    };
    if (::stat(QFile::encodeName(file).constData(), &status) == 0)
        return std::pair<quint64, quint64>(status.st_dev, status.st_ino);
    return std::nullopt;
#else
    // where an open file can be neither deleted nor renamed, it is always the same
    Q_UNUSED(file)
    return std::pair<quint64, quint64>(0, 0);
#endif
}

void removeWithLog(const QString &file)
{
    QFile::remove(file);
    QFile::remove(file + u"-wal"_s);
    QFile::remove(file + u"-shm"_s);
    QFile::remove(file + u"-journal"_s);
}

/// The database last: a log that stays behind alone would be played into the file that comes next.
bool moveWithLog(const QString &from, const QString &to)
{
    for (const QString &suffix : {u"-wal"_s, u"-shm"_s, u"-journal"_s, QString()}) {
        if (QFileInfo::exists(from + suffix) && !QFile::rename(from + suffix, to + suffix))
            return false;
    }
    return true;
}

/// What SQLite would not mind or would misread: a cut file, and a version byte that makes it read-only.
SqlResult<void> checkHeader(const QString &file)
{
    QFile device(file);
    if (!device.open(QIODevice::ReadOnly))
        return tl::unexpected(SqlFailure {cannotOpen, device.errorString()});
    constexpr qint64 headerSize = 100;
    constexpr qsizetype writeVersionAt = 18;
    const QByteArray header = device.read(headerSize);
    if (header.size() < headerSize || !header.startsWith("SQLite format 3") || header.at(writeVersionAt) < 1
        || header.at(writeVersionAt) > 2)
        return tl::unexpected(SqlFailure {notADatabase, u"the file does not begin as a database does"_s});
    return {};
}

} // namespace

ProfileFile::ProfileFile(const QString &profileDir)
    : m_dir(QDir(profileDir).absolutePath())
    , m_file(m_dir + u"/uploads.db"_s)
    , m_newFile(m_dir + u"/uploads-new.db"_s)
{
}

Result<DatabaseOpened> ProfileFile::open()
{
    m_connection.reset();
    return locked([this] { return openOrBegin(); });
}

Result<DatabaseOpened> ProfileFile::replaceDamaged()
{
    m_connection.reset();
    return locked([this]() -> Result<DatabaseOpened> {
        // another process may have set it aside while this one waited for the lock
        return identityOf(m_file) == m_identity ? setAside() : openOrBegin();
    });
}

bool ProfileFile::wasReplaced() const
{
    return identityOf(m_file) != m_identity;
}

Result<DatabaseOpened> ProfileFile::locked(const std::function<Result<DatabaseOpened>()> &work)
{
    if (!QFileInfo(m_dir).isDir()) {
        if (!QDir().mkpath(m_dir))
            return tl::unexpected(localError({cannotOpen, u"the folder cannot be made"_s}, m_file));
        QFile::setPermissions(m_dir, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }
    QLockFile lock(m_dir + u"/uploads.lock"_s);
    lock.setStaleLockTime(lockStaleMs);
    if (!lock.tryLock(lockWaitMs)) {
        if (lock.error() == QLockFile::LockFailedError)
            return failure(
                ErrorKind::Local, u"profile-busy"_s,
                u"Another program is opening or repairing the database %1. Try again when it has finished."_s.arg(m_file),
                m_file);
        return tl::unexpected(localError({cannotOpen, u"no lock file can be made beside it"_s}, m_file));
    }
    return work();
}

Result<DatabaseOpened> ProfileFile::openOrBegin()
{
    if (!QFileInfo::exists(m_file)) {
        removeWithLog(m_file); // a log without its database
        SqlResult<qint64> made = makeNew(false);
        if (made && !QFile::rename(m_newFile, m_file))
            made = tl::unexpected(SqlFailure {cannotOpen, u"the new file cannot be given its name"_s});
        if (!made)
            return tl::unexpected(localError(made.error(), m_file));
    }
    const SqlResult<std::optional<ApiError>> judged = judge();
    if (judged && *judged)
        return tl::unexpected(**judged);
    const SqlResult<qint64> uploads = judged ? connect() : tl::unexpected(judged.error());
    if (uploads)
        return DatabaseOpened {*uploads, {}, 0};
    m_connection.reset();
    if (!uploads.error().isDamage())
        return tl::unexpected(localError(uploads.error(), m_file));
    return setAside();
}

SqlResult<std::optional<ApiError>> ProfileFile::judge() const
{
    if (const SqlResult<void> header = checkHeader(m_file); !header)
        return tl::unexpected(header.error());
    // read-only, so that a file that is not ours stays as it is
    SqliteConnection connection;
    if (const SqlResult<void> opened = connection.open(m_file, SqliteConnection::Mode::ReadOnly); !opened)
        return tl::unexpected(opened.error());
    const SqlResult<QVariant> id = connection.execute(u"PRAGMA application_id"_s);
    const SqlResult<QVariant> version = id ? connection.execute(u"PRAGMA user_version"_s) : id;
    if (!version)
        return tl::unexpected(version.error());
    const SqlResult<QStringList> found = schemaOf(connection);
    if (!found)
        return tl::unexpected(found.error());
    if (found->isEmpty())
        return std::nullopt; // an empty database: its tables are made by connect()
    const SqlResult<QStringList> ours = profileSchema();
    if (!ours)
        return tl::unexpected(ours.error());
    const auto damaged = [](const QString &what) { return tl::unexpected(SqlFailure {notADatabase, what}); };
    const qsizetype latest = profileMigrations().size();
    if (id->toInt() != profileApplicationId) {
        if (*found == *ours)
            return damaged(u"its application number is wrong"_s);
        return ApiError {ErrorKind::Local,
                         u"profile-foreign"_s,
                         u"%1 is a database of another program. Choose another profile folder."_s.arg(m_file),
                         {},
                         0,
                         {},
                         {},
                         m_file};
    }
    if (version->toInt() > latest)
        return ApiError {
            ErrorKind::Local,
            u"profile-newer"_s,
            u"%1 was written by a newer Upload Deck. Update this program, or choose another profile folder."_s.arg(m_file),
            {},
            0,
            {},
            {},
            m_file};
    if (version->toInt() <= 0)
        return damaged(u"its version number is wrong"_s);
    if (version->toInt() == latest && *found != *ours)
        return damaged(u"its tables are not as they should be"_s);
    return std::nullopt;
}

SqlResult<qint64> ProfileFile::connect()
{
    auto connection = std::make_unique<SqliteConnection>();
    if (const SqlResult<void> opened = connection->open(m_file, SqliteConnection::Mode::ReadWrite); !opened)
        return tl::unexpected(opened.error());
    const SqlResult<QVariant> mode = connection->execute(u"PRAGMA journal_mode = WAL"_s);
    if (!mode)
        return tl::unexpected(mode.error());
    // without a log (some network drives) NORMAL would risk the file itself at a power cut
    const bool log = mode->toString() == u"wal"_s;
    for (const QString &pragma :
         {log ? u"PRAGMA synchronous = NORMAL"_s : u"PRAGMA synchronous = FULL"_s, u"PRAGMA foreign_keys = ON"_s}) {
        if (const SqlResult<QVariant> set = connection->execute(pragma); !set)
            return tl::unexpected(set.error());
    }
    if (const SqlResult<void> migrated = migrate(*connection, profileMigrations()); !migrated)
        return tl::unexpected(migrated.error());
    SqlResult<qint64> count = rows::countUploads(*connection);
    if (count) {
        m_connection = std::move(connection);
        m_identity = identityOf(m_file);
    }
    return count;
}

SqlResult<qint64> ProfileFile::makeNew(bool withRescuedRows) const
{
    removeWithLog(m_newFile);
    {
        QFile empty(m_newFile);
        if (!empty.open(QIODevice::WriteOnly))
            return tl::unexpected(SqlFailure {cannotOpen, empty.errorString()});
        empty.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    }
    SqliteConnection fresh;
    if (const SqlResult<void> opened = fresh.open(m_newFile, SqliteConnection::Mode::ReadWrite); !opened)
        return tl::unexpected(opened.error());
    if (const SqlResult<void> made = migrate(fresh, profileMigrations()); !made)
        return tl::unexpected(made.error());
    SqlResult<qint64> rescued = 0;
    if (withRescuedRows && checkHeader(m_file)) {
        SqliteConnection damaged;
        if (damaged.open(m_file, SqliteConnection::Mode::ReadOnly))
            rescued = rows::rescue(damaged, fresh);
    }
    if (const SqlResult<QVariant> mode = fresh.execute(u"PRAGMA journal_mode = WAL"_s); rescued && !mode)
        return tl::unexpected(mode.error());
    return rescued;
}

Result<DatabaseOpened> ProfileFile::setAside()
{
    const SqlResult<qint64> rescued = makeNew(true);
    if (!rescued)
        return tl::unexpected(localError(rescued.error(), m_newFile));
    const QString stem = m_dir + u"/uploads-damaged-"_s + QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd-HHmmss"_s);
    QString aside = stem + u".db"_s;
    for (int i = 2; QFileInfo::exists(aside); ++i)
        aside = u"%1-%2.db"_s.arg(stem).arg(i);
    if (!moveWithLog(m_file, aside) || !QFile::rename(m_newFile, m_file))
        return tl::unexpected(localError({notADatabase, u"it cannot be renamed"_s}, m_file));
    const SqlResult<qint64> uploads = connect();
    if (!uploads)
        return tl::unexpected(localError(uploads.error(), m_file));
    return DatabaseOpened {*uploads, aside, *rescued};
}

} // namespace deck
