#include "sandbox/http_parser.h"

#include <QTest>

using namespace deck::sandbox;

namespace {

struct Parsed
{
    QList<Request> requests; ///< with their bodies
    int refusal = 0;
    int continues = 0;
};

/// Feeds the bytes in pieces of `piece`, as a connection does.
Parsed parse(const QByteArray &bytes, qsizetype piece)
{
    Parsed parsed;
    RequestParser parser;
    QByteArray body;
    QByteArray in;
    for (qsizetype at = 0; at < bytes.size(); at += piece) {
        in += bytes.mid(at, piece);
        for (;;) {
            const RequestParser::Step step = parser.feed(in);
            if (step.status == RequestParser::Status::Head && parser.expectsContinue())
                ++parsed.continues;
            body += step.body;
            in.remove(0, step.consumed);
            if (step.status == RequestParser::Status::Complete) {
                Request request = parser.head();
                request.body = std::exchange(body, {});
                parsed.requests.append(request);
            }
            if (step.status == RequestParser::Status::Refused) {
                parsed.refusal = parser.refusal();
                return parsed;
            }
            if (step.status == RequestParser::Status::NeedMore)
                break;
        }
    }
    return parsed;
}

} // namespace

class HttpParserTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anyCutGivesTheSame_data();
    void anyCutGivesTheSame();
    void refuses_data();
    void refuses();
    void keepsTheConnection_data();
    void keepsTheConnection();
    void readsParameters();
    void limitsTheHead();
    void limitsTheBody();
};

void HttpParserTest::anyCutGivesTheSame_data()
{
    QTest::addColumn<qsizetype>("piece");
    for (const qsizetype piece : {1, 2, 3, 7, 64, 10'000})
        QTest::addRow("pieces of %d", static_cast<int>(piece)) << piece;
}

void HttpParserTest::anyCutGivesTheSame()
{
    QFETCH(const qsizetype, piece);
    const QByteArray bytes = "\r\nPOST /?Action=A HTTP/1.1\r\nHost: x\r\ncontent-LENGTH: 5\r\nExpect: 100-continue\r\n\r\nhello"
                             "GET /two HTTP/1.1\r\nHost: x\r\n\r\n"
                             "PUT /three HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
                             "3;name=value\r\nabc\r\n0A\r\n0123456789\r\n0\r\nTrailer: t\r\n\r\n"
                             "GET /four HTTP/1.0\r\n\r\n";
    const Parsed parsed = parse(bytes, piece);
    QCOMPARE(parsed.refusal, 0);
    QCOMPARE(parsed.requests.size(), 4);
    QCOMPARE(parsed.continues, 1);
    QCOMPARE(parsed.requests[0].method, "POST");
    QCOMPARE(parsed.requests[0].target, "/?Action=A");
    QCOMPARE(parsed.requests[0].body, "hello");
    QCOMPARE(parsed.requests[1].target, "/two");
    QCOMPARE(parsed.requests[1].body, QByteArray());
    QCOMPARE(parsed.requests[2].body, "abc0123456789");
    QCOMPARE(parsed.requests[3].minorVersion, 0);
}

void HttpParserTest::refuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, const QByteArray &bytes, int status) { QTest::newRow(name) << bytes << status; };
    row("no words", "hello\r\n", 400);
    row("too many words", "GET / x HTTP/1.1\r\n", 400);
    row("no HTTP", "GET / FTP/1.1\r\n", 400);
    row("HTTP/2", "GET / HTTP/2.0\r\n", 505);
    row("bare line feed", "GET / HTTP/1.1\nHost: x\n\n", 400);
    row("no host", "GET / HTTP/1.1\r\n\r\n", 400);
    row("two hosts", "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400);
    row("blank before the colon", "GET / HTTP/1.1\r\nHost : a\r\n", 400);
    row("folded header", "GET / HTTP/1.1\r\nHost: a\r\n b\r\n", 400);
    row("no colon", "GET / HTTP/1.1\r\nHost\r\n", 400);
    row("NUL in a value", QByteArray("GET / HTTP/1.1\r\nHost: a\0b\r\n", 27), 400);
    row("negative length", "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n", 400);
    row("two lengths", "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n", 400);
    row("length and chunked", "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n", 400);
    row("other encoding", "GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip\r\n\r\n", 501);
    row("other expectation", "GET / HTTP/1.1\r\nHost: a\r\nExpect: miracle\r\n\r\n", 417);
    row("bad chunk size", "GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n", 400);
    row("signed chunk size", "GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n", 400);
    row("chunk longer than stated", "GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nabc\r\n", 400);
    row("body too long", "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 9999999\r\n\r\n", 413);
    row("chunk too long", "GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFF\r\n", 413);
}

void HttpParserTest::refuses()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const int, status);
    QCOMPARE(parse(bytes, bytes.size()).refusal, status);
    QCOMPARE(parse(bytes, 1).refusal, status);
}

void HttpParserTest::keepsTheConnection_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("keepAlive");
    QTest::newRow("1.1") << QByteArray("GET / HTTP/1.1\r\nHost: x\r\n\r\n") << true;
    QTest::newRow("1.1 close") << QByteArray("GET / HTTP/1.1\r\nHost: x\r\nConnection: Close\r\n\r\n") << false;
    QTest::newRow("1.0") << QByteArray("GET / HTTP/1.0\r\n\r\n") << false;
    QTest::newRow("1.0 keep-alive") << QByteArray("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n") << true;
}

void HttpParserTest::keepsTheConnection()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const bool, keepAlive);
    const Parsed parsed = parse(bytes, bytes.size());
    QCOMPARE(parsed.requests.size(), 1);
    QCOMPARE(parsed.requests[0].keepAlive, keepAlive);
}

void HttpParserTest::readsParameters()
{
    Request request;
    request.target = "/a/b?x=1&y=%E6%BD%AE+%2B&flag&x=2";
    QCOMPARE(request.path().toByteArray(), "/a/b");
    QCOMPARE(request.parameter("x"), QStringLiteral("1"));
    QCOMPARE(request.parameter("y"), QStringLiteral("潮++"));
    QCOMPARE(request.parameter("flag"), QString());
    QVERIFY(!request.parameter("z").has_value());
    request.target = "/";
    QVERIFY(!request.parameter("x").has_value());
}

void HttpParserTest::limitsTheHead()
{
    const QByteArray start = "GET / HTTP/1.1\r\nHost: x\r\nLong: ";
    const QByteArray end = "\r\n\r\n";
    const qsizetype most = 64 * 1024;
    const QByteArray fits = start + QByteArray(most - start.size() - end.size(), 'a') + end;
    QCOMPARE(fits.size(), most);
    QCOMPARE(parse(fits, 1000).requests.size(), 1);
    const QByteArray tooLong = start + QByteArray(most - start.size() - end.size() + 1, 'a') + end;
    QCOMPARE(parse(tooLong, 1000).refusal, 431);
    QCOMPARE(parse("GET /" + QByteArray(most, 'a'), 5000).refusal, 431);
}

void HttpParserTest::limitsTheBody()
{
    const auto request = [](qsizetype size) -> QByteArray {
        return "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: " + QByteArray::number(size) + "\r\n\r\n" + QByteArray(size, 'b');
    };
    QCOMPARE(parse(request(1024 * 1024), 65'536).requests.value(0).body.size(), 1024 * 1024);
    QCOMPARE(parse(request(1024 * 1024 + 1), 65'536).refusal, 413);
}

QTEST_GUILESS_MAIN(HttpParserTest)
#include "http_parser_test.moc"
