#include "raw_client.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QNetworkAccessManager>
#include <QNetworkInterface>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QTcpSocket>
#include <QTest>
#include <QThread>

using namespace deck;
using namespace Qt::StringLiterals;

class HttpServerTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void keepsTheConnectionAlive();
    void answersPipelinedRequestsInOrder();
    void takesChunkedRequests();
    void asksForTheBodyItExpects();
    void closesWhenAsked();
    void speaksHttp10();
    void refusesAndCloses_data();
    void refusesAndCloses();
    void answersHeadWithoutABody();
    void servesManyConnections();
    void listensOnLoopbackOnly();
    void takesAFixedPort();
    void endsWhileClientsHang();
    void startsOnceAndSwitchesBeforeTheStart();
    void packsAsQtReadsIt();
    void figures();

private:
    std::shared_ptr<Clock> m_clock = std::make_shared<SystemClock>();
    std::unique_ptr<Sandbox> m_sandbox;
    std::unique_ptr<ZegoCaller> m_caller;
};

void HttpServerTest::init()
{
    SandboxSetup setup;
    setup.clock = m_clock;
    m_sandbox = std::make_unique<Sandbox>(setup);
    QVERIFY(m_sandbox->start());
    m_caller = std::make_unique<ZegoCaller>(*m_sandbox, u"player-prod"_s, m_clock);
}

void HttpServerTest::cleanup()
{
    m_sandbox.reset();
}

void HttpServerTest::keepsTheConnectionAlive()
{
    RawClient client(m_sandbox->endpoint());
    for (int i = 0; i < 3; ++i) {
        client.send(m_caller->request("DescribeUploadTasks", {{u"PageSize"_s, 1}}));
        const std::optional<RawAnswer> answer = client.read();
        QVERIFY(answer);
        QCOMPARE(answer->status, 200);
        QCOMPARE(answer->code(), 0);
        QVERIFY(!answer->headers.contains("connection"));
        QVERIFY(answer->headers.contains("date"));
    }
    QCOMPARE(client.end(), RawClient::End::Open);
    QCOMPARE(m_sandbox->requests().size(), 3);
    QCOMPARE(m_sandbox->requests().first().operation, u"DescribeUploadTasks"_s);
    QCOMPARE(m_sandbox->requests().first().vendor, u"zego"_s);
    QCOMPARE(m_sandbox->requests().first().body, "{\"PageSize\":1}");
    QCOMPARE(m_sandbox->requests().first().status, 200);
}

void HttpServerTest::answersPipelinedRequestsInOrder()
{
    RawClient client(m_sandbox->endpoint());
    client.send(m_caller->request("DescribeUploadTasks", {{u"PageSize"_s, 2}}) + m_caller->request("NoSuchAction", {})
                + m_caller->request("DescribeUploadTasks", {{u"PageSize"_s, 3}}));
    const auto rows = [](const std::optional<RawAnswer> &answer) {
        return answer ? answer->json()["Data"_L1]["UploadTasks"_L1].toArray().size() : -1;
    };
    QCOMPARE(rows(client.read()), 2);
    QCOMPARE(client.read().value_or(RawAnswer()).code(), 100000007);
    QCOMPARE(rows(client.read()), 3);
}

void HttpServerTest::takesChunkedRequests()
{
    QByteArray request = m_caller->request("DescribeUploadTasks", {});
    request = request.first(request.indexOf("Content-Length")) + "Transfer-Encoding: chunked\r\n\r\n";
    RawClient client(m_sandbox->endpoint());
    client.send(request + "1\r\n{\r\n");
    client.send("d\r\n\"PageSize\": 4\r\n1\r\n}\r\n0\r\n\r\n");
    const std::optional<RawAnswer> answer = client.read();
    QVERIFY(answer);
    QCOMPARE(answer->json()["Data"_L1]["UploadTasks"_L1].toArray().size(), 4);
}

void HttpServerTest::asksForTheBodyItExpects()
{
    const QByteArray request = ZegoCaller::request(m_caller->parameters("DescribeUploadTasks"), "{\"PageSize\":1}",
                                                   "Content-Type: application/json\r\nExpect: 100-continue\r\n");
    const qsizetype body = request.indexOf("\r\n\r\n") + 4;
    RawClient client(m_sandbox->endpoint());
    client.send(request.first(body));
    QCOMPARE(client.read().value_or(RawAnswer()).status, 100);
    QCOMPARE(m_sandbox->requests().size(), 0);
    client.send(request.mid(body));
    QCOMPARE(client.read().value_or(RawAnswer()).code(), 0);
    QCOMPARE(m_sandbox->requests().size(), 1);
}

void HttpServerTest::closesWhenAsked()
{
    RawClient client(m_sandbox->endpoint());
    client.send(ZegoCaller::request(m_caller->parameters("DescribeUploadTasks"), "{}",
                                    "Content-Type: application/json\r\nConnection: close\r\n"));
    const std::optional<RawAnswer> answer = client.read();
    QVERIFY(answer);
    QCOMPARE(answer->headers.value("connection"), "close");
    QCOMPARE(client.readToEnd(), QByteArray());
    QCOMPARE(client.end(), RawClient::End::Closed);
}

void HttpServerTest::speaksHttp10()
{
    RawClient client(m_sandbox->endpoint());
    client.send("GET /nothing HTTP/1.0\r\n\r\n");
    const std::optional<RawAnswer> answer = client.read();
    QVERIFY(answer);
    QCOMPARE(answer->status, 404);
    QCOMPARE(client.readToEnd(), QByteArray());
    QCOMPARE(client.end(), RawClient::End::Closed);
}

void HttpServerTest::refusesAndCloses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    QTest::newRow("not HTTP") << QByteArray("\x16\x03\x01 TLS by mistake\r\n\r\n") << 400;
    QTest::newRow("long headers") << "GET / HTTP/1.1\r\nHost: x\r\nLong: " + QByteArray(200'000, 'a') << 431;
    QTest::newRow("long body") << "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2000000\r\n\r\n" + QByteArray(500'000, 'a')
                               << 413;
}

void HttpServerTest::refusesAndCloses()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const int, status);
    RawClient client(m_sandbox->endpoint());
    client.send(bytes);
    const std::optional<RawAnswer> answer = client.read();
    QVERIFY(answer);
    QCOMPARE(answer->status, status);
    QCOMPARE(answer->headers.value("connection"), "close");
    (void)client.readToEnd();
    QCOMPARE(client.end(), RawClient::End::Closed);
}

void HttpServerTest::answersHeadWithoutABody()
{
    RawClient client(m_sandbox->endpoint());
    client.send("HEAD / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    const QByteArray all = client.readToEnd();
    QVERIFY(all.startsWith("HTTP/1.1 404 "));
    QVERIFY(all.endsWith("\r\n\r\n"));
}

void HttpServerTest::servesManyConnections()
{
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < 100; ++i)
        clients.push_back(std::make_unique<RawClient>(m_sandbox->endpoint()));
    for (const auto &client : clients)
        client->send("GET /x HTTP/1.1\r\nHost: x\r\n\r\n");
    for (const auto &client : clients)
        QCOMPARE(client->read().value_or(RawAnswer()).status, 404);
}

void HttpServerTest::listensOnLoopbackOnly()
{
    QCOMPARE(m_sandbox->endpoint().host(), u"127.0.0.1"_s);
    const auto port = static_cast<quint16>(m_sandbox->endpoint().port());
    const auto answers = [port](const QHostAddress &address) {
        QTcpSocket socket;
        socket.setProxy(QNetworkProxy::NoProxy);
        socket.connectToHost(address, port);
        return socket.waitForConnected(5'000);
    };
    QVERIFY(answers(QHostAddress(QHostAddress::LocalHost)));
    int tried = 0;
    const QList<QHostAddress> addresses = QNetworkInterface::allAddresses();
    for (const QHostAddress &address : addresses) {
        if (address == QHostAddress(QHostAddress::LocalHost))
            continue;
        QVERIFY2(!answers(address), qPrintable(address.toString()));
        ++tried;
    }
    // also where the machine has no other address: the rest of 127/8 is another one
    QVERIFY(!answers(QHostAddress(u"127.0.0.2"_s)));
    qInfo("%d other addresses tried", tried);
}

void HttpServerTest::takesAFixedPort()
{
    SandboxSetup second;
    second.port = static_cast<quint16>(m_sandbox->endpoint().port());
    Sandbox taken(second);
    const Result<void> started = taken.start();
    QVERIFY(!started);
    QCOMPARE(started.error().kind, ErrorKind::Local);
    QCOMPARE(started.error().code, u"port-in-use"_s);
    m_sandbox.reset();
    Sandbox again(second);
    QVERIFY(again.start());
    QCOMPARE(again.endpoint().port(), static_cast<int>(second.port));
}

void HttpServerTest::endsWhileClientsHang()
{
    const QStringList scenarios {u"hang"_s, u"late-answer"_s, u"slow-link"_s, u"hang-headers"_s, u"slow-close"_s, u"refused"_s};
    for (const QString &scenario : scenarios) {
        SandboxSetup setup;
        setup.clock = m_clock;
        auto sandbox = std::make_unique<Sandbox>(setup);
        QVERIFY(sandbox->start());
        ZegoCaller caller(*sandbox, u"player-prod"_s, m_clock);
        RawClient client(sandbox->endpoint());
        RawClient halfARequest(sandbox->endpoint());
        halfARequest.send("POST / HT");
        QVERIFY(sandbox->setScenario(scenario));
        client.send(caller.request("DescribeUploadTasks", {}));
        if (scenario != u"refused"_s)
            QTRY_COMPARE(sandbox->requests().size(), 1);
        QElapsedTimer timer;
        timer.start();
        sandbox.reset();
        QVERIFY2(timer.elapsed() < 1000, qPrintable(scenario));
    }
}

void HttpServerTest::startsOnceAndSwitchesBeforeTheStart()
{
    const QUrl endpoint = m_sandbox->endpoint();
    QVERIFY(m_sandbox->start());
    QCOMPARE(m_sandbox->endpoint(), endpoint);

    Sandbox later(SandboxSetup {});
    QVERIFY(later.setScenario(u"http-503"_s));
    QVERIFY(later.endpoint().isEmpty());
    QVERIFY(later.start());
    RawClient client(later.endpoint());
    client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    QCOMPARE(client.read().value_or(RawAnswer()).status, 503);
}

void HttpServerTest::packsAsQtReadsIt()
{
    QNetworkAccessManager manager;
    manager.setProxy(QNetworkProxy::NoProxy);
    const auto get = [&](const QString &scenario) {
        [&] { QVERIFY(m_sandbox->setScenario(scenario)); }();
        std::unique_ptr<QNetworkReply> reply(manager.get(QNetworkRequest(m_sandbox->endpoint().resolved(QUrl(u"/?Action=x"_s)))));
        QSignalSpy finished(reply.get(), &QNetworkReply::finished);
        [&] { QVERIFY(reply->isFinished() || finished.wait(20'000)); }();
        return std::pair(reply->error(), reply->readAll());
    };
    const auto [good, body] = get(u"gzip"_s);
    QCOMPARE(good, QNetworkReply::NoError);
    QVERIFY(body.startsWith("{\"Code\":100000007"));
    QVERIFY(get(u"gzip-broken"_s).first != QNetworkReply::NoError);
    QVERIFY(get(u"gzip-bomb"_s).first != QNetworkReply::NoError); // Qt's own guard against bombs
}

void HttpServerTest::figures()
{
    static constexpr int count = 5'000;
    QElapsedTimer timer;
    timer.start();
    RawClient client(m_sandbox->endpoint());
    for (int i = 0; i < count; ++i) {
        client.send("GET /x HTTP/1.1\r\nHost: x\r\n\r\n");
        QCOMPARE(client.read().value_or(RawAnswer()).status, 404);
    }
    qInfo("one by one on one connection: %lld requests/s", count * 1000LL / std::max<qint64>(1, timer.elapsed()));
    timer.restart();
    RawClient pipelined(m_sandbox->endpoint());
    pipelined.send(QByteArray("GET /x HTTP/1.1\r\nHost: x\r\n\r\n").repeated(count));
    for (int i = 0; i < count; ++i)
        QCOMPARE(pipelined.read().value_or(RawAnswer()).status, 404);
    qInfo("pipelined on one connection: %lld requests/s", count * 1000LL / std::max<qint64>(1, timer.elapsed()));
}

QTEST_GUILESS_MAIN(HttpServerTest)
#include "http_server_test.moc"
