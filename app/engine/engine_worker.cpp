#include "engine/engine_worker.h"

#include "accounts/account_file.h"
#include "database/database.h"
#include "engine/account_change.h"
#include "engine/account_draft.h"
#include "engine/account_test.h"
#include "engine/inbox.h"
#include "net/http_client.h"
#include "vendors/registry/registry.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace deck {

namespace {

constexpr int loadBatch = 10'000;
constexpr int busyTriesUntilTold = 20; // about five seconds

tl::unexpected<ApiError> unknownAccount(const QString &name)
{
    return failure(ErrorKind::NotFound, u"account-unknown"_s, u"There is no account "_s + name, name);
}

tl::unexpected<ApiError> notOpen()
{
    return failure(ErrorKind::Local, u"profile-not-open"_s, u"The profile is not open."_s);
}

} // namespace

template<typename T>
void Engine::Worker::post(const Answer<T> &answer, T value)
{
    publishChanged();
    m_inbox.call([answer, value = std::move(value)] { answer.give(value); });
}

template<typename Work>
auto Engine::Worker::onDisk(Work work)
{
    using Outcome = std::invoke_result_t<Work>;
    const Answer<Outcome> answer(cancelled());
    m_disk->start([answer, work = std::move(work)] { answer.give(work()); });
    return answer.future();
}

Engine::Worker::Worker(EngineSetup setup, Inbox &inbox, EngineNews news)
    : m_setup(std::move(setup))
    , m_inbox(inbox)
    , m_news(std::move(news))
    , m_vendors(m_setup.vendors.isEmpty() ? deck::vendors() : m_setup.vendors)
{
}

Engine::Worker::~Worker()
{
    qDeleteAll(findChildren<AccountTest *>(Qt::FindDirectChildrenOnly)); // before what they send through
    m_sessions.clear();
    m_http.reset();
    m_database.reset();
    m_disk.reset();
}

/// What must be made on the engine thread.
void Engine::Worker::start()
{
    if (m_http)
        return;
    m_disk = std::make_unique<QThreadPool>();
    m_disk->setMaxThreadCount(1);
    m_http = std::make_unique<HttpClient>(*m_setup.clock, m_setup.proxy);
    m_schedule = new RefreshSchedule(*m_setup.clock, this);
    connect(m_schedule, &RefreshSchedule::started, this, &Worker::publishRefresh);
    connect(m_schedule, &RefreshSchedule::ended, this, &Worker::publishRefresh);
    connect(m_schedule, &RefreshSchedule::nextChanged, this, &Worker::publishRefresh);
    connect(m_schedule, &RefreshSchedule::due, this, [this](const QStringList &names) { startRefresh(names, true); });
}

// --- the profile

void Engine::Worker::open(Answer<Result<ProfileOpened>> answer)
{
    start();
    if (m_profile != Profile::Closed) {
        post<Result<ProfileOpened>>(answer, failure(ErrorKind::Local, u"profile-open"_s, u"The profile is open already."_s));
        return;
    }
    m_profile = Profile::Opening;
    // the database ends before this worker does
    const auto setAside = [this](const DatabaseOpened &found) {
        QMetaObject::invokeMethod(
            this, [this, found] { tellSetAside(found); }, Qt::QueuedConnection);
    };
    const auto busy = [this](int tries) {
        if (tries == busyTriesUntilTold)
            QMetaObject::invokeMethod(this, &Worker::tellBusy, Qt::QueuedConnection);
    };
    m_database = std::make_unique<Database>(m_setup.profileDir, setAside, busy);
    await(m_database->open(), this, [this, answer](Result<DatabaseOpened> database) {
        if (!database) {
            openFailed(database.error(), answer);
            return;
        }
        ProfileOpened opened;
        opened.setAside = database->setAside;
        opened.rescuedUploads = database->rescuedUploads;
        loadAccounts(std::move(opened), answer);
    });
}

void Engine::Worker::loadAccounts(ProfileOpened opened, const Answer<Result<ProfileOpened>> &answer)
{
    const auto load = onDisk([dir = m_setup.profileDir] { return AccountFile(dir).load(); });
    await(load, this, [this, opened, answer](const Result<QList<Account>> &accounts) {
        if (!accounts) {
            openFailed(accounts.error(), answer);
            return;
        }
        QStringList names;
        for (const Account &account : *accounts) {
            addSession(account);
            names.append(account.name);
        }
        publishAccounts();
        loadRows(opened, names, answer);
    });
}

void Engine::Worker::loadRows(ProfileOpened opened, const QStringList &names, const Answer<Result<ProfileOpened>> &answer)
{
    if (names.isEmpty()) { // an empty list would mean all
        m_profile = Profile::Open;
        m_askedWhileOpening.reset();
        post<Result<ProfileOpened>>(answer, std::move(opened));
        return;
    }
    struct Loaded
    {
        std::vector<KnownUploads::Remembered> rows;
        std::optional<Instant> oldestCheck;
    };
    const auto loaded = std::make_shared<Loaded>(); // the database thread's until the future has ended
    const auto take = [loaded, &inbox = m_inbox](QList<StoredUpload> rows) {
        QList<Upload> uploads;
        uploads.reserve(rows.size());
        for (StoredUpload &row : rows) {
            loaded->rows.emplace_back(row);
            Upload &upload = row.upload;
            if (upload.checkedAt)
                loaded->oldestCheck = loaded->oldestCheck ? std::min(*loaded->oldestCheck, *upload.checkedAt) : *upload.checkedAt;
            // Cold fields stay on disk: a million of them in the queue would be a gigabyte.
            upload.device.reset();
            upload.ip.reset();
            upload.resultUrl.reset();
            upload.internalUrl.reset();
            upload.userData.reset();
            uploads.append(std::move(upload));
        }
        inbox.rows(std::move(uploads));
    };
    await(m_database->loadUploads(names, loadBatch, take), this,
          [this, opened, loaded, answer](const Result<void> &result) mutable {
              if (!result) {
                  openFailed(result.error(), answer);
                  return;
              }
              for (const auto &session : m_sessions) {
                  for (const KnownUploads::Remembered &row : loaded->rows) {
                      if (row.key.account == session->account().name)
                          session->known().remember(row);
                  }
              }
              opened.oldestCheck = loaded->oldestCheck;
              loadTracked(std::move(opened), answer);
          });
}

void Engine::Worker::loadTracked(ProfileOpened opened, const Answer<Result<ProfileOpened>> &answer)
{
    await(m_database->tracked(), this, [this, opened, answer](const Result<QList<TrackedRow>> &tracked) mutable {
        if (!tracked) {
            openFailed(tracked.error(), answer);
            return;
        }
        m_profile = Profile::Open;
        for (const TrackedRow &row : *tracked) {
            if (AccountSession *owner = session(row.key.account))
                owner->known().rememberTracked(row.key);
        }
        for (const auto &session : m_sessions)
            session->known().settleMedia();
        publishAccounts();
        if (const auto statuses = std::exchange(m_askedWhileOpening, std::nullopt))
            askFiltered(*statuses);
        post<Result<ProfileOpened>>(answer, std::move(opened));
    });
}

void Engine::Worker::tellSetAside(const DatabaseOpened &found)
{
    tellTrouble(
        failure(ErrorKind::Local, u"profile-set-aside"_s, u"A damaged file was set aside and a new one begun."_s, found.setAside)
            .value());
}

void Engine::Worker::tellBusy()
{
    tellTrouble(failure(ErrorKind::Local, u"profile-busy"_s, u"Another program keeps the profile locked; it is waited for."_s,
                        m_setup.profileDir)
                    .value());
}

void Engine::Worker::openFailed(const ApiError &error, const Answer<Result<ProfileOpened>> &answer)
{
    for (const auto &session : m_sessions) {
        m_inbox.removal(session->account().name);
        m_schedule->remove(session->account().name);
    }
    m_sessions.clear();
    publishAccounts();
    m_database.reset();
    m_profile = Profile::Closed;
    post<Result<ProfileOpened>>(answer, tl::unexpected(error));
}

// --- accounts

SessionRoom Engine::Worker::room()
{
    return {*m_http, *m_setup.clock,  *m_setup.secrets,   *m_database,
            m_inbox, m_setup.timeout, m_setup.stallAfter, m_setup.sharesRates};
}

const Vendor *Engine::Worker::vendor(const QString &id) const
{
    const auto found
        = std::find_if(m_vendors.cbegin(), m_vendors.cend(), [&id](const Vendor &vendor) { return vendor.info.id == id; });
    return found == m_vendors.cend() ? nullptr : &*found;
}

AccountSession *Engine::Worker::session(const QString &name) const
{
    if (m_profile != Profile::Open)
        return nullptr;
    for (const auto &session : m_sessions) {
        if (session->account().name == name)
            return session.get();
    }
    return nullptr;
}

void Engine::Worker::addSession(const Account &account)
{
    auto session = std::make_unique<AccountSession>(room(), account, vendor(account.vendor));
    connect(session.get(), &AccountSession::statusChanged, this, &Worker::markChanged);
    connect(session.get(), &AccountSession::refreshEnded, m_schedule, &RefreshSchedule::end);
    connect(session.get(), &AccountSession::saveFailed, this, &Worker::tellTrouble);
    connect(session.get(), &AccountSession::saved, this, [this] { m_trouble.reset(); });
    m_sessions.push_back(std::move(session));
    m_schedule->add(account.name);
}

void Engine::Worker::addAccount(AccountDraft draft, Answer<Result<void>> answer)
{
    const QString name = draft.account.name;
    Result<void> check = checkDraft(draft, vendor(draft.account.vendor));
    if (m_profile != Profile::Open)
        check = notOpen();
    else if (check && (session(name) || m_beingAdded.contains(name)))
        check = failure(ErrorKind::BadInput, u"account-exists"_s, u"There is an account "_s + name, name);
    if (!check) {
        post(answer, std::move(check));
        return;
    }
    // The file first: it alone decides whether the name is free, and a secret must not overwrite another account's.
    m_beingAdded.insert(name);
    const auto add = onDisk([dir = m_setup.profileDir, account = draft.account] { return AccountFile(dir).add(account); });
    await(add, this, [this, draft, answer](const Result<void> &added) {
        if (added) {
            keepSecrets(draft, answer);
            return;
        }
        m_beingAdded.remove(draft.account.name);
        post(answer, added);
    });
}

void Engine::Worker::keepSecrets(AccountDraft draft, const Answer<Result<void>> &answer)
{
    if (draft.secrets.empty()) {
        m_beingAdded.remove(draft.account.name);
        addSession(draft.account);
        publishAccounts();
        post<Result<void>>(answer, {});
        return;
    }
    auto next = draft.secrets.extract(draft.secrets.begin());
    await(m_setup.secrets->keep(draft.account, next.key(), next.mapped()), this, [this, draft, answer](const Result<void> &kept) {
        if (kept)
            keepSecrets(draft, answer);
        else
            undoAdding(draft.account, kept.error(), answer);
    });
}

void Engine::Worker::undoAdding(const Account &account, const ApiError &why, const Answer<Result<void>> &answer)
{
    await(m_setup.secrets->forget(account), this, [this, account, why, answer](const Result<void> &) {
        const auto remove = onDisk([dir = m_setup.profileDir, name = account.name] { return AccountFile(dir).remove(name); });
        await(remove, this, [this, account, why, answer](const Result<void> &) {
            m_beingAdded.remove(account.name);
            post<Result<void>>(answer, tl::unexpected(why));
        });
    });
}

void Engine::Worker::removeAccount(const QString &name, Answer<Result<void>> answer)
{
    const auto found = std::find_if(m_sessions.begin(), m_sessions.end(),
                                    [&name](const auto &session) { return session->account().name == name; });
    if (m_profile != Profile::Open || found == m_sessions.end()) {
        post<Result<void>>(answer, unknownAccount(name));
        return;
    }
    // Its calls end here, before anything is removed: nothing can come late.
    const Account account = (*found)->account();
    m_sessions.erase(found);
    m_beingAdded.insert(name); // nobody takes the name before all is gone
    m_schedule->remove(name);
    const auto remove = onDisk([dir = m_setup.profileDir, name] { return AccountFile(dir).remove(name); });
    await(remove, this, [this, account, answer](const Result<void> &removed) {
        if (!removed && removed.error().kind != ErrorKind::NotFound) { // not found: another process was faster
            m_beingAdded.remove(account.name);
            addSession(account);
            post(answer, removed);
            return;
        }
        forgetAccount(account, answer);
    });
}

void Engine::Worker::forgetAccount(const Account &account, const Answer<Result<void>> &answer)
{
    m_inbox.removal(account.name);
    publishAccounts();
    const auto rows = m_database->removeAccount(account.name);
    await(m_setup.secrets->forget(account), this, [this, account, rows, answer](const Result<void> &secrets) {
        await(rows, this, [this, account, secrets, answer](const Result<void> &removed) {
            m_beingAdded.remove(account.name);
            post(answer, removed ? secrets : removed);
        });
    });
}

void Engine::Worker::testAccount(const QString &name, Answer<Result<QList<TestStage>>> answer)
{
    AccountSession *session = this->session(name);
    if (!session) {
        post<Result<QList<TestStage>>>(answer, unknownAccount(name));
        return;
    }
    if (!session->vendor()) {
        post<Result<QList<TestStage>>>(answer,
                                       failure(ErrorKind::BadInput, u"unknown-vendor"_s,
                                               u"There is no vendor "_s + session->account().vendor, session->account().vendor));
        return;
    }
    const auto stages = newAnswer<QList<TestStage>>();
    await(stages.future(), this, [this, answer](const Result<QList<TestStage>> &ended) { post(answer, ended); });
    auto *test = new AccountTest(room(), {session->account(), {}}, *session->vendor(), stages, session);
    connect(test, &AccountTest::passed, this, [this, name] { wake(name); });
    test->start();
}

void Engine::Worker::testDraft(const AccountDraft &draft, const Answer<Result<QList<TestStage>>> &answer)
{
    const Vendor *asked = vendor(draft.account.vendor);
    const Result<void> check = m_profile == Profile::Open ? checkDraft(draft, asked) : notOpen();
    if (!check) {
        post<Result<QList<TestStage>>>(answer, tl::unexpected(check.error()));
        return;
    }
    const auto stages = newAnswer<QList<TestStage>>();
    await(stages.future(), this, [this, answer](const Result<QList<TestStage>> &ended) { post(answer, ended); });
    (new AccountTest(room(), draft, *asked, stages, this))->start();
}

void Engine::Worker::changeAccount(const AccountDraft &draft, const Answer<Result<void>> &answer)
{
    const QString name = draft.account.name;
    const AccountSession *before = session(name);
    Result<void> check = checkDraft(draft, vendor(draft.account.vendor));
    if (!before || before->account().vendor != draft.account.vendor)
        check = unknownAccount(name);
    if (!check) {
        post(answer, std::move(check));
        return;
    }
    const auto replace = [this, account = draft.account] {
        return onDisk([dir = m_setup.profileDir, account] { return AccountFile(dir).replace(account); });
    };
    auto *change = new AccountChange(*m_setup.secrets, before->account(), draft, replace, this);
    await(change->future(), this, [this, change, account = draft.account, answer](const Result<void> &changed) {
        change->deleteLater();
        AccountSession *own = session(account.name);
        if (changed && own) { // else it was removed meanwhile
            own->change(account);
            publishAccounts();
            startRefresh({account.name}, false);
        }
        post(answer, changed);
    });
    change->start();
}

void Engine::Worker::probeKeychain(const Answer<Result<void>> &answer)
{
    await(m_setup.secrets->probeKeychain(), this, [this, answer](const Result<void> &usable) { post(answer, usable); });
}

// --- listings

void Engine::Worker::refresh(const QStringList &names)
{
    startRefresh(names, false);
}

void Engine::Worker::startRefresh(const QStringList &names, bool byTime)
{
    for (const auto &session : m_sessions) {
        if (m_profile != Profile::Open)
            break;
        const QString name = session->account().name;
        const bool meant = names.isEmpty() || names.contains(name);
        if (!meant || !session->vendor() || session->isRefreshing() || (byTime && session->isPaused()))
            continue;
        m_schedule->begin(name);
        session->refresh(byTime ? AccountSession::Asked::ByTime : AccountSession::Asked::ByPerson);
    }
    if (!byTime)
        return;
    for (const QString &name : names) {
        const AccountSession *due = session(name);
        if (!due || !due->isRefreshing())
            m_schedule->settle(name);
    }
}

/// While the profile opens, nothing is asked: the rows still coming from disk would lie over the newer answers.
void Engine::Worker::loadMore()
{
    if (m_profile != Profile::Open)
        return;
    for (const auto &session : m_sessions)
        session->more();
}

void Engine::Worker::loadAll()
{
    if (m_profile != Profile::Open)
        return;
    for (const auto &session : m_sessions)
        session->all();
}

void Engine::Worker::stopLoading()
{
    for (const auto &session : m_sessions)
        session->stop();
}

void Engine::Worker::askFiltered(StatusSet statuses)
{
    if (m_profile != Profile::Open) {
        m_askedWhileOpening = statuses;
        return;
    }
    for (const auto &session : m_sessions)
        session->askFiltered(statuses);
}

void Engine::Worker::setRefreshInterval(Milliseconds interval)
{
    start();
    m_schedule->setInterval(interval);
}

void Engine::Worker::wake(const QString &name)
{
    QStringList due;
    for (const auto &session : m_sessions) {
        if (!name.isEmpty() && session->account().name != name)
            continue;
        if (session->wake())
            due.append(session->account().name);
    }
    if (!due.isEmpty())
        startRefresh(due, false);
}

// --- the console's questions

void Engine::Worker::list(const ListRequest &request, const Answer<ListReport> &answer)
{
    struct Gathering
    {
        ListReport report;
        qsizetype open = 0;
    };
    const auto gathering = std::make_shared<Gathering>();
    QStringList names = request.accounts;
    names.removeDuplicates();
    if (names.isEmpty()) {
        for (const auto &session : m_sessions)
            names.append(session->account().name);
    }
    QList<QFuture<Result<ListReport::Entry>>> walks;
    for (const QString &name : std::as_const(names)) {
        ListReport::Entry entry;
        entry.account = name;
        AccountSession *asked = session(name);
        if (asked)
            ++gathering->open;
        else
            entry.error = unknownAccount(name).value();
        walks.append(asked ? asked->list(request.statuses) : QFuture<Result<ListReport::Entry>>());
        gathering->report.accounts.append(std::move(entry));
    }
    if (gathering->open == 0) {
        post(answer, gathering->report);
        return;
    }
    for (qsizetype i = 0; i < walks.size(); ++i) {
        if (gathering->report.accounts.at(i).error)
            continue;
        await(walks.at(i), this, [this, gathering, answer, i](const Result<ListReport::Entry> &entry) {
            if (entry)
                gathering->report.accounts[i] = *entry;
            else
                gathering->report.accounts[i].error = entry.error();
            if (--gathering->open == 0)
                post(answer, gathering->report);
        });
    }
}

void Engine::Worker::fetch(const UploadKey &key, const Answer<Result<UploadAnswer>> &answer)
{
    AccountSession *owner = session(key.account);
    if (!owner) {
        post<Result<UploadAnswer>>(answer, unknownAccount(key.account));
        return;
    }
    await(owner->fetch(key), this, [this, answer](const Result<UploadAnswer> &upload) { post(answer, upload); });
}

void Engine::Worker::track(const QString &account, const QStringList &entries, const Answer<Result<TrackReport>> &answer)
{
    AccountSession *owner = session(account);
    if (!owner) {
        post<Result<TrackReport>>(answer, unknownAccount(account));
        return;
    }
    await(owner->track(entries), this, [this, answer](const Result<TrackReport> &report) { post(answer, report); });
}

void Engine::Worker::untrack(const QList<UploadKey> &keys, const Answer<Result<QList<UploadKey>>> &answer)
{
    if (m_profile != Profile::Open) {
        post<Result<QList<UploadKey>>>(answer, notOpen());
        return;
    }
    await(m_database->untrack(keys), this, [this, answer](const Result<TrackedForgotten> &forgotten) {
        if (!forgotten) {
            post<Result<QList<UploadKey>>>(answer, tl::unexpected(forgotten.error()));
            return;
        }
        for (const auto &session : m_sessions) {
            const auto others = [&session](const UploadKey &key) { return key.account != session->account().name; };
            TrackedForgotten own = *forgotten;
            own.tracked.removeIf(others);
            own.rows.removeIf(others);
            if (!own.tracked.isEmpty())
                session->untrack(own);
        }
        post<Result<QList<UploadKey>>>(answer, forgotten->tracked);
    });
}

void Engine::Worker::tracked(const QStringList &accounts, const Answer<Result<QList<TrackedUpload>>> &answer)
{
    if (m_profile != Profile::Open) {
        post<Result<QList<TrackedUpload>>>(answer, notOpen());
        return;
    }
    await(m_database->tracked(), this, [this, accounts, answer](const Result<QList<TrackedRow>> &rows) {
        if (!rows) {
            post<Result<QList<TrackedUpload>>>(answer, tl::unexpected(rows.error()));
            return;
        }
        QList<TrackedUpload> tracked;
        for (const TrackedRow &row : *rows) {
            if (session(row.key.account) && (accounts.isEmpty() || accounts.contains(row.key.account)))
                tracked.append({row.key, row.since});
        }
        post<Result<QList<TrackedUpload>>>(answer, std::move(tracked));
    });
}

void Engine::Worker::records(const QList<UploadKey> &keys, const Answer<Result<QList<Upload>>> &answer)
{
    if (m_profile != Profile::Open) {
        post<Result<QList<Upload>>>(answer, notOpen());
        return;
    }
    await(m_database->uploads(keys), this, [this, keys, answer](const Result<QList<Upload>> &found) {
        if (!found) {
            post(answer, found);
            return;
        }
        QHash<UploadKey, Upload> byKey;
        for (const Upload &upload : *found)
            byKey.insert(upload.key, upload);
        QList<Upload> ordered;
        ordered.reserve(found->size());
        for (const UploadKey &key : keys) {
            if (const auto upload = byKey.constFind(key); upload != byKey.constEnd())
                ordered.append(*upload);
        }
        post<Result<QList<Upload>>>(answer, std::move(ordered));
    });
}

// --- news

/// A page changes a status several times; it is published once a turn of the event loop.
void Engine::Worker::markChanged(const QString &account)
{
    if (m_changed.isEmpty())
        QMetaObject::invokeMethod(this, &Worker::publishChanged, Qt::QueuedConnection);
    m_changed.insert(account);
}

void Engine::Worker::publishChanged()
{
    for (const QString &name : std::exchange(m_changed, {})) {
        if (AccountSession *changed = session(name))
            m_inbox.call([tell = m_news.account, status = changed->status()] { tell(status); });
    }
}

void Engine::Worker::publishAccounts()
{
    QList<AccountStatus> statuses;
    for (const auto &session : m_sessions)
        statuses.append(session->status());
    m_inbox.call([tell = m_news.accounts, statuses] { tell(statuses); });
}

void Engine::Worker::publishRefresh()
{
    publishChanged();
    m_inbox.call(
        [tell = m_news.refresh, running = m_schedule->isRunning(), nextAt = m_schedule->nextAt()] { tell(running, nextAt); });
}

void Engine::Worker::tellTrouble(const ApiError &error)
{
    if (m_trouble && m_trouble->code == error.code)
        return;
    m_trouble = error;
    m_inbox.call([tell = m_news.trouble, error] { tell(error); });
}

} // namespace deck
