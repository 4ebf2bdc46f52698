#include "aliyun_caller.h"

#include "tests/support/manual_clock.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

using namespace deck;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using Parameters = AliyunCaller::Parameters;
using Headers = AliyunCaller::Headers;

/// What stands before the operations: both signatures, time, nonce, key, token, rate, envelope.
class AliyunGateTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void announcesItsAccounts();
    void takesBothSignatures_data();
    void takesBothSignatures();
    void refusesRpc_data();
    void refusesRpc();
    void refusesAcs3_data();
    void refusesAcs3();
    void quotesWhatItSigned();
    void everySentHeaderMustBeSigned();
    void contentHashMustBeTheBodys();
    void checksTheTimeWindow_data();
    void checksTheTimeWindow();
    void refusesANonceTwice_data();
    void refusesANonceTwice();
    void knowsUnknownAndDisabledKeys();
    void checksTokens();
    void answersInXmlWithoutFormat();
    void refusesUnknownActions();
    void keepsEachProductsRates();
    void tellsHowLongToWait();
    void otherRegionsLackOperations();
    void envelopeIsTheRecordedOne();
    void codedRefusalsHaveTheEnvelope();

private:
    [[nodiscard]] static QString code(const RawAnswer &answer) { return answer.json().value("Code"_L1).toString(); }

    std::shared_ptr<ManualClock> m_clock;
    std::unique_ptr<Sandbox> m_sandbox;
    std::unique_ptr<AliyunCaller> m_vod;
    std::unique_ptr<AliyunCaller> m_ims;
};

namespace {
const QByteArray search = "SearchMedia";
const QByteArray list = "ListMediaBasicInfos";
} // namespace

void AliyunGateTest::init()
{
    m_sandbox.reset();
    m_clock = std::make_shared<ManualClock>();
    SandboxSetup setup;
    setup.clock = m_clock;
    m_sandbox = std::make_unique<Sandbox>(setup);
    QVERIFY(m_sandbox->start());
    m_vod = std::make_unique<AliyunCaller>(*m_sandbox, u"newsroom-vod"_s, m_clock);
    m_ims = std::make_unique<AliyunCaller>(*m_sandbox, u"newsroom-ims"_s, m_clock);
}

void AliyunGateTest::announcesItsAccounts()
{
    const auto names = [&](const QString &vendor) {
        QStringList found;
        for (const SandboxAccount &one : m_sandbox->accounts()) {
            if (one.vendor == vendor)
                found.append(one.name);
        }
        return found;
    };
    QCOMPARE(names(u"aliyun-vod"_s), QStringList {u"newsroom-vod"_s});
    QCOMPARE(names(u"aliyun-ims"_s), QStringList {u"newsroom-ims"_s});
    QVERIFY(QRegularExpression(u"^LTAI5t[A-Za-z0-9]{18}$"_s).match(QString::fromLatin1(m_vod->keyId)).hasMatch());
    QCOMPARE(m_vod->secret.size(), 30);
    QVERIFY(m_vod->token.isEmpty());
    QVERIFY(m_sandbox->setScenario(u"aliyun-sts"_s));
    QCOMPARE(names(u"aliyun-ims"_s), QStringList({u"newsroom-ims"_s, u"newsroom-ims-sts"_s}));
    for (const SandboxAccount &one : m_sandbox->accounts()) {
        if (!one.name.endsWith(u"-sts"_s))
            continue;
        QVERIFY(one.set.value(u"access-key-id"_s).startsWith(u"STS."_s));
        QCOMPARE(one.secret.keys(), QStringList({u"access-key-secret"_s, u"security-token"_s}));
    }
}

void AliyunGateTest::takesBothSignatures_data()
{
    QTest::addColumn<int>("form");
    QTest::newRow("RPC, GET") << 0;
    QTest::newRow("RPC, POST with a form") << 1;
    QTest::newRow("ACS3, POST with a query") << 2;
    QTest::newRow("ACS3, POST with a form") << 3;
    QTest::newRow("ACS3, GET") << 4;
}

void AliyunGateTest::takesBothSignatures()
{
    QFETCH(const int, form);
    const Parameters own {{"PageSize", "3"}, {"Match", "Title = '新闻 *~+&/'"}};
    const QByteArray body = "PageSize=3&Match=Title%20%3D%20%27%E6%96%B0%E9%97%BB%27";
    RawAnswer answer;
    switch (form) {
    case 0:
        answer = m_vod->send(AliyunCaller::rpcRequest(m_vod->rpc(search, own)));
        break;
    case 1:
        answer = m_vod->send(AliyunCaller::rpcRequest(m_vod->rpc(search, own, "POST"), "POST"));
        break;
    case 2:
        answer = m_vod->call(search, own);
        break;
    case 3:
        answer = m_vod->send(AliyunCaller::acs3Request(m_vod->acs3(search, {}, body), {}, body));
        break;
    default:
        answer = m_vod->send(AliyunCaller::acs3Request(m_vod->acs3(search, own, {}, "GET"), own, {}, "GET"));
    }
    QCOMPARE(answer.status, 200);
    QVERIFY(answer.headers.value("content-type").startsWith("application/json"));
    QVERIFY(answer.json().contains("MediaList"_L1));
    const SandboxRequest last = m_sandbox->requests().constLast();
    QCOMPARE(last.vendor, u"aliyun-vod"_s);
    QCOMPARE(last.operation, u"SearchMedia"_s);
    QCOMPARE(m_ims->call(list).status, 200);
    QCOMPARE(m_sandbox->requests().constLast().vendor, u"aliyun-ims"_s);
}

void AliyunGateTest::refusesRpc_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<std::optional<QByteArray>>("value"); // nullopt: left out
    QTest::addColumn<bool>("signedAnew");
    QTest::addColumn<QString>("code");
    QTest::addColumn<int>("status");
    const auto row
        = [](const char *title, const QByteArray &name, std::optional<QByteArray> value, bool anew, const char *code,
             int status = 400) { QTest::newRow(title) << name << value << anew << QString::fromLatin1(code) << status; };
    row("no Action", "Action", std::nullopt, true, "MissingParameter");
    row("other Action", "Action", "DescribeMoon", true, "InvalidApi.NotFound", 404);
    row("other product's Action", "Action", "ListMediaBasicInfos", true, "InvalidApi.NotFound", 404);
    row("no key", "AccessKeyId", std::nullopt, true, "MissingParameter");
    row("unknown key", "AccessKeyId", "LTAI5tNobody", true, "InvalidAccessKeyId.NotFound", 404);
    row("no method", "SignatureMethod", std::nullopt, true, "MissingParameter");
    row("other method", "SignatureMethod", "HMAC-MD5", true, "InvalidParameter");
    row("other version", "SignatureVersion", "2.0", true, "InvalidParameter");
    row("no nonce", "SignatureNonce", std::nullopt, true, "MissingParameter");
    row("other nonce", "SignatureNonce", "abc", false, "SignatureDoesNotMatch");
    row("no time", "Timestamp", std::nullopt, true, "MissingParameter");
    row("time in words", "Timestamp", "now", true, "InvalidTimeStamp.Format");
    row("time with fraction", "Timestamp", "2027-01-15T08:00:00.000Z", true, "InvalidTimeStamp.Format");
    row("old time", "Timestamp", "2024-01-15T08:00:00Z", true, "InvalidTimeStamp.Expired");
    row("no signature", "Signature", std::nullopt, false, "MissingParameter");
    row("other signature", "Signature", "Ibgh7y8Vp47LBuAsf5Xhi1SvDss=", false, "SignatureDoesNotMatch");
    row("one parameter more", "PageSize", "7", false, "SignatureDoesNotMatch");
    row("token nobody gave", "SecurityToken", "CAISx", true, "InvalidSecurityToken.MismatchWithAccessKey");
}

void AliyunGateTest::refusesRpc()
{
    QFETCH(const QByteArray, name);
    QFETCH(const std::optional<QByteArray>, value);
    QFETCH(const bool, signedAnew);
    QFETCH(const QString, code);
    QFETCH(const int, status);
    Parameters parameters = m_vod->rpc(search, {});
    parameters.remove(name);
    if (value)
        parameters.insert(name, *value);
    if (signedAnew)
        m_vod->signRpc(parameters);
    const RawAnswer answer = m_vod->send(AliyunCaller::rpcRequest(parameters));
    QCOMPARE(this->code(answer), code);
    QCOMPARE(answer.status, status);
    QCOMPARE(m_vod->call(search).status, 200);
}

void AliyunGateTest::refusesAcs3_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<std::optional<QByteArray>>("value");
    QTest::addColumn<bool>("signedAnew");
    QTest::addColumn<QString>("code");
    QTest::addColumn<int>("status");
    const auto row
        = [](const char *title, const QByteArray &name, std::optional<QByteArray> value, bool anew, const char *code,
             int status = 400) { QTest::newRow(title) << name << value << anew << QString::fromLatin1(code) << status; };
    row("other action", "x-acs-action", "DescribeMoon", true, "InvalidApi.NotFound", 404);
    row("no date", "x-acs-date", std::nullopt, true, "MissingParameter");
    row("no nonce", "x-acs-signature-nonce", std::nullopt, true, "MissingParameter");
    row("no content hash", "x-acs-content-sha256", std::nullopt, true, "MissingParameter");
    row("no authorization", "authorization", std::nullopt, false, "MissingParameter");
    row("other authorization", "authorization", "ACS3-HMAC-SHA256 Signature=ab", false, "InvalidParameter");
    row("unknown key", "authorization", "ACS3-HMAC-SHA256 Credential=nobody,SignedHeaders=host,Signature=ab", false,
        "InvalidAccessKeyId.NotFound", 404);
    row("old date", "x-acs-date", "2024-01-15T08:00:00Z", true, "InvalidTimeStamp.Expired");
    row("date of HTTP", "x-acs-date", "Fri, 15 Jan 2027 08:00:00 GMT", true, "InvalidTimeStamp.Format");
    row("other date", "x-acs-date", "2027-01-15T08:00:01Z", false, "SignatureDoesNotMatch");
    row("other host", "host", "localhost", false, "SignatureDoesNotMatch");
    row("hash of another body", "x-acs-content-sha256", QByteArray(64, '0'), true, "SignatureDoesNotMatch");
    row("token nobody gave", "x-acs-security-token", "CAISx", true, "InvalidSecurityToken.MismatchWithAccessKey");
}

void AliyunGateTest::refusesAcs3()
{
    QFETCH(const QByteArray, name);
    QFETCH(const std::optional<QByteArray>, value);
    QFETCH(const bool, signedAnew);
    QFETCH(const QString, code);
    QFETCH(const int, status);
    Headers headers = m_vod->acs3(search, {});
    headers.remove(name);
    if (value)
        headers.insert(name, *value);
    if (signedAnew)
        m_vod->signAcs3(headers, {});
    const RawAnswer answer = m_vod->send(AliyunCaller::acs3Request(headers, {}));
    QCOMPARE(this->code(answer), code);
    QCOMPARE(answer.status, status);
    QCOMPARE(m_vod->call(search).status, 200);
}

void AliyunGateTest::quotesWhatItSigned()
{
    m_vod->secret += 'x';
    const RawAnswer rpc = m_vod->send(AliyunCaller::rpcRequest(m_vod->rpc(search, {})));
    QCOMPARE(code(rpc), u"SignatureDoesNotMatch"_s);
    const QString quoted = rpc.json().value("Message"_L1).toString();
    QVERIFY(quoted.contains(u"server string to sign is:GET&%2F&AccessKeyId%3D"_s + QString::fromLatin1(m_vod->keyId)));
    const RawAnswer acs3 = m_vod->call(search);
    QCOMPARE(code(acs3), u"SignatureDoesNotMatch"_s);
    QVERIFY(acs3.json().value("Message"_L1).toString().contains(u"\nx-acs-action:SearchMedia\n"_s));
    QVERIFY(!rpc.body.contains(m_vod->secret) && !acs3.body.contains(m_vod->secret));
}

void AliyunGateTest::everySentHeaderMustBeSigned()
{
    for (const QByteArray &name : {QByteArray("x-acs-date"), QByteArray("x-acs-signature-nonce"), QByteArray("host")}) {
        Headers headers = m_vod->acs3(search, {});
        m_vod->signAcs3(headers, {}, "POST", {name});
        const RawAnswer answer = m_vod->send(AliyunCaller::acs3Request(headers, {}));
        QCOMPARE(code(answer), u"SignatureDoesNotMatch"_s);
        QVERIFY(answer.json().value("Message"_L1).toString().contains(QString::fromLatin1(name)));
    }
    // one nobody asks for, signed like the rest: the vendor's own programs send such ones
    Headers more = m_vod->acs3(search, {});
    more.insert("x-acs-credentials-provider", "static_ak");
    QCOMPARE(code(m_vod->send(AliyunCaller::acs3Request(more, {}))), u"SignatureDoesNotMatch"_s);
    m_vod->signAcs3(more, {});
    QCOMPARE(m_vod->send(AliyunCaller::acs3Request(more, {})).status, 200);
    // a content type is signed where there is a body, and need not be elsewhere
    const QByteArray body = "PageSize=3";
    Headers withBody = m_vod->acs3(search, {}, body);
    m_vod->signAcs3(withBody, {}, "POST", {"content-type"});
    QCOMPARE(code(m_vod->send(AliyunCaller::acs3Request(withBody, {}, body))), u"SignatureDoesNotMatch"_s);
    Headers withoutBody = m_vod->acs3(search, {});
    withoutBody.insert("content-type", "application/json");
    QCOMPARE(m_vod->send(AliyunCaller::acs3Request(withoutBody, {})).status, 200);
}

void AliyunGateTest::contentHashMustBeTheBodys()
{
    const QByteArray body = "PageSize=3";
    const Headers headers = m_vod->acs3(search, {}, body);
    QCOMPARE(code(m_vod->send(AliyunCaller::acs3Request(headers, {}, "PageSize=4"))), u"SignatureDoesNotMatch"_s);
    const RawAnswer answer = m_vod->send(AliyunCaller::acs3Request(headers, {}, body));
    QCOMPARE(answer.json().value("MediaList"_L1).toArray().size(), 3);
}

void AliyunGateTest::checksTheTimeWindow_data()
{
    QTest::addColumn<int>("skew");
    QTest::addColumn<bool>("good");
    QTest::newRow("on time") << 0 << true;
    QTest::newRow("900 s ahead") << 900 << true;
    QTest::newRow("901 s ahead") << 901 << false;
    QTest::newRow("900 s behind") << -900 << true;
    QTest::newRow("901 s behind") << -901 << false;
}

void AliyunGateTest::checksTheTimeWindow()
{
    QFETCH(const int, skew);
    QFETCH(const bool, good);
    const auto clock = std::make_shared<ManualClock>(m_clock->now() + std::chrono::seconds(skew));
    AliyunCaller caller(*m_sandbox, u"newsroom-vod"_s, clock);
    const RawAnswer acs3 = caller.call(search);
    const RawAnswer rpc = caller.send(AliyunCaller::rpcRequest(caller.rpc(search, {})));
    for (const RawAnswer &answer : {acs3, rpc}) {
        QCOMPARE(answer.status, good ? 200 : 400);
        QCOMPARE(code(answer), good ? QString() : u"InvalidTimeStamp.Expired"_s);
        QVERIFY(!answer.headers.value("date").isEmpty()); // to correct the clock by
    }
}

void AliyunGateTest::refusesANonceTwice_data()
{
    QTest::addColumn<bool>("acs3");
    QTest::newRow("RPC") << false;
    QTest::newRow("ACS3") << true;
}

void AliyunGateTest::refusesANonceTwice()
{
    QFETCH(const bool, acs3);
    const QByteArray request
        = acs3 ? AliyunCaller::acs3Request(m_vod->acs3(search, {}), {}) : AliyunCaller::rpcRequest(m_vod->rpc(search, {}));
    QCOMPARE(m_vod->send(request).status, 200);
    m_clock->advance(899s);
    const RawAnswer again = m_vod->send(request);
    QCOMPARE(again.status, 400);
    QCOMPARE(code(again), u"SignatureNonceUsed"_s);
    m_clock->advance(2s); // the nonce is free again, the signature is too old
    QCOMPARE(code(m_vod->send(request)), u"InvalidTimeStamp.Expired"_s);
    QCOMPARE(m_vod->call(search).status, 200);
}

void AliyunGateTest::knowsUnknownAndDisabledKeys()
{
    // the key of one product is none of the other's
    m_vod->version = "2020-11-09";
    const RawAnswer other = m_vod->call(list);
    QCOMPARE(other.status, 404);
    QCOMPARE(code(other), u"InvalidAccessKeyId.NotFound"_s);
    QVERIFY(m_sandbox->setScenario(u"aliyun-disabled-key"_s));
    AliyunCaller disabled(*m_sandbox, u"newsroom-vod-disabled"_s, m_clock);
    const RawAnswer answer = disabled.call(search);
    QCOMPARE(answer.status, 400);
    QCOMPARE(code(answer), u"InvalidAccessKeyId.Inactive"_s);
}

void AliyunGateTest::checksTokens()
{
    QVERIFY(m_sandbox->setScenario(u"aliyun-sts"_s));
    AliyunCaller sts(*m_sandbox, u"newsroom-vod-sts"_s, m_clock);
    QCOMPARE(sts.call(search).status, 200);
    QCOMPARE(sts.send(AliyunCaller::rpcRequest(sts.rpc(search, {}))).status, 200);
    const QByteArray good = sts.token;
    sts.token = good + "x";
    QCOMPARE(code(sts.call(search)), u"InvalidSecurityToken.MismatchWithAccessKey"_s);
    sts.token = "nonsense";
    QCOMPARE(code(sts.call(search)), u"InvalidSecurityToken.Malformed"_s);
    sts.token.clear();
    QCOMPARE(code(sts.call(search)), u"InvalidSecurityToken.MismatchWithAccessKey"_s);
    sts.token = good;
    m_clock->advance(3'599s);
    QCOMPARE(sts.call(search).status, 200);
    m_clock->advance(1s); // an hour
    const RawAnswer expired = sts.call(search);
    QCOMPARE(expired.status, 400);
    QCOMPARE(code(expired), u"InvalidSecurityToken.Expired"_s);
    QCOMPARE(m_vod->call(search).status, 200);
}

void AliyunGateTest::answersInXmlWithoutFormat()
{
    Parameters parameters = m_vod->rpc(search, {{"PageSize", "2"}});
    parameters.remove("Format");
    m_vod->signRpc(parameters);
    const RawAnswer answer = m_vod->send(AliyunCaller::rpcRequest(parameters));
    QCOMPARE(answer.status, 200);
    QVERIFY(answer.headers.value("content-type").startsWith("text/xml"));
    QXmlStreamReader xml(answer.body);
    QVERIFY(xml.readNextStartElement());
    QCOMPARE(xml.name(), u"SearchMediaResponse"_s);
    int rows = 0;
    while (xml.readNextStartElement()) {
        rows += xml.name() == u"MediaList"_s ? 1 : 0; // repeated elements are the list
        xml.skipCurrentElement();
    }
    QCOMPARE(rows, 2);
    QVERIFY(!xml.hasError());

    parameters.insert("Signature", "wrong");
    const RawAnswer refused = m_vod->send(AliyunCaller::rpcRequest(parameters));
    QCOMPARE(refused.status, 400);
    QVERIFY(refused.body.contains("<Error>") && refused.body.contains("<Code>SignatureDoesNotMatch</Code>"));
}

void AliyunGateTest::refusesUnknownActions()
{
    const RawAnswer answer = m_ims->call("SearchMedia2");
    QCOMPARE(answer.status, 404);
    QCOMPARE(code(answer), u"InvalidApi.NotFound"_s);
    QCOMPARE(code(m_ims->send(AliyunCaller::acs3Request(m_ims->acs3(list, {}, {}, "PUT"), {}, {}, "PUT"))),
             u"InvalidApi.NotFound"_s);
    AliyunCaller other(*m_sandbox, u"newsroom-vod"_s, m_clock);
    other.version = "2014-05-26";
    QCOMPARE(other.call(search).status, 404); // nobody's
    QCOMPARE(m_sandbox->requests().constLast().vendor, QString());
}

void AliyunGateTest::keepsEachProductsRates()
{
    RawClient client(m_sandbox->endpoint());
    const auto status = [&](AliyunCaller &caller, const QByteArray &action) {
        client.send(AliyunCaller::acs3Request(caller.acs3(action, {}), {}));
        return client.read().value_or(RawAnswer()).status;
    };
    for (int i = 0; i < 50; ++i)
        QCOMPARE(status(*m_vod, search), 200);
    QCOMPARE(status(*m_vod, search), 400);
    QCOMPARE(status(*m_vod, "GetVideoList"), 200); // each operation has its own
    for (int i = 0; i < 20; ++i)
        QCOMPARE(status(*m_ims, list), 200);
    QCOMPARE(status(*m_ims, list), 400);
    QVERIFY(m_sandbox->setScenario(u"aliyun-sts"_s));
    AliyunCaller sts(*m_sandbox, u"newsroom-vod-sts"_s, m_clock);
    QCOMPARE(status(sts, search), 400); // the account's keys share one
    m_clock->advance(1s);
    QCOMPARE(status(*m_vod, search), 200);
    QCOMPARE(status(*m_ims, list), 200);
}

void AliyunGateTest::tellsHowLongToWait()
{
    QVERIFY(m_sandbox->setScenario(u"aliyun-throttling-user"_s));
    QCOMPARE(m_vod->call(search).status, 200);
    m_clock->advance(300ms);
    const RawAnswer first = m_vod->call(search);
    QCOMPARE(first.status, 400);
    QCOMPARE(code(first), u"Throttling.User"_s);
    QVERIFY(!first.headers.contains("x-acs-retry-after"));
    QCOMPARE(m_vod->call(search).headers.value("x-acs-retry-after"), "700");
    m_clock->advance(700ms);
    QCOMPARE(m_vod->call(search).status, 200);
}

void AliyunGateTest::otherRegionsLackOperations()
{
    QVERIFY(m_sandbox->setScenario(u"aliyun-other-region"_s));
    AliyunCaller beijing(*m_sandbox, u"newsroom-vod-beijing"_s, m_clock);
    QCOMPARE(beijing.call(search).status, 200);
    const Parameters job {{"JobIds", "86c1925fba0000000001000000000000"}};
    const RawAnswer answer = beijing.call("GetURLUploadInfos", job);
    QCOMPARE(answer.status, 400);
    QCOMPARE(code(answer), u"UnsupportedOperation"_s);
    QCOMPARE(m_vod->call("GetURLUploadInfos", job).status, 200);
}

void AliyunGateTest::envelopeIsTheRecordedOne()
{
    const RawAnswer answer = m_vod->call("DescribeMoon");
    QCOMPARE(answer.json().keys(), QStringList({u"Code"_s, u"HostId"_s, u"Message"_s, u"Recommend"_s, u"RequestId"_s}));
    QCOMPARE(answer.json()["HostId"_L1].toString(), u"vod.cn-shanghai.aliyuncs.com"_s);
    const QString id = answer.json()["RequestId"_L1].toString();
    QVERIFY(QRegularExpression(u"^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$"_s).match(id).hasMatch());
    QCOMPARE(answer.headers.value("x-acs-request-id"), id.toLatin1());
}

void AliyunGateTest::codedRefusalsHaveTheEnvelope()
{
    // of one product alone; the other goes on
    QVERIFY(m_sandbox->setScenario(u"aliyun-ims:http-503-coded"_s));
    const RawAnswer answer = m_ims->call(list);
    QCOMPARE(answer.status, 503);
    QCOMPARE(code(answer), u"ServiceUnAvailable"_s);
    QCOMPARE(answer.json()["HostId"_L1].toString(), u"ice.cn-shanghai.aliyuncs.com"_s);
    QCOMPARE(m_vod->call(search).status, 200);
    QVERIFY(m_sandbox->setScenario(u"http-403-coded"_s));
    QCOMPARE(code(m_vod->call(search)), u"Forbidden.RAM"_s);
    QVERIFY(m_sandbox->setScenario(u"http-429-coded"_s));
    QCOMPARE(code(m_ims->call(list)), u"Throttling.User"_s);
}

QTEST_GUILESS_MAIN(AliyunGateTest)
#include "test_sandbox_aliyun_gate.moc"
