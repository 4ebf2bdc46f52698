// Starts lent to the processes that share an account's rate.

#include "database/rate_rows.h"
#include "database_fixture.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;
using namespace deck;
using namespace std::chrono_literals;

namespace {

const Instant start(std::chrono::seconds(1'800'000'000));

Instant systemNow()
{
    return std::chrono::floor<Milliseconds>(std::chrono::system_clock::now());
}

/// Most starts in any second, each start as late as its lease allows or as early.
int busiestSecond(const QList<Instant> &starts)
{
    int most = 0;
    for (const Instant first : starts) {
        const auto within
            = std::count_if(starts.begin(), starts.end(), [first](Instant at) { return at >= first && at < first + 1s; });
        most = std::max(most, int(within));
    }
    return most;
}

} // namespace

class TestRates final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lendsWhatIsFree();
    void neverMoreInASecond_data();
    void neverMoreInASecond();
    void givesTheWholeRate();
    void clockSetBack();
    void oddRates_data();
    void oddRates();
    void twoDatabasesOnOneProfile();
    void accountsAndOperationsApart();
    void goesWithTheAccount();
    void whatIsUnreadableIsNothing();
    void cost();
};

void TestRates::lendsWhatIsFree()
{
    QList<StartsLent> lent;
    QCOMPARE(lendStarts(lent, 10, 4, start).starts, 4);
    QCOMPARE(lendStarts(lent, 10, 4, start + 100ms).starts, 4);
    QCOMPARE(lendStarts(lent, 10, 4, start + 200ms).starts, 2);
    const StartLease none = lendStarts(lent, 10, 4, start + 300ms);
    QCOMPARE(none.starts, 0);
    QVERIFY(none.askAgainAt == start + 1200ms);
    QCOMPARE(lendStarts(lent, 10, 4, none.askAgainAt - 1ms).starts, 0);
    const StartLease again = lendStarts(lent, 10, 9, none.askAgainAt);
    QCOMPARE(again.starts, 4);
    QVERIFY(again.usableUntil == none.askAgainAt + leaseLength);
    QCOMPARE(lendStarts(lent, 10, 0, start + 10s).starts, 1); // who asks wants one
}

void TestRates::neverMoreInASecond_data()
{
    QTest::addColumn<double>("rate");
    for (const double rate : {1.0, 2.5, 20.0, 25.0, 100.0, 120.0})
        QTest::addRow("%g", rate) << rate;
}

void TestRates::neverMoreInASecond()
{
    QFETCH(const double, rate);
    QRandomGenerator random(7);
    QList<StartsLent> lent;
    QList<Instant> starts;
    Instant now = start;
    for (int i = 0; i < 500; ++i) {
        now += Milliseconds(random.bounded(60));
        const StartLease lease = lendStarts(lent, rate, random.bounded(8), now);
        for (int n = 0; n < lease.starts; ++n) // all together, at the worst moment or anywhere
            starts.append(now + Milliseconds(random.bounded(3) == 0 ? random.bounded(101) : (i % 2 == 0 ? 0 : 100)));
    }
    QVERIFY(starts.size() > 10);
    QVERIFY2(busiestSecond(starts) <= int(rate), qPrintable(QString::number(busiestSecond(starts))));
}

void TestRates::givesTheWholeRate()
{
    QList<StartsLent> lent;
    int given = 0;
    for (Instant now = start; now < start + 60s; now += 10ms)
        given += lendStarts(lent, 20, 3, now).starts;
    QCOMPARE_GE(given, 20 * 60 * 10 / 12); // a fifth of a second longer counts what is lent
}

void TestRates::clockSetBack()
{
    QList<StartsLent> lent;
    QCOMPARE(lendStarts(lent, 5, 5, start).starts, 5);
    const Instant earlier = start - 24h;
    const StartLease none = lendStarts(lent, 5, 5, earlier);
    QCOMPARE(none.starts, 0);
    QVERIFY(none.askAgainAt == earlier + 1200ms); // not in a day
    QCOMPARE(lendStarts(lent, 5, 5, none.askAgainAt).starts, 5);
}

void TestRates::oddRates_data()
{
    QTest::addColumn<double>("rate");
    QTest::addColumn<int>("inTenSeconds");
    QTest::newRow("half") << 0.5 << 5;
    QTest::newRow("none") << 0.0 << 9;
    QTest::newRow("negative") << -3.0 << 9;
    QTest::newRow("not a number") << std::numeric_limits<double>::quiet_NaN() << 9;
}

void TestRates::oddRates()
{
    QFETCH(const double, rate);
    QFETCH(const int, inTenSeconds);
    QList<StartsLent> lent;
    int given = 0;
    for (Instant now = start; now < start + 10s; now += 50ms)
        given += lendStarts(lent, rate, 10, now).starts;
    QCOMPARE(given, inTenSeconds);
}

void TestRates::twoDatabasesOnOneProfile()
{
    QTemporaryDir dir;
    Database first(dir.path());
    Database second(dir.path());
    QVERIFY(settled(first.open()));
    QVERIFY(settled(second.open()));
    const auto take = [](Database &database, QList<Instant> &starts) {
        QElapsedTimer timer;
        timer.start();
        while (timer.elapsed() < 3'000) {
            const auto lease = settled(database.takeStarts(u"a"_s, u"List"_s, 25, 3, systemNow));
            if (!lease)
                return;
            for (int i = 0; i < lease->starts; ++i)
                starts.append(lease->usableUntil - leaseLength);
            std::this_thread::sleep_for(lease->starts > 0 ? 5ms : 20ms);
        }
    };
    QList<Instant> byFirst;
    QList<Instant> bySecond;
    std::thread other([&] { take(second, bySecond); });
    take(first, byFirst);
    other.join();
    QVERIFY(byFirst.size() > 5 && bySecond.size() > 5);
    const QList<Instant> all = byFirst + bySecond;
    QVERIFY(busiestSecond(all) <= 25);
    QCOMPARE_GE(all.size(), 60); // together they use what there is
}

void TestRates::accountsAndOperationsApart()
{
    QTemporaryDir dir;
    Database database(dir.path());
    QVERIFY(settled(database.open()));
    const auto now = [] { return start; };
    QCOMPARE(settled(database.takeStarts(u"a"_s, u"List"_s, 5, 9, now))->starts, 5);
    QCOMPARE(settled(database.takeStarts(u"a"_s, u"List"_s, 5, 9, now))->starts, 0);
    QCOMPARE(settled(database.takeStarts(u"a"_s, u"Show"_s, 5, 9, now))->starts, 5);
    QCOMPARE(settled(database.takeStarts(u"b"_s, u"List"_s, 5, 9, now))->starts, 5);
}

void TestRates::goesWithTheAccount()
{
    QTemporaryDir dir;
    Database database(dir.path());
    QVERIFY(settled(database.open()));
    const auto now = [] { return start; };
    QCOMPARE(settled(database.takeStarts(u"a"_s, u"List"_s, 5, 9, now))->starts, 5);
    QVERIFY(settled(database.removeAccount(u"a"_s)));
    QCOMPARE(settled(database.takeStarts(u"a"_s, u"List"_s, 5, 9, now))->starts, 5);
}

void TestRates::whatIsUnreadableIsNothing()
{
    QTemporaryDir dir;
    const auto now = [] { return start; };
    {
        Database database(dir.path());
        QVERIFY(settled(database.open()));
        QCOMPARE(settled(database.takeStarts(u"a"_s, u"List"_s, 5, 9, now))->starts, 5);
    }
    {
        SqliteConnection connection;
        QVERIFY(connection.open(dir.filePath(u"uploads.db"_s), SqliteConnection::Mode::ReadWrite));
        QVERIFY(connection.execute(u"UPDATE rates SET lent = '7:x -3:4 \U0001F3AC 99999999999999999999:2 :'"_s));
    }
    Database database(dir.path());
    QVERIFY(settled(database.open()));
    QCOMPARE(settled(database.takeStarts(u"a"_s, u"List"_s, 5, 9, now))->starts, 5);
}

void TestRates::cost()
{
    QTemporaryDir dir;
    Database database(dir.path());
    QVERIFY(settled(database.open()));
    Instant now = start;
    QElapsedTimer timer;
    timer.start();
    constexpr int times = 500;
    for (int i = 0; i < times; ++i) {
        now += 20ms;
        QVERIFY(settled(database.takeStarts(u"a"_s, u"List"_s, 100, 3, [now] { return now; })));
    }
    qInfo("%.2f ms a question", double(timer.elapsed()) / times);
}

QTEST_GUILESS_MAIN(TestRates)
#include "test_rates.moc"
