#include "core/cancel_token.h"

#include <QTest>
#include <QThread>

#include <atomic>
#include <thread>

using namespace deck;

class CancelTokenTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPlainTokenIsNeverCancelled();
    void cancelCallsOnceAndLater();
    void alreadyCancelledCallsLater();
    void copiesAreOne();
    void droppedWithItsContext();
    void functionsEndWithTheirContext();
    void callsOnTheContextsThread();
    void contextDiesWhileAnotherThreadCancels();
};

void CancelTokenTest::aPlainTokenIsNeverCancelled()
{
    const CancelToken token;
    QVERIFY(!token.isCancelled());
    token.onCancel(this, [] { QFAIL("never"); });
    QCoreApplication::sendPostedEvents();
}

void CancelTokenTest::cancelCallsOnceAndLater()
{
    CancelSource source;
    int calls = 0;
    source.token().onCancel(this, [&calls] { ++calls; });
    source.token().onCancel(this, [&calls] { calls += 10; });
    QVERIFY(!source.token().isCancelled());
    source.cancel();
    QVERIFY(source.token().isCancelled());
    QCOMPARE(calls, 0); // queued, never inside cancel()
    source.cancel();
    QTRY_COMPARE(calls, 11);
    QCoreApplication::sendPostedEvents();
    QCOMPARE(calls, 11);
}

void CancelTokenTest::alreadyCancelledCallsLater()
{
    CancelSource source;
    source.cancel();
    int calls = 0;
    source.token().onCancel(this, [&calls] { ++calls; });
    QCOMPARE(calls, 0);
    QTRY_COMPARE(calls, 1);
}

void CancelTokenTest::copiesAreOne()
{
    CancelSource source;
    CancelSource copy = source;
    const CancelToken token = source.token();
    const CancelToken other = token;
    copy.cancel();
    QVERIFY(token.isCancelled() && other.isCancelled());
    CancelToken outlives;
    {
        CancelSource gone;
        outlives = gone.token();
    }
    QVERIFY(!outlives.isCancelled());
}

void CancelTokenTest::droppedWithItsContext()
{
    CancelSource source;
    bool before = false;
    bool between = false;
    {
        QObject context;
        source.token().onCancel(&context, [&before] { before = true; });
    }
    {
        QObject context;
        source.token().onCancel(&context, [&between] { between = true; });
        source.cancel();
    }
    QCoreApplication::sendPostedEvents();
    QVERIFY(!before && !between);
}

void CancelTokenTest::functionsEndWithTheirContext()
{
    // a token that lives as long as the program must not gather what its askers left
    CancelSource source;
    const auto held = std::make_shared<int>(1);
    {
        QObject context;
        source.token().onCancel(&context, [held] { Q_UNUSED(held) });
        QCOMPARE(held.use_count(), 2);
    }
    QCOMPARE(held.use_count(), 1);
}

void CancelTokenTest::callsOnTheContextsThread()
{
    QThread thread;
    QObject context;
    context.moveToThread(&thread);
    thread.start();
    CancelSource source;
    std::atomic<QThread *> calledOn = nullptr;
    source.token().onCancel(&context, [&] { calledOn = QThread::currentThread(); });
    source.cancel();
    QTRY_COMPARE(calledOn.load(), &thread);
    thread.quit();
    thread.wait();
}

void CancelTokenTest::contextDiesWhileAnotherThreadCancels()
{
    // the order of the two is left to the machine; a use after the end is for the sanitizers to see
    for (int i = 0; i < 2000; ++i) {
        CancelSource source;
        auto context = std::make_unique<QObject>();
        source.token().onCancel(context.get(), [] {});
        std::atomic<bool> go = false;
        std::thread other([&source, &go] {
            while (!go)
                std::this_thread::yield();
            source.cancel();
        });
        go = true;
        context.reset();
        other.join();
        QVERIFY(source.token().isCancelled());
    }
}

QTEST_GUILESS_MAIN(CancelTokenTest)
#include "test_cancel_token.moc"
