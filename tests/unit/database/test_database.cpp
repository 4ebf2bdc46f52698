#include "database_fixture.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <thread>

using namespace Qt::StringLiterals;
using namespace deck;

class TestDatabase final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void everyFieldComesBack();
    void absentStaysAbsent();
    void oddTextsComeBack();
    void unstorableTextsAreReplaced();
    void everyCodeUnitSurvives();
    void answersAreMerged();
    void statesSeenHaveARowForEachChange();
    void loadsInBatchesAndByAccount();
    void uploadsByKey();
    void removedAccountLeavesNothing();
    void tracks();
    void untracksAndForgetsWhatIsNotListed();
    void trackedSurvivesDamage();
    void notesAreKept();
    void rowsThatGo();
    void settings();
    void callsBeforeOpeningFail();
    void callsWaitingAreFinished();
    void keptOverReopening();
    void profileFolderIsPrivate();
    void oddFolderNames();
    void speed();

private:
    std::unique_ptr<QTemporaryDir> m_dir;
};

void TestDatabase::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    QVERIFY(m_dir->isValid());
}

void TestDatabase::everyFieldComesBack()
{
    Database database(m_dir->path());
    const auto opened = settled(database.open());
    QVERIFY(opened);
    QCOMPARE(opened->uploads, 0);
    QVERIFY(opened->setAside.isEmpty());
    const QList<Upload> uploads = fullUploads(0, 50);
    QVERIFY(settled(database.saveUploads(uploads)));
    const auto known = everything(database);
    QVERIFY(known);
    QCOMPARE(known->size(), 50);
    for (const Upload &upload : uploads)
        QVERIFY(known->value(upload.key) == upload);
}

void TestDatabase::absentStaysAbsent()
{
    Upload bare;
    bare.key = {u"a"_s, UploadKind::Media, u"1"_s};
    bare.vendor = u"zego"_s;
    bare.covers = FieldSet::all();
    Upload notAsked = bare;
    notAsked.key.id = u"2"_s;
    notAsked.covers = {Field::Status, Field::CheckedAt};
    Upload zeros = bare;
    zeros.key.id = u"3"_s;
    zeros.title = u""_s;
    zeros.ratio = 0.0;
    zeros.uploadedBytes = 0;
    zeros.totalBytes = -1;
    zeros.retryCount = 0;
    zeros.createdAt = Instant();
    Database database(m_dir->path());
    QVERIFY(settled(database.open()));
    QVERIFY(settled(database.saveUploads({bare, notAsked, zeros})));
    const auto known = everything(database);
    QVERIFY(known);
    QVERIFY(known->value(bare.key) == bare);
    QVERIFY(known->value(notAsked.key) == notAsked);
    QVERIFY(known->value(zeros.key) == zeros);
}

void TestDatabase::oddTextsComeBack()
{
    Database database(m_dir->path());
    QVERIFY(settled(database.open()));
    QStringList texts = {u"'; DROP TABLE uploads; --"_s, u"NUL \0 inside"_s,     u"\u202Eright to left"_s,
                         u"👩‍👩‍👧 family"_s, u"line\r\nline\t "_s,   u"e\u0301 and \u00e9"_s,
                         u"inner \uFEFF mark"_s,         QString(10'000, u'长'), u"?1 :a @b $c %1"_s};
    QList<Upload> uploads;
    for (const QString &text : std::as_const(texts)) {
        Upload upload = fullUpload(static_cast<int>(uploads.size()));
        upload.key.id = text;
        upload.title = text;
        uploads.append(upload);
    }
    QVERIFY(settled(database.saveUploads(uploads)));
    const auto known = everything(database);
    QVERIFY(known);
    QCOMPARE(known->size(), texts.size());
    for (const Upload &upload : std::as_const(uploads)) {
        QVERIFY(known->value(upload.key) == upload);
        QCOMPARE(settled(database.uploads({upload.key})).value().size(), 1);
    }
}

void TestDatabase::unstorableTextsAreReplaced()
{
    Database database(m_dir->path());
    QVERIFY(settled(database.open()));
    Upload upload = fullUpload(1);
    upload.errorMessage = QString(QChar(0xD83C)) + u"after"_s;
    QVERIFY(settled(database.saveUploads({upload})));
    upload.checkedAt = *upload.checkedAt + std::chrono::seconds(1);
    QVERIFY(settled(database.saveUploads({upload})));
    QCOMPARE(*settled(database.uploads({upload.key})).value().first().errorMessage, u"\uFFFDafter"_s);
    QCOMPARE(settled(database.statesSeen(upload.key)).value().size(), 1);
}

void TestDatabase::everyCodeUnitSurvives()
{
    // a text that SQLite changed would not fit its checksum, and pass for damage
    Database database(m_dir->path());
    QVERIFY(settled(database.open()));
    QList<Upload> uploads;
    for (int unit = 0; unit <= 0xFFFF; ++unit) {
        Upload upload;
        upload.key = {u"a"_s, UploadKind::Media, QString::number(unit)};
        upload.covers = {Field::Title, Field::VendorStatus, Field::ErrorCode};
        upload.title = QString(QChar(unit));
        upload.vendorStatus = QString(QChar(unit)) + u"x"_s;
        upload.errorCode = u"x"_s + QChar(unit) + QChar(unit) + u"x"_s;
        uploads.append(upload);
    }
    QVERIFY(settled(database.saveUploads(uploads)));
    const auto known = everything(database);
    QVERIFY(known);
    int changed = 0;
    for (const Upload &upload : std::as_const(uploads)) {
        QVERIFY(known->contains(upload.key));
        changed += known->value(upload.key) == upload ? 0 : 1;
    }
    QCOMPARE(changed, 0x800 + 3); // surrogates, two noncharacters, the byte order mark in front
    QVERIFY(settled(database.saveUploads(uploads)));
    QCOMPARE(settled(database.statesSeen(uploads.at(0xD800).key)).value().size(), 1);
    QCOMPARE(settled(database.statesSeen(uploads.at(0xFEFF).key)).value().size(), 1);
}

void TestDatabase::answersAreMerged()
{
    Database database(m_dir->path());
    QVERIFY(settled(database.open()));
    const Upload first = fullUpload(1);
    Upload second;
    second.key = first.key;
    second.vendor = first.vendor;
    second.status = UploadStatus::Succeeded;
    second.title = u"not asked for, so not taken"_s;
    second.checkedAt = *first.checkedAt + std::chrono::hours(1);
    second.covers = {Field::Status, Field::Ratio, Field::CheckedAt};
    QVERIFY(settled(database.saveUploads({first})));
    QVERIFY(settled(database.saveUploads({second})));
    const auto known = settled(database.uploads({first.key}));
    QVERIFY(known);
    QVERIFY(known->first() == merged(first, second));
    QVERIFY(!known->first().ratio);
    QCOMPARE(known->first().title, first.title);
}

void TestDatabase::statesSeenHaveARowForEachChange()
{
    Database database(m_dir->path());
    QVERIFY(settled(database.open()));
    Upload upload = fullUpload(1);
    upload.stalledSince.reset();
    upload.errorCode.reset();
    upload.errorMessage.reset();
    QList<StateSeen> expected;
    Instant at = *upload.checkedAt;
    const auto seen = [&](bool changes) {
        at += std::chrono::minutes(1);
        upload.checkedAt = at;
        QVERIFY(settled(database.saveUploads({upload})));
        if (changes)
            expected.prepend({at, upload.status, upload.vendorStatus, upload.ratio, upload.errorCode, upload.errorMessage,
                              upload.stalledSince});
    };
    upload.status = UploadStatus::Waiting;
    seen(true);
    seen(false);
    upload.ratio = 0.5;
    upload.title = u"another"_s;
    seen(false);
    upload.status = UploadStatus::Uploading;
    seen(true);
    upload.vendorStatus = u"TRANSFERRING"_s;
    seen(true);
    upload.stalledSince = at;
    seen(true);
    upload.stalledSince.reset();
    seen(true);
    upload.errorCode = u"E1"_s;
    seen(true);
    upload.errorMessage = u"why"_s;
    seen(true);
    seen(false);
    const auto states = settled(database.statesSeen(upload.key));
    QVERIFY(states);
    QVERIFY(*states == expected);
    QVERIFY(settled(database.statesSeen({u"a"_s, UploadKind::Media, u"unknown"_s})).value().isEmpty());
}

void TestDatabase::loadsInBatchesAndByAccount()
{
    Database database(m_dir->path());
    QVERIFY(settled(database.open()));
    QVERIFY(settled(database.saveUploads(fullUploads(0, 250, u"a"_s))));
    QVERIFY(settled(database.saveUploads(fullUploads(0, 130, u"b"_s))));
    QVERIFY(settled(database.saveUploads(fullUploads(0, 10, u"c"_s))));
    QList<qsizetype> sizes;
    QThread *thread = nullptr;
    QVERIFY(settled(database.loadUploads({}, 100, [&](const QList<StoredUpload> &uploads) {
        sizes.append(uploads.size());
        thread = QThread::currentThread();
    })));
    QCOMPARE(sizes, (QList<qsizetype> {100, 100, 100, 90}));
    QVERIFY(thread && thread != QThread::currentThread());
    QCOMPARE(everything(database, {u"a"_s, u"c"_s, u"a"_s}).value().size(), 260);
    QCOMPARE(everything(database, {u"nobody"_s}).value().size(), 0);
}

void TestDatabase::uploadsByKey()
{
    Database database(m_dir->path());
    QVERIFY(settled(database.open()));
    QVERIFY(settled(database.saveUploads(fullUploads(0, 20))));
    UploadKey otherKind = fullUpload(4).key;
    otherKind.kind = UploadKind::UrlJob;
    const auto found
        = settled(database.uploads({fullUpload(7).key, otherKind, {u"b"_s, UploadKind::Media, u"id-4"_s}, fullUpload(4).key}));
    QVERIFY(found);
    QCOMPARE(found->size(), 2);
    QVERIFY(found->at(0) == fullUpload(7));
    QVERIFY(found->at(1) == fullUpload(4));
}

void TestDatabase::removedAccountLeavesNothing()
{
    Database database(m_dir->path());
    QVERIFY(settled(database.open()));
    QVERIFY(settled(database.saveUploads(fullUploads(0, 20, u"a"_s) + fullUploads(0, 20, u"b"_s))));
    QVERIFY(settled(database.removeAccount(u"a"_s)));
    QCOMPARE(everything(database).value().size(), 20);
    // what is saved later is taken again, with no state left from before
    QVERIFY(settled(database.saveUploads({fullUpload(1, u"a"_s)})));
    QCOMPARE(everything(database).value().size(), 21);
    QCOMPARE(settled(database.statesSeen(fullUpload(1, u"a"_s).key)).value().size(), 1);
    QCOMPARE(settled(database.statesSeen(fullUpload(1, u"b"_s).key)).value().size(), 1);
}

namespace {

UploadKey trackedKey(const QString &id, const QString &account = u"a"_s)
{
    return {account, UploadKind::Media, id};
}

const Instant since(std::chrono::seconds(1'700'000'000));

QHash<UploadKey, RowNotes> notesOf(Database &database)
{
    QHash<UploadKey, RowNotes> notes;
    const auto take = [&notes](const QList<StoredUpload> &rows) {
        for (const StoredUpload &row : rows)
            notes.insert(row.upload.key, row.notes);
    };
    return settled(database.loadUploads({}, 10, take)) ? notes : QHash<UploadKey, RowNotes>();
}

} // namespace

void TestDatabase::tracks()
{
    Database database(m_dir->path());
    QVERIFY(settled(database.open()));
    Upload known = fullUpload(2);
    QVERIFY(settled(database.saveUploads({known})));
    const QList<UploadKey> keys = {trackedKey(u"1"_s), known.key, trackedKey(u"2"_s), trackedKey(u"1"_s)};
    QCOMPARE(settled(database.track(keys, u"v"_s, since)).value(), keys.first(3));
    QCOMPARE(
        settled(database.track({trackedKey(u"2"_s), trackedKey(u"2"_s, u"b"_s)}, u"v"_s, since + std::chrono::hours(1))).value(),
        (QList {trackedKey(u"2"_s, u"b"_s)}));
    const auto tracked = settled(database.tracked()).value();
    QCOMPARE(tracked.size(), 4);
    QCOMPARE(tracked.at(0).key, keys.at(0));
    QVERIFY(tracked.at(2).since == since); // the first time counts
    QVERIFY(tracked.at(3).since == since + std::chrono::hours(1));
    const Upload unanswered = settled(database.uploads({keys.at(0)})).value().constFirst();
    QCOMPARE(unanswered.vendor, u"v"_s);
    QVERIFY(unanswered.status == UploadStatus::Unknown);
    QVERIFY(unanswered.covers.isEmpty());
    QVERIFY(settled(database.statesSeen(keys.at(0)))->isEmpty());                 // nobody has seen one
    QCOMPARE(settled(database.uploads({known.key})).value().constFirst(), known); // stays as it is

    Upload answer = unanswered; // now the vendor says that it does not know a word for it
    answer.covers = {Field::Status, Field::VendorStatus};
    QVERIFY(settled(database.saveUploads({answer})));
    QCOMPARE(settled(database.statesSeen(keys.at(0)))->size(), 1);
}

void TestDatabase::untracksAndForgetsWhatIsNotListed()
{
    Database database(m_dir->path());
    QVERIFY(settled(database.open()));
    const QList<UploadKey> keys = {trackedKey(u"1"_s), trackedKey(u"listed"_s)};
    QVERIFY(settled(database.track(keys, u"v"_s, since)));
    Upload listed;
    listed.key = keys.at(1);
    listed.covers = {Field::Status};
    RowNotes notes;
    notes.listed = true;
    QVERIFY(settled(database.saveUploads({listed}, {{listed.key, notes}})));
    QVERIFY(settled(database.saveUploads({listed}, {{listed.key, RowNotes()}}))); // once seen in a listing, always
    const auto forgotten = settled(database.untrack(keys + QList {trackedKey(u"never"_s)}));
    QCOMPARE(forgotten->tracked, keys);
    QCOMPARE(forgotten->rows, keys.first(1));
    QVERIFY(settled(database.tracked())->isEmpty());
    QCOMPARE(everything(database)->size(), 1);
    QVERIFY(settled(database.track(keys, u"v"_s, since)));
    QVERIFY(settled(database.removeAccount(u"a"_s)));
    QVERIFY(settled(database.tracked())->isEmpty());
}

void TestDatabase::trackedSurvivesDamage()
{
    {
        Database database(m_dir->path());
        QVERIFY(settled(database.open()));
        QVERIFY(settled(database.saveUploads(fullUploads(0, 50))));
        QVERIFY(settled(database.track({trackedKey(u"1"_s), trackedKey(u"2"_s)}, u"v"_s, since)));
        Upload moved = fullUpload(1);
        RowNotes notes {true, true, since};
        QVERIFY(settled(database.saveUploads({moved}, {{moved.key, notes}})));
    }
    // a row whose ID another hand has changed: damage that only the checksum sees
    QVERIFY(runSql(m_dir->filePath(u"uploads.db"_s), {u"UPDATE tracked SET id = '3' WHERE id = '2'"_s}));
    Database database(m_dir->path());
    QVERIFY(settled(database.open()));
    const auto tracked = settled(database.tracked());
    QCOMPARE(tracked->size(), 1);
    QCOMPARE(tracked->constFirst().key, trackedKey(u"1"_s));
    QVERIFY(tracked->constFirst().since == since);
    QCOMPARE(everything(database)->size(), 52);
    QVERIFY((notesOf(database).value(fullUpload(1).key) == RowNotes {true, true, since}));
}

void TestDatabase::notesAreKept()
{
    const Upload upload = fullUpload(1);
    {
        Database database(m_dir->path());
        QVERIFY(settled(database.open()));
        QVERIFY(settled(database.saveUploads({upload}, {{upload.key, {false, false, since}}})));
        QVERIFY(settled(database.saveUploads({upload}))); // without a word of them
    }
    Database database(m_dir->path());
    QVERIFY(settled(database.open()));
    QVERIFY((notesOf(database).value(upload.key) == RowNotes {false, false, since}));
    QVERIFY(settled(database.saveUploads({upload}, {{upload.key, {true, true, {}}}})));
    QVERIFY((notesOf(database).value(upload.key) == RowNotes {true, true, {}}));
}

void TestDatabase::rowsThatGo()
{
    Database database(m_dir->path());
    QVERIFY(settled(database.open()));
    QVERIFY(settled(database.saveUploads(fullUploads(0, 4))));
    QVERIFY(settled(database.saveUploads({fullUpload(4)}, {}, {fullUpload(0).key, fullUpload(99).key})));
    QCOMPARE(everything(database)->size(), 4);
    QVERIFY(settled(database.statesSeen(fullUpload(0).key))->isEmpty());
    QVERIFY(settled(database.uploads({fullUpload(0).key}))->isEmpty());
}

void TestDatabase::settings()
{
    Database database(m_dir->path());
    QVERIFY(settled(database.open()));
    QCOMPARE(settled(database.setting(u"theme"_s)).value(), std::optional<QString>());
    QVERIFY(settled(database.setSetting(u"theme"_s, u"dark"_s)));
    QVERIFY(settled(database.setSetting(u"empty"_s, QString())));
    QVERIFY(settled(database.setSetting(u"theme"_s, u"hell und 深色"_s)));
    QCOMPARE(settled(database.setting(u"theme"_s)).value(), std::optional(u"hell und 深色"_s));
    QCOMPARE(settled(database.setting(u"empty"_s)).value(), std::optional(u""_s));
}

void TestDatabase::callsBeforeOpeningFail()
{
    Database database(m_dir->path());
    const auto saved = settled(database.saveUploads({fullUpload(1)}));
    QVERIFY(!saved);
    QCOMPARE(saved.error().kind, ErrorKind::Local);
    QCOMPARE(saved.error().code, u"profile-not-open"_s);
    QCOMPARE(settled(database.setting(u"a"_s)).error().code, u"profile-not-open"_s);
    QCOMPARE(settled(database.uploads({})).error().code, u"profile-not-open"_s);
    QCOMPARE(settled(database.statesSeen({})).error().code, u"profile-not-open"_s);
    QCOMPARE(settled(database.removeAccount(u"a"_s)).error().code, u"profile-not-open"_s);
    QCOMPARE(everything(database).error().code, u"profile-not-open"_s);
    QVERIFY(settled(database.open()));
    QVERIFY(settled(database.saveUploads({fullUpload(1)})));
}

void TestDatabase::callsWaitingAreFinished()
{
    QList<QFuture<Result<void>>> saves;
    QFuture<Result<QList<Upload>>> read;
    {
        Database database(m_dir->path());
        (void)database.open();
        for (int i = 0; i < 100; ++i)
            saves.append(database.saveUploads({fullUpload(i)}));
        read = database.uploads({fullUpload(99).key});
    }
    for (const auto &save : std::as_const(saves)) {
        QVERIFY(save.isFinished());
        QVERIFY(save.result());
    }
    QCOMPARE(read.result().value().size(), 1);
    Database again(m_dir->path());
    QCOMPARE(settled(again.open()).value().uploads, 100);
}

void TestDatabase::keptOverReopening()
{
    {
        Database database(m_dir->path());
        QVERIFY(settled(database.open()));
        QVERIFY(settled(database.saveUploads(fullUploads(0, 30))));
        QVERIFY(settled(database.setSetting(u"a"_s, u"b"_s)));
    }
    Database database(m_dir->path());
    QCOMPARE(settled(database.open()).value().uploads, 30);
    QCOMPARE(settled(database.setting(u"a"_s)).value(), std::optional(u"b"_s));
    QCOMPARE(settled(database.open()).value().uploads, 30); // opening twice does no harm
    QVERIFY(everything(database).value().value(fullUpload(3).key) == fullUpload(3));
}

void TestDatabase::profileFolderIsPrivate()
{
    const QString dir = m_dir->filePath(u"new/profile"_s);
    Database database(dir);
    QVERIFY(settled(database.open()));
    QVERIFY(settled(database.saveUploads({fullUpload(1)})));
    const auto others
        = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
    QVERIFY(!(QFile::permissions(dir) & others));
    QVERIFY(!(QFile::permissions(dir + u"/uploads.db"_s) & others));
    QVERIFY(!(QFile::permissions(dir + u"/uploads.db-wal"_s) & others));
}

void TestDatabase::oddFolderNames()
{
    const QStringList names = {u"用户 配置"_s, u"a?mode=ro&b#c%20d;e='f'"_s, QString(200, u'n') + u'/' + QString(200, u'm')};
    for (const QString &name : names) {
        Database database(m_dir->filePath(name));
        const auto opened = settled(database.open());
        QVERIFY2(opened, qPrintable(opened ? QString() : opened.error().message));
        QVERIFY(settled(database.saveUploads({fullUpload(1)})));
        QVERIFY(QFile::exists(m_dir->filePath(name) + u"/uploads.db"_s));
    }
}

void TestDatabase::speed()
{
    constexpr int rows = 20'000;
    constexpr int page = 50;
    Database database(m_dir->path());
    QVERIFY(settled(database.open()));
    QElapsedTimer timer;
    timer.start();
    QVERIFY(settled(database.saveUploads(fullUploads(0, rows))));
    const qint64 saved = timer.restart();
    qsizetype loaded = 0;
    QVERIFY(settled(database.loadUploads({}, 10'000, [&](const QList<StoredUpload> &uploads) { loaded += uploads.size(); })));
    const qint64 loading = timer.restart();
    QCOMPARE(loaded, rows);
    QList<QFuture<Result<void>>> saves;
    for (int n = 0; n < 10'000; n += page) {
        QList<Upload> uploads = fullUploads(n, page);
        for (Upload &upload : uploads)
            upload.checkedAt = *upload.checkedAt + std::chrono::minutes(1);
        saves.append(database.saveUploads(uploads));
    }
    for (const auto &save : std::as_const(saves))
        QVERIFY(settled(save));
    qInfo("%d rows saved in one call: %lld ms, loaded: %lld ms; 10000 known rows saved in batches of %d: %lld ms", rows, saved,
          loading, page, timer.elapsed());
    // generous: a regression to one transaction a row or a quadratic load is what it is to notice
    QVERIFY(loading < 10'000);
}

QTEST_GUILESS_MAIN(TestDatabase)
#include "test_database.moc"
