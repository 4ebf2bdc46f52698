#pragma once

#include "core/account.h"

#include <QFuture>

#include <functional>
#include <memory>
#include <vector>

namespace deck {

using SecretPtr = std::shared_ptr<const Secret>;

/// One place that keeps secrets for a while. Used and destroyed on one thread; answers come on that thread's event loop,
/// at the latest when the store is destroyed (then Cancelled).
class SecretStore
{
public:
    virtual ~SecretStore() = default;
    /// Credential "secret-missing" when there is none under that key; Local when the place cannot be used.
    [[nodiscard]] virtual QFuture<Result<SecretPtr>> read(const QString &key) = 0;
    [[nodiscard]] virtual QFuture<Result<void>> write(const QString &key, SecretPtr secret) = 0;
    /// Success also when there was none.
    [[nodiscard]] virtual QFuture<Result<void>> remove(const QString &key) = 0;
};

/// For this run only, and for tests. Thread-safe.
[[nodiscard]] std::unique_ptr<SecretStore> memorySecrets();

/// The operating system's keychain through QtKeychain; nullptr where the build has none. Entries are named after the profile
/// directory, so that accounts of one name in two profiles keep apart.
/// Whether it is usable, SecretVault finds out by a probe entry (a locked store lies to reads). Its calls run on
/// QCoreApplication's thread, whose event loop must run. An answer that takes longer than 3 minutes (somebody may be
/// asked for a password) is Local "keychain-silent"; further codes: "keychain-denied", "keychain-absent", "keychain-unusable".
/// Windows keeps at most 2560 bytes in one entry: enough for keys, not for a vendor's long session token.
[[nodiscard]] std::unique_ptr<SecretStore> keychainSecrets(const QString &profileDir);

/// Finds an account's secrets wherever they are kept. May be made anywhere; is used and destroyed on one thread that runs
/// an event loop (the engine's). Its futures end there, with Cancelled when the vault is destroyed first.
class SecretVault
{
public:
    /// `keychain` may be null: then reading and writing there fails with "keychain-absent", with the advice
    /// to use an environment variable. The environment is read through `environment`, so that tests can pass one.
    SecretVault(std::unique_ptr<SecretStore> session, std::unique_ptr<SecretStore> keychain,
                std::function<QByteArray(const QString &variable)> environment = {});
    ~SecretVault();
    Q_DISABLE_COPY_MOVE(SecretVault)

    /// All secrets of the account at once. Credential "secret-missing" names the key and the variable that is empty; what a
    /// keychain says against being read is Credential as well, with the keychain's code.
    [[nodiscard]] QFuture<Result<CredentialPtr>> credential(const Account &account);

    /// Keeps one secret where the account's reference says. Environment references are never written: success.
    /// The keychain is probed first: Local "keychain-unusable" when it does not give back what was put in.
    [[nodiscard]] QFuture<Result<void>> keep(const Account &account, const QString &key, SecretPtr secret);
    /// Forgets all secrets of the account that are kept in keychain or session: tries all, gives the first error.
    [[nodiscard]] QFuture<Result<void>> forget(const Account &account);
    /// Whether the keychain takes, gives back and removes a probe entry.
    [[nodiscard]] QFuture<Result<void>> probeKeychain();

private:
    class Flow;
    template<typename T>
    class FlowOf;
    class ReadCredential;
    class ForgetSecrets;
    class ProbeStore;
    class KeepSecret;

    /// The store of a place; null for the environment and for a keychain that is not there.
    [[nodiscard]] SecretStore *storeOf(SecretRef::Place place) const;
    template<typename F>
    auto begun(std::shared_ptr<F> flow);

    std::unique_ptr<SecretStore> m_session;
    std::unique_ptr<SecretStore> m_keychain;
    std::function<QByteArray(const QString &)> m_environment;
    std::vector<std::weak_ptr<Flow>> m_flows; ///< those that wait for a store
};

} // namespace deck
