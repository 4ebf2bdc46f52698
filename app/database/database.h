#pragma once

#include "core/api_error.h"
#include "core/start_lease.h"
#include "core/upload.h"

#include <QFuture>
#include <QHash>
#include <QStringList>

#include <atomic>
#include <functional>
#include <memory>

class QThread;

namespace deck {

/// What opening a profile's database found.
struct DatabaseOpened
{
    qint64 uploads = 0;        ///< rows known from before
    QString setAside;          ///< where a damaged file was moved to; empty when all was well
    qint64 rescuedUploads = 0; ///< rows read out of the damaged file
};

/// One state of one upload, as first seen: a row for each change of status, vendor status, error or our
/// verdicts, from the first poll on.
struct StateSeen
{
    Instant at;
    UploadStatus status = UploadStatus::Unknown;
    QString vendorStatus;
    std::optional<double> ratio;
    std::optional<QString> errorCode;
    std::optional<QString> errorMessage;
    std::optional<Instant> stalledSince;

    friend bool operator==(const StateSeen &, const StateSeen &) = default;
};

/// What we keep beside an upload's record: our own observations, never a word of the vendor's.
struct RowNotes
{
    bool listed = false;            ///< a listing of the vendor has given it
    bool showsMedia = false;        ///< of a URL job: it has succeeded, and the row shows the state of its media
    std::optional<Instant> movedAt; ///< when its progress was last seen to move

    friend bool operator==(const RowNotes &, const RowNotes &) = default;
};

struct StoredUpload
{
    Upload upload;
    RowNotes notes;
};

/// One upload the profile remembers to ask about.
struct TrackedRow
{
    UploadKey key;
    Instant since;

    friend bool operator==(const TrackedRow &, const TrackedRow &) = default;
};

/// What forgetting tracked uploads has removed.
struct TrackedForgotten
{
    QList<UploadKey> tracked; ///< those that had been tracked
    QList<UploadKey> rows;    ///< whose record went as well
};

/// The profile's SQLite file `uploads.db` (WAL), on a thread of its own: the only thread that touches it.
/// All functions may be called from any thread and answer by future; calls run in order. Another process
/// may use the same file: a writer waits for the other, it does not fail.
///
/// Opening looks at header, schema and count only, so that a big file opens fast. Damage that shows later, when a row is
/// read or written, has the file set aside then, and the call is carried out on the new one.
/// Errors of all calls are Local: those of open(), "profile-not-open", "profile-busy" (still locked by another program when
/// this object ends), "database-error".
class Database final
{
public:
    /// Nothing is opened yet. `profileDir` is created by open(). `setAside` is called on the database thread when a
    /// file had to be set aside after open(). `busy` is called there after every try of a call that another program's lock
    /// kept from being carried out, with the number of its tries so far: four or so in a second.
    explicit Database(QString profileDir, std::function<void(DatabaseOpened)> setAside = {}, std::function<void(int)> busy = {});
    /// All calls made are finished, then the thread ends; another program's lock is waited for some seconds at most.
    ~Database();
    Q_DISABLE_COPY_MOVE(Database)

    /// Local errors name the file and what to do: "profile-foreign" (a database of another program),
    /// "profile-newer" (written by a newer Upload Deck), "profile-unwritable", "disk-full". A damaged file is set aside,
    /// what can be read of it is rescued, and a new one is begun (see DatabaseOpened).
    [[nodiscard]] QFuture<Result<DatabaseOpened>> open();

    /// Merges answers into the rows known (see merged()), and appends to the states seen. One transaction. `notes` of a
    /// key replace those stored (`listed` is only ever set); `gone` are rows that leave, with their states seen.
    [[nodiscard]] QFuture<Result<void>> saveUploads(QList<Upload> answers, QHash<UploadKey, RowNotes> notes = {},
                                                    QList<UploadKey> gone = {});

    /// The known rows of these accounts (empty list: all), in batches of at most `batch`: `take` is called on the
    /// database thread for each, in no particular order. When damage is met midway, rows may come a second time.
    [[nodiscard]] QFuture<Result<void>> loadUploads(QStringList accounts, int batch, std::function<void(QList<StoredUpload>)> take);
    /// Whole records by key; unknown keys are left out.
    [[nodiscard]] QFuture<Result<QList<Upload>>> uploads(QList<UploadKey> keys);
    /// Newest first.
    [[nodiscard]] QFuture<Result<QList<StateSeen>>> statesSeen(UploadKey key);
    /// Remembers these uploads, and gives each a record without any answer where none is known. Gives those that were not
    /// tracked before, in the order asked for.
    [[nodiscard]] QFuture<Result<QList<UploadKey>>> track(QList<UploadKey> keys, QString vendor, Instant since);
    /// Forgets them, and the records of those no listing has given.
    [[nodiscard]] QFuture<Result<TrackedForgotten>> untrack(QList<UploadKey> keys);
    /// All of the profile, oldest first.
    [[nodiscard]] QFuture<Result<QList<TrackedRow>>> tracked();
    /// All rows of an account, states seen and what is tracked included. What is saved later for that account is taken again.
    [[nodiscard]] QFuture<Result<void>> removeAccount(QString account);

    /// Leave to start at most `wanted` calls of an account's operation, shared with every other process on this profile:
    /// together they never start more in a second than `perSecond` says. `now` is the wall clock, called on the database
    /// thread.
    [[nodiscard]] QFuture<Result<StartLease>> takeStarts(QString account, QString operation, double perSecond, int wanted,
                                                         std::function<Instant()> now);

    /// Small values of the program under a name; nullopt when never set.
    [[nodiscard]] QFuture<Result<std::optional<QString>>> setting(QString name);
    [[nodiscard]] QFuture<Result<void>> setSetting(QString name, QString value);

private:
    class Worker;
    template<typename T>
    [[nodiscard]] QFuture<Result<T>> ask(std::function<Result<T>(Worker &)> call);

    std::atomic<bool> m_closing {false};
    std::unique_ptr<QThread> m_thread;
    Worker *m_worker; ///< lives on m_thread and ends with it
};

} // namespace deck
