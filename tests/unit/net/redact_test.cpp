#include "net/redact.h"

#include <QJsonDocument>
#include <QTest>

using namespace deck;
using namespace Qt::StringLiterals;

class RedactTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hides_data();
    void hides();
    void survivesEveryCut();
    void keepsPaceWithLargeBodies();
};

// Below the class: moc loses its way in raw strings.

void RedactTest::hides_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("expected");
    const auto row
        = [](const char *name, const QByteArray &body, const QByteArray &expected) { QTest::newRow(name) << body << expected; };
    row("empty", "", "");
    row("nothing to hide", R"({"Code":0,"Title":"a b","n":1.5})", R"({"Code":0,"Title":"a b","n":1.5})");
    row("plain key", R"({"token":"abc","id":"1"})", R"({"token":"<hidden>","id":"1"})");
    row("any case, inside a longer name", R"({"AccessKeySecret":"abc","SECURITYTOKEN" : "def"})",
        R"({"AccessKeySecret":"<hidden>","SECURITYTOKEN" : "<hidden>"})");
    row("all six words", R"({"secret":"1","token":"2","signature":"3","password":"4","UploadAuth":"5","UploadAddress":"6"})",
        R"({"secret":"<hidden>","token":"<hidden>","signature":"<hidden>","password":"<hidden>","UploadAuth":"<hidden>","UploadAddress":"<hidden>"})");
    row("sign-in of a URL", R"({"u":"https://user:p%40ss@h.example/a@b?c=d"})", R"({"u":"https://<hidden>@h.example/a@b?c=d"})");
    row("sign-in of a URL with escaped slashes", R"({"u":"https:\/\/user:pass@h.example\/a"})",
        R"({"u":"https:\/\/<hidden>@h.example\/a"})");
    row("no sign-in", R"({"u":"https://h.example/a@b","m":"a@b"})", R"({"u":"https://h.example/a@b","m":"a@b"})");
    row("a page token opens nothing", R"({"NextPageToken":"abc=","ScrollToken":"d","NextToken":"f","Token":"e"})",
        R"({"NextPageToken":"abc=","ScrollToken":"d","NextToken":"f","Token":"<hidden>"})");
    row("the right that is missing", R"({"AuthAction":"vod:DeleteVideo","AuthPrincipalType":"SubUser","AuthInfo":"d"})",
        R"({"AuthAction":"vod:DeleteVideo","AuthPrincipalType":"SubUser","AuthInfo":"<hidden>"})");
    row("escaped quotes in the value", R"({"token":"a\"b\\","id":"1"})", R"({"token":"<hidden>","id":"1"})");
    row("number", R"({"token":12345,"id":1})", R"({"token":"<hidden>","id":1})");
    row("null stays", R"({"token":null,"id":1})", R"({"token":null,"id":1})");
    row("object", R"({"auth":{"a":"}","b":[1,{"c":2}]},"id":1})", R"({"auth":"<hidden>","id":1})");
    row("list", R"({"tokens":["a","]b"],"id":1})", R"({"tokens":"<hidden>","id":1})");
    row("json in a string", R"({"UserData":"{\"token\":\"abc\",\"x\":\"y\"}","id":"1"})",
        R"({"UserData":"{\"token\":\"<hidden>\",\"x\":\"y\"}","id":"1"})");
    row("json in a string in a string", R"({"a":"{\"b\":\"{\\\"token\\\":\\\"abc\\\",\\\"x\\\":1}\"}","id":1})",
        R"({"a":"{\"b\":\"{\\\"token\\\":\\\"<hidden>\\\",\\\"x\\\":1}\"}","id":1})");
    row("object in a string", R"({"a":"{\"auth\":{\"k\":\"v}\"},\"x\":1}","id":1})",
        R"({"a":"{\"auth\":\"<hidden>\",\"x\":1}","id":1})");
    row("cut json in a string", R"({"a":"{\"token\":\"abc","id":1})", R"({"a":"{\"token\":\"<hidden>","id":1})");
    row("address", R"({"url":"https://h/p?Expires=1&Signature=a%2Bb&x=y"})",
        R"({"url":"https://h/p?Expires=1&Signature=<hidden>&x=y"})");
    row("address, ampersand escaped", R"({"url":"https://h/p?token=abc\u0026x=y"})",
        R"({"url":"https://h/p?token=<hidden>\u0026x=y"})");
    row("address in an address", "https://h/p?u=https%3A%2F%2Fi%3Ftoken%3Dabc%26x%3Dy",
        "https://h/p?u=https%3A%2F%2Fi%3Ftoken%3D<hidden>%26x%3Dy");
    row("address in an address, small letters", "https://h/p?u=https%3a%2f%2fi%3ftoken%3dabc%26x%3dy",
        "https://h/p?u=https%3a%2f%2fi%3ftoken%3d<hidden>%26x%3dy");
    row("form", "user=a&password=b c&x=1", "user=a&password=<hidden> c&x=1");
    row("xml", "<R><SecurityToken>abc</SecurityToken><x>1</x></R>", "<R><SecurityToken><hidden></SecurityToken><x>1</x></R>");
    row("xml, CDATA", "<R><Token><![CDATA[abc]]></Token><x>1</x></R>", "<R><Token><hidden></Token><x>1</x></R>");
    row("xml, elements", "<R><Auth><a>abc</a><b>d</b></Auth><x>1</x></R>", "<R><Auth><hidden></Auth><x>1</x></R>");
    row("xml, attribute", "<R><UploadAuth n='1'>abc</UploadAuth></R>", "<R><UploadAuth n='1'><hidden></UploadAuth></R>");
    row("xml, name space", "<R><v:Token>a<b/>c</v:Token></R>", "<R><v:Token><hidden></v:Token></R>");
    row("xml, empty", "<R><Token/><Token /><x>1</x></R>", "<R><Token/><Token /><x>1</x></R>");
    row("xml, cut", "<R><Token>abc", "<R><Token><hidden>");
    row("header line", "X-Auth-Token: abc def\r\nServer: x\r\n", "X-Auth-Token: <hidden>\r\nServer: x\r\n");
    row("single quotes", "{'token': 'abc', 'id': 1}", "{'token': '<hidden>', 'id': 1}");
    row("cut in the value", R"({"token":"abc)", R"({"token":"<hidden>)");
    row("cut before the value", R"({"token":)", R"({"token":)");
    row("the word alone", "no token here", "no token here");
    row("as a value only", R"({"Message":"bad signature"})", R"({"Message":"bad signature"})");
    row("not text", QByteArray::fromHex("00ff10746f6b656e3d61626320fe"),
        QByteArray::fromHex("00ff10746f6b656e3d3c68696464656e3e20fe"));
}

void RedactTest::hides()
{
    QFETCH(const QByteArray, body);
    QFETCH(const QByteArray, expected);
    QCOMPARE(redacted(body), expected);
    QCOMPARE(redacted(expected), expected);
}

void RedactTest::survivesEveryCut()
{
    const QByteArray body
        = R"({"a":"{\"b\":\"{\\\"token\\\":\\\"xyzzy\\\"}\"}","auth":{"k":["xyzzy"]},"u":"h?Signature=xyzzy&c"})";
    const QByteArray xml = "<R><UploadAuth a='b'>xyzzy<![CDATA[xyzzy]]></UploadAuth></R>"_ba;
    for (qsizetype size = 0; size <= xml.size(); ++size)
        QVERIFY2(!redacted(xml.left(size)).contains("xyzzy"), qPrintable(QString::number(size)));
    for (qsizetype size = 0; size <= body.size(); ++size)
        QVERIFY2(!redacted(body.left(size)).contains("xyzzy"), qPrintable(QString::number(size)));
    QVERIFY(!QJsonDocument::fromJson(redacted(body)).isNull());
}

void RedactTest::keepsPaceWithLargeBodies()
{
    QByteArray body = "{\"token\":"_ba + QByteArray(1'000'000, '[');
    QCOMPARE(redacted(body), "{\"token\":\"<hidden>\""_ba);
    QCOMPARE(redacted("token:"_ba.repeated(100'000)), "token:<hidden>"_ba);
    QVERIFY(redacted("<token>"_ba.repeated(100'000)).size() < 100);
    body = QByteArray(1'000'000, '\\') + "\"token\":\"x\""_ba;
    QVERIFY(redacted(body).size() >= 1'000'000);
}

QTEST_GUILESS_MAIN(RedactTest)
#include "redact_test.moc"
