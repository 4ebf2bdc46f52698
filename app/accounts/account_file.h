#pragma once

#include "core/account.h"

#include <QList>

namespace deck {

/// The account list of a profile: `accounts.json` in the profile directory, no secret in it. Written aside
/// and renamed; a lock file beside it lets window and console write in turn (a writer waits up to 10 s).
/// Not thread-safe; touches the disk, so never on the GUI thread.
class AccountFile
{
public:
    explicit AccountFile(QString profileDir);

    /// An absent file is an empty list. Local ("accounts-damaged", "accounts-newer", "accounts-unreadable")
    /// names the file and what to do; the file is left as it is.
    [[nodiscard]] Result<QList<Account>> load() const;
    /// BadInput "account-exists" when the name is taken.
    [[nodiscard]] Result<void> add(const Account &account);
    /// The account of that name becomes this one, in its place. NotFound when there is none.
    [[nodiscard]] Result<void> replace(const Account &account);
    /// NotFound when there is none of that name.
    [[nodiscard]] Result<void> remove(const QString &name);

private:
    QString m_profileDir;
};

} // namespace deck
