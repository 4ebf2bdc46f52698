#pragma once

#include "core/vendor_info.h"
#include "vendors/huawei/envelope.h"

namespace deck::huawei {

/// The ways to prove who asks, the advised one first.
[[nodiscard]] QList<SignInWay> signInWays();

/// Every key of an account, with the way it belongs to.
[[nodiscard]] QList<AccountKey> accountKeys();

/// The way the account's keys have begun; the advised one where they have begun none.
[[nodiscard]] SignIn signInOf(const Account &account);

/// The one secret of the way: "secret-access-key", "password" or "token".
[[nodiscard]] QString secretOf(SignIn signIn);

} // namespace deck::huawei
