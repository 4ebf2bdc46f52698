// The console's pure parts: CSV, tables, exit statuses, the command line's words.

#include "engine/csv.h"
#include "cli/exit_status.h"
#include "cli/invocation.h"
#include "cli/text_table.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace deck;

class TestConsoleParts final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void csv_data();
    void csv();
    void widths_data();
    void widths();
    void tableAlignsChinese();
    void tableEscapes();
    void cutsWideTexts();
    void worstWins();
    void globalsBeforeAndAfter();
    void repeatedOptionsKeepTheirOrder();
};

void TestConsoleParts::csv_data()
{
    QTest::addColumn<QString>("cell");
    QTest::addColumn<QByteArray>("record");
    QTest::newRow("plain") << u"abc"_s << QByteArray("abc\r\n");
    QTest::newRow("empty") << QString() << QByteArray("\r\n");
    QTest::newRow("comma") << u"a,b"_s << QByteArray("\"a,b\"\r\n");
    QTest::newRow("quote") << u"a\"b"_s << QByteArray("\"a\"\"b\"\r\n");
    QTest::newRow("line end") << u"a\nb"_s << QByteArray("\"a\nb\"\r\n");
    QTest::newRow("formula =") << u"=1+1"_s << QByteArray("'=1+1\r\n");
    QTest::newRow("formula +") << u"+1"_s << QByteArray("'+1\r\n");
    QTest::newRow("formula -") << u"-1"_s << QByteArray("'-1\r\n");
    QTest::newRow("formula @") << u"@a"_s << QByteArray("'@a\r\n");
    QTest::newRow("tab") << u"\ta"_s << QByteArray("'\ta\r\n");
    QTest::newRow("CR") << u"\ra"_s << QByteArray("\"'\ra\"\r\n");
    QTest::newRow("formula with comma") << u"=a,b"_s << QByteArray("\"'=a,b\"\r\n");
    QTest::newRow("Chinese") << u"潮汐"_s << QByteArray("潮汐\r\n");
}

void TestConsoleParts::csv()
{
    QFETCH(QString, cell);
    QFETCH(QByteArray, record);
    QCOMPARE(csvRecord({cell}), record);
    QCOMPARE(csvRecord({u"x"_s, cell}), QByteArray("x," + record));
}

void TestConsoleParts::widths_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("width");
    QTest::newRow("latin") << u"abc"_s << 3;
    QTest::newRow("Chinese") << u"潮汐"_s << 4;
    QTest::newRow("full-width") << u"（Ａ）"_s << 6;
    QTest::newRow("combining") << u"e\u0301"_s << 1;
    QTest::newRow("emoji") << u"🎬"_s << 2;
    QTest::newRow("Arabic") << u"فيلم"_s << 4;
}

void TestConsoleParts::widths()
{
    QFETCH(QString, text);
    QFETCH(int, width);
    QCOMPARE(displayWidth(text), width);
}

void TestConsoleParts::tableAlignsChinese()
{
    QCOMPARE(textTable({u"T"_s, u"N"_s}, {{u"潮汐"_s, u"1"_s}, {u"ab"_s, u"22"_s}}, {1}), u"T      N\n潮汐   1\nab    22\n"_s);
}

void TestConsoleParts::tableEscapes()
{
    const QString table = textTable({u"T"_s}, {{u"a\x1b[31mb\n\u202Ec"_s}});
    QCOMPARE(table.count(u'\n'), 2);
    QVERIFY(!table.contains(QChar(0x1b)) && !table.contains(QChar(0x202E)));
}

void TestConsoleParts::cutsWideTexts()
{
    QCOMPARE(cutToWidth(u"abcdef"_s, 6), u"abcdef"_s);
    QCOMPARE(cutToWidth(u"abcdefg"_s, 6), u"abcde…"_s);
    QCOMPARE(cutToWidth(u"潮汐潮汐"_s, 6), u"潮汐…"_s);
    QCOMPARE(displayWidth(cutToWidth(QString(10'000, u'x'), 48)), 48);
}

void TestConsoleParts::worstWins()
{
    const QList<ExitStatus> order = {ExitStatus::OutcomeUnknown, ExitStatus::Credential, ExitStatus::Unreachable, ExitStatus::Rejected,
                                     ExitStatus::NotFound,       ExitStatus::BadInput,   ExitStatus::Done};
    for (qsizetype i = 0; i < order.size(); ++i) {
        for (qsizetype j = i; j < order.size(); ++j) {
            QCOMPARE(worst(order.at(i), order.at(j)), order.at(i));
            QCOMPARE(worst(order.at(j), order.at(i)), order.at(i));
        }
    }
}

void TestConsoleParts::globalsBeforeAndAfter()
{
    for (const QStringList &words : {QStringList {u"p"_s, u"--format"_s, u"csv"_s, u"--timeout"_s, u"2"_s, u"account"_s, u"list"_s},
                                     QStringList {u"p"_s, u"account"_s, u"list"_s, u"--format=csv"_s, u"--timeout=2"_s}}) {
        const Result<Invocation> invocation = parseInvocation(words);
        QVERIFY(invocation);
        QCOMPARE(invocation->command, u"account list"_s);
        QVERIFY(invocation->format == OutputFormat::Csv);
        QVERIFY(invocation->timeout == Milliseconds(2000));
    }
}

void TestConsoleParts::repeatedOptionsKeepTheirOrder()
{
    const Result<Invocation> invocation = parseInvocation({u"p"_s, u"account"_s, u"add"_s, u"n"_s, u"--set"_s, u"a=1"_s, u"--vendor"_s, u"v"_s, u"--set"_s, u"b=2"_s});
    QVERIFY(invocation);
    QCOMPARE(invocation->values(u"set"_s), (QStringList {u"a=1"_s, u"b=2"_s}));
    QCOMPARE(invocation->arguments, QStringList {u"n"_s});
}

QTEST_GUILESS_MAIN(TestConsoleParts)
#include "test_console_parts.moc"
