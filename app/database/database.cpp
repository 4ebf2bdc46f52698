#include "database/database.h"

#include "database/profile_file.h"
#include "database/rate_rows.h"
#include "database/upload_rows.h"

#include <QObject>
#include <QPromise>
#include <QThread>

using namespace Qt::StringLiterals;

namespace deck {

namespace {
constexpr int triesWhileClosing = 20; // of all calls together; about five seconds
} // namespace

/// Everything that happens on the database thread.
class Database::Worker final : public QObject
{
public:
    Worker(const QString &profileDir, std::function<void(DatabaseOpened)> setAside, std::function<void(int)> busy,
           const std::atomic<bool> &closing)
        : m_file(profileDir)
        , m_setAside(std::move(setAside))
        , m_busy(std::move(busy))
        , m_closing(closing)
    {
    }

    Result<DatabaseOpened> open()
    {
        Result<DatabaseOpened> result = waiting<DatabaseOpened>([this] { return m_file.open(); });
        m_opened = result.has_value();
        return result;
    }

    /// Carries out one call; when it meets damage, once more on the file that was begun instead.
    template<typename T>
    Result<T> perform(const std::function<SqlResult<T>(SqliteConnection &)> &call)
    {
        if (!m_opened)
            return failure(ErrorKind::Local, u"profile-not-open"_s, u"The database %1 is not open."_s.arg(m_file.fileName()),
                           m_file.fileName());
        return waiting<T>([this, &call] { return attempt(call); });
    }

private:
    /// A writer waits for the other program, however long it takes: nothing was changed by a try that met its lock.
    template<typename T>
    Result<T> waiting(const std::function<Result<T>()> &attempt)
    {
        for (int tries = 1;; ++tries) {
            Result<T> result = attempt();
            if (result || result.error().code != u"profile-busy"_s)
                return result;
            if (m_busy)
                m_busy(tries);
            if (m_closing && ++m_triesWhileClosing > triesWhileClosing)
                return result;
        }
    }

    template<typename T>
    Result<T> attempt(const std::function<SqlResult<T>(SqliteConnection &)> &call)
    {
        // not open any more: the last reopening failed, perhaps in passing
        if (!m_file.isOpen() || m_file.wasReplaced()) {
            if (const Result<void> reopened = opened(m_file.open()); !reopened)
                return tl::unexpected(reopened.error());
        }
        SqlResult<T> done = call(m_file.connection());
        if (!done && done.error().isDamage()) {
            if (const Result<void> replaced = opened(m_file.replaceDamaged()); !replaced)
                return tl::unexpected(replaced.error());
            done = call(m_file.connection());
        }
        if (!done)
            return tl::unexpected(localError(done.error(), m_file.fileName()));
        if constexpr (std::is_void_v<T>)
            return {};
        else
            return *std::move(done);
    }

    Result<void> opened(const Result<DatabaseOpened> &result)
    {
        if (!result)
            return tl::unexpected(result.error());
        if (!result->setAside.isEmpty() && m_setAside)
            m_setAside(*result);
        return {};
    }

    ProfileFile m_file;
    std::function<void(DatabaseOpened)> m_setAside;
    std::function<void(int)> m_busy;
    const std::atomic<bool> &m_closing;
    int m_triesWhileClosing = 0;
    bool m_opened = false; ///< by open(), since when every call may open the file again
};

Database::Database(QString profileDir, std::function<void(DatabaseOpened)> setAside, std::function<void(int)> busy)
    : m_thread(std::make_unique<QThread>())
    , m_worker(new Worker(profileDir, std::move(setAside), std::move(busy), m_closing))
{
    m_thread->setObjectName(u"database"_s);
    m_worker->moveToThread(m_thread.get());
    QObject::connect(m_thread.get(), &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread->start();
}

Database::~Database()
{
    m_closing = true;
    // queued behind all calls made
    QMetaObject::invokeMethod(
        m_worker, [thread = m_thread.get()] { thread->quit(); }, Qt::QueuedConnection);
    m_thread->wait();
}

template<typename T>
QFuture<Result<T>> Database::ask(std::function<Result<T>(Worker &)> call)
{
    const auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    QMetaObject::invokeMethod(
        m_worker,
        [worker = m_worker, promise, call = std::move(call)] {
            promise->addResult(call(*worker));
            promise->finish();
        },
        Qt::QueuedConnection);
    return promise->future();
}

QFuture<Result<DatabaseOpened>> Database::open()
{
    return ask<DatabaseOpened>([](Worker &worker) { return worker.open(); });
}

QFuture<Result<void>> Database::saveUploads(QList<Upload> answers, QHash<UploadKey, RowNotes> notes, QList<UploadKey> gone)
{
    return ask<void>([answers = std::move(answers), notes = std::move(notes), gone = std::move(gone)](Worker &worker) {
        return worker.perform<void>(
            [&](SqliteConnection &connection) { return rows::saveUploads(connection, answers, notes, gone); });
    });
}

QFuture<Result<void>> Database::loadUploads(QStringList accounts, int batch, std::function<void(QList<StoredUpload>)> take)
{
    return ask<void>([accounts = std::move(accounts), batch, take = std::move(take)](Worker &worker) {
        return worker.perform<void>(
            [&](SqliteConnection &connection) { return rows::loadUploads(connection, accounts, batch, take); });
    });
}

QFuture<Result<QList<Upload>>> Database::uploads(QList<UploadKey> keys)
{
    return ask<QList<Upload>>([keys = std::move(keys)](Worker &worker) {
        return worker.perform<QList<Upload>>([&](SqliteConnection &connection) { return rows::uploads(connection, keys); });
    });
}

QFuture<Result<QList<StateSeen>>> Database::statesSeen(UploadKey key)
{
    return ask<QList<StateSeen>>([key = std::move(key)](Worker &worker) {
        return worker.perform<QList<StateSeen>>([&](SqliteConnection &connection) { return rows::statesSeen(connection, key); });
    });
}

QFuture<Result<QList<UploadKey>>> Database::track(QList<UploadKey> keys, QString vendor, Instant since)
{
    return ask<QList<UploadKey>>([keys = std::move(keys), vendor = std::move(vendor), since](Worker &worker) {
        return worker.perform<QList<UploadKey>>(
            [&](SqliteConnection &connection) { return rows::track(connection, keys, vendor, since); });
    });
}

QFuture<Result<TrackedForgotten>> Database::untrack(QList<UploadKey> keys)
{
    return ask<TrackedForgotten>([keys = std::move(keys)](Worker &worker) {
        return worker.perform<TrackedForgotten>([&](SqliteConnection &connection) { return rows::untrack(connection, keys); });
    });
}

QFuture<Result<QList<TrackedRow>>> Database::tracked()
{
    return ask<QList<TrackedRow>>([](Worker &worker) {
        return worker.perform<QList<TrackedRow>>([&](SqliteConnection &connection) { return rows::tracked(connection); });
    });
}

QFuture<Result<void>> Database::removeAccount(QString account)
{
    return ask<void>([account = std::move(account)](Worker &worker) {
        return worker.perform<void>([&](SqliteConnection &connection) { return rows::removeAccount(connection, account); });
    });
}

QFuture<Result<StartLease>> Database::takeStarts(QString account, QString operation, double perSecond, int wanted,
                                                 std::function<Instant()> now)
{
    return ask<StartLease>([account = std::move(account), operation = std::move(operation), perSecond, wanted,
                            now = std::move(now)](Worker &worker) {
        return worker.perform<StartLease>([&](SqliteConnection &connection) {
            return rows::takeStarts(connection, account, operation, perSecond, wanted, now);
        });
    });
}

QFuture<Result<std::optional<QString>>> Database::setting(QString name)
{
    return ask<std::optional<QString>>([name = std::move(name)](Worker &worker) {
        return worker.perform<std::optional<QString>>(
            [&](SqliteConnection &connection) { return rows::setting(connection, name); });
    });
}

QFuture<Result<void>> Database::setSetting(QString name, QString value)
{
    return ask<void>([name = std::move(name), value = std::move(value)](Worker &worker) {
        return worker.perform<void>([&](SqliteConnection &connection) { return rows::setSetting(connection, name, value); });
    });
}

} // namespace deck
