#include "aliyun_caller.h"

#include "tests/support/manual_clock.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>
#include <QTest>

using namespace deck;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using Parameters = AliyunCaller::Parameters;

/// The operations of both products; content as of seed 1.
class AliyunSandboxTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void everyOperationAnswers_data();
    void everyOperationAnswers();
    void detailsAreOfTheRecordedForm();
    void detailsTellProgressOnlyWhereReported();
    void detailsSortIdsIntoThreeLists();
    void batchesHaveLimits_data();
    void batchesHaveLimits();
    void listsHaveLimits_data();
    void listsHaveLimits();
    void searchesThroughAll_data();
    void searchesThroughAll();
    void searchGivesTheFieldsAskedFor();
    void searchFilters();
    void scrollTokensEnd();
    void scrollTokensBelongToTheirSearch();
    void fiveThousandWithoutAToken();
    void videoListPagesAndFilters();
    void videoInfosHaveTwoForms();
    void jobsByIdAndByUrl_data();
    void jobsByIdAndByUrl();
    void jobsMoveAndJoinTheirMedia();
    void manyRecordsOfOneUrl();
    void imsListsThroughAll_data();
    void imsListsThroughAll();
    void imsListFilters();
    void imsTokensBelongToTheirListing();
    void imsMediaById();
    void submitsUrls_data();
    void submitsUrls();
    void cancelsWaitingJobs();
    void refreshesCredentials_data();
    void refreshesCredentials();
    void mediaMove();

private:
    [[nodiscard]] AliyunCaller &caller(const QByteArray &action) const;
    [[nodiscard]] QJsonObject ask(const QByteArray &action, const Parameters &parameters = {});
    [[nodiscard]] QString refusal(const QByteArray &action, const Parameters &parameters = {});
    [[nodiscard]] QStringList allIds();

    std::shared_ptr<ManualClock> m_clock;
    std::unique_ptr<Sandbox> m_sandbox;
    std::unique_ptr<AliyunCaller> m_vod;
    std::unique_ptr<AliyunCaller> m_ims;
    bool m_useIms = false; ///< for the name both products have
};

namespace {

const QByteArray details = "GetUploadDetails";
const QByteArray search = "SearchMedia";
const QByteArray list = "ListMediaBasicInfos";
const QByteArray vodJobs = "GetURLUploadInfos";
const QByteArray imsJobs = "GetUrlUploadInfos";

QStringList texts(const QJsonValue &list)
{
    QStringList all;
    for (const QJsonValue &one : list.toArray())
        all.append(one.toString());
    return all;
}

QStringList column(const QJsonValue &list, QLatin1StringView key)
{
    QStringList all;
    for (const QJsonValue &one : list.toArray())
        all.append(one[key].toString());
    return all;
}

QByteArray joined(const QStringList &ids)
{
    return ids.join(u',').toLatin1();
}

QByteArray jobId(const QByteArray &prefix, int number)
{
    return prefix + "0000000001" + QByteArray::number(number, 16).rightJustified(12, '0');
}

/// Whole objects from decoded base64.
QJsonObject unpacked(const QJsonValue &value)
{
    return QJsonDocument::fromJson(QByteArray::fromBase64(value.toString().toLatin1())).object();
}

} // namespace

void AliyunSandboxTest::init()
{
    m_sandbox.reset();
    m_clock = std::make_shared<ManualClock>();
    SandboxSetup setup;
    setup.clock = m_clock;
    m_sandbox = std::make_unique<Sandbox>(setup);
    QVERIFY(m_sandbox->start());
    m_vod = std::make_unique<AliyunCaller>(*m_sandbox, u"newsroom-vod"_s, m_clock);
    m_ims = std::make_unique<AliyunCaller>(*m_sandbox, u"newsroom-ims"_s, m_clock);
    m_useIms = false;
}

AliyunCaller &AliyunSandboxTest::caller(const QByteArray &action) const
{
    static const QByteArrayList ims {imsJobs, list, "BatchGetMediaInfos", "GetMediaInfo", "RefreshUploadMedia"};
    return ims.contains(action) || m_useIms ? *m_ims : *m_vod;
}

QJsonObject AliyunSandboxTest::ask(const QByteArray &action, const Parameters &parameters)
{
    m_clock->advance(50ms); // below every rate
    const RawAnswer answer = caller(action).call(action, parameters);
    if (answer.status != 200)
        qWarning("%s: %s", action.constData(), answer.body.constData());
    return answer.status == 200 ? answer.json() : QJsonObject();
}

QString AliyunSandboxTest::refusal(const QByteArray &action, const Parameters &parameters)
{
    m_clock->advance(1s);
    const RawAnswer answer = caller(action).call(action, parameters);
    return answer.status == 200 ? QString() : answer.json()["Code"_L1].toString();
}

QStringList AliyunSandboxTest::allIds()
{
    QStringList ids;
    for (int page = 1; page <= 3; ++page)
        ids += column(ask(search, {{"PageNo", QByteArray::number(page)}, {"PageSize", "100"}})["MediaList"_L1], "MediaId"_L1);
    return ids;
}

void AliyunSandboxTest::everyOperationAnswers_data()
{
    QTest::addColumn<QByteArray>("action");
    QTest::addColumn<Parameters>("parameters");
    QTest::addColumn<QStringList>("keys");
    const QByteArray vodJob = jobId("86c1925fba", 0);
    const QByteArray imsJob = jobId("3829500c0f", 0);
    const auto row = [](const QByteArray &action, const Parameters &parameters, QStringList keys) {
        keys.append(u"RequestId"_s);
        keys.sort();
        QTest::newRow(action.constData()) << action << parameters << keys;
    };
    row(details, {{"MediaIds", "x"}}, {u"ForbiddenMediaIds"_s, u"NonExistMediaIds"_s, u"UploadDetails"_s});
    row(search, {}, {u"MediaList"_s, u"ScrollToken"_s, u"Total"_s});
    row("GetVideoList", {}, {u"Total"_s, u"VideoList"_s});
    row(vodJobs, {{"JobIds", vodJob}}, {u"NonExists"_s, u"URLUploadInfoList"_s});
    row(imsJobs, {{"JobIds", imsJob}}, {u"NonExists"_s, u"URLUploadInfoList"_s});
    row(list, {{"MaxResults", "2"}}, {u"MaxResults"_s, u"MediaInfos"_s, u"NextToken"_s, u"TotalCount"_s});
    row("BatchGetMediaInfos", {{"MediaIds", "x"}}, {u"IgnoredList"_s, u"MediaInfos"_s});
    row("CancelUrlUploadJobs", {{"JobIds", "x"}}, {u"CanceledJobs"_s, u"NonExists"_s});
}

void AliyunSandboxTest::everyOperationAnswers()
{
    QFETCH(const QByteArray, action);
    QFETCH(const Parameters, parameters);
    QFETCH(const QStringList, keys);
    QCOMPARE(ask(action, parameters).keys(), keys);
}

void AliyunSandboxTest::detailsAreOfTheRecordedForm()
{
    QSet<QString> keys;
    QSet<QString> statuses;
    const QStringList ids = allIds();
    for (qsizetype from = 0; from < ids.size(); from += 20) {
        const QJsonObject answer = ask(details, {{"MediaIds", joined(ids.mid(from, 20))}, {"MediaType", "video"}});
        QCOMPARE(column(answer["UploadDetails"_L1], "MediaId"_L1), ids.mid(from, 20));
        for (const QJsonValue &row : answer["UploadDetails"_L1].toArray()) {
            for (const QString &key : row.toObject().keys())
                keys.insert(key);
            statuses.insert(row["UploadStatus"_L1].toString() + u'/' + row["Status"_L1].toString());
        }
    }
    QCOMPARE(keys,
             (QSet<QString> {u"MediaId"_s, u"Title"_s, u"FileSize"_s, u"UploadSize"_s, u"UploadRatio"_s, u"Status"_s,
                             u"UploadStatus"_s, u"CreationTime"_s, u"ModificationTime"_s, u"CompletionTime"_s, u"UploadIP"_s,
                             u"UploadSource"_s, u"DeviceModel"_s}));
    QVERIFY(statuses.contains(u"UPLOADING/Uploading"_s) && statuses.contains(u"UPLOAD_SUCCESS/Normal"_s)
            && statuses.contains(u"UPLOAD_SUCCESS/Transcoding"_s));
}

void AliyunSandboxTest::detailsTellProgressOnlyWhereReported()
{
    const QStringList ids = allIds();
    int running = 0;
    int silent = 0;
    for (qsizetype from = 0; from < ids.size(); from += 20) {
        for (const QJsonValue &row : ask(details, {{"MediaIds", joined(ids.mid(from, 20))}})["UploadDetails"_L1].toArray()) {
            const QJsonObject item = row.toObject();
            const QString source = item["UploadSource"_L1].toString();
            const bool client = source == u"WebSDK"_s || source == u"AndroidSDK"_s || source == u"iOSSDK"_s;
            const bool reports = !client && !source.isEmpty();
            QCOMPARE(item.contains("UploadRatio"_L1), reports);
            QCOMPARE(item.contains("UploadSize"_L1), reports);
            QCOMPARE(item.contains("CompletionTime"_L1), item["UploadStatus"_L1] == u"UPLOAD_SUCCESS"_s);
            if (!reports) {
                ++silent;
                continue;
            }
            const double ratio = item["UploadRatio"_L1].toDouble(-1);
            const double exact = item["UploadSize"_L1].toDouble() / item["FileSize"_L1].toDouble();
            QVERIFY(ratio >= 0 && ratio <= 1 && std::abs(ratio - exact) < 0.0011);
            QCOMPARE(qFuzzyCompare(ratio, 1.0), item["UploadStatus"_L1] == u"UPLOAD_SUCCESS"_s);
            running += ratio > 0 && ratio < 1 ? 1 : 0;
        }
    }
    QVERIFY2(running >= 8 && silent >= 40, qPrintable(u"%1 %2"_s.arg(running).arg(silent)));
}

void AliyunSandboxTest::detailsSortIdsIntoThreeLists()
{
    const QString known = allIds().first();
    const QString foreign = u"f0e1d2c3b40000000001000000000002"_s;
    const QByteArray ids = joined({u"nothing"_s, foreign, known, known, u"else"_s});
    const QJsonObject answer = ask(details, {{"MediaIds", ids}});
    QCOMPARE(column(answer["UploadDetails"_L1], "MediaId"_L1), QStringList {known});
    QCOMPARE(texts(answer["NonExistMediaIds"_L1]), QStringList({u"nothing"_s, u"else"_s}));
    QCOMPARE(texts(answer["ForbiddenMediaIds"_L1]), QStringList {foreign});
    const QJsonObject owned = ask(details, {{"MediaIds", ids}, {"ResourceRealOwnerId", "1234567890123456"}});
    QCOMPARE(column(owned["UploadDetails"_L1], "MediaId"_L1), QStringList({foreign, known}));
    QVERIFY(texts(owned["ForbiddenMediaIds"_L1]).isEmpty());
    QCOMPARE(refusal(details), u"MissingParameter"_s);
    QCOMPARE(refusal(details, {{"MediaIds", "a"}, {"MediaType", "image"}}), u"InvalidParameter"_s);
}

void AliyunSandboxTest::batchesHaveLimits_data()
{
    QTest::addColumn<QByteArray>("action");
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<int>("most");
    QTest::addColumn<QString>("code");
    QTest::addColumn<bool>("emptyIsFine");
    QTest::newRow("details") << details << QByteArray("MediaIds") << 20 << u"LimitExceeded.MediaIds"_s << true;
    QTest::newRow("infos") << QByteArray("GetVideoInfos") << QByteArray("VideoIds") << 20 << u"LimitExceeded.VideoIds"_s << false;
    QTest::newRow("jobs") << vodJobs << QByteArray("JobIds") << 10 << u"LimitExceeded.JobIds"_s << true;
    QTest::newRow("URLs") << vodJobs << QByteArray("UploadURLs") << 10 << u"LimitExceeded.UploadURLs"_s << true;
    QTest::newRow("IMS jobs") << imsJobs << QByteArray("JobIds") << 10 << u"LimitExceeded.JobIds"_s << true;
    QTest::newRow("IMS URLs") << imsJobs << QByteArray("UploadURLs") << 10 << u"LimitExceeded.UploadURLs"_s << true;
    QTest::newRow("IMS media") << QByteArray("BatchGetMediaInfos") << QByteArray("MediaIds") << 20 << u"LimitExceeded.MediaIds"_s
                               << true;
    QTest::newRow("cancel") << QByteArray("CancelUrlUploadJobs") << QByteArray("JobIds") << 10 << u"LimitExceeded.JobIds"_s
                            << true;
}

void AliyunSandboxTest::batchesHaveLimits()
{
    QFETCH(const QByteArray, action);
    QFETCH(const QByteArray, name);
    QFETCH(const int, most);
    QFETCH(const QString, code);
    QFETCH(const bool, emptyIsFine);
    const auto values = [](int count) {
        QByteArrayList all;
        for (int i = 0; i < count; ++i)
            all.append("v" + QByteArray::number(i));
        return all.join(',');
    };
    QCOMPARE(refusal(action, {{name, values(most)}}), emptyIsFine ? QString() : u"InvalidVideo.NotFound"_s);
    QCOMPARE(refusal(action, {{name, values(most + 1)}}), code);
    QCOMPARE(refusal(action), u"MissingParameter"_s);
}

void AliyunSandboxTest::listsHaveLimits_data()
{
    QTest::addColumn<QByteArray>("action");
    QTest::addColumn<Parameters>("parameters");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *title, const QByteArray &action, const Parameters &parameters, const QString &code) {
        QTest::newRow(title) << action << parameters << code;
    };
    row("search of 101", search, {{"PageSize", "101"}}, u"InvalidParameter"_s);
    row("search of 0", search, {{"PageSize", "0"}}, u"InvalidParameter"_s);
    row("search page 0", search, {{"PageNo", "0"}}, u"InvalidParameter"_s);
    row("search type", search, {{"SearchType", "films"}}, u"InvalidParameter"_s);
    row("search order", search, {{"SortBy", "a:Asc,b:Asc,c:Asc,d:Asc"}}, u"SortByExceededMax"_s);
    row("search syntax", search, {{"Match", "Status is fine"}}, u"ErrorMatchSyntax"_s);
    row("token unknown", search, {{"ScrollToken", "24e0fba7188fae707e146e5a54aaaaaa"}}, u"InvalidScrollToken.Expired"_s);
    row("videos of 101", "GetVideoList", {{"PageSize", "101"}}, u"InvalidParameter"_s);
    row("videos of words", "GetVideoList", {{"PageSize", "ten"}}, u"InvalidParameter"_s);
    row("videos beyond 5,000", "GetVideoList", {{"PageSize", "100"}, {"PageNo", "51"}}, u"VideoListExceededMax"_s);
    row("videos since when", "GetVideoList", {{"StartTime", "yesterday"}}, u"InvalidParameter"_s);
    row("no videos", "GetVideoList", {{"EndTime", "2001-01-01T00:00:00Z"}}, u"InvalidVideo.NotFound"_s);
    row("no such video", "GetVideoInfo", {{"VideoId", "x"}}, u"InvalidVideo.NotFound"_s);
    row("no video", "GetVideoInfo", {}, u"MissingParameter"_s);
    row("other's video", "GetVideoInfo", {{"VideoId", "f0e1d2c3b40000000001000000000001"}}, u"InvalidVideo.NotFound"_s);
    row("IMS list of 101", list, {{"MaxResults", "101"}}, u"InvalidParameter"_s);
    row("IMS order", list, {{"SortBy", "CreationTime:Desc"}}, u"InvalidParameter"_s);
    row("IMS until when", list, {{"EndTime", "soon"}}, u"InvalidParameter"_s);
    row("IMS token", list, {{"NextToken", "8EqYpQbZ6Eh7+Zz8DxVYoQ=="}}, u"InvalidParameter"_s);
    row("no such IMS media", "GetMediaInfo", {{"MediaId", "x"}}, u"InvalidParameter"_s);
    row("no IMS media", "GetMediaInfo", {}, u"MissingParameter"_s);
}

void AliyunSandboxTest::listsHaveLimits()
{
    QFETCH(const QByteArray, action);
    QFETCH(const Parameters, parameters);
    QFETCH(const QString, code);
    QCOMPARE(refusal(action, parameters), code);
}

void AliyunSandboxTest::searchesThroughAll_data()
{
    QTest::addColumn<int>("pageSize");
    QTest::addColumn<bool>("numbered"); // PageNo beside ScrollToken
    QTest::newRow("100") << 100 << true;
    QTest::newRow("7") << 7 << true;
    QTest::newRow("80, without a rest") << 80 << true;
    QTest::newRow("by token alone") << 50 << false;
}

void AliyunSandboxTest::searchesThroughAll()
{
    QFETCH(const int, pageSize);
    QFETCH(const bool, numbered);
    QStringList ids;
    QByteArray token;
    QString before;
    int page = 0;
    for (;;) {
        Parameters parameters {{"PageSize", QByteArray::number(pageSize)}, {"Fields", "Title,CreationTime"}};
        if (numbered)
            parameters.insert("PageNo", QByteArray::number(page + 1));
        if (!token.isEmpty())
            parameters.insert("ScrollToken", token);
        m_clock->advance(2s); // what comes meanwhile shifts nothing
        const QJsonObject answer = ask(search, parameters);
        const QStringList rows = column(answer["MediaList"_L1], "MediaId"_L1);
        if (rows.isEmpty())
            break;
        for (const QString &time : column(answer["MediaList"_L1], "CreationTime"_L1)) {
            QVERIFY(before.isEmpty() || time <= before); // newest first
            before = time;
        }
        ids += rows;
        QVERIFY(answer["Total"_L1].toInt() >= 240);
        token = answer["ScrollToken"_L1].toString().toLatin1();
        QCOMPARE(token.size(), 32);
        ++page;
    }
    const qsizetype unique = QSet<QString>(ids.cbegin(), ids.cend()).size();
    QCOMPARE(unique, ids.size());
    QVERIFY(unique >= 240 && unique <= 241); // one may have come before the first page
    QCOMPARE(page, (static_cast<int>(unique) + pageSize - 1) / pageSize);
}

void AliyunSandboxTest::searchGivesTheFieldsAskedFor()
{
    const QJsonObject bare = ask(search, {{"PageSize", "1"}})["MediaList"_L1][0].toObject();
    QCOMPARE(bare.keys(), QStringList({u"CreationTime"_s, u"MediaId"_s, u"MediaType"_s, u"Video"_s}));
    QCOMPARE(bare["Video"_L1].toObject().keys(), QStringList {u"VideoId"_s});
    QCOMPARE(bare["Video"_L1]["VideoId"_L1], bare["MediaId"_L1]);
    const QJsonObject full
        = ask(search, {{"PageSize", "1"}, {"Fields", "Title,Status,Size,ModificationTime,MediaSource,Snapshots"}});
    QCOMPARE(
        full["MediaList"_L1][0]["Video"_L1].toObject().keys(),
        QStringList({u"MediaSource"_s, u"ModificationTime"_s, u"Size"_s, u"Snapshots"_s, u"Status"_s, u"Title"_s, u"VideoId"_s}));
    QVERIFY(ask(search, {{"SearchType", "audio"}})["MediaList"_L1].toArray().isEmpty());
}

void AliyunSandboxTest::searchFilters()
{
    const auto total = [&](const QByteArray &match) { return ask(search, {{"Match", match}})["Total"_L1].toInt(-1); };
    const int all = total({});
    const int uploading = total("Status in ('Uploading')");
    const int ended = total("Status in ('Normal','TranscodeFail','Blocked','ProduceFail')");
    const int between = total("Status in ('UploadSucc','Transcoding','Checking')");
    QVERIFY(uploading > 10 && between > 3 && ended > 150);
    QCOMPARE(uploading + between + ended, all);
    const QJsonObject rows = ask(search, {{"Match", "Status in ('Transcoding')"}, {"Fields", "Status"}});
    for (const QJsonValue &row : rows["MediaList"_L1].toArray())
        QCOMPARE(row["Video"_L1]["Status"_L1].toString(), u"Transcoding"_s);
    const QStringList ids = allIds();
    QCOMPARE(total("VideoId in ('" + ids[3].toLatin1() + "','" + ids[5].toLatin1() + "','none')"), 2);
    // the order may be turned round
    const QJsonObject oldest = ask(search, {{"SortBy", "CreationTime:Asc"}, {"PageSize", "1"}});
    QCOMPARE(oldest["MediaList"_L1][0]["MediaId"_L1].toString(), ids.last());
}

void AliyunSandboxTest::scrollTokensEnd()
{
    const QByteArray token = ask(search)["ScrollToken"_L1].toString().toLatin1();
    const Parameters next {{"PageNo", "2"}, {"ScrollToken", token}};
    m_clock->advance(4min);
    QCOMPARE(refusal(search, next), QString());
    m_clock->advance(1min);
    QCOMPARE(refusal(search, next), u"InvalidScrollToken.Expired"_s);
}

void AliyunSandboxTest::scrollTokensBelongToTheirSearch()
{
    const QByteArray token = ask(search, {{"PageSize", "20"}})["ScrollToken"_L1].toString().toLatin1();
    const auto code = [&](const Parameters &more) {
        Parameters parameters {{"PageSize", "20"}, {"PageNo", "2"}, {"ScrollToken", token}};
        parameters.insert(more);
        return refusal(search, parameters);
    };
    QCOMPARE(code({}), QString());
    QCOMPARE(code({{"Match", "Status = 'Normal'"}}), u"InvalidParameter"_s);
    QCOMPARE(code({{"PageNo", "6"}}), QString()); // a step of 100 records
    QCOMPARE(code({{"PageNo", "7"}}), u"InvalidParameter"_s);
}

void AliyunSandboxTest::fiveThousandWithoutAToken()
{
    SandboxSetup setup;
    setup.clock = m_clock;
    setup.uploads = 5'250;
    m_sandbox = std::make_unique<Sandbox>(setup);
    QVERIFY(m_sandbox->start());
    m_vod = std::make_unique<AliyunCaller>(*m_sandbox, u"newsroom-vod"_s, m_clock);
    QCOMPARE(refusal(search, {{"PageSize", "100"}, {"PageNo", "50"}}), QString());
    QCOMPARE(refusal(search, {{"PageSize", "100"}, {"PageNo", "51"}}), u"InvalidParameter"_s);
    QSet<QString> ids;
    QByteArray token;
    for (int page = 1; page <= 53; ++page) {
        Parameters parameters {{"PageSize", "100"}, {"PageNo", QByteArray::number(page)}};
        if (!token.isEmpty())
            parameters.insert("ScrollToken", token);
        const QJsonObject answer = ask(search, parameters);
        for (const QString &id : column(answer["MediaList"_L1], "MediaId"_L1))
            ids.insert(id);
        token = answer["ScrollToken"_L1].toString().toLatin1();
    }
    QCOMPARE(ids.size(), 5'250);
    QVERIFY(ask("GetVideoList", {{"PageSize", "100"}, {"PageNo", "50"}})["Total"_L1].toInt() >= 5'250);
}

void AliyunSandboxTest::videoListPagesAndFilters()
{
    const QByteArray action = "GetVideoList";
    QStringList ids;
    for (int page = 1; page <= 3; ++page)
        ids += column(ask(action, {{"PageSize", "100"}, {"PageNo", QByteArray::number(page)}})["VideoList"_L1]["Video"_L1],
                      "VideoId"_L1);
    QCOMPARE(ids, allIds());
    const QJsonObject failed = ask(action, {{"Status", "TranscodeFail,Blocked"}, {"PageSize", "100"}});
    QVERIFY(failed["Total"_L1].toInt() > 3);
    for (const QString &status : column(failed["VideoList"_L1]["Video"_L1], "Status"_L1))
        QVERIFY(status == u"TranscodeFail"_s || status == u"Blocked"_s);
    const QJsonObject row = ask(action, {{"Status", "Normal"}, {"PageSize", "1"}})["VideoList"_L1]["Video"_L1][0].toObject();
    QCOMPARE(row["Snapshots"_L1]["Snapshot"_L1].toArray().size(), 2); // nested here
    const QByteArray time = row["CreationTime"_L1].toString().toLatin1();
    const int until = ask(action, {{"EndTime", time}})["Total"_L1].toInt();
    const int since = ask(action, {{"StartTime", time}})["Total"_L1].toInt();
    QCOMPARE(until + since, ask(action)["Total"_L1].toInt() + 1); // the bound belongs to both
}

void AliyunSandboxTest::videoInfosHaveTwoForms()
{
    const QStringList ids = column(ask("GetVideoList", {{"Status", "Normal"}})["VideoList"_L1]["Video"_L1], "VideoId"_L1);
    const QJsonObject one = ask("GetVideoInfo", {{"VideoId", ids[0].toLatin1()}})["Video"_L1].toObject();
    QCOMPARE(one["Snapshots"_L1]["Snapshot"_L1].toArray().size(), 2);
    QCOMPARE(one["RegionId"_L1].toString(), u"cn-shanghai"_s);
    const QJsonObject several = ask("GetVideoInfos", {{"VideoIds", joined({ids[0], u"x"_s, ids[1]})}});
    QCOMPARE(column(several["VideoList"_L1], "VideoId"_L1), ids.first(2));
    QCOMPARE(several["VideoList"_L1][0]["Snapshots"_L1].toArray().size(), 2); // plain here
    QCOMPARE(texts(several["NonExistVideoIds"_L1]), QStringList {u"x"_s});
}

void AliyunSandboxTest::jobsByIdAndByUrl_data()
{
    QTest::addColumn<bool>("ims");
    QTest::newRow("VOD") << false;
    QTest::newRow("IMS") << true;
}

void AliyunSandboxTest::jobsByIdAndByUrl()
{
    QFETCH(const bool, ims);
    const QByteArray action = ims ? imsJobs : vodJobs;
    const QByteArray prefix = ims ? "3829500c0f" : "86c1925fba";
    const QByteArray folder = ims ? "https://ingest.example.com/ims/" : "https://ingest.example.com/vod/";
    QMap<QString, int> statuses;
    for (int from = 0; from < 40; from += 10) {
        QByteArrayList ids;
        for (int i = from; i < from + 10; ++i)
            ids.append(jobId(prefix, i));
        const QJsonObject answer = ask(action, {{"JobIds", ids.join(',')}, {"UploadURLs", "ignored"}});
        QCOMPARE(answer["URLUploadInfoList"_L1].toArray().size(), 10);
        QVERIFY(answer["NonExists"_L1].toArray().isEmpty());
        for (const QJsonValue &row : answer["URLUploadInfoList"_L1].toArray()) {
            const QString status = row["Status"_L1].toString();
            ++statuses[status];
            const bool succeeded = status == u"SUCCESS"_s || status == u"UPLOAD_SUCCESS"_s || status == u"Normal"_s;
            const bool failed = status.endsWith(u"_FAIL"_s);
            QCOMPARE(row.toObject().contains("CompleteTime"_L1), succeeded || failed);
            QCOMPARE(row.toObject().contains("MediaId"_L1), succeeded);
            QCOMPARE(row["ErrorCode"_L1].toString() == u"200"_s, succeeded);
            QCOMPARE(row["FileSize"_L1].isString(), succeeded);
            QCOMPARE(row.toObject().contains("RegisteredMediaId"_L1), succeeded && !ims);
            if (succeeded)
                QCOMPARE(row["CompleteTime"_L1].toString().contains(u' '), ims);
        }
    }
    QVERIFY2(statuses.size() >= 7, qPrintable(statuses.keys().join(u' ')));

    // each URL encoded before they are joined, and again as a value
    const QByteArray urls = AliyunCaller::encoded(folder + "0005.mp4") + ',' + AliyunCaller::encoded(folder + "a b,c.mp4");
    const QJsonObject found = ask(action, {{"UploadURLs", urls}});
    QCOMPARE(column(found["URLUploadInfoList"_L1], "JobId"_L1),
             QStringList({QString::fromLatin1(jobId(prefix, 5)), QString::fromLatin1(jobId(prefix, 6))}));
    QCOMPARE(texts(found["NonExists"_L1]), QStringList {QString::fromLatin1(folder + "a b,c.mp4")});
    QCOMPARE(texts(ask(action, {{"JobIds", "a,b"}})["NonExists"_L1]), QStringList({u"a"_s, u"b"_s}));
}

void AliyunSandboxTest::jobsMoveAndJoinTheirMedia()
{
    // the newest job of the start runs; follow it to its end
    QByteArray id;
    for (int number = 39; number > 30 && id.isEmpty(); --number) {
        const QJsonObject row = ask(vodJobs, {{"JobIds", jobId("86c1925fba", number)}})["URLUploadInfoList"_L1][0].toObject();
        if (!row.contains("CompleteTime"_L1))
            id = jobId("86c1925fba", number);
    }
    QVERIFY(!id.isEmpty());
    QStringList seen;
    QJsonObject row;
    for (int i = 0; i < 300 && !row.contains("CompleteTime"_L1); ++i) {
        m_clock->advance(2s);
        row = ask(vodJobs, {{"JobIds", id}})["URLUploadInfoList"_L1][0].toObject();
        if (seen.isEmpty() || seen.last() != row["Status"_L1].toString())
            seen.append(row["Status"_L1].toString());
    }
    static const QStringList order = {u"PENDING"_s,   u"PROCESSING"_s,     u"DOWNLOADING"_s, u"DOWNLOAD_SUCCESS"_s,
                                      u"UPLOADING"_s, u"UPLOAD_SUCCESS"_s, u"SUCCESS"_s};
    for (qsizetype i = 1; i < seen.size() && !seen[i].endsWith(u"_FAIL"_s); ++i)
        QVERIFY2(order.indexOf(seen[i]) > order.indexOf(seen[i - 1]), qPrintable(seen.join(u' ')));

    // a job that succeeded: its media is listed too and names it
    const QJsonObject first = ask(vodJobs, {{"UploadURLs", AliyunCaller::encoded("https://ingest.example.com/vod/0000.mp4")}});
    const QByteArray media = first["URLUploadInfoList"_L1][0]["MediaId"_L1].toString().toLatin1();
    QVERIFY(allIds().contains(QString::fromLatin1(media)));
    const QString description = ask("GetVideoInfo", {{"VideoId", media}})["Video"_L1]["Description"_L1].toString();
    QCOMPARE(description, u"https://ingest.example.com/vod/0000.mp4 job 86c1925fba0000000001000000000000"_s);
}

void AliyunSandboxTest::manyRecordsOfOneUrl()
{
    const QByteArray url = AliyunCaller::encoded("https://media.example.com/again.mp4");
    for (int i = 0; i < 6; ++i) {
        m_clock->advance(1s);
        (void)ask("UploadMediaByURL", {{"UploadURLs", QByteArrayList(20, url).join(',')}});
    }
    const QJsonObject answer = ask(vodJobs, {{"UploadURLs", url}});
    QCOMPARE(answer["URLUploadInfoList"_L1].toArray().size(), 100); // of 120
}

void AliyunSandboxTest::imsListsThroughAll_data()
{
    QTest::addColumn<int>("pageSize");
    QTest::newRow("100") << 100;
    QTest::newRow("7") << 7;
    QTest::newRow("80, without a rest") << 80;
}

void AliyunSandboxTest::imsListsThroughAll()
{
    QFETCH(const int, pageSize);
    QStringList ids;
    Parameters parameters {{"MaxResults", QByteArray::number(pageSize)}, {"SortBy", "desc"}};
    int pages = 0;
    for (;;) {
        m_clock->advance(2s); // what comes meanwhile shifts nothing
        const QJsonObject answer = ask(list, parameters);
        ids += column(answer["MediaInfos"_L1], "MediaId"_L1);
        ++pages;
        QCOMPARE(answer["MaxResults"_L1].toInt(), pageSize);
        if (!answer.contains("NextToken"_L1))
            break;
        parameters.insert("NextToken", answer["NextToken"_L1].toString().toLatin1());
    }
    QCOMPARE(QSet<QString>(ids.cbegin(), ids.cend()).size(), ids.size());
    QCOMPARE(ids.size(), 240);
    QCOMPARE(pages, (240 + pageSize - 1) / pageSize);
}

void AliyunSandboxTest::imsListFilters()
{
    int sum = 0;
    for (const QByteArray status : {"Init", "Preparing", "PrepareFail", "Normal"}) {
        const QJsonObject answer = ask(list, {{"Status", status}, {"MaxResults", "100"}, {"IncludeFileBasicInfo", "true"}});
        QVERIFY2(answer["TotalCount"_L1].toInt() > 0, status.constData());
        sum += answer["TotalCount"_L1].toInt();
        for (const QJsonValue &row : answer["MediaInfos"_L1].toArray()) {
            QCOMPARE(row["MediaBasicInfo"_L1]["Status"_L1].toString().toLatin1(), status);
            if (status == "Normal")
                QVERIFY(row["FileInfoList"_L1][0]["FileBasicInfo"_L1]["FileSize"_L1].isString());
            if (status == "Init")
                QVERIFY(row["FileInfoList"_L1].toArray().isEmpty());
        }
    }
    QCOMPARE(sum, 240);
    QCOMPARE(ask(list, {{"Source", "vod"}})["TotalCount"_L1].toInt() + ask(list, {{"Source", "oss"}})["TotalCount"_L1].toInt(),
             240);
    QCOMPARE(ask(list, {{"MediaType", "image"}})["TotalCount"_L1].toInt(), 0);
    const QJsonObject middle = ask(list, {{"MaxResults", "100"}})["MediaInfos"_L1][99]["MediaBasicInfo"_L1].toObject();
    const QByteArray time = middle["CreateTime"_L1].toString().toLatin1();
    const QJsonObject until = ask(list, {{"EndTime", time}, {"MaxResults", "1"}});
    QCOMPARE(until["MediaInfos"_L1][0]["MediaId"_L1], middle["MediaId"_L1]); // the end belongs to it
    const QJsonObject since = ask(list, {{"StartTime", time}});
    QCOMPARE(since["TotalCount"_L1].toInt() + until["TotalCount"_L1].toInt(), 240); // the start does not
    QCOMPARE(ask(list, {{"MediaId", middle["MediaId"_L1].toString().toLatin1()}})["TotalCount"_L1].toInt(), 1);
    QVERIFY(ask(list)["MediaInfos"_L1][0]["FileInfoList"_L1].toArray().isEmpty()); // not asked for
}

void AliyunSandboxTest::imsTokensBelongToTheirListing()
{
    const QByteArray token = ask(list, {{"MaxResults", "20"}})["NextToken"_L1].toString().toLatin1();
    QCOMPARE(refusal(list, {{"MaxResults", "20"}, {"NextToken", token}}), QString());
    QCOMPARE(refusal(list, {{"MaxResults", "30"}, {"NextToken", token}}), u"InvalidParameter"_s);
    QCOMPARE(refusal(list, {{"MaxResults", "20"}, {"Status", "Normal"}, {"NextToken", token}}), u"InvalidParameter"_s);
}

void AliyunSandboxTest::imsMediaById()
{
    const QStringList ids = column(ask(list, {{"Status", "Normal"}})["MediaInfos"_L1], "MediaId"_L1);
    const QJsonObject answer = ask(
        "BatchGetMediaInfos", {{"MediaIds", joined({ids[0], u"x"_s, ids[1]})}, {"AdditionType", "FileInfo,DynamicMetaData"}});
    QCOMPARE(column(answer["MediaInfos"_L1], "MediaId"_L1), ids.first(2));
    QCOMPARE(texts(answer["IgnoredList"_L1]), QStringList {u"x"_s});
    const QJsonObject info = answer["MediaInfos"_L1][0]["MediaBasicInfo"_L1].toObject();
    QCOMPARE(answer["MediaInfos"_L1][0]["FileInfoList"_L1].toArray().size(), 1);
    QVERIFY(info["Snapshots"_L1].isString());
    const QJsonObject one = ask("GetMediaInfo", {{"MediaId", ids[0].toLatin1()}});
    QCOMPARE(one["MediaInfo"_L1]["MediaBasicInfo"_L1].toObject(), info);
    const QJsonObject byUrl = ask("GetMediaInfo", {{"InputURL", info["InputURL"_L1].toString().toUtf8()}});
    QCOMPARE(byUrl["MediaInfo"_L1], one["MediaInfo"_L1]);
}

void AliyunSandboxTest::submitsUrls_data()
{
    jobsByIdAndByUrl_data();
}

void AliyunSandboxTest::submitsUrls()
{
    QFETCH(const bool, ims);
    const QByteArray action = "UploadMediaByURL";
    m_useIms = ims;
    const QByteArray a = "https://media.example.com/morning show.mp4";
    const QByteArray b = "http://media.example.com/b,c.mp4";
    Parameters parameters {{"UploadURLs", AliyunCaller::encoded(a) + ',' + AliyunCaller::encoded(b)}, {"UserData", "{}"}};
    parameters.insert(ims ? "MediaMetaData" : "UploadMetadatas",
                      ims ? QByteArray(R"({"Title":"早间"})") : R"([{"SourceURL":")" + a + R"(","Title":"早间"}])");
    const QJsonArray jobs = ask(action, parameters)["UploadJobs"_L1].toArray();
    QCOMPARE(column(jobs, "SourceURL"_L1), QStringList({QString::fromLatin1(a), QString::fromLatin1(b)}));
    QCOMPARE(jobs[0].toObject().contains("MediaId"_L1), ims);
    const QByteArray read = ims ? imsJobs : vodJobs;
    m_useIms = false;
    const QByteArray id = jobs[0]["JobId"_L1].toString().toLatin1();
    const QJsonObject row = ask(read, {{"JobIds", id}})["URLUploadInfoList"_L1][0].toObject();
    QCOMPARE(row["Status"_L1].toString(), u"PENDING"_s);
    QCOMPARE(row["UserData"_L1].toString(), u"{}"_s);
    QCOMPARE(column(ask(read, {{"UploadURLs", AliyunCaller::encoded(a)}})["URLUploadInfoList"_L1], "JobId"_L1),
             QStringList {QString::fromLatin1(id)});
    m_useIms = ims;
    QCOMPARE(refusal(action), u"MissingParameter"_s);
    QCOMPARE(refusal(action, {{"UploadURLs", "ftp%3A%2F%2Fa%2Fb"}}), u"InvalidParameter.UploadURLs"_s);
    QCOMPARE(refusal(action, {{"UploadURLs", QByteArrayList(21, "http%3A%2F%2Fa%2Fb").join(',')}}),
             u"InvalidParameter.UploadURLs"_s);
}

void AliyunSandboxTest::cancelsWaitingJobs()
{
    const QByteArray action = "CancelUrlUploadJobs";
    const QByteArray url = AliyunCaller::encoded("https://media.example.com/never mind.mp4");
    const auto submit = [&] { return ask("UploadMediaByURL", {{"UploadURLs", url}})["UploadJobs"_L1][0]["JobId"_L1].toString(); };
    const QString first = submit();
    const QByteArray ended = jobId("86c1925fba", 0);
    const QJsonObject answer = ask(action, {{"JobIds", first.toLatin1() + ",x," + ended}});
    QCOMPARE(texts(answer["CanceledJobs"_L1]), QStringList {first});
    QCOMPARE(texts(answer["NonExists"_L1]), QStringList {u"x"_s}); // what runs or has ended is in neither list
    QCOMPARE(texts(ask(vodJobs, {{"JobIds", first.toLatin1()}})["NonExists"_L1]), QStringList {first});
    const QString second = submit();
    QCOMPARE(texts(ask(action, {{"UploadUrls", url}})["CanceledJobs"_L1]), QStringList {second}); // spelled Urls here
    QCOMPARE(refusal(action, {{"UploadURLs", url}}), u"MissingParameter"_s);
}

void AliyunSandboxTest::refreshesCredentials_data()
{
    jobsByIdAndByUrl_data();
}

void AliyunSandboxTest::refreshesCredentials()
{
    QFETCH(const bool, ims);
    const QByteArray action = ims ? "RefreshUploadMedia" : "RefreshUploadVideo";
    const QByteArray name = ims ? "MediaId" : "VideoId";
    const QString id = ims ? column(ask(list)["MediaInfos"_L1], "MediaId"_L1).first() : allIds().first();
    const QJsonObject answer = ask(action, {{name, id.toLatin1()}});
    QCOMPARE(answer[QString::fromLatin1(name)].toString(), id);
    const QJsonObject address = unpacked(answer["UploadAddress"_L1]);
    QCOMPARE(address.keys(), QStringList({u"Bucket"_s, u"Endpoint"_s, u"FileName"_s}));
    const QJsonObject credential = unpacked(answer["UploadAuth"_L1]);
    QCOMPARE(credential["Expiration"_L1].toString(), u"3000"_s);
    QCOMPARE(credential["ExpireUTCTime"_L1].toString(), isoUtc(m_clock->now() + 3'000s));
    m_clock->advance(1s);
    const QJsonObject again = ask(action, {{name, id.toLatin1()}});
    QCOMPARE(unpacked(again["UploadAddress"_L1]), address);
    QVERIFY(unpacked(again["UploadAuth"_L1])["AccessKeySecret"_L1] != credential["AccessKeySecret"_L1]);
    QCOMPARE(refusal(action), u"MissingParameter"_s);
    QCOMPARE(refusal(action, {{name, "x"}}), ims ? u"InvalidParameter"_s : u"InvalidVideo.NotFound"_s);
    if (ims)
        return;
    const QByteArray damaged
        = ask("GetVideoList", {{"Status", "ProduceFail"}})["VideoList"_L1]["Video"_L1][0]["VideoId"_L1].toString().toLatin1();
    QCOMPARE(refusal(action, {{name, damaged}}), u"InvalidVideo.Damaged"_s);
}

void AliyunSandboxTest::mediaMove()
{
    const auto statuses = [&](const QByteArray &action) {
        QMap<QString, QString> all;
        if (action == list) {
            for (const QJsonValue &row : ask(list, {{"MaxResults", "100"}})["MediaInfos"_L1].toArray())
                all.insert(row["MediaId"_L1].toString(), row["MediaBasicInfo"_L1]["Status"_L1].toString());
            return all;
        }
        for (const QJsonValue &row : ask(search, {{"PageSize", "100"}, {"Fields", "Status"}})["MediaList"_L1].toArray())
            all.insert(row["MediaId"_L1].toString(), row["Video"_L1]["Status"_L1].toString());
        return all;
    };
    for (const QByteArray &action : {search, list}) {
        const QMap<QString, QString> before = statuses(action);
        m_clock->advance(5min);
        const QMap<QString, QString> after = statuses(action);
        int changed = 0;
        int come = 0;
        for (auto it = after.cbegin(); it != after.cend(); ++it) {
            come += before.contains(it.key()) ? 0 : 1;
            changed += before.contains(it.key()) && before.value(it.key()) != *it ? 1 : 0;
        }
        QVERIFY2(changed >= 5 && come >= 4, action.constData());
    }
}

QTEST_GUILESS_MAIN(AliyunSandboxTest)
#include "test_sandbox_aliyun.moc"
