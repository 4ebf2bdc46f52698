#include "raw_client.h"

#include "tests/support/manual_clock.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace deck;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using Parameters = QMap<QByteArray, QByteArray>;

class ZegoSandboxTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void announcesItsAccounts();
    void answersLikeTheRecordedBodies();
    void refusesWhatIsNotSigned_data();
    void refusesWhatIsNotSigned();
    void refusesANonceTwice();
    void checksTheTimeWindow_data();
    void checksTheTimeWindow();
    void asksForTheTestEnvironment();
    void takesTwentyASecond();
    void refusesParameters_data();
    void refusesParameters();
    void pagesThroughAll_data();
    void pagesThroughAll();
    void tokensBelongToTheirFilter();
    void filtersByStatus();
    void findsOneById();
    void createsAndCancels();
    void limitsRunningTasks();
    void refusesToCreate_data();
    void refusesToCreate();
    void overwritesATitle();

private:
    [[nodiscard]] QJsonObject data(const QByteArray &action, const QJsonObject &body);
    [[nodiscard]] QJsonArray all(QJsonObject body);
    [[nodiscard]] QJsonObject task(const QString &id);

    std::shared_ptr<ManualClock> m_clock;
    std::unique_ptr<Sandbox> m_sandbox;
    std::unique_ptr<ZegoCaller> m_prod;
};

namespace {
const QByteArray list = "DescribeUploadTasks";
const QByteArray create = "CreateUploadTask";
const QByteArray cancel = "CancelUploadTask";
} // namespace

void ZegoSandboxTest::init()
{
    m_sandbox.reset();
    m_clock = std::make_shared<ManualClock>();
    SandboxSetup setup;
    setup.clock = m_clock;
    m_sandbox = std::make_unique<Sandbox>(setup);
    QVERIFY(m_sandbox->start());
    m_prod = std::make_unique<ZegoCaller>(*m_sandbox, u"player-prod"_s, m_clock);
}

QJsonObject ZegoSandboxTest::data(const QByteArray &action, const QJsonObject &body)
{
    m_clock->advance(100ms); // below the rate
    return m_prod->call(action, body).json().value("Data"_L1).toObject();
}

QJsonArray ZegoSandboxTest::all(QJsonObject body)
{
    QJsonArray rows;
    for (;;) {
        const QJsonObject page = data(list, body);
        for (const QJsonValue &row : page.value("UploadTasks"_L1).toArray())
            rows.append(row);
        const QString token = page.value("NextPageToken"_L1).toString();
        if (token.isEmpty())
            return rows;
        body.insert(u"PageToken"_s, token);
    }
}

QJsonObject ZegoSandboxTest::task(const QString &id)
{
    return data(list, {{u"UploadTaskId"_s, id}}).value("UploadTasks"_L1).toArray().at(0).toObject();
}

void ZegoSandboxTest::announcesItsAccounts()
{
    const QJsonObject announcement = m_sandbox->announcement();
    QCOMPARE(announcement.keys(), QStringList({u"accounts"_s, u"endpoint"_s}));
    QCOMPARE(announcement["endpoint"_L1].toString(), m_sandbox->endpoint().toString());
    const auto ofZego = [](const QJsonObject &announced) {
        QJsonArray mine;
        for (const QJsonValue &account : announced["accounts"_L1].toArray()) {
            if (account["vendor"_L1].toString() == u"zego"_s)
                mine.append(account);
        }
        return mine;
    };
    const QJsonArray accounts = ofZego(announcement);
    QCOMPARE(accounts.size(), 2);
    QCOMPARE(accounts[0].toObject().keys(), QStringList({u"name"_s, u"secret"_s, u"set"_s, u"vendor"_s}));
    QCOMPARE(accounts[0]["name"_L1].toString(), u"player-prod"_s);
    QCOMPARE(accounts[0]["vendor"_L1].toString(), u"zego"_s);
    QCOMPARE(accounts[0]["set"_L1]["app-id"_L1].toString().size(), 10);
    const QString secret = accounts[0]["secret"_L1]["server-secret"_L1].toString();
    QVERIFY(QRegularExpression(u"^[0-9a-f]{32}$"_s).match(secret).hasMatch());
    QCOMPARE(accounts[1]["name"_L1].toString(), u"player-test"_s);

    SandboxSetup other;
    other.seed = 2;
    QVERIFY(Sandbox(other).accounts().first().secret != m_sandbox->accounts().first().secret);
    QVERIFY(m_sandbox->setScenario(u"service-not-enabled"_s));
    QCOMPARE(ofZego(m_sandbox->announcement()).size(), 3);
    ZegoCaller disabled(*m_sandbox, u"player-new"_s, m_clock);
    QCOMPARE(disabled.call(list, {}).code(), 350006006);
    QCOMPARE(m_prod->call(list, {}).code(), 0);
}

void ZegoSandboxTest::answersLikeTheRecordedBodies()
{
    const RawAnswer answer = m_prod->call(list, {{u"PageSize"_s, 5}});
    QCOMPARE(answer.status, 200);
    QVERIFY(answer.headers.value("content-type").startsWith("application/json"));
    const QJsonObject envelope = answer.json();
    QCOMPARE(envelope.keys(), QStringList({u"Code"_s, u"Data"_s, u"Message"_s, u"RequestId"_s}));
    QVERIFY(envelope["Code"_L1].isDouble());
    QVERIFY(QRegularExpression(u"^[0-9]{16,19}$"_s).match(envelope["RequestId"_L1].toString()).hasMatch());
    const QJsonObject data = envelope["Data"_L1].toObject();
    QCOMPARE(data.keys(), QStringList({u"NextPageToken"_s, u"TotalSize"_s, u"UploadTasks"_s}));
    QCOMPARE(data["TotalSize"_L1].toInt(), 240);
    const QJsonArray rows = data["UploadTasks"_L1].toArray();
    QCOMPARE(rows.size(), 5);
    const QStringList keys {u"CreateTime"_s, u"ExpiresAt"_s, u"InternalUploadStreamUrl"_s, u"RetryCount"_s,  u"Status"_s,
                            u"StreamUrl"_s,  u"Title"_s,     u"UploadStreamUrl"_s,         u"UploadTaskId"_s};
    for (const QJsonValue &row : rows) {
        QCOMPARE(row.toObject().keys(), keys);
        QVERIFY(QRegularExpression(u"^[0-9a-f]{24}$"_s).match(row["UploadTaskId"_L1].toString()).hasMatch());
    }
    const QJsonObject refusal = m_prod->call("Nothing", {}).json();
    QCOMPARE(refusal.keys(), QStringList({u"Code"_s, u"Message"_s, u"RequestId"_s}));
}

void ZegoSandboxTest::refusesWhatIsNotSigned_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<std::optional<QByteArray>>("value"); // nullopt: left out
    QTest::addColumn<qint64>("code");
    const auto row = [](const char *title, const QByteArray &name, std::optional<QByteArray> value, qint64 code) {
        QTest::newRow(title) << name << value << code;
    };
    row("no Action", "Action", std::nullopt, 100000006);
    row("empty Action", "Action", "", 100000006);
    row("other Action", "Action", "DeleteUploadTask", 100000007);
    row("no AppId", "AppId", std::nullopt, 100000001);
    row("AppId with letters", "AppId", "12ab", 100000001);
    row("negative AppId", "AppId", "-5", 100000001);
    row("AppId beyond 32 bits", "AppId", "4294967296", 100000001);
    row("unknown AppId", "AppId", "12345", 100000010);
    row("no SignatureVersion", "SignatureVersion", std::nullopt, 100000013);
    row("other SignatureVersion", "SignatureVersion", "1.0", 100000014);
    row("no Timestamp", "Timestamp", std::nullopt, 100000002);
    row("Timestamp in words", "Timestamp", "now", 100000003);
    row("Timestamp in milliseconds", "Timestamp", "1800000000000", 100000003);
    row("old Timestamp", "Timestamp", "1700000000", 100000004);
    row("no nonce", "SignatureNonce", std::nullopt, 100000008);
    row("other nonce", "SignatureNonce", "4fd24687296dd9f3", 100000005);
    row("no Signature", "Signature", std::nullopt, 100000009);
    row("other Signature", "Signature", "43e5cfcca828314675f91b001390566a", 100000005);
    row("other second", "Timestamp", "1800000001", 100000005);
}

void ZegoSandboxTest::refusesWhatIsNotSigned()
{
    QFETCH(const QByteArray, name);
    QFETCH(const std::optional<QByteArray>, value);
    QFETCH(const qint64, code);
    Parameters parameters = m_prod->parameters(list);
    parameters.remove(name);
    if (value)
        parameters.insert(name, *value);
    const RawAnswer answer = m_prod->send(ZegoCaller::request(parameters, "{}"));
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.code(), code);
    QVERIFY(!answer.json().contains("Data"_L1));
    QCOMPARE(m_prod->call(list, {}).code(), 0);
}

void ZegoSandboxTest::refusesANonceTwice()
{
    const Parameters parameters = m_prod->parameters(list);
    QCOMPARE(m_prod->send(ZegoCaller::request(parameters, "{}")).code(), 0);
    m_clock->advance(590s);
    const RawAnswer again = m_prod->send(ZegoCaller::request(parameters, "{}"));
    QCOMPARE(again.code(), 100000005);
    QCOMPARE(again.json()["Message"_L1].toString(), u"nonce used"_s);
    m_clock->advance(11s); // the nonce is free again, the signature is too old
    QCOMPARE(m_prod->send(ZegoCaller::request(parameters, "{}")).code(), 100000004);
}

void ZegoSandboxTest::checksTheTimeWindow_data()
{
    QTest::addColumn<int>("skew");
    QTest::addColumn<qint64>("code");
    QTest::newRow("on time") << 0 << 0LL;
    QTest::newRow("600 s ahead") << 600 << 0LL;
    QTest::newRow("601 s ahead") << 601 << 100000004LL;
    QTest::newRow("600 s behind") << -600 << 0LL;
    QTest::newRow("601 s behind") << -601 << 100000004LL;
}

void ZegoSandboxTest::checksTheTimeWindow()
{
    QFETCH(const int, skew);
    QFETCH(const qint64, code);
    const auto client = std::make_shared<ManualClock>(m_clock->now() + std::chrono::seconds(skew));
    ZegoCaller caller(*m_sandbox, u"player-prod"_s, client);
    QCOMPARE(caller.call(list, {}).code(), code);
}

void ZegoSandboxTest::asksForTheTestEnvironment()
{
    ZegoCaller test(*m_sandbox, u"player-test"_s, m_clock);
    const RawAnswer answer = test.call(list, {});
    QCOMPARE(answer.code(), 0);
    QCOMPARE(answer.json()["Data"_L1]["TotalSize"_L1].toInt(), 37);
    test.isTest = false;
    QCOMPARE(test.call(list, {}).code(), 100000016);
}

void ZegoSandboxTest::takesTwentyASecond()
{
    RawClient client(m_sandbox->endpoint());
    const auto code = [&](const QByteArray &action) {
        client.send(m_prod->request(action, {}));
        return client.read().value_or(RawAnswer()).code();
    };
    for (int i = 0; i < 20; ++i) {
        QCOMPARE(code(list), 0);
        m_clock->advance(40ms);
    }
    QCOMPARE(code(list), 350006001);   // 800 ms after the first
    QCOMPARE(code(cancel), 350006003); // another operation has its own rate
    m_clock->advance(199ms);
    QCOMPARE(code(list), 350006001);
    m_clock->advance(1ms); // the first call leaves the window
    QCOMPARE(code(list), 0);
    QCOMPARE(code(list), 350006001);
    ZegoCaller other(*m_sandbox, u"player-test"_s, m_clock);
    QCOMPARE(other.call(list, {}).code(), 0);
}

void ZegoSandboxTest::refusesParameters_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("contentType");
    QTest::addColumn<QString>("named");
    const auto row = [](const char *title, const QByteArray &body, const QString &named) {
        QTest::newRow(title) << body << QByteArray("application/json") << named;
    };
    row("PageSize 0", R"({"PageSize":0})", u"PageSize"_s);
    row("PageSize 51", R"({"PageSize":51})", u"PageSize"_s);
    row("PageSize half", R"({"PageSize":1.5})", u"PageSize"_s);
    row("PageSize as text", R"({"PageSize":"5"})", u"PageSize"_s);
    row("Status 8", R"({"Status":8})", u"Status"_s);
    row("Status -1", R"({"Status":-1})", u"Status"_s);
    row("Status as text", R"({"Status":"4"})", u"Status"_s);
    row("made up token", R"({"PageToken":"b3BhcXVl"})", u"PageToken"_s);
    row("token no base64", R"({"PageToken":"%%%"})", u"PageToken"_s);
    row("token a number", R"({"PageToken":5})", u"PageToken"_s);
    row("ID a number", R"({"UploadTaskId":5})", u"UploadTaskId"_s);
    row("trailing comma", R"({"Status":4,})", u"body"_s);
    row("array", "[]", u"body"_s);
    row("nothing", "", u"body"_s);
    QTest::newRow("form") << QByteArray("{}") << QByteArray("application/x-www-form-urlencoded") << u"Content-Type"_s;
}

void ZegoSandboxTest::refusesParameters()
{
    QFETCH(const QByteArray, body);
    QFETCH(const QByteArray, contentType);
    QFETCH(const QString, named);
    const QByteArray header = "Content-Type: " + contentType + "\r\n";
    const RawAnswer answer = m_prod->send(ZegoCaller::request(m_prod->parameters(list), body, header));
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.code(), 350006003);
    QVERIFY(answer.json()["Message"_L1].toString().contains(named));
}

void ZegoSandboxTest::pagesThroughAll_data()
{
    QTest::addColumn<int>("pageSize");
    QTest::newRow("50 by default") << 0;
    QTest::newRow("1") << 1;
    QTest::newRow("7") << 7;
    QTest::newRow("48, without a rest") << 48;
}

void ZegoSandboxTest::pagesThroughAll()
{
    QFETCH(const int, pageSize);
    QJsonObject body;
    if (pageSize > 0)
        body.insert(u"PageSize"_s, pageSize);
    const QString token = data(list, body).value("NextPageToken"_L1).toString();
    QVERIFY(token.endsWith(u'='));
    const qsizetype before = m_sandbox->requests().size();
    const QJsonArray rows = all(body);
    QSet<QString> ids;
    for (const QJsonValue &row : rows)
        ids.insert(row["UploadTaskId"_L1].toString());
    const int size = pageSize > 0 ? pageSize : 50;
    QCOMPARE(ids.size(), rows.size());
    // time passed while paging: what came meanwhile stands before the first page
    QCOMPARE(rows.size(), 240);
    QCOMPARE(m_sandbox->requests().size() - before, (240 + size - 1) / size);
}

void ZegoSandboxTest::tokensBelongToTheirFilter()
{
    const QString token = data(list, {{u"PageSize"_s, 3}, {u"Status"_s, 4}}).value("NextPageToken"_L1).toString();
    QVERIFY(!token.isEmpty());
    QCOMPARE(m_prod->call(list, {{u"PageSize"_s, 3}, {u"PageToken"_s, token}}).code(), 350006003);
    QCOMPARE(m_prod->call(list, {{u"PageSize"_s, 3}, {u"Status"_s, 4}, {u"PageToken"_s, token}}).code(), 0);
}

void ZegoSandboxTest::filtersByStatus()
{
    qsizetype sum = 0;
    for (int status = 1; status <= 7; ++status) {
        const QJsonObject body {{u"Status"_s, status}};
        const QJsonArray rows = all(body);
        for (const QJsonValue &row : rows)
            QCOMPARE(row["Status"_L1].toInt(), status);
        QVERIFY2(!rows.isEmpty(), qPrintable(QString::number(status)));
        sum += rows.size();
    }
    QVERIFY(sum >= 238 && sum <= 242); // a little time passed between the filters
    QCOMPARE(all({{u"Status"_s, 0}}).size(), 240);
}

void ZegoSandboxTest::findsOneById()
{
    const QJsonObject first = data(list, {{u"Status"_s, 5}}).value("UploadTasks"_L1).toArray().at(0).toObject();
    const QString id = first["UploadTaskId"_L1].toString();
    QCOMPARE(task(id), first);
    const auto empty = [&](const QJsonObject &body) {
        const QJsonObject page = data(list, body);
        return page["TotalSize"_L1].toInt(-1) == 0 && page["UploadTasks"_L1].toArray().isEmpty()
            && page["NextPageToken"_L1].toString().isEmpty();
    };
    QVERIFY(empty({{u"UploadTaskId"_s, id}, {u"Status"_s, 4}}));
    QVERIFY(empty({{u"UploadTaskId"_s, u"000000000000000000000000"_s}}));
}

void ZegoSandboxTest::createsAndCancels()
{
    const QJsonObject made = data(create, {{u"Title"_s, u"我的.mp4"_s}, {u"StreamUrl"_s, u"https://media.example.com/a.mp4"_s}});
    QCOMPARE(made.keys(), QStringList({u"CreateTime"_s, u"UploadTaskId"_s}));
    QCOMPARE(made["CreateTime"_L1].toInteger(), unixSeconds(m_clock->now()));
    const QString id = made["UploadTaskId"_L1].toString();
    QCOMPARE(task(id)["Status"_L1].toInt(), 1);
    QCOMPARE(task(id)["Title"_L1].toString(), u"我的.mp4"_s);

    const QJsonObject which {{u"UploadTaskId"_s, id}};
    const RawAnswer accepted = m_prod->call(cancel, which);
    QCOMPARE(accepted.code(), 0);
    QVERIFY(accepted.json().contains("Data"_L1));
    QVERIFY(accepted.json()["Data"_L1].isNull());
    QCOMPARE(task(id)["Status"_L1].toInt(), 1); // accepted is not cancelled
    QCOMPARE(m_prod->call(cancel, which).code(), 350006011);
    m_clock->advance(3s);
    QCOMPARE(task(id)["Status"_L1].toInt(), 6);
    QCOMPARE(m_prod->call(cancel, which).code(), 350006011);

    QCOMPARE(m_prod->call(cancel, {{u"UploadTaskId"_s, u"none"_s}}).code(), 350006003);
    const QString running = data(list, {{u"Status"_s, 2}})["UploadTasks"_L1][0]["UploadTaskId"_L1].toString();
    QCOMPARE(m_prod->call(cancel, {{u"UploadTaskId"_s, running}}).code(), 350006003);
}

void ZegoSandboxTest::limitsRunningTasks()
{
    const auto count = [&](int status) { return data(list, {{u"Status"_s, status}})["TotalSize"_L1].toInt(); };
    const auto make = [&] {
        return m_prod->call(create, {{u"Title"_s, u"a.mp4"_s}, {u"StreamUrl"_s, u"https://media.example.com/a.mp4"_s}}).code();
    };
    qint64 code = 0;
    int made = 0;
    while ((code = make()) == 0 && made <= 10)
        ++made;
    QCOMPARE(code, 350006010);
    QVERIFY(made > 0);
    QCOMPARE(count(1) + count(2), 10);
    m_clock->advance(10min);
    QCOMPARE(make(), 0);
}

void ZegoSandboxTest::refusesToCreate_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<bool>("good");
    const auto row = [](const char *title, const QString &key, const QJsonValue &value, bool good) {
        QTest::newRow(title) << key << value << good;
    };
    row("no title", u"Title"_s, {}, false);
    row("title of 100 bytes", u"Title"_s, QString(QString(96, u'a') + u".mp4"_s), true);
    row("title of 101 bytes", u"Title"_s, QString(QString(97, u'a') + u".mp4"_s), false);
    row("title of 37 characters, 103 bytes", u"Title"_s, QString(QString(33, u'长') + u".mp4"_s), false);
    row("other suffix", u"Title"_s, u"a.mov"_s, false);
    row("flac", u"Title"_s, u"a.flac"_s, true);
    row("ftp", u"StreamUrl"_s, u"ftp://media.example.com/a.mp4"_s, false);
    row("URL of 1,024 bytes", u"StreamUrl"_s, QString(u"https://a/"_s + QString(1014, u'a')), true);
    row("URL of 1,025 bytes", u"StreamUrl"_s, QString(u"https://a/"_s + QString(1015, u'a')), false);
    row("0 days", u"RetentionDays"_s, 0, false);
    row("7 days", u"RetentionDays"_s, 7, true);
    row("8 days", u"RetentionDays"_s, 8, false);
    row("MD5", u"ContentMd5"_s, u"0uyh0doi++pDCwZkI0VEfA=="_s, true);
    row("MD5 in hex", u"ContentMd5"_s, u"d2eca1d1da22fbea430b066423454f7c"_s, false);
}

void ZegoSandboxTest::refusesToCreate()
{
    QFETCH(const QString, key);
    QFETCH(const QJsonValue, value);
    QFETCH(const bool, good);
    QJsonObject body {{u"Title"_s, u"a.mp4"_s}, {u"StreamUrl"_s, u"https://media.example.com/a.mp4"_s}};
    body.insert(key, value);
    const RawAnswer answer = m_prod->call(create, body);
    QCOMPARE(answer.code(), good ? 0 : 350006003);
    if (!good)
        QVERIFY(answer.json()["Message"_L1].toString().contains(key));
}

void ZegoSandboxTest::overwritesATitle()
{
    const QJsonObject body {{u"Title"_s, u"twice.mp4"_s}, {u"StreamUrl"_s, u"https://media.example.com/a.mp4"_s}};
    // some of the tasks fail: ask until two with one title are stored
    QList<QJsonObject> stored;
    for (int tries = 0; tries < 10 && stored.size() < 2; ++tries) {
        const QString id = data(create, body)["UploadTaskId"_L1].toString();
        QVERIFY(!id.isEmpty());
        m_clock->advance(12min);
        const QJsonObject row = task(id);
        if (row["Status"_L1].toInt() == 4)
            stored.append(row);
    }
    QCOMPARE(stored.size(), 2);
    QVERIFY(stored[0]["UploadTaskId"_L1] != stored[1]["UploadTaskId"_L1]);
    QCOMPARE(stored[0]["UploadStreamUrl"_L1], stored[1]["UploadStreamUrl"_L1]);
    QCOMPARE(stored[0]["ExpiresAt"_L1], stored[1]["ExpiresAt"_L1]); // inherited
}

QTEST_GUILESS_MAIN(ZegoSandboxTest)
#include "zego_sandbox_test.moc"
