// Listings of the engine against the sandbox: pages, refreshes, odd tokens, filters, what vanished.

#include "tests/flows/engine_rig.h"

#include <QSignalSpy>

using namespace Qt::StringLiterals;

namespace deck {

class TestEngineListing final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void firstPageThenMoreThenAll();
    void listWalksToTheEnd();
    void oddPages_data();
    void oddPages();
    void pressedManyTimesRefreshesOnce();
    void refreshByTimeArmsAfterTheEnd();
    void refreshAsksForWhatWasLoaded();
    void stopsByPerson();
    void filtersAtTheVendor();
    void asksFilteredWhileIncomplete();
    void whatVanishedBecomesMissing();
    void failedPageGoesOnFromThere();
    void changeSetsKeepAFrameApart();
};

namespace {

qsizetype pagesAsked(EngineRig &rig)
{
    return rig.sandbox().requests().size();
}

} // namespace

void TestEngineListing::firstPageThenMoreThenAll()
{
    EngineRig rig(170);
    const auto engine = rig.engine();
    QVERIFY(openWith(rig, *engine, {u"a"_s}));
    QCOMPARE(engine->store().size(), 0);

    QSignalSpy ended(engine.get(), &Engine::refreshEnded);
    engine->refresh();
    QTRY_COMPARE(ended.size(), 1);
    QCOMPARE(engine->store().size(), 50);
    AccountStatus status = statusOf(*engine, u"a"_s);
    QCOMPARE(status.listing.listed, 50);
    QVERIFY(!status.listing.complete);
    QVERIFY(!status.listing.loading);
    QVERIFY(status.lastListedAt.has_value());
    QVERIFY(status.channel.phase == ChannelState::Phase::Good);

    engine->loadMore();
    QTRY_COMPARE(engine->store().size(), 100);
    engine->loadAll();
    QTRY_VERIFY(statusOf(*engine, u"a"_s).listing.complete);
    QTRY_VERIFY(!statusOf(*engine, u"a"_s).listing.loading);
    status = statusOf(*engine, u"a"_s);
    QVERIFY(status.listing.listed >= 170); // new ones come as the clock runs
    QCOMPARE(engine->store().size(), status.listing.listed);
    QVERIFY(status.listing.stop == ListingState::Stop::None);
}

void TestEngineListing::listWalksToTheEnd()
{
    EngineRig rig(170);
    const auto engine = rig.engine();
    QVERIFY(openWith(rig, *engine, {u"a"_s}));
    QVERIFY(answerOf(engine->addAccount(rig.draft(u"b"_s, 1))));

    const ListReport report = answerOf(engine->list({}));
    QCOMPARE(report.accounts.size(), 2);
    for (const ListReport::Entry &entry : report.accounts) {
        QVERIFY(!entry.error);
        QVERIFY(entry.stop == ListingState::Stop::None);
    }
    QVERIFY(engine->store().size() >= 170 + 37); // all there when the future ends
    QVERIFY(statusOf(*engine, u"a"_s).listing.complete);
    QVERIFY(statusOf(*engine, u"a"_s).listing.listed >= 170);

    ListRequest unknown;
    unknown.accounts = {u"b"_s, u"nobody"_s};
    const ListReport other = answerOf(engine->list(unknown));
    QCOMPARE(other.accounts.size(), 2);
    QVERIFY(!other.accounts.at(0).error);
    QVERIFY(other.accounts.at(1).error && other.accounts.at(1).error->kind == ErrorKind::NotFound);
}

void TestEngineListing::oddPages_data()
{
    QTest::addColumn<QString>("scenario");
    QTest::addColumn<int>("stop");
    QTest::addColumn<int>("least");

    const int none = static_cast<int>(ListingState::Stop::None);
    const int repeated = static_cast<int>(ListingState::Stop::RepeatedPage);
    QTest::newRow("repeats") << u"token-repeats"_s << repeated << 50;
    QTest::newRow("loops") << u"token-loops"_s << repeated << 50;
    QTest::newRow("64 KB") << u"token-64-kb"_s << none << 170;
    QTest::newRow("empty pages") << u"empty-page-with-token"_s << none << 170;
    QTest::newRow("rows move") << u"rows-move"_s << none << 170;
    QTest::newRow("total wrong") << u"total-wrong"_s << none << 9;
    QTest::newRow("other spelling") << u"example-spelling"_s << none << 170;
    QTest::newRow("one in five fails") << u"flaky"_s << none << 170;
    QTest::newRow("first fail") << u"fails-first"_s << none << 170;
    QTest::newRow("clock ahead") << u"clock-11-min-ahead"_s << none << 170;
    QTest::newRow("date of 1970") << u"date-1970"_s << none << 170;
}

void TestEngineListing::oddPages()
{
    QFETCH(QString, scenario);
    QFETCH(int, stop);
    QFETCH(int, least);

    EngineRig rig(170);
    QVERIFY(rig.play(scenario));
    const auto engine = rig.engine();
    QVERIFY(openWith(rig, *engine, {u"a"_s}));
    const ListReport report = answerOf(engine->list({}));
    QCOMPARE(report.accounts.size(), 1);
    const ListReport::Entry &entry = report.accounts.constFirst();
    QVERIFY2(!entry.error, entry.error ? qPrintable(entry.error->code + u' ' + entry.error->message) : "");
    QCOMPARE(static_cast<int>(entry.stop), stop);
    QVERIFY2(engine->store().size() >= least, qPrintable(QString::number(engine->store().size())));
    QVERIFY(pagesAsked(rig) < 60);
    for (const Row row : rowsOf(engine->store()))
        QVERIFY(engine->store().status(row) != UploadStatus::Missing);
}

void TestEngineListing::pressedManyTimesRefreshesOnce()
{
    EngineRig rig(40);
    const auto engine = rig.engine();
    QVERIFY(openWith(rig, *engine, {u"a"_s}));
    QSignalSpy started(engine.get(), &Engine::refreshStarted);
    QSignalSpy ended(engine.get(), &Engine::refreshEnded);
    const qsizetype before = pagesAsked(rig);
    for (int i = 0; i < 100; ++i)
        engine->refresh();
    QTRY_COMPARE(ended.size(), 1);
    QCOMPARE(started.size(), 1);
    QCOMPARE(pagesAsked(rig) - before, 1);
    QVERIFY(!engine->isRefreshing());
}

void TestEngineListing::refreshByTimeArmsAfterTheEnd()
{
    EngineRig rig(40);
    const auto engine = rig.engine();
    QVERIFY(openWith(rig, *engine, {u"a"_s}));
    QSignalSpy started(engine.get(), &Engine::refreshStarted);
    QSignalSpy ended(engine.get(), &Engine::refreshEnded);
    engine->setRefreshInterval(Milliseconds(2'000));
    QTRY_VERIFY(engine->nextRefreshAt().has_value());
    QTRY_VERIFY(ended.size() >= 3);
    QVERIFY(started.size() - ended.size() <= 1);
    engine->setRefreshInterval(Milliseconds(0));
    QTRY_VERIFY(!engine->nextRefreshAt().has_value() && !engine->isRefreshing());
}

void TestEngineListing::refreshAsksForWhatWasLoaded()
{
    EngineRig rig(170);
    const auto engine = rig.engine();
    QVERIFY(openWith(rig, *engine, {u"a"_s}));
    QSignalSpy ended(engine.get(), &Engine::refreshEnded);
    engine->refresh();
    QTRY_COMPARE(ended.size(), 1);
    engine->loadMore();
    QTRY_COMPARE(statusOf(*engine, u"a"_s).listing.listed, 100);
    QTRY_VERIFY(!statusOf(*engine, u"a"_s).listing.loading);
    const qsizetype before = pagesAsked(rig);
    engine->refresh();
    QTRY_COMPARE(ended.size(), 2);
    QCOMPARE(pagesAsked(rig) - before, 2);
    QCOMPARE(statusOf(*engine, u"a"_s).listing.listed, 100);
    QVERIFY(!statusOf(*engine, u"a"_s).listing.complete);
}

void TestEngineListing::stopsByPerson()
{
    EngineRig rig(170);
    const auto engine = rig.engine();
    QVERIFY(openWith(rig, *engine, {u"a"_s}));
    QVERIFY(rig.play(u"hang"_s));
    QSignalSpy ended(engine.get(), &Engine::refreshEnded);
    engine->refresh();
    QTRY_VERIFY(statusOf(*engine, u"a"_s).listing.loading);
    engine->stopLoading();
    QTRY_COMPARE(ended.size(), 1);
    QVERIFY(statusOf(*engine, u"a"_s).listing.stop == ListingState::Stop::ByPerson);
    QVERIFY(!statusOf(*engine, u"a"_s).lastListedAt);
    QVERIFY(rig.play({}));
    engine->loadAll();
    QTRY_VERIFY(statusOf(*engine, u"a"_s).listing.complete);
    QVERIFY(statusOf(*engine, u"a"_s).listing.stop == ListingState::Stop::None);
}

void TestEngineListing::filtersAtTheVendor()
{
    EngineRig rig(170);
    const auto engine = rig.engine();
    QVERIFY(openWith(rig, *engine, {u"a"_s}));
    ListRequest request;
    request.statuses = {ShownStatus::Failed, ShownStatus::Cancelled};
    const ListReport report = answerOf(engine->list(request));
    QVERIFY(!report.accounts.constFirst().error);
    QVERIFY(engine->store().size() > 0);
    for (const Row row : rowsOf(engine->store())) {
        const UploadStatus status = engine->store().status(row);
        QVERIFY(status == UploadStatus::Failed || status == UploadStatus::Cancelled);
    }
    for (const SandboxRequest &asked : rig.sandbox().requests())
        QVERIFY(asked.body.contains("\"Status\""));

    // One status that the vendor cannot filter by: everything is asked for.
    request.statuses.add(ShownStatus::Missing);
    QVERIFY(!answerOf(engine->list(request)).accounts.constFirst().error);
    QVERIFY(engine->store().size() >= 170);
}

void TestEngineListing::asksFilteredWhileIncomplete()
{
    EngineRig rig(170);
    const auto engine = rig.engine();
    QVERIFY(openWith(rig, *engine, {u"a"_s}));
    QSignalSpy ended(engine.get(), &Engine::refreshEnded);
    engine->refresh();
    QTRY_COMPARE(ended.size(), 1);
    QCOMPARE(engine->store().size(), 50);
    engine->askFiltered({ShownStatus::Failed});
    QTRY_VERIFY(engine->store().size() > 50);
    QTRY_VERIFY(!statusOf(*engine, u"a"_s).listing.loading);
    QCOMPARE(statusOf(*engine, u"a"_s).listing.listed, 50); // the listing itself did not move

    engine->askFiltered({});
    engine->loadAll();
    QTRY_VERIFY(statusOf(*engine, u"a"_s).listing.complete);
    QTRY_VERIFY(!statusOf(*engine, u"a"_s).listing.loading);
    const qsizetype before = pagesAsked(rig);
    engine->askFiltered({ShownStatus::Failed}); // all is loaded: nothing to ask
    QVERIFY(answerOf(engine->fetch({u"a"_s, UploadKind::UrlJob, engine->store().key(0).id})));
    QCOMPARE(pagesAsked(rig) - before, 1);
}

void TestEngineListing::whatVanishedBecomesMissing()
{
    EngineRig rig(60);
    const auto engine = rig.engine();
    QVERIFY(openWith(rig, *engine, {u"a"_s}));
    QVERIFY(!answerOf(engine->list({})).accounts.constFirst().error);
    const qsizetype known = engine->store().size();

    QVERIFY(rig.play(u"rows-vanish"_s));
    const auto missing = [&engine] {
        qsizetype count = 0;
        for (const Row row : rowsOf(engine->store()))
            count += engine->store().status(row) == UploadStatus::Missing;
        return count;
    };
    const Instant begin = rig.clock().now();
    while (missing() <= known / 5 && rig.clock().now() - begin < std::chrono::minutes(5))
        QVERIFY(!answerOf(engine->list({})).accounts.constFirst().error);
    QVERIFY(missing() > known / 5);
    QVERIFY(engine->store().size() >= known); // nothing is dropped
    for (const Row row : rowsOf(engine->store())) {
        if (engine->store().status(row) == UploadStatus::Missing)
            QVERIFY(engine->store().title(row).has_value()); // what was known stays
    }

    QVERIFY(rig.play({}));
    QVERIFY(!answerOf(engine->list({})).accounts.constFirst().error);
    QCOMPARE(missing(), 0);
}

void TestEngineListing::failedPageGoesOnFromThere()
{
    EngineRig rig(170);
    const auto engine = rig.engine();
    QVERIFY(openWith(rig, *engine, {u"a"_s}));
    QSignalSpy ended(engine.get(), &Engine::refreshEnded);
    engine->refresh();
    QTRY_COMPARE(ended.size(), 1);
    QVERIFY(rig.play(u"error-350006003"_s));
    engine->loadMore();
    QTRY_VERIFY(statusOf(*engine, u"a"_s).listing.stop == ListingState::Stop::Failed);
    QCOMPARE(statusOf(*engine, u"a"_s).listing.listed, 50);
    QVERIFY(rig.play({}));
    const qsizetype before = pagesAsked(rig);
    engine->loadMore();
    QTRY_COMPARE(statusOf(*engine, u"a"_s).listing.listed, 100);
    QCOMPARE(pagesAsked(rig) - before, 1);
    QVERIFY(statusOf(*engine, u"a"_s).listing.stop == ListingState::Stop::None);
}

void TestEngineListing::changeSetsKeepAFrameApart()
{
    EngineRig rig(500);
    const auto engine = rig.engine();
    QVERIFY(openWith(rig, *engine, {u"a"_s, u"b"_s, u"c"_s}));
    QList<Milliseconds> times;
    connect(&engine->store(), &UploadStore::changed, this, [&times, &rig](const ChangeSet &changes) {
        QVERIFY(!changes.isEmpty());
        times.append(rig.clock().monotonic());
    });
    QVERIFY(!answerOf(engine->list({})).accounts.constFirst().error);
    QVERIFY(times.size() > 2);
    for (qsizetype i = 1; i < times.size(); ++i)
        QVERIFY(times.at(i) - times.at(i - 1) >= Milliseconds(32));
}

} // namespace deck

QTEST_GUILESS_MAIN(deck::TestEngineListing)
#include "test_engine_listing.moc"
