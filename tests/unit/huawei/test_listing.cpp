#include "recorded.h"
#include "vendors/huawei/cursor.h"
#include "vendors/huawei/huawei.h"

#include <algorithm>

using namespace deck;
using namespace Qt::StringLiterals;
using huawei::ListCursor;

/// How a listing goes on, and behind the vendor's 20,000.
class ListingTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textsAndBack_data();
    void textsAndBack();
    void foreignTexts();
    void goesOn_data();
    void goesOn();
    void pagesCarryIt();
    void walkOverFiftyThousand_data();
    void walkOverFiftyThousand();
    void moreInOneSecondThanCanBeListed();
};

namespace {

Instant at(qint64 seconds)
{
    return Instant(std::chrono::seconds(seconds));
}

huawei::AssetList answer(int rows, std::optional<qint64> total = {}, std::optional<Instant> lastCreated = at(1'785'000'000))
{
    huawei::AssetList list;
    list.rows = rows;
    list.total = total;
    list.lastCreated = lastCreated;
    return list;
}

/// The vendor's listing over assets by their creation times, newest first; the index is the ID.
huawei::AssetList serve(const QList<qint64> &times, const ListCursor &cursor, bool endCounts)
{
    const auto isLater
        = [&](qint64 time) { return cursor.endTime && (endCounts ? at(time) > *cursor.endTime : at(time) >= *cursor.endTime); };
    const qsizetype start = std::partition_point(times.begin(), times.end(), isLater) - times.begin();
    const qsizetype from = std::min(start + cursor.page * 100, times.size());
    huawei::AssetList list;
    list.total = std::min<qint64>(times.size() - start, 20'000);
    list.rows = int(std::min<qsizetype>(times.size() - from, 100));
    for (qsizetype i = from; i < from + list.rows; ++i) {
        Upload upload;
        upload.key.id = QString::number(i);
        list.uploads.append(upload);
        list.lastCreated = at(times[i]);
    }
    return list;
}

} // namespace

void ListingTest::textsAndBack_data()
{
    QTest::addColumn<ListCursor>("cursor");
    QTest::addColumn<QString>("text");
    QTest::newRow("first") << ListCursor {} << QString();
    QTest::newRow("second page") << ListCursor {1, 0, {}} << u"1"_s;
    QTest::newRow("last page") << ListCursor {199, 0, {}} << u"199"_s;
    QTest::newRow("second window") << ListCursor {0, 1, at(1'785'573'000)} << u"0/1/1785573000"_s;
    QTest::newRow("deep") << ListCursor {42, 17, at(1'785'573'000)} << u"42/17/1785573000"_s;
}

void ListingTest::textsAndBack()
{
    QFETCH(const ListCursor, cursor);
    QFETCH(const QString, text);
    QCOMPARE(huawei::cursorText(cursor), text);
    QCOMPARE(huawei::readCursor(text), std::optional(cursor));
}

void ListingTest::foreignTexts()
{
    for (const QString &text : {u"x"_s, u"-1"_s, u"200"_s, u"1/1"_s, u"1/0/5"_s, u"1/1/0"_s, u"1/1/x"_s, u"1/1/5/5"_s, u"/"_s,
                                u" "_s, u"99999999999999999999"_s, u"eyJsYXN0IjoiNjc4ZjY2In0="_s})
        QVERIFY2(!huawei::readCursor(text), qPrintable(text));
}

void ListingTest::goesOn_data()
{
    QTest::addColumn<ListCursor>("asked");
    QTest::addColumn<huawei::AssetList>("list");
    QTest::addColumn<std::optional<ListCursor>>("next");
    const auto row = [](const char *name, const ListCursor &asked, const huawei::AssetList &list,
                        const std::optional<ListCursor> &next) { QTest::newRow(name) << asked << list << next; };
    const Instant created = at(1'785'000'000);
    const Instant seam = at(1'785'000'001);
    row("full page", {}, answer(100), ListCursor {1, 0, {}});
    row("full page, the total reached", {}, answer(100, 100), ListCursor {1, 0, {}}); // a total need not be true
    row("short page", {}, answer(99), std::nullopt);
    row("short page, the total reached", {3, 0, {}}, answer(7, 307), std::nullopt);
    row("short page, yet there are more", {}, answer(10, 13), ListCursor {1, 0, {}});
    row("empty page", {}, answer(0), std::nullopt);
    row("empty page, yet there are more", {1, 0, {}}, answer(0, 500), std::nullopt);
    row("last page that can be reached", {198, 0, {}}, answer(100, 20'000), ListCursor {199, 0, {}});
    row("behind it by time", {199, 0, {}}, answer(100, 20'000), ListCursor {0, 1, seam});
    row("next page of a window", {0, 1, seam}, answer(100), ListCursor {1, 1, seam});
    row("behind a window", {199, 1, seam}, answer(100, {}, created - std::chrono::seconds(5)),
        ListCursor {0, 2, seam - std::chrono::seconds(5)});
    row("exactly 20,000", {199, 0, {}}, answer(99, 19'999), std::nullopt);
    row("no time to go on from", {199, 0, {}}, answer(100, {}, std::nullopt), ListCursor {199, 0, {}});
    row("the seam stands", {199, 1, seam}, answer(100), ListCursor {199, 1, seam});
    row("the seam goes back", {199, 1, seam}, answer(100, {}, created + std::chrono::hours(1)), ListCursor {199, 1, seam});
}

void ListingTest::goesOn()
{
    QFETCH(const ListCursor, asked);
    QFETCH(const huawei::AssetList, list);
    QFETCH(const std::optional<ListCursor>, next);
    QCOMPARE(huawei::cursorAfter(asked, list), next);
}

void ListingTest::pagesCarryIt()
{
    const auto read = [](const QString &file, const ListCursor &cursor) {
        return huawei::readPage(recorded::reply(recorded::read(file)), {u"ListAssetList"_s}, u"beijing4"_s, cursor).value();
    };
    const Page first = read(u"list-asset-list.page0-200.json"_s, {});
    QCOMPARE(first.uploads.size(), 10);
    QCOMPARE(first.nextCursor, u"1"_s);
    QCOMPARE(first.total, std::optional<qint64>(13));
    QVERIFY(first.raw.contains("f488337c31c8e4622f1590735b134c01"));
    QVERIFY(read(u"list-asset-list.page1-200.json"_s, {1, 0, {}}).nextCursor.isEmpty());
    QCOMPARE(read(u"list-asset-list.page1-200.json"_s, {0, 2, at(1'785'000'000)}).total, std::optional<qint64>(40'013));
    QVERIFY(!huawei::readPage(recorded::reply("{}"), {u"ListAssetList"_s}, u"a"_s, {}));
}

void ListingTest::walkOverFiftyThousand_data()
{
    QTest::addColumn<bool>("endCounts");
    QTest::addColumn<int>("perSecond");
    for (const bool endCounts : {true, false}) {
        for (const int perSecond : {1, 7, 150})
            QTest::addRow("%s, %d a second", endCounts ? "end counts" : "end does not count", perSecond)
                << endCounts << perSecond;
    }
}

/// Everything is listed, whether the vendor counts the end of a time span in or not; only the seams repeat.
void ListingTest::walkOverFiftyThousand()
{
    QFETCH(const bool, endCounts);
    QFETCH(const int, perSecond);
    constexpr int assets = 50'000;
    QList<qint64> times;
    for (int i = 0; i < assets; ++i)
        times.append(1'785'000'000 - i / perSecond);
    QSet<QString> seen;
    int rows = 0;
    int calls = 0;
    std::optional<ListCursor> cursor = ListCursor {};
    while (cursor && calls < 1000) {
        const huawei::AssetList list = serve(times, *huawei::readCursor(huawei::cursorText(*cursor)), endCounts);
        QVERIFY((cursor->page + 1) * 100 <= 20'000);
        for (const Upload &upload : list.uploads)
            seen.insert(upload.key.id);
        rows += list.rows;
        ++calls;
        cursor = huawei::cursorAfter(*cursor, list);
    }
    QVERIFY(!cursor);
    QCOMPARE(seen.size(), assets);
    QVERIFY2(rows - assets <= 2 * 2 * perSecond, qPrintable(QString::number(rows))); // two seams, of at most two seconds
    QVERIFY2(calls <= 506, qPrintable(QString::number(calls)));
}

/// What cannot be reached ends with a cursor that was there before, which the engine tells as a repeated page.
void ListingTest::moreInOneSecondThanCanBeListed()
{
    const QList<qint64> times(45'000, 1'785'000'000);
    QSet<QString> cursors;
    std::optional<ListCursor> cursor = ListCursor {};
    int calls = 0;
    while (cursor && calls < 1000) {
        const QString text = huawei::cursorText(*cursor);
        if (cursors.contains(text))
            break;
        cursors.insert(text);
        ++calls;
        cursor = huawei::cursorAfter(*cursor, serve(times, *cursor, true));
    }
    QVERIFY(cursor.has_value());
    QCOMPARE(calls, 400);
}

QTEST_APPLESS_MAIN(ListingTest)
#include "test_listing.moc"
