#include "huawei_caller.h"

#include "tests/support/manual_clock.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace deck;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

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

QString sandboxTime(Instant instant)
{
    return QDateTime::fromMSecsSinceEpoch(instant.time_since_epoch().count(), Qt::UTC).toString(u"yyyyMMddHHmmss"_s);
}

const QString nobody = QStringLiteral("00000000000000000000000000000000");

} // namespace

/// Operations, parameters and writes of the imitation; signing in has a test of its own.
class HuaweiSandboxTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void listsLikeTheRecordedBodies();
    void pagesThroughAll_data();
    void pagesThroughAll();
    void refusesParameters_data();
    void refusesParameters();
    void takesTheLimits_data();
    void takesTheLimits();
    void filtersByEachStatus();
    void mixesDimensionsOfStatus();
    void filtersByTimeTypeTextAndCategory();
    void ordersByCreation();
    void asksByIds();
    void listsMetaByStatus();
    void showsDetails();
    void confirmsAnUpload();
    void refusesToConfirm();
    void pullsFromUrls();
    void refusesWrites();
    void contentMoves();
    void knowsNoOtherPaths_data();
    void knowsNoOtherPaths();

private:
    [[nodiscard]] QJsonArray all(const HuaweiItems &query, const QByteArray &size = "100");
    [[nodiscard]] QJsonObject item(const QString &id);
    [[nodiscard]] QString firstOf(const QByteArray &status);

    std::shared_ptr<ManualClock> m_clock;
    std::unique_ptr<Sandbox> m_sandbox;
    std::unique_ptr<HuaweiCaller> m_caller;
};

void HuaweiSandboxTest::init()
{
    m_sandbox.reset();
    m_clock = std::make_shared<ManualClock>();
    SandboxSetup setup;
    setup.clock = m_clock;
    m_sandbox = std::make_unique<Sandbox>(setup);
    QVERIFY(m_sandbox->start());
    m_caller = std::make_unique<HuaweiCaller>(*m_sandbox, u"newsroom"_s, m_clock);
}

QJsonArray HuaweiSandboxTest::all(const HuaweiItems &query, const QByteArray &size)
{
    QJsonArray rows;
    for (int page = 0; page < 1'000; ++page) {
        HuaweiItems items = query;
        items.emplaceBack("page", QByteArray::number(page));
        items.emplaceBack("size", size);
        const RawAnswer answer = m_caller->list(items);
        [&] { QCOMPARE(answer.status, 200); }();
        const QJsonArray part = rowsOf(answer);
        for (const QJsonValue &row : part)
            rows.append(row);
        if (part.size() < size.toInt())
            return rows;
    }
    return rows;
}

QJsonObject HuaweiSandboxTest::item(const QString &id)
{
    return itemsOf(m_caller->meta({id})).at(0).toObject();
}

QString HuaweiSandboxTest::firstOf(const QByteArray &status)
{
    return itemsOf(m_caller->get("asset/info", {{"status", status}, {"size", "1"}})).at(0)["asset_id"_L1].toString();
}

void HuaweiSandboxTest::listsLikeTheRecordedBodies()
{
    const RawAnswer answer = m_caller->list();
    QCOMPARE(answer.status, 200);
    QVERIFY(answer.headers.value("content-type").startsWith("application/json"));
    QVERIFY(QRegularExpression(u"^[0-9a-f]{32}$"_s).match(QString::fromLatin1(answer.headers.value("x-request-id"))).hasMatch());
    QCOMPARE(answer.json().keys(), QStringList({u"assets"_s, u"total"_s}));
    QCOMPARE(answer.json()["total"_L1].toInt(), 240);
    const QJsonArray rows = rowsOf(answer);
    QCOMPARE(rows.size(), 10); // the default
    QSet<QString> keys {u"asset_id"_s,      u"title"_s,        u"description"_s,      u"duration"_s,
                        u"size"_s,          u"original_url"_s, u"category"_s,         u"covers"_s,
                        u"create_time"_s,   u"asset_status"_s, u"transcode_status"_s, u"thumbnail_status"_s,
                        u"review_status"_s, u"exec_desc"_s,    u"media_type"_s};
    for (const QJsonValue &row : rows) {
        QStringList has = row.toObject().keys();
        has.removeOne(u"duration_ms"_s);
        QCOMPARE(QSet<QString>(has.cbegin(), has.cend()), keys);
        QVERIFY(QRegularExpression(u"^[0-9a-f]{32}$"_s).match(row["asset_id"_L1].toString()).hasMatch());
        QVERIFY(QRegularExpression(u"^[0-9]{14}$"_s).match(row["create_time"_L1].toString()).hasMatch());
        QVERIFY(row["exec_desc"_L1].toString().startsWith(u"asset_exec_desc:"_s));
        QVERIFY(row["title"_L1].toString().toUtf8().size() <= 128);
        if (row["asset_status"_L1].toString() == u"CREATING"_s) {
            QCOMPARE(row["size"_L1].toInteger(), 0);
            QVERIFY(row["original_url"_L1].isNull());
        }
    }
    const SandboxRequest logged = m_sandbox->requests().last();
    QCOMPARE(logged.vendor, u"huawei-vod"_s);
    QCOMPARE(logged.operation, u"ListAssetList"_s);
}

void HuaweiSandboxTest::pagesThroughAll_data()
{
    QTest::addColumn<QByteArray>("size");
    QTest::newRow("100") << QByteArray("100");
    QTest::newRow("7") << QByteArray("7");
    QTest::newRow("48, without a rest") << QByteArray("48");
}

void HuaweiSandboxTest::pagesThroughAll()
{
    QFETCH(const QByteArray, size);
    const QStringList ids = idsOf(all({}, size));
    QCOMPARE(ids.size(), 240);
    QCOMPARE(QSet<QString>(ids.cbegin(), ids.cend()).size(), 240);
}

void HuaweiSandboxTest::refusesParameters_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    const auto row = [](const char *title, const char *path, const QByteArray &name, const QByteArray &value) {
        QTest::newRow(title) << QByteArray(path) << name << value;
    };
    row("size 0", "asset/list", "size", "0");
    row("size 101", "asset/list", "size", "101");
    row("size in words", "asset/list", "size", "ten");
    row("page -1", "asset/list", "page", "-1");
    row("page in words", "asset/list", "page", "one");
    row("page beyond 20,000 rows", "asset/list", "page", "2000");
    row("status CANCELLED", "asset/list", "status", "CANCELLED");
    row("status in small letters", "asset/list", "status", "creating");
    row("statuses in one value", "asset/list", "status", "CREATING,FAILED");
    row("media type", "asset/list", "media_type", "EXE");
    row("start in ISO", "asset/list", "start_time", "2026-08-01T08:30:00Z");
    row("start with a blank", "asset/list", "start_time", "20260801083 00");
    row("end of 13 digits", "asset/list", "end_time", "2026080108300");
    row("end on the 30th of February", "asset/list", "end_time", "20260230000000");
    row("order", "asset/list", "order", "newest");
    row("category in words", "asset/list", "category_id", "news");
    row("empty ID", "asset/list", "asset_id", "");
    row("meta: status FAILED", "asset/info", "status", "FAILED");
    row("meta: assetStatus", "asset/info", "assetStatus", "UPLOAD_FAILED");
    row("meta: transcodeStatus", "asset/info", "transcodeStatus", "PUBLISHED");
    row("details without ID", "asset/details", "asset_id", "");
    row("details: categories", "asset/details", "categories", "base_info,transcode_info");
}

void HuaweiSandboxTest::refusesParameters()
{
    QFETCH(const QByteArray, path);
    QFETCH(const QByteArray, name);
    QFETCH(const QByteArray, value);
    HuaweiItems query {{name, value}};
    if (name == "categories")
        query.emplaceBack("asset_id", nobody.toLatin1());
    const RawAnswer answer = m_caller->get(path, query);
    QCOMPARE(answer.status, 400);
    QCOMPARE(HuaweiCaller::code(answer), u"VOD.10053"_s);
    QCOMPARE(answer.json().keys(), QStringList({u"error_code"_s, u"error_msg"_s}));
    QVERIFY(answer.json()["error_msg"_L1].toString().contains(u'{' + QString::fromLatin1(name) + u'}'));
}

void HuaweiSandboxTest::takesTheLimits_data()
{
    QTest::addColumn<int>("ids");
    QTest::addColumn<QByteArray>("page");
    QTest::addColumn<QByteArray>("size");
    QTest::addColumn<int>("status");
    QTest::newRow("10 IDs") << 10 << QByteArray("0") << QByteArray("100") << 200;
    QTest::newRow("11 IDs") << 11 << QByteArray("0") << QByteArray("100") << 400;
    QTest::newRow("the last page of 100") << 0 << QByteArray("199") << QByteArray("100") << 200;
    QTest::newRow("one more") << 0 << QByteArray("200") << QByteArray("100") << 400;
    QTest::newRow("the last row") << 0 << QByteArray("19999") << QByteArray("1") << 200;
}

void HuaweiSandboxTest::takesTheLimits()
{
    QFETCH(const int, ids);
    QFETCH(const QByteArray, page);
    QFETCH(const QByteArray, size);
    QFETCH(const int, status);
    HuaweiItems query {{"page", page}, {"size", size}};
    for (int i = 0; i < ids; ++i)
        query.emplaceBack("asset_id", QByteArray::number(i).rightJustified(32, 'a'));
    for (const QByteArray path : {"asset/list", "asset/info"}) {
        // IDs make asset/info ignore the page
        QCOMPARE(m_caller->get(path, query).status, status);
    }
}

void HuaweiSandboxTest::filtersByEachStatus()
{
    const QByteArrayList ofAssets {"CREATING", "FAILED", "CREATED", "PUBLISHED"};
    qsizetype sum = 0;
    for (const QByteArray &status : ofAssets) {
        const QJsonArray rows = all({{"status", status}});
        QVERIFY2(!rows.isEmpty(), status.constData());
        for (const QJsonValue &row : rows)
            QCOMPARE(row["asset_status"_L1].toString().toLatin1(), status);
        sum += rows.size();
    }
    QSet<QString> deleted;
    for (const QJsonValue &row : all({})) {
        if (row["asset_status"_L1].toString() == u"DELETED"_s)
            deleted.insert(row["asset_id"_L1].toString());
    }
    QVERIFY(!deleted.isEmpty()); // no filter finds them, the listing has them
    QCOMPARE(sum + deleted.size(), 240);
    const QMap<QByteArray, QString> others {
        {"WAITING_TRANSCODE", u"transcode_status"_s}, {"TRANSCODING", u"transcode_status"_s},
        {"TRANSCODE_SUCCEED", u"transcode_status"_s}, {"TRANSCODE_FAILED", u"transcode_status"_s},
        {"THUMBNAIL_SUCCEED", u"thumbnail_status"_s}, {"UN_REVIEW", u"review_status"_s},
        {"REVIEW_BLOCKED", u"review_status"_s}};
    for (auto other = others.cbegin(); other != others.cend(); ++other) {
        const QJsonArray rows = all({{"status", other.key()}});
        QVERIFY2(!rows.isEmpty(), other.key().constData());
        for (const QJsonValue &row : rows)
            QCOMPARE(row[other.value()].toString().toLatin1(), other.key());
    }
}

void HuaweiSandboxTest::mixesDimensionsOfStatus()
{
    const QJsonArray rows = all({{"status", "CREATING"}, {"status", "TRANSCODE_FAILED"}, {"status", "FAILED"}});
    QSet<QString> seen;
    for (const QJsonValue &row : rows) {
        const QString asset = row["asset_status"_L1].toString();
        seen.insert(asset);
        QVERIFY(asset == u"CREATING"_s || asset == u"FAILED"_s || row["transcode_status"_L1].toString() == u"TRANSCODE_FAILED"_s);
    }
    QVERIFY(seen.contains(u"CREATING"_s) && seen.contains(u"FAILED"_s) && seen.contains(u"CREATED"_s));
    QCOMPARE(rows.size(),
             all({{"status", "CREATING"}}).size() + all({{"status", "TRANSCODE_FAILED"}}).size()
                 + all({{"status", "FAILED"}}).size());
}

void HuaweiSandboxTest::filtersByTimeTypeTextAndCategory()
{
    const QString yesterday = sandboxTime(m_clock->now() - 24h);
    const QJsonArray newer = all({{"start_time", yesterday.toLatin1()}});
    const QJsonArray older = all({{"end_time", yesterday.toLatin1()}});
    QVERIFY(newer.size() > 10 && older.size() > 10);
    QCOMPARE(newer.size() + older.size(), 240);
    for (const QJsonValue &row : newer)
        QVERIFY(row["create_time"_L1].toString() >= yesterday);
    // both ends are included, to the second
    const QByteArray exact = newer.last()["create_time"_L1].toString().toLatin1();
    QVERIFY(idsOf(all({{"start_time", exact}, {"end_time", exact}})).contains(newer.last()["asset_id"_L1].toString()));

    for (const QJsonValue &row : all({{"media_type", "MOV"}, {"media_type", "MP3"}}))
        QVERIFY(row["media_type"_L1].toString() == u"MOV"_s || row["media_type"_L1].toString() == u"MP3"_s);
    const QJsonArray found = all({{"query_string", "press BRIEFING"}});
    QVERIFY(!found.isEmpty());
    for (const QJsonValue &row : found)
        QVERIFY(row["title"_L1].toString().contains(u"press briefing"_s, Qt::CaseInsensitive));
    QVERIFY(!all({{"query_string", u"晚间新闻"_s.toUtf8()}}).isEmpty());
    for (const QJsonValue &row : all({{"category_id", "1001"}}))
        QCOMPARE(row["category"_L1].toString(), u"新闻"_s);
    QVERIFY(!all({{"category_id", "-1"}}).isEmpty());
    QVERIFY(!all({{"tags", "news,raw"}}).isEmpty());
    QVERIFY(all({{"tags", "nosuchtag"}}).isEmpty());
}

void HuaweiSandboxTest::ordersByCreation()
{
    QStringList times;
    for (const QJsonValue &row : all({}))
        times.append(row["create_time"_L1].toString());
    QVERIFY(std::is_sorted(times.crbegin(), times.crend()));
    const QStringList descending = idsOf(all({{"order", "desc"}}));
    QStringList ascending = idsOf(all({{"order", "asc"}}));
    std::reverse(ascending.begin(), ascending.end());
    QCOMPARE(ascending, descending);
}

void HuaweiSandboxTest::asksByIds()
{
    const QStringList ids = idsOf(all({})).mid(0, 9);
    const RawAnswer answer = m_caller->meta(ids + QStringList {nobody});
    QCOMPARE(answer.json().keys(), QStringList({u"asset_info_array"_s, u"is_truncated"_s, u"total"_s}));
    QCOMPARE(idsOf(itemsOf(answer)), ids + QStringList {nobody});
    QCOMPARE(answer.json()["is_truncated"_L1].toInt(-1), 0);
    const QJsonObject unknown = itemsOf(answer).last().toObject();
    QCOMPARE(unknown["status"_L1].toString(), u"UNCREATED"_s);
    QCOMPARE(unknown["description"_L1].toString(), u"no asset"_s);
    const QJsonObject known = itemsOf(answer).first().toObject();
    QCOMPARE(known.keys(),
             QStringList(
                 {u"asset_id"_s, u"base_info"_s, u"description"_s, u"is_multi_transcode"_s, u"play_info_array"_s, u"status"_s}));
    QVERIFY(known["base_info"_L1]["create_time"_L1].toString().size() == 14);
    // size and page are ignored, an ID asked twice is answered once
    QCOMPARE(itemsOf(m_caller->meta(ids + QStringList {ids[0]}, {{"page", "5"}, {"size", "1"}})).size(), 9);
    QCOMPARE(m_sandbox->requests().last().operation, u"ShowAssetMeta"_s);
}

void HuaweiSandboxTest::listsMetaByStatus()
{
    const RawAnswer answer = m_caller->get(
        "asset/info", {{"status", "UPLOAD_FAILED"}, {"status", "SERVER_ERROR"}, {"status", "CANCELLED"}, {"size", "5"}});
    QCOMPARE(answer.status, 200);
    QSet<QString> seen;
    for (const QJsonValue &one : itemsOf(answer))
        seen.insert(one["status"_L1].toString());
    QVERIFY(!seen.isEmpty());
    QVERIFY(QSet<QString>({u"UPLOAD_FAILED"_s, u"SERVER_ERROR"_s, u"CANCELLED"_s}).contains(seen));
    QVERIFY(answer.json()["total"_L1].toInt() > 5);
    QCOMPARE(answer.json()["is_truncated"_L1].toInt(), 1);
    for (const QJsonValue &one : itemsOf(m_caller->get("asset/info", {{"assetStatus", "FAILED"}, {"size", "100"}})))
        QVERIFY(QStringList({u"UPLOAD_FAILED"_s, u"SERVER_ERROR"_s, u"CANCELLED"_s, u"OBS_CREATE_FAILED"_s})
                    .contains(one["status"_L1].toString()));
    QVERIFY(!itemsOf(m_caller->get("asset/info", {{"transcodeStatus", "TRANSCODING"}})).isEmpty());
    // every state of the table is there, but those for assets that are none
    QSet<QString> states;
    for (int page = 0; page < 3; ++page) {
        for (const QJsonValue &one : itemsOf(m_caller->get("asset/info", {{"page", QByteArray::number(page)}, {"size", "100"}})))
            states.insert(one["status"_L1].toString());
    }
    for (const QString &state : {u"CREATING"_s, u"OBS_CREATING"_s, u"CREATED"_s, u"WAITING_TRANSCODE"_s, u"TRANSCODING"_s,
                                 u"TRANSCODE_SUCCEED"_s, u"TRANSCODE_FAILED"_s, u"PUBLISHED"_s, u"UPLOAD_FAILED"_s,
                                 u"SERVER_ERROR"_s, u"OBS_CREATE_FAILED"_s, u"CANCELLED"_s, u"DELETING"_s, u"DELETED"_s})
        QVERIFY2(states.contains(state), qPrintable(state));
}

void HuaweiSandboxTest::showsDetails()
{
    const QByteArray id = firstOf("PUBLISHED").toLatin1();
    const RawAnswer answer = m_caller->get("asset/details", {{"asset_id", id}});
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.json()["asset_id"_L1].toString().toLatin1(), id);
    QVERIFY(answer.json().contains("base_info"_L1));
    QVERIFY(answer.json()["base_info"_L1]["meta_data"_L1].toObject().contains("hight"_L1));
    QVERIFY(!answer.json().contains("status"_L1));
    const RawAnswer part
        = m_caller->get("asset/details", {{"asset_id", id}, {"categories", "review_info"}, {"categories", "base_info"}});
    QVERIFY(part.json().contains("base_info"_L1));
    QVERIFY(!part.json().contains("transcode_info"_L1));
    const RawAnswer none = m_caller->get("asset/details", {{"asset_id", nobody.toLatin1()}});
    QCOMPARE(none.status, 400);
    QCOMPARE(HuaweiCaller::code(none), u"VOD.10062"_s);
}

void HuaweiSandboxTest::confirmsAnUpload()
{
    const QMap<QByteArray, QStringList> ends {
        {"CREATED", {u"CREATED"_s, u"WAITING_TRANSCODE"_s}}, {"FAILED", {u"UPLOAD_FAILED"_s}}, {"CANCELLED", {u"CANCELLED"_s}}};
    for (auto end = ends.cbegin(); end != ends.cend(); ++end) {
        const QString id = firstOf("CREATING");
        QVERIFY(!id.isEmpty());
        const QByteArray body = R"({"asset_id":")" + id.toLatin1() + R"(","status":")" + end.key() + "\"}";
        const RawAnswer done = m_caller->send(m_caller->post("asset/status/uploaded", body));
        QCOMPARE(done.status, 200);
        QCOMPARE(done.json(), QJsonObject({{u"asset_id"_s, id}}));
        QCOMPARE(item(id)["status"_L1].toString(), u"CREATING"_s); // accepted is not done
        const RawAnswer again = m_caller->send(m_caller->post("asset/status/uploaded", body));
        QCOMPARE(again.status, 403);
        QCOMPARE(HuaweiCaller::code(again), u"VOD.10126"_s);
        m_clock->advance(2s);
        QVERIFY2(end.value().contains(item(id)["status"_L1].toString()), qPrintable(item(id)["status"_L1].toString()));
    }
    QCOMPARE(m_sandbox->requests().last().operation, u"ShowAssetMeta"_s);
}

void HuaweiSandboxTest::refusesToConfirm()
{
    const auto confirm = [&](const QByteArray &body) { return m_caller->send(m_caller->post("asset/status/uploaded", body)); };
    const RawAnswer unknown = confirm(R"({"asset_id":"00000000000000000000000000000000","status":"CREATED"})");
    QCOMPARE(unknown.status, 403);
    QCOMPARE(HuaweiCaller::code(unknown), u"VOD.10062"_s);
    const QByteArray published = firstOf("PUBLISHED").toLatin1();
    QCOMPARE(HuaweiCaller::code(confirm(R"({"asset_id":")" + published + R"(","status":"CREATED"})")), u"VOD.10126"_s);
    QCOMPARE(HuaweiCaller::code(confirm(R"({"asset_id":")" + published + R"(","status":"SUCCEED"})")), u"VOD.10053"_s);
    QCOMPARE(HuaweiCaller::code(confirm(R"({"status":"CREATED"})")), u"VOD.10053"_s);
    QCOMPARE(HuaweiCaller::code(confirm("[]")), u"VOD.10053"_s);
}

void HuaweiSandboxTest::pullsFromUrls()
{
    const QByteArray body = R"({"upload_metadatas":[
        {"title":"good","video_type":"MP4","url":"https://media.example.com/a.mp4"},
        {"title":"no extension","video_type":"MP4","url":"https://media.example.com/a"},
        {"title":"signed","video_type":"MP4","url":"https://media.example.com/a.mp4?sign=1"},
        {"title":"password","video_type":"MP4","url":"https://me:you@media.example.com/a.mp4"},
        {"title":"","video_type":"MP4","url":"https://media.example.com/a.mp4"},
        {"title":"type","video_type":"EXE","url":"https://media.example.com/a.mp4"},
        {"title":"fails","video_type":"FLV","url":"http://nowhere.invalid/a.flv"}]})";
    const RawAnswer answer = m_caller->send(m_caller->post("asset/upload_by_url", body));
    QCOMPARE(answer.status, 200);
    const QJsonArray items = answer.json()["upload_assets"_L1].toArray();
    QCOMPARE(items.size(), 7);
    const QStringList wrong {QString(), u"{url}"_s, u"{url}"_s, u"{url}"_s, u"{title}"_s, u"{video_type}"_s, QString()};
    for (int i = 0; i < 7; ++i) {
        QCOMPARE(items[i].toObject().keys(), QStringList({u"asset_id"_s, u"error_code"_s, u"error_msg"_s, u"url"_s}));
        QCOMPARE(items[i]["error_code"_L1].isNull(), wrong[i].isEmpty());
        QCOMPARE(items[i]["asset_id"_L1].isNull(), !wrong[i].isEmpty());
        QVERIFY(items[i]["error_msg"_L1].toString().contains(wrong[i]));
    }
    const QString good = items[0]["asset_id"_L1].toString();
    QCOMPARE(item(good)["status"_L1].toString(), u"CREATING"_s);
    QCOMPARE(rowsOf(m_caller->list({{"size", "2"}})).last()["title"_L1].toString(), u"good"_s);
    m_clock->advance(95s);
    QVERIFY(item(good)["status"_L1].toString() != u"CREATING"_s);
    const QJsonObject failed = item(items[6]["asset_id"_L1].toString());
    QCOMPARE(failed["status"_L1].toString(), u"UPLOAD_FAILED"_s);
    QVERIFY(failed["description"_L1].toString().contains(u"VOD.10121"_s));
}

void HuaweiSandboxTest::refusesWrites()
{
    QJsonArray items;
    for (int i = 0; i < 17; ++i)
        items.append(
            QJsonObject {{u"title"_s, u"a"_s}, {u"video_type"_s, u"MP4"_s}, {u"url"_s, u"https://a.example.com/a.mp4"_s}});
    const auto send = [&] {
        const QByteArray body = QJsonDocument(QJsonObject {{u"upload_metadatas"_s, items}}).toJson(QJsonDocument::Compact);
        return m_caller->send(m_caller->post("asset/upload_by_url", body));
    };
    QCOMPARE(HuaweiCaller::code(send()), u"VOD.10053"_s);
    items.removeLast();
    QCOMPARE(send().status, 200);
    items = {};
    QCOMPARE(HuaweiCaller::code(send()), u"VOD.10053"_s);
    const QByteArray target = "/v1.0/" + m_caller->projectId + "/asset/status/uploaded";
    const RawAnswer form = m_caller->send(m_caller->signedRequest("POST", target, {}, {{"content-type", "text/plain"}}, "{}"));
    QCOMPARE(HuaweiCaller::code(form), u"VOD.10059"_s);
}

void HuaweiSandboxTest::contentMoves()
{
    const QJsonArray before = all({});
    m_clock->advance(15min);
    const QJsonArray after = all({});
    QCOMPARE(after.size(), 240 + 18);
    QMap<QString, QString> states;
    for (const QJsonValue &row : before)
        states.insert(row["asset_id"_L1].toString(), row["asset_status"_L1].toString() + row["transcode_status"_L1].toString());
    int changed = 0;
    for (const QJsonValue &row : after) {
        const QString id = row["asset_id"_L1].toString();
        if (states.contains(id) && states[id] != row["asset_status"_L1].toString() + row["transcode_status"_L1].toString())
            ++changed;
    }
    QVERIFY2(changed >= 8, qPrintable(QString::number(changed)));
}

void HuaweiSandboxTest::knowsNoOtherPaths_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QString>("operation");
    QTest::newRow("none") << QByteArray("GET") << QByteArray("/v1.0/%/asset/nothing") << QString();
    QTest::newRow("other method") << QByteArray("POST") << QByteArray("/v1.0/%/asset/list") << QString();
    QTest::newRow("other version") << QByteArray("GET") << QByteArray("/v1.1/%/asset/list") << QString();
    QTest::newRow("without project") << QByteArray("GET") << QByteArray("/v1.0/asset/list") << QString();
    QTest::newRow("not imitated") << QByteArray("DELETE") << QByteArray("/v1.0/%/asset") << u"DeleteAssets"_s;
    QTest::newRow("tasks") << QByteArray("GET") << QByteArray("/v1/%/asset/tasks") << u"ListAssetTaskInfo"_s;
}

void HuaweiSandboxTest::knowsNoOtherPaths()
{
    QFETCH(const QByteArray, method);
    QFETCH(QByteArray, path);
    QFETCH(const QString, operation);
    path.replace("%", m_caller->projectId);
    const RawAnswer answer = m_caller->send(m_caller->signedRequest(method, path, {}, {}, {}));
    QCOMPARE(answer.status, 404);
    QCOMPARE(HuaweiCaller::code(answer), u"APIGW.0101"_s);
    QCOMPARE(answer.json().keys(), QStringList({u"error_code"_s, u"error_msg"_s, u"request_id"_s}));
    QCOMPARE(m_sandbox->requests().last().operation, operation);
    QCOMPARE(m_sandbox->requests().last().vendor, u"huawei-vod"_s);
}

QTEST_GUILESS_MAIN(HuaweiSandboxTest)
#include "test_sandbox_huawei.moc"
