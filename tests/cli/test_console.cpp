// The console program as scripts use it: the real process against the sandbox, every exit status of the
// contract that this version can reach, every format, both languages.

#include "core/clock.h"
#include "core/upload_status.h"
#include "sandbox/sandbox.h"
#include "tests/cli/console_run.h"
#include "vendors/registry/registry.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace deck;

namespace {

QMap<QString, QJsonObject> byId(const QJsonArray &rows)
{
    QMap<QString, QJsonObject> map;
    for (const QJsonValue &row : rows)
        map.insert(row.toObject().value(u"id"_s).toString(), row.toObject());
    return map;
}

} // namespace

class TestConsole final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();

    void versionAndHelp();
    void usage_data();
    void usage();
    void laterCommands_data();
    void laterCommands();
    void accountLife();
    void secretsNeverFromArguments();
    void secretFromInputNeedsKeychain();
    void accountTest();

    void listAsksWhereNothingIsKnown();
    void listCachedNeverAsks();
    void listFormats();
    void listFilters();
    void listSortsAndCuts();
    void lastKnownRowsBesideTheError();

    void show();
    void showUnknown();
    void showRawIsRedacted();
    void showRawOfRefusals();
    void orderIsTheSameAgain();
    void filterOfAVendorWithoutAccount();
    void waysToSignIn();
    void helpOfEachCommand();
    void watch();
    void outcomes_data();
    void outcomes();
    void clockIsCorrected();
    void sandboxCommand();
    void damagedAccountsStay();
    void foreignProfile();
    void noSecretAnywhere();

private:
    /// Adds the sandbox's first account under the name "a".
    void addAccount(const QString &name = u"a"_s);
    [[nodiscard]] ConsoleRun run(const QStringList &arguments, const QByteArray &input = {}) const { return m_console->run(arguments, input); }
    [[nodiscard]] QString firstId();

    std::unique_ptr<QTemporaryDir> m_profile;
    std::unique_ptr<Sandbox> m_sandbox;
    std::unique_ptr<ConsoleProgram> m_console;
    SandboxAccount m_account;
};

void TestConsole::init()
{
    m_profile = std::make_unique<QTemporaryDir>();
    m_console = std::make_unique<ConsoleProgram>(m_profile->filePath(u"profile"_s));
    SandboxSetup setup;
    setup.clock = std::make_shared<SystemClock>();
    setup.seed = 7;
    m_sandbox = std::make_unique<Sandbox>(std::move(setup));
    QVERIFY(m_sandbox->start());
    m_account = m_sandbox->accounts().first();
    m_console->setVariable(u"TEST_SECRET"_s, m_account.secret.value(u"server-secret"_s));
}

void TestConsole::addAccount(const QString &name)
{
    const ConsoleRun added = run({u"account"_s, u"add"_s, name, u"--vendor"_s, u"zego"_s, u"--endpoint"_s, m_sandbox->endpoint().toString(), u"--set"_s,
                                  u"app-id="_s + m_account.set.value(u"app-id"_s), u"--secret"_s, u"server-secret=env:TEST_SECRET"_s});
    QVERIFY2(added.exitCode == 0, qPrintable(added.err));
    QVERIFY(added.out.isEmpty());
}

QString TestConsole::firstId()
{
    return run({u"list"_s, u"--format"_s, u"json"_s, u"--limit"_s, u"1"_s}).array().first().toObject().value(u"id"_s).toString();
}

void TestConsole::versionAndHelp()
{
    const ConsoleRun version = run({u"--version"_s});
    QCOMPARE(version.exitCode, 0);
    QVERIFY(QRegularExpression(u"^uploaddeck-cli \\d+\\.\\d+\\.\\d+\n$"_s).match(QString::fromUtf8(version.out)).hasMatch());
    for (const QStringList &arguments : {QStringList {u"--help"_s}, {u"list"_s, u"--help"_s}, {u"--help"_s, u"account"_s, u"add"_s}, {u"confirm"_s, u"--help"_s}}) {
        const ConsoleRun help = run(arguments);
        QCOMPARE(help.exitCode, 0);
        QVERIFY(help.out.contains("--profile DIR"));
    }
    QVERIFY(run({u"--help"_s, u"account"_s, u"add"_s}).out.contains("server-secret"));
    QVERIFY(QString::fromUtf8(run({u"--help"_s, u"--lang"_s, u"zh"_s}).out).contains(u"退出"_s));
}

void TestConsole::usage_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("named"); ///< what the message must name
    QTest::newRow("no command") << QStringList {} << u"--help"_s;
    QTest::newRow("unknown command") << QStringList {u"lst"_s} << u"lst"_s;
    QTest::newRow("unknown option") << QStringList {u"list"_s, u"--colour"_s} << u"--colour"_s;
    QTest::newRow("option of another command") << QStringList {u"account"_s, u"list"_s, u"--raw"_s} << u"--raw"_s;
    QTest::newRow("format") << QStringList {u"list"_s, u"--format"_s, u"yaml"_s} << u"yaml"_s;
    QTest::newRow("language") << QStringList {u"list"_s, u"--lang"_s, u"fr"_s} << u"fr"_s;
    QTest::newRow("timeout") << QStringList {u"list"_s, u"--timeout"_s, u"soon"_s} << u"soon"_s;
    QTest::newRow("timeout zero") << QStringList {u"list"_s, u"--timeout"_s, u"0"_s} << u"--timeout"_s;
    QTest::newRow("status") << QStringList {u"list"_s, u"--status"_s, u"done"_s} << u"done"_s;
    QTest::newRow("vendor") << QStringList {u"list"_s, u"--vendor"_s, u"acme"_s} << u"acme"_s;
    QTest::newRow("sort") << QStringList {u"list"_s, u"--sort"_s, u"colour"_s} << u"colour"_s;
    QTest::newRow("sort direction") << QStringList {u"list"_s, u"--sort"_s, u"title:up"_s} << u"title:up"_s;
    QTest::newRow("limit") << QStringList {u"list"_s, u"--limit"_s, u"many"_s} << u"many"_s;
    QTest::newRow("negative limit") << QStringList {u"list"_s, u"--limit"_s, u"-3"_s} << u"--limit"_s;
    QTest::newRow("since") << QStringList {u"list"_s, u"--since"_s, u"yesterday"_s} << u"yesterday"_s;
    QTest::newRow("both ways of asking") << QStringList {u"list"_s, u"--refresh"_s, u"--cached"_s} << u"--cached"_s;
    QTest::newRow("argument too many") << QStringList {u"list"_s, u"me"_s} << u"me"_s;
    QTest::newRow("address missing") << QStringList {u"show"_s} << u"UPLOAD"_s;
    QTest::newRow("address without slash") << QStringList {u"show"_s, u"abc"_s} << u"abc"_s;
    QTest::newRow("ID with a comma") << QStringList {u"show"_s, u"a/x,y"_s} << u"x,y"_s;
    QTest::newRow("ID with a blank") << QStringList {u"show"_s, u"a/x y"_s} << u"x y"_s;
    QTest::newRow("ID with a control character") << QStringList {u"show"_s, u"a/x\ty"_s} << u"a/x"_s;
    QTest::newRow("empty ID") << QStringList {u"show"_s, u"a/"_s} << u"a/"_s;
    QTest::newRow("interval") << QStringList {u"watch"_s, u"--interval"_s, u"0"_s} << u"--interval"_s;
    QTest::newRow("account name") << QStringList {u"account"_s, u"add"_s, u"a b"_s, u"--vendor"_s, u"zego"_s} << u"a b"_s;
    QTest::newRow("unknown vendor") << QStringList {u"account"_s, u"add"_s, u"a"_s, u"--vendor"_s, u"acme"_s} << u"acme"_s;
    QTest::newRow("no vendor") << QStringList {u"account"_s, u"add"_s, u"a"_s} << u"zego"_s;
    QTest::newRow("no app-id") << QStringList {u"account"_s, u"add"_s, u"a"_s, u"--vendor"_s, u"zego"_s, u"--secret"_s, u"server-secret=env:X"_s}
                               << u"app-id"_s;
    QTest::newRow("app-id not a number")
        << QStringList {u"account"_s, u"add"_s, u"a"_s, u"--vendor"_s, u"zego"_s, u"--set"_s, u"app-id=x"_s, u"--secret"_s, u"server-secret=env:X"_s} << u"app-id"_s;
    QTest::newRow("no secret") << QStringList {u"account"_s, u"add"_s, u"a"_s, u"--vendor"_s, u"zego"_s, u"--set"_s, u"app-id=1"_s} << u"server-secret"_s;
    QTest::newRow("unknown key")
        << QStringList {u"account"_s, u"add"_s, u"a"_s, u"--vendor"_s, u"zego"_s, u"--set"_s, u"appid=1"_s} << u"appid"_s;
    QTest::newRow("region") << QStringList {u"account"_s, u"add"_s, u"a"_s, u"--vendor"_s, u"zego"_s, u"--set"_s, u"app-id=1"_s, u"--secret"_s,
                                            u"server-secret=env:X"_s, u"--region"_s, u"moon"_s}
                            << u"moon"_s;
    for (const QString &endpoint : {u"http://example.com"_s, u"ftp://example.com"_s, u"example.com"_s, u"https://me@example.com"_s}) {
        QTest::addRow("endpoint %s", qPrintable(endpoint))
            << QStringList {u"account"_s, u"add"_s, u"a"_s, u"--vendor"_s, u"zego"_s, u"--set"_s, u"app-id=1"_s, u"--secret"_s, u"server-secret=env:X"_s,
                            u"--endpoint"_s, endpoint}
            << u"endpoint"_s;
    }
    QTest::newRow("track of what") << QStringList {u"track"_s} << u"add"_s;
    QTest::newRow("track add without account") << QStringList {u"track"_s, u"add"_s, u"x"_s} << u"--account"_s;
    QTest::newRow("track add without IDs") << QStringList {u"track"_s, u"add"_s, u"--account"_s, u"a"_s} << u"--from-file"_s;
    QTest::newRow("track add, IDs and file") << QStringList {u"track"_s, u"add"_s, u"--account"_s, u"a"_s, u"x"_s, u"--from-file"_s, u"f"_s} << u"--from-file"_s;
    QTest::newRow("track remove nothing") << QStringList {u"track"_s, u"remove"_s} << u"UPLOAD"_s;
    QTest::newRow("track remove, no address") << QStringList {u"track"_s, u"remove"_s, u"abc"_s} << u"abc"_s;
    QTest::newRow("track list of something") << QStringList {u"track"_s, u"list"_s, u"a"_s} << u"a"_s;
    QTest::newRow("export without file") << QStringList {u"export"_s} << u"FILE"_s;
    QTest::newRow("export of another form") << QStringList {u"export"_s, u"f.xlsx"_s} << u"f.xlsx"_s;
    QTest::newRow("export with two files") << QStringList {u"export"_s, u"f.csv"_s, u"g.csv"_s} << u"g.csv"_s;
    QTest::newRow("scenario") << QStringList {u"sandbox"_s, u"--scenario"_s, u"earthquake"_s} << u"earthquake"_s;
}

void TestConsole::usage()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, named);
    for (const QString &language : {u"en"_s, u"zh"_s}) {
        QStringList all = arguments;
        if (!arguments.contains(u"--lang"_s))
            all += {u"--lang"_s, language};
        const ConsoleRun result = run(all);
        QVERIFY2(result.exitCode == 2, qPrintable(QString::number(result.exitCode) + result.err));
        QVERIFY(result.out.isEmpty());
        QVERIFY2(result.err.contains(named, Qt::CaseInsensitive) || (named == u"endpoint"_s && result.err.contains(u"接入地址"_s)), qPrintable(result.err));
    }
    QVERIFY(m_sandbox->requests().isEmpty());
}

void TestConsole::laterCommands_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("confirm") << QStringList {u"confirm"_s, u"a/1"_s, u"--as"_s, u"created"_s};
    QTest::newRow("cancel") << QStringList {u"cancel"_s, u"a/1"_s};
    QTest::newRow("refresh-credentials") << QStringList {u"refresh-credentials"_s, u"a/1"_s, u"--show-secrets"_s};
    QTest::newRow("upload") << QStringList {u"upload"_s, u"f.mp4"_s, u"--account"_s, u"a"_s};
    QTest::newRow("submit-url") << QStringList {u"submit-url"_s, u"https://x"_s, u"--account"_s, u"a"_s};
    QTest::newRow("history") << QStringList {u"history"_s};
}

void TestConsole::laterCommands()
{
    QFETCH(QStringList, arguments);
    const ConsoleRun result = run(arguments);
    QCOMPARE(result.exitCode, 2);
    QVERIFY2(result.err.contains(u"not yet available"_s), qPrintable(result.err));
    QVERIFY(result.out.isEmpty());
}

void TestConsole::accountLife()
{
    addAccount();
    const QJsonArray accounts = run({u"account"_s, u"list"_s, u"--format"_s, u"json"_s}).array();
    QCOMPARE(accounts.size(), 1);
    const QJsonObject account = accounts.first().toObject();
    QCOMPARE(account.value(u"name"_s).toString(), u"a"_s);
    QCOMPARE(account.value(u"vendor"_s).toString(), u"zego"_s);
    QCOMPARE(account.value(u"secret"_s).toObject().value(u"server-secret"_s).toString(), u"env:TEST_SECRET"_s);
    QCOMPARE(account.value(u"set"_s).toObject().value(u"app-id"_s).toString(), m_account.set.value(u"app-id"_s));

    const ConsoleRun again = run({u"account"_s, u"add"_s, u"a"_s, u"--vendor"_s, u"zego"_s, u"--set"_s, u"app-id=1"_s, u"--secret"_s, u"server-secret=env:X"_s});
    QCOMPARE(again.exitCode, 2);
    QCOMPARE(run({u"account"_s, u"remove"_s, u"b"_s}).exitCode, 7);
    QCOMPARE(run({u"account"_s, u"remove"_s, u"a"_s}).exitCode, 0);
    QCOMPARE(run({u"account"_s, u"list"_s, u"--format"_s, u"json"_s}).array().size(), 0);
}

void TestConsole::secretsNeverFromArguments()
{
    for (const QStringList &given :
         {QStringList {u"--set"_s, u"server-secret=PLANTED"_s}, {u"--secret"_s, u"server-secret=PLANTED"_s}, {u"--secret"_s, u"server-secret"_s, u"PLANTED"_s},
          {u"PLANTED"_s}, {u"--secret"_s, u"server-secret=env:PLANTED VALUE"_s}}) {
        const ConsoleRun result = run(QStringList {u"account"_s, u"add"_s, u"a"_s, u"--vendor"_s, u"zego"_s, u"--set"_s, u"app-id=1"_s} + given);
        QCOMPARE(result.exitCode, 2);
        QVERIFY2(result.err.contains(u"env:"_s), qPrintable(result.err));
        QVERIFY(!result.err.contains(u"PLANTED"_s));
    }
}

void TestConsole::secretFromInputNeedsKeychain()
{
    // no session bus in a test's environment, hence no keychain
    const ConsoleRun result = run({u"account"_s, u"add"_s, u"a"_s, u"--vendor"_s, u"zego"_s, u"--set"_s, u"app-id=1"_s, u"--secret"_s, u"server-secret=stdin"_s},
                                  "PLANTED\n");
    QCOMPARE(result.exitCode, 2);
    QVERIFY2(result.err.contains(u"env:"_s), qPrintable(result.err));
    QVERIFY(!result.err.contains(u"PLANTED"_s));
    QCOMPARE(run({u"account"_s, u"list"_s, u"--format"_s, u"json"_s}).array().size(), 0);
}

void TestConsole::accountTest()
{
    addAccount();
    const ConsoleRun good = run({u"account"_s, u"test"_s, u"a"_s, u"--format"_s, u"json"_s});
    QCOMPARE(good.exitCode, 0);
    for (const QJsonValue &stage : good.array())
        QVERIFY(stage.toObject().value(u"passed"_s).toBool());
    m_console->setVariable(u"TEST_SECRET"_s, u"wrong"_s);
    const ConsoleRun wrong = run({u"account"_s, u"test"_s, u"a"_s, u"--format"_s, u"json"_s});
    QCOMPARE(wrong.exitCode, 5);
    const QJsonObject last = wrong.array().last().toObject();
    QCOMPARE(last.value(u"stage"_s).toString(), u"sign-in"_s);
    QCOMPARE(last.value(u"errorCode"_s).toString(), u"100000005"_s);
    QCOMPARE(run({u"account"_s, u"test"_s, u"b"_s}).exitCode, 7);
}

void TestConsole::listAsksWhereNothingIsKnown()
{
    addAccount();
    const ConsoleRun first = run({u"list"_s, u"--format"_s, u"json"_s});
    QCOMPARE(first.exitCode, 0);
    QVERIFY(first.array().size() >= 240);
    const auto asked = m_sandbox->requests().size();
    QVERIFY(asked >= 5); // 50 a page
    const ConsoleRun second = run({u"list"_s, u"--format"_s, u"json"_s});
    QCOMPARE(second.exitCode, 0);
    QCOMPARE(m_sandbox->requests().size(), asked);
    QCOMPARE(second.array().size(), first.array().size());
    QCOMPARE(run({u"list"_s, u"--refresh"_s}).exitCode, 0);
    QVERIFY(m_sandbox->requests().size() > asked);
}

void TestConsole::listCachedNeverAsks()
{
    addAccount();
    const ConsoleRun result = run({u"list"_s, u"--cached"_s, u"--format"_s, u"json"_s});
    QCOMPARE(result.exitCode, 0);
    QCOMPARE(result.array().size(), 0);
    QVERIFY(m_sandbox->requests().isEmpty());
}

void TestConsole::listFormats()
{
    addAccount();
    const QJsonArray rows = run({u"list"_s, u"--format"_s, u"json"_s}).array();
    for (const QJsonValue &value : rows) {
        const QJsonObject row = value.toObject();
        for (const QString &key : {u"account"_s, u"vendor"_s, u"id"_s, u"status"_s, u"vendorStatus"_s, u"checkedAt"_s, u"actions"_s})
            QVERIFY2(row.contains(key), qPrintable(key));
        QVERIFY(statusFromWord(row.value(u"status"_s).toString()));
        QVERIFY(!row.contains(u"ratio"_s)); // this vendor gives none
        QVERIFY(QRegularExpression(u"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ$"_s).match(row.value(u"checkedAt"_s).toString()).hasMatch());
    }
    const QList<QByteArray> lines = run({u"list"_s, u"--format"_s, u"ndjson"_s}).out.trimmed().split('\n');
    QCOMPARE(lines.size(), rows.size());
    QJsonArray fromLines;
    for (const QByteArray &line : lines)
        fromLines.append(QJsonDocument::fromJson(line).object());
    QCOMPARE(byId(fromLines), byId(rows));

    const QByteArray csv = run({u"list"_s, u"--format"_s, u"csv"_s}).out;
    QVERIFY(csv.startsWith("account,vendor,id,title,status,vendorStatus,ratio,uploadedBytes,totalBytes,createdAt,modifiedAt,completedAt,expiresAt,"
                           "retryCount,errorCode,errorMessage,advice,source,device,ip,mediaId,sourceUrl,resultUrl,internalUrl,userData,stalledSince,"
                           "checkedAt,actions\r\n"));
    QVERIFY(!csv.contains(",=")); // no cell begins like a formula: the sandbox has such titles

    const QString table = QString::fromUtf8(run({u"list"_s, u"--lang"_s, u"en"_s}).out);
    QCOMPARE(table.count(u'\n'), rows.size() + 1);
    QVERIFY(!table.contains(QChar(0x202E)) && !table.contains(u'\t'));
    QVERIFY(table.contains(u"succeeded"_s));
    QVERIFY(QString::fromUtf8(run({u"list"_s, u"--lang"_s, u"zh"_s}).out).contains(u"成功"_s));
}

void TestConsole::listFilters()
{
    addAccount();
    const QJsonArray all = run({u"list"_s, u"--format"_s, u"json"_s}).array();
    qsizetype failed = 0;
    for (const QJsonValue &row : all)
        failed += row.toObject().value(u"status"_s).toString() == u"failed"_s || row.toObject().value(u"status"_s).toString() == u"cancelled"_s;
    QVERIFY(failed > 0);
    QCOMPARE(run({u"list"_s, u"--format"_s, u"json"_s, u"--status"_s, u"failed,cancelled"_s}).array().size(), failed);
    const QString id = all.at(3).toObject().value(u"id"_s).toString();
    const QJsonArray found = run({u"list"_s, u"--format"_s, u"json"_s, u"--text"_s, id.toUpper()}).array();
    QCOMPARE(found.size(), 1);
    QCOMPARE(run({u"list"_s, u"--format"_s, u"json"_s, u"--since"_s, u"2100-01-01"_s}).array().size(), 0);
    QCOMPARE(run({u"list"_s, u"--format"_s, u"json"_s, u"--account"_s, u"a"_s}).array().size(), all.size());
    QCOMPARE(run({u"list"_s, u"--format"_s, u"json"_s, u"--vendor"_s, u"zego"_s}).array().size(), all.size());
    QCOMPARE(run({u"list"_s, u"--account"_s, u"nobody"_s}).exitCode, 7);
}

void TestConsole::listSortsAndCuts()
{
    addAccount();
    const auto column = [this](const QStringList &options, const QString &key) {
        QStringList values;
        for (const QJsonValue &row : run(QStringList {u"list"_s, u"--format"_s, u"json"_s} + options).array())
            values.append(row.toObject().value(key).toString());
        return values;
    };
    const QStringList created = column({}, u"createdAt"_s);
    QVERIFY(std::is_sorted(created.rbegin(), created.rend())); // newest first
    const QStringList ids = column({u"--sort"_s, u"id"_s}, u"id"_s);
    QVERIFY(std::is_sorted(ids.begin(), ids.end()));
    const QStringList idsBack = column({u"--sort"_s, u"id:desc"_s}, u"id"_s);
    QCOMPARE(QStringList(idsBack.rbegin(), idsBack.rend()), ids);
    const QStringList urls = column({u"--sort"_s, u"sourceUrl"_s}, u"sourceUrl"_s);
    QVERIFY(std::is_sorted(urls.begin(), urls.end()));
    QCOMPARE(column({u"--sort"_s, u"id"_s, u"--limit"_s, u"5"_s, u"--offset"_s, u"10"_s}, u"id"_s), ids.mid(10, 5));
    QCOMPARE(column({u"--sort"_s, u"id"_s, u"--limit"_s, u"0"_s}, u"id"_s), QStringList());
    QCOMPARE(column({u"--sort"_s, u"id"_s, u"--offset"_s, u"100000"_s}, u"id"_s), QStringList());
}

void TestConsole::lastKnownRowsBesideTheError()
{
    addAccount();
    const QJsonArray before = run({u"list"_s, u"--format"_s, u"json"_s}).array();
    QVERIFY(m_sandbox->setScenario(u"error-100000005"_s));
    const ConsoleRun result = run({u"list"_s, u"--refresh"_s, u"--format"_s, u"json"_s});
    QCOMPARE(result.exitCode, 5);
    QCOMPARE(result.array(), before); // in the same order too
    QVERIFY(result.err.contains(u"100000005"_s));
    const QString id = before.first().toObject().value(u"id"_s).toString();
    const ConsoleRun shown = run({u"show"_s, u"a/"_s + id, u"--format"_s, u"json"_s});
    QCOMPARE(shown.exitCode, 5);
    QCOMPARE(QJsonDocument::fromJson(shown.out).object(), before.first().toObject());
}

void TestConsole::show()
{
    addAccount();
    const QString id = firstId();
    const QJsonObject row = QJsonDocument::fromJson(run({u"show"_s, u"a/"_s + id, u"--format"_s, u"json"_s}).out).object();
    QCOMPARE(row.value(u"id"_s).toString(), id);
    QVERIFY(row.contains(u"sourceUrl"_s));
    const ConsoleRun table = run({u"show"_s, u"a/"_s + id});
    QCOMPARE(table.exitCode, 0);
    QVERIFY(table.out.contains(id.toUtf8()));
}

void TestConsole::showUnknown()
{
    addAccount();
    QCOMPARE(run({u"show"_s, u"b/1"_s}).exitCode, 7);
    QCOMPARE(run({u"show"_s, u"a/job:"_s + firstId()}).exitCode, 7); // this vendor has one kind only: the prefix is part of the ID
    const ConsoleRun result = run({u"show"_s, u"a/000000000000000000000000"_s});
    QCOMPARE(result.exitCode, 7);
    QVERIFY(result.out.isEmpty());
}

void TestConsole::showRawIsRedacted()
{
    addAccount();
    const QString id = firstId();
    const ConsoleRun raw = run({u"show"_s, u"a/"_s + id, u"--raw"_s});
    QCOMPARE(raw.exitCode, 0);
    const QJsonObject answer = QJsonDocument::fromJson(raw.out).object();
    QCOMPARE(answer.value(u"Code"_s).toInt(-1), 0);
    QVERIFY(raw.out.contains(id.toUtf8()));
}

void TestConsole::showRawOfRefusals()
{
    addAccount();
    const QString id = firstId();
    QVERIFY(m_sandbox->setScenario(u"error-350006003"_s));
    const ConsoleRun refused = run({u"show"_s, u"a/"_s + id, u"--raw"_s});
    QCOMPARE(refused.exitCode, 3);
    QCOMPARE(QJsonDocument::fromJson(refused.out).object().value(u"Code"_s).toInt(), 350006003);
    QVERIFY(refused.err.contains(u"350006003"_s));
    QVERIFY(m_sandbox->setScenario({}));
    const ConsoleRun unknown = run({u"show"_s, u"a/000000000000000000000000"_s, u"--raw"_s});
    QCOMPARE(unknown.exitCode, 7);
    QCOMPARE(QJsonDocument::fromJson(unknown.out).object().value(u"Code"_s).toInt(-1), 0);
}

void TestConsole::orderIsTheSameAgain()
{
    addAccount();
    for (const QStringList &sort : {QStringList {}, {u"--sort"_s, u"status"_s}, {u"--sort"_s, u"errorCode:desc"_s}, {u"--sort"_s, u"account"_s}, {u"--sort"_s, u"source"_s},
                                    {u"--sort"_s, u"device"_s}}) {
        const auto ids = [&](const QString &how) {
            QStringList list;
            for (const QJsonValue &row : run(QStringList {u"list"_s, u"--format"_s, u"json"_s, how} + sort).array())
                list.append(row.toObject().value(u"id"_s).toString());
            return list;
        };
        const QStringList asked = ids(u"--refresh"_s);
        QVERIFY(asked.size() >= 240);
        QCOMPARE(ids(u"--cached"_s), asked);
    }
}

void TestConsole::filterOfAVendorWithoutAccount()
{
    for (const Vendor &vendor : vendors()) {
        const ConsoleRun result = run({u"list"_s, u"--vendor"_s, vendor.info.id, u"--format"_s, u"json"_s});
        QVERIFY2(result.exitCode == 0, qPrintable(result.err));
        QCOMPARE(result.out.trimmed().simplified().replace(' ', ""), QByteArray("[]"));
    }
    QVERIFY(m_sandbox->requests().isEmpty());
}

void TestConsole::waysToSignIn()
{
    for (const Vendor &vendor : vendors()) {
        if (vendor.info.signInWays.isEmpty())
            continue;
        const ConsoleRun result = run({u"account"_s, u"add"_s, u"w"_s, u"--vendor"_s, vendor.info.id, u"--lang"_s, u"en"_s});
        QCOMPARE(result.exitCode, 2);
        const QString help = QString::fromUtf8(run({u"account"_s, u"add"_s, u"--help"_s, u"--lang"_s, u"en"_s}).out);
        for (const SignInWay &way : vendor.info.signInWays) {
            QVERIFY2(result.err.contains(way.name.in(Language::English)), qPrintable(result.err));
            QVERIFY(help.contains(way.name.in(Language::English)));
        }
        for (const AccountKey &key : vendor.info.keys) {
            QVERIFY2(key.signInWay.isEmpty() || result.err.contains(key.name), qPrintable(result.err));
            QVERIFY(help.contains(key.name));
        }
    }
}

void TestConsole::helpOfEachCommand()
{
    for (const QStringList &words : {QStringList {u"account"_s, u"add"_s}, {u"account"_s, u"list"_s}, {u"account"_s, u"remove"_s}, {u"account"_s, u"test"_s},
                                     {u"track"_s, u"add"_s}, {u"track"_s, u"remove"_s}, {u"track"_s, u"list"_s}, {u"list"_s}, {u"show"_s}, {u"watch"_s}, {u"export"_s},
                                     {u"sandbox"_s}}) {
        const ConsoleRun help = run(words + QStringList {u"--help"_s, u"--lang"_s, u"en"_s});
        QCOMPARE(help.exitCode, 0);
        QVERIFY(help.out.startsWith(QByteArray("Usage: uploaddeck-cli " + words.join(u' ').toUtf8())));
        QVERIFY(!help.out.contains("Not yet available"));
    }
}

void TestConsole::watch()
{
    addAccount();
    const ConsoleRun result = run({u"watch"_s, u"--interval"_s, u"1"_s, u"--count"_s, u"2"_s, u"--format"_s, u"ndjson"_s});
    QCOMPARE(result.exitCode, 0);
    const QList<QByteArray> lines = result.out.trimmed().split('\n');
    QVERIFY(lines.size() >= 240);
    for (const QByteArray &line : lines)
        QVERIFY(QJsonDocument::fromJson(line).object().contains(u"status"_s));
    QVERIFY(lines.size() < 2 * 240); // the second round writes changes only
}

void TestConsole::outcomes_data()
{
    QTest::addColumn<QString>("scenario");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<QString>("named");
    QTest::newRow("signature refused") << u"error-100000005"_s << 5 << u"100000005"_s;
    QTest::newRow("service not enabled") << u"error-350006006"_s << 3 << u"350006006"_s;
    QTest::newRow("parameter refused") << u"error-350006003"_s << 3 << u"350006003"_s;
    QTest::newRow("gateway check") << u"error-350006002"_s << 3 << u"350006002"_s;
    QTest::newRow("page that repeats") << u"token-repeats"_s << 4 << u"ZEGO"_s;
    QTest::newRow("pages that loop") << u"token-loops"_s << 4 << u"ZEGO"_s;
    QTest::newRow("one passing fault") << u"fails-first"_s << 0 << QString();
    QTest::newRow("empty page that goes on") << u"empty-page-with-token"_s << 0 << QString();
    QTest::newRow("spelling of the table") << u"table-spelling"_s << 0 << QString();
}

void TestConsole::outcomes()
{
    QFETCH(QString, scenario);
    QFETCH(int, exitCode);
    QFETCH(QString, named);
    addAccount();
    QVERIFY(m_sandbox->setScenario(scenario));
    for (const QString &language : {u"en"_s, u"zh"_s}) {
        const ConsoleRun result = run({u"list"_s, u"--refresh"_s, u"--format"_s, u"json"_s, u"--lang"_s, language});
        QVERIFY2(result.exitCode == exitCode, qPrintable(QString::number(result.exitCode) + result.err));
        QVERIFY2(result.err.contains(named), qPrintable(result.err));
        QVERIFY(QJsonDocument::fromJson(result.out).isArray());
    }
}

void TestConsole::clockIsCorrected()
{
    addAccount();
    QVERIFY(m_sandbox->setScenario(u"clock-11-min-ahead"_s));
    const ConsoleRun result = run({u"list"_s, u"--refresh"_s, u"--format"_s, u"json"_s});
    QVERIFY2(result.exitCode == 0, qPrintable(result.err));
    QVERIFY(result.array().size() >= 240);
}

void TestConsole::sandboxCommand()
{
    QProcess process;
    process.start(QStringLiteral(CONSOLE_PROGRAM), {u"sandbox"_s, u"--seed"_s, u"3"_s});
    QVERIFY(process.waitForReadyRead(30'000));
    const QJsonObject announcement = QJsonDocument::fromJson(process.readLine()).object();
    QVERIFY(announcement.value(u"endpoint"_s).toString().startsWith(u"http://127.0.0.1:"_s));
    const QJsonObject account = announcement.value(u"accounts"_s).toArray().first().toObject();
    m_console->setVariable(u"OTHER_SECRET"_s, account.value(u"secret"_s).toObject().value(u"server-secret"_s).toString());
    QCOMPARE(run({u"account"_s, u"add"_s, u"s"_s, u"--vendor"_s, account.value(u"vendor"_s).toString(), u"--endpoint"_s,
                  announcement.value(u"endpoint"_s).toString(), u"--set"_s, u"app-id="_s + account.value(u"set"_s).toObject().value(u"app-id"_s).toString(),
                  u"--secret"_s, u"server-secret=env:OTHER_SECRET"_s})
                 .exitCode,
             0);
    QVERIFY(run({u"list"_s, u"--format"_s, u"json"_s}).array().size() >= 240);
    process.closeWriteChannel();
    QVERIFY(process.waitForFinished(10'000));
    QCOMPARE(process.exitCode(), 0);
    QCOMPARE(run({u"list"_s, u"--refresh"_s, u"--timeout"_s, u"1"_s, u"--account"_s, u"s"_s}).exitCode, 4);
}

void TestConsole::damagedAccountsStay()
{
    addAccount();
    const QString path = m_profile->filePath(u"profile/accounts.json"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.resize(file.size() / 2));
    file.seek(0);
    const QByteArray damaged = file.readAll();
    file.close();
    const ConsoleRun result = run({u"list"_s});
    QCOMPARE(result.exitCode, 2);
    QVERIFY2(result.err.contains(u"accounts.json"_s), qPrintable(result.err));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), damaged);
}

void TestConsole::foreignProfile()
{
    QVERIFY(QDir().mkpath(m_profile->filePath(u"profile"_s)));
    QFile::copy(QStringLiteral(TEST_DATA_DIR) + u"/database/foreign.db"_s, m_profile->filePath(u"profile/uploads.db"_s));
    QFile file(m_profile->filePath(u"profile/uploads.db"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray before = file.readAll();
    file.close();
    const ConsoleRun result = run({u"list"_s});
    QCOMPARE(result.exitCode, 2);
    QVERIFY2(result.err.contains(u"uploads.db"_s), qPrintable(result.err));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), before);
}

void TestConsole::noSecretAnywhere()
{
    addAccount();
    const QByteArray secret = m_account.secret.value(u"server-secret"_s).toUtf8();
    QByteArray seen;
    for (const QStringList &arguments :
         {QStringList {u"list"_s, u"--verbose"_s, u"--refresh"_s}, {u"account"_s, u"list"_s, u"--verbose"_s}, {u"account"_s, u"test"_s, u"a"_s, u"--verbose"_s}}) {
        const ConsoleRun result = run(arguments);
        seen += result.out + result.err.toUtf8();
    }
    QDirIterator files(m_profile->path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        seen += file.readAll();
    }
    QVERIFY(seen.size() > 10'000);
    QVERIFY(!seen.contains(secret));
    QVERIFY(!seen.contains(secret.toBase64(QByteArray::OmitTrailingEquals)));
    QVERIFY(!seen.contains(secret.toHex()));
}

QTEST_GUILESS_MAIN(TestConsole)
#include "test_console.moc"
