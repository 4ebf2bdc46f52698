#include "engine/account_session.h"

#include "database/database.h"
#include "engine/inbox.h"
#include "engine/shared_rate.h"
#include "net/http_client.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace deck {

namespace {

KnownUploads::Setup knownSetup(const Account &account, const Vendor *vendor, Milliseconds stallAfter)
{
    KnownUploads::Setup setup {account.name, account.vendor, {}, true, stallAfter};
    if (vendor) {
        setup.listedKinds = vendor->info.listedKinds;
        setup.listingIsWhole = vendor->info.listingIsWhole;
    }
    return setup;
}

} // namespace

AccountSession::AccountSession(SessionRoom room, Account account, const Vendor *vendor, QObject *parent)
    : QObject(parent)
    , m_room(room)
    , m_account(std::move(account))
    , m_vendor(vendor)
    , m_channel(std::make_unique<AccountChannel>(room.http, room.clock, room.timeout))
    , m_known(knownSetup(m_account, vendor, room.stallAfter), room.database, room.inbox, room.clock)
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
    // A refusal of the listing is an answer, and yet nothing comes: an account that may not list is not up to date.
    const bool refused = m_main && m_main->error() && m_main->error()->kind == ErrorKind::Rejected;
    if (refused && status.channel.phase == ChannelState::Phase::Good) {
        status.channel.phase = ChannelState::Phase::Failing;
        status.channel.reason = *m_main->error();
    }
    if (m_main)
        status.listing = m_main->state();
    // Where no window listed anything, the console's walk is what there is to tell of.
    if (m_lastWalk && status.listing == ListingState {})
        status.listing = *m_lastWalk;
    for (const Listing *listing : m_filtered)
        status.listing.loading |= listing->isLoading();
    status.lastListedAt = m_lastListedAt;
    status.lastPolledAt = m_lastPolledAt;
    status.refreshing = isRefreshing();
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

QFuture<Result<Details>> AccountSession::jobsOfUrls(QStringList urls, CancelToken cancel)
{
    return withClient<Details>(
        [urls = std::move(urls), cancel = std::move(cancel)](VendorClient &client) { return client.jobsOfUrls(urls, cancel); });
}

template<typename T>
QFuture<Result<T>> AccountSession::withClient(std::function<QFuture<Result<T>>(VendorClient &client)> ask)
{
    if (m_client)
        return ask(*m_client);
    const auto answer = newAnswer<T>();
    if (!m_vendor) {
        answer.give(tl::unexpected(unknownVendor()));
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
    const bool listingFailed = m_main && m_main->error() && !m_main->isLoading();
    return paused || listingFailed || (m_refreshError && !isRefreshing());
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
            [this, listing] { ask(m_known.absentFrom(*listing, mostAbsent), [](const std::optional<ApiError> &) {}); });
    return listing;
}

QList<Listing *> AccountSession::windowListings() const
{
    QList<Listing *> listings = m_filtered;
    if (m_main)
        listings.prepend(m_main);
    return listings;
}

void AccountSession::refresh(Asked asked)
{
    if (isRefreshing())
        return;
    m_asked = asked;
    takeTrackedByOthers();
    beginPart();
    refreshParts();
    changed();
}

/// What another process tracks or forgets meanwhile. The round does not wait for it: the database may be locked.
void AccountSession::takeTrackedByOthers()
{
    await(m_room.database.tracked(), this, [this](const Result<QList<TrackedRow>> &tracked) {
        if (!tracked)
            return;
        const qsizetype before = m_known.tracked().size();
        const QList<UploadKey> added = m_known.takeTracked(*tracked);
        if (!added.isEmpty() || m_known.tracked().size() != before)
            changed();
        ask(added, [](const std::optional<ApiError> &) {});
    });
}

void AccountSession::refreshParts()
{
    m_refreshError.reset();
    m_roundStart = m_room.clock.monotonic();
    m_wayBlocked = false;
    m_absent.clear();
    const QList<Listing *> listings = windowListings();
    m_openListings = static_cast<int>(listings.size());
    // What no listing tells of need not wait for one.
    beginPart();
    ask(toPoll(m_asked, false, m_roundStart), [this](const std::optional<ApiError> &error) { endPart(error); });
    for (Listing *listing : listings) {
        beginPart();
        connect(
            listing, &Listing::refreshEnded, this,
            [this, listing](const std::optional<ApiError> &error) {
                if (!error && listing->state().complete)
                    m_absent.append(m_known.absentFrom(*listing, mostAbsent));
                listingEnded(error);
            },
            Qt::SingleShotConnection);
        listing->refresh();
    }
    endPart(std::nullopt);
}

void AccountSession::listingEnded(const std::optional<ApiError> &error)
{
    m_wayBlocked |= error && blocksTheWay(*error);
    if (--m_openListings > 0 || m_wayBlocked) {
        endPart(error);
        return;
    }
    ask(m_absent + toPoll(m_asked, true, m_roundStart),
        [this, error](const std::optional<ApiError> &askError) { endPart(error ? error : askError); });
}

void AccountSession::beginPart()
{
    ++m_refreshParts;
}

void AccountSession::endPart(const std::optional<ApiError> &error)
{
    if (error) {
        m_refreshError = error;
        m_refreshError->answer.clear(); // it is kept long, and nobody reads a body in it
    }
    if (--m_refreshParts > 0)
        return;
    if (std::exchange(m_refreshAgain, false) && m_refreshError) {
        beginPart(); // goes on for all who wait for its end; from the event loop, because a listing is at work just now
        QMetaObject::invokeMethod(this, &AccountSession::refreshParts, Qt::QueuedConnection);
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
    for (IdQuestion *question : std::as_const(m_questions))
        question->stop();
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
    return
        [this](UploadKind kind, QStringList ids, CancelToken cancel) { return details(kind, std::move(ids), std::move(cancel)); };
}

int AccountSession::batchOf(UploadKind kind) const
{
    return m_vendor->limits.detailsBatch(kind, regionOf(m_account, m_vendor->info));
}

void AccountSession::ask(QList<UploadKey> keys, Done done)
{
    keys.removeIf([this](const UploadKey &key) {
        const qsizetype before = m_beingAsked.size();
        m_beingAsked.insert(key);
        return m_beingAsked.size() == before;
    });
    if (keys.isEmpty()) {
        done(std::nullopt);
        return;
    }
    auto *question = new IdQuestion(
        askDetails(), [this](UploadKind kind) { return batchOf(kind); }, keys, this);
    m_questions.append(question);
    connect(question, &IdQuestion::answered, this, [this](UploadKind kind, const QStringList &, const Details &details) {
        m_known.accept(details, kind, KnownUploads::From::Question);
    });
    connect(question, &IdQuestion::failed, this, [this](UploadKind kind, const QStringList &ids, const ApiError &error) {
        if (!blocksTheWay(error))
            m_known.refused(kind, ids);
    });
    connect(question, &IdQuestion::ended, this,
            [this, question, keys, done = std::move(done)](const std::optional<ApiError> &error) {
                m_questions.removeOne(question);
                for (const UploadKey &key : keys)
                    m_beingAsked.remove(key);
                question->deleteLater();
                if (!error)
                    m_lastPolledAt = m_room.clock.now();
                done(error);
            });
    question->start();
}

QList<UploadKey> AccountSession::toPoll(Asked asked, bool listed, Milliseconds roundStart) const
{
    QList<UploadKey> keys;
    for (const UploadKind kind : {UploadKind::Media, UploadKind::UrlJob}) {
        if (!m_vendor || batchOf(kind) == 0 || m_vendor->info.listedKinds.contains(kind) != listed)
            continue;
        keys.append(asked == Asked::ByPerson ? m_known.unfinished(kind, roundStart)
                                             : m_known.due(kind, batchOf(kind), roundStart));
    }
    return keys;
}

ApiError AccountSession::unknownVendor() const
{
    return failure(ErrorKind::BadInput, u"unknown-vendor"_s, u"There is no vendor "_s + m_account.vendor, m_account.vendor)
        .value();
}

} // namespace deck
