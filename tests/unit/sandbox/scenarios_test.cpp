#include "scenario_checks.h"

#include <QRegularExpression>
#include <QSet>

using namespace deck;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QMap<QString, Check> checks()
{
    QMap<QString, Check> all = transportChecks();
    all.insert(zegoChecks());
    return all;
}

} // namespace

class ScenariosTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void playsEach_data();
    void playsEach();
    void namesAreWellFormed();
    void refusesUnknownNames();
};

void ScenariosTest::playsEach_data()
{
    QTest::addColumn<QString>("name");
    for (const Sandbox::Scenario &scenario : Sandbox::scenarios())
        QTest::newRow(qPrintable(scenario.name)) << scenario.name;
}

void ScenariosTest::playsEach()
{
    QFETCH(const QString, name);
    static const QMap<QString, Check> all = checks();
    QVERIFY2(all.contains(name), "no check for this scenario");
    Stage stage;
    SandboxSetup setup;
    setup.clock = stage.clock;
    stage.sandbox = std::make_unique<Sandbox>(setup);
    QVERIFY(stage.sandbox->start());
    stage.client = std::make_unique<RawClient>(stage.sandbox->endpoint());
    QVERIFY(stage.sandbox->setScenario(name)); // live, on a connection that is open
    stage.caller = std::make_unique<ZegoCaller>(*stage.sandbox, u"player-prod"_s, stage.clock);
    all.value(name)(stage);
    if (QTest::currentTestFailed())
        return;
    // all heals
    stage.clock->advance(2s);
    QVERIFY(stage.sandbox->setScenario({}));
    ZegoCaller after(*stage.sandbox, u"player-test"_s, stage.clock);
    QCOMPARE(after.call("DescribeUploadTasks", {}).code(), 0);

    // and from the start
    setup.scenario = name;
    Sandbox second(setup);
    QVERIFY(second.start());
    QVERIFY(second.endpoint().port() > 0);
    QCOMPARE(RawClient(second.endpoint()).end(), name == u"refused"_s ? RawClient::End::Refused : RawClient::End::Open);
}

void ScenariosTest::namesAreWellFormed()
{
    QSet<QString> names;
    for (const Sandbox::Scenario &scenario : Sandbox::scenarios()) {
        QVERIFY2(QRegularExpression(u"^[a-z0-9]+(-[a-z0-9]+)*$"_s).match(scenario.name).hasMatch(), qPrintable(scenario.name));
        QVERIFY(!scenario.text.isEmpty() && !scenario.text.contains(u'\n'));
        names.insert(scenario.name);
    }
    QCOMPARE(names.size(), Sandbox::scenarios().size());
    QCOMPARE(names.size(), checks().size());
}

void ScenariosTest::refusesUnknownNames()
{
    SandboxSetup setup;
    setup.scenario = u"earthquake"_s;
    Sandbox never(setup);
    const Result<void> started = never.start();
    QVERIFY(!started);
    QCOMPARE(started.error().kind, ErrorKind::BadInput);
    QCOMPARE(started.error().code, u"unknown-scenario"_s);

    Sandbox sandbox(SandboxSetup {});
    QVERIFY(sandbox.start());
    const Result<void> set = sandbox.setScenario(u"Hang"_s);
    QVERIFY(!set);
    QCOMPARE(set.error().code, u"unknown-scenario"_s);
}

QTEST_GUILESS_MAIN(ScenariosTest)
#include "scenarios_test.moc"
