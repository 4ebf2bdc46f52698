#include "net/http_client.h"

#include "ended.h"
#include "tests/support/manual_clock.h"
#include "tests/support/raw_server.h"

#include <QTest>

using namespace deck;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using Then = RawServer::Then;
using Outcome = Result<HttpReply>;

namespace {

const HttpClient::Options asWrite {.write = true, .timeout = 30s};

HttpRequest request(const QUrl &url, const QByteArray &method = "POST"_ba, const QByteArray &body = "Action=Create&n=1"_ba)
{
    return {method, url, {{"Content-Type"_ba, "application/x-www-form-urlencoded"_ba}}, body};
}

} // namespace

class WritesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void neverArriveTwice_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<Then>("then");
        QTest::addColumn<bool>("reused");
        const QByteArray whole = RawServer::http(200, "0123456789"_ba);
        for (const QByteArray &method : {"POST"_ba, "PUT"_ba, "DELETE"_ba, "GET"_ba}) {
            for (const bool reused : {false, true}) {
                for (const Then then : {Then::Close, Then::Reset}) {
                    for (const qsizetype size : {qsizetype(0), qsizetype(1), qsizetype(20), whole.size() / 2, whole.size() - 1}) {
                        QTest::addRow("%s, %s connection, %s after %d bytes", method.constData(), reused ? "reused" : "fresh",
                                      then == Then::Close ? "closed" : "reset", int(size))
                            << method << whole.left(size) << then << reused;
                    }
                }
            }
        }
    }
    void neverArriveTwice()
    {
        QFETCH(const QByteArray, method);
        QFETCH(const QByteArray, bytes);
        QFETCH(const Then, then);
        QFETCH(const bool, reused);
        RawServer server;
        if (reused)
            server.then({RawServer::http(200, "first"_ba)});
        server.setAlways({bytes, then});
        ManualClock clock;
        HttpClient client(clock);
        if (reused) {
            const QFuture<Outcome> first = client.send(request(server.url(), method), asWrite);
            QVERIFY(ended(first));
            QCOMPARE(first.result()->body, "first"_ba);
        }
        const QFuture<Outcome> future = client.send(request(server.url(), method), asWrite);
        QVERIFY(ended(future));
        QCOMPARE(future.result().error().kind, ErrorKind::OutcomeUnknown);
        QCOMPARE(future.result().error().code, u"connection-lost"_s);
        QCOMPARE(server.requests().size(), reused ? 2 : 1);
        QCOMPARE(server.connections(), 1);
        // Whatever Qt might still have in mind, it does after this.
        const QFuture<Outcome> next = client.send(request(server.url()), asWrite);
        QVERIFY(ended(next));
        QCOMPARE(server.requests().size(), reused ? 3 : 2);
    }

    void needABody()
    {
        RawServer server;
        ManualClock clock;
        HttpClient client(clock);
        const QFuture<Outcome> future = client.send(request(server.url(), "POST"_ba, ""_ba), asWrite);
        QVERIFY(future.isFinished());
        QCOMPARE(future.result().error().kind, ErrorKind::BadInput);
        QCOMPARE(server.connections(), 0);
    }

    void areUnreachableWhenTheySurelyNeverLeft()
    {
        QUrl nobody;
        {
            RawServer closed;
            nobody = closed.url();
        }
        ManualClock clock;
        HttpClient client(clock);
        for (const QUrl &url : {nobody, QUrl(u"http://no-such-host.invalid/"_s)}) {
            const QFuture<Outcome> future = client.send(request(url), asWrite);
            QVERIFY(ended(future, 20'000));
            QCOMPARE(future.result().error().kind, ErrorKind::Unreachable);
        }
    }

    void areUnknownWhenTheirAnswerCannotBeRead_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("gzip that is none") << RawServer::http(200, "abc"_ba, {"Content-Encoding: gzip"_ba});
        QTest::newRow("unknown encoding") << RawServer::http(200, "abc"_ba, {"Content-Encoding: br"_ba});
        QTest::newRow("303") << RawServer::http(303, ""_ba, {"Location: /done"_ba});
    }
    void areUnknownWhenTheirAnswerCannotBeRead()
    {
        QFETCH(const QByteArray, bytes);
        RawServer server;
        server.setAlways({bytes});
        ManualClock clock;
        HttpClient client(clock);
        const QFuture<Outcome> future = client.send(request(server.url()), asWrite);
        QVERIFY(ended(future));
        QCOMPARE(future.result().error().kind, ErrorKind::OutcomeUnknown);
        QCOMPARE(server.requests().size(), 1);
    }

    void areUnknownWhenGivenUpAfterTheyLeft_data()
    {
        QTest::addColumn<QString>("how");
        for (const char *how : {"time-out", "cancelled", "client destroyed"})
            QTest::newRow(how) << QString::fromLatin1(how);
    }
    void areUnknownWhenGivenUpAfterTheyLeft()
    {
        QFETCH(const QString, how);
        RawServer server;
        ManualClock clock;
        auto client = std::make_unique<HttpClient>(clock);
        CancelSource source;
        const QFuture<Outcome> future = client->send(request(server.url()), asWrite, source.token());
        QTRY_COMPARE(server.requests().size(), 1);
        if (how == "time-out"_L1)
            clock.advance(30s);
        else if (how == "cancelled"_L1)
            source.cancel();
        else
            client.reset();
        QVERIFY(ended(future));
        QCOMPARE(future.result().error().kind, ErrorKind::OutcomeUnknown);
    }

    void areCancelledWhenGivenUpBefore()
    {
        RawServer server;
        ManualClock clock;
        auto client = std::make_unique<HttpClient>(clock);
        const QFuture<Outcome> future = client->send(request(server.url()), asWrite);
        client.reset();
        QVERIFY(future.isFinished());
        QCOMPARE(future.result().error().kind, ErrorKind::Cancelled);
    }

    void leaveWholeWhenTheyAreLarge()
    {
        const QByteArray body(3'000'000, 'w');
        RawServer server;
        server.setAlways({RawServer::http(200, "ok"_ba)});
        ManualClock clock;
        HttpClient client(clock);
        const QFuture<Outcome> future = client.send(request(server.url(), "PUT"_ba, body), asWrite);
        QVERIFY(ended(future));
        QVERIFY(future.result());
        QCOMPARE(server.requests().size(), 1);
        QVERIFY(server.requests().first().endsWith(QByteArray("\r\n\r\n"_ba + body)));
        QVERIFY(server.requests().first().contains("\r\nContent-Length: 3000000\r\n"));
    }
};

QTEST_GUILESS_MAIN(WritesTest)
#include "writes_test.moc"
