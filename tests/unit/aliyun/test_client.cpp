#include "client_rig.h"

#include <QSet>

using namespace deck;
using namespace Qt::StringLiterals;

/// Both vendors' clients: how they sign, ask by ID and by URL, and what they make of refusals.
class ClientTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_rig = std::make_unique<ClientRig>(); }
    void cleanup() { m_rig.reset(); }

    void aReadIsASignedPostWithoutBody();
    void rpcWhereTheAccountSaysSo();
    void temporaryKeysSendTheirToken();
    void aReadIsNeverRepeatedWithItsNonce();
    void everyTryIsSignedAnew();
    void mediaAreAskedTwentyAtOnce();
    void ownersAreNamed();
    void whatTheVendorDoesNotMentionIsNotMissing();
    void jobsAreAskedTenAtOnce();
    void imsMediaAreAskedInABatch();
    void urlsAreLookedUp_data();
    void urlsAreLookedUp();
    void jobsOnlyWhereTheRegionHasThem();
    void badInputSendsNothing_data();
    void badInputSendsNothing();
    void noSecretSendsNothing();
    void refusedPermissionIsNamed_data();
    void refusedPermissionIsNamed();
    void refusedKeyStopsTheAccount_data();
    void refusedKeyStopsTheAccount();
    void wrongClockIsCorrectedOnce();
    void aUsedNonceIsReplaced();
    void throttledIsTriedAgain();
    void rejectedIsFinal();
    void gatewaysAreTriedAgain();
    void xmlIsReadWhereJsonWasAsked();
    void destroyedMidwayEndsItsCalls();
    void cancelEndsOneCall();

private:
    QFuture<Result<Details>> ask(UploadKind kind, const QStringList &ids) { return m_rig->client->details(kind, ids, {}); }
    void use(const QString &vendor, const QString &region = {})
    {
        m_rig->account.vendor = vendor;
        m_rig->account.region = region;
        m_rig->makeClient();
    }
    static QStringList numbered(int count)
    {
        QStringList ids;
        for (int i = 0; i < count; ++i)
            ids.append(u"%1"_s.arg(i, 32, 16, QLatin1Char('0')));
        return ids;
    }

    std::unique_ptr<ClientRig> m_rig;
};

void ClientTest::aReadIsASignedPostWithoutBody()
{
    m_rig->makeClient();
    m_rig->answerFile(u"vod.GetUploadDetails.json"_s);
    const auto future = ask(UploadKind::Media, {u"61ccbdb06fa83012be4d8083f6aaaaaa"_s});
    TRY_FINISHED(m_rig, future);
    QVERIFY2(future.result().has_value(), qPrintable(future.result() ? QString() : future.result().error().message));
    QCOMPARE(m_rig->server.requests().size(), 1);
    const QByteArray request = m_rig->sent(0);
    QVERIFY2(request.startsWith("POST /base?MediaIds=61ccbdb06fa83012be4d8083f6aaaaaa&MediaType=video HTTP/1.1\r\n"),
             request.constData());
    QVERIFY(request.endsWith("\r\n\r\n"));
    QCOMPARE(m_rig->headerSent(0, "Content-Length"), "0"_ba);
    QCOMPARE(m_rig->headerSent(0, "Accept"), "application/json"_ba);
    QCOMPARE(m_rig->headerSent(0, "x-acs-action"), "GetUploadDetails"_ba);
    QCOMPARE(m_rig->headerSent(0, "x-acs-version"), "2017-03-21"_ba);
    QVERIFY(m_rig->headerSent(0, "Content-Type").isEmpty());
    QCOMPARE(m_rig->headerSent(0, "Host"), m_rig->server.url().authority().toLatin1());
    QVERIFY(m_rig->isSigned(0));
    QVERIFY(!m_rig->isSigned(0, "another secret"));
    QVERIFY(!request.contains("testAccessKeySecret"));
}

void ClientTest::rpcWhereTheAccountSaysSo()
{
    m_rig->account.set.insert(u"signature"_s, u"rpc"_s);
    m_rig->makeClient("testAccessKeySecret", "CAIS/+=");
    m_rig->answerFile(u"vod.GetUploadDetails.json"_s);
    const auto future = ask(UploadKind::Media, {u"61ccbdb06fa83012be4d8083f6aaaaaa"_s});
    TRY_FINISHED(m_rig, future);
    QVERIFY(future.result().has_value());
    QVERIFY(m_rig->sent(0).startsWith("POST /base?AccessKeyId=testAccessKeyId&Action=GetUploadDetails&"));
    QCOMPARE(m_rig->headerSent(0, "Content-Length"), "0"_ba);
    QVERIFY(m_rig->headerSent(0, "authorization").isEmpty());
    aliyun::Parameters parameters = m_rig->parametersSent(0);
    QCOMPARE(parameters.value("Format"_ba), "JSON"_ba);
    QCOMPARE(parameters.value("SecurityToken"_ba), "CAIS/+="_ba);
    QCOMPARE(parameters.value("Signature"_ba), aliyun::rpcSignature("POST"_ba, parameters, "testAccessKeySecret"_ba));
}

void ClientTest::temporaryKeysSendTheirToken()
{
    m_rig->account.set.insert(u"access-key-id"_s, u"STS.testAccessKeyId"_s);
    m_rig->makeClient("testStsAccessKeySecret", "CAIStest/token+with=reserved");
    m_rig->answerFile(u"vod.GetUploadDetails.json"_s);
    const auto future = ask(UploadKind::Media, {u"61ccbdb06fa83012be4d8083f6aaaaaa"_s});
    TRY_FINISHED(m_rig, future);
    QVERIFY(future.result().has_value());
    QCOMPARE(m_rig->headerSent(0, "x-acs-security-token"), "CAIStest/token+with=reserved"_ba);
    QVERIFY(m_rig->isSigned(0, "testStsAccessKeySecret"));
    const auto authorization = aliyun::acs3AuthorizationOf(m_rig->headerSent(0, "authorization"));
    QVERIFY(authorization.signedHeaders.contains("x-acs-security-token"));
}

void ClientTest::aReadIsNeverRepeatedWithItsNonce()
{
    m_rig->makeClient();
    // a first answer, so that the next request goes over a kept connection; then every way to lose one
    m_rig->answerFile(u"vod.GetUploadDetails.json"_s);
    const auto first = ask(UploadKind::Media, {u"61ccbdb06fa83012be4d8083f6aaaaaa"_s});
    TRY_FINISHED(m_rig, first);
    m_rig->server.then({{}, RawServer::Then::Close});
    m_rig->server.then({{}, RawServer::Then::Reset});
    m_rig->server.then({"HTTP/1.1 2", RawServer::Then::Close});
    m_rig->answerFile(u"vod.GetUploadDetails.json"_s);
    const auto second = ask(UploadKind::Media, {u"61ccbdb06fa83012be4d8083f6aaaaaa"_s});
    TRY_FINISHED(m_rig, second);
    QVERIFY(second.result().has_value());
    QCOMPARE(m_rig->server.requests().size(), 5);
    QSet<QByteArray> nonces;
    for (qsizetype i = 0; i < m_rig->server.requests().size(); ++i)
        nonces.insert(m_rig->headerSent(i, "x-acs-signature-nonce"));
    QCOMPARE(nonces.size(), m_rig->server.requests().size());
}

void ClientTest::everyTryIsSignedAnew()
{
    m_rig->makeClient();
    m_rig->answerFile(u"error.InternalError.json"_s);
    m_rig->answer(recorded::read(u"error.gateway.html"_s), 502);
    m_rig->answer("<html>Sign in to the network</html>");
    m_rig->answerFile(u"vod.GetUploadDetails.json"_s);
    const auto future = ask(UploadKind::Media, {u"61ccbdb06fa83012be4d8083f6aaaaaa"_s});
    TRY_FINISHED(m_rig, future);
    QVERIFY(future.result().has_value());
    QCOMPARE(m_rig->server.requests().size(), 4);
    QSet<QByteArray> nonces;
    for (qsizetype i = 0; i < 4; ++i) {
        nonces.insert(m_rig->headerSent(i, "x-acs-signature-nonce"));
        QVERIFY(m_rig->isSigned(i));
    }
    QCOMPARE(nonces.size(), 4);
}

void ClientTest::mediaAreAskedTwentyAtOnce()
{
    m_rig->makeClient();
    const QStringList ids = numbered(20);
    m_rig->answer(QJsonDocument(QJsonObject {{u"NonExistMediaIds"_s, QJsonArray::fromStringList(ids)}}).toJson());
    const auto future = ask(UploadKind::Media, ids);
    TRY_FINISHED(m_rig, future);
    QVERIFY(future.result().has_value());
    QCOMPARE(future.result()->missing.size(), 20);
    QCOMPARE(m_rig->server.requests().size(), 1);
    QCOMPARE(m_rig->parametersSent(0),
             (aliyun::Parameters {{"MediaIds"_ba, ids.join(u',').toLatin1()}, {"MediaType"_ba, "video"_ba}}));
}

void ClientTest::ownersAreNamed()
{
    m_rig->account.set.insert(u"resource-real-owner-id"_s, u"1346123456789012"_s);
    m_rig->makeClient();
    m_rig->answerFile(u"vod.GetUploadDetails.json"_s);
    const auto future = ask(UploadKind::Media, {u"61ccbdb06fa83012be4d8083f6aaaaaa"_s});
    TRY_FINISHED(m_rig, future);
    QCOMPARE(m_rig->parametersSent(0).value("ResourceRealOwnerId"_ba), "1346123456789012"_ba);
    // the other calls know no owner
    m_rig->answerFile(u"vod.SearchMedia.json"_s);
    const auto page = m_rig->client->page({}, {});
    TRY_FINISHED(m_rig, page);
    QVERIFY(!m_rig->parametersSent(1).contains("ResourceRealOwnerId"_ba));
}

void ClientTest::whatTheVendorDoesNotMentionIsNotMissing()
{
    m_rig->makeClient();
    m_rig->answerFile(u"vod.GetUploadDetails.json"_s);
    const QStringList ids = {u"61ccbdb06fa83012be4d8083f6aaaaaa"_s, u"dfsg0000000000000000000000000000"_s, u"notmentioned"_s};
    const auto future = ask(UploadKind::Media, ids);
    TRY_FINISHED(m_rig, future);
    const Result<Details> details = future.result();
    QVERIFY(details.has_value());
    QCOMPARE(details->missing, QStringList {u"dfsg0000000000000000000000000000"_s});
    QVERIFY(details->forbidden.isEmpty());
    QCOMPARE(details->uploads.size(), 2);
    for (const Upload &upload : details->uploads) {
        QCOMPARE(upload.key.account, u"news"_s);
        QCOMPARE(upload.vendor, u"aliyun-vod"_s);
        QCOMPARE(upload.covers.isEmpty(), upload.key.id == u"notmentioned"_s);
    }
}

void ClientTest::jobsAreAskedTenAtOnce()
{
    for (const QString &vendor : {u"aliyun-vod"_s, u"aliyun-ims"_s}) {
        init();
        use(vendor);
        const QStringList ids = numbered(10);
        m_rig->answer(QJsonDocument(QJsonObject {{u"NonExists"_s, QJsonArray::fromStringList(ids)}}).toJson());
        const auto future = ask(UploadKind::UrlJob, ids);
        TRY_FINISHED(m_rig, future);
        QVERIFY(future.result().has_value());
        QCOMPARE(future.result()->missing.size(), 10);
        QCOMPARE(m_rig->parametersSent(0), (aliyun::Parameters {{"JobIds"_ba, ids.join(u',').toLatin1()}}));
        const bool vod = vendor == u"aliyun-vod"_s;
        QCOMPARE(m_rig->headerSent(0, "x-acs-action"), vod ? "GetURLUploadInfos"_ba : "GetUrlUploadInfos"_ba);
        QCOMPARE(m_rig->headerSent(0, "x-acs-version"), vod ? "2017-03-21"_ba : "2020-11-09"_ba);
        const auto eleven = ask(UploadKind::UrlJob, numbered(11));
        QVERIFY(eleven.isFinished());
        QCOMPARE(eleven.result().error().code, u"details-batch"_s);
    }
}

void ClientTest::imsMediaAreAskedInABatch()
{
    use(u"aliyun-ims"_s);
    m_rig->answerFile(u"ice.BatchGetMediaInfos.json"_s);
    const auto future = ask(UploadKind::Media, {u"fbd600fc3c71ec99476732a78f0001aa"_s, u"aaaa0000000000000000000000000000"_s});
    TRY_FINISHED(m_rig, future);
    QVERIFY(future.result().has_value());
    QCOMPARE(future.result()->uploads.size(), 1);
    QCOMPARE(future.result()->uploads.constFirst().vendor, u"aliyun-ims"_s);
    QCOMPARE(future.result()->missing, QStringList {u"aaaa0000000000000000000000000000"_s});
    QCOMPARE(m_rig->headerSent(0, "x-acs-action"), "BatchGetMediaInfos"_ba);
    QCOMPARE(m_rig->parametersSent(0),
             (aliyun::Parameters {{"AdditionType"_ba, "FileInfo"_ba},
                                  {"MediaIds"_ba, "fbd600fc3c71ec99476732a78f0001aa,aaaa0000000000000000000000000000"_ba}}));
}

void ClientTest::urlsAreLookedUp_data()
{
    QTest::addColumn<QString>("vendor");
    QTest::newRow("VOD") << u"aliyun-vod"_s;
    QTest::newRow("IMS") << u"aliyun-ims"_s;
}

void ClientTest::urlsAreLookedUp()
{
    QFETCH(const QString, vendor);
    use(vendor);
    m_rig->answer(
        R"({"RequestId":"r","URLUploadInfoList":[{"JobId":"j1","UploadURL":"https://example.com/a b,c.mp4","Status":"PENDING"}],)"
        R"("NonExists":["https://example.com/none.mp4"]})");
    const QString url = u"https://example.com/a b,c.mp4"_s;
    const auto future = m_rig->client->jobsOfUrls({url, u"https://example.com/none.mp4"_s, url}, {});
    TRY_FINISHED(m_rig, future);
    const Result<Details> details = future.result();
    QVERIFY(details.has_value());
    QCOMPARE(details->uploads.size(), 1);
    QCOMPARE(details->uploads.constFirst().key.id, u"j1"_s);
    QCOMPARE(details->uploads.constFirst().key.kind, UploadKind::UrlJob);
    QCOMPARE(details->missing, QStringList {u"https://example.com/none.mp4"_s});
    QVERIFY(m_rig->targetSent(0).contains("UploadURLs=https%253A%252F%252Fexample.com%252Fa%2520b%252Cc.mp4%2C"
                                          "https%253A%252F%252Fexample.com%252Fnone.mp4"));
    QVERIFY(m_rig->isSigned(0));
}

void ClientTest::jobsOnlyWhereTheRegionHasThem()
{
    for (const QString &region : {u"cn-beijing"_s, u"cn-hongkong"_s, u"us-west-1"_s}) {
        use(u"aliyun-vod"_s, region);
        for (const auto &future : {ask(UploadKind::UrlJob, {u"j"_s}), m_rig->client->jobsOfUrls({u"https://x/"_s}, {})}) {
            QVERIFY(future.isFinished());
            QCOMPARE(future.result().error().kind, ErrorKind::BadInput);
            QCOMPARE(future.result().error().code, u"not-in-region"_s);
            QCOMPARE(future.result().error().subject, region);
        }
    }
    QCOMPARE(m_rig->server.connections(), 0);
    use(u"aliyun-vod"_s, u"ap-southeast-1"_s);
    m_rig->answer(R"({"NonExists":["j"]})");
    const auto future = ask(UploadKind::UrlJob, {u"j"_s});
    TRY_FINISHED(m_rig, future);
    QVERIFY(future.result().has_value());
}

void ClientTest::badInputSendsNothing_data()
{
    QTest::addColumn<QString>("vendor");
    QTest::addColumn<UploadKind>("kind");
    QTest::addColumn<QStringList>("ids");
    for (const QString &vendor : {u"aliyun-vod"_s, u"aliyun-ims"_s}) {
        const auto row = [&vendor](const char *name, UploadKind kind, const QStringList &ids) {
            QTest::newRow(qPrintable(vendor + u' ' + QLatin1StringView(name))) << vendor << kind << ids;
        };
        row("no media", UploadKind::Media, {});
        row("21 media", UploadKind::Media, numbered(21));
        row("11 jobs", UploadKind::UrlJob, numbered(11));
        row("empty ID", UploadKind::Media, {QString()});
        row("comma", UploadKind::Media, {u"1,2"_s});
        row("blank", UploadKind::UrlJob, {u"1 2"_s});
        row("line break", UploadKind::UrlJob, {u"1\n"_s});
        row("among good ones", UploadKind::Media, {u"1"_s, u"2,3"_s});
    }
}

void ClientTest::badInputSendsNothing()
{
    QFETCH(const QString, vendor);
    QFETCH(const UploadKind, kind);
    QFETCH(const QStringList, ids);
    use(vendor);
    const auto details = ask(kind, ids);
    QVERIFY(details.isFinished());
    QCOMPARE(details.result().error().kind, ErrorKind::BadInput);
    for (const QStringList &urls : {QStringList {}, QStringList {QString()}, QStringList {u"http://x/\n"_s}, numbered(11)}) {
        const auto jobs = m_rig->client->jobsOfUrls(urls, {});
        QVERIFY(jobs.isFinished());
        QCOMPARE(jobs.result().error().kind, ErrorKind::BadInput);
    }
    const auto page = m_rig->client->page({QString(), UploadStatus::Cancelled}, {});
    QVERIFY(page.isFinished());
    QCOMPARE(page.result().error().code, u"status-filter"_s);
    QCOMPARE(m_rig->channel.state().phase, ChannelState::Phase::Idle);
    QCOMPARE(m_rig->server.connections(), 0);
}

void ClientTest::noSecretSendsNothing()
{
    for (const QString &vendor : {u"aliyun-vod"_s, u"aliyun-ims"_s}) {
        m_rig->account.vendor = vendor;
        m_rig->makeClient({});
        const auto page = m_rig->client->page({}, {});
        const auto details = ask(UploadKind::Media, {u"1"_s});
        QTRY_VERIFY(page.isFinished() && details.isFinished());
        QCOMPARE(page.result().error().kind, ErrorKind::Credential);
        QCOMPARE(details.result().error().kind, ErrorKind::Credential);
        QCOMPARE(details.result().error().subject, u"access-key-secret"_s);
    }
    QCOMPARE(m_rig->server.connections(), 0);
}

void ClientTest::refusedPermissionIsNamed_data()
{
    QTest::addColumn<QString>("code");
    QTest::newRow("Forbidden.RAM") << u"Forbidden.RAM"_s;
    QTest::newRow("Forbidden") << u"Forbidden"_s;
    QTest::newRow("NoPermission") << u"NoPermission"_s;
}

void ClientTest::refusedPermissionIsNamed()
{
    QFETCH(const QString, code);
    const auto check = [&](const QFuture<Result<Details>> &future, const QString &permission) {
        TRY_FINISHED(m_rig, future);
        QCOMPARE(future.result().error().kind, ErrorKind::Rejected);
        QCOMPARE(future.result().error().code, code);
        QCOMPARE(future.result().error().subject, permission);
    };
    for (int i = 0; i < 7; ++i)
        m_rig->refuse(code, 403);
    use(u"aliyun-vod"_s);
    check(ask(UploadKind::Media, {u"1"_s}), u"vod:GetUploadDetails"_s);
    check(ask(UploadKind::UrlJob, {u"1"_s}), u"vod:GetURLUploadInfos"_s);
    check(m_rig->client->jobsOfUrls({u"http://x/"_s}, {}), u"vod:GetURLUploadInfos"_s);
    use(u"aliyun-ims"_s);
    check(ask(UploadKind::Media, {u"1"_s}), u"ice:BatchGetMediaInfos"_s);
    check(ask(UploadKind::UrlJob, {u"1"_s}), u"ice:GetUrlUploadInfos"_s);
    check(m_rig->client->jobsOfUrls({u"http://x/"_s}, {}), u"ice:GetUrlUploadInfos"_s);
    const auto page = m_rig->client->page({}, {});
    TRY_FINISHED(m_rig, page);
    QCOMPARE(page.result().error().subject, u"ice:ListMediaBasicInfos"_s);
    QCOMPARE(m_rig->server.requests().size(), 7); // a refusal is final
}

void ClientTest::refusedKeyStopsTheAccount_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<int>("status");
    QTest::newRow("signature") << u"SignatureDoesNotMatch"_s << 400;
    QTest::newRow("signature, 403") << u"SignatureDoesNotMatch"_s << 403;
    QTest::newRow("key") << u"InvalidAccessKeyId.NotFound"_s << 404;
    QTest::newRow("disabled key") << u"InvalidAccessKeyId.Inactive"_s << 400;
    QTest::newRow("token") << u"InvalidSecurityToken.Expired"_s << 403;
    QTest::newRow("another word on the token") << u"InvalidSecurityToken.MismatchWithAccessKey"_s << 400;
}

void ClientTest::refusedKeyStopsTheAccount()
{
    QFETCH(const QString, code);
    QFETCH(const int, status);
    m_rig->makeClient();
    m_rig->refuse(code, status);
    const auto first = ask(UploadKind::Media, {u"1"_s});
    TRY_FINISHED(m_rig, first);
    QCOMPARE(first.result().error().kind, ErrorKind::Credential);
    QCOMPARE(first.result().error().code, code);
    QCOMPARE(first.result().error().vendor, u"aliyun-vod"_s);
    QCOMPARE(m_rig->channel.state().phase, ChannelState::Phase::SignInAgain);
    const auto second = m_rig->client->page({}, {});
    TRY_FINISHED(m_rig, second);
    QCOMPARE(second.result().error().kind, ErrorKind::Credential);
    QCOMPARE(m_rig->server.requests().size(), 1);
}

void ClientTest::wrongClockIsCorrectedOnce()
{
    m_rig->makeClient();
    // the server's clock is an hour ahead: 2027-01-15T09:00:00Z
    m_rig->answer(recorded::read(u"error.InvalidTimeStamp.Expired.json"_s), 400, {"Date: Fri, 15 Jan 2027 09:00:00 GMT"});
    m_rig->answer(recorded::read(u"vod.GetUploadDetails.json"_s), 200, {"Date: Fri, 15 Jan 2027 09:00:00 GMT"});
    const auto future = ask(UploadKind::Media, {u"61ccbdb06fa83012be4d8083f6aaaaaa"_s});
    TRY_FINISHED(m_rig, future);
    QVERIFY(future.result().has_value());
    QCOMPARE(m_rig->server.requests().size(), 2);
    QVERIFY(m_rig->headerSent(0, "x-acs-date").startsWith("2027-01-15T08:0"));
    QVERIFY(m_rig->headerSent(1, "x-acs-date").startsWith("2027-01-15T09:0"));
}

void ClientTest::aUsedNonceIsReplaced()
{
    m_rig->makeClient();
    m_rig->answerFile(u"error.SignatureNonceUsed.json"_s);
    m_rig->answerFile(u"vod.GetUploadDetails.json"_s);
    const auto future = ask(UploadKind::Media, {u"61ccbdb06fa83012be4d8083f6aaaaaa"_s});
    TRY_FINISHED(m_rig, future);
    QVERIFY(future.result().has_value());
    QVERIFY(m_rig->headerSent(0, "x-acs-signature-nonce") != m_rig->headerSent(1, "x-acs-signature-nonce"));
}

void ClientTest::throttledIsTriedAgain()
{
    for (const int status : {400, 429, 503}) {
        init();
        m_rig->makeClient();
        m_rig->answer(recorded::read(u"error.Throttling.User.json"_s), status, {"x-acs-retry-after: 30000"});
        m_rig->answerFile(u"vod.GetUploadDetails.json"_s);
        const auto future = ask(UploadKind::Media, {u"61ccbdb06fa83012be4d8083f6aaaaaa"_s});
        QTRY_COMPARE(m_rig->channel.state().phase, ChannelState::Phase::Throttled);
        QCOMPARE(m_rig->channel.state().reason.retryAfter, std::optional(Milliseconds(30'000)));
        m_rig->clock.advance(std::chrono::seconds(29));
        QVERIFY(!future.isFinished());
        QCOMPARE(m_rig->server.requests().size(), 1);
        TRY_FINISHED(m_rig, future);
        QVERIFY(future.result().has_value());
    }
}

void ClientTest::rejectedIsFinal()
{
    m_rig->makeClient();
    m_rig->answerFile(u"error.vod.LimitExceeded.MediaIds.json"_s);
    const auto future = ask(UploadKind::Media, {u"1"_s});
    TRY_FINISHED(m_rig, future);
    QCOMPARE(future.result().error().kind, ErrorKind::Rejected);
    QCOMPARE(future.result().error().code, u"LimitExceeded.MediaIds"_s);
    QCOMPARE(future.result().error().requestId, u"8906582E-6722-409A-A6C4-0E7863B733A5"_s);
    QCOMPARE(m_rig->server.requests().size(), 1);
}

void ClientTest::gatewaysAreTriedAgain()
{
    m_rig->makeClient();
    for (const int status : {502, 503, 504})
        m_rig->answer(recorded::read(u"error.gateway.html"_s), status);
    m_rig->answerFile(u"vod.GetUploadDetails.json"_s);
    const auto future = ask(UploadKind::Media, {u"61ccbdb06fa83012be4d8083f6aaaaaa"_s});
    TRY_FINISHED(m_rig, future);
    QVERIFY(future.result().has_value());
    QCOMPARE(m_rig->server.requests().size(), 4);
}

void ClientTest::xmlIsReadWhereJsonWasAsked()
{
    use(u"aliyun-ims"_s);
    m_rig->answer(recorded::read(u"ice.GetUrlUploadInfos.nested.xml"_s), 200, {"Content-Type: application/xml"});
    m_rig->answer(recorded::read(u"error.UnsupportedOperation.xml"_s), 400, {"Content-Type: text/xml;charset=utf-8"});
    const auto future = ask(UploadKind::UrlJob, {u"3829500c0fef429fa4ec1680b122d001"_s, u"e3e71ae8e4a46e4893d8cadce50c3bd0"_s});
    TRY_FINISHED(m_rig, future);
    QVERIFY(future.result().has_value());
    QCOMPARE(future.result()->uploads.size(), 1);
    QCOMPARE(future.result()->missing, QStringList {u"e3e71ae8e4a46e4893d8cadce50c3bd0"_s});
    const auto refused = ask(UploadKind::UrlJob, {u"1"_s});
    TRY_FINISHED(m_rig, refused);
    QCOMPARE(refused.result().error().code, u"UnsupportedOperation"_s);
}

void ClientTest::destroyedMidwayEndsItsCalls()
{
    m_rig->makeClient();
    // the server hangs: some calls are on their way, the others wait for their turn
    QList<QFuture<Result<Details>>> details;
    for (int i = 0; i < 200; ++i)
        details.append(ask(UploadKind::Media, {u"1"_s}));
    const auto page = m_rig->client->page({}, {});
    QTRY_VERIFY(!m_rig->server.requests().isEmpty());
    m_rig->client.reset();
    for (const auto &future : details) {
        QVERIFY(future.isFinished());
        QCOMPARE(future.resultCount(), 1);
        QCOMPARE(future.result().error().kind, ErrorKind::Cancelled);
    }
    QVERIFY(page.isFinished());
    QCOMPARE(page.result().error().kind, ErrorKind::Cancelled);
}

void ClientTest::cancelEndsOneCall()
{
    m_rig->makeClient();
    CancelSource source;
    const auto first = m_rig->client->details(UploadKind::Media, {u"1"_s}, source.token());
    const auto listing = m_rig->client->page({}, source.token());
    const auto second = ask(UploadKind::Media, {u"1"_s});
    QTRY_VERIFY(!m_rig->server.requests().isEmpty());
    source.cancel();
    QTRY_VERIFY(first.isFinished() && listing.isFinished());
    QCOMPARE(first.result().error().kind, ErrorKind::Cancelled);
    QCOMPARE(listing.result().error().kind, ErrorKind::Cancelled);
    QVERIFY(!second.isFinished());
}

QTEST_GUILESS_MAIN(ClientTest)
#include "test_client.moc"
