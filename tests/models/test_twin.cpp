// Store, view, counts and table against a naive twin, over many random steps. The starting number is printed;
// UPLOADDECK_TEST_SEED sets it, UPLOADDECK_TEST_STEPS sets how many steps.

#include "models/upload_counts.h"
#include "models/upload_table_model.h"
#include "tests/models/random_uploads.h"
#include "tests/models/twin.h"
#include "tests/support/manual_clock.h"

#include <QItemSelectionModel>
#include <QRandomGenerator>
#include <QTest>

using namespace deck;
using namespace deck::test;
using namespace Qt::StringLiterals;

namespace {

const QStringList accounts = {u"account-0"_s, u"account-1"_s, u"account-2"_s, u"account-3"_s};
const QStringList vendors = {u"zego"_s, u"other"_s};

/// A selection as the table keeps it: by key across every rearrangement.
class KeptSelection final : public QObject
{
public:
    explicit KeptSelection(UploadTableModel &model)
        : m_model(model)
        , m_selection(&model)
    {
        connect(&model, &UploadTableModel::aboutToRearrange, this, [this] { m_kept = keys(); });
        connect(&model, &UploadTableModel::rearranged, this, [this] {
            m_selection.clear();
            for (const UploadKey &key : std::as_const(m_kept)) {
                if (const std::optional<int> row = m_model.rowOf(key))
                    toggle(*row);
            }
        });
    }

    void toggle(int row) { m_selection.select(m_model.index(row, 0), QItemSelectionModel::Toggle | QItemSelectionModel::Rows); }
    [[nodiscard]] QSet<UploadKey> keys() const
    {
        QSet<UploadKey> keys;
        const QModelIndexList rows = m_selection.selectedRows();
        for (const QModelIndex &index : rows)
            keys.insert(m_model.key(index.row()));
        return keys;
    }

private:
    UploadTableModel &m_model;
    QItemSelectionModel m_selection;
    QSet<UploadKey> m_kept;
};

/// The world under test beside its twin.
struct Worlds
{
    UploadStore store;
    UploadView view {store};
    UploadCounts counts {store};
    ManualClock clock;
    UploadTableModel model {view, store, {}, clock, Format(Language::English, QTimeZone::utc())};
    KeptSelection selection {model};

    Twin twin;
    Filter filter;
    SortKey sortKey;
    QSet<UploadKey> selected;

    void merge(const QList<Upload> &answers)
    {
        store.merge(answers);
        twin.merge(answers);
    }
    void removeAccount(const QString &account)
    {
        store.removeAccount(account);
        twin.removeAccount(account);
    }
    void setFilter(const Filter &next)
    {
        filter = next;
        view.setFilter(next);
        counts.setFilter(next);
    }
    void setSortKey(const SortKey &next)
    {
        sortKey = next;
        view.setSortKey(next);
    }
};

Filter randomFilter(RandomUploads &random, const Filter &before)
{
    Filter filter = before;
    switch (random.below(6)) {
    case 0:
        filter.statuses = {};
        for (int i = random.below(4); i > 0; --i)
            filter.statuses.add(static_cast<ShownStatus>(random.below(shownStatusCount)));
        break;
    case 1:
        filter.vendors = random.oneIn(2) ? QSet<QString>() : QSet<QString> {vendors.at(random.below(2))};
        break;
    case 2:
        filter.accounts = random.oneIn(2) ? QSet<QString>() : QSet<QString> {accounts.at(random.below(4)), u"nobody"_s};
        break;
    case 3: // typing on, or taking a letter back
        filter.text = random.oneIn(3) ? filter.text.chopped(std::min<qsizetype>(1, filter.text.size()))
                                      : QString(filter.text + random.title().left(2));
        if (!filter.text.isValidUtf16()) // half an emoji is nothing a person types
            filter.text.clear();
        break;
    case 4:
        filter.createdSince = random.oneIn(2) ? std::nullopt : std::optional(random.instant());
        break;
    default:
        filter = {};
        break;
    }
    return filter;
}

SortKey randomSortKey(RandomUploads &random)
{
    SortKey key;
    key.by = random.oneIn(3) ? static_cast<SortKey::By>(random.below(4)) : SortKey::By::Field;
    key.field = static_cast<Field>(random.below(fieldCount));
    key.descending = random.oneIn(2);
    return key;
}

QString told(const UploadKey &key)
{
    return QString(key.account + u'/' + QString::number(int(key.kind)) + u'/' + key.id);
}

/// Empty when the worlds agree.
QString orderDifference(const Worlds &worlds, const QList<UploadKey> &expected)
{
    if (worlds.view.size() != expected.size() || worlds.model.rowCount() != expected.size())
        return u"%1 rows, %2 in the model, expected %3"_s.arg(worlds.view.size())
            .arg(worlds.model.rowCount())
            .arg(expected.size());
    for (int i = 0; i < expected.size(); ++i) {
        if (worlds.model.key(i) != expected.at(i))
            return u"row %1 is %2, expected %3"_s.arg(i).arg(told(worlds.model.key(i)), told(expected.at(i)));
    }
    return {};
}

QString countsDifference(const Worlds &worlds)
{
    QStringList wrong;
    const auto compare = [&wrong](const QString &what, qint64 actual, qint64 expected) {
        if (actual != expected)
            wrong.append(u"%1 is %2, expected %3"_s.arg(what).arg(actual).arg(expected));
    };
    compare(u"total"_s, worlds.counts.total(), worlds.twin.size());
    for (int i = 0; i < shownStatusCount; ++i) {
        Filter filter = worlds.filter;
        filter.statuses = {static_cast<ShownStatus>(i)};
        compare(u"status %1"_s.arg(i), worlds.counts.ofStatus(static_cast<ShownStatus>(i)), worlds.twin.count(filter));
    }
    for (const QString &account : accounts) {
        Filter filter = worlds.filter;
        filter.accounts = {account};
        filter.vendors.clear(); // one section of the panel with the accounts
        compare(account, worlds.counts.ofAccount(account), worlds.twin.count(filter));
    }
    for (const QString &vendor : vendors) {
        Filter filter = worlds.filter;
        filter.vendors = {vendor};
        filter.accounts.clear();
        compare(vendor, worlds.counts.ofVendor(vendor), worlds.twin.count(filter));
    }
    return wrong.join(u"; "_s);
}

QString cellsDifference(const Worlds &worlds, int row)
{
    const UploadKey key = worlds.model.key(row);
    const Upload &upload = worlds.twin.upload(key);
    const auto text
        = [&worlds, row](UploadColumn column) { return worlds.model.index(row, static_cast<int>(column)).data().toString(); };
    const auto or_
        = [](const std::optional<QString> &value, const QString &absent) { return value && !value->isEmpty() ? *value : absent; };
    QStringList wrong;
    const auto compare = [&wrong](const QString &actual, const QString &expected) {
        if (actual != expected)
            wrong.append(u"“%1”, expected “%2”"_s.arg(actual, expected));
    };
    compare(text(UploadColumn::Title), or_(upload.title, u"(no title)"_s));
    compare(text(UploadColumn::Progress), worlds.twin.progressText(key, worlds.clock.now()));
    compare(text(UploadColumn::Source), or_(upload.source, u"–"_s));
    compare(text(UploadColumn::Id), key.id);
    compare(text(UploadColumn::RetryCount), upload.retryCount ? QString::number(*upload.retryCount) : u"–"_s);
    const Row storeRow = *worlds.store.find(key);
    const int highest = worlds.twin.highest(key);
    const std::optional<double> actual = worlds.store.highestRatio(storeRow);
    compare(QString::number(actual ? qRound(*actual * 10'000) : -1), QString::number(highest));
    return wrong.join(u"; "_s);
}

quint32 startingNumber()
{
    bool given = false;
    const uint number = qEnvironmentVariable("UPLOADDECK_TEST_SEED").toUInt(&given);
    return given ? number : QRandomGenerator::global()->generate();
}

} // namespace

class TestTwin final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void manyRandomSteps();
    void acrossChunks();
};

void TestTwin::manyRandomSteps()
{
    const quint32 seed = startingNumber();
    bool given = false;
    const int wished = qEnvironmentVariableIntValue("UPLOADDECK_TEST_STEPS", &given);
    const int steps = given ? wished : 10'000;
    qInfo("UPLOADDECK_TEST_SEED=%u UPLOADDECK_TEST_STEPS=%d", seed, steps);
    RandomUploads random(seed);

    Worlds worlds;
    worlds.clock.setNow(Instant(std::chrono::seconds(1'700'000'000 + 5 * 86'400)));
    for (int step = 0; step < steps; ++step) {
        const int action = random.below(100);
        if (action < 45) {
            QList<Upload> answers;
            for (int i = random.below(12); i >= 0; --i)
                answers.append(random.upload(25));
            worlds.merge(answers);
        } else if (action < 47) {
            worlds.removeAccount(random.account());
        } else if (action < 67) {
            worlds.setFilter(randomFilter(random, worlds.filter));
        } else if (action < 85) {
            worlds.setSortKey(randomSortKey(random));
        } else if (worlds.model.rowCount() > 0) {
            const int row = random.below(worlds.model.rowCount());
            const UploadKey key = worlds.model.key(row);
            worlds.selection.toggle(row);
            if (!worlds.selected.remove(key))
                worlds.selected.insert(key);
        }

        const QList<UploadKey> expected = worlds.twin.arranged(worlds.filter, worlds.sortKey);
        const auto told = [step](const QString &difference) { return QString(u"step %1: "_s.arg(step) + difference); };
        QString difference = orderDifference(worlds, expected);
        if (!difference.isEmpty())
            difference += u", text “%1”, sorted by %2"_s.arg(worlds.filter.text, fieldWord(worlds.sortKey.field));
        QVERIFY2(difference.isEmpty(), qPrintable(told(difference)));
        if (!expected.isEmpty()) {
            const int row = random.below(static_cast<int>(expected.size()));
            difference = cellsDifference(worlds, row);
            QVERIFY2(difference.isEmpty(), qPrintable(told(difference)));
            QCOMPARE(worlds.model.rowOf(expected.at(row)), std::optional(row));
        }
        worlds.selected.intersect(QSet<UploadKey>(expected.begin(), expected.end()));
        QVERIFY2(worlds.selection.keys() == worlds.selected, qPrintable(told(u"selection"_s)));
        difference = countsDifference(worlds);
        QVERIFY2(difference.isEmpty(), qPrintable(told(difference)));
    }
}

/// Enough rows for two chunks, and changes on both sides of their border.
void TestTwin::acrossChunks()
{
    constexpr int rows = 70'000;
    UploadStore store;
    UploadView view(store);
    QList<Upload> uploads;
    RandomUploads random(7);
    for (int i = 0; i < rows; ++i) {
        Upload upload = random.upload(1);
        upload.key = {u"account-%1"_s.arg(i % 3), UploadKind::Media, QString::number(i)};
        upload.createdAt = Instant(Milliseconds(1'700'000'000'000 + qint64(i) * 7'919 % rows)); // all different
        upload.covers = FieldSet::all();
        uploads.append(upload);
    }
    store.merge(uploads);
    const auto check = [&] {
        QList<Upload> expected;
        for (const Upload &upload : std::as_const(uploads)) {
            if (view.filter().statuses.isEmpty()
                || view.filter().statuses.contains(shownStatus(upload.status, upload.stalledSince.has_value())))
                expected.append(upload);
        }
        std::sort(expected.begin(), expected.end(), [](const Upload &a, const Upload &b) { return *a.createdAt > *b.createdAt; });
        if (view.size() != expected.size())
            return false;
        for (int i = 0; i < view.size(); ++i) {
            if (store.key(view.row(i)) != expected.at(i).key || view.positionOf(view.row(i)) != i)
                return false;
        }
        return true;
    };
    QVERIFY(check());
    Filter filter;
    filter.statuses = {ShownStatus::Failed, ShownStatus::Stalled};
    QVERIFY(view.setFilter(filter));
    QVERIFY(check());

    QList<Upload> changes;
    for (int i = 0; i < rows; i += 97) {
        Upload &upload = uploads[i];
        upload.createdAt = *upload.createdAt + Milliseconds(rows);
        upload.status = UploadStatus::Failed;
        changes.append(upload);
    }
    store.merge(changes);
    QVERIFY(check());
    QVERIFY(view.setFilter({}));
    QVERIFY(check());

    store.removeAccount(u"account-1"_s);
    uploads.removeIf([](const Upload &upload) { return upload.key.account == u"account-1"_s; });
    QVERIFY(check());
    QCOMPARE(store.size(), uploads.size());
}

QTEST_GUILESS_MAIN(TestTwin)
#include "test_twin.moc"
