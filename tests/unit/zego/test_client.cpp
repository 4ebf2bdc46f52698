#include "recorded.h"
#include "tests/support/manual_clock.h"
#include "tests/support/raw_server.h"
#include "vendors/registry/registry.h"
#include "vendors/zego/signature.h"

#include <QSet>
#include <QSignalSpy>
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
    void nextPageCarriesTheToken();
    void filterGoesToTheVendor();
    void everyTryIsSignedAnew();
    void unusableAnswerIsTriedAgain();
    void detailsAskForOneId();
    void detailsOfNothingIsMissing();
    void detailsOfAnotherAreRefused();
    void badInputSendsNothing_data();
    void badInputSendsNothing();
    void noSecretSendsNothing();
    void refusedKeyStopsTheAccount();
    void wrongClockIsCorrectedOnce();
    void throttledIsTriedAgain();
    void rejectedIsFinal();
    void destroyedMidwayEndsItsCalls();
    void destroyedWithAnAnswerUnderWay();
    void cancelEndsOneCall();
    void cancelledBefore();

private:
    void answer(const QByteArray &body, int status = 200, const QList<QByteArray> &headers = {})
    {
        m_server->then({RawServer::http(status, body, headers)});
    }
    void answerFile(const QString &name) { answer(recorded::read(name)); }
    QFuture<Result<Page>> askPage(const PageRequest &request = {}, const CancelToken &cancel = {})
    {
        return m_client->page(request, cancel);
    }
    QFuture<Result<Details>> askDetails(const QStringList &ids) { return m_client->details(UploadKind::UrlJob, ids, {}); }
    QByteArray bodySent(qsizetype request) const
    {
        const QByteArray &bytes = m_server->requests().at(request);
        return bytes.sliced(bytes.indexOf("\r\n\r\n") + 4);
    }
    QUrl urlSent(qsizetype request) const { return QUrl(QString::fromLatin1(m_server->requests().at(request).split(' ').at(1))); }
    void makeClient(bool withSecret = true);

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
    m_channel = std::make_unique<AccountChannel>(*m_http, *m_clock);
    makeClient();
}

void ClientTest::makeClient(bool withSecret)
{
    Account account;
    account.name = u"player"_s;
    account.vendor = u"zego"_s;
    account.endpoint = m_server->url(u"/base"_s);
    account.set = {{u"app-id"_s, u"4294967295"_s}};
    auto credential = std::make_shared<Credential>();
    credential->set = account.set;
    if (withSecret)
        credential->secrets.emplace(u"server-secret"_s, Secret("0123456789abcdef0123456789abcdef"_ba));
    m_client = findVendor(u"zego")->makeClient({account, endpointOf(account, findVendor(u"zego")->info), {}, credential, *m_channel, *m_clock});
}

void ClientTest::cleanup()
{
    m_client.reset();
    m_channel.reset();
    m_http.reset();
    m_clock.reset();
    m_server.reset();
}

void ClientTest::pageAsksAndReads()
{
    answerFile(u"describe-upload-tasks.page1-200.json"_s);
    const auto future = askPage();
    TRY_FINISHED(future);
    const Result<Page> page = future.result();
    QVERIFY(page.has_value());
    QCOMPARE(page->uploads.size(), 5);
    QCOMPARE(page->nextCursor, u"eyJsYXN0IjoiNjc4ZjY2In0="_s);
    QCOMPARE(page->total, std::optional<qint64>(9));
    QVERIFY(page->raw.contains("678f663727b2d80007000005"));
    for (const Upload &upload : page->uploads) {
        QCOMPARE(upload.key.account, u"player"_s);
        QCOMPARE(upload.vendor, u"zego"_s);
        QVERIFY(upload.checkedAt && *upload.checkedAt <= m_clock->now());
    }

    QCOMPARE(m_server->requests().size(), 1);
    const QByteArray head = m_server->requests().constFirst();
    QVERIFY2(head.startsWith("POST /base?Action=DescribeUploadTasks&AppId=4294967295&SignatureNonce="), head.constData());
    QVERIFY(head.contains("\r\nContent-Type: application/json\r\n"));
    QVERIFY(!head.contains("0123456789abcdef0123456789abcdef"));
    QCOMPARE(bodySent(0), R"({"PageSize":50})"_ba);
}

void ClientTest::nextPageCarriesTheToken()
{
    answerFile(u"describe-upload-tasks.page2-last-200.json"_s);
    const auto future = askPage({u"eyJsYXN0IjoiNjc4ZjY2In0="_s, std::nullopt});
    TRY_FINISHED(future);
    QVERIFY(future.result().has_value());
    QVERIFY(future.result()->nextCursor.isEmpty());
    QCOMPARE(bodySent(0), R"({"PageSize":50,"PageToken":"eyJsYXN0IjoiNjc4ZjY2In0="})"_ba);
}

void ClientTest::filterGoesToTheVendor()
{
    answerFile(u"describe-upload-tasks.empty-200.json"_s);
    const auto future = askPage({QString(), UploadStatus::Expired});
    TRY_FINISHED(future);
    QVERIFY(future.result().has_value());
    QCOMPARE(bodySent(0), R"({"PageSize":50,"Status":7})"_ba);
}

void ClientTest::everyTryIsSignedAnew()
{
    answerFile(u"error.350010000.json"_s);
    answer("<html>", 503);
    answerFile(u"describe-upload-tasks.empty-200.json"_s);
    const auto future = askPage();
    TRY_FINISHED(future);
    QVERIFY(future.result().has_value());
    QCOMPARE(m_server->requests().size(), 3);
    QSet<QString> nonces;
    for (qsizetype i = 0; i < 3; ++i) {
        const QUrlQuery query(urlSent(i));
        const QString nonce = query.queryItemValue(u"SignatureNonce"_s);
        nonces.insert(nonce);
        QCOMPARE(query.queryItemValue(u"Signature"_s).toLatin1(),
                 zego::signature(4294967295U, nonce.toLatin1(), "0123456789abcdef0123456789abcdef"_ba,
                                 query.queryItemValue(u"Timestamp"_s).toLongLong()));
    }
    QCOMPARE(nonces.size(), 3);
}

void ClientTest::unusableAnswerIsTriedAgain()
{
    answer("<html>Sign in to the network</html>");
    answer(R"({"Code":0,"Data":{"UploadTasks":"soon"}})");
    answerFile(u"describe-upload-tasks.published-200.json"_s);
    const auto future = askPage();
    TRY_FINISHED(future);
    QVERIFY(future.result().has_value());
    QCOMPARE(future.result()->uploads.size(), 1);
    QCOMPARE(m_server->requests().size(), 3);
}

void ClientTest::detailsAskForOneId()
{
    answerFile(u"describe-upload-tasks.published-200.json"_s);
    const auto future = askDetails({u"upload_task_1"_s});
    TRY_FINISHED(future);
    QVERIFY(future.result().has_value());
    QCOMPARE(future.result()->uploads.size(), 1);
    QCOMPARE(future.result()->uploads.constFirst().title, u"your-title.mp4"_s);
    QCOMPARE(bodySent(0), R"({"UploadTaskId":"upload_task_1"})"_ba);
}

void ClientTest::detailsOfNothingIsMissing()
{
    answerFile(u"describe-upload-tasks.null-list-200.json"_s);
    const auto future = askDetails({u"upload_task_1"_s});
    TRY_FINISHED(future);
    QVERIFY(future.result().has_value());
    QVERIFY(future.result()->uploads.isEmpty());
    QCOMPARE(future.result()->missing, QStringList {u"upload_task_1"_s});
}

void ClientTest::detailsOfAnotherAreRefused()
{
    m_server->setAlways({RawServer::http(200, recorded::read(u"describe-upload-tasks.published-200.json"_s))});
    const auto future = askDetails({u"upload_task_2"_s});
    TRY_FINISHED(future);
    QVERIFY(!future.result().has_value());
    QCOMPARE(future.result().error().kind, ErrorKind::BadAnswer);
    QCOMPARE(future.result().error().code, u"answer-other-upload"_s);
}

void ClientTest::badInputSendsNothing_data()
{
    QTest::addColumn<UploadKind>("kind");
    QTest::addColumn<QStringList>("ids");
    QTest::newRow("no ID") << UploadKind::UrlJob << QStringList {};
    QTest::newRow("two IDs") << UploadKind::UrlJob << QStringList {u"1"_s, u"2"_s};
    QTest::newRow("another kind") << UploadKind::Media << QStringList {u"1"_s};
    QTest::newRow("empty ID") << UploadKind::UrlJob << QStringList {QString()};
    QTest::newRow("comma") << UploadKind::UrlJob << QStringList {u"1,2"_s};
    QTest::newRow("line break") << UploadKind::UrlJob << QStringList {u"1\n"_s};
}

void ClientTest::badInputSendsNothing()
{
    QFETCH(const UploadKind, kind);
    QFETCH(const QStringList, ids);
    const auto details = m_client->details(kind, ids, {});
    QVERIFY(details.isFinished());
    QCOMPARE(details.result().error().kind, ErrorKind::BadInput);
    const auto page = askPage({QString(), UploadStatus::Processing});
    QVERIFY(page.isFinished());
    QCOMPARE(page.result().error().kind, ErrorKind::BadInput);
    QCOMPARE(m_channel->state().phase, ChannelState::Phase::Idle);
    QCOMPARE(m_server->connections(), 0);
}

void ClientTest::noSecretSendsNothing()
{
    makeClient(false);
    const auto future = askPage();
    QVERIFY(future.isFinished());
    QCOMPARE(future.result().error().kind, ErrorKind::Credential);
    QCOMPARE(m_server->connections(), 0);
}

void ClientTest::refusedKeyStopsTheAccount()
{
    answerFile(u"error.100000005.json"_s);
    const auto first = askPage();
    TRY_FINISHED(first);
    QCOMPARE(first.result().error().kind, ErrorKind::Credential);
    QCOMPARE(first.result().error().code, u"100000005"_s);
    QCOMPARE(first.result().error().vendor, u"zego"_s);
    const auto second = askPage();
    TRY_FINISHED(second);
    QCOMPARE(second.result().error().kind, ErrorKind::Credential);
    QCOMPARE(m_server->requests().size(), 1);
}

void ClientTest::wrongClockIsCorrectedOnce()
{
    // the server's clock is an hour ahead: 1 800 003 600
    answer(recorded::read(u"error.100000004.json"_s), 200, {"Date: Fri, 15 Jan 2027 09:00:00 GMT"});
    answer(recorded::read(u"describe-upload-tasks.empty-200.json"_s), 200, {"Date: Fri, 15 Jan 2027 09:00:00 GMT"});
    const auto future = askPage();
    TRY_FINISHED(future);
    QVERIFY(future.result().has_value());
    QCOMPARE(m_server->requests().size(), 2);
    const auto timestamp = [this](qsizetype i) { return QUrlQuery(urlSent(i)).queryItemValue(u"Timestamp"_s).toLongLong(); };
    QVERIFY(std::abs(timestamp(0) - 1'800'000'000) < 30);
    QVERIFY2(std::abs(timestamp(1) - 1'800'003'600) < 30, qPrintable(QString::number(timestamp(1))));
}

void ClientTest::throttledIsTriedAgain()
{
    answerFile(u"error.350006001.json"_s);
    answerFile(u"describe-upload-tasks.published-200.json"_s);
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
    answerFile(u"error.350006006.json"_s);
    const auto future = askPage();
    TRY_FINISHED(future);
    QCOMPARE(future.result().error().kind, ErrorKind::Rejected);
    QCOMPARE(future.result().error().code, u"350006006"_s);
    QCOMPARE(m_server->requests().size(), 1);
}

void ClientTest::destroyedMidwayEndsItsCalls()
{
    // the server hangs: one call is on its way, the others wait for their turn
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
    m_server->setAlways({RawServer::http(200, recorded::read(u"describe-upload-tasks.published-200.json"_s))});
    makeClient();
    const auto next = askPage();
    TRY_FINISHED(next);
    QVERIFY(next.result().has_value());
    QCOMPARE(m_server->requests().size(), sent + 1);
}

void ClientTest::destroyedWithAnAnswerUnderWay()
{
    // as soon as the channel has read the answer, before the client has heard of it
    answerFile(u"describe-upload-tasks.published-200.json"_s);
    auto future = askPage();
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
    const auto future = askPage({}, source.token());
    QVERIFY(future.isFinished());
    QCOMPARE(future.result().error().kind, ErrorKind::Cancelled);
    QCOMPARE(m_channel->state().phase, ChannelState::Phase::Idle);
    QCOMPARE(m_server->connections(), 0);
}

QTEST_GUILESS_MAIN(ClientTest)
#include "test_client.moc"
