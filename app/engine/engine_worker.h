#pragma once

#include "accounts/secrets.h"
#include "engine/account_session.h"
#include "engine/engine.h"
#include "engine/refresh_schedule.h"

#include <QThreadPool>

#include <functional>
#include <memory>
#include <vector>

namespace deck {

struct DatabaseOpened;

/// What the engine's face hears from its worker. Called on the reader's thread, in order with the rows.
struct EngineNews
{
    std::function<void(QList<AccountStatus>)> accounts;
    std::function<void(AccountStatus)> account;
    std::function<void(bool running, std::optional<Instant> nextAt)> refresh;
    std::function<void(ApiError)> trouble;
};

/// The engine thread's side: owns network, secrets, database and one session for each account. Made on the reader's
/// thread, moved to its own, destroyed there; every other function runs there too.
class Engine::Worker final : public QObject
{
    Q_OBJECT
public:
    Worker(EngineSetup setup, Inbox &inbox, EngineNews news);
    ~Worker() override;

    void open(Answer<Result<ProfileOpened>> answer);
    void addAccount(AccountDraft draft, Answer<Result<void>> answer);
    void removeAccount(const QString &name, Answer<Result<void>> answer);
    void changeAccount(const AccountDraft &draft, const Answer<Result<void>> &answer);
    void testAccount(const QString &name, Answer<Result<QList<TestStage>>> answer);
    void testDraft(const AccountDraft &draft, const Answer<Result<QList<TestStage>>> &answer);
    void probeKeychain(const Answer<Result<void>> &answer);

    void refresh(const QStringList &names);
    void loadMore();
    void loadAll();
    void stopLoading();
    void askFiltered(StatusSet statuses);
    void setRefreshInterval(Milliseconds interval);
    void wake(const QString &name);

    void list(const ListRequest &request, const Answer<ListReport> &answer);
    void fetch(const UploadKey &key, const Answer<Result<UploadAnswer>> &answer);
    void track(const QString &account, const QStringList &entries, const Answer<Result<TrackReport>> &answer);
    void untrack(const QList<UploadKey> &keys, const Answer<Result<QList<UploadKey>>> &answer);
    void tracked(const QStringList &accounts, const Answer<Result<QList<TrackedUpload>>> &answer);
    void records(const QList<UploadKey> &keys, const Answer<Result<QList<Upload>>> &answer);

private:
    enum class Profile : quint8 { Closed, Opening, Open };

    void start();
    void loadAccounts(ProfileOpened opened, const Answer<Result<ProfileOpened>> &answer);
    void loadRows(ProfileOpened opened, const QStringList &names, const Answer<Result<ProfileOpened>> &answer);
    void loadTracked(ProfileOpened opened, const Answer<Result<ProfileOpened>> &answer);
    /// Damage met after opening.
    void tellSetAside(const DatabaseOpened &found);
    /// A call has waited for another program for a while, and goes on waiting.
    void tellBusy();
    void openFailed(const ApiError &error, const Answer<Result<ProfileOpened>> &answer);

    void keepSecrets(AccountDraft draft, const Answer<Result<void>> &answer);
    void undoAdding(const Account &account, const ApiError &why, const Answer<Result<void>> &answer);
    void forgetAccount(const Account &account, const Answer<Result<void>> &answer);

    void addSession(const Account &account);
    [[nodiscard]] AccountSession *session(const QString &name) const; ///< nullptr when unknown, or not open
    [[nodiscard]] const Vendor *vendor(const QString &id) const;
    [[nodiscard]] SessionRoom room();
    void startRefresh(const QStringList &names, bool byTime);

    void markChanged(const QString &account);
    void publishChanged();
    void publishAccounts();
    void publishRefresh();
    void tellTrouble(const ApiError &error);
    /// Gives the answer once the store holds all rows sent before.
    template<typename T>
    void post(const Answer<T> &answer, T value);
    /// Runs `work` on the thread for small files, which may wait for another process.
    template<typename Work>
    auto onDisk(Work work);

    EngineSetup m_setup;
    Inbox &m_inbox;
    EngineNews m_news;
    QList<Vendor> m_vendors;

    Profile m_profile = Profile::Closed;
    std::unique_ptr<QThreadPool> m_disk;
    std::unique_ptr<HttpClient> m_http;
    std::unique_ptr<Database> m_database;
    std::vector<std::unique_ptr<AccountSession>> m_sessions;
    QSet<QString> m_beingAdded;
    std::optional<StatusSet> m_askedWhileOpening; ///< a filter waits for the profile
    RefreshSchedule *m_schedule = nullptr;
    QSet<QString> m_changed; ///< accounts whose status waits to be published
    std::optional<ApiError> m_trouble;
};

} // namespace deck
