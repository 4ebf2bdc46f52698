#include "raw_client.h"

#include "tests/support/manual_clock.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <functional>

using namespace deck;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QByteArray list = "DescribeUploadTasks";

/// What one scenario is tried with. The clock stands still unless a check moves it.
struct Stage
{
    std::shared_ptr<ManualClock> clock = std::make_shared<ManualClock>();
    std::unique_ptr<Sandbox> sandbox;
    std::unique_ptr<ZegoCaller> caller;
    std::unique_ptr<RawClient> client; ///< connected before the scenario began

    void ask(const QJsonObject &body = {}) const { client->send(caller->request(list, body)); }
    [[nodiscard]] std::optional<RawAnswer> answer(const QJsonObject &body = {}) const
    {
        ask(body);
        return client->read();
    }
    [[nodiscard]] QJsonObject data(const QJsonObject &body = {}) const
    {
        clock->advance(100ms); // below the vendor's rate
        return answer(body).value_or(RawAnswer()).json()["Data"_L1].toObject();
    }
    [[nodiscard]] QList<SandboxRequest> log() const { return sandbox->requests(); }
};

using Check = std::function<void(Stage &)>;
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

QStringList idsOf(const QJsonObject &data)
{
    QStringList ids;
    for (const QJsonValue &row : data["UploadTasks"_L1].toArray())
        ids.append(row["UploadTaskId"_L1].toString());
    return ids;
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

Check status(int status, const QByteArray &header = {}, const QByteArray &value = {}, bool hasBody = true)
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

/// Follows the tokens for some pages and gives them.
QStringList tokens(Stage &stage, int pages)
{
    QStringList all;
    QString token;
    for (int i = 0; i < pages; ++i) {
        token = stage.data({{u"PageToken"_s, token}})["NextPageToken"_L1].toString();
        all.append(token);
    }
    return all;
}

int tasksOf(const QJsonObject &data, int status)
{
    int count = 0;
    for (const QJsonValue &row : data["UploadTasks"_L1].toArray())
        count += row["Status"_L1].toInt() == status ? 1 : 0;
    return count;
}

void refused(Stage &stage)
{
    QCOMPARE(stage.client->readToEnd(), QByteArray());
    QCOMPARE(stage.client->end(), End::Reset);
    QCOMPARE(RawClient(stage.sandbox->endpoint()).end(), End::Refused);
    QVERIFY(stage.sandbox->setScenario({}));
    QCOMPARE(stage.caller->call(list, {}).code(), 0); // the same port again
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

void throttles(Stage &stage)
{
    QCOMPARE(stage.answer().value_or(RawAnswer()).code(), 0);
    QCOMPARE(stage.answer().value_or(RawAnswer()).code(), 350006001);
    stage.clock->advance(1s);
    QCOMPARE(stage.answer().value_or(RawAnswer()).code(), 0);
}

void serviceNotEnabled(Stage &stage)
{
    ZegoCaller disabled(*stage.sandbox, u"player-new"_s, stage.clock);
    QCOMPARE(disabled.call(list, {}).code(), 350006006);
    QCOMPARE(stage.caller->call(list, {}).code(), 0);
}

void tokenRepeats(Stage &stage)
{
    const QStringList all = tokens(stage, 6);
    QVERIFY(!all[0].isEmpty());
    for (const QString &token : all)
        QCOMPARE(token, all[0]);
}

void tokenLoops(Stage &stage)
{
    const QStringList all = tokens(stage, 6);
    QVERIFY(all[0] != all[1]);
    QVERIFY(!all[0].isEmpty() && !all[1].isEmpty());
    for (int i = 2; i < 6; ++i)
        QCOMPARE(all[i], all[i - 2]);
    // also where everything fits on one page
    ZegoCaller small(*stage.sandbox, u"player-test"_s, stage.clock);
    QString token;
    QStringList ofSmall;
    for (int i = 0; i < 4; ++i) {
        token = small.call(list, {{u"PageToken"_s, token}}).json()["Data"_L1]["NextPageToken"_L1].toString();
        ofSmall.append(token);
    }
    QVERIFY(ofSmall[0] != ofSmall[1]);
    QCOMPARE(ofSmall[2], ofSmall[0]);
    QCOMPARE(ofSmall[3], ofSmall[1]);
}

/// All rows by following tokens, with how many pages it took.
std::pair<QStringList, int> everything(Stage &stage)
{
    QStringList ids;
    QString token;
    for (int pages = 1; pages <= 20; ++pages) {
        const QJsonObject data = stage.data({{u"PageToken"_s, token}});
        ids += idsOf(data);
        token = data["NextPageToken"_L1].toString();
        if (token.isEmpty())
            return {ids, pages};
    }
    return {ids, -1};
}

void hugeToken(Stage &stage)
{
    const QString token = stage.data()["NextPageToken"_L1].toString();
    QVERIFY(token.size() >= 64 * 1024);
    const auto [ids, pages] = everything(stage);
    QCOMPARE(QSet<QString>(ids.cbegin(), ids.cend()).size(), 240);
    QCOMPARE(pages, 5);
}

void emptyPages(Stage &stage)
{
    const QJsonObject first = stage.data();
    const QJsonObject second = stage.data({{u"PageToken"_s, first["NextPageToken"_L1]}});
    QVERIFY(idsOf(second).isEmpty());
    QVERIFY(!second["NextPageToken"_L1].toString().isEmpty());
    const auto [ids, pages] = everything(stage);
    QCOMPARE(QSet<QString>(ids.cbegin(), ids.cend()).size(), 240);
    QCOMPARE(pages, 9);
}

void totalWrong(Stage &stage)
{
    const QJsonObject data = stage.data();
    QCOMPARE(data["TotalSize"_L1].toInt(), 7);
    QCOMPARE(idsOf(data).size(), 9);
    QVERIFY(data["NextPageToken"_L1].toString().isEmpty());
}

void rowsMove(Stage &stage)
{
    const QJsonObject first = stage.data();
    const QJsonObject second = stage.data({{u"PageToken"_s, first["NextPageToken"_L1]}});
    QCOMPARE(idsOf(second).first(3), idsOf(first).last(3));
    const auto [ids, pages] = everything(stage);
    QVERIFY(pages > 1);
    QCOMPARE(QSet<QString>(ids.cbegin(), ids.cend()).size(), 240);
    QVERIFY(ids.size() > 240);
}

void stateFlips(Stage &stage)
{
    const int odd = tasksOf(stage.data(), 4);
    QVERIFY(odd > 0);
    QCOMPARE(tasksOf(stage.data(), 4), 0);
    QVERIFY(tasksOf(stage.data(), 4) >= odd);
}

void stateBackward(Stage &stage)
{
    QVERIFY(tasksOf(stage.data(), 4) > 0);
    stage.clock->advance(10s);
    QCOMPARE(tasksOf(stage.data(), 4), 0);
    QVERIFY(tasksOf(stage.data(), 2) > 5);
}

void rowsVanish(Stage &stage)
{
    const QStringList before = everything(stage).first;
    stage.clock->advance(10s);
    const QStringList after = everything(stage).first;
    QCOMPARE(before.size(), 240);
    QCOMPARE(after.size(), 160);
    const auto gone = std::find_if(before.cbegin(), before.cend(), [&](const QString &id) { return !after.contains(id); });
    QVERIFY(idsOf(stage.data({{u"UploadTaskId"_s, *gone}})).isEmpty());
}

void wrongId(Stage &stage)
{
    const QString id = idsOf(stage.data({{u"PageSize"_s, 1}})).first();
    const QStringList answered = idsOf(stage.data({{u"UploadTaskId"_s, id}}));
    QCOMPARE(answered.size(), 1);
    QVERIFY(answered.first() != id);
}

Check keys(const QStringList &keys)
{
    return [=](Stage &stage) { QCOMPARE(stage.data().keys(), keys); };
}

QMap<QString, Check> checks()
{
    QMap<QString, Check> all;
    all[u"refused"_s] = refused;
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

    for (const qint64 number : {100000004, 100000005, 350006002, 350006003, 350006006, 350010000})
        all[u"error-"_s + QString::number(number)] = code(number);
    all[u"error-350006001"_s] = throttles;
    all[u"service-not-enabled"_s] = serviceNotEnabled;
    all[u"token-repeats"_s] = tokenRepeats;
    all[u"token-loops"_s] = tokenLoops;
    all[u"token-64-kb"_s] = hugeToken;
    all[u"empty-page-with-token"_s] = emptyPages;
    all[u"total-wrong"_s] = totalWrong;
    all[u"rows-move"_s] = rowsMove;
    all[u"state-flips"_s] = stateFlips;
    all[u"state-backward"_s] = stateBackward;
    all[u"rows-vanish"_s] = rowsVanish;
    all[u"null-list"_s] = [](Stage &stage) { QVERIFY(stage.data()["UploadTasks"_L1].isNull()); };
    all[u"table-spelling"_s] = keys({u"NextPageToken"_s, u"TotoalSize"_s, u"UploadTasks"_s});
    all[u"example-spelling"_s] = keys({u"NextPageToken"_s, u"TotalSize"_s, u"UploadTask"_s});
    all[u"numbers-as-text"_s] = body([](const RawAnswer &answer) {
        const QJsonObject json = answer.json();
        return json["Code"_L1].toString() == u"0"_s && json["Data"_L1]["TotalSize"_L1].toString() == u"240"_s
            && json["Data"_L1]["UploadTasks"_L1][0]["CreateTime"_L1].toString().startsWith(u'1');
    });
    all[u"unknown-status"_s] = [](Stage &stage) { QVERIFY(tasksOf(stage.data(), 9) > 0); };
    all[u"huge-numbers"_s] = body([](const RawAnswer &answer) {
        return answer.body.contains(":1e400,") && answer.body.contains(":9007199254740993") && answer.body.contains(":-1,");
    });
    all[u"wrong-id"_s] = wrongId;
    return all;
}

} // namespace

class ScenariosTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void playsEach_data();
    void playsEach();
    void namesAreWellFormed();
    void refusesUnknownNames();
};

void ScenariosTest::playsEach_data()
{
    QTest::addColumn<QString>("name");
    for (const Sandbox::Scenario &scenario : Sandbox::scenarios())
        QTest::newRow(qPrintable(scenario.name)) << scenario.name;
}

void ScenariosTest::playsEach()
{
    QFETCH(const QString, name);
    static const QMap<QString, Check> all = checks();
    QVERIFY2(all.contains(name), "no check for this scenario");
    Stage stage;
    SandboxSetup setup;
    setup.clock = stage.clock;
    stage.sandbox = std::make_unique<Sandbox>(setup);
    QVERIFY(stage.sandbox->start());
    stage.client = std::make_unique<RawClient>(stage.sandbox->endpoint());
    QVERIFY(stage.sandbox->setScenario(name)); // live, on a connection that is open
    stage.caller = std::make_unique<ZegoCaller>(*stage.sandbox, u"player-prod"_s, stage.clock);
    all.value(name)(stage);
    if (QTest::currentTestFailed())
        return;
    // all heals
    stage.clock->advance(2s);
    QVERIFY(stage.sandbox->setScenario({}));
    ZegoCaller after(*stage.sandbox, u"player-test"_s, stage.clock);
    QCOMPARE(after.call(list, {}).code(), 0);

    // and from the start
    setup.scenario = name;
    Sandbox second(setup);
    QVERIFY(second.start());
    QVERIFY(second.endpoint().port() > 0);
    QCOMPARE(RawClient(second.endpoint()).end(), name == u"refused"_s ? End::Refused : End::Open);
}

void ScenariosTest::namesAreWellFormed()
{
    QSet<QString> names;
    for (const Sandbox::Scenario &scenario : Sandbox::scenarios()) {
        QVERIFY2(QRegularExpression(u"^[a-z0-9]+(-[a-z0-9]+)*$"_s).match(scenario.name).hasMatch(), qPrintable(scenario.name));
        QVERIFY(!scenario.text.isEmpty() && !scenario.text.contains(u'\n'));
        names.insert(scenario.name);
    }
    QCOMPARE(names.size(), Sandbox::scenarios().size());
    QCOMPARE(names.size(), checks().size());
}

void ScenariosTest::refusesUnknownNames()
{
    SandboxSetup setup;
    setup.scenario = u"earthquake"_s;
    Sandbox never(setup);
    const Result<void> started = never.start();
    QVERIFY(!started);
    QCOMPARE(started.error().kind, ErrorKind::BadInput);
    QCOMPARE(started.error().code, u"unknown-scenario"_s);

    Sandbox sandbox(SandboxSetup {});
    QVERIFY(sandbox.start());
    const Result<void> set = sandbox.setScenario(u"Hang"_s);
    QVERIFY(!set);
    QCOMPARE(set.error().code, u"unknown-scenario"_s);
}

QTEST_GUILESS_MAIN(ScenariosTest)
#include "scenarios_test.moc"
