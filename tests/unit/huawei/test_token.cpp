#include "recorded.h"
#include "vendors/huawei/token.h"

using namespace deck;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TokenTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void recordedToken();
    void lives_data();
    void lives();
    void refusals_data();
    void refusals();
    void headerNameInAnyCase();
};

namespace {

const QString project = u"aa2d97d7e62c4b7da3ffdfc11551f..."_s;

HttpReply reply(const QByteArray &body, int status = 201,
                const QByteArray &token = "MIIatAYJKoZIhvcNAQcCoIIapTCCGqECAQExDTALB..."_ba)
{
    HttpReply reply = recorded::reply(body, status);
    if (!token.isEmpty())
        reply.headers = {{"X-Subject-Token"_ba, token}};
    return reply;
}

} // namespace

void TokenTest::recordedToken()
{
    const auto token = huawei::readToken(reply(recorded::read(u"iam-create-token.201.json"_s)), project);
    QVERIFY(token.has_value());
    QCOMPARE(token->value->reveal(), "MIIatAYJKoZIhvcNAQcCoIIapTCCGqECAQExDTALB..."_ba);
    // its two times are years ago: only how far they are apart counts
    QCOMPARE(token->renewAt, recorded::receivedAt + 24h - 10min);
}

void TokenTest::lives_data()
{
    QTest::addColumn<QByteArray>("times");
    QTest::addColumn<int>("seconds"); // till it is renewed
    const auto row
        = [](const char *name, const char *times, int seconds) { QTest::newRow(name) << QByteArray(times) << seconds; };
    row("an hour", R"("issued_at":"2026-08-01T08:00:00.123456Z","expires_at":"2026-08-01T09:00:00.123456Z")", 3600 - 360);
    row("a minute", R"("issued_at":"2026-08-01T08:00:00Z","expires_at":"2026-08-01T08:01:00Z")", 54);
    row("ended already", R"("issued_at":"2026-08-01T08:00:00Z","expires_at":"2026-08-01T07:00:00Z")", 0);
    row("longer than a day", R"("issued_at":"2026-08-01T08:00:00Z","expires_at":"2036-08-01T08:00:00Z")", 86'400 - 600);
    row("not said", R"("x":1)", 86'400 - 600);
    row("null", R"("issued_at":null,"expires_at":null)", 86'400 - 600);
    row("no date", R"("issued_at":"now","expires_at":"then")", 86'400 - 600);
    row("issue not said", R"("expires_at":"2027-01-15T10:00:00Z")", 7200 - 600); // received at 08:00
}

void TokenTest::lives()
{
    QFETCH(const QByteArray, times);
    QFETCH(const int, seconds);
    const auto token = huawei::readToken(reply(R"({"token":{"project":{"id":"p"},)" + times + "}}"), u"p"_s);
    QVERIFY(token.has_value());
    QCOMPARE(unixSeconds(token->renewAt) - unixSeconds(recorded::receivedAt), seconds);
}

void TokenTest::refusals_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("withToken");
    QTest::addColumn<QString>("code");
    QTest::addColumn<ErrorKind>("kind");
    const auto row = [](const char *name, const QByteArray &body, int status, const QString &code, ErrorKind kind,
                        bool withToken = false) { QTest::newRow(name) << body << status << withToken << code << kind; };
    using K = ErrorKind;
    const auto iam = [](int code) -> QByteArray {
        return R"({"error":{"code":)" + QByteArray::number(code) + R"(,"message":"m","title":"t"}})";
    };
    // whatever IAM finds fault with, the person has to change the account: further tries may lock the user
    row("wrong password", recorded::read(u"iam-create-token.401.json"_s), 401, u"401"_s, K::Credential);
    row("body malformed", recorded::read(u"iam-create-token.400.json"_s), 400, u"400"_s, K::Credential);
    row("forbidden", iam(403), 403, u"403"_s, K::Credential);
    row("not found", iam(404), 404, u"404"_s, K::Credential);
    row("internal", iam(500), 500, u"500"_s, K::ServerFailed);
    row("unavailable", iam(503), 503, u"503"_s, K::ServerFailed);
    row("too many", iam(429), 429, u"429"_s, K::Throttled);
    row("newer code", R"({"error_code":"IAM.0011","error_msg":"m"})", 401, u"IAM.0011"_s, K::Credential);
    row("gateway without this address", recorded::read(u"error.apigw-0101.404.json"_s), 404, u"APIGW.0101"_s, K::Credential);
    row("gateway refuses", recorded::read(u"error.apigw-0301-aksk.401.json"_s), 401, u"APIGW.0301"_s, K::Credential);
    row("gateway busy", recorded::read(u"error.apigw-0308.429.json"_s), 429, u"APIGW.0308"_s, K::Throttled);
    row("proxy", "<html>", 502, u"http-502"_s, K::ServerFailed);
    row("sign-in page", "<html>", 200, u"answer-not-json"_s, K::BadAnswer);
    row("no header", recorded::read(u"iam-create-token.201.json"_s), 201, u"answer-no-token"_s, K::BadAnswer);
    row("no token in the body", "{}", 201, u"answer-no-token"_s, K::BadAnswer, true);
    row("for the whole account", R"({"token":{"domain":{"id":"d","name":"IAMDomain"}}})", 201, u"token-unscoped"_s, K::Credential,
        true);
    row("project null", R"({"token":{"project":null}})", 201, u"token-unscoped"_s, K::Credential, true);
    row("another project", R"({"token":{"project":{"id":"other","name":"cn-north-1"}}})", 201, u"token-other-project"_s,
        K::Credential, true);
}

void TokenTest::refusals()
{
    QFETCH(const QByteArray, body);
    QFETCH(const int, status);
    QFETCH(const bool, withToken);
    QFETCH(const QString, code);
    QFETCH(const ErrorKind, kind);
    const auto token = huawei::readToken(reply(body, status, withToken ? "MIIatAYJ"_ba : ""_ba), project);
    QVERIFY(!token);
    QCOMPARE(token.error().code, code);
    QCOMPARE(token.error().kind, kind);
    QCOMPARE(token.error().httpStatus, status);
    if (code == u"token-other-project"_s)
        QCOMPARE(token.error().subject, u"other"_s);
}

void TokenTest::headerNameInAnyCase()
{
    HttpReply answer = recorded::reply(R"({"token":{"project":{"id":"p"}}})", 201);
    answer.headers = {{"x-subject-token"_ba, "abc"_ba}};
    QCOMPARE(huawei::readToken(answer, u"p"_s)->value->reveal(), "abc"_ba);
}

QTEST_APPLESS_MAIN(TokenTest)
#include "test_token.moc"
