// The program `uploaddeck` as the command line sees it.

#include <QElapsedTimer>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_UNIX
#include <csignal>
#endif

using namespace Qt::StringLiterals;

class TestProgram final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void versionAndHelpNeedNoDisplay();
    void refusesWhatItDoesNotKnow_data();
    void refusesWhatItDoesNotKnow();
    void endsOnATermSignal_data();
    void endsOnATermSignal();
};

namespace {

const QString program = QStringLiteral(WINDOW_PROGRAM);

/// Runs to its end without any display.
int run(const QStringList &arguments, QString &out, QString &error)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"QT_QPA_PLATFORM"_s, u"there-is-no-such-platform"_s);
    process.setProcessEnvironment(environment);
    process.start(program, arguments);
    if (!process.waitForFinished(20'000))
        return -1;
    out = QString::fromUtf8(process.readAllStandardOutput());
    error = QString::fromUtf8(process.readAllStandardError());
    return process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -2;
}

} // namespace

void TestProgram::versionAndHelpNeedNoDisplay()
{
    QString out;
    QString error;
    QCOMPARE(run({u"--version"_s}, out, error), 0);
    QCOMPARE(out.trimmed(), u"uploaddeck " UPLOADDECK_VERSION ""_s);
    QCOMPARE(run({u"--help"_s, u"--lang"_s, u"en"_s}, out, error), 0);
    for (const QString &option : {u"--profile"_s, u"--sandbox"_s, u"--lang"_s, u"--theme"_s, u"--log-level"_s, u"--safe-mode"_s})
        QVERIFY2(out.contains(option), qPrintable(out));
    QCOMPARE(run({u"--help"_s, u"--lang"_s, u"zh"_s}, out, error), 0);
    QVERIFY2(out.contains(u"沙盒"_s) || out.contains(u"临时配置"_s), qPrintable(out));
}

void TestProgram::refusesWhatItDoesNotKnow_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("named");
    QTest::newRow("option") << QStringList {u"--bogus"_s} << u"bogus"_s;
    QTest::newRow("language") << QStringList {u"--lang"_s, u"fr"_s} << u"fr"_s;
    QTest::newRow("theme") << QStringList {u"--theme=pink"_s} << u"pink"_s;
    QTest::newRow("level") << QStringList {u"--log-level"_s, u"loud"_s} << u"loud"_s;
    QTest::newRow("argument") << QStringList {u"movie.mp4"_s} << u"movie.mp4"_s;
    QTest::newRow("two profiles") << QStringList {u"--sandbox"_s, u"--profile"_s, u"x"_s} << u"--sandbox"_s;
}

void TestProgram::refusesWhatItDoesNotKnow()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QString, named);
    QString out;
    QString error;
    QCOMPARE(run(arguments, out, error), 2);
    QVERIFY2(error.contains(named), qPrintable(error));
    QVERIFY(out.isEmpty());
}

void TestProgram::endsOnATermSignal_data()
{
    QTest::addColumn<int>("signal");
#ifdef Q_OS_UNIX
    QTest::newRow("terminate") << SIGTERM;
    QTest::newRow("interrupt") << SIGINT;
    QTest::newRow("terminal hung up") << SIGHUP;
#endif
}

void TestProgram::endsOnATermSignal()
{
#ifdef Q_OS_UNIX
    QFETCH(const int, signal);
    const QTemporaryDir dir;
    const QString profile = dir.filePath(u"profile"_s);
    QProcess process;
    process.start(program, {u"--profile"_s, profile, u"--lang"_s, u"en"_s});
    QVERIFY(process.waitForStarted());
    // the database is there: the window is up
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(profile + u"/uploads.db"_s), 20'000);
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(::kill(static_cast<pid_t>(process.processId()), signal), 0);
    QVERIFY(process.waitForFinished(10'000));
    QVERIFY2(timer.elapsed() < 2'000, qPrintable(QString::number(timer.elapsed())));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 0);
    // what the window remembers was written
    QVERIFY(QFile::exists(profile + u"/settings.ini"_s));
#endif
}

QTEST_GUILESS_MAIN(TestProgram)
#include "test_program.moc"
