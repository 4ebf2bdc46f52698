#pragma once

#include "core/clock.h"
#include "core/filter.h"
#include "engine/account_status.h"
#include "engine/upload_store.h"
#include "vendors/vendor.h"

#include <QFuture>
#include <QNetworkProxy>
#include <QObject>

#include <memory>

namespace deck {

class SecretVault;

/// What the composition root passes in.
struct EngineSetup
{
    QString profileDir; ///< created when absent
    std::shared_ptr<Clock> clock;
    std::unique_ptr<SecretVault> secrets;
    Milliseconds timeout = defaultTimeout; ///< of each request
    /// Our verdict "stalled": a progress that did not move for so long, by two answers at least. Zero: none is ever given.
    Milliseconds stallAfter = std::chrono::minutes(10);
    QNetworkProxy proxy = QNetworkProxy(QNetworkProxy::NoProxy);
    QList<Vendor> vendors; ///< empty: those of the registry
    /// Other processes may use this profile: an account's rate is shared with them by the wall clock. A test whose clock
    /// runs faster says false.
    bool sharesRates = true;
};

/// What opening the profile found.
struct ProfileOpened
{
    QString setAside; ///< where a damaged database was moved to; empty when all was well
    qint64 rescuedUploads = 0;
    std::optional<Instant> oldestCheck; ///< of the last known rows
};

/// A new account: where each secret is kept stands in `account.secrets`; `secrets` holds those that
/// are to be kept now (keychain, session), by key.
struct AccountDraft
{
    Account account;
    std::map<QString, std::shared_ptr<const Secret>> secrets;
};

/// Which listings to walk to their end.
struct ListRequest
{
    QStringList accounts; ///< empty: all
    StatusSet statuses;   ///< the vendor's own filter where it has one; empty: everything
};

/// How asking went, account by account.
struct ListReport
{
    struct Entry
    {
        QString account;
        std::optional<ApiError> error; ///< nullopt: asked to the end
        ListingState::Stop stop = ListingState::Stop::None;
    };
    QList<Entry> accounts;
};

/// How tracking went, in the order asked for; each line asked for is in exactly one list.
struct TrackReport
{
    QList<UploadKey> added;
    QList<UploadKey> known; ///< tracked before, or asked for twice
    QList<std::pair<QString, ApiError>> refused; ///< the text asked for, and why: malformed, or a URL no job is known for
    std::optional<ApiError> askError; ///< asking about the added ones failed: they are tracked, and asked again later
};

/// One upload the profile remembers to ask about.
struct TrackedUpload
{
    UploadKey key;
    Instant since;
};

/// What the vendor said of one upload.
struct UploadAnswer
{
    std::optional<Upload> upload;  ///< merged with what was known; absent only when nothing was ever known
    std::optional<ApiError> error; ///< asking failed: `upload` is the last known
    QByteArray raw;                ///< the answer just received, redacted; empty when none came
};

/// The engine's face: what a person asks for goes in here, and what is known comes out through store()
/// and the signals. Lives on the reader's thread (GUI, or the console's main thread); network, parsing and disk
/// happen on threads it owns. Every future ends exactly once, also when the engine is destroyed first.
class Engine final : public QObject
{
    Q_OBJECT
public:
    explicit Engine(EngineSetup setup, QObject *parent = nullptr);
    ~Engine() override; ///< ends all flows and joins its threads

    /// First of all: opens the profile and brings the last known rows into the store. Errors as Database::open and
    /// AccountFile::load have them; after an error nothing else may be called but open().
    [[nodiscard]] QFuture<Result<ProfileOpened>> open();

    [[nodiscard]] UploadStore &store();
    [[nodiscard]] const QList<AccountStatus> &accounts() const;
    [[nodiscard]] const QList<VendorInfo> &vendors() const;
    [[nodiscard]] std::optional<Advice> advice(const QString &vendor, const QString &code) const;

    /// BadInput "account-name", "account-exists", "unknown-vendor", "account-key", "endpoint-…"; Local for disk and keychain.
    [[nodiscard]] QFuture<Result<void>> addAccount(AccountDraft draft);
    /// Its rows and secrets go from this computer; calls in flight end and leave no late row. NotFound.
    [[nodiscard]] QFuture<Result<void>> removeAccount(QString name);
    /// The account of that name and vendor becomes this one; its rows stay. Secrets that are not in `draft.secrets` and whose
    /// place is as before are kept. Errors as addAccount has them, and NotFound.
    [[nodiscard]] QFuture<Result<void>> changeAccount(AccountDraft draft);
    /// Never a write. Stages in order, the failing one last.
    [[nodiscard]] QFuture<Result<QList<TestStage>>> testAccount(QString name);
    /// The same for what is not saved yet, with the secrets it brings; those it does not bring are those of the saved account.
    [[nodiscard]] QFuture<Result<QList<TestStage>>> testDraft(AccountDraft draft);
    /// Whether the system's keychain takes and gives back what is put in; Local with the reason where it does not.
    [[nodiscard]] QFuture<Result<void>> probeKeychain();

    // For the window: listings that grow as the person scrolls, refreshed by hand and by time.
    /// Asks every account (or these) again for as many pages as were loaded; the first page where none was.
    void refresh(QStringList accounts = {});
    /// The next page of every account that has more.
    void loadMore();
    void loadAll();
    void stopLoading();
    /// Asks with the vendor's own filter while a listing is not complete; its rows join the store.
    void askFiltered(StatusSet statuses);
    /// Refreshes by time, each account by itself: its next one is armed `interval` after its last answer; 0 switches it off.
    /// A round lists anew and asks by ID about what is due (see PollSchedule): never oftener than the interval. Accounts
    /// whose credential was refused are passed over.
    void setRefreshInterval(Milliseconds interval);
    [[nodiscard]] bool isRefreshing() const;
    [[nodiscard]] std::optional<Instant> nextRefreshAt() const;
    /// The person acted: leave every wait and try now (all accounts when empty).
    void wake(const QString &account = {});

    // For the console: one question, one answer.
    [[nodiscard]] QFuture<ListReport> list(ListRequest request);
    /// Asks the vendor about one upload. NotFound when the account is unknown, or when neither the vendor nor
    /// the profile knows the upload.
    [[nodiscard]] QFuture<Result<UploadAnswer>> fetch(UploadKey key);
    /// Remembers uploads of one account and asks the vendor about them at once. Each entry is an ID as command-line.md
    /// writes it after "ACCOUNT/" ("job:" or "media:" before one of the other kind), or a source URL where
    /// VendorInfo::findsByUrl: it is looked up and tracked under the job IDs answered. NotFound for the account; an error
    /// of the look-up refuses the URLs it was about. Rows appear at once; the answer comes when the asking has ended.
    [[nodiscard]] QFuture<Result<TrackReport>> track(QString account, QStringList entries);
    /// Forgets them, and their rows where the vendor does not list them. The answer: those that had been tracked.
    [[nodiscard]] QFuture<Result<QList<UploadKey>>> untrack(QList<UploadKey> keys);
    /// Of these accounts (empty: all), oldest first.
    [[nodiscard]] QFuture<Result<QList<TrackedUpload>>> tracked(QStringList accounts = {});

    /// Whole records with their cold fields, in the order asked for; unknown keys are left out.
    [[nodiscard]] QFuture<Result<QList<Upload>>> records(QList<UploadKey> keys);

Q_SIGNALS:
    void accountsChanged();                      ///< added or removed
    void accountChanged(const QString &account); ///< its channel or listing state
    void refreshStarted();
    void refreshEnded();
    /// The profile on this computer could not be read or written (Local); what is shown goes on. Once for each
    /// trouble, and again after it had gone.
    void trouble(const deck::ApiError &error);

private:
    class Worker;
    struct Private;
    std::unique_ptr<Private> m_d;
};

} // namespace deck
