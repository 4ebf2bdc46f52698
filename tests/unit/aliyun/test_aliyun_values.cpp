#include "core/json_value.h"
#include "expected_rows.h"
#include "recorded.h"
#include "vendors/aliyun/lists.h"
#include "vendors/aliyun/rows.h"
#include "vendors/aliyun/status_map.h"
#include "vendors/aliyun/values.h"

#include <cmath>

using namespace deck;
using namespace Qt::StringLiterals;

/// Words, numbers, times and lists in every form of the vendor's pages, and what an entry makes of them.
class AliyunValuesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void statusWords_data();
    void statusWords();
    void twoStatuses_data();
    void twoStatuses();
    void times_data();
    void times();
    void sizes_data();
    void sizes();
    void ratios_data();
    void ratios();
    void texts_data();
    void texts();
    void entries_data();
    void entries();
    void oddDetails_data();
    void oddDetails();
    void oddJobs_data();
    void oddJobs();
    void oddMedia_data();
    void oddMedia();
    void resultUrls_data();
    void resultUrls();
    void idsInSeveralLists();
    void tokens_data();
    void tokens();
};

namespace {

QJsonObject member(const QByteArray &json)
{
    return *jsonObject("{\"v\":" + json + '}');
}

/// The only row of an answer about the ID "1".
Upload onlyRow(const Result<Details> &details)
{
    if (!details || details->uploads.size() != 1)
        qFatal("one row was expected");
    return details->uploads.constFirst();
}

Upload detailWith(const QByteArray &members)
{
    return onlyRow(aliyun::readUploadDetails(
        recorded::reply(R"({"RequestId":"r","UploadDetails":[{"MediaId":"1",)" + members + "}]}"), u"a"_s, {u"1"_s}));
}

Upload jobWith(const QByteArray &members)
{
    return onlyRow(
        aliyun::readUrlJobs(recorded::reply(R"({"RequestId":"r","URLUploadInfoList":[{"JobId":"1",)" + members + "}]}"),
                            u"aliyun-vod"_s, u"a"_s, {u"1"_s}, false));
}

} // namespace

void AliyunValuesTest::statusWords_data()
{
    QTest::addColumn<QString>("word");
    QTest::addColumn<UploadStatus>("status");
    const auto row = [](UploadStatus status, const QStringList &words) {
        for (const QString &word : words)
            QTest::addRow("\"%s\"", qPrintable(word)) << word << status;
    };
    // the Alibaba column, word by word
    row(UploadStatus::Waiting, {u"PENDING"_s, u"Init"_s});
    row(UploadStatus::Uploading,
        {u"Uploading"_s, u"PROCESSING"_s, u"DOWNLOADING"_s, u"DOWNLOAD_SUCCESS"_s, u"UPLOADING"_s, u"Preparing"_s});
    row(UploadStatus::Processing, {u"UploadSucc"_s, u"Transcoding"_s, u"Checking"_s, u"Producing"_s});
    row(UploadStatus::Succeeded, {u"Normal"_s, u"UPLOAD_SUCCESS"_s, u"SUCCESS"_s});
    row(UploadStatus::Failed,
        {u"UploadFail"_s, u"TranscodeFail"_s, u"Blocked"_s, u"ProduceFail"_s, u"PrepareFail"_s, u"ProducingFail"_s,
         u"SomethingNewFail"_s, u"DOWNLOAD_FAIL"_s, u"UPLOAD_FAIL"_s, u"SOMETHING_NEW_FAIL"_s, u"fail"_s});
    row(UploadStatus::Cancelled, {u"CANCELLED"_s, u"CANCELED"_s, u"Cancelled"_s});
    row(UploadStatus::Missing, {u"Deleted"_s});
    // case and blanks
    row(UploadStatus::Succeeded, {u"NORMAL"_s, u"normal"_s, u" Normal "_s, u"\tsuccess\r\n"_s, u"Upload_Success"_s});
    row(UploadStatus::Uploading, {u"preparing"_s, u"UpLoAdInG"_s, u"Download_Success "_s});
    row(UploadStatus::Failed, {u"UPLOADFAIL"_s, u"download_fail "_s, u"BLOCKED"_s});
    // any other word
    row(UploadStatus::Unknown,
        {u""_s, u" "_s, u"200"_s, u"Failed"_s, u"FailOver"_s, u"Success!"_s, u"UploadSuccess"_s, u"Up loading"_s, u"正常"_s,
         u"Normal\u00a0x"_s, u"UPLOADİNG"_s, u"CREATED"_s, u"null"_s, u"waiting"_s, u"succeeded"_s, u"ail"_s});
}

void AliyunValuesTest::statusWords()
{
    QFETCH(const QString, word);
    QFETCH(const UploadStatus, status);
    QCOMPARE(aliyun::statusOfWord(word), status);
}

void AliyunValuesTest::twoStatuses_data()
{
    QTest::addColumn<QString>("status");
    QTest::addColumn<QString>("uploadStatus");
    QTest::addColumn<UploadStatus>("outcome");
    QTest::addColumn<QString>("word");
    const auto row = [](const QString &status, const QString &uploadStatus, UploadStatus outcome, const QString &word) {
        QTest::addRow("%s and %s", qPrintable(status), qPrintable(uploadStatus)) << status << uploadStatus << outcome << word;
    };
    row(u"Uploading"_s, u"UPLOADING"_s, UploadStatus::Uploading, u"Uploading"_s); // they agree
    row(u"Normal"_s, u"UPLOAD_SUCCESS"_s, UploadStatus::Succeeded, u"Normal"_s);
    row(u"Normal"_s, u"UPLOADING"_s, UploadStatus::Uploading, u"UPLOADING"_s); // the unfinished one wins
    row(u"Uploading"_s, u"PENDING"_s, UploadStatus::Waiting, u"PENDING"_s);
    row(u"UploadFail"_s, u"PROCESSING"_s, UploadStatus::Uploading, u"PROCESSING"_s);
    row(u"Transcoding"_s, u"UPLOADING"_s, UploadStatus::Uploading, u"UPLOADING"_s);
    row(u"Brandnew"_s, u"UPLOADING"_s, UploadStatus::Uploading, u"UPLOADING"_s);
    row(u"Uploading"_s, u"UPLOAD_SUCCESS"_s, UploadStatus::Uploading, u"Uploading"_s); // a finished one does not
    row(u"Uploading"_s, u"UPLOAD_FAIL"_s, UploadStatus::Uploading, u"Uploading"_s);
    row(u"Transcoding"_s, u"SUCCESS"_s, UploadStatus::Processing, u"Transcoding"_s);
    row(u"TranscodeFail"_s, u"UPLOAD_SUCCESS"_s, UploadStatus::Failed, u"TranscodeFail"_s);
    row(u"Brandnew"_s, u"UPLOAD_SUCCESS"_s, UploadStatus::Unknown, u"Brandnew"_s);
    row(u"Normal"_s, u"Brandnew"_s, UploadStatus::Succeeded, u"Normal"_s);         // nobody knows that it is unfinished
    row(u""_s, u"UPLOAD_SUCCESS"_s, UploadStatus::Succeeded, u"UPLOAD_SUCCESS"_s); // one of them is all there is
    row(u" "_s, u"UPLOAD_FAIL "_s, UploadStatus::Failed, u"UPLOAD_FAIL "_s);
    row(u"Normal "_s, u""_s, UploadStatus::Succeeded, u"Normal "_s);
    row(u""_s, u"Brandnew"_s, UploadStatus::Unknown, u"Brandnew"_s);
    row(u""_s, u""_s, UploadStatus::Unknown, u""_s);
}

void AliyunValuesTest::twoStatuses()
{
    QFETCH(const QString, status);
    QFETCH(const QString, uploadStatus);
    const aliyun::DecidedStatus decided = aliyun::decidedStatus(status, uploadStatus);
    QTEST(decided.status, "outcome");
    QTEST(decided.word, "word");
}

void AliyunValuesTest::times_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("iso"); // with milliseconds; empty: absent
    const auto row = [](const char *json, const QString &iso = {}) { QTest::newRow(json) << QByteArray(json) << iso; };
    row(R"("2019-04-28T09:42:07Z")", u"2019-04-28T09:42:07.000Z"_s);
    row(R"("2019-04-28T09:43:12Z\"")", u"2019-04-28T09:43:12.000Z"_s);
    row(R"("\"2019-04-28T09:43:12Z")", u"2019-04-28T09:43:12.000Z"_s);
    row(R"("'2019-04-28T09:43:12Z' ")", u"2019-04-28T09:43:12.000Z"_s);
    row(R"("  2019-04-28T09:43:12Z\n")", u"2019-04-28T09:43:12.000Z"_s);
    row(R"("2020-12-01T19:48Z")", u"2020-12-01T19:48:00.000Z"_s);
    row(R"("2021-11-26 21:47:37")", u"2021-11-26T21:47:37.000Z"_s);
    row(R"("2021-11-26 21:47")", u"2021-11-26T21:47:00.000Z"_s);
    row(R"("2021-11-26 21:47:37+08:00")", u"2021-11-26T13:47:37.000Z"_s);
    row(R"("2021-11-26T21:47:37+0800")", u"2021-11-26T13:47:37.000Z"_s);
    row(R"("2021-11-26T21:47:37-05:30")", u"2021-11-27T03:17:37.000Z"_s);
    row(R"("2026-01-15T08:31:34.250Z")", u"2026-01-15T08:31:34.250Z"_s);
    row(R"("2016-12-31T23:59:60Z")", u"2017-01-01T00:00:00.000Z"_s); // leap second
    row(R"("2024-02-29T00:00:00Z")", u"2024-02-29T00:00:00.000Z"_s);
    row(R"("2023-02-29T00:00:00Z")");
    row(R"("2026-03-29T02:30:00Z")", u"2026-03-29T02:30:00.000Z"_s); // an hour some clocks do not have
    row(R"("2038-01-19T03:14:08Z")", u"2038-01-19T03:14:08.000Z"_s);
    row(R"("9999-12-31T23:59:59Z")", u"9999-12-31T23:59:59.000Z"_s);
    row(R"("9999-12-31T23:59:59-01:00")");
    row(R"("10000-01-01T00:00:00Z")");
    row(R"("1970-01-01T00:00:00Z")");
    row(R"("1970-01-01T00:00:01Z")", u"1970-01-01T00:00:01.000Z"_s);
    row(R"("1969-12-31T23:59:59Z")");
    row(R"("0000-00-00T00:00:00Z")");
    row(R"("0001-01-01T00:00:00Z")");
    row(R"("2026-13-01T00:00:00Z")");
    row(R"("2026-01-32T00:00:00Z")");
    row(R"("2026-01-15T24:00:00Z")");
    row(R"("2026-01-15T08:60:00Z")");
    row(R"("2026-01-15")"); // a day is no time
    row(R"("15.01.2026 08:20")");
    row(R"("2026-01-15T08:20:07 CST")");
    row(R"("2026-01-15T08:20:07Zx")");
    row(R"("Thu, 15 Jan 2026 08:20:07 GMT")");
    row(R"("xxxxx")");
    row(R"("")");
    row(R"("\"\"")");
    row(R"("2019-04-28T09:42:07Z\u0000")");
    row("1768465207", u"2026-01-15T08:20:07.000Z"_s);
    row(R"("1768465207")", u"2026-01-15T08:20:07.000Z"_s);
    row("1768465207250", u"2026-01-15T08:20:07.250Z"_s);
    row(R"(" 1768465207250 ")", u"2026-01-15T08:20:07.250Z"_s);
    row("1000000000", u"2001-09-09T01:46:40.000Z"_s);
    row("9999999999", u"2286-11-20T17:46:39.000Z"_s);
    row("9999999999999", u"2286-11-20T17:46:39.999Z"_s);
    row("999999999");   // nine digits
    row("17684652072"); // eleven
    row("17684652072500");
    row("0");
    row("-1");
    row("-1768465207");
    row("1768465207.5");
    row("1e400");
    row("9223372036854775807");
    row(R"("99999999999999999999")");
    row("null");
    row("true");
    row("[1768465207]");
    row("{}");
}

void AliyunValuesTest::times()
{
    QFETCH(const QByteArray, json);
    QFETCH(const QString, iso);
    const std::optional<Instant> time = aliyun::timeOf(member(json), "v"_L1);
    QCOMPARE(time.has_value(), !iso.isEmpty());
    if (time)
        QCOMPARE(*time, Instant(Milliseconds(QDateTime::fromString(iso, Qt::ISODateWithMs).toMSecsSinceEpoch())));
}

void AliyunValuesTest::sizes_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<qint64>("size"); // -1: absent
    const auto row = [](const char *json, qint64 size = -1) { QTest::newRow(json) << QByteArray(json) << size; };
    row("0", 0);
    row("1", 1);
    row("\"453\"", 453);
    row("\" 453 \"", 453);
    row("2147483648", 2147483648);
    row("4294967296", 4294967296);
    row("9007199254740993", 9007199254740993); // 2^53 + 1
    row("\"9007199254740993\"", 9007199254740993);
    row("53656748092620", 53656748092620); // 48.8 TB
    row("9223372036854775807", 9223372036854775807);
    row("\"9223372036854775807\"", 9223372036854775807);
    row("1e3", 1000);
    row("9223372036854775808");
    row("\"9223372036854775808\"");
    row("1e30");
    row("1e400");
    row("-1");
    row("\"-1\"");
    row("1.5");
    row("\"1.5\"");
    row("\"1e3\"");
    row("\"0x10\"");
    row("\"1,024\"");
    row("\"24 MB\"");
    row("\"xxxxx\"");
    row("\"****\"");
    row("\"\"");
    row("\"4\\u00005\"");
    row("NaN");
    row("true");
    row("false");
    row("null");
    row("[5]");
    row("{\"a\":5}");
}

void AliyunValuesTest::sizes()
{
    QFETCH(const QByteArray, json);
    QFETCH(const qint64, size);
    QCOMPARE(aliyun::sizeOf(member(json), "v"_L1), size < 0 ? std::nullopt : std::optional(size));
    QCOMPARE(aliyun::sizeOf({}, "v"_L1), std::nullopt);
}

void AliyunValuesTest::ratios_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<double>("ratio"); // -1: absent
    const auto row = [](const char *json, double ratio = -1) { QTest::newRow(json) << QByteArray(json) << ratio; };
    row("0.038", 0.038); // 3.8 %
    row("\"0.038\"", 0.038);
    row("0", 0);
    row("-0.0", 0);
    row("1", 1);
    row("1.0", 1);
    row("\"1\"", 1);
    row("\"1.0\"", 1);
    row("1.7", 1);
    row("\"1.7\"", 1);
    row("38", 1);
    row("-1", 0);
    row("1e-3", 0.001);
    row("\"3.8%\"");
    row("\"0,038\"");
    row("\"nan\"");
    row("\"inf\"");
    row("NaN");
    row("1e400");
    row("\"1e400\"");
    row("\"xxxxx\"");
    row("\"\"");
    row("true");
    row("null");
    row("[1]");
}

void AliyunValuesTest::ratios()
{
    QFETCH(const QByteArray, json);
    QFETCH(const double, ratio);
    const std::optional<double> read = aliyun::ratioOf(member(json), "v"_L1);
    QCOMPARE(read, ratio < 0 ? std::nullopt : std::optional(ratio));
    QVERIFY(!read || !std::signbit(*read));
}

void AliyunValuesTest::texts_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QStringList>("texts");
    QTest::addColumn<bool>("good");
    const auto row = [](const char *json, const QStringList &texts) { QTest::newRow(json) << QByteArray(json) << texts << true; };
    const auto bad = [](const char *json) { QTest::newRow(json) << QByteArray(json) << QStringList() << false; };
    row("null", {});
    row("[]", {});
    row("{}", {});
    row(R"("")", {});
    row(R"("  ")", {});
    row(R"(["a","b"])", {u"a"_s, u"b"_s});
    row(R"("a")", {u"a"_s});
    row(R"(" a ")", {u"a"_s});
    row("5", {u"5"_s});
    row(R"([1,"b",null])", {u"1"_s, u"b"_s});
    row(R"({"MediaId":["a","b"]})", {u"a"_s, u"b"_s});
    row(R"({"MediaId":"a"})", {u"a"_s});
    row(R"({"ExistId":null})", {});
    row(R"([{"ExistId":"a"},{"ExistId":"b"}])", {u"a"_s, u"b"_s});
    row(R"([["a"],["b"]])", {u"a"_s, u"b"_s});
    row(R"("[\"a\", \"b\"]")", {u"a"_s, u"b"_s});
    row(R"(["[\"a\", \"b\"]"])", {u"a"_s, u"b"_s});
    row(R"("['a', 'b']")", {u"a"_s, u"b"_s});
    row(R"(["['a']"])", {u"a"_s});
    row(R"("[u'a', u\"b\"]")", {u"a"_s, u"b"_s});
    row(R"("['it\\'s']")", {u"it's"_s});
    row(R"("['http://h/a,b', 'c']")", {u"http://h/a,b"_s, u"c"_s});
    row(R"("[\"a\",\"b\",...]")", {u"a"_s, u"b"_s});
    row(R"("[ 'a' , ... ]")", {u"a"_s});
    row(R"("[]")", {});
    row(R"("['a',]")", {u"a"_s});
    row(R"("['a'")", {u"['a'"_s}); // no list: one opaque item
    row(R"("['a' 'b']")", {u"['a' 'b']"_s});
    row(R"("[a, b]")", {u"[a, b]"_s});
    row(R"("['a'] x")", {u"['a'] x"_s});
    row(R"("[")", {u"["_s});
    row(R"("]")", {u"]"_s});
    row(R"("a,b")", {u"a,b"_s});
    bad("true");
    bad("false");
    bad("1.5");
    bad("[true]");
    bad(R"([[[[[["a"]]]]]])");
    bad(R"({"a":{"b":{"c":{"d":{"e":"f"}}}}})");
}

void AliyunValuesTest::texts()
{
    QFETCH(const QByteArray, json);
    QFETCH(const bool, good);
    const Result<QStringList> texts = aliyun::textsOf(member(json), {"v"_L1});
    QCOMPARE(texts.has_value(), good);
    if (texts) {
        QTEST(*texts, "texts");
    } else {
        QCOMPARE(texts.error().kind, ErrorKind::BadAnswer);
        QCOMPARE(texts.error().code, u"answer-not-list"_s);
    }
}

void AliyunValuesTest::entries_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QStringList>("ids");
    QTest::addColumn<int>("strange"); // -1: BadAnswer
    const auto row = [](const char *body, const QStringList &ids, int strange = 0) {
        QTest::newRow(body) << QByteArray(body) << ids << strange;
    };
    row(R"({})", {});
    row(R"({"List":null})", {});
    row(R"({"List":""})", {});
    row(R"({"List":[]})", {});
    row(R"({"List":{}})", {});
    row(R"({"List":{"Item":null}})", {});
    row(R"({"List":{"Item":""}})", {});
    row(R"({"List":{"Item":[]}})", {});
    row(R"({"List":[{"Id":"1"},{"Id":"2"}]})", {u"1"_s, u"2"_s});
    row(R"({"List":{"Id":"1"}})", {u"1"_s});
    row(R"({"List":{"Item":[{"Id":"1"},{"Id":"2"}]}})", {u"1"_s, u"2"_s});
    row(R"({"List":{"Item":{"Id":"1"}}})", {u"1"_s});
    row(R"({"List":{"Item":{"Name":"without an ID"}}})", {u""_s});
    row(R"({"List":"[{\"Id\":\"1\"},{\"Id\":\"2\"}]"})", {u"1"_s, u"2"_s});
    row(R"({"List":"{\"Id\":\"1\"}"})", {u"1"_s});
    row(R"({"List":["[{\"Id\":\"1\"}]"]})", {u"1"_s});
    row(R"({"List":[[{"Id":"1"}]]})", {u"1"_s});
    row(R"({"Other":[{"Id":"2"}],"List":[{"Id":"1"}]})", {u"1"_s});
    row(R"({"Known":["x"]})", {});
    row(R"({"List":[],"Other":["x"]})", {}); // it is there, and empty
    row(R"({"RequestId":"r","Total":5,"Code":"200"})", {});
    // both spellings: the filled one
    row(R"({"List":[],"list":[{"Id":"1"}]})", {u"1"_s});
    row(R"({"List":[{"Id":"1"}],"list":[{"Id":"2"}]})", {u"1"_s});
    row(R"({"List":5,"list":[{"Id":"1"}]})", {u"1"_s});
    // strange entries beside good ones
    row(R"({"List":[{"Id":"1"},null,5,"x",true,{},{"Snapshots":[]}]})", {u"1"_s}, 6);
    row(R"({"List":[null,{}]})", {}, 2); // nothing can hide in these
    // what could hide a list
    for (const char *body : {R"({"List":5})", R"({"List":true})", R"({"List":"x"})", R"({"List":"[1"})", R"({"List":"['a']"})",
                             R"({"List":{"Item":5}})", R"({"List":{"Item":"x"}})", R"({"List":{"A":[{"Id":"1"}],"B":[]}})",
                             R"({"List":{"A":{"B":{"C":{"D":{"E":{"Id":"1"}}}}}}})", R"({"List":["x"]})", R"({"List":[5]})",
                             R"({"List":[true]})", R"({"List":[{"Item":{"Id":"1"}}]})", R"({"Entries":[{"Id":"1"}]})",
                             R"({"Entries":{"Item":[]}})", R"({"List":5,"list":[]})"})
        row(body, {}, -1);
}

void AliyunValuesTest::entries()
{
    QFETCH(const QByteArray, body);
    QFETCH(const int, strange);
    static constexpr aliyun::ListForm form = {{"List"_L1, "list"_L1}, {"Id"_L1, "Name"_L1}, {"Known"_L1}};
    const Result<aliyun::Entries> entries = aliyun::entriesOf(*jsonObject(body), form);
    QCOMPARE(entries.has_value(), strange >= 0);
    if (!entries) {
        QCOMPARE(entries.error().kind, ErrorKind::BadAnswer);
        QCOMPARE(entries.error().code, u"answer-not-list"_s);
        return;
    }
    QStringList found;
    for (const QJsonObject &entry : entries->objects)
        found.append(entry.value("Id"_L1).toString());
    QTEST(found, "ids");
    QCOMPARE(entries->strange, strange);
}

void AliyunValuesTest::oddDetails_data()
{
    QTest::addColumn<QByteArray>("members");
    QTest::addColumn<Upload>("wanted");
    const auto row = [](const char *name, const char *members, const Upload &wanted) {
        QTest::newRow(name) << QByteArray(members) << wanted;
    };
    const auto bare = [] {
        return expected::Row({u"a"_s, UploadKind::Media, u"1"_s}, u"aliyun-vod"_s,
                             {Field::Ratio, Field::UploadedBytes, Field::CompletedAt, Field::Source, Field::Device, Field::Ip})
            .checked(recorded::receivedAt);
    };
    row("nothing", R"("x":0)", bare());
    row("unknown members", R"("Status":"Normal","Speed":5,"UploadRatioX":1,"Extra":{"MediaId":"2"},"More":[1])",
        bare().status(UploadStatus::Succeeded, u"Normal"_s));
    row("all null",
        R"("Title":null,"FileSize":null,"UploadSize":null,"UploadRatio":null,"Status":null,"UploadStatus":null,"CreationTime":null,
           "ModificationTime":null,"CompletionTime":null,"UploadIP":null,"UploadSource":null,"DeviceModel":null)",
        bare());
    row("all empty",
        R"("Title":"","FileSize":"","UploadSize":"","UploadRatio":"","Status":"","UploadStatus":"","CreationTime":"",
           "ModificationTime":"","CompletionTime":"","UploadIP":"","UploadSource":"","DeviceModel":"")",
        bare());
    row("all lists",
        R"("Title":[],"FileSize":[1],"UploadSize":[],"UploadRatio":[1],"Status":["Normal"],"UploadStatus":[],"CreationTime":[],
           "ModificationTime":{},"CompletionTime":{},"UploadIP":{},"UploadSource":{"a":1},"DeviceModel":[[]])",
        bare());
    row("all true",
        R"("Title":true,"FileSize":true,"UploadSize":true,"UploadRatio":true,"Status":true,"UploadStatus":true,"CreationTime":true,
           "ModificationTime":true,"CompletionTime":true,"UploadIP":true,"UploadSource":true,"DeviceModel":true)",
        bare());
    row("masks", R"("FileSize":"xxxxx","UploadSize":"****","UploadRatio":"xx")", bare());
    row("more sent than there is", R"("FileSize":46,"UploadSize":346)", bare().total(46).uploaded(346)); // no ratio from it
    row("all sent, and no ratio", R"("FileSize":46,"UploadSize":46)", bare().total(46).uploaded(46));
    row("empty file", R"("FileSize":0,"UploadSize":0,"UploadRatio":0)", bare().total(0).uploaded(0).ratio(0));
    row("negative sizes", R"("FileSize":-1,"UploadSize":"-1")", bare());
    row("largest sizes", R"("FileSize":9223372036854775807,"UploadSize":"9223372036854775807")",
        bare().total(9223372036854775807).uploaded(9223372036854775807));
    row("word nobody knows", R"("Status":"Dancing")", bare().status(UploadStatus::Unknown, u"Dancing"_s));
    row("status as number", R"("Status":5)", bare().status(UploadStatus::Unknown, u"5"_s));
    row("blanks around the word", R"("Status":" Normal ")", bare().status(UploadStatus::Succeeded, u" Normal "_s));
    row("upload status alone", R"("UploadStatus":"UPLOAD_FAIL")", bare().status(UploadStatus::Failed, u"UPLOAD_FAIL"_s));
    row("they disagree", R"("Status":"Normal","UploadStatus":"UPLOADING")",
        bare().status(UploadStatus::Uploading, u"UPLOADING"_s));
    row("deleted", R"("Status":"Deleted")", bare().status(UploadStatus::Missing, u"Deleted"_s));
    row("key twice", R"("Status":"Uploading","Status":"Normal")", bare().status(UploadStatus::Succeeded, u"Normal"_s));
    row("address as 10 digits", R"("CreationTime":1768465207,"CompletionTime":"1768465207000")",
        bare().created("2026-01-15T08:20:07Z").completed("2026-01-15T08:20:07Z"));
    row("completed before created", R"("CreationTime":"2026-01-15T08:20:07Z","CompletionTime":"2020-01-15T08:20:07Z")",
        bare().created("2026-01-15T08:20:07Z").completed("2020-01-15T08:20:07Z"));
    row("title of blanks", R"("Title":"  ")", bare().title(u"  "_s));
    row("title of markup", R"("Title":"<img src=x> %1 {0} \"q\" 'q' =1+1 a/b\\c con")",
        bare().title(u"<img src=x> %1 {0} \"q\" 'q' =1+1 a/b\\c con"_s));
    row("title over lines", R"("Title":"a\n\tb\r\n\u2028 .")", bare().title(u"a\n\tb\r\n\u2028 ."_s));
    row("title of joined signs", R"("Title":"👩‍👩‍👧 é é ﬁ ﾊ \u202e\u0000x")",
        bare().title(QString(u"👩‍👩‍👧 é é ﬁ ﾊ \u202e\0x"_s)));
    row("half a pair", R"("Title":"a\ud800b","DeviceModel":"\udc00")",
        bare().title(u"a\uFFFDb"_s).set(Field::Device, &Upload::device, u"\uFFFD"_s));
    row("number for a title", R"("Title":5)", bare());
    QTest::newRow("long title") << QByteArray("\"Title\":\"" + QByteArray(10'000, 'x') + '"')
                                << Upload(bare().title(QString(10'000, u'x')));
}

void AliyunValuesTest::oddDetails()
{
    QFETCH(const QByteArray, members);
    QFETCH(const Upload, wanted);
    expected::compare({detailWith(members)}, {wanted});
}

void AliyunValuesTest::oddJobs_data()
{
    QTest::addColumn<QByteArray>("members");
    QTest::addColumn<Upload>("wanted");
    const auto row = [](const char *name, const char *members, const Upload &wanted) {
        QTest::newRow(name) << QByteArray(members) << wanted;
    };
    const auto bare = [] {
        return expected::Row({u"a"_s, UploadKind::UrlJob, u"1"_s}, u"aliyun-vod"_s,
                             {Field::Status, Field::VendorStatus, Field::TotalBytes, Field::CreatedAt, Field::CompletedAt,
                              Field::ErrorCode, Field::ErrorMessage, Field::MediaId, Field::SourceUrl, Field::UserData})
            .checked(recorded::receivedAt);
    };
    const auto failed = [&bare] { return bare().status(UploadStatus::Failed, u"UPLOAD_FAIL"_s); };
    const auto pending = [&bare] { return bare().status(UploadStatus::Waiting, u"PENDING"_s); };
    row("nothing", R"("x":0)", bare());
    row("other spellings",
        R"("Status":"SUCCESS","UploadUrl":"http://h/a","CompletionTime":"2026-01-15T08:20:07Z","CreateTime":"2026-01-15T08:20:06Z")",
        bare()
            .status(UploadStatus::Succeeded, u"SUCCESS"_s)
            .sourceUrl(u"http://h/a"_s)
            .created("2026-01-15T08:20:06Z")
            .completed("2026-01-15T08:20:07Z"));
    row("both spellings, one empty", R"("UploadURL":"","UploadUrl":"http://h/a","CompleteTime":null,"CompletionTime":1768465207)",
        bare().sourceUrl(u"http://h/a"_s).completed("2026-01-15T08:20:07Z"));
    row("complete time as a number", R"("CompleteTime":1768465207000)", bare().completed("2026-01-15T08:20:07Z"));
    row("older form: two statuses", R"("Status":"Uploading","UploadStatus":"PENDING")", pending());
    row("older form: upload status alone", R"("UploadStatus":"PENDING")", pending());
    row("success in a media's word", R"("Status":"Normal","ErrorCode":"200","ErrorMessage":"Success")",
        bare().status(UploadStatus::Succeeded, u"Normal"_s));
    row("leftover text on success", R"("Status":"SUCCESS","ErrorCode":"200","ErrorMessage":"error_message")",
        bare().status(UploadStatus::Succeeded, u"SUCCESS"_s));
    row("leftover code on success", R"("Status":"SUCCESS","ErrorCode":"URLInvalidError","ErrorMessage":"x")",
        bare().status(UploadStatus::Succeeded, u"SUCCESS"_s));
    row("error of a failed one", R"("Status":"UPLOAD_FAIL","ErrorCode":"URLInvalidError ","ErrorMessage":" x ")",
        failed().error(u"URLInvalidError"_s, u"x"_s));
    row("message of a failed one alone", R"("Status":"UPLOAD_FAIL","ErrorMessage":"x")",
        failed().set(Field::ErrorMessage, &Upload::errorMessage, u"x"_s));
    row("failed with the code of success", R"("Status":"UPLOAD_FAIL","ErrorCode":200,"ErrorMessage":"x")",
        failed().set(Field::ErrorMessage, &Upload::errorMessage, u"x"_s));
    row("failed with words of success", R"("Status":"UPLOAD_FAIL","ErrorCode":"200","ErrorMessage":"success")", failed());
    row("failed with a number", R"("Status":"UPLOAD_FAIL","ErrorCode":500)",
        failed().set(Field::ErrorCode, &Upload::errorCode, u"500"_s));
    row("failed without a word", R"("Status":"UPLOAD_FAIL","ErrorCode":"","ErrorMessage":null)", failed());
    row("pending with an error", R"("Status":"PENDING","ErrorCode":"Busy","ErrorMessage":"x")",
        pending().error(u"Busy"_s, u"x"_s));
    row("pending with success", R"("Status":"PENDING","ErrorCode":"200","ErrorMessage":"Success")", pending());
    row("pending with a text", R"("Status":"PENDING","ErrorMessage":"x")", pending());
    row("unknown with success", R"("Status":"Dancing","ErrorCode":"Success","ErrorMessage":"x")",
        bare().status(UploadStatus::Unknown, u"Dancing"_s));
    row("registered media", R"("RegisteredMediaId":"m")", bare().media(u"m"_s));
    row("both media", R"("MediaId":"v","RegisteredMediaId":"m")", bare().media(u"v"_s));
    row("media empty", R"("MediaId":"","RegisteredMediaId":null)", bare());
    row("user data that is no JSON", R"("UserData":"{\"a\":\"{\"b\":1}\"")", bare().userData(u"{\"a\":\"{\"b\":1}\""_s));
    row("user data as an object", R"("UserData":{"a":[1]})", bare().userData(u"{\"a\":[1]}"_s));
    row("user data as a list", R"("UserData":[1])", bare().userData(u"[1]"_s));
    row("a password in the URL", R"("UploadURL":"https://u:p@h/a?x=1")", bare().sourceUrl(u"https://***@h/a?x=1"_s));
    row("a script for a URL", R"x("UploadURL":"javascript:alert(1)")x", bare().sourceUrl(u"javascript:alert(1)"_s));
    row("weeks later", R"("CreationTime":"2021-11-07T10:03:37Z","CompleteTime":"2021-11-26 21:47:37")",
        bare().created("2021-11-07T10:03:37Z").completed("2021-11-26T21:47:37Z"));
    row("size masked", R"("FileSize":"xxxxx")", bare());
}

void AliyunValuesTest::oddJobs()
{
    QFETCH(const QByteArray, members);
    QFETCH(const Upload, wanted);
    expected::compare({jobWith(members)}, {wanted});
    // the other vendor's spelling of the list
    const Result<Details> other
        = aliyun::readUrlJobs(recorded::reply(R"({"RequestId":"r","UrlUploadInfoList":[{"JobId":"1",)" + members + "}]}"),
                              u"aliyun-vod"_s, u"a"_s, {u"1"_s}, false);
    expected::compare({onlyRow(other)}, {wanted});
}

void AliyunValuesTest::oddMedia_data()
{
    QTest::addColumn<QByteArray>("list");
    QTest::addColumn<QList<Upload>>("wanted");
    QTest::addColumn<int>("unusable");
    const auto row = [](const char *name, const char *list, const QList<Upload> &wanted, int unusable = 0) {
        QTest::newRow(name) << QByteArray(list) << wanted << unusable;
    };
    const auto bare = [] {
        return expected::Row({u"a"_s, UploadKind::Media, u"1"_s}, u"aliyun-vod"_s, {}).checked(recorded::receivedAt);
    };
    row("ID, time and type only", R"([{"MediaId":"1","MediaType":"video","CreationTime":"2026-01-15T08:20:07Z"}])",
        {bare().created("2026-01-15T08:20:07Z")});
    row("ID in the video", R"([{"MediaType":"video","Video":{"VideoId":"1"}}])", {bare()});
    row("ID in the audio, as a number", R"([{"MediaType":"audio","Audio":{"AudioId":1}}])", {bare()});
    row("the inner time counts",
        R"([{"MediaId":"1","CreationTime":"2020-01-01T00:00:00Z","Video":{"CreationTime":"2026-01-15T08:20:07Z"}}])",
        {bare().created("2026-01-15T08:20:07Z")});
    row("the inner time alone", R"([{"MediaId":"1","Video":{"CreationTime":"2026-01-15T08:20:07Z"}}])",
        {bare().created("2026-01-15T08:20:07Z")});
    row("size 0 of a finished one", R"([{"MediaId":"1","Video":{"Status":"Normal","Size":0}}])",
        {bare().status(UploadStatus::Succeeded, u"Normal"_s).total(0)});
    row("size 0 of an unfinished one", R"([{"MediaId":"1","Video":{"Status":"Uploading","Size":"0"}}])",
        {bare().status(UploadStatus::Uploading, u"Uploading"_s)});
    row("size of an unfinished one", R"([{"MediaId":"1","Video":{"Status":"Uploading","Size":5}}])",
        {bare().status(UploadStatus::Uploading, u"Uploading"_s).total(5)});
    row("user data", R"([{"MediaId":"1","Video":{"UserData":"{x"}}])", {bare().userData(u"{x"_s)});
    row("image", R"([{"MediaId":"1","MediaType":"image","Image":{"ImageId":"1"}}])", {}, 1);
    row("what belongs to a video", R"([{"MediaId":"1","AttachedMedia":{}},{"MediaId":"2","MediaType":"attached"}])", {}, 2);
    row("without an ID", R"([{"MediaType":"video"},{"MediaId":"","Video":{}},{"MediaId":true},{"MediaId":"1"}])", {bare()}, 3);
    row("a damaged ID", R"([{"MediaId":"a\ud800"},{"MediaId":"1"}])", {bare()}, 1);
    row("ID twice", R"([{"MediaId":"1"},{"MediaId":"1"}])", {bare(), bare()}); // the store takes them for one
    row("blanks around the ID", R"([{"MediaId":"\n 1 "}])", {bare()});
}

void AliyunValuesTest::oddMedia()
{
    QFETCH(const QByteArray, list);
    QFETCH(const QList<Upload>, wanted);
    QFETCH(const int, unusable);
    const Result<aliyun::MediaPage> page
        = aliyun::readSearchMedia(recorded::reply(R"({"RequestId":"r","MediaList":)" + list + '}'), u"a"_s);
    QVERIFY(page.has_value());
    expected::compare(page->page.uploads, wanted);
    QCOMPARE(page->unusable, unusable);
    QCOMPARE(page->entries, wanted.size() + unusable);
    if (list.contains("2026-01-15"))
        QCOMPARE(page->lastCreatedAt,
                 std::optional(expected::at(list.contains("2020-01-01") ? "2020-01-01T00:00:00Z" : "2026-01-15T08:20:07Z")));
    else
        QCOMPARE(page->lastCreatedAt, std::nullopt);
}

void AliyunValuesTest::resultUrls_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("kept");
    const auto row = [](const char *name, const QString &url, const QString &kept) { QTest::newRow(name) << url << kept; };
    const QString plain = u"http://b.oss-cn-shanghai.aliyuncs.com/a%20b.mp4"_s;
    row("plain", plain, plain);
    row("signed", plain + u"?Expires=1&OSSAccessKeyId=E&Signature=S"_s, plain);
    row("signed anew", plain + u"?x-oss-signature-version=OSS4-HMAC-SHA256&x-oss-signature=S"_s, plain);
    row("with a token", plain + u"?security-token=T"_s, plain);
    row("signed for the delivery network", plain + u"?auth_key=1-0-0-abc"_s, plain);
    row("another query", plain + u"?version=2"_s, plain + u"?version=2"_s);
    row("a password", u"http://u:p@h/a"_s, u"http://***@h/a"_s);
}

void AliyunValuesTest::resultUrls()
{
    QFETCH(const QString, url);
    const QByteArray body
        = R"({"MediaInfos":[{"MediaId":"1","FileInfoList":[{"FileBasicInfo":{"FileType":"transcode","FileUrl":"no"}},
        {"FileBasicInfo":{"FileType":"source_file","FileSize":"5","FileName":"n.mp4","FileUrl":")"
        + url.toUtf8() + R"("}}]}]})";
    const Upload upload = onlyRow(aliyun::readBatchMediaInfos(recorded::reply(body), u"a"_s, {u"1"_s}));
    QTEST(upload.resultUrl.value_or(QString()), "kept");
    QCOMPARE(upload.totalBytes, std::optional<qint64>(5));
    QCOMPARE(upload.title, std::optional(u"n.mp4"_s));
    QVERIFY(!upload.covers.contains(Field::Status)); // nothing but files came
}

void AliyunValuesTest::idsInSeveralLists()
{
    const Result<Details> details = aliyun::readUploadDetails(
        recorded::reply(R"({"RequestId":"r","UploadDetails":[{"MediaId":"shown","Status":"Uploading"},{"Title":"without an ID"},
            {"MediaId":"shown","Status":"Normal"},{"MediaId":"not asked for","Status":"Normal"}],
            "NonExistMediaIds":["shown","both","gone, too","not asked for"],"ForbiddenMediaIds":"shown,both"})"),
        u"a"_s, {u"both"_s, u"unsaid"_s, u"too"_s, u"shown"_s, u"gone"_s, u"shown"_s});
    QVERIFY(details.has_value());
    QCOMPARE(details->uploads.size(), 2);
    QCOMPARE(details->uploads.at(0).key.id, u"unsaid"_s);
    QCOMPARE(details->uploads.at(0).covers, FieldSet());
    QCOMPARE(details->uploads.at(1).key.id, u"shown"_s);
    QCOMPARE(details->uploads.at(1).status, UploadStatus::Succeeded); // the last of the two
    QCOMPARE(details->missing, (QStringList {u"too"_s, u"gone"_s}));
    QCOMPARE(details->forbidden, QStringList {u"both"_s});

    // what is known of an ID the answer says nothing of stays as it is
    Upload known = details->uploads.at(1);
    known.key.id = u"unsaid"_s;
    QCOMPARE(merged(known, details->uploads.at(0)), known);
}

void AliyunValuesTest::tokens_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("token");
    QTest::addColumn<bool>("good");
    QTest::newRow("text") << "\"8EqY==\""_ba << u"8EqY=="_s << true;
    QTest::newRow("as it is") << "\" a b \""_ba << u" a b "_s << true;
    QTest::newRow("64 KB") << '"' + QByteArray(65'536, 'x') + '"' << QString(65'536, u'x') << true;
    QTest::newRow("empty") << "\"\""_ba << QString() << true;
    QTest::newRow("null") << "null"_ba << QString() << true;
    for (const char *bad : {"5", "true", "{}", "[]", "[\"a\"]", "\"\\ud800\""})
        QTest::newRow(bad) << QByteArray(bad) << QString() << false;
}

void AliyunValuesTest::tokens()
{
    QFETCH(const QByteArray, json);
    QFETCH(const QString, token);
    QFETCH(const bool, good);
    const HttpReply reply = recorded::reply(R"({"RequestId":"r","NextToken":)" + json + R"(,"ScrollToken":)" + json + '}');
    const Result<aliyun::MediaPage> assets = aliyun::readMediaBasicInfos(reply, u"a"_s);
    const Result<aliyun::MediaPage> media = aliyun::readSearchMedia(reply, u"a"_s);
    QCOMPARE(assets.has_value(), good);
    QCOMPARE(media.has_value(), good);
    if (!good) {
        QCOMPARE(media.error().code, json == "{}" || json.startsWith('[') ? u"answer-not-list"_s : u"answer-page-token"_s);
        QCOMPARE(media.error().kind, ErrorKind::BadAnswer);
        QCOMPARE(media.error().requestId, u"r"_s);
        QCOMPARE(media.error().httpStatus, 200);
        return;
    }
    QCOMPARE(assets->page.nextCursor, token);
    QCOMPARE(media->scrollToken, token);
}

QTEST_APPLESS_MAIN(AliyunValuesTest)
#include "test_aliyun_values.moc"
