// Texts people bring IDs in: lists and CSV of any separator, quoting, line end and encoding.

#include "engine/import_text.h"

#include <QElapsedTimer>
#include <QStringEncoder>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace deck;

namespace {

VendorInfo vendorInfo()
{
    VendorInfo vendor;
    vendor.id = u"test"_s;
    vendor.primaryKind = UploadKind::Media;
    vendor.idPatterns = {{UploadKind::Media, u"[0-9a-f]{8}"_s}, {UploadKind::UrlJob, u"[0-9a-f]{12}"_s}};
    return vendor;
}

QByteArray utf16(const QString &text, QStringConverter::Encoding encoding)
{
    return QStringEncoder(encoding, QStringConverter::Flag::WriteBom).encode(text);
}

const QString a = u"aaaaaaaa"_s;
const QString b = u"0bbbbbbb"_s;
const QString c = u"0c0c0c0c"_s;

} // namespace

class TestImportText final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void reads_data();
    void reads();
    void refuses_data();
    void refuses();
    void refusesEntries_data();
    void refusesEntries();
    void everyCutIsSurvived();
    void withoutTables();
    void aMillionLines();
    void strayQuotesStayCheap();
};

void TestImportText::reads_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QStringList>("texts"); ///< "line text"
    const auto row
        = [](const char *name, const QByteArray &bytes, const QStringList &texts) { QTest::newRow(name) << bytes << texts; };
    const QStringList three {u"1 "_s + a, u"2 "_s + b, u"3 "_s + c};
    const QStringList two {u"2 "_s + a, u"3 "_s + b};
    row("empty", "", {});
    row("blanks only", " \r\n\t\n", {});
    row("LF", "aaaaaaaa\n0bbbbbbb\n0c0c0c0c", three);
    row("CRLF", "aaaaaaaa\r\n0bbbbbbb\r\n0c0c0c0c\r\n", three);
    row("CR", "aaaaaaaa\r0bbbbbbb\r0c0c0c0c\r", three);
    row("line ends mixed", "aaaaaaaa\r\n0bbbbbbb\r0c0c0c0c\n", three);
    row("blank lines are counted", "\n\naaaaaaaa\n\n0bbbbbbb", {u"3 "_s + a, u"5 "_s + b});
    row("blanks around",
        "  aaaaaaaa \n\t0bbbbbbb\t\n\u3000"
        "0c0c0c0c\u00a0",
        three);
    row("UTF-8 with mark",
        "\xEF\xBB\xBF"
        "aaaaaaaa\n0bbbbbbb\n0c0c0c0c",
        three);
    row("UTF-16 LE", utf16(u"aaaaaaaa\r\n0bbbbbbb\r\n0c0c0c0c"_s, QStringConverter::Utf16LE), three);
    row("UTF-16 BE", utf16(u"aaaaaaaa\n0bbbbbbb\n0c0c0c0c"_s, QStringConverter::Utf16BE), three);
    row("UTF-16 LE without mark", utf16(u"aaaaaaaa\r\n0bbbbbbb\r\n0c0c0c0c"_s, QStringConverter::Utf16LE).mid(2), three);
    row("UTF-16 BE without mark", utf16(u"aaaaaaaa\n0bbbbbbb\n0c0c0c0c"_s, QStringConverter::Utf16BE).mid(2), three);
    row("UTF-16 table", utf16(u"编号\t标题\naaaaaaaa\t潮汐\n0bbbbbbb\t“晨”"_s, QStringConverter::Utf16LE), two);
    row("GBK table", "\xC3\xBD\xCC\xE5ID,\xB1\xEA\xCC\xE2\naaaaaaaa,\xB3\xB1\xCF\xAB\n0bbbbbbb,\xB3\xB1", two);
    row("GB18030, four bytes", "ID,T\naaaaaaaa,\x81\x30\x81\x30,\n0bbbbbbb,\x95\x32\x82\x36", two);
    row("UTF-8 and GBK mixed", "ID,T\naaaaaaaa,\xE6\xBD\xAE\xE6\xB1\x90\n0bbbbbbb,\xB3\xB1\xCF\xAB", two);
    row("end mark of DOS", "aaaaaaaa\n0bbbbbbb\n0c0c0c0c\n\x1A", three);
    row("zero width",
        "aaaa\u200b"
        "aaaa\n\u2060"
        "0bbbbbbb\ufeff\n\u200e"
        "0c0c\u200d"
        "0c0c",
        three);
    row("comma", "id,title\naaaaaaaa,x\n0bbbbbbb,y", two);
    row("semicolon", "title;id\nx;aaaaaaaa\ny;0bbbbbbb", two);
    row("tab", "title\tid\nx\taaaaaaaa\ny\t0bbbbbbb", two);
    row("pipe", "title|id\nx|aaaaaaaa\ny|0bbbbbbb", two);
    row("no header", "x;aaaaaaaa\ny;0bbbbbbb\nz;0c0c0c0c", three);
    row("header in a list", "MediaId\naaaaaaaa\n0bbbbbbb", two);
    row("Chinese header in a list", "媒体 ID\naaaaaaaa\n0bbbbbbb", two);
    row("unknown header", "My Column,Other\naaaaaaaa,1\n0bbbbbbb,2", two);
    row("cells quoted", "\"id\",\"title\"\r\n\"aaaaaaaa\",\"x\"\r\n\"0bbbbbbb\",\"y\"\r\n", two);
    row("separator in quotes", "title,id\n\"x, y\",aaaaaaaa\n\"a \"\"b\"\" c\",0bbbbbbb", two);
    row("line end in quotes", "title,id\n\"x\r\ny\nz\",aaaaaaaa\nw,0bbbbbbb", {u"2 "_s + a, u"5 "_s + b});
    row("list in quotes", "\"aaaaaaaa\"\n\"0bbbbbbb\"\n\"0c0c0c0c\"", three);
    row("quote never closed", "title,id\n\"x,aaaaaaaa\ny,0bbbbbbb\nz,0c0c0c0c", {u"2 "_s + a, u"3 "_s + b, u"4 "_s + c});
    row("comma behind each", "aaaaaaaa,\n0bbbbbbb,\n0c0c0c0c,\n", three);
    row("all in one line", "aaaaaaaa,0bbbbbbb,0c0c0c0c", {u"1 "_s + a, u"1 "_s + b, u"1 "_s + c});
    row("same ID again", QByteArray("aaaaaaaa\n").repeated(1000) + "0bbbbbbb", {u"1 "_s + a, u"1001 "_s + b});
    row("prefixes", "job:0123456789ab\nmedia:aaaaaaaa", {u"1 job:0123456789ab"_s, u"2 media:aaaaaaaa"_s});
    row("URLs", "https://example.com/a.mp4\nhttp://example.com/%E6%BD%AE.mp4?x=1,2;3|4",
        {u"1 https://example.com/a.mp4"_s, u"2 http://example.com/%E6%BD%AE.mp4?x=1,2;3|4"_s});
    row("URLs with a comma each", "https://example.com/a,b.mp4\nhttps://example.com/c,d.mp4",
        {u"1 https://example.com/a,b.mp4"_s, u"2 https://example.com/c,d.mp4"_s});
    row("URLs in a table", "url,title\nhttps://example.com/a.mp4,x\nhttps://example.com/b.mp4,y",
        {u"2 https://example.com/a.mp4"_s, u"3 https://example.com/b.mp4"_s});
    row("IDs before URLs", "url,id\nhttps://example.com/a.mp4,aaaaaaaa\nhttps://example.com/b.mp4,0bbbbbbb", two);
    row("form unknown", "Xy_1\nXy_2", {u"1 Xy_1"_s, u"2 Xy_2"_s});
    row("form unknown, column named", "title,id\nx,Xy_1\ny,Xy_2", {u"2 Xy_1"_s, u"3 Xy_2"_s});
    row("own CSV",
        "account,vendor,id,title,sourceUrl\r\na,test,job:0123456789ab,'=1+1,https://example.com/a.mp4\r\n"
        "a,test,'-bcdefgh,,\r\na,test,aaaaaaaa,,\r\n",
        {u"2 job:0123456789ab"_s, u"3 -bcdefgh"_s, u"4 aaaaaaaa"_s});
}

void TestImportText::reads()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QStringList, texts);
    const Result<ImportedText> imported = importedText(bytes, vendorInfo(), u"f"_s);
    QVERIFY2(imported, imported ? "" : qPrintable(imported.error().code));
    QStringList found;
    for (const ImportEntry &entry : imported->entries)
        found.append(u"%1 %2"_s.arg(entry.line).arg(entry.text));
    QCOMPARE(found, texts);
    QVERIFY(imported->refused.isEmpty());
}

void TestImportText::refuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("code");
    QTest::newRow("spreadsheet") << QByteArray("PK\x03\x04\x14\x00\x06\x00", 8) << u"import-binary"_s;
    QTest::newRow("NUL at the end") << QByteArray("aaaaaaaa\n\0", 10) << u"import-binary"_s;
    QTest::newRow("UTF-16 without mark, too short to tell") << QByteArray("a\0a\0", 4) << u"import-binary"_s;
    QTest::newRow("UTF-32") << QByteArray("\xFF\xFE\0\0a\0\0\0", 8) << u"import-binary"_s;
    QTest::newRow("table without IDs") << QByteArray("name,size\nx,1\ny,2") << u"import-no-ids"_s;
}

void TestImportText::refuses()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, code);
    const Result<ImportedText> imported = importedText(bytes, vendorInfo(), u"f.xlsx"_s);
    QVERIFY(!imported);
    QCOMPARE(imported.error().code, code);
    QCOMPARE(imported.error().kind, ErrorKind::BadInput);
    QCOMPARE(imported.error().subject, u"f.xlsx"_s);
}

void TestImportText::refusesEntries_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QStringList>("refused"); ///< "line code"; the good one stands beside them
    const auto row
        = [](const char *name, const QByteArray &bytes, const QStringList &refused) { QTest::newRow(name) << bytes << refused; };
    row("masked", "aaaaaaaa\nceb6****\n****", {u"2 id-masked"_s, u"3 id-masked"_s});
    row("masked, wide", "aaaaaaaa\nceb6＊＊＊＊", {u"2 id-masked"_s});
    row("blank within", "0b b\naaaaaaaa", {u"1 id-malformed"_s});
    row("comma within", "aaaaaaaa\nx,y\n0bbbbbbb", {u"2 id-malformed"_s});
    row("lost character", "aaaaaaaa\nx\xEF\xBF\xBDy", {u"2 id-malformed"_s});
    row("513 characters", "aaaaaaaa\n" + QByteArray(513, 'x'), {u"2 id-malformed"_s});
    row("another scheme", "aaaaaaaa\nfile:///etc/passwd\nftp://example.com/a", {u"2 id-malformed"_s, u"3 id-malformed"_s});
    row("cell empty", "id,title\naaaaaaaa,x\n,y\n0bbbbbbb,z", {u"3 id-missing"_s});
    row("cell not there", "title,id\nx,aaaaaaaa\ny\nz,0bbbbbbb\nz,0c0c0c0c\nz,0c0c0c0d", {u"3 id-missing"_s});
}

void TestImportText::refusesEntries()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QStringList, refused);
    const Result<ImportedText> imported = importedText(bytes, vendorInfo(), u"f"_s);
    QVERIFY(imported);
    QCOMPARE(imported->entries.constFirst().text, a);
    QStringList found;
    for (const RefusedEntry &each : imported->refused) {
        found.append(u"%1 %2"_s.arg(each.entry.line).arg(each.error.code));
        QVERIFY(each.entry.text.size() <= 200);
        QVERIFY(!each.error.subject.isEmpty());
    }
    QCOMPARE(found, refused);
}

void TestImportText::everyCutIsSurvived()
{
    const QByteArray whole = "\xEF\xBB\xBF\"id\";\"\xE6\xBD\xAE\"\r\n\"aaaaaaaa\";\"x\"\"y\r\nz\"\r\n0bbbbbbb;\xB3\xB1\r\n";
    for (qsizetype size = 0; size <= whole.size(); ++size) {
        for (const QByteArray &bytes : {whole.left(size), whole.mid(size), QByteArray("\xFF\xFE" + whole.left(size)),
                                        QByteArray("\xFE\xFF" + whole.mid(size))})
            std::ignore = importedText(bytes, vendorInfo(), u"f"_s);
    }
    QCOMPARE(importedText(whole, vendorInfo(), u"f"_s)->entries.size(), 2);
}

void TestImportText::withoutTables()
{
    QCOMPARE(asciiOfGb18030("id,\xB3\xB1\xCF\xAB|x"), u"id,\ufffd\ufffd|x"_s);
    QCOMPARE(asciiOfGb18030("\xB3\x7C,a"), u"\ufffd,a"_s); // the pipe is half of a character
    QCOMPARE(asciiOfGb18030("\x81\x30\x81\x30,a"), u"\ufffd,a"_s);
    QCOMPARE(asciiOfGb18030("caf\xE9,a"), u"caf\ufffd,a"_s);
    QCOMPARE(asciiOfGb18030("a\xB3"), u"a\ufffd"_s);
    QCOMPARE(asciiOfGb18030("\x81\x30"), u"\ufffd"_s);
}

void TestImportText::aMillionLines()
{
    QByteArray bytes;
    for (int i = 0; i < 1'000'000; ++i)
        bytes += QByteArray::number(i).rightJustified(8, '0') + ",\xE6\xBD\xAE\r\n";
    QElapsedTimer timer;
    timer.start();
    const Result<ImportedText> imported = importedText(bytes, vendorInfo(), u"f"_s);
    qInfo("a million lines in %lld ms", timer.elapsed());
    QCOMPARE(imported->entries.size(), 1'000'000);
    QCOMPARE(imported->entries.constLast().line, 1'000'000);
    QVERIFY(timer.elapsed() < 30'000);
}

void TestImportText::strayQuotesStayCheap()
{
    QByteArray bytes;
    for (int i = 0; i < 20'000; ++i)
        bytes += "\"x\" y" + QByteArray(40, 'z') + ",\"" + QByteArray::number(i).rightJustified(8, '0') + '\n';
    QElapsedTimer timer;
    timer.start();
    std::ignore = importedText(bytes, vendorInfo(), u"f"_s);
    QVERIFY2(timer.elapsed() < 10'000, qPrintable(QString::number(timer.elapsed())));
}

QTEST_GUILESS_MAIN(TestImportText)
#include "test_import_text.moc"
