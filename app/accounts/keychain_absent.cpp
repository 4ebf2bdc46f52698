#include "accounts/secrets.h"

namespace deck {

std::unique_ptr<SecretStore> keychainSecrets()
{
    return nullptr;
}

} // namespace deck
