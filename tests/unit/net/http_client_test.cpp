#include "net/http_client.h"

#include "ended.h"
#include "gzip_stream.h"
#include "tests/support/manual_clock.h"
#include "tests/support/raw_server.h"

#include <QPointer>
#include <QTest>

using namespace deck;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using Then = RawServer::Then;
using Outcome = Result<HttpReply>;

namespace {

HttpRequest get(const QUrl &url)
{
    return {"GET"_ba, url, {}, {}};
}

HttpRequest post(const QUrl &url)
{
    return {"POST"_ba, url, {{"Content-Type"_ba, "application/json"_ba}}, "{}"_ba};
}

QByteArray chunk(const QByteArray &bytes)
{
    return QByteArray::number(bytes.size(), 16) + "\r\n"_ba + bytes + "\r\n"_ba;
}

} // namespace

class HttpClientTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersWhole_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("closes");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        const auto row = [](const char *name, const QByteArray &bytes, bool closes, int status, const QByteArray &body) {
            QTest::newRow(name) << bytes << closes << status << body;
        };
        const QByteArray challenge = "WWW-Authenticate: Basic realm=\"x\""_ba;
        const QByteArray zipped = gzipStream("{\"Code\":0}"_ba);
        row("200", RawServer::http(200, "ok"_ba), false, 200, "ok"_ba);
        row("200 without a body", RawServer::http(200, ""_ba), false, 200, ""_ba);
        row("captive portal", RawServer::http(200, "<html>Sign in</html>"_ba, {"Content-Type: text/html"_ba}), false, 200,
            "<html>Sign in</html>"_ba);
        row("400 with a body", RawServer::http(400, "{\"Code\":1}"_ba), false, 400, "{\"Code\":1}"_ba);
        row("400 without", RawServer::http(400, ""_ba), false, 400, ""_ba);
        row("401 with a challenge", RawServer::http(401, "denied"_ba, {challenge}), false, 401, "denied"_ba);
        for (const int status : {401, 403, 404, 405, 408, 409, 410, 413, 418, 423, 429, 500, 501, 502, 503, 504, 599})
            row(qPrintable(QString::number(status)), RawServer::http(status, "body"_ba), false, status, "body"_ba);
        row("204", "HTTP/1.1 204 No Content\r\n\r\n"_ba, false, 204, ""_ba);
        row("304", "HTTP/1.1 304 Not Modified\r\n\r\n"_ba, false, 304, ""_ba);
        row("100 before", "HTTP/1.1 100 Continue\r\n\r\n"_ba + RawServer::http(200, "ok"_ba), false, 200, "ok"_ba);
        row("until the close", "HTTP/1.1 200 OK\r\n\r\nall of it"_ba, true, 200, "all of it"_ba);
        row("HTTP/1.0", "HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nok"_ba, true, 200, "ok"_ba);
        row("chunked",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"_ba + chunk("abc"_ba) + chunk("de"_ba) + chunk(""_ba), false,
            200, "abcde"_ba);
        row("gzip", RawServer::http(200, zipped, {"Content-Encoding: gzip"_ba}), false, 200, "{\"Code\":0}"_ba);
        row("gzip, chunked",
            "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n"_ba + chunk(zipped.left(5))
                + chunk(zipped.mid(5)) + chunk(""_ba),
            false, 200, "{\"Code\":0}"_ba);
        row("gzip without a body", RawServer::http(200, ""_ba, {"Content-Encoding: gzip"_ba}), false, 200, ""_ba);
    }
    void answersWhole()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const bool, closes);
        for (const qsizetype slice : {qsizetype(0), qsizetype(1)}) { // whole, and byte by byte
            for (const bool withBody : {false, true}) {
                RawServer server;
                server.then({bytes, closes ? Then::Close : Then::Keep, slice});
                ManualClock clock;
                HttpClient client(clock);
                const QFuture<Outcome> future = client.send(withBody ? post(server.url()) : get(server.url()), {});
                QVERIFY(ended(future));
                const Outcome outcome = future.result();
                QVERIFY2(outcome, qPrintable(outcome ? QString() : outcome.error().code));
                QTEST(outcome->status, "status");
                QTEST(outcome->body, "body");
                QCOMPARE(server.requests().size(), 1);
            }
        }
    }

    void endsWithAnError_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<Then>("then");
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<QString>("code");
        const auto row = [](const char *name, const QByteArray &bytes, Then then, ErrorKind kind, const QString &code) {
            QTest::newRow(name) << bytes << then << kind << code;
        };
        const auto lost = [&row](const char *name, const QByteArray &bytes, Then then) {
            row(name, bytes, then, ErrorKind::Unreachable, u"connection-lost"_s);
        };
        const auto broken = [&row](const char *name, const QByteArray &bytes) {
            row(name, bytes, Then::Keep, ErrorKind::BadAnswer, u"broken-encoding"_s);
        };
        const QByteArray whole = RawServer::http(200, "0123456789"_ba);
        const QByteArray zipped = gzipStream(QByteArray(1000, 'x') + "{\"Code\":0}"_ba);
        lost("closed before a byte", ""_ba, Then::Close);
        lost("reset before a byte", ""_ba, Then::Reset);
        lost("closed after 1 byte", whole.left(1), Then::Close);
        lost("closed in the header", whole.left(20), Then::Close);
        lost("reset in the header", whole.left(20), Then::Reset);
        lost("closed in the body", whole.left(whole.size() - 5), Then::Close);
        lost("reset in the body", whole.left(whole.size() - 5), Then::Reset);
        lost("closed before the last byte", whole.left(whole.size() - 1), Then::Close);
        lost("error status, closed in the body", RawServer::http(500, "0123456789"_ba).chopped(5), Then::Close);
        lost("length too big", "HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nshort"_ba, Then::Close);
        lost("chunked, cut between chunks", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"_ba + chunk("abc"_ba),
             Then::Close);
        lost("chunked, cut in a chunk", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n8\r\nabc"_ba, Then::Close);
        lost("chunked, reset in a chunk", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n8\r\nabc"_ba, Then::Reset);
        broken("gzip, cut", RawServer::http(200, zipped.left(zipped.size() / 2), {"Content-Encoding: gzip"_ba}));
        broken("gzip, without its checksum", RawServer::http(200, zipped.chopped(8), {"Content-Encoding: gzip"_ba}));
        broken("gzip that is none", RawServer::http(200, "{\"Code\":0}"_ba, {"Content-Encoding: gzip"_ba}));
        broken("an encoding nobody asked for", RawServer::http(200, "abc"_ba, {"Content-Encoding: br"_ba}));
        row("bomb", RawServer::http(200, gzipStream(QByteArray(60'000'000, '\0')), {"Content-Encoding: gzip"_ba}), Then::Keep,
            ErrorKind::BadAnswer, u"answer-too-large"_s);
        row("larger than 50 MB", RawServer::http(200, QByteArray(51 * 1024 * 1024, 'x')), Then::Keep, ErrorKind::BadAnswer,
            u"answer-too-large"_s);
    }
    void endsWithAnError()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const Then, then);
        for (const bool withBody : {false, true}) {
            RawServer server;
            server.setAlways({bytes, then});
            ManualClock clock;
            HttpClient client(clock);
            const QFuture<Outcome> future = client.send(withBody ? post(server.url()) : get(server.url()), {});
            QVERIFY(ended(future));
            const Outcome outcome = future.result();
            QVERIFY(!outcome);
            QTEST(outcome.error().kind, "kind");
            QTEST(outcome.error().code, "code");
            QCOMPARE(server.requests().size(), 1); // Qt repeats nothing, so no nonce arrives twice
        }
    }

    void takesWhatIsNotHttpForAnError()
    {
        for (const QByteArray &bytes : {"SSH-2.0-OpenSSH_9.2\r\n"_ba, "\0\1\2\3\r\n\r\n"_ba, "HTTP/9 x y\r\n\r\n"_ba}) {
            RawServer server;
            server.setAlways({bytes, Then::Close});
            ManualClock clock;
            HttpClient client(clock);
            const QFuture<Outcome> future = client.send(get(server.url()), {});
            QVERIFY(ended(future));
            QVERIFY(!future.result());
        }
    }

    void leavesNoRestForTheNextAnswer()
    {
        RawServer server; // says 2 bytes and sends more: the rest must not be read as the next answer
        server.then({"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nokHTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nbad"_ba});
        server.setAlways({RawServer::http(200, "good"_ba)});
        ManualClock clock;
        HttpClient client(clock);
        const QFuture<Outcome> first = client.send(post(server.url()), {});
        QVERIFY(ended(first));
        QCOMPARE(first.result()->body, "ok"_ba);
        const QFuture<Outcome> second = client.send(post(server.url()), {});
        QVERIFY(ended(second));
        QVERIFY(!second.result() || second.result()->body == "good"_ba);
    }

    void namesWhyNoConnectionCame_data()
    {
        QTest::addColumn<QUrl>("url");
        QTest::addColumn<QString>("code");
        RawServer closed;
        const QUrl nobody = closed.url();
        QTest::newRow("refused") << nobody << u"connection-refused"_s;
        QTest::newRow("no such host") << QUrl(u"http://no-such-host.invalid/"_s) << u"host-not-found"_s;
    }
    void namesWhyNoConnectionCame()
    {
        QFETCH(const QUrl, url);
        ManualClock clock;
        HttpClient client(clock);
        const QFuture<Outcome> future = client.send(post(url), {});
        QVERIFY(ended(future, 20'000));
        QCOMPARE(future.result().error().kind, ErrorKind::Unreachable);
        QTEST(future.result().error().code, "code");
        QVERIFY(future.result().error().message.contains(url.host()));
    }

    void refusesWhatCannotBeSent_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QString>("url");
        QTest::addColumn<QByteArray>("header");
        QTest::newRow("no url") << "GET"_ba << u""_s << "x"_ba;
        QTest::newRow("file") << "GET"_ba << u"file:///etc/passwd"_s << "x"_ba;
        QTest::newRow("no host") << "GET"_ba << u"http:///x"_s << "x"_ba;
        QTest::newRow("no method") << ""_ba << u"http://127.0.0.1/"_s << "x"_ba;
        QTest::newRow("line break in a header") << "GET"_ba << u"http://127.0.0.1/"_s << "x\r\nEvil: 1"_ba;
    }
    void refusesWhatCannotBeSent()
    {
        QFETCH(const QByteArray, method);
        QFETCH(const QString, url);
        QFETCH(const QByteArray, header);
        ManualClock clock;
        HttpClient client(clock);
        const QFuture<Outcome> future = client.send({method, QUrl(url), {{"X"_ba, header}}, {}}, {});
        QVERIFY(future.isFinished());
        QCOMPARE(future.result().error().kind, ErrorKind::BadInput);
    }

    void timesOutByTheClockItWasGiven_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("never answers") << ""_ba;
        QTest::newRow("hangs in the header") << "HTTP/1.1 200 OK\r\nContent-"_ba;
        QTest::newRow("hangs in the body") << "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf"_ba;
    }
    void timesOutByTheClockItWasGiven()
    {
        QFETCH(const QByteArray, bytes);
        RawServer server;
        server.setAlways({bytes, Then::Keep});
        ManualClock clock;
        HttpClient client(clock);
        const QFuture<Outcome> future = client.send(get(server.url()), {.timeout = 30s});
        QTRY_COMPARE(server.requests().size(), 1);
        clock.advance(29'999ms);
        QCoreApplication::sendPostedEvents();
        QVERIFY(!future.isFinished());
        clock.advance(1ms);
        QVERIFY(ended(future));
        QCOMPARE(future.result().error().kind, ErrorKind::TimedOut);
        QCOMPARE(future.result().error().code, u"timeout"_s);
    }

    void isCancelledByItsToken()
    {
        RawServer server;
        ManualClock clock;
        HttpClient client(clock);
        CancelSource source;
        const QFuture<Outcome> open = client.send(get(server.url()), {}, source.token());
        QTRY_COMPARE(server.requests().size(), 1);
        source.cancel();
        source.cancel();
        QVERIFY(ended(open));
        QCOMPARE(open.result().error().kind, ErrorKind::Cancelled);
        const QFuture<Outcome> late = client.send(get(server.url()), {}, source.token());
        QCOMPARE(late.result().error().kind, ErrorKind::Cancelled);
        QCOMPARE(server.requests().size(), 1);
    }

    void endsWhenItsClientIsDestroyed_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("atOnce");
        QTest::newRow("before the connection") << ""_ba << true;
        QTest::newRow("waiting for the answer") << ""_ba << false;
        QTest::newRow("in the header") << "HTTP/1.1 200 OK\r\nCon"_ba << false;
        QTest::newRow("in the body") << "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf"_ba << false;
    }
    void endsWhenItsClientIsDestroyed()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const bool, atOnce);
        RawServer server;
        server.setAlways({bytes, Then::Keep});
        ManualClock clock;
        auto client = std::make_unique<HttpClient>(clock);
        int outcomes = 0;
        QFuture<Outcome> future = client->send(get(server.url()), {});
        future.then(this, [&outcomes](const Outcome &outcome) {
            ++outcomes;
            QCOMPARE(outcome.error().kind, ErrorKind::Cancelled);
        });
        if (!atOnce)
            QTRY_COMPARE(server.requests().size(), 1);
        client.reset();
        QVERIFY(future.isFinished());
        clock.advance(1min);
        QTRY_COMPARE(outcomes, 1);
    }

    void mayBeDestroyedByWhoWaits()
    {
        RawServer server;
        server.setAlways({RawServer::http(200, "ok"_ba)});
        ManualClock clock;
        auto *client = new HttpClient(clock);
        const QPointer<HttpClient> guard(client);
        int outcomes = 0;
        const QFuture<Outcome> other = client->send(get(server.url()), {});
        client->send(get(server.url()), {}).then(this, [&](const Outcome &) {
            ++outcomes;
            delete client;
        });
        QTRY_COMPARE(outcomes, 1);
        QVERIFY(!guard);
        QVERIFY(other.isFinished());
    }

    void sendsWhatItSaysAndNoMore()
    {
        RawServer server;
        server.then({RawServer::http(200, "ok"_ba, {"Set-Cookie: a=b"_ba})});
        server.setAlways({RawServer::http(200, "ok"_ba)});
        ManualClock clock;
        HttpClient client(clock);
        for (int i = 0; i < 2; ++i) {
            const QFuture<Outcome> future = client.send(post(server.url(u"/?Action=List&x=%2Fa%20b"_s)), {});
            QVERIFY(ended(future));
        }
        QCOMPARE(server.connections(), 1); // kept
        for (const QByteArray &request : server.requests()) {
            QVERIFY(request.startsWith("POST /?Action=List&x=%2Fa%20b HTTP/1.1\r\n"));
            QVERIFY(request.contains("\r\nUser-Agent: UploadDeck/" UPLOADDECK_VERSION "\r\n"));
            QVERIFY(request.contains("\r\nContent-Type: application/json\r\n"));
            QVERIFY(request.endsWith("\r\n\r\n{}"));
            QVERIFY(!request.toLower().contains("\r\ncookie:"));
        }
    }

    void readsDateAndRetryAfter()
    {
        RawServer server;
        server.setAlways({RawServer::http(
            429, ""_ba, {"Date: Fri, 15 Jan 2027 08:10:00 GMT"_ba, "Retry-After: Fri, 15 Jan 2027 08:10:20 GMT"_ba})});
        ManualClock clock; // 08:00
        HttpClient client(clock);
        const QFuture<Outcome> future = client.send(get(server.url()), {});
        QVERIFY(ended(future));
        QCOMPARE(*future.result()->serverDate, clock.now() + 10min);
        QCOMPARE(*future.result()->retryAfter, 20s); // by the server's own clock
        QCOMPARE(future.result()->receivedAt, clock.now());
    }
};

QTEST_GUILESS_MAIN(HttpClientTest)
#include "http_client_test.moc"
