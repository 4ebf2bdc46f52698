// A long seeded run over faults chosen at random, while the engine is used like a person would. The length comes from
// UPLOADDECK_FAULT_STEPS, the seed from UPLOADDECK_FAULT_SEED; both are printed.

#include "tests/flows/engine_rig.h"

#include <QElapsedTimer>
#include <QSignalSpy>

#include <random>

using namespace Qt::StringLiterals;

namespace deck {

class TestEngineFaults final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void survivesThemAll();
};

namespace {

/// What is true at the vendor. Its content stands still, because the date does.
struct Truth
{
    UploadStatus status;
    std::optional<QString> title;
};

/// Faults under which the vendor itself says what is not so, with every sign of a good answer.
const QStringList lies = {u"state-flips"_s, u"state-backward"_s, u"unknown-status"_s, u"huge-numbers"_s, u"null-list"_s,
                          u"rows-vanish"_s, u"wrong-id"_s,       u"total-wrong"_s,    u"gbk-body"_s,     u"utf16-body"_s};

class FaultRun
{
public:
    explicit FaultRun(quint32 seed)
        : m_rig(130, std::make_shared<StandingClock>(40))
        , m_dice(seed)
    {
        for (const Sandbox::Scenario &scenario : Sandbox::scenarios())
            m_scenarios.append(scenario.name);
    }

    [[nodiscard]] bool begin()
    {
        open();
        if (!answerOf(m_engine->open()) || !answerOf(m_engine->addAccount(m_rig.draft(u"a"_s)))
            || !answerOf(m_engine->addAccount(m_rig.draft(u"b"_s, 1))))
            return false;
        answerOfList();
        for (const Row row : rowsOf(m_engine->store()))
            m_truth.insert(m_engine->store().key(row), {m_engine->store().status(row), m_engine->store().title(row)});
        return m_truth.size() >= 130 + 37;
    }

    /// One thing a person or the world does. Returns what is wrong afterwards; empty: nothing.
    [[nodiscard]] QString step()
    {
        switch (m_dice() % 12) {
        case 0:
        case 1:
        case 2:
            play(anyScenario());
            break;
        case 3:
            play({});
            break;
        case 4:
            m_engine->refresh();
            break;
        case 5:
            m_engine->loadMore();
            break;
        case 6:
            m_dice() % 2 == 0 ? m_engine->loadAll() : m_engine->stopLoading();
            break;
        case 7:
            m_engine->askFiltered(m_dice() % 2 == 0 ? StatusSet {ShownStatus::Failed} : StatusSet {});
            break;
        case 8:
            m_fetches.append(m_engine->fetch(anyKey()));
            break;
        case 9:
            m_lists.append(m_engine->list({}));
            break;
        case 10:
            m_engine->wake();
            break;
        default:
            if (m_dice() % 8 == 0)
                reopen();
        }
        const int spins = static_cast<int>(m_dice() % 4);
        int spun = 0;
        (void)QTest::qWaitFor([&spun, spins] { return spun++ >= spins; }, 1'000);
        return wrong(m_lied);
    }

    /// The fault goes away: everything must come right.
    [[nodiscard]] QString heal()
    {
        play({});
        m_engine->stopLoading();
        m_engine->wake();
        for (const auto &fetch : std::exchange(m_fetches, {})) {
            if (!ends(fetch))
                return u"a fetch did not end"_s;
        }
        for (const auto &list : std::exchange(m_lists, {})) {
            if (!ends(list))
                return u"a list did not end"_s;
        }
        // Questions asked under a refused key have ended only now.
        m_engine->wake();
        const ListReport report = answerOf(m_engine->list({}));
        for (const ListReport::Entry &entry : report.accounts) {
            if (entry.error)
                return u"not healed: "_s + entry.account + u' ' + entry.error->code + u' ' + entry.error->message;
        }
        m_lied = false;
        return wrong(false);
    }

    [[nodiscard]] const QString &scenario() const { return m_scenario; }

private:
    void open()
    {
        EngineSetup setup = m_rig.setup();
        setup.timeout = Milliseconds(6'000);
        m_engine = std::make_unique<Engine>(std::move(setup));
    }

    void answerOfList() { (void)answerOf(m_engine->list({})); }

    void reopen()
    {
        QElapsedTimer timer;
        timer.start();
        m_engine.reset();
        if (timer.elapsed() > 2'000)
            m_complaint = u"the engine needed %1 ms to end"_s.arg(timer.elapsed());
        for (const auto &fetch : std::exchange(m_fetches, {})) {
            if (!fetch.isFinished())
                m_complaint = u"a fetch outlived its engine"_s;
        }
        for (const auto &list : std::exchange(m_lists, {})) {
            if (!list.isFinished())
                m_complaint = u"a list outlived its engine"_s;
        }
        open();
        if (!answerOf(m_engine->open()))
            m_complaint = u"the profile did not open again"_s;
    }

    void play(const QString &scenario)
    {
        m_scenario = scenario;
        m_lied = m_lied || lies.contains(scenario);
        if (!m_rig.play(scenario))
            m_complaint = u"scenario "_s + scenario;
    }

    /// Lies seldom: while the vendor lies, nothing can be said of the rows.
    [[nodiscard]] QString anyScenario()
    {
        const auto any
            = [this] { return m_scenarios.at(static_cast<qsizetype>(m_dice() % static_cast<quint32>(m_scenarios.size()))); };
        QString scenario = any();
        while (lies.contains(scenario) && m_dice() % 6 != 0)
            scenario = any();
        return scenario;
    }

    [[nodiscard]] UploadKey anyKey()
    {
        auto key = m_truth.cbegin();
        std::advance(key, m_dice() % static_cast<quint32>(m_truth.size()));
        return key.key();
    }

    [[nodiscard]] QString wrong(bool lied)
    {
        if (!m_complaint.isEmpty())
            return m_complaint;
        const UploadStore &store = m_engine->store();
        for (auto truth = m_truth.cbegin(); truth != m_truth.cend(); ++truth) {
            const auto row = store.find(truth.key());
            if (!row)
                return u"lost: "_s + truth.key().id;
            if (lied)
                continue;
            if (store.status(*row) != truth->status)
                return truth.key().id + u" is "_s + statusWord(truth->status) + u", not "_s + statusWord(store.status(*row));
            if (store.title(*row) != truth->title)
                return u"false title: "_s + truth.key().id;
        }
        if (!lied && store.size() != m_truth.size())
            return u"%1 rows instead of %2"_s.arg(store.size()).arg(m_truth.size());
        return {};
    }

    EngineRig m_rig;
    std::mt19937 m_dice;
    QStringList m_scenarios;
    std::unique_ptr<Engine> m_engine;
    QHash<UploadKey, Truth> m_truth;
    QList<QFuture<Result<UploadAnswer>>> m_fetches;
    QList<QFuture<ListReport>> m_lists;
    QString m_scenario;
    QString m_complaint;
    bool m_lied = false; ///< since the last time all was healed
};

int numberFrom(const char *variable, int otherwise)
{
    bool ok = false;
    const int number = qEnvironmentVariableIntValue(variable, &ok);
    return ok ? number : otherwise;
}

} // namespace

void TestEngineFaults::survivesThemAll()
{
    const int steps = numberFrom("UPLOADDECK_FAULT_STEPS", 300);
    const auto seed
        = static_cast<quint32>(numberFrom("UPLOADDECK_FAULT_SEED", static_cast<int>(std::random_device()() % 1'000'000)));
    qInfo("%d steps, seed %u", steps, seed);
    FaultRun run(seed);
    QVERIFY(run.begin());
    for (int step = 1; step <= steps; ++step) {
        const QString wrong = run.step();
        QVERIFY2(wrong.isEmpty(), qPrintable(u"step %1, scenario %2: %3"_s.arg(step).arg(run.scenario(), wrong)));
        if (step % 30 == 0 || step == steps) {
            const QString unhealed = run.heal();
            QVERIFY2(unhealed.isEmpty(), qPrintable(u"after step %1: %2"_s.arg(step).arg(unhealed)));
        }
    }
}

} // namespace deck

QTEST_GUILESS_MAIN(deck::TestEngineFaults)
#include "test_engine_faults.moc"
