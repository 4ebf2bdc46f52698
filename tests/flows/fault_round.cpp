#include "tests/flows/fault_round.h"

#include "models/own_error_texts.h"

#include <QDirIterator>
#include <QSignalSpy>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace deck {

namespace {

constexpr int factor = 40;
/// A listing has two minutes, and so has what it asks by ID after that; the rest is room for a busy machine.
constexpr Milliseconds longestListing = 2 * 120s + 60s;

/// The first two URL jobs that the sandbox's Alibaba has; see AliyunContent.
QStringList jobsOf(const QString &vendor)
{
    const QString prefix = vendor == u"aliyun-vod"_s ? u"86c1925fba"_s : vendor == u"aliyun-ims"_s ? u"3829500c0f"_s : QString();
    if (prefix.isEmpty())
        return {};
    return {u"job:"_s + prefix + u"0000000001000000000000"_s, u"job:"_s + prefix + u"0000000001000000000001"_s};
}

struct Known
{
    UploadStatus status;
    std::optional<QString> title;

    friend bool operator==(const Known &, const Known &) = default;
};

QString inWords(const Known &known)
{
    return statusWord(known.status) + u' ' + known.title.value_or(u"-"_s);
}

class Round
{
public:
    Round(const RoundSetup &setup, SecretWatch &watch)
        : m_setup(setup)
        , m_watch(watch)
        , m_clock(std::make_shared<SteppedClock>(factor))
        , m_rig(setup.uploads, m_clock)
        , m_engine(m_rig.engine())
    {
    }

    [[nodiscard]] QHash<QString, FaultOutcome> run()
    {
        for (const VendorAccount &account : vendorAccounts())
            m_outcomes.insert(account.name, {});
        if (begin()) {
            meet();
            recover();
            keepSecrets();
        }
        return m_outcomes;
    }

private:
    struct Asked
    {
        QString account;
        QFuture<ListReport> list;
        QFuture<Result<UploadAnswer>> fetch;
    };

    void complain(const QString &account, const QString &wrong) { m_outcomes[account].wrong.append(wrong); }
    void complainToAll(const QString &wrong)
    {
        for (const VendorAccount &account : vendorAccounts())
            complain(account.name, wrong);
    }

    [[nodiscard]] bool begin()
    {
        bool good = answerOf(m_engine->open()).has_value();
        for (const VendorAccount &account : vendorAccounts()) {
            for (const QString &secret : servedBy(m_rig.sandbox(), account).secret)
                m_watch.add(secret.toLatin1());
        }
        for (const VendorAccount &account : vendorAccounts())
            good = good && answerOf(m_engine->addAccount(draftOf(m_rig, m_rig.sandbox(), account)));
        for (const VendorAccount &account : vendorAccounts()) {
            const QStringList jobs = jobsOf(account.vendor);
            good = good && (jobs.isEmpty() || answerOf(m_engine->track(account.name, jobs))->added.size() == jobs.size());
        }
        const ListReport report = answerOf(m_engine->list({}));
        for (const ListReport::Entry &entry : report.accounts)
            good = good && !entry.error;
        m_truth = known();
        for (const VendorAccount &account : vendorAccounts())
            good = good && !m_truth.value(account.name).isEmpty();
        if (!good)
            complainToAll(u"it does not work without a fault"_s);
        return good;
    }

    [[nodiscard]] QHash<QString, QHash<UploadKey, Known>> known() const
    {
        QHash<QString, QHash<UploadKey, Known>> rows;
        const UploadStore &store = m_engine->store();
        for (const Row row : rowsOf(store))
            rows[store.key(row).account].insert(store.key(row), {store.status(row), store.title(row)});
        return rows;
    }

    /// One that its listing gives, the same in every run.
    [[nodiscard]] UploadKey anUpload(const QString &account) const
    {
        const QList<UploadKind> listed = statusOf(*m_engine, account).vendor.listedKinds;
        QStringList ids;
        for (const UploadKey &key : m_truth.value(account).keys()) {
            if (key.kind == listed.constFirst())
                ids.append(key.id);
        }
        return {account, listed.constFirst(), *std::min_element(ids.cbegin(), ids.cend())};
    }

    [[nodiscard]] qsizetype requestsTo(const QString &vendor)
    {
        qsizetype count = 0;
        for (const SandboxRequest &request : m_rig.sandbox().requests())
            count += request.vendor == vendor ? 1 : 0;
        return count;
    }

    [[nodiscard]] bool play(const QString &scenario, Milliseconds later)
    {
        const bool played = m_rig.play(scenario);
        m_clock->step(later);
        return played;
    }

    /// Under the fault: every account lists and asks about one upload, all at once.
    void meet()
    {
        if (!play(m_setup.scenario, m_setup.later + 1ms))
            complainToAll(u"the sandbox does not play it"_s);
        if (m_setup.anew) {
            m_engine.reset();
            m_engine = m_rig.engine();
            if (!answerOf(m_engine->open()))
                complainToAll(u"the profile does not open again"_s);
        }
        QHash<QString, qsizetype> before;
        for (const VendorAccount &account : vendorAccounts())
            before.insert(account.name, requestsTo(account.vendor));
        QList<Asked> open;
        for (const VendorAccount &account : vendorAccounts())
            open.append({account.name, m_engine->list({{account.name}, {}}), m_engine->fetch(anUpload(account.name))});
        const Milliseconds start = m_clock->monotonic();
        const bool ended = QTest::qWaitFor(
            [&] {
                bool all = true;
                for (const Asked &asked : std::as_const(open)) {
                    const bool listed = asked.list.isFinished();
                    if (!listed)
                        m_outcomes[asked.account].took = m_clock->monotonic() - start;
                    all = all && listed && asked.fetch.isFinished();
                }
                return all;
            },
            60'000);
        if (!ended)
            qFatal("%s: a question never ends", qPrintable(m_setup.scenario));
        for (const Asked &asked : std::as_const(open))
            note(asked);
        for (const VendorAccount &account : vendorAccounts()) {
            m_outcomes[account.name].requests = requestsTo(account.vendor) - before.value(account.name);
            compareRows(account, isHonest(account.name), u"under it"_s);
        }
        stayPaused();
    }

    /// Where the date moves on, so does what is true.
    [[nodiscard]] bool isHonest(const QString &account) const
    {
        return m_setup.later == 0ms && !m_setup.liesTo.contains(account);
    }

    void note(const Asked &asked)
    {
        FaultOutcome &outcome = m_outcomes[asked.account];
        if (asked.list.resultCount() != 1 || asked.fetch.resultCount() != 1 || asked.list.result().accounts.size() != 1)
            complain(asked.account, u"it did not end exactly once"_s);
        const ListReport::Entry entry = asked.list.result().accounts.constFirst();
        outcome.listed = entry.error;
        outcome.stop = entry.stop;
        const auto fetched = asked.fetch.result();
        outcome.fetched = fetched ? fetched->error : std::optional(fetched.error());
        if (!fetched || !fetched->upload)
            complain(asked.account, u"a known upload cannot be shown"_s);
        const AccountStatus status = statusOf(*m_engine, asked.account);
        outcome.state = status.state();
        if (outcome.took > longestListing && !m_setup.slow)
            complain(asked.account, u"it took %1 s"_s.arg(outcome.took.count() / 1000));
        if ((status.lastListedAt == m_clock->now()) != (entry.stop == ListingState::Stop::None))
            complain(asked.account, u"it says it is fresh, or does not, against what its listing ended with"_s);
        for (const std::optional<ApiError> &error : {outcome.listed, outcome.fetched}) {
            if (error)
                checkError(asked.account, *error);
        }
        if (status.channel.phase != ChannelState::Phase::Good)
            checkError(asked.account, status.channel.reason);
    }

    /// Whoever reads it must learn what happened and what to do, and nothing that opens the account.
    void checkError(const QString &account, const ApiError &error)
    {
        if (error.code.isEmpty())
            complain(account, u"an error without a code: "_s + error.message);
        else if (!error.vendor.isEmpty() && !m_engine->advice(error.vendor, error.code))
            complain(account, u"no advice for "_s + error.code);
        else if (error.vendor.isEmpty() && !error.code.startsWith(u"http-"_s) && !ownErrorText(error.code))
            complain(account, u"no text for "_s + error.code);
        const QString all = error.code + u'\n' + error.message + u'\n' + error.requestId + u'\n' + error.subject;
        if (m_watch.isIn(all.toUtf8()) || m_watch.isIn(error.answer))
            complain(account, u"a secret in an error: "_s + error.code);
    }

    void compareRows(const VendorAccount &account, bool honest, const QString &when)
    {
        const QHash<UploadKey, Known> now = known().value(account.name);
        const QHash<UploadKey, Known> then = m_truth.value(account.name);
        for (auto row = then.cbegin(); row != then.cend(); ++row) {
            if (!now.contains(row.key()))
                complain(account.name, when + u" a row is lost: "_s + row.key().id);
            else if (honest && now.value(row.key()) != row.value())
                complain(account.name,
                         when + u" a row is false: "_s + row.key().id + u' ' + inWords(*row) + u" -> "_s
                             + inWords(now.value(row.key())));
        }
        if (honest && !m_setup.slow && now.size() != then.size())
            complain(account.name, when + u" %1 rows instead of %2"_s.arg(now.size()).arg(then.size()));
    }

    [[nodiscard]] QStringList paused() const
    {
        QStringList names;
        for (const AccountStatus &status : m_engine->accounts()) {
            if (status.state() == AccountState::Paused)
                names.append(status.account.name);
        }
        return names;
    }

    /// Nothing is sent for an account whose credential was refused, whatever is asked.
    void stayPaused()
    {
        const QStringList names = paused();
        if (names.isEmpty())
            return;
        const qsizetype before = m_rig.sandbox().requests().size();
        const ListReport report = answerOf(m_engine->list({names, {}}));
        for (const ListReport::Entry &entry : report.accounts) {
            if (!entry.error || entry.error->kind != ErrorKind::Credential)
                complain(entry.account, u"it is paused and says so to nobody"_s);
        }
        if (m_rig.sandbox().requests().size() != before) {
            for (const QString &name : names)
                complain(name, u"something is sent while it is paused"_s);
        }
    }

    void refresh()
    {
        QSignalSpy ended(m_engine.get(), &Engine::refreshEnded);
        m_clock->step(1ms);
        m_engine->refresh();
        if (!QTest::qWaitFor([&ended] { return !ended.isEmpty(); }, 60'000))
            qFatal("%s: a refresh does not end after it", qPrintable(m_setup.scenario));
    }

    /// The fault goes away: all comes right by itself, but for a refused credential, which waits for the person.
    void recover()
    {
        const QStringList names = paused();
        if (!play({}, 0ms))
            complainToAll(u"it cannot be ended"_s);
        refresh();
        if (paused() != names)
            complainToAll(u"a paused account goes on by itself, or another one is paused"_s);
        if (!names.isEmpty()) {
            for (const QString &name : names)
                m_engine->wake(name);
            refresh();
            refresh(); // the first may have been under way since wake()
        }
        for (const VendorAccount &account : vendorAccounts()) {
            const AccountStatus status = statusOf(*m_engine, account.name);
            if (status.channel.phase != ChannelState::Phase::Good)
                complain(account.name, u"not healed: "_s + status.channel.reason.code + u' ' + status.channel.reason.message);
            else if (status.lastListedAt.value_or(Instant()) < m_clock->now() - (names.isEmpty() ? 0ms : 1ms))
                complain(account.name, u"healed, and its listing is old"_s);
            compareRows(account, m_setup.later == 0ms, u"after it"_s);
        }
    }

    /// In what was logged, and in every file of the profile.
    void keepSecrets()
    {
        const QStringList logged = m_watch.found();
        if (!logged.isEmpty())
            complainToAll(u"a secret in the log: "_s + logged.constFirst());
        QDirIterator files(m_rig.profileDir(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (file.open(QIODevice::ReadOnly) && m_watch.isIn(file.readAll()))
                complainToAll(u"a secret in the file "_s + file.fileName());
        }
    }

    const RoundSetup m_setup;
    SecretWatch &m_watch;
    std::shared_ptr<SteppedClock> m_clock;
    EngineRig m_rig;
    std::unique_ptr<Engine> m_engine;
    QHash<QString, QHash<UploadKey, Known>> m_truth;
    QHash<QString, FaultOutcome> m_outcomes;
};

} // namespace

QHash<QString, FaultOutcome> playRound(const RoundSetup &setup, SecretWatch &watch)
{
    return Round(setup, watch).run();
}

} // namespace deck
