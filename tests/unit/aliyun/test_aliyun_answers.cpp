#include "expected_rows.h"
#include "recorded.h"
#include "vendors/aliyun/body.h"
#include "vendors/aliyun/rows.h"

#include <QXmlStreamWriter>

using namespace deck;
using namespace Qt::StringLiterals;
using aliyun::MediaPage;
using expected::Row;

/// Every recorded body of an operation that is read into rows, field by field; and that the others give none.
class AliyunAnswersTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void uploadDetails_data();
    void uploadDetails();
    void urlJobs_data();
    void urlJobs();
    void urlJobsByUrl_data();
    void urlJobsByUrl();
    void lists_data();
    void lists();
    void batchMediaInfos();
    void everyRecordedBodyIsTested();
    void sameInXml_data();
    void sameInXml();
    void otherBodies_data();
    void otherBodies();
    void errors();
    void noVideoFound();
    void rawHidesSecrets();
};

namespace {

const QString account = u"studio"_s;
const QString vod = u"aliyun-vod"_s;
const QString ims = u"aliyun-ims"_s;

constexpr FieldSet detailCovers = {
    Field::Ratio, Field::UploadedBytes, Field::CompletedAt, Field::Source, Field::Device, Field::Ip, Field::CheckedAt,
};
constexpr FieldSet jobCovers = {
    Field::Status,       Field::VendorStatus, Field::TotalBytes, Field::CreatedAt, Field::CompletedAt, Field::ErrorCode,
    Field::ErrorMessage, Field::MediaId,      Field::SourceUrl,  Field::UserData,  Field::CheckedAt,
};
constexpr FieldSet assetCovers = {
    Field::Title,     Field::Status,   Field::VendorStatus, Field::CreatedAt,  Field::ModifiedAt, Field::Source,
    Field::SourceUrl, Field::UserData, Field::CheckedAt,    Field::TotalBytes, Field::ResultUrl,
};

Row detail(const QString &id)
{
    return Row({account, UploadKind::Media, id}, vod, detailCovers).checked(recorded::receivedAt);
}

Row listed(const QString &id)
{
    return Row({account, UploadKind::Media, id}, vod, {}).checked(recorded::receivedAt);
}

Row job(const QString &vendor, const QString &id)
{
    return Row({account, UploadKind::UrlJob, id}, vendor, jobCovers).checked(recorded::receivedAt);
}

Row asset(const QString &id)
{
    return Row({account, UploadKind::Media, id}, ims, assetCovers).checked(recorded::receivedAt);
}

/// Of which the answer said nothing.
Upload unsaid(const QString &vendor, UploadKind kind, const QString &id)
{
    return Row({account, kind, id}, vendor, {});
}

// --- the rows of the recorded bodies

Upload publishedRunning(const QString &id)
{
    return detail(id)
        .status(UploadStatus::Uploading, u"Uploading"_s)
        .title(u"测试文件上传详情"_s)
        .ratio(0.038)
        .created("2019-04-28T09:42:07Z")
        .modified("2019-04-28T09:43:12Z")
        .from(u"WebSDK"_s, u"Chrome..."_s, u"xx.xx.xx.xx"_s);
}

Upload publishedDone(const QString &id)
{
    return detail(id)
        .status(UploadStatus::Succeeded, u"Normal"_s)
        .title(u"测试文件上传详情2"_s)
        .ratio(1)
        .created("2019-05-06T09:21:32Z")
        .modified("2019-05-06T09:21:36Z")
        .completed("2019-05-06T09:21:36Z")
        .from(u"WebSDK"_s, u"Chrome..."_s, u"xx.xx.xx.xx"_s);
}

const QString runningId = u"61ccbdb06fa83012be4d8083f6aaaaaa"_s;
const QString doneId = u"7d2fbc380b0e08e55fbbbbbbbbbbbbbb"_s;
const QString silentId = u"0a1b2c3d4e5f60718293a4b5c6d7e8f9"_s;
const QString missingId = u"dfsg0000000000000000000000000000"_s;

Row running()
{
    return detail(runningId)
        .status(UploadStatus::Uploading, u"Uploading"_s)
        .title(u"running upload"_s)
        .total(10897890)
        .uploaded(414119)
        .ratio(0.038)
        .created("2026-01-15T08:20:07Z");
}

const QString docUserData
    = uR"({"MessageCallback":"{"CallbackURL":"http://test.test.com"}", "Extend":"{"localId":"***", "test":"www"}"})"_s;
const QString publishedUserData
    = uR"({"MessageCallback":"{"CallbackURL":"http://example.aliyundoc.com"}", "Extend":"{"localId":"***", "test":"www"}"})"_s;

Upload docJob(const QString &id, const QString &media, const QString &userData)
{
    return job(vod, id)
        .status(UploadStatus::Succeeded, u"SUCCESS"_s)
        .sourceUrl(u"http://****.mp4"_s)
        .media(media)
        .userData(userData)
        .created("2019-01-01T01:01:01Z")
        .completed("2019-01-01T01:11:01Z")
        .total(24);
}

QString jobId(int number)
{
    return u"86c1925fba000000000000000000000"_s + QString::number(number);
}

/// The nine jobs of both recorded bodies, one for each documented status.
QList<Upload> nineJobs(const QString &vendor)
{
    const QList<std::pair<UploadStatus, QString>> states
        = {{UploadStatus::Waiting, u"PENDING"_s},          {UploadStatus::Uploading, u"PROCESSING"_s},
           {UploadStatus::Uploading, u"DOWNLOADING"_s},    {UploadStatus::Uploading, u"DOWNLOAD_SUCCESS"_s},
           {UploadStatus::Failed, u"DOWNLOAD_FAIL"_s},     {UploadStatus::Uploading, u"UPLOADING"_s},
           {UploadStatus::Succeeded, u"UPLOAD_SUCCESS"_s}, {UploadStatus::Failed, u"UPLOAD_FAIL"_s},
           {UploadStatus::Succeeded, u"SUCCESS"_s}};
    QList<Upload> jobs;
    for (int i = 0; i < states.size(); ++i) {
        Row row = job(vendor, jobId(i));
        row.status(states[i].first, states[i].second)
            .sourceUrl(u"https://example.com/%1.mp4"_s.arg(i))
            .userData(uR"({"Extend":{"localId":"%1"}})"_s.arg(i))
            .created(qPrintable(u"2026-01-15T08:0%1:00Z"_s.arg(i)));
        if (states[i].first == UploadStatus::Failed)
            row.error(u"URLInvalidError"_s, u"download video failed by the url, please check it"_s);
        if (states[i].first == UploadStatus::Succeeded)
            row.total(64610).media(u"93ab850b4f6f54b6e91d24d81d44000%1"_s.arg(i));
        if (!canStillChange(states[i].first))
            row.completed(qPrintable(u"2026-01-15T08:1%1:00Z"_s.arg(i)));
        jobs.append(row);
    }
    return jobs;
}

Upload publishedJob(const QString &vendor)
{
    return job(vendor, u"3829500c0fef429fa4ec1680b122d***"_s)
        .status(UploadStatus::Succeeded, u"Normal"_s)
        .sourceUrl(u"http://****.mp4"_s)
        .media(u"5014ca70f08171ecbf940764a0fd6***"_s)
        .userData(publishedUserData)
        .created("2021-11-07T10:03:37Z")
        .completed("2021-11-26T21:47:37Z")
        .total(64610);
}

Upload nestedJob(const QString &vendor)
{
    return job(vendor, u"3829500c0fef429fa4ec1680b122d001"_s)
        .status(UploadStatus::Uploading, u"UPLOADING"_s)
        .sourceUrl(u"https://example.com/a.mp4"_s)
        .created("2026-01-15T08:00:00Z")
        .total(64610);
}

Row exampleAsset(const QString &id, UploadStatus status, const QString &word)
{
    return asset(id)
        .status(status, word)
        .title(u"example"_s)
        .created("2026-01-15T08:20:07Z")
        .modified("2026-01-15T08:21:07Z")
        .source(u"general"_s)
        .sourceUrl(u"https://example-bucket.oss-cn-shanghai.aliyuncs.com/example.mp4"_s)
        .userData(u"userDataTest"_s);
}

Upload preparingAsset()
{
    return exampleAsset(u"fbd600fc3c71ec99476732a78f0001aa"_s, UploadStatus::Uploading, u"Preparing"_s)
        .total(30611502)
        .resultUrl(u"http://example-bucket.oss-cn-shanghai.aliyuncs.com/example.mp4"_s);
}

// --- which body is read how

enum class Reader { Search, Videos, Assets };

Result<MediaPage> readPage(Reader reader, const HttpReply &reply)
{
    switch (reader) {
    case Reader::Search:
        return aliyun::readSearchMedia(reply, account);
    case Reader::Videos:
        return aliyun::readVideoList(reply, account);
    case Reader::Assets:
        return aliyun::readMediaBasicInfos(reply, account);
    }
    Q_UNREACHABLE();
}

// --- JSON bodies as the vendor would write them in XML

void writeXml(QXmlStreamWriter &xml, const QString &name, const QJsonValue &value, bool nested)
{
    if (value.isArray() && !nested && !value.toArray().isEmpty()) {
        for (const QJsonValue entry : value.toArray())
            writeXml(xml, name, entry, nested);
        return;
    }
    xml.writeStartElement(name);
    if (value.isArray()) {
        for (const QJsonValue entry : value.toArray())
            writeXml(xml, u"Entry"_s, entry, nested);
    } else if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (auto it = object.constBegin(); it != object.constEnd(); ++it)
            writeXml(xml, it.key(), *it, nested);
    } else {
        xml.writeCharacters(value.toVariant().toString());
    }
    xml.writeEndElement();
}

HttpReply inXml(const QString &file, bool nested)
{
    QByteArray body;
    QXmlStreamWriter xml(&body);
    xml.setAutoFormatting(true);
    xml.writeStartDocument();
    writeXml(xml, u"AnyOperationResponse"_s, QJsonDocument::fromJson(recorded::read(file)).object(), nested);
    return recorded::reply(body, 200, "text/xml;charset=utf-8");
}

} // namespace

Q_DECLARE_METATYPE(Reader)

void AliyunAnswersTest::uploadDetails_data()
{
    QTest::addColumn<HttpReply>("reply");
    QTest::addColumn<QStringList>("asked");
    QTest::addColumn<QList<Upload>>("uploads");
    QTest::addColumn<QStringList>("missing");
    QTest::addColumn<QStringList>("forbidden");

    const QString masked = u"xxxxxxxxxx"_s; // both items of the page have this ID
    for (const char *file : {"vod.GetUploadDetails.published.json", "vod.GetUploadDetails.published.xml"}) {
        HttpReply reply = recorded::answer(QString::fromLatin1(file));
        QTest::addRow("%s", file) << reply << QStringList {masked} << QList<Upload> {publishedDone(masked)} << QStringList()
                                  << QStringList();
        const qsizetype first = reply.body.indexOf("xxxxxxxxxx");
        reply.body.replace(first, 10, "yyyyyyyyyy");
        QTest::addRow("%s, told apart", file)
            << reply << QStringList {masked, u"yyyyyyyyyy"_s}
            << QList<Upload> {publishedDone(masked), publishedRunning(u"yyyyyyyyyy"_s)} << QStringList() << QStringList();
    }
    const QString docId = u"61ccbdb06fa*****83012be4d8083f6"_s;
    const Upload doc = detail(docId)
                           .status(UploadStatus::Uploading, u"UPLOADING"_s)
                           .title(u"Upload details of the test file"_s)
                           .total(46)
                           .uploaded(346)
                           .ratio(0.038)
                           .created("2019-04-28T09:42:07Z")
                           .modified("2019-04-28T09:43:12Z")
                           .completed("2019-04-28T09:45:07Z")
                           .from(u"WebSDK"_s, u"Chrome"_s, u"127.0.0.1"_s);
    QTest::newRow("doc2021") << recorded::answer(u"vod.GetUploadDetails.doc2021.json"_s)
                             << QStringList {u"7d2fbc380*****b0e08e55f"_s, u"dfsg****"_s, docId} << QList<Upload> {doc}
                             << QStringList {u"dfsg****"_s} << QStringList {u"7d2fbc380*****b0e08e55f"_s};
    const Upload runs = running().modified("2026-01-15T08:30:45Z").from(u"PythonSDK"_s, u"Server"_s, u"192.0.2.10"_s);
    const Upload done = detail(doneId)
                            .status(UploadStatus::Succeeded, u"Normal"_s)
                            .title(u"finished upload"_s)
                            .total(453)
                            .uploaded(453)
                            .ratio(1)
                            .created("2026-01-14T09:21:32Z")
                            .modified("2026-01-14T09:21:36Z")
                            .completed("2026-01-14T09:21:36Z")
                            .from(u"JavaSDK"_s, u"Server"_s, u"192.0.2.10"_s);
    const Upload silent = detail(silentId)
                              .status(UploadStatus::Uploading, u"Uploading"_s)
                              .title(u"uploaded without progress reports"_s)
                              .created("2026-01-15T07:00:00Z");
    QTest::newRow("all groups") << recorded::answer(u"vod.GetUploadDetails.json"_s)
                                << QStringList {silentId, missingId, u"unsaid"_s, doneId, runningId}
                                << QList<Upload> {silent, unsaid(vod, UploadKind::Media, u"unsaid"_s), done, runs}
                                << QStringList {missingId} << QStringList();
    QTest::newRow("only what was asked for") << recorded::answer(u"vod.GetUploadDetails.json"_s) << QStringList {doneId}
                                             << QList<Upload> {done} << QStringList() << QStringList();
    QTest::newRow("nested") << recorded::answer(u"vod.GetUploadDetails.nested.json"_s) << QStringList {runningId, missingId}
                            << QList<Upload> {running()} << QStringList {missingId} << QStringList();
    const Upload hostile = detail(runningId)
                               .status(UploadStatus::Uploading, u"uploading"_s)
                               .title(u"\u202egpj.exe <b>&"_s)
                               .total(9007199254740993)
                               .uploaded(346)
                               .ratio(1)
                               .created("2019-04-28T09:42:00Z")
                               .modified("2019-04-28T09:43:12Z");
    QTest::newRow("hostile") << recorded::answer(u"vod.GetUploadDetails.hostile.json"_s)
                             << QStringList {u"bbbb"_s, runningId, u"aaaa"_s} << QList<Upload> {hostile}
                             << QStringList {u"bbbb"_s, u"aaaa"_s} << QStringList();
}

void AliyunAnswersTest::uploadDetails()
{
    QFETCH(const HttpReply, reply);
    QFETCH(const QStringList, asked);
    QFETCH(const QList<Upload>, uploads);
    const Result<Details> details = aliyun::readUploadDetails(reply, account, asked);
    QVERIFY(details.has_value());
    expected::compare(details->uploads, uploads);
    QTEST(details->missing, "missing");
    QTEST(details->forbidden, "forbidden");
    QCOMPARE(details->uploads.size() + details->missing.size() + details->forbidden.size(), asked.size());
    QVERIFY(!details->raw.isEmpty());
}

void AliyunAnswersTest::urlJobs_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("vendor");
    QTest::addColumn<QList<Upload>>("uploads");
    QTest::addColumn<QStringList>("missing");
    const auto row = [](const char *file, const QString &vendor, const QList<Upload> &uploads, const QStringList &missing) {
        QTest::addRow("%s, %s", file, qPrintable(vendor)) << QString::fromLatin1(file) << vendor << uploads << missing;
    };
    row("vod.GetURLUploadInfos.json", vod, nineJobs(vod), {u"86c1925fba0notthere"_s});
    const QString docMedia = u"93ab850b4f6f*****54b6e91d24d81d4"_s;
    for (const char *file : {"vod.GetURLUploadInfos.doc2021.json", "vod.GetURLUploadInfos.doc2021.xml"})
        row(file, vod, {docJob(u"86c192*****5fba0"_s, docMedia, docUserData)}, {u"****1"_s, u"****2"_s});
    QString userData = docUserData;
    userData.replace(u"test.test.com"_s, u"example.aliyundoc.com"_s);
    row("vod.GetURLUploadInfos.doc2024.json", vod, {docJob(u"86c1925fba0****"_s, u"93ab850b4f6f54b6e91d24d81d4****"_s, userData)},
        {u"****1"_s, u"****2"_s});
    for (const QString &vendor : {ims, vod}) { // the same reading whoever answers
        row("ice.GetUrlUploadInfos.json", vendor, nineJobs(vendor), {});
        row("ice.GetUrlUploadInfos.published.json", vendor, {publishedJob(vendor)}, {u"e3e71ae8e4a46e4893d8cadce50c3bd0"_s});
        row("ice.GetUrlUploadInfos.nested.xml", vendor, {nestedJob(vendor)}, {u"e3e71ae8e4a46e4893d8cadce50c3bd0"_s});
    }
}

void AliyunAnswersTest::urlJobs()
{
    QFETCH(const QString, file);
    QFETCH(const QString, vendor);
    QFETCH(QList<Upload>, uploads);
    QFETCH(const QStringList, missing);
    QStringList asked = missing;
    for (const Upload &upload : uploads)
        asked.append(upload.key.id);
    asked.append(u"unsaid"_s);
    uploads.append(unsaid(vendor, UploadKind::UrlJob, u"unsaid"_s));

    const Result<Details> details = aliyun::readUrlJobs(recorded::answer(file), vendor, account, asked, false);
    QVERIFY(details.has_value());
    expected::compare(details->uploads, uploads);
    QCOMPARE(details->missing, missing);
    QVERIFY(details->forbidden.isEmpty());
    QVERIFY(!details->raw.isEmpty());
}

void AliyunAnswersTest::urlJobsByUrl_data()
{
    QTest::addColumn<HttpReply>("reply");
    QTest::addColumn<QStringList>("asked");
    QTest::addColumn<QList<Upload>>("uploads");
    QTest::addColumn<QStringList>("missing");
    QTest::addColumn<QString>("error");
    const auto row = [](const char *name, const HttpReply &reply, const QStringList &asked, const QList<Upload> &uploads,
                        const QStringList &missing,
                        const QString &error = {}) { QTest::newRow(name) << reply << asked << uploads << missing << error; };
    const auto body = [](const char *jobs, const char *nonExists = "[]") {
        return recorded::reply(QByteArray(R"({"RequestId":"r","URLUploadInfoList":)") + jobs + R"(,"NonExists":)" + nonExists
                               + '}');
    };
    const auto bare = [](const QString &id, const QString &url) { return Upload(job(ims, id).sourceUrl(url)); };

    const HttpReply nine = recorded::answer(u"ice.GetUrlUploadInfos.json"_s);
    QStringList urls;
    for (const Upload &upload : nineJobs(ims))
        urls.append(*upload.sourceUrl);
    row("all", nine, urls, nineJobs(ims), {});
    row("jobs nobody asked for beside those asked for", nine, {urls.at(4)}, {nineJobs(ims).at(4)}, {});
    row("published, masked URL", recorded::answer(u"ice.GetUrlUploadInfos.published.json"_s), {u"http://****.mp4"_s},
        {publishedJob(ims)}, {});

    const QString url = u"https://h.example/a b/潮.mp4?x=%2541"_s;
    const QByteArray one = R"([{"JobId":"1","UploadURL":"https%3A%2F%2Fh.example%2Fa%20b%2F%E6%BD%AE.mp4%3Fx%3D%2541"}])";
    row("encoded", body(one.constData()), {url}, {bare(u"1"_s, u"https%3A%2F%2Fh.example%2Fa%20b%2F%E6%BD%AE.mp4%3Fx%3D%2541"_s)},
        {});
    row("encoded twice", body(R"([{"JobId":"1","UploadURL":"http%253A%252F%252Fh%252Fa%2520b"}])"), {u"http://h/a b"_s},
        {bare(u"1"_s, u"http%253A%252F%252Fh%252Fa%2520b"_s)}, {});
    row("asked for encoded, comes plain", body(R"([{"JobId":"1","UploadURL":"http://h/a b"}])"), {u"http://h/a%20b"_s},
        {bare(u"1"_s, u"http://h/a b"_s)}, {});
    row("a password in it", body(R"([{"JobId":"1","UploadURL":"http://u:p@h/a"}])"), {u"http://u:p@h/a"_s},
        {bare(u"1"_s, u"http://***@h/a"_s)}, {});
    row("two jobs of one URL", body(R"([{"JobId":"1","UploadURL":"http://h/a"},{"JobId":"2","UploadURL":"http://h/a"}])"),
        {u"http://h/a"_s}, {bare(u"1"_s, u"http://h/a"_s), bare(u"2"_s, u"http://h/a"_s)}, {});
    row("the same job twice",
        body(R"([{"JobId":"1","UploadURL":"http://h/a","Status":"PENDING"},{"JobId":"1","UploadURL":"http://h/a"}])"),
        {u"http://h/a"_s}, {bare(u"1"_s, u"http://h/a"_s)}, {});
    row("said to be unknown", body("[]", R"(["http://h/a,b"])"), {u"http://h/a,b"_s}, {}, {u"http://h/a,b"_s});
    row("said to be unknown, encoded", body("[]", R"(["['http%3A%2F%2Fh%2Fa']"])"), {u"http://h/a"_s}, {}, {u"http://h/a"_s});
    row("neither a job nor said to be unknown", body("[]"), {u"http://h/a"_s}, {}, {u"http://h/a"_s});
    row("asked twice", body("[]"), {u"http://h/a"_s, u"http://h/a"_s}, {}, {u"http://h/a"_s});
    row("another's job only", body(R"([{"JobId":"1","UploadURL":"http://h/b"}])"), {u"http://h/a"_s}, {}, {},
        u"answer-other-upload"_s);
    row("a job without an ID", body(R"([{"UploadURL":"http://h/a","Status":"PENDING"}])"), {u"http://h/a"_s}, {}, {},
        u"answer-other-upload"_s);
    row("another's job, and said to be unknown", body(R"([{"JobId":"1","UploadURL":"http://h/b"}])", R"("http://h/a")"),
        {u"http://h/a"_s}, {}, {u"http://h/a"_s});
}

void AliyunAnswersTest::urlJobsByUrl()
{
    QFETCH(const HttpReply, reply);
    QFETCH(const QStringList, asked);
    QFETCH(const QList<Upload>, uploads);
    QFETCH(const QString, error);
    const Result<Details> details = aliyun::readUrlJobs(reply, ims, account, asked, true);
    QCOMPARE(details.has_value(), error.isEmpty());
    if (!details) {
        QCOMPARE(details.error().kind, ErrorKind::BadAnswer);
        QCOMPARE(details.error().code, error);
        return;
    }
    expected::compare(details->uploads, uploads);
    QTEST(details->missing, "missing");
    QVERIFY(details->forbidden.isEmpty());
}

void AliyunAnswersTest::lists_data()
{
    QTest::addColumn<Reader>("reader");
    QTest::addColumn<HttpReply>("reply");
    QTest::addColumn<QList<Upload>>("uploads");
    QTest::addColumn<qint64>("total");
    QTest::addColumn<QString>("token");
    QTest::addColumn<QString>("last");
    QTest::addColumn<int>("unusable");

    QTest::newRow("vod.SearchMedia.json") << Reader::Search << recorded::answer(u"vod.SearchMedia.json"_s)
                                          << QList<Upload> {listed(u"a82a2cd7d4e147bbed6c1ee372000001"_s)
                                                                .status(UploadStatus::Processing, u"UploadSucc"_s)
                                                                .title(u"v"_s)
                                                                .total(123)
                                                                .created("2026-01-15T08:20:07Z")
                                                                .modified("2026-01-15T08:21:07Z"),
                                                            listed(u"a82a2cd7d4e147bbed6c1ee372000002"_s)
                                                                .status(UploadStatus::Succeeded, u"Normal"_s)
                                                                .title(u"a"_s)
                                                                .total(456)
                                                                .created("2026-01-15T08:20:08Z")}
                                          << qint64(2000001) << u"24e0fba7188fae707e146e5a54aaaaaa"_s << u"2026-01-15T08:20:08Z"_s
                                          << 0;
    QTest::newRow("vod.SearchMedia.doc2021.json")
        << Reader::Search << recorded::answer(u"vod.SearchMedia.doc2021.json"_s)
        << QList<Upload> {listed(u"afab53f582cf422f8*****1cf0425815"_s)
                              .status(UploadStatus::Succeeded, u"Normal"_s)
                              .title(u"Test title 01"_s)
                              .created("2018-07-20T04:29:04Z")
                              .modified("2018-07-20T06:14:29Z"),
                          listed(u"a82a2cd7d4e147b*****ed6c1ee372"_s)
                              .status(UploadStatus::Succeeded, u"Normal"_s)
                              .title(u"Test title 02"_s)
                              .created("2018-07-19T03:45:25Z")
                              .modified("2018-07-20T06:45:53Z")}
        << qint64(10) << u"24e0fba7188*****e707e146esa54"_s << u"2018-07-19T03:45:25Z"_s << 0;
    QTest::newRow("vod.GetVideoList.json")
        << Reader::Videos << recorded::answer(u"vod.GetVideoList.json"_s)
        << QList<Upload> {listed(u"9ae2af636ca6c10412f44891fc000001"_s) // a size of 0 while uploading is no size
                              .status(UploadStatus::Uploading, u"Uploading"_s)
                              .title(u"Video title"_s)
                              .created("2026-01-15T08:20:07Z")
                              .modified("2026-01-15T08:30:45Z"),
                          listed(u"9ae2af636ca6c10412f44891fc000002"_s)
                              .status(UploadStatus::Succeeded, u"Normal"_s)
                              .title(u"Video title"_s)
                              .total(10897890)
                              .created("2026-01-15T08:20:07Z")
                              .modified("2026-01-15T08:30:45Z")}
        << qint64(2) << QString() << u"2026-01-15T08:20:07Z"_s << 0;
    HttpReply repaired = recorded::answer(u"vod.GetVideoList.doc2021.json.txt"_s);
    repaired.body.replace("\"Tag 1,Tag 2\",", "\"Tag 1,Tag 2\"");
    QTest::newRow("vod.GetVideoList.doc2021.json.txt, its comma mended")
        << Reader::Videos << repaired
        << QList<Upload> {listed(u"9ae2af636ca6*****c10412f44891fc"_s)
                              .status(UploadStatus::Succeeded, u"Normal"_s)
                              .title(u"Video title in ApsaraVideo VOD"_s)
                              .total(10897890)
                              .created("2017-11-14T09:15:50Z")
                              .modified("2017-11-14T09:16:50Z")}
        << qint64(100) << QString() << u"2017-11-14T09:15:50Z"_s << 1;
    QTest::newRow("ice.ListMediaBasicInfos.json")
        << Reader::Assets << recorded::answer(u"ice.ListMediaBasicInfos.json"_s)
        << QList<Upload> {preparingAsset(),
                          exampleAsset(u"fbd600fc3c71ec99476732a78f0002aa"_s, UploadStatus::Failed, u"PrepareFail"_s)}
        << qint64(4) << u"8EqYpQbZ6Eh7+Zz8DxVYoQ=="_s << u"2026-01-15T08:20:07Z"_s << 0;
}

void AliyunAnswersTest::lists()
{
    QFETCH(const Reader, reader);
    QFETCH(const HttpReply, reply);
    QFETCH(const QList<Upload>, uploads);
    QFETCH(const qint64, total);
    QFETCH(const QString, token);
    QFETCH(const QString, last);
    QFETCH(const int, unusable);
    const Result<MediaPage> page = readPage(reader, reply);
    QVERIFY(page.has_value());
    expected::compare(page->page.uploads, uploads);
    QCOMPARE(page->page.total, std::optional(total));
    QCOMPARE(page->page.nextCursor, reader == Reader::Assets ? token : QString());
    QCOMPARE(page->scrollToken, reader == Reader::Assets ? QString() : token);
    QCOMPARE(page->lastCreatedAt, std::optional(expected::at(qPrintable(last))));
    QCOMPARE(page->unusable, unusable);
    QCOMPARE(page->entries, uploads.size() + unusable);
    QVERIFY(!page->page.raw.isEmpty());
}

void AliyunAnswersTest::batchMediaInfos()
{
    const QString ignored = u"aaaa0000000000000000000000000000"_s;
    const Upload known = preparingAsset();
    const Result<Details> details = aliyun::readBatchMediaInfos(recorded::answer(u"ice.BatchGetMediaInfos.json"_s), account,
                                                                {u"unsaid"_s, ignored, known.key.id});
    QVERIFY(details.has_value());
    expected::compare(details->uploads, {unsaid(ims, UploadKind::Media, u"unsaid"_s), known});
    QCOMPARE(details->missing, QStringList {ignored});
    QVERIFY(details->forbidden.isEmpty());
}

void AliyunAnswersTest::everyRecordedBodyIsTested()
{
    QCOMPARE(recorded::names(u"vod.GetUploadDetails.*"_s).size(), 6);
    QCOMPARE(recorded::names(u"vod.GetURLUploadInfos.*"_s).size(), 4);
    QCOMPARE(recorded::names(u"ice.GetUrlUploadInfos.*"_s).size(), 3);
    QCOMPARE(recorded::names(u"vod.SearchMedia.*"_s).size(), 2);
    QCOMPARE(recorded::names(u"vod.GetVideoList.*"_s).size(), 2);
    QCOMPARE(recorded::names(u"ice.ListMediaBasicInfos.*"_s).size(), 1);
    QCOMPARE(recorded::names(u"ice.BatchGetMediaInfos.*"_s).size(), 1);
}

void AliyunAnswersTest::sameInXml_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<bool>("nested");
    for (const QString &pattern : {u"vod.GetUploadDetails.*.json"_s, u"vod.GetUploadDetails.json"_s, u"*.Get*UploadInfos*.json"_s,
                                   u"vod.SearchMedia*.json"_s, u"vod.GetVideoList.json"_s, u"ice.ListMediaBasicInfos.json"_s,
                                   u"ice.BatchGetMediaInfos.json"_s}) {
        for (const QString &file : recorded::names(pattern)) {
            QTest::addRow("%s, repeated elements", qPrintable(file)) << file << false;
            QTest::addRow("%s, nested elements", qPrintable(file)) << file << true;
        }
    }
}

void AliyunAnswersTest::sameInXml()
{
    QFETCH(const QString, file);
    QFETCH(const bool, nested);
    const HttpReply json = recorded::answer(file);
    const HttpReply xml = inXml(file, nested);
    if (file.contains(u"Details"_s) || file.contains(u"UploadInfos"_s) || file.contains(u"Batch"_s)) {
        const auto read = [&file](const HttpReply &reply) {
            const QStringList ids = {runningId,
                                     doneId,
                                     silentId,
                                     missingId,
                                     jobId(4),
                                     jobId(8),
                                     u"****1"_s,
                                     u"****2"_s,
                                     u"aaaa"_s,
                                     u"bbbb"_s,
                                     u"dfsg****"_s,
                                     u"aaaa0000000000000000000000000000"_s,
                                     u"fbd600fc3c71ec99476732a78f0001aa"_s,
                                     u"3829500c0fef429fa4ec1680b122d***"_s};
            if (file.contains(u"Batch"_s))
                return aliyun::readBatchMediaInfos(reply, account, ids);
            return file.contains(u"Details"_s) ? aliyun::readUploadDetails(reply, account, ids)
                                               : aliyun::readUrlJobs(reply, vod, account, ids, false);
        };
        const Result<Details> plain = read(json);
        const Result<Details> inXmlRead = read(xml);
        QVERIFY(plain.has_value() && inXmlRead.has_value());
        expected::compare(inXmlRead->uploads, plain->uploads);
        QCOMPARE(inXmlRead->missing, plain->missing);
        QCOMPARE(inXmlRead->forbidden, plain->forbidden);
        return;
    }
    const Reader reader = file.contains(u"Search"_s) ? Reader::Search
        : file.contains(u"VideoList"_s)              ? Reader::Videos
                                                     : Reader::Assets;
    const Result<MediaPage> plain = readPage(reader, json);
    const Result<MediaPage> read = readPage(reader, xml);
    QVERIFY(plain.has_value() && read.has_value());
    expected::compare(read->page.uploads, plain->page.uploads);
    QCOMPARE(read->page.total, plain->page.total);
    QCOMPARE(read->page.nextCursor, plain->page.nextCursor);
    QCOMPARE(read->scrollToken, plain->scrollToken);
    QCOMPARE(read->lastCreatedAt, plain->lastCreatedAt);
}

void AliyunAnswersTest::otherBodies_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<bool>("envelope"); // a success of this vendor, whatever the operation
    const QJsonArray index = QJsonDocument::fromJson(recorded::read(u"index.json"_s)).array();
    qsizetype files = 0;
    for (const QString &kind : {u"error.*"_s, u"event.*"_s, u"ice.*"_s, u"oss.*"_s, u"vod.*"_s})
        files += recorded::names(kind).size();
    QCOMPARE(index.size(), files);
    for (const QJsonValue entry : index) {
        const QString file = entry["file"_L1].toString();
        const bool ours = !file.startsWith(u"error."_s) && !file.startsWith(u"oss."_s) && !file.endsWith(u".txt"_s);
        QTest::newRow(qPrintable(file)) << file << ours;
    }
}

void AliyunAnswersTest::otherBodies()
{
    QFETCH(const QString, file);
    QFETCH(const bool, envelope);
    const HttpReply reply = recorded::answer(file);
    const QString text = QString::fromUtf8(reply.body);
    for (const QString &vendor : {vod, ims})
        QCOMPARE(aliyun::readEnvelope(reply, vendor).has_value(), envelope);
    for (const Reader reader : {Reader::Search, Reader::Videos, Reader::Assets}) {
        const Result<MediaPage> page = readPage(reader, reply);
        if (file == u"error.vod.InvalidVideo.NotFound.json"_s && reader == Reader::Videos)
            continue; // see noVideoFound
        QVERIFY(envelope || !page);
        for (const Upload &upload : page ? page->page.uploads : QList<Upload>())
            QVERIFY2(text.contains(upload.key.id), qPrintable(upload.key.id));
    }
    const QString other = u"asked-for-and-not-in-there"_s;
    for (const Result<Details> &details :
         {aliyun::readUploadDetails(reply, account, {other}), aliyun::readUrlJobs(reply, vod, account, {other}, false),
          aliyun::readBatchMediaInfos(reply, account, {other})}) {
        QVERIFY(envelope || !details);
        if (!details)
            continue;
        QVERIFY(details->missing.isEmpty() && details->forbidden.isEmpty());
        QCOMPARE(details->uploads.size(), 1);
        QCOMPARE(details->uploads.constFirst().covers, FieldSet());
    }
}

/// An error is the vendor's, with everything readEnvelope() says of it, from every reader.
void AliyunAnswersTest::errors()
{
    for (const QString &file : recorded::names(u"error.*"_s)) {
        const HttpReply reply = recorded::answer(file);
        const ApiError fromVod = aliyun::readEnvelope(reply, vod).error();
        const ApiError fromIms = aliyun::readEnvelope(reply, ims).error();
        QCOMPARE(aliyun::readUploadDetails(reply, account, {u"1"_s}).error(), fromVod);
        QCOMPARE(aliyun::readSearchMedia(reply, account).error(), fromVod);
        QCOMPARE(aliyun::readUrlJobs(reply, vod, account, {u"1"_s}, false).error(), fromVod);
        QCOMPARE(aliyun::readUrlJobs(reply, ims, account, {u"http://h/"_s}, true).error(), fromIms);
        QCOMPARE(aliyun::readMediaBasicInfos(reply, account).error(), fromIms);
        QCOMPARE(aliyun::readBatchMediaInfos(reply, account, {u"1"_s}).error(), fromIms);
        if (file != u"error.vod.InvalidVideo.NotFound.json"_s)
            QCOMPARE(aliyun::readVideoList(reply, account).error(), fromVod);
    }
}

void AliyunAnswersTest::noVideoFound()
{
    const HttpReply reply = recorded::answer(u"error.vod.InvalidVideo.NotFound.json"_s);
    const Result<MediaPage> page = aliyun::readVideoList(reply, account);
    QVERIFY(page.has_value());
    QVERIFY(page->page.uploads.isEmpty() && page->entries == 0 && !page->page.total && !page->lastCreatedAt);
    QVERIFY(page->page.raw.contains("InvalidVideo.NotFound"));
}

void AliyunAnswersTest::rawHidesSecrets()
{
    const Result<MediaPage> page = aliyun::readMediaBasicInfos(recorded::answer(u"ice.ListMediaBasicInfos.json"_s), account);
    QVERIFY(!page->page.raw.contains("Signature=EXAMPLE"));
    QVERIFY(page->page.raw.contains("8EqYpQbZ6Eh7+Zz8DxVYoQ==")); // leads to the next page and opens nothing

    // answers that hold an upload's credential, read by whoever
    for (const QString &pattern : {u"*.CreateUpload*"_s, u"*.RefreshUpload*"_s, u"vod.UploadAuth.*"_s}) {
        for (const QString &file : recorded::names(pattern)) {
            const Result<Details> details = aliyun::readUploadDetails(recorded::answer(file), account, {u"1"_s});
            QVERIFY2(details.has_value(), qPrintable(file));
            for (const QByteArray secret : {"eyJ", "FJU3p3TZ0", "CAIS0wR1q6", "ExampleStsSecret"})
                QVERIFY2(!details->raw.contains(secret), qPrintable(file));
        }
    }
}

QTEST_APPLESS_MAIN(AliyunAnswersTest)
#include "test_aliyun_answers.moc"
