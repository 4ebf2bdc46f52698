#include "scenario_checks.h"

#include <QJsonArray>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace deck {

namespace {

const QByteArray list = "DescribeUploadTasks";

QStringList idsOf(const QJsonObject &data)
{
    QStringList ids;
    for (const QJsonValue &row : data["UploadTasks"_L1].toArray())
        ids.append(row["UploadTaskId"_L1].toString());
    return ids;
}

/// Follows the tokens for some pages and gives them.
QStringList tokens(Stage &stage, int pages)
{
    QStringList all;
    QString token;
    for (int i = 0; i < pages; ++i) {
        token = stage.data({{u"PageToken"_s, token}})["NextPageToken"_L1].toString();
        all.append(token);
    }
    return all;
}

int tasksOf(const QJsonObject &data, int status)
{
    int count = 0;
    for (const QJsonValue &row : data["UploadTasks"_L1].toArray())
        count += row["Status"_L1].toInt() == status ? 1 : 0;
    return count;
}

void throttles(Stage &stage)
{
    QCOMPARE(stage.answer().value_or(RawAnswer()).code(), 0);
    QCOMPARE(stage.answer().value_or(RawAnswer()).code(), 350006001);
    stage.clock->advance(1s);
    QCOMPARE(stage.answer().value_or(RawAnswer()).code(), 0);
}

void serviceNotEnabled(Stage &stage)
{
    ZegoCaller disabled(*stage.sandbox, u"player-new"_s, stage.clock);
    QCOMPARE(disabled.call(list, {}).code(), 350006006);
    QCOMPARE(stage.caller->call(list, {}).code(), 0);
}

void tokenRepeats(Stage &stage)
{
    const QStringList all = tokens(stage, 6);
    QVERIFY(!all[0].isEmpty());
    for (const QString &token : all)
        QCOMPARE(token, all[0]);
}

void tokenLoops(Stage &stage)
{
    const QStringList all = tokens(stage, 6);
    QVERIFY(all[0] != all[1]);
    QVERIFY(!all[0].isEmpty() && !all[1].isEmpty());
    for (int i = 2; i < 6; ++i)
        QCOMPARE(all[i], all[i - 2]);
    // also where everything fits on one page
    ZegoCaller small(*stage.sandbox, u"player-test"_s, stage.clock);
    QString token;
    QStringList ofSmall;
    for (int i = 0; i < 4; ++i) {
        token = small.call(list, {{u"PageToken"_s, token}}).json()["Data"_L1]["NextPageToken"_L1].toString();
        ofSmall.append(token);
    }
    QVERIFY(ofSmall[0] != ofSmall[1]);
    QCOMPARE(ofSmall[2], ofSmall[0]);
    QCOMPARE(ofSmall[3], ofSmall[1]);
}

/// All rows by following tokens, with how many pages it took.
std::pair<QStringList, int> everything(Stage &stage)
{
    QStringList ids;
    QString token;
    for (int pages = 1; pages <= 20; ++pages) {
        const QJsonObject data = stage.data({{u"PageToken"_s, token}});
        ids += idsOf(data);
        token = data["NextPageToken"_L1].toString();
        if (token.isEmpty())
            return {ids, pages};
    }
    return {ids, -1};
}

void hugeToken(Stage &stage)
{
    const QString token = stage.data()["NextPageToken"_L1].toString();
    QVERIFY(token.size() >= 64 * 1024);
    const auto [ids, pages] = everything(stage);
    QCOMPARE(QSet<QString>(ids.cbegin(), ids.cend()).size(), 240);
    QCOMPARE(pages, 5);
}

void emptyPages(Stage &stage)
{
    const QJsonObject first = stage.data();
    const QJsonObject second = stage.data({{u"PageToken"_s, first["NextPageToken"_L1]}});
    QVERIFY(idsOf(second).isEmpty());
    QVERIFY(!second["NextPageToken"_L1].toString().isEmpty());
    const auto [ids, pages] = everything(stage);
    QCOMPARE(QSet<QString>(ids.cbegin(), ids.cend()).size(), 240);
    QCOMPARE(pages, 9);
}

void totalWrong(Stage &stage)
{
    const QJsonObject data = stage.data();
    QCOMPARE(data["TotalSize"_L1].toInt(), 7);
    QCOMPARE(idsOf(data).size(), 9);
    QVERIFY(data["NextPageToken"_L1].toString().isEmpty());
}

void rowsMove(Stage &stage)
{
    const QJsonObject first = stage.data();
    const QJsonObject second = stage.data({{u"PageToken"_s, first["NextPageToken"_L1]}});
    QCOMPARE(idsOf(second).first(3), idsOf(first).last(3));
    const auto [ids, pages] = everything(stage);
    QVERIFY(pages > 1);
    QCOMPARE(QSet<QString>(ids.cbegin(), ids.cend()).size(), 240);
    QVERIFY(ids.size() > 240);
}

void stateFlips(Stage &stage)
{
    const int odd = tasksOf(stage.data(), 4);
    QVERIFY(odd > 0);
    QCOMPARE(tasksOf(stage.data(), 4), 0);
    QVERIFY(tasksOf(stage.data(), 4) >= odd);
}

void stateBackward(Stage &stage)
{
    QVERIFY(tasksOf(stage.data(), 4) > 0);
    stage.clock->advance(10s);
    QCOMPARE(tasksOf(stage.data(), 4), 0);
    QVERIFY(tasksOf(stage.data(), 2) > 5);
}

void rowsVanish(Stage &stage)
{
    const QStringList before = everything(stage).first;
    stage.clock->advance(10s);
    const QStringList after = everything(stage).first;
    QCOMPARE(before.size(), 240);
    QCOMPARE(after.size(), 160);
    const auto gone = std::find_if(before.cbegin(), before.cend(), [&](const QString &id) { return !after.contains(id); });
    QVERIFY(idsOf(stage.data({{u"UploadTaskId"_s, *gone}})).isEmpty());
}

void wrongId(Stage &stage)
{
    const QString id = idsOf(stage.data({{u"PageSize"_s, 1}})).first();
    const QStringList answered = idsOf(stage.data({{u"UploadTaskId"_s, id}}));
    QCOMPARE(answered.size(), 1);
    QVERIFY(answered.first() != id);
}

Check keys(const QStringList &keys)
{
    return [=](Stage &stage) { QCOMPARE(stage.data().keys(), keys); };
}

} // namespace

QMap<QString, Check> zegoChecks()
{
    QMap<QString, Check> all;
    for (const qint64 number : {100000004, 100000005, 350006002, 350006003, 350006006, 350010000})
        all[u"error-"_s + QString::number(number)] = code(number);
    all[u"error-350006001"_s] = throttles;
    all[u"service-not-enabled"_s] = serviceNotEnabled;
    all[u"token-repeats"_s] = tokenRepeats;
    all[u"token-loops"_s] = tokenLoops;
    all[u"token-64-kb"_s] = hugeToken;
    all[u"empty-page-with-token"_s] = emptyPages;
    all[u"total-wrong"_s] = totalWrong;
    all[u"rows-move"_s] = rowsMove;
    all[u"state-flips"_s] = stateFlips;
    all[u"state-backward"_s] = stateBackward;
    all[u"rows-vanish"_s] = rowsVanish;
    all[u"null-list"_s] = [](Stage &stage) { QVERIFY(stage.data()["UploadTasks"_L1].isNull()); };
    all[u"table-spelling"_s] = keys({u"NextPageToken"_s, u"TotoalSize"_s, u"UploadTasks"_s});
    all[u"example-spelling"_s] = keys({u"NextPageToken"_s, u"TotalSize"_s, u"UploadTask"_s});
    all[u"numbers-as-text"_s] = body([](const RawAnswer &answer) {
        const QJsonObject json = answer.json();
        return json["Code"_L1].toString() == u"0"_s && json["Data"_L1]["TotalSize"_L1].toString() == u"240"_s
            && json["Data"_L1]["UploadTasks"_L1][0]["CreateTime"_L1].toString().startsWith(u'1');
    });
    all[u"unknown-status"_s] = [](Stage &stage) { QVERIFY(tasksOf(stage.data(), 9) > 0); };
    all[u"huge-numbers"_s] = body([](const RawAnswer &answer) {
        return answer.body.contains(":1e400,") && answer.body.contains(":9007199254740993") && answer.body.contains(":-1,");
    });
    all[u"wrong-id"_s] = wrongId;
    return all;
}

} // namespace deck
