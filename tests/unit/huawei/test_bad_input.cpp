#include "core/json_value.h"
#include "recorded.h"
#include "vendors/huawei/cursor.h"
#include "vendors/huawei/token.h"

#include <QElapsedTimer>
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

const QString assetId = u"f488337c31c8e4622f1590735b134c65"_s;
const huawei::Asked asked {u"ShowAssetMeta"_s};

struct Read
{
    Result<Page> page;
    Result<huawei::AssetMeta> meta;
    Result<huawei::IamToken> token;

    [[nodiscard]] QList<Upload> uploads() const
    {
        return (page ? page->uploads : QList<Upload>()) + (meta ? meta->details.uploads : QList<Upload>());
    }
};

Read readAll(const QByteArray &body, int status = 200)
{
    HttpReply reply = recorded::reply(body, status);
    Read read {huawei::readPage(reply, asked, u"beijing4"_s, {}), huawei::readMetaReply(reply, asked, u"beijing4"_s, {assetId}),
               tl::unexpected(ApiError {})};
    reply.headers = {{"X-Subject-Token"_ba, "MIIatAYJ"_ba}};
    read.token = huawei::readToken(reply, u"p"_s);
    return read;
}

void verifyError(const ApiError &error)
{
    QVERIFY(!error.code.isEmpty());
    QVERIFY(error.code.size() <= 100 && error.message.size() <= 1200);
    QVERIFY(error.kind != ErrorKind::BadInput && error.kind != ErrorKind::Cancelled && error.kind != ErrorKind::Local);
}

/// What no answer of this vendor can say, and what must hold of what it can.
void verifyUpload(const Upload &upload)
{
    QVERIFY(!upload.key.id.isEmpty() && upload.key.id.size() <= 512 && upload.key.kind == UploadKind::Media);
    QVERIFY(!upload.ratio && !upload.uploadedBytes && !upload.completedAt && !upload.expiresAt && !upload.retryCount);
    QVERIFY(!upload.source && !upload.device && !upload.ip && !upload.mediaId && !upload.userData && !upload.stalledSince);
    QVERIFY(!upload.sourceUrl && !upload.internalUrl);
    QVERIFY(!upload.totalBytes || *upload.totalBytes > 0);
    QVERIFY(!upload.createdAt || unixSeconds(*upload.createdAt) > 0);
    QVERIFY(!upload.modifiedAt || unixSeconds(*upload.modifiedAt) > 0);
    QVERIFY(!upload.errorMessage || upload.status == UploadStatus::Failed);
    QVERIFY(!upload.errorCode || upload.errorMessage->contains(*upload.errorCode));
    QCOMPARE(upload.covers.contains(Field::Title), upload.title.has_value());
    QCOMPARE(upload.covers.contains(Field::TotalBytes), upload.totalBytes.has_value());
}

void verifyAll(const Read &read)
{
    for (const Upload &upload : read.uploads())
        verifyUpload(upload);
    if (!read.page)
        verifyError(read.page.error());
    if (!read.meta)
        verifyError(read.meta.error());
    if (!read.token)
        verifyError(read.token.error());
    if (read.meta)
        QCOMPARE(read.meta->details.uploads.size() + read.meta->details.missing.size() + read.meta->details.forbidden.size(), 1);
}

QStringList textsOf(const Upload &upload)
{
    QStringList texts = {upload.key.id, upload.vendorStatus};
    for (const auto &text : {upload.title, upload.resultUrl, upload.errorMessage, upload.errorCode}) {
        if (text)
            texts.append(*text);
    }
    return texts;
}

QByteArray utf16(const QString &text)
{
    return QByteArray(reinterpret_cast<const char *>(text.utf16()), text.size() * 2);
}

void addFiles(const QStringList &patterns)
{
    QTest::addColumn<QString>("file");
    for (const QString &pattern : patterns) {
        for (const QString &name : recorded::names(pattern))
            QTest::newRow(qPrintable(name)) << name;
    }
}

} // namespace

void BadInputTest::cutAtEachByte_data()
{
    addFiles({u"list-*.json"_s, u"show-asset-meta*.json"_s, u"iam-*.json"_s, u"error.*.json"_s, u"publish*.json"_s});
}

void BadInputTest::cutAtEachByte()
{
    QFETCH(const QString, file);
    const QByteArray body = recorded::read(file).trimmed();
    for (qsizetype size = 0; size < body.size(); ++size) {
        const Read read = readAll(body.first(size));
        QVERIFY2(!read.page && !read.meta && !read.token, qPrintable(QString::number(size)));
        for (const ApiError &error : {read.page.error(), read.meta.error(), read.token.error()}) {
            QCOMPARE(error.kind, ErrorKind::BadAnswer);
            QVERIFY(error.code == u"answer-not-json"_s || (size == 0 && error.code == u"answer-empty"_s));
        }
    }
}

void BadInputTest::eachByteChanged_data()
{
    addFiles(
        {u"list-asset-list.200.json"_s, u"show-asset-meta.upload*.json"_s, u"iam-create*.json"_s, u"error.apigw-030*.json"_s});
}

void BadInputTest::eachByteChanged()
{
    QFETCH(const QString, file);
    const QByteArray body = recorded::read(file);
    for (qsizetype i = 0; i < body.size(); ++i) {
        for (const char byte : {'\0', '"', '}', '[', '\\', ',', '9', '-', '\x80', '\xff'}) {
            QByteArray changed = body;
            changed[i] = byte;
            verifyAll(readAll(changed, file.startsWith(u"error"_s) ? 401 : 200));
        }
    }
}

void BadInputTest::eachFieldOfEachType_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    const auto listed = [](const char *field) {
        QTest::addRow("listed %s", field) << R"({"total":1,"assets":[{"asset_id":"1","asset_status":"FAILED","title":"t",")"_ba
                + field + "\":"
                                          << "}]}"_ba;
    };
    for (const char *field :
         {"asset_id", "title", "description", "duration", "size", "original_url", "category", "covers", "create_time",
          "asset_status", "transcode_status", "thumbnail_status", "review_status", "exec_desc", "media_type"})
        listed(field);
    const QByteArray item = R"({"asset_info_array":[{"asset_id":")" + assetId.toLatin1() + R"(","status":"UPLOAD_FAILED")";
    for (const char *field : {"asset_id", "status", "description", "base_info", "play_info_array", "is_multi_transcode"})
        QTest::addRow("asked %s", field) << QByteArray(item + ",\"" + field + "\":") << "}]}"_ba;
    for (const char *field :
         {"title", "category_id", "create_time", "last_modified", "tags", "meta_data", "video_url", "source_path"})
        QTest::addRow("base %s", field) << QByteArray(item + R"(,"base_info":{"title":"t",")" + field + "\":") << "}}]}"_ba;
    QTest::newRow("meta video_size") << QByteArray(item + R"(,"base_info":{"meta_data":{"video_size":)") << "}}}]}"_ba;
    for (const char *field : {"total", "assets", "asset_info_array", "is_truncated", "token", "error", "error_code", "error_msg",
                              "errorCode", "code", "message", "request_id"})
        QTest::addRow("frame %s", field) << R"({"error_msg":"m","message":"m",")"_ba + field + "\":"
                                         << "}"_ba;
    for (const char *field : {"expires_at", "issued_at", "project"})
        QTest::addRow("token %s", field) << R"({"token":{"project":{"id":"p"},")"_ba + field + "\":"
                                         << "}}"_ba;
    QTest::newRow("token id") << R"({"token":{"project":{"id":)"_ba
                              << "}}}"_ba;
}

void BadInputTest::eachFieldOfEachType()
{
    QFETCH(const QByteArray, before);
    QFETCH(const QByteArray, after);
    const QSet<QString> known = {assetId, u"1"_s, u"FAILED"_s, u"UPLOAD_FAILED"_s, u"t"_s, QString()};
    for (const QByteArray &value : {"null"_ba,
                                    "true"_ba,
                                    "false"_ba,
                                    "0"_ba,
                                    "-1"_ba,
                                    "1.5"_ba,
                                    "4"_ba,
                                    "1e30"_ba,
                                    "9007199254740993"_ba,
                                    "9223372036854775807"_ba,
                                    "9223372036854775808"_ba,
                                    "\"\""_ba,
                                    "\" \""_ba,
                                    "\"x\""_ba,
                                    "\"4\""_ba,
                                    "\"-1\""_ba,
                                    "\"nan\""_ba,
                                    "\"1e3\""_ba,
                                    "\"20260801082959\""_ba,
                                    "20260801082959"_ba,
                                    "\"a\\ud800\""_ba,
                                    "[]"_ba,
                                    "[[]]"_ba,
                                    "[null]"_ba,
                                    "[{}]"_ba,
                                    "{}"_ba,
                                    "{\"id\":[{}]}"_ba,
                                    "{\"a\":{\"b\":[1,2,3]}}"_ba}) {
        const QByteArray body = before + value + after;
        QVERIFY2(jsonObject(body).has_value(), body.constData());
        for (const int status : {200, 403}) {
            const Read read = readAll(body, status);
            verifyAll(read);
            for (const Upload &upload : read.uploads()) {
                for (const QString &text : textsOf(upload)) {
                    QByteArray quoted = '"' + text.toUtf8() + '"';
                    quoted.replace(QString(QChar::ReplacementCharacter).toUtf8(), "\\ud800");
                    const bool fromValue = quoted == value || text.toUtf8() == value; // an ID may come as a number
                    QVERIFY2(known.contains(text) || fromValue, qPrintable(text));
                }
            }
        }
    }
}

void BadInputTest::bytesThatAreNoAnswer_data()
{
    QTest::addColumn<QByteArray>("body");
    const QByteArray good = recorded::read(u"list-asset-list.200.json"_s);
    const QString goodText = QString::fromUtf8(good);
    QTest::newRow("empty") << ""_ba;
    QTest::newRow("blanks") << " \r\n\t "_ba;
    QTest::newRow("byte order mark alone") << "\xEF\xBB\xBF"_ba;
    QTest::newRow("HTML") << "<!DOCTYPE html><html><body>Sign in</body></html>"_ba;
    QTest::newRow("XML") << recorded::read(u"obs-error.access-denied-403.xml"_s);
    QTest::newRow("entity bomb") << R"(<!DOCTYPE x [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><Error><Code>&b;</Code></Error>)"_ba;
    QTest::newRow("UTF-16") << utf16(goodText);
    QTest::newRow("UTF-16 with mark") << utf16(u'\uFEFF' + goodText);
    QTest::newRow("GBK title") << R"({"assets":[{"asset_id":"1","title":")"_ba + "\xB3\xB1\xCF\xAB" + R"("}]})";
    QTest::newRow("overlong UTF-8") << R"({"assets":[{"asset_id":")"_ba + "\xC0\xAF" + R"("}]})";
    QTest::newRow("cut character") << R"({"error_msg":")"_ba + "\xE6\xBD" + R"("})";
    QTest::newRow("NUL bytes") << QByteArray(100, '\0');
    QTest::newRow("NUL in the middle") << QByteArray(good).insert(good.size() / 2, '\0');
    QTest::newRow("NUL behind") << good + '\0';
    QTest::newRow("two answers") << good + good;
    QTest::newRow("trailing comma") << R"({"assets":[],})"_ba;
    QTest::newRow("full-width comma") << R"({"exec_desc":"x")"_ba + "，" + R"("assets":[]})"; // stands in a published example
    QTest::newRow("comment") << "{\"assets\":[] // fine\n}"_ba;
    QTest::newRow("single quotes") << "{'assets':[]}"_ba;
    QTest::newRow("text") << "\"assets\""_ba;
    QTest::newRow("null") << "null"_ba;
    QTest::newRow("list of answers") << '[' + good + ']';
}

void BadInputTest::bytesThatAreNoAnswer()
{
    QFETCH(const QByteArray, body);
    const Read read = readAll(body);
    QVERIFY(!read.page && !read.meta && !read.token);
    for (const ApiError &error : {read.page.error(), read.meta.error(), read.token.error()}) {
        QCOMPARE(error.kind, ErrorKind::BadAnswer);
        QVERIFY2(error.code.startsWith(u"answer-"_s), qPrintable(error.code));
        QVERIFY(!error.message.isEmpty() && error.message.size() < 200);
    }
}

void BadInputTest::bytesThatAreStillAnAnswer_data()
{
    QTest::addColumn<QByteArray>("body");
    const QByteArray good = recorded::read(u"list-asset-list.page0-200.json"_s);
    QTest::newRow("byte order mark") << "\xEF\xBB\xBF"_ba + good;
    QTest::newRow("byte order mark and blanks") << "\xEF\xBB\xBF\r\n "_ba + good + " \r\n"_ba;
    QTest::newRow("other order of fields") << QJsonDocument::fromJson(good).toJson(QJsonDocument::Compact);
    QTest::newRow("huge number in a field we do not know")
        << QByteArray(good).replace("\"duration\": 1800", "\"duration\": 9e300");
    for (const QByteArray &number : {"NaN"_ba, "-Infinity"_ba, "1e400"_ba})
        QTest::newRow(number.constData()) << QByteArray(good).replace("\"duration\": 1800",
                                                                      QByteArray("\"duration\": " + number));
    QTest::newRow("same key twice, same value") << QByteArray(good).replace("\"total\": 13", "\"total\": 13, \"total\": 13");
}

void BadInputTest::bytesThatAreStillAnAnswer()
{
    QFETCH(const QByteArray, body);
    const Read read = readAll(body);
    QVERIFY(read.page.has_value());
    QCOMPARE(read.page->uploads, readAll(recorded::read(u"list-asset-list.page0-200.json"_s)).page->uploads);
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
        // as a value nobody reads, as an asset, as an error, and cut
        const Read unread = readAll(R"({"total":0,"assets":[],"fresh":)" + nest + '}');
        if (depth <= 1000)
            QVERIFY(unread.page.has_value());
        else if (depth > 2000)
            QVERIFY(!unread.page); // in between, how much is too much is the JSON reader's matter
        verifyAll(unread);
        const Read asset = readAll(R"({"assets":[)" + nest + "]}");
        QVERIFY(!asset.page || asset.page->uploads.isEmpty());
        verifyAll(readAll(R"({"error":)" + nest + '}', 403));
        QVERIFY(!readAll(R"({"assets":)" + open.repeated(depth)).page);
    }
}

void BadInputTest::tenMegabytes_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<qsizetype>("uploads"); // -1: an error value
    constexpr qsizetype size = 10 * 1024 * 1024;
    QTest::newRow("one title") << R"({"assets":[{"asset_id":"1","title":")" + QByteArray(size, 'x') + R"("}]})" << qsizetype(1);
    QTest::newRow("one reason") << R"({"assets":[{"asset_id":"1","asset_status":"FAILED","exec_desc":")"
            + QByteArray("asset_exec_desc:VOD.;").repeated(size / 21)
            + R"("}]})" << qsizetype(1);
    const QByteArray item = R"({"asset_id":"f488337c31c8e4622f1590735b134c65","asset_status":"CREATED"},)";
    const qsizetype items = size / item.size();
    QTest::newRow("items") << R"({"assets":[)" + item.repeated(items) + "{}]}" << items;
    QTest::newRow("brackets") << QByteArray(size, '[') << qsizetype(-1);
    QTest::newRow("quotes") << QByteArray(size, '"') << qsizetype(-1);
    QTest::newRow("digits") << R"({"total":)" + QByteArray(size, '9') + '}' << qsizetype(-1);
    QTest::newRow("message") << R"({"error_code":"VOD.10051","error_msg":")" + QByteArray(size, 'x') + R"("})" << qsizetype(-1);
    QTest::newRow("code") << R"({"error_code":")" + QByteArray(size, 'x') + R"("})" << qsizetype(-1);
}

void BadInputTest::tenMegabytes()
{
    QFETCH(const QByteArray, body);
    QFETCH(const qsizetype, uploads);
    QElapsedTimer timer;
    timer.start();
    const Result<Page> page = huawei::readPage(recorded::reply(body), asked, u"beijing4"_s, {});
    QVERIFY2(timer.elapsed() < 20'000, "a hang, not a slow machine");
    QCOMPARE(page.has_value(), uploads >= 0);
    if (page)
        QCOMPARE(page->uploads.size(), uploads);
    else
        verifyError(page.error());
}

QTEST_APPLESS_MAIN(BadInputTest)
#include "test_bad_input.moc"
