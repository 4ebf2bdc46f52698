#include "accounts/secrets.h"
#include "settled.h"

#include <QTest>
#include <QThread>

using namespace Qt::StringLiterals;
using namespace deck;

/// Against this system's real keychain; needs one that is unlocked. Not part of ctest: run it by hand in a desktop session.
class TestKeychain final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void valuesComeBack_data();
    void valuesComeBack();
    void missingIsTold();
    void removedIsGone();
    void manyAtOnce();
    void fromAnotherThread();
    void storeDestroyedMidway();

private:
    QString m_key = u"test/"_s + QString::number(QCoreApplication::applicationPid());
};

void TestKeychain::initTestCase()
{
    SecretVault vault(memorySecrets(), keychainSecrets(u"test-profile"_s));
    const auto usable = settled(vault.probeKeychain());
    QVERIFY2(usable, qPrintable(usable ? QString() : usable.error().message));
}

void TestKeychain::valuesComeBack_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("key") << QByteArray("LTAI-not-a-real-key+/=");
    QTest::newRow("bytes") << QByteArray::fromHex("00ff0a0d80c3");
    QTest::newRow("chinese") << QByteArray("密码 🔑");
    QTest::newRow("long") << QByteArray(2000, 'x');
}

void TestKeychain::valuesComeBack()
{
    QFETCH(QByteArray, value);
    const auto store = keychainSecrets(u"test-profile"_s);
    QVERIFY(settled(store->write(m_key, std::make_shared<Secret>(value))));
    const auto another = keychainSecrets(u"test-profile"_s);
    QCOMPARE(settled(another->read(m_key)).value()->reveal(), value);
    QVERIFY(settled(store->remove(m_key)));
}

void TestKeychain::missingIsTold()
{
    const auto store = keychainSecrets(u"test-profile"_s);
    const auto read = settled(store->read(m_key + u"/never"_s));
    QVERIFY(!read);
    QCOMPARE(read.error().kind, ErrorKind::Credential);
    QCOMPARE(read.error().code, u"secret-missing"_s);
    QVERIFY(settled(store->remove(m_key + u"/never"_s)));
}

void TestKeychain::removedIsGone()
{
    const auto store = keychainSecrets(u"test-profile"_s);
    QVERIFY(settled(store->write(m_key, std::make_shared<Secret>(QByteArray("value")))));
    QVERIFY(settled(store->remove(m_key)));
    QCOMPARE(settled(store->read(m_key)).error().code, u"secret-missing"_s);
}

void TestKeychain::manyAtOnce()
{
    const auto store = keychainSecrets(u"test-profile"_s);
    QList<QFuture<Result<void>>> writes;
    for (int i = 0; i < 20; ++i)
        writes.append(store->write(m_key + QString::number(i), std::make_shared<Secret>(QByteArray::number(i))));
    for (const auto &write : std::as_const(writes))
        QVERIFY(settled(write));
    for (int i = 0; i < 20; ++i) {
        QCOMPARE(settled(store->read(m_key + QString::number(i))).value()->reveal(), QByteArray::number(i));
        QVERIFY(settled(store->remove(m_key + QString::number(i))));
    }
}

void TestKeychain::fromAnotherThread()
{
    QThread thread;
    thread.start();
    QObject asker;
    asker.moveToThread(&thread);
    std::unique_ptr<SecretVault> vault;
    std::atomic<int> outcome = 0;
    std::atomic<QThread *> answeredOn = nullptr;
    QMetaObject::invokeMethod(&asker, [&] {
        vault = std::make_unique<SecretVault>(memorySecrets(), keychainSecrets(u"test-profile"_s));
        vault->probeKeychain().then(&asker, [&](const Result<void> &probed) {
            answeredOn = QThread::currentThread();
            outcome = probed ? 1 : 2;
            vault.reset();
        });
    });
    QTRY_VERIFY(outcome != 0);
    QCOMPARE(outcome.load(), 1);
    QCOMPARE(answeredOn.load(), &thread);
    thread.quit();
    thread.wait();
}

void TestKeychain::storeDestroyedMidway()
{
    auto store = keychainSecrets(u"test-profile"_s);
    const auto written = store->write(m_key, std::make_shared<Secret>(QByteArray("value")));
    const auto read = store->read(m_key);
    store.reset();
    QCOMPARE(settled(written).error().kind, ErrorKind::Cancelled);
    QCOMPARE(settled(read).error().kind, ErrorKind::Cancelled);
    const auto another = keychainSecrets(u"test-profile"_s); // jobs under way end by themselves; the next ones queue behind them
    QVERIFY(settled(another->remove(m_key)));
}

QTEST_GUILESS_MAIN(TestKeychain)
#include "test_keychain.moc"
