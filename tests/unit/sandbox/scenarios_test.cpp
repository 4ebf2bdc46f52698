#include "huawei_caller.h"
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
    all.insert(huaweiChecks());
    all.insert(zegoChecks());
    all.insert(aliyunChecks());
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
    void limitsAFaultToOneVendor_data();
    void limitsAFaultToOneVendor();
    void limitedFaultsMoveOneVendorsClockAndCountItsRequests();
    void refusesOtherLimits_data();
    void refusesOtherLimits();
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

    if (name == u"connect-hangs"_s)
        return; // as a client would; its check connects by itself
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

void ScenariosTest::limitsAFaultToOneVendor_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("status"); // 0: the connection ends without an answer
    QTest::newRow("reset") << u"reset-at-start"_s << 0;
    QTest::newRow("half") << u"close-at-half"_s << 0;
    QTest::newRow("503") << u"http-503"_s << 503;
    QTest::newRow("403 with code") << u"http-403-coded"_s << 403;
    QTest::newRow("captive portal") << u"captive-portal"_s << 200;
}

void ScenariosTest::limitsAFaultToOneVendor()
{
    QFETCH(const QString, name);
    QFETCH(const int, status);
    SandboxSetup setup;
    const auto clock = std::make_shared<ManualClock>();
    setup.clock = clock;
    setup.scenario = u"huawei-vod:"_s + name;
    Sandbox sandbox(setup);
    QVERIFY(sandbox.start());
    ZegoCaller zego(sandbox, u"player-prod"_s, clock);
    const HuaweiCaller huawei(sandbox, u"newsroom"_s, clock);
    const auto works = [](const RawAnswer &answer) { return answer.status == 200 && answer.body.startsWith('{'); };
    QCOMPARE(huawei.list().status, status);
    QVERIFY(!works(huawei.list()));
    QCOMPARE(zego.call("DescribeUploadTasks", {}).code(), 0);
    QVERIFY(sandbox.setScenario(u"zego:"_s + name));
    QVERIFY(works(huawei.list()));
    QVERIFY(!works(zego.call("DescribeUploadTasks", {})));
    QVERIFY(sandbox.setScenario({}));
    QVERIFY(works(huawei.list()));
    QVERIFY(works(zego.call("DescribeUploadTasks", {})));
}

void ScenariosTest::limitedFaultsMoveOneVendorsClockAndCountItsRequests()
{
    SandboxSetup setup;
    const auto clock = std::make_shared<ManualClock>();
    setup.clock = clock;
    Sandbox sandbox(setup);
    QVERIFY(sandbox.start());
    ZegoCaller zego(sandbox, u"player-prod"_s, clock);
    const HuaweiCaller huawei(sandbox, u"newsroom"_s, clock);
    QVERIFY(sandbox.setScenario(u"huawei-vod:clock-16-min-behind"_s));
    QCOMPARE(huawei.list().status, 401);
    QCOMPARE(zego.call("DescribeUploadTasks", {}).code(), 0);
    QVERIFY(sandbox.setScenario(u"huawei-vod:fails-first"_s));
    for (int i = 0; i < 3; ++i)
        QCOMPARE(zego.call("DescribeUploadTasks", {}).code(), 0);
    QCOMPARE(huawei.list().status, 503);
    QCOMPARE(huawei.list().status, 503);
    QCOMPARE(huawei.list().status, 200);
}

void ScenariosTest::refusesOtherLimits_data()
{
    QTest::addColumn<QString>("name");
    for (const QString &name : {u"huawei:close-at-half"_s, u":close-at-half"_s, u"huawei-vod:"_s, u"huawei-vod:earthquake"_s,
                                u"zego:huawei-vod:hang"_s, u"zego:token-repeats"_s, u"huawei-vod:refused"_s,
                                u"huawei-vod:connect-hangs"_s, u"Huawei-VOD:hang"_s, u"huawei-vod: hang"_s})
        QTest::newRow(qPrintable(name)) << name;
}

void ScenariosTest::refusesOtherLimits()
{
    QFETCH(const QString, name);
    SandboxSetup setup;
    setup.scenario = name;
    Sandbox never(setup);
    const Result<void> started = never.start();
    QVERIFY(!started);
    QCOMPARE(started.error().code, u"unknown-scenario"_s);
    Sandbox sandbox(SandboxSetup {});
    QVERIFY(sandbox.start());
    QVERIFY(!sandbox.setScenario(name));
}

QTEST_GUILESS_MAIN(ScenariosTest)
#include "scenarios_test.moc"
