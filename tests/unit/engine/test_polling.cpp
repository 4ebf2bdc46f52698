// What decides when an upload is asked about again, and when it counts as stalled.

#include "engine/movement.h"
#include "engine/poll_schedule.h"
#include "engine/refresh_schedule.h"
#include "tests/support/manual_clock.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace deck {

class TestPolling final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void movesAndStalls();
    void withoutProgressNothingStalls();
    void onlyWhatIsUnderWayStalls_data();
    void onlyWhatIsUnderWayStalls();
    void listingWithoutProgressProvesNothing();
    void vendorsTimeCountsWhereItIsLater();
    void stallSurvivesARestart();
    void clockSetBackStartsAnew();
    void whatMovesIsDueSoonest();
    void pausesGrowToTheLongest();
    void lastCallIsFilled();
    void twoThousandAreAHundredCalls();
    void answeredInThisRoundIsNotAskedAgain();
    void storedFileEnds();
    void refusedIsDueLater();
    void scheduleArmsAfterTheEnd();
    void scheduleForgetsOldTimers();
    void oneAccountDelaysNoOther();
    void removedAccountIsNotDue();
};

namespace {

constexpr Instant t0 {1'700'000'000s};
constexpr Milliseconds tenMinutes = 10min;

Upload progress(double ratio, UploadStatus status = UploadStatus::Uploading)
{
    Upload answer;
    answer.key = {u"a"_s, UploadKind::Media, u"1"_s};
    answer.status = status;
    answer.ratio = ratio;
    answer.covers = {Field::Status, Field::Ratio, Field::UploadedBytes, Field::ModifiedAt};
    return answer;
}

UploadKey media(int n)
{
    return {u"a"_s, UploadKind::Media, QString::number(n)};
}

} // namespace

void TestPolling::movesAndStalls()
{
    Movement movement;
    QVERIFY(movement.take(progress(0.1), t0, tenMinutes)); // the first answer
    QVERIFY(!movement.take(progress(0.1), t0 + 5min, tenMinutes));
    QVERIFY(!movement.stalledSince);
    QVERIFY(!movement.take(progress(0.1), t0 + 10min - 1ms, tenMinutes));
    QVERIFY(!movement.stalledSince);
    QVERIFY(!movement.take(progress(0.1), t0 + 10min, tenMinutes));
    QVERIFY(movement.stalledSince == t0);
    QVERIFY(!movement.take(progress(0.1), t0 + 20min, tenMinutes));
    QVERIFY(movement.stalledSince == t0); // it does not wander
    QVERIFY(movement.take(progress(0.11), t0 + 21min, tenMinutes));
    QVERIFY(!movement.stalledSince);
    Upload bytes = progress(0.11);
    bytes.uploadedBytes = 7;
    QVERIFY(movement.take(bytes, t0 + 22min, tenMinutes));
    QVERIFY(!movement.take(bytes, t0 + 32min, tenMinutes));
    QVERIFY(movement.stalledSince == t0 + 22min);
    QVERIFY(movement.take(progress(1, UploadStatus::Succeeded), t0 + 33min, tenMinutes));
    QVERIFY(!movement.stalledSince);
    Movement off;
    off.take(progress(0.1), t0, 0ms);
    off.take(progress(0.1), t0 + 24h, 0ms);
    QVERIFY(!off.stalledSince);
}

void TestPolling::withoutProgressNothingStalls()
{
    Upload answer = progress(0);
    answer.ratio.reset();
    Movement movement;
    movement.take(answer, t0, tenMinutes);
    QVERIFY(!movement.take(answer, t0 + 24h, tenMinutes));
    QVERIFY(!movement.stalledSince);
    answer.uploadedBytes = 0; // said to be nothing is a progress
    movement.take(answer, t0 + 25h, tenMinutes);
    movement.take(answer, t0 + 26h, tenMinutes);
    QVERIFY(movement.stalledSince == t0 + 25h);
}

void TestPolling::onlyWhatIsUnderWayStalls_data()
{
    QTest::addColumn<int>("status");
    for (const UploadStatus status : allStatuses())
        QTest::newRow(qPrintable(statusWord(status))) << static_cast<int>(status);
}

void TestPolling::onlyWhatIsUnderWayStalls()
{
    QFETCH(int, status);
    const auto shown = static_cast<UploadStatus>(status);
    Movement movement;
    movement.take(progress(0.5, shown), t0, tenMinutes);
    movement.take(progress(0.5, shown), t0 + 1h, tenMinutes);
    QCOMPARE(movement.stalledSince.has_value(), shown == UploadStatus::Uploading || shown == UploadStatus::Retrying);
}

void TestPolling::listingWithoutProgressProvesNothing()
{
    Movement movement;
    movement.take(progress(0.5), t0, tenMinutes);
    Upload listed;
    listed.status = UploadStatus::Uploading;
    listed.covers = {Field::Status, Field::Title};
    QVERIFY(!movement.take(listed, t0 + 1h, tenMinutes));
    QVERIFY(!movement.stalledSince);
    movement.take(progress(0.5), t0 + 61min, tenMinutes);
    QVERIFY(movement.stalledSince == t0);
    movement.take(listed, t0 + 62min, tenMinutes);
    QVERIFY(movement.stalledSince == t0); // nor does it prove a movement
}

void TestPolling::vendorsTimeCountsWhereItIsLater()
{
    Upload answer = progress(0.5);
    answer.modifiedAt = t0 - 2h; // before we saw it first
    Movement movement;
    movement.take(answer, t0, tenMinutes);
    movement.take(answer, t0 + 15min, tenMinutes);
    QVERIFY(movement.stalledSince == t0);
    answer.modifiedAt = t0 + 12min;
    QVERIFY(movement.take(answer, t0 + 16min, tenMinutes));
    QVERIFY(!movement.stalledSince);
    movement.take(answer, t0 + 22min, tenMinutes);
    QVERIFY(movement.stalledSince == t0 + 12min);
    answer.modifiedAt = t0 + 10 * 365 * 24h; // not to be believed
    movement.take(answer, t0 + 23min, tenMinutes);
    QVERIFY(movement.stalledSince == t0);
}

void TestPolling::stallSurvivesARestart()
{
    StoredUpload row;
    row.upload = progress(0.5);
    row.upload.checkedAt = t0 + 1min;
    row.notes.movedAt = t0;
    Movement movement = Movement::of(row);
    QVERIFY(!movement.take(progress(0.5), t0 + 1h, tenMinutes));
    QVERIFY(movement.stalledSince == t0);
    row.notes.movedAt.reset(); // from a version that did not note it
    movement = Movement::of(row);
    movement.take(progress(0.5), t0 + 1h, tenMinutes);
    QVERIFY(movement.stalledSince == t0 + 1min);
    movement = Movement::of(row);
    movement.take(progress(0.6), t0 + 1h, tenMinutes);
    QVERIFY(!movement.stalledSince);
}

void TestPolling::clockSetBackStartsAnew()
{
    Movement movement;
    movement.take(progress(0.5), t0, tenMinutes);
    movement.take(progress(0.5), t0 - 24h, tenMinutes);
    QVERIFY(!movement.stalledSince);
    movement.take(progress(0.5), t0 - 24h + 10min, tenMinutes);
    QVERIFY(movement.stalledSince == t0 - 24h);
}

// --- when to ask

void TestPolling::whatMovesIsDueSoonest()
{
    PollSchedule polls;
    polls.answered(media(1), UploadStatus::Uploading, true, 0ms);
    polls.answered(media(2), UploadStatus::Uploading, false, 0ms);
    polls.answered(media(3), UploadStatus::AwaitingConfirmation, false, 0ms);
    polls.answered(media(4), UploadStatus::Waiting, true, 0ms);
    polls.add(media(5), 0ms);
    const auto due = [&polls](Milliseconds now) { return polls.due(UploadKind::Media, 1, now, t0, now); };
    QCOMPARE(due(0ms), (QList {media(5)}));
    QCOMPARE(due(9'999ms), (QList {media(5)}));
    QCOMPARE(due(10s), (QList {media(5), media(1)}));
    QCOMPARE(due(30s), (QList {media(5), media(1), media(2), media(4)}));
    QCOMPARE(due(60s), (QList {media(5), media(1), media(2), media(4), media(3)}));
    QVERIFY(polls.due(UploadKind::UrlJob, 1, 24h, t0, 24h).isEmpty());
    polls.add(media(2), 1s); // planned already
    QCOMPARE(due(10s), (QList {media(5), media(1)}));
    polls.forget(media(1));
    QVERIFY(!polls.contains(media(1)));
    QCOMPARE(due(10s), (QList {media(5)}));
}

void TestPolling::pausesGrowToTheLongest()
{
    PollSchedule polls;
    QList<qint64> pauses;
    Milliseconds now = 0ms;
    polls.answered(media(1), UploadStatus::Uploading, true, now);
    for (int i = 0; i < 8; ++i) {
        Milliseconds pause = 0s;
        while (polls.due(UploadKind::Media, 1, now + pause, t0, now + pause + 1ms).isEmpty())
            pause += 1s;
        pauses.append(pause / 1s);
        now += pause;
        polls.answered(media(1), UploadStatus::Uploading, false, now);
    }
    QCOMPARE(pauses, (QList<qint64> {10, 30, 60, 120, 240, 480, 600, 600}));
    polls.answered(media(1), UploadStatus::Uploading, true, now);
    QCOMPARE(polls.due(UploadKind::Media, 1, now + 10s, t0, now + 1s).size(), 1); // it moved: soon again
}

void TestPolling::lastCallIsFilled()
{
    PollSchedule polls;
    for (int i = 0; i < 50; ++i)
        polls.answered(media(i), UploadStatus::Uploading, i < 23, 0ms);
    QCOMPARE(polls.due(UploadKind::Media, 20, 5s, t0, 5s).size(), 0); // nothing is due: nothing is filled
    const QList<UploadKey> due = polls.due(UploadKind::Media, 20, 10s, t0, 10s);
    QCOMPARE(due.size(), 40);
    QCOMPARE(due.mid(0, 24), [] {
        QList<UploadKey> first;
        for (int i = 0; i < 24; ++i)
            first.append(media(i));
        return first;
    }());
    QCOMPARE(polls.all(UploadKind::Media, t0, 10s).size(), 50);
}

void TestPolling::twoThousandAreAHundredCalls()
{
    PollSchedule polls;
    for (int i = 0; i < 2'000; ++i)
        polls.add(media(i), 0ms);
    QCOMPARE(polls.due(UploadKind::Media, 20, 0ms, t0, 0ms).size(), 2'000);
    // some moved, some did not: the calls of any one round are full but for the last
    for (int i = 0; i < 2'000; ++i)
        polls.answered(media(i), UploadStatus::Uploading, i % 7 == 0, Milliseconds(i));
    for (const Milliseconds now : {12s, 31s, 45s})
        QCOMPARE(polls.due(UploadKind::Media, 20, now, t0, now).size() % 20, 0);
}

void TestPolling::answeredInThisRoundIsNotAskedAgain()
{
    PollSchedule polls;
    polls.add(media(1), 0ms);
    polls.add(media(2), 0ms);
    polls.answered(media(1), UploadStatus::Uploading, true, 5s); // by the listing of a round that began at 3 s
    QCOMPARE(polls.due(UploadKind::Media, 20, 60s, t0, 3s), (QList {media(2)}));
    QCOMPARE(polls.all(UploadKind::Media, t0, 3s), (QList {media(2)}));
    QCOMPARE(polls.all(UploadKind::Media, t0, 6s).size(), 2);
}

void TestPolling::storedFileEnds()
{
    PollSchedule polls;
    polls.until(media(1), t0 + 1h);
    QVERIFY(polls.due(UploadKind::Media, 1, 365 * 24h, t0 + 59min, 0ms).isEmpty()); // a date, whatever the timers say
    QVERIFY(polls.all(UploadKind::Media, t0 + 59min, 0ms).isEmpty());
    QCOMPARE(polls.due(UploadKind::Media, 1, 0ms, t0 + 1h, 0ms), (QList {media(1)}));
    polls.forget(media(1));
    QVERIFY(polls.due(UploadKind::Media, 1, 0ms, t0 + 1h, 0ms).isEmpty());
    polls.until(media(2), t0 + 1h);
    polls.answered(media(2), UploadStatus::Uploading, true, 0ms); // back to life
    QVERIFY(polls.due(UploadKind::Media, 1, 9s, t0 + 2h, 0ms).isEmpty());
}

void TestPolling::refusedIsDueLater()
{
    PollSchedule polls;
    polls.add(media(1), 0ms);
    polls.refused(media(1), 0ms);
    polls.refused(media(2), 0ms); // not known
    QVERIFY(polls.due(UploadKind::Media, 1, 29s, t0, 29s).isEmpty());
    QCOMPARE(polls.due(UploadKind::Media, 1, 30s, t0, 30s), (QList {media(1)}));
    polls.refused(media(1), 30s);
    QVERIFY(polls.due(UploadKind::Media, 1, 89s, t0, 89s).isEmpty());
}

// --- rounds

void TestPolling::scheduleArmsAfterTheEnd()
{
    ManualClock clock;
    RefreshSchedule schedule(clock);
    QSignalSpy due(&schedule, &RefreshSchedule::due);
    QSignalSpy started(&schedule, &RefreshSchedule::started);
    schedule.setInterval(10s);
    QVERIFY(!schedule.nextAt()); // nobody to ask
    schedule.add(u"a"_s);
    QVERIFY(schedule.nextAt() == clock.now() + 10s);
    clock.advance(9'999ms);
    QCOMPARE(due.size(), 0);
    clock.setNow(clock.now() - 24h); // a clock that is set changes nothing
    clock.advance(1ms);
    QCOMPARE(due.size(), 1);
    QCOMPARE(due.constLast().constFirst().toStringList(), QStringList {u"a"_s});
    schedule.begin(u"a"_s);
    QCOMPARE(started.size(), 1);
    QVERIFY(!schedule.nextAt());
    clock.advance(60s); // a slow refresh
    QCOMPARE(due.size(), 1);
    schedule.end(u"a"_s);
    QVERIFY(schedule.nextAt() == clock.now() + 10s);
    clock.advance(10s);
    QCOMPARE(due.size(), 2);
    schedule.settle(u"a"_s); // nothing to ask now
    clock.advance(10s);
    QCOMPARE(due.size(), 3);
}

void TestPolling::scheduleForgetsOldTimers()
{
    ManualClock clock;
    RefreshSchedule schedule(clock);
    schedule.add(u"a"_s);
    QSignalSpy due(&schedule, &RefreshSchedule::due);
    schedule.setInterval(10s);
    clock.advance(5s);
    schedule.setInterval(20s);
    clock.advance(6s);
    QCOMPARE(due.size(), 0);
    schedule.begin(u"a"_s); // by hand, meanwhile
    schedule.end(u"a"_s);
    clock.advance(15s);
    QCOMPARE(due.size(), 0);
    schedule.setInterval(0s);
    QVERIFY(!schedule.nextAt());
    clock.advance(60s);
    QCOMPARE(due.size(), 0);
}

void TestPolling::oneAccountDelaysNoOther()
{
    ManualClock clock;
    RefreshSchedule schedule(clock);
    QSignalSpy started(&schedule, &RefreshSchedule::started);
    QSignalSpy ended(&schedule, &RefreshSchedule::ended);
    QHash<QString, int> rounds;
    connect(&schedule, &RefreshSchedule::due, &schedule, [&](const QStringList &accounts) {
        for (const QString &account : accounts) {
            ++rounds[account];
            schedule.begin(account);
        }
        for (const QString &account : accounts) {
            if (account != u"hangs"_s)
                schedule.end(account);
        }
    });
    schedule.setInterval(10s);
    for (const QString &account : {u"fine"_s, u"well"_s, u"hangs"_s})
        schedule.add(account);
    clock.advance(120s);
    QCOMPARE(rounds.value(u"fine"_s), 12);
    QCOMPARE(rounds.value(u"well"_s), 12);
    QCOMPARE(rounds.value(u"hangs"_s), 1);
    QVERIFY(schedule.isRunning());
    QVERIFY(schedule.nextAt() == clock.now() + 10s); // of the others
    QCOMPARE(started.size(), 1);
    schedule.end(u"hangs"_s);
    schedule.end(u"hangs"_s); // twice
    QCOMPARE(ended.size(), 1);
}

void TestPolling::removedAccountIsNotDue()
{
    ManualClock clock;
    RefreshSchedule schedule(clock);
    QSignalSpy due(&schedule, &RefreshSchedule::due);
    QSignalSpy ended(&schedule, &RefreshSchedule::ended);
    schedule.setInterval(10s);
    schedule.add(u"a"_s);
    schedule.begin(u"a"_s);
    schedule.remove(u"a"_s);
    QCOMPARE(ended.size(), 1);
    QVERIFY(!schedule.nextAt());
    clock.advance(60s);
    QCOMPARE(due.size(), 0);
}

} // namespace deck

QTEST_GUILESS_MAIN(deck::TestPolling)
#include "test_polling.moc"
