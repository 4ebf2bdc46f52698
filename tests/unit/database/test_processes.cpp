#include "database_fixture.h"

#include <QCoreApplication>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace deck;

namespace {

constexpr int batchSize = 20;

/// What this program does when started with "write DIR ACCOUNT FIRST COUNT": saves batches from FIRST on (no end when
/// COUNT is 0), and prints the number of each batch whose future said that it is saved.
int write(const QStringList &arguments)
{
    Database database(arguments.at(2));
    const QString account = arguments.at(3);
    const int first = arguments.at(4).toInt();
    const int count = arguments.at(5).toInt();
    if (const auto opened = settled(database.open()); !opened || !opened->setAside.isEmpty())
        return 2;
    for (int batch = first; count == 0 || batch < first + count; ++batch) {
        if (!settled(database.saveUploads(fullUploads(batch * batchSize, batchSize, account))))
            return 3;
        std::printf("%d\n", batch);
        std::fflush(stdout);
    }
    return 0;
}

} // namespace

class TestProcesses final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void twoDatabasesAtOnce();
    void twoProcessesAtOnce();
    void killedAtRandomPoints();
};

void TestProcesses::twoDatabasesAtOnce()
{
    QTemporaryDir dir;
    Database first(dir.path());
    Database second(dir.path());
    const auto openedFirst = first.open(); // at once, on a profile that is not there yet
    const auto openedSecond = second.open();
    QVERIFY(settled(openedFirst));
    QVERIFY(settled(openedSecond));
    constexpr int rows = 2000;
    QList<QFuture<Result<void>>> saves;
    for (int n = 0; n < rows; n += batchSize) {
        saves.append(first.saveUploads(fullUploads(n, batchSize, u"first"_s)));
        saves.append(second.saveUploads(fullUploads(n, batchSize, u"second"_s)));
        saves.append(first.saveUploads(fullUploads(n, batchSize, u"both"_s)));
        saves.append(second.saveUploads(fullUploads(n, batchSize, u"both"_s)));
    }
    for (const auto &save : std::as_const(saves)) {
        const auto saved = settled(save);
        QVERIFY2(saved, qPrintable(saved ? QString() : saved.error().message));
    }
    const auto known = everything(second);
    QVERIFY(known);
    QCOMPARE(known->size(), 3 * rows);
    for (const QString &account : {u"first"_s, u"second"_s, u"both"_s}) {
        for (const Upload &upload : fullUploads(0, rows, account))
            QVERIFY(known->value(upload.key) == upload);
    }
    QCOMPARE(settled(first.statesSeen(fullUpload(1, u"both"_s).key)).value().size(), 1);
}

void TestProcesses::twoProcessesAtOnce()
{
    QTemporaryDir dir;
    constexpr int batches = 100;
    QProcess first;
    QProcess second;
    const QString program = QCoreApplication::applicationFilePath();
    first.start(program, {u"write"_s, dir.path(), u"first"_s, u"0"_s, QString::number(batches)});
    second.start(program, {u"write"_s, dir.path(), u"second"_s, u"0"_s, QString::number(batches)});
    QVERIFY(first.waitForFinished(60'000));
    QVERIFY(second.waitForFinished(60'000));
    QCOMPARE(first.exitCode(), 0);
    QCOMPARE(second.exitCode(), 0);
    Database database(dir.path());
    QCOMPARE(settled(database.open()).value().uploads, 2 * batches * batchSize);
    const auto known = everything(database);
    QVERIFY(known);
    for (const QString &account : {u"first"_s, u"second"_s}) {
        for (const Upload &upload : fullUploads(0, batches * batchSize, account))
            QVERIFY(known->value(upload.key) == upload);
    }
}

void TestProcesses::killedAtRandomPoints()
{
    QTemporaryDir dir;
    int next = 0;
    QList<int> reported;
    for (int round = 0; round < 20; ++round) {
        QProcess child;
        child.start(QCoreApplication::applicationFilePath(), {u"write"_s, dir.path(), u"a"_s, QString::number(next), u"0"_s});
        QVERIFY(child.waitForStarted());
        const int lines = QRandomGenerator::global()->bounded(30);
        QByteArray output;
        while (output.count('\n') < lines) {
            QVERIFY2(child.waitForReadyRead(30'000), "the child stopped saving");
            output += child.readAllStandardOutput();
        }
        child.kill();
        QVERIFY(child.waitForFinished());
        QCOMPARE(child.exitStatus(), QProcess::CrashExit);
        output += child.readAllStandardOutput();
        for (const QByteArray &line : output.left(output.lastIndexOf('\n') + 1).split('\n')) {
            if (!line.isEmpty())
                reported.append(line.toInt());
        }

        Database database(dir.path());
        const auto opened = settled(database.open());
        QVERIFY2(opened, qPrintable(opened ? QString() : opened.error().message));
        QVERIFY2(opened->setAside.isEmpty(), qPrintable(opened->setAside));
        const auto known = everything(database);
        QVERIFY(known);
        for (const int batch : std::as_const(reported)) {
            for (const Upload &upload : fullUploads(batch * batchSize, batchSize))
                QVERIFY(known->value(upload.key) == upload);
        }
        QCOMPARE(known->size() % batchSize, 0); // a batch is there whole or not at all
        next = static_cast<int>(known->size() / batchSize);
    }
    qInfo("20 kills, %lld batches of %d rows reported as saved, all there", static_cast<qint64>(reported.size()), batchSize);
    QVERIFY(reported.size() > 20);
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    if (argc == 6 && application.arguments().at(1) == u"write"_s)
        return write(application.arguments());
    TestProcesses test;
    return QTest::qExec(&test, argc, argv);
}
#include "test_processes.moc"
