#include "accounts/promised.h"
#include "accounts/secrets.h"

#include <QHash>

#include <mutex>

using namespace Qt::StringLiterals;

namespace deck {

namespace {

class MemorySecrets final : public SecretStore
{
public:
    QFuture<Result<SecretPtr>> read(const QString &key) override
    {
        const std::lock_guard lock(m_mutex);
        const auto found = m_secrets.constFind(key);
        if (found == m_secrets.cend())
            return answered<SecretPtr>(
                failure(ErrorKind::Credential, u"secret-missing"_s, u"No secret is kept for %1 in this session."_s.arg(key), key));
        return answered<SecretPtr>(*found);
    }
    QFuture<Result<void>> write(const QString &key, SecretPtr secret) override
    {
        const std::lock_guard lock(m_mutex);
        m_secrets.insert(key, std::move(secret));
        return answered<void>({});
    }
    QFuture<Result<void>> remove(const QString &key) override
    {
        const std::lock_guard lock(m_mutex);
        m_secrets.remove(key);
        return answered<void>({});
    }

private:
    std::mutex m_mutex;
    QHash<QString, SecretPtr> m_secrets;
};

} // namespace

std::unique_ptr<SecretStore> memorySecrets()
{
    return std::make_unique<MemorySecrets>();
}

} // namespace deck
