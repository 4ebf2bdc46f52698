#pragma once

#include "core/api_error.h"
#include "core/secret.h"
#include "net/http.h"

#include <memory>

namespace deck::huawei {

/// A sign-in token of IAM, project scope. Never leaves memory.
struct IamToken
{
    std::shared_ptr<const Secret> value;
    Instant renewAt; ///< by this computer's clock, a little before it ends
};

/// Answer of IAM to tokenRequest(). The token is the header X-Subject-Token; its life is read from the body, 24 hours where
/// the body does not say. A refusal by IAM is Credential, whatever its number, so that no further try locks the user; a
/// token without a project is Credential "token-unscoped", one of another project Credential "token-other-project". Pure.
[[nodiscard]] Result<IamToken> readToken(const HttpReply &reply, const QString &projectId);

} // namespace deck::huawei
