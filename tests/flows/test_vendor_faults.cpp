// Every fault the sandbox can play, and every account of every vendor through the whole engine: what its listing and a
// question by ID end with stands in fault_table.cpp, and what must hold whatever they end with in fault_round.cpp. Rounds
// mostly wait, so some run ahead on threads of their own.

#include "net/retry_table.h"
#include "tests/flows/fault_round.h"

#include <QThread>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace deck {

namespace {

constexpr int roundsAtOnce = 6;

/// Plays the rounds of the table in its order, each once.
class Rounds final
{
public:
    explicit Rounds(SecretWatch &watch)
        : m_watch(watch)
    {
        for (const FaultLine &line : faultTable()) {
            if (m_running.empty() || m_running.back()->setup.scenario != line.scenario)
                m_running.push_back(std::make_unique<Running>());
            RoundSetup &setup = m_running.back()->setup;
            setup.scenario = line.scenario;
            setup.uploads = std::max(setup.uploads, line.uploads);
            setup.later = line.after;
            setup.anew = line.anew;
            setup.slow = line.isSlow;
            for (const VendorAccount &account : vendorAccounts()) {
                if (line.lies && (line.meets & account.flag) != 0)
                    setup.liesTo.append(account.name);
            }
        }
    }
    ~Rounds()
    {
        for (const auto &running : m_running) {
            if (running->thread)
                running->thread->wait();
        }
    }
    Q_DISABLE_COPY_MOVE(Rounds)

    [[nodiscard]] bool isSlow(const QString &scenario) const { return (*find(scenario))->setup.slow; }
    /// Waits for its round.
    [[nodiscard]] FaultOutcome outcome(const QString &scenario, const QString &account)
    {
        const auto found = find(scenario);
        start(**found);
        for (auto ahead = found; ahead != m_running.cend() && ahead - found < roundsAtOnce; ++ahead) {
            if (!(*ahead)->setup.slow)
                start(**ahead);
        }
        (*found)->thread->wait();
        return (*found)->outcomes.value(account);
    }

private:
    struct Running
    {
        RoundSetup setup;
        std::unique_ptr<QThread> thread;
        QHash<QString, FaultOutcome> outcomes; ///< once the thread has ended
    };

    [[nodiscard]] std::vector<std::unique_ptr<Running>>::const_iterator find(const QString &scenario) const
    {
        return std::find_if(m_running.cbegin(), m_running.cend(),
                            [&](const auto &running) { return running->setup.scenario == scenario; });
    }

    void start(Running &running)
    {
        if (running.thread)
            return;
        running.thread.reset(QThread::create([this, &running] { running.outcomes = playRound(running.setup, m_watch); }));
        running.thread->start();
    }

    SecretWatch &m_watch;
    std::vector<std::unique_ptr<Running>> m_running;
};

QString kindWord(ErrorKind kind)
{
    static const QStringList words
        = {u"BadInput"_s,  u"Local"_s,      u"Rejected"_s, u"Unreachable"_s,    u"TimedOut"_s, u"Throttled"_s, u"ServerFailed"_s,
           u"BadAnswer"_s, u"Credential"_s, u"Clock"_s,    u"OutcomeUnknown"_s, u"NotFound"_s, u"Cancelled"_s};
    return words.at(static_cast<qsizetype>(kind));
}

QString inWords(const std::optional<ApiError> &error)
{
    return error ? kindWord(error->kind) + u" ("_s + error->code + u": "_s + error->message + u')' : u"it works"_s;
}

FaultEnds endOf(const std::optional<ApiError> &error)
{
    return error ? FaultEnds(error->kind) : std::nullopt;
}

/// The line for an account; nullopt: it does not notice.
std::optional<FaultLine> lineOf(const QString &scenario, const VendorAccount &account)
{
    for (const FaultLine &line : faultTable()) {
        if (line.scenario == scenario && (line.meets & account.flag) != 0)
            return line;
    }
    return std::nullopt;
}

/// To the vendor of an account, by a listing and a question of each account there, when they fail.
qsizetype mostRequests(const ApiError &error, const VendorAccount &who)
{
    const auto accounts = std::count_if(vendorAccounts().cbegin(), vendorAccounts().cend(),
                                        [&](const VendorAccount &account) { return account.vendor == who.vendor; });
    constexpr int questions = 2;
    constexpr int redirects = 6;
    if (error.kind == ErrorKind::Credential)
        return 4 * accounts; // the fifth bad signature locks a key
    return questions * mostTries * accounts * (error.code == u"redirect-loop"_s ? redirects : 1);
}

} // namespace

class TestVendorFaults final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void everyScenarioHasALine();
    void everyVendorSurvives_data();
    void everyVendorSurvives();
    void cleanupTestCase();

private:
    std::unique_ptr<SecretWatch> m_watch;
    std::unique_ptr<Rounds> m_rounds;
};

void TestVendorFaults::initTestCase()
{
    m_watch = std::make_unique<SecretWatch>();
    m_watch->add("MIIGrQYJKoZIhvcNAQcC"); // so begin the tokens of the sandbox's IAM
    m_rounds = std::make_unique<Rounds>(*m_watch);
}

void TestVendorFaults::cleanupTestCase()
{
    m_rounds.reset();
    const bool logged = m_watch->linesOfNet() > 0;
    m_watch.reset();
    QVERIFY2(logged, "nothing was logged, so the watch has watched nothing");
}

void TestVendorFaults::everyScenarioHasALine()
{
    QStringList lines;
    for (const FaultLine &line : faultTable()) {
        if (lines.isEmpty() || lines.constLast() != line.scenario)
            lines.append(line.scenario);
    }
    QStringList scenarios;
    for (const Sandbox::Scenario &scenario : Sandbox::scenarios())
        scenarios.append(scenario.name);
    lines.sort();
    scenarios.sort();
    QCOMPARE(lines, scenarios);
}

void TestVendorFaults::everyVendorSurvives_data()
{
    QTest::addColumn<QString>("scenario");
    QTest::addColumn<int>("account");
    QString before;
    for (const FaultLine &line : faultTable()) {
        if (line.scenario == before)
            continue;
        before = line.scenario;
        for (int i = 0; i < vendorAccounts().size(); ++i)
            QTest::newRow(qPrintable(line.scenario + u' ' + vendorAccounts().at(i).name)) << line.scenario << i;
    }
}

void TestVendorFaults::everyVendorSurvives()
{
    QFETCH(QString, scenario);
    QFETCH(int, account);
    const VendorAccount &who = vendorAccounts().at(account);
    if (m_rounds->isSlow(scenario) && !qEnvironmentVariableIsSet("UPLOADDECK_SLOW_FAULTS"))
        QSKIP("Takes long: set UPLOADDECK_SLOW_FAULTS to play it.");
    const FaultOutcome outcome = m_rounds->outcome(scenario, who.name);
    QVERIFY2(outcome.wrong.isEmpty(), qPrintable(outcome.wrong.join(u"; "_s)));
    const std::optional<FaultLine> line = lineOf(scenario, who);
    const QList<FaultEnds> works = {std::nullopt};
    QVERIFY2((line ? line->listed : works).contains(endOf(outcome.listed)), qPrintable(u"listed: "_s + inWords(outcome.listed)));
    QVERIFY2((line ? line->fetched : works).contains(endOf(outcome.fetched)),
             qPrintable(u"fetched: "_s + inWords(outcome.fetched)));
    if (!outcome.listed)
        QCOMPARE(outcome.stop, line ? line->stop : ListingState::Stop::None);
    const bool refused = endOf(outcome.listed) == ErrorKind::Credential;
    QCOMPARE(outcome.state == AccountState::Paused, refused);
    if (outcome.listed)
        QVERIFY2(outcome.requests <= mostRequests(*outcome.listed, who), qPrintable(u"%1 requests"_s.arg(outcome.requests)));
    if (!line)
        QVERIFY2(outcome.state == AccountState::Fresh, "an account that has nothing to do with it is troubled");
}

} // namespace deck

QTEST_GUILESS_MAIN(deck::TestVendorFaults)
#include "test_vendor_faults.moc"
