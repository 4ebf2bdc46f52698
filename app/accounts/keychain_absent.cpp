#include "accounts/secrets.h"

namespace deck {

std::unique_ptr<SecretStore> keychainSecrets(const QString &)
{
    return nullptr;
}

} // namespace deck
