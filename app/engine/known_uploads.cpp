#include "engine/known_uploads.h"

#include "core/answer.h"
#include "engine/inbox.h"

#include <algorithm>

namespace deck {

namespace {

/// When the upload is to be looked at once more although it is done; nullopt where it was already, or has no end.
std::optional<Instant> endToLookAt(const Upload &upload)
{
    const bool ends = upload.status == UploadStatus::Succeeded && upload.expiresAt;
    return ends && (!upload.checkedAt || *upload.checkedAt < *upload.expiresAt) ? upload.expiresAt : std::nullopt;
}

} // namespace

KnownUploads::KnownUploads(Setup setup, Database &database, Inbox &inbox, Clock &clock, QObject *parent)
    : QObject(parent)
    , m_setup(std::move(setup))
    , m_database(database)
    , m_inbox(inbox)
    , m_clock(clock)
{
}

KnownUploads::Remembered::Remembered(const StoredUpload &row)
    : key(row.upload.key)
    , status(row.upload.status)
    , listed(row.notes.listed)
    , end(endToLookAt(row.upload))
    , showsMedia(row.notes.showsMedia)
{
    if (canStillChange(status))
        moves = Movement::of(row);
    if (key.kind == UploadKind::UrlJob && row.upload.mediaId) {
        job.emplace();
        job->key = key;
        job->status = status;
        job->mediaId = row.upload.mediaId;
        job->covers = row.upload.covers;
    }
}

void KnownUploads::remember(const Remembered &row)
{
    m_known.insert(row.key, {row.status, row.listed, 0});
    if (row.moves)
        m_moves.insert(row.key, *row.moves);
    if (row.job)
        m_jobs.remember(*row.job, row.showsMedia);
    const std::optional<UploadKey> media = row.showsMedia ? m_jobs.mediaOf(row.key) : std::nullopt;
    if (canStillChange(row.status))
        m_polls.add(media.value_or(row.key), m_clock.monotonic());
    else if (row.end)
        m_polls.until(media.value_or(row.key), *row.end);
}

void KnownUploads::rememberTracked(const UploadKey &key)
{
    m_tracked.insert(key);
}

void KnownUploads::settleMedia()
{
    Batch batch;
    const QList<UploadKey> jobs = m_jobs.jobs();
    for (const UploadKey &job : jobs) {
        const UploadKey media = *m_jobs.mediaOf(job);
        if (!m_known.contains(media))
            continue;
        QList<Upload> rows;
        if (m_jobs.showsMedia(job)) { // and may have heard later of it than its own row
            forget(media);
            batch.gone.append(media);
        } else {
            rows = takeOverMedia(job, batch);
        }
        for (const Upload &row : std::as_const(rows))
            takeRow(row, false, batch);
        if (m_jobs.isWanted(media))
            m_polls.add(media, m_clock.monotonic());
    }
    save(batch);
}

// --- what came

QList<Upload> KnownUploads::accept(const QList<Upload> &answers, From from)
{
    Batch batch;
    for (const Upload &answer : answers) {
        if (from != From::Question || contains(answer.key))
            takeAnswer(answer, from, batch);
    }
    save(batch);
    return batch.rows;
}

QList<Upload> KnownUploads::accept(const Details &details, UploadKind kind, From from)
{
    QList<Upload> uploads = details.uploads;
    for (const QString &id : details.missing)
        uploads.append(verdict(kind, id, UploadStatus::Missing, details.missingWords.value(id)));
    for (const QString &id : details.forbidden)
        uploads.append(verdict(kind, id, UploadStatus::Forbidden));
    return accept(uploads, from);
}

void KnownUploads::takeAnswer(const Upload &answer, From from, Batch &batch)
{
    const std::optional<UploadKey> mediaBefore = m_jobs.mediaOf(answer.key);
    QList<Upload> rows = m_jobs.take(answer);
    if (m_jobs.mediaOf(answer.key) != mediaBefore)
        rows.append(takeOverMedia(answer.key, batch));
    bool changed = false;
    for (const Upload &row : rows)
        changed |= takeRow(row, from == From::Listing && row.key == answer.key, batch);
    plan(answer, changed, from);
}

bool KnownUploads::takeRow(Upload row, bool listed, Batch &batch)
{
    Known &known = m_known[row.key];
    known.listed |= listed;
    if (row.covers.contains(Field::Status))
        known.status = row.status;
    Movement movement = m_moves.value(row.key);
    const bool changed = movement.take(row, m_clock.now(), m_setup.stallAfter);
    const bool stallKnown = m_moves.value(row.key).stalledSince.has_value();
    if (stallKnown || movement.stalledSince) {
        row.stalledSince = movement.stalledSince;
        row.covers.add(Field::StalledSince);
    }
    if (canStillChange(known.status))
        m_moves.insert(row.key, movement);
    else
        m_moves.remove(row.key);
    const std::optional<Instant> movedAt = canStillChange(known.status) ? movement.movedAt : std::nullopt;
    batch.notes.insert(row.key, {known.listed, m_jobs.showsMedia(row.key), movedAt});
    batch.rows.append(std::move(row));
    return changed;
}

void KnownUploads::plan(const Upload &answer, bool changed, From from)
{
    const Milliseconds now = m_clock.monotonic();
    const UploadKey &key = answer.key;
    if (const auto media = m_jobs.mediaOf(key); media && m_jobs.isWanted(*media) && !m_jobs.isHeardOf(*media))
        m_polls.add(*media, now);
    if (!answer.covers.contains(Field::Status))
        return;
    const bool whole = from != From::Listing || m_setup.listingIsWhole;
    const bool waitsForJob = m_jobs.isPartOfJob(key) && !m_jobs.isWanted(key);
    if (waitsForJob)
        m_polls.forget(key);
    else if (canStillChange(answer.status) && whole)
        m_polls.answered(key, answer.status, changed, now);
    else if (canStillChange(answer.status) || (!whole && m_polls.contains(key)))
        m_polls.add(key, now); // a listing that is not whole says too little, of what has just ended too
    else if (const auto end = endToLookAt(answer))
        m_polls.until(key, *end);
    else
        m_polls.forget(key);
}

QList<Upload> KnownUploads::takeOverMedia(const UploadKey &job, Batch &batch)
{
    const auto media = m_jobs.mediaOf(job);
    if (!media || !m_known.contains(*media))
        return {};
    // The database answers in order: this reads the record before it goes.
    await(m_database.uploads({*media}), this, [this](const Result<QList<Upload>> &records) {
        if (records)
            accept(*records, From::Question);
    });
    Upload state; // at once, so that the success of a job never stands for that of its media
    state.key = *media;
    state.vendor = m_setup.vendor;
    state.status = m_known.value(*media).status;
    state.covers = {Field::Status};
    forget(*media);
    batch.gone.append(*media);
    return m_jobs.take(state);
}

void KnownUploads::save(const Batch &batch)
{
    if (batch.rows.isEmpty() && batch.gone.isEmpty())
        return;
    if (batch.gone.isEmpty())
        m_inbox.rows(batch.rows);
    else
        m_inbox.exchange(batch.gone, batch.rows);
    await(m_database.saveUploads(batch.rows, batch.notes, batch.gone), this, [this](const Result<void> &result) {
        if (result)
            Q_EMIT saved();
        else
            Q_EMIT saveFailed(result.error());
    });
}

void KnownUploads::refused(UploadKind kind, const QStringList &ids)
{
    for (const QString &id : ids)
        m_polls.refused({m_setup.account, kind, id}, m_clock.monotonic());
}

Upload KnownUploads::verdict(UploadKind kind, const QString &id, UploadStatus status, const QString &word) const
{
    Upload upload;
    upload.key = {m_setup.account, kind, id};
    upload.vendor = m_setup.vendor;
    upload.status = status;
    upload.vendorStatus = word;
    upload.checkedAt = m_clock.now();
    upload.covers = {Field::Status, Field::VendorStatus, Field::CheckedAt};
    return upload;
}

void KnownUploads::forget(const UploadKey &key)
{
    m_known.remove(key);
    m_moves.remove(key);
    m_polls.forget(key);
}

// --- tracking

void KnownUploads::track(const QList<UploadKey> &keys)
{
    QList<Upload> unanswered;
    Batch batch;
    for (const UploadKey &key : keys) {
        m_tracked.insert(key);
        if (m_jobs.isPartOfJob(key))
            batch.gone.append(key); // the database has given it a record
        if (contains(key))
            continue;
        m_known.insert(key, {});
        m_polls.add(key, m_clock.monotonic());
        Upload row;
        row.key = key;
        row.vendor = m_setup.vendor;
        unanswered.append(row);
    }
    m_inbox.rows(std::move(unanswered));
    save(batch);
}

void KnownUploads::untrack(const TrackedForgotten &forgotten)
{
    for (const UploadKey &key : forgotten.tracked)
        m_tracked.remove(key);
    for (const UploadKey &key : forgotten.rows) {
        const auto media = m_jobs.mediaOf(key);
        m_jobs.forget(key);
        if (media && !m_jobs.isWanted(*media)) // by another job
            m_polls.forget(*media);
        forget(key);
    }
    if (forgotten.rows.isEmpty())
        return;
    Batch batch;
    batch.gone = forgotten.rows; // once more: an answer may have come between the database's turn and ours
    save(batch);
}

QList<UploadKey> KnownUploads::takeTracked(const QList<TrackedRow> &profile)
{
    QSet<UploadKey> tracked;
    QList<UploadKey> added;
    for (const TrackedRow &row : profile) {
        if (row.key.account != m_setup.account)
            continue;
        tracked.insert(row.key);
        if (!m_tracked.contains(row.key))
            added.append(row.key);
    }
    m_tracked = tracked;
    track(added);
    return added;
}

// --- what to ask about

QList<UploadKey> KnownUploads::absentFrom(const Listing &listing, qsizetype most)
{
    QList<std::pair<quint32, UploadKey>> absent;
    for (auto known = m_known.cbegin(); known != m_known.cend(); ++known) {
        const bool over = known->status == UploadStatus::Expired || known->status == UploadStatus::Missing;
        const bool meant
            = m_setup.listedKinds.contains(known.key().kind) && (!listing.status() || known->status == *listing.status());
        if (!over && meant && !listing.seen().contains(known.key()))
            absent.append({known->askedIn, known.key()});
    }
    // Sorted by ID as well, so that a run can be repeated.
    const qsizetype count = std::min(absent.size(), most);
    std::partial_sort(absent.begin(), absent.begin() + count, absent.end(), [](const auto &a, const auto &b) {
        return std::tie(a.first, a.second.kind, a.second.id) < std::tie(b.first, b.second.kind, b.second.id);
    });
    ++m_checks;
    QList<UploadKey> keys;
    keys.reserve(count);
    for (qsizetype i = 0; i < count; ++i) {
        keys.append(absent.at(i).second);
        m_known[keys.constLast()].askedIn = m_checks;
    }
    return keys;
}

QList<UploadKey> KnownUploads::due(UploadKind kind, int batch, Milliseconds roundStart) const
{
    return m_polls.due(kind, batch, m_clock.monotonic(), m_clock.now(), roundStart);
}

QList<UploadKey> KnownUploads::unfinished(UploadKind kind, Milliseconds roundStart) const
{
    QList<UploadKey> keys = m_polls.all(kind, m_clock.now(), roundStart);
    QList<UploadKey> notShown;
    for (const UploadKey &key : m_tracked) {
        const UploadStatus status = m_known.value(key).status;
        if (key.kind == kind && (status == UploadStatus::Missing || status == UploadStatus::Forbidden))
            notShown.append(key);
    }
    std::sort(notShown.begin(), notShown.end(), [](const UploadKey &a, const UploadKey &b) { return a.id < b.id; });
    return keys + notShown;
}

} // namespace deck
