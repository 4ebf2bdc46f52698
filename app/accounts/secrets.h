#pragma once

#include "core/account.h"

#include <QFuture>

#include <functional>
#include <map>
#include <memory>

namespace deck {

using SecretPtr = std::shared_ptr<const Secret>;

/// One place that keeps secrets for a while. Answers come on the calling thread's event loop.
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

/// The operating system's keychain through QtKeychain; nullptr where the build has none.
/// Usable is decided by writing, reading and removing a probe entry (a locked store lies to reads).
[[nodiscard]] std::unique_ptr<SecretStore> keychainSecrets();

/// Finds an account's secrets wherever they are kept. Lives on the engine thread.
class SecretVault
{
public:
    /// `keychain` may be null: then reading and writing there is Local "keychain-absent", with the advice
    /// to use an environment variable. The environment is read through `environment`, so that tests can pass one.
    SecretVault(std::unique_ptr<SecretStore> session, std::unique_ptr<SecretStore> keychain,
                std::function<QByteArray(const QString &variable)> environment = {});

    /// All secrets of the account at once. Credential "secret-missing" names the key and the variable that is empty.
    [[nodiscard]] QFuture<Result<CredentialPtr>> credential(const Account &account);

    /// Keeps one secret where the account's reference says. Environment references are never written: success.
    [[nodiscard]] QFuture<Result<void>> keep(const Account &account, const QString &key, SecretPtr secret);
    /// Forgets all secrets of the account that are kept in keychain or session.
    [[nodiscard]] QFuture<Result<void>> forget(const Account &account);
    /// Whether the keychain takes, gives back and removes a probe entry.
    [[nodiscard]] QFuture<Result<void>> probeKeychain();

private:
    std::unique_ptr<SecretStore> m_session;
    std::unique_ptr<SecretStore> m_keychain;
    std::function<QByteArray(const QString &)> m_environment;
};

} // namespace deck
