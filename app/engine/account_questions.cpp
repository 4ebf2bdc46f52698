// What is asked of one account and answered once; see account_session.cpp for what goes on by itself.

#include "engine/account_session.h"

#include "database/database.h"
#include "engine/track_flow.h"

using namespace Qt::StringLiterals;

namespace deck {

namespace {

/// One walk for each status where the vendor can filter by all of them; else one walk over everything.
QList<std::optional<UploadStatus>> walksFor(StatusSet statuses, const VendorInfo &vendor)
{
    QList<std::optional<UploadStatus>> walks;
    for (int i = 0; i < shownStatusCount; ++i) {
        const auto shown = static_cast<ShownStatus>(i);
        if (!statuses.contains(shown))
            continue;
        const UploadStatus status = plainStatus(shown);
        if (!vendor.listFilters.contains(status))
            return {std::nullopt};
        if (!walks.contains(status))
            walks.append(status);
    }
    if (walks.isEmpty())
        walks.append(std::nullopt);
    return walks;
}

} // namespace

struct AccountSession::Walks
{
    QList<std::optional<UploadStatus>> left;
    ListReport::Entry entry;
    Answer<Result<ListReport::Entry>> answer;
    QList<UploadKey> absent;
    Milliseconds start {0}; ///< monotonic
};

QFuture<Result<ListReport::Entry>> AccountSession::list(StatusSet statuses)
{
    const auto answer = newAnswer<ListReport::Entry>();
    if (!m_vendor) {
        answer.give(tl::unexpected(unknownVendor()));
        return answer.future();
    }
    ListReport::Entry entry;
    entry.account = m_account.name;
    auto walks = std::make_shared<Walks>(Walks {{}, std::move(entry), answer, {}, m_room.clock.monotonic()});
    if (m_vendor->info.canList())
        walks->left = walksFor(statuses, m_vendor->info);
    listNext(std::move(walks));
    return answer.future();
}

void AccountSession::listNext(std::shared_ptr<Walks> walks)
{
    if (walks->left.isEmpty() || walks->entry.error) {
        pollAfter(walks);
        return;
    }
    Listing *listing = newListing(walks->left.takeFirst());
    connect(listing, &Listing::stateChanged, this, [this, listing] {
        m_lastWalk = listing->state();
        m_lastWalk->complete &= !listing->status(); // the end of one status is not the end of all
    });
    connect(listing, &Listing::rested, this, [this, listing, walks] {
        listing->deleteLater();
        const ListingState state = listing->state();
        if (walks->entry.stop == ListingState::Stop::None)
            walks->entry.stop = state.stop;
        walks->entry.error = listing->error();
        if (state.complete) {
            if (!listing->status())
                m_lastListedAt = m_room.clock.now();
            walks->absent.append(m_known.absentFrom(*listing, mostAbsent));
        }
        listNext(walks);
    });
    listing->all();
}

/// What the listing did not tell: by ID. A listing that is refused does not keep from asking so.
void AccountSession::pollAfter(const std::shared_ptr<Walks> &walks)
{
    if (walks->entry.error && blocksTheWay(*walks->entry.error)) {
        walks->answer.give(walks->entry);
        return;
    }
    const QList<UploadKey> keys
        = walks->absent + toPoll(Asked::ByPerson, true, walks->start) + toPoll(Asked::ByPerson, false, walks->start);
    ask(keys, [this, walks](const std::optional<ApiError> &error) {
        if (!walks->entry.error)
            walks->entry.error = error;
        changed();
        walks->answer.give(walks->entry);
    });
}

QFuture<Result<UploadAnswer>> AccountSession::fetch(const UploadKey &key)
{
    const auto answer = newAnswer<UploadAnswer>();
    if (!isSendableId(key.id)) {
        answer.give(failure(ErrorKind::BadInput, u"id-malformed"_s, u"This ID cannot be sent."_s, key.id));
        return answer.future();
    }
    await(details(key.kind, {key.id}, {}), this,
          [this, key, answer](Result<Details> details) { answerFetch(key, std::move(details), answer); });
    return answer.future();
}

void AccountSession::answerFetch(const UploadKey &key, Result<Details> details, const Answer<Result<UploadAnswer>> &answer)
{
    UploadAnswer value;
    const bool missing = details && details->missing.contains(key.id);
    const QString word = details ? details->missingWords.value(key.id) : QString();
    const bool known = m_known.contains(key);
    if (!details) {
        value.error = details.error();
        value.raw = details.error().answer;
    } else {
        value.raw = details->raw;
        // What the profile never knew and the vendor does not have is no upload: it leaves no trace.
        QList<Upload> rows;
        if (!missing || known)
            rows = m_known.accept(*details, key.kind, KnownUploads::From::Person);
        // the answer itself where it is about a media that is part of its job's row
        rows.removeIf([&key](const Upload &row) { return row.key != key; });
        if (!rows.isEmpty() || !details->uploads.isEmpty())
            value.upload = rows.isEmpty() ? details->uploads.constFirst() : rows.constFirst();
        else if (!missing)
            value.upload = m_known.verdict(key.kind, key.id, UploadStatus::Forbidden);
        else if (known)
            value.upload = m_known.verdict(key.kind, key.id, UploadStatus::Missing, word);
    }
    await(m_room.database.uploads({key}), this,
          [this, key, value, missing, word, known, answer](Result<QList<Upload>> records) mutable {
              if (!records) {
                  Q_EMIT saveFailed(records.error());
              } else if (!records->isEmpty()) {
                  // The record may be older than the answer: saving it can have failed.
                  value.upload = value.upload ? merged(records->constFirst(), *value.upload) : records->constFirst();
                  if (missing && !known) { // another process has put it into the profile meanwhile
                      value.upload = merged(*value.upload, m_known.verdict(key.kind, key.id, UploadStatus::Missing, word));
                      m_known.accept({*value.upload}, KnownUploads::From::Person);
                  }
              }
              if (!missing || value.upload) {
                  answer.give(std::move(value));
                  return;
              }
              ApiError unknown = failure(ErrorKind::NotFound, u"upload-unknown"_s,
                                         u"Neither the vendor nor this profile knows "_s + key.id, key.id)
                                     .value();
              unknown.answer = value.raw;
              answer.give(tl::unexpected(std::move(unknown)));
          });
}

QFuture<Result<TrackReport>> AccountSession::track(const QStringList &entries)
{
    const auto answer = newAnswer<TrackReport>();
    if (!m_vendor) {
        answer.give(tl::unexpected(unknownVendor()));
        return answer.future();
    }
    const auto askUrls
        = [this](UploadKind, QStringList urls, CancelToken cancel) { return jobsOfUrls(std::move(urls), std::move(cancel)); };
    auto *flow = new TrackFlow({m_account, *m_vendor, m_known, m_room.database, m_room.clock,
                                [this](QList<UploadKey> keys, Done done) { ask(std::move(keys), std::move(done)); }, askUrls},
                               entries, answer, this);
    connect(flow, &QObject::destroyed, this, &AccountSession::changed);
    flow->start();
    return answer.future();
}

void AccountSession::untrack(const TrackedForgotten &forgotten)
{
    m_known.untrack(forgotten);
    changed();
}

} // namespace deck
