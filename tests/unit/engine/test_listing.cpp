#include "engine/listing.h"
#include "tests/unit/engine/fake_pages.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

namespace deck {

class TestListing final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void moreAsksForOnePage();
    void allGoesToTheEnd();
    void repeatedCursorStops();
    void loopOfCursorsStops();
    void emptyPageWithCursorGoesOn();
    void pageLimitStops();
    void doublesCountOnce();
    void failedPageKeepsItsCursor();
    void failedRefreshKeepsWhatWasLoaded();
    void refreshAsksForAsManyPages();
    void refreshOfACompleteListingGoesToTheEnd();
    void refreshMeanwhileRunsAfterThePage();
    void refreshTwiceRunsOnce();
    void lateAnswerIsDropped();
    void stopCancelsTheCall();
    void statusIsSentWithEveryPage();
    void destroyedWhileAsking();

private:
    void give(const Page &page)
    {
        const std::size_t count = m_pages->count();
        m_pages->last().answer.give(page);
        QTRY_VERIFY(m_pages->count() > count || !m_listing->isLoading());
    }
    void refuse(ErrorKind kind = ErrorKind::ServerFailed)
    {
        m_pages->last().answer.give(failure(kind, u"x"_s, u"y"_s));
        QTRY_VERIFY(!m_listing->isLoading());
    }
    std::unique_ptr<FakePages> m_pages;
    std::unique_ptr<Listing> m_listing;
};

void TestListing::init()
{
    m_listing.reset();
    m_pages = std::make_unique<FakePages>();
    m_listing = std::make_unique<Listing>(
        [this](PageRequest request, CancelToken cancel) { return m_pages->ask(request, cancel); }, 5, std::nullopt);
}

void TestListing::moreAsksForOnePage()
{
    QSignalSpy rested(m_listing.get(), &Listing::rested);
    m_listing->more();
    QVERIFY(m_listing->state().loading);
    QCOMPARE(m_pages->last().request.cursor, QString());
    give(fakePage({u"1"_s, u"2"_s}, u"p2"_s, 7));
    QCOMPARE(m_pages->count(), std::size_t(1));
    QCOMPARE(rested.size(), 1);
    QCOMPARE(m_listing->state().listed, 2);
    QCOMPARE(m_listing->state().total.value(), 7);
    QVERIFY(!m_listing->state().complete);
    QVERIFY(m_listing->hasMore());
    m_listing->more();
    QCOMPARE(m_pages->last().request.cursor, u"p2"_s);
    give(fakePage({u"3"_s}));
    QVERIFY(m_listing->state().complete);
    m_listing->more(); // nothing more: nothing is asked
    QCOMPARE(m_pages->count(), std::size_t(2));
}

void TestListing::allGoesToTheEnd()
{
    QSignalSpy end(m_listing.get(), &Listing::endReached);
    m_listing->all();
    give(fakePage({u"1"_s}, u"p2"_s));
    give(fakePage({u"2"_s}, u"p3"_s));
    QCOMPARE(end.size(), 0);
    give(fakePage({u"3"_s}));
    QCOMPARE(end.size(), 1);
    QCOMPARE(m_listing->seen().size(), 3);
}

void TestListing::repeatedCursorStops()
{
    m_listing->all();
    give(fakePage({u"1"_s}, u"p2"_s));
    give(fakePage({u"1"_s}, u"p2"_s));
    QVERIFY(m_listing->state().stop == ListingState::Stop::RepeatedPage);
    QVERIFY(!m_listing->state().complete);
    QVERIFY(!m_listing->hasMore());
    m_listing->more();
    QCOMPARE(m_pages->count(), std::size_t(2));
    QVERIFY(m_listing->state().stop == ListingState::Stop::RepeatedPage);
}

void TestListing::loopOfCursorsStops()
{
    m_listing->all();
    give(fakePage({u"1"_s}, u"A"_s));
    give(fakePage({u"2"_s}, u"B"_s));
    give(fakePage({u"3"_s}, u"A"_s));
    QVERIFY(m_listing->state().stop == ListingState::Stop::RepeatedPage);
    QCOMPARE(m_listing->state().listed, 3);
}

void TestListing::emptyPageWithCursorGoesOn()
{
    QSignalSpy pages(m_listing.get(), &Listing::pageArrived);
    m_listing->all();
    give(fakePage({}, u"p2"_s));
    give(fakePage({u"1"_s}));
    QVERIFY(m_listing->state().complete);
    QCOMPARE(pages.size(), 1);
}

void TestListing::pageLimitStops()
{
    m_listing->all();
    for (int page = 0; page < 5; ++page)
        give(fakePage({QString::number(page)}, u"p%1"_s.arg(page)));
    QVERIFY(m_listing->state().stop == ListingState::Stop::PageLimit);
    QCOMPARE(m_pages->count(), std::size_t(5));
}

void TestListing::doublesCountOnce()
{
    QList<QList<Upload>> pages;
    connect(m_listing.get(), &Listing::pageArrived, this, [&pages](const QList<Upload> &uploads) { pages.append(uploads); });
    m_listing->all();
    Page page = fakePage({u"1"_s, u"2"_s, u"1"_s}, u"p2"_s);
    page.uploads[2].status = UploadStatus::Failed;
    give(page);
    give(fakePage({u"2"_s, u"3"_s}));
    QCOMPARE(m_listing->state().listed, 3);
    QCOMPARE(pages.at(0).size(), 2);
    QVERIFY(pages.at(0).at(0).status == UploadStatus::Failed); // the later one counts
    QCOMPARE(pages.at(1).size(), 2);                           // what moved is told again
}

void TestListing::failedPageKeepsItsCursor()
{
    m_listing->all();
    give(fakePage({u"1"_s}, u"p2"_s));
    refuse();
    QVERIFY(m_listing->state().stop == ListingState::Stop::Failed);
    QVERIFY(m_listing->error().has_value());
    QCOMPARE(m_pages->count(), std::size_t(2));
    m_listing->more();
    QVERIFY(m_listing->state().stop == ListingState::Stop::None);
    QCOMPARE(m_pages->last().request.cursor, u"p2"_s);
    give(fakePage({u"2"_s}));
    QVERIFY(m_listing->state().complete);
    QVERIFY(!m_listing->error());
}

void TestListing::failedRefreshKeepsWhatWasLoaded()
{
    m_listing->all();
    give(fakePage({u"1"_s}, u"p2"_s));
    refuse();
    QList<std::optional<ApiError>> ends;
    connect(m_listing.get(), &Listing::refreshEnded, this, [&ends](const std::optional<ApiError> &error) { ends.append(error); });
    m_listing->refresh();
    QCOMPARE(m_pages->last().request.cursor, QString());
    refuse(ErrorKind::Unreachable);
    QCOMPARE(ends.size(), 1);
    QVERIFY(ends.at(0) && ends.at(0)->kind == ErrorKind::Unreachable);
    QCOMPARE(m_listing->state().listed, 1);
    m_listing->more();
    QCOMPARE(m_pages->last().request.cursor, u"p2"_s);
}

void TestListing::refreshAsksForAsManyPages()
{
    m_listing->more();
    give(fakePage({u"1"_s}, u"p2"_s));
    m_listing->more();
    give(fakePage({u"2"_s}, u"p3"_s));
    m_listing->refresh();
    give(fakePage({u"0"_s}, u"q2"_s));
    QCOMPARE(m_listing->state().listed, 2); // the old figure stands until the refresh has ended
    give(fakePage({u"1"_s}, u"q3"_s));
    QVERIFY(!m_listing->isLoading());
    QCOMPARE(m_pages->count(), std::size_t(4));
    QVERIFY(m_listing->seen().contains(fakeUpload(u"0"_s).key));
    QVERIFY(!m_listing->seen().contains(fakeUpload(u"2"_s).key));
    m_listing->more();
    QCOMPARE(m_pages->last().request.cursor, u"q3"_s);
}

void TestListing::refreshOfACompleteListingGoesToTheEnd()
{
    m_listing->all();
    give(fakePage({u"1"_s}));
    m_listing->refresh();
    give(fakePage({u"2"_s}, u"q2"_s)); // there are two pages now
    give(fakePage({u"1"_s}));
    QVERIFY(m_listing->state().complete);
    QCOMPARE(m_listing->state().listed, 2);
}

void TestListing::refreshMeanwhileRunsAfterThePage()
{
    QSignalSpy refreshed(m_listing.get(), &Listing::refreshEnded);
    m_listing->all();
    m_listing->refresh();
    QCOMPARE(m_pages->count(), std::size_t(1)); // one page in flight at a time
    give(fakePage({u"1"_s}, u"p2"_s));
    QCOMPARE(m_pages->last().request.cursor, QString());
    give(fakePage({u"1"_s}, u"q2"_s));
    QCOMPARE(refreshed.size(), 1);
    QCOMPARE(m_pages->last().request.cursor, u"q2"_s); // and then all goes on
    give(fakePage({u"2"_s}));
    QVERIFY(m_listing->state().complete);
}

void TestListing::refreshTwiceRunsOnce()
{
    QSignalSpy refreshed(m_listing.get(), &Listing::refreshEnded);
    m_listing->refresh();
    m_listing->refresh();
    give(fakePage({u"1"_s}, u"p2"_s));
    QCOMPARE(refreshed.size(), 1);
    QCOMPARE(m_pages->count(), std::size_t(1));
}

void TestListing::lateAnswerIsDropped()
{
    QSignalSpy pages(m_listing.get(), &Listing::pageArrived);
    m_listing->more();
    m_listing->stop();
    QVERIFY(m_listing->state().stop == ListingState::Stop::ByPerson);
    m_listing->more();
    m_pages->at(0).answer.give(fakePage({u"old"_s}, u"p2"_s));
    give(fakePage({u"new"_s}));
    QCOMPARE(pages.size(), 1);
    QVERIFY(m_listing->seen().contains(fakeUpload(u"new"_s).key));
    QVERIFY(!m_listing->seen().contains(fakeUpload(u"old"_s).key));
}

void TestListing::stopCancelsTheCall()
{
    QSignalSpy refreshed(m_listing.get(), &Listing::refreshEnded);
    QSignalSpy rested(m_listing.get(), &Listing::rested);
    m_listing->refresh();
    QVERIFY(!m_pages->last().cancel.isCancelled());
    m_listing->stop();
    QVERIFY(m_pages->last().cancel.isCancelled());
    QCOMPARE(refreshed.size(), 1);
    QCOMPARE(rested.size(), 1);
    QVERIFY(!m_listing->state().loading);
    m_listing->stop(); // nothing runs: nothing is told
    QCOMPARE(rested.size(), 1);
}

void TestListing::statusIsSentWithEveryPage()
{
    FakePages pages;
    Listing listing([&pages](PageRequest request, CancelToken cancel) { return pages.ask(request, cancel); }, 5,
                    UploadStatus::Failed);
    listing.all();
    pages.last().answer.give(fakePage({u"1"_s}, u"p2"_s));
    QTRY_COMPARE(pages.count(), std::size_t(2));
    QVERIFY(pages.at(0).request.status == UploadStatus::Failed);
    QVERIFY(pages.at(1).request.status == UploadStatus::Failed);
}

void TestListing::destroyedWhileAsking()
{
    m_listing->all();
    const CancelToken cancel = m_pages->last().cancel;
    m_listing.reset();
    QVERIFY(cancel.isCancelled());
    m_pages->last().answer.give(fakePage({u"1"_s}, u"p2"_s));
    QCoreApplication::sendPostedEvents();
    QCOMPARE(m_pages->count(), std::size_t(1));
}

} // namespace deck

QTEST_GUILESS_MAIN(deck::TestListing)
#include "test_listing.moc"
