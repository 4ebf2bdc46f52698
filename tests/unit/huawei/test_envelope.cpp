#include "recorded.h"
#include "vendors/huawei/envelope.h"

#include <QRegularExpression>

using namespace deck;
using namespace Qt::StringLiterals;
using huawei::SignIn;

class EnvelopeTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void recordedErrors_data();
    void recordedErrors();
    void everyOtherBody_data();
    void everyOtherBody();
    void everyBodyIsRead();
    void forms_data();
    void forms();
    void noErrors_data();
    void noErrors();
    void foreignAnswers_data();
    void foreignAnswers();
    void tokens_data();
    void tokens();
    void clockOfTheSignature_data();
    void clockOfTheSignature();
    void permissionsAreNamed_data();
    void permissionsAreNamed();
    void requestIds();
    void retryAfterAndStatusStay();
};

namespace {

const huawei::Asked listing {u"ListAssetList"_s};

/// The HTTP status a recorded file stands for: the last number in its name.
int statusOfFile(const QString &name)
{
    const QStringList parts = name.split(QRegularExpression(u"[.-]"_s));
    for (auto part = parts.crbegin(); part != parts.crend(); ++part) {
        if (part->size() == 3 && part->toInt() > 0)
            return part->toInt();
    }
    return 200;
}

bool holdsError(const QString &name)
{
    return statusOfFile(name) >= 400;
}

} // namespace

void EnvelopeTest::recordedErrors_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("code");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QString>("message");
    QTest::addColumn<bool>("hasRequestId");
    const auto row
        = [](const char *file, const QString &code, ErrorKind kind, const QString &message, bool hasRequestId = false) {
              QTest::newRow(file) << QString::fromLatin1(file) << code << kind << message << hasRequestId;
          };
    const auto gateway = [&row](const char *file, const QString &code, ErrorKind kind, const QString &message) {
        row(file, code, kind, message, true);
    };
    using K = ErrorKind;
    const QString illegal = u"The request parameter is illegal, illegal field: {xx}."_s;
    const QString gone = u"Media asset or resource does not exist, please check."_s;
    row("cancel-asset-transcode-task.400.json", u"VOD.10083"_s, K::Rejected,
        u"The current media asset status does not support this operation."_s);
    row("confirm-asset-upload.10126-403.json", u"VOD.10126"_s, K::Rejected, u"媒资当前状态不允许进行上传确认，请确认媒资状态"_s);
    row("confirm-asset-upload.403.json", u"VOD.10062"_s, K::Rejected, gone);
    row("confirm-asset-upload.published-400.json", u"VOD.10062"_s, K::Rejected, u"媒资或资源不存在，请检查。"_s);
    row("confirm-image-upload.400.json", u"VOD.10053"_s, K::Rejected, illegal);
    row("create-asset-by-file-upload.403.json", u"VOD.10064"_s, K::Rejected,
        u"Media asset classification does not exist, please check."_s);
    row("delete-assets.403.json", u"VOD.10062"_s, K::Rejected, gone);
    gateway("error.apig-prefix-0308.429.json", u"APIG.0308"_s, K::Throttled,
            u"The throttling threshold has been reached: policy user over ratelimit,limit:100,time:1 minute"_s);
    gateway("error.apigw-0101.404.json", u"APIGW.0101"_s, K::Rejected,
            u"The API does not exist or has not been published in the environment."_s);
    gateway("error.apigw-0201-timeout.504.json", u"APIGW.0201"_s, K::ServerFailed, u"Backend timeout."_s);
    gateway("error.apigw-0201-unavailable.502.json", u"APIGW.0201"_s, K::ServerFailed, u"Backend unavailable."_s);
    gateway("error.apigw-0301-aksk.401.json", u"APIGW.0301"_s, K::Credential,
            u"Incorrect IAM authentication information: verify aksk signature fail"_s);
    gateway("error.apigw-0301-locked.401.json", u"key-locked"_s, K::Credential,
            u"APIGW.0301: Incorrect IAM authentication information: AK access failed to reach the limit, forbidden"_s);
    gateway("error.apigw-0301-token-decrypt.401.json", u"APIGW.0301"_s, K::Credential,
            u"Incorrect IAM authentication information: decrypt token fail"_s);
    gateway("error.apigw-0301-token-expired.401.json", u"APIGW.0301"_s, K::Credential,
            u"Incorrect IAM authentication information: token expires, expires_at: 2026-08-01T08:30:00.000000Z"_s);
    gateway("error.apigw-0307.401.json", u"APIGW.0307"_s, K::Credential, u"The token must be updated."_s);
    gateway("error.apigw-0308.429.json", u"APIGW.0308"_s, K::Throttled,
            u"The throttling threshold has been reached: policy user over ratelimit,limit:100,time:1 minute"_s);
    gateway("error.apigw-0613.503.json", u"APIGW.0613"_s, K::ServerFailed, u"The IAM service is currently unavailable."_s);
    row("error.encoded-authorization.403.json", u"XXX.0001"_s, K::Rejected, u"Some errors occurred."_s);
    row("error.vod-10051.500.json", u"VOD.10051"_s, K::ServerFailed, u"系统内部错误"_s);
    row("error.vod-10054.403.json", u"VOD.10054"_s, K::Credential, u"Identity authentication failed."_s);
    row("error.vod-10057.403.json", u"VOD.10057"_s, K::Credential, u"租户ID校验失败"_s);
    row("error.vod-10083.403.json", u"VOD.10083"_s, K::Rejected, u"当前媒资或资源状态不支持该操作。"_s);
    row("iam-create-token.400.json", u"400"_s, K::Rejected, u"The request body is invalid"_s);
    row("iam-create-token.401.json", u"401"_s, K::Credential, u"The username or password is wrong."_s);
    row("list-asset-list.400.json", u"VOD.10053"_s, K::Rejected, illegal);
    row("show-asset-detail.400.json", u"VOD.10062"_s, K::Rejected, gone);
    row("show-asset-meta.400.json", u"VOD.10053"_s, K::Rejected, illegal);
    row("show-asset-temp-authority.10135-403.json", u"VOD.10135"_s, K::Rejected, u"媒资没有处于上传中状态，无法获取临时授权"_s);
    row("show-asset-temp-authority.403.json", u"VOD.10053"_s, K::Rejected, illegal);
    row("update-asset.403.json", u"VOD.10062"_s, K::Rejected, gone);
    row("upload-meta-data-by-url.400.json", u"VOD.10003"_s, K::Rejected, u"The specified key does not exist."_s);
}

void EnvelopeTest::recordedErrors()
{
    QFETCH(const QString, file);
    QFETCH(const QString, code);
    QFETCH(const ErrorKind, kind);
    QFETCH(const QString, message);
    QFETCH(const bool, hasRequestId);
    const int status = statusOfFile(file);
    const auto answer = huawei::readEnvelope(recorded::reply(recorded::read(file), status), listing);
    QVERIFY(!answer);
    const ApiError &error = answer.error();
    QCOMPARE(error.code, code);
    QCOMPARE(error.kind, kind);
    QCOMPARE(error.message, message);
    QCOMPARE(error.httpStatus, status);
    QCOMPARE(error.requestId, hasRequestId ? u"cb141a91c945e68950a14a8eff5d62dc"_s : QString());
    QCOMPARE(error.vendor, code == u"key-locked"_s ? QString() : u"huawei-vod"_s);
    QCOMPARE(error.subject, code == u"key-locked"_s ? u"APIGW.0301"_s : code == u"XXX.0001"_s ? u"vod:asset:list"_s : QString());

    // with another status a code of the tables means the same, but for the gateway's 0201
    if (code.startsWith(u"VOD."_s)) {
        for (const int other : {200, 400, 403, 500})
            QCOMPARE(huawei::readEnvelope(recorded::reply(recorded::read(file), other), listing).error().kind, kind);
    }
}

void EnvelopeTest::everyOtherBody_data()
{
    QTest::addColumn<QString>("file");
    for (const QString &name : recorded::names(u"*.json"_s) + recorded::names(u"*.xml"_s)) {
        if (!name.endsWith(u".json"_s) || !holdsError(name))
            QTest::newRow(qPrintable(name)) << name;
    }
}

/// Bodies of other operations: their object as it is, or an error by the HTTP status; never an error out of a part of it.
void EnvelopeTest::everyOtherBody()
{
    QFETCH(const QString, file);
    const QByteArray body = recorded::read(file);
    const auto answer = huawei::readEnvelope(recorded::reply(body, statusOfFile(file)), listing);
    if (file.endsWith(u".json"_s) && body.trimmed().startsWith('{')) {
        QVERIFY(answer.has_value());
        QVERIFY(!answer->isEmpty());
        return;
    }
    QVERIFY(!answer);
    QVERIFY(answer.error().vendor.isEmpty());
    QCOMPARE(answer.error().kind, holdsError(file) ? ErrorKind::ServerFailed : ErrorKind::BadAnswer);
}

void EnvelopeTest::everyBodyIsRead()
{
    qsizetype errors = 0;
    for (const QString &name : recorded::names(u"*.json"_s))
        errors += holdsError(name) ? 1 : 0;
    QCOMPARE(errors, 32);                                                                   // the rows of recordedErrors
    QCOMPARE(recorded::names(u"*.json"_s).size() + recorded::names(u"*.xml"_s).size(), 68); // the signatures among them
}

void EnvelopeTest::forms_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("message");
    const auto row = [](const char *name, const char *body, const QString &code, const QString &message, int status = 403) {
        QTest::newRow(name) << QByteArray(body) << status << code << message;
    };
    row("error_code", R"({"error_code":"VOD.1","error_msg":"m"})", u"VOD.1"_s, u"m"_s);
    row("errorCode", R"({"errorCode":"VOD.1","errorMsg":"m"})", u"VOD.1"_s, u"m"_s);
    row("code", R"({"code":"VOD.1","message":"m"})", u"VOD.1"_s, u"m"_s);
    row("first of several", R"({"code":"c","message":"x","errorCode":"b","errorMsg":"y","error_code":"a","error_msg":"z"})",
        u"a"_s, u"z"_s);
    row("nested", R"({"error":{"error_code":"VOD.1","error_msg":"m"}})", u"VOD.1"_s, u"m"_s);
    row("nested under another name", R"({"failure":{"errorCode":"VOD.1","errorMsg":"m"}})", u"VOD.1"_s, u"m"_s);
    row("number", R"({"error":{"code":401,"message":"m","title":"t"}})", u"401"_s, u"m"_s);
    row("number as text", R"({"error":{"code":"401","message":"m"}})", u"401"_s, u"m"_s);
    row("no message", R"({"error_code":"VOD.1"})", u"VOD.1"_s, QString());
    row("message null", R"({"error_code":"VOD.1","error_msg":null})", u"VOD.1"_s, QString());
    row("blanks around", R"({"error_code":" VOD.1\n","error_msg":" m "})", u"VOD.1"_s, u"m"_s);
    row("with a success status", R"({"error_code":"VOD.1","error_msg":"m"})", u"VOD.1"_s, u"m"_s, 200);
    row("nested with a success status", R"({"error":{"code":"VOD.1","message":"m"}})", u"VOD.1"_s, u"m"_s, 200);
    row("beside a list", R"({"assets":[],"total":0,"error_code":"VOD.1","error_msg":"m"})", u"VOD.1"_s, u"m"_s, 200);
    row("null before the filled one", R"({"error_code":null,"errorCode":"VOD.1"})", u"VOD.1"_s, QString());
}

void EnvelopeTest::forms()
{
    QFETCH(const QByteArray, body);
    QFETCH(const int, status);
    QFETCH(const QString, code);
    QFETCH(const QString, message);
    const auto answer = huawei::readEnvelope(recorded::reply(body, status), listing);
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, code);
    QCOMPARE(answer.error().message, message);
    QCOMPARE(answer.error().vendor, u"huawei-vod"_s);
}

void EnvelopeTest::noErrors_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    const auto row
        = [](const char *name, const char *body, int status = 200) { QTest::newRow(name) << QByteArray(body) << status; };
    row("empty object", "{}");
    row("code null", R"({"error_code":null,"error_msg":null,"a":1})");
    row("code empty", R"({"error_code":"","error_msg":""})");
    row("a code without a message", R"({"code":200})");
    row("a part that failed", R"({"create_info":{"error_code":"VOD.10121","error_msg":"x"}})");
    row("an item that failed", R"({"upload_assets":[{"error_code":"VOD.10053","error_msg":"x"}]})");
    row("201", R"({"token":{}})", 201);
    row("nothing, as said", "", 204);
}

void EnvelopeTest::noErrors()
{
    QFETCH(const QByteArray, body);
    QFETCH(const int, status);
    QVERIFY(huawei::readEnvelope(recorded::reply(body, status), listing).has_value());
}

void EnvelopeTest::foreignAnswers_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<ErrorKind>("kind");
    QTest::newRow("400") << 400 << ErrorKind::ServerFailed;
    QTest::newRow("401") << 401 << ErrorKind::Credential;
    QTest::newRow("403") << 403 << ErrorKind::ServerFailed;
    QTest::newRow("404") << 404 << ErrorKind::ServerFailed;
    QTest::newRow("408") << 408 << ErrorKind::TimedOut;
    QTest::newRow("429") << 429 << ErrorKind::Throttled;
    QTest::newRow("502") << 502 << ErrorKind::ServerFailed;
    QTest::newRow("200") << 200 << ErrorKind::BadAnswer;
}

void EnvelopeTest::foreignAnswers()
{
    QFETCH(const int, status);
    QFETCH(const ErrorKind, kind);
    for (const QByteArray &body :
         {""_ba, "<html><body>Bad Gateway</body></html>"_ba, "<?xml version=\"1.0\"?><Error><Code>AccessDenied</Code></Error>"_ba,
          "[]"_ba, "null"_ba, "busy"_ba, QByteArray(1, '\0')}) {
        for (const SignIn signIn : {SignIn::AccessKey, SignIn::IamUser, SignIn::ReadyToken}) {
            const auto answer = huawei::readEnvelope(recorded::reply(body, status), {u"ListAssetList"_s, signIn});
            QVERIFY(!answer);
            QCOMPARE(answer.error().kind, kind);
            QCOMPARE(answer.error().httpStatus, status);
            QVERIFY(answer.error().vendor.isEmpty());
            if (status >= 400)
                QCOMPARE(answer.error().code, u"http-%1"_s.arg(status));
            else
                QVERIFY(answer.error().code.startsWith(u"answer-"_s));
        }
    }
}

void EnvelopeTest::tokens_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("code");
    QTest::addColumn<bool>("dead");
    const auto row = [](const char *file, const QString &code, bool dead) {
        QTest::newRow(file) << recorded::read(QString::fromLatin1(file)) << code << dead;
    };
    row("error.apigw-0301-token-expired.401.json", u"APIGW.0301"_s, true);
    row("error.apigw-0301-token-decrypt.401.json", u"APIGW.0301"_s, true);
    row("error.apigw-0301-aksk.401.json", u"APIGW.0301"_s, true); // the text does not matter
    row("error.apigw-0301-locked.401.json", u"APIGW.0301"_s, true);
    row("error.apigw-0307.401.json", u"APIGW.0307"_s, true);
    row("error.vod-10054.403.json", u"VOD.10054"_s, true);
    QTest::newRow("APIG") << R"({"error_code":"APIG.0307","error_msg":"m"})"_ba << u"APIG.0307"_s << true;
    QTest::newRow("VST") << R"({"error_code":"VST.10004","error_msg":"m"})"_ba << u"VST.10004"_s << true;
    row("error.vod-10057.403.json", u"VOD.10057"_s, false);
    row("error.vod-10083.403.json", u"VOD.10083"_s, false);
    row("error.apigw-0613.503.json", u"APIGW.0613"_s, false);
}

void EnvelopeTest::tokens()
{
    QFETCH(const QByteArray, body);
    QFETCH(const QString, code);
    QFETCH(const bool, dead);
    const auto asUser = huawei::readEnvelope(recorded::reply(body, 401), {u"ListAssetList"_s, SignIn::IamUser}).error();
    const auto ready = huawei::readEnvelope(recorded::reply(body, 401), {u"ListAssetList"_s, SignIn::ReadyToken}).error();
    if (!dead) {
        QCOMPARE(asUser.code, code);
        QCOMPARE(ready.code, code);
        return;
    }
    QCOMPARE(asUser.code, huawei::tokenRefused());
    QCOMPARE(ready.code, u"token-ended"_s);
    for (const ApiError &error : {asUser, ready}) {
        QCOMPARE(error.kind, ErrorKind::Credential);
        QCOMPARE(error.subject, code);
        QVERIFY(error.message.startsWith(code + u": "_s));
        QVERIFY(error.vendor.isEmpty());
        QCOMPARE(error.httpStatus, 401);
    }
}

void EnvelopeTest::clockOfTheSignature_data()
{
    QTest::addColumn<int>("secondsOff"); // the server's time, seen from the signature's; 0: it does not say
    QTest::addColumn<ErrorKind>("kind");
    QTest::newRow("not told") << 0 << ErrorKind::Credential;
    QTest::newRow("a minute") << 60 << ErrorKind::Credential;
    QTest::newRow("15 minutes") << 900 << ErrorKind::Credential;
    QTest::newRow("15 minutes and a second") << 901 << ErrorKind::Clock;
    QTest::newRow("behind") << -901 << ErrorKind::Clock;
    QTest::newRow("a year") << 31'536'000 << ErrorKind::Clock;
}

/// The time that was signed counts, not this computer's clock: it may have been corrected already.
void EnvelopeTest::clockOfTheSignature()
{
    QFETCH(const int, secondsOff);
    QFETCH(const ErrorKind, kind);
    const Instant signedAt = recorded::receivedAt - std::chrono::hours(5);
    HttpReply reply = recorded::reply(recorded::read(u"error.apigw-0301-aksk.401.json"_s), 401);
    if (secondsOff != 0)
        reply.serverDate = signedAt + std::chrono::seconds(secondsOff);
    QCOMPARE(huawei::readEnvelope(reply, {u"ListAssetList"_s, SignIn::AccessKey, signedAt}).error().kind, kind);
    // a token has no time in it, and a locked key is locked whatever the clock
    QCOMPARE(huawei::readEnvelope(reply, {u"ListAssetList"_s, SignIn::IamUser}).error().kind, ErrorKind::Credential);
    reply.body = recorded::read(u"error.apigw-0301-locked.401.json"_s);
    QCOMPARE(huawei::readEnvelope(reply, {u"ListAssetList"_s, SignIn::AccessKey, signedAt}).error().code, u"key-locked"_s);
}

void EnvelopeTest::permissionsAreNamed_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<bool>("named");
    for (const QString &code : {u"APIGW.0302"_s, u"APIG.0302"_s, u"VOD.10074"_s, u"VOD.10111"_s, u"VOD.10133"_s})
        QTest::newRow(qPrintable(code)) << code << true;
    for (const QString &code : {u"APIGW.0802"_s, u"VOD.10057"_s, u"VOD.10120"_s})
        QTest::newRow(qPrintable(code)) << code << false;
}

void EnvelopeTest::permissionsAreNamed()
{
    QFETCH(const QString, code);
    QFETCH(const bool, named);
    const HttpReply reply = recorded::reply(R"({"error_code":")" + code.toLatin1() + R"(","error_msg":"m"})", 403);
    const auto subject = [&reply](const QString &operation) { return huawei::readEnvelope(reply, {operation}).error().subject; };
    QCOMPARE(subject(u"ListAssetList"_s), named ? u"vod:asset:list"_s : QString());
    QCOMPARE(subject(u"ShowAssetMeta"_s), named ? u"vod:asset:get"_s : QString());
    QCOMPARE(subject(u"ConfirmAssetUpload"_s), named ? u"vod:asset:upload"_s : QString());
    QCOMPARE(huawei::readEnvelope(reply, listing).error().kind,
             code == u"VOD.10057"_s ? ErrorKind::Credential : ErrorKind::Rejected);
}

void EnvelopeTest::requestIds()
{
    HttpReply reply = recorded::reply(R"({"error_code":"VOD.1","error_msg":"m"})", 403);
    reply.headers = {{"x-request-id"_ba, "of-the-header"_ba}};
    QCOMPARE(huawei::readEnvelope(reply, listing).error().requestId, u"of-the-header"_s);
    reply.body = R"({"error_code":"VOD.1","error_msg":"m","request_id":"of-the-body"})";
    QCOMPARE(huawei::readEnvelope(reply, listing).error().requestId, u"of-the-body"_s);
    reply.body = "<html>"_ba;
    QCOMPARE(huawei::readEnvelope(reply, listing).error().requestId, u"of-the-header"_s);
}

void EnvelopeTest::retryAfterAndStatusStay()
{
    HttpReply reply = recorded::reply(recorded::read(u"error.apigw-0308.429.json"_s), 429);
    reply.retryAfter = Milliseconds(7000);
    const ApiError error = huawei::readEnvelope(reply, listing).error();
    QCOMPARE(error.retryAfter, std::optional(Milliseconds(7000)));
    QCOMPARE(error.httpStatus, 429);
}

QTEST_APPLESS_MAIN(EnvelopeTest)
#include "test_envelope.moc"
