#include "database/schema.h"
#include "database_fixture.h"

#include <QDir>
#include <QFile>
#include <QLockFile>
#include <QRegularExpression>
#include <QSemaphore>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>

using namespace Qt::StringLiterals;
using namespace deck;

namespace {

// The file as version 1 made it. Never changed: profiles of that version exist.
const QStringList version1 = {
    u"PRAGMA journal_mode = WAL"_s,
    uR"(CREATE TABLE uploads (
    row INTEGER PRIMARY KEY,
    account TEXT NOT NULL,
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    vendor TEXT NOT NULL,
    title TEXT,
    status TEXT NOT NULL,
    vendor_status TEXT NOT NULL,
    ratio REAL,
    uploaded_bytes INTEGER,
    total_bytes INTEGER,
    created_at INTEGER,
    modified_at INTEGER,
    completed_at INTEGER,
    expires_at INTEGER,
    retry_count INTEGER,
    error_code TEXT,
    error_message TEXT,
    source TEXT,
    device TEXT,
    ip TEXT,
    media_id TEXT,
    source_url TEXT,
    result_url TEXT,
    internal_url TEXT,
    user_data TEXT,
    stalled_since INTEGER,
    checked_at INTEGER,
    covers INTEGER NOT NULL,
    checksum INTEGER NOT NULL,
    UNIQUE (account, kind, id)
) STRICT)"_s,
    uR"(CREATE TABLE states_seen (
    row INTEGER PRIMARY KEY,
    upload INTEGER NOT NULL REFERENCES uploads (row) ON DELETE CASCADE,
    at INTEGER NOT NULL,
    status TEXT NOT NULL,
    vendor_status TEXT NOT NULL,
    ratio REAL,
    error_code TEXT,
    error_message TEXT,
    stalled_since INTEGER,
    checksum INTEGER NOT NULL
) STRICT)"_s,
    u"CREATE INDEX states_seen_by_upload ON states_seen (upload)"_s,
    uR"(CREATE TABLE settings (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL,
    checksum INTEGER NOT NULL
) STRICT)"_s,
    u"PRAGMA user_version = 1"_s,
    u"PRAGMA application_id = 1433420907"_s,
    uR"(INSERT INTO uploads VALUES(1,'a','job','id-1','zego','宣传片 🎬 1','uploading','1',0.0010010010010010009923,1,9223372036854775806,1556444527001,1556444527002,1556444527003,1556444526999,1,'E1','fetch failed: 1','source','device','192.0.2.1','media-1','https://example.com/a/1.mp4','https://cdn.example.com/1','','{"a": "1"}',1556444527005,1556448127000,8388607,-875577599609419725))"_s,
    uR"(INSERT INTO states_seen VALUES(1,1,1556448127000,'uploading','1',0.0010010010010010009923,'E1','fetch failed: 1',1556444527005,-6859899526720442936))"_s,
    uR"(INSERT INTO settings VALUES('theme','dark',-257305064096343031))"_s,
};

} // namespace

class TestProfile final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void version1IsReadAndKept();
    void migrationsRunInOrderAndOnce();
    void failedMigrationLeavesTheFileAsItWas();
    void foreignIsLeftAlone_data();
    void foreignIsLeftAlone();
    void newerIsLeftAlone();
    void emptyDatabaseIsTaken();
    void damagedIsSetAside_data();
    void damagedIsSetAside();
    void damagedDefinitionIsSetAsideWithItsRows();
    void damageMetLaterIsSetAside();
    void twoDamagedFilesAreBothKept();
    void cannotBeWritten_data();
    void cannotBeWritten();
    void deletedWhileRunning();
    void folderDeletedWhileRunning();
    void replacedByAnotherProcess();
    void opensAgainAfterAFailureInPassing();
    void leftoversOfACrash();
    void writerWaitsForAnother();
    void writerWaitsHoweverOften();
    void openingWaitsForAnother();
    void endsThoughAnotherHoldsTheLock();
    void failuresHaveCodes_data();
    void failuresHaveCodes();

private:
    [[nodiscard]] QString file() const { return m_dir->filePath(u"uploads.db"_s); }
    [[nodiscard]] static QByteArray bytes(const QString &file)
    {
        QFile device(file);
        return device.open(QIODevice::ReadOnly) ? device.readAll() : QByteArray("unreadable");
    }
    static bool put(const QString &file, const QByteArray &contents)
    {
        QFile device(file);
        return device.open(QIODevice::WriteOnly) && device.write(contents) == contents.size();
    }
    /// A closed database of ours with rows numbered from 0.
    void makeDatabase(int rows) const
    {
        Database database(m_dir->path());
        QVERIFY(settled(database.open()));
        QVERIFY(settled(database.saveUploads(fullUploads(0, rows))));
        QVERIFY(settled(database.setSetting(u"theme"_s, u"dark"_s)));
    }
    [[nodiscard]] QStringList setAside() const { return QDir(m_dir->path()).entryList({u"uploads-damaged-*.db"_s}); }

    std::unique_ptr<QTemporaryDir> m_dir;
};

void TestProfile::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    QVERIFY(m_dir->isValid());
}

void TestProfile::version1IsReadAndKept()
{
    QVERIFY(runSql(file(), version1));
    Database database(m_dir->path());
    const auto opened = settled(database.open());
    QVERIFY2(opened, qPrintable(opened ? QString() : opened.error().message));
    QCOMPARE(opened->uploads, 1);
    QVERIFY2(opened->setAside.isEmpty(), qPrintable(opened->setAside));
    Upload expected = fullUpload(1);
    QVERIFY(settled(database.uploads({expected.key})).value().first() == expected);
    QCOMPARE(settled(database.statesSeen(expected.key)).value().size(), 1);
    QCOMPARE(settled(database.setting(u"theme"_s)).value(), std::optional(u"dark"_s));
    QVERIFY(settled(database.saveUploads({fullUpload(2)})));
    QCOMPARE(everything(database).value().size(), 2);
}

void TestProfile::migrationsRunInOrderAndOnce()
{
    const QList<Migration> migrations = {
        {u"CREATE TABLE t (a)"_s, u"INSERT INTO t VALUES (1)"_s},
        {u"ALTER TABLE t ADD COLUMN b"_s, u"UPDATE t SET b = a + 1"_s},
        {u"INSERT INTO t SELECT b, a FROM t"_s},
    };
    SqliteConnection connection;
    QVERIFY(connection.open(file(), SqliteConnection::Mode::ReadWrite));
    QVERIFY(migrate(connection, migrations.mid(0, 1)));
    QCOMPARE(connection.execute(u"PRAGMA user_version"_s)->toInt(), 1);
    QVERIFY(migrate(connection, migrations));
    QVERIFY(migrate(connection, migrations));
    QCOMPARE(connection.execute(u"PRAGMA user_version"_s)->toInt(), 3);
    QCOMPARE(connection.execute(u"PRAGMA application_id"_s)->toInt(), profileApplicationId);
    QCOMPARE(connection.execute(u"SELECT group_concat(a || ':' || b) FROM t"_s)->toString(), u"1:2,2:1"_s);
}

void TestProfile::failedMigrationLeavesTheFileAsItWas()
{
    const QList<Migration> migrations
        = {{u"CREATE TABLE t (a)"_s}, {u"INSERT INTO t VALUES (1)"_s, u"INSERT INTO nowhere VALUES (1)"_s}};
    SqliteConnection connection;
    QVERIFY(connection.open(file(), SqliteConnection::Mode::ReadWrite));
    QVERIFY(migrate(connection, migrations.mid(0, 1)));
    QVERIFY(!migrate(connection, migrations));
    QCOMPARE(connection.execute(u"PRAGMA user_version"_s)->toInt(), 1);
    QCOMPARE(connection.execute(u"SELECT count(*) FROM t"_s)->toInt(), 0);
}

void TestProfile::foreignIsLeftAlone_data()
{
    QTest::addColumn<QStringList>("statements");
    QTest::newRow("its own number") << QStringList {u"PRAGMA application_id = 7"_s, u"CREATE TABLE t (a)"_s};
    QTest::newRow("no number") << QStringList {u"CREATE TABLE t (a)"_s, u"INSERT INTO t VALUES (1)"_s};
    QTest::newRow("a table of the same name") << QStringList {u"CREATE TABLE uploads (a)"_s};
    QTest::newRow("with a log") << QStringList {u"PRAGMA journal_mode = WAL"_s, u"CREATE TABLE t (a)"_s};
}

void TestProfile::foreignIsLeftAlone()
{
    QFETCH(QStringList, statements);
    QVERIFY(runSql(file(), statements));
    const QByteArray before = bytes(file());
    Database database(m_dir->path());
    const auto opened = settled(database.open());
    QVERIFY(!opened);
    QCOMPARE(opened.error().kind, ErrorKind::Local);
    QCOMPARE(opened.error().code, u"profile-foreign"_s);
    QVERIFY(opened.error().message.contains(file()));
    QCOMPARE(settled(database.saveUploads({fullUpload(1)})).error().code, u"profile-not-open"_s);
    QCOMPARE(bytes(file()), before);
    QVERIFY(setAside().isEmpty());
}

void TestProfile::newerIsLeftAlone()
{
    makeDatabase(3);
    QVERIFY(runSql(
        file(),
        {u"ALTER TABLE uploads ADD COLUMN later TEXT"_s, u"PRAGMA user_version = %1"_s.arg(profileMigrations().size() + 1)}));
    const QByteArray before = bytes(file());
    Database database(m_dir->path());
    const auto opened = settled(database.open());
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, u"profile-newer"_s);
    QVERIFY(opened.error().message.contains(file()));
    QCOMPARE(bytes(file()), before);
    QVERIFY(setAside().isEmpty());
}

void TestProfile::emptyDatabaseIsTaken()
{
    QVERIFY(runSql(file(), {u"CREATE TABLE t (a)"_s, u"DROP TABLE t"_s}));
    Database database(m_dir->path());
    const auto opened = settled(database.open());
    QVERIFY(opened);
    QVERIFY(opened->setAside.isEmpty());
    QVERIFY(settled(database.saveUploads({fullUpload(1)})));
}

void TestProfile::damagedIsSetAside_data()
{
    QTest::addColumn<QByteArray>("contents");
    QTest::newRow("zero length") << QByteArray();
    QTest::newRow("text") << QByteArray("not a database\n");
    QTest::newRow("random") << QByteArray(10'000, '\xa5');
    QTest::newRow("header only") << (QByteArray("SQLite format 3\0", 16) + QByteArray(84, '\0'));
    QTest::newRow("header and nothing") << (QByteArray("SQLite format 3\0", 16) + QByteArray(8176, '\0'));
}

void TestProfile::damagedIsSetAside()
{
    QFETCH(QByteArray, contents);
    QVERIFY(put(file(), contents));
    {
        Database database(m_dir->path());
        const auto opened = settled(database.open());
        QVERIFY2(opened, qPrintable(opened ? QString() : opened.error().message));
        QVERIFY(QRegularExpression(u"^uploads-damaged-\\d{8}-\\d{6}\\.db$"_s)
                    .match(QFileInfo(opened->setAside).fileName())
                    .hasMatch());
        QCOMPARE(bytes(opened->setAside), contents);
        QCOMPARE(opened->rescuedUploads, 0);
        QCOMPARE(opened->uploads, 0);
        QVERIFY(settled(database.saveUploads({fullUpload(1)})));
    }
    Database again(m_dir->path());
    const auto opened = settled(again.open());
    QCOMPARE(opened.value().uploads, 1);
    QVERIFY(opened->setAside.isEmpty());
}

void TestProfile::damagedDefinitionIsSetAsideWithItsRows()
{
    makeDatabase(40);
    QVERIFY(runSql(file(), {u"DROP INDEX states_seen_by_upload"_s}));
    Database database(m_dir->path());
    const auto opened = settled(database.open());
    QVERIFY(opened);
    QVERIFY(!opened->setAside.isEmpty());
    QCOMPARE(opened->rescuedUploads, 40);
    QCOMPARE(opened->uploads, 40);
    const auto known = everything(database);
    for (const Upload &upload : fullUploads(0, 40)) {
        QVERIFY(known->value(upload.key) == upload);
        QCOMPARE(settled(database.statesSeen(upload.key)).value().size(), 1);
    }
    QCOMPARE(settled(database.setting(u"theme"_s)).value(), std::optional(u"dark"_s));
}

void TestProfile::damageMetLaterIsSetAside()
{
    makeDatabase(40);
    // one flipped letter: SQLite does not see it, the row's checksum does
    QByteArray contents = bytes(file());
    const qsizetype at = contents.lastIndexOf("https://example.com/a/7.mp4");
    QVERIFY(at > 0);
    contents[at + 10] = 'X';
    QVERIFY(put(file(), contents));
    QList<DatabaseOpened> told;
    {
        Database database(m_dir->path(), [&](const DatabaseOpened &opened) { told.append(opened); });
        QVERIFY(settled(database.open())->setAside.isEmpty());
        const auto known = everything(database);
        QVERIFY(known);
        QCOMPARE(known->size(), 39);
        QVERIFY(!known->contains(fullUpload(7).key));
        QVERIFY(settled(database.saveUploads({fullUpload(7)})));
        QCOMPARE(everything(database).value().size(), 40);
    }
    QCOMPARE(told.size(), 1);
    QCOMPARE(told.first().rescuedUploads, 39);
    QCOMPARE(bytes(told.first().setAside), contents);
}

void TestProfile::twoDamagedFilesAreBothKept()
{
    for (int i = 0; i < 3; ++i) {
        QVERIFY(put(file(), QByteArray("damaged ") + QByteArray::number(i)));
        Database database(m_dir->path());
        QVERIFY(settled(database.open()));
    }
    QSet<QByteArray> kept;
    for (const QString &name : setAside())
        kept.insert(bytes(m_dir->filePath(name)));
    QCOMPARE(kept, (QSet<QByteArray> {"damaged 0", "damaged 1", "damaged 2"}));
}

void TestProfile::cannotBeWritten_data()
{
    // faults that also hold for root
    QTest::addColumn<QString>("dir");
    QTest::addColumn<QString>("folder");
    QTest::newRow("under a file") << u"file/profile"_s << QString();
    QTest::newRow("a file") << u"file"_s << QString();
    QTest::newRow("folder in place of the file") << u"profile"_s << u"profile/uploads.db"_s;
    QTest::newRow("too long") << QString(300, u'n') << QString();
}

void TestProfile::cannotBeWritten()
{
    QFETCH(QString, dir);
    QFETCH(QString, folder);
    QVERIFY(put(m_dir->filePath(u"file"_s), "a file"));
    if (!folder.isEmpty())
        QVERIFY(QDir(m_dir->path()).mkpath(folder));
    Database database(m_dir->filePath(dir));
    const auto opened = settled(database.open());
    QVERIFY(!opened);
    QCOMPARE(opened.error().kind, ErrorKind::Local);
    QCOMPARE(opened.error().code, u"profile-unwritable"_s);
    QVERIFY(opened.error().message.contains(m_dir->filePath(dir)));
    QCOMPARE(bytes(m_dir->filePath(u"file"_s)), QByteArray("a file"));
}

void TestProfile::deletedWhileRunning()
{
    Database database(m_dir->path());
    QVERIFY(settled(database.open()));
    QVERIFY(settled(database.saveUploads(fullUploads(0, 10))));
    QVERIFY(QFile::remove(file()));
    QVERIFY(settled(database.saveUploads(fullUploads(10, 10))));
    QVERIFY(QFile::exists(file()));
    QCOMPARE(everything(database).value().size(), 10);
    Database another(m_dir->path());
    QCOMPARE(settled(another.open()).value().uploads, 10);
}

void TestProfile::folderDeletedWhileRunning()
{
    const QString dir = m_dir->filePath(u"profile"_s);
    Database database(dir);
    QVERIFY(settled(database.open()));
    QVERIFY(QDir(dir).removeRecursively());
    QVERIFY(settled(database.saveUploads(fullUploads(0, 10))));
    QCOMPARE(everything(database).value().size(), 10);
}

void TestProfile::replacedByAnotherProcess()
{
    makeDatabase(40);
    QByteArray contents = bytes(file());
    contents[contents.lastIndexOf("https://example.com/a/7.mp4") + 10] = 'X';
    QVERIFY(put(file(), contents));
    Database first(m_dir->path());
    Database second(m_dir->path());
    QVERIFY(settled(first.open()));
    QVERIFY(settled(second.open()));
    QCOMPARE(everything(first).value().size(), 39);             // the first sets it aside
    QVERIFY(settled(second.saveUploads(fullUploads(100, 10)))); // the second must not write into what was set aside
    QCOMPARE(everything(first).value().size(), 49);
    QCOMPARE(setAside().size(), 1);
}

void TestProfile::opensAgainAfterAFailureInPassing()
{
    makeDatabase(3);
    Database database(m_dir->path());
    QVERIFY(settled(database.open()));
    const QString away = m_dir->filePath(u"away.db"_s);
    for (const QString &suffix : {QString(), u"-wal"_s, u"-shm"_s}) {
        if (QFile::exists(file() + suffix))
            QVERIFY(QFile::rename(file() + suffix, away + suffix));
    }
    QVERIFY(runSql(file(), {u"CREATE TABLE t (a)"_s}));
    QCOMPARE(settled(database.saveUploads(fullUploads(10, 1))).error().code, u"profile-foreign"_s);
    QCOMPARE(settled(database.saveUploads(fullUploads(10, 1))).error().code, u"profile-foreign"_s); // asked anew, told anew
    QVERIFY(QFile::remove(file()));
    for (const QString &suffix : {QString(), u"-wal"_s, u"-shm"_s}) {
        if (QFile::exists(away + suffix))
            QVERIFY(QFile::rename(away + suffix, file() + suffix));
    }
    QVERIFY(settled(database.saveUploads(fullUploads(10, 1))));
    QCOMPARE(everything(database).value().size(), 4);
}

void TestProfile::leftoversOfACrash()
{
    makeDatabase(5);
    QVERIFY(put(m_dir->filePath(u"uploads-new.db"_s), "half made"));
    QVERIFY(put(m_dir->filePath(u"uploads-new.db-journal"_s), "half made"));
    QVERIFY(put(m_dir->filePath(u"uploads.lock"_s),
                QByteArray("2147483646\nuploaddeck\n") + QSysInfo::machineHostName().toUtf8() + QByteArray("\n")));
    {
        Database database(m_dir->path());
        QCOMPARE(settled(database.open()).value().uploads, 5);
    }
    // a log without its database must not be played into the next one
    QVERIFY(QFile::remove(file()));
    QVERIFY(put(file() + u"-wal"_s, "log of a lost database"));
    Database database(m_dir->path());
    const auto opened = settled(database.open());
    QCOMPARE(opened.value().uploads, 0);
    QVERIFY(opened->setAside.isEmpty());
}

void TestProfile::writerWaitsForAnother()
{
    Database database(m_dir->path());
    QVERIFY(settled(database.open()));
    SqliteConnection other;
    QVERIFY(other.open(file(), SqliteConnection::Mode::ReadWrite));
    QVERIFY(other.execute(u"BEGIN IMMEDIATE"_s));
    const auto saved = database.saveUploads({fullUpload(1)});
    const auto set = database.setSetting(u"a"_s, u"b"_s);
    QVERIFY(other.execute(u"INSERT INTO settings VALUES ('x', 'y', 0)"_s));
    QVERIFY(!saved.isFinished());
    QVERIFY(other.execute(u"COMMIT"_s));
    QVERIFY(settled(saved));
    QVERIFY(settled(set));
}

void TestProfile::writerWaitsHoweverOften()
{
    std::atomic<int> tries = 0;
    std::atomic<int> most = 0;
    QSemaphore tried;
    Database database(m_dir->path(), {}, [&](int number) {
        ++tries;
        most = std::max(most.load(), number);
        tried.release();
    });
    QVERIFY(settled(database.open()));
    QCOMPARE(tries.load(), 0);
    SqliteConnection other;
    QVERIFY(other.open(file(), SqliteConnection::Mode::ReadWrite));
    QVERIFY(other.execute(u"BEGIN IMMEDIATE"_s));
    const auto saved = database.saveUploads({fullUpload(1)});
    const auto tracked = database.track({fullUpload(2).key}, u"zego"_s, {});
    const int enough = 10; // tries of one call, each of which the lock has ended
    tried.acquire(enough);
    QVERIFY(!saved.isFinished());
    QVERIFY(!tracked.isFinished());
    QVERIFY(most >= enough);
    QVERIFY(other.execute(u"COMMIT"_s));
    QVERIFY(settled(saved));
    QCOMPARE(settled(tracked)->size(), 1);
}

void TestProfile::openingWaitsForAnother()
{
    makeDatabase(3);
    QLockFile other(m_dir->filePath(u"uploads.lock"_s));
    QVERIFY(other.lock());
    QSemaphore tried;
    Database database(m_dir->path(), {}, [&tried](int) { tried.release(); });
    const auto opened = database.open();
    tried.acquire(3);
    QVERIFY(!opened.isFinished());
    other.unlock();
    QCOMPARE(settled(opened).value().uploads, 3);
}

void TestProfile::endsThoughAnotherHoldsTheLock()
{
    makeDatabase(1);
    SqliteConnection other;
    QFuture<Result<void>> saved;
    {
        Database database(m_dir->path());
        QVERIFY(settled(database.open()));
        QVERIFY(other.open(file(), SqliteConnection::Mode::ReadWrite));
        QVERIFY(other.execute(u"BEGIN IMMEDIATE"_s));
        saved = database.saveUploads({fullUpload(1)});
    }
    QVERIFY(saved.isFinished());
    QCOMPARE(saved.result().error().code, u"profile-busy"_s);
}

void TestProfile::failuresHaveCodes_data()
{
    QTest::addColumn<int>("sqlite");
    QTest::addColumn<QString>("code");
    QTest::newRow("full") << 13 << u"disk-full"_s;
    QTest::newRow("corrupt") << 11 << u"profile-damaged"_s;
    QTest::newRow("corrupt index") << (11 | 3 << 8) << u"profile-damaged"_s;
    QTest::newRow("not a database") << 26 << u"profile-damaged"_s;
    QTest::newRow("read-only") << 8 << u"profile-unwritable"_s;
    QTest::newRow("cannot open") << 14 << u"profile-unwritable"_s;
    QTest::newRow("busy") << 5 << u"profile-busy"_s;
    QTest::newRow("busy, recovering") << (5 | 1 << 8) << u"profile-busy"_s;
    QTest::newRow("write error") << (10 | 3 << 8) << u"database-error"_s;
    QTest::newRow("index contradicts table") << (19 | 8 << 8) << u"profile-damaged"_s;
    QTest::newRow("value missing") << (19 | 5 << 8) << u"database-error"_s;
}

void TestProfile::failuresHaveCodes()
{
    QFETCH(int, sqlite);
    QFETCH(QString, code);
    const ApiError error = localError({sqlite, u"what SQLite says"_s}, file());
    QCOMPARE(error.kind, ErrorKind::Local);
    QCOMPARE(error.code, code);
    QVERIFY(error.message.contains(file()));
    QVERIFY(error.message.contains(u"what SQLite says"_s));
}

QTEST_GUILESS_MAIN(TestProfile)
#include "test_profile.moc"
