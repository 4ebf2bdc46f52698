#include "engine/engine.h"

#include "engine/engine_worker.h"
#include "engine/inbox.h"
#include "vendors/registry/registry.h"

#include <QThread>

namespace deck {

struct Engine::Private
{
    Private(Engine &face, EngineSetup setup);
    ~Private();

    template<typename Work>
    void ask(Work work);
    void takeAccount(const AccountStatus &status);
    void takeRefresh(bool running, std::optional<Instant> next);

    Engine &face;
    std::shared_ptr<Clock> clock; // outlives everything below
    QList<Vendor> vendors;
    QList<VendorInfo> infos;
    UploadStore store;
    Inbox inbox;
    QList<AccountStatus> accounts;
    bool refreshing = false;
    std::optional<Instant> nextRefreshAt;

    QThread thread;
    Worker *worker = nullptr;
};

Engine::Private::Private(Engine &owner, EngineSetup setup)
    : face(owner)
    , clock(setup.clock)
    , vendors(setup.vendors.isEmpty() ? deck::vendors() : setup.vendors)
    , inbox(store, *clock)
{
    for (const Vendor &vendor : std::as_const(vendors))
        infos.append(vendor.info);

    EngineNews news;
    news.accounts = [this](QList<AccountStatus> statuses) {
        accounts = std::move(statuses);
        Q_EMIT face.accountsChanged();
    };
    news.account = [this](const AccountStatus &status) { takeAccount(status); };
    news.refresh = [this](bool running, std::optional<Instant> next) { takeRefresh(running, next); };
    news.trouble = [this](const ApiError &error) { Q_EMIT face.trouble(error); };

    worker = new Worker(std::move(setup), inbox, std::move(news));
    worker->moveToThread(&thread);
    QObject::connect(&thread, &QThread::finished, worker, &QObject::deleteLater);
    thread.setObjectName(QStringLiteral("engine"));
    thread.start();
}

Engine::Private::~Private()
{
    // The worker dies on its thread with all flows; what it had still to answer ends as Cancelled then, and what
    // stands in the inbox with the inbox.
    thread.quit();
    thread.wait();
}

template<typename Work>
void Engine::Private::ask(Work work)
{
    QMetaObject::invokeMethod(
        worker, [worker = worker, work = std::move(work)]() mutable { work(*worker); }, Qt::QueuedConnection);
}

void Engine::Private::takeAccount(const AccountStatus &status)
{
    for (AccountStatus &known : accounts) {
        if (known.account.name != status.account.name)
            continue;
        if (known == status)
            return;
        known = status;
        Q_EMIT face.accountChanged(status.account.name);
        return;
    }
}

void Engine::Private::takeRefresh(bool running, std::optional<Instant> next)
{
    nextRefreshAt = next;
    if (running == std::exchange(refreshing, running))
        return;
    if (running)
        Q_EMIT face.refreshStarted();
    else
        Q_EMIT face.refreshEnded();
}

Engine::Engine(EngineSetup setup, QObject *parent)
    : QObject(parent)
    , m_d(std::make_unique<Private>(*this, std::move(setup)))
{
}

Engine::~Engine() = default;

QFuture<Result<ProfileOpened>> Engine::open()
{
    const auto answer = newAnswer<ProfileOpened>();
    m_d->ask([answer](Worker &worker) { worker.open(answer); });
    return answer.future();
}

UploadStore &Engine::store()
{
    return m_d->store;
}

const QList<AccountStatus> &Engine::accounts() const
{
    return m_d->accounts;
}

const QList<VendorInfo> &Engine::vendors() const
{
    return m_d->infos;
}

std::optional<Advice> Engine::advice(const QString &vendor, const QString &code) const
{
    for (const Vendor &known : std::as_const(m_d->vendors)) {
        if (known.info.id == vendor)
            return known.advice ? known.advice(code) : std::nullopt;
    }
    return std::nullopt;
}

QFuture<Result<void>> Engine::addAccount(AccountDraft draft)
{
    const auto answer = newAnswer<void>();
    m_d->ask([answer, draft = std::move(draft)](Worker &worker) { worker.addAccount(draft, answer); });
    return answer.future();
}

QFuture<Result<void>> Engine::removeAccount(QString name)
{
    const auto answer = newAnswer<void>();
    m_d->ask([answer, name](Worker &worker) { worker.removeAccount(name, answer); });
    return answer.future();
}

QFuture<Result<QList<TestStage>>> Engine::testAccount(QString name)
{
    const auto answer = newAnswer<QList<TestStage>>();
    m_d->ask([answer, name](Worker &worker) { worker.testAccount(name, answer); });
    return answer.future();
}

QFuture<Result<void>> Engine::changeAccount(AccountDraft draft)
{
    const auto answer = newAnswer<void>();
    m_d->ask([answer, draft = std::move(draft)](Worker &worker) { worker.changeAccount(draft, answer); });
    return answer.future();
}

QFuture<Result<QList<TestStage>>> Engine::testDraft(AccountDraft draft)
{
    const auto answer = newAnswer<QList<TestStage>>();
    m_d->ask([answer, draft = std::move(draft)](Worker &worker) { worker.testDraft(draft, answer); });
    return answer.future();
}

QFuture<Result<void>> Engine::probeKeychain()
{
    const auto answer = newAnswer<void>();
    m_d->ask([answer](Worker &worker) { worker.probeKeychain(answer); });
    return answer.future();
}

void Engine::refresh(QStringList accounts)
{
    m_d->ask([accounts](Worker &worker) { worker.refresh(accounts); });
}

void Engine::loadMore()
{
    m_d->ask([](Worker &worker) { worker.loadMore(); });
}

void Engine::loadAll()
{
    m_d->ask([](Worker &worker) { worker.loadAll(); });
}

void Engine::stopLoading()
{
    m_d->ask([](Worker &worker) { worker.stopLoading(); });
}

void Engine::askFiltered(StatusSet statuses)
{
    m_d->ask([statuses](Worker &worker) { worker.askFiltered(statuses); });
}

void Engine::setRefreshInterval(Milliseconds interval)
{
    m_d->ask([interval](Worker &worker) { worker.setRefreshInterval(interval); });
}

bool Engine::isRefreshing() const
{
    return m_d->refreshing;
}

std::optional<Instant> Engine::nextRefreshAt() const
{
    return m_d->nextRefreshAt;
}

void Engine::wake(const QString &account)
{
    m_d->ask([account](Worker &worker) { worker.wake(account); });
}

QFuture<ListReport> Engine::list(ListRequest request)
{
    ListReport whenDropped;
    QStringList names = request.accounts;
    if (names.isEmpty()) {
        for (const AccountStatus &status : std::as_const(m_d->accounts))
            names.append(status.account.name);
    }
    for (const QString &name : std::as_const(names))
        whenDropped.accounts.append({name, cancelled().value(), ListingState::Stop::None});
    const Answer<ListReport> answer(std::move(whenDropped));
    m_d->ask([answer, request = std::move(request)](Worker &worker) { worker.list(request, answer); });
    return answer.future();
}

QFuture<Result<UploadAnswer>> Engine::fetch(UploadKey key)
{
    const auto answer = newAnswer<UploadAnswer>();
    m_d->ask([answer, key = std::move(key)](Worker &worker) { worker.fetch(key, answer); });
    return answer.future();
}

QFuture<Result<TrackReport>> Engine::track(QString account, QStringList entries)
{
    const auto answer = newAnswer<TrackReport>();
    m_d->ask([answer, account = std::move(account), entries = std::move(entries)](Worker &worker) {
        worker.track(account, entries, answer);
    });
    return answer.future();
}

QFuture<Result<QList<UploadKey>>> Engine::untrack(QList<UploadKey> keys)
{
    const auto answer = newAnswer<QList<UploadKey>>();
    m_d->ask([answer, keys = std::move(keys)](Worker &worker) { worker.untrack(keys, answer); });
    return answer.future();
}

QFuture<Result<QList<TrackedUpload>>> Engine::tracked(QStringList accounts)
{
    const auto answer = newAnswer<QList<TrackedUpload>>();
    m_d->ask([answer, accounts = std::move(accounts)](Worker &worker) { worker.tracked(accounts, answer); });
    return answer.future();
}

QFuture<Result<QList<Upload>>> Engine::records(QList<UploadKey> keys)
{
    const auto answer = newAnswer<QList<Upload>>();
    m_d->ask([answer, keys = std::move(keys)](Worker &worker) { worker.records(keys, answer); });
    return answer.future();
}

} // namespace deck
