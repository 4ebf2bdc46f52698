#include "recorded.h"
#include "vendors/huawei/advice.h"
#include "vendors/huawei/codes.h"
#include "vendors/huawei/operations.h"

#include <QHash>
#include <QRegularExpression>

using namespace deck;
using namespace Qt::StringLiterals;

class AdviceTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCodeHasAdvice_data();
    void everyCodeHasAdvice();
    void bothPrefixesAreOneCode();
    void otherActionsOtherTexts();
    void everyCauseIsItsOwn();
    void permissionsAreNamed();
    void codesOfNoTableHaveNone();
    void kinds_data();
    void kinds();
    void kindsByStatus_data();
    void kindsByStatus();
};

namespace {

struct Row
{
    QString code;
    QString action;
    QString meaning;
};

QList<Row> tableRows()
{
    QList<Row> rows;
    const QList<QByteArray> lines = recorded::read(u"codes.txt"_s).split('\n');
    for (const QByteArray &line : lines) {
        const QList<QByteArray> cells = line.split('\t');
        if (!line.startsWith('#') && cells.size() == 3)
            rows.append({QString::fromUtf8(cells[0]), QString::fromUtf8(cells[1]), QString::fromUtf8(cells[2])});
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
    QCOMPARE(rows.size(), 133); // 35 of the gateway, 92 of VOD, 6 of IAM
    for (const Row &row : rows)
        QTest::newRow(qPrintable(row.code)) << row.code;
}

void AdviceTest::everyCodeHasAdvice()
{
    QFETCH(const QString, code);
    const std::optional<Advice> advice = huawei::adviceFor(code);
    QVERIFY(advice.has_value());
    // window.md, "Words"
    static const QRegularExpression badEnglish(
        u"\\b(please|oops|successful(ly)?|invalid|operation|n/a)\\b|!|[\\x{4e00}-\\x{9fff}]"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression badChinese(
        u"您|请稍候|成功地|操作成功|操作失败|非法|异常|任务|帐号|令牌串|！|!|[\\x{4e00}-\\x{9fff}][,:;?()]|[\\x{4e00}-\\x{9fff}][A-Za-z0-9%]|[A-Za-z0-9][\\x{4e00}-\\x{9fff}]"_s);
    for (const QString &text : {advice->cause.en, advice->nextStep.en}) {
        QVERIFY2(text.endsWith(u'.'), qPrintable(text));
        QVERIFY2(!badEnglish.match(text).hasMatch(), qPrintable(text));
    }
    for (const QString &text : {advice->cause.zh, advice->nextStep.zh}) {
        QVERIFY2(text.endsWith(u'。'), qPrintable(text));
        QVERIFY2(hasHan(text), qPrintable(text));
        QVERIFY2(!badChinese.match(text).hasMatch(), qPrintable(text));
    }
}

void AdviceTest::bothPrefixesAreOneCode()
{
    int seen = 0;
    for (const Row &row : tableRows()) {
        const QString number = huawei::gatewayNumber(row.code);
        if (number.isEmpty())
            continue;
        ++seen;
        QCOMPARE(textsOf(huawei::adviceFor(u"APIG."_s + number).value_or(Advice {})), textsOf(*huawei::adviceFor(row.code)));
        for (const int status : {400, 401, 403, 429, 500, 502, 503})
            QCOMPARE(huawei::kindOfCode(u"APIG."_s + number, status), huawei::kindOfCode(row.code, status));
    }
    QCOMPARE(seen, 35);
}

void AdviceTest::otherActionsOtherTexts()
{
    QList<QHash<QString, Row>> seen(4); // by text; the four texts of an advice apart
    for (const Row &row : tableRows()) {
        const QStringList texts = textsOf(huawei::adviceFor(row.code).value_or(Advice {}));
        for (qsizetype i = 0; i < texts.size(); ++i) {
            const Row &first = seen[i].contains(texts[i]) ? seen[i][texts[i]] : *seen[i].insert(texts[i], row);
            QVERIFY2(first.action == row.action, qPrintable(u"%1 and %2 share: %3"_s.arg(first.code, row.code, texts[i])));
        }
    }
}

void AdviceTest::everyCauseIsItsOwn()
{
    QSet<QString> causes;
    for (const Row &row : tableRows()) {
        const Advice advice = huawei::adviceFor(row.code).value_or(Advice {});
        for (const QString &cause : {advice.cause.en, advice.cause.zh}) {
            QVERIFY2(!causes.contains(cause), qPrintable(row.code + u": "_s + cause));
            causes.insert(cause);
        }
    }
}

void AdviceTest::permissionsAreNamed()
{
    int seen = 0;
    for (const Row &row : tableRows()) {
        const bool namesIt = textsOf(*huawei::adviceFor(row.code)).join(u' ').contains(u"%1"_s);
        QCOMPARE(namesIt, huawei::refusesPermission(row.code));
        QCOMPARE(namesIt, row.action == u"grant-permission"_s);
        seen += namesIt ? 1 : 0;
    }
    QCOMPARE(seen, 4);
    QCOMPARE(huawei::permissionOf(u"ListAssetList"), u"vod:asset:list"_s);
    QCOMPARE(huawei::permissionOf(u"ShowAssetMeta"), u"vod:asset:get"_s);
    QCOMPARE(huawei::permissionOf(u"ConfirmAssetUpload"), u"vod:asset:upload"_s);
}

void AdviceTest::codesOfNoTableHaveNone()
{
    for (const QString &code : {u"0"_s, u"200"_s, u""_s, u"0301"_s, u"APIGW."_s, u"APIGW.0199"_s, u"APIGW.VOD.10062"_s,
                                u"VOD.10112"_s, u"VOD.100021010"_s, u"vod.10062"_s, u"VOD.10062 "_s, u"timeout"_s})
        QVERIFY2(!huawei::adviceFor(code), qPrintable(code));
}

void AdviceTest::kinds_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<ErrorKind>("kind");
    const QHash<QString, ErrorKind> special = {
        {u"APIGW.0301"_s, ErrorKind::Credential},   {u"APIGW.0303"_s, ErrorKind::Credential},
        {u"APIGW.0305"_s, ErrorKind::Credential},   {u"APIGW.0307"_s, ErrorKind::Credential},
        {u"APIGW.0311"_s, ErrorKind::Credential},   {u"APIGW.0308"_s, ErrorKind::Throttled},
        {u"VOD.10054"_s, ErrorKind::Credential},    {u"VOD.10057"_s, ErrorKind::Credential},
        {u"VST.10004"_s, ErrorKind::Credential},    {u"APIGW.0601"_s, ErrorKind::ServerFailed},
        {u"APIGW.0605"_s, ErrorKind::ServerFailed}, {u"APIGW.0606"_s, ErrorKind::ServerFailed},
        {u"APIGW.0608"_s, ErrorKind::ServerFailed}, {u"APIGW.0609"_s, ErrorKind::ServerFailed},
        {u"APIGW.0610"_s, ErrorKind::ServerFailed}, {u"APIGW.0611"_s, ErrorKind::ServerFailed},
        {u"APIGW.0612"_s, ErrorKind::ServerFailed}, {u"APIGW.0613"_s, ErrorKind::ServerFailed},
        {u"APIGW.0705"_s, ErrorKind::ServerFailed}, {u"401"_s, ErrorKind::Credential},
        {u"500"_s, ErrorKind::ServerFailed},        {u"503"_s, ErrorKind::ServerFailed},
    };
    for (const Row &row : tableRows()) {
        if (row.code == u"APIGW.0201"_s)
            continue; // see kindsByStatus
        const ErrorKind otherwise = row.meaning.endsWith(u"(R)"_s) ? ErrorKind::ServerFailed : ErrorKind::Rejected;
        QTest::newRow(qPrintable(row.code)) << row.code << special.value(row.code, otherwise);
    }
}

/// Whatever the HTTP status: the documents give several for one code.
void AdviceTest::kinds()
{
    QFETCH(const QString, code);
    QFETCH(const ErrorKind, kind);
    for (const int status : {200, 400, 401, 403, 429, 500, 503})
        QCOMPARE(huawei::kindOfCode(code, status), kind);
}

void AdviceTest::kindsByStatus_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<int>("status");
    QTest::addColumn<ErrorKind>("kind");
    const auto row = [](const QString &code, int status, ErrorKind kind) {
        QTest::addRow("%s %d", qPrintable(code), status) << code << status << kind;
    };
    for (const int status : {400, 413, 414, 494})
        row(u"APIGW.0201"_s, status, ErrorKind::Rejected);
    for (const int status : {500, 502, 504})
        row(u"APIG.0201"_s, status, ErrorKind::ServerFailed);
    // of no table: only the status is left to go by, but at VOD, where it means nothing
    row(u"APIGW.0203"_s, 504, ErrorKind::ServerFailed);
    row(u"APIGW.9999"_s, 401, ErrorKind::Credential);
    row(u"APIGW.9999"_s, 429, ErrorKind::Throttled);
    row(u"APIGW.9999"_s, 403, ErrorKind::Rejected);
    row(u"VOD.99999"_s, 500, ErrorKind::Rejected);
    row(u"VOD.99999"_s, 401, ErrorKind::Rejected);
    row(u"XXX.0001"_s, 403, ErrorKind::Rejected);
    row(u"IAM.0011"_s, 401, ErrorKind::Credential);
    row(u"429"_s, 200, ErrorKind::Throttled);
}

void AdviceTest::kindsByStatus()
{
    QFETCH(const QString, code);
    QFETCH(const int, status);
    QFETCH(const ErrorKind, kind);
    QCOMPARE(huawei::kindOfCode(code, status), kind);
}

QTEST_APPLESS_MAIN(AdviceTest)
#include "test_advice.moc"
