// Two engines on one profile, as the window and the console are, keep an account's rate together.

#include "engine_rig.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace deck;
using namespace std::chrono_literals;

namespace {

constexpr int rate = 20; // of DescribeUploadTasks

EngineSetup sharing(const EngineRig &rig, bool shares)
{
    EngineSetup setup = rig.setup();
    setup.sharesRates = shares;
    return setup;
}

QList<Instant> arrivals(const Sandbox &sandbox)
{
    QList<Instant> at;
    for (const SandboxRequest &request : sandbox.requests())
        at.append(request.at);
    return at;
}

int busiestSecond(const QList<Instant> &times)
{
    int most = 0;
    for (const Instant first : times) {
        const auto within
            = std::count_if(times.begin(), times.end(), [first](Instant at) { return at >= first && at < first + 1s; });
        most = std::max(most, int(within));
    }
    return most;
}

/// Asks for each of the IDs by itself, all at once.
QList<QFuture<Result<UploadAnswer>>> fetchAll(Engine &engine, const QList<UploadKey> &keys)
{
    QList<QFuture<Result<UploadAnswer>>> answers;
    for (const UploadKey &key : keys)
        answers.append(engine.fetch(key));
    return answers;
}

} // namespace

class TestEngineSharedRate final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void twoEnginesKeepOneRate_data();
    void twoEnginesKeepOneRate();
    void aloneItIsNotSlowed();

private:
    static QList<UploadKey> keysOf(Engine &engine, int count);
};

QList<UploadKey> TestEngineSharedRate::keysOf(Engine &engine, int count)
{
    QList<UploadKey> keys;
    const UploadStore &store = engine.store();
    for (Row row = 0; row < store.rowEnd() && keys.size() < count; ++row) {
        if (store.isUsed(row))
            keys.append(store.key(row));
    }
    return keys;
}

void TestEngineSharedRate::twoEnginesKeepOneRate_data()
{
    QTest::addColumn<bool>("shares");
    QTest::newRow("shared") << true;
    QTest::newRow("each for itself") << false; // what is measured can be seen to fail
}

void TestEngineSharedRate::twoEnginesKeepOneRate()
{
    QFETCH(const bool, shares);
    EngineRig rig(240, std::make_shared<SystemClock>());
    Engine window(sharing(rig, shares));
    QVERIFY(openWith(rig, window, {u"a"_s}));
    QVERIFY(!answerOf(window.list({})).accounts.constFirst().error);
    Engine console(sharing(rig, shares));
    QVERIFY(answerOf(console.open()));
    const QList<UploadKey> keys = keysOf(window, 45);
    QCOMPARE(keys.size(), 45);
    const auto byWindow = fetchAll(window, keys);
    const auto byConsole = fetchAll(console, keys);
    for (const auto &answer : byWindow + byConsole) {
        const Result<UploadAnswer> came = answerOf(answer);
        QVERIFY(!shares || (came && !came->error)); // the sandbox refuses what comes too fast
    }
    const QList<Instant> times = arrivals(rig.sandbox());
    QCOMPARE_GE(times.size(), 90);
    const int most = busiestSecond(times);
    const auto took = std::chrono::duration_cast<Milliseconds>(times.constLast() - times.constFirst());
    qInfo("%d calls in %lld ms, at most %d in a second", int(times.size()), static_cast<long long>(took.count()), most);
    if (!shares && most <= rate)
        QSKIP("this computer is too slow just now to exceed the rate");
    QVERIFY2((most <= rate) == shares, qPrintable(QString::number(most)));
}

void TestEngineSharedRate::aloneItIsNotSlowed()
{
    qint64 took[2] {};
    for (const bool shares : {false, true}) {
        EngineRig rig(240, std::make_shared<SystemClock>());
        Engine engine(sharing(rig, shares));
        QVERIFY(openWith(rig, engine, {u"a"_s}));
        QElapsedTimer timer;
        timer.start();
        for (int i = 0; i < 2; ++i) { // pages one after another
            QVERIFY(!answerOf(engine.list({})).accounts.constFirst().error);
        }
        const auto answers = fetchAll(engine, keysOf(engine, 40)); // and a heap of calls
        for (const auto &answer : answers)
            QVERIFY(answerOf(answer));
        took[shares ? 1 : 0] = timer.elapsed();
    }
    qInfo("own pace %lld ms, shared rate %lld ms", static_cast<long long>(took[0]), static_cast<long long>(took[1]));
    QVERIFY2(took[1] < took[0] * 3 / 2 + 500, qPrintable(QString::number(took[1])));
}

QTEST_GUILESS_MAIN(TestEngineSharedRate)
#include "test_engine_shared_rate.moc"
