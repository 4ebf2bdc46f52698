#include "engine/account_change.h"

using namespace Qt::StringLiterals;

namespace deck {

AccountChange::AccountChange(SecretVault &vault, Account before, AccountDraft draft, Replace replace, QObject *parent)
    : QObject(parent)
    , m_vault(vault)
    , m_before(std::move(before))
    , m_draft(std::move(draft))
    , m_replace(std::move(replace))
{
    // a secret that is not given anew can only stay where it is
    for (auto it = m_draft.account.secrets.cbegin(); it != m_draft.account.secrets.cend(); ++it) {
        const bool given = m_draft.secrets.contains(it.key()) || it->place == SecretRef::Place::Environment;
        if (!given && m_before.secrets.value(it.key(), {SecretRef::Place::Environment, {}}).place != it->place) {
            m_answer.give(failure(ErrorKind::BadInput, u"account-key"_s, it.key() + u" is missing."_s, it.key()));
            return;
        }
    }
}

void AccountChange::keepNext()
{
    if (m_answer.future().isFinished())
        return;
    if (m_draft.secrets.empty()) {
        writeFile();
        return;
    }
    const auto next = m_draft.secrets.extract(m_draft.secrets.begin());
    await(m_vault.keep(m_draft.account, next.key(), next.mapped()), this, [this](const Result<void> &kept) {
        if (kept)
            keepNext();
        else
            m_answer.give(kept);
    });
}

void AccountChange::writeFile()
{
    await(m_replace(), this, [this](const Result<void> &written) {
        if (written)
            forgetOld();
        else
            m_answer.give(written);
    });
}

void AccountChange::forgetOld()
{
    Account gone = m_before;
    for (auto it = m_draft.account.secrets.cbegin(); it != m_draft.account.secrets.cend(); ++it) {
        const auto before = gone.secrets.constFind(it.key());
        if (before != gone.secrets.cend() && before->place == it->place)
            gone.secrets.erase(before);
    }
    // the account is changed whatever comes of this: an old entry that stays hurts nobody
    await(m_vault.forget(gone), this, [this](const Result<void> &) { m_answer.give({}); });
}

} // namespace deck
