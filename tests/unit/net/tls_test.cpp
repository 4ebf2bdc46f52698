#include "net/http_client.h"

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
            QTRY_VERIFY(future.isFinished());
            QVERIFY(!future.result());
            QCOMPARE(future.result().error().kind, ErrorKind::Unreachable); // a write surely never left
            QTEST(future.result().error().code, "code");
            QVERIFY(!future.result().error().message.isEmpty());
            QCOMPARE(server.requests().size(), 0);
        }
    }

    void isAnErrorWhereTheServerSpeaksNoTls()
    {
        RawServer server;
        server.setAlways({RawServer::http(400, "plain"_ba), RawServer::Then::Close});
        QUrl url = server.url();
        url.setScheme(u"https"_s);
        RawServer closing;
        ManualClock clock;
        HttpClient client(clock);
        const QFuture<Outcome> future = client.send({"POST"_ba, url, {}, "{}"_ba}, {.write = true, .timeout = defaultTimeout});
        // The server never sees an end of a request in the handshake, and we wait no longer than ever.
        QTRY_COMPARE(server.connections(), 1);
        clock.advance(defaultTimeout);
        QTRY_VERIFY(future.isFinished());
        QVERIFY(!future.result());
        QVERIFY(future.result().error().kind != ErrorKind::OutcomeUnknown);
    }
};

QTEST_GUILESS_MAIN(TlsTest)
#include "tls_test.moc"
