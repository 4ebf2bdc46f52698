#pragma once

#include "database/database.h"
#include "engine/job_rows.h"
#include "engine/listing.h"
#include "engine/movement.h"
#include "engine/poll_schedule.h"
#include "vendors/vendor.h"

#include <QHash>
#include <QObject>
#include <QSet>

namespace deck {

class Clock;
class Inbox;

/// What one account's uploads were last seen in, when each is to be asked about again, and the one way of every answer to
/// store and database. Engine thread. `database`, `inbox` and `clock` outlive it.
class KnownUploads final : public QObject
{
    Q_OBJECT
public:
    /// How an answer came about.
    enum class From : quint8 {
        Listing,
        Question, ///< asked for by ID because it is known; what was forgotten meanwhile is passed over
        Person,   ///< asked for by ID by a person: need not be known
    };
    struct Setup
    {
        QString account;
        QString vendor;
        QList<UploadKind> listedKinds;
        bool listingIsWhole = true; ///< see VendorInfo
        Milliseconds stallAfter {0};
    };

    KnownUploads(Setup setup, Database &database, Inbox &inbox, Clock &clock, QObject *parent = nullptr);

    /// What is kept here of a row of the database: small, because there may be a million.
    struct Remembered
    {
        explicit Remembered(const StoredUpload &row);

        UploadKey key;
        UploadStatus status;
        bool listed;
        std::optional<Instant> end;    ///< of the stored file, still to be looked at
        std::optional<Movement> moves; ///< of what can still change
        std::optional<Upload> job;     ///< that names its media: key, status, mediaId, covers
        bool showsMedia;
    };
    void remember(const Remembered &row);
    void rememberTracked(const UploadKey &key);
    /// When all is remembered: the rows of media that are part of a job's row go where the job's row tells of them.
    void settleMedia();

    [[nodiscard]] bool contains(const UploadKey &key) const { return m_known.contains(key) || m_jobs.isPartOfJob(key); }
    [[nodiscard]] const QSet<UploadKey> &tracked() const { return m_tracked; }

    /// Takes answers in, publishes and saves them. Gives the rows as published.
    QList<Upload> accept(const QList<Upload> &answers, From from);
    QList<Upload> accept(const Details &details, UploadKind kind, From from);
    /// These were asked about and refused.
    void refused(UploadKind kind, const QStringList &ids);
    /// What the row says of an upload the vendor does not have, or would not show. The vendor's word becomes `word`: empty
    /// where it has none for this upload any more.
    [[nodiscard]] Upload verdict(UploadKind kind, const QString &id, UploadStatus status, const QString &word = {}) const;

    /// Tracked from now on; those without any answer become rows that say so, but for media that are part of a job's row.
    void track(const QList<UploadKey> &keys);
    void untrack(const TrackedForgotten &forgotten);
    /// What the profile tracks now: another process may have changed it. Gives those that were new here.
    QList<UploadKey> takeTracked(const QList<TrackedRow> &profile);

    /// Known uploads this complete listing should have given and did not; at most `most`, those not asked for the longest.
    [[nodiscard]] QList<UploadKey> absentFrom(const Listing &listing, qsizetype most);
    /// Those to ask about by ID because they are due, the last call filled (see PollSchedule); not what was answered since
    /// `roundStart` (monotonic).
    [[nodiscard]] QList<UploadKey> due(UploadKind kind, int batch, Milliseconds roundStart) const;
    /// All whose state can still change, and what is tracked and was not shown when it was last asked for.
    [[nodiscard]] QList<UploadKey> unfinished(UploadKind kind, Milliseconds roundStart) const;

Q_SIGNALS:
    void saveFailed(const deck::ApiError &error);
    void saved();

private:
    struct Known
    {
        UploadStatus status = UploadStatus::Unknown;
        bool listed = false;
        quint32 askedIn = 0; ///< number of the check that asked for it by ID
    };
    struct Batch
    {
        QList<Upload> rows;
        QHash<UploadKey, RowNotes> notes;
        QList<UploadKey> gone;
    };

    void takeAnswer(const Upload &answer, From from, Batch &batch);
    /// Gives whether the answer changed where the row stands.
    bool takeRow(Upload row, bool listed, Batch &batch);
    void plan(const Upload &answer, bool changed, From from);
    /// The media's own row goes where the job's row tells of it; its record completes the job's. Gives what is known of its
    /// state without the record.
    [[nodiscard]] QList<Upload> takeOverMedia(const UploadKey &job, Batch &batch);
    void save(const Batch &batch);
    void forget(const UploadKey &key);

    const Setup m_setup;
    Database &m_database;
    Inbox &m_inbox;
    Clock &m_clock;
    QHash<UploadKey, Known> m_known;
    QHash<UploadKey, Movement> m_moves; ///< of what can still change
    QSet<UploadKey> m_tracked;
    PollSchedule m_polls;
    JobRows m_jobs;
    quint32 m_checks = 0;
};

} // namespace deck
