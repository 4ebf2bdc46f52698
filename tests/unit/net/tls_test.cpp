#include "net/http_client.h"

#include "ended.h"
#include "tests/support/manual_clock.h"
#include "tests/support/raw_server.h"

#include <QFile>
#include <QSslSocket>
#include <QTest>

using namespace deck;
using namespace Qt::StringLiterals;
using Outcome = Result<HttpReply>;

namespace {

QByteArray dataFile(const QString &name)
{
    QFile file(QStringLiteral(TEST_DATA_DIR "/tls/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TlsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(QSslSocket::supportsSsl()); }

    void namesWhatIsWrongAndSendsNothing_data()
    {
        QTest::addColumn<QString>("certificate");
        QTest::addColumn<QString>("code");
        QTest::newRow("self-signed") << u"self-signed.pem"_s << u"tls-self-signed"_s;
        QTest::newRow("expired") << u"expired.pem"_s << u"tls-expired"_s;
        QTest::newRow("wrong host") << u"wrong-host.pem"_s << u"tls-wrong-host"_s;
    }
    void namesWhatIsWrongAndSendsNothing()
    {
        QFETCH(const QString, certificate);
        const QSslCertificate shown(dataFile(certificate));
        QVERIFY(!shown.isNull());
        for (const bool write : {false, true}) {
            RawServer server;
            server.useTls(shown, QSslKey(dataFile(u"throw-away.key"_s), QSsl::Rsa));
            server.setAlways({RawServer::http(200, "ok"_ba)});
            ManualClock clock;
            HttpClient client(clock);
            const QFuture<Outcome> future = client.send({"POST"_ba, server.url(), {}, "{}"_ba}, {.write = write});
            QVERIFY(ended(future));
            QVERIFY(!future.result());
            QCOMPARE(future.result().error().kind, ErrorKind::Unreachable); // a write surely never left
            QTEST(future.result().error().code, "code");
            QVERIFY(!future.result().error().message.isEmpty());
            QCOMPARE(server.requests().size(), 0);
        }
    }

    void isAnErrorWhereTheServerSpeaksNoTls()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        connect(&server, &QTcpServer::newConnection, this, [&server] {
            QTcpSocket *socket = server.nextPendingConnection();
            connect(socket, &QIODevice::readyRead, socket, [socket] {
                socket->write("HTTP/1.1 400 Bad Request\r\nContent-Length: 5\r\n\r\nplain");
                socket->disconnectFromHost();
            });
        });
        QUrl url(u"https://127.0.0.1/"_s);
        url.setPort(server.serverPort());
        ManualClock clock;
        HttpClient client(clock);
        const QFuture<Outcome> future = client.send({"POST"_ba, url, {}, "{}"_ba}, {.write = true});
        QVERIFY(ended(future));
        QVERIFY(!future.result());
        QCOMPARE(future.result().error().kind, ErrorKind::Unreachable);
        QCOMPARE(future.result().error().code, u"tls-failed"_s);
    }

    void timesOutInTheHandshake()
    {
        RawServer silent;
        QUrl url = silent.url();
        url.setScheme(u"https"_s);
        ManualClock clock;
        HttpClient client(clock);
        const QFuture<Outcome> future = client.send({"POST"_ba, url, {}, "{}"_ba}, {.write = true});
        QTRY_COMPARE(silent.connections(), 1);
        clock.advance(defaultTimeout);
        QVERIFY(ended(future));
        QCOMPARE(future.result().error().kind, ErrorKind::TimedOut); // not OutcomeUnknown: no byte of it left
    }
};

QTEST_GUILESS_MAIN(TlsTest)
#include "tls_test.moc"
