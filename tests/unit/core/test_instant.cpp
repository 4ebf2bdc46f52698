#include "core/clock.h"
#include "core/instant.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>

#include <ctime>

using namespace deck;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class InstantTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsIso_data();
    void readsIso();
    void refusesWhatIsNoTime_data();
    void refusesWhatIsNoTime();
    void localTimePlaysNoPart();
    void writesIso_data();
    void writesIso();
    void writtenIsReadBack();
    void unixSecondsOfVendors_data();
    void unixSecondsOfVendors();
    void systemClockRunsTimers();
    void systemClockDropsTimersOfTheDead();
};

void InstantTest::readsIso_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("milliseconds");
    const auto row = [](const QString &text, qint64 milliseconds) { QTest::newRow(qPrintable(text)) << text << milliseconds; };
    row(u"2019-04-28T09:42:07Z"_s, 1556444527000);
    row(u"2019-04-28t09:42:07z"_s, 1556444527000);
    row(u"2019-04-28 09:42:07"_s, 1556444527000);
    row(u"2019-04-28T09:42:07"_s, 1556444527000);
    row(u"2019-04-28T09:42Z"_s, 1556444520000);
    row(u"2019-04-28T09:42"_s, 1556444520000);
    row(u"2019-04-28"_s, 1556409600000);
    row(u"  2019-04-28\n"_s, 1556409600000);
    row(u"2019-04-28T17:42:07+08:00"_s, 1556444527000);
    row(u"2019-04-28T17:42:07+0800"_s, 1556444527000);
    row(u"2019-04-28T17:42:07+08"_s, 1556444527000);
    row(u"2019-04-28T05:12:07-04:30"_s, 1556444527000);
    row(u"2019-04-28T09:42:07.5Z"_s, 1556444527500);
    row(u"2019-04-28T09:42:07.123Z"_s, 1556444527123);
    row(u"2019-04-28T09:42:07,123Z"_s, 1556444527123);
    row(u"2019-04-28T09:42:07.123999999Z"_s, 1556444527123);
    row(u"2019-04-28T09:42:07.001+08:00"_s, 1556415727001);
    row(u"1970-01-01T00:00:00Z"_s, 0);
    row(u"1969-12-31T23:59:59Z"_s, -1000);
    row(u"2038-01-19T03:14:08Z"_s, 2147483648000);
    row(u"2020-02-29"_s, 1582934400000);
    row(u"2000-02-29"_s, 951782400000);
    row(u"2016-12-31T23:59:60Z"_s, 1483228800000); // leap second
    row(u"9999-12-31T23:59:59Z"_s, 253402300799000);
}

void InstantTest::readsIso()
{
    QFETCH(const QString, text);
    QFETCH(const qint64, milliseconds);
    QCOMPARE(instantFromIso(text), std::optional(Instant(Milliseconds(milliseconds))));
}

void InstantTest::refusesWhatIsNoTime_data()
{
    QTest::addColumn<QString>("text");
    for (const QString &text : {u""_s,
                                u" "_s,
                                u"2019"_s,
                                u"2019-04"_s,
                                u"2019-4-28"_s,
                                u"19-04-28"_s,
                                u"2019-02-29"_s,
                                u"1900-02-29"_s,
                                u"2019-13-01"_s,
                                u"2019-00-10"_s,
                                u"2019-04-31"_s,
                                u"2019-04-00"_s,
                                u"2019-04-28T"_s,
                                u"2019-04-28x"_s,
                                u"2019-04-28Z"_s,
                                u"2019-04-28T09"_s,
                                u"2019-04-28T24:00:00Z"_s,
                                u"2019-04-28T09:60Z"_s,
                                u"2019-04-28T09:42:61Z"_s,
                                u"2019-04-28T09:42:07.Z"_s,
                                u"2019-04-28T09:42:07ZZ"_s,
                                u"2019-04-28T09:42:07 Z"_s,
                                u"2019-04-28T09:42:07\""_s,
                                u"2019-04-28T09:42:07+8"_s,
                                u"2019-04-28T09:42:07+08:"_s,
                                u"2019-04-28T09:42:07+24:00"_s,
                                u"2019-04-28T09:42:07+08:60"_s,
                                u"20190428"_s,
                                u"1556444527"_s,
                                u"yesterday"_s,
                                u"２０１９-04-28"_s,
                                u"-019-04-28"_s,
                                u"+2019-04-28"_s,
                                u"2019/04/28"_s,
                                u"2019-04-28T-1:00"_s})
        QTest::newRow(qPrintable(text)) << text;
}

void InstantTest::refusesWhatIsNoTime()
{
    QFETCH(const QString, text);
    QVERIFY(!instantFromIso(text));
}

void InstantTest::localTimePlaysNoPart()
{
    const QByteArray before = qgetenv("TZ");
    const auto useZone = [](const QByteArray &zone) {
        qputenv("TZ", zone);
#ifdef Q_OS_UNIX
        tzset();
#endif
    };
    // where these times do not exist: the clocks jump over them
    useZone("Europe/Berlin");
    QCOMPARE(instantFromIso(u"2019-03-31T02:30:00"), std::optional(Instant(1553999400s)));
    QCOMPARE(isoUtc(Instant(1553999400s)), u"2019-03-31T02:30:00Z"_s);
    useZone("America/Sao_Paulo");
    QCOMPARE(instantFromIso(u"2018-11-04"), std::optional(Instant(1541289600s)));
    useZone(before);
}

void InstantTest::writesIso_data()
{
    QTest::addColumn<qint64>("milliseconds");
    QTest::addColumn<QString>("text");
    QTest::newRow("plain") << qint64(1556444527000) << u"2019-04-28T09:42:07Z"_s;
    QTest::newRow("fraction is cut") << qint64(1556444527999) << u"2019-04-28T09:42:07Z"_s;
    QTest::newRow("1970") << qint64(0) << u"1970-01-01T00:00:00Z"_s;
    QTest::newRow("cut downwards before 1970") << qint64(-1) << u"1969-12-31T23:59:59Z"_s;
    QTest::newRow("9999") << qint64(253402300799999) << u"9999-12-31T23:59:59Z"_s;
}

void InstantTest::writesIso()
{
    QFETCH(const qint64, milliseconds);
    QFETCH(const QString, text);
    QCOMPARE(isoUtc(Instant(Milliseconds(milliseconds))), text);
}

void InstantTest::writtenIsReadBack()
{
    QRandomGenerator random(20261124);
    for (int i = 0; i < 10'000; ++i) {
        const Instant instant(std::chrono::seconds(random.bounded(qint64(253402300799))));
        QCOMPARE(instantFromIso(isoUtc(instant)), std::optional(instant));
    }
}

void InstantTest::unixSecondsOfVendors_data()
{
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<bool>("known");
    QTest::newRow("0") << qint64(0) << false;
    QTest::newRow("-1") << qint64(-1) << false;
    QTest::newRow("1") << qint64(1) << true;
    QTest::newRow("2024") << qint64(1735213076) << true;
    QTest::newRow("2038") << qint64(2147483648) << true;
    QTest::newRow("last of 9999") << qint64(253402300799) << true;
    QTest::newRow("10000") << qint64(253402300800) << false;
    QTest::newRow("milliseconds") << qint64(1735213076000) << false;
    QTest::newRow("most") << std::numeric_limits<qint64>::max() << false;
    QTest::newRow("least") << std::numeric_limits<qint64>::min() << false;
}

void InstantTest::unixSecondsOfVendors()
{
    QFETCH(const qint64, seconds);
    QFETCH(const bool, known);
    const auto instant = instantFromUnixSeconds(seconds);
    QCOMPARE(instant.has_value(), known);
    if (known)
        QCOMPARE(unixSeconds(*instant), seconds);
}

void InstantTest::systemClockRunsTimers()
{
    SystemClock clock;
    const Milliseconds start = clock.monotonic();
    Milliseconds ranAt {-1};
    QObject context;
    clock.after(20ms, &context, [&] { ranAt = clock.monotonic(); });
    bool ranAtOnce = false;
    clock.after(-5ms, &context, [&] { ranAtOnce = true; });
    QVERIFY(!ranAtOnce); // never inside the call
    QTRY_VERIFY(ranAt.count() >= 0);
    QVERIFY(ranAtOnce);
    QVERIFY(ranAt - start >= 19ms);
    QVERIFY(clock.now() > Instant(1'700'000'000s));
}

void InstantTest::systemClockDropsTimersOfTheDead()
{
    SystemClock clock;
    bool ran = false;
    {
        QObject context;
        clock.after(1ms, &context, [&] { ran = true; });
    }
    bool later = false;
    clock.after(10ms, this, [&] { later = true; });
    QTRY_VERIFY(later);
    QVERIFY(!ran);
}

QTEST_GUILESS_MAIN(InstantTest)
#include "test_instant.moc"
