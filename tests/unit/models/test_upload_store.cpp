#include "engine/upload_columns.h"
#include "engine/upload_store.h"
#include "tests/unit/models/uploads.h"

#include <QSignalSpy>
#include <QTest>

#include <limits>

using namespace deck;
using namespace deck::test;
using namespace Qt::StringLiterals;

namespace {

constexpr Instant someTime {std::chrono::seconds(1'700'000'000)};

Upload fullUpload()
{
    Upload upload = plainUpload(u"Id-1"_s);
    upload.title = u"Grüße 文件 😀.mp4"_s;
    upload.status = UploadStatus::Uploading;
    upload.vendorStatus = u"2"_s;
    upload.ratio = 0.57;
    upload.uploadedBytes = 57;
    upload.totalBytes = 100;
    upload.createdAt = someTime;
    upload.modifiedAt = someTime + Milliseconds(1);
    upload.completedAt = someTime + Milliseconds(2);
    upload.expiresAt = someTime + Milliseconds(3);
    upload.retryCount = 0;
    upload.errorCode = u"E1"_s;
    upload.errorMessage = u"it broke"_s;
    upload.source = u"web"_s;
    upload.mediaId = u"m-1"_s;
    upload.sourceUrl = u"https://example.com/a/clip%20one.mp4?x=1"_s;
    upload.stalledSince = someTime + Milliseconds(4);
    upload.checkedAt = someTime + Milliseconds(5);
    return upload;
}

/// Listens to one store and keeps what it published.
struct Listener
{
    explicit Listener(UploadStore &store)
    {
        QObject::connect(&store, &UploadStore::changed, &context, [this](const ChangeSet &changes) { sets.append(changes); });
    }
    QObject context;
    QList<ChangeSet> sets;
};

} // namespace

class TestUploadStore final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void givesBackWhatItTook();
    void absentStaysAbsent();
    void writesOnlyWhatIsCovered();
    void sameAnswerAgainPublishesNothing();
    void oneChangeSetForABatch();
    void lastAnswerOfAKeyWins();
    void sameIdInTwoAccountsAndKinds();
    void removedRowsAreReadableWhileItIsTold();
    void freedRowsAreReusedLowestFirst();
    void removingManyAccountsKeepsTheOthers();
    void ratioIsCutToTenThousandths_data();
    void ratioIsCutToTenThousandths();
    void figureFromBytes_data();
    void figureFromBytes();
    void highestRatioIsKept();
    void sizesAtTheEdge();
    void longTitle();
    void textBeyondTheLimitIsCutAtACharacter();
    void loneSurrogates();
    void changedTitlesDoNotGrowTheArena();
    void stalledStandsBesideTheStatus();
    void timesOfAnyPrecision();
};

void TestUploadStore::givesBackWhatItTook()
{
    UploadStore store;
    const Upload answer = fullUpload();
    store.merge({answer});
    const std::optional<Row> row = store.find(answer.key);
    QVERIFY(row);
    Upload hot = store.hot(*row);
    QVERIFY(!hot.covers.contains(Field::SourceUrl));
    hot.sourceUrl = answer.sourceUrl;
    QVERIFY(differences(hot, answer).isEmpty());
    QCOMPARE(hot.key, answer.key);
    QCOMPARE(hot.vendor, u"zego"_s);
    QCOMPARE(store.fileName(*row), u"clip one.mp4"_s);
    QCOMPARE(store.shown(*row), ShownStatus::Stalled);
    QCOMPARE(store.ratio(*row), std::optional(0.57));
}

void TestUploadStore::absentStaysAbsent()
{
    UploadStore store;
    Upload answer = plainUpload(u"1"_s);
    answer.covers = {};
    store.merge({answer});
    const Row row = store.find(answer.key).value();
    QCOMPARE(store.status(row), UploadStatus::Unknown);
    QCOMPARE(store.title(row), std::nullopt);
    QCOMPARE(store.vendorStatus(row), QString());
    QCOMPARE(store.ratio(row), std::nullopt);
    QCOMPARE(store.figure(row), std::nullopt);
    QCOMPARE(store.highestRatio(row), std::nullopt);
    for (const Field field : {Field::UploadedBytes, Field::TotalBytes, Field::RetryCount})
        QCOMPARE(store.integer(row, field), std::nullopt);
    for (const Field field :
         {Field::CreatedAt, Field::ModifiedAt, Field::CompletedAt, Field::ExpiresAt, Field::StalledSince, Field::CheckedAt})
        QCOMPARE(store.time(row, field), std::nullopt);
    for (const Field field : {Field::ErrorCode, Field::ErrorMessage, Field::Source, Field::MediaId})
        QCOMPARE(store.text(row, field), std::nullopt);
    QCOMPARE(store.fileName(row), QString());
}

void TestUploadStore::writesOnlyWhatIsCovered()
{
    UploadStore store;
    store.merge({fullUpload()});
    Listener listener(store);
    Upload answer = plainUpload(u"Id-1"_s);
    answer.title = u"not asked for"_s;
    answer.covers = {Field::Status, Field::Ratio, Field::ErrorCode};
    answer.status = UploadStatus::Failed;
    store.merge({answer});
    const Row row = store.find(answer.key).value();
    QCOMPARE(store.title(row), fullUpload().title);
    QCOMPARE(store.status(row), UploadStatus::Failed);
    QCOMPARE(store.ratio(row), std::nullopt);                      // covered and absent
    QCOMPARE(store.text(row, Field::ErrorCode), std::nullopt);     // covered and absent
    QCOMPARE(store.text(row, Field::ErrorMessage), u"it broke"_s); // not covered
    QCOMPARE(listener.sets.size(), 1);
    QCOMPARE(listener.sets.first().fields, (FieldSet {Field::Status, Field::Ratio, Field::ErrorCode}));
}

void TestUploadStore::sameAnswerAgainPublishesNothing()
{
    UploadStore store;
    store.merge({fullUpload()});
    Listener listener(store);
    store.merge({fullUpload()});
    store.merge({});
    QVERIFY(listener.sets.isEmpty());
}

void TestUploadStore::oneChangeSetForABatch()
{
    UploadStore store;
    store.merge({plainUpload(u"1"_s), plainUpload(u"2"_s)});
    Listener listener(store);
    Upload first = plainUpload(u"1"_s);
    first.title = u"one"_s;
    Upload firstAgain = first;
    firstAgain.totalBytes = 5;
    Upload third = plainUpload(u"3"_s);
    Upload thirdAgain = third;
    thirdAgain.title = u"three"_s;
    store.merge({first, third, plainUpload(u"2"_s), thirdAgain, firstAgain});
    QCOMPARE(listener.sets.size(), 1);
    const ChangeSet &set = listener.sets.first();
    QCOMPARE(set.added, QList<Row> {2});
    QCOMPARE(set.changed, (QList<std::pair<Row, FieldSet>> {{0, {Field::Title, Field::TotalBytes}}}));
    QCOMPARE(set.fields, (FieldSet {Field::Title, Field::TotalBytes}));
    QCOMPARE(store.size(), 3);
}

void TestUploadStore::lastAnswerOfAKeyWins()
{
    UploadStore store;
    Upload first = plainUpload(u"1"_s);
    first.title = u"first"_s;
    Upload last = plainUpload(u"1"_s);
    last.title = u"last"_s;
    store.merge({first, last});
    QCOMPARE(store.size(), 1);
    QCOMPARE(store.title(0), u"last"_s);
}

void TestUploadStore::sameIdInTwoAccountsAndKinds()
{
    UploadStore store;
    Upload job = plainUpload(u"1"_s);
    job.key.kind = UploadKind::UrlJob;
    store.merge({plainUpload(u"1"_s), plainUpload(u"1"_s, u"b"_s), job});
    QCOMPARE(store.size(), 3);
    for (const Row row : {Row(0), Row(1), Row(2)})
        QCOMPARE(store.find(store.key(row)), std::optional(row));
    QCOMPARE(store.find({u"c"_s, UploadKind::Media, u"1"_s}), std::nullopt);
    QCOMPARE(store.find({u"a"_s, UploadKind::Media, u"11"_s}), std::nullopt);
}

void TestUploadStore::removedRowsAreReadableWhileItIsTold()
{
    UploadStore store;
    store.merge({fullUpload(), plainUpload(u"2"_s, u"b"_s)});
    bool told = false;
    connect(&store, &UploadStore::changed, this, [&](const ChangeSet &changes) {
        told = true;
        QCOMPARE(changes.removed, QList<Row> {0});
        QCOMPARE(store.key(0), fullUpload().key);
        QCOMPARE(store.title(0), fullUpload().title);
        QCOMPARE(store.text(0, Field::ErrorMessage), u"it broke"_s);
        QVERIFY(!store.isUsed(0));
        QCOMPARE(store.find(fullUpload().key), std::nullopt);
        QCOMPARE(store.size(), 1);
    });
    store.removeAccount(u"nobody"_s);
    QVERIFY(!told);
    store.removeAccount(u"a"_s);
    QVERIFY(told);
    QVERIFY(store.isUsed(1));
    store.disconnect(this);
}

void TestUploadStore::freedRowsAreReusedLowestFirst()
{
    UploadStore store;
    store.merge({fullUpload(), plainUpload(u"x"_s, u"b"_s), plainUpload(u"2"_s)});
    store.removeAccount(u"a"_s);
    QCOMPARE(store.size(), 1);
    Upload fresh = plainUpload(u"y"_s, u"c"_s);
    fresh.covers = {Field::Status};
    store.merge({fresh, plainUpload(u"z"_s, u"c"_s), plainUpload(u"w"_s, u"c"_s)});
    QCOMPARE(store.key(0).id, u"y"_s);
    QCOMPARE(store.key(2).id, u"z"_s);
    QCOMPARE(store.key(3).id, u"w"_s);
    QCOMPARE(store.rowEnd(), Row(4));
    // nothing of the row's former upload is left
    QCOMPARE(store.title(0), std::nullopt);
    QCOMPARE(store.highestRatio(0), std::nullopt);
    QCOMPARE(store.time(0, Field::CreatedAt), std::nullopt);
    QCOMPARE(store.text(0, Field::ErrorMessage), std::nullopt);
    QCOMPARE(store.integer(0, Field::RetryCount), std::nullopt);
}

void TestUploadStore::removingManyAccountsKeepsTheOthers()
{
    UploadStore store;
    QList<Upload> uploads;
    for (int i = 0; i < 3'000; ++i)
        uploads.append(plainUpload(QString::number(i), u"account-%1"_s.arg(i % 7)));
    store.merge(uploads);
    store.removeAccount(u"account-2"_s);
    store.removeAccount(u"account-5"_s);
    store.merge({plainUpload(u"new"_s, u"account-5"_s)});
    qsizetype kept = 0;
    for (int i = 0; i < 3'000; ++i) {
        const std::optional<Row> row = store.find(uploads.at(i).key);
        QCOMPARE(row.has_value(), i % 7 != 2 && i % 7 != 5);
        if (row) {
            QCOMPARE(store.key(*row), uploads.at(i).key);
            ++kept;
        }
    }
    QCOMPARE(store.size(), kept + 1);
}

void TestUploadStore::ratioIsCutToTenThousandths_data()
{
    QTest::addColumn<double>("given");
    QTest::addColumn<double>("kept"); // -1: absent
    QTest::newRow("zero") << 0.0 << 0.0;
    QTest::newRow("one") << 1.0 << 1.0;
    QTest::newRow("cut") << 0.99999 << 0.9999;
    QTest::newRow("what a double cannot hold") << 0.57 << 0.57;
    QTest::newRow("0.29") << 0.29 << 0.29;
    QTest::newRow("small") << 0.00009 << 0.0;
    QTest::newRow("below zero") << -0.1 << -1.0;
    QTest::newRow("above one") << 1.01 << -1.0;
    QTest::newRow("not a number") << std::numeric_limits<double>::quiet_NaN() << -1.0;
    QTest::newRow("infinite") << std::numeric_limits<double>::infinity() << -1.0;
}

void TestUploadStore::ratioIsCutToTenThousandths()
{
    QFETCH(double, given);
    QFETCH(double, kept);
    UploadStore store;
    Upload upload = plainUpload(u"1"_s);
    upload.ratio = given;
    store.merge({upload});
    QCOMPARE(store.ratio(0).value_or(-1), kept);
}

void TestUploadStore::figureFromBytes_data()
{
    constexpr qint64 huge = std::numeric_limits<qint64>::max();
    QTest::addColumn<qint64>("sent");
    QTest::addColumn<qint64>("total");
    QTest::addColumn<double>("figure"); // -1: none
    QTest::newRow("half") << qint64(1) << qint64(2) << 0.5;
    QTest::newRow("third, cut") << qint64(1) << qint64(3) << 0.3333;
    QTest::newRow("all") << qint64(7) << qint64(7) << 1.0;
    QTest::newRow("all but one byte") << huge - 1 << huge << 0.9999;
    QTest::newRow("huge") << huge << huge << 1.0;
    QTest::newRow("none of nothing") << qint64(0) << qint64(0) << -1.0;
    QTest::newRow("none") << qint64(0) << qint64(9) << 0.0;
    QTest::newRow("contradict") << qint64(10) << qint64(9) << -1.0;
    QTest::newRow("negative") << qint64(-1) << qint64(9) << -1.0;
    QTest::newRow("least") << std::numeric_limits<qint64>::min() << std::numeric_limits<qint64>::min() << -1.0;
}

void TestUploadStore::figureFromBytes()
{
    QFETCH(qint64, sent);
    QFETCH(qint64, total);
    QFETCH(double, figure);
    UploadStore store;
    Upload upload = plainUpload(u"1"_s);
    upload.uploadedBytes = sent;
    upload.totalBytes = total;
    store.merge({upload});
    QCOMPARE(store.ratio(0), std::nullopt);
    QCOMPARE(store.figure(0).value_or(-1), figure);
}

void TestUploadStore::highestRatioIsKept()
{
    UploadStore store;
    Upload upload = plainUpload(u"1"_s);
    const auto give = [&](std::optional<double> ratio) {
        upload.ratio = ratio;
        store.merge({upload});
        return store.highestRatio(0);
    };
    QCOMPARE(give(0.4), std::optional(0.4));
    QCOMPARE(give(0.1), std::optional(0.4));
    QCOMPARE(store.ratio(0), std::optional(0.1));
    QCOMPARE(give(std::nullopt), std::optional(0.4));
    QCOMPARE(give(0.5), std::optional(0.5));
    QCOMPARE(give(0.5), std::optional(0.5));
}

void TestUploadStore::sizesAtTheEdge()
{
    UploadStore store;
    Upload upload = plainUpload(u"1"_s);
    upload.totalBytes = std::numeric_limits<qint64>::max();
    upload.uploadedBytes = -5;
    upload.retryCount = std::numeric_limits<qint32>::max();
    store.merge({upload});
    QCOMPARE(store.integer(0, Field::TotalBytes), std::numeric_limits<qint64>::max());
    QCOMPARE(store.integer(0, Field::UploadedBytes), std::nullopt);
    QCOMPARE(store.integer(0, Field::RetryCount), qint64(std::numeric_limits<qint32>::max()));
    upload.retryCount = -1;
    upload.totalBytes = std::numeric_limits<qint64>::min();
    store.merge({upload});
    QCOMPARE(store.integer(0, Field::RetryCount), std::nullopt);
    QCOMPARE(store.integer(0, Field::TotalBytes), std::nullopt);
}

void TestUploadStore::longTitle()
{
    UploadStore store;
    Upload upload = plainUpload(u"1"_s);
    upload.title = u"長Ä"_s.repeated(5'000);
    store.merge({upload});
    QCOMPARE(store.title(0), upload.title);
    Listener listener(store);
    store.merge({upload});
    QVERIFY(listener.sets.isEmpty());
}

void TestUploadStore::textBeyondTheLimitIsCutAtACharacter()
{
    UploadStore store;
    Upload upload = plainUpload(u"1"_s);
    upload.title = QString(u"x"_s + u"長"_s.repeated(40'000));
    store.merge({upload, plainUpload(u"2"_s)});
    const QString kept = store.title(0).value();
    QVERIFY(upload.title->startsWith(kept));
    QCOMPARE(kept.toUtf8().size(), TextArena::mostBytes - 2);
    Listener listener(store);
    store.merge({upload});
    QVERIFY(listener.sets.isEmpty());
    // no ID is that long: cut, it could be taken for another one
    store.merge({plainUpload(QString(TextArena::mostBytes + 1, u'i'))});
    QCOMPARE(store.size(), 2);
}

void TestUploadStore::loneSurrogates()
{
    UploadStore store;
    Upload upload = plainUpload(QString(u"id"_s + QChar(0xDC00)));
    upload.title = QString(u"a"_s + QChar(0xD800) + u"b"_s);
    store.merge({upload});
    QCOMPARE(store.title(0), u"a\uFFFDb"_s);
    QVERIFY(store.find(upload.key));
    Listener listener(store);
    store.merge({upload});
    QVERIFY(listener.sets.isEmpty());
    QCOMPARE(store.size(), 1);
}

void TestUploadStore::changedTitlesDoNotGrowTheArena()
{
    UploadStore store;
    QList<Upload> uploads;
    for (int i = 0; i < 500; ++i)
        uploads.append(plainUpload(QString::number(i)));
    for (int round = 0; round < 200; ++round) {
        for (Upload &upload : uploads)
            upload.title = u"Title %1 in round %2"_s.arg(upload.key.id).arg(round);
        store.merge(uploads);
    }
    for (int i = 0; i < 500; ++i)
        QCOMPARE(store.title(static_cast<Row>(i)), uploads.at(i).title);
    // 500 titles of less than 40 bytes beside the chunk's 256 KiB of offsets; all 100,000 would be 3 MB
    QVERIFY(store.columns().title.memory() < 330'000);
}

void TestUploadStore::stalledStandsBesideTheStatus()
{
    UploadStore store;
    Upload upload = plainUpload(u"1"_s);
    store.merge({upload});
    Listener listener(store);
    upload.stalledSince = someTime;
    store.merge({upload});
    QCOMPARE(store.status(0), UploadStatus::Uploading);
    QCOMPARE(store.shown(0), ShownStatus::Stalled);
    QCOMPARE(listener.sets.constLast().fields, FieldSet {Field::StalledSince});
    upload.status = UploadStatus::Succeeded;
    store.merge({upload});
    QCOMPARE(store.shown(0), ShownStatus::Succeeded);
    upload.status = UploadStatus::Uploading;
    store.merge({upload});
    QCOMPARE(store.shown(0), ShownStatus::Stalled);
    upload.stalledSince.reset();
    store.merge({upload});
    QCOMPARE(store.shown(0), ShownStatus::Uploading);
}

void TestUploadStore::timesOfAnyPrecision()
{
    UploadStore store;
    const auto created = [](const QString &id, std::optional<qint64> milliseconds) {
        Upload upload = plainUpload(id);
        if (milliseconds)
            upload.createdAt = Instant(Milliseconds(*milliseconds));
        return upload;
    };
    const auto told = [&store](Row row) {
        const std::optional<Instant> time = store.time(row, Field::CreatedAt);
        return time ? std::optional(qint64(time->time_since_epoch().count())) : std::nullopt;
    };
    store.merge({created(u"1"_s, 1'700'000'000'000), created(u"2"_s, {}), created(u"3"_s, 0)});
    QCOMPARE(told(0), qint64(1'700'000'000'000));
    QCOMPARE(told(1), std::nullopt);
    QCOMPARE(told(2), qint64(0));
    // one that whole seconds of 32 bits cannot hold, and nothing else moves
    for (const qint64 time :
         {qint64(1'700'000'000'001), qint64(-1'000), qint64(253'402'300'799'000), qint64(4'294'967'295'000)}) {
        Listener listener(store);
        store.merge({created(u"4"_s, time)});
        QCOMPARE(told(3), time);
        QCOMPARE(told(0), qint64(1'700'000'000'000));
        QCOMPARE(told(1), std::nullopt);
        QCOMPARE(told(2), qint64(0));
        QCOMPARE(listener.sets.size(), 1);
        store.merge({created(u"4"_s, time)});
        QCOMPARE(listener.sets.size(), 1);
    }
    store.merge({created(u"1"_s, {})});
    QCOMPARE(told(0), std::nullopt);
}

QTEST_GUILESS_MAIN(TestUploadStore)
#include "test_upload_store.moc"
