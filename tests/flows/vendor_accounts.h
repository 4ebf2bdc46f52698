#pragma once

#include "tests/flows/engine_rig.h"

#include <QList>

namespace deck {

/// The accounts of the sandbox that stand for all: each vendor, and each way to sign in that goes its own way over the net.
struct VendorAccount
{
    QString name; ///< in the engine
    QString vendor;
    QString served; ///< the sandbox's name of it
    quint8 flag;
};

/// Which of them, as flags.
enum AccountFlag : quint8 {
    Zego = 1,
    AliyunVod = 2,
    AliyunIms = 4,
    HuaweiKey = 8,
    HuaweiUser = 16,
    Aliyun = AliyunVod | AliyunIms,
    Huawei = HuaweiKey | HuaweiUser,
    Everyone = Zego | Aliyun | Huawei,
};

[[nodiscard]] inline const QList<VendorAccount> &vendorAccounts()
{
    static const QList<VendorAccount> accounts = {
        {QStringLiteral("zego"), QStringLiteral("zego"), QStringLiteral("player-prod"), Zego},
        {QStringLiteral("vod"), QStringLiteral("aliyun-vod"), QStringLiteral("newsroom-vod"), AliyunVod},
        {QStringLiteral("ims"), QStringLiteral("aliyun-ims"), QStringLiteral("newsroom-ims"), AliyunIms},
        {QStringLiteral("huawei"), QStringLiteral("huawei-vod"), QStringLiteral("newsroom"), HuaweiKey},
        {QStringLiteral("huawei-iam"), QStringLiteral("huawei-vod"), QStringLiteral("newsroom-iam"), HuaweiUser},
    };
    return accounts;
}

/// What a sandbox tells of an account.
[[nodiscard]] inline SandboxAccount servedBy(const Sandbox &sandbox, const VendorAccount &account)
{
    for (const SandboxAccount &served : sandbox.accounts()) {
        if (served.vendor == account.vendor && served.name == account.served)
            return served;
    }
    qFatal("the sandbox has no such account");
}

/// The variable that holds a secret of it.
[[nodiscard]] inline QString secretVariable(const VendorAccount &account, const QString &secret)
{
    return account.name + QLatin1Char('_') + secret;
}

/// To add the account as `sandbox` serves it, its secrets in variables of the rig.
[[nodiscard]] inline AccountDraft draftOf(EngineRig &rig, const Sandbox &sandbox, const VendorAccount &account)
{
    const SandboxAccount served = servedBy(sandbox, account);
    AccountDraft draft;
    draft.account.name = account.name;
    draft.account.vendor = account.vendor;
    draft.account.endpoint = sandbox.endpoint();
    draft.account.set = served.set;
    for (auto secret = served.secret.cbegin(); secret != served.secret.cend(); ++secret) {
        const QString variable = secretVariable(account, secret.key());
        draft.account.secrets.insert(secret.key(), {SecretRef::Place::Environment, variable});
        rig.setVariable(variable, secret.value().toLatin1());
    }
    return draft;
}

} // namespace deck
