#include "engine/known_uploads.h"

#include "core/answer.h"
#include "engine/inbox.h"

#include <algorithm>

namespace deck {

KnownUploads::KnownUploads(QString account, QString vendor, Database &database, Inbox &inbox, Clock &clock, QObject *parent)
    : QObject(parent)
    , m_account(std::move(account))
    , m_vendor(std::move(vendor))
    , m_database(database)
    , m_inbox(inbox)
    , m_clock(clock)
{
}

void KnownUploads::remember(const StoredUpload &row)
{
    m_known.insert(row.upload.key, {row.upload.status, row.notes.listed, 0});
}

void KnownUploads::rememberTracked(const UploadKey &key)
{
    m_tracked.insert(key);
}

QList<Upload> KnownUploads::accept(QList<Upload> answers, From from)
{
    if (from == From::Question)
        answers.removeIf([this](const Upload &answer) { return !contains(answer.key); });
    if (answers.isEmpty())
        return answers;
    QHash<UploadKey, RowNotes> notes;
    for (const Upload &answer : std::as_const(answers)) {
        Known &known = m_known[answer.key];
        known.status = answer.status;
        known.listed |= from == From::Listing;
        notes.insert(answer.key, {known.listed, false, {}});
    }
    m_inbox.rows(answers);
    await(m_database.saveUploads(answers, std::move(notes)), this, [this](const Result<void> &result) {
        if (result)
            Q_EMIT saved();
        else
            Q_EMIT saveFailed(result.error());
    });
    return answers;
}

QList<Upload> KnownUploads::accept(const Details &details, UploadKind kind, From from)
{
    QList<Upload> uploads = details.uploads;
    for (const QString &id : details.missing)
        uploads.append(verdict(kind, id, UploadStatus::Missing));
    for (const QString &id : details.forbidden)
        uploads.append(verdict(kind, id, UploadStatus::Forbidden));
    return accept(std::move(uploads), from);
}

Upload KnownUploads::verdict(UploadKind kind, const QString &id, UploadStatus status) const
{
    Upload upload;
    upload.key = {m_account, kind, id};
    upload.vendor = m_vendor;
    upload.status = status;
    upload.checkedAt = m_clock.now();
    upload.covers = {Field::Status, Field::VendorStatus, Field::CheckedAt};
    return upload;
}

void KnownUploads::track(const QList<UploadKey> &keys)
{
    QList<Upload> unanswered;
    for (const UploadKey &key : keys) {
        m_tracked.insert(key);
        if (contains(key))
            continue;
        m_known.insert(key, {});
        Upload row;
        row.key = key;
        row.vendor = m_vendor;
        unanswered.append(row);
    }
    m_inbox.rows(std::move(unanswered));
}

void KnownUploads::untrack(const TrackedForgotten &forgotten)
{
    for (const UploadKey &key : forgotten.tracked)
        m_tracked.remove(key);
    for (const UploadKey &key : forgotten.rows)
        m_known.remove(key);
    if (!forgotten.rows.isEmpty())
        m_inbox.exchange(forgotten.rows, {});
}

QList<UploadKey> KnownUploads::absentFrom(const Listing &listing, const QList<UploadKind> &listedKinds, qsizetype most)
{
    QList<std::pair<quint32, UploadKey>> absent;
    for (auto known = m_known.cbegin(); known != m_known.cend(); ++known) {
        const bool over = known->status == UploadStatus::Expired || known->status == UploadStatus::Missing;
        const bool meant = listedKinds.contains(known.key().kind) && (!listing.status() || known->status == *listing.status());
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

QList<UploadKey> KnownUploads::unfinished() const
{
    QList<UploadKey> keys;
    for (auto known = m_known.cbegin(); known != m_known.cend(); ++known) {
        if (canStillChange(known->status))
            keys.append(known.key());
    }
    std::sort(keys.begin(), keys.end(), [](const UploadKey &a, const UploadKey &b) { return a.id < b.id; });
    return keys;
}

} // namespace deck
