// Accounts keep apart: one vendor down in any way slows no other, and one refused key pauses its own account only.

#include "tests/flows/vendor_accounts.h"

#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace deck {

class TestVendorsApart final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void oneDownSlowsNoOther_data();
    void oneDownSlowsNoOther();
    void refusedKeyPausesItsAccountOnly_data();
    void refusedKeyPausesItsAccountOnly();
    void lockedKeyIsOpenedByThePerson_data();
    void lockedKeyIsOpenedByThePerson();
};

namespace {

constexpr int factor = 40;
/// What a busy machine may add to the listing of a dozen rows, on the clock; a call that hangs waits for two minutes.
constexpr Milliseconds busyMachine {25'000};

void addAccountRows()
{
    QTest::addColumn<int>("account");
    for (int i = 0; i < vendorAccounts().size(); ++i)
        QTest::newRow(qPrintable(vendorAccounts().at(i).name)) << i;
}

bool addAll(EngineRig &rig, Engine &engine)
{
    bool good = answerOf(engine.open()).has_value();
    for (const VendorAccount &account : vendorAccounts())
        good = good && answerOf(engine.addAccount(draftOf(rig, rig.sandbox(), account)));
    return good;
}

QStringList namesBut(const QString &name)
{
    QStringList names;
    for (const VendorAccount &account : vendorAccounts()) {
        if (account.name != name)
            names.append(account.name);
    }
    return names;
}

/// Whether a request was sent for that account: of two at one vendor, each has a project and a user of its own.
bool isOf(const SandboxRequest &request, const VendorAccount &account, const SandboxAccount &served)
{
    if (request.vendor != account.vendor)
        return false;
    const QString project = served.set.value(u"project-id"_s);
    const QString user = served.set.value(u"user"_s);
    return project.isEmpty() || request.target.contains(project.toLatin1())
        || (!user.isEmpty() && request.body.contains(user.toLatin1()));
}

qsizetype requestsFor(const Sandbox &sandbox, const VendorAccount &account)
{
    const SandboxAccount served = servedBy(sandbox, account);
    const QList<SandboxRequest> requests = sandbox.requests();
    return std::count_if(requests.cbegin(), requests.cend(),
                         [&](const SandboxRequest &request) { return isOf(request, account, served); });
}

void setSecrets(EngineRig &rig, const VendorAccount &account, bool right)
{
    const SandboxAccount served = servedBy(rig.sandbox(), account);
    for (auto secret = served.secret.cbegin(); secret != served.secret.cend(); ++secret) {
        const QByteArray value = secret.value().toLatin1();
        rig.setVariable(secretVariable(account, secret.key()), right ? value : QByteArray(value.size(), '0'));
    }
}

/// Lists these accounts; what their listings ended with, and how long all of them took on the clock.
struct Listed
{
    QList<ListReport::Entry> entries;
    Milliseconds took {0};
};

Listed listOf(EngineRig &rig, Engine &engine, const QStringList &names)
{
    const Milliseconds start = rig.clock().monotonic();
    return {answerOf(engine.list({names, {}})).accounts, rig.clock().monotonic() - start};
}

bool works(const Listed &listed)
{
    return std::none_of(listed.entries.cbegin(), listed.entries.cend(),
                        [](const ListReport::Entry &entry) { return entry.error.has_value(); });
}

bool isPaused(const Engine &engine, const VendorAccount &account)
{
    return statusOf(engine, account.name).state() == AccountState::Paused;
}

bool refresh(Engine &engine)
{
    QSignalSpy ended(&engine, &Engine::refreshEnded);
    engine.refresh();
    return QTest::qWaitFor([&ended] { return !ended.isEmpty(); }, 60'000);
}

} // namespace

void TestVendorsApart::oneDownSlowsNoOther_data()
{
    QTest::addColumn<int>("account");
    QTest::addColumn<QString>("fault");
    const QStringList faults
        = {u"refused"_s,    u"connect-hangs"_s,  u"hang"_s,     u"hang-headers"_s,         u"late-answer"_s,
           u"slow-close"_s, u"reset-at-start"_s, u"http-503"_s, u"http-429-retry-after"_s, u"captive-portal"_s};
    for (int i = 0; i < vendorAccounts().size(); ++i) {
        for (const QString &fault : faults)
            QTest::newRow(qPrintable(vendorAccounts().at(i).name + u' ' + fault)) << i << fault;
    }
}

/// The one that goes down has a server of its own, as vendors have; the others are listed while it is being asked.
void TestVendorsApart::oneDownSlowsNoOther()
{
    QFETCH(int, account);
    QFETCH(QString, fault);
    const VendorAccount &down = vendorAccounts().at(account);
    const auto clock = std::make_shared<SteppedClock>(factor);
    EngineRig rig(12, clock);
    SandboxSetup setup;
    setup.clock = clock;
    setup.uploads = 12;
    Sandbox other(std::move(setup));
    QVERIFY(other.start());

    const auto engine = rig.engine();
    QVERIFY(addAll(rig, *engine));
    QVERIFY(answerOf(engine->removeAccount(down.name)));
    QVERIFY(answerOf(engine->addAccount(draftOf(rig, other, down))));
    QVERIFY(works(listOf(rig, *engine, {})));
    const QStringList names = namesBut(down.name);
    const qsizetype atFirst = rig.sandbox().requests().size();
    const Listed inPeace = listOf(rig, *engine, names);
    const qsizetype needed = rig.sandbox().requests().size() - atFirst;
    QVERIFY(needed >= names.size());

    QVERIFY(other.setScenario(fault));
    const QFuture<ListReport> asked = engine->list({{down.name}, {}});
    const qsizetype before = rig.sandbox().requests().size();
    const Listed meanwhile = listOf(rig, *engine, names);
    QVERIFY(works(meanwhile));
    QCOMPARE(rig.sandbox().requests().size() - before, needed);
    QVERIFY2(meanwhile.took < inPeace.took + busyMachine,
             qPrintable(u"%1 ms, and %2 ms in peace"_s.arg(meanwhile.took.count()).arg(inPeace.took.count())));
    for (const QString &name : names)
        QVERIFY2(statusOf(*engine, name).state() == AccountState::Fresh, qPrintable(name));

    // Nobody waits for what hangs: neither a second listing of the others, nor the end of the program.
    QVERIFY(works(listOf(rig, *engine, names)));
    QVERIFY(other.setScenario({}));
    const bool hangs = fault.contains(u"hang"_s) || fault == u"late-answer"_s;
    QCOMPARE(asked.isFinished() && hangs, false);
}

void TestVendorsApart::refusedKeyPausesItsAccountOnly_data()
{
    addAccountRows();
}

void TestVendorsApart::refusedKeyPausesItsAccountOnly()
{
    QFETCH(int, account);
    const VendorAccount &refused = vendorAccounts().at(account);
    const QStringList others = namesBut(refused.name);
    EngineRig rig(12, std::make_shared<SteppedClock>(factor));
    const auto engine = rig.engine();
    QVERIFY(addAll(rig, *engine));
    setSecrets(rig, refused, false);

    // All at once, as at the start of the window: what was asked together is all that goes out with the wrong key.
    const Listed first = listOf(rig, *engine, {});
    for (const ListReport::Entry &entry : first.entries) {
        const bool isRefused = entry.error && entry.error->kind == ErrorKind::Credential;
        QVERIFY2(entry.account == refused.name ? isRefused : !entry.error, qPrintable(entry.account));
    }
    QVERIFY(isPaused(*engine, refused));
    const qsizetype sent = requestsFor(rig.sandbox(), refused);
    QVERIFY2(sent >= 1 && sent <= 2, qPrintable(QString::number(sent)));

    // Whatever is asked, and as time goes by, nothing more is sent for it; the others go on.
    setSecrets(rig, refused, true);
    const qsizetype all = rig.sandbox().requests().size();
    const Listed again = listOf(rig, *engine, {refused.name});
    QVERIFY(again.entries.constFirst().error && again.entries.constFirst().error->kind == ErrorKind::Credential);
    const auto fetched = answerOf(engine->fetch({refused.name, UploadKind::Media, QString(32, u'0')}));
    QVERIFY(!fetched || fetched->error);
    engine->loadMore();
    engine->wake(others.constFirst());
    QVERIFY(refresh(*engine));
    QVERIFY(works(listOf(rig, *engine, others)));
    engine->setRefreshInterval(5s);
    const Milliseconds start = rig.clock().monotonic();
    QVERIFY(QTest::qWaitFor([&] { return rig.clock().monotonic() - start > 20s; }, 60'000));
    engine->setRefreshInterval(0ms);
    QVERIFY(rig.sandbox().requests().size() > all);
    QCOMPARE(requestsFor(rig.sandbox(), refused), sent);
    QVERIFY(isPaused(*engine, refused));
    for (const QString &name : others)
        QVERIFY2(statusOf(*engine, name).channel.phase == ChannelState::Phase::Good, qPrintable(name));

    // Until the person acts.
    engine->wake(refused.name);
    QTRY_VERIFY_WITH_TIMEOUT(statusOf(*engine, refused.name).channel.phase == ChannelState::Phase::Good, 20'000);
    QVERIFY(works(listOf(rig, *engine, {})));
    QVERIFY(requestsFor(rig.sandbox(), refused) > sent);
}

void TestVendorsApart::lockedKeyIsOpenedByThePerson_data()
{
    QTest::addColumn<int>("account");
    for (int i = 0; i < vendorAccounts().size(); ++i) {
        if ((vendorAccounts().at(i).flag & Huawei) != 0) // the others do not say that they lock
            QTest::newRow(qPrintable(vendorAccounts().at(i).name)) << i;
    }
}

/// A person who tries a wrong key again and again gets it locked at the vendor; then even the right one is refused for a while.
void TestVendorsApart::lockedKeyIsOpenedByThePerson()
{
    QFETCH(int, account);
    const VendorAccount &locked = vendorAccounts().at(account);
    const auto clock = std::make_shared<SteppedClock>(factor);
    EngineRig rig(12, clock);
    const auto engine = rig.engine();
    QVERIFY(addAll(rig, *engine));
    setSecrets(rig, locked, false);
    for (int tried = 0; tried < 8; ++tried) {
        const Listed wrong = listOf(rig, *engine, {locked.name});
        QVERIFY(wrong.entries.constFirst().error && wrong.entries.constFirst().error->kind == ErrorKind::Credential);
        QVERIFY(isPaused(*engine, locked));
        engine->wake(locked.name);
        QTRY_VERIFY_WITH_TIMEOUT(isPaused(*engine, locked) && !engine->isRefreshing(), 20'000);
        engine->wake(locked.name);
    }

    setSecrets(rig, locked, true);
    engine->wake(locked.name);
    const Listed right = listOf(rig, *engine, {locked.name});
    QVERIFY(right.entries.constFirst().error && right.entries.constFirst().error->kind == ErrorKind::Credential);
    QTRY_VERIFY_WITH_TIMEOUT(isPaused(*engine, locked) && !engine->isRefreshing(), 20'000);
    QVERIFY(works(listOf(rig, *engine, namesBut(locked.name))));

    // The lock ends by itself, and still nothing is sent until the person says so.
    const qsizetype sent = requestsFor(rig.sandbox(), locked);
    clock->step(16min);
    QVERIFY(refresh(*engine));
    QVERIFY(isPaused(*engine, locked));
    QCOMPARE(requestsFor(rig.sandbox(), locked), sent);
    engine->wake(locked.name);
    QTRY_VERIFY_WITH_TIMEOUT(statusOf(*engine, locked.name).channel.phase == ChannelState::Phase::Good, 20'000);
    QVERIFY(works(listOf(rig, *engine, {})));
}

} // namespace deck

QTEST_GUILESS_MAIN(deck::TestVendorsApart)
#include "test_vendors_apart.moc"
