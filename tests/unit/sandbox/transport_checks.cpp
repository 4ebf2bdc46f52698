#include "huawei_caller.h"
#include "scenario_checks.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>
#include <QNetworkProxy>
#include <QSet>
#include <QTcpSocket>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace deck {

namespace {

const QByteArray list = "DescribeUploadTasks";
using End = RawClient::End;

qsizetype statedLength(const QByteArray &bytes)
{
    const qsizetype at = bytes.indexOf("Content-Length: ");
    return at < 0 ? -1 : bytes.mid(at + 16, bytes.indexOf('\r', at) - at - 16).toLongLong();
}

QByteArray bodyOf(const QByteArray &bytes)
{
    const qsizetype at = bytes.indexOf("\r\n\r\n");
    return at < 0 ? QByteArray() : bytes.mid(at + 4);
}

/// The answer ends after a part of it, which `isPart` judges.
Check cut(End end, const std::function<bool(const QByteArray &bytes)> &isPart)
{
    return [=](Stage &stage) {
        stage.ask();
        const QByteArray bytes = stage.client->readToEnd();
        QCOMPARE(stage.client->end(), end);
        QVERIFY2(isPart(bytes), bytes.left(300).constData());
        QCOMPARE(stage.log().size(), 1);
        QCOMPARE(stage.log().first().status, 0);
    };
}

bool isNothing(const QByteArray &bytes)
{
    return bytes.isEmpty();
}

bool isHalfHead(const QByteArray &bytes)
{
    return bytes.startsWith("HTTP/1.1 200") && !bytes.contains("\r\n\r\n");
}

bool isHalfBody(const QByteArray &bytes)
{
    const qsizetype got = bodyOf(bytes).size();
    return got > 0 && got == statedLength(bytes) / 2;
}

bool lacksOneByte(const QByteArray &bytes)
{
    return bodyOf(bytes).size() == statedLength(bytes) - 1;
}

/// Nothing more comes on the connection, while the sandbox goes on for others.
Check holds(const std::function<bool(const QByteArray &bytes)> &isPart)
{
    return [=](Stage &stage) {
        stage.ask();
        QTRY_COMPARE(stage.log().size(), 1);
        QVERIFY(stage.sandbox->setScenario({}));
        stage.clock->advance(1h);
        QCOMPARE(ZegoCaller(*stage.sandbox, u"player-prod"_s, stage.clock).call(list, {}).status, 200);
        QVERIFY(isPart(stage.client->pending()));
        QCOMPARE(stage.client->end(), End::Open);
        QCOMPARE(stage.log().first().status, 0);
    };
}

/// gzip by its own reading: Qt wants a zlib header before the deflate and takes a stream without its check sum.
bool isGzip(const QByteArray &bytes)
{
    return bytes.startsWith("\x1F\x8B\x08") && bytes.size() > 18;
}

quint32 gzipLength(const QByteArray &bytes)
{
    quint32 length = 0;
    for (int i = 0; i < 4; ++i)
        length |= static_cast<quint32>(static_cast<unsigned char>(bytes[bytes.size() - 4 + i])) << (8 * i);
    return length;
}

void isClock(Stage &stage, std::chrono::minutes ahead)
{
    const std::optional<RawAnswer> refused = stage.answer();
    QVERIFY(refused);
    QCOMPARE(refused->code(), 100000004);
    const QDateTime date
        = QLocale::c().toDateTime(QString::fromLatin1(refused->headers.value("date")), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s);
    QCOMPARE(date.toString(Qt::ISODate),
             QDateTime::fromString(isoUtc(stage.clock->now() + ahead), Qt::ISODate).toString(u"yyyy-MM-ddThh:mm:ss"_s));
    const auto corrected = std::make_shared<ManualClock>(stage.clock->now() + ahead);
    ZegoCaller right(*stage.sandbox, u"player-prod"_s, corrected);
    QCOMPARE(right.call(list, {}).code(), 0);
}

void refused(Stage &stage)
{
    QCOMPARE(stage.client->readToEnd(), QByteArray());
    QCOMPARE(stage.client->end(), End::Reset);
    QCOMPARE(RawClient(stage.sandbox->endpoint()).end(), End::Refused);
    QVERIFY(stage.sandbox->setScenario({}));
    QCOMPARE(stage.caller->call(list, {}).code(), 0); // the same port again
}

/// Whether a connection is made within a moment; on loopback it is made at once or not at all.
bool connects(const QUrl &endpoint, int patience = 300)
{
    QTcpSocket socket;
    socket.setProxy(QNetworkProxy::NoProxy);
    socket.connectToHost(endpoint.host(), static_cast<quint16>(endpoint.port()));
    const bool connected = socket.waitForConnected(patience);
    [&] { QVERIFY(connected || socket.error() == QAbstractSocket::SocketTimeoutError); }(); // neither taken nor refused
    return connected;
}

void connectHangs(Stage &stage)
{
    QCOMPARE(stage.client->readToEnd(), QByteArray());
    QCOMPARE(stage.client->end(), End::Reset);
    for (int i = 0; i < 3; ++i)
        QVERIFY(!connects(stage.sandbox->endpoint()));
    // who waits gets through when the fault ends, as packets that were dropped are sent again
    QTcpSocket waiting;
    waiting.setProxy(QNetworkProxy::NoProxy);
    waiting.connectToHost(stage.sandbox->endpoint().host(), static_cast<quint16>(stage.sandbox->endpoint().port()));
    QVERIFY(!waiting.waitForConnected(100));
    QVERIFY(stage.sandbox->setScenario(u"refused"_s)); // from one closed door to the other
    QCOMPARE(RawClient(stage.sandbox->endpoint()).end(), End::Refused);
    QVERIFY(stage.sandbox->setScenario(u"connect-hangs"_s));
    QVERIFY(!connects(stage.sandbox->endpoint()));
    QVERIFY(stage.sandbox->setScenario({}));
    QCOMPARE(stage.caller->call(list, {}).code(), 0); // the same port again
    QVERIFY(connects(stage.sandbox->endpoint()));

    SandboxSetup setup;
    setup.scenario = u"connect-hangs"_s;
    Sandbox second(setup);
    QVERIFY(second.start());
    QVERIFY(!connects(second.endpoint()));
}

/// Each vendor in its own words, with that status.
Check coded(int number)
{
    return [number](Stage &stage) {
        const std::optional<RawAnswer> ofZego = stage.answer();
        QVERIFY(ofZego);
        QCOMPARE(ofZego->status, number);
        QVERIFY(ofZego->code() > 0);
        const HuaweiCaller huawei(*stage.sandbox, u"newsroom"_s, stage.clock);
        const RawAnswer ofHuawei = huawei.list();
        QCOMPARE(ofHuawei.status, number);
        QVERIFY(!HuaweiCaller::code(ofHuawei).isEmpty());
        RawClient nobody(stage.sandbox->endpoint());
        nobody.send("GET /nobodys HTTP/1.1\r\nHost: x\r\n\r\n");
        QCOMPARE(nobody.read().value_or(RawAnswer()).status, number);
    };
}

void lateAnswer(Stage &stage)
{
    const QByteArray title = R"({"Title":"late.mp4","StreamUrl":"https://media.example.com/a.mp4"})";
    stage.client->send(ZegoCaller::request(stage.caller->parameters("CreateUploadTask"), title));
    QTRY_VERIFY(stage.clock->nextDue().has_value());
    QCOMPARE(*stage.clock->nextDue(), Milliseconds(35s));
    QVERIFY(stage.client->pending().isEmpty());
    QVERIFY(stage.sandbox->setScenario({}));
    // it acted already
    const QJsonObject newest = ZegoCaller(*stage.sandbox, u"player-prod"_s, stage.clock).call(list, {{u"PageSize"_s, 1}}).json();
    QCOMPARE(newest["Data"_L1]["UploadTasks"_L1][0]["Title"_L1].toString(), u"late.mp4"_s);
    stage.clock->advance(34'999ms);
    QVERIFY(stage.client->pending().isEmpty());
    stage.clock->advance(1ms);
    QCOMPARE(stage.client->read().value_or(RawAnswer()).code(), 0);
}

void slowLatency(Stage &stage)
{
    QSet<qint64> delays;
    for (int i = 0; i < 20; ++i) {
        stage.ask();
        QTRY_VERIFY(stage.clock->nextDue().has_value());
        const Milliseconds delay = *stage.clock->nextDue();
        QVERIFY(delay <= 10s);
        delays.insert(delay.count());
        stage.clock->advance(delay);
        QCOMPARE(stage.client->read().value_or(RawAnswer()).code(), 0);
    }
    QVERIFY(delays.size() > 10);
}

void slowLink(Stage &stage)
{
    stage.ask({{u"PageSize"_s, 5}});
    QTRY_VERIFY(stage.clock->nextDue().has_value());
    QByteArray all = stage.client->readBytes(102);
    for (int tick = 0; tick < 10; ++tick) {
        QVERIFY(stage.client->pending().isEmpty());
        stage.clock->advance(100ms);
        const QByteArray part = stage.client->readBytes(102);
        QCOMPARE(part.size(), 102);
        all += part;
        QTRY_VERIFY(stage.clock->nextDue().has_value());
    }
    QVERIFY(all.startsWith("HTTP/1.1 200 OK"));
}

void slowClose(Stage &stage)
{
    stage.ask({{u"PageSize"_s, 1}});
    QTRY_VERIFY(stage.clock->nextDue().has_value());
    QCOMPARE(*stage.clock->nextDue(), Milliseconds(10s));
    const QByteArray head = stage.client->readBytes(12);
    QCOMPARE(head, "HTTP/1.1 200");
    stage.clock->advance(9'999ms);
    QVERIFY(!stage.client->pending().contains("Content-Length"));
    QCOMPARE(stage.client->end(), End::Open);
    stage.clock->advance(1ms);
    const QByteArray rest = stage.client->readToEnd();
    QCOMPARE(stage.client->end(), End::Closed);
    QVERIFY(QJsonDocument::fromJson(bodyOf(rest)).isObject());
}

void closedIdle(Stage &stage)
{
    QCOMPARE(stage.answer().value_or(RawAnswer()).code(), 0);
    QCOMPARE(stage.client->end(), End::Open);
    const QByteArray create = R"({"Title":"never.mp4","StreamUrl":"https://media.example.com/a.mp4"})";
    stage.client->send(ZegoCaller::request(stage.caller->parameters("CreateUploadTask"), create));
    QCOMPARE(stage.client->readToEnd(), QByteArray());
    QCOMPARE(stage.client->end(), End::Reset);
    QCOMPARE(stage.log().last().status, 0);
    const RawAnswer newest = ZegoCaller(*stage.sandbox, u"player-prod"_s, stage.clock).call(list, {{u"PageSize"_s, 1}});
    QVERIFY(newest.json()["Data"_L1]["UploadTasks"_L1][0]["Title"_L1].toString() != u"never.mp4"_s);
}

void lengthTooBig(Stage &stage)
{
    stage.ask();
    const QByteArray bytes = stage.client->readToEnd();
    QCOMPARE(stage.client->end(), End::Closed);
    QCOMPARE(statedLength(bytes), bodyOf(bytes).size() + 100);
}

void lengthTooSmall(Stage &stage)
{
    const std::optional<RawAnswer> answer = stage.answer();
    QVERIFY(answer);
    QVERIFY(!QJsonDocument::fromJson(answer->body).isObject());
    QCOMPARE(stage.client->readBytes(10).size(), 10); // would be taken for the next answer
    QCOMPARE(stage.client->end(), End::Open);
}

void redirectsElsewhere(Stage &stage)
{
    const QByteArray port = QByteArray::number(stage.sandbox->endpoint().port());
    status(307, "location", "http://localhost:" + port + "/elsewhere")(stage);
}

void redirectLoop(Stage &stage)
{
    QByteArray request = stage.caller->request(list, {});
    for (int i = 0; i < 3; ++i) {
        stage.client->send(request);
        const std::optional<RawAnswer> answer = stage.client->read();
        QVERIFY(answer);
        QCOMPARE(answer->status, 307);
        QCOMPARE(answer->headers.value("location"), stage.log().last().target);
    }
}

void failsFirst(Stage &stage)
{
    const auto statusOf = [&](const QByteArray &action) { return stage.caller->call(action, {}).status; };
    QCOMPARE(statusOf(list), 503);
    QCOMPARE(statusOf("CancelUploadTask"), 503);
    QCOMPARE(statusOf(list), 503);
    QCOMPARE(statusOf(list), 200);
    QCOMPARE(statusOf("CancelUploadTask"), 503);
    QCOMPARE(statusOf("CancelUploadTask"), 200);
    QVERIFY(stage.sandbox->setScenario(u"fails-first"_s));
    QCOMPARE(statusOf(list), 503);
}

void flaky(Stage &stage)
{
    const auto outcomes = [&] {
        QList<int> all;
        for (int i = 0; i < 200; ++i) {
            stage.clock->advance(100ms);
            const RawAnswer answer = stage.caller->call(list, {{u"PageSize"_s, 1}});
            all.append(answer.status == 200 && answer.code() != 0 ? 1 : answer.status);
        }
        return all;
    };
    const QList<int> first = outcomes();
    QVERIFY(first.count(200) > 120 && first.count(200) < 185);
    QVERIFY(QSet<int>(first.cbegin(), first.cend()).size() >= 4);
    QVERIFY(stage.sandbox->setScenario(u"flaky"_s));
    QCOMPARE(outcomes(), first);
}

} // namespace

Check status(int status, const QByteArray &header, const QByteArray &value, bool hasBody)
{
    return [=](Stage &stage) {
        for (int i = 1; i <= 2; ++i) {
            const std::optional<RawAnswer> answer = stage.answer();
            QVERIFY(answer);
            QCOMPARE(answer->status, status);
            QCOMPARE(!answer->body.isEmpty(), hasBody);
            if (!header.isEmpty())
                QCOMPARE(answer->headers.value(header), value);
            QCOMPARE(stage.log().size(), i);
            QCOMPARE(stage.log().last().status, status);
        }
    };
}

Check code(qint64 code)
{
    return [=](Stage &stage) {
        const std::optional<RawAnswer> answer = stage.answer();
        QVERIFY(answer);
        QCOMPARE(answer->status, 200);
        QCOMPARE(answer->code(), code);
        QVERIFY(!answer->json()["Message"_L1].toString().isEmpty());
    };
}

Check body(const std::function<bool(const RawAnswer &answer)> &isRight)
{
    return [=](Stage &stage) {
        const std::optional<RawAnswer> answer = stage.answer();
        QVERIFY(answer);
        QCOMPARE(answer->status, 200);
        QVERIFY2(isRight(*answer), answer->body.left(300).constData());
    };
}

QMap<QString, Check> transportChecks()
{
    QMap<QString, Check> all;
    all[u"refused"_s] = refused;
    all[u"connect-hangs"_s] = connectHangs;
    all[u"hang"_s] = holds(isNothing);
    all[u"hang-headers"_s] = holds(isHalfHead);
    all[u"reset-at-start"_s] = cut(End::Reset, isNothing);
    all[u"reset-mid-header"_s] = cut(End::Reset, isHalfHead);
    all[u"reset-mid-body"_s] = cut(End::Reset, isHalfBody);
    all[u"close-at-0"_s] = cut(End::Closed, isNothing);
    all[u"close-at-1"_s] = cut(End::Closed, [](const QByteArray &bytes) { return bytes == "H"; });
    all[u"close-at-half"_s] = cut(End::Closed, isHalfBody);
    all[u"close-at-all-but-1"_s] = cut(End::Closed, lacksOneByte);
    all[u"late-answer"_s] = lateAnswer;
    all[u"slow-latency"_s] = slowLatency;
    all[u"slow-link"_s] = slowLink;
    all[u"one-byte-slices"_s] = code(0);
    all[u"slow-close"_s] = slowClose;
    all[u"closed-idle"_s] = closedIdle;
    all[u"length-too-big"_s] = lengthTooBig;
    all[u"length-too-small"_s] = lengthTooSmall;
    all[u"chunk-cut"_s] = cut(End::Closed, [](const QByteArray &bytes) {
        return bytes.contains("Transfer-Encoding: chunked") && !bytes.endsWith("0\r\n\r\n") && bodyOf(bytes).size() > 1024;
    });
    all[u"chunked"_s] = body(
        [](const RawAnswer &answer) { return answer.headers.value("transfer-encoding") == "chunked" && answer.code() == 0; });
    all[u"clock-11-min-ahead"_s] = [](Stage &stage) { isClock(stage, 11min); };
    all[u"clock-16-min-behind"_s] = [](Stage &stage) { isClock(stage, -16min); };
    all[u"date-1970"_s] = body([](const RawAnswer &answer) {
        return answer.headers.value("date") == "Thu, 01 Jan 1970 00:00:00 GMT" && answer.code() == 0;
    });
    all[u"date-absent"_s] = body([](const RawAnswer &answer) { return !answer.headers.contains("date") && answer.code() == 0; });

    all[u"captive-portal"_s] = status(200, "content-type", "text/html; charset=utf-8");
    all[u"redirect-loop"_s] = redirectLoop;
    all[u"redirect-other-host"_s] = redirectsElsewhere;
    all[u"redirect-plain-http"_s] = status(307, "location", "http://sandbox.invalid/elsewhere");
    all[u"http-400-empty"_s] = status(400, {}, {}, false);
    for (const int number : {400, 401, 403, 404, 408, 409, 410, 413, 423, 429, 500, 503, 504})
        all[u"http-"_s + QString::number(number)] = status(number);
    for (const int number : {400, 401, 403, 404, 409, 429, 500, 503, 504})
        all[u"http-%1-coded"_s.arg(number)] = coded(number);
    all[u"http-429-retry-after"_s] = status(429, "retry-after", "3");
    all[u"http-502-html"_s] = status(502, "content-type", "text/html");
    all[u"fails-first"_s] = failsFirst;
    all[u"flaky"_s] = flaky;

    all[u"gzip"_s] = body([](const RawAnswer &answer) {
        return answer.headers.value("content-encoding") == "gzip" && isGzip(answer.body) && gzipLength(answer.body) > 1000;
    });
    all[u"gzip-broken"_s]
        = body([](const RawAnswer &answer) { return isGzip(answer.body) && gzipLength(answer.body) > 1'000'000; });
    all[u"gzip-bomb"_s] = body([](const RawAnswer &answer) {
        return isGzip(answer.body) && answer.body.size() < 200'000 && gzipLength(answer.body) > 50 * 1024 * 1024;
    });
    all[u"truncated-json"_s]
        = body([](const RawAnswer &answer) { return answer.body.startsWith('{') && answer.json().isEmpty(); });
    all[u"gbk-body"_s]
        = body([](const RawAnswer &answer) { return answer.body.contains("\xB3\xB1") && !answer.body.isValidUtf8(); });
    all[u"utf16-body"_s] = body([](const RawAnswer &answer) { return answer.body.startsWith(QByteArray("\xFF\xFE{\0\"\0", 6)); });
    all[u"html-200"_s] = body([](const RawAnswer &answer) { return answer.body.startsWith("<html>"); });
    all[u"empty-200"_s] = body([](const RawAnswer &answer) { return answer.body.isEmpty(); });
    all[u"deep-json"_s] = body([](const RawAnswer &answer) { return answer.body.contains(QByteArray(2000, '[')); });
    return all;
}

} // namespace deck
