#include "accounts/promised.h"
#include "accounts/secrets.h"

#include <QUuid>

using namespace Qt::StringLiterals;

namespace deck {

namespace {

QString entryName(const Account &account, const QString &key)
{
    return account.name + u'/' + key;
}

ApiError keychainAbsent()
{
    return {
        ErrorKind::Local,
        u"keychain-absent"_s,
        u"There is no keychain in this build. Keep the secret in an environment variable and name it, as in server-secret=env:VARIABLE."_s,
        {},
        0,
        {},
        {},
        {}};
}

/// Whatever kept a secret from being read: without it nobody can sign in, and the person must act.
ApiError asCredentialError(ApiError error)
{
    if (error.kind == ErrorKind::Local)
        error.kind = ErrorKind::Credential;
    return error;
}

} // namespace

/// One flow of calls to a store. Kept alive by the answer it waits for, which may come after the vault has gone:
/// a continuation must find its context alive in Qt 6.4.
class SecretVault::Flow : public QObject, public std::enable_shared_from_this<Flow>
{
public:
    /// Ends it with Cancelled; no store is touched from here on.
    virtual void abandon() = 0;

protected:
    /// Calls `then(answer)` on this thread, unless the flow was abandoned.
    template<typename T, typename Then>
    void wait(QFuture<Result<T>> answer, Then then)
    {
        answer.then(this, [self = shared_from_this(), then](const Result<T> &result) {
            if (!self->m_abandoned)
                then(result);
        });
    }
    bool m_abandoned = false;
};

template<typename T>
class SecretVault::FlowOf : public Flow
{
public:
    [[nodiscard]] QFuture<Result<T>> future() const { return m_promised.future(); }
    void abandon() override
    {
        m_abandoned = true;
        m_promised.giveUp();
    }

protected:
    void end(Result<T> result) { m_promised.finish(std::move(result)); }

private:
    Promised<T> m_promised;
};

/// Reads one secret after the other.
class SecretVault::ReadCredential final : public FlowOf<CredentialPtr>
{
public:
    struct Wanted
    {
        SecretStore *store;
        QString entry;
        QString key;
    };

    ReadCredential(std::shared_ptr<Credential> credential, QList<Wanted> wanted)
        : m_credential(std::move(credential))
        , m_wanted(std::move(wanted))
    {
    }

    void next()
    {
        if (m_wanted.isEmpty()) {
            end(CredentialPtr(std::move(m_credential)));
            return;
        }
        const Wanted wanted = m_wanted.takeFirst();
        wait(wanted.store->read(wanted.entry), [this, key = wanted.key](const Result<SecretPtr> &read) {
            if (!read) {
                end(tl::unexpected(asCredentialError(read.error())));
                return;
            }
            m_credential->secrets.insert_or_assign(key, Secret((*read)->reveal()));
            next();
        });
    }

private:
    std::shared_ptr<Credential> m_credential;
    QList<Wanted> m_wanted;
};

/// Removes one entry after the other, all of them; gives the first error.
class SecretVault::ForgetSecrets final : public FlowOf<void>
{
public:
    explicit ForgetSecrets(QList<std::pair<SecretStore *, QString>> entries)
        : m_entries(std::move(entries))
    {
    }

    void next()
    {
        if (m_entries.isEmpty()) {
            end(m_result);
            return;
        }
        const auto [store, entry] = m_entries.takeFirst();
        if (!store) {
            note(tl::unexpected(keychainAbsent()));
            next();
            return;
        }
        wait(store->remove(entry), [this](const Result<void> &removed) {
            note(removed);
            next();
        });
    }

private:
    void note(const Result<void> &removed)
    {
        if (m_result)
            m_result = removed;
    }

    QList<std::pair<SecretStore *, QString>> m_entries;
    Result<void> m_result;
};

/// Writes, reads and removes one entry.
class SecretVault::ProbeStore : public FlowOf<void>
{
public:
    explicit ProbeStore(SecretStore *store)
        : m_store(store)
    {
    }

    void next()
    {
        wait(m_store->write(m_entry, std::make_shared<Secret>(m_value)), [this](const Result<void> &written) {
            if (written)
                read();
            else
                probed(written);
        });
    }

protected:
    virtual void probed(const Result<void> &verdict) { end(verdict); }

    SecretStore *m_store;

private:
    void read()
    {
        wait(m_store->read(m_entry), [this](const Result<SecretPtr> &read) {
            Result<void> verdict;
            if (!read || (*read)->reveal() != m_value)
                verdict = failure(
                    ErrorKind::Local, u"keychain-unusable"_s,
                    u"The keychain does not give back what was put in. Unlock it, or keep secrets in environment variables."_s);
            remove(verdict);
        });
    }
    void remove(const Result<void> &verdict)
    {
        wait(m_store->remove(m_entry), [this, verdict](const Result<void> &removed) { probed(verdict ? removed : verdict); });
    }

    QString m_entry = u"probe/"_s + QUuid::createUuid().toString(QUuid::WithoutBraces);
    QByteArray m_value = QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
};

/// Writes one secret into a store that has passed the probe: a locked one would take it and keep nothing.
class SecretVault::KeepSecret final : public ProbeStore
{
public:
    KeepSecret(SecretStore *store, QString entry, SecretPtr secret)
        : ProbeStore(store)
        , m_secretEntry(std::move(entry))
        , m_secret(std::move(secret))
    {
    }

protected:
    void probed(const Result<void> &verdict) override
    {
        if (!verdict) {
            end(verdict);
            return;
        }
        wait(m_store->write(m_secretEntry, std::move(m_secret)), [this](const Result<void> &written) { end(written); });
    }

private:
    QString m_secretEntry;
    SecretPtr m_secret;
};

SecretVault::SecretVault(std::unique_ptr<SecretStore> session, std::unique_ptr<SecretStore> keychain,
                         std::function<QByteArray(const QString &)> environment)
    : m_session(std::move(session))
    , m_keychain(std::move(keychain))
    , m_environment(environment ? std::move(environment)
                                : [](const QString &variable) { return qgetenv(variable.toUtf8().constData()); })
{
}

SecretVault::~SecretVault()
{
    for (const std::weak_ptr<Flow> &one : std::exchange(m_flows, {})) {
        if (const auto flow = one.lock())
            flow->abandon();
    }
}

SecretStore *SecretVault::storeOf(SecretRef::Place place) const
{
    switch (place) {
    case SecretRef::Place::Environment:
        return nullptr;
    case SecretRef::Place::Keychain:
        return m_keychain.get();
    case SecretRef::Place::Session:
        return m_session.get();
    }
    Q_UNREACHABLE();
}

template<typename F>
auto SecretVault::begun(std::shared_ptr<F> flow)
{
    std::erase_if(m_flows, [](const auto &one) { return one.expired(); });
    m_flows.emplace_back(flow);
    flow->next();
    return flow->future();
}

QFuture<Result<CredentialPtr>> SecretVault::credential(const Account &account)
{
    const auto credential = std::make_shared<Credential>();
    credential->set = account.set;
    QList<ReadCredential::Wanted> wanted;
    for (auto it = account.secrets.cbegin(); it != account.secrets.cend(); ++it) {
        if (it->place != SecretRef::Place::Environment) {
            SecretStore *store = storeOf(it->place);
            if (!store)
                return answered<CredentialPtr>(tl::unexpected(asCredentialError(keychainAbsent())));
            wanted.append({store, entryName(account, it.key()), it.key()});
            continue;
        }
        Secret secret(m_environment(it->variable));
        if (secret.isEmpty())
            return answered<CredentialPtr>(
                failure(ErrorKind::Credential, u"secret-missing"_s,
                        u"The environment variable %1, which holds %2 of account %3, is not set or empty."_s.arg(
                            it->variable, it.key(), account.name),
                        QString(it.key() + u" = "_s + it->variable)));
        credential->secrets.insert_or_assign(it.key(), std::move(secret));
    }
    return begun(std::make_shared<ReadCredential>(credential, wanted));
}

QFuture<Result<void>> SecretVault::keep(const Account &account, const QString &key, SecretPtr secret)
{
    const auto ref = account.secrets.constFind(key);
    if (ref == account.secrets.cend())
        return answered<void>(
            failure(ErrorKind::BadInput, u"account-key"_s, u"Account %1 has no secret named %2."_s.arg(account.name, key), key));
    if (ref->place == SecretRef::Place::Environment)
        return answered<void>({});
    SecretStore *store = storeOf(ref->place);
    if (!store)
        return answered<void>(tl::unexpected(keychainAbsent()));
    if (ref->place == SecretRef::Place::Keychain)
        return begun(std::make_shared<KeepSecret>(store, entryName(account, key), std::move(secret)));
    return store->write(entryName(account, key), std::move(secret));
}

QFuture<Result<void>> SecretVault::forget(const Account &account)
{
    QList<std::pair<SecretStore *, QString>> entries;
    for (auto it = account.secrets.cbegin(); it != account.secrets.cend(); ++it) {
        if (it->place != SecretRef::Place::Environment)
            entries.append({storeOf(it->place), entryName(account, it.key())});
    }
    return begun(std::make_shared<ForgetSecrets>(entries));
}

QFuture<Result<void>> SecretVault::probeKeychain()
{
    if (!m_keychain)
        return answered<void>(tl::unexpected(keychainAbsent()));
    return begun(std::make_shared<ProbeStore>(m_keychain.get()));
}

} // namespace deck
