#include "aliyun_caller.h"
#include "huawei_caller.h"

#include "tests/support/manual_clock.h"

#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

#include <functional>

using namespace deck;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

using Judge = std::function<bool(const RawAnswer &answer, const RawAnswer &good)>;

/// What somebody is asked: the same question each time, as one of the vendors wants it.
using Question = std::function<RawAnswer(Sandbox &sandbox, const std::shared_ptr<Clock> &clock)>;

QMap<QString, Question> questions()
{
    return {
        {u"zego"_s,
         [](Sandbox &sandbox, const std::shared_ptr<Clock> &clock) {
             return ZegoCaller(sandbox, u"player-prod"_s, clock).call("DescribeUploadTasks", {{u"PageSize"_s, 20}});
         }},
        {u"huawei-vod"_s,
         [](Sandbox &sandbox, const std::shared_ptr<Clock> &clock) {
             return HuaweiCaller(sandbox, u"newsroom"_s, clock).list({{"size", "20"}});
         }},
        {u"huawei-vod, IAM"_s,
         [](Sandbox &sandbox, const std::shared_ptr<Clock> &clock) {
             const HuaweiCaller caller(sandbox, u"newsroom-iam"_s, clock);
             return caller.askToken(caller.tokenBody());
         }},
        {u"aliyun-vod"_s,
         [](Sandbox &sandbox, const std::shared_ptr<Clock> &clock) {
             return AliyunCaller(sandbox, u"newsroom-vod"_s, clock).call("SearchMedia", {{"PageSize", "20"}});
         }},
        {u"aliyun-ims"_s,
         [](Sandbox &sandbox, const std::shared_ptr<Clock> &clock) {
             return AliyunCaller(sandbox, u"newsroom-ims"_s, clock).call("ListMediaBasicInfos", {{"MaxResults", "20"}});
         }},
    };
}

bool isJson(const RawAnswer &answer)
{
    return QJsonDocument::fromJson(answer.body).isObject();
}

bool never(const RawAnswer &answer, const RawAnswer & /*good*/)
{
    return answer.status == 0;
}

bool works(const RawAnswer &answer, const RawAnswer &good)
{
    return answer.status == good.status && isJson(answer) && answer.json().keys() == good.json().keys();
}

/// The vendor acted and its status is there, but the body cannot be read.
bool isUnreadable(const RawAnswer &answer, const RawAnswer &good)
{
    return answer.status == good.status && !answer.body.isEmpty() && !isJson(answer);
}

bool isPage(const RawAnswer &answer, const RawAnswer & /*good*/)
{
    return answer.status == 200 && answer.headers.value("content-type").startsWith("text/html") && !isJson(answer);
}

bool isPacked(const RawAnswer &answer, const RawAnswer &good)
{
    return answer.status == good.status && answer.headers.value("content-encoding") == "gzip"
        && answer.body.startsWith("\x1F\x8B");
}

Judge status(int status)
{
    return [status](const RawAnswer &answer, const RawAnswer &) { return answer.status == status && !isJson(answer); };
}

Judge coded(int status)
{
    return [status](const RawAnswer &answer, const RawAnswer &) {
        const QJsonObject json = answer.json();
        const bool named = json.contains("Code"_L1) || json.contains("error_code"_L1);
        return answer.status == status && named;
    };
}

/// All faults of the connection, of HTTP and of the body but those that only take time; their checks are elsewhere.
QMap<QString, Judge> judges()
{
    QMap<QString, Judge> all;
    for (const QString &name : {u"reset-at-start"_s, u"reset-mid-header"_s, u"reset-mid-body"_s, u"close-at-0"_s, u"close-at-1"_s,
                                u"close-at-half"_s, u"close-at-all-but-1"_s, u"length-too-big"_s, u"chunk-cut"_s})
        all[name] = never;
    for (const QString &name : {u"one-byte-slices"_s, u"chunked"_s, u"date-1970"_s, u"date-absent"_s, u"closed-idle"_s})
        all[name] = works;
    for (const QString &name : {u"length-too-small"_s, u"truncated-json"_s, u"utf16-body"_s, u"deep-json"_s})
        all[name] = isUnreadable;
    for (const QString &name : {u"gzip"_s, u"gzip-broken"_s, u"gzip-bomb"_s})
        all[name] = isPacked;
    for (const QString &name : {u"captive-portal"_s, u"html-200"_s})
        all[name] = isPage;
    for (const QString &name : {u"redirect-loop"_s, u"redirect-other-host"_s, u"redirect-plain-http"_s})
        all[name] = status(307);
    for (const int number : {400, 401, 403, 404, 408, 409, 410, 413, 423, 429, 500, 503, 504})
        all[u"http-%1"_s.arg(number)] = status(number);
    for (const int number : {400, 401, 403, 404, 409, 429, 500, 503, 504})
        all[u"http-%1-coded"_s.arg(number)] = coded(number);
    all[u"http-400-empty"_s] = status(400);
    all[u"http-429-retry-after"_s] = status(429);
    all[u"http-502-html"_s] = status(502);
    all[u"fails-first"_s] = status(503);
    all[u"empty-200"_s] = [](const RawAnswer &answer, const RawAnswer &) {
        // of what the vendor said nothing is left, also not the header in which IAM gives its token
        return answer.status == 200 && answer.body.isEmpty()
            && answer.headers.keys() == QByteArrayList({"content-length", "date"});
    };
    all[u"gbk-body"_s] = [](const RawAnswer &answer, const RawAnswer &good) {
        const bool isAscii
            = std::all_of(good.body.begin(), good.body.end(), [](char c) { return static_cast<signed char>(c) >= 0; });
        return answer.status == good.status && answer.body.isValidUtf8() == isAscii;
    };
    return all;
}

} // namespace

/// Every fault below the vendors, met by every vendor's answers.
class FaultsEverywhereTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void spoilsEachVendorsAnswer_data();
    void spoilsEachVendorsAnswer();
    void judgesAllButTheSlowOnes();
    void movesEachVendorsClock_data();
    void movesEachVendorsClock();
};

void FaultsEverywhereTest::spoilsEachVendorsAnswer_data()
{
    QTest::addColumn<QString>("vendor");
    QTest::addColumn<QString>("fault");
    const QMap<QString, Judge> all = judges();
    for (const QString &vendor : questions().keys()) {
        for (auto fault = all.keyBegin(); fault != all.keyEnd(); ++fault)
            QTest::addRow("%s: %s", qPrintable(vendor), qPrintable(*fault)) << vendor << *fault;
    }
}

void FaultsEverywhereTest::spoilsEachVendorsAnswer()
{
    QFETCH(const QString, vendor);
    QFETCH(const QString, fault);
    SandboxSetup setup;
    const auto clock = std::make_shared<ManualClock>();
    setup.clock = clock;
    setup.uploads = 40;
    Sandbox sandbox(setup);
    QVERIFY(sandbox.start());
    const Question ask = questions().value(vendor);
    const RawAnswer good = ask(sandbox, clock);
    QVERIFY2(good.status / 100 == 2 && isJson(good), good.body.left(300).constData());
    clock->advance(2s);
    QVERIFY(sandbox.setScenario(fault));
    const RawAnswer answer = ask(sandbox, clock);
    QVERIFY2(judges().value(fault)(answer, good),
             qPrintable(QString::number(answer.status) + u' ' + QString::fromUtf8(answer.body.left(300))));
    clock->advance(2s);
    QVERIFY(sandbox.setScenario({}));
    QVERIFY(works(ask(sandbox, clock), good));
}

void FaultsEverywhereTest::judgesAllButTheSlowOnes()
{
    QStringList slow {u"refused"_s,      u"connect-hangs"_s, u"hang"_s,       u"hang-headers"_s,       u"late-answer"_s,
                      u"slow-latency"_s, u"slow-link"_s,     u"slow-close"_s, u"clock-11-min-ahead"_s, u"clock-16-min-behind"_s,
                      u"flaky"_s};
    const QMap<QString, Judge> all = judges();
    for (const Sandbox::Scenario &scenario : Sandbox::scenarios()) {
        if (scenario.name == u"error-100000004"_s)
            return; // the vendors' own begin here
        QVERIFY2(all.contains(scenario.name) || slow.contains(scenario.name), qPrintable(scenario.name));
    }
}

void FaultsEverywhereTest::movesEachVendorsClock_data()
{
    QTest::addColumn<QString>("vendor");
    QTest::addColumn<bool>("minds11"); ///< ZEGO's window is 10 minutes, the others' 15
    QTest::addColumn<bool>("minds16");
    QTest::newRow("zego") << u"zego"_s << true << true;
    QTest::newRow("huawei-vod") << u"huawei-vod"_s << false << true;
    QTest::newRow("huawei-vod, IAM") << u"huawei-vod, IAM"_s << false << false; // nothing is signed there
    QTest::newRow("aliyun-vod") << u"aliyun-vod"_s << false << true;
    QTest::newRow("aliyun-ims") << u"aliyun-ims"_s << false << true;
}

void FaultsEverywhereTest::movesEachVendorsClock()
{
    QFETCH(const QString, vendor);
    QFETCH(const bool, minds11);
    QFETCH(const bool, minds16);
    SandboxSetup setup;
    const auto clock = std::make_shared<ManualClock>();
    setup.clock = clock;
    setup.uploads = 40;
    Sandbox sandbox(setup);
    QVERIFY(sandbox.start());
    const Question ask = questions().value(vendor);
    const RawAnswer good = ask(sandbox, clock);
    for (const auto &[scenario, minds] :
         {std::pair(u"clock-11-min-ahead"_s, minds11), std::pair(u"clock-16-min-behind"_s, minds16)}) {
        clock->advance(2s);
        QVERIFY(sandbox.setScenario(scenario));
        QCOMPARE(works(ask(sandbox, clock), good), !minds);
    }
}

QTEST_GUILESS_MAIN(FaultsEverywhereTest)
#include "test_sandbox_faults_everywhere.moc"
