#include "ui/uploads/upload_table_view.h"

#include "tests/support/manual_clock.h"
#include "ui/appearance/appearance.h"
#include "ui/uploads/upload_header.h"

#include <QAccessible>
#include <QHeaderView>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace deck;

namespace {

constexpr int startSeconds = 1'800'000'000;

Upload upload(int number, UploadStatus status = UploadStatus::Uploading, double ratio = 0.1)
{
    Upload upload;
    upload.key = {u"player-prod"_s, UploadKind::Media, u"id-%1"_s.arg(number, 6, 10, QChar(u'0'))};
    upload.vendor = u"zego"_s;
    upload.title = u"title %1"_s.arg(number);
    upload.status = status;
    upload.ratio = ratio;
    upload.createdAt = Instant(std::chrono::seconds(startSeconds + number));
    upload.covers = FieldSet::all();
    return upload;
}

UploadKey key(int number)
{
    return upload(number).key;
}

QList<Upload> uploads(int from, int to)
{
    QList<Upload> list;
    for (int number = from; number < to; ++number)
        list.append(upload(number));
    return list;
}

constexpr int column(UploadColumn column)
{
    return static_cast<int>(column);
}

} // namespace

class TestUploadTableView final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void newestFirstAndRowsOfOneHeight();
    void titleTakesTheSpareWidth();
    void aClickSorts();
    void selectionStaysWithItsRows();
    void selectionOfRowsThatGoIsTold();
    void newRowsAppearAtTheTop();
    void rowsInSightStay();
    void startOverShowsTheTop();
    void copiesRowsAndIds();
    void columnsComeBack();
    void brokenColumnStateChangesNothing();
    void keysMove();
    void typeAheadFindsTitles();
    void nearEndIsTold();
    void changedRowsAreTinted();
    void manyChangesAreNot();
    void cellsSpeak();

private:
    void fill(int from, int to) { m_store->merge(uploads(from, to)); }
    [[nodiscard]] int firstRowInSight() const { return m_table->rowAt(0); }
    [[nodiscard]] QImage picture() const { return m_table->viewport()->grab().toImage(); }

    Appearance m_appearance;
    ManualClock m_clock {Instant(std::chrono::seconds(startSeconds + 86'400))};
    std::unique_ptr<UploadStore> m_store;
    std::unique_ptr<UploadView> m_view;
    std::unique_ptr<UploadTableModel> m_model;
    std::unique_ptr<UploadTableView> m_table;
};

void TestUploadTableView::init()
{
    m_appearance.apply(ThemeChoice::Light);
    m_store = std::make_unique<UploadStore>();
    m_view = std::make_unique<UploadView>(*m_store);
    m_model = std::make_unique<UploadTableModel>(*m_view, *m_store, QList<VendorInfo>(), m_clock,
                                                 Format(Language::English, QTimeZone::utc()));
    m_table = std::make_unique<UploadTableView>(m_appearance, *m_model);
    m_table->resize(1'400, 28 + 20 * 28);
    m_table->show();
    m_table->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_table.get()));
    m_table->setFocus();
}

void TestUploadTableView::cleanup()
{
    m_table.reset();
    m_model.reset();
    m_view.reset();
    m_store.reset();
}

void TestUploadTableView::newestFirstAndRowsOfOneHeight()
{
    fill(0, 50);
    QCOMPARE(m_model->key(0), key(49));
    QCOMPARE(m_table->rowHeight(0), 28);
    QCOMPARE(m_table->rowHeight(49), 28);
    m_table->setDensity(36);
    QCOMPARE(m_table->rowHeight(0), 36);
    m_table->setDensity(24);
    QVERIFY(m_table->rowHeight(0) >= 24 && m_table->rowHeight(0) < 28);
}

void TestUploadTableView::titleTakesTheSpareWidth()
{
    QHeaderView *header = m_table->horizontalHeader();
    QCOMPARE(header->length(), m_table->viewport()->width());
    const int title = header->sectionSize(column(UploadColumn::Title));
    header->resizeSection(column(UploadColumn::Source), header->sectionSize(column(UploadColumn::Source)) - 20);
    QCOMPARE(header->sectionSize(column(UploadColumn::Title)), title + 20);
    m_table->resize(900, 500);
    QCOMPARE(header->sectionSize(column(UploadColumn::Title)), 300); // and the last columns come by scrolling
    header->resizeSection(column(UploadColumn::Title), 10);
    QCOMPARE(header->sectionSize(column(UploadColumn::Title)), 160);
    QVERIFY(header->isSectionHidden(column(UploadColumn::MediaId)));
}

void TestUploadTableView::aClickSorts()
{
    fill(0, 30);
    auto *header = qobject_cast<UploadHeader *>(m_table->horizontalHeader());
    QVERIFY(header);
    const auto click = [&](UploadColumn which) {
        const QPoint at(header->sectionViewportPosition(column(which)) + 20, 10);
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, at);
    };
    click(UploadColumn::Title);
    QCOMPARE(m_view->sortKey(), sortKeyOf(UploadColumn::Title, false));
    click(UploadColumn::Title);
    QCOMPARE(m_view->sortKey(), sortKeyOf(UploadColumn::Title, true));
    click(UploadColumn::Size); // the greatest is looked for first
    QCOMPARE(m_view->sortKey(), sortKeyOf(UploadColumn::Size, true));
    QTest::keyClick(m_table.get(), Qt::Key_Right, Qt::AltModifier);
    QCOMPARE(header->sortColumn(), UploadColumn::Vendor);
    QTest::keyClick(m_table.get(), Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(header->sortColumn(), UploadColumn::Size);
}

void TestUploadTableView::selectionStaysWithItsRows()
{
    fill(0, 100);
    m_table->selectKeys({key(50), key(51), key(70)});
    QCOMPARE(m_table->selectedKeys(), (QList<UploadKey> {key(70), key(51), key(50)}));
    QCOMPARE(m_table->currentKey(), key(50));
    const QSignalSpy told(m_table.get(), &UploadTableView::selectionKeysChanged);
    fill(100, 150);
    QCOMPARE(m_table->selectedKeys(), (QList<UploadKey> {key(70), key(51), key(50)}));
    QCOMPARE(m_table->currentKey(), key(50));
    m_model->sort(column(UploadColumn::Title), Qt::AscendingOrder);
    QCOMPARE(m_table->selectedKeys(), (QList<UploadKey> {key(50), key(51), key(70)}));
    QCOMPARE(m_table->currentKey(), key(50));
    QCOMPARE(told.size(), 0); // the same rows are selected all the time
}

void TestUploadTableView::selectionOfRowsThatGoIsTold()
{
    fill(0, 100);
    m_table->selectKeys({key(50), key(51)});
    const QSignalSpy told(m_table.get(), &UploadTableView::selectionKeysChanged);
    Filter filter;
    filter.text = u"51"_s;
    m_view->setFilter(filter);
    QCOMPARE(m_table->selectedKeys(), QList<UploadKey> {key(51)});
    QVERIFY(told.size() >= 1);
    filter.text = u"nothing has this"_s;
    m_view->setFilter(filter);
    QCOMPARE(m_table->selectedKeys(), QList<UploadKey>());
    QVERIFY(!m_table->currentKey());
}

void TestUploadTableView::newRowsAppearAtTheTop()
{
    fill(0, 100);
    const QSignalSpy above(m_table.get(), &UploadTableView::newRowsAbove);
    fill(100, 103);
    QCOMPARE(m_table->verticalScrollBar()->value(), 0);
    QCOMPARE(m_model->key(firstRowInSight()), key(102));
    QCOMPARE(above.size(), 0);
}

void TestUploadTableView::rowsInSightStay()
{
    fill(0, 200);
    m_table->verticalScrollBar()->setValue(40 * 28 + 7);
    const UploadKey first = m_model->key(firstRowInSight());
    QSignalSpy above(m_table.get(), &UploadTableView::newRowsAbove);
    fill(200, 203);
    QCOMPARE(m_model->key(firstRowInSight()), first);
    QCOMPARE(m_table->verticalScrollBar()->value(), 43 * 28 + 7);
    QCOMPARE(above.size(), 1);
    QCOMPARE(above.takeFirst().first().toInt(), 3);
    fill(203, 205);
    QCOMPARE(above.takeFirst().first().toInt(), 5);
    m_table->verticalScrollBar()->setValue(0);
    QCOMPARE(above.takeLast().first().toInt(), 0);

    // rows that go do not move the others either
    m_table->verticalScrollBar()->setValue(40 * 28);
    const UploadKey later = m_model->key(firstRowInSight());
    QCOMPARE(m_table->verticalScrollBar()->value(), 40 * 28);
    m_store->merge({upload(205), upload(206)});
    QCOMPARE(m_model->key(firstRowInSight()), later);
}

void TestUploadTableView::startOverShowsTheTop()
{
    fill(0, 200);
    m_table->verticalScrollBar()->setValue(40 * 28);
    const QSignalSpy above(m_table.get(), &UploadTableView::newRowsAbove);
    m_table->startOver();
    Filter filter;
    filter.text = u"title 1"_s;
    m_view->setFilter(filter);
    QCOMPARE(m_table->verticalScrollBar()->value(), 0);
    QCOMPARE(above.size(), 0);
}

void TestUploadTableView::copiesRowsAndIds()
{
    fill(0, 5);
    m_table->selectKeys({key(1), key(3)});
    QCOMPARE(m_table->selectionAsIds(), u"id-000003\nid-000001"_s);
    const QStringList lines = m_table->selectionAsText(true).split(u'\n');
    QCOMPARE(lines.size(), 3);
    QVERIFY(lines.at(0).startsWith(u"Title\tStatus\tProgress\t"_s));
    QVERIFY2(lines.at(1).startsWith(u"title 3\tUploading\t10"_s), qPrintable(lines.at(1)));
    QCOMPARE(lines.at(1).count(u'\t'), firstHiddenColumn - 1);
    QCOMPARE(m_table->selectionAsText(false).split(u'\n').size(), 2);
}

void TestUploadTableView::columnsComeBack()
{
    QHeaderView *header = m_table->horizontalHeader();
    header->moveSection(header->visualIndex(column(UploadColumn::Size)), 1);
    header->resizeSection(column(UploadColumn::Vendor), 140);
    header->setSectionHidden(column(UploadColumn::Account), true);
    header->setSectionHidden(column(UploadColumn::Error), false);
    m_model->sort(column(UploadColumn::Title), Qt::AscendingOrder);
    qobject_cast<UploadHeader *>(header)->sortBy(UploadColumn::Title, false);
    const QByteArray state = m_table->columnState();

    UploadTableView other(m_appearance, *m_model);
    other.resize(m_table->size());
    other.restoreColumnState(state);
    QHeaderView *restored = other.horizontalHeader();
    QCOMPARE(restored->visualIndex(column(UploadColumn::Size)), 1);
    QCOMPARE(restored->sectionSize(column(UploadColumn::Vendor)), 140);
    QVERIFY(restored->isSectionHidden(column(UploadColumn::Account)));
    QVERIFY(!restored->isSectionHidden(column(UploadColumn::Error)));
    QCOMPARE(m_view->sortKey(), sortKeyOf(UploadColumn::Title, false));
    restored->setSectionHidden(column(UploadColumn::Account), false);
    QCOMPARE(restored->sectionSize(column(UploadColumn::Account)), 100); // not zero
    QCOMPARE(other.columnState().isEmpty(), false);

    other.resetColumns();
    QCOMPARE(restored->visualIndex(column(UploadColumn::Size)), column(UploadColumn::Size));
    QVERIFY(restored->isSectionHidden(column(UploadColumn::Error)));
    QCOMPARE(m_view->sortKey(), sortKeyOf(UploadColumn::CreatedAt, true));
}

void TestUploadTableView::brokenColumnStateChangesNothing()
{
    const QByteArray before = m_table->columnState();
    m_table->restoreColumnState({});
    m_table->restoreColumnState("not a state");
    QCOMPARE(m_table->columnState(), before);
    for (qsizetype length = 0; length < before.size(); ++length) { // cut anywhere: never a hidden title, never no width
        m_table->restoreColumnState(before.left(length));
        QVERIFY(m_table->horizontalHeader()->sectionSize(column(UploadColumn::Title)) >= 160);
        QVERIFY(!m_table->horizontalHeader()->isSectionHidden(column(UploadColumn::Status)));
    }
}

void TestUploadTableView::keysMove()
{
    fill(0, 100);
    QTest::keyClick(m_table.get(), Qt::Key_Home);
    QCOMPARE(m_table->currentKey(), key(99));
    QTest::keyClick(m_table.get(), Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(m_table->selectedKeys().size(), 2);
    QTest::keyClick(m_table.get(), Qt::Key_End);
    QCOMPARE(m_table->currentKey(), key(0));
    QCOMPARE(m_table->selectedKeys(), QList<UploadKey> {key(0)});
    QTest::keyClick(m_table.get(), Qt::Key_Space);
    QCOMPARE(m_table->selectedKeys(), QList<UploadKey>());
    QTest::keyClick(m_table.get(), Qt::Key_Space);
    QCOMPARE(m_table->selectedKeys(), QList<UploadKey> {key(0)});
    QSignalSpy activated(m_table.get(), &UploadTableView::activatedKey);
    QTest::keyClick(m_table.get(), Qt::Key_Return);
    QCOMPARE(activated.size(), 1);
    QCOMPARE(activated.first().first().value<UploadKey>(), key(0));
    QTest::keyClick(m_table.get(), Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(m_table->selectedKeys().size(), 100);
}

void TestUploadTableView::typeAheadFindsTitles()
{
    fill(0, 100);
    QTest::keyClicks(m_table.get(), u"title 42"_s);
    QCOMPARE(m_table->currentKey(), key(42));
    QCOMPARE(m_table->selectedKeys(), QList<UploadKey> {key(42)});
}

void TestUploadTableView::nearEndIsTold()
{
    fill(0, 200);
    const QSignalSpy near(m_table.get(), &UploadTableView::nearEnd);
    m_table->verticalScrollBar()->setValue(20 * 28);
    QCOMPARE(near.size(), 0);
    m_table->verticalScrollBar()->setValue(m_table->verticalScrollBar()->maximum() - 100);
    QVERIFY(near.size() > 0);
}

void TestUploadTableView::changedRowsAreTinted()
{
    fill(0, 10);
    m_table->verticalScrollBar()->setValue(0);
    const QPoint inStatus(m_table->columnViewportPosition(column(UploadColumn::Status)) + 2, m_table->rowViewportPosition(3) + 4);
    const QPoint inTitle(m_table->columnViewportPosition(column(UploadColumn::Title)) + 5, m_table->rowViewportPosition(3) + 4);
    QCOMPARE(picture().pixelColor(inStatus), m_appearance.color(Token::Base));
    m_store->merge({upload(6, UploadStatus::Uploading, 0.2)});
    QCOMPARE(m_model->key(3), key(6));
    QCOMPARE(picture().pixelColor(inStatus), m_appearance.color(Token::Changed));
    QCOMPARE(picture().pixelColor(inTitle), m_appearance.color(Token::Base));
    QTRY_COMPARE_WITH_TIMEOUT(picture().pixelColor(inStatus), m_appearance.color(Token::Base), 4'000);
}

void TestUploadTableView::manyChangesAreNot()
{
    m_table->resize(1'400, 28 + 40 * 28);
    fill(0, 40);
    QList<Upload> changed;
    for (int number = 10; number < 40; ++number)
        changed.append(upload(number, UploadStatus::Uploading, 0.3));
    m_store->merge(changed);
    const QPoint inStatus(m_table->columnViewportPosition(column(UploadColumn::Status)) + 2, m_table->rowViewportPosition(3) + 4);
    QCOMPARE(picture().pixelColor(inStatus), m_appearance.color(Token::Base));
}

void TestUploadTableView::cellsSpeak()
{
    fill(0, 3);
    QAccessibleInterface *table = QAccessible::queryAccessibleInterface(m_table.get());
    QVERIFY(table);
    QCOMPARE(table->role(), QAccessible::Table);
    QCOMPARE(table->text(QAccessible::Name), u"Uploads"_s);
    QVERIFY(table->tableInterface());
    QCOMPARE(table->tableInterface()->rowCount(), 3);
    QAccessibleInterface *cell = table->tableInterface()->cellAt(0, column(UploadColumn::Progress));
    QVERIFY(cell);
    QCOMPARE(cell->text(QAccessible::Name),
             m_model->index(0, column(UploadColumn::Progress)).data(Qt::AccessibleTextRole).toString());
}

QTEST_MAIN(TestUploadTableView)
#include "test_upload_table_view.moc"
