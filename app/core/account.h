#pragma once

#include "core/api_error.h"
#include "core/secret.h"

#include <QMap>
#include <QString>
#include <QUrl>

#include <map>
#include <memory>

namespace deck {

/// Where a secret of an account is kept. The value itself is never part of an Account.
struct SecretRef
{
    enum class Place : quint8 { Environment, Keychain, Session };
    Place place = Place::Session;
    QString variable; ///< name of the environment variable; empty for the other places

    friend bool operator==(const SecretRef &, const SecretRef &) = default;
};

/// A named set of credentials for one vendor, without its secrets. Immutable value, any thread.
struct Account
{
    QString name;     ///< unique in a profile; see isValidAccountName
    QString vendor;   ///< vendor ID
    QString region;   ///< one of the vendor's regions; empty = the vendor's default
    QUrl endpoint;    ///< replaces the vendor's host when not empty; see checkEndpoint
    QMap<QString, QString> set;        ///< keys that are no secret
    QMap<QString, SecretRef> secrets;  ///< where each secret is kept

    friend bool operator==(const Account &, const Account &) = default;
};

/// 1 to 64 of ASCII letters, digits, '.', '_', '-'.
[[nodiscard]] bool isValidAccountName(QStringView name);

/// https to any host, plain http to a loopback address only, no user or password. BadInput otherwise;
/// the message names what is wrong and never repeats a password.
[[nodiscard]] Result<QUrl> checkEndpoint(const QString &text);

[[nodiscard]] bool isLoopbackHost(const QString &host);

/// An account with its secrets at hand. Lives on the engine thread; ends with the account.
struct Credential
{
    QMap<QString, QString> set;
    std::map<QString, Secret> secrets;
};
using CredentialPtr = std::shared_ptr<const Credential>;

} // namespace deck
