#include "recorded.h"
#include "vendors/aliyun/body.h"
#include "vendors/aliyun/codes.h"

#include <QElapsedTimer>

using namespace deck;
using namespace Qt::StringLiterals;

class EnvelopeTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void trees_data();
    void trees();
    void badXml_data();
    void badXml();
    void anEntityBombIsSmall();
    void recordedErrors_data();
    void recordedErrors();
    void errorsInXml();
    void successes_data();
    void successes();
    void envelopes_data();
    void envelopes();
    void otherBodiesGoByStatus_data();
    void otherBodiesGoByStatus();
    void waits_data();
    void waits();
    void messagesKeepNoSecrets();
    void everyCutOfABody();
};

namespace {

const QString vod = u"aliyun-vod"_s;

QJsonObject json(const QByteArray &text)
{
    return QJsonDocument::fromJson(text).object();
}

const QByteArray xmlType = "text/xml;charset=utf-8"_ba;

QByteArray nested(int levels)
{
    QByteArray open;
    QByteArray close;
    for (int i = 0; i < levels; ++i) {
        open += "<a>";
        close += "</a>";
    }
    return "<XResponse>" + open + close + "</XResponse>";
}

} // namespace

void EnvelopeTest::trees_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("contentType");
    QTest::addColumn<QByteArray>("tree");
    const auto row = [](const char *name, const QByteArray &body, const QByteArray &tree, const QByteArray &type = xmlType) {
        QTest::newRow(name) << body << type << tree;
    };
    row("JSON", R"({"a":1})", R"({"a":1})", "application/json");
    row("JSON under an XML name", R"({"a":1})", R"({"a":1})");
    row("JSON without a type", "\xEF\xBB\xBF  {\"a\":1}\n", R"({"a":1})", "");
    row("XML under a JSON name", "<XResponse><a>1</a></XResponse>", R"({"a":"1"})", "application/json");
    row("scalar, blank and empty", "<XResponse><a> 1 </a><b>\n </b><c/></XResponse>", R"({"a":" 1 ","b":"","c":""})");
    row("object", "<XResponse><a>\n<b>1</b>\n<c>2</c></a></XResponse>", R"({"a":{"b":"1","c":"2"}})");
    row("list of objects", "<XResponse><a><b>1</b></a><a><b>2</b></a></XResponse>", R"({"a":[{"b":"1"},{"b":"2"}]})");
    row("list of scalars, apart", "<XResponse><a>1</a><b>x</b><a>2</a></XResponse>", R"({"a":["1","2"],"b":"x"})");
    row("text beside elements", "<XResponse>t<a>x<b>1</b>y</a></XResponse>", R"({"a":{"b":"1"}})");
    row("attributes", "<XResponse xmlns=\"http://x\"><a n=\"1\">2</a></XResponse>", R"({"a":"2"})");
    row("prefixes", "<XResponse><p:a>2</p:a></XResponse>", R"({"a":"2"})");
    row("CDATA, comment, instruction", "<XResponse><!-- c --><a>1<![CDATA[<b>&amp;]]>2</a><?p i?></XResponse>",
        R"({"a":"1<b>&amp;2"})");
    row("predefined entities", "<XResponse><a>&lt;&amp;&gt;&quot;&apos;&#x6807;</a></XResponse>", R"({"a":"<&>\"'标"})");
    row("declaration", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<XResponse><a>1</a></XResponse>", R"({"a":"1"})");
    row("broken declaration", "<? xml version=\"1.0\" encoding=\"UTF-8\" ? >\r\n<XResponse><a>1</a></XResponse>", R"({"a":"1"})");
    row("byte order mark", "\xEF\xBB\xBF<XResponse><a>1</a></XResponse>", R"({"a":"1"})");
    row("empty root", "<XResponse/>", "{}");
    row("text in the root", "<XResponse>soon</XResponse>", "{}");
    row("30 levels", nested(30), {});
}

void EnvelopeTest::trees()
{
    QFETCH(const QByteArray, body);
    QFETCH(const QByteArray, contentType);
    QFETCH(const QByteArray, tree);
    const Result<QJsonObject> read = aliyun::readBody(recorded::reply(body, 200, contentType));
    QVERIFY2(read.has_value(), qPrintable(read ? QString() : read.error().message));
    if (!tree.isEmpty())
        QCOMPARE(*read, json(tree));
}

void EnvelopeTest::badXml_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *name, const QByteArray &body, const QString &code = u"answer-not-xml"_s) {
        QTest::newRow(name) << body << code;
    };
    row("HTML", "<html><body>Sign in</body></html>");
    row("HTML with a type", "<!DOCTYPE html>\n<html><body>Sign in</body></html>");
    row("HTML that is no XML", "<HTML><br><p>Sign in</HTML>");
    row("document type", "<!DOCTYPE XResponse [<!ENTITY a \"b\">]><XResponse><a>&a;</a></XResponse>");
    row("document type behind a declaration", "<?xml version=\"1.0\"?><!DOCTYPE XResponse><XResponse><a>1</a></XResponse>");
    row("external entity", "<!DOCTYPE XResponse [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><XResponse><a>&a;</a></XResponse>");
    row("unknown entity", "<XResponse><a>&nbsp;</a></XResponse>");
    row("another root", "<Result><a>1</a></Result>");
    row("two roots", "<XResponse><a>1</a></XResponse><XResponse/>");
    row("text behind", "<XResponse><a>1</a></XResponse>more");
    row("not closed", "<XResponse><a>1</a>");
    row("wrongly closed", "<XResponse><a>1</b></XResponse>");
    row("only a declaration", "<?xml version=\"1.0\"?>");
    row("declaration not closed", "<?xml version=");
    row("NUL", QByteArray("<XResponse><a>\0</a></XResponse>", 32));
    row("too deep", nested(40));
    row("very deep", nested(100'000));
    row("empty", "", u"answer-empty"_s);
    row("list", "[1]", u"answer-not-object"_s);
    row("text", "soon", u"answer-not-json"_s);
    row("number", "1", u"answer-not-json"_s);
}

void EnvelopeTest::badXml()
{
    QFETCH(const QByteArray, body);
    QFETCH(const QString, code);
    const Result<QJsonObject> read = aliyun::readBody(recorded::reply(body, 200, ""));
    QVERIFY(!read.has_value());
    QCOMPARE(read.error().kind, ErrorKind::BadAnswer);
    QCOMPARE(read.error().code, code);
    const Result<aliyun::Envelope> envelope = aliyun::readEnvelope(recorded::reply(body, 200, ""), vod);
    QVERIFY(!envelope.has_value());
    QCOMPARE(envelope.error().code, code);
    QVERIFY(envelope.error().vendor.isEmpty());
}

void EnvelopeTest::anEntityBombIsSmall()
{
    QByteArray bomb = "<?xml version=\"1.0\"?><!DOCTYPE XResponse [<!ENTITY l0 \"ha\">";
    for (int i = 1; i < 30; ++i)
        bomb += "<!ENTITY l" + QByteArray::number(i) + " \"" + QByteArray("&l" + QByteArray::number(i - 1) + ";").repeated(10)
            + "\">";
    bomb += "]><XResponse><a>&l29;</a></XResponse>";
    QElapsedTimer timer;
    timer.start();
    QVERIFY(!aliyun::readBody(recorded::reply(bomb, 200, xmlType)).has_value());
    QVERIFY(timer.elapsed() < 1000);
}

void EnvelopeTest::recordedErrors_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<ErrorKind>("kind");
    const QHash<QString, ErrorKind> kinds = {
        {u"error.InternalError.json"_s, ErrorKind::ServerFailed},
        {u"error.ServiceUnAvailable.json"_s, ErrorKind::ServerFailed},
        {u"error.SignatureNonceUsed.json"_s, ErrorKind::ServerFailed},
        {u"error.Throttling.Api.json"_s, ErrorKind::Throttled},
        {u"error.Throttling.User.json"_s, ErrorKind::Throttled},
        {u"error.InvalidTimeStamp.Expired.json"_s, ErrorKind::Clock},
        {u"error.SignatureDoesNotMatch.json"_s, ErrorKind::Credential},
        {u"error.InvalidAccessKeyId.NotFound.json"_s, ErrorKind::Credential},
        {u"error.InvalidSecurityToken.Expired.json"_s, ErrorKind::Credential},
    };
    const QStringList files = recorded::names(u"error.*.json"_s);
    QCOMPARE(files.size(), 15);
    for (const QString &file : files)
        QTest::newRow(qPrintable(file)) << file << kinds.value(file, ErrorKind::Rejected);
}

void EnvelopeTest::recordedErrors()
{
    QFETCH(const QString, file);
    QFETCH(const ErrorKind, kind);
    const HttpReply reply = recorded::answer(file);
    for (const QString &vendor : {aliyun::vodId(), aliyun::imsId()}) {
        const Result<aliyun::Envelope> envelope = aliyun::readEnvelope(reply, vendor);
        QVERIFY(!envelope.has_value());
        const ApiError &error = envelope.error();
        const QJsonObject body = json(reply.body);
        QCOMPARE(error.kind, kind);
        QCOMPARE(error.code, body.value("Code"_L1).toString());
        QCOMPARE(error.requestId, u"8906582E-6722-409A-A6C4-0E7863B733A5"_s);
        QCOMPARE(error.vendor, vendor);
        QCOMPARE(error.httpStatus, reply.status);
        if (file != u"error.SignatureDoesNotMatch.json"_s)
            QCOMPARE(error.message, body.value("Message"_L1).toString());
    }
}

void EnvelopeTest::errorsInXml()
{
    const Result<aliyun::Envelope> envelope = aliyun::readEnvelope(recorded::answer(u"error.UnsupportedOperation.xml"_s), vod);
    QVERIFY(!envelope.has_value());
    QCOMPARE(envelope.error().code, u"UnsupportedOperation"_s);
    QCOMPARE(envelope.error().message, u"The specified action is not supported."_s);
    QCOMPARE(envelope.error().requestId, u"8906582E-6722-409A-A6C4-0E7863B733A5"_s);
    QCOMPARE(envelope.error().kind, ErrorKind::Rejected);
    QCOMPARE(envelope.error().httpStatus, 400);
}

void EnvelopeTest::successes_data()
{
    QTest::addColumn<QString>("file");
    for (const QString &pattern : {u"vod.*.json"_s, u"ice.*.json"_s, u"vod.*.xml"_s, u"ice.*.xml"_s}) {
        for (const QString &file : recorded::names(pattern)) {
            if (!file.contains(u"decoded"_s))
                QTest::newRow(qPrintable(file)) << file;
        }
    }
}

void EnvelopeTest::successes()
{
    QFETCH(const QString, file);
    const Result<aliyun::Envelope> envelope = aliyun::readEnvelope(recorded::answer(file), vod);
    QVERIFY2(envelope.has_value(), qPrintable(envelope ? QString() : envelope.error().message));
    QVERIFY(envelope->body.size() > 0);
    QCOMPARE(envelope->requestId, envelope->body.value("RequestId"_L1).toString());
}

void EnvelopeTest::envelopes_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("code"); ///< empty: no error
    QTest::addColumn<QString>("requestId");
    const auto row = [](const char *name, const QByteArray &body, int status, const QString &code, const QString &requestId) {
        QTest::newRow(name) << body << status << code << requestId;
    };
    row("success with data", R"({"RequestId":"r","Code":"200","Success":"True","MediaInfoList":[]})", 200, {}, u"r"_s);
    row("success with a number", R"({"RequestId":"r","Code":200,"Success":true,"MediaInfoList":[]})", 200, {}, u"r"_s);
    row("success by a word, no data", R"({"RequestId":"r","Code":"Success"})", 200, {}, u"r"_s);
    row("OK, no data", R"({"RequestId":"r","Code":"ok","Message":"ok"})", 200, {}, u"r"_s);
    row("a code beside data", R"({"RequestId":"r","Code":"PartlyDone","UploadDetails":[]})", 200, {}, u"r"_s);
    row("error in a success", R"({"RequestId":"r","Code":"Forbidden.RAM","Message":"m","HostId":"h"})", 200, u"Forbidden.RAM"_s,
        u"r"_s);
    row("error in a success with empty data", R"({"requestId":"r","code":"Throttling","message":"m","data":{}})", 200,
        u"Throttling"_s, u"r"_s);
    row("lower case", R"({"requestId":"r","code":"NoPermission","message":"m"})", 403, u"NoPermission"_s, u"r"_s);
    row("other spellings", R"({"request_id":"r","CODE":"NoPermission"})", 403, u"NoPermission"_s, u"r"_s);
    row("capital ID", R"({"RequestID":"r","Code":"NoPermission"})", 403, u"NoPermission"_s, u"r"_s);
    row("blanks", R"({"RequestId":"r","Code":" NoPermission "})", 403, u"NoPermission"_s, u"r"_s);
    row("null code", R"({"RequestId":"r","Code":null})", 403, u"http-403"_s, u"r"_s);
    row("a gateway's number", R"({"code":503,"message":"down"})", 503, u"http-503"_s, {});
    row("a gateway's number as text", R"({"code":"503","message":"down"})", 503, u"http-503"_s, {});
    row("error without code", R"({"RequestId":"r","Message":"m"})", 500, u"http-500"_s, u"r"_s);
    row("code in a list", R"({"Code":["Forbidden"]})", 403, u"http-403"_s, {});
    row("empty object", "{}", 200, {}, {});
}

void EnvelopeTest::envelopes()
{
    QFETCH(const QByteArray, body);
    QFETCH(const int, status);
    QFETCH(const QString, code);
    QFETCH(const QString, requestId);
    const Result<aliyun::Envelope> envelope = aliyun::readEnvelope(recorded::reply(body, status), vod);
    QCOMPARE(envelope.has_value(), code.isEmpty());
    QCOMPARE(envelope ? QString() : envelope.error().code, code);
    QCOMPARE(envelope ? envelope->requestId : envelope.error().requestId, requestId);
    if (!envelope)
        QCOMPARE(envelope.error().vendor, code.startsWith(u"http-"_s) ? QString() : vod);
}

void EnvelopeTest::otherBodiesGoByStatus_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<ErrorKind>("kind");
    for (const int status : {400, 403, 404, 409, 410, 413, 423, 500, 502, 503, 504})
        QTest::addRow("%d", status) << status << ErrorKind::ServerFailed;
    QTest::newRow("401") << 401 << ErrorKind::Credential;
    QTest::newRow("408") << 408 << ErrorKind::TimedOut;
    QTest::newRow("429") << 429 << ErrorKind::Throttled;
}

void EnvelopeTest::otherBodiesGoByStatus()
{
    QFETCH(const int, status);
    QFETCH(const ErrorKind, kind);
    for (const QByteArray &body :
         {recorded::read(u"error.gateway.html"_s), ""_ba, "upstream failed"_ba, "[]"_ba, "<Error/>"_ba}) {
        const Result<aliyun::Envelope> envelope = aliyun::readEnvelope(recorded::reply(body, status, "text/html"), vod);
        QVERIFY(!envelope.has_value());
        QCOMPARE(envelope.error().kind, kind);
        QCOMPARE(envelope.error().code, u"http-%1"_s.arg(status));
        QCOMPARE(envelope.error().httpStatus, status);
        QVERIFY(envelope.error().vendor.isEmpty());
    }
}

void EnvelopeTest::waits_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<qint64>("expected"); ///< -1: what Retry-After says
    QTest::newRow("milliseconds") << "1500"_ba << qint64(1500);
    QTest::newRow("at once") << "0"_ba << qint64(0);
    QTest::newRow("ten years") << "315360000000"_ba << qint64(120'000);
    QTest::newRow("negative") << "-5"_ba << qint64(-1);
    QTest::newRow("text") << "soon"_ba << qint64(-1);
    QTest::newRow("absent") << QByteArray() << qint64(-1);
}

void EnvelopeTest::waits()
{
    QFETCH(const QByteArray, header);
    QFETCH(const qint64, expected);
    HttpReply reply = recorded::answer(u"error.Throttling.User.json"_s);
    if (!header.isEmpty())
        reply.headers.append({"X-Acs-Retry-After"_ba, header});
    reply.retryAfter = Milliseconds(7000);
    const Result<aliyun::Envelope> envelope = aliyun::readEnvelope(reply, vod);
    QCOMPARE(envelope.error().retryAfter, std::optional(Milliseconds(expected < 0 ? 7000 : expected)));
}

void EnvelopeTest::messagesKeepNoSecrets()
{
    const auto messageOf = [](const QByteArray &message) {
        const QByteArray body
            = QJsonDocument(QJsonObject {{u"Code"_s, u"SignatureDoesNotMatch"_s}, {u"Message"_s, QString::fromUtf8(message)}})
                  .toJson();
        return aliyun::readEnvelope(recorded::reply(body, 400), vod).error().message;
    };
    QCOMPARE(aliyun::readEnvelope(recorded::answer(u"error.SignatureDoesNotMatch.json"_s), vod).error().message,
             u"Specified signature is not matched with our calculation."_s);
    QCOMPARE(messageOf("Server String To Sign is: POST&%2F&SecurityToken%3DCAIS"), QString());
    QVERIFY(!messageOf("Specified SecurityToken=CAISabcdef is malformed").contains(u"CAIS"_s));
    QVERIFY(!messageOf("header x-acs-security-token: CAISabcdef").contains(u"CAIS"_s));
    QCOMPARE(messageOf(QByteArray(5000, 'a')).size(), 1000);
}

void EnvelopeTest::everyCutOfABody()
{
    for (const QString &file : {u"vod.GetUploadDetails.published.xml"_s, u"error.UnsupportedOperation.xml"_s,
                                u"ice.GetUrlUploadInfos.published.json"_s}) {
        const HttpReply whole = recorded::answer(file);
        QByteArray body = whole.body.trimmed();
        for (qsizetype length = 0; length < body.size(); ++length) {
            const Result<aliyun::Envelope> envelope = aliyun::readEnvelope(recorded::reply(body.left(length), 200, xmlType), vod);
            QVERIFY2(!envelope.has_value(), qPrintable(u"%1 cut at %2"_s.arg(file).arg(length)));
            QCOMPARE(envelope.error().kind, ErrorKind::BadAnswer);
        }
    }
}

QTEST_APPLESS_MAIN(EnvelopeTest)
#include "test_envelope.moc"
