#pragma once

#include "core/upload.h"

#include <QHash>
#include <QList>
#include <QMultiHash>

#include <optional>

namespace deck {

/// A URL job and the media it makes are one row, addressed by the job: while the job is unfinished the row shows the job's
/// state; once it has succeeded, the state, sizes and times of its media complete it. One account; engine thread.
class JobRows
{
public:
    /// A job as the database holds it.
    void remember(const Upload &job, bool showsMedia);
    /// The rows to publish for an answer: the answer itself, or what it says of the row of its job; none where a media's
    /// answer says nothing of it yet.
    [[nodiscard]] QList<Upload> take(const Upload &answer);
    /// The upload has left the profile.
    void forget(const UploadKey &key);

    /// All that name a media.
    [[nodiscard]] QList<UploadKey> jobs() const;
    /// Whether this media has no row of its own.
    [[nodiscard]] bool isPartOfJob(const UploadKey &key) const;
    [[nodiscard]] bool showsMedia(const UploadKey &job) const;
    /// The media the row of this job tells of; nullopt where none is known.
    [[nodiscard]] std::optional<UploadKey> mediaOf(const UploadKey &job) const;
    /// The media that is to be asked about: its job has succeeded.
    [[nodiscard]] bool isWanted(const UploadKey &media) const;
    /// Whether the media has been heard of in this run.
    [[nodiscard]] bool isHeardOf(const UploadKey &media) const;

private:
    struct Link
    {
        UploadKey job;
        QString media;
        bool succeeded = false;  ///< the job, by its own word
        bool showsMedia = false; ///< the row's state is that of the media
        FieldSet saidByJob;
        std::optional<Instant> checkedAt; ///< of the job
        std::optional<Upload> state;      ///< of the media, in this run
    };
    [[nodiscard]] QList<Upload> takeMedia(const Upload &answer);
    [[nodiscard]] Upload takeJob(const Upload &answer);
    [[nodiscard]] static Upload completion(const Link &link);
    void link(const UploadKey &job, const QString &media);
    void unlink(const QString &job);

    QHash<QString, Link> m_links;        ///< by job ID
    QMultiHash<QString, QString> m_jobs; ///< by media ID
};

} // namespace deck
