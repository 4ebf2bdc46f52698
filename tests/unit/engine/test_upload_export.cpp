// Exports: what stands in the file, and that there is never half of one.

#include "engine/upload_export.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_UNIX
#include <csignal>
#include <sys/resource.h>
#endif

using namespace Qt::StringLiterals;
using namespace deck;

namespace {

UploadLine lineOf(const QString &id, const QString &title)
{
    UploadLine line;
    line.upload.key = {u"a"_s, UploadKind::Media, id};
    line.upload.vendor = u"test"_s;
    line.upload.title = title;
    line.upload.status = UploadStatus::Failed;
    line.upload.ratio = 0.5;
    line.upload.totalBytes = 9'007'199'254'740'993;
    line.address = u"a/"_s + id;
    line.actions = {u"cancel"_s, u"resume"_s};
    return line;
}

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(none)");
}

void writeBefore(const QString &path)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("before");
}

} // namespace

class TestUploadExport final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }
    void csv();
    void json();
    void empty_data();
    void empty();
    void nameDecides_data();
    void nameDecides();
    void withoutCommitNothingChanges();
    void cannotBeWritten();
    void tooLittleRoom();

private:
    std::unique_ptr<QTemporaryDir> m_dir;
};

void TestUploadExport::csv()
{
    const QString path = m_dir->filePath(u"f.csv"_s);
    UploadExport file(path);
    QVERIFY(file.begin());
    QVERIFY(file.add({lineOf(u"1"_s, u"=SUM(A1), \"x\"\n潮汐"_s)}));
    QVERIFY(file.add({lineOf(u"2"_s, u"plain"_s)}));
    QVERIFY(!QFile::exists(path)); // not before the end
    QVERIFY(file.commit());
    QCOMPARE(file.count(), 2);
    const QByteArray bytes = contents(path);
    QVERIFY(bytes.startsWith("account,vendor,id,title,status,"));
    QVERIFY(bytes.contains("\r\na,test,1,\"'=SUM(A1), \"\"x\"\"\n潮汐\",failed,,0.5,,9007199254740993,"));
    QVERIFY(bytes.endsWith(",cancel resume\r\n"));
}

void TestUploadExport::json()
{
    const QString path = m_dir->filePath(u"f.JSON"_s);
    UploadExport file(path);
    QVERIFY(file.begin());
    QVERIFY(file.add({lineOf(u"1"_s, u"=1"_s), lineOf(u"2"_s, u"\u2028"_s)}));
    QVERIFY(file.add({lineOf(u"3"_s, {})}));
    QVERIFY(file.commit());
    const QJsonArray array = QJsonDocument::fromJson(contents(path)).array();
    QCOMPARE(array.size(), 3);
    QCOMPARE(array.at(0).toObject().value(u"title"_s).toString(), u"=1"_s); // no spreadsheet reads JSON
    QCOMPARE(array.at(2).toObject(), uploadJson(lineOf(u"3"_s, {})));
}

void TestUploadExport::empty_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("csv") << u"f.csv"_s << uploadCsvHeader();
    QTest::newRow("json") << u"f.json"_s << QByteArray("[]\n");
}

void TestUploadExport::empty()
{
    QFETCH(const QString, name);
    QFETCH(const QByteArray, bytes);
    UploadExport file(m_dir->filePath(name));
    QVERIFY(file.begin());
    QVERIFY(file.add({}));
    QVERIFY(file.commit());
    QCOMPARE(contents(m_dir->filePath(name)), bytes);
}

void TestUploadExport::nameDecides_data()
{
    QTest::addColumn<QString>("name");
    for (const QString &name : {u"f.txt"_s, u"f"_s, u"csv"_s, u"f.csv.bak"_s, u"f.xlsx"_s})
        QTest::newRow(qPrintable(name)) << name;
}

void TestUploadExport::nameDecides()
{
    QFETCH(const QString, name);
    UploadExport file(m_dir->filePath(name));
    const Result<void> begun = file.begin();
    QVERIFY(!begun);
    QCOMPARE(begun.error().kind, ErrorKind::BadInput);
    QCOMPARE(begun.error().code, u"export-name"_s);
    QVERIFY(QDir(m_dir->path()).isEmpty());
}

void TestUploadExport::withoutCommitNothingChanges()
{
    const QString path = m_dir->filePath(u"f.csv"_s);
    writeBefore(path);
    {
        UploadExport file(path);
        QVERIFY(file.begin());
        QVERIFY(file.add({lineOf(u"1"_s, u"x"_s)}));
    }
    QCOMPARE(contents(path), QByteArray("before"));
    QCOMPARE(QDir(m_dir->path()).entryList(QDir::Files | QDir::Hidden), QStringList {u"f.csv"_s}); // no leftovers
}

void TestUploadExport::cannotBeWritten()
{
    QVERIFY(QDir(m_dir->path()).mkdir(u"d.csv"_s));
    for (const QString &path : {m_dir->filePath(u"d.csv"_s), m_dir->filePath(u"nowhere/f.csv"_s)}) {
        UploadExport file(path);
        const Result<void> begun = file.begin();
        QVERIFY2(!begun, qPrintable(path));
        QCOMPARE(begun.error().kind, ErrorKind::Local);
        QCOMPARE(begun.error().code, u"export-unwritable"_s);
        QCOMPARE(begun.error().subject, path);
        QVERIFY(!begun.error().message.isEmpty());
    }
}

void TestUploadExport::tooLittleRoom()
{
#ifdef Q_OS_UNIX
    // a limit on the size of files stands for a disk that is full
    const QString path = m_dir->filePath(u"f.csv"_s);
    writeBefore(path);
    rlimit before {};
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
    const auto signalBefore = std::signal(SIGXFSZ, SIG_IGN);
    rlimit small = before;
    small.rlim_cur = 64 * 1024;
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &small), 0);
    UploadExport file(path);
    Result<void> done = file.begin();
    for (int i = 0; done && i < 10'000; ++i)
        done = file.add({lineOf(QString::number(i), u"x"_s)});
    if (done)
        done = file.commit();
    setrlimit(RLIMIT_FSIZE, &before);
    std::signal(SIGXFSZ, signalBefore);
    QVERIFY(!done);
    QCOMPARE(done.error().code, u"export-unwritable"_s);
    QVERIFY(!done.error().message.isEmpty());
    QCOMPARE(contents(path), QByteArray("before"));
#else
    QSKIP("only where the size of files can be limited");
#endif
}

QTEST_GUILESS_MAIN(TestUploadExport)
#include "test_upload_export.moc"
