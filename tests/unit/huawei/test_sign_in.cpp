#include "recorded.h"
#include "tests/support/manual_clock.h"
#include "tests/support/raw_server.h"
#include "vendors/huawei/huawei.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>

using namespace deck;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QByteArray tokenBody(const QByteArray &project = "14ce1d4437164aba8b364ce15866154e"_ba)
{
    return R"({"token":{"expires_at":"2020-01-04T09:05:22.701000Z","issued_at":"2020-01-03T09:05:22.701000Z","project":{"id":")"_ba
        + project + R"("}}})";
}

} // namespace

/// Signing in by IAM user and by ready token, over the real channel: what is asked, how often, and what ends it.
class SignInTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void tokenIsGotOnceAndSent();
    void oneSignInForAllWhoWait();
    void renewedBeforeItEnds();
    void refusedTokenIsRenewedOnce_data();
    void refusedTokenIsRenewedOnce();
    void oneRenewalForAllRefused();
    void secondRefusalPausesTheAccount();
    void afterThePersonActedItBeginsAnew();
    void otherRefusalsRenewNothing();
    void wrongPasswordIsNeverTriedAgain();
    void signInIsTriedAgainWhereIamFails();
    void unscopedAndForeignTokensAreExplained_data();
    void unscopedAndForeignTokensAreExplained();
    void tokenIsHidden();
    void readyTokenIsSentAsItIs();
    void readyTokenCannotBeRenewed_data();
    void readyTokenCannotBeRenewed();
    void iamAtItsOwnEndpoint();
    void destroyedWhileSigningIn();
    void destroyedWhileRenewing();
    void cancelOfOneLeavesTheOthers();

private:
    void answer(const QByteArray &body, int status = 200, const QList<QByteArray> &headers = {})
    {
        m_server->then({RawServer::http(status, body, headers)});
    }
    void answerToken(const QByteArray &token) { answer(tokenBody(), 201, {"X-Subject-Token: " + token}); }
    void answerEmpty() { answer(recorded::read(u"list-asset-list.empty-200.json"_s)); }
    void answerDead() { answer(recorded::read(u"error.apigw-0307.401.json"_s), 401); }
    QFuture<Result<Page>> askPage(const CancelToken &cancel = {}) { return m_client->page({}, cancel); }
    /// Each request as "token" or the token it carried.
    QByteArrayList sent() const
    {
        QByteArrayList list;
        for (const QByteArray &request : m_server->requests())
            list.append(request.startsWith("POST /v3/auth/tokens?nocatalog=true ") ? "sign-in"_ba : tokenOf(request));
        return list;
    }
    static QByteArray tokenOf(const QByteArray &request)
    {
        for (const QByteArray &line : request.split('\n')) {
            if (line.startsWith("X-Auth-Token: "))
                return line.sliced(14).trimmed();
        }
        return "none"_ba;
    }
    void makeUser(const QUrl &iamEndpoint = {});
    void makeReady(const QByteArray &token);
    void makeClient(Account account, const QString &secretName, const QByteArray &secret);

    std::unique_ptr<RawServer> m_server;
    std::unique_ptr<ManualClock> m_clock;
    std::unique_ptr<HttpClient> m_http;
    std::unique_ptr<AccountChannel> m_channel;
    std::unique_ptr<VendorClient> m_client;
};

// Pauses between tries pass on the test's clock, a second at each look.
#define TRY_FINISHED(future) QTRY_VERIFY((m_clock->advance(1s), (future).isFinished()))

void SignInTest::init()
{
    m_server = std::make_unique<RawServer>();
    m_clock = std::make_unique<ManualClock>();
    m_http = std::make_unique<HttpClient>(*m_clock, QNetworkProxy(QNetworkProxy::NoProxy));
    m_channel = std::make_unique<AccountChannel>(*m_http, *m_clock, 1h); // a slow machine is no time-out
    makeUser();
}

void SignInTest::makeUser(const QUrl &iamEndpoint)
{
    Account account;
    account.set = {{u"domain"_s, u"IAMDomain"_s}, {u"user"_s, u"IAMUser"_s}};
    if (!iamEndpoint.isEmpty())
        account.set.insert(u"iam-endpoint"_s, iamEndpoint.toString());
    makeClient(account, u"password"_s, "IAMPassword"_ba);
}

void SignInTest::makeReady(const QByteArray &token)
{
    makeClient({}, u"token"_s, token);
}

void SignInTest::makeClient(Account account, const QString &secretName, const QByteArray &secret)
{
    account.name = u"beijing4"_s;
    account.vendor = u"huawei-vod"_s;
    account.endpoint = m_server->url(QString());
    account.set.insert(u"project-id"_s, u"14ce1d4437164aba8b364ce15866154e"_s);
    account.secrets.insert(secretName, {});
    auto credential = std::make_shared<Credential>();
    credential->set = account.set;
    credential->secrets.emplace(secretName, Secret(secret));
    m_client = huawei::vendor().makeClient({account, account.endpoint, u"cn-north-4"_s, credential, *m_channel, *m_clock});
}

void SignInTest::cleanup()
{
    m_client.reset();
    m_channel.reset();
    m_http.reset();
    m_clock.reset();
    m_server.reset();
}

void SignInTest::tokenIsGotOnceAndSent()
{
    answerToken("first");
    answerEmpty();
    answerEmpty();
    for (int i = 0; i < 2; ++i) {
        const auto future = askPage();
        TRY_FINISHED(future);
        QVERIFY(future.result().has_value());
    }
    QCOMPARE(sent(), (QByteArrayList {"sign-in", "first", "first"}));
    const QByteArray request = m_server->requests().constFirst();
    const QJsonObject body = QJsonDocument::fromJson(request.sliced(request.indexOf("\r\n\r\n") + 4)).object();
    const QJsonObject auth = body.value("auth"_L1).toObject();
    QCOMPARE(auth.value("scope"_L1)["project"_L1]["id"_L1].toString(), u"14ce1d4437164aba8b364ce15866154e"_s);
    QCOMPARE(auth.value("identity"_L1)["password"_L1]["user"_L1]["password"_L1].toString(), u"IAMPassword"_s);
    QVERIFY(request.contains("\r\nContent-Type: application/json;charset=utf8\r\n"));
    const QByteArray call = m_server->requests().at(1);
    QVERIFY(call.contains("X-Project-Id: 14ce1d4437164aba8b364ce15866154e") && !call.contains("Authorization"));
}

void SignInTest::oneSignInForAllWhoWait()
{
    answerToken("first");
    m_server->setAlways({RawServer::http(200, recorded::read(u"list-asset-list.empty-200.json"_s))});
    QList<QFuture<Result<Page>>> pages;
    for (int i = 0; i < 20; ++i)
        pages.append(askPage());
    for (const auto &page : pages) {
        TRY_FINISHED(page);
        QVERIFY(page.result().has_value());
    }
    QCOMPARE(sent().size(), 21);
    QCOMPARE(sent().count("sign-in"), 1);
    QCOMPARE(sent().count("first"), 20);
}

void SignInTest::renewedBeforeItEnds()
{
    answerToken("first");
    answerEmpty();
    answerEmpty();
    answerToken("second");
    answerEmpty();
    const auto ask = [this] {
        const auto future = askPage();
        TRY_FINISHED(future);
        QVERIFY(future.result().has_value());
    };
    ask();
    m_clock->advance(23h + 45min);
    ask();
    m_clock->advance(10min); // it has still some minutes to live
    ask();
    QCOMPARE(sent(), (QByteArrayList {"sign-in", "first", "first", "sign-in", "second"}));
}

void SignInTest::refusedTokenIsRenewedOnce_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    for (const QString &file : {u"error.apigw-0301-token-expired.401.json"_s, u"error.apigw-0301-token-decrypt.401.json"_s,
                                u"error.apigw-0301-aksk.401.json"_s, u"error.apigw-0307.401.json"_s})
        QTest::newRow(qPrintable(file)) << recorded::read(file) << 401;
    QTest::newRow("VOD.10054") << recorded::read(u"error.vod-10054.403.json"_s) << 403;
    QTest::newRow("VST.10004") << R"({"error_code":"VST.10004","error_msg":"m"})"_ba << 403;
    QTest::newRow("APIG.0307") << R"({"error_code":"APIG.0307","error_msg":"m"})"_ba << 401;
}

void SignInTest::refusedTokenIsRenewedOnce()
{
    QFETCH(const QByteArray, body);
    QFETCH(const int, status);
    QSignalSpy states(m_channel.get(), &AccountChannel::stateChanged);
    answerToken("first");
    answer(body, status);
    answerToken("second");
    answer(recorded::read(u"list-asset-list.200.json"_s));
    const auto future = askPage();
    TRY_FINISHED(future);
    QVERIFY(future.result().has_value());
    QCOMPARE(future.result()->uploads.size(), 1);
    QCOMPARE(sent(), (QByteArrayList {"sign-in", "first", "sign-in", "second"}));
    for (const QList<QVariant> &state : states) // nobody is bothered
        QCOMPARE(state.constFirst().value<ChannelState>().phase, ChannelState::Phase::Good);
}

void SignInTest::oneRenewalForAllRefused()
{
    answerToken("first");
    answerEmpty();
    const auto before = askPage();
    TRY_FINISHED(before);
    // six under way at once, all refused; then one sign-in, and each once more
    for (int i = 0; i < 6; ++i)
        answerDead();
    answerToken("second");
    m_server->setAlways({RawServer::http(200, recorded::read(u"list-asset-list.empty-200.json"_s))});
    QList<QFuture<Result<Page>>> pages;
    for (int i = 0; i < 6; ++i)
        pages.append(askPage());
    for (const auto &page : pages) {
        TRY_FINISHED(page);
        QVERIFY(page.result().has_value());
    }
    QCOMPARE(sent().count("sign-in"), 2);
    QVERIFY(sent().count("first") >= 2); // those that left before the first refusal came
    QVERIFY(sent().count("second") >= 1);
}

void SignInTest::secondRefusalPausesTheAccount()
{
    answerToken("first");
    answerDead();
    answerToken("second");
    answerDead();
    const auto future = askPage();
    TRY_FINISHED(future);
    QVERIFY(!future.result());
    QCOMPARE(future.result().error().kind, ErrorKind::Credential);
    QCOMPARE(future.result().error().code, u"token-refused"_s);
    QCOMPARE(future.result().error().subject, u"APIGW.0307"_s);
    QCOMPARE(future.result().error().requestId, u"cb141a91c945e68950a14a8eff5d62dc"_s);
    QCOMPARE(m_channel->state().phase, ChannelState::Phase::SignInAgain);
    const auto next = askPage();
    TRY_FINISHED(next);
    QCOMPARE(next.result().error().code, u"token-refused"_s);
    QCOMPARE(sent(), (QByteArrayList {"sign-in", "first", "sign-in", "second"}));
}

void SignInTest::afterThePersonActedItBeginsAnew()
{
    secondRefusalPausesTheAccount();
    m_channel->wake();
    answerToken("third");
    answerEmpty();
    const auto future = askPage();
    TRY_FINISHED(future);
    QVERIFY(future.result().has_value());
    QCOMPARE(sent().last(2), (QByteArrayList {"sign-in", "third"}));
}

void SignInTest::otherRefusalsRenewNothing()
{
    answerToken("first");
    answer(R"({"error_code":"APIGW.0302","error_msg":"no right"})", 403);
    answer(recorded::read(u"error.vod-10057.403.json"_s), 403);
    const auto right = askPage();
    TRY_FINISHED(right);
    QCOMPARE(right.result().error().kind, ErrorKind::Rejected);
    const auto project = askPage();
    TRY_FINISHED(project);
    QCOMPARE(project.result().error().kind, ErrorKind::Credential);
    QCOMPARE(project.result().error().code, u"VOD.10057"_s);
    QCOMPARE(sent(), (QByteArrayList {"sign-in", "first", "first"}));
}

void SignInTest::wrongPasswordIsNeverTriedAgain()
{
    m_server->setAlways({RawServer::http(401, recorded::read(u"iam-create-token.401.json"_s))});
    QList<QFuture<Result<Page>>> pages;
    for (int i = 0; i < 5; ++i)
        pages.append(askPage());
    for (const auto &page : pages) {
        TRY_FINISHED(page);
        QCOMPARE(page.result().error().kind, ErrorKind::Credential);
        QCOMPARE(page.result().error().code, u"401"_s);
        QCOMPARE(page.result().error().vendor, u"huawei-vod"_s);
    }
    const auto later = m_client->details(UploadKind::Media, {u"1"_s}, {});
    TRY_FINISHED(later);
    QCOMPARE(later.result().error().code, u"401"_s);
    m_clock->advance(1h);
    QCOMPARE(sent(), QByteArrayList {"sign-in"});
    QCOMPARE(m_channel->state().phase, ChannelState::Phase::SignInAgain);
}

void SignInTest::signInIsTriedAgainWhereIamFails()
{
    answer(R"({"error":{"code":503,"message":"busy","title":"Service Unavailable"}})", 503);
    answer(tokenBody(), 201); // the header was lost
    answerToken("first");
    answerEmpty();
    const auto future = askPage();
    TRY_FINISHED(future);
    QVERIFY(future.result().has_value());
    QCOMPARE(sent(), (QByteArrayList {"sign-in", "sign-in", "sign-in", "first"}));
}

void SignInTest::unscopedAndForeignTokensAreExplained_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("code");
    QTest::newRow("for the whole account") << R"({"token":{"domain":{"name":"IAMDomain"}}})"_ba << u"token-unscoped"_s;
    QTest::newRow("another project") << tokenBody("aa2d97d7e62c4b7da3ffdfc11551f000"_ba) << u"token-other-project"_s;
}

void SignInTest::unscopedAndForeignTokensAreExplained()
{
    QFETCH(const QByteArray, body);
    QFETCH(const QString, code);
    answer(body, 201, {"X-Subject-Token: first"});
    const auto future = askPage();
    TRY_FINISHED(future);
    QCOMPARE(future.result().error().kind, ErrorKind::Credential);
    QCOMPARE(future.result().error().code, code);
    QCOMPARE(sent(), QByteArrayList {"sign-in"});
}

void SignInTest::tokenIsHidden()
{
    const QByteArray token = "MIIatAYJKoZIhvcNAQcCoIIapTCCGqECAQExDTALBglghkgBZQMEAgEw"_ba;
    answerToken(token);
    answer(R"({"total":1,"assets":[{"asset_id":"1","title":"echo )" + token + R"("}]})");
    const auto future = askPage();
    TRY_FINISHED(future);
    QVERIFY(future.result().has_value());
    QCOMPARE(sent(), (QByteArrayList {"sign-in", token}));
    QVERIFY(!future.result()->raw.contains(token));
    QCOMPARE(future.result()->uploads.constFirst().title, u"echo <hidden>"_s);
}

void SignInTest::readyTokenIsSentAsItIs()
{
    makeReady("MIIready+/=");
    answerEmpty();
    const auto future = askPage();
    TRY_FINISHED(future);
    QVERIFY(future.result().has_value());
    QCOMPARE(sent(), QByteArrayList {"MIIready+/="});
}

void SignInTest::readyTokenCannotBeRenewed_data()
{
    refusedTokenIsRenewedOnce_data();
}

void SignInTest::readyTokenCannotBeRenewed()
{
    QFETCH(const QByteArray, body);
    QFETCH(const int, status);
    makeReady("MIIready");
    answer(body, status);
    const auto future = askPage();
    TRY_FINISHED(future);
    QCOMPARE(future.result().error().kind, ErrorKind::Credential);
    QCOMPARE(future.result().error().code, u"token-ended"_s);
    QCOMPARE(m_channel->state().phase, ChannelState::Phase::SignInAgain);
    QCOMPARE(sent(), QByteArrayList {"MIIready"});
}

void SignInTest::iamAtItsOwnEndpoint()
{
    RawServer iam;
    iam.then({RawServer::http(201, tokenBody(), {"X-Subject-Token: elsewhere"})});
    makeUser(iam.url(QString()));
    answerEmpty();
    const auto future = askPage();
    TRY_FINISHED(future);
    QVERIFY(future.result().has_value());
    QCOMPARE(iam.requests().size(), 1);
    QCOMPARE(sent(), QByteArrayList {"elsewhere"});
}

void SignInTest::destroyedWhileSigningIn()
{
    QList<QFuture<Result<Page>>> pages; // the server hangs
    for (int i = 0; i < 8; ++i)
        pages.append(askPage());
    QTRY_VERIFY(!m_server->requests().isEmpty());
    m_client.reset();
    for (const auto &page : pages) {
        QVERIFY(page.isFinished());
        QCOMPARE(page.resultCount(), 1);
        QCOMPARE(page.result().error().kind, ErrorKind::Cancelled);
    }
    QCOMPARE(sent(), QByteArrayList {"sign-in"});
    // the channel goes on for the next client
    makeUser();
    answerToken("first");
    answerEmpty();
    const auto next = askPage();
    TRY_FINISHED(next);
    QVERIFY(next.result().has_value());
}

void SignInTest::destroyedWhileRenewing()
{
    answerToken("first");
    answerDead(); // then it hangs
    const auto page = askPage();
    const auto details = m_client->details(UploadKind::Media, {u"1"_s, u"2"_s}, {});
    QTRY_VERIFY((m_clock->advance(100ms), sent().count("sign-in") == 2));
    m_client.reset();
    QVERIFY(page.isFinished() && details.isFinished());
    QCOMPARE(page.result().error().kind, ErrorKind::Cancelled);
    QCOMPARE(details.result().error().kind, ErrorKind::Cancelled);
}

void SignInTest::cancelOfOneLeavesTheOthers()
{
    CancelSource source;
    const auto first = askPage(source.token()); // the one the sign-in was begun for
    const auto second = askPage();
    source.cancel();
    QTRY_VERIFY(first.isFinished());
    QCOMPARE(first.result().error().kind, ErrorKind::Cancelled);
    answerToken("first");
    answerEmpty();
    TRY_FINISHED(second);
    QVERIFY(second.result().has_value());
    QCOMPARE(sent().count("sign-in"), 1);
}

QTEST_GUILESS_MAIN(SignInTest)
#include "test_sign_in.moc"
