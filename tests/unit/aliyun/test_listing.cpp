#include "client_rig.h"
#include "vendors/aliyun/aliyun.h"
#include "vendors/aliyun/walk.h"

using namespace deck;
using namespace Qt::StringLiterals;

/// How the clients walk over all media: places, caps, tokens that end, and the way without the better permission.
class ListingTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_rig = std::make_unique<ClientRig>(); }
    void cleanup() { m_rig.reset(); }

    void cursorsKeepThePlace();
    void whatIsNoCursor_data();
    void whatIsNoCursor();
    void ends_data();
    void ends();
    void pageNumbersReachFiveThousand_data();
    void pageNumbersReachFiveThousand();
    void aSecondThatIsTooFullIsTold();

    void searchAsksAndReads();
    void theNextPageCarriesTheToken();
    void filtersGoToTheVendor();
    void anExpiredTokenIsTakenUpByTime();
    void anExpiredTokenWithoutATimeBeginsAnew();
    void expiredAtOnceIsTold();
    void withoutSearchPermissionTheListIsUsed();
    void withoutAnyPermissionTheSearchIsNamed();
    void aPermissionLostOnTheWayIsTold();
    void noVideoIsAnEmptyList();
    void theListGoesOnByTime();
    void destroyedBetweenTwoCalls();
    void cursorsOfNobody();

    void imsWalksByToken();
    void imsFiltersByOneWord();

private:
    static QByteArray searchBody(int rows, const QString &token = {}, std::optional<int> total = {},
                                 qint64 newest = 1'760'000'000)
    {
        QJsonArray list;
        for (int i = 0; i < rows; ++i) {
            const QString id = u"%1"_s.arg(newest - i, 32, 16, QLatin1Char('0'));
            const QString time = isoUtc(Instant(std::chrono::seconds(newest - i)));
            list.append(QJsonObject {
                {u"MediaId"_s, id},
                {u"MediaType"_s, u"video"_s},
                {u"CreationTime"_s, time},
                {u"Video"_s, QJsonObject {{u"VideoId"_s, id}, {u"Status"_s, u"Normal"_s}, {u"CreationTime"_s, time}}}});
        }
        QJsonObject body {{u"RequestId"_s, u"r"_s}, {u"MediaList"_s, list}};
        if (!token.isEmpty())
            body.insert(u"ScrollToken"_s, token);
        if (total)
            body.insert(u"Total"_s, *total);
        return QJsonDocument(body).toJson();
    }
    static QByteArray listBody(int rows, qint64 newest = 1'760'000'000)
    {
        QJsonArray list;
        for (int i = 0; i < rows; ++i)
            list.append(QJsonObject {{u"VideoId"_s, u"%1"_s.arg(newest - i, 32, 16, QLatin1Char('0'))},
                                     {u"Status"_s, u"Normal"_s},
                                     {u"CreationTime"_s, isoUtc(Instant(std::chrono::seconds(newest - i)))}});
        return QJsonDocument(QJsonObject {{u"RequestId"_s, u"r"_s}, {u"VideoList"_s, QJsonObject {{u"Video"_s, list}}}}).toJson();
    }
    Result<Page> page(const QString &cursor = {}, std::optional<UploadStatus> status = {})
    {
        const auto future = m_rig->client->page({cursor, status}, {});
        const bool ended = QTest::qWaitFor([&] {
            m_rig->clock.advance(std::chrono::seconds(1));
            return future.isFinished();
        });
        return ended ? future.result() : Result<Page>(cancelled());
    }
    QByteArray action(qsizetype request) const { return m_rig->headerSent(request, "x-acs-action"); }

    std::unique_ptr<ClientRig> m_rig;
};

namespace {

Instant at(qint64 seconds)
{
    return Instant(std::chrono::seconds(seconds));
}

aliyun::MediaPage pageOf(int entries, std::optional<qint64> total = {}, const QString &token = {},
                         std::optional<Instant> last = {})
{
    aliyun::MediaPage page;
    page.entries = entries;
    page.page.total = total;
    page.scrollToken = token;
    page.lastCreatedAt = last;
    return page;
}

const VendorLimits &limits()
{
    static const VendorLimits numbers = aliyun::vodVendor().limits;
    return numbers;
}

using End = aliyun::MediaWalk::End;

} // namespace

void ListingTest::cursorsKeepThePlace()
{
    const aliyun::MediaWalk first;
    QCOMPARE(aliyun::MediaWalk::at(first.cursor()), std::optional(first));
    const aliyun::MediaWalk walk {true, 50, u"24e0\"标\u0001{}"_s, at(1'760'000'001), at(1'759'999'999)};
    QCOMPARE(aliyun::MediaWalk::at(walk.cursor()), std::optional(walk));
}

void ListingTest::whatIsNoCursor_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text :
         {"", "x", "{}", "[]", "{\"page\":0}", "{\"page\":-1}", "{\"page\":\"2\"}", "{\"page\":1e9}", "{\"page\":1.5}"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void ListingTest::whatIsNoCursor()
{
    QFETCH(const QString, text);
    QVERIFY(!aliyun::MediaWalk::at(text));
}

void ListingTest::ends_data()
{
    QTest::addColumn<int>("pageNo");
    QTest::addColumn<int>("entries");
    QTest::addColumn<qint64>("total"); ///< -1: not told
    QTest::addColumn<bool>("more");
    QTest::newRow("full, total unknown") << 1 << 100 << qint64(-1) << true;
    QTest::newRow("full, more told") << 1 << 100 << qint64(250) << true;
    QTest::newRow("full, and the total says no more") << 1 << 100 << qint64(100) << true; // the total need not be true
    QTest::newRow("full beyond the total") << 1 << 100 << qint64(7) << true;
    QTest::newRow("short, total unknown") << 1 << 99 << qint64(-1) << false;
    QTest::newRow("short, the last by total") << 3 << 50 << qint64(250) << false;
    QTest::newRow("short, but more told") << 1 << 99 << qint64(250) << true;
    QTest::newRow("empty, but more told") << 1 << 0 << qint64(250) << false;
    QTest::newRow("empty") << 2 << 0 << qint64(-1) << false;
}

void ListingTest::ends()
{
    QFETCH(const int, pageNo);
    QFETCH(const int, entries);
    QFETCH(const qint64, total);
    QFETCH(const bool, more);
    for (const bool byVideoList : {false, true}) {
        aliyun::MediaWalk walk;
        walk.byVideoList = byVideoList;
        walk.pageNo = pageNo;
        QCOMPARE(walk.moveOn(pageOf(entries, total < 0 ? std::nullopt : std::optional(total)), limits()),
                 more ? End::More : End::Done);
        QCOMPARE(walk.pageNo, more ? pageNo + 1 : pageNo);
    }
}

void ListingTest::pageNumbersReachFiveThousand_data()
{
    QTest::addColumn<bool>("byVideoList");
    QTest::addColumn<QString>("token");
    QTest::addColumn<int>("lastPage");
    QTest::newRow("list") << true << QString() << 50;
    QTest::newRow("search without token") << false << QString() << 50;
    QTest::newRow("search with token") << false << u"24e0"_s << 20'000;
}

void ListingTest::pageNumbersReachFiveThousand()
{
    QFETCH(const bool, byVideoList);
    QFETCH(const QString, token);
    QFETCH(const int, lastPage);
    aliyun::MediaWalk walk;
    walk.byVideoList = byVideoList;
    walk.pageNo = lastPage - 1;
    QCOMPARE(walk.moveOn(pageOf(100, {}, token, at(1'760'000'000)), limits()), End::More);
    QCOMPARE(walk.pageNo, lastPage);
    QVERIFY(!walk.createdUpTo);
    QCOMPARE(walk.scrollToken, byVideoList ? QString() : token);
    QCOMPARE(walk.moveOn(pageOf(100, {}, token, at(1'750'000'000) + Milliseconds(700)), limits()), End::More);
    QCOMPARE(walk.pageNo, 1);
    QCOMPARE(walk.createdUpTo, std::optional(at(1'750'000'001))); // the last second once more: rows may share it
    QVERIFY(walk.scrollToken.isEmpty());
    QCOMPARE(walk.byVideoList, byVideoList);
}

void ListingTest::aSecondThatIsTooFullIsTold()
{
    aliyun::MediaWalk walk;
    walk.byVideoList = true;
    walk.pageNo = 50;
    walk.createdUpTo = at(1'750'000'001);
    QCOMPARE(walk.moveOn(pageOf(100, {}, {}, at(1'750'000'000)), limits()), End::Stuck);
}

void ListingTest::searchAsksAndReads()
{
    m_rig->makeClient();
    m_rig->answer(searchBody(100, u"24e0fba7188fae707e146e5a54aaaaaa"_s, 250));
    const Result<Page> first = page();
    QVERIFY2(first.has_value(), qPrintable(first ? QString() : first.error().message));
    QCOMPARE(first->uploads.size(), 100);
    QCOMPARE(first->total, std::optional<qint64>(250));
    QVERIFY(!first->nextCursor.isEmpty());
    QVERIFY(!first->raw.isEmpty());
    QCOMPARE(first->uploads.constFirst().key.account, u"news"_s);
    QCOMPARE(first->uploads.constFirst().vendor, u"aliyun-vod"_s);
    QCOMPARE(m_rig->server.requests().size(), 1);
    QCOMPARE(action(0), "SearchMedia"_ba);
    const aliyun::Parameters sent = m_rig->parametersSent(0);
    QVERIFY(sent.value("Fields"_ba).contains("Title"));
    QCOMPARE(sent.value("SortBy"_ba), "CreationTime:Desc"_ba);
    QCOMPARE(sent.value("PageSize"_ba), "100"_ba);
    QVERIFY(!sent.contains("ScrollToken"_ba));
    QVERIFY(!sent.contains("Match"_ba));
    QVERIFY(m_rig->isSigned(0));
}

void ListingTest::theNextPageCarriesTheToken()
{
    m_rig->makeClient();
    m_rig->answer(searchBody(100, u"token-1"_s, 250));
    m_rig->answer(searchBody(100, u"token-2"_s, 250, 1'759'000'000));
    m_rig->answer(searchBody(50, u"token-3"_s, 250, 1'758'000'000));
    const Result<Page> first = page();
    const Result<Page> second = page(first->nextCursor);
    const Result<Page> third = page(second->nextCursor);
    QVERIFY(third.has_value());
    QVERIFY(third->nextCursor.isEmpty());
    QVERIFY(first->nextCursor != second->nextCursor);
    QCOMPARE(m_rig->parametersSent(1).value("ScrollToken"_ba), "token-1"_ba);
    QCOMPARE(m_rig->parametersSent(1).value("PageNo"_ba), "2"_ba);
    QCOMPARE(m_rig->parametersSent(2).value("ScrollToken"_ba), "token-2"_ba);
    QCOMPARE(m_rig->parametersSent(2).value("PageNo"_ba), "3"_ba);
    QCOMPARE(m_rig->server.requests().size(), 3);
}

void ListingTest::filtersGoToTheVendor()
{
    m_rig->makeClient();
    m_rig->answer(searchBody(0));
    QVERIFY(page({}, UploadStatus::Failed).has_value());
    QCOMPARE(m_rig->parametersSent(0).value("Match"_ba), "Status in ('UploadFail','TranscodeFail','Blocked','ProduceFail')"_ba);
}

void ListingTest::anExpiredTokenIsTakenUpByTime()
{
    m_rig->makeClient();
    m_rig->answer(searchBody(100, u"token-1"_s, 250)); // down to 1 759 999 901
    m_rig->answerFile(u"error.vod.InvalidScrollToken.Expired.json"_s);
    m_rig->answer(searchBody(100, u"token-2"_s, 151, 1'759'999'901));
    m_rig->answer(searchBody(51, u"token-3"_s, 151, 1'759'999'801));
    const Result<Page> first = page({}, UploadStatus::Uploading);
    const Result<Page> second = page(first->nextCursor, UploadStatus::Uploading);
    QVERIFY2(second.has_value(), qPrintable(second ? QString() : second.error().code));
    QCOMPARE(second->uploads.size(), 100);
    QVERIFY(!second->total); // it counts the rest only
    QCOMPARE(m_rig->server.requests().size(), 3);
    const aliyun::Parameters anew = m_rig->parametersSent(2);
    QVERIFY(!anew.contains("ScrollToken"_ba));
    QCOMPARE(anew.value("PageNo"_ba), "1"_ba);
    QCOMPARE(anew.value("Match"_ba),
             "Status in ('Uploading') and CreationTime = ('1970-01-01T00:00:00Z','2025-10-09T08:51:42Z')"_ba);
    const Result<Page> third = page(second->nextCursor, UploadStatus::Uploading);
    QVERIFY(third.has_value() && third->nextCursor.isEmpty());
    QCOMPARE(m_rig->parametersSent(3).value("Match"_ba), anew.value("Match"_ba));
    QCOMPARE(m_rig->parametersSent(3).value("ScrollToken"_ba), "token-2"_ba);
}

void ListingTest::anExpiredTokenWithoutATimeBeginsAnew()
{
    m_rig->makeClient();
    m_rig->refuse(u"InvalidScrollToken.Expired"_s);
    m_rig->answer(searchBody(3));
    const aliyun::MediaWalk walk {false, 4, u"old"_s, {}, {}};
    const Result<Page> again = page(walk.cursor());
    QVERIFY(again.has_value());
    QCOMPARE(m_rig->parametersSent(1).value("PageNo"_ba), "1"_ba);
    QVERIFY(!m_rig->parametersSent(1).contains("Match"_ba));
}

void ListingTest::expiredAtOnceIsTold()
{
    m_rig->makeClient();
    m_rig->refuse(u"InvalidScrollToken.Expired"_s);
    m_rig->refuse(u"InvalidScrollToken.Expired"_s);
    const aliyun::MediaWalk walk {false, 4, u"old"_s, {}, at(1'760'000'000)};
    const Result<Page> again = page(walk.cursor());
    QVERIFY(!again.has_value());
    QCOMPARE(again.error().code, u"InvalidScrollToken.Expired"_s);
    QCOMPARE(m_rig->server.requests().size(), 2);
    // no way on from a second that was begun at already
    m_rig->refuse(u"InvalidScrollToken.Expired"_s);
    QVERIFY(!page(aliyun::MediaWalk {false, 2, u"old"_s, at(1'760'000'001), at(1'760'000'000)}.cursor()).has_value());
    QCOMPARE(m_rig->server.requests().size(), 3);
}

void ListingTest::withoutSearchPermissionTheListIsUsed()
{
    m_rig->makeClient();
    m_rig->answerFile(u"error.Forbidden.RAM.json"_s);
    m_rig->answer(listBody(100));
    m_rig->answer(listBody(20, 1'759'000'000));
    m_rig->answer(listBody(1));
    const Result<Page> first = page();
    QVERIFY2(first.has_value(), qPrintable(first ? QString() : first.error().code));
    QCOMPARE(first->uploads.size(), 100);
    QCOMPARE(action(0), "SearchMedia"_ba);
    QCOMPARE(action(1), "GetVideoList"_ba);
    QCOMPARE(m_rig->parametersSent(1),
             (aliyun::Parameters {{"PageNo"_ba, "1"_ba}, {"PageSize"_ba, "100"_ba}, {"SortBy"_ba, "CreationTime:Desc"_ba}}));
    const Result<Page> second = page(first->nextCursor);
    QVERIFY(second.has_value() && second->nextCursor.isEmpty());
    QCOMPARE(action(2), "GetVideoList"_ba);
    QCOMPARE(m_rig->parametersSent(2).value("PageNo"_ba), "2"_ba);
    // for the rest of the client's life
    QVERIFY(page().has_value());
    QCOMPARE(action(3), "GetVideoList"_ba);
    QCOMPARE(m_rig->server.requests().size(), 4);
}

void ListingTest::withoutAnyPermissionTheSearchIsNamed()
{
    m_rig->makeClient();
    for (int i = 0; i < 2; ++i) {
        m_rig->refuse(u"Forbidden.RAM"_s, 403);
        m_rig->refuse(u"NoPermission"_s, 403);
        const Result<Page> refused = page();
        QVERIFY(!refused.has_value());
        QCOMPARE(refused.error().code, u"Forbidden.RAM"_s);
        QCOMPARE(refused.error().subject, u"vod:SearchMedia"_s);
        QCOMPARE(action(2 * i), "SearchMedia"_ba); // granted meanwhile, it is used
        QCOMPARE(action(2 * i + 1), "GetVideoList"_ba);
    }
}

void ListingTest::aPermissionLostOnTheWayIsTold()
{
    m_rig->makeClient();
    m_rig->refuse(u"Forbidden.RAM"_s, 403);
    const Result<Page> refused = page(aliyun::MediaWalk {false, 2, u"t"_s, {}, at(1'760'000'000)}.cursor());
    QVERIFY(!refused.has_value());
    QCOMPARE(refused.error().subject, u"vod:SearchMedia"_s);
    QCOMPARE(m_rig->server.requests().size(), 1);
}

void ListingTest::noVideoIsAnEmptyList()
{
    m_rig->makeClient();
    m_rig->refuse(u"Forbidden"_s, 403);
    m_rig->answerFile(u"error.vod.InvalidVideo.NotFound.json"_s);
    const Result<Page> empty = page();
    QVERIFY2(empty.has_value(), qPrintable(empty ? QString() : empty.error().code));
    QVERIFY(empty->uploads.isEmpty() && empty->nextCursor.isEmpty());
    // by search it is what it says
    m_rig->refuse(u"InvalidVideo.NotFound"_s, 404);
    m_rig->makeClient();
    QVERIFY(!page().has_value());
}

void ListingTest::theListGoesOnByTime()
{
    m_rig->makeClient();
    m_rig->answer(listBody(100, 1'760'000'000));
    m_rig->answer(listBody(10, 1'759'999'901));
    m_rig->refuse(u"VideoListExceededMax"_s);
    m_rig->answer(listBody(10, 1'759'999'800));
    const Result<Page> fiftieth = page(aliyun::MediaWalk {true, 50, {}, {}, {}}.cursor(), UploadStatus::Succeeded);
    QVERIFY(fiftieth.has_value());
    const Result<Page> next = page(fiftieth->nextCursor, UploadStatus::Succeeded);
    QVERIFY(next.has_value() && next->nextCursor.isEmpty());
    QCOMPARE(m_rig->parametersSent(1),
             (aliyun::Parameters {{"EndTime"_ba, "2025-10-09T08:51:42Z"_ba},
                                  {"PageNo"_ba, "1"_ba},
                                  {"PageSize"_ba, "100"_ba},
                                  {"SortBy"_ba, "CreationTime:Desc"_ba},
                                  {"Status"_ba, "Normal"_ba}}));
    // where the vendor's own cap lies lower
    const Result<Page> capped = page(aliyun::MediaWalk {true, 30, {}, {}, at(1'759'999'800)}.cursor());
    QVERIFY(capped.has_value());
    QCOMPARE(m_rig->parametersSent(3).value("EndTime"_ba), "2025-10-09T08:50:01Z"_ba);
}

void ListingTest::destroyedBetweenTwoCalls()
{
    m_rig->makeClient();
    m_rig->refuse(u"Forbidden.RAM"_s, 403); // and then the server hangs
    const auto future = m_rig->client->page({}, {});
    QTRY_COMPARE((m_rig->clock.advance(std::chrono::seconds(1)), m_rig->server.requests().size()), 2);
    QVERIFY(!future.isFinished());
    m_rig->client.reset();
    QVERIFY(future.isFinished());
    QCOMPARE(future.resultCount(), 1);
    QCOMPARE(future.result().error().kind, ErrorKind::Cancelled);
}

void ListingTest::cursorsOfNobody()
{
    m_rig->makeClient();
    const auto future = m_rig->client->page({u"eyJsYXN0In0="_s, {}}, {});
    QVERIFY(future.isFinished());
    QCOMPARE(future.result().error().code, u"page-cursor"_s);
    QCOMPARE(m_rig->server.connections(), 0);
}

void ListingTest::imsWalksByToken()
{
    m_rig->account.vendor = u"aliyun-ims"_s;
    m_rig->makeClient();
    m_rig->answerFile(u"ice.ListMediaBasicInfos.json"_s);
    m_rig->answer(R"({"RequestId":"r","MediaInfos":[]})");
    const Result<Page> first = page();
    QVERIFY(first.has_value());
    QCOMPARE(first->nextCursor, u"8EqYpQbZ6Eh7+Zz8DxVYoQ=="_s);
    QVERIFY(!first->uploads.isEmpty());
    QCOMPARE(first->uploads.constFirst().vendor, u"aliyun-ims"_s);
    QCOMPARE(first->uploads.constFirst().key.kind, UploadKind::Media);
    const Result<Page> last = page(first->nextCursor);
    QVERIFY(last.has_value() && last->nextCursor.isEmpty());
    QCOMPARE(action(0), "ListMediaBasicInfos"_ba);
    QCOMPARE(m_rig->headerSent(0, "x-acs-version"), "2020-11-09"_ba);
    QCOMPARE(m_rig->parametersSent(1),
             (aliyun::Parameters {{"IncludeFileBasicInfo"_ba, "true"_ba},
                                  {"MaxResults"_ba, "100"_ba},
                                  {"NextToken"_ba, "8EqYpQbZ6Eh7+Zz8DxVYoQ=="_ba},
                                  {"SortBy"_ba, "desc"_ba}}));
    QVERIFY(m_rig->isSigned(1));
}

void ListingTest::imsFiltersByOneWord()
{
    m_rig->account.vendor = u"aliyun-ims"_s;
    m_rig->makeClient();
    m_rig->answer(R"({"RequestId":"r","MediaInfos":[]})");
    QVERIFY(page({}, UploadStatus::Uploading).has_value());
    QCOMPARE(m_rig->parametersSent(0).value("Status"_ba), "Preparing"_ba);
}

QTEST_GUILESS_MAIN(ListingTest)
#include "test_listing.moc"
