#include "recorded.h"
#include "vendors/zego/advice.h"
#include "vendors/zego/codes.h"

#include <QRegularExpression>

using namespace deck;
using namespace Qt::StringLiterals;

class AdviceTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCodeHasAdvice_data();
    void everyCodeHasAdvice();
    void otherActionsOtherTexts();
    void codesOfNoTableHaveNone();
    void kinds_data();
    void kinds();
};

namespace {

struct Row
{
    QString code;
    QString action;
};

QList<Row> tableRows()
{
    QList<Row> rows;
    const QList<QByteArray> lines = recorded::read(u"return-codes.txt"_s).split('\n');
    for (const QByteArray &line : lines) {
        const QList<QByteArray> cells = line.split('\t');
        if (!line.startsWith('#') && cells.size() == 3)
            rows.append({QString::fromUtf8(cells[0]), QString::fromUtf8(cells[1])});
    }
    return rows;
}

QStringList textsOf(const Advice &advice)
{
    return {advice.cause.en, advice.cause.zh, advice.nextStep.en, advice.nextStep.zh};
}

bool hasHan(const QString &text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c.script() == QChar::Script_Han; });
}

} // namespace

void AdviceTest::everyCodeHasAdvice_data()
{
    QTest::addColumn<QString>("code");
    const QList<Row> rows = tableRows();
    QCOMPARE(rows.size(), 28);
    for (const Row &row : rows)
        QTest::newRow(qPrintable(row.code)) << row.code;
}

void AdviceTest::everyCodeHasAdvice()
{
    QFETCH(const QString, code);
    const std::optional<Advice> advice = zego::adviceFor(code);
    QVERIFY(advice.has_value());
    // window.md, "Words"
    static const QRegularExpression badEnglish(
        u"\\b(please|oops|successful(ly)?|invalid|operation|n/a)\\b|!|[\\x{4e00}-\\x{9fff}]"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression badChinese(
        u"您|请稍候|成功地|操作成功|操作失败|非法|异常|任务|帐号|令牌串|！|!|[\\x{4e00}-\\x{9fff}][,:;?()]|[\\x{4e00}-\\x{9fff}][A-Za-z0-9]|[A-Za-z0-9][\\x{4e00}-\\x{9fff}]"_s);
    for (const QString &text : {advice->cause.en, advice->nextStep.en}) {
        QVERIFY(text.endsWith(u'.'));
        QVERIFY2(!badEnglish.match(text).hasMatch(), qPrintable(text));
    }
    for (const QString &text : {advice->cause.zh, advice->nextStep.zh}) {
        QVERIFY(text.endsWith(u'。'));
        QVERIFY2(hasHan(text), qPrintable(text));
        QVERIFY2(!badChinese.match(text).hasMatch(), qPrintable(text));
    }
}

void AdviceTest::otherActionsOtherTexts()
{
    const QList<Row> rows = tableRows();
    for (const Row &a : rows) {
        for (const Row &b : rows) {
            if (a.action == b.action)
                continue;
            const QStringList left = textsOf(zego::adviceFor(a.code).value_or(Advice {}));
            const QStringList right = textsOf(zego::adviceFor(b.code).value_or(Advice {}));
            for (qsizetype i = 0; i < left.size(); ++i)
                QVERIFY2(left[i] != right[i], qPrintable(u"%1 and %2 share: %3"_s.arg(a.code, b.code, left[i])));
        }
    }
}

void AdviceTest::codesOfNoTableHaveNone()
{
    for (const QString &code : {u"0"_s, u"1"_s, u""_s, u"100000018"_s, u"350006012"_s, u"350006001 "_s, u"timeout"_s})
        QVERIFY2(!zego::adviceFor(code), qPrintable(code));
}

void AdviceTest::kinds_data()
{
    QTest::addColumn<qint64>("code");
    QTest::addColumn<ErrorKind>("kind");
    const QHash<QString, ErrorKind> special = {
        {u"100000004"_s, ErrorKind::Clock},        {u"100000005"_s, ErrorKind::Credential},
        {u"100000010"_s, ErrorKind::Credential},   {u"350006001"_s, ErrorKind::Throttled},
        {u"100000015"_s, ErrorKind::ServerFailed}, {u"350010000"_s, ErrorKind::ServerFailed},
    };
    for (const Row &row : tableRows())
        QTest::newRow(qPrintable(row.code)) << row.code.toLongLong() << special.value(row.code, ErrorKind::Rejected);
    QTest::newRow("unknown") << qint64(123) << ErrorKind::Rejected;
    QTest::newRow("negative") << qint64(-1) << ErrorKind::Rejected;
}

void AdviceTest::kinds()
{
    QFETCH(const qint64, code);
    QFETCH(const ErrorKind, kind);
    QCOMPARE(zego::kindOfCode(code), kind);
}

QTEST_APPLESS_MAIN(AdviceTest)
#include "test_advice.moc"
