// "track" and "export" as scripts use them: the real process against the sandbox.

#include "core/clock.h"
#include "sandbox/sandbox.h"
#include "tests/cli/console_run.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace deck;

class TestConsoleTracking final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();

    void addListRemove();
    void addTwice();
    void badOnesAreNamed();
    void maskedIsMeantWhenTyped();
    void allBadSendsNothing();
    void unknownAccount();
    void fromFile_data();
    void fromFile();
    void fromFileRefused_data();
    void fromFileRefused();
    void fromInput();
    void fromInputToItsEnd();
    void formats_data();
    void formats();
    void removeWhatIsNotTracked();
    void removeWithABadAddressDoesNothing();
    void trackedThoughAskingFailed();

    void exports_data();
    void exports();
    void exportOfTheFilter();
    void exportBesideTheError();
    void exportCannotBeWritten();

private:
    void addAccount();
    [[nodiscard]] ConsoleRun run(const QStringList &arguments, const QByteArray &input = {}) const
    {
        return m_console->run(arguments, input);
    }
    [[nodiscard]] ConsoleRun add(const QStringList &ids) const
    {
        return run(QStringList {u"track"_s, u"add"_s, u"--account"_s, u"a"_s} + ids);
    }
    /// IDs the sandbox knows, without this profile having asked for them.
    [[nodiscard]] QStringList knownIds(int count);
    [[nodiscard]] QStringList tracked() const;
    [[nodiscard]] QString write(const QByteArray &bytes) const;

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Sandbox> m_sandbox;
    std::unique_ptr<ConsoleProgram> m_console;
    SandboxAccount m_account;
};

void TestConsoleTracking::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_console = std::make_unique<ConsoleProgram>(m_dir->filePath(u"profile"_s));
    SandboxSetup setup;
    setup.clock = std::make_shared<SystemClock>();
    setup.seed = 7;
    m_sandbox = std::make_unique<Sandbox>(std::move(setup));
    QVERIFY(m_sandbox->start());
    m_account = m_sandbox->accounts().first();
    QCOMPARE(m_account.vendor, u"zego"_s);
    m_console->setVariable(u"TEST_SECRET"_s, m_account.secret.value(u"server-secret"_s));
    addAccount();
}

void TestConsoleTracking::addAccount()
{
    const ConsoleRun added
        = run({u"account"_s, u"add"_s, u"a"_s, u"--vendor"_s, u"zego"_s, u"--endpoint"_s, m_sandbox->endpoint().toString(),
               u"--set"_s, u"app-id="_s + m_account.set.value(u"app-id"_s), u"--secret"_s, u"server-secret=env:TEST_SECRET"_s});
    QVERIFY2(added.exitCode == 0, qPrintable(added.err));
}

QStringList TestConsoleTracking::knownIds(int count)
{
    QStringList ids;
    QDir().mkpath(m_dir->filePath(u"other"_s));
    QFile::copy(m_dir->filePath(u"profile/accounts.json"_s), m_dir->filePath(u"other/accounts.json"_s));
    const ConsoleRun other = run({u"list"_s, u"--profile"_s, m_dir->filePath(u"other"_s), u"--sort"_s, u"id"_s, u"--limit"_s,
                                  QString::number(count), u"--format"_s, u"json"_s});
    for (const QJsonValue &row : other.array())
        ids.append(row.toObject().value(u"id"_s).toString());
    return ids;
}

QStringList TestConsoleTracking::tracked() const
{
    QStringList addresses;
    for (const QJsonValue &row : run({u"track"_s, u"list"_s, u"--format"_s, u"json"_s}).array())
        addresses.append(row.toObject().value(u"upload"_s).toString());
    return addresses;
}

QString TestConsoleTracking::write(const QByteArray &bytes) const
{
    QFile file(m_dir->filePath(u"ids.txt"_s));
    if (!file.open(QIODevice::WriteOnly))
        return {};
    file.write(bytes);
    return file.fileName();
}

void TestConsoleTracking::addListRemove()
{
    const QStringList ids = knownIds(3);
    const ConsoleRun added = add(ids);
    QVERIFY2(added.exitCode == 0, qPrintable(added.err));
    for (const QString &id : ids)
        QVERIFY(added.out.contains(QByteArray("a/" + id.toUtf8()))); // the address it made
    QStringList addresses;
    for (const QString &id : ids)
        addresses.append(u"a/"_s + id);
    QStringList found = tracked();
    found.sort();
    QCOMPARE(found, addresses);
    // the vendor was asked at once, and only about them
    const QJsonArray rows = run({u"list"_s, u"--cached"_s, u"--format"_s, u"json"_s}).array();
    QCOMPARE(rows.size(), 3);
    for (const QJsonValue &row : rows)
        QVERIFY(row.toObject().contains(u"checkedAt"_s));
    const ConsoleRun removed = run({u"track"_s, u"remove"_s, addresses.at(0), addresses.at(2)});
    QCOMPARE(removed.exitCode, 0);
    QVERIFY(removed.out.contains(addresses.at(0).toUtf8()) && removed.out.contains(addresses.at(2).toUtf8()));
    QCOMPARE(tracked(), QStringList {addresses.at(1)});
}

void TestConsoleTracking::addTwice()
{
    const QString id = knownIds(1).first();
    QCOMPARE(add({id, id}).exitCode, 0);
    const ConsoleRun again = run({u"track"_s, u"add"_s, u"--account"_s, u"a"_s, id, u"--format"_s, u"json"_s});
    QCOMPARE(again.exitCode, 0);
    QCOMPARE(again.array().size(), 1);
    QCOMPARE(again.array().first().toObject().value(u"outcome"_s).toString(), u"already-tracked"_s);
    QCOMPARE(tracked().size(), 1);
}

void TestConsoleTracking::badOnesAreNamed()
{
    const QStringList ids = knownIds(2);
    const QString file
        = write(QString(ids.at(0) + u"\nx,y\nceb6b40a****\n\n"_s + ids.at(1) + u"\nhttps://example.com/a.mp4\n"_s).toUtf8());
    const ConsoleRun added = run({u"track"_s, u"add"_s, u"--account"_s, u"a"_s, u"--from-file"_s, file, u"--lang"_s, u"en"_s});
    QCOMPARE(added.exitCode, 2);
    QCOMPARE(tracked().size(), 2);
    for (const QString &part :
         {u"Line 2: "_s, u"x,y"_s, u"Line 3: "_s, u"ceb6b40a****"_s, u"Line 6: "_s}) // this vendor finds none by URL
        QVERIFY2(added.err.contains(part), qPrintable(added.err));
    QVERIFY(!added.err.contains(u"Line 4"_s) && !added.err.contains(u"Line 1:"_s));
    const ConsoleRun json = run({u"track"_s, u"add"_s, u"--account"_s, u"a"_s, u"--from-file"_s, file, u"--format"_s, u"json"_s});
    QCOMPARE(json.array().size(), 5);
    const QJsonObject bad = json.array().first().toObject();
    QCOMPARE(bad.value(u"outcome"_s).toString(), u"refused"_s);
    QCOMPARE(bad.value(u"line"_s).toInt(), 2);
    QCOMPARE(bad.value(u"errorCode"_s).toString(), u"id-malformed"_s);
}

void TestConsoleTracking::maskedIsMeantWhenTyped()
{
    // In a file asterisks are the trace of a page that was copied.
    QCOMPARE(add({u"ceb6b40a****"_s}).exitCode, 0);
    QCOMPARE(tracked().size(), 1);
    QCOMPARE(add({u"ceb6 b40a****"_s}).exitCode, 2);
    QCOMPARE(tracked().size(), 1);
}

void TestConsoleTracking::allBadSendsNothing()
{
    const ConsoleRun added = add({u"x y"_s, u"a,b"_s, u"c\td"_s, u""_s});
    QCOMPARE(added.exitCode, 2);
    QVERIFY(added.out.isEmpty());
    QVERIFY(m_sandbox->requests().isEmpty());
    QVERIFY(tracked().isEmpty());
}

void TestConsoleTracking::unknownAccount()
{
    const ConsoleRun added = run({u"track"_s, u"add"_s, u"--account"_s, u"nobody"_s, u"5f3a0000000000000000000a"_s});
    QCOMPARE(added.exitCode, 7);
    QVERIFY(added.err.contains(u"nobody"_s));
    QCOMPARE(run({u"track"_s, u"remove"_s, u"nobody/5f3a0000000000000000000a"_s}).exitCode, 7);
}

void TestConsoleTracking::fromFile_data()
{
    QTest::addColumn<QString>("form"); ///< %1 and %2 are the IDs
    QTest::addColumn<QByteArray>("mark");
    QTest::newRow("list") << u"%1\n%2\n"_s << QByteArray();
    QTest::newRow("CSV, CRLF, mark") << u"UploadTaskId,Title\r\n%1,\"a, b\"\r\n%2,c\r\n"_s << QByteArray("\xEF\xBB\xBF");
    QTest::newRow("semicolons") << u"Title;Task\n\"x\ny\";%1\nz;%2\n"_s << QByteArray();
    QTest::newRow("tabs") << u"潮汐\t%1\n晨\t%2"_s << QByteArray();
    QTest::newRow("each a thousand times") << u"%1\n%2\n"_s.repeated(1000) << QByteArray();
}

void TestConsoleTracking::fromFile()
{
    QFETCH(const QString, form);
    QFETCH(const QByteArray, mark);
    const QStringList ids = knownIds(2);
    QString text = form;
    text.replace(u"%1"_s, ids.at(0)).replace(u"%2"_s, ids.at(1));
    const ConsoleRun added = run({u"track"_s, u"add"_s, u"--account"_s, u"a"_s, u"--from-file"_s, write(mark + text.toUtf8())});
    QVERIFY2(added.exitCode == 0, qPrintable(added.err));
    QCOMPARE(tracked().size(), 2);
}

void TestConsoleTracking::fromFileRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("spreadsheet") << QByteArray("PK\x03\x04\x00", 5);
    QTest::newRow("nothing in it") << QByteArray("\n \n");
    QTest::newRow("no IDs in it") << QByteArray("name,size\na,1\nb,2\n");
}

void TestConsoleTracking::fromFileRefused()
{
    QFETCH(const QByteArray, bytes);
    const QString file = write(bytes);
    const ConsoleRun added = run({u"track"_s, u"add"_s, u"--account"_s, u"a"_s, u"--from-file"_s, file});
    QCOMPARE(added.exitCode, 2);
    QVERIFY2(added.err.contains(file), qPrintable(added.err));
    QCOMPARE(run({u"track"_s, u"add"_s, u"--account"_s, u"a"_s, u"--from-file"_s, file + u".absent"_s}).exitCode, 2);
    QVERIFY(m_sandbox->requests().isEmpty());
}

void TestConsoleTracking::fromInput()
{
    const QStringList ids = knownIds(2);
    const ConsoleRun added
        = run({u"track"_s, u"add"_s, u"--account"_s, u"a"_s, u"--from-file"_s, u"-"_s}, ids.join(u'\n').toUtf8());
    QVERIFY2(added.exitCode == 0, qPrintable(added.err));
    QCOMPARE(tracked().size(), 2);
}

void TestConsoleTracking::fromInputToItsEnd()
{
    QByteArray input; // more than a pipe holds
    for (int i = 1; i <= 20'000; ++i)
        input += "bad id " + QByteArray::number(i) + '\n';
    const ConsoleRun added
        = run({u"track"_s, u"add"_s, u"--account"_s, u"a"_s, u"--from-file"_s, u"-"_s, u"--format"_s, u"json"_s}, input);
    QCOMPARE(added.exitCode, 2);
    QCOMPARE(added.array().size(), 20'000);
    QCOMPARE(added.array().last().toObject().value(u"line"_s).toInt(), 20'000);
}

void TestConsoleTracking::formats_data()
{
    QTest::addColumn<QString>("format");
    for (const QString &format : {u"table"_s, u"json"_s, u"ndjson"_s, u"csv"_s})
        QTest::newRow(qPrintable(format)) << format;
}

void TestConsoleTracking::formats()
{
    QFETCH(const QString, format);
    const QString id = knownIds(1).first();
    QCOMPARE(add({id}).exitCode, 0);
    const ConsoleRun listed = run({u"track"_s, u"list"_s, u"--format"_s, format, u"--lang"_s, u"en"_s});
    QCOMPARE(listed.exitCode, 0);
    const QByteArray address = "a/" + id.toUtf8();
    QVERIFY(listed.out.contains(address));
    const QList<QByteArray> lines = listed.out.trimmed().split('\n');
    if (format == u"table"_s)
        QVERIFY(lines.size() == 2 && lines.first().startsWith("Upload"));
    if (format == u"csv"_s)
        QVERIFY(lines.size() == 2 && lines.first() == "upload,account,vendor,id,title,status,since\r");
    if (format == u"ndjson"_s) {
        const QJsonObject row = QJsonDocument::fromJson(listed.out).object();
        QCOMPARE(row.value(u"vendor"_s).toString(), u"zego"_s);
        QCOMPARE(row.value(u"id"_s).toString(), id);
        QVERIFY(row.contains(u"since"_s) && row.contains(u"status"_s));
    }
}

void TestConsoleTracking::removeWhatIsNotTracked()
{
    const QString id = knownIds(1).first();
    QCOMPARE(add({id}).exitCode, 0);
    const ConsoleRun removed = run({u"track"_s, u"remove"_s, u"a/"_s + id, u"a/000000000000000000000000"_s});
    QCOMPARE(removed.exitCode, 7);
    QVERIFY(removed.out.contains(id.toUtf8()));
    QVERIFY(removed.err.contains(u"a/000000000000000000000000"_s));
    QVERIFY(tracked().isEmpty());
}

void TestConsoleTracking::removeWithABadAddressDoesNothing()
{
    const QString id = knownIds(1).first();
    QCOMPARE(add({id}).exitCode, 0);
    QCOMPARE(run({u"track"_s, u"remove"_s, u"a/"_s + id, u"a/x y"_s}).exitCode, 2);
    QCOMPARE(tracked().size(), 1);
}

void TestConsoleTracking::trackedThoughAskingFailed()
{
    const QString id = knownIds(1).first();
    QVERIFY(m_sandbox->setScenario(u"error-100000005"_s));
    const ConsoleRun added = add({id});
    QCOMPARE(added.exitCode, 5);
    QVERIFY(added.out.contains(id.toUtf8()));
    QVERIFY(added.err.contains(u"100000005"_s));
    QCOMPARE(tracked().size(), 1);
}

void TestConsoleTracking::exports_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("csv") << u"f.csv"_s;
    QTest::newRow("json") << u"f.json"_s;
}

void TestConsoleTracking::exports()
{
    QFETCH(const QString, name);
    const QString path = m_dir->filePath(name);
    const ConsoleRun exported = run({u"export"_s, path}); // nothing is known: it asks first
    QVERIFY2(exported.exitCode == 0, qPrintable(exported.err));
    QVERIFY(exported.out.isEmpty());
    QVERIFY(exported.err.contains(path));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    if (name.endsWith(u"json"_s))
        QCOMPARE(QJsonDocument::fromJson(bytes).array(), run({u"list"_s, u"--format"_s, u"json"_s}).array());
    else
        QCOMPARE(bytes, run({u"list"_s, u"--format"_s, u"csv"_s}).out);
    QVERIFY(bytes.size() > 10'000);
}

void TestConsoleTracking::exportOfTheFilter()
{
    const QString path = m_dir->filePath(u"f.json"_s);
    const QStringList filter {u"--status"_s, u"failed"_s, u"--sort"_s, u"id:desc"_s, u"--limit"_s, u"5"_s, u"--offset"_s, u"1"_s};
    QCOMPARE(run(QStringList {u"export"_s, path} + filter).exitCode, 0);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonArray rows = QJsonDocument::fromJson(file.readAll()).array();
    QCOMPARE(rows.size(), 5);
    QCOMPARE(rows, run(QStringList {u"list"_s, u"--format"_s, u"json"_s} + filter).array());
    QCOMPARE(run({u"export"_s, path, u"--account"_s, u"nobody"_s}).exitCode, 7);
    file.seek(0);
    QCOMPARE(QJsonDocument::fromJson(file.readAll()).array(), rows); // the file before is as it was
}

void TestConsoleTracking::exportBesideTheError()
{
    const QJsonArray before = run({u"list"_s, u"--format"_s, u"json"_s}).array();
    QVERIFY(m_sandbox->setScenario(u"error-100000005"_s));
    const QString path = m_dir->filePath(u"f.json"_s);
    QCOMPARE(run({u"export"_s, path, u"--refresh"_s}).exitCode, 5);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(QJsonDocument::fromJson(file.readAll()).array(), before);
}

void TestConsoleTracking::exportCannotBeWritten()
{
    QVERIFY(QDir(m_dir->path()).mkdir(u"d.csv"_s));
    for (const QString &path : {m_dir->filePath(u"d.csv"_s), m_dir->filePath(u"nowhere/f.json"_s)}) {
        const ConsoleRun exported = run({u"export"_s, path});
        QCOMPARE(exported.exitCode, 2);
        QVERIFY2(exported.err.contains(path), qPrintable(exported.err));
    }
    QVERIFY(m_sandbox->requests().isEmpty()); // told before anybody was asked
}

QTEST_GUILESS_MAIN(TestConsoleTracking)
#include "test_console_tracking.moc"
