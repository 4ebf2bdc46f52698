#include "engine/job_rows.h"

#include <algorithm>

namespace deck {

namespace {

/// What the media says of itself once the job is done, where it has a value.
constexpr FieldSet stateFields {Field::Status,     Field::VendorStatus, Field::Ratio,     Field::UploadedBytes, Field::TotalBytes,
                                Field::ModifiedAt, Field::CompletedAt,  Field::ErrorCode, Field::ErrorMessage,  Field::CheckedAt};

FieldSet without(FieldSet fields, FieldSet others)
{
    FieldSet rest;
    for (int i = 0; i < fieldCount; ++i) {
        const auto field = static_cast<Field>(i);
        if (fields.contains(field) && !others.contains(field))
            rest.add(field);
    }
    return rest;
}

/// The fields an answer gives a value for; the two of the state always count.
FieldSet valuesOf(const Upload &answer)
{
    Upload nothing;
    nothing.status = answer.status;
    const FieldSet present = differences(nothing, answer);
    FieldSet values = without(answer.covers, without(FieldSet::all(), present));
    for (const Field field : {Field::Status, Field::VendorStatus}) {
        if (answer.covers.contains(field))
            values.add(field);
    }
    return values;
}

/// Whether the answer tells nothing of the media's state: the row keeps what its job has said.
bool saysNothing(const Upload &media)
{
    return !media.covers.contains(Field::Status) || media.status == UploadStatus::Forbidden
        || (media.status == UploadStatus::Unknown && media.vendorStatus.isEmpty());
}

} // namespace

void JobRows::remember(const Upload &job, bool showsMedia)
{
    if (job.key.kind != UploadKind::UrlJob || !job.mediaId || job.mediaId->isEmpty())
        return;
    link(job.key, *job.mediaId);
    Link &link = m_links[job.key.id];
    link.succeeded = showsMedia || job.status == UploadStatus::Succeeded;
    link.showsMedia = showsMedia;
    link.saidByJob = job.covers;
}

QList<Upload> JobRows::take(const Upload &answer)
{
    if (answer.key.kind == UploadKind::UrlJob)
        return {takeJob(answer)};
    return isPartOfJob(answer.key) ? takeMedia(answer) : QList<Upload> {answer};
}

QList<Upload> JobRows::takeMedia(const Upload &answer)
{
    if (saysNothing(answer))
        return {};
    QStringList jobs = m_jobs.values(answer.key.id);
    std::sort(jobs.begin(), jobs.end());
    QList<Upload> rows;
    for (const QString &job : std::as_const(jobs)) {
        Link &link = m_links[job];
        // a record read from the database may be older than what the vendor has said meanwhile
        const bool isOlder = link.state && answer.checkedAt < link.state->checkedAt;
        if (!link.state)
            link.state = answer;
        else
            link.state = isOlder ? merged(answer, *link.state) : merged(*link.state, answer);
        if (!link.succeeded)
            continue;
        link.showsMedia = true;
        rows.append(completion(link));
    }
    return rows;
}

Upload JobRows::takeJob(const Upload &answer)
{
    if (answer.covers.contains(Field::MediaId)) {
        const auto known = m_links.constFind(answer.key.id);
        const QString media = answer.mediaId.value_or(QString());
        if (known != m_links.cend() && known->media != media)
            unlink(answer.key.id);
        if (!media.isEmpty() && !m_links.contains(answer.key.id))
            link(answer.key, media);
    }
    const auto found = m_links.find(answer.key.id);
    if (found == m_links.end())
        return answer;
    Link &link = *found;
    link.saidByJob |= valuesOf(answer);
    link.checkedAt = std::max(link.checkedAt, answer.checkedAt);
    if (answer.covers.contains(Field::Status)) {
        // vendors forget jobs after a year; the media it made is there all the same
        const bool forgotten = answer.status == UploadStatus::Missing && link.showsMedia;
        link.succeeded = answer.status == UploadStatus::Succeeded || forgotten;
    }
    if (!link.succeeded) {
        link.showsMedia = false;
        return answer;
    }
    if (link.state) {
        link.showsMedia = true;
        return merged(answer, completion(link));
    }
    Upload row = answer;
    if (link.showsMedia) // as it was before this run; the media is asked about next
        row.covers = without(valuesOf(row), stateFields);
    return row;
}

Upload JobRows::completion(const Link &link)
{
    Upload row = *link.state;
    const FieldSet values = valuesOf(row);
    row.covers = without(without(values, stateFields), link.saidByJob); // what only the media has said
    for (int i = 0; i < fieldCount; ++i) {
        const auto field = static_cast<Field>(i);
        if (values.contains(field) && stateFields.contains(field))
            row.covers.add(field);
    }
    row.key = link.job;
    row.checkedAt = std::max(row.checkedAt, link.checkedAt);
    return row;
}

void JobRows::link(const UploadKey &job, const QString &media)
{
    m_links.insert(job.id, {job, media, false, false, {}, {}, {}});
    m_jobs.insert(media, job.id);
}

void JobRows::unlink(const QString &job)
{
    m_jobs.remove(m_links.value(job).media, job);
    m_links.remove(job);
}

void JobRows::forget(const UploadKey &key)
{
    if (key.kind == UploadKind::UrlJob)
        unlink(key.id);
}

QList<UploadKey> JobRows::jobs() const
{
    QList<UploadKey> jobs;
    jobs.reserve(m_links.size());
    for (const Link &link : m_links)
        jobs.append(link.job);
    return jobs;
}

bool JobRows::isPartOfJob(const UploadKey &key) const
{
    return key.kind == UploadKind::Media && m_jobs.contains(key.id);
}

bool JobRows::showsMedia(const UploadKey &job) const
{
    const auto link = m_links.constFind(job.id);
    return job.kind == UploadKind::UrlJob && link != m_links.cend() && link->showsMedia;
}

std::optional<UploadKey> JobRows::mediaOf(const UploadKey &job) const
{
    const auto link = m_links.constFind(job.id);
    if (job.kind != UploadKind::UrlJob || link == m_links.cend())
        return std::nullopt;
    return UploadKey {job.account, UploadKind::Media, link->media};
}

bool JobRows::isWanted(const UploadKey &media) const
{
    const QStringList jobs = m_jobs.values(media.id);
    return std::any_of(jobs.begin(), jobs.end(), [this](const QString &job) { return m_links.value(job).succeeded; });
}

bool JobRows::isHeardOf(const UploadKey &media) const
{
    const QStringList jobs = m_jobs.values(media.id);
    return std::all_of(jobs.begin(), jobs.end(), [this](const QString &job) { return m_links.value(job).state.has_value(); });
}

} // namespace deck
