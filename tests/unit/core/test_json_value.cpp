#include "core/json_value.h"

#include <QTest>

using namespace deck;
using namespace Qt::StringLiterals;

class JsonValueTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bodies_data();
    void bodies();
    void texts_data();
    void texts();
    void integers_data();
    void integers();
    void numbers_data();
    void numbers();
    void absentMembers();
    void unreadableNumbersAreNull_data();
    void unreadableNumbersAreNull();
};

namespace {

QJsonObject objectWith(const QByteArray &value)
{
    const Result<QJsonObject> object = jsonObject("{\"v\":" + value + '}');
    return object.value_or(QJsonObject());
}

} // namespace

void JsonValueTest::bodies_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("code"); // empty: an object
    const auto row
        = [](const char *name, const QByteArray &body, const QString &code = {}) { QTest::newRow(name) << body << code; };
    row("object", "{}");
    row("blanks around", " \t\r\n{}\n ");
    row("byte order mark", "\xEF\xBB\xBF{}");
    row("byte order mark and blanks", "\xEF\xBB\xBF \n{}");
    row("empty", "", u"answer-empty"_s);
    row("blanks", " \n", u"answer-empty"_s);
    row("only a mark", "\xEF\xBB\xBF", u"answer-empty"_s);
    row("list", "[]", u"answer-not-object"_s);
    row("text", "\"{}\"", u"answer-not-json"_s); // Qt reads no bare values
    row("cut", "{\"a\":", u"answer-not-json"_s);
    row("more behind", "{}x", u"answer-not-json"_s);
    row("not UTF-8", "{\"a\":\"\xB3\xB1\"}", u"answer-not-json"_s);
    row("HTML", "<html></html>", u"answer-not-json"_s);
    row("number no double can hold", "{\"a\":1e400}");
    row("number that is none", "{\"a\":1e}", u"answer-not-json"_s);
    row("word that is no number", "{\"a\":Nothing}", u"answer-not-json"_s);
    row("cut behind such a number", "{\"a\":1e400", u"answer-not-json"_s);
    row("cut within a text behind it", "{\"a\":1e400,\"b\":\"x\\", u"answer-not-json"_s);
}

void JsonValueTest::bodies()
{
    QFETCH(const QByteArray, body);
    QFETCH(const QString, code);
    const Result<QJsonObject> object = jsonObject(body);
    QCOMPARE(object.has_value(), code.isEmpty());
    if (!object) {
        QCOMPARE(object.error().kind, ErrorKind::BadAnswer);
        QCOMPARE(object.error().code, code);
        QVERIFY(!object.error().message.isEmpty());
    }
}

void JsonValueTest::texts_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<bool>("isText");
    QTest::addColumn<QString>("text");
    const auto row = [](const QByteArray &json, bool isText, const QString &text = {}) {
        QTest::newRow(json.constData()) << json << isText << text;
    };
    row("\"a\"", true, u"a"_s);
    row("\"\"", true);
    row("\" a \"", true, u" a "_s);
    row("\"\\ud83c\\udfac\"", true, u"🎬"_s);
    row("\"\\ud83c\"", true, u"\ufffd"_s);
    row("\"\\udfac\\ud83c\"", true, u"\ufffd\ufffd"_s);
    row("\"a\\ud83cb\\ud83c\\udfac\"", true, u"a\ufffdb🎬"_s);
    row("1", false);
    row("null", false);
    row("true", false);
    row("[\"a\"]", false);
    row("{}", false);
}

void JsonValueTest::texts()
{
    QFETCH(const QByteArray, json);
    QFETCH(const bool, isText);
    QFETCH(const QString, text);
    const QJsonObject object = objectWith(json);
    QVERIFY(object.contains("v"_L1));
    QCOMPARE(jsonText(object, "v"_L1), isText ? std::optional(text) : std::nullopt);
    QCOMPARE(jsonFilledText(object, "v"_L1), text.isEmpty() ? std::nullopt : std::optional(text));
}

void JsonValueTest::integers_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<std::optional<qint64>>("number");
    const auto row
        = [](const QByteArray &json, std::optional<qint64> number) { QTest::newRow(json.constData()) << json << number; };
    row("0", 0);
    row("1", 1);
    row("-1", -1);
    row("-0", 0);
    row("1.0", 1);
    row("1e3", 1000);
    row("9007199254740993", 9007199254740993);
    row("9223372036854775807", 9223372036854775807);
    row("-9223372036854775808", std::numeric_limits<qint64>::min());
    row("9223372036854775808", std::nullopt);
    row("1e30", std::nullopt);
    row("1.5", std::nullopt);
    row("true", std::nullopt);
    row("null", std::nullopt);
    row("[1]", std::nullopt);
    row("{}", std::nullopt);
    row("\"0\"", 0);
    row("\"12\"", 12);
    row("\" 12 \"", 12);
    row("\"-12\"", -12);
    row("\"9223372036854775807\"", 9223372036854775807);
    row("\"9223372036854775808\"", std::nullopt);
    row("\"\"", std::nullopt);
    row("\" \"", std::nullopt);
    row("\"1.0\"", std::nullopt);
    row("\"1e3\"", std::nullopt);
    row("\"0x10\"", std::nullopt);
    row("\"1,000\"", std::nullopt);
    row("\"1 000\"", std::nullopt);
    row("\"12a\"", std::nullopt);
    row("\"１２\"", std::nullopt);
    row("\"٣\"", std::nullopt);
    row("\"1\\u0000\"", std::nullopt);
}

void JsonValueTest::integers()
{
    QFETCH(const QByteArray, json);
    QFETCH(const std::optional<qint64>, number);
    const QJsonObject object = objectWith(json);
    QVERIFY(object.contains("v"_L1));
    QCOMPARE(jsonInteger(object, "v"_L1), number);
}

void JsonValueTest::numbers_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<std::optional<double>>("number");
    const auto row
        = [](const QByteArray &json, std::optional<double> number) { QTest::newRow(json.constData()) << json << number; };
    row("0", 0.0);
    row("0.038", 0.038);
    row("1.0", 1.0);
    row("-1", -1.0);
    row("1e300", 1e300);
    row("\"0.038\"", 0.038);
    row("\" 1 \"", 1.0);
    row("\"1e2\"", 100.0);
    row("\"\"", std::nullopt);
    row("\"nan\"", std::nullopt);
    row("\"inf\"", std::nullopt);
    row("\"-inf\"", std::nullopt);
    row("\"1e400\"", std::nullopt);
    row("\"0,5\"", std::nullopt);
    row("\"38 %\"", std::nullopt);
    row("\"xxxxx\"", std::nullopt);
    row("\"1\\u0000\"", std::nullopt);
    row("\"0x1p3\"", std::nullopt);
    row("\"٣\"", std::nullopt);
    row("true", std::nullopt);
    row("null", std::nullopt);
    row("[]", std::nullopt);
}

void JsonValueTest::numbers()
{
    QFETCH(const QByteArray, json);
    QFETCH(const std::optional<double>, number);
    const QJsonObject object = objectWith(json);
    QVERIFY(object.contains("v"_L1));
    QCOMPARE(jsonNumber(object, "v"_L1), number);
}

void JsonValueTest::absentMembers()
{
    const QJsonObject object {{u"V"_s, u"1"_s}}; // names are exact
    QVERIFY(!jsonText(object, "v"_L1) && !jsonFilledText(object, "v"_L1));
    QVERIFY(!jsonInteger(object, "v"_L1) && !jsonNumber(object, "v"_L1));
}

void JsonValueTest::unreadableNumbersAreNull_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("same"); ///< what it is read as
    QTest::newRow("too big") << QByteArray(R"({"v":1e400,"w":1})") << QByteArray(R"({"v":null,"w":1})");
    QTest::newRow("too big, negative") << QByteArray(R"({"v":-1.5E+400})") << QByteArray(R"({"v":null})");
    QTest::newRow("too small") << QByteArray(R"({"v":1e-400,"w":[1e400,2]})") << QByteArray(R"({"v":null,"w":[null,2]})");
    QTest::newRow("NaN and both infinities") << QByteArray(R"({"v":NaN,"w":Infinity,"x":-Infinity})") << QByteArray(R"({"v":null,"w":null,"x":null})");
    QTest::newRow("texts stay") << QByteArray(R"({"v":1e400,"w":"1e400","x":"a\"1e400","y":"\\"})")
                                << QByteArray(R"({"v":null,"w":"1e400","x":"a\"1e400","y":"\\"})");
    QTest::newRow("keys stay") << QByteArray(R"({"1e400":1,"NaN":2,"v":1e400})") << QByteArray(R"({"1e400":1,"NaN":2,"v":null})");
    QTest::newRow("exact neighbours") << QByteArray(R"({"v":1e400,"w":9007199254740993,"x":9223372036854775807,"y":-1})")
                                      << QByteArray(R"({"v":null,"w":9007199254740993,"x":9223372036854775807,"y":-1})");
}

void JsonValueTest::unreadableNumbersAreNull()
{
    QFETCH(const QByteArray, body);
    QFETCH(const QByteArray, same);
    const Result<QJsonObject> object = jsonObject(body);
    QVERIFY(object);
    QCOMPARE(*object, jsonObject(same).value());
    QVERIFY(object->value("v"_L1).isNull());
    QCOMPARE(jsonNumber(*object, "v"_L1), std::nullopt);
    QCOMPARE(jsonInteger(*object, "v"_L1), std::nullopt);
}

QTEST_APPLESS_MAIN(JsonValueTest)
#include "test_json_value.moc"
