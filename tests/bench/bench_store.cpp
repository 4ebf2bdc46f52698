// The store and its view beside the best that QSortFilterProxyModel gives (filter and order reading structs,
// invalidate() instead of invalidateFilter()), in one run. Prints a table of CPU milliseconds; never fails on time.
//
// bench_store [ROWS...]: default 10000 100000 1000000. The proxy is run up to 100,000 rows.

#include "engine/upload_store.h"
#include "engine/upload_view.h"

#include <QAbstractTableModel>
#include <QCoreApplication>
#include <QRandomGenerator>
#include <QSortFilterProxyModel>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <functional>
#include <map>
#include <vector>
#ifdef __GLIBC__
#include <malloc.h>
#endif

using namespace deck;
using namespace Qt::StringLiterals;

namespace {

constexpr int batchSize = 10'000;
constexpr int updates = 1'000;
constexpr qint64 largestProxy = 100'000;

double cpuMilliseconds()
{
    return 1'000.0 * static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

/// The best of `times` runs, each after `prepare`.
double best(int times, const std::function<void()> &prepare, const std::function<void()> &run)
{
    double least = -1;
    for (int i = 0; i < times; ++i) {
        prepare();
        const double start = cpuMilliseconds();
        run();
        const double took = cpuMilliseconds() - start;
        least = least < 0 ? took : std::min(least, took);
    }
    return least;
}

/// Bytes on the heap; 0 where that cannot be known.
qint64 heapBytes()
{
#if defined(__GLIBC__) && (__GLIBC__ > 2 || __GLIBC_MINOR__ >= 33)
    const struct mallinfo2 info = mallinfo2();
    return static_cast<qint64>(info.uordblks + info.hblkhd);
#else
    return 0;
#endif
}

/// The same uploads for everybody: `number` decides all. Every hot column is given where a vendor would.
Upload uploadOf(int number, bool everyColumn)
{
    QRandomGenerator random(static_cast<quint32>(number) + 1);
    static const QStringList words
        = {u"holiday"_s, u"Interview"_s, u"会议"_s, u"A-cam"_s, u"final cut"_s, u"录像"_s, u"trailer"_s, u"Lesson"_s};
    Upload upload;
    upload.key = {u"account-%1"_s.arg(random.bounded(6)), UploadKind::Media,
                  QString::number(random.generate64(), 16).rightJustified(16, u'0') + QString::number(number)};
    upload.vendor = upload.key.account > u"account-3"_s ? u"other"_s : u"zego"_s;
    upload.title = u"%1 %2 take %3 of clip %4.mp4"_s.arg(words.at(random.bounded(8)), words.at(random.bounded(8)))
                       .arg(random.bounded(90))
                       .arg(number);
    upload.status = allStatuses().at(random.bounded(9));
    upload.vendorStatus = QString::number(random.bounded(7));
    upload.createdAt = Instant(std::chrono::seconds(1'700'000'000 + random.bounded(50'000'000)));
    upload.checkedAt = Instant(Milliseconds(1'795'000'000'123)); // our own clock
    if (upload.status == UploadStatus::Succeeded)
        upload.completedAt = *upload.createdAt + std::chrono::minutes(random.bounded(900));
    if (upload.status == UploadStatus::Failed) {
        upload.errorCode = u"E%1"_s.arg(random.bounded(30));
        upload.errorMessage = u"the source could not be read (%1)"_s.arg(random.bounded(30));
    }
    upload.sourceUrl = u"https://media.example.com/in/clip-%1.mp4"_s.arg(number);
    if (everyColumn) {
        upload.ratio = random.bounded(10'000) / 10'000.0;
        upload.totalBytes = random.bounded(1'000'000'000);
        upload.uploadedBytes = *upload.totalBytes / 2;
        upload.modifiedAt = upload.createdAt;
        upload.completedAt = upload.createdAt;
        upload.expiresAt = upload.createdAt;
        upload.retryCount = random.bounded(4);
        upload.source = u"source %1"_s.arg(random.bounded(12));
        upload.mediaId = upload.key.id;
        if (random.bounded(20) == 0)
            upload.stalledSince = upload.createdAt;
    }
    upload.covers = FieldSet::all();
    return upload;
}

Upload moved(int number, int round)
{
    Upload upload = uploadOf(number, true);
    upload.createdAt = *upload.createdAt + std::chrono::seconds(1'000 * (round + 1) + number % 997);
    upload.covers = {Field::CreatedAt};
    return upload;
}

Upload advanced(int number, int round)
{
    Upload upload = uploadOf(number, true);
    upload.ratio = (round % 100) / 100.0;
    upload.covers = {Field::Ratio};
    return upload;
}

/// The peer: structs in a vector, behind a proxy that reads them without data().
class StructModel final : public QAbstractTableModel
{
public:
    std::vector<Upload> uploads;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(uploads.size());
    }
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : 18; }
    [[nodiscard]] QVariant data(const QModelIndex &, int) const override { return {}; }
    void append(const std::vector<Upload> &batch)
    {
        beginInsertRows({}, rowCount(), rowCount() + static_cast<int>(batch.size()) - 1);
        uploads.insert(uploads.end(), batch.begin(), batch.end());
        endInsertRows();
    }
    void touch(int row) { Q_EMIT dataChanged(index(row, 0), index(row, 17)); }
};

class StructProxy final : public QSortFilterProxyModel
{
public:
    explicit StructProxy(StructModel &model)
        : m_model(model)
    {
        setSourceModel(&model);
    }
    Filter filter;
    bool byTitle = false;

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &) const override
    {
        const Upload &upload = m_model.uploads[static_cast<std::size_t>(row)];
        if (!filter.statuses.isEmpty() && !filter.statuses.contains(shownStatus(upload.status, upload.stalledSince.has_value())))
            return false;
        return filter.text.isEmpty() || upload.title->contains(filter.text, Qt::CaseInsensitive);
    }
    [[nodiscard]] bool lessThan(const QModelIndex &left, const QModelIndex &right) const override
    {
        const Upload &a = m_model.uploads[static_cast<std::size_t>(left.row())];
        const Upload &b = m_model.uploads[static_cast<std::size_t>(right.row())];
        return byTitle ? a.title->compare(*b.title, Qt::CaseInsensitive) < 0 : *a.createdAt < *b.createdAt;
    }

private:
    StructModel &m_model;
};

using Figures = std::map<QString, double>; ///< by line of the table

Filter byStatus()
{
    Filter filter;
    filter.statuses = {ShownStatus::Failed};
    return filter;
}

Filter byText(const QString &text)
{
    Filter filter;
    filter.text = text;
    return filter;
}

constexpr SortKey newest {SortKey::By::Field, Field::CreatedAt, true};
constexpr SortKey oldest {SortKey::By::Field, Field::CreatedAt, false};
constexpr SortKey titles {SortKey::By::Field, Field::Title, false};

/// UTF-8 of the texts that are each row's own.
double textBytes(int rows)
{
    qint64 sum = 0;
    for (int i = 0; i < rows; i += 100) {
        const Upload upload = uploadOf(i, true);
        for (const QString &text : {*upload.title, upload.key.id, fileNameOfUrl(*upload.sourceUrl), *upload.mediaId})
            sum += text.toUtf8().size();
    }
    return static_cast<double>(sum) / (rows / 100.0);
}

/// Loads batches made beforehand one at a time, so that only the store's work is timed.
double load(int rows, bool everyColumn, const std::function<void(const QList<Upload> &)> &take)
{
    double took = 0;
    for (int from = 0; from < rows; from += batchSize) {
        QList<Upload> batch;
        for (int i = from; i < std::min(rows, from + batchSize); ++i)
            batch.append(uploadOf(i, everyColumn));
        const double start = cpuMilliseconds();
        take(batch);
        took += cpuMilliseconds() - start;
    }
    return took;
}

Figures columnFigures(int rows)
{
    Figures figures;
    {
        const qint64 before = heapBytes();
        UploadStore store;
        UploadView view(store);
        load(rows, false, [&store](const QList<Upload> &batch) { store.merge(batch); });
        figures[u"memory, as ZEGO gives it (B/row)"_s] = static_cast<double>(heapBytes() - before) / rows;
    }
    const qint64 before = heapBytes();
    UploadStore store;
    figures[u"load into the store"_s] = load(rows, true, [&store](const QList<Upload> &batch) { store.merge(batch); });
    UploadView view(store);
    figures[u"memory, every column (B/row)"_s] = static_cast<double>(heapBytes() - before) / rows;

    figures[u"memory, of which UTF-8 text (B/row)"_s] = textBytes(rows);

    const auto clear = [&view] { view.setFilter({}); };
    figures[u"status filter, narrow"_s] = best(5, clear, [&view] { view.setFilter(byStatus()); });
    figures[u"status filter, widen"_s] = best(
        5, [&view] { view.setFilter(byStatus()); }, clear);
    figures[u"text filter, narrow"_s] = best(5, clear, [&view] { view.setFilter(byText(u"interview"_s)); });
    figures[u"text filter, refine"_s] = best(
        5, [&view] { view.setFilter(byText(u"interview"_s)); }, [&view] { view.setFilter(byText(u"interview ta"_s)); });
    figures[u"text filter, clear"_s] = best(
        5, [&view] { view.setFilter(byText(u"interview"_s)); }, clear);
    clear();
    figures[u"sort by title"_s] = best(
        3, [&view] { view.setSortKey(newest); }, [&view] { view.setSortKey(titles); });
    figures[u"sort by time"_s] = best(
        3, [&view] { view.setSortKey(titles); }, [&view] { view.setSortKey(newest); });
    figures[u"reverse"_s] = best(
        3, [&view] { view.setSortKey(newest); }, [&view] { view.setSortKey(oldest); });
    view.setSortKey(newest);

    int round = 0;
    QList<Upload> batch;
    const auto make = [&](Upload (*change)(int, int)) {
        batch.clear();
        ++round;
        for (int i = 0; i < updates; ++i)
            batch.append(change(static_cast<int>((qint64(i) * 7'919 + round) % rows), round));
    };
    const auto merge = [&] { store.merge(batch); };
    figures[u"1,000 updates that move"_s] = best(
        5, [&] { make(moved); }, merge);
    figures[u"1,000 updates in place"_s] = best(
        5, [&] { make(advanced); }, merge);
    return figures;
}

Figures proxyFigures(int rows)
{
    Figures figures;
    const qint64 before = heapBytes();
    StructModel model;
    StructProxy proxy(model);
    QHash<UploadKey, int> rowOfKey;
    figures[u"load into the store"_s] = load(rows, true, [&](const QList<Upload> &batch) {
        for (const Upload &upload : batch)
            rowOfKey.insert(upload.key, static_cast<int>(rowOfKey.size()));
        model.append({batch.begin(), batch.end()});
    });
    proxy.sort(0, Qt::DescendingOrder);
    figures[u"memory, every column (B/row)"_s] = static_cast<double>(heapBytes() - before) / rows;

    const auto set = [&proxy](const Filter &filter) {
        return [&proxy, filter] {
            proxy.filter = filter;
            proxy.invalidate();
            proxy.rowCount(); // it works only when asked
        };
    };
    figures[u"status filter, narrow"_s] = best(3, set({}), set(byStatus()));
    figures[u"status filter, widen"_s] = best(3, set(byStatus()), set({}));
    figures[u"text filter, narrow"_s] = best(3, set({}), set(byText(u"interview"_s)));
    figures[u"text filter, refine"_s] = best(3, set(byText(u"interview"_s)), set(byText(u"interview ta"_s)));
    figures[u"text filter, clear"_s] = best(3, set(byText(u"interview"_s)), set({}));
    set({})();
    const auto sort = [&proxy](bool byTitle, Qt::SortOrder order) {
        return [&proxy, byTitle, order] {
            proxy.byTitle = byTitle;
            proxy.sort(-1);
            proxy.sort(0, order);
            proxy.rowCount();
        };
    };
    figures[u"sort by title"_s] = best(2, sort(false, Qt::DescendingOrder), sort(true, Qt::AscendingOrder));
    figures[u"sort by time"_s] = best(2, sort(true, Qt::AscendingOrder), sort(false, Qt::DescendingOrder));
    figures[u"reverse"_s] = best(2, sort(false, Qt::DescendingOrder), [&proxy] { proxy.sort(0, Qt::AscendingOrder); });
    proxy.sort(0, Qt::DescendingOrder);

    int round = 0;
    const auto update = [&](Upload (*change)(int, int)) {
        for (int i = 0; i < updates; ++i) {
            const int number = static_cast<int>((qint64(i) * 7'919 + round) % rows);
            const Upload upload = change(number, round);
            const int row = rowOfKey.value(upload.key);
            Upload &known = model.uploads[static_cast<std::size_t>(row)];
            known = merged(known, upload);
            model.touch(row);
        }
    };
    figures[u"1,000 updates that move"_s] = best(
        2, [&] { ++round; }, [&] { update(moved); });
    figures[u"1,000 updates in place"_s] = best(
        2, [&] { ++round; }, [&] { update(advanced); });
    return figures;
}

void print(int rows, const Figures &column, const Figures &proxy)
{
    std::printf("\n%d rows%27s %10s %10s %8s\n", rows, "", "column", "proxy", "ratio");
    for (const auto &[line, figure] : column) {
        const auto peer = proxy.find(line);
        if (peer == proxy.end())
            std::printf("%-36s %10.2f\n", qPrintable(line), figure);
        else
            std::printf("%-36s %10.2f %10.2f %7.1fx\n", qPrintable(line), figure, peer->second,
                        peer->second / std::max(figure, 0.001));
    }
    std::fflush(stdout);
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    QList<int> sizes;
    const QStringList arguments = QCoreApplication::arguments().mid(1);
    for (const QString &argument : arguments)
        sizes.append(std::max(updates, argument.toInt()));
    if (sizes.isEmpty())
        sizes = {10'000, 100'000, 1'000'000};
    std::puts("CPU milliseconds, the best of several runs; updates include finding the row by its key");
    for (const int rows : std::as_const(sizes)) {
        const Figures column = columnFigures(rows);
        print(rows, column, rows <= largestProxy ? proxyFigures(rows) : Figures());
    }
    return 0;
}
