#include "recorded.h"
#include "vendors/huawei/signature.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

using namespace deck;
using namespace Qt::StringLiterals;

class SignatureTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void vectors_data();
    void vectors();
    void checkedAsItCameOverTheWire_data() { vectors_data(); }
    void checkedAsItCameOverTheWire();
    void thereAreSeventeenVectors();
    void oneChangedPartIsAnotherSignature();
    void dates();
    void badAuthorizations();
};

namespace {

QJsonArray allVectors()
{
    return QJsonDocument::fromJson(recorded::read(u"huawei-signatures.json"_s)).array();
}

QByteArray text(const QJsonObject &vector, QLatin1StringView name)
{
    return vector.value(name).toString().toUtf8();
}

huawei::SigningRequest requestOf(const QJsonObject &vector)
{
    huawei::SigningRequest request;
    request.method = text(vector, "method"_L1);
    request.path = text(vector, "path"_L1);
    for (const QJsonValue item : vector.value("query"_L1).toArray())
        request.query.append({item.toArray().at(0).toString().toUtf8(), item.toArray().at(1).toString().toUtf8()});
    const QJsonObject headers = vector.value("headers"_L1).toObject();
    for (auto it = headers.begin(); it != headers.end(); ++it)
        request.headers.append({it.key().toLatin1(), it.value().toString().toLatin1()});
    request.body = text(vector, "body"_L1);
    return request;
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
    QCOMPARE(text(vector, "algorithm"_L1), QByteArray(huawei::signatureAlgorithm));
    const huawei::SigningRequest request = requestOf(vector);
    const QByteArrayList names = huawei::signedHeaderNames(request.headers);
    const QByteArray canonical = huawei::canonicalRequest(request, names);
    QCOMPARE(canonical, text(vector, "canonicalRequest"_L1));
    const QByteArray hash = QCryptographicHash::hash(canonical, QCryptographicHash::Sha256).toHex();
    QCOMPARE(hash, text(vector, "canonicalRequestSha256"_L1));
    const QByteArray date = text(vector.value("headers"_L1).toObject(), "X-Sdk-Date"_L1);
    const QByteArray toSign = huawei::stringToSign(date, canonical);
    QCOMPARE(toSign, text(vector, "stringToSign"_L1));
    const QByteArray signature = huawei::signature(text(vector, "secretKey"_L1), toSign);
    QCOMPARE(signature, text(vector, "signature"_L1));
    QCOMPARE(huawei::authorizationText({text(vector, "accessKey"_L1), names, signature}), text(vector, "authorization"_L1));
}

/// What a server does: everything from the request's target and headers, the names from its Authorization.
void SignatureTest::checkedAsItCameOverTheWire()
{
    QFETCH(const QJsonObject, vector);
    huawei::SigningRequest request = requestOf(vector);
    QByteArrayList parts;
    for (const auto &[name, value] : std::as_const(request.query))
        parts.append(huawei::percentEncoded(name) + '=' + huawei::percentEncoded(value));
    request.query = huawei::queryItemsOf(parts.join('&'));
    request.headers.prepend({"User-Agent"_ba, "somebody"_ba});
    const auto authorization = huawei::readAuthorization(text(vector, "authorization"_L1));
    QVERIFY(authorization.has_value());
    QCOMPARE(authorization->accessKey, text(vector, "accessKey"_L1));
    QCOMPARE(huawei::signatureOf(request, authorization->signedHeaders, text(vector, "secretKey"_L1)), authorization->signature);
}

void SignatureTest::thereAreSeventeenVectors()
{
    QCOMPARE(allVectors().size(), 17);
}

void SignatureTest::oneChangedPartIsAnotherSignature()
{
    const QJsonObject vector = allVectors().at(5).toObject();
    const huawei::SigningRequest right = requestOf(vector);
    const QByteArrayList names = huawei::signedHeaderNames(right.headers);
    const auto sign = [&names](const huawei::SigningRequest &request) { return huawei::signatureOf(request, names, "key"); };
    const QByteArray signature = sign(right);
    huawei::SigningRequest wrong = right;
    wrong.method = "PUT";
    QVERIFY(sign(wrong) != signature);
    wrong = right;
    wrong.path += "/x";
    QVERIFY(sign(wrong) != signature);
    wrong = right;
    wrong.query.append({"a"_ba, ""_ba});
    QVERIFY(sign(wrong) != signature);
    wrong = right;
    wrong.body += ' ';
    QVERIFY(sign(wrong) != signature);
    for (int i = 0; i < right.headers.size(); ++i) {
        wrong = right;
        wrong.headers[i].second += '1';
        QVERIFY2(sign(wrong) != signature, wrong.headers.at(i).first.constData());
    }
    wrong = right;
    wrong.path += '/'; // signed with a slash at the end in any case
    QCOMPARE(sign(wrong), signature);
}

void SignatureTest::dates()
{
    const Instant time(std::chrono::seconds(1785573000));
    QCOMPARE(huawei::sdkDate(time), "20260801T083000Z"_ba);
    QCOMPARE(huawei::timeOfSdkDate("20260801T083000Z"), std::optional(time));
    for (const auto *bad :
         {"", "20260801T083000", "2026-08-01T08:30:00Z", "20261301T083000Z", "20260801T083000Z ", "20260801T0830000Z"})
        QVERIFY2(!huawei::timeOfSdkDate(bad), bad);
}

void SignatureTest::badAuthorizations()
{
    for (const auto *bad :
         {"", "SDK-HMAC-SHA256", "SDK-HMAC-SHA256 ", "Bearer x", "SDK-HMAC-SHA256 Access=a, SignedHeaders=b",
          "SDK-HMAC-SHA256 Access=, SignedHeaders=b, Signature=c", "SDK-HMAC-SHA256 nonsense", "SDK-HMAC-SHA256 Signature=c,,"})
        QVERIFY2(!huawei::readAuthorization(bad), bad);
}

QTEST_APPLESS_MAIN(SignatureTest)
#include "test_signature.moc"
