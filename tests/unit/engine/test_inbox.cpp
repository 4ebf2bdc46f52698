#include "engine/inbox.h"
#include "engine/upload_store.h"
#include "tests/support/manual_clock.h"
#include "tests/unit/engine/fake_pages.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

namespace deck {

class TestInbox final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void callRunsAfterTheRowsBeforeIt();
    void oneChangeSetAFrame();
    void bigBatchIsSliced();
    void orderIsKept();
    void removalComesBetween();
    void callsWithoutRowsDoNotWait();
    void destroyedWithinACall();
};

namespace {

QList<Upload> uploads(int count, int from = 0)
{
    QList<Upload> list;
    for (int i = 0; i < count; ++i)
        list.append(fakeUpload(QString::number(from + i)));
    return list;
}

} // namespace

void TestInbox::callRunsAfterTheRowsBeforeIt()
{
    UploadStore store;
    ManualClock clock;
    Inbox inbox(store, clock);
    qsizetype then = -1;
    inbox.rows(uploads(30));
    inbox.call([&] { then = store.size(); });
    QTRY_COMPARE(then, 30);
}

void TestInbox::oneChangeSetAFrame()
{
    UploadStore store;
    ManualClock clock;
    Inbox inbox(store, clock);
    int changes = 0;
    connect(&store, &UploadStore::changed, this, [&changes] { ++changes; });
    inbox.rows(uploads(10));
    QTRY_COMPARE(changes, 1); // the first at once
    inbox.rows(uploads(10, 10));
    inbox.rows(uploads(10, 20));
    QTRY_VERIFY(clock.nextDue().has_value());
    QCOMPARE(changes, 1);
    clock.advance(Milliseconds(32));
    QCOMPARE(changes, 1);
    clock.advance(Milliseconds(1));
    QTRY_COMPARE(changes, 2); // both batches in one
    QCOMPARE(store.size(), 30);
}

void TestInbox::bigBatchIsSliced()
{
    UploadStore store;
    ManualClock clock;
    Inbox inbox(store, clock);
    qsizetype largest = 0;
    int changes = 0;
    connect(&store, &UploadStore::changed, this, [&](const ChangeSet &change) {
        largest = std::max(largest, change.added.size());
        ++changes;
    });
    bool done = false;
    inbox.rows(uploads(20'000));
    inbox.call([&done] { done = true; });
    const auto advance = [&] {
        clock.advance(Inbox::frame);
        return done;
    };
    QVERIFY(QTest::qWaitFor(advance, 30'000));
    QCOMPARE(store.size(), 20'000);
    QVERIFY(changes > 1);
    QVERIFY(largest < 20'000);
}

void TestInbox::orderIsKept()
{
    UploadStore store;
    ManualClock clock;
    Inbox inbox(store, clock);
    const UploadKey key = fakeUpload(u"5000"_s).key;
    inbox.rows(uploads(8'000));
    inbox.rows({fakeUpload(u"5000"_s, UploadStatus::Uploading)});
    inbox.rows({fakeUpload(u"5000"_s, UploadStatus::Failed)});
    bool done = false;
    inbox.call([&done] { done = true; });
    QVERIFY(QTest::qWaitFor(
        [&] {
            clock.advance(Inbox::frame);
            return done;
        },
        30'000));
    QVERIFY(store.status(*store.find(key)) == UploadStatus::Failed);
}

void TestInbox::removalComesBetween()
{
    UploadStore store;
    ManualClock clock;
    Inbox inbox(store, clock);
    QList<qsizetype> sizes;
    inbox.rows(uploads(10));
    inbox.removal(u"a"_s);
    inbox.call([&] { sizes.append(store.size()); });
    inbox.rows(uploads(3));
    inbox.call([&] { sizes.append(store.size()); });
    QVERIFY(QTest::qWaitFor(
        [&] {
            clock.advance(Inbox::frame);
            return sizes.size() == 2;
        },
        30'000));
    QCOMPARE(sizes, (QList<qsizetype> {0, 3}));
}

void TestInbox::callsWithoutRowsDoNotWait()
{
    UploadStore store;
    ManualClock clock;
    Inbox inbox(store, clock);
    int calls = 0;
    inbox.rows(uploads(1));
    for (int i = 0; i < 5; ++i)
        inbox.call([&calls] { ++calls; });
    QTRY_COMPARE(calls, 5); // the clock stands still
}

void TestInbox::destroyedWithinACall()
{
    UploadStore store;
    ManualClock clock;
    auto inbox = std::make_unique<Inbox>(store, clock);
    bool gone = false;
    inbox->call([&] {
        inbox.reset();
        gone = true;
    });
    QFuture<Result<int>> future;
    {
        const auto answer = newAnswer<int>();
        future = answer.future();
        inbox->call([answer] { answer.give(1); });
    }
    QTRY_VERIFY(gone);
    QVERIFY(future.isFinished()); // what stood behind it ends too
    QVERIFY(future.result().error().kind == ErrorKind::Cancelled);
}

} // namespace deck

QTEST_GUILESS_MAIN(deck::TestInbox)
#include "test_inbox.moc"
