// Accounts whose key is refused, missing or put right, and the test of an account.

#include "tests/flows/engine_rig.h"

#include <QSignalSpy>

using namespace Qt::StringLiterals;

namespace deck {

class TestEngineKeys final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void refusedKeyPausesOneAccountOnly();
    void wakeAfterARefusalRefreshesAnew();
    void missingSecretNamesTheVariable();
    void byTimeLeavesPausedAccountsAlone();
    void testsAnAccount();
    void testNamesTheFailingStage_data();
    void testNamesTheFailingStage();
};

void TestEngineKeys::refusedKeyPausesOneAccountOnly()
{
    EngineRig rig(60);
    const auto engine = rig.engine();
    QVERIFY(openWith(rig, *engine, {u"good"_s, u"bad"_s}));
    rig.setVariable(u"SECRET_bad"_s, "00000000000000000000000000000000");
    const ListReport report = answerOf(engine->list({}));
    QVERIFY(!report.accounts.at(0).error);
    QVERIFY(report.accounts.at(1).error && report.accounts.at(1).error->kind == ErrorKind::Credential);
    QVERIFY(statusOf(*engine, u"bad"_s).channel.phase == ChannelState::Phase::SignInAgain);
    QVERIFY(statusOf(*engine, u"good"_s).channel.phase == ChannelState::Phase::Good);

    // Paused: nothing more is sent with that key.
    const qsizetype sent = rig.sandbox().requests().size();
    ListRequest bad;
    bad.accounts = {u"bad"_s};
    QVERIFY(answerOf(engine->list(bad)).accounts.at(0).error->kind == ErrorKind::Credential);
    QCOMPARE(rig.sandbox().requests().size(), sent);

    // The person sets the right key and says so.
    (void)rig.draft(u"bad"_s);
    engine->wake(u"bad"_s);
    QTRY_VERIFY(statusOf(*engine, u"bad"_s).channel.phase == ChannelState::Phase::Good);
    QVERIFY(!answerOf(engine->list(bad)).accounts.at(0).error);
}

void TestEngineKeys::wakeAfterARefusalRefreshesAnew()
{
    EngineRig rig(120, std::make_shared<SystemClock>());
    const auto engine = rig.engine();
    QVERIFY(openWith(rig, *engine, {u"a"_s}));
    QVERIFY(!answerOf(engine->list({})).accounts.at(0).error); // answered once: calls no longer go one by one
    const qsizetype before = rig.sandbox().requests().size();
    QVERIFY(rig.play(u"hang"_s));
    engine->askFiltered({ShownStatus::Failed});
    engine->refresh();
    QTRY_COMPARE(rig.sandbox().requests().size(), before + 2);
    QVERIFY(rig.play(u"error-100000005"_s));
    const auto refused = answerOf(engine->fetch({u"a"_s, UploadKind::UrlJob, u"1"_s}));
    QVERIFY(refused && refused->error && refused->error->kind == ErrorKind::Credential);
    QTRY_VERIFY(statusOf(*engine, u"a"_s).channel.phase == ChannelState::Phase::SignInAgain);
    QVERIFY(engine->isRefreshing()); // its calls still hang
    QVERIFY(rig.play({}));
    engine->wake();
    QTRY_VERIFY(!engine->isRefreshing());
    QVERIFY(statusOf(*engine, u"a"_s).channel.phase == ChannelState::Phase::Good);
    QVERIFY(statusOf(*engine, u"a"_s).lastListedAt.has_value());
    QVERIFY(engine->store().size() > 0);
}

void TestEngineKeys::missingSecretNamesTheVariable()
{
    EngineRig rig(10);
    const auto engine = rig.engine();
    QVERIFY(openWith(rig, *engine, {u"a"_s}));
    rig.setVariable(u"SECRET_a"_s, {});
    const ListReport report = answerOf(engine->list({}));
    QVERIFY(report.accounts.at(0).error);
    QVERIFY(report.accounts.at(0).error->kind == ErrorKind::Credential);
    QVERIFY(report.accounts.at(0).error->message.contains(u"SECRET_a"_s));
    QVERIFY(statusOf(*engine, u"a"_s).channel.phase == ChannelState::Phase::SignInAgain);
    (void)rig.draft(u"a"_s);
    engine->wake();
    QTRY_VERIFY(statusOf(*engine, u"a"_s).channel.phase == ChannelState::Phase::Good);
    QTRY_VERIFY(engine->store().size() > 0);
}

void TestEngineKeys::byTimeLeavesPausedAccountsAlone()
{
    EngineRig rig(10);
    const auto engine = rig.engine();
    QVERIFY(openWith(rig, *engine, {u"good"_s, u"bad"_s}));
    rig.setVariable(u"SECRET_bad"_s, "00000000000000000000000000000000");
    QSignalSpy ended(engine.get(), &Engine::refreshEnded);
    engine->setRefreshInterval(Milliseconds(1'000));
    QTRY_VERIFY(ended.size() >= 4);
    qsizetype refused = 0;
    const QString appId = engine->accounts().constFirst().account.set.value(u"app-id"_s);
    for (const SandboxRequest &request : rig.sandbox().requests())
        refused += request.target.contains(appId.toLatin1());
    // Both accounts have the same AppId: every round asks once for the good one, and the bad one asked once at all.
    QVERIFY2(refused <= ended.size() + 2, qPrintable(u"%1 requests in %2 rounds"_s.arg(refused).arg(ended.size())));
}

void TestEngineKeys::testsAnAccount()
{
    EngineRig rig(10);
    const auto engine = rig.engine();
    QVERIFY(openWith(rig, *engine, {u"a"_s}));
    const auto stages = answerOf(engine->testAccount(u"a"_s));
    QVERIFY(stages);
    QList<TestStage::Kind> kinds;
    for (const TestStage &stage : *stages) {
        QVERIFY(!stage.error);
        kinds.append(stage.kind);
    }
    using Kind = TestStage::Kind; // plain http on this computer has no secure link
    QCOMPARE(kinds, (QList<Kind> {Kind::NameLookup, Kind::Clock, Kind::SignIn, Kind::List}));
    QVERIFY(!answerOf(engine->testAccount(u"x"_s)));
    for (const SandboxRequest &request : rig.sandbox().requests())
        QVERIFY(request.operation.isEmpty() || request.operation == u"DescribeUploadTasks"_s);
}

void TestEngineKeys::testNamesTheFailingStage_data()
{
    QTest::addColumn<QString>("scenario");
    QTest::addColumn<int>("stage");
    QTest::addColumn<int>("kind");
    const auto row = [](const char *scenario, TestStage::Kind stage, ErrorKind kind) {
        QTest::newRow(scenario) << QString::fromLatin1(scenario) << static_cast<int>(stage) << static_cast<int>(kind);
    };
    row("error-100000005", TestStage::Kind::SignIn, ErrorKind::Credential);
    row("error-100000004", TestStage::Kind::Clock, ErrorKind::Clock);
    row("error-350006006", TestStage::Kind::List, ErrorKind::Rejected);
    row("refused", TestStage::Kind::SignIn, ErrorKind::Unreachable);
    row("hang", TestStage::Kind::SignIn, ErrorKind::TimedOut);
    row("http-500", TestStage::Kind::SignIn, ErrorKind::ServerFailed);
    row("captive-portal", TestStage::Kind::SignIn, ErrorKind::BadAnswer);
}

void TestEngineKeys::testNamesTheFailingStage()
{
    QFETCH(QString, scenario);
    QFETCH(int, stage);
    QFETCH(int, kind);
    EngineRig rig(10);
    const auto engine = rig.engine();
    QVERIFY(openWith(rig, *engine, {u"a"_s}));
    QVERIFY(rig.play(scenario));
    const auto stages = answerOf(engine->testAccount(u"a"_s));
    QVERIFY(stages && !stages->isEmpty());
    const TestStage &last = stages->constLast();
    QVERIFY(last.error);
    QCOMPARE(static_cast<int>(last.kind), stage);
    QCOMPARE(static_cast<int>(last.error->kind), kind);
    for (const TestStage &passed : stages->first(stages->size() - 1)) {
        QVERIFY(!passed.error);
        // of a server that gave no answer, the time is not known
        QVERIFY(passed.kind != TestStage::Kind::Clock || !passed.detail.isEmpty());
    }
    QCOMPARE(stages->constFirst().kind, TestStage::Kind::NameLookup);
}

} // namespace deck

QTEST_GUILESS_MAIN(deck::TestEngineKeys)
#include "test_engine_keys.moc"
