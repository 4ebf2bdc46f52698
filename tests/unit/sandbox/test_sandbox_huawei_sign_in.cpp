#include "huawei_caller.h"

#include "tests/support/manual_clock.h"

#include <QDateTime>
#include <QRegularExpression>
#include <QTest>

using namespace deck;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString badSignature = QStringLiteral("Incorrect IAM authentication information: verify aksk signature fail");
const QString locked = QStringLiteral("Incorrect IAM authentication information: AK access failed to reach the limit, forbidden");

QString text(const RawAnswer &answer)
{
    return answer.json()["error_msg"_L1].toString();
}

int iamCode(const RawAnswer &answer)
{
    return answer.json()["error"_L1]["code"_L1].toInt();
}

} // namespace

/// Keys, signatures, tokens, projects, locks and rates of the imitation.
class HuaweiSignInTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void announcesWhatAnAccountNeeds();
    void refusesOtherSignatures_data();
    void refusesOtherSignatures();
    void takesTheSignedHeadersGiven();
    void signsRepeatedAndOddParameters();
    void checksTheTimeWindow_data();
    void checksTheTimeWindow();
    void locksAKeyAfterMoreThanFiveFailures();
    void aGoodSignatureEndsTheCount();
    void givesAToken();
    void tokensEndAfterADay();
    void refusesForeignTokens();
    void tokensAreGoodForTheirProjectOnly();
    void refusesTokenRequests_data();
    void refusesTokenRequests();
    void locksAUser();
    void listsProjects();
    void keepsTheProjectInThePath();
    void keepsTheRates_data();
    void keepsTheRates();

private:
    std::shared_ptr<ManualClock> m_clock;
    std::unique_ptr<Sandbox> m_sandbox;
    std::unique_ptr<HuaweiCaller> m_key;      ///< signs in with an access key
    std::unique_ptr<HuaweiCaller> m_password; ///< with an IAM user
};

void HuaweiSignInTest::init()
{
    m_sandbox.reset();
    m_clock = std::make_shared<ManualClock>();
    SandboxSetup setup;
    setup.clock = m_clock;
    setup.uploads = 100;
    m_sandbox = std::make_unique<Sandbox>(setup);
    QVERIFY(m_sandbox->start());
    m_key = std::make_unique<HuaweiCaller>(*m_sandbox, u"newsroom"_s, m_clock);
    m_password = std::make_unique<HuaweiCaller>(*m_sandbox, u"newsroom-iam"_s, m_clock);
}

void HuaweiSignInTest::announcesWhatAnAccountNeeds()
{
    QList<SandboxAccount> mine;
    for (const SandboxAccount &account : m_sandbox->accounts()) {
        if (account.vendor == u"huawei-vod"_s)
            mine.append(account);
    }
    QCOMPARE(mine.size(), 2);
    QCOMPARE(mine[0].set.keys(), QStringList({u"access-key-id"_s, u"project-id"_s}));
    QCOMPARE(mine[0].secret.keys(), QStringList({u"secret-access-key"_s}));
    QVERIFY(QRegularExpression(u"^[0-9a-f]{32}$"_s).match(mine[0].set[u"project-id"_s]).hasMatch());
    QVERIFY(QRegularExpression(u"^[A-Z0-9]{20}$"_s).match(mine[0].set[u"access-key-id"_s]).hasMatch());
    QVERIFY(QRegularExpression(u"^[A-Za-z0-9]{40}$"_s).match(mine[0].secret[u"secret-access-key"_s]).hasMatch());
    QCOMPARE(mine[1].set.keys(), QStringList({u"domain"_s, u"iam-endpoint"_s, u"project-id"_s, u"user"_s}));
    QCOMPARE(mine[1].set[u"iam-endpoint"_s], m_sandbox->endpoint().toString());
    QCOMPARE(mine[1].secret.keys(), QStringList({u"password"_s}));
    // the console's line has the address as well
    const QJsonArray announced = m_sandbox->announcement()["accounts"_L1].toArray();
    const auto told = std::find_if(announced.begin(), announced.end(),
                                   [](const QJsonValue &one) { return one["name"_L1].toString() == u"newsroom-iam"_s; });
    QVERIFY(told != announced.end());
    QCOMPARE((*told)["set"_L1]["iam-endpoint"_L1].toString(), m_sandbox->endpoint().toString());
}

void HuaweiSignInTest::refusesOtherSignatures_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QString>("message");
    const auto row = [](const char *title, const QByteArray &from, const QByteArray &to, const QString &message) {
        QTest::newRow(title) << from << to << message;
    };
    row("no Authorization",
        "Authorization: ", "Nothing: ", u"Incorrect IAM authentication information: x-auth-token not found"_s);
    row("other algorithm", "SDK-HMAC-SHA256 ", "SDK-HMAC-SM3 ", badSignature);
    row("no signature", ", Signature=", ", Other=", badSignature);
    row("other target", "/asset/list", "/asset/info", badSignature);
    row("other query", "size=2", "size=3", badSignature);
    row("other method", "GET ", "PUT ", {});
    row("other host", "Host: 127.0.0.1", "Host: 127.0.0.2", badSignature);
    row("other project in the header", "x-project-id: ", "x-project-id: 0", badSignature);
    row("other date", "x-sdk-date: 2", "x-sdk-date: 1", badSignature);
    row("date in another form", "x-sdk-date: ", "x-sdk-date: a", badSignature);
    row("date not signed", ";x-sdk-date, Sig", ", Sig", badSignature);
    row("unknown key", "Access=", "Access=X", u"Incorrect IAM authentication information: Get secretKey failed,ak:"_s);
    row("body not signed", "Content-Length: 0\r\n\r\n", "Content-Length: 1\r\n\r\nx", badSignature);
}

void HuaweiSignInTest::refusesOtherSignatures()
{
    QFETCH(const QByteArray, from);
    QFETCH(const QByteArray, to);
    QFETCH(const QString, message);
    QByteArray request = m_key->request("asset/list", {{"size", "2"}});
    QVERIFY(request.contains(from));
    request.replace(from, to);
    const RawAnswer answer = m_key->send(request);
    if (message.isEmpty()) { // no such API
        QCOMPARE(answer.status, 404);
        return;
    }
    QCOMPARE(answer.status, 401);
    QCOMPARE(HuaweiCaller::code(answer), u"APIGW.0301"_s);
    QVERIFY2(text(answer).startsWith(message), qPrintable(text(answer)));
    QCOMPARE(answer.json().keys(), QStringList({u"error_code"_s, u"error_msg"_s, u"request_id"_s}));
    QCOMPARE(answer.json()["request_id"_L1].toString().toLatin1(), answer.headers.value("x-request-id"));
    QCOMPARE(m_key->list().status, 200);
}

void HuaweiSignInTest::takesTheSignedHeadersGiven()
{
    const QByteArray target = "/v1.0/" + m_key->projectId + "/asset/list";
    QCOMPARE(m_key->send(m_key->signedRequest("GET", target, {}, {}, {})).status, 200);
    QCOMPARE(m_key
                 ->send(m_key->signedRequest("GET", target, {},
                                             {{"content-type", "application/json"}, {"user-agent", "a  b"}, {"x-own", "c"}}, {}))
                 .status,
             200);
}

void HuaweiSignInTest::signsRepeatedAndOddParameters()
{
    QCOMPARE(m_key->list({{"status", "FAILED"}, {"status", "CREATING"}, {"media_type", "MP4"}}).status, 200);
    QCOMPARE(m_key->list({{"query_string", u"新闻 a+b/c&d=e~%"_s.toUtf8()}, {"tags", ""}}).status, 200);
}

void HuaweiSignInTest::checksTheTimeWindow_data()
{
    QTest::addColumn<int>("skew");
    QTest::addColumn<int>("status");
    QTest::newRow("15 min ahead") << 900 << 200;
    QTest::newRow("more") << 901 << 401;
    QTest::newRow("15 min behind") << -900 << 200;
    QTest::newRow("later") << -901 << 401;
}

void HuaweiSignInTest::checksTheTimeWindow()
{
    QFETCH(const int, skew);
    QFETCH(const int, status);
    const auto client = std::make_shared<ManualClock>(m_clock->now() + std::chrono::seconds(skew));
    QCOMPARE(HuaweiCaller(*m_sandbox, u"newsroom"_s, client).list().status, status);
}

void HuaweiSignInTest::locksAKeyAfterMoreThanFiveFailures()
{
    HuaweiCaller wrong(*m_sandbox, u"newsroom"_s, m_clock);
    std::reverse(wrong.secretKey.begin(), wrong.secretKey.end());
    for (int i = 0; i < 5; ++i)
        QCOMPARE(text(wrong.list()), badSignature);
    QCOMPARE(m_key->list().status, 200); // five are not more than five
    for (int i = 0; i < 6; ++i)
        QCOMPARE(text(wrong.list()), badSignature);
    QCOMPARE(text(wrong.list()), locked);
    const RawAnswer good = m_key->list();
    QCOMPARE(good.status, 401);
    QCOMPARE(HuaweiCaller::code(good), u"APIGW.0301"_s);
    QCOMPARE(text(good), locked);
    QVERIFY(m_password->signIn()); // others are not
    QCOMPARE(m_password->list().status, 200);
    m_clock->advance(5min - 1ms);
    QCOMPARE(text(m_key->list()), locked);
    m_clock->advance(1ms);
    QCOMPARE(m_key->list().status, 200);
}

void HuaweiSignInTest::aGoodSignatureEndsTheCount()
{
    HuaweiCaller wrong(*m_sandbox, u"newsroom"_s, m_clock);
    wrong.secretKey[0] = '-';
    for (int round = 0; round < 3; ++round) {
        for (int i = 0; i < 5; ++i)
            QCOMPARE(text(wrong.list()), badSignature);
        QCOMPARE(m_key->list().status, 200);
    }
}

void HuaweiSignInTest::givesAToken()
{
    const RawAnswer answer = m_password->askToken(m_password->tokenBody());
    QCOMPARE(answer.status, 201);
    QVERIFY(answer.headers.value("x-subject-token").size() > 3'000);
    const QJsonObject token = answer.json()["token"_L1].toObject();
    const QRegularExpression time(u"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z$"_s);
    QVERIFY(time.match(token["expires_at"_L1].toString()).hasMatch());
    QVERIFY(time.match(token["issued_at"_L1].toString()).hasMatch());
    QCOMPARE(instantFromIso(token["expires_at"_L1].toString()), std::optional(m_clock->now() + 24h));
    QCOMPARE(token["project"_L1]["id"_L1].toString().toLatin1(), m_password->projectId);
    QCOMPARE(token["project"_L1]["name"_L1].toString(), u"cn-north-4"_s);
    QCOMPARE(token["user"_L1]["name"_L1].toString(), m_password->user);
    QCOMPARE(m_sandbox->requests().last().operation, u"KeystoneCreateUserTokenByPassword"_s);

    QVERIFY(m_password->signIn());
    QVERIFY(m_password->token != answer.headers.value("x-subject-token"));
    QCOMPARE(m_password->list().json()["total"_L1].toInt(), 63);
    m_password->token = answer.headers.value("x-subject-token"); // a new one does not void the old one
    QCOMPARE(m_password->list().status, 200);
    // by the region's name as well
    m_password->scope = {{u"project"_s, QJsonObject {{u"name"_s, u"cn-north-4"_s}}}};
    QVERIFY(m_password->signIn());
    QCOMPARE(m_password->list().status, 200);
}

void HuaweiSignInTest::tokensEndAfterADay()
{
    QVERIFY(m_password->signIn());
    m_clock->advance(24h - 1ms);
    QCOMPARE(m_password->list().status, 200);
    m_clock->advance(1ms);
    const RawAnswer ended = m_password->list();
    QCOMPARE(ended.status, 401);
    QCOMPARE(HuaweiCaller::code(ended), u"APIGW.0301"_s);
    QVERIFY(text(ended).contains(u"token expires, expires_at: 20"_s));
    QVERIFY(m_password->signIn());
    QCOMPARE(m_password->list().status, 200);
}

void HuaweiSignInTest::refusesForeignTokens()
{
    m_password->token = "MIIabc";
    const RawAnswer answer = m_password->list();
    QCOMPARE(answer.status, 401);
    QCOMPARE(HuaweiCaller::code(answer), u"APIGW.0301"_s);
    QVERIFY(text(answer).endsWith(u"decrypt token fail"_s));
}

void HuaweiSignInTest::tokensAreGoodForTheirProjectOnly()
{
    const QList<QJsonObject> scopes {{{u"domain"_s, QJsonObject {{u"name"_s, m_password->domain}}}},
                                     {},
                                     {{u"project"_s, QJsonObject {{u"name"_s, u"cn-east-2"_s}}}}};
    for (const QJsonObject &scope : scopes) {
        m_password->scope = scope;
        QVERIFY(m_password->signIn());
        const RawAnswer answer = m_password->list();
        QCOMPARE(answer.status, 403);
        QCOMPARE(HuaweiCaller::code(answer), u"VOD.10057"_s);
        QCOMPARE(answer.json().keys(), QStringList({u"error_code"_s, u"error_msg"_s}));
    }
}

void HuaweiSignInTest::refusesTokenRequests_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    const QByteArray good = R"({"auth":{"identity":{"methods":["password"],"password":{"user":{"name":"%u","password":"%p",)"
                            R"("domain":{"name":"%d"}}}},"scope":{"project":{"name":"cn-north-4"}}}})";
    const auto row = [&](const char *title, const QByteArray &from, const QByteArray &to, int status) {
        QByteArray body = good;
        QTest::newRow(title) << body.replace(from, to) << status;
    };
    row("good", "", "", 201);
    row("no JSON", "{\"auth\"", "\"auth\"", 400);
    row("no method", "[\"password\"]", "[]", 400);
    row("no name", "\"name\":\"%u\",", "", 400);
    row("no domain", "\"domain\":{\"name\":\"%d\"}", "\"domain\":{}", 400);
    row("password a number", "\"%p\"", "5", 400);
    row("wrong password", "%p", "x%p", 401);
    row("wrong name", "%u", "x%u", 401);
    row("wrong domain", "%d", "x%d", 401);
    row("no such project", "cn-north-4", "mars-1", 404);
}

void HuaweiSignInTest::refusesTokenRequests()
{
    QFETCH(QByteArray, body);
    QFETCH(const int, status);
    body.replace("%u", m_password->user.toUtf8())
        .replace("%p", m_password->password.toUtf8())
        .replace("%d", m_password->domain.toUtf8());
    const RawAnswer answer = m_password->send(
        HuaweiCaller::plain("POST", "/v3/auth/tokens?nocatalog=true", "Content-Type: application/json;charset=utf8\r\n", body));
    QCOMPARE(answer.status, status);
    QCOMPARE(answer.headers.contains("x-subject-token"), status == 201);
    if (status == 201)
        return;
    QCOMPARE(iamCode(answer), status);
    QCOMPARE(answer.json()["error"_L1].toObject().keys(), QStringList({u"code"_s, u"message"_s, u"title"_s}));
    QVERIFY(answer.json()["error"_L1]["code"_L1].isDouble());
}

void HuaweiSignInTest::locksAUser()
{
    const QString right = std::exchange(m_password->password, u"wrong"_s);
    for (int i = 0; i < 5; ++i)
        QCOMPARE(m_password->askToken(m_password->tokenBody()).status, 401);
    m_password->password = right;
    const RawAnswer answer = m_password->askToken(m_password->tokenBody());
    QCOMPARE(answer.status, 401);
    QCOMPARE(answer.json()["error"_L1]["message"_L1].toString(), u"The account is locked."_s);
    m_clock->advance(15min);
    QVERIFY(m_password->signIn());
}

void HuaweiSignInTest::listsProjects()
{
    const auto ask
        = [&](const HuaweiItems &query) { return m_key->send(m_key->signedRequest("GET", "/v3/projects", query, {}, {})); };
    const QJsonArray all = ask({}).json()["projects"_L1].toArray();
    QCOMPARE(all.size(), 2);
    const QJsonArray one = ask({{"name", "cn-north-4"}}).json()["projects"_L1].toArray();
    QCOMPARE(one.size(), 1);
    QCOMPARE(one[0]["id"_L1].toString().toLatin1(), m_key->projectId);
    QVERIFY(m_password->signIn());
    const RawAnswer byToken = m_password->send(
        HuaweiCaller::plain("GET", "/v3/projects?name=cn-north-4", "X-Auth-Token: " + m_password->token + "\r\n"));
    QCOMPARE(byToken.json()["projects"_L1][0]["id"_L1].toString().toLatin1(), m_password->projectId);
    QCOMPARE(m_sandbox->requests().last().operation, u"KeystoneListProjects"_s);
    const RawAnswer nobody = m_key->send(HuaweiCaller::plain("GET", "/v3/projects", {}));
    QCOMPARE(nobody.status, 401);
    QCOMPARE(iamCode(nobody), 401);
}

void HuaweiSignInTest::keepsTheProjectInThePath()
{
    const QByteArray mine = std::exchange(m_key->projectId, m_password->projectId);
    QCOMPARE(HuaweiCaller::code(m_key->list()), u"VOD.10057"_s);
    m_key->projectId = mine;
    const QByteArray target = "/v1.0/" + mine + "/asset/list";
    const RawAnswer other = m_key->send(m_key->signedRequest("GET", target, {}, {{"x-project-id", m_password->projectId}}, {}));
    QCOMPARE(HuaweiCaller::code(other), u"VOD.10057"_s);
}

void HuaweiSignInTest::keepsTheRates_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<int>("limit");
    QTest::newRow("asset/list") << QByteArray("asset/list") << 1500;
    QTest::newRow("asset/info") << QByteArray("asset/info") << 1500;
    QTest::newRow("asset/upload_by_url") << QByteArray("asset/upload_by_url") << 100;
}

void HuaweiSignInTest::keepsTheRates()
{
    QFETCH(const QByteArray, path);
    QFETCH(const int, limit);
    const bool write = path.endsWith("by_url");
    RawClient client(m_sandbox->endpoint());
    const QByteArray request = write ? m_key->post(path, "{}") : m_key->request(path, {{"size", "1"}});
    for (int i = 0; i < limit; ++i) {
        client.send(request);
        QCOMPARE(client.read().value_or(RawAnswer()).status, write ? 400 : 200);
    }
    client.send(request);
    const RawAnswer over = client.read().value_or(RawAnswer());
    QCOMPARE(over.status, 429);
    QCOMPARE(HuaweiCaller::code(over), u"APIGW.0308"_s);
    QVERIFY(text(over).endsWith(u"policy user over ratelimit,limit:%1,time:1 minute"_s.arg(limit)));
    QCOMPARE(m_key->get("asset/details", {{"asset_id", "a"}}).status, 400); // each operation by itself
    m_clock->advance(1min - 1ms);
    QCOMPARE(m_key->send(write ? m_key->post(path, "{}") : m_key->request(path, {})).status, 429);
    m_clock->advance(1ms);
    QCOMPARE(m_key->send(write ? m_key->post(path, "{}") : m_key->request(path, {})).status, write ? 400 : 200);
}

QTEST_GUILESS_MAIN(HuaweiSignInTest)
#include "test_sandbox_huawei_sign_in.moc"
