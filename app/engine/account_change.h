#pragma once

#include "accounts/secrets.h"
#include "core/answer.h"
#include "engine/engine.h"

#include <functional>

namespace deck {

/// Brings an account's new form to where accounts are kept, one step after the other: the new secrets, the account file, then
/// the secrets nothing refers to any more. What fails before the file is written leaves the account as it was. Engine thread;
/// ends as Cancelled when it is destroyed first.
class AccountChange final : public QObject
{
    Q_OBJECT
public:
    using Replace = std::function<QFuture<Result<void>>()>;

    /// `vault` outlives it; `replace` writes the account file.
    AccountChange(SecretVault &vault, Account before, AccountDraft draft, Replace replace, QObject *parent);

    void start() { keepNext(); }
    [[nodiscard]] QFuture<Result<void>> future() const { return m_answer.future(); }

private:
    void keepNext();
    void writeFile();
    void forgetOld();

    SecretVault &m_vault;
    Account m_before;
    AccountDraft m_draft;
    Replace m_replace;
    Answer<Result<void>> m_answer = newAnswer<void>();
};

} // namespace deck
