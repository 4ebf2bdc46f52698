#include "recorded.h"
#include "vendors/aliyun/advice.h"
#include "vendors/aliyun/aliyun.h"
#include "vendors/aliyun/codes.h"

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
    void permissionsAreNamed();
    void families_data();
    void families();
    void codesOfNoTableHaveNone();
    void kinds_data();
    void kinds();
};

namespace {

struct Row
{
    QString code; ///< a family stands as one that no table names
    QString action;
};

/// The codes of the tables; for a family a made-up member of it.
QList<Row> tableRows()
{
    QList<Row> rows;
    const QList<QByteArray> lines = recorded::read(u"codes.txt"_s).split('\n');
    for (const QByteArray &line : lines) {
        const QList<QByteArray> cells = line.split('\t');
        if (!line.startsWith('#') && cells.size() == 3)
            rows.append({QString::fromUtf8(cells[0]).replace(u'*', u"Other"_s), QString::fromUtf8(cells[1])});
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
    QCOMPARE(rows.size(), 52);
    for (const Row &row : rows)
        QTest::newRow(qPrintable(row.code)) << row.code;
}

void AdviceTest::everyCodeHasAdvice()
{
    QFETCH(const QString, code);
    const std::optional<Advice> advice = aliyun::adviceFor(code);
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
    QCOMPARE(textsOf(*aliyun::vodVendor().advice(code)), textsOf(*advice));
    QCOMPARE(textsOf(*aliyun::imsVendor().advice(code)), textsOf(*advice));
}

void AdviceTest::otherActionsOtherTexts()
{
    const QList<Row> rows = tableRows();
    for (const Row &a : rows) {
        for (const Row &b : rows) {
            if (a.action == b.action)
                continue;
            const QStringList left = textsOf(aliyun::adviceFor(a.code).value_or(Advice {}));
            const QStringList right = textsOf(aliyun::adviceFor(b.code).value_or(Advice {}));
            for (qsizetype i = 0; i < left.size(); ++i)
                QVERIFY2(left[i] != right[i], qPrintable(u"%1 and %2 share: %3"_s.arg(a.code, b.code, left[i])));
        }
    }
}

void AdviceTest::permissionsAreNamed()
{
    for (const Row &row : tableRows()) {
        const QStringList texts = textsOf(aliyun::adviceFor(row.code).value_or(Advice {}));
        const bool named = std::all_of(texts.begin(), texts.end(), [](const QString &text) { return text.contains(u"%1"_s); });
        const bool mentioned = texts.join(QString()).contains(u"%1"_s);
        QCOMPARE(named, row.action == u"grant-permission"_s);
        QCOMPARE(mentioned, named);
        QCOMPARE(aliyun::isPermissionCode(row.code), named);
    }
}

void AdviceTest::families_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("like");
    const auto row = [](const QString &code, const QString &like) { QTest::newRow(qPrintable(code)) << code << like; };
    row(u"Throttling.Resource"_s, u"Throttling"_s);
    row(u"UserThrottling"_s, u"Throttling"_s);
    row(u"InvalidSecurityToken.Malformed"_s, u"InvalidSecurityToken.Expired"_s);
    row(u"InvalidSecurityToken"_s, u"InvalidSecurityToken.Expired"_s);
    row(u"InvalidTimeStamp"_s, u"InvalidTimeStamp.Expired"_s);
    row(u"InvalidAccessKeyId"_s, u"InvalidAccessKeyId.NotFound"_s);
    row(u"Forbidden.SubUser"_s, u"Forbidden.RAM"_s);
    row(u"NoPermission.Role"_s, u"Forbidden.RAM"_s);
    row(u"OperationDenied.NotOpen"_s, u"OperationDenied"_s);
    row(u"InvalidVersion"_s, u"InvalidParameter"_s);
    row(u"MissingJobIds"_s, u"MissingParameter"_s);
    row(u"JobIdsExceededMax"_s, u"LimitExceeded"_s);
    row(u"LimitExceeded.JobIds"_s, u"LimitExceeded"_s);
}

void AdviceTest::families()
{
    QFETCH(const QString, code);
    QFETCH(const QString, like);
    QCOMPARE(textsOf(aliyun::adviceFor(code).value_or(Advice {})), textsOf(aliyun::adviceFor(like).value_or(Advice {})));
    QVERIFY(aliyun::adviceFor(code).has_value());
}

void AdviceTest::codesOfNoTableHaveNone()
{
    for (const QString &code : {u""_s, u"200"_s, u"Success"_s, u"timeout"_s, u"http-503"_s, u"PartlyDone"_s, u"throttling"_s})
        QVERIFY2(!aliyun::adviceFor(code), qPrintable(code));
}

void AdviceTest::kinds_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<ErrorKind>("kind");
    const QHash<QString, ErrorKind> ofAction = {
        {u"slow-down"_s, ErrorKind::Throttled},
        {u"wait-for-service"_s, ErrorKind::ServerFailed},
        {u"retry-support"_s, ErrorKind::ServerFailed},
        {u"sign-anew"_s, ErrorKind::ServerFailed},
        {u"fix-clock"_s, ErrorKind::Clock},
        {u"fix-secret"_s, ErrorKind::Credential},
        {u"fix-key-id"_s, ErrorKind::Credential},
        {u"enable-key"_s, ErrorKind::Credential},
        {u"renew-token"_s, ErrorKind::Credential},
    };
    for (const Row &row : tableRows())
        QTest::newRow(qPrintable(row.code)) << row.code << ofAction.value(row.action, ErrorKind::Rejected);
}

void AdviceTest::kinds()
{
    QFETCH(const QString, code);
    QFETCH(const ErrorKind, kind);
    QCOMPARE(aliyun::kindOfCode(code, 400), kind);
    QCOMPARE(aliyun::kindOfCode(code, 403), kind);
    // what no table settles goes by the HTTP status
    QCOMPARE(aliyun::kindOfCode(u"NeverHeardOf"_s, 400), ErrorKind::Rejected);
    QCOMPARE(aliyun::kindOfCode(u"NeverHeardOf"_s, 429), ErrorKind::Throttled);
    QCOMPARE(aliyun::kindOfCode(u"NeverHeardOf"_s, 503), ErrorKind::ServerFailed);
}

QTEST_APPLESS_MAIN(AdviceTest)
#include "test_advice.moc"
