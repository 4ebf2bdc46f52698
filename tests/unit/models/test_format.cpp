#include "models/format.h"
#include "tests/unit/models/chinese_texts.h"

#include <QTest>

#include <limits>

using namespace deck;
using namespace deck::test;
using namespace Qt::StringLiterals;

namespace {

Format english(const QTimeZone &zone = QTimeZone::utc())
{
    return Format(Language::English, zone);
}

Format chinese(const QTimeZone &zone = QTimeZone::utc())
{
    return Format(Language::Chinese, zone);
}

Instant at(const QString &iso)
{
    return *instantFromIso(iso);
}

} // namespace

class TestFormat final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sizes_data();
    void sizes();
    void ratios_data();
    void ratios();
    void counts();
    void tableTimes_data();
    void tableTimes();
    void fullTimes();
    void clockTimes();
    void durations_data();
    void durations();
    void statusNames();
    void foreignTextIsMadeVisible_data();
    void foreignTextIsMadeVisible();
};

void TestFormat::sizes_data()
{
    constexpr qint64 kb = 1024;
    constexpr qint64 mb = 1024 * kb;
    constexpr qint64 gb = 1024 * mb;
    constexpr qint64 tb = 1024 * gb;
    QTest::addColumn<qint64>("bytes");
    QTest::addColumn<QString>("text");
    QTest::newRow("none") << qint64(0) << u"0 B"_s;
    QTest::newRow("46") << qint64(46) << u"46 B"_s;
    QTest::newRow("1023") << qint64(1023) << u"1023 B"_s;
    QTest::newRow("1024") << kb << u"1.00 KB"_s;
    QTest::newRow("rounds within three digits") << 10 * kb - 3 << u"10.0 KB"_s;
    QTest::newRow("99.95 rolls to 100") << qint64(99.96 * kb) << u"100 KB"_s;
    QTest::newRow("512 MB") << 512 * mb << u"512 MB"_s;
    QTest::newRow("999.4 MB") << qint64(999.4 * mb) << u"999 MB"_s;
    QTest::newRow("999.6 MB") << qint64(999.6 * mb) << u"1000 MB"_s;
    QTest::newRow("1023.4 MB") << qint64(1023.4 * mb) << u"1023 MB"_s;
    QTest::newRow("1023.6 MB rolls to the next unit") << qint64(1023.6 * mb) << u"1.00 GB"_s;
    QTest::newRow("one byte below 1 GB") << gb - 1 << u"1.00 GB"_s;
    QTest::newRow("8.42 GB") << qint64(8.42 * gb) << u"8.42 GB"_s;
    QTest::newRow("186 GB") << 186 * gb << u"186 GB"_s;
    QTest::newRow("48.8 TB") << qint64(48.8 * tb) << u"48.8 TB"_s;
    QTest::newRow("largest") << std::numeric_limits<qint64>::max() << u"8.00 EB"_s;
    QTest::newRow("negative") << qint64(-1) << u"–"_s;
}

void TestFormat::sizes()
{
    QFETCH(qint64, bytes);
    QFETCH(QString, text);
    QCOMPARE(english().size(bytes), text);
    QCOMPARE(chinese().size(bytes), text);
    QCOMPARE(english().size(std::nullopt), u"–"_s);
}

void TestFormat::ratios_data()
{
    QTest::addColumn<double>("ratio");
    QTest::addColumn<bool>("done");
    QTest::addColumn<QString>("text"); // with an underscore for the blank
    QTest::newRow("zero") << 0.0 << false << u"0.0_%"_s;
    QTest::newRow("cut, not rounded") << 0.3829 << false << u"38.2_%"_s;
    QTest::newRow("whole") << 0.38 << false << u"38.0_%"_s;
    QTest::newRow("what a double cannot hold") << 0.57 << false << u"57.0_%"_s;
    QTest::newRow("nearly") << 0.9999 << false << u"99.9_%"_s;
    QTest::newRow("all sent, not done") << 1.0 << false << u"99.9_%"_s;
    QTest::newRow("done") << 1.0 << true << u"100_%"_s;
    QTest::newRow("below") << -0.5 << false << u"0.0_%"_s;
}

void TestFormat::ratios()
{
    QFETCH(double, ratio);
    QFETCH(bool, done);
    QFETCH(QString, text);
    QCOMPARE(english().ratio(ratio, done), QString(text).replace(u'_', QChar(0x00A0)));
    QCOMPARE(chinese().ratio(ratio, done), QString(text).replace(u'_', QChar(0x2009)));
}

void TestFormat::counts()
{
    QCOMPARE(english().count(6'395), u"6,395"_s);
    QCOMPARE(chinese().count(6'395), u"6,395"_s);
    QCOMPARE(english().count(0), u"0"_s);
}

void TestFormat::tableTimes_data()
{
    QTest::addColumn<QString>("zone");
    QTest::addColumn<QString>("time");
    QTest::addColumn<QString>("now");
    QTest::addColumn<QString>("created");
    QTest::addColumn<QString>("other");
    QTest::addColumn<QString>("createdZh");
    QTest::newRow("today") << u"UTC"_s << u"2026-11-24T14:21:09Z"_s << u"2026-11-24T23:59:59Z"_s << u"14:21"_s << u"14:21:09"_s
                           << u"14:21"_s;
    QTest::newRow("later today") << u"UTC"_s << u"2026-11-24T14:21:09Z"_s << u"2026-11-24T00:00:00Z"_s << u"14:21"_s
                                 << u"14:21:09"_s << u"14:21"_s;
    QTest::newRow("midnight") << u"UTC"_s << u"2026-11-24T00:00:00Z"_s << u"2026-11-24T10:00:00Z"_s << u"00:00"_s << u"00:00:00"_s
                              << u"00:00"_s;
    QTest::newRow("yesterday") << u"UTC"_s << u"2026-11-23T19:40:30Z"_s << u"2026-11-24T00:00:00Z"_s << u"Yesterday 19:40"_s
                               << u"Yesterday 19:40"_s << u"昨天 19:40"_s;
    QTest::newRow("yesterday of another year") << u"UTC"_s << u"2025-12-31T19:40:00Z"_s << u"2026-01-01T10:00:00Z"_s
                                               << u"Yesterday 19:40"_s << u"Yesterday 19:40"_s << u"昨天 19:40"_s;
    QTest::newRow("this year") << u"UTC"_s << u"2026-11-20T18:14:00Z"_s << u"2026-11-24T10:00:00Z"_s << u"20 Nov 18:14"_s
                               << u"20 Nov 18:14"_s << u"11-20 18:14"_s;
    QTest::newRow("this year, one digit") << u"UTC"_s << u"2026-01-02T03:04:05Z"_s << u"2026-11-24T10:00:00Z"_s
                                          << u"2 Jan 03:04"_s << u"2 Jan 03:04"_s << u"01-02 03:04"_s;
    QTest::newRow("tomorrow") << u"UTC"_s << u"2026-11-25T01:00:00Z"_s << u"2026-11-24T10:00:00Z"_s << u"25 Nov 01:00"_s
                              << u"25 Nov 01:00"_s << u"11-25 01:00"_s;
    QTest::newRow("another year") << u"UTC"_s << u"2025-04-28T09:42:07Z"_s << u"2026-11-24T10:00:00Z"_s << u"2025-04-28"_s
                                  << u"2025-04-28"_s << u"2025-04-28"_s;
    QTest::newRow("next year") << u"UTC"_s << u"2027-01-01T00:00:00Z"_s << u"2026-11-24T10:00:00Z"_s << u"2027-01-01"_s
                               << u"2027-01-01"_s << u"2027-01-01"_s;
    // the same two instants are today in Shanghai and yesterday in UTC
    QTest::newRow("east of UTC") << u"Asia/Shanghai"_s << u"2026-11-23T16:30:00Z"_s << u"2026-11-24T10:00:00Z"_s << u"00:30"_s
                                 << u"00:30:00"_s << u"00:30"_s;
    QTest::newRow("in UTC") << u"UTC"_s << u"2026-11-23T16:30:00Z"_s << u"2026-11-24T10:00:00Z"_s << u"Yesterday 16:30"_s
                            << u"Yesterday 16:30"_s << u"昨天 16:30"_s;
    QTest::newRow("west of UTC") << u"America/Los_Angeles"_s << u"2026-11-24T07:59:00Z"_s << u"2026-11-24T08:01:00Z"_s
                                 << u"Yesterday 23:59"_s << u"Yesterday 23:59"_s << u"昨天 23:59"_s;
    QTest::newRow("the hour that is skipped") << u"Europe/Berlin"_s << u"2026-03-29T01:30:00Z"_s << u"2026-03-29T10:00:00Z"_s
                                              << u"03:30"_s << u"03:30:00"_s << u"03:30"_s;
}

void TestFormat::tableTimes()
{
    QFETCH(QString, zone);
    QFETCH(QString, time);
    QFETCH(QString, now);
    QFETCH(QString, created);
    QFETCH(QString, other);
    QFETCH(QString, createdZh);
    const QTimeZone timeZone(zone.toLatin1());
    QVERIFY(timeZone.isValid());
    QCOMPARE(english(timeZone).tableTime(at(time), at(now), false), created);
    QCOMPARE(english(timeZone).tableTime(at(time), at(now), true), other);
    QCOMPARE(english().tableTime(std::nullopt, at(now), true), u"–"_s);
    const ChineseTexts texts;
    QCOMPARE(chinese(timeZone).tableTime(at(time), at(now), false), createdZh);
}

void TestFormat::fullTimes()
{
    const Instant time = at(u"2019-04-28T09:42:07Z"_s);
    QCOMPARE(english().fullTime(time), u"2019-04-28 09:42:07 UTC"_s);
    QCOMPARE(english(QTimeZone("Asia/Shanghai")).fullTime(time), u"2019-04-28 17:42:07 UTC+08:00"_s);
    QCOMPARE(chinese(QTimeZone("America/St_Johns")).fullTime(time), u"2019-04-28 07:12:07 UTC−02:30"_s);
}

void TestFormat::clockTimes()
{
    const Instant time = at(u"2019-04-28T09:02:07Z"_s);
    QCOMPARE(english().clockTime(time), u"09:02:07"_s);
    QCOMPARE(english().clockTime(time, false), u"09:02"_s);
    QCOMPARE(english(QTimeZone("Asia/Shanghai")).clockTime(time), u"17:02:07"_s);
}

void TestFormat::durations_data()
{
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shortText");
    QTest::addColumn<QString>("textZh");
    QTest::newRow("negative") << qint64(-5) << u"0 s"_s << u"0 s"_s << u"0 秒"_s;
    QTest::newRow("40 s") << qint64(40) << u"40 s"_s << u"40 s"_s << u"40 秒"_s;
    QTest::newRow("40 min") << qint64(40 * 60 + 59) << u"40 min"_s << u"40 min"_s << u"40 分"_s;
    QTest::newRow("2 h 14 min") << qint64(2 * 3600 + 14 * 60) << u"2 h 14 min"_s << u"2 h"_s << u"2 小时 14 分"_s;
    QTest::newRow("2 h") << qint64(2 * 3600 + 59) << u"2 h"_s << u"2 h"_s << u"2 小时"_s;
    QTest::newRow("3 d 4 h") << qint64(76 * 3600 + 1) << u"3 d 4 h"_s << u"3 d"_s << u"3 天 4 小时"_s;
    QTest::newRow("3 d") << qint64(72 * 3600) << u"3 d"_s << u"3 d"_s << u"3 天"_s;
}

void TestFormat::durations()
{
    QFETCH(qint64, seconds);
    QFETCH(QString, text);
    QFETCH(QString, shortText);
    QFETCH(QString, textZh);
    const Milliseconds duration = std::chrono::seconds(seconds);
    QCOMPARE(english().duration(duration), text);
    QCOMPARE(english().duration(duration, true), shortText);
    const ChineseTexts texts;
    QCOMPARE(chinese().duration(duration), textZh);
}

void TestFormat::statusNames()
{
    QStringList names;
    for (int i = 0; i < shownStatusCount; ++i)
        names.append(english().statusName(static_cast<ShownStatus>(i)));
    QCOMPARE(
        names.join(u' '),
        u"Waiting Uploading Stalled Retrying To confirm Processing Succeeded Failed Cancelled Expired Missing Forbidden Unknown"_s);
    const ChineseTexts texts;
    QCOMPARE(chinese().statusName(ShownStatus::AwaitingConfirmation), u"待确认"_s);
}

void TestFormat::foreignTextIsMadeVisible_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");
    QTest::newRow("ordinary") << u"Grüße 文件 😀"_s << u"Grüße 文件 😀"_s;
    QTest::newRow("escape") << u"a\u001B[31mb"_s << u"a␛[31mb"_s;
    QTest::newRow("line end, tab, nothing") << u"a\n\t\u0000b"_s << u"a␊␉␀b"_s;
    QTest::newRow("delete") << u"a\u007F"_s << u"a␡"_s;
    QTest::newRow("second set of controls") << QString(u"a"_s + QChar(0x9B)) << u"a␦"_s;
    QTest::newRow("override") << u"fdp.\u202Eexe"_s << u"fdp.⇄exe"_s;
    QTest::newRow("isolates and marks") << u"\u2066a\u2069\u200Fb\u061C"_s << u"⇄a⇄⇄b⇄"_s;
    QTest::newRow("line separator") << u"a\u2028b\u2029"_s << u"a␤b␤"_s;
    QTest::newRow("joined emoji stay") << u"👩\u200D💻"_s << u"👩\u200D💻"_s;
    QTest::newRow("right to left letters stay") << u"שלום"_s << u"שלום"_s;
}

void TestFormat::foreignTextIsMadeVisible()
{
    QFETCH(QString, text);
    QFETCH(QString, shown);
    QCOMPARE(Format::visible(text), shown);
}

QTEST_GUILESS_MAIN(TestFormat)
#include "test_format.moc"
