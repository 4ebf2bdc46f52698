#include "database_fixture.h"

#include <QDir>
#include <QFile>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace deck;

/// A database file that is broken somewhere: never a crash, never a row nobody saved, and usable afterwards.
class TestDamage final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void damaged_data();
    void damaged();
    void mostRowsOutliveABadPage();
    void damagedLog();

private:
    void checkEverythingIsOurs(Database &database, const QHash<UploadKey, Upload> &known);

    static constexpr int rowCount = 400;
    QHash<UploadKey, Upload> m_saved;
    QHash<UploadKey, StateSeen> m_states;
    QByteArray m_whole;
    quint32 m_seed = 0;
};

void TestDamage::initTestCase()
{
    QTemporaryDir dir;
    const QList<Upload> uploads = fullUploads(0, rowCount);
    {
        Database database(dir.path());
        QVERIFY(settled(database.open()));
        QVERIFY(settled(database.saveUploads(uploads)));
        QVERIFY(settled(database.setSetting(u"theme"_s, u"dark"_s)));
        for (const Upload &upload : uploads) {
            m_saved.insert(upload.key, upload);
            const auto states = settled(database.statesSeen(upload.key));
            QCOMPARE(states.value().size(), 1);
            m_states.insert(upload.key, states->first());
        }
    }
    QFile file(dir.filePath(u"uploads.db"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    m_whole = file.readAll();
    bool given = false;
    m_seed = qEnvironmentVariable("UPLOADDECK_TEST_SEED").toUInt(&given);
    if (!given)
        m_seed = QRandomGenerator::global()->generate();
    qInfo("%lld bytes, UPLOADDECK_TEST_SEED=%u", static_cast<qint64>(m_whole.size()), m_seed);
}

void TestDamage::damaged_data()
{
    QTest::addColumn<QByteArray>("contents");
    QRandomGenerator random(m_seed);
    const auto row = [](const char *kind, int i, const QByteArray &contents) { QTest::addRow("%s %d", kind, i) << contents; };
    const auto position = [&](qsizetype below) { return static_cast<qsizetype>(random.bounded(static_cast<qint64>(below))); };
    const int rounds = qMax(20, qEnvironmentVariableIntValue("UPLOADDECK_TEST_ROUNDS")); // for a longer run by hand
    for (int i = 0; i < rounds; ++i) {
        QByteArray one = m_whole;
        one[position(one.size())] = static_cast<char>(random.bounded(256));
        row("one byte", i, one);

        QByteArray head = m_whole; // header and table definitions, where a byte does most
        head[position(4096)] = static_cast<char>(random.bounded(256));
        row("one byte in the first page", i, head);

        QByteArray many = m_whole;
        for (int n = 0; n < 50; ++n)
            many[position(many.size())] = static_cast<char>(random.bounded(256));
        row("many bytes", i, many);

        QByteArray pageHeads = m_whole; // where the tree is held together
        for (int n = 0; n < 3; ++n)
            pageHeads[position(m_whole.size() / 4096) * 4096 + position(16)] = static_cast<char>(random.bounded(256));
        row("page heads", i, pageHeads);

        row("cut", i, m_whole.left(position(m_whole.size())));

        QByteArray hole = m_whole;
        const qsizetype at = position(hole.size());
        const qsizetype size = qMin(hole.size() - at, 1 + position(20'000));
        row("hole of zeros", i, hole.replace(at, size, QByteArray(size, '\0')));

        QByteArray swapped = m_whole; // a disk that wrote a page to the wrong place
        const qsizetype pages = swapped.size() / 4096;
        swapped.replace(position(pages) * 4096, 4096, m_whole.mid(position(pages) * 4096, 4096));
        row("a page in another's place", i, swapped);
    }
}

void TestDamage::checkEverythingIsOurs(Database &database, const QHash<UploadKey, Upload> &known)
{
    for (const Upload &upload : known) {
        QVERIFY(m_saved.contains(upload.key));
        QVERIFY(m_saved.value(upload.key) == upload);
    }
    int asked = 0;
    for (auto it = m_states.cbegin(); it != m_states.cend() && asked < 20; ++it, ++asked) {
        const auto states = settled(database.statesSeen(it.key()));
        QVERIFY(states);
        QVERIFY(states->size() <= 1);
        if (!states->isEmpty())
            QVERIFY(states->first() == *it);
    }
    const auto theme = settled(database.setting(u"theme"_s));
    QVERIFY(theme);
    QVERIFY(!*theme || **theme == u"dark"_s);
}

void TestDamage::damaged()
{
    QFETCH(QByteArray, contents);
    QTemporaryDir dir;
    {
        QFile file(dir.filePath(u"uploads.db"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(contents), contents.size());
    }
    {
        Database database(dir.path());
        const auto opened = settled(database.open());
        if (!opened) {
            // one number in the header is all that tells a newer file
            QCOMPARE(opened.error().code, u"profile-newer"_s);
            QVERIFY(contents.mid(60, 4) != m_whole.mid(60, 4));
            return;
        }
        const auto known = everything(database);
        QVERIFY2(known, qPrintable(known ? QString() : known.error().message));
        checkEverythingIsOurs(database, *known);
        // and it can be worked with: old rows and new ones
        const auto saved = settled(database.saveUploads(m_saved.values() + fullUploads(rowCount, 50)));
        QVERIFY2(saved, qPrintable(saved ? QString() : saved.error().message));
        const auto now = everything(database);
        QVERIFY(now);
        QCOMPARE(now->size(), rowCount + 50);
        const auto removed = settled(database.removeAccount(u"a"_s));
        QVERIFY2(removed, qPrintable(removed ? QString() : removed.error().message));
        QVERIFY(settled(database.saveUploads(m_saved.values())));
    }
    Database again(dir.path());
    QCOMPARE(settled(again.open()).value().uploads, rowCount);
    checkEverythingIsOurs(again, everything(again).value());
}

void TestDamage::mostRowsOutliveABadPage()
{
    // each page behind the first in turn
    const qsizetype pages = m_whole.size() / 4096;
    qsizetype fewest = rowCount;
    qsizetype damagedPages = 0;
    for (qsizetype page = 1; page < pages; ++page) {
        QTemporaryDir dir;
        QFile file(dir.filePath(u"uploads.db"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QByteArray contents = m_whole;
        contents.replace(page * 4096, 4096, QByteArray(4096, '\xff'));
        file.write(contents);
        file.close();
        Database database(dir.path());
        QVERIFY(settled(database.open()));
        const auto known = everything(database);
        QVERIFY(known);
        if (known->size() == rowCount)
            continue;
        ++damagedPages;
        // the one page that is the root of the table takes everything with it
        if (known->size() > 0)
            fewest = qMin(fewest, known->size());
    }
    qInfo("%lld of %lld pages held rows; with the worst of them lost, %lld of %d rows were rescued",
          static_cast<qint64>(damagedPages), static_cast<qint64>(pages), static_cast<qint64>(fewest), rowCount);
    QVERIFY(damagedPages > 10);
    QVERIFY(fewest > rowCount * 3 / 4);
}

void TestDamage::damagedLog()
{
    // as a killed process leaves it: rows in the log only, the log then damaged
    QTemporaryDir source;
    Database running(source.path());
    QVERIFY(settled(running.open()));
    QVERIFY(settled(running.saveUploads(m_saved.values())));
    QFile log(source.filePath(u"uploads.db-wal"_s));
    QVERIFY(log.open(QIODevice::ReadOnly));
    const QByteArray whole = log.readAll();
    QVERIFY(whole.size() > 100'000);
    QRandomGenerator random(m_seed);
    for (int i = 0; i < 40; ++i) {
        QTemporaryDir dir;
        QVERIFY(QFile::copy(source.filePath(u"uploads.db"_s), dir.filePath(u"uploads.db"_s)));
        QByteArray contents = whole;
        if (i % 2 == 0)
            contents.truncate(static_cast<qsizetype>(random.bounded(static_cast<qint64>(whole.size()))));
        else
            contents[static_cast<qsizetype>(random.bounded(static_cast<qint64>(whole.size())))] ^= 0x11;
        QFile damagedLog(dir.filePath(u"uploads.db-wal"_s));
        QVERIFY(damagedLog.open(QIODevice::WriteOnly));
        QCOMPARE(damagedLog.write(contents), contents.size());
        damagedLog.close();
        Database database(dir.path());
        QVERIFY(settled(database.open()));
        const auto known = everything(database);
        QVERIFY(known);
        QVERIFY(known->isEmpty() || known->size() == rowCount); // one transaction: whole or not at all
        checkEverythingIsOurs(database, *known);
        QVERIFY(settled(database.saveUploads(m_saved.values())));
    }
}

QTEST_GUILESS_MAIN(TestDamage)
#include "test_damage.moc"
