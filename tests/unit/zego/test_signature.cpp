#include "recorded.h"
#include "vendors/zego/signature.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>

using namespace deck;
using namespace Qt::StringLiterals;

class SignatureTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void vectors_data();
    void vectors();
    void thereAreTwelveVectors();
    void noncesAreHexAndNew();
};

namespace {

QJsonArray allVectors()
{
    return QJsonDocument::fromJson(recorded::read(u"zego-signatures.json"_s)).array();
}

} // namespace

void SignatureTest::vectors_data()
{
    QTest::addColumn<QJsonObject>("vector");
    for (const QJsonValue vector : allVectors())
        QTest::newRow(qPrintable(vector["name"_L1].toString())) << vector.toObject();
}

void SignatureTest::vectors()
{
    QFETCH(const QJsonObject, vector);
    const auto bytes = [&vector](QLatin1StringView name) { return vector.value(name).toString().toUtf8(); };
    const QString algorithm = vector.value("algorithm"_L1).toString();
    if (algorithm == u"MD5"_s) {
        const auto appId = vector.value("appId"_L1).toInteger(-1);
        QVERIFY(appId >= 0);
        QCOMPARE(zego::signature(static_cast<quint32>(appId), bytes("signatureNonce"_L1), bytes("serverSecret"_L1),
                                 vector.value("timestamp"_L1).toInteger(-1)),
                 bytes("signature"_L1));
    } else if (algorithm == u"SHA1-CALLBACK"_s) {
        QCOMPARE(zego::callbackSignature(bytes("callbackSecret"_L1), bytes("timestamp"_L1), bytes("nonce"_L1)),
                 bytes("signature"_L1));
    } else {
        QCOMPARE(algorithm, u"CONTENT-MD5"_s);
        QCOMPARE(zego::contentMd5OfDigest(QByteArray::fromHex(bytes("md5Hex"_L1))), bytes("contentMd5"_L1));
        if (vector.contains("contentUtf8"_L1))
            QCOMPARE(zego::contentMd5(bytes("contentUtf8"_L1)), bytes("contentMd5"_L1));
    }
}

void SignatureTest::thereAreTwelveVectors()
{
    QCOMPARE(allVectors().size(), 12);
}

void SignatureTest::noncesAreHexAndNew()
{
    static const QRegularExpression form(u"\\A[0-9a-f]{16}\\z"_s);
    QSet<QByteArray> seen;
    for (int i = 0; i < 1000; ++i) {
        const QByteArray nonce = zego::newNonce();
        QVERIFY2(form.match(QString::fromLatin1(nonce)).hasMatch(), nonce.constData());
        seen.insert(nonce);
    }
    QCOMPARE(seen.size(), 1000);
}

QTEST_APPLESS_MAIN(SignatureTest)
#include "test_signature.moc"
