#include "accounts/account_file.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLockFile>
#include <QSaveFile>
#include <QSet>

#include <functional>

using namespace Qt::StringLiterals;

namespace deck {

namespace {

// {"version": 1, "accounts": [{"name", "vendor", "region", "endpoint", "set": {KEY: VALUE},
//   "secrets": {KEY: {"env": VARIABLE} | "keychain" | "session"}}]}
constexpr int fileVersion = 1;
constexpr qint64 largestFile = 16 * 1024 * 1024;
constexpr int lockWaitMs = 10'000;

ApiError local(const QString &code, const QString &file, const QString &message)
{
    return {ErrorKind::Local, code, message, {}, 0, {}, {}, file};
}

ApiError damaged(const QString &file, const QString &what)
{
    return local(u"accounts-damaged"_s, file,
                 u"The account list %1 is damaged: %2. Mend it, or move it away and add the accounts again."_s.arg(file, what));
}

ApiError unwritable(const QString &file, const QString &why)
{
    return local(
        u"accounts-unwritable"_s, file,
        u"The account list %1 cannot be written: %2. Check the rights of the folder and the space on the disk."_s.arg(file, why));
}

QJsonValue toJson(const SecretRef &ref)
{
    switch (ref.place) {
    case SecretRef::Place::Environment:
        return QJsonObject {{u"env"_s, ref.variable}};
    case SecretRef::Place::Keychain:
        return u"keychain"_s;
    case SecretRef::Place::Session:
        return u"session"_s;
    }
    Q_UNREACHABLE();
}

std::optional<SecretRef> secretRef(const QJsonValue &json)
{
    if (json == u"keychain"_s)
        return SecretRef {SecretRef::Place::Keychain, {}};
    if (json == u"session"_s)
        return SecretRef {SecretRef::Place::Session, {}};
    const QString variable = json[u"env"_s].toString();
    if (variable.isEmpty())
        return std::nullopt;
    return SecretRef {SecretRef::Place::Environment, variable};
}

QJsonObject toJson(const Account &account)
{
    QJsonObject set;
    for (auto it = account.set.cbegin(); it != account.set.cend(); ++it)
        set.insert(it.key(), it.value());
    QJsonObject secrets;
    for (auto it = account.secrets.cbegin(); it != account.secrets.cend(); ++it)
        secrets.insert(it.key(), toJson(it.value()));
    QJsonObject json {{u"name"_s, account.name}, {u"vendor"_s, account.vendor}, {u"set"_s, set}, {u"secrets"_s, secrets}};
    if (!account.region.isEmpty())
        json.insert(u"region"_s, account.region);
    if (!account.endpoint.isEmpty())
        json.insert(u"endpoint"_s, account.endpoint.toString(QUrl::FullyEncoded));
    return json;
}

/// What is wrong is told without a value: somebody may have written a secret where its place belongs.
tl::expected<Account, QString> toAccount(const QJsonObject &json)
{
    Account account;
    account.name = json.value(u"name"_s).toString();
    if (!isValidAccountName(account.name))
        return tl::unexpected(u"an account has no usable name"_s);
    const auto wrong = [&](const QString &what) { return tl::unexpected(u"account %1: %2"_s.arg(account.name, what)); };
    account.vendor = json.value(u"vendor"_s).toString();
    if (account.vendor.isEmpty())
        return wrong(u"its vendor is missing"_s);
    account.region = json.value(u"region"_s).toString();
    if (json.contains(u"endpoint"_s)) {
        const Result<QUrl> endpoint = checkEndpoint(json.value(u"endpoint"_s).toString());
        if (!endpoint)
            return wrong(endpoint.error().message);
        account.endpoint = *endpoint;
    }
    const QJsonObject set = json.value(u"set"_s).toObject();
    for (auto it = set.begin(); it != set.end(); ++it) {
        if (!it.value().isString())
            return wrong(u"the value of %1 is no text"_s.arg(it.key()));
        account.set.insert(it.key(), it.value().toString());
    }
    const QJsonObject secrets = json.value(u"secrets"_s).toObject();
    for (auto it = secrets.begin(); it != secrets.end(); ++it) {
        const std::optional<SecretRef> ref = secretRef(it.value());
        if (!ref)
            return wrong(u"where its %1 is kept is not \"keychain\", \"session\" or {\"env\": …}"_s.arg(it.key()));
        account.secrets.insert(it.key(), *ref);
    }
    return account;
}

/// The whole file as JSON, so that keys we do not know survive a rewrite; and the accounts in it.
struct Contents
{
    QJsonObject root;
    QList<Account> accounts;
};

Result<Contents> read(const QString &file)
{
    if (!QFileInfo::exists(file))
        return Contents {{{u"version"_s, fileVersion}}, {}};
    QFile device(file);
    if (!device.open(QIODevice::ReadOnly))
        return tl::unexpected(
            local(u"accounts-unreadable"_s, file,
                  u"The account list %1 cannot be read: %2. Check its rights."_s.arg(file, device.errorString())));
    if (device.size() > largestFile)
        return tl::unexpected(damaged(file, u"it is far too big"_s));
    const QByteArray bytes = device.readAll();
    if (device.error() != QFileDevice::NoError)
        return tl::unexpected(
            local(u"accounts-unreadable"_s, file,
                  u"The account list %1 cannot be read: %2. Check its rights."_s.arg(file, device.errorString())));
    QJsonParseError parseError;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &parseError);
    if (!document.isObject())
        return tl::unexpected(damaged(file, u"it is no JSON from character %1 on"_s.arg(parseError.offset)));

    Contents contents {document.object(), {}};
    const QJsonValue version = contents.root.value(u"version"_s);
    if (!version.isDouble() || version.toInteger() < 1)
        return tl::unexpected(damaged(file, u"its version is missing"_s));
    if (version.toInteger() > fileVersion)
        return tl::unexpected(local(
            u"accounts-newer"_s, file,
            u"The account list %1 was written by a newer Upload Deck. Update this program, or choose another profile folder."_s
                .arg(file)));
    if (!contents.root.value(u"accounts"_s).isArray())
        return tl::unexpected(damaged(file, u"its accounts are missing"_s));
    QSet<QString> names;
    for (const QJsonValue &entry : contents.root.value(u"accounts"_s).toArray()) {
        const tl::expected<Account, QString> account = toAccount(entry.toObject());
        if (!account)
            return tl::unexpected(damaged(file, account.error()));
        if (names.contains(account->name))
            return tl::unexpected(damaged(file, u"account %1 stands there twice"_s.arg(account->name)));
        names.insert(account->name);
        contents.accounts.append(*account);
    }
    return contents;
}

Result<void> write(const QString &file, const QJsonObject &root)
{
    QSaveFile device(file);
    if (!device.open(QIODevice::WriteOnly))
        return tl::unexpected(unwritable(file, device.errorString()));
    device.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    device.write(QJsonDocument(root).toJson());
    if (!device.commit())
        return tl::unexpected(unwritable(file, device.errorString()));
    return {};
}

/// Reads, changes and writes while no other process or thread does.
Result<void> rewrite(const QString &dir, const std::function<Result<void>(Contents &, QJsonArray &)> &change)
{
    const QString file = dir + u"/accounts.json"_s;
    if (!QFileInfo(dir).isDir()) {
        if (!QDir().mkpath(dir))
            return tl::unexpected(unwritable(file, u"the folder cannot be made"_s));
        QFile::setPermissions(dir, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }
    QLockFile lock(dir + u"/accounts.lock"_s); // the lock of a process that died is taken over
    if (!lock.tryLock(lockWaitMs)) {
        if (lock.error() == QLockFile::LockFailedError)
            return tl::unexpected(local(
                u"accounts-busy"_s, file, u"Another program keeps the account list %1 locked. Close it, then try again."_s.arg(file)));
        return tl::unexpected(unwritable(file, u"no lock file can be made beside it"_s));
    }
    Result<Contents> contents = read(file);
    if (!contents)
        return tl::unexpected(contents.error());
    QJsonArray accounts = contents->root.value(u"accounts"_s).toArray();
    if (Result<void> changed = change(*contents, accounts); !changed)
        return changed;
    contents->root.insert(u"accounts"_s, accounts);
    return write(file, contents->root);
}

} // namespace

AccountFile::AccountFile(QString profileDir)
    : m_profileDir(QDir(profileDir).absolutePath())
{
}

Result<QList<Account>> AccountFile::load() const
{
    const Result<Contents> contents = read(m_profileDir + u"/accounts.json"_s);
    if (!contents)
        return tl::unexpected(contents.error());
    return contents->accounts;
}

Result<void> AccountFile::add(const Account &account)
{
    return rewrite(m_profileDir, [&](const Contents &contents, QJsonArray &accounts) -> Result<void> {
        const QJsonObject json = toJson(account);
        // what could not be read back would make the whole list unreadable
        if (const tl::expected<Account, QString> readBack = toAccount(json); !readBack)
            return failure(ErrorKind::BadInput, u"account-malformed"_s, readBack.error(), account.name);
        for (const Account &known : contents.accounts) {
            if (known.name == account.name)
                return failure(ErrorKind::BadInput, u"account-exists"_s, u"There is an account %1 already."_s.arg(account.name), account.name);
        }
        accounts.append(json);
        return {};
    });
}

Result<void> AccountFile::replace(const Account &account)
{
    return rewrite(m_profileDir, [&](const Contents &contents, QJsonArray &accounts) -> Result<void> {
        const QJsonObject json = toJson(account);
        if (const tl::expected<Account, QString> readBack = toAccount(json); !readBack)
            return failure(ErrorKind::BadInput, u"account-malformed"_s, readBack.error(), account.name);
        for (qsizetype i = 0; i < contents.accounts.size(); ++i) {
            if (contents.accounts.at(i).name != account.name)
                continue;
            QJsonObject entry = accounts.at(i).toObject(); // keys we do not know stay
            for (const QString &optional : {u"region"_s, u"endpoint"_s})
                entry.remove(optional);
            for (auto it = json.begin(); it != json.end(); ++it)
                entry.insert(it.key(), it.value());
            accounts.replace(i, entry);
            return {};
        }
        return failure(ErrorKind::NotFound, u"account-unknown"_s, u"There is no account %1."_s.arg(account.name), account.name);
    });
}

Result<void> AccountFile::remove(const QString &name)
{
    return rewrite(m_profileDir, [&](const Contents &contents, QJsonArray &accounts) -> Result<void> {
        for (qsizetype i = 0; i < contents.accounts.size(); ++i) {
            if (contents.accounts.at(i).name == name) {
                accounts.removeAt(i);
                return {};
            }
        }
        return failure(ErrorKind::NotFound, u"account-unknown"_s, u"There is no account %1."_s.arg(name), name);
    });
}

} // namespace deck
