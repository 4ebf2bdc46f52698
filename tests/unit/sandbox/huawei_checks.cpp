#include "huawei_caller.h"
#include "scenario_checks.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace deck {

namespace {

using HuaweiCheck = std::function<void(Stage &stage, HuaweiCaller &caller)>;

HuaweiCaller callerOf(Stage &stage, const QString &account = u"newsroom"_s)
{
    return HuaweiCaller(*stage.sandbox, account, stage.clock);
}

Check with(const HuaweiCheck &check)
{
    return [check](Stage &stage) {
        HuaweiCaller caller = callerOf(stage);
        check(stage, caller);
    };
}

QJsonArray rowsOf(const RawAnswer &answer)
{
    return answer.json()["assets"_L1].toArray();
}

QJsonArray itemsOf(const RawAnswer &answer)
{
    return answer.json()["asset_info_array"_L1].toArray();
}

QStringList idsOf(const QJsonArray &rows)
{
    QStringList ids;
    for (const QJsonValue &row : rows)
        ids.append(row["asset_id"_L1].toString());
    return ids;
}

/// Every operation is refused so, and what it asked for is not done.
Check error(int status, const QString &code)
{
    return with([=](Stage &, HuaweiCaller &caller) {
        const QList<RawAnswer> answers {
            caller.list(), caller.meta({u"a"_s}), caller.get("asset/details", {{"asset_id", "a"}}),
            caller.send(caller.post("asset/status/uploaded", R"({"asset_id":"a","status":"CREATED"})"))};
        for (const RawAnswer &answer : answers) {
            QCOMPARE(answer.status, status);
            QCOMPARE(HuaweiCaller::code(answer), code);
            QVERIFY(!answer.json()["error_msg"_L1].toString().isEmpty());
            QCOMPARE(answer.json().contains("request_id"_L1), code.startsWith(u"APIGW."_s)); // the gateway's only
        }
    });
}

Check throttled(const QString &code)
{
    return with([=](Stage &stage, HuaweiCaller &caller) {
        QCOMPARE(caller.list().status, 200);
        QCOMPARE(caller.list().status, 200);
        const RawAnswer over = caller.list();
        QCOMPARE(over.status, 429);
        QCOMPARE(HuaweiCaller::code(over), code);
        QVERIFY(over.json()["error_msg"_L1].toString().endsWith(u"limit:2,time:1 second"_s));
        stage.clock->advance(1s);
        QCOMPARE(caller.list().status, 200);
    });
}

/// The account by password, signed in before the scenario began.
HuaweiCaller signedInBefore(Stage &stage)
{
    HuaweiCaller caller = callerOf(stage, u"newsroom-iam"_s);
    [&] { QVERIFY(stage.sandbox->setScenario({})); }();
    [&] { QVERIFY(caller.signIn()); }();
    [&] { QCOMPARE(caller.list().status, 200); }();
    return caller;
}

Check oldTokens(const QString &scenario, const QString &code, const QString &words, bool newOnesWork)
{
    return [=](Stage &stage) {
        HuaweiCaller caller = signedInBefore(stage);
        QVERIFY(stage.sandbox->setScenario(scenario));
        const auto isRefused = [&] {
            const RawAnswer answer = caller.list();
            QCOMPARE(answer.status, 401);
            QCOMPARE(HuaweiCaller::code(answer), code);
            QVERIFY(answer.json()["error_msg"_L1].toString().contains(words));
        };
        isRefused();
        QVERIFY(caller.signIn());
        if (newOnesWork)
            QCOMPARE(caller.list().status, 200);
        else
            isRefused();
        QCOMPARE(callerOf(stage).list().status, 200); // access keys go on
    };
}

/// IAM answers so; what is signed in goes on.
Check iam(int status)
{
    return [=](Stage &stage) {
        HuaweiCaller caller = callerOf(stage, u"newsroom-iam"_s);
        const RawAnswer answer = caller.askToken(caller.tokenBody());
        QCOMPARE(answer.status, status);
        QVERIFY(!answer.headers.contains("x-subject-token"));
        if (status >= 400)
            QCOMPARE(answer.json()["error"_L1]["code"_L1].toInt(), status);
        QCOMPARE(callerOf(stage).list().status, 200);
    };
}

void iamSlow(Stage &stage)
{
    HuaweiCaller caller = callerOf(stage, u"newsroom-iam"_s);
    stage.client->send(HuaweiCaller::plain("POST", "/v3/auth/tokens", {}, QJsonDocument(caller.tokenBody()).toJson()));
    QTRY_VERIFY(stage.clock->nextDue().has_value());
    QCOMPARE(*stage.clock->nextDue(), Milliseconds(20s));
    stage.clock->advance(20s);
    QCOMPARE(stage.client->read().value_or(RawAnswer()).status, 201);
}

void iamOtherProject(Stage &stage)
{
    HuaweiCaller caller = callerOf(stage, u"newsroom-iam"_s);
    QVERIFY(caller.signIn());
    QCOMPARE(HuaweiCaller::code(caller.list()), u"VOD.10057"_s);
}

void keyLocked(Stage &stage, HuaweiCaller &caller)
{
    const RawAnswer answer = caller.list();
    QCOMPARE(answer.status, 401);
    QVERIFY(answer.json()["error_msg"_L1].toString().endsWith(u"AK access failed to reach the limit, forbidden"_s));
    HuaweiCaller other = callerOf(stage, u"newsroom-iam"_s);
    QVERIFY(other.signIn());
    QCOMPARE(other.list().status, 200);
}

void listCap(Stage &, HuaweiCaller &caller)
{
    const RawAnswer first = caller.list({{"size", "100"}});
    QCOMPARE(first.json()["total"_L1].toInt(), 20'000);
    const RawAnswer last = caller.list({{"size", "100"}, {"page", "199"}});
    QCOMPARE(rowsOf(last).size(), 100);
    QCOMPARE(caller.list({{"size", "100"}, {"page", "200"}}).status, 400);
    // what lies beyond is reached by time
    const QByteArray before = rowsOf(last).last()["create_time"_L1].toString().toLatin1();
    const RawAnswer older = caller.list({{"size", "100"}, {"end_time", before}});
    const int rest = older.json()["total"_L1].toInt();
    QVERIFY2(rest > 1'000 && rest < 20'000, qPrintable(QString::number(rest)));
    QVERIFY(rowsOf(older).first()["create_time"_L1].toString().toLatin1() <= before);
    const QString archived = rowsOf(older).last()["asset_id"_L1].toString();
    QCOMPARE(itemsOf(caller.meta({archived})).first()["status"_L1].toString(), u"PUBLISHED"_s);
    QCOMPARE(caller.get("asset/info", {{"size", "100"}}).json()["total"_L1].toInt(), 20'000);
}

void rowsShift(Stage &, HuaweiCaller &caller)
{
    QStringList all;
    QStringList before;
    for (int page = 0; page < 20; ++page) {
        const QStringList ids = idsOf(rowsOf(caller.list({{"size", "50"}, {"page", QByteArray::number(page)}})));
        if (ids.isEmpty())
            break;
        if (page > 0)
            QCOMPARE(ids.first(3), before.last(3));
        before = ids;
        all += ids;
    }
    QCOMPARE(QSet<QString>(all.cbegin(), all.cend()).size(), 240);
    QVERIFY(all.size() > 240);
}

void totalChanges(Stage &, HuaweiCaller &caller)
{
    QSet<int> totals;
    for (int i = 0; i < 4; ++i)
        totals.insert(caller.list().json()["total"_L1].toInt());
    QCOMPARE(totals, QSet<int>({235, 245}));
}

/// How many of the newest are published, by both operations.
std::pair<int, int> published(HuaweiCaller &caller)
{
    const QJsonArray rows = rowsOf(caller.list({{"status", "PUBLISHED"}, {"size", "10"}}));
    const auto count = [](const QJsonArray &list, QLatin1StringView name) {
        return static_cast<int>(std::count_if(list.begin(), list.end(),
                                              [&](const QJsonValue &one) { return one[name].toString() == u"PUBLISHED"_s; }));
    };
    return {count(rows, "asset_status"_L1), count(itemsOf(caller.meta(idsOf(rows))), "status"_L1)};
}

void stateFlips(Stage &, HuaweiCaller &caller)
{
    const auto [listed, asked] = published(caller); // the first request and the second
    QCOMPARE(listed, 10);
    QCOMPARE(asked, 0);
}

void stateBackward(Stage &stage, HuaweiCaller &caller)
{
    QCOMPARE(published(caller), std::pair(10, 10));
    stage.clock->advance(10s);
    QCOMPARE(published(caller), std::pair(0, 0));
}

void rowsVanish(Stage &stage, HuaweiCaller &caller)
{
    const QStringList before = idsOf(rowsOf(caller.list({{"size", "10"}})));
    stage.clock->advance(10s);
    const QStringList after = idsOf(rowsOf(caller.list({{"size", "100"}})));
    int gone = 0;
    for (const QJsonValue &item : itemsOf(caller.meta(before))) {
        const bool unknown = item["status"_L1].toString() == u"UNCREATED"_s;
        gone += unknown ? 1 : 0;
        QCOMPARE(after.contains(item["asset_id"_L1].toString()), !unknown);
    }
    QVERIFY(gone > 0 && gone < 10);
}

void wrongId(Stage &, HuaweiCaller &caller)
{
    const QString id = idsOf(rowsOf(caller.list())).first();
    const QStringList answered = idsOf(itemsOf(caller.meta({id})));
    QCOMPARE(answered.size(), 1);
    QVERIFY(answered.first() != id);
}

void unknownRefusesBatch(Stage &, HuaweiCaller &caller)
{
    const QStringList ids = idsOf(rowsOf(caller.list()));
    QCOMPARE(itemsOf(caller.meta(ids)).size(), 10);
    const RawAnswer refused = caller.meta(ids.first(9) + QStringList {u"0"_s});
    QCOMPARE(refused.status, 403);
    QCOMPARE(HuaweiCaller::code(refused), u"VOD.10062"_s);
}

void nulls(Stage &, HuaweiCaller &caller)
{
    const QJsonObject row = rowsOf(caller.list()).first().toObject();
    for (const QString &key : {u"title"_s, u"description"_s, u"size"_s, u"covers"_s, u"exec_desc"_s, u"media_type"_s})
        QVERIFY2(row.contains(key) && row[key].isNull(), qPrintable(key));
    const QString id = row["asset_id"_L1].toString();
    const QJsonObject item = itemsOf(caller.meta({id})).first().toObject();
    QVERIFY(item.contains("base_info"_L1) && item["base_info"_L1].isNull() && item["description"_L1].isNull());
}

void missingFields(Stage &, HuaweiCaller &caller)
{
    const QJsonObject row = rowsOf(caller.list()).first().toObject();
    QCOMPARE(row.keys(), QStringList({u"asset_id"_s, u"asset_status"_s}));
    const QJsonObject item = itemsOf(caller.meta({row["asset_id"_L1].toString()})).first().toObject();
    QCOMPARE(item.keys(), QStringList({u"asset_id"_s, u"status"_s}));
}

void unknownStatus(Stage &, HuaweiCaller &caller)
{
    QStringList odd;
    for (const QJsonValue &row : rowsOf(caller.list({{"size", "100"}}))) {
        if (row["asset_status"_L1].toString() == u"ARCHIVED"_s)
            odd.append(row["asset_id"_L1].toString());
    }
    QVERIFY(!odd.isEmpty() && odd.size() < 50);
    QCOMPARE(itemsOf(caller.meta({odd.first()})).first()["status"_L1].toString(), u"ARCHIVED"_s);
}

void blankStatus(Stage &, HuaweiCaller &caller)
{
    const QStringList ids = idsOf(rowsOf(caller.list({{"size", "9"}})));
    for (const QJsonValue &item : itemsOf(caller.meta(ids + QStringList {u"0"_s})))
        QVERIFY(item["status"_L1].toString().startsWith(u' '));
    QCOMPARE(itemsOf(caller.meta({u"0"_s})).first()["status"_L1].toString(), u" UNCREATED"_s);
}

void oddDates(Stage &, HuaweiCaller &caller)
{
    QSet<QString> kinds;
    for (const QJsonValue &row : rowsOf(caller.list({{"size", "100"}}))) {
        const QString time = row["create_time"_L1].toString();
        kinds.insert(time.contains(u' ') ? u"blank"_s : time.size() == 1 || time.startsWith(u"9999"_s) ? time : u"good"_s);
    }
    QCOMPARE(kinds, QSet<QString>({u"blank"_s, u"0"_s, u"99991231235959"_s, u"good"_s}));
}

void oddUrls(Stage &, HuaweiCaller &caller)
{
    const QJsonArray rows = rowsOf(caller.list({{"status", "TRANSCODE_SUCCEED"}, {"size", "1"}}));
    const QString url = rows.first()["original_url"_L1].toString();
    QVERIFY(url.contains(u"视频点播\nVOD 视频 "_s));
    const QJsonObject item = itemsOf(caller.meta(idsOf(rows))).first().toObject();
    const QJsonArray outputs = item["play_info_array"_L1].toArray();
    QCOMPARE(outputs.size(), 2);
    QVERIFY(outputs[0].toObject().contains("url"_L1) && !outputs[1].toObject().contains("url"_L1));
}

void nullList(Stage &, HuaweiCaller &caller)
{
    QVERIFY(caller.list().json()["assets"_L1].isNull());
    QVERIFY(caller.meta({u"a"_s}).json()["asset_info_array"_L1].isNull());
}

void numbersAsText(Stage &, HuaweiCaller &caller)
{
    const QJsonObject answer = caller.list().json();
    QCOMPARE(answer["total"_L1].toString(), u"240"_s);
    QVERIFY(answer["assets"_L1][0]["size"_L1].isString());
    const QJsonObject item = itemsOf(caller.meta({idsOf(answer["assets"_L1].toArray()).first()})).first().toObject();
    QVERIFY(item["base_info"_L1]["category_id"_L1].isString());
}

void fullWidthComma(Stage &, HuaweiCaller &caller)
{
    const RawAnswer answer = caller.list();
    QCOMPARE(answer.status, 200);
    QVERIFY(answer.body.contains("\"\xEF\xBC\x8C\""));
    QVERIFY(answer.json().isEmpty());
}

void encodedAuthorization(Stage &, HuaweiCaller &caller)
{
    const RawAnswer answer = caller.list();
    QCOMPARE(answer.status, 403);
    QVERIFY(answer.json()["error"_L1].toObject().contains("encoded_authorization_message"_L1));
    QVERIFY(!answer.json().contains("error_code"_L1));
}

QMap<QString, Check> errorChecks()
{
    QMap<QString, Check> all;
    const QMap<int, int> statuses {{10051, 500}, {10052, 403}, {10053, 400}, {10054, 403}, {10055, 403}, {10056, 403},
                                   {10062, 403}, {10074, 403}, {10120, 403}, {10132, 403}, {10136, 403}};
    for (auto it = statuses.cbegin(); it != statuses.cend(); ++it) {
        const QString number = QString::number(it.key());
        all[u"huawei-error-"_s + number] = error(it.value(), u"VOD."_s + number);
    }
    all[u"huawei-published-10062"_s] = error(400, u"VOD.10062"_s);
    const QMap<QString, int> gateway {{u"0101"_s, 404}, {u"0302"_s, 403}, {u"0303"_s, 401}, {u"0401"_s, 403},
                                      {u"0502"_s, 405}, {u"0601"_s, 500}, {u"0613"_s, 503}};
    for (auto it = gateway.cbegin(); it != gateway.cend(); ++it)
        all[u"huawei-error-"_s + it.key()] = error(it.value(), u"APIGW."_s + it.key());
    all[u"huawei-error-0201-502"_s] = error(502, u"APIGW.0201"_s);
    all[u"huawei-error-0201-504"_s] = error(504, u"APIGW.0201"_s);
    all[u"huawei-error-0308"_s] = throttled(u"APIGW.0308"_s);
    all[u"huawei-apig-prefix"_s] = throttled(u"APIG.0308"_s);
    all[u"huawei-encoded-authorization"_s] = with(encodedAuthorization);
    all[u"huawei-wrong-project"_s] = error(403, u"VOD.10057"_s);
    return all;
}

QMap<QString, Check> signInChecks()
{
    QMap<QString, Check> all;
    const QString gateway = u"APIGW.0301"_s;
    const auto old = [&](const QString &name, const QString &code, const QString &words, bool newOnesWork) {
        all[name] = oldTokens(name, code, words, newOnesWork);
    };
    old(u"huawei-token-expired"_s, gateway, u"token expires, expires_at: "_s, true);
    old(u"huawei-token-dead"_s, u"APIGW.0307"_s, u"must be updated"_s, true);
    old(u"huawei-token-always-dead"_s, u"APIGW.0307"_s, u"must be updated"_s, false);
    old(u"huawei-token-undecryptable"_s, gateway, u"decrypt token fail"_s, false);
    all[u"huawei-key-locked"_s] = with(keyLocked);
    all[u"huawei-iam-down"_s] = [](Stage &stage) {
        HuaweiCaller caller = callerOf(stage, u"newsroom-iam"_s);
        QCOMPARE(caller.askToken(caller.tokenBody()).status, 0);
        QCOMPARE(stage.log().last().status, 0);
        QCOMPARE(callerOf(stage).list().status, 200);
    };
    all[u"huawei-iam-slow"_s] = iamSlow;
    for (const int status : {400, 401, 403, 503})
        all[u"huawei-iam-"_s + QString::number(status)] = iam(status);
    all[u"huawei-iam-no-token"_s] = iam(201);
    all[u"huawei-iam-other-project"_s] = iamOtherProject;
    return all;
}

} // namespace

QMap<QString, Check> huaweiChecks()
{
    QMap<QString, Check> all = errorChecks();
    all.insert(signInChecks());
    all[u"huawei-unknown-refuses-batch"_s] = with(unknownRefusesBatch);
    all[u"huawei-list-cap"_s] = with(listCap);
    all[u"huawei-rows-shift"_s] = with(rowsShift);
    all[u"huawei-total-changes"_s] = with(totalChanges);
    all[u"huawei-state-flips"_s] = with(stateFlips);
    all[u"huawei-state-backward"_s] = with(stateBackward);
    all[u"huawei-rows-vanish"_s] = with(rowsVanish);
    all[u"huawei-wrong-id"_s] = with(wrongId);
    all[u"huawei-null-list"_s] = with(nullList);
    all[u"huawei-nulls"_s] = with(nulls);
    all[u"huawei-missing-fields"_s] = with(missingFields);
    all[u"huawei-unknown-status"_s] = with(unknownStatus);
    all[u"huawei-blank-status"_s] = with(blankStatus);
    all[u"huawei-odd-dates"_s] = with(oddDates);
    all[u"huawei-odd-urls"_s] = with(oddUrls);
    all[u"huawei-numbers-as-text"_s] = with(numbersAsText);
    all[u"huawei-huge-numbers"_s] = with([](Stage &, HuaweiCaller &caller) {
        const QByteArray body = caller.list().body;
        QVERIFY(body.contains(":1e400,") && body.contains(":9223372036854775808,") && body.contains(":-1,"));
    });
    all[u"huawei-full-width-comma"_s] = with(fullWidthComma);
    return all;
}

} // namespace deck
