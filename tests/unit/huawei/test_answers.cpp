#include "recorded.h"
#include "vendors/huawei/answers.h"
#include "vendors/huawei/operations.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace deck;
using namespace Qt::StringLiterals;

/// Lists and details field by field; the frame around them is in test_envelope.
class AnswersTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void recordedLists_data();
    void recordedLists();
    void recordedMeta_data();
    void recordedMeta();
    void everyRecordedListIsTested();
    void oddListed_data();
    void oddListed();
    void oddMeta_data();
    void oddMeta();
    void oddLists_data();
    void oddLists();
    void listAndDetailsAgree_data();
    void listAndDetailsAgree();
    void answersToIds_data();
    void answersToIds();
    void refusalsOfIds_data();
    void refusalsOfIds();
};

namespace {

const huawei::Asked listing {u"ListAssetList"_s};
const huawei::Asked asking {u"ShowAssetMeta"_s};

/// What every row speaks of.
constexpr FieldSet always = {Field::Status, Field::VendorStatus, Field::CheckedAt, Field::ErrorCode, Field::ErrorMessage};

Instant at(const char *iso)
{
    return instantFromIso(QString::fromLatin1(iso)).value();
}

/// An asset, and what is said of it: a field is covered when it was said.
class Row
{
public:
    Row(const QString &id, UploadStatus status, const QString &word)
    {
        m_upload.key = {u"beijing4"_s, UploadKind::Media, id};
        m_upload.vendor = u"huawei-vod"_s;
        m_upload.status = status;
        m_upload.vendorStatus = word;
        m_upload.checkedAt = recorded::receivedAt;
        m_upload.covers = always;
    }
    Row &title(const QString &title) { return say(&Upload::title, Field::Title, title); }
    Row &bytes(qint64 bytes) { return say(&Upload::totalBytes, Field::TotalBytes, bytes); }
    Row &created(const char *iso) { return say(&Upload::createdAt, Field::CreatedAt, at(iso)); }
    Row &modified(const char *iso) { return say(&Upload::modifiedAt, Field::ModifiedAt, at(iso)); }
    Row &result(const QString &url) { return say(&Upload::resultUrl, Field::ResultUrl, url); }
    Row &reason(const QString &text) { return say(&Upload::errorMessage, Field::ErrorMessage, text); }
    Row &code(const QString &code) { return say(&Upload::errorCode, Field::ErrorCode, code); }
    operator Upload() const { return m_upload; } // NOLINT: a row is an upload

private:
    template<typename T>
    Row &say(std::optional<T> Upload::*member, Field field, const T &value)
    {
        m_upload.*member = value;
        m_upload.covers.add(field);
        return *this;
    }
    Upload m_upload;
};

QString show(const Upload &upload)
{
    const auto text = [](const std::optional<QString> &value) { return value ? u'"' + *value + u'"' : u"-"_s; };
    const auto time = [](const std::optional<Instant> &value) { return value ? isoUtc(*value) : u"-"_s; };
    QStringList covered;
    for (int i = 0; i < fieldCount; ++i) {
        if (upload.covers.contains(Field(i)))
            covered.append(fieldWord(Field(i)));
    }
    return QStringList {upload.key.account,        upload.key.id,
                        statusWord(upload.status), upload.vendorStatus,
                        text(upload.title),        upload.totalBytes ? QString::number(*upload.totalBytes) : u"-"_s,
                        time(upload.createdAt),    time(upload.modifiedAt),
                        text(upload.resultUrl),    text(upload.errorCode),
                        text(upload.errorMessage), covered.join(u' ')}
        .join(u" | "_s);
}

void compare(const QList<Upload> &actual, const QList<Upload> &expected)
{
    QCOMPARE(actual.size(), expected.size());
    for (qsizetype i = 0; i < actual.size(); ++i) {
        QCOMPARE(show(actual[i]), show(expected[i]));
        QCOMPARE(actual[i], expected[i]); // every field, those not shown too
    }
}

Result<huawei::AssetList> readList(const QByteArray &body)
{
    return huawei::readListReply(recorded::reply(body), listing, u"beijing4"_s);
}

Result<huawei::AssetMeta> readMeta(const QByteArray &body, const QStringList &ids, int status = 200)
{
    return huawei::readMetaReply(recorded::reply(body, status), asking, u"beijing4"_s, ids);
}

} // namespace

void AnswersTest::recordedLists_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QList<Upload>>("uploads");
    QTest::addColumn<qint64>("total");
    using S = UploadStatus;
    const QString id = u"f488337c31c8e4622f1590735b134c%1"_s;
    QTest::newRow("published") << u"list-asset-list.200.json"_s
                               << QList<Upload> {Row(u"67d1470893419bfcb9663103dd8a66ac"_s, S::Succeeded, u"PUBLISHED"_s)
                                                     .title(u"video.mp4"_s)
                                                     .bytes(12881945)
                                                     .created("2019-06-25T02:07:56Z")}
                               << qint64(1);
    QTest::newRow("page 0") << u"list-asset-list.page0-200.json"_s
                            << QList<Upload> {
                                   Row(id.arg(u"01"_s), S::AwaitingConfirmation, u"CREATING"_s)
                                       .title(u"uploading.mp4"_s)
                                       .created("2026-08-01T08:29:59Z"),
                                   Row(id.arg(u"02"_s), S::Failed, u"FAILED"_s)
                                       .title(u"failed to arrive.mov"_s)
                                       .created("2026-08-01T08:20:00Z")
                                       .reason(u"upload failed"_s),
                                   Row(id.arg(u"03"_s), S::Succeeded, u"CREATED"_s)
                                       .title(u"视频上传测试.mp4"_s)
                                       .bytes(12881945)
                                       .created("2026-08-01T08:15:00Z"),
                                   Row(id.arg(u"04"_s), S::Processing, u"WAITING_TRANSCODE"_s)
                                       .title(u"queued for transcode.mp4"_s)
                                       .bytes(734003200)
                                       .created("2026-08-01T08:10:00Z"),
                                   Row(id.arg(u"05"_s), S::Processing, u"TRANSCODING"_s)
                                       .title(u"transcoding.mp4"_s)
                                       .bytes(734003200)
                                       .created("2026-08-01T08:05:00Z"),
                                   Row(id.arg(u"06"_s), S::Failed, u"TRANSCODE_FAILED"_s)
                                       .title(u"transcode broke.mkv"_s)
                                       .bytes(9000000000)
                                       .created("2026-08-01T08:00:00Z")
                                       .reason(u"transcode failed"_s),
                                   Row(id.arg(u"07"_s), S::Succeeded, u"PUBLISHED"_s)
                                       .title(u"published.mp4"_s)
                                       .bytes(12881945)
                                       .created("2026-07-31T23:59:59Z"),
                                   Row(id.arg(u"08"_s), S::Succeeded, u"PUBLISHED"_s)
                                       .title(u"blocked.mp4"_s)
                                       .bytes(512)
                                       .created("2026-07-31T23:50:00Z"),
                                   Row(id.arg(u"09"_s), S::Missing, u"DELETED"_s)
                                       .title(u"deleted.mp3"_s)
                                       .created("2026-07-31T23:00:00Z"),
                                   Row(id.arg(u"0a"_s), S::Unknown, u"ARCHIVED"_s)
                                       .title(u"a state the page does not list"_s)
                                       .created("2026-07-31T22:00:00Z"),
                               } << qint64(13);
    QTest::newRow("page 1") << u"list-asset-list.page1-200.json"_s
                            << QList<Upload> {
                                   Row(id.arg(u"0b"_s), S::Succeeded, u"CREATED"_s).title(u"last page 1"_s).created("2026-07-30T00:00:00Z"),
                                   Row(id.arg(u"0c"_s), S::Succeeded, u"PUBLISHED"_s)
                                       .title(u"last page 2"_s)
                                       .created("2026-07-29T00:00:00Z"),
                                   Row(id.arg(u"0d"_s), S::AwaitingConfirmation, u"CREATING"_s)
                                       .title(u"last page 3"_s)
                                       .created("2026-07-28T00:00:00Z"),
                               } << qint64(13);
    QTest::newRow("empty") << u"list-asset-list.empty-200.json"_s << QList<Upload> {} << qint64(0);
    QTest::newRow("null") << u"list-asset-list.null-assets-200.json"_s << QList<Upload> {} << qint64(0);
}

void AnswersTest::recordedLists()
{
    QFETCH(const QString, file);
    QFETCH(const QList<Upload>, uploads);
    QFETCH(const qint64, total);
    const Result<huawei::AssetList> list = readList(recorded::read(file));
    QVERIFY(list.has_value());
    compare(list->uploads, uploads);
    QCOMPARE(list->total, std::optional(total));
    QCOMPARE(list->rows, uploads.size());
    QCOMPARE(list->lastCreated, uploads.isEmpty() ? std::nullopt : uploads.constLast().createdAt);
}

void AnswersTest::recordedMeta_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QStringList>("ids");
    QTest::addColumn<QList<Upload>>("uploads");
    QTest::addColumn<QStringList>("missing");
    using S = UploadStatus;
    QTest::newRow("published")
        << u"show-asset-meta.200.json"_s << QStringList {u"652c1e4085afeb22fdc256c6757d751b"_s}
        << QList<
               Upload> {Row(u"652c1e4085afeb22fdc256c6757d751b"_s, S::Succeeded, u"PUBLISHED"_s)
                            .title(u"okFLV.flv"_s)
                            .bytes(13682041)
                            .created("2019-07-04T14:43:03Z")
                            .modified("2019-07-04T14:43:03Z")
                            .result(
                                u"https://651.cdn-vod.huaweicloud.com/asset/652c1e4085afeb22fdc256c6757d751b/45c2493abe68de3dac7e98b0dadcf8ce.flv"_s)}
        << QStringList {};
    const QString id = u"f488337c31c8e4622f1590735b134c%1"_s;
    const QStringList six = {id.arg(65), id.arg(66), id.arg(67), id.arg(68), id.arg(69), u"07ba4d46463355e800c2f42f628f0631"_s};
    QTest::newRow("upload states") << u"show-asset-meta.upload-states-200.json"_s << six
                                   << QList<Upload> {
                                          Row(id.arg(65), S::AwaitingConfirmation, u"CREATING"_s)
                                              .title(u"uploading"_s)
                                              .created("2026-08-01T08:29:59Z")
                                              .modified("2026-08-01T08:29:59Z"),
                                          Row(id.arg(66), S::Failed, u"UPLOAD_FAILED"_s)
                                              .title(u"failed"_s)
                                              .created("2026-08-01T08:20:00Z")
                                              .modified("2026-08-01T08:25:00Z")
                                              .reason(u"upload to OBS failed"_s),
                                          Row(id.arg(67), S::Failed, u"SERVER_ERROR"_s)
                                              .code(u"VOD.100021010"_s)
                                              .reason(
                                                  u"Asset meta download fail, errorCode is VOD.100021010,\nerrorMag is Internal server communication is abnormal"_s),
                                          Row(id.arg(68), S::Cancelled, u"CANCELLED"_s),
                                          Row(id.arg(69), S::Processing, u"WAITING_TRANSCODE"_s),
                                      }
                                   << QStringList {six.constLast()};
    // the same list as the answer to publishing
    const QStringList two = {u"f488337c31c8e4622f1590735b134c65"_s, u"07ba4d46463355e800c2f42f628f0631"_s};
    QTest::newRow("publish") << u"publish-assets.200.json"_s << two << QList<Upload> {} << two;
}

void AnswersTest::recordedMeta()
{
    QFETCH(const QString, file);
    QFETCH(const QStringList, ids);
    QFETCH(const QList<Upload>, uploads);
    QFETCH(const QStringList, missing);
    const Result<huawei::AssetMeta> meta = readMeta(recorded::read(file), ids);
    QVERIFY(meta.has_value());
    compare(meta->details.uploads, uploads);
    QCOMPARE(meta->details.missing, missing);
    QVERIFY(meta->details.forbidden.isEmpty() && meta->apart.isEmpty());
    QVERIFY(meta->details.raw.contains(ids.constFirst().toLatin1()));
}

void AnswersTest::everyRecordedListIsTested()
{
    QCOMPARE(recorded::names(u"list-asset-list.*200.json"_s).size(), 5);
    QCOMPARE(recorded::names(u"show-asset-meta.*200.json"_s).size(), 2);
}

void AnswersTest::oddListed_data()
{
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<Upload>("expected");
    using S = UploadStatus;
    const auto row = [](const char *name, const char *fields, const Upload &expected) {
        QTest::newRow(name) << QByteArray(fields) << expected;
    };
    const auto created = [] { return Row(u"1"_s, S::Succeeded, u"CREATED"_s); };
    const auto failed = [](const char *reason) { return Row(u"1"_s, S::Failed, u"FAILED"_s).reason(QString::fromUtf8(reason)); };
    const Upload plain = created();
    row("nothing else", R"("asset_status":"CREATED")", plain);
    row("unknown fields", R"("asset_status":"CREATED","fresh":{"a":[1]},"progress":0.5,"uploaded":7)", plain);
    row("all null",
        R"("asset_status":"CREATED","title":null,"size":null,"original_url":null,"covers":null,"create_time":null,"transcode_status":null,"exec_desc":null)",
        plain);
    row("no status", R"("x":0)", Row(u"1"_s, S::Unknown, {}));
    row("status null", R"("asset_status":null)", Row(u"1"_s, S::Unknown, {}));
    row("status a number", R"("asset_status":3)", Row(u"1"_s, S::Unknown, {}));
    row("status with blanks", R"("asset_status":" CREATED\n")", plain);
    row("status unknown with blanks", R"("asset_status":" ARCHIVED ")", Row(u"1"_s, S::Unknown, u" ARCHIVED "_s));
    row("transcoding without its asset status", R"("transcode_status":"TRANSCODING")", Row(u"1"_s, S::Unknown, {}));
    row("transcoding unknown", R"("asset_status":"CREATED","transcode_status":"DREAMING")", plain);
    row("published while transcoding", R"("asset_status":"PUBLISHED","transcode_status":"TRANSCODING")",
        Row(u"1"_s, S::Succeeded, u"PUBLISHED"_s));

    row("size 0 is not known yet", R"("asset_status":"CREATED","size":0)", plain);
    row("size negative", R"("asset_status":"CREATED","size":-1)", plain);
    row("size 1", R"("asset_status":"CREATED","size":1)", created().bytes(1));
    row("size as text", R"("asset_status":"CREATED","size":"9000000000")", created().bytes(9000000000));
    row("size 2^53+1", R"("asset_status":"CREATED","size":9007199254740993)", created().bytes(9007199254740993));
    row("size 2^63-1", R"("asset_status":"CREATED","size":9223372036854775807)", created().bytes(9223372036854775807));
    row("size 2^63", R"("asset_status":"CREATED","size":9223372036854775808)", plain);
    row("size a fraction", R"("asset_status":"CREATED","size":1.5)", plain);
    row("size true", R"("asset_status":"CREATED","size":true)", plain);

    row("time as a number", R"("asset_status":"CREATED","create_time":20260801082959)",
        created().created("2026-08-01T08:29:59Z"));
    row("time with blanks", R"("asset_status":"CREATED","create_time":" 20260801082959\n")",
        created().created("2026-08-01T08:29:59Z"));
    row("29 February", R"("asset_status":"CREATED","create_time":"20280229120000")", created().created("2028-02-29T12:00:00Z"));
    row("past 2038", R"("asset_status":"CREATED","create_time":"20991231235959")", created().created("2099-12-31T23:59:59Z"));
    for (const char *time : {"", "0", "00000000000000", "19700101000000", "20260230000000", "20261301000000", "20260801250000",
                             "2026080108295", "202608010829590", "2026-08-01T08:29:59Z", "1785572999", "1785572999000",
                             "yyyymmddhhmmss", "２０２６０８０１０８２９５９"}) {
        QTest::addRow("time %s", time) << QByteArray(R"("asset_status":"CREATED","create_time":")") + time + '"' << plain;
    }

    row("empty texts", R"("asset_status":"CREATED","title":"","original_url":"")", plain);
    row("numbers for texts", R"("asset_status":"CREATED","title":5,"original_url":6,"exec_desc":7)", plain);
    row("address", R"("asset_status":"CREATED","original_url":"https://a/视频 1.mp4")",
        created().result(u"https://a/视频 1.mp4"_s));
    row("address with a sign-in", R"("asset_status":"CREATED","original_url":"https://u:p@a/1.mp4")",
        created().result(u"https://***@a/1.mp4"_s));
    row("title as sent", R"("asset_status":"CREATED","title":" \u202e潮汐 🎬 %1 {0} <img>\n\t. ")",
        created().title(u" \u202e潮汐 🎬 %1 {0} <img>\n\t. "_s));
    row("title with half a pair", R"("asset_status":"CREATED","title":"a\ud800b")", created().title(u"a\uFFFDb"_s));

    row("reason only where failed", R"("asset_status":"CREATED","exec_desc":"asset_exec_desc:VOD.10051 broke;")", plain);
    row("reason empty", R"("asset_status":"FAILED","exec_desc":"asset_exec_desc:;")", Row(u"1"_s, S::Failed, u"FAILED"_s));
    row("reason blank", R"("asset_status":"FAILED","exec_desc":" \n ")", Row(u"1"_s, S::Failed, u"FAILED"_s));
    row("reason without parts", R"("asset_status":"FAILED","exec_desc":"it broke")", failed("it broke"));
    row("reason of another part", R"("asset_status":"FAILED","exec_desc":"review_exec_desc:blocked;")",
        Row(u"1"_s, S::Failed, u"FAILED"_s));
    row("reason of several parts",
        R"("asset_status":"FAILED","exec_desc":"transcode_exec_desc:b;asset_exec_desc:first\nsecond; third;\nreview_exec_desc:c;")",
        failed("first\nsecond; third"));
    row("reason with a code", R"("asset_status":"FAILED","exec_desc":"asset_exec_desc:VOD.10121 pull failed;")",
        failed("VOD.10121 pull failed").code(u"VOD.10121"_s));
    row("no code in a longer word", R"("asset_status":"FAILED","exec_desc":"asset_exec_desc:XVOD.1 VOD. VOD.x;")",
        failed("XVOD.1 VOD. VOD.x"));
    row("reason of transcoding",
        R"("asset_status":"CREATED","transcode_status":"TRANSCODE_FAILED","exec_desc":"asset_exec_desc:a;transcode_exec_desc:b")",
        Row(u"1"_s, S::Failed, u"TRANSCODE_FAILED"_s).reason(u"b"_s));
}

void AnswersTest::oddListed()
{
    QFETCH(const QByteArray, fields);
    QFETCH(const Upload, expected);
    const Result<huawei::AssetList> list = readList(R"({"assets":[{"asset_id":"1",)" + fields + "}]}");
    QVERIFY(list.has_value());
    compare(list->uploads, {expected});
}

void AnswersTest::oddMeta_data()
{
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<Upload>("expected");
    using S = UploadStatus;
    const auto row = [](const char *name, const char *fields, const Upload &expected) {
        QTest::newRow(name) << QByteArray(fields) << expected;
    };
    const auto created = [] { return Row(u"1"_s, S::Succeeded, u"CREATED"_s); };
    const Upload plain = created();
    row("nothing else", R"("status":"CREATED")", plain);
    row("base null", R"("status":"CREATED","base_info":null)", plain);
    row("base a list", R"("status":"CREATED","base_info":[1])", plain);
    row("base empty", R"("status":"CREATED","base_info":{})", plain);
    row("meta null", R"("status":"CREATED","base_info":{"meta_data":null})", plain);
    row("size not parsed yet", R"("status":"CREATED","base_info":{"meta_data":{"video_size":0,"hight":0,"height":0}})", plain);
    row("size", R"("status":"CREATED","base_info":{"meta_data":{"video_size":"5000000000"}})", created().bytes(5000000000));
    row("sizes of outputs do not count",
        R"("status":"CREATED","play_info_array":[{"play_type":"HLS","meta_data":{"video_size":7}}],"is_multi_transcode":true)",
        plain);
    row("category as text, tags null", R"("status":"CREATED","base_info":{"category_id":"-1","tags":null,"frame_rate":30000})",
        plain);
    row("address over two lines", R"("status":"CREATED","base_info":{"video_url":"https://a/视频点播\nVOD 视频.mp4"})",
        created().result(u"https://a/视频点播\nVOD 视频.mp4"_s));
    row("description of a good one", R"("status":"CREATED","description":"VOD.10051")", plain);
    row("description of a failed one", R"("status":"OBS_CREATE_FAILED","description":" no bucket ")",
        Row(u"1"_s, S::Failed, u"OBS_CREATE_FAILED"_s).reason(u"no bucket"_s));
    row("description null", R"("status":"UPLOAD_FAILED","description":null)", Row(u"1"_s, S::Failed, u"UPLOAD_FAILED"_s));
    row("copied from OBS", R"("status":"OBS_CREATING")", Row(u"1"_s, S::Uploading, u"OBS_CREATING"_s));
    row("being deleted", R"("status":"DELETING")", Row(u"1"_s, S::Missing, u"DELETING"_s));
    row("deletion failed", R"("status":"DELETE_FAILED")", Row(u"1"_s, S::Unknown, u"DELETE_FAILED"_s));
    row("status missing", R"("description":"x")", Row(u"1"_s, S::Unknown, {}));
    row("modified without created", R"("status":"CREATED","base_info":{"last_modified":"20260801082959"})",
        created().modified("2026-08-01T08:29:59Z"));
}

void AnswersTest::oddMeta()
{
    QFETCH(const QByteArray, fields);
    QFETCH(const Upload, expected);
    const Result<huawei::AssetMeta> meta = readMeta(R"({"asset_info_array":[{"asset_id":"1",)" + fields + "}]}", {u"1"_s});
    QVERIFY(meta.has_value());
    compare(meta->details.uploads, {expected});
}

void AnswersTest::oddLists_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QStringList>("ids");
    QTest::addColumn<int>("rows");     // -1: answer-not-list
    QTest::addColumn<qint64>("total"); // -1: absent
    const auto row = [](const char *name, const char *body, const QStringList &ids, int rows, qint64 total = -1) {
        QTest::newRow(name) << QByteArray(body) << ids << rows << total;
    };
    row("no total", R"({"assets":[]})", {}, 0);
    row("no list but a total", R"({"total":0})", {}, 0, 0);
    row("total as text", R"({"total":"7","assets":[]})", {}, 0, 7);
    row("total negative", R"({"total":-1,"assets":[]})", {}, 0);
    row("total a fraction", R"({"total":7.5,"assets":[]})", {}, 0);
    row("total less than rows", R"({"total":0,"assets":[{"asset_id":"1"}]})", {u"1"_s}, 1, 0);
    row("order stays, repeats too", R"({"assets":[{"asset_id":"2"},{"asset_id":"1"},{"asset_id":"2"}]})",
        {u"2"_s, u"1"_s, u"2"_s}, 3);
    row("items that are no assets",
        R"({"assets":[null,1,"x",[],{},{"asset_id":null},{"asset_id":""},{"asset_id":"a\ud800"},{"asset_id":7}]})", {u"7"_s}, 9);
    row("IDs that cannot be sent are rows all the same",
        R"({"assets":[{"asset_id":"a,b"},{"asset_id":"05041fffa4002****f6dc"}]})", {u"a,b"_s, u"05041fffa4002****f6dc"_s}, 2);
    // misread as empty, these would make assets vanish
    row("nothing", "{}", {}, -1);
    row("list is an object", R"({"total":1,"assets":{"asset_id":"1"}})", {}, -1);
    row("list is text", R"({"total":1,"assets":"[]"})", {}, -1);
    row("list of another operation", R"({"is_duplicated":1,"asset_ids":["1"]})", {}, -1);
    row("null without a total", R"({"assets":null})", {}, -1);
}

void AnswersTest::oddLists()
{
    QFETCH(const QByteArray, body);
    QFETCH(const QStringList, ids);
    QFETCH(const int, rows);
    QFETCH(const qint64, total);
    const Result<huawei::AssetList> list = readList(body);
    QCOMPARE(list.has_value(), rows >= 0);
    if (!list) {
        QCOMPARE(list.error().kind, ErrorKind::BadAnswer);
        QCOMPARE(list.error().code, u"answer-not-list"_s);
        QCOMPARE(list.error().httpStatus, 200);
        return;
    }
    QStringList found;
    for (const Upload &upload : list->uploads)
        found.append(upload.key.id);
    QCOMPARE(found, ids);
    QCOMPARE(list->rows, rows);
    QCOMPARE(list->total, total < 0 ? std::nullopt : std::optional(total));
}

/// The same asset in both answers: what one says, the other does not take back.
void AnswersTest::listAndDetailsAgree_data()
{
    QTest::addColumn<QByteArray>("listed");
    QTest::addColumn<QByteArray>("asked");
    QTest::newRow("created") << R"("asset_status":"CREATED","transcode_status":"UN_TRANSCODE")"_ba
                             << R"("status":"CREATED")"_ba;
    QTest::newRow("queued") << R"("asset_status":"CREATED","transcode_status":"WAITING_TRANSCODE")"_ba
                            << R"("status":"WAITING_TRANSCODE")"_ba;
    QTest::newRow("transcoding") << R"("asset_status":"CREATED","transcode_status":"TRANSCODING")"_ba
                                 << R"("status":"TRANSCODING")"_ba;
    QTest::newRow("transcoded") << R"("asset_status":"CREATED","transcode_status":"TRANSCODE_SUCCEED")"_ba
                                << R"("status":"TRANSCODE_SUCCEED")"_ba;
    QTest::newRow("transcoding failed") << R"("asset_status":"CREATED","transcode_status":"TRANSCODE_FAILED")"_ba
                                        << R"("status":"TRANSCODE_FAILED")"_ba;
    QTest::newRow("published") << R"("asset_status":"PUBLISHED","transcode_status":"TRANSCODE_SUCCEED")"_ba
                               << R"("status":"PUBLISHED")"_ba;
    QTest::newRow("uploading") << R"("asset_status":"CREATING","transcode_status":"UN_TRANSCODE")"_ba
                               << R"("status":" CREATING")"_ba;
}

void AnswersTest::listAndDetailsAgree()
{
    QFETCH(const QByteArray, listed);
    QFETCH(const QByteArray, asked);
    const auto list
        = readList(R"({"assets":[{"asset_id":"1","title":"t","size":5,"create_time":"20260801082959",)" + listed + "}]}");
    const auto meta = readMeta(
        R"({"asset_info_array":[{"asset_id":"1","base_info":{"title":"t","create_time":"20260801082959","last_modified":"20260801083000","video_url":"https://a/b","meta_data":{"video_size":5}},)"
            + asked + "}]}",
        {u"1"_s});
    QVERIFY(list && meta);
    const Upload &row = list->uploads.constFirst();
    const Upload &details = meta->details.uploads.constFirst();
    const Upload both = merged(details, row);
    QVERIFY(differences(both, details).isEmpty());
    QVERIFY(differences(merged(row, details), details).isEmpty());
}

void AnswersTest::answersToIds_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QStringList>("ids");
    QTest::addColumn<QStringList>("found");
    QTest::addColumn<QStringList>("missing");
    QTest::addColumn<QStringList>("apart");
    QTest::addColumn<QString>("error");
    const QStringList one = {u"1"_s};
    const QStringList three = {u"1"_s, u"2"_s, u"3"_s};
    const auto row = [](const char *name, const char *body, const QStringList &ids, const QStringList &found,
                        const QStringList &missing, const QStringList &apart = {}) {
        QTest::newRow(name) << QByteArray(body) << ids << found << missing << apart << QString();
    };
    const auto bad = [](const char *name, const char *body, const QStringList &ids, const QString &error) {
        QTest::newRow(name) << QByteArray(body) << ids << QStringList() << QStringList() << QStringList() << error;
    };
    row("all there", R"({"asset_info_array":[{"asset_id":"3"},{"asset_id":"1"},{"asset_id":"2"}],"total":3})", three, three, {});
    row("one that does not exist",
        R"({"asset_info_array":[{"asset_id":"1"},{"asset_id":"2","status":" UNCREATED"},{"asset_id":"3"}]})", three,
        {u"1"_s, u"3"_s}, {u"2"_s});
    row("another word for it", R"({"asset_info_array":[{"asset_id":"1","status":"NO_ASSET"}]})", one, {}, one);
    row("deleted is shown", R"({"asset_info_array":[{"asset_id":"1","status":"DELETED"}]})", one, one, {});
    row("twice in one answer",
        R"({"asset_info_array":[{"asset_id":"1","status":"CREATING"},{"asset_id":"1","status":"CREATED"}]})", one, one, {});
    row("fewer than asked for", R"({"asset_info_array":[{"asset_id":"2"}],"is_truncated":1})", three, {u"2"_s}, {},
        {u"1"_s, u"3"_s});
    row("none of several", R"({"asset_info_array":[],"total":0})", three, {}, {}, three);
    row("nothing, asked for alone", R"({"asset_info_array":[],"total":0})", one, {}, one);
    row("null, asked for alone", R"({"asset_info_array":null,"total":0})", one, {}, one);
    bad("empty, yet there are more", R"({"asset_info_array":[],"is_truncated":1})", one, u"answer-other-upload"_s);
    bad("empty, yet the total is one", R"({"asset_info_array":[],"total":1})", one, u"answer-other-upload"_s);
    bad("of another", R"({"asset_info_array":[{"asset_id":"4"}]})", one, u"answer-other-upload"_s);
    row("others beside it", R"({"asset_info_array":[{"asset_id":"4"},{"asset_id":"1"}]})", one, one, {});
    row("an item of no ID beside it", R"({"asset_info_array":[{"asset_id":"1"},{}]})", one, one, {});
    bad("of another instead of one", R"({"asset_info_array":[{"asset_id":"1"},{"asset_id":"2"},{"asset_id":"4"}]})", three,
        u"answer-other-upload"_s);
    bad("no list", R"({"asset_ids":["1"]})", one, u"answer-not-list"_s);
    bad("a listing", R"({"assets":[{"asset_id":"1"}]})", one, u"answer-not-list"_s);
}

void AnswersTest::answersToIds()
{
    QFETCH(const QByteArray, body);
    QFETCH(const QStringList, ids);
    QFETCH(const QStringList, found);
    QFETCH(const QStringList, missing);
    QFETCH(const QStringList, apart);
    QFETCH(const QString, error);
    const Result<huawei::AssetMeta> meta = readMeta(body, ids);
    QCOMPARE(meta.has_value(), error.isEmpty());
    if (!meta) {
        QCOMPARE(meta.error().kind, ErrorKind::BadAnswer);
        QCOMPARE(meta.error().code, error);
        return;
    }
    QStringList uploads;
    for (const Upload &upload : meta->details.uploads)
        uploads.append(upload.key.id);
    QCOMPARE(uploads, found);
    QCOMPARE(meta->details.missing, missing);
    QCOMPARE(meta->apart, apart);
    if (qstrcmp(QTest::currentDataTag(), "one that does not exist") == 0)
        QCOMPARE(meta->details.missingWords.value(u"2"_s), u"UNCREATED"_s);
    if (qstrcmp(QTest::currentDataTag(), "twice in one answer") == 0)
        QCOMPARE(meta->details.uploads.constFirst().vendorStatus, u"CREATED"_s);
}

void AnswersTest::refusalsOfIds_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("alone"); // which list the ID is in; empty: the error stays
    QTest::addColumn<bool>("splits");
    QTest::newRow("does not exist") << u"VOD.10062"_s << u"missing"_s << true;
    QTest::newRow("illegal form") << u"VOD.10053"_s << QString() << true;
    QTest::newRow("no right to it") << u"VOD.10111"_s << u"forbidden"_s << true;
    QTest::newRow("no right to what it needs") << u"VOD.10133"_s << u"forbidden"_s << true;
    QTest::newRow("no right at all") << u"VOD.10074"_s << QString() << false;
    QTest::newRow("no right at the gateway") << u"APIGW.0302"_s << QString() << false;
    QTest::newRow("wrong project") << u"VOD.10057"_s << QString() << false;
    QTest::newRow("internal") << u"VOD.10051"_s << QString() << false;
}

void AnswersTest::refusalsOfIds()
{
    QFETCH(const QString, code);
    QFETCH(const QString, alone);
    QFETCH(const bool, splits);
    const QByteArray body = R"({"error_code":")" + code.toLatin1() + R"(","error_msg":"no"})";
    for (const int status : {400, 403}) {
        const Result<huawei::AssetMeta> several = readMeta(body, {u"1"_s, u"2"_s}, status);
        QCOMPARE(several.has_value(), splits);
        if (several)
            QCOMPARE(several->apart, (QStringList {u"1"_s, u"2"_s}));
        const Result<huawei::AssetMeta> one = readMeta(body, {u"1"_s}, status);
        QCOMPARE(one.has_value(), !alone.isEmpty());
        if (one) {
            QCOMPARE(one->details.missing.isEmpty(), alone != u"missing"_s);
            QCOMPARE(one->details.forbidden.isEmpty(), alone != u"forbidden"_s);
            QVERIFY(one->details.uploads.isEmpty() && one->apart.isEmpty() && one->details.raw.contains(code.toLatin1()));
        } else {
            QCOMPARE(one.error().code, code);
        }
    }
}

QTEST_APPLESS_MAIN(AnswersTest)
#include "test_answers.moc"
