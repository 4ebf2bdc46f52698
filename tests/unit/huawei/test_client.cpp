#include "recorded.h"
#include "tests/support/manual_clock.h"
#include "tests/support/raw_server.h"
#include "vendors/huawei/huawei.h"
#include "vendors/huawei/signature.h"

#include <QSignalSpy>
#include <QUrl>
#include <QUrlQuery>

using namespace deck;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// The account's client over the real channel, against a server that answers by script.
class ClientTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void pageAsksAndReads();
    void pagesGoOn();
    void filterRepeatsTheName();
    void failedOnesAreToldApart();
    void failedOnesAreAskedForOnce();
    void failedOnesStayWhereTheyCannotBeAsked();
    void cancelledWhileToldApart();
    void everyTryIsSignedAnew();
    void unusableAnswerIsTriedAgain();
    void throttledIsTriedAgain();
    void rejectedIsFinal();
    void refusedKeyStopsTheAccount();
    void lockedKeyStopsTheAccount();
    void wrongClockIsCorrectedOnce();
    void wrongKeyWithAWrongClockIsTheKey();

    void detailsAskForTen();
    void detailsSplitWhereOneSpoilsAll();
    void detailsAskApartForWhatIsAbsent();
    void detailsFailWithAnErrorOfAll();
    void illegalAloneIsRejected();
    void badInputSendsNothing_data();
    void badInputSendsNothing();
    void noSecretSendsNothing_data();
    void noSecretSendsNothing();
    void malformedTokenSendsNothing();

    void destroyedMidwayEndsItsCalls();
    void destroyedWhileSplitting();
    void destroyedWithAnAnswerUnderWay();
    void cancelEndsOneCall();
    void cancelledBefore();

private:
    void answer(const QByteArray &body, int status = 200, const QList<QByteArray> &headers = {})
    {
        m_server->then({RawServer::http(status, body, headers)});
    }
    void answerFile(const QString &name, int status = 200) { answer(recorded::read(name), status); }
    QFuture<Result<Page>> askPage(const PageRequest &request = {}, const CancelToken &cancel = {})
    {
        return m_client->page(request, cancel);
    }
    QFuture<Result<Details>> askDetails(const QStringList &ids, const CancelToken &cancel = {})
    {
        return m_client->details(UploadKind::Media, ids, cancel);
    }
    QByteArray target(qsizetype request) const { return m_server->requests().at(request).split(' ').at(1); }
    QByteArray header(qsizetype request, const QByteArray &name) const
    {
        for (const QByteArray &line : m_server->requests().at(request).split('\n')) {
            if (line.startsWith(QByteArray(name + ": ")))
                return line.sliced(name.size() + 2).trimmed();
        }
        return {};
    }
    void verifySigned(qsizetype request) const;
    void makeClient(const QString &secretName = u"secret-access-key"_s, const QByteArray &secret = secretKey);

    static inline const QByteArray secretKey = "MFyfvK41ba2giqM7Uio6PznpdUKGpownRZlmVmHc"_ba;
    std::unique_ptr<RawServer> m_server;
    std::unique_ptr<ManualClock> m_clock;
    std::unique_ptr<HttpClient> m_http;
    std::unique_ptr<AccountChannel> m_channel;
    std::unique_ptr<VendorClient> m_client;
};

// Pauses between tries pass on the test's clock, a second at each look.
#define TRY_FINISHED(future) QTRY_VERIFY((m_clock->advance(1s), (future).isFinished()))

void ClientTest::init()
{
    m_server = std::make_unique<RawServer>();
    m_clock = std::make_unique<ManualClock>();
    m_http = std::make_unique<HttpClient>(*m_clock, QNetworkProxy(QNetworkProxy::NoProxy));
    m_channel = std::make_unique<AccountChannel>(*m_http, *m_clock, 1h); // a slow machine is no time-out
    makeClient();
}

void ClientTest::makeClient(const QString &secretName, const QByteArray &secret)
{
    Account account;
    account.name = u"beijing4"_s;
    account.vendor = u"huawei-vod"_s;
    account.endpoint = m_server->url(u"/base"_s);
    account.set = {{u"project-id"_s, u"14ce1d4437164aba8b364ce15866154e"_s}};
    if (secretName == u"secret-access-key"_s)
        account.set.insert(u"access-key-id"_s, u"QTWAOYTTINDUT2QVKYUC"_s);
    else if (secretName == u"password"_s)
        account.set.insert(u"user"_s, u"IAMUser"_s);
    account.secrets.insert(secretName, {});
    auto credential = std::make_shared<Credential>();
    credential->set = account.set;
    if (!secret.isEmpty())
        credential->secrets.emplace(secretName, Secret(secret));
    m_client = huawei::vendor().makeClient({account, account.endpoint, u"cn-north-4"_s, credential, *m_channel, *m_clock});
}

void ClientTest::cleanup()
{
    m_client.reset();
    m_channel.reset();
    m_http.reset();
    m_clock.reset();
    m_server.reset();
}

/// As the gateway checks it: everything from what came over the wire.
void ClientTest::verifySigned(qsizetype request) const
{
    const auto authorization = huawei::readAuthorization(header(request, "Authorization"));
    QVERIFY(authorization.has_value());
    QCOMPARE(authorization->accessKey, "QTWAOYTTINDUT2QVKYUC"_ba);
    QCOMPARE(authorization->signedHeaders, (QByteArrayList {"host"_ba, "x-project-id"_ba, "x-sdk-date"_ba}));
    huawei::SigningRequest received;
    received.method = m_server->requests().at(request).split(' ').at(0);
    received.path = target(request).split('?').at(0);
    received.query = huawei::queryItemsOf(target(request).split('?').value(1));
    for (const QByteArray &name : {"Host"_ba, "X-Project-Id"_ba, "X-Sdk-Date"_ba})
        received.headers.append({name, header(request, name)});
    QCOMPARE(huawei::signatureOf(received, authorization->signedHeaders, secretKey), authorization->signature);
}

void ClientTest::pageAsksAndReads()
{
    answerFile(u"list-asset-list.page1-200.json"_s);
    const auto future = askPage();
    TRY_FINISHED(future);
    const Result<Page> page = future.result();
    QVERIFY(page.has_value());
    QCOMPARE(page->uploads.size(), 3);
    QCOMPARE(page->nextCursor, u"1"_s); // a short page, but the vendor says 13
    QCOMPARE(page->total, std::optional<qint64>(13));
    QVERIFY(page->raw.contains("f488337c31c8e4622f1590735b134c0b"));
    for (const Upload &upload : page->uploads) {
        QCOMPARE(upload.key.account, u"beijing4"_s);
        QCOMPARE(upload.vendor, u"huawei-vod"_s);
        QVERIFY(upload.checkedAt && *upload.checkedAt <= m_clock->now());
    }

    QCOMPARE(m_server->requests().size(), 1);
    QVERIFY(m_server->requests().constFirst().startsWith(
        "GET /base/v1.0/14ce1d4437164aba8b364ce15866154e/asset/list?page=0&size=100&order=desc HTTP/1.1\r\n"));
    QCOMPARE(header(0, "X-Project-Id"), "14ce1d4437164aba8b364ce15866154e"_ba);
    QVERIFY(header(0, "Content-Type").isEmpty()); // no body
    QVERIFY(!m_server->requests().constFirst().contains(secretKey));
    verifySigned(0);
}

void ClientTest::pagesGoOn()
{
    answerFile(u"list-asset-list.page1-200.json"_s);
    answerFile(u"list-asset-list.page1-200.json"_s);
    const auto second = askPage({u"1"_s, std::nullopt});
    TRY_FINISHED(second);
    QVERIFY(second.result()->nextCursor.isEmpty());
    QVERIFY(target(0).endsWith("?page=1&size=100&order=desc"));
    const auto window = askPage({u"3/1/1785573000"_s, std::nullopt});
    TRY_FINISHED(window);
    QVERIFY(target(1).endsWith("?page=3&size=100&order=desc&end_time=20260801083000"));
    QCOMPARE(window.result()->total, std::optional<qint64>(20'013));
    const auto foreign = askPage({u"eyJsYXN0IjoiNjc4ZjY2In0="_s, std::nullopt});
    QVERIFY(foreign.isFinished());
    QCOMPARE(foreign.result().error().kind, ErrorKind::BadInput);
    QCOMPARE(m_server->requests().size(), 2);
}

void ClientTest::filterRepeatsTheName()
{
    answerFile(u"list-asset-list.empty-200.json"_s);
    const auto future = askPage({QString(), UploadStatus::Succeeded});
    TRY_FINISHED(future);
    QVERIFY(future.result().has_value());
    QVERIFY(target(0).endsWith("?status=CREATED&status=PUBLISHED&status=TRANSCODE_SUCCEED&page=0&size=100&order=desc"));
    verifySigned(0);
}

/// asset/list says FAILED where asset/info tells three things apart.
void ClientTest::failedOnesAreToldApart()
{
    QByteArray list = R"({"total":3,"assets":[)";
    for (const char id : {'6', '7', '8'}) {
        list += QByteArray(id == '6' ? "" : ",") + R"({"asset_id":"f488337c31c8e4622f1590735b134c6)" + id
            + R"(","title":"t","asset_status":"FAILED","create_time":"20260801082000"})";
    }
    answer(list + "]}");
    QByteArray states = recorded::read(u"show-asset-meta.upload-states-200.json"_s);
    for (const QByteArray &other : {"134c65"_ba, "134c69"_ba})
        states.replace(QByteArray("f488337c31c8e4622f1590735b" + other), "f488337c31c8e4622f1590735b134c66");
    states.replace("07ba4d46463355e800c2f42f628f0631", "f488337c31c8e4622f1590735b134c66");
    // of the items with that ID the last one counts: put the failed one there
    const qsizetype last = states.lastIndexOf("\" UNCREATED\"");
    states.replace(last, qstrlen("\" UNCREATED\""), "\"UPLOAD_FAILED\"");
    answer(states);
    const auto future = askPage();
    TRY_FINISHED(future);
    QVERIFY(future.result().has_value());
    QCOMPARE(m_server->requests().size(), 2);
    QVERIFY(target(1).contains("/asset/info?"));
    QCOMPARE(target(1).count("asset_id="), 3);
    QHash<QString, Upload> rows;
    const Page page = *future.result();
    for (const Upload &upload : page.uploads)
        rows.insert(upload.key.id.last(2), upload);
    QCOMPARE(rows.value(u"66"_s).vendorStatus, u"UPLOAD_FAILED"_s);
    QCOMPARE(rows.value(u"67"_s).vendorStatus, u"SERVER_ERROR"_s);
    QCOMPARE(rows.value(u"67"_s).errorCode, u"VOD.100021010"_s);
    QCOMPARE(rows.value(u"67"_s).status, UploadStatus::Failed);
    QCOMPARE(rows.value(u"68"_s).status, UploadStatus::Cancelled);
    QCOMPARE(rows.value(u"68"_s).title, u"t"_s);
    QVERIFY(rows.value(u"68"_s).covers.contains(Field::CreatedAt));
}

void ClientTest::failedOnesAreAskedForOnce()
{
    const QByteArray list = R"({"assets":[{"asset_id":"1","asset_status":"FAILED","exec_desc":"asset_exec_desc:a;"}]})";
    const QByteArray meta = R"({"asset_info_array":[{"asset_id":"1","status":"CANCELLED"}]})";
    const auto statusAfter = [this](const QByteArray &body) {
        answer(body);
        const auto future = askPage();
        [&] { TRY_FINISHED(future); }();
        return future.result()->uploads.constFirst().vendorStatus;
    };
    answer(list);
    answer(meta);
    auto first = askPage();
    TRY_FINISHED(first);
    QCOMPARE(first.result()->uploads.constFirst().vendorStatus, u"CANCELLED"_s);
    QCOMPARE(m_server->requests().size(), 2);
    QCOMPARE(statusAfter(list), u"CANCELLED"_s);
    QCOMPARE(m_server->requests().size(), 3);
    // uploaded anew, and failed in another way: what was known is known no longer
    QCOMPARE(statusAfter(R"({"assets":[{"asset_id":"1","asset_status":"CREATING"}]})"), u"CREATING"_s);
    answer(list);
    answer(R"({"asset_info_array":[{"asset_id":"1","status":"UPLOAD_FAILED"}]})");
    first = askPage();
    TRY_FINISHED(first);
    QCOMPARE(first.result()->uploads.constFirst().vendorStatus, u"UPLOAD_FAILED"_s);
    answer(QByteArray(list).replace("asset_exec_desc:a", "asset_exec_desc:b"));
    answer(meta);
    first = askPage();
    TRY_FINISHED(first);
    QCOMPARE(first.result()->uploads.constFirst().vendorStatus, u"CANCELLED"_s);
    QCOMPARE(m_server->requests().size(), 8);
}

void ClientTest::failedOnesStayWhereTheyCannotBeAsked()
{
    answerFile(u"list-asset-list.page0-200.json"_s);
    answer(R"({"error_code":"VOD.10074","error_msg":"no right"})", 403);
    const auto future = askPage();
    TRY_FINISHED(future);
    QVERIFY(future.result().has_value());
    QCOMPARE(future.result()->uploads.size(), 10);
    QCOMPARE(future.result()->uploads.at(1).vendorStatus, u"FAILED"_s);
    QCOMPARE(future.result()->uploads.at(1).errorMessage, u"upload failed"_s);
}

void ClientTest::cancelledWhileToldApart()
{
    CancelSource source;
    answerFile(u"list-asset-list.page0-200.json"_s); // then it hangs
    const auto future = askPage({}, source.token());
    QTRY_VERIFY((m_clock->advance(1s), m_server->requests().size() == 2));
    source.cancel();
    QTRY_VERIFY(future.isFinished());
    QVERIFY(!future.result());
    QCOMPARE(future.result().error().kind, ErrorKind::Cancelled);
}

void ClientTest::everyTryIsSignedAnew()
{
    answerFile(u"error.vod-10051.500.json"_s, 403);
    answer("<html>", 503);
    answerFile(u"error.apigw-0201-timeout.504.json"_s, 504);
    answerFile(u"list-asset-list.empty-200.json"_s);
    const auto future = askPage();
    TRY_FINISHED(future);
    QVERIFY(future.result().has_value());
    QCOMPARE(m_server->requests().size(), 4);
    QSet<QByteArray> dates;
    for (qsizetype i = 0; i < 4; ++i) {
        verifySigned(i);
        dates.insert(header(i, "X-Sdk-Date"));
    }
    QCOMPARE(dates.size(), 4);
}

void ClientTest::unusableAnswerIsTriedAgain()
{
    answer("<html>Sign in to the network</html>");
    answer(R"({"total":1,"assets":"soon"})");
    answerFile(u"list-asset-list.200.json"_s);
    const auto future = askPage();
    TRY_FINISHED(future);
    QVERIFY(future.result().has_value());
    QCOMPARE(future.result()->uploads.size(), 1);
    QCOMPARE(m_server->requests().size(), 3);
}

void ClientTest::throttledIsTriedAgain()
{
    answerFile(u"error.apig-prefix-0308.429.json"_s, 429);
    answerFile(u"list-asset-list.200.json"_s);
    QSignalSpy states(m_channel.get(), &AccountChannel::stateChanged);
    const auto future = askPage();
    TRY_FINISHED(future);
    QVERIFY(future.result().has_value());
    QCOMPARE(m_server->requests().size(), 2);
    bool throttled = false;
    for (const QList<QVariant> &state : states)
        throttled |= state.constFirst().value<ChannelState>().phase == ChannelState::Phase::Throttled;
    QVERIFY(throttled);
}

void ClientTest::rejectedIsFinal()
{
    answer(R"({"error_code":"APIGW.0302","error_msg":"no","request_id":"r"})", 403);
    const auto future = askPage();
    TRY_FINISHED(future);
    QCOMPARE(future.result().error().kind, ErrorKind::Rejected);
    QCOMPARE(future.result().error().code, u"APIGW.0302"_s);
    QCOMPARE(future.result().error().subject, u"vod:asset:list"_s);
    QCOMPARE(future.result().error().requestId, u"r"_s);
    QCOMPARE(m_server->requests().size(), 1);
}

void ClientTest::refusedKeyStopsTheAccount()
{
    answerFile(u"error.apigw-0301-aksk.401.json"_s, 401);
    const auto first = askPage();
    TRY_FINISHED(first);
    QCOMPARE(first.result().error().kind, ErrorKind::Credential);
    QCOMPARE(first.result().error().code, u"APIGW.0301"_s);
    QCOMPARE(first.result().error().vendor, u"huawei-vod"_s);
    const auto second = askDetails({u"1"_s});
    TRY_FINISHED(second);
    QCOMPARE(second.result().error().kind, ErrorKind::Credential);
    QCOMPARE(m_server->requests().size(), 1);
}

void ClientTest::lockedKeyStopsTheAccount()
{
    answerFile(u"error.apigw-0301-locked.401.json"_s, 401);
    const auto future = askPage();
    TRY_FINISHED(future);
    QCOMPARE(future.result().error().code, u"key-locked"_s);
    QCOMPARE(m_channel->state().phase, ChannelState::Phase::SignInAgain);
    QCOMPARE(m_server->requests().size(), 1);
}

void ClientTest::wrongClockIsCorrectedOnce()
{
    // the server's clock is an hour ahead: 1 800 003 600
    const QList<QByteArray> date = {"Date: Fri, 15 Jan 2027 09:00:00 GMT"};
    answer(recorded::read(u"error.apigw-0301-aksk.401.json"_s), 401, date);
    answer(recorded::read(u"list-asset-list.empty-200.json"_s), 200, date);
    const auto future = askPage();
    TRY_FINISHED(future);
    QVERIFY(future.result().has_value());
    QCOMPARE(m_server->requests().size(), 2);
    const auto signedAt = [this](qsizetype i) { return unixSeconds(*huawei::timeOfSdkDate(header(i, "X-Sdk-Date"))); };
    QVERIFY(std::abs(signedAt(0) - 1'800'000'000) < 30);
    QVERIFY2(std::abs(signedAt(1) - 1'800'003'600) < 30, qPrintable(QString::number(signedAt(1))));
}

/// Once the time is right, what is refused is the key: the account pauses instead of trying on.
void ClientTest::wrongKeyWithAWrongClockIsTheKey()
{
    const QList<QByteArray> date = {"Date: Fri, 15 Jan 2027 09:00:00 GMT"};
    m_server->setAlways({RawServer::http(401, recorded::read(u"error.apigw-0301-aksk.401.json"_s), date)});
    const auto future = askPage();
    TRY_FINISHED(future);
    QCOMPARE(future.result().error().kind, ErrorKind::Credential);
    QCOMPARE(future.result().error().code, u"APIGW.0301"_s);
    QCOMPARE(m_channel->state().phase, ChannelState::Phase::SignInAgain);
    QCOMPARE(m_server->requests().size(), 2);
}

void ClientTest::detailsAskForTen()
{
    QStringList ids;
    QByteArray items;
    for (int i = 0; i < 10; ++i) {
        ids.append(u"f488337c31c8e4622f1590735b134c%1"_s.arg(i, 2, 10, QChar(u'0')));
        items += QByteArray(i ? "," : "") + R"({"asset_id":")" + ids.last().toLatin1() + R"(","status":"CREATED"})";
    }
    answer(R"({"asset_info_array":[)" + items + R"(],"is_truncated":0,"total":10})");
    const auto future = askDetails(ids + ids.first(3)); // repeated ones count once
    TRY_FINISHED(future);
    QVERIFY(future.result().has_value());
    QCOMPARE(future.result()->uploads.size(), 10);
    QCOMPARE(m_server->requests().size(), 1);
    const QByteArray start = "/base/v1.0/14ce1d4437164aba8b364ce15866154e/asset/info?asset_id=" + ids.first().toLatin1()
        + "&asset_id=" + ids.at(1).toLatin1();
    QVERIFY(target(0).startsWith(start));
    QCOMPARE(target(0).count("asset_id="), 10);
    verifySigned(0);
}

void ClientTest::detailsSplitWhereOneSpoilsAll()
{
    answerFile(u"show-asset-meta.400.json"_s, 400); // VOD.10053
    answer(R"({"asset_info_array":[{"asset_id":"1","status":"CREATED"}]})");
    answerFile(u"show-asset-detail.400.json"_s, 403); // VOD.10062
    answerFile(u"show-asset-meta.400.json"_s, 400);
    answer(R"({"error_code":"VOD.10111","error_msg":"no right"})", 403);
    const auto future = askDetails({u"1"_s, u"2"_s, u"3"_s, u"4"_s});
    TRY_FINISHED(future);
    QVERIFY(future.result().has_value());
    QCOMPARE(m_server->requests().size(), 5);
    // which of them is asked for first is the channel's matter: each answer is of the ID whose request it met
    const Details details = *future.result();
    QCOMPARE(details.uploads.size(), 1);
    QCOMPARE(details.missing.size(), 1);
    QCOMPARE(details.forbidden.size(), 2);
    QStringList all = details.missing + details.forbidden;
    all.append(details.uploads.constFirst().key.id);
    all.sort();
    QCOMPARE(all, (QStringList {u"1"_s, u"2"_s, u"3"_s, u"4"_s}));
    QVERIFY(details.raw.contains("VOD.10062"));
}

void ClientTest::detailsAskApartForWhatIsAbsent()
{
    answer(R"({"asset_info_array":[{"asset_id":"2","status":"CREATED"}],"total":1})");
    answer(R"({"asset_info_array":[],"total":0})");
    const auto future = askDetails({u"1"_s, u"2"_s});
    TRY_FINISHED(future);
    QVERIFY(future.result().has_value());
    QCOMPARE(future.result()->uploads.size(), 1);
    QCOMPARE(future.result()->missing, QStringList {u"1"_s});
    QVERIFY(target(1).endsWith("/asset/info?asset_id=1"));
}

void ClientTest::detailsFailWithAnErrorOfAll()
{
    answerFile(u"show-asset-detail.400.json"_s, 400);
    m_server->setAlways({RawServer::http(403, R"({"error_code":"VOD.10120","error_msg":"arrears"})")});
    const auto future = askDetails({u"1"_s, u"2"_s, u"3"_s});
    TRY_FINISHED(future);
    QVERIFY(!future.result());
    QCOMPARE(future.result().error().code, u"VOD.10120"_s);
}

/// The vendor's words about the only one asked for reach the person.
void ClientTest::illegalAloneIsRejected()
{
    answerFile(u"show-asset-meta.400.json"_s, 400);
    const auto future = askDetails({u"not-32-digits"_s});
    TRY_FINISHED(future);
    QVERIFY(!future.result());
    QCOMPARE(future.result().error().kind, ErrorKind::Rejected);
    QCOMPARE(future.result().error().code, u"VOD.10053"_s);
    QCOMPARE(m_server->requests().size(), 1);
}

void ClientTest::badInputSendsNothing_data()
{
    QTest::addColumn<UploadKind>("kind");
    QTest::addColumn<QStringList>("ids");
    QStringList eleven;
    for (int i = 0; i < 11; ++i)
        eleven.append(QString::number(i));
    QTest::newRow("no ID") << UploadKind::Media << QStringList {};
    QTest::newRow("eleven IDs") << UploadKind::Media << eleven;
    QTest::newRow("another kind") << UploadKind::UrlJob << QStringList {u"1"_s};
    QTest::newRow("empty ID") << UploadKind::Media << QStringList {QString()};
    QTest::newRow("comma") << UploadKind::Media << QStringList {u"1,2"_s};
    QTest::newRow("line break") << UploadKind::Media << QStringList {u"1"_s, u"1\n"_s};
}

void ClientTest::badInputSendsNothing()
{
    QFETCH(const UploadKind, kind);
    QFETCH(const QStringList, ids);
    const auto details = m_client->details(kind, ids, {});
    QVERIFY(details.isFinished());
    QCOMPARE(details.result().error().kind, ErrorKind::BadInput);
    const auto page = askPage({QString(), UploadStatus::Cancelled});
    QVERIFY(page.isFinished());
    QCOMPARE(page.result().error().code, u"status-filter"_s);
    QCOMPARE(m_channel->state().phase, ChannelState::Phase::Idle);
    QCOMPARE(m_server->connections(), 0);
}

void ClientTest::noSecretSendsNothing_data()
{
    QTest::addColumn<QString>("name");
    for (const QString &name : {u"secret-access-key"_s, u"password"_s, u"token"_s})
        QTest::newRow(qPrintable(name)) << name;
}

void ClientTest::noSecretSendsNothing()
{
    QFETCH(const QString, name);
    makeClient(name, {});
    const auto future = askPage();
    TRY_FINISHED(future);
    QCOMPARE(future.result().error().kind, ErrorKind::Credential);
    QCOMPARE(future.result().error().code, u"secret-missing"_s);
    QCOMPARE(future.result().error().subject, name);
    QCOMPARE(m_server->connections(), 0);
}

void ClientTest::malformedTokenSendsNothing()
{
    for (const QByteArray &token : {"abc\r\nX-Evil: 1"_ba, "abc\n"_ba, "a b"_ba, "a\xC3\xA9"_ba}) {
        makeClient(u"token"_s, token);
        const auto future = askPage();
        TRY_FINISHED(future);
        QCOMPARE(future.result().error().code, u"secret-malformed"_s);
        QCOMPARE(m_server->connections(), 0);
    }
}

void ClientTest::destroyedMidwayEndsItsCalls()
{
    // the server hangs: some calls are on their way, the others wait for their turn
    QList<QFuture<Result<Page>>> pages;
    for (int i = 0; i < 40; ++i)
        pages.append(askPage());
    const auto details = askDetails({u"1"_s});
    QTRY_VERIFY(!m_server->requests().isEmpty());
    m_client.reset();
    for (const auto &page : pages) {
        QVERIFY(page.isFinished());
        QCOMPARE(page.resultCount(), 1);
        QCOMPARE(page.result().error().kind, ErrorKind::Cancelled);
    }
    QVERIFY(details.isFinished());
    QCOMPARE(details.result().error().kind, ErrorKind::Cancelled);

    // the waiting ones never leave, and the channel goes on for the next client
    const qsizetype sent = m_server->requests().size();
    QVERIFY(sent < 41);
    m_server->setAlways({RawServer::http(200, recorded::read(u"list-asset-list.200.json"_s))});
    makeClient();
    const auto next = askPage();
    TRY_FINISHED(next);
    QVERIFY(next.result().has_value());
    QCOMPARE(m_server->requests().size(), sent + 1);
}

void ClientTest::destroyedWhileSplitting()
{
    answerFile(u"show-asset-detail.400.json"_s, 400); // then it hangs
    const auto details = askDetails({u"1"_s, u"2"_s, u"3"_s});
    QTRY_VERIFY((m_clock->advance(1s), m_server->requests().size() > 1));
    answerFile(u"list-asset-list.page0-200.json"_s); // and while failed ones are told apart
    const auto page = askPage();
    QTRY_VERIFY((m_clock->advance(1s), m_server->requests().size() > 4));
    m_client.reset();
    QVERIFY(details.isFinished() && page.isFinished());
    QCOMPARE(details.result().error().kind, ErrorKind::Cancelled);
    QCOMPARE(page.result().error().kind, ErrorKind::Cancelled);
}

void ClientTest::destroyedWithAnAnswerUnderWay()
{
    // as soon as the channel has read the answer, before the client has heard of it
    answerFile(u"list-asset-list.200.json"_s);
    const auto future = askPage();
    connect(m_channel.get(), &AccountChannel::stateChanged, this, [this] { m_client.reset(); });
    TRY_FINISHED(future);
    QVERIFY(!m_client);
    QCOMPARE(future.resultCount(), 1);
    QCOMPARE(future.result().error().kind, ErrorKind::Cancelled);
}

void ClientTest::cancelEndsOneCall()
{
    CancelSource source;
    const auto first = askPage({}, source.token());
    const auto second = askPage();
    QTRY_VERIFY(!m_server->requests().isEmpty());
    source.cancel();
    QTRY_VERIFY(first.isFinished());
    QCOMPARE(first.result().error().kind, ErrorKind::Cancelled);
    QVERIFY(!second.isFinished());
    source.cancel(); // again, and after the end
}

void ClientTest::cancelledBefore()
{
    CancelSource source;
    source.cancel();
    const auto page = askPage({}, source.token());
    const auto details = askDetails({u"1"_s, u"2"_s}, source.token());
    QTRY_VERIFY(page.isFinished() && details.isFinished());
    QCOMPARE(page.result().error().kind, ErrorKind::Cancelled);
    QCOMPARE(details.result().error().kind, ErrorKind::Cancelled);
    QCOMPARE(m_channel->state().phase, ChannelState::Phase::Idle);
    QCOMPARE(m_server->connections(), 0);
}

QTEST_GUILESS_MAIN(ClientTest)
#include "test_client.moc"
