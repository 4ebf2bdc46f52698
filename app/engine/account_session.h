#pragma once

#include "accounts/secrets.h"
#include "core/answer.h"
#include "core/cancel_token.h"
#include "engine/account_status.h"
#include "engine/engine.h"
#include "engine/id_question.h"
#include "engine/known_uploads.h"
#include "engine/listing.h"

#include <QHash>
#include <QObject>

#include <memory>
#include <vector>

namespace deck {

class Database;
class HttpClient;
class Inbox;

/// What the sessions share. Everything outlives them.
struct SessionRoom
{
    HttpClient &http;
    Clock &clock;
    SecretVault &vault;
    Database &database;
    Inbox &inbox;
    Milliseconds timeout;
    Milliseconds stallAfter;
    bool sharesRates; ///< with other processes on this profile
};

/// One account at work: its credential (fetched when first needed), its channel, its client, the listings of the
/// window and the walks of the console. Engine thread. Destroying it ends all its
/// calls as Cancelled; nothing reaches database or store afterwards.
class AccountSession final : public QObject
{
    Q_OBJECT
public:
    /// `vendor` is nullptr for an account of a vendor this program does not know: every call ends with "unknown-vendor".
    AccountSession(SessionRoom room, Account account, const Vendor *vendor, QObject *parent = nullptr);
    ~AccountSession() override;

    [[nodiscard]] const Account &account() const { return m_account; }
    [[nodiscard]] const Vendor *vendor() const { return m_vendor; }
    [[nodiscard]] AccountStatus status() const;

    [[nodiscard]] KnownUploads &known() { return m_known; }

    // The window's listings: everything, or by the vendor's own filter while one is asked for.
    enum class Asked : quint8 {
        ByPerson, ///< and of all whose state can still change
        ByTime,   ///< and of what is due
    };
    /// Lists anew, and asks by ID about what the listing does not tell. Ends with refreshEnded; asked for twice, it runs once.
    void refresh(Asked asked);
    void more();
    void all();
    void stop();
    void askFiltered(StatusSet statuses);
    [[nodiscard]] bool isRefreshing() const { return m_refreshParts > 0; }
    /// The credential is missing or was refused: nothing is sent until the person acts.
    [[nodiscard]] bool isPaused() const;
    /// The same account with other keys, region or endpoint; what is known of its uploads stays.
    void change(Account account);
    /// Leaves every wait; a credential that failed is looked up anew. Returns whether asking again is due.
    bool wake();

    // The console's questions.
    [[nodiscard]] QFuture<Result<ListReport::Entry>> list(StatusSet statuses);
    [[nodiscard]] QFuture<Result<UploadAnswer>> fetch(const UploadKey &key);
    [[nodiscard]] QFuture<Result<TrackReport>> track(const QStringList &entries);
    void untrack(const TrackedForgotten &forgotten); ///< it has left the database

Q_SIGNALS:
    void statusChanged(const QString &account);
    void refreshEnded(const QString &account);
    void saveFailed(const deck::ApiError &error);
    void saved();

private:
    [[nodiscard]] QFuture<Result<Page>> page(PageRequest request, CancelToken cancel);
    [[nodiscard]] QFuture<Result<Details>> details(UploadKind kind, QStringList ids, CancelToken cancel);
    [[nodiscard]] QFuture<Result<Details>> jobsOfUrls(QStringList urls, CancelToken cancel);
    template<typename T>
    QFuture<Result<T>> withClient(std::function<QFuture<Result<T>>(VendorClient &client)> ask);
    void resolveCredential();
    void makeClient(Result<CredentialPtr> credential);

    [[nodiscard]] Listing *newListing(std::optional<UploadStatus> status);
    [[nodiscard]] Listing *newWindowListing(std::optional<UploadStatus> status);
    [[nodiscard]] QList<Listing *> windowListings() const;
    void takeTrackedByOthers();
    void refreshParts(); ///< within a part that has begun, which it ends
    void listingEnded(const std::optional<ApiError> &error);
    void beginPart();
    void endPart(const std::optional<ApiError> &error);
    struct Walks;
    void listNext(std::shared_ptr<Walks> walks);
    void pollAfter(const std::shared_ptr<Walks> &walks);

    /// Most IDs asked for because a listing did not give them; the rest is due after the next one.
    static constexpr qsizetype mostAbsent = 50;
    [[nodiscard]] ApiError unknownVendor() const;

    using Done = std::function<void(const std::optional<ApiError> &error)>;
    /// Asks about these by ID, each once, and not about what is being asked about already; `done` comes at once when there
    /// are none.
    void ask(QList<UploadKey> keys, Done done);
    /// What is to be asked about of the kinds that are listed, or of the others.
    [[nodiscard]] QList<UploadKey> toPoll(Asked asked, bool listed, Milliseconds roundStart) const;
    [[nodiscard]] int batchOf(UploadKind kind) const;
    [[nodiscard]] IdQuestion::Ask askDetails();
    void answerFetch(const UploadKey &key, Result<Details> details, const Answer<Result<UploadAnswer>> &answer);
    void changed();

    SessionRoom m_room;
    Account m_account;
    const Vendor *m_vendor;
    std::unique_ptr<AccountChannel> m_channel;
    std::unique_ptr<VendorClient> m_client;
    std::optional<ApiError> m_credentialError;
    bool m_resolving = false;
    bool m_resolveAgain = false; ///< the account has changed since its credential was asked for
    std::vector<std::function<void(Result<VendorClient *>)>> m_waiting; ///< for the credential

    Listing *m_main = nullptr; ///< null where the vendor cannot list
    QList<Listing *> m_filtered;
    std::optional<ListingState> m_lastWalk; ///< of the console
    int m_refreshParts = 0;
    int m_openListings = 0;
    bool m_wayBlocked = false; ///< a listing of this round has met what blocks the way to the vendor
    Asked m_asked = Asked::ByPerson;
    Milliseconds m_roundStart {0}; ///< monotonic
    QList<UploadKey> m_absent;     ///< not given by the listings of this round
    QList<IdQuestion *> m_questions;
    QSet<UploadKey> m_beingAsked; ///< by m_questions
    bool m_refreshAgain = false; ///< the one that runs was cut off by a wake
    std::optional<ApiError> m_refreshError;
    std::optional<Instant> m_lastListedAt;
    std::optional<Instant> m_lastPolledAt;

    KnownUploads m_known;
};

} // namespace deck
