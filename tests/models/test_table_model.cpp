// UploadTableModel under QAbstractItemModelTester, and the slots technique it promises.

#include "models/upload_table_model.h"
#include "tests/models/random_uploads.h"
#include "tests/support/manual_clock.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace deck;
using namespace deck::test;
using namespace Qt::StringLiterals;

namespace {

struct Table
{
    UploadStore store;
    UploadView view {store};
    ManualClock clock;
    UploadTableModel model {view, store, {}, clock, Format(Language::English, QTimeZone::utc())};
};

Upload numbered(int number)
{
    Upload upload;
    upload.key = {u"a"_s, UploadKind::Media, u"id-%1"_s.arg(number)};
    upload.vendor = u"zego"_s;
    upload.title = u"Title %1"_s.arg(number);
    upload.status = UploadStatus::Uploading;
    upload.ratio = 0.25;
    upload.createdAt = Instant(std::chrono::seconds(1'700'000'000 + number));
    upload.covers = FieldSet::all();
    return upload;
}

QList<Upload> numberedUpTo(int count)
{
    QList<Upload> uploads;
    for (int i = 0; i < count; ++i)
        uploads.append(numbered(i));
    return uploads;
}

int columnOf(UploadColumn column)
{
    return static_cast<int>(column);
}

} // namespace

class TestTableModel final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void passesTheModelTester();
    void newRowsAreAppendedAndAllIsToldOnce();
    void fewerRowsAreTakenFromTheEnd();
    void wideningALotResets();
    void changesInPlaceTellTheirColumnsOnly();
    void unshownChangesTellNothing();
    void persistentIndexesAreNeverMoved();
    void anotherLanguageTellsEverything();
    void sortsByTheHeader();
    void rowsByKey();
};

void TestTableModel::passesTheModelTester()
{
    Table table;
    const QAbstractItemModelTester tester(&table.model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    RandomUploads random(20'261'124);
    for (int step = 0; step < 150; ++step) {
        switch (random.below(5)) {
        case 0:
        case 1: {
            QList<Upload> answers;
            for (int i = random.below(5); i >= 0; --i)
                answers.append(random.upload(5));
            table.store.merge(answers);
            break;
        }
        case 2: {
            Filter filter;
            if (!random.oneIn(3))
                filter.statuses
                    = {static_cast<ShownStatus>(random.below(shownStatusCount)), ShownStatus::Uploading, ShownStatus::Failed};
            table.view.setFilter(filter);
            break;
        }
        case 3:
            table.model.sort(random.below(uploadColumnCount), random.oneIn(2) ? Qt::AscendingOrder : Qt::DescendingOrder);
            break;
        default:
            if (random.oneIn(8))
                table.store.removeAccount(random.account());
            break;
        }
    }
    table.model.setFormat(Format(Language::Chinese, QTimeZone::utc()));
    table.store.merge(numberedUpTo(300));
    QVERIFY(table.model.rowCount() > 0);
}

void TestTableModel::newRowsAreAppendedAndAllIsToldOnce()
{
    Table table;
    table.store.merge(numberedUpTo(10));
    QSignalSpy inserted(&table.model, &QAbstractItemModel::rowsInserted);
    QSignalSpy changed(&table.model, &QAbstractItemModel::dataChanged);
    QSignalSpy layout(&table.model, &QAbstractItemModel::layoutChanged);
    QSignalSpy reset(&table.model, &QAbstractItemModel::modelReset);
    table.store.merge({numbered(100), numbered(101), numbered(-5)}); // newest first: above and below what is there
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(inserted.first().at(1).toInt(), 10);
    QCOMPARE(inserted.first().at(2).toInt(), 12);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.first().at(0).toModelIndex(), table.model.index(0, 0));
    QCOMPARE(changed.first().at(1).toModelIndex(), table.model.index(12, uploadColumnCount - 1));
    QCOMPARE(layout.size() + reset.size(), 0);
    QCOMPARE(table.model.index(0, 0).data().toString(), u"Title 101"_s);
    QCOMPARE(table.model.index(12, 0).data().toString(), u"Title -5"_s);
}

void TestTableModel::fewerRowsAreTakenFromTheEnd()
{
    Table table;
    table.store.merge(numberedUpTo(10));
    QSignalSpy removed(&table.model, &QAbstractItemModel::rowsRemoved);
    Filter filter;
    filter.text = u"title 3"_s;
    QVERIFY(table.view.setFilter(filter));
    QCOMPARE(removed.size(), 1);
    QCOMPARE(removed.first().at(1).toInt(), 1);
    QCOMPARE(removed.first().at(2).toInt(), 9);
    QCOMPARE(table.model.rowCount(), 1);
    QCOMPARE(table.model.index(0, 0).data().toString(), u"Title 3"_s);
}

void TestTableModel::wideningALotResets()
{
    Table table;
    table.store.merge(numberedUpTo(10'000));
    Filter filter;
    filter.text = u"Title 77"_s;
    table.view.setFilter(filter);
    QSignalSpy inserted(&table.model, &QAbstractItemModel::rowsInserted);
    QSignalSpy reset(&table.model, &QAbstractItemModel::modelReset);
    table.view.setFilter({});
    QCOMPARE(reset.size(), 1);
    QCOMPARE(inserted.size(), 0);
    QCOMPARE(table.model.rowCount(), 10'000);
}

void TestTableModel::changesInPlaceTellTheirColumnsOnly()
{
    Table table;
    table.store.merge(numberedUpTo(10));
    QSignalSpy rearranged(&table.model, &UploadTableModel::rearranged);
    QSignalSpy changed(&table.model, &QAbstractItemModel::dataChanged);
    Upload a = numbered(2);
    Upload b = numbered(6);
    a.ratio = 0.5;
    b.ratio = 0.75;
    table.store.merge({a, b});
    QCOMPARE(rearranged.size(), 0);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.first().at(0).toModelIndex(), table.model.index(3, columnOf(UploadColumn::Progress)));
    QCOMPARE(changed.first().at(1).toModelIndex(), table.model.index(7, columnOf(UploadColumn::Progress)));
}

void TestTableModel::unshownChangesTellNothing()
{
    Table table;
    table.store.merge(numberedUpTo(10));
    Filter filter;
    filter.text = u"Title 3"_s;
    table.view.setFilter(filter);
    QSignalSpy rearranged(&table.model, &UploadTableModel::rearranged);
    QSignalSpy changed(&table.model, &QAbstractItemModel::dataChanged);
    Upload hidden = numbered(4);
    hidden.ratio = 0.5;
    table.store.merge({hidden, numbered(44)});
    QCOMPARE(rearranged.size() + changed.size(), 0);
}

void TestTableModel::persistentIndexesAreNeverMoved()
{
    Table table;
    table.store.merge(numberedUpTo(10));
    const QPersistentModelIndex place = table.model.index(4, 0);
    table.model.sort(columnOf(UploadColumn::Title), Qt::AscendingOrder);
    table.store.merge({numbered(50)});
    QVERIFY(place.isValid());
    QCOMPARE(place.row(), 4);
}

void TestTableModel::anotherLanguageTellsEverything()
{
    Table table;
    table.store.merge(numberedUpTo(3));
    QSignalSpy header(&table.model, &QAbstractItemModel::headerDataChanged);
    QSignalSpy changed(&table.model, &QAbstractItemModel::dataChanged);
    table.model.setFormat(Format(Language::Chinese, QTimeZone::utc()));
    QCOMPARE(header.size(), 1);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(table.model.index(0, columnOf(UploadColumn::Progress)).data().toString(), u"25.0\u2009%"_s);
    table.model.dayChanged();
    QCOMPARE(changed.size(), 2);
}

void TestTableModel::sortsByTheHeader()
{
    Table table;
    table.store.merge(numberedUpTo(3));
    QCOMPARE(table.model.key(0).id, u"id-2"_s); // newest first before anybody chose
    table.model.sort(columnOf(UploadColumn::Id), Qt::AscendingOrder);
    QCOMPARE(table.model.key(0).id, u"id-0"_s);
    table.model.sort(-1, Qt::AscendingOrder);
    QCOMPARE(table.model.key(0).id, u"id-0"_s);
}

void TestTableModel::rowsByKey()
{
    Table table;
    table.store.merge(numberedUpTo(3));
    QCOMPARE(table.model.rowOf(numbered(0).key), std::optional(2));
    QCOMPARE(table.model.rowOf(numbered(7).key), std::nullopt);
    Filter filter;
    filter.text = u"Title 1"_s;
    table.view.setFilter(filter);
    QCOMPARE(table.model.rowOf(numbered(0).key), std::nullopt);
    QCOMPARE(table.model.rowOf(numbered(1).key), std::optional(0));
}

QTEST_GUILESS_MAIN(TestTableModel)
#include "test_table_model.moc"
