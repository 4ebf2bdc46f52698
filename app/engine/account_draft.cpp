#include "engine/account_draft.h"

using namespace Qt::StringLiterals;

namespace deck {

namespace {

tl::unexpected<ApiError> keyFailure(const QString &key, const QString &message)
{
    return failure(ErrorKind::BadInput, u"account-key"_s, message, key);
}

Result<void> checkKeys(const AccountDraft &draft, const VendorInfo &vendor)
{
    const Account &account = draft.account;
    for (auto set = account.set.cbegin(); set != account.set.cend(); ++set) {
        const AccountKey *key = vendor.key(set.key());
        if (!key)
            return keyFailure(set.key(), vendor.id + u" has no key "_s + set.key());
        if (key->secret)
            return keyFailure(set.key(), set.key() + u" is a secret and is not set in the open."_s);
    }
    for (auto secret = account.secrets.cbegin(); secret != account.secrets.cend(); ++secret) {
        const AccountKey *key = vendor.key(secret.key());
        if (!key || !key->secret)
            return keyFailure(secret.key(), vendor.id + u" has no secret "_s + secret.key());
        if (secret->place == SecretRef::Place::Environment && secret->variable.isEmpty())
            return keyFailure(secret.key(), secret.key() + u" names no environment variable."_s);
    }
    for (const auto &[name, secret] : draft.secrets) {
        if (!account.secrets.contains(name) || !secret)
            return keyFailure(name, name + u" has no place to be kept in."_s);
    }
    if (const QStringList missing = missingKeys(account, vendor); !missing.isEmpty())
        return keyFailure(missing.first(), missing.first() + u" is missing."_s);
    QString way;
    for (const AccountKey &key : vendor.keys) {
        const bool given = key.secret ? account.secrets.contains(key.name) : account.set.contains(key.name);
        if (!given)
            continue;
        if (!key.secret && !key.choices.isEmpty() && !key.choices.contains(account.set.value(key.name)))
            return keyFailure(key.name, key.name + u" must be one of "_s + key.choices.join(u", "_s) + u'.');
        if (!key.signInWay.isEmpty() && !way.isEmpty() && key.signInWay != way)
            return keyFailure(key.name, key.name + u" belongs to another way to sign in than the keys before it."_s);
        if (!key.signInWay.isEmpty())
            way = key.signInWay;
    }
    return {};
}

} // namespace

Result<void> checkDraft(const AccountDraft &draft, const Vendor *vendor)
{
    const Account &account = draft.account;
    if (!isValidAccountName(account.name)) {
        return failure(ErrorKind::BadInput, u"account-name"_s,
                       u"The name must be 1 to 64 of the letters A to Z, digits, '.', '_' and '-'."_s, account.name);
    }
    if (!vendor)
        return failure(ErrorKind::BadInput, u"unknown-vendor"_s, u"There is no vendor "_s + account.vendor, account.vendor);
    if (!account.endpoint.isEmpty()) {
        if (const Result<QUrl> endpoint = checkEndpoint(account.endpoint.toString()); !endpoint)
            return tl::unexpected(endpoint.error());
    }
    if (const Result<void> keys = checkKeys(draft, vendor->info); !keys)
        return keys;
    return vendor->checkAccount ? vendor->checkAccount(account) : Result<void>();
}

} // namespace deck
