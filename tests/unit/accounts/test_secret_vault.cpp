#include "accounts/secrets.h"
#include "settled.h"

#include <QPromise>
#include <QTest>
#include <QThread>

using namespace Qt::StringLiterals;
using namespace deck;

namespace {

/// What a keychain may do to us.
struct KeychainScript
{
    QHash<QString, SecretPtr> entries;
    QStringList calls;
    std::optional<ApiError> readError;
    std::optional<ApiError> writeError;
    std::optional<ApiError> removeError;
    bool locked = false;    ///< finds nothing, and says it has removed
    bool forgetful = false; ///< takes what is written and gives something else back
    bool silent = false;    ///< answers when told to
    std::vector<std::function<void()>> waiting;
};

/// Answers from another turn of the event loop, as the real one does.
class ScriptedKeychain final : public SecretStore
{
public:
    explicit ScriptedKeychain(std::shared_ptr<KeychainScript> script)
        : m_script(std::move(script))
    {
    }

    QFuture<Result<SecretPtr>> read(const QString &key) override
    {
        m_script->calls.append(u"read "_s + key);
        Result<SecretPtr> result = failure(ErrorKind::Credential, u"secret-missing"_s, key);
        if (m_script->readError)
            result = tl::unexpected(*m_script->readError);
        else if (m_script->forgetful)
            result = std::make_shared<Secret>(QByteArray("something else"));
        else if (!m_script->locked && m_script->entries.contains(key))
            result = m_script->entries.value(key);
        return later(result);
    }
    QFuture<Result<void>> write(const QString &key, SecretPtr secret) override
    {
        m_script->calls.append(u"write "_s + key);
        if (m_script->writeError)
            return later<void>(tl::unexpected(*m_script->writeError));
        m_script->entries.insert(key, std::move(secret));
        return later<void>({});
    }
    QFuture<Result<void>> remove(const QString &key) override
    {
        m_script->calls.append(u"remove "_s + key);
        if (m_script->removeError)
            return later<void>(tl::unexpected(*m_script->removeError));
        m_script->entries.remove(key);
        return later<void>({});
    }

private:
    template<typename T>
    QFuture<Result<T>> later(Result<T> result)
    {
        auto promise = std::make_shared<QPromise<Result<T>>>();
        promise->start();
        const auto answer = [promise, result] {
            promise->addResult(result);
            promise->finish();
        };
        if (m_script->silent)
            m_script->waiting.emplace_back(answer);
        else
            QMetaObject::invokeMethod(QCoreApplication::instance(), answer, Qt::QueuedConnection);
        return promise->future();
    }

    std::shared_ptr<KeychainScript> m_script;
};

Account account(const QMap<QString, SecretRef> &secrets)
{
    Account account;
    account.name = u"a"_s;
    account.vendor = u"zego"_s;
    account.set = {{u"app-id"_s, u"1"_s}};
    account.secrets = secrets;
    return account;
}

const SecretRef inKeychain {SecretRef::Place::Keychain, {}};
const SecretRef inSession {SecretRef::Place::Session, {}};
const SecretRef inEnvironment {SecretRef::Place::Environment, u"THE_SECRET"_s};

SecretPtr secret(const char *text)
{
    return std::make_shared<Secret>(QByteArray(text));
}

} // namespace

class TestSecretVault final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void memoryStore();
    void environmentIsRead();
    void ownEnvironmentIsTheDefault();
    void missingVariableIsNamed();
    void sessionEndsWithTheVault();
    void keychainKeepsAndForgets();
    void allPlacesTogether();
    void absentKeychainAdvisesTheEnvironment();
    void errorsOfTheKeychainReachTheCaller();
    void forgetTriesAll();
    void probe();
    void probeSeesALockedStore();
    void probeSeesAForgetfulStore();
    void nothingIsKeptInAStoreThatFailsTheProbe();
    void keepNeedsAKnownKey();
    void vaultDestroyedMidway();
    void vaultDestroyedByItsAnswer();

private:
    [[nodiscard]] std::unique_ptr<SecretVault> vault(const QHash<QString, QByteArray> &environment = {}) const
    {
        return std::make_unique<SecretVault>(memorySecrets(), std::make_unique<ScriptedKeychain>(m_script),
                                             [environment](const QString &variable) { return environment.value(variable); });
    }

    std::shared_ptr<KeychainScript> m_script;
};

void TestSecretVault::init()
{
    m_script = std::make_shared<KeychainScript>();
}

void TestSecretVault::memoryStore()
{
    const auto store = memorySecrets();
    QCOMPARE(settled(store->read(u"k"_s)).error().code, u"secret-missing"_s);
    QVERIFY(settled(store->remove(u"k"_s)));
    QVERIFY(settled(store->write(u"k"_s, secret("one"))));
    QVERIFY(settled(store->write(u"k"_s, secret("two"))));
    QCOMPARE(settled(store->read(u"k"_s)).value()->reveal(), QByteArray("two"));
    QVERIFY(settled(store->remove(u"k"_s)));
    QCOMPARE(settled(store->read(u"k"_s)).error().kind, ErrorKind::Credential);
}

void TestSecretVault::environmentIsRead()
{
    const auto vault = this->vault({{u"THE_SECRET"_s, "value"}});
    const auto credential = settled(vault->credential(account({{u"server-secret"_s, inEnvironment}})));
    QVERIFY(credential);
    QCOMPARE((*credential)->set, account({}).set);
    QCOMPARE((*credential)->secrets.size(), std::size_t(1));
    QCOMPARE((*credential)->secrets.at(u"server-secret"_s).reveal(), QByteArray("value"));
    QVERIFY(settled(vault->keep(account({{u"server-secret"_s, inEnvironment}}), u"server-secret"_s, secret("other"))));
    QVERIFY(settled(vault->forget(account({{u"server-secret"_s, inEnvironment}}))));
    QVERIFY(m_script->calls.isEmpty());
}

void TestSecretVault::ownEnvironmentIsTheDefault()
{
    qputenv("UPLOADDECK_TEST_SECRET", "from the process");
    SecretVault vault(memorySecrets(), nullptr);
    const auto credential = settled(
        vault.credential(account({{u"server-secret"_s, {SecretRef::Place::Environment, u"UPLOADDECK_TEST_SECRET"_s}}})));
    qunsetenv("UPLOADDECK_TEST_SECRET");
    QVERIFY(credential);
    QCOMPARE((*credential)->secrets.at(u"server-secret"_s).reveal(), QByteArray("from the process"));
}

void TestSecretVault::missingVariableIsNamed()
{
    const auto vault = this->vault();
    const auto credential = settled(vault->credential(account({{u"server-secret"_s, inEnvironment}})));
    QVERIFY(!credential);
    QCOMPARE(credential.error().kind, ErrorKind::Credential);
    QCOMPARE(credential.error().code, u"secret-missing"_s);
    QVERIFY(credential.error().message.contains(u"THE_SECRET"_s));
    QVERIFY(credential.error().message.contains(u"server-secret"_s));
}

void TestSecretVault::sessionEndsWithTheVault()
{
    const Account inMemory = account({{u"server-secret"_s, inSession}});
    auto vault = this->vault();
    QCOMPARE(settled(vault->credential(inMemory)).error().code, u"secret-missing"_s);
    QVERIFY(settled(vault->keep(inMemory, u"server-secret"_s, secret("value"))));
    QCOMPARE(settled(vault->credential(inMemory)).value()->secrets.at(u"server-secret"_s).reveal(), QByteArray("value"));
    QVERIFY(settled(vault->forget(inMemory)));
    QCOMPARE(settled(vault->credential(inMemory)).error().code, u"secret-missing"_s);
    QVERIFY(settled(vault->keep(inMemory, u"server-secret"_s, secret("value"))));
    vault = this->vault();
    QCOMPARE(settled(vault->credential(inMemory)).error().code, u"secret-missing"_s);
}

void TestSecretVault::keychainKeepsAndForgets()
{
    const Account kept = account({{u"server-secret"_s, inKeychain}});
    QVERIFY(settled(vault()->keep(kept, u"server-secret"_s, secret("value"))));
    QVERIFY(m_script->entries.contains(u"a/server-secret"_s));
    const auto another = vault();
    QCOMPARE(settled(another->credential(kept)).value()->secrets.at(u"server-secret"_s).reveal(), QByteArray("value"));
    QVERIFY(settled(another->forget(kept)));
    QVERIFY(m_script->entries.isEmpty());
    QCOMPARE(settled(another->credential(kept)).error().code, u"secret-missing"_s);
}

void TestSecretVault::allPlacesTogether()
{
    const Account all = account({{u"x"_s, inKeychain}, {u"y"_s, inSession}, {u"z"_s, inEnvironment}});
    const auto vault = this->vault({{u"THE_SECRET"_s, "z"}});
    QVERIFY(settled(vault->keep(all, u"x"_s, secret("x"))));
    QVERIFY(settled(vault->keep(all, u"y"_s, secret("y"))));
    const auto credential = settled(vault->credential(all));
    QVERIFY(credential);
    QCOMPARE((*credential)->secrets.size(), std::size_t(3));
    for (const auto &[key, value] : (*credential)->secrets)
        QCOMPARE(value.reveal(), key.toUtf8());
}

void TestSecretVault::absentKeychainAdvisesTheEnvironment()
{
    SecretVault vault(memorySecrets(), nullptr);
    const Account kept = account({{u"server-secret"_s, inKeychain}});
    const ApiError read = settled(vault.credential(kept)).error();
    QCOMPARE(read.kind, ErrorKind::Credential);
    QCOMPARE(read.code, u"keychain-absent"_s);
    QVERIFY(read.message.contains(u"env:"_s));
    const ApiError write = settled(vault.keep(kept, u"server-secret"_s, secret("value"))).error();
    QCOMPARE(write.kind, ErrorKind::Local);
    QCOMPARE(write.code, u"keychain-absent"_s);
    QCOMPARE(settled(vault.forget(kept)).error().code, u"keychain-absent"_s);
    QCOMPARE(settled(vault.probeKeychain()).error().code, u"keychain-absent"_s);
}

void TestSecretVault::errorsOfTheKeychainReachTheCaller()
{
    const Account kept = account({{u"server-secret"_s, inKeychain}});
    const ApiError denied {ErrorKind::Local, u"keychain-denied"_s, u"no"_s, {}, 0, {}, {}, {}};
    m_script->readError = m_script->writeError = m_script->removeError = denied;
    const auto vault = this->vault();
    ApiError unread = denied;
    unread.kind = ErrorKind::Credential; // exactly this differs: nobody can sign in without it
    QVERIFY(settled(vault->credential(kept)).error() == unread);
    QVERIFY(settled(vault->keep(kept, u"server-secret"_s, secret("value"))).error() == denied);
    QVERIFY(settled(vault->forget(kept)).error() == denied);
    QVERIFY(settled(vault->probeKeychain()).error() == denied);
    // and when it works again, so does the vault
    m_script->readError = m_script->writeError = m_script->removeError = std::nullopt;
    QVERIFY(settled(vault->keep(kept, u"server-secret"_s, secret("value"))));
    QVERIFY(settled(vault->credential(kept)));
}

void TestSecretVault::forgetTriesAll()
{
    const Account all = account({{u"x"_s, inKeychain}, {u"y"_s, inSession}, {u"z"_s, inKeychain}});
    const auto vault = this->vault();
    QVERIFY(settled(vault->keep(all, u"y"_s, secret("y"))));
    m_script->removeError = ApiError {ErrorKind::Local, u"keychain-denied"_s, u"no"_s, {}, 0, {}, {}, {}};
    QCOMPARE(settled(vault->forget(all)).error().code, u"keychain-denied"_s);
    QCOMPARE(m_script->calls, (QStringList {u"remove a/x"_s, u"remove a/z"_s}));
    QCOMPARE(settled(vault->credential(account({{u"y"_s, inSession}}))).error().code, u"secret-missing"_s);
}

void TestSecretVault::probe()
{
    QVERIFY(settled(vault()->probeKeychain()));
    QCOMPARE(m_script->calls.size(), 3);
    QVERIFY(m_script->entries.isEmpty());
}

void TestSecretVault::probeSeesALockedStore()
{
    m_script->locked = true;
    QCOMPARE(settled(vault()->probeKeychain()).error().code, u"keychain-unusable"_s);
}

void TestSecretVault::probeSeesAForgetfulStore()
{
    m_script->forgetful = true;
    QCOMPARE(settled(vault()->probeKeychain()).error().code, u"keychain-unusable"_s);
    QVERIFY(m_script->entries.isEmpty());
}

void TestSecretVault::nothingIsKeptInAStoreThatFailsTheProbe()
{
    m_script->locked = true;
    const Account kept = account({{u"server-secret"_s, inKeychain}});
    const ApiError error = settled(vault()->keep(kept, u"server-secret"_s, secret("value"))).error();
    QCOMPARE(error.kind, ErrorKind::Local);
    QCOMPARE(error.code, u"keychain-unusable"_s);
    QVERIFY(!m_script->calls.contains(u"write a/server-secret"_s));
}

void TestSecretVault::keepNeedsAKnownKey()
{
    QCOMPARE(settled(vault()->keep(account({}), u"server-secret"_s, secret("value"))).error().kind, ErrorKind::BadInput);
}

void TestSecretVault::vaultDestroyedMidway()
{
    m_script->silent = true;
    auto vault = this->vault();
    const auto credential = vault->credential(account({{u"x"_s, inKeychain}}));
    const auto forgotten = vault->forget(account({{u"x"_s, inKeychain}}));
    const auto probed = vault->probeKeychain();
    QVERIFY(!credential.isFinished());
    vault.reset();
    QCOMPARE(settled(credential).error().kind, ErrorKind::Cancelled);
    QCOMPARE(settled(forgotten).error().kind, ErrorKind::Cancelled);
    QCOMPARE(settled(probed).error().kind, ErrorKind::Cancelled);
    for (const auto &late : std::exchange(m_script->waiting, {}))
        late();
}

void TestSecretVault::vaultDestroyedByItsAnswer()
{
    m_script->entries.insert(u"a/x"_s, secret("x"));
    auto vault = this->vault();
    QObject context;
    bool answered = false;
    vault->credential(account({{u"x"_s, inKeychain}})).then(&context, [&](const Result<CredentialPtr> &credential) {
        answered = credential.has_value();
        vault.reset();
    });
    QTRY_VERIFY(answered);
    QVERIFY(!vault);
}

QTEST_GUILESS_MAIN(TestSecretVault)
#include "test_secret_vault.moc"
