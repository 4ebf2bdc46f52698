// The engine destroyed at any moment: every future ends, threads join, nothing is called afterwards.

#include "tests/flows/engine_rig.h"

#include <QElapsedTimer>

using namespace Qt::StringLiterals;

namespace deck {

class TestEngineEndings final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void destroyedAfterSomeRequests_data();
    void destroyedAfterSomeRequests();
    void destroyedBeforeAnythingBegan();
    void destroyedWhileTheServerHangs();
    void destroyedWithinItsOwnSignal_data();
    void destroyedWithinItsOwnSignal();
    void destroyedWithinAContinuation();
};

namespace {

/// All questions at once; each future must end.
struct Questions
{
    QFuture<ListReport> all;
    QFuture<ListReport> filtered;
    QFuture<Result<UploadAnswer>> one;
    QFuture<Result<QList<Upload>>> records;
    QFuture<Result<QList<TestStage>>> test;
    QFuture<Result<void>> add;
    QFuture<Result<void>> remove;

    Questions(EngineRig &rig, Engine &engine)
    {
        const UploadKey key {u"a"_s, UploadKind::UrlJob, u"ffffffffffffffffffffffff"_s};
        ListRequest failed;
        failed.statuses = {ShownStatus::Failed};
        all = engine.list({});
        filtered = engine.list(failed);
        one = engine.fetch(key);
        records = engine.records({key});
        test = engine.testAccount(u"a"_s);
        add = engine.addAccount(rig.draft(u"c"_s));
        remove = engine.removeAccount(u"b"_s);
        engine.refresh();
        engine.loadAll();
        engine.askFiltered({ShownStatus::Waiting});
    }
    [[nodiscard]] bool haveEnded() const
    {
        return all.isFinished() && filtered.isFinished() && one.isFinished() && records.isFinished() && test.isFinished()
            && add.isFinished() && remove.isFinished();
    }
    [[nodiscard]] bool haveResults() const
    {
        return all.resultCount() == 1 && filtered.resultCount() == 1 && one.resultCount() == 1 && records.resultCount() == 1
            && test.resultCount() == 1 && add.resultCount() == 1 && remove.resultCount() == 1;
    }
};

} // namespace

void TestEngineEndings::destroyedAfterSomeRequests_data()
{
    QTest::addColumn<int>("requests");
    for (int requests = 0; requests <= 16; ++requests)
        QTest::addRow("%d", requests) << requests;
}

void TestEngineEndings::destroyedAfterSomeRequests()
{
    QFETCH(int, requests);
    EngineRig rig(240);
    auto engine = rig.engine();
    QVERIFY(openWith(rig, *engine, {u"a"_s, u"b"_s}));
    const Questions questions(rig, *engine);
    QVERIFY(QTest::qWaitFor([&] { return rig.sandbox().requests().size() >= requests || questions.haveEnded(); }, 30'000));
    QElapsedTimer timer;
    timer.start();
    engine.reset();
    QVERIFY2(timer.elapsed() < 2'000, qPrintable(QString::number(timer.elapsed())));
    QVERIFY(questions.haveEnded());
    QVERIFY(questions.haveResults());
    // The profile is whole.
    engine = rig.engine();
    QVERIFY(answerOf(engine->open()));
    QVERIFY(engine->accounts().size() >= 1);
}

void TestEngineEndings::destroyedBeforeAnythingBegan()
{
    EngineRig rig(0);
    auto engine = rig.engine();
    const auto opening = engine->open();
    const Questions questions(rig, *engine);
    engine.reset();
    QVERIFY(opening.isFinished());
    QVERIFY(questions.haveEnded());
    QVERIFY(questions.haveResults());
    engine = rig.engine();
    engine.reset(); // nothing asked at all
}

void TestEngineEndings::destroyedWhileTheServerHangs()
{
    EngineRig rig(240, std::make_shared<SystemClock>());
    auto engine = rig.engine();
    QVERIFY(openWith(rig, *engine, {u"a"_s, u"b"_s}));
    QVERIFY(rig.play(u"hang"_s));
    const Questions questions(rig, *engine);
    QTRY_VERIFY(rig.sandbox().requests().size() >= 2); // the first call of each account
    QElapsedTimer timer;
    timer.start();
    engine.reset();
    QVERIFY2(timer.elapsed() < 2'000, qPrintable(QString::number(timer.elapsed())));
    QVERIFY(questions.haveEnded());
    QVERIFY(questions.one.result().error().kind == ErrorKind::Cancelled);
    for (const ListReport::Entry &entry : questions.all.result().accounts)
        QVERIFY(entry.error && entry.error->kind == ErrorKind::Cancelled);
    QCOMPARE(questions.all.result().accounts.size(), 2);
}

void TestEngineEndings::destroyedWithinItsOwnSignal_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("accountsChanged") << 0;
    QTest::newRow("accountChanged") << 1;
    QTest::newRow("refreshStarted") << 2;
    QTest::newRow("refreshEnded") << 3;
}

void TestEngineEndings::destroyedWithinItsOwnSignal()
{
    QFETCH(int, signal);
    EngineRig rig(60);
    auto engine = rig.engine();
    QVERIFY(openWith(rig, *engine, {u"a"_s}));
    bool gone = false;
    const auto destroy = [&] {
        if (std::exchange(gone, true))
            return;
        engine.reset();
    };
    switch (signal) {
    case 0:
        connect(engine.get(), &Engine::accountsChanged, this, destroy);
        break;
    case 1:
        connect(engine.get(), &Engine::accountChanged, this, destroy);
        break;
    case 2:
        connect(engine.get(), &Engine::refreshStarted, this, destroy);
        break;
    default:
        connect(engine.get(), &Engine::refreshEnded, this, destroy);
    }
    const Questions questions(rig, *engine);
    QTRY_VERIFY_WITH_TIMEOUT(gone, 30'000);
    QVERIFY(!engine);
    QVERIFY(questions.haveEnded());
    QVERIFY(questions.haveResults());
}

void TestEngineEndings::destroyedWithinAContinuation()
{
    EngineRig rig(60);
    auto engine = rig.engine();
    QVERIFY(openWith(rig, *engine, {u"a"_s, u"b"_s}));
    bool gone = false;
    const auto listed = engine->list({}).then(this, [&](const ListReport &) {
        engine.reset();
        gone = true;
    });
    const auto late = engine->fetch({u"a"_s, UploadKind::UrlJob, u"ffffffffffffffffffffffff"_s});
    QTRY_VERIFY_WITH_TIMEOUT(gone, 30'000);
    QVERIFY(late.isFinished());
    QVERIFY(listed.isFinished());
}

} // namespace deck

QTEST_GUILESS_MAIN(deck::TestEngineEndings)
#include "test_engine_endings.moc"
