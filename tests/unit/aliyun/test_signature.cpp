#include "recorded.h"
#include "vendors/aliyun/signature.h"

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
    void whatRanIsCounted();
    void queriesAreReadBack();
    void onlyTheRightHeadersAreSigned();
    void headersAreLoweredTrimmedAndSorted();
    void theAuthorizationIsReadBack();
    void noncesAreHexAndNew();
};

namespace {

QJsonArray allVectors()
{
    return QJsonDocument::fromJson(recorded::read(u"aliyun-signatures.json"_s)).array();
}

/// Object storage has signatures of its own: they belong to uploading, as its checksum does.
const QSet<QString> ofObjectStorage = {u"OSS-HMAC-SHA1"_s, u"OSS4-HMAC-SHA256"_s, u"CRC-64/XZ"_s};

aliyun::Parameters parametersIn(const QJsonObject &vector, QLatin1StringView name)
{
    aliyun::Parameters parameters;
    const QJsonObject object = vector.value(name).toObject();
    for (auto it = object.constBegin(); it != object.constEnd(); ++it)
        parameters.insert(it.key().toUtf8(), it->toVariant().toString().toUtf8());
    return parameters;
}

/// The headers the vector signs; the documented one does not list them and follows the table of the topic.
HttpHeaders headersIn(const QJsonObject &vector)
{
    HttpHeaders headers;
    const QJsonObject object = vector.value("headers"_L1).toObject();
    for (auto it = object.constBegin(); it != object.constEnd(); ++it) {
        if (aliyun::acs3SignsHeader(it.key().toUtf8()))
            headers.append({it.key().toUtf8(), it->toString().toUtf8()});
    }
    if (!headers.isEmpty())
        return headers;
    const auto text = [&vector](QLatin1StringView name) { return vector.value(name).toString().toUtf8(); };
    return {{"Host"_ba, text("endpoint"_L1)},
            {"X-Acs-Action"_ba, text("action"_L1)},
            {"X-Acs-Version"_ba, text("version"_L1)},
            {"X-Acs-Date"_ba, text("timestamp"_L1)},
            {"X-Acs-Signature-Nonce"_ba, text("nonce"_L1)},
            {"X-Acs-Content-Sha256"_ba, aliyun::acs3BodyHash({})}};
}

void checkRpc(const QJsonObject &vector)
{
    const auto text = [&vector](QLatin1StringView name) { return vector.value(name).toString().toUtf8(); };
    aliyun::Parameters parameters = parametersIn(vector, "allParameters"_L1);
    QCOMPARE(aliyun::canonicalQuery(parameters), text("canonicalizedQueryString"_L1));
    QCOMPARE(aliyun::rpcStringToSign(text("method"_L1), parameters), text("stringToSign"_L1));
    QCOMPARE(aliyun::rpcSignature(text("method"_L1), parameters, text("accessKeySecret"_L1)), text("signature"_L1));
    QCOMPARE(aliyun::percentEncoded(text("signature"_L1)), text("signatureUrlEncoded"_L1));
    // whoever checks a request has the signature among the parameters
    parameters.insert("Signature"_ba, text("signature"_L1));
    QCOMPARE(aliyun::rpcSignature(text("method"_L1), parameters, text("accessKeySecret"_L1)), text("signature"_L1));
    // and reads them from the query or the form
    QByteArray sent = text("body"_L1);
    if (sent.isEmpty())
        sent = text("url"_L1).mid(text("url"_L1).indexOf('?') + 1);
    if (vector.contains("url"_L1))
        QCOMPARE(aliyun::parametersOf(sent), parameters);
}

void checkAcs3(const QJsonObject &vector)
{
    const auto text = [&vector](QLatin1StringView name) { return vector.value(name).toString().toUtf8(); };
    const aliyun::Acs3Request request {text("method"_L1), text("pathname"_L1), parametersIn(vector, "parameters"_L1),
                                       headersIn(vector), aliyun::acs3BodyHash(text("body"_L1))};
    QCOMPARE(aliyun::acs3CanonicalRequest(request), text("canonicalRequest"_L1));
    QCOMPARE(aliyun::acs3StringToSign(request), text("stringToSign"_L1));
    QCOMPARE(aliyun::acs3StringToSign(request).split('\n').at(1), text("hashedCanonicalRequest"_L1));
    QCOMPARE(aliyun::acs3Signature(request, text("accessKeySecret"_L1)), text("signature"_L1));
    QCOMPARE(aliyun::acs3Authorization(request, text("accessKeyId"_L1), text("accessKeySecret"_L1)), text("authorization"_L1));
    if (vector.contains("formBody"_L1))
        QCOMPARE(aliyun::parametersOf(text("body"_L1)), parametersIn(vector, "formBody"_L1));
}

} // namespace

void SignatureTest::vectors_data()
{
    QTest::addColumn<QJsonObject>("vector");
    for (const QJsonValue vector : allVectors()) {
        if (!ofObjectStorage.contains(vector["algorithm"_L1].toString()))
            QTest::newRow(qPrintable(vector["name"_L1].toString())) << vector.toObject();
    }
}

void SignatureTest::vectors()
{
    QFETCH(const QJsonObject, vector);
    const QString algorithm = vector.value("algorithm"_L1).toString();
    if (algorithm == u"ALIYUN-RPC-HMAC-SHA1"_s) {
        checkRpc(vector);
    } else {
        QCOMPARE(algorithm, u"ACS3-HMAC-SHA256"_s);
        checkAcs3(vector);
    }
}

void SignatureTest::whatRanIsCounted()
{
    QMap<QString, int> counts;
    for (const QJsonValue vector : allVectors())
        ++counts[vector["algorithm"_L1].toString()];
    QCOMPARE(counts,
             (QMap<QString, int> {{u"ALIYUN-RPC-HMAC-SHA1"_s, 7},
                                  {u"ACS3-HMAC-SHA256"_s, 10},
                                  {u"OSS-HMAC-SHA1"_s, 7},
                                  {u"OSS4-HMAC-SHA256"_s, 10},
                                  {u"CRC-64/XZ"_s, 3}}));
}

void SignatureTest::queriesAreReadBack()
{
    const aliyun::Parameters parameters = {{"b"_ba, "1 2+3"_ba}, {"a&="_ba, "标签*~%"_ba}, {"empty"_ba, ""_ba}};
    const QByteArray query = aliyun::canonicalQuery(parameters);
    QCOMPARE(query, "a%26%3D=%E6%A0%87%E7%AD%BE%2A~%25&b=1%202%2B3&empty="_ba);
    QCOMPARE(aliyun::parametersOf(query), parameters);
    QCOMPARE(aliyun::parametersOf("x=1+2&&y&x=3"_ba), (aliyun::Parameters {{"x"_ba, "3"_ba}, {"y"_ba, QByteArray()}}));
}

void SignatureTest::onlyTheRightHeadersAreSigned()
{
    for (const char *name : {"host", "Host", "Content-Type", "x-acs-date", "X-ACS-Security-Token", "x-acs-credentials-provider"})
        QVERIFY2(aliyun::acs3SignsHeader(name), name);
    for (const char *name : {"accept", "Authorization", "user-agent", "x-ac", "content-length", "accept-encoding"})
        QVERIFY2(!aliyun::acs3SignsHeader(name), name);
}

void SignatureTest::headersAreLoweredTrimmedAndSorted()
{
    const aliyun::Acs3Request request {
        "GET"_ba, "/"_ba, {}, {{"X-Acs-B"_ba, "  two "_ba}, {"HOST"_ba, "h:1"_ba}, {"x-acs-a"_ba, "one"_ba}}, "hash"_ba};
    QCOMPARE(aliyun::acs3CanonicalRequest(request),
             "GET\n/\n\nhost:h:1\nx-acs-a:one\nx-acs-b:two\n\nhost;x-acs-a;x-acs-b\nhash"_ba);
}

void SignatureTest::theAuthorizationIsReadBack()
{
    const auto parts
        = aliyun::acs3AuthorizationOf("ACS3-HMAC-SHA256 Credential=id,SignedHeaders=host;x-acs-date,Signature=0a=="_ba);
    QCOMPARE(parts.accessKeyId, "id"_ba);
    QCOMPARE(parts.signedHeaders, "host;x-acs-date"_ba);
    QCOMPARE(parts.signature, "0a=="_ba);
    for (const QByteArray &other : {""_ba, "ACS3-HMAC-SHA256"_ba, "ACS3-HMAC-SHA2567 Credential=id"_ba, "Basic Credential=id"_ba})
        QVERIFY2(aliyun::acs3AuthorizationOf(other).accessKeyId.isEmpty(), other.constData());
}

void SignatureTest::noncesAreHexAndNew()
{
    static const QRegularExpression form(u"\\A[0-9a-f]{32}\\z"_s);
    QSet<QByteArray> seen;
    for (int i = 0; i < 1000; ++i) {
        const QByteArray nonce = aliyun::newNonce();
        QVERIFY2(form.match(QString::fromLatin1(nonce)).hasMatch(), nonce.constData());
        seen.insert(nonce);
    }
    QCOMPARE(seen.size(), 1000);
}

QTEST_APPLESS_MAIN(SignatureTest)
#include "test_signature.moc"
