#include "aliyun_caller.h"
#include "scenario_checks.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace deck {

namespace {

using Parameters = AliyunCaller::Parameters;

const QByteArray details = "GetUploadDetails";
const QByteArray search = "SearchMedia";
const QByteArray videoList = "GetVideoList";
const QByteArray list = "ListMediaBasicInfos";
const QByteArray jobs = "GetURLUploadInfos";
const QByteArray fields = "Title,Status,Size,CreationTime,ModificationTime";

/// Both newsroom accounts, asked below every rate.
class Both final
{
public:
    explicit Both(Stage &stage)
        : vod(*stage.sandbox, u"newsroom-vod"_s, stage.clock)
        , ims(*stage.sandbox, u"newsroom-ims"_s, stage.clock)
        , m_stage(stage)
    {
    }
    RawAnswer answer(const QByteArray &action, const Parameters &parameters = {})
    {
        m_stage.clock->advance(60ms);
        const bool isIms = action == list || action == "BatchGetMediaInfos" || action == "GetUrlUploadInfos";
        return (isIms ? ims : vod).call(action, parameters);
    }
    QJsonObject ask(const QByteArray &action, const Parameters &parameters = {}) { return answer(action, parameters).json(); }
    QString code(const QByteArray &action, const Parameters &parameters = {})
    {
        return ask(action, parameters)["Code"_L1].toString();
    }
    QStringList ids(int count)
    {
        QStringList all;
        for (const QJsonValue &row : ask(search, {{"PageSize", QByteArray::number(count)}})["MediaList"_L1].toArray())
            all.append(row["MediaId"_L1].toString());
        return all;
    }
    QJsonObject detailsOf(const QStringList &of) { return ask(details, {{"MediaIds", of.join(u',').toLatin1()}}); }

    AliyunCaller vod;
    AliyunCaller ims;

private:
    Stage &m_stage;
};

QByteArray job(int number)
{
    return "86c1925fba0000000001" + QByteArray::number(number, 16).rightJustified(12, '0');
}

QByteArray tenJobs()
{
    QByteArrayList all;
    for (int i = 0; i < 10; ++i)
        all.append(job(i));
    return all.join(',');
}

QStringList column(const QJsonValue &list, QLatin1StringView key)
{
    QStringList all;
    for (const QJsonValue &one : list.toArray())
        all.append(one[key].toString());
    return all;
}

Check refusing(const QString &code, int status)
{
    return [=](Stage &stage) {
        Both both(stage);
        for (const QByteArray &action : {search, list, details}) {
            const RawAnswer answer = both.answer(action, {{"MediaIds", "x"}});
            QCOMPARE(answer.status, status);
            QCOMPARE(answer.json()["Code"_L1].toString(), code);
            QVERIFY(!answer.json()["RequestId"_L1].toString().isEmpty());
        }
    };
}

Check throttling(const QString &code)
{
    return [=](Stage &stage) {
        Both both(stage);
        int told = 0;
        for (int i = 0; i < 4; ++i) {
            const RawAnswer answer = both.answer(search);
            QCOMPARE(answer.status, 400);
            QCOMPARE(answer.json()["Code"_L1].toString(), code);
            told += answer.headers.value("x-acs-retry-after") == "1500" ? 1 : 0;
        }
        QCOMPARE(told, 2);
    };
}

void throttlesUsers(Stage &stage)
{
    Both both(stage);
    QCOMPARE(both.code(search), QString());
    QCOMPARE(both.code(search), u"Throttling.User"_s);
    QCOMPARE(both.code(list), QString());
    stage.clock->advance(1s);
    QCOMPARE(both.code(search), QString());
}

void nonceUsed(Stage &stage)
{
    Both both(stage);
    QCOMPARE(both.code(search), u"SignatureNonceUsed"_s);
    QCOMPARE(both.code(search), QString());
    QCOMPARE(both.code(list), u"SignatureNonceUsed"_s);
    QCOMPARE(both.code(list), QString());
}

void forbidden(Stage &stage)
{
    Both both(stage);
    const QJsonObject vod = both.ask(details, {{"MediaIds", "x"}});
    QCOMPARE(vod["AccessDeniedDetail"_L1]["AuthAction"_L1].toString(), u"vod:GetUploadDetails"_s);
    QCOMPARE(both.answer(list).status, 403);
    QCOMPARE(both.ask(list)["AccessDeniedDetail"_L1]["AuthAction"_L1].toString(), u"ice:ListMediaBasicInfos"_s);
}

Check forbiddenOnly(const QByteArrayList &refused)
{
    return [=](Stage &stage) {
        Both both(stage);
        for (const QByteArray &action :
             {details, search, videoList, jobs, list, QByteArray("BatchGetMediaInfos"), QByteArray("GetUrlUploadInfos")}) {
            const QString code = both.code(action, {{"MediaIds", "x"}, {"JobIds", "x"}});
            QCOMPARE(code, refused.contains(action) ? u"Forbidden.RAM"_s : QString());
        }
    };
}

void gateway(Stage &stage)
{
    Both both(stage);
    for (const QByteArray &action : {search, list}) {
        const RawAnswer answer = both.answer(action);
        QCOMPARE(answer.status, 502);
        QCOMPARE(answer.headers.value("content-type"), "text/html");
        QVERIFY(answer.body.startsWith("<html>"));
    }
}

void smallLetters(Stage &stage)
{
    Both both(stage);
    const RawAnswer answer = both.answer(search);
    QCOMPARE(answer.status, 503);
    QCOMPARE(answer.json().keys(), QStringList({u"code"_s, u"message"_s, u"requestId"_s}));
}

void errorInXml(Stage &stage)
{
    Both both(stage);
    const RawAnswer answer = both.answer(search);
    QCOMPARE(answer.status, 500);
    QVERIFY(answer.headers.value("content-type").startsWith("text/xml"));
    QVERIFY(answer.body.contains("<Error>") && answer.body.contains("<Code>InternalError</Code>"));
}

void inXml(Stage &stage)
{
    Both both(stage);
    const RawAnswer answer = both.answer(search, {{"PageSize", "3"}});
    QCOMPARE(answer.status, 200);
    QVERIFY(answer.headers.value("content-type").startsWith("text/xml"));
    QCOMPARE(answer.body.count("<MediaList>"), 3);
    QVERIFY(answer.body.startsWith("<?xml") && answer.body.contains("<SearchMediaResponse>"));
    QVERIFY(both.answer(list).body.contains("<ListMediaBasicInfosResponse>"));
    QVERIFY(both.answer("DescribeMoon").body.contains("<Error>"));
}

/// Another account works, or is refused with a code.
Check announces(const QString &name, const QByteArray &action, const QString &code)
{
    return [=](Stage &stage) {
        AliyunCaller caller(*stage.sandbox, name, stage.clock);
        QVERIFY(!caller.keyId.isEmpty());
        QCOMPARE(caller.call(action, {{"JobIds", "x"}}).json()["Code"_L1].toString(), code);
        QCOMPARE(Both(stage).code(search), QString());
    };
}

/// Something in an answer to that question.
Check odd(const QByteArray &action, const Parameters &parameters, const std::function<bool(const QJsonObject &)> &isRight)
{
    return [=](Stage &stage) {
        Both both(stage);
        const RawAnswer answer = both.answer(action, parameters);
        QCOMPARE(answer.status, 200);
        QVERIFY2(isRight(answer.json()), answer.body.left(3000).constData());
    };
}

/// The same of GetUploadDetails for so many of the newest media, one ID that is none and one that is another's.
Check oddDetails(int count, const std::function<bool(const QJsonObject &)> &isRight)
{
    return [=](Stage &stage) {
        Both both(stage);
        // these come from a search that is not spoilt
        QVERIFY(stage.sandbox->setScenario({}));
        QStringList ids = both.ids(count);
        ids += {u"none"_s, u"f0e1d2c3b40000000001000000000000"_s};
        const QString scenario = QString::fromUtf8(QTest::currentDataTag());
        QVERIFY(stage.sandbox->setScenario(scenario));
        const QJsonObject answer = both.detailsOf(ids);
        QVERIFY2(isRight(answer), qPrintable(QString::fromUtf8(QJsonDocument(answer).toJson(QJsonDocument::Compact))));
    };
}

bool anyRow(const QJsonValue &list, const std::function<bool(const QJsonValue &)> &holds)
{
    const QJsonArray rows = list.toArray();
    return std::any_of(rows.begin(), rows.end(), [&](const QJsonValue &row) { return holds(row); });
}

void partialBatch(Stage &stage)
{
    Both both(stage);
    const QJsonObject answer = both.detailsOf(both.ids(20));
    QCOMPARE(answer["UploadDetails"_L1].toArray().size(), 17);
    QCOMPARE(answer["ForbiddenMediaIds"_L1].toArray().size(), 2);
    QCOMPARE(answer["NonExistMediaIds"_L1].toArray().size(), 1);
}

void wrongId(Stage &stage)
{
    Both both(stage);
    const QStringList ids = both.ids(2);
    const QStringList answered = column(both.detailsOf(ids)["UploadDetails"_L1], "MediaId"_L1);
    QVERIFY(!ids.contains(answered[0]));
    QCOMPARE(answered[1], ids[1]);
    const QString ims = column(both.ask(list)["MediaInfos"_L1], "MediaId"_L1).first();
    const QJsonObject info = both.ask("BatchGetMediaInfos", {{"MediaIds", ims.toLatin1()}});
    QVERIFY(column(info["MediaInfos"_L1], "MediaId"_L1).first() != ims);
}

void noDetails(Stage &stage)
{
    Both both(stage);
    const QStringList ids = both.ids(100);
    int found = 0;
    for (qsizetype from = 0; from < 100; from += 20) {
        const QJsonObject answer = both.detailsOf(ids.mid(from, 20));
        QVERIFY(answer["NonExistMediaIds"_L1].toArray().isEmpty() && answer["ForbiddenMediaIds"_L1].toArray().isEmpty());
        found += static_cast<int>(answer["UploadDetails"_L1].toArray().size());
    }
    QVERIFY(found > 60 && found < 100);
}

void ratioBackward(Stage &stage)
{
    Both both(stage);
    const auto ratios = [&] {
        QMap<QString, double> all;
        const QStringList ids = both.ids(60);
        for (qsizetype from = 0; from < 60; from += 20) {
            for (const QJsonValue &row : both.detailsOf(ids.mid(from, 20))["UploadDetails"_L1].toArray()) {
                if (row["UploadStatus"_L1] == u"UPLOADING"_s && row.toObject().contains("UploadRatio"_L1))
                    all.insert(row["MediaId"_L1].toString(), row["UploadRatio"_L1].toDouble());
            }
        }
        return all;
    };
    const QMap<QString, double> before = ratios();
    stage.clock->advance(5s);
    const QMap<QString, double> after = ratios();
    int fallen = 0;
    for (auto it = after.cbegin(); it != after.cend(); ++it)
        fallen += before.contains(it.key()) && before.value(it.key()) > *it ? 1 : 0;
    QVERIFY(fallen >= 5);
}

int total(Both &both, const QByteArray &word)
{
    int count = 0;
    for (const QJsonValue &row : both.ask(search, {{"PageSize", "100"}, {"Fields", "Status"}})["MediaList"_L1].toArray())
        count += row["Video"_L1]["Status"_L1].toString().toLatin1() == word ? 1 : 0;
    return count;
}

void stateFlips(Stage &stage)
{
    Both both(stage);
    QVERIFY(total(both, "Normal") > 20);
    QCOMPARE(total(both, "Normal"), 0);
    QVERIFY(total(both, "Normal") > 20);
}

void stateBackward(Stage &stage)
{
    Both both(stage);
    QVERIFY(total(both, "Normal") > 20);
    stage.clock->advance(10s);
    QCOMPARE(total(both, "Normal"), 0);
    QVERIFY(total(both, "Uploading") > 40);
    const QJsonObject ims = both.ask(list, {{"Status", "Normal"}});
    QCOMPARE(ims["MediaInfos"_L1][0]["MediaBasicInfo"_L1]["Status"_L1].toString(), u"Preparing"_s);
    QCOMPARE(both.ask(jobs, {{"JobIds", job(0)}})["URLUploadInfoList"_L1][0]["Status"_L1].toString(), u"UPLOADING"_s);
}

/// All rows of both listings by following pages and tokens; with how many pages it took, -1 for no end after 20.
std::pair<QStringList, int> vodRows(Both &both)
{
    QStringList ids;
    QByteArray token;
    for (int page = 1; page <= 20; ++page) {
        Parameters parameters {{"PageSize", "50"}, {"PageNo", QByteArray::number(page)}};
        if (!token.isEmpty())
            parameters.insert("ScrollToken", token);
        const QJsonObject answer = both.ask(search, parameters);
        ids += column(answer["MediaList"_L1], "MediaId"_L1);
        token = answer["ScrollToken"_L1].toString().toLatin1();
        const QSet<QString> unique(ids.cbegin(), ids.cend());
        if (unique.size() >= answer["Total"_L1].toInteger() || token.isEmpty())
            return {ids, page};
        if (answer["MediaList"_L1].toArray().isEmpty() && page * 50 >= 2 * 240)
            return {ids, page};
    }
    return {ids, -1};
}

std::pair<QStringList, int> imsRows(Both &both, QStringList *tokens = nullptr)
{
    QStringList ids;
    Parameters parameters {{"MaxResults", "50"}};
    for (int page = 1; page <= 20; ++page) {
        const QJsonObject answer = both.ask(list, parameters);
        ids += column(answer["MediaInfos"_L1], "MediaId"_L1);
        const QString token = answer["NextToken"_L1].toString();
        if (tokens)
            tokens->append(token);
        if (token.isEmpty())
            return {ids, page};
        parameters.insert("NextToken", token.toLatin1());
    }
    return {ids, -1};
}

qsizetype unique(const QStringList &ids)
{
    return QSet<QString>(ids.cbegin(), ids.cend()).size();
}

void rowsVanish(Stage &stage)
{
    Both both(stage);
    const qsizetype before = unique(vodRows(both).first);
    QVERIFY(before >= 240);
    const QStringList ids = both.ids(20);
    stage.clock->advance(10s);
    const qsizetype after = unique(vodRows(both).first);
    QVERIFY2(after > 120 && after < 190, qPrintable(QString::number(after)));
    QVERIFY(!both.detailsOf(ids)["NonExistMediaIds"_L1].toArray().isEmpty());
    QVERIFY(imsRows(both).first.size() < 190);
}

void rowsMove(Stage &stage)
{
    Both both(stage);
    const QStringList vod = vodRows(both).first;
    QCOMPARE(vod.mid(50, 3), vod.mid(47, 3));
    QCOMPARE(unique(vod), 240);
    const QStringList ims = imsRows(both).first;
    QCOMPARE(unique(ims), 240);
    QVERIFY(ims.size() > 240);
}

void totalWrong(Stage &stage)
{
    Both both(stage);
    QCOMPARE(both.ask(search)["Total"_L1].toInt(), 7);
    QCOMPARE(both.ask(videoList)["Total"_L1].toInt(), 7);
    QCOMPARE(both.ask(list)["TotalCount"_L1].toInt(), 7);
    QCOMPARE(both.ids(100).size(), 100);
}

void emptyPages(Stage &stage)
{
    Both both(stage);
    QStringList tokens;
    const auto [ims, pages] = imsRows(both, &tokens);
    QCOMPARE(unique(ims), 240);
    QCOMPARE(pages, 9);
    const auto [vod, vodPages] = vodRows(both);
    QCOMPARE(unique(vod), 240);
    QCOMPARE(vodPages, 9);
    QVERIFY(both.ask(search, {{"PageNo", "2"}})["MediaList"_L1].toArray().isEmpty());
    QVERIFY(!both.ask(search, {{"PageNo", "3"}})["MediaList"_L1].toArray().isEmpty());
}

void pagesRepeat(Stage &stage)
{
    Both both(stage);
    const auto [vod, pages] = vodRows(both);
    QCOMPARE(pages, -1);
    QCOMPARE(unique(vod), 50);
    QStringList tokens;
    QCOMPARE(imsRows(both, &tokens).second, -1);
    QCOMPARE(unique(tokens), 1);
}

void pagesLoop(Stage &stage)
{
    Both both(stage);
    const auto [vod, pages] = vodRows(both);
    QCOMPARE(pages, -1);
    QCOMPARE(unique(vod), 100);
    QStringList tokens;
    QCOMPARE(imsRows(both, &tokens).second, -1);
    QCOMPARE(unique(tokens), 2);
    QVERIFY(tokens[0] != tokens[1]);
    QCOMPARE(tokens[2], tokens[0]);
}

void sameScrollToken(Stage &stage)
{
    Both both(stage);
    const QString first = both.ask(search, {{"PageSize", "50"}})["ScrollToken"_L1].toString();
    const QString second
        = both.ask(search, {{"PageSize", "50"}, {"PageNo", "2"}, {"ScrollToken", first.toLatin1()}})["ScrollToken"_L1].toString();
    QCOMPARE(second, first);
    const auto [ids, pages] = vodRows(both);
    QCOMPARE(unique(ids), 240);
    QCOMPARE(pages, 5);
}

void scrollTokenExpired(Stage &stage)
{
    Both both(stage);
    for (int i = 0; i < 3; ++i) {
        const QByteArray token = both.ask(search)["ScrollToken"_L1].toString().toLatin1();
        QCOMPARE(both.code(search, {{"PageNo", "2"}, {"ScrollToken", token}}), u"InvalidScrollToken.Expired"_s);
    }
}

void scrollTokenExpiresOnce(Stage &stage)
{
    Both both(stage);
    const QByteArray token = both.ask(search)["ScrollToken"_L1].toString().toLatin1();
    QCOMPARE(both.code(search, {{"PageNo", "2"}, {"ScrollToken", token}}), u"InvalidScrollToken.Expired"_s);
    QCOMPARE(unique(vodRows(both).first), 240);
}

void hugeToken(Stage &stage)
{
    Both both(stage);
    // beyond what a query of 64 KB takes; so it travels in a form
    const QByteArray token = both.ask(list, {{"MaxResults", "50"}})["NextToken"_L1].toString().toLatin1();
    QVERIFY(token.size() > 64 * 1024);
    const QByteArray form = "MaxResults=50&NextToken=" + AliyunCaller::encoded(token);
    const QByteArray request = AliyunCaller::acs3Request(both.ims.acs3(list, {}, form), {}, form);
    QCOMPARE(both.ims.send(request).json()["MediaInfos"_L1].toArray().size(), 50);
}

void refusals(QMap<QString, Check> &all)
{
    all[u"aliyun-nonce-used-always"_s] = refusing(u"SignatureNonceUsed"_s, 400);
    all[u"aliyun-timestamp-expired"_s] = refusing(u"InvalidTimeStamp.Expired"_s, 400);
    all[u"aliyun-key-not-found"_s] = refusing(u"InvalidAccessKeyId.NotFound"_s, 404);
    all[u"aliyun-key-inactive"_s] = refusing(u"InvalidAccessKeyId.Inactive"_s, 400);
    all[u"aliyun-signature-mismatch"_s] = refusing(u"SignatureDoesNotMatch"_s, 400);
    all[u"aliyun-token-expired"_s] = refusing(u"InvalidSecurityToken.Expired"_s, 400);
    all[u"aliyun-token-malformed"_s] = refusing(u"InvalidSecurityToken.Malformed"_s, 400);
    all[u"aliyun-not-opened"_s] = refusing(u"OperationDenied"_s, 403);
    all[u"aliyun-suspended"_s] = refusing(u"OperationDenied.Suspended"_s, 403);
    all[u"aliyun-internal-error"_s] = refusing(u"InternalError"_s, 500);
    all[u"aliyun-unavailable"_s] = refusing(u"ServiceUnAvailable"_s, 503);
    all[u"aliyun-unsupported"_s] = refusing(u"UnsupportedOperation"_s, 400);
    all[u"aliyun-api-not-found"_s] = refusing(u"InvalidApi.NotFound"_s, 404);
    all[u"aliyun-need-ssl"_s] = refusing(u"InvalidProtocol.NeedSsl"_s, 400);
    all[u"aliyun-throttling"_s] = throttling(u"Throttling"_s);
    all[u"aliyun-throttling-api"_s] = throttling(u"Throttling.Api"_s);
    all[u"aliyun-throttling-user"_s] = throttlesUsers;
    all[u"aliyun-nonce-used"_s] = nonceUsed;
    all[u"aliyun-forbidden"_s] = forbidden;
    all[u"aliyun-forbidden-search"_s] = forbiddenOnly({search});
    all[u"aliyun-forbidden-details"_s] = forbiddenOnly({details, "BatchGetMediaInfos"});
    all[u"aliyun-forbidden-jobs"_s] = forbiddenOnly({jobs, "GetUrlUploadInfos"});
    all[u"aliyun-gateway-html"_s] = gateway;
    all[u"aliyun-lower-case-envelope"_s] = smallLetters;
    all[u"aliyun-error-xml"_s] = errorInXml;
    all[u"aliyun-xml"_s] = inXml;
    all[u"aliyun-sts"_s] = announces(u"newsroom-ims-sts"_s, list, {});
    all[u"aliyun-other-region"_s] = announces(u"newsroom-vod-beijing"_s, jobs, u"UnsupportedOperation"_s);
    all[u"aliyun-disabled-key"_s] = announces(u"newsroom-vod-disabled"_s, search, u"InvalidAccessKeyId.Inactive"_s);
}

void oddities(QMap<QString, Check> &all)
{
    const Parameters found {{"PageSize", "100"}, {"Fields", fields}};
    const Parameters tenOfThem {{"JobIds", tenJobs()}};
    all[u"aliyun-numbers-as-text"_s] = oddDetails(5, [](const QJsonObject &answer) {
        const QJsonArray rows = answer["UploadDetails"_L1].toArray();
        return anyRow(rows, [](const QJsonValue &row) { return row["UploadRatio"_L1].isString(); })
            && !anyRow(rows, [](const QJsonValue &row) { return row["FileSize"_L1].isDouble(); });
    });
    all[u"aliyun-masked-numbers"_s] = odd(
        search, found, [](const QJsonObject &answer) { return answer["MediaList"_L1][0]["Video"_L1]["Size"_L1] == u"****"_s; });
    all[u"aliyun-size-beyond"_s] = oddDetails(10, [](const QJsonObject &answer) {
        return anyRow(answer["UploadDetails"_L1],
                      [](const QJsonValue &row) { return row["UploadSize"_L1] == 346 && row["FileSize"_L1] == 46; });
    });
    all[u"aliyun-ratio-beyond"_s] = oddDetails(18, [](const QJsonObject &answer) {
        return anyRow(answer["UploadDetails"_L1], [](const QJsonValue &row) { return row["UploadRatio"_L1].toDouble() > 1; });
    });
    all[u"aliyun-huge-numbers"_s] = odd(search, found, [](const QJsonObject &answer) {
        return answer["MediaList"_L1][0]["Video"_L1]["Size"_L1] == u"9223372036854775808"_s && answer["Total"_L1] == u"1e400"_s;
    });
    all[u"aliyun-bare-lists"_s] = oddDetails(1, [](const QJsonObject &answer) {
        return answer["UploadDetails"_L1].isObject() && answer["NonExistMediaIds"_L1] == u"none"_s
            && answer["ForbiddenMediaIds"_L1].isString();
    });
    all[u"aliyun-nested-lists"_s] = oddDetails(3, [](const QJsonObject &answer) {
        return answer["UploadDetails"_L1]["UploadDetail"_L1].toArray().size() == 3
            && answer["NonExistMediaIds"_L1]["MediaId"_L1].toArray().size() == 1;
    });
    all[u"aliyun-null-lists"_s] = oddDetails(3, [](const QJsonObject &answer) {
        return answer["UploadDetails"_L1].isNull() && answer["NonExistMediaIds"_L1].isNull();
    });
    all[u"aliyun-absent-lists"_s]
        = odd(jobs, tenOfThem, [](const QJsonObject &answer) { return !answer.contains("NonExists"_L1) && answer.size() == 2; });
    all[u"aliyun-python-lists"_s]
        = oddDetails(1, [](const QJsonObject &answer) { return answer["NonExistMediaIds"_L1] == u"['none']"_s; });
    all[u"aliyun-lists-in-text"_s] = odd(jobs, {{"JobIds", "a,b"}}, [](const QJsonObject &answer) {
        return answer["NonExists"_L1].toArray() == QJsonArray {u"[\"a\", \"b\"]"_s};
    });
    all[u"aliyun-odd-times"_s] = odd(search, found, [](const QJsonObject &answer) {
        const QJsonArray rows = answer["MediaList"_L1].toArray();
        const auto any = [&](const std::function<bool(const QJsonValue &)> &holds) {
            return anyRow(rows, [&](const QJsonValue &row) { return holds(row["CreationTime"_L1]); });
        };
        return any([](const QJsonValue &time) { return time.toString().endsWith(u"Z\""_s); })
            && any([](const QJsonValue &time) { return time.toString().size() == 17; })
            && any([](const QJsonValue &time) { return time.toInteger() > 1'000'000'000'000; })
            && any([](const QJsonValue &time) { return time.toString().contains(u' '); })
            && any([](const QJsonValue &time) { return time.toString().size() == 10; });
    });
    all[u"aliyun-empty-times"_s] = odd(jobs, tenOfThem, [](const QJsonObject &answer) {
        return answer["URLUploadInfoList"_L1][0]["CompleteTime"_L1] == QString();
    });
    all[u"aliyun-broken-user-data"_s] = odd(jobs, tenOfThem, [](const QJsonObject &answer) {
        const QString data = answer["URLUploadInfoList"_L1][0]["UserData"_L1].toString();
        return data.startsWith(u"{\"MessageCallback\""_s) && QJsonDocument::fromJson(data.toUtf8()).isNull();
    });
    all[u"aliyun-leftover-error"_s] = odd(jobs, tenOfThem, [](const QJsonObject &answer) {
        return anyRow(answer["URLUploadInfoList"_L1], [](const QJsonValue &row) {
            return row["ErrorMessage"_L1] == u"error_message"_s && row["ErrorCode"_L1] == u"200"_s;
        });
    });
    all[u"aliyun-other-case"_s] = odd(search, found, [](const QJsonObject &answer) {
        return anyRow(answer["MediaList"_L1], [](const QJsonValue &row) { return row["Video"_L1]["Status"_L1] == u"NORMAL"_s; });
    });
    all[u"aliyun-unknown-status"_s] = odd(search, found, [](const QJsonObject &answer) {
        return anyRow(answer["MediaList"_L1],
                      [](const QJsonValue &row) { return row["Video"_L1]["Status"_L1] == u"Archiving"_s; });
    });
    all[u"aliyun-rows-without-id"_s] = odd(list, {{"MaxResults", "10"}}, [](const QJsonObject &answer) {
        const QJsonArray rows = answer["MediaInfos"_L1].toArray();
        return rows[0].toObject().contains("MediaId"_L1) && !rows[1].toObject().contains("MediaId"_L1)
            && !rows[1]["MediaBasicInfo"_L1].toObject().contains("MediaId"_L1) && rows.size() == 10;
    });
    all[u"aliyun-markup-titles"_s] = odd(search, found, [](const QJsonObject &answer) {
        return answer["MediaList"_L1][0]["Video"_L1]["Title"_L1].toString().startsWith(u"<img src='x'>"_s);
    });
}

} // namespace

QMap<QString, Check> aliyunChecks()
{
    QMap<QString, Check> all;
    refusals(all);
    oddities(all);
    all[u"aliyun-no-details"_s] = noDetails;
    all[u"aliyun-partial-batch"_s] = partialBatch;
    all[u"aliyun-wrong-id"_s] = wrongId;
    all[u"aliyun-ratio-backward"_s] = ratioBackward;
    all[u"aliyun-state-backward"_s] = stateBackward;
    all[u"aliyun-state-flips"_s] = stateFlips;
    all[u"aliyun-rows-vanish"_s] = rowsVanish;
    all[u"aliyun-rows-move"_s] = rowsMove;
    all[u"aliyun-total-wrong"_s] = totalWrong;
    all[u"aliyun-empty-page"_s] = emptyPages;
    all[u"aliyun-pages-repeat"_s] = pagesRepeat;
    all[u"aliyun-pages-loop"_s] = pagesLoop;
    all[u"aliyun-scroll-token-same"_s] = sameScrollToken;
    all[u"aliyun-scroll-token-expired"_s] = scrollTokenExpired;
    all[u"aliyun-scroll-token-expires-once"_s] = scrollTokenExpiresOnce;
    all[u"aliyun-token-64-kb"_s] = hugeToken;
    return all;
}

} // namespace deck
