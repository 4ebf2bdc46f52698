// The console over every vendor of the registry at once: the real process against the sandbox.

#include "core/clock.h"
#include "sandbox/sandbox.h"
#include "tests/cli/console_run.h"
#include "vendors/registry/registry.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace Qt::StringLiterals;
using namespace deck;

namespace {

constexpr quint64 seed = 7;

/// See AliyunContent: VOD and IMS number their jobs.
QString jobId(const QString &vendor, int number)
{
    const QString prefix = vendor == u"aliyun-vod"_s ? u"86c1925fba"_s : u"3829500c0f"_s;
    return prefix + QString::number(seed, 16).rightJustified(10, u'0') + QString::number(number, 16).rightJustified(12, u'0');
}

QStringList addressesOf(const QJsonArray &rows)
{
    QStringList addresses;
    for (const QJsonValue &row : rows)
        addresses.append(row.toObject().value(u"account"_s).toString() + u'/' + row.toObject().value(u"id"_s).toString());
    return addresses;
}

} // namespace

class TestConsoleVendors final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();

    void listsAll();
    void accountTests_data();
    void accountTests();
    void jobsAndMedia_data();
    void jobsAndMedia();
    void oneVendorDown();

private:
    /// Under the vendor's ID as its name. False where the sandbox does not play this vendor.
    [[nodiscard]] bool addAccount(const QString &vendor);
    void addAll();
    [[nodiscard]] ConsoleRun run(const QStringList &arguments) const { return m_console->run(arguments); }
    [[nodiscard]] QJsonArray rows(const QStringList &options) const
    {
        return run(QStringList {u"list"_s, u"--format"_s, u"json"_s} + options).array();
    }
    static void eachVendor();

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Sandbox> m_sandbox;
    std::unique_ptr<ConsoleProgram> m_console;
    QStringList m_vendors; ///< with an account
};

void TestConsoleVendors::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_console = std::make_unique<ConsoleProgram>(m_dir->filePath(u"profile"_s));
    m_vendors.clear();
    SandboxSetup setup;
    setup.clock = std::make_shared<SystemClock>();
    setup.seed = seed;
    setup.uploads = 60;
    m_sandbox = std::make_unique<Sandbox>(std::move(setup));
    QVERIFY(m_sandbox->start());
}

bool TestConsoleVendors::addAccount(const QString &vendor)
{
    const QList<SandboxAccount> accounts = m_sandbox->accounts();
    const auto served
        = std::find_if(accounts.begin(), accounts.end(), [&](const SandboxAccount &account) { return account.vendor == vendor; });
    if (served == accounts.end())
        return false;
    QStringList words {u"account"_s, u"add"_s, vendor, u"--vendor"_s, vendor, u"--endpoint"_s, m_sandbox->endpoint().toString()};
    for (auto set = served->set.cbegin(); set != served->set.cend(); ++set)
        words += {u"--set"_s, set.key() + u'=' + set.value()};
    for (auto secret = served->secret.cbegin(); secret != served->secret.cend(); ++secret) {
        const QString variable = QString(u"S_"_s + vendor + u'_' + secret.key()).replace(u'-', u'_');
        m_console->setVariable(variable, secret.value());
        words += {u"--secret"_s, secret.key() + u"=env:"_s + variable};
    }
    const ConsoleRun added = run(words);
    if (added.exitCode != 0)
        qWarning("%s: %s", qPrintable(vendor), qPrintable(added.err));
    m_vendors.append(vendor);
    return added.exitCode == 0;
}

void TestConsoleVendors::addAll()
{
    for (const Vendor &vendor : vendors())
        QVERIFY2(addAccount(vendor.info.id), qPrintable(vendor.info.id));
}

void TestConsoleVendors::eachVendor()
{
    QTest::addColumn<QString>("vendor");
    for (const Vendor &vendor : vendors())
        QTest::newRow(qPrintable(vendor.info.id)) << vendor.info.id;
}

void TestConsoleVendors::listsAll()
{
    addAll();
    const ConsoleRun listed = run({u"list"_s, u"--format"_s, u"json"_s});
    QVERIFY2(listed.exitCode == 0, qPrintable(listed.err));
    const QJsonArray all = listed.array();
    qsizetype sum = 0;
    for (const QString &vendor : std::as_const(m_vendors)) {
        const QJsonArray own = rows({u"--vendor"_s, vendor});
        QVERIFY2(!own.isEmpty(), qPrintable(vendor));
        QCOMPARE(rows({u"--account"_s, vendor}), own);
        for (const QJsonValue &row : own)
            QCOMPARE(row.toObject().value(u"vendor"_s).toString(), vendor);
        sum += own.size();
    }
    QCOMPARE(sum, all.size());
    QStringList addresses = addressesOf(all);
    QCOMPARE(addresses.removeDuplicates(), 0);
    for (const QString &key : {u"title"_s, u"status"_s, u"createdAt"_s, u"vendor"_s, u"account"_s, u"ratio:desc"_s,
                               u"totalBytes"_s, u"errorCode"_s, u"sourceUrl"_s})
        QCOMPARE(rows({u"--sort"_s, key, u"--cached"_s}).size(), all.size());
    const QString text = QString::fromUtf8(run({u"list"_s, u"--lang"_s, u"en"_s}).out);
    for (const QString &address : std::as_const(addresses))
        QVERIFY2(text.contains(address), qPrintable(address));
}

void TestConsoleVendors::accountTests_data()
{
    eachVendor();
}

void TestConsoleVendors::accountTests()
{
    QFETCH(const QString, vendor);
    QVERIFY(addAccount(vendor));
    const ConsoleRun good = run({u"account"_s, u"test"_s, vendor, u"--format"_s, u"json"_s});
    QVERIFY2(good.exitCode == 0, qPrintable(good.err));
    QCOMPARE(good.array().last().toObject().value(u"stage"_s).toString(), u"list"_s);
    for (const AccountKey &key : findVendor(vendor)->info.keys) {
        if (key.secret)
            m_console->setVariable(QString(u"S_"_s + vendor + u'_' + key.name).replace(u'-', u'_'),
                                   u"wrong-but-long-enough-to-be-a-secret"_s);
    }
    const ConsoleRun wrong = run({u"account"_s, u"test"_s, vendor, u"--format"_s, u"json"_s});
    QVERIFY2(wrong.exitCode == 5, qPrintable(wrong.err));
    const QJsonObject last = wrong.array().last().toObject();
    QCOMPARE(last.value(u"stage"_s).toString(), u"sign-in"_s);
    QVERIFY(!last.value(u"passed"_s).toBool());
}

void TestConsoleVendors::jobsAndMedia_data()
{
    QTest::addColumn<QString>("vendor");
    QTest::addColumn<QString>("prefix"); ///< of a job's address
    QTest::newRow("vod") << u"aliyun-vod"_s << u"job:"_s;
    QTest::newRow("ims") << u"aliyun-ims"_s << QString();
}

void TestConsoleVendors::jobsAndMedia()
{
    QFETCH(const QString, vendor);
    QFETCH(const QString, prefix);
    QVERIFY(addAccount(vendor));
    QStringList words {u"track"_s, u"add"_s, u"--account"_s, vendor, u"--format"_s, u"json"_s};
    QStringList addresses;
    for (int i = 0; i < 8; ++i) {
        words.append(u"job:"_s + jobId(vendor, i));
        addresses.append(vendor + u'/' + prefix + jobId(vendor, i));
    }
    const ConsoleRun added = run(words);
    QVERIFY2(added.exitCode == 0, qPrintable(added.err));
    QStringList printed;
    for (const QJsonValue &row : added.array())
        printed.append(row.toObject().value(u"upload"_s).toString());
    QCOMPARE(printed, addresses);
    QStringList listed = addressesOf(rows({u"--cached"_s}));
    listed.sort();
    QCOMPARE(listed, addresses);

    int withMedia = 0;
    QString url;
    for (const QString &address : std::as_const(addresses)) {
        const ConsoleRun shown = run({u"show"_s, address, u"--format"_s, u"json"_s});
        QVERIFY2(shown.exitCode == 0, qPrintable(shown.err));
        const QJsonObject row = QJsonDocument::fromJson(shown.out).object();
        QCOMPARE(row.value(u"account"_s).toString() + u'/' + row.value(u"id"_s).toString(), address);
        withMedia += row.contains(u"mediaId"_s) ? 1 : 0;
        if (url.isEmpty())
            url = row.value(u"sourceUrl"_s).toString();
    }
    QVERIFY(withMedia > 0); // both IDs are given
    QVERIFY(!url.isEmpty());
    const ConsoleRun byUrl = run({u"track"_s, u"add"_s, u"--account"_s, vendor, url, u"--format"_s, u"json"_s});
    QVERIFY2(byUrl.exitCode == 0, qPrintable(byUrl.err));
    QVERIFY(addresses.contains(byUrl.array().first().toObject().value(u"upload"_s).toString()));
    QCOMPARE(run({u"track"_s, u"remove"_s, addresses.first()}).exitCode, 0);
}

void TestConsoleVendors::oneVendorDown()
{
    addAll();
    QVERIFY(!rows({}).isEmpty());
    const QString first = m_vendors.constFirst();
    for (const AccountKey &key : findVendor(first)->info.keys) {
        if (key.secret)
            m_console->setVariable(QString(u"S_"_s + first + u'_' + key.name).replace(u'-', u'_'),
                                   u"wrong-but-long-enough-to-be-a-secret"_s);
    }
    const ConsoleRun listed = run({u"list"_s, u"--refresh"_s, u"--format"_s, u"json"_s});
    QCOMPARE(listed.exitCode, 5);
    QVERIFY(listed.err.contains(first));
    const QJsonArray known = listed.array();
    for (const QString &vendor : std::as_const(m_vendors)) {
        QVERIFY(std::any_of(known.begin(), known.end(),
                            [&](const QJsonValue &row) { return row.toObject().value(u"vendor"_s).toString() == vendor; }));
    }
}

QTEST_GUILESS_MAIN(TestConsoleVendors)
#include "test_console_vendors.moc"
