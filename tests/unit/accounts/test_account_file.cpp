#include "accounts/account_file.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;
using namespace deck;

namespace {

Account sample(const QString &name)
{
    Account account;
    account.name = name;
    account.vendor = u"zego"_s;
    account.region = u"shanghai"_s;
    account.endpoint = QUrl(u"https://example.com:8443/代理"_s);
    account.set = {{u"app-id"_s, u"1234567890"_s}, {u"is-test"_s, u"false"_s}, {u"note"_s, u"名 \"quoted\""_s}};
    account.secrets = {{u"server-secret"_s, {SecretRef::Place::Environment, u"ZEGO_SECRET"_s}},
                       {u"other"_s, {SecretRef::Place::Keychain, {}}},
                       {u"third"_s, {SecretRef::Place::Session, {}}}};
    return account;
}

} // namespace

class TestAccountFile final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void absentIsEmpty();
    void roundTrip();
    void bareAccount();
    void namesAreUnique();
    void replacedInItsPlace();
    void whatCouldNotBeReadIsNotWritten();
    void fileIsPrivate();
    void unknownKeysSurvive();
    void everyCutIsDamage();
    void wrongContents_data();
    void wrongContents();
    void newerVersionIsLeftAlone();
    void writersTakeTurns();
    void staleLockIsTakenOver();
    void profileThatIsAFile();
    void folderInPlaceOfTheFile();

private:
    [[nodiscard]] QString file() const { return m_dir->filePath(u"accounts.json"_s); }
    [[nodiscard]] QByteArray bytes() const
    {
        QFile device(file());
        return device.open(QIODevice::ReadOnly) ? device.readAll() : QByteArray("unreadable");
    }
    void put(const QByteArray &contents) const
    {
        QFile device(file());
        QVERIFY(device.open(QIODevice::WriteOnly));
        QCOMPARE(device.write(contents), contents.size());
    }

    std::unique_ptr<QTemporaryDir> m_dir;
};

void TestAccountFile::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    QVERIFY(m_dir->isValid());
}

void TestAccountFile::absentIsEmpty()
{
    AccountFile accounts(m_dir->filePath(u"not/yet"_s));
    QVERIFY(accounts.load());
    QVERIFY(accounts.load()->isEmpty());
    QVERIFY(!QFile::exists(m_dir->filePath(u"not"_s)));
    QCOMPARE(accounts.remove(u"a"_s).error().kind, ErrorKind::NotFound);
}

void TestAccountFile::roundTrip()
{
    AccountFile accounts(m_dir->path());
    QVERIFY(accounts.add(sample(u"a"_s)));
    QVERIFY(accounts.add(sample(u"b"_s)));
    const auto known = AccountFile(m_dir->path()).load();
    QVERIFY(known);
    QVERIFY(*known == (QList<Account> {sample(u"a"_s), sample(u"b"_s)}));
    QVERIFY(accounts.remove(u"a"_s));
    QVERIFY(*accounts.load() == QList<Account> {sample(u"b"_s)});
    QCOMPARE(accounts.remove(u"a"_s).error().kind, ErrorKind::NotFound);
}

void TestAccountFile::bareAccount()
{
    Account bare;
    bare.name = u"a"_s;
    bare.vendor = u"zego"_s;
    AccountFile accounts(m_dir->path());
    QVERIFY(accounts.add(bare));
    QVERIFY(*accounts.load() == QList<Account> {bare});
}

void TestAccountFile::namesAreUnique()
{
    AccountFile accounts(m_dir->path());
    QVERIFY(accounts.add(sample(u"a"_s)));
    const QByteArray before = bytes();
    const auto again = accounts.add(sample(u"a"_s));
    QVERIFY(!again);
    QCOMPARE(again.error().kind, ErrorKind::BadInput);
    QCOMPARE(again.error().code, u"account-exists"_s);
    QCOMPARE(bytes(), before);
    QVERIFY(accounts.add(sample(u"A"_s))); // names tell cases apart
}

void TestAccountFile::replacedInItsPlace()
{
    AccountFile accounts(m_dir->path());
    QVERIFY(accounts.add(sample(u"a"_s)));
    QVERIFY(accounts.add(sample(u"b"_s)));
    Account other = sample(u"a"_s);
    other.region.clear();
    other.endpoint.clear();
    other.set.clear();
    other.secrets[u"server-secret"_s] = {SecretRef::Place::Session, {}};
    QVERIFY(accounts.replace(other));
    QVERIFY(*accounts.load() == (QList<Account> {other, sample(u"b"_s)}));
    const QByteArray before = bytes();
    QCOMPARE(accounts.replace(sample(u"c"_s)).error().kind, ErrorKind::NotFound);
    other.endpoint = QUrl(u"http://example.com"_s);
    QCOMPARE(accounts.replace(other).error().code, u"account-malformed"_s);
    QCOMPARE(bytes(), before);
}

void TestAccountFile::whatCouldNotBeReadIsNotWritten()
{
    AccountFile accounts(m_dir->path());
    Account account = sample(u"with blank"_s);
    QCOMPARE(accounts.add(account).error().kind, ErrorKind::BadInput);
    account = sample(u"a"_s);
    account.endpoint = QUrl(u"http://example.com"_s);
    QCOMPARE(accounts.add(account).error().kind, ErrorKind::BadInput);
    account = sample(u"a"_s);
    account.secrets[u"server-secret"_s].variable.clear();
    QCOMPARE(accounts.add(account).error().kind, ErrorKind::BadInput);
    QVERIFY(!QFile::exists(file()));
}

void TestAccountFile::fileIsPrivate()
{
    const QString dir = m_dir->filePath(u"new/profile"_s);
    AccountFile accounts(dir);
    QVERIFY(accounts.add(sample(u"a"_s)));
    const auto others
        = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
    QVERIFY(!(QFile::permissions(dir) & others));
    QVERIFY(!(QFile::permissions(dir + u"/accounts.json"_s) & others));
    // also when somebody had opened it up
    QFile::setPermissions(dir + u"/accounts.json"_s, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther);
    QVERIFY(accounts.add(sample(u"b"_s)));
    QVERIFY(!(QFile::permissions(dir + u"/accounts.json"_s) & others));
}

void TestAccountFile::unknownKeysSurvive()
{
    put(R"({"version": 1, "later": {"a": [1, 2]}, "accounts": [{"name": "a", "vendor": "zego", "colour": "red"}, {"name": "b", "vendor": "zego"}]})");
    AccountFile accounts(m_dir->path());
    QVERIFY(accounts.add(sample(u"c"_s)));
    QVERIFY(accounts.remove(u"b"_s));
    const QJsonObject root = QJsonDocument::fromJson(bytes()).object();
    QCOMPARE(root.value(u"later"_s), (QJsonObject {{u"a"_s, QJsonArray {1, 2}}}));
    QCOMPARE(root.value(u"accounts"_s).toArray().size(), 2);
    QCOMPARE(root.value(u"accounts"_s)[0][u"colour"_s].toString(), u"red"_s);
}

void TestAccountFile::everyCutIsDamage()
{
    AccountFile accounts(m_dir->path());
    QVERIFY(accounts.add(sample(u"a"_s)));
    const QByteArray whole = bytes();
    QVERIFY(whole.endsWith("}\n"));
    for (qsizetype length = 0; length < whole.size() - 1; ++length) {
        const QByteArray cut = whole.left(length);
        put(cut);
        const auto loaded = accounts.load();
        QVERIFY2(!loaded, cut.constData());
        QCOMPARE(loaded.error().kind, ErrorKind::Local);
        QCOMPARE(loaded.error().code, u"accounts-damaged"_s);
        QVERIFY(loaded.error().message.contains(file()));
        QCOMPARE(accounts.add(sample(u"b"_s)).error().code, u"accounts-damaged"_s);
        QCOMPARE(accounts.remove(u"a"_s).error().code, u"accounts-damaged"_s);
        QCOMPARE(bytes(), cut);
    }
}

void TestAccountFile::wrongContents_data()
{
    QTest::addColumn<QByteArray>("contents");
    const auto account
        = [](const QByteArray &body) -> QByteArray { return QByteArray(R"({"version": 1, "accounts": [{)") + body + "}]}"; };
    QTest::newRow("array") << QByteArray("[]");
    QTest::newRow("null") << QByteArray("null");
    QTest::newRow("binary") << QByteArray::fromHex("00ff00feca");
    QTest::newRow("no version") << QByteArray(R"({"accounts": []})");
    QTest::newRow("version as text") << QByteArray(R"({"version": "1", "accounts": []})");
    QTest::newRow("version 0") << QByteArray(R"({"version": 0, "accounts": []})");
    QTest::newRow("no accounts") << QByteArray(R"({"version": 1})");
    QTest::newRow("accounts as object") << QByteArray(R"({"version": 1, "accounts": {}})");
    QTest::newRow("account as text") << QByteArray(R"({"version": 1, "accounts": ["a"]})");
    QTest::newRow("no name") << account(R"("vendor": "zego")");
    QTest::newRow("bad name") << account(R"("name": "a/b", "vendor": "zego")");
    QTest::newRow("no vendor") << account(R"("name": "a")");
    QTest::newRow("plain http") << account(R"("name": "a", "vendor": "zego", "endpoint": "http://example.com")");
    QTest::newRow("password in the address")
        << account(R"("name": "a", "vendor": "zego", "endpoint": "https://u:hunter2@example.com")");
    QTest::newRow("number in set") << account(R"("name": "a", "vendor": "zego", "set": {"app-id": 1})");
    QTest::newRow("secret in place of its reference")
        << account(R"("name": "a", "vendor": "zego", "secrets": {"server-secret": "hunter2"})");
    QTest::newRow("empty variable") << account(R"("name": "a", "vendor": "zego", "secrets": {"server-secret": {"env": ""}})");
    QTest::newRow("twice") << QByteArray(
        R"({"version": 1, "accounts": [{"name": "a", "vendor": "zego"}, {"name": "a", "vendor": "zego"}]})");
    QTest::newRow("deep") << QByteArray(100'000, '[');
}

void TestAccountFile::wrongContents()
{
    QFETCH(QByteArray, contents);
    put(contents);
    AccountFile accounts(m_dir->path());
    const auto loaded = accounts.load();
    QVERIFY(!loaded);
    QCOMPARE(loaded.error().code, u"accounts-damaged"_s);
    QVERIFY(loaded.error().message.contains(file()));
    QVERIFY(!loaded.error().message.contains(u"hunter2"_s));
    QCOMPARE(accounts.add(sample(u"b"_s)).error().code, u"accounts-damaged"_s);
    QCOMPARE(bytes(), contents);
}

void TestAccountFile::newerVersionIsLeftAlone()
{
    const QByteArray newer = R"({"version": 2, "accounts": {"not": "as we know it"}})";
    put(newer);
    AccountFile accounts(m_dir->path());
    QCOMPARE(accounts.load().error().code, u"accounts-newer"_s);
    QCOMPARE(accounts.add(sample(u"b"_s)).error().code, u"accounts-newer"_s);
    QCOMPARE(accounts.remove(u"a"_s).error().code, u"accounts-newer"_s);
    QCOMPARE(bytes(), newer);
}

void TestAccountFile::writersTakeTurns()
{
    constexpr int each = 20;
    const auto write = [this](const QString &prefix, int *failed) {
        AccountFile accounts(m_dir->path());
        for (int i = 0; i < each; ++i)
            *failed += accounts.add(sample(prefix + QString::number(i))) ? 0 : 1;
        for (int i = 0; i < each; i += 2)
            *failed += accounts.remove(prefix + QString::number(i)) ? 0 : 1;
    };
    int failedA = 0;
    int failedB = 0;
    std::thread a(write, u"a"_s, &failedA);
    std::thread b(write, u"b"_s, &failedB);
    a.join();
    b.join();
    QCOMPARE(failedA, 0);
    QCOMPARE(failedB, 0);
    QCOMPARE(AccountFile(m_dir->path()).load()->size(), each);
}

void TestAccountFile::staleLockIsTakenOver()
{
    // as a process leaves it that died while it held the lock; no process has this number
    QFile lock(m_dir->filePath(u"accounts.lock"_s));
    QVERIFY(lock.open(QIODevice::WriteOnly));
    lock.write("2147483646\nuploaddeck\n" + QSysInfo::machineHostName().toUtf8() + "\n");
    lock.close();
    QVERIFY(AccountFile(m_dir->path()).add(sample(u"a"_s)));
}

void TestAccountFile::profileThatIsAFile()
{
    put("not a folder");
    AccountFile accounts(file());
    const auto added = accounts.add(sample(u"a"_s));
    QVERIFY(!added);
    QCOMPARE(added.error().kind, ErrorKind::Local);
    QCOMPARE(added.error().code, u"accounts-unwritable"_s);
    QVERIFY(added.error().message.contains(file()));
    QCOMPARE(bytes(), QByteArray("not a folder"));
}

void TestAccountFile::folderInPlaceOfTheFile()
{
    QVERIFY(QDir(m_dir->path()).mkdir(u"accounts.json"_s));
    AccountFile accounts(m_dir->path());
    QCOMPARE(accounts.load().error().code, u"accounts-unreadable"_s);
    QCOMPARE(accounts.add(sample(u"a"_s)).error().code, u"accounts-unreadable"_s);
    QVERIFY(QDir(file()).exists());
}

QTEST_GUILESS_MAIN(TestAccountFile)
#include "test_account_file.moc"
