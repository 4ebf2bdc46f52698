#include "net/http_client.h"

#include "ended.h"
#include "tests/support/manual_clock.h"
#include "tests/support/raw_server.h"

#include <QTest>

using namespace deck;
using namespace Qt::StringLiterals;
using Outcome = Result<HttpReply>;

namespace {

HttpRequest request(const QUrl &url, const QByteArray &method = "GET"_ba)
{
    return {method, url, {{"X-Auth-Token"_ba, "s3cret"_ba}}, method == "GET" ? ""_ba : "{}"_ba};
}

RawServer::Answer leadTo(const QByteArray &location, int status = 302)
{
    return {RawServer::http(status, "elsewhere"_ba, {"Location: "_ba + location})};
}

} // namespace

class RedirectsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void areFollowedWithinTheServer_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : {301, 302, 303, 307, 308})
            QTest::addRow("%d", status) << status;
    }
    void areFollowedWithinTheServer()
    {
        QFETCH(const int, status);
        RawServer server;
        server.then(leadTo("/two?x=1"_ba, status));
        server.then(leadTo(server.url(u"/three"_s).toEncoded(), status));
        server.then({RawServer::http(200, "here"_ba)});
        ManualClock clock;
        HttpClient client(clock);
        const QFuture<Outcome> future = client.send(request(server.url(u"/one"_s)), {});
        QVERIFY(ended(future));
        QCOMPARE(future.result()->body, "here"_ba);
        QCOMPARE(server.requests().size(), 3);
        QVERIFY(server.requests().at(1).startsWith("GET /two?x=1 "));
        QVERIFY(server.requests().at(2).startsWith("GET /three "));
        QVERIFY(server.requests().at(2).contains("s3cret"));
    }

    void neverCarryCredentialsElsewhere_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<bool>("otherServer");
        QTest::addColumn<QByteArray>("location"); // %1 = the other server's port
        QTest::newRow("other port") << "GET"_ba << true << "http://127.0.0.1:%1/"_ba;
        QTest::newRow("other name of this computer") << "GET"_ba << true << "http://localhost:%1/"_ba;
        QTest::newRow("no scheme") << "GET"_ba << true << "//127.0.0.1:%1/"_ba;
        QTest::newRow("other scheme") << "GET"_ba << true << "https://127.0.0.1:%1/"_ba;
        QTest::newRow("post to another") << "POST"_ba << true << "http://127.0.0.1:%1/"_ba;
        QTest::newRow("post to itself") << "POST"_ba << false << "/two"_ba;
        QTest::newRow("post to itself, method kept") << "POST"_ba << false << "/307"_ba;
        QTest::newRow("put to itself") << "PUT"_ba << false << "/two"_ba;
        QTest::newRow("not an address") << "GET"_ba << false << "http://["_ba;
        QTest::newRow("file") << "GET"_ba << false << "file:///etc/passwd"_ba;
    }
    void neverCarryCredentialsElsewhere()
    {
        QFETCH(const QByteArray, method);
        QFETCH(const bool, otherServer);
        QFETCH(const QByteArray, location);
        RawServer server;
        RawServer other;
        other.setAlways({RawServer::http(200, "caught"_ba)});
        QByteArray target = location;
        server.setAlways(leadTo(target.replace("%1", QByteArray::number(other.serverPort())) + "?Signature=abc"_ba,
                                location.contains("307") ? 307 : 302));
        ManualClock clock;
        HttpClient client(clock);
        const QFuture<Outcome> future = client.send(request(server.url(u"/one"_s), method), {});
        QVERIFY(ended(future));
        QVERIFY(!future.result());
        QCOMPARE(future.result().error().kind, ErrorKind::BadAnswer);
        QCOMPARE(future.result().error().code, u"redirect-refused"_s);
        QVERIFY(!future.result().error().message.contains(u"Signature"_s));
        QCOMPARE(server.requests().size(), 1);
        QCOMPARE(other.connections(), 0);
        QVERIFY(otherServer || other.requests().isEmpty());
    }

    void endInALoop()
    {
        RawServer server;
        server.setAlways(leadTo("/again"_ba));
        ManualClock clock;
        HttpClient client(clock);
        const QFuture<Outcome> future = client.send(request(server.url()), {});
        QVERIFY(ended(future));
        QCOMPARE(future.result().error().kind, ErrorKind::BadAnswer);
        QCOMPARE(future.result().error().code, u"redirect-loop"_s);
        QCOMPARE(server.requests().size(), 6);
    }

    void areAnswersWhenTheyLeadNowhere()
    {
        RawServer server;
        server.then({RawServer::http(302, "no location"_ba)});
        server.then({RawServer::http(300, "choose"_ba, {"Location: /a"_ba})});
        ManualClock clock;
        HttpClient client(clock);
        for (const int status : {302, 300}) {
            const QFuture<Outcome> future = client.send(request(server.url()), {});
            QVERIFY(ended(future));
            QCOMPARE(future.result()->status, status);
        }
    }

    void shareOneTimeout()
    {
        RawServer server;
        server.then(leadTo("/two"_ba));
        ManualClock clock;
        HttpClient client(clock);
        const QFuture<Outcome> future = client.send(request(server.url()), {});
        clock.advance(std::chrono::seconds(20));
        QTRY_COMPARE(server.requests().size(), 2);
        clock.advance(std::chrono::seconds(10));
        QVERIFY(ended(future));
        QCOMPARE(future.result().error().kind, ErrorKind::TimedOut);
    }
};

QTEST_GUILESS_MAIN(RedirectsTest)
#include "redirects_test.moc"
