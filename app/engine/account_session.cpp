#include "engine/account_session.h"

#include "database/database.h"
#include "engine/inbox.h"
#include "engine/shared_rate.h"
#include "engine/track_flow.h"
#include "net/http_client.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace deck {

namespace {

/// Most IDs asked for because a listing did not give them; the rest is due after the next one.
constexpr qsizetype mostAbsent = 50;

ApiError unknownVendor(const Account &account)
{
    return failure(ErrorKind::BadInput, u"unknown-vendor"_s, u"There is no vendor "_s + account.vendor, account.vendor).value();
}

} // namespace

AccountSession::AccountSession(SessionRoom room, Account account, const Vendor *vendor, QObject *parent)
    : QObject(parent)
    , m_room(room)
    , m_account(std::move(account))
    , m_vendor(vendor)
    , m_channel(std::make_unique<AccountChannel>(room.http, room.clock, room.timeout))
    , m_known(m_account.name, m_account.vendor, room.database, room.inbox, room.clock)
{
    connect(&m_known, &KnownUploads::saved, this, &AccountSession::saved);
    connect(&m_known, &KnownUploads::saveFailed, this, &AccountSession::saveFailed);
    if (m_room.sharesRates)
        m_channel->shareRates(sharedRate(m_room.database, m_room.clock, m_account.name));
    connect(m_channel.get(), &AccountChannel::stateChanged, this, &AccountSession::changed);
    if (m_vendor && m_vendor->info.canList())
        m_main = newWindowListing(std::nullopt);
}

AccountSession::~AccountSession()
{
    blockSignals(true);
    disconnect(m_channel.get(), nullptr, this, nullptr);
    // Flows first, so that the calls that now end as Cancelled find nobody who would go on.
    qDeleteAll(findChildren<QObject *>(Qt::FindDirectChildrenOnly));
    m_waiting.clear();
    m_client.reset();
    m_channel.reset();
}

AccountStatus AccountSession::status() const
{
    AccountStatus status;
    status.account = m_account;
    if (m_vendor)
        status.vendor = m_vendor->info;
    else
        status.vendor.id = m_account.vendor;
    status.channel = m_channel->state();
    if (m_credentialError) {
        status.channel.phase = ChannelState::Phase::SignInAgain;
        status.channel.reason = *m_credentialError;
        status.channel.nextTryAt.reset();
    }
    if (m_main)
        status.listing = m_main->state();
    // Where no window listed anything, the console's walk is what there is to tell of.
    if (m_lastWalk && status.listing == ListingState {})
        status.listing = *m_lastWalk;
    for (const Listing *listing : m_filtered)
        status.listing.loading |= listing->isLoading();
    status.lastListedAt = m_lastListedAt;
    status.tracked = m_known.tracked().size();
    return status;
}

void AccountSession::changed()
{
    Q_EMIT statusChanged(m_account.name);
}

// --- credential and client

QFuture<Result<Page>> AccountSession::page(PageRequest request, CancelToken cancel)
{
    return withClient<Page>([request = std::move(request), cancel = std::move(cancel)](VendorClient &client) {
        return client.page(request, cancel);
    });
}

QFuture<Result<Details>> AccountSession::details(UploadKind kind, QStringList ids, CancelToken cancel)
{
    return withClient<Details>([kind, ids = std::move(ids), cancel = std::move(cancel)](VendorClient &client) {
        return client.details(kind, ids, cancel);
    });
}

template<typename T>
QFuture<Result<T>> AccountSession::withClient(std::function<QFuture<Result<T>>(VendorClient &client)> ask)
{
    if (m_client)
        return ask(*m_client);
    const auto answer = newAnswer<T>();
    if (!m_vendor) {
        answer.give(tl::unexpected(unknownVendor(m_account)));
        return answer.future();
    }
    m_waiting.push_back([this, answer, ask = std::move(ask)](Result<VendorClient *> client) {
        if (!client) {
            answer.give(tl::unexpected(client.error()));
            return;
        }
        await(ask(**client), this, [answer](Result<T> result) { answer.give(std::move(result)); });
    });
    resolveCredential();
    return answer.future();
}

void AccountSession::resolveCredential()
{
    if (m_resolving)
        return;
    m_resolving = true;
    await(m_room.vault.credential(m_account), this,
          [this](Result<CredentialPtr> credential) { makeClient(std::move(credential)); });
}

void AccountSession::makeClient(Result<CredentialPtr> credential)
{
    m_resolving = false;
    if (std::exchange(m_resolveAgain, false)) {
        resolveCredential();
        return;
    }
    m_credentialError = credential ? std::nullopt : std::optional(credential.error());
    if (credential) {
        m_channel->hideSecretsOf(*credential);
        m_client = m_vendor->makeClient({m_account, endpointOf(m_account, m_vendor->info), regionOf(m_account, m_vendor->info),
                                         *credential, *m_channel, m_room.clock});
    }
    changed();
    for (const auto &waiting : std::exchange(m_waiting, {}))
        waiting(credential ? Result<VendorClient *>(m_client.get()) : tl::unexpected(credential.error()));
}

void AccountSession::change(Account account)
{
    m_account = std::move(account);
    m_resolveAgain = m_resolving;
    m_refreshAgain = isRefreshing(); // calls in flight end as Cancelled here, as in wake()
    m_client.reset();
    m_credentialError.reset();
    m_channel->wake();
    changed();
}

bool AccountSession::isPaused() const
{
    return m_credentialError || m_channel->state().phase == ChannelState::Phase::SignInAgain;
}

bool AccountSession::wake()
{
    const bool paused = isPaused();
    if (paused) {
        // The key may have been replaced meanwhile. Calls that are still in flight with the old one end as Cancelled here; a
        // refresh they belong to is made once more when they have.
        m_refreshAgain = isRefreshing();
        m_client.reset();
        m_credentialError.reset();
    }
    m_channel->wake();
    changed();
    return paused || (m_main && m_main->error() && !m_main->isLoading());
}

// --- the window's listings

Listing *AccountSession::newListing(std::optional<UploadStatus> status)
{
    auto *listing
        = new Listing([this](PageRequest request, CancelToken cancel) { return page(std::move(request), std::move(cancel)); },
                      m_vendor->limits.mostPages, status, this);
    connect(listing, &Listing::pageArrived, this,
            [this](const QList<Upload> &uploads) { m_known.accept(uploads, KnownUploads::From::Listing); });
    connect(listing, &Listing::stateChanged, this, &AccountSession::changed);
    return listing;
}

/// One that is kept and grows; what it did not give is asked for whenever it comes to its end.
Listing *AccountSession::newWindowListing(std::optional<UploadStatus> status)
{
    Listing *listing = newListing(status);
    connect(listing, &Listing::endReached, this,
            [this, listing] { checkAbsent(*listing, [](const std::optional<ApiError> &) {}); });
    return listing;
}

QList<Listing *> AccountSession::windowListings() const
{
    QList<Listing *> listings = m_filtered;
    if (m_main)
        listings.prepend(m_main);
    return listings;
}

void AccountSession::refresh()
{
    if (isRefreshing())
        return;
    beginPart();
    refreshListings();
}

void AccountSession::refreshListings()
{
    m_refreshError.reset();
    for (Listing *listing : windowListings()) {
        beginPart();
        connect(
            listing, &Listing::refreshEnded, this,
            [this, listing](const std::optional<ApiError> &error) {
                if (!error && listing->state().complete)
                    checkAbsent(*listing, [this](const std::optional<ApiError> &checkError) { endPart(checkError); });
                else
                    endPart(error);
            },
            Qt::SingleShotConnection);
        listing->refresh();
    }
    endPart(std::nullopt);
}

void AccountSession::beginPart()
{
    ++m_refreshParts;
}

void AccountSession::endPart(const std::optional<ApiError> &error)
{
    if (error)
        m_refreshError = error;
    if (--m_refreshParts > 0)
        return;
    if (std::exchange(m_refreshAgain, false) && m_refreshError) {
        beginPart(); // goes on for all who wait for its end; from the event loop, because a listing is at work just now
        QMetaObject::invokeMethod(this, &AccountSession::refreshListings, Qt::QueuedConnection);
        return;
    }
    if (!m_refreshError && m_main)
        m_lastListedAt = m_room.clock.now();
    changed();
    Q_EMIT refreshEnded(m_account.name);
}

void AccountSession::more()
{
    if (isPaused())
        return;
    bool filtering = false;
    for (Listing *listing : m_filtered) {
        filtering |= listing->hasMore();
        listing->more();
    }
    if (m_main && !filtering)
        m_main->more();
}

void AccountSession::all()
{
    for (Listing *listing : windowListings())
        listing->all();
}

void AccountSession::stop()
{
    m_refreshAgain = false;
    for (Listing *listing : windowListings())
        listing->stop();
}

void AccountSession::askFiltered(StatusSet statuses)
{
    QList<UploadStatus> wanted;
    if (m_main && !m_main->state().complete) {
        for (const UploadStatus status : m_vendor->info.listFilters) {
            if (statuses.contains(shownStatus(status, false)) || statuses.contains(shownStatus(status, true)))
                wanted.append(status);
        }
    }
    const QList<Listing *> before = std::exchange(m_filtered, {});
    for (Listing *listing : before) {
        if (wanted.removeOne(*listing->status())) {
            m_filtered.append(listing);
            continue;
        }
        listing->stop();
        listing->deleteLater();
    }
    for (const UploadStatus status : wanted) {
        Listing *listing = newWindowListing(status);
        m_filtered.append(listing);
        listing->more();
    }
    changed();
}

// --- asking by ID

IdQuestion::Ask AccountSession::askDetails()
{
    return [this](UploadKind kind, QStringList ids, CancelToken cancel) { return details(kind, std::move(ids), std::move(cancel)); };
}

void AccountSession::ask(const QList<UploadKey> &keys, std::function<void(std::optional<ApiError>)> done)
{
    const auto batchOf
        = [this](UploadKind kind) { return m_vendor->limits.detailsBatch(kind, regionOf(m_account, m_vendor->info)); };
    if (keys.isEmpty()) {
        done(std::nullopt);
        return;
    }
    auto *question = new IdQuestion(askDetails(), batchOf, keys, this);
    connect(question, &IdQuestion::answered, this, [this](UploadKind kind, const QStringList &, const Details &details) {
        m_known.accept(details, kind, KnownUploads::From::Question);
    });
    connect(question, &IdQuestion::ended, this, [question, done = std::move(done)](const std::optional<ApiError> &error) {
        question->deleteLater();
        done(error);
    });
    question->start();
}

void AccountSession::checkAbsent(const Listing &listing, std::function<void(std::optional<ApiError>)> done)
{
    ask(m_known.absentFrom(listing, m_vendor->info.listedKinds, mostAbsent), std::move(done));
}

// --- the console's questions

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

QFuture<Result<ListReport::Entry>> AccountSession::list(StatusSet statuses)
{
    const auto answer = newAnswer<ListReport::Entry>();
    auto walks = std::make_shared<QList<std::optional<UploadStatus>>>();
    if (!m_vendor) {
        answer.give(tl::unexpected(unknownVendor(m_account)));
        return answer.future();
    }
    if (m_vendor->info.canList())
        *walks = walksFor(statuses, m_vendor->info);
    ListReport::Entry entry;
    entry.account = m_account.name;
    listNext(std::move(walks), answer, std::move(entry));
    return answer.future();
}

void AccountSession::listNext(std::shared_ptr<QList<std::optional<UploadStatus>>> walks, Answer<Result<ListReport::Entry>> answer,
                              ListReport::Entry entry)
{
    if (walks->isEmpty() || entry.error) {
        answer.give(std::move(entry));
        return;
    }
    Listing *listing = newListing(walks->takeFirst());
    connect(listing, &Listing::stateChanged, this, [this, listing] {
        m_lastWalk = listing->state();
        m_lastWalk->complete &= !listing->status(); // the end of one status is not the end of all
    });
    connect(listing, &Listing::rested, this, [this, listing, walks, answer, entry]() mutable {
        listing->deleteLater();
        const ListingState state = listing->state();
        if (entry.stop == ListingState::Stop::None)
            entry.stop = state.stop;
        entry.error = listing->error();
        if (!state.complete) {
            listNext(walks, answer, entry);
            return;
        }
        if (!listing->status())
            m_lastListedAt = m_room.clock.now();
        checkAbsent(*listing, [this, walks, answer, entry](const std::optional<ApiError> &error) mutable {
            entry.error = error;
            listNext(walks, answer, entry);
        });
    });
    listing->all();
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
    const bool known = m_known.contains(key);
    if (!details) {
        value.error = details.error();
        value.raw = details.error().answer;
    } else {
        value.raw = details->raw;
        // What the profile never knew and the vendor does not have is no upload: it leaves no trace.
        if (!missing || known)
            m_known.accept(*details, key.kind, KnownUploads::From::Person);
        if (!details->uploads.isEmpty())
            value.upload = details->uploads.constFirst();
        else if (!missing)
            value.upload = m_known.verdict(key.kind, key.id, UploadStatus::Forbidden);
        else if (known)
            value.upload = m_known.verdict(key.kind, key.id, UploadStatus::Missing);
    }
    await(m_room.database.uploads({key}), this,
          [this, key, value, missing, known, answer](Result<QList<Upload>> records) mutable {
              if (!records) {
                  Q_EMIT saveFailed(records.error());
              } else if (!records->isEmpty()) {
                  // The record may be older than the answer: saving it can have failed.
                  value.upload = value.upload ? merged(records->constFirst(), *value.upload) : records->constFirst();
                  if (missing && !known) { // another process has put it into the profile meanwhile
                      value.upload = merged(*value.upload, m_known.verdict(key.kind, key.id, UploadStatus::Missing));
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
        answer.give(tl::unexpected(unknownVendor(m_account)));
        return answer.future();
    }
    const auto askUrls = [this](UploadKind, QStringList urls, CancelToken cancel) {
        return withClient<Details>([urls = std::move(urls), cancel = std::move(cancel)](VendorClient &client) {
            return client.jobsOfUrls(urls, cancel);
        });
    };
    auto *flow = new TrackFlow({m_account, *m_vendor, m_known, m_room.database, m_room.clock, askDetails(), askUrls}, entries, answer,
                               this);
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
