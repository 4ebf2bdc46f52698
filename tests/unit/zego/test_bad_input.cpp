#include "core/json_value.h"
#include "recorded.h"
#include "vendors/zego/answers.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

using namespace deck;
using namespace Qt::StringLiterals;

/// Whatever bytes come, the outcome is an error value, or uploads in which every value stands in the bytes.
class BadInputTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cutAtEachByte_data();
    void cutAtEachByte();
    void eachByteChanged_data();
    void eachByteChanged();
    void eachFieldOfEachType_data();
    void eachFieldOfEachType();
    void bytesThatAreNoAnswer_data();
    void bytesThatAreNoAnswer();
    void bytesThatAreStillAnAnswer_data();
    void bytesThatAreStillAnAnswer();
    void deep_data();
    void deep();
    void tenMegabytes_data();
    void tenMegabytes();
};

namespace {

void addRecorded()
{
    QTest::addColumn<QString>("file");
    for (const QString &name : recorded::names(u"*.json"_s)) {
        if (name != u"zego-signatures.json"_s)
            QTest::newRow(qPrintable(name)) << name;
    }
}

Result<Page> readPage(const QByteArray &body)
{
    return zego::readPage(recorded::reply(body), u"player"_s);
}

/// Texts of an upload that must have come from somewhere.
QStringList textsOf(const Upload &upload)
{
    QStringList texts = {upload.key.id};
    for (const auto &text : {upload.title, upload.sourceUrl, upload.resultUrl, upload.internalUrl})
        texts += text.value_or(QString());
    return texts;
}

/// What no answer of this vendor can say.
void verifyNothingInvented(const Upload &upload)
{
    QVERIFY(!upload.key.id.isEmpty() && upload.key.id.size() <= 512);
    QVERIFY(!upload.ratio && !upload.uploadedBytes && !upload.totalBytes && !upload.modifiedAt && !upload.completedAt);
    QVERIFY(!upload.errorCode && !upload.errorMessage && !upload.source && !upload.device && !upload.ip);
    QVERIFY(!upload.mediaId && !upload.userData && !upload.stalledSince);
    QVERIFY(!upload.retryCount || *upload.retryCount >= 0);
    QVERIFY(!upload.createdAt || unixSeconds(*upload.createdAt) > 0);
    QVERIFY(!upload.expiresAt || unixSeconds(*upload.expiresAt) > 0);
}

QByteArray utf16(const QString &text)
{
    return QByteArray(reinterpret_cast<const char *>(text.utf16()), text.size() * 2);
}

} // namespace

void BadInputTest::cutAtEachByte_data()
{
    addRecorded();
}

void BadInputTest::cutAtEachByte()
{
    QFETCH(const QString, file);
    const QByteArray body = recorded::read(file).trimmed();
    for (qsizetype size = 0; size < body.size(); ++size) {
        const Result<Page> page = readPage(body.first(size));
        QVERIFY2(!page, qPrintable(QString::number(size)));
        QCOMPARE(page.error().kind, ErrorKind::BadAnswer);
        QVERIFY(page.error().code == u"answer-not-json"_s || (size == 0 && page.error().code == u"answer-empty"_s));
    }
}

void BadInputTest::eachByteChanged_data()
{
    addRecorded();
}

void BadInputTest::eachByteChanged()
{
    QFETCH(const QString, file);
    const QByteArray body = recorded::read(file);
    for (qsizetype i = 0; i < body.size(); ++i) {
        for (const char byte : {'\0', '"', '}', '[', '\\', ',', '9', '-', '\x80', '\xff'}) {
            QByteArray changed = body;
            changed[i] = byte;
            const Result<Page> page = readPage(changed);
            if (!page) {
                QVERIFY(!page.error().code.isEmpty());
                continue;
            }
            for (const Upload &upload : page->uploads)
                verifyNothingInvented(upload);
        }
    }
}

void BadInputTest::eachFieldOfEachType_data()
{
    QTest::addColumn<QString>("field");
    for (const QString &field : {u"Code"_s, u"Message"_s, u"RequestId"_s, u"Data"_s, u"TotalSize"_s, u"NextPageToken"_s,
                                 u"UploadTasks"_s, u"UploadTaskId"_s, u"StreamUrl"_s, u"Title"_s, u"Status"_s, u"RetryCount"_s,
                                 u"ExpiresAt"_s, u"CreateTime"_s, u"UploadStreamUrl"_s, u"InternalUploadStreamUrl"_s})
        QTest::newRow(qPrintable(field)) << field;
}

void BadInputTest::eachFieldOfEachType()
{
    QFETCH(const QString, field);
    const QByteArray body = recorded::read(u"describe-upload-tasks.openapi-200.json"_s);
    const QByteArray key = '"' + field.toUtf8() + "\": ";
    const qsizetype start = body.indexOf(key) + key.size();
    QVERIFY(start > key.size());
    // the old value ends at the end of its line, or spans the list or object that begins there
    qsizetype end = body.indexOf('\n', start);
    if (field == u"Data"_s)
        end = body.lastIndexOf('}');
    else if (field == u"UploadTasks"_s)
        end = body.lastIndexOf(']') + 1;
    const bool comma = body.at(end - 1) == ',';

    QSet<QString> known;
    const Result<Page> whole = readPage(body);
    for (const Upload &upload : whole->uploads) {
        const QStringList texts = textsOf(upload);
        known.unite({texts.begin(), texts.end()});
    }
    known.insert(QString());

    for (const QByteArray &value : {"null"_ba,
                                    "true"_ba,
                                    "false"_ba,
                                    "0"_ba,
                                    "-1"_ba,
                                    "1.5"_ba,
                                    "4"_ba,
                                    "1e30"_ba,
                                    "9007199254740993"_ba,
                                    "9223372036854775808"_ba,
                                    "\"\""_ba,
                                    "\"x\""_ba,
                                    "\"4\""_ba,
                                    "\"-1\""_ba,
                                    "\"nan\""_ba,
                                    "\"1e3\""_ba,
                                    "[]"_ba,
                                    "[[]]"_ba,
                                    "[null]"_ba,
                                    "[{}]"_ba,
                                    "{}"_ba,
                                    "{\"UploadTasks\":[{}]}"_ba,
                                    "{\"a\":{\"b\":[1,2,3]}}"_ba}) {
        const QByteArray changed = body.first(start) + value + (comma ? "," : "") + body.sliced(end);
        QVERIFY2(jsonObject(changed).has_value(), changed.constData());
        const Result<Page> page = readPage(changed);
        if (!page) {
            QVERIFY(!page.error().code.isEmpty());
            continue;
        }
        for (const Upload &upload : page->uploads) {
            verifyNothingInvented(upload);
            for (const QString &text : textsOf(upload)) {
                // an ID may come as a number
                const bool fromValue = '"' + text.toUtf8() + '"' == value || text.toUtf8() == value;
                QVERIFY2(known.contains(text) || fromValue, qPrintable(text));
            }
        }
    }
}

void BadInputTest::bytesThatAreNoAnswer_data()
{
    QTest::addColumn<QByteArray>("body");
    const QByteArray good = recorded::read(u"describe-upload-tasks.published-200.json"_s);
    const QString goodText = QString::fromUtf8(good);
    QTest::newRow("empty") << ""_ba;
    QTest::newRow("blanks") << " \r\n\t "_ba;
    QTest::newRow("byte order mark alone") << "\xEF\xBB\xBF"_ba;
    QTest::newRow("HTML") << "<!DOCTYPE html><html><body>Sign in</body></html>"_ba;
    QTest::newRow("XML") << "<?xml version=\"1.0\"?><Code>0</Code>"_ba;
    QTest::newRow("UTF-16") << utf16(goodText);
    QTest::newRow("UTF-16 with mark") << utf16(u'\uFEFF' + goodText);
    QTest::newRow("GBK title") << R"({"Code":0,"Data":{"UploadTasks":[{"UploadTaskId":"1","Title":")"_ba + "\xB3\xB1\xCF\xAB"
            + R"("}]}})";
    QTest::newRow("overlong UTF-8") << R"({"Code":0,"Message":")"_ba + "\xC0\xAF" + R"("})";
    QTest::newRow("surrogate in UTF-8") << R"({"Code":0,"Message":")"_ba + "\xED\xA0\x80" + R"("})";
    QTest::newRow("cut character") << R"({"Code":0,"Message":")"_ba + "\xE6\xBD" + R"("})";
    QTest::newRow("NUL bytes") << QByteArray(100, '\0');
    QTest::newRow("NUL in the middle") << QByteArray(good).insert(good.size() / 2, '\0');
    QTest::newRow("NUL behind") << good + '\0';
    QTest::newRow("two answers") << good + good;
    QTest::newRow("hexadecimal") << R"({"Code":0x0})"_ba;
    QTest::newRow("trailing comma") << R"({"Code":0,})"_ba;
    QTest::newRow("comment") << "{\"Code\":0 // fine\n}"_ba;
    QTest::newRow("single quotes") << "{'Code':0}"_ba;
    QTest::newRow("text") << "\"Code\""_ba;
    QTest::newRow("number") << "0"_ba;
    QTest::newRow("null") << "null"_ba;
    QTest::newRow("list of answers") << '[' + good + ']';
}

void BadInputTest::bytesThatAreNoAnswer()
{
    QFETCH(const QByteArray, body);
    const Result<Page> page = readPage(body);
    QVERIFY(!page);
    QCOMPARE(page.error().kind, ErrorKind::BadAnswer);
    QVERIFY2(page.error().code.startsWith(u"answer-"_s), qPrintable(page.error().code));
    QVERIFY(!page.error().message.isEmpty());
    QVERIFY(page.error().message.size() < 200);
    QVERIFY(!zego::readDetails(recorded::reply(body), u"player"_s, u"1"_s));
}

void BadInputTest::bytesThatAreStillAnAnswer_data()
{
    QTest::addColumn<QByteArray>("body");
    const QByteArray good = recorded::read(u"describe-upload-tasks.published-200.json"_s);
    QTest::newRow("byte order mark") << "\xEF\xBB\xBF"_ba + good;
    QTest::newRow("byte order mark and blanks") << "\xEF\xBB\xBF\r\n "_ba + good + " \r\n"_ba;
    QTest::newRow("other order of fields") << QJsonDocument::fromJson(good).toJson(QJsonDocument::Compact);
    QTest::newRow("huge number in a field we do not know")
        << QByteArray(good).replace("\"RetryCount\"", "\"Fresh\": 9e300, \"RetryCount\"");
    for (const QByteArray &number : {"NaN"_ba, "-Infinity"_ba, "1e400"_ba}) {
        const QByteArray fields = "\"Fresh\": "_ba + number + ", \"RetryCount\"";
        QTest::addRow("%s in a field we do not know", number.constData()) << QByteArray(good).replace("\"RetryCount\"", fields);
    }
    QTest::newRow("same key twice, same value") << QByteArray(good).replace("\"Status\": 4", "\"Status\": 4, \"Status\": 4");
}

void BadInputTest::bytesThatAreStillAnAnswer()
{
    QFETCH(const QByteArray, body);
    const Result<Page> page = readPage(body);
    QVERIFY(page.has_value());
    const Result<Page> plain = readPage(recorded::read(u"describe-upload-tasks.published-200.json"_s));
    QCOMPARE(page->uploads, plain->uploads);
}

void BadInputTest::deep_data()
{
    QTest::addColumn<int>("depth");
    for (const int depth : {10, 1000, 1023, 1024, 1025, 100'000})
        QTest::addRow("%d", depth) << depth;
}

void BadInputTest::deep()
{
    QFETCH(const int, depth);
    for (const QByteArray &open : {"["_ba, "{\"a\":"_ba}) {
        const QByteArray close = open == "["_ba ? "]"_ba : "}"_ba;
        const QByteArray nest = open.repeated(depth) + "0" + close.repeated(depth);
        // as a value nobody reads, as the data, and cut
        const Result<Page> unread = readPage(R"({"Code":0,"Fresh":)" + nest + '}');
        QVERIFY(!unread || unread->uploads.isEmpty());
        if (depth <= 1000)
            QVERIFY(unread.has_value());
        else if (depth > 2000)
            QVERIFY(!unread); // in between, how much is too much is the JSON reader's matter
        const Result<Page> read = readPage(R"({"Code":0,"Data":{"UploadTasks":[)" + nest + "]}}");
        QVERIFY(!read || read->uploads.isEmpty());
        QVERIFY(!readPage(R"({"Code":0,"Data":)" + open.repeated(depth)));
    }
}

void BadInputTest::tenMegabytes_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<qsizetype>("uploads"); // -1: an error value
    constexpr qsizetype size = 10 * 1024 * 1024;
    QTest::newRow("one title") << R"({"Code":0,"Data":{"UploadTasks":[{"UploadTaskId":"1","Title":")" + QByteArray(size, 'x')
            + R"("}]}})" << qsizetype(1);
    const QByteArray item = R"({"UploadTaskId":"678f663727b2d80007000001","Status":1},)";
    const qsizetype items = size / item.size();
    QTest::newRow("items") << R"({"Code":0,"Data":{"UploadTasks":[)" + item.repeated(items) + "{}]}}" << items;
    QTest::newRow("brackets") << QByteArray(size, '[') << qsizetype(-1);
    QTest::newRow("quotes") << QByteArray(size, '"') << qsizetype(-1);
    QTest::newRow("blanks") << QByteArray(size, ' ') << qsizetype(-1);
    QTest::newRow("digits") << R"({"Code":)" + QByteArray(size, '9') + '}' << qsizetype(-1);
    QTest::newRow("message") << R"({"Code":1,"Message":")" + QByteArray(size, 'x') + R"("})" << qsizetype(-1);
}

void BadInputTest::tenMegabytes()
{
    QFETCH(const QByteArray, body);
    QFETCH(const qsizetype, uploads);
    QElapsedTimer timer;
    timer.start();
    const Result<Page> page = readPage(body);
    QVERIFY2(timer.elapsed() < 20'000, "a hang, not a slow machine");
    QCOMPARE(page.has_value(), uploads >= 0);
    if (page)
        QCOMPARE(page->uploads.size(), uploads);
    else
        QVERIFY(page.error().message.size() <= 1000);
}

QTEST_APPLESS_MAIN(BadInputTest)
#include "test_bad_input.moc"
