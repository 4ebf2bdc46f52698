// The real window over the real engine and the sandbox, by real keys and clicks: rows, filters, order, copying, keys.

#include "tests/gui/window_acts.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QSignalSpy>

using namespace Qt::StringLiterals;

namespace deck {

class TestWindow final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void rowsAppearNewestFirst();
    void searchNarrowsAsTyped();
    void statusClickFilters();
    void accountClickFilters();
    void filterAsksTheVendorToo();
    void clearedFilterLetsTheWholeListingGoOn();
    void headerClickSorts();
    void scrollingLoadsTheRest();
    void copiesRowsAndIds();
    void escInOrder();
    void f5AsksAgain();
    void walksByKeysAlone();
    void everyControlHasItsNames();
};

void TestWindow::rowsAppearNewestFirst()
{
    WindowRig rig(lively({u"player-prod"_s, u"player-test"_s}));
    QTRY_VERIFY_WITH_TIMEOUT(rig.rows() > 40, patience);
    const UploadStore &store = rig.engine().store();
    std::optional<Instant> before;
    for (int row = 0; row < rig.rows(); ++row) {
        const std::optional<Row> at = store.find(rig.window().uploads().model().key(row));
        QVERIFY(at);
        const std::optional<Instant> created = store.time(*at, Field::CreatedAt);
        QVERIFY(!before || !created || *created <= *before);
        before = created;
    }
    QTRY_VERIFY(!rig.part<QWidget>(u"tableOverlay"_s)->isVisible());
    QCOMPARE(rig.window().windowTitle(), u"Upload Deck"_s);
    QTRY_VERIFY(labelText(rig, u"footerAmount"_s).contains(u"loaded"_s));
}

void TestWindow::searchNarrowsAsTyped()
{
    WindowRig rig(lively());
    QTRY_VERIFY_WITH_TIMEOUT(rig.rows() > 40, patience);
    const int all = rig.rows();
    QTest::keyClick(&rig.window(), Qt::Key_F, Qt::ControlModifier);
    auto *search = rig.part<QLineEdit>(u"searchBox"_s);
    QTRY_VERIFY(search->hasFocus());
    QTest::keyClicks(search, u"FLV"_s);
    QTRY_VERIFY(rig.rows() > 0 && rig.rows() < all);
    const UploadStore &store = rig.engine().store();
    for (int row = 0; row < rig.rows(); ++row) {
        const Row at = *store.find(rig.window().uploads().model().key(row));
        const QString searched = cell(rig, row, UploadColumn::Title) + store.fileName(at) + cell(rig, row, UploadColumn::Error);
        QVERIFY2(searched.contains(u"flv"_s, Qt::CaseInsensitive), qPrintable(searched));
    }
    QTRY_VERIFY(rig.part<QWidget>(u"filterLine"_s)->isVisible());
    QTRY_VERIFY(labelText(rig, u"filterMatches"_s).startsWith(QString::number(rig.rows())));
}

void TestWindow::statusClickFilters()
{
    WindowRig rig(lively());
    QTRY_VERIFY_WITH_TIMEOUT(rig.rows() > 40, patience);
    const auto statuses = [&] {
        QSet<QString> seen;
        for (int row = 0; row < rig.rows(); ++row)
            seen.insert(cell(rig, row, UploadColumn::Status));
        return seen;
    };
    clickSide(rig, u"Succeeded"_s);
    QTRY_COMPARE(statuses(), QSet<QString> {u"Succeeded"_s});
    clickSide(rig, u"Failed"_s, Qt::ControlModifier);
    QTRY_COMPARE(statuses(), (QSet<QString> {u"Succeeded"_s, u"Failed"_s}));
    clickSide(rig, u"Failed"_s);
    QTRY_COMPARE(statuses(), QSet<QString> {u"Failed"_s});
    // again is off
    clickSide(rig, u"Failed"_s);
    QTRY_VERIFY(rig.window().filter().filter().isEmpty());
    QTRY_VERIFY(statuses().size() > 2);
}

void TestWindow::accountClickFilters()
{
    WindowRig rig(lively({u"player-prod"_s, u"player-test"_s}));
    QTRY_VERIFY_WITH_TIMEOUT(rig.status(u"player-test"_s) && rig.status(u"player-test"_s)->lastListedAt && rig.rows() > 40,
                             patience);
    const auto all = [&](const QString &account) {
        for (int row = 0; row < rig.rows(); ++row) {
            if (cell(rig, row, UploadColumn::Account) != account)
                return false;
        }
        return rig.rows() > 0;
    };
    clickSide(rig, u"player-test"_s);
    QTRY_VERIFY(all(u"player-test"_s));
    // vendor and account of it are "or", not "and"
    clickSide(rig, u"ZEGO Player"_s);
    QTRY_VERIFY(!all(u"player-test"_s));
    clickSide(rig, u"player-test"_s, Qt::ControlModifier);
    QTRY_VERIFY(all(u"player-prod"_s));
    QTest::keyClick(&rig.window(), Qt::Key_Backspace, Qt::ControlModifier);
    QTRY_VERIFY(rig.window().filter().filter().isEmpty());
}

void TestWindow::filterAsksTheVendorToo()
{
    WindowRig::Options options = lively();
    options.uploads = 400;
    WindowRig rig(options);
    QTRY_VERIFY_WITH_TIMEOUT(rig.rows() > 40, patience);
    QVERIFY(!rig.status(u"player-prod"_s)->listing.complete);
    const qsizetype asked = rig.sandbox().requests().size();
    clickSide(rig, u"Failed"_s);
    QTRY_VERIFY(labelText(rig, u"filterMatches"_s).endsWith(u"ZEGO Player was asked too"_s));
    QTRY_VERIFY(rig.sandbox().requests().size() > asked);
}

void TestWindow::clearedFilterLetsTheWholeListingGoOn()
{
    WindowRig::Options options = lively();
    options.uploads = 1500;
    WindowRig rig(options);
    QTRY_VERIFY_WITH_TIMEOUT(rig.rows() > 40 && !rig.engine().isRefreshing(), patience);
    const auto listing = [&] { return rig.status(u"player-prod"_s)->listing; };
    const auto narrowed = [&] {
        const QList<SandboxRequest> requests = rig.sandbox().requests();
        return std::count_if(requests.cbegin(), requests.cend(),
                             [](const SandboxRequest &request) { return request.body.contains("\"Status\""); });
    };
    clickSide(rig, u"Succeeded"_s); // more of them than one page holds
    QTRY_VERIFY_WITH_TIMEOUT(narrowed() > 0 && !listing().loading, patience);
    rig.trigger(u"clearFilterCommand"_s);
    QTRY_VERIFY(rig.window().filter().filter().isEmpty());
    const qint64 before = listing().listed;
    const auto narrowedBefore = narrowed();
    QVERIFY(!listing().complete);
    // the end of the list asks for more of the whole listing, not of the filter that is gone
    rig.table().setFocus();
    QTest::keyClick(&rig.table(), Qt::Key_End);
    QTRY_VERIFY_WITH_TIMEOUT(listing().listed > before, patience);
    QCOMPARE(narrowed(), narrowedBefore);
}

void TestWindow::headerClickSorts()
{
    WindowRig rig(lively());
    QTRY_VERIFY_WITH_TIMEOUT(rig.rows() > 40, patience);
    QHeaderView *header = rig.table().horizontalHeader();
    const int column = static_cast<int>(UploadColumn::RetryCount);
    const QPoint place(header->sectionViewportPosition(column) + 20, header->height() / 2);
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, place);
    const auto sorted = [&](auto order) {
        for (int row = 1; row < rig.rows(); ++row) {
            if (!order(cell(rig, row - 1, UploadColumn::RetryCount).toInt(), cell(rig, row, UploadColumn::RetryCount).toInt()))
                return false;
        }
        return true;
    };
    QTRY_VERIFY(sorted(std::less_equal<>()) || sorted(std::greater_equal<>()));
    const bool up = sorted(std::less_equal<>());
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, place);
    if (up)
        QTRY_VERIFY(sorted(std::greater_equal<>()));
    else
        QTRY_VERIFY(sorted(std::less_equal<>()));
}

void TestWindow::scrollingLoadsTheRest()
{
    WindowRig::Options options = lively();
    options.uploads = 330;
    WindowRig rig(options);
    QTRY_VERIFY_WITH_TIMEOUT(rig.rows() > 40, patience);
    QVERIFY(rig.rows() < 330);
    QTRY_VERIFY(rig.part<QAbstractButton>(u"footerButton"_s)->isVisible());
    rig.table().setFocus();
    QTRY_VERIFY_WITH_TIMEOUT(
        [&] {
            QTest::keyClick(&rig.table(), Qt::Key_End);
            return labelText(rig, u"footerAmount"_s).endsWith(u"all loaded"_s);
        }(),
        patience);
    QVERIFY(rig.rows() >= 330);
    QTRY_VERIFY(!rig.part<QAbstractButton>(u"footerButton"_s)->isVisible());
}

void TestWindow::copiesRowsAndIds()
{
    WindowRig rig(lively());
    QTRY_VERIFY_WITH_TIMEOUT(rig.rows() > 40, patience);
    rig.table().setFocus();
    QTest::keyClick(&rig.table(), Qt::Key_Home, Qt::ControlModifier);
    QTest::keyClick(&rig.table(), Qt::Key_Down, Qt::ShiftModifier);
    const QList<UploadKey> keys = rig.table().selectedKeys();
    QCOMPARE(keys.size(), 2);
    QTRY_VERIFY(rig.part<QAbstractButton>(u"statusSelection"_s)->text().startsWith(u"2 selected"_s));
    QTest::keyClick(&rig.table(), Qt::Key_C, Qt::ControlModifier);
    const QStringList lines = QApplication::clipboard()->text().split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 2);
    QVERIFY(lines.first().count(u'\t') >= 5);
    QVERIFY(lines.first().startsWith(cell(rig, 0, UploadColumn::Title)));
    QTest::keyClick(&rig.table(), Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(QApplication::clipboard()->text().trimmed(), QString(keys.at(0).id + u'\n' + keys.at(1).id));
    QTest::keyClick(&rig.table(), Qt::Key_A, Qt::ControlModifier);
    QTRY_COMPARE(rig.table().selectedKeys().size(), rig.rows());
}

void TestWindow::escInOrder()
{
    WindowRig rig(lively());
    QTRY_VERIFY_WITH_TIMEOUT(rig.rows() > 40, patience);
    clickSide(rig, u"Succeeded"_s);
    auto *search = rig.part<QLineEdit>(u"searchBox"_s);
    QTest::keyClick(&rig.window(), Qt::Key_F, Qt::ControlModifier);
    QTest::keyClicks(search, u"mp"_s);
    QTRY_COMPARE(rig.window().filter().filter().text, u"mp"_s);
    QTest::keyClick(search, Qt::Key_Escape);
    QVERIFY(search->text().isEmpty());
    QVERIFY(rig.window().filter().filter().text.isEmpty());
    QVERIFY(!rig.window().filter().filter().statuses.isEmpty());
    QTest::keyClick(&rig.window(), Qt::Key_Escape);
    QVERIFY(rig.window().filter().filter().isEmpty());
    QTest::keyClick(&rig.window(), Qt::Key_Escape);
    QVERIFY(rig.window().isVisible());
}

void TestWindow::f5AsksAgain()
{
    WindowRig rig(lively());
    QTRY_VERIFY_WITH_TIMEOUT(rig.rows() > 40 && !rig.engine().isRefreshing(), patience);
    for (const Qt::Key key : {Qt::Key_F5, Qt::Key_R}) {
        QSignalSpy ended(&rig.engine(), &Engine::refreshEnded);
        const qsizetype asked = rig.sandbox().requests().size();
        QTest::keyClick(&rig.window(), key, key == Qt::Key_R ? Qt::ControlModifier : Qt::NoModifier);
        QTRY_VERIFY_WITH_TIMEOUT(!ended.isEmpty(), patience);
        QVERIFY(rig.sandbox().requests().size() > asked);
    }
}

void TestWindow::walksByKeysAlone()
{
    WindowRig rig(lively());
    QTRY_VERIFY_WITH_TIMEOUT(rig.rows() > 40, patience);
    rig.window().activateWindow();
    QTRY_VERIFY(rig.window().isActiveWindow());
    rig.table().setFocus();
    QSet<QString> seen;
    for (int step = 0; step < 12; ++step) {
        QTest::keyClick(&rig.window(), Qt::Key_F6);
        if (const QWidget *focus = rig.window().focusWidget())
            seen.insert(focus->objectName());
    }
    QVERIFY2(seen.contains(u"sideButton"_s), qPrintable(QStringList(seen.values()).join(u' ')));
    QVERIFY(seen.contains(u"sidePanel"_s));
    QVERIFY(seen.contains(u"uploadTable"_s));
    QVERIFY(seen.contains(u"footerButton"_s));
    QVERIFY(seen.contains(u"statusAccounts"_s) || seen.contains(u"statusSelection"_s));

    // status by keys: into the panel, down past the heading, Space adds, Space again takes away
    auto *side = rig.part<QListView>(u"sidePanel"_s);
    side->setFocus();
    side->setCurrentIndex(side->model()->index(0, 0));
    QTest::keyClick(side, Qt::Key_Down);
    QCOMPARE(side->currentIndex().data().toString(), u"Waiting"_s);
    QTest::keyClick(side, Qt::Key_Space);
    QVERIFY(rig.window().filter().filter().statuses.contains(ShownStatus::Waiting));
    QTest::keyClick(side, Qt::Key_Down);
    QTest::keyClick(side, Qt::Key_Space);
    QVERIFY(rig.window().filter().filter().statuses.contains(ShownStatus::Uploading));
    QTest::keyClick(side, Qt::Key_Space);
    QVERIFY(!rig.window().filter().filter().statuses.contains(ShownStatus::Uploading));

    // Tab leaves every pane again: twenty steps visit more than one control
    QSet<QWidget *> visited;
    for (int step = 0; step < 20; ++step) {
        QTest::keyClick(rig.window().focusWidget(), Qt::Key_Tab);
        visited.insert(rig.window().focusWidget());
    }
    QVERIFY(visited.size() > 5);
    // and walks them in the order they are read: tool bar, side panel, page
    rig.part<QLineEdit>(u"searchBox"_s)->setFocus();
    QTest::keyClick(rig.window().focusWidget(), Qt::Key_Tab);
    QCOMPARE(rig.window().focusWidget(), static_cast<QWidget *>(side));
    QTest::keyClick(&rig.window(), Qt::Key_B, Qt::ControlModifier);
    QVERIFY(!side->isVisible());
    QTest::keyClick(&rig.window(), Qt::Key_B, Qt::ControlModifier);
    QVERIFY(side->isVisible());
}

void TestWindow::everyControlHasItsNames()
{
    WindowRig rig(lively({u"player-prod"_s, u"player-test"_s}));
    QTRY_VERIFY_WITH_TIMEOUT(rig.rows() > 40, patience);
    clickSide(rig, u"Failed"_s);
    QTRY_VERIFY(rig.part<QWidget>(u"filterLine"_s)->isVisible());
    QHash<QString, QString> nameOf;
    for (const QWidget *widget : rig.window().findChildren<QWidget *>()) {
        if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus || widget->objectName().startsWith(u"qt_"_s))
            continue;
        const QString what = QLatin1StringView(widget->metaObject()->className()) + u' ' + widget->objectName();
        QVERIFY2(!widget->objectName().isEmpty(), qPrintable(what));
        QVERIFY2(!widget->accessibleName().isEmpty(), qPrintable(what));
        QVERIFY2(!nameOf.contains(widget->accessibleName()),
                 qPrintable(what + u" is called as "_s + nameOf.value(widget->accessibleName())));
        nameOf.insert(widget->accessibleName(), what);
    }
    QVERIFY(nameOf.size() > 8);
    // every entry of the menu bar has its letter, and none of one menu the same as another
    for (const QAction *top : rig.window().menuBar()->actions()) {
        QSet<QChar> letters;
        for (const QAction *action : top->menu()->actions()) {
            if (action->isSeparator())
                continue;
            const qsizetype at = action->text().indexOf(u'&');
            QVERIFY2(at >= 0, qPrintable(action->text()));
            const QChar letter = action->text().at(at + 1).toLower();
            QVERIFY2(!letters.contains(letter), qPrintable(action->text()));
            letters.insert(letter);
        }
    }
}

} // namespace deck

using deck::TestWindow;
QTEST_MAIN(TestWindow)
#include "test_window.moc"
