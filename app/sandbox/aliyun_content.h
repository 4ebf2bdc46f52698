#pragma once

#include "core/instant.h"

#include <QHash>
#include <QList>
#include <QString>

#include <deque>
#include <optional>
#include <vector>

namespace deck::sandbox {

enum class AliyunProduct : quint8 { Vod, Ims };

/// One state of a life; the word is the vendor's.
struct AliyunStep
{
    Instant at;
    QString status;
};

/// One media asset with its whole life laid out in advance: what it is at a time is looked up, so time may jump.
struct AliyunMedia
{
    /// Bytes at the vendor at a time; in between they grow evenly.
    struct Point
    {
        Instant at;
        qint64 bytes = 0;
    };
    struct Progress
    {
        qint64 bytes = 0;
        Instant at; ///< when that byte was reported
    };

    QString id;
    QString title;
    QString suffix; ///< ".mp4"
    Instant createdAt;
    std::vector<AliyunStep> steps; ///< by time; the first stands at createdAt
    std::vector<Point> points;     ///< by time; never empty
    qint64 size = 0;               ///< bytes of the whole file
    double seconds = 0;            ///< playing time
    bool reportsProgress = false;  ///< server SDKs and the console do, client SDKs and URL jobs do not
    bool hasDetails = true;        ///< uploaders of long ago left none (only shown by a scenario)
    QString source;                ///< UploadSource
    QString device;                ///< DeviceModel
    QString ip;
    QString sourceUrl; ///< of the URL job that made it
    QString jobId;
    qint64 ownerId = 0; ///< another account's; 0: this one's

    [[nodiscard]] const QString &statusAt(Instant now) const;
    [[nodiscard]] Progress progressAt(Instant now) const;
    /// The file is there.
    [[nodiscard]] bool isUploaded(Instant now) const { return now >= points.back().at && points.back().bytes == size; }
    [[nodiscard]] Instant modifiedAt(Instant now) const;
};

/// One URL upload job.
struct AliyunJob
{
    QString id;
    QString url;
    Instant createdAt;
    std::vector<AliyunStep> steps;
    QString mediaId; ///< of its media, which exists from the start; empty for a job that will fail
    qint64 size = 0;
    QString errorCode; ///< of a job that will fail
    QString errorMessage;
    QString userData;
    bool cancelled = false; ///< gone: no page says how a cancelled job is answered

    [[nodiscard]] const QString &statusAt(Instant now) const;
    [[nodiscard]] bool isEnded(Instant now) const { return now >= steps.back().at && steps.size() > 1; }
    [[nodiscard]] bool hasFailed(Instant now) const { return isEnded(now) && !errorCode.isEmpty(); }
    /// When the vendor's CompleteTime is, at the first of the end states.
    [[nodiscard]] std::optional<Instant> completedAt(Instant now) const;
    [[nodiscard]] bool hasMedia(Instant now) const { return !mediaId.isEmpty() && completedAt(now).has_value(); }
};

/// The media and URL jobs of one account. The same seed and start give the same ones, whenever and however often it is asked.
///
/// The vendor has no listing of URL jobs, so their IDs are built by rule, for people and tests to find:
///     VOD: 86c1925fba + the seed in 10 hex digits + the job's number in 12 hex digits,
///     IMS: 3829500c0f + the same,
/// where jobs are numbered from 0 in order of creation; the seed is the sandbox's own (1 unless told otherwise).
/// `jobs at the start` = a sixth of the uploads. Job 0 is the oldest; the last ones of the start are still running.
/// Their source URLs: https://ingest.example.com/vod/0000.mp4 (number in decimal; /ims/ for IMS). Every seventh job
/// fetches the URL of the job before it once more. Media made by a job carry URL and job ID in their Description.
/// Media of other owners (VOD): f0e1d2c3b4 + seed + number, five of them, ResourceRealOwnerId 1234567890123456.
class AliyunContent final
{
public:
    struct Setup
    {
        AliyunProduct product = AliyunProduct::Vod;
        quint64 seed = 1;
        Instant start;
        int uploads = 240; ///< media there at the start; one more comes about every minute
    };
    static constexpr qint64 otherOwner = 1234567890123456;

    explicit AliyunContent(const Setup &setup);

    /// Makes what begins until `now`. Media come in order of creation and are never removed.
    void advance(Instant now);
    [[nodiscard]] const std::deque<AliyunMedia> &media() const { return m_media; }
    [[nodiscard]] const std::deque<AliyunJob> &jobs() const { return m_jobs; }
    /// nullptr for an ID that is none; media of other owners are found too.
    [[nodiscard]] const AliyunMedia *find(const QString &mediaId) const;
    [[nodiscard]] const AliyunJob *findJob(const QString &jobId) const;
    /// Every job of the URL, oldest first.
    [[nodiscard]] QList<const AliyunJob *> jobsOfUrl(const QString &url) const;

    /// A job for a URL somebody submits; `title` empty: the URL's file name.
    const AliyunJob &submit(const QString &url, const QString &title, const QString &userData, Instant now);
    /// False when the job is none or does not wait any more.
    [[nodiscard]] bool cancel(const QString &jobId, Instant now);

private:
    void layOut(int uploads);
    void add(AliyunMedia media, qint64 titleNumber);
    qsizetype addJob(AliyunJob job);
    /// Ties the newest media to its job.
    void join(qsizetype job);

    AliyunProduct m_product;
    quint64 m_seed;
    Instant m_start;
    std::deque<AliyunMedia> m_media;
    std::deque<AliyunMedia> m_foreign;
    std::deque<AliyunJob> m_jobs;
    QHash<QString, qsizetype> m_mediaById;
    QHash<QString, qsizetype> m_jobById;
    QMultiHash<QString, qsizetype> m_jobsByUrl;
    qint64 m_slot = 0; ///< of those moments at which an upload may come
};

} // namespace deck::sandbox
