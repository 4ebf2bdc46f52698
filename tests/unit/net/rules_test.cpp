#include "net/clock_skew.h"
#include "net/http.h"
#include "net/http_date.h"
#include "net/rate_governor.h"
#include "net/redirect.h"
#include "net/retry_table.h"
#include "tests/support/manual_clock.h"

#include <QRandomGenerator>
#include <QTest>

using namespace deck;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

/// Most starts within any half-open second.
int busiestSecond(const std::vector<Milliseconds> &starts)
{
    int most = 0;
    size_t first = 0;
    for (size_t i = 0; i < starts.size(); ++i) {
        while (starts[i] - starts[first] >= 1s)
            ++first;
        most = std::max(most, int(i - first + 1));
    }
    return most;
}

} // namespace

class RulesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void neverExceedsTheRateInTenMinutes_data()
    {
        QTest::addColumn<double>("perSecond");
        QTest::addColumn<int>("mostPerSecond");
        QTest::addColumn<int>("leastInAll");
        QTest::newRow("ZEGO 20/s") << 20.0 << 20 << 10'800;
        QTest::newRow("100/s") << 100.0 << 100 << 54'000;
        QTest::newRow("120/s") << 120.0 << 120 << 65'000;
        QTest::newRow("1 500 a minute") << 25.0 << 25 << 13'500;
        QTest::newRow("one a second") << 1.0 << 1 << 540;
        QTest::newRow("one in two seconds") << 0.5 << 1 << 270;
        QTest::newRow("one and a half") << 1.5 << 1 << 540;
        QTest::newRow("a rate nobody stated") << 0.0 << 1 << 540;
    }
    void neverExceedsTheRateInTenMinutes()
    {
        QFETCH(const double, perSecond);
        QFETCH(const int, mostPerSecond);
        QFETCH(const int, leastInAll);
        ManualClock clock;
        RateGovernor governor;
        RateGovernor::Lane &lane = governor.lane(u"Describe"_s, perSecond);
        std::vector<Milliseconds> starts;
        while (clock.monotonic() < 10min) {
            const Milliseconds at = governor.earliest(lane, clock.monotonic());
            if (at > clock.monotonic()) {
                clock.advance(at - clock.monotonic());
                continue;
            }
            governor.take(lane, clock.monotonic());
            starts.push_back(clock.monotonic());
        }
        QCOMPARE_LE(busiestSecond(starts), mostPerSecond);
        QVERIFY2(int(starts.size()) >= leastInAll, qPrintable(QString::number(starts.size()))); // a tenth is kept back for calls that bunch up
    }

    void neverExceedsTheRateInRandomUse()
    {
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo() << "seed" << seed;
        QRandomGenerator random(seed);
        ManualClock clock;
        RateGovernor governor;
        RateGovernor::Lane &lane = governor.lane(u"Describe"_s, 20);
        std::vector<Milliseconds> starts;
        while (clock.monotonic() < 10min) {
            for (int wanted = random.bounded(60); wanted > 0; --wanted) {
                if (governor.earliest(lane, clock.monotonic()) > clock.monotonic())
                    break;
                governor.take(lane, clock.monotonic());
                starts.push_back(clock.monotonic());
            }
            if (random.bounded(500) == 0)
                governor.slowDown(clock.monotonic());
            if (random.bounded(500) == 0)
                governor.spread(100, clock.monotonic());
            clock.advance(Milliseconds(random.bounded(1, 400)));
        }
        QCOMPARE_LE(busiestSecond(starts), 20);
    }

    void lanesDoNotShareTheirRate()
    {
        RateGovernor governor;
        RateGovernor::Lane &one = governor.lane(u"One"_s, 1);
        RateGovernor::Lane &two = governor.lane(u"Two"_s, 1);
        governor.take(one, 0ms);
        QCOMPARE_GT(governor.earliest(one, 0ms), 0ms);
        QCOMPARE(governor.earliest(two, 0ms), 0ms);
        QCOMPARE(&governor.lane(u"One"_s, 1), &one);
    }

    void throttlingHalvesThePaceWhichComesBack()
    {
        RateGovernor governor;
        QCOMPARE(governor.pace(0ms), 1.0);
        governor.slowDown(1s);
        QCOMPARE(governor.pace(1s), 0.5);
        governor.slowDown(1s);
        QCOMPARE(governor.pace(1s), 0.25);
        QVERIFY(governor.pace(11s) > 0.25 && governor.pace(11s) < 0.5);
        QCOMPARE(governor.pace(61s), 1.0);

        governor.slowDown(100s);
        RateGovernor::Lane &lane = governor.lane(u"Describe"_s, 20);
        governor.take(lane, 100s);
        governor.take(lane, governor.earliest(lane, 100s));
        // At half of 20/s calls follow one another after about 100 ms, not in bursts.
        QCOMPARE_GE(governor.earliest(lane, 100s), 100s + 150ms);
    }

    void spreadsWhatWaitedForTheNet()
    {
        RateGovernor governor;
        RateGovernor::Lane &lane = governor.lane(u"Describe"_s, 1000);
        governor.spread(100, 0ms);
        Milliseconds now {0};
        for (int i = 0; i < 100; ++i) {
            now = governor.earliest(lane, now);
            governor.take(lane, now);
        }
        QCOMPARE_GE(now, 4'950ms); // the call that found the net was the first of them
    }

    void triesAgainWhatMayPass_data()
    {
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<bool>("again");
        using enum ErrorKind;
        for (const auto &[kind, again] :
             {std::pair(BadInput, false), std::pair(Local, false), std::pair(Rejected, false), std::pair(Unreachable, true),
              std::pair(TimedOut, true), std::pair(Throttled, true), std::pair(ServerFailed, true), std::pair(BadAnswer, true),
              std::pair(Credential, false), std::pair(Clock, false), std::pair(OutcomeUnknown, false), std::pair(NotFound, false),
              std::pair(Cancelled, false)})
            QTest::addRow("kind %d", int(kind)) << kind << again;
    }
    void triesAgainWhatMayPass()
    {
        QFETCH(const ErrorKind, kind);
        QFETCH(const bool, again);
        ApiError error;
        error.kind = kind;
        QCOMPARE(isTriedAgain(error), again);
        QCOMPARE(retryPause(kind, 1, 1.0) > 0ms, again);
    }

    void statusesThatLast_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<bool>("again");
        for (const int status : {400, 404, 405, 406, 410, 411, 413, 414, 415, 421, 422, 431, 451, 499})
            QTest::addRow("%d", status) << status << false;
        for (const int status : {0, 200, 302, 408, 409, 423, 425, 429, 500, 501, 502, 503, 504, 599})
            QTest::addRow("%d", status) << status << true;
    }
    void statusesThatLast()
    {
        QFETCH(const int, status);
        QFETCH(const bool, again);
        ApiError error;
        error.httpStatus = status;
        for (const ErrorKind kind : {ErrorKind::ServerFailed, ErrorKind::BadAnswer}) {
            error.kind = kind;
            error.vendor.clear();
            QCOMPARE(isTriedAgain(error), again);
            error.vendor = u"zego"_s; // the vendor's own code stands above the status
            QVERIFY(isTriedAgain(error));
        }
        error.kind = ErrorKind::Rejected;
        QVERIFY(!isTriedAgain(error));
    }

    void pausesGrowWithJitterAndAreBounded()
    {
        QCOMPARE(retryPause(ErrorKind::Unreachable, 1, 0.0), 500ms);
        QCOMPARE(retryPause(ErrorKind::Unreachable, 1, 1.0), 1s);
        QCOMPARE(retryPause(ErrorKind::Unreachable, 3, 1.0), 4s);
        QCOMPARE(retryPause(ErrorKind::Unreachable, 1'000'000, 1.0), 30s);
        QCOMPARE(retryPause(ErrorKind::Unreachable, -3, 7.0), 1s);
    }

    void readsRetryAfter_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<qint64>("expected"); // -1: absent
        QTest::newRow("absent") << ""_ba << qint64(-1);
        QTest::newRow("seconds") << "7"_ba << qint64(7'000);
        QTest::newRow("blanks") << " 7 "_ba << qint64(7'000);
        QTest::newRow("zero") << "0"_ba << qint64(0);
        QTest::newRow("negative") << "-5"_ba << qint64(0);
        QTest::newRow("10 years") << "315360000"_ba << qint64(120'000);
        QTest::newRow("larger than any number") << "99999999999999999999999999"_ba << qint64(120'000);
        QTest::newRow("date in 30 s") << "Fri, 15 Jan 2027 08:00:30 GMT"_ba << qint64(30'000);
        QTest::newRow("date gone by") << "Fri, 15 Jan 2027 07:00:00 GMT"_ba << qint64(0);
        QTest::newRow("date in 10 years") << "Thu, 15 Jan 2037 08:00:00 GMT"_ba << qint64(120'000);
        QTest::newRow("fraction") << "1.5"_ba << qint64(-1);
        QTest::newRow("words") << "soon"_ba << qint64(-1);
        QTest::newRow("only a sign") << "-"_ba << qint64(-1);
    }
    void readsRetryAfter()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const qint64, expected);
        const Instant now(1'800'000'000s); // Fri, 15 Jan 2027 08:00:00 GMT
        const std::optional<Milliseconds> wish = readRetryAfter(text, now);
        QCOMPARE(wish ? qint64(wish->count()) : qint64(-1), expected);
    }

    void believesDatesOfThisCentury_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<qint64>("seconds"); // 0: not believed
        QTest::newRow("now") << "Fri, 15 Jan 2027 08:00:00 GMT"_ba << qint64(1'800'000'000);
        QTest::newRow("first") << "Mon, 01 Jan 2024 00:00:00 GMT"_ba << qint64(1'704'067'200);
        QTest::newRow("too early") << "Sun, 31 Dec 2023 23:59:59 GMT"_ba << qint64(0);
        QTest::newRow("1970") << "Thu, 01 Jan 1970 00:00:00 GMT"_ba << qint64(0);
        QTest::newRow("2100") << "Fri, 01 Jan 2100 00:00:00 GMT"_ba << qint64(0);
        QTest::newRow("year 9999") << "Fri, 31 Dec 9999 23:59:59 GMT"_ba << qint64(0);
        QTest::newRow("empty") << ""_ba << qint64(0);
        QTest::newRow("ISO") << "2027-01-15T08:00:00Z"_ba << qint64(0);
        QTest::newRow("other zone") << "Fri, 15 Jan 2027 08:00:00 +0800"_ba << qint64(0);
        QTest::newRow("30 February") << "Mon, 30 Feb 2026 08:00:00 GMT"_ba << qint64(0);
    }
    void believesDatesOfThisCentury()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const qint64, seconds);
        const std::optional<Instant> date = believableDate(text);
        QCOMPARE(date ? unixSeconds(*date) : qint64(0), seconds);
    }

    void learnsTheSkewFromTheMiddleOfTheRequest()
    {
        ClockSkew skew;
        QVERIFY(!skew.measured());
        QCOMPARE(skew.correction(), 0ms);
        const Instant now(1'800'000'000s);
        skew.learn(now + 660s, now, 4s);
        QCOMPARE(*skew.measured(), 662s);
        QCOMPARE(skew.correction(), 662s);
        skew.learn(now + 661s, now, 4s);
        QCOMPARE(*skew.measured(), 662s); // a second is the header's rounding
        skew.learn(now - 5s, now, 0ms);
        QCOMPARE(*skew.measured(), -5s);
        QCOMPARE(skew.correction(), 0ms);
    }

    void judgesRedirects_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QString>("to");
        QTest::addColumn<bool>("follow");
        const auto row = [](const char *name, const QByteArray &method, const QString &to, bool follow) {
            QTest::newRow(name) << method << to << follow;
        };
        row("same place", "GET", u"https://api.test/other?x=1"_s, true);
        row("same place, port written out", "HEAD", u"https://api.test:443/"_s, true);
        row("case of the host", "GET", u"https://API.test/"_s, true);
        row("post", "POST", u"https://api.test/"_s, false);
        row("put", "PUT", u"https://api.test/"_s, false);
        row("delete", "DELETE", u"https://api.test/"_s, false);
        row("to http", "GET", u"http://api.test/"_s, false);
        row("to http on the same port", "GET", u"http://api.test:443/"_s, false);
        row("other host", "GET", u"https://evil.test/"_s, false);
        row("host that begins alike", "GET", u"https://api.test.evil.test/"_s, false);
        row("other port", "GET", u"https://api.test:8443/"_s, false);
        row("with a user", "GET", u"https://api.test@evil.test/"_s, false);
        row("with a user here", "GET", u"https://me:pw@api.test/"_s, false);
        row("file", "GET", u"file:///etc/passwd"_s, false);
        row("javascript", "GET", u"javascript:alert(1)"_s, false);
        row("no host", "GET", u"https:///x"_s, false);
    }
    void judgesRedirects()
    {
        QFETCH(const QByteArray, method);
        QFETCH(const QString, to);
        QFETCH(const bool, follow);
        const RedirectVerdict verdict = judgeRedirect(method, QUrl(u"https://api.test/path"_s), QUrl(to));
        QCOMPARE(verdict == RedirectVerdict::Follow, follow);
    }

    void findsHeadersCaseBlind()
    {
        HttpReply reply;
        reply.headers = {{"Content-Type"_ba, "a"_ba}, {"content-type"_ba, "b"_ba}};
        QCOMPARE(reply.header("CONTENT-TYPE"_ba), "a"_ba);
        QCOMPARE(reply.header("Date"_ba), ""_ba);
    }
};

QTEST_GUILESS_MAIN(RulesTest)
#include "rules_test.moc"
