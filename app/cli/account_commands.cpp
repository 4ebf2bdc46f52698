#include "cli/commands.h"
#include "cli/secret_input.h"
#include "cli/session.h"
#include "engine/csv.h"
#include "cli/text_table.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace deck {

namespace {

struct AccountTexts
{
    Q_DECLARE_TR_FUNCTIONS(AccountTexts)
};

/// KEY and VALUE of "KEY=VALUE".
std::optional<std::pair<QString, QString>> keyAndValue(const QString &text)
{
    const qsizetype equals = text.indexOf(u'=');
    if (equals <= 0)
        return std::nullopt;
    return std::pair(text.left(equals), text.mid(equals + 1));
}

QString keyNames(const VendorInfo &vendor, bool secret)
{
    QStringList names;
    for (const AccountKey &key : vendor.keys) {
        if (key.secret == secret)
            names.append(key.name);
    }
    return names.join(u", "_s);
}

Result<void> takeSet(const Invocation &invocation, const VendorInfo &vendor, Account &account)
{
    for (const QString &text : invocation.values(u"set"_s)) {
        const auto pair = keyAndValue(text);
        if (!pair)
            return usage(AccountTexts::tr("--set takes KEY=VALUE."));
        const AccountKey *key = vendor.key(pair->first);
        if (key && key->secret) {
            return usage(AccountTexts::tr("%1 is a secret and must not stand among the arguments. Use --secret %1=env:VARIABLE or --secret %1=stdin, and "
                                          "renew the secret at the vendor if it was seen.")
                             .arg(pair->first));
        }
        if (!key)
            return usage(AccountTexts::tr("%1 has no key “%2”. Its keys: %3.").arg(vendor.id, pair->first, keyNames(vendor, false)));
        account.set.insert(pair->first, pair->second);
    }
    return {};
}

/// A name as shells take it; long runs of hexadecimal digits are secrets pasted into the wrong place.
bool canNameVariable(const QString &text)
{
    static const QRegularExpression name(u"^[A-Za-z_][A-Za-z0-9_]*$"_s);
    static const QRegularExpression hex(u"^[0-9A-Fa-f]{16,}$"_s);
    return name.match(text).hasMatch() && !hex.match(text).hasMatch();
}

/// Only where secrets are to come from: no value of one is ever read from the arguments.
Result<QStringList> takeSecretPlaces(const Invocation &invocation, const VendorInfo &vendor, Account &account)
{
    QStringList fromInput;
    for (const QString &text : invocation.values(u"secret"_s)) {
        const auto pair = keyAndValue(text);
        const AccountKey *key = pair ? vendor.key(pair->first) : nullptr;
        if (!pair || !key || !key->secret)
            return usage(AccountTexts::tr("--secret takes KEY=env:VARIABLE or KEY=stdin. The secrets of %1: %2.").arg(vendor.id, keyNames(vendor, true)));
        SecretRef place;
        if (pair->second == u"stdin"_s) {
            place.place = SecretRef::Place::Keychain;
            fromInput.append(pair->first);
        } else if (pair->second.startsWith(u"env:"_s) && canNameVariable(pair->second.mid(4))) {
            place.place = SecretRef::Place::Environment;
            place.variable = pair->second.mid(4);
        } else {
            return usage(AccountTexts::tr("%1 is a secret and must not stand among the arguments. Use --secret %1=env:VARIABLE or --secret %1=stdin, and "
                                          "renew the secret at the vendor if it was seen.")
                             .arg(pair->first));
        }
        account.secrets.insert(pair->first, place);
    }
    return fromInput;
}

Result<void> takeWhere(const Invocation &invocation, const VendorInfo &vendor, Account &account)
{
    if (invocation.has(u"endpoint"_s)) {
        const Result<QUrl> endpoint = checkEndpoint(invocation.value(u"endpoint"_s));
        if (!endpoint)
            return tl::unexpected(endpoint.error());
        account.endpoint = *endpoint;
    }
    account.region = invocation.value(u"region"_s);
    QStringList regions;
    for (const Region &region : vendor.regions)
        regions.append(region.id);
    if (!account.region.isEmpty() && !regions.contains(account.region))
        return usage(AccountTexts::tr("%1 has no region “%2”. Its regions: %3.").arg(vendor.id, account.region, regions.join(u", "_s)));
    return {};
}

/// "Access key (access-key-id, secret-access-key); Password (…)"; optional keys in brackets.
QString signInWays(const VendorInfo &vendor, Language language)
{
    QStringList ways;
    for (const SignInWay &way : vendor.signInWays) {
        QStringList names;
        for (const AccountKey &key : vendor.keys) {
            if (key.signInWay == way.id)
                names.append(key.required ? key.name : QString(u'[' + key.name + u']'));
        }
        ways.append(AccountTexts::tr("%1 (%2)", "way to sign in, its keys").arg(way.name.in(language), names.join(u", "_s)));
    }
    return ways.join(AccountTexts::tr("; "));
}

Result<void> checkKeysGiven(const Account &account, const VendorInfo &vendor, Language language)
{
    if (const QStringList missing = missingKeys(account, vendor); !missing.isEmpty()) {
        const AccountKey &key = *vendor.key(missing.first());
        QString text = key.secret ? AccountTexts::tr("%1 is missing: --secret %1=env:VARIABLE or --secret %1=stdin.").arg(key.name)
                                  : AccountTexts::tr("%1 is missing: --set %1=VALUE.").arg(key.name);
        if (!vendor.signInWays.isEmpty()) {
            const QString ways = AccountTexts::tr("An account signs in one of these ways: %1.").arg(signInWays(vendor, language));
            text = AccountTexts::tr("%1 %2", "two sentences in a row").arg(text, ways);
        }
        return usage(text);
    }
    for (const AccountKey &key : vendor.keys) {
        const QString value = account.set.value(key.name);
        if (!value.isEmpty() && !key.choices.isEmpty() && !key.choices.contains(value))
            return usage(AccountTexts::tr("%1 is one of %2, not “%3”.").arg(key.name, key.choices.join(u", "_s), value));
    }
    return {};
}

struct AddRequest
{
    AccountDraft draft;
    QStringList fromInput; ///< keys whose secrets are read from standard input
};

Result<AddRequest> addRequest(const Invocation &invocation, const QList<VendorInfo> &vendors)
{
    AddRequest request;
    Account &account = request.draft.account;
    account.name = invocation.arguments.first();
    if (!isValidAccountName(account.name))
        return failure(ErrorKind::BadInput, u"account-name"_s, {}, account.name);
    QStringList ids;
    const VendorInfo *vendor = nullptr;
    for (const VendorInfo &info : vendors) {
        ids.append(info.id);
        if (info.id == invocation.value(u"vendor"_s))
            vendor = &info;
    }
    if (!invocation.has(u"vendor"_s))
        return usage(AccountTexts::tr("--vendor is missing. The vendors: %1.").arg(ids.join(u", "_s)));
    if (!vendor) {
        return usage(AccountTexts::tr("There is no vendor “%1” here. The vendors: %2.").arg(invocation.value(u"vendor"_s), ids.join(u", "_s)));
    }
    account.vendor = vendor->id;
    if (const auto set = takeSet(invocation, *vendor, account); !set)
        return tl::unexpected(set.error());
    const auto places = takeSecretPlaces(invocation, *vendor, account);
    if (!places)
        return tl::unexpected(places.error());
    request.fromInput = *places;
    if (const auto where = takeWhere(invocation, *vendor, account); !where)
        return tl::unexpected(where.error());
    if (const auto keys = checkKeysGiven(account, *vendor, invocation.language); !keys)
        return tl::unexpected(keys.error());
    return request;
}

QString secretPlace(const SecretRef &ref)
{
    switch (ref.place) {
    case SecretRef::Place::Environment:
        return QString(u"env:"_s + ref.variable);
    case SecretRef::Place::Keychain:
        return u"keychain"_s;
    case SecretRef::Place::Session:
        return u"session"_s;
    }
    Q_UNREACHABLE();
}

QJsonObject accountJson(const Account &account)
{
    QJsonObject object {{u"name"_s, account.name}, {u"vendor"_s, account.vendor}};
    if (!account.region.isEmpty())
        object.insert(u"region"_s, account.region);
    if (!account.endpoint.isEmpty())
        object.insert(u"endpoint"_s, account.endpoint.toString());
    QJsonObject set;
    for (auto it = account.set.cbegin(); it != account.set.cend(); ++it)
        set.insert(it.key(), it.value());
    QJsonObject secrets;
    for (auto it = account.secrets.cbegin(); it != account.secrets.cend(); ++it)
        secrets.insert(it.key(), secretPlace(it.value()));
    object.insert(u"set"_s, set);
    object.insert(u"secret"_s, secrets);
    return object;
}

QStringList accountCells(const Account &account)
{
    QStringList set;
    for (auto it = account.set.cbegin(); it != account.set.cend(); ++it)
        set.append(QString(it.key() + u'=' + it.value()));
    QStringList secrets;
    for (auto it = account.secrets.cbegin(); it != account.secrets.cend(); ++it)
        secrets.append(QString(it.key() + u'=' + secretPlace(it.value())));
    return {account.name, account.vendor, account.region, account.endpoint.toString(), set.join(u' '), secrets.join(u' ')};
}

QByteArray accountsOutput(const QList<AccountStatus> &accounts, OutputFormat format)
{
    QByteArray out;
    QJsonArray array;
    QList<QStringList> rows;
    for (const AccountStatus &status : accounts) {
        array.append(accountJson(status.account));
        rows.append(accountCells(status.account));
    }
    switch (format) {
    case OutputFormat::Table:
        return textTable({AccountTexts::tr("Name"), AccountTexts::tr("Vendor"), AccountTexts::tr("Region"), AccountTexts::tr("Endpoint"),
                          AccountTexts::tr("Keys"), AccountTexts::tr("Secrets")},
                         rows)
            .toUtf8();
    case OutputFormat::Json:
        return QJsonDocument(array).toJson(QJsonDocument::Indented);
    case OutputFormat::Ndjson:
        for (const QJsonValue &account : std::as_const(array))
            out += QJsonDocument(account.toObject()).toJson(QJsonDocument::Compact) + '\n';
        return out;
    case OutputFormat::Csv:
        out = csvRecord({u"name"_s, u"vendor"_s, u"region"_s, u"endpoint"_s, u"set"_s, u"secret"_s});
        for (const QStringList &row : std::as_const(rows))
            out += csvRecord(row);
        return out;
    }
    Q_UNREACHABLE();
}

QString stageWord(TestStage::Kind kind)
{
    switch (kind) {
    case TestStage::Kind::NameLookup:
        return u"name-lookup"_s;
    case TestStage::Kind::SecureLink:
        return u"secure-link"_s;
    case TestStage::Kind::Clock:
        return u"clock"_s;
    case TestStage::Kind::SignIn:
        return u"sign-in"_s;
    case TestStage::Kind::List:
        return u"list"_s;
    }
    Q_UNREACHABLE();
}

QString stageName(TestStage::Kind kind)
{
    switch (kind) {
    case TestStage::Kind::NameLookup:
        return AccountTexts::tr("Name lookup");
    case TestStage::Kind::SecureLink:
        return AccountTexts::tr("Secure link");
    case TestStage::Kind::Clock:
        return AccountTexts::tr("Clock");
    case TestStage::Kind::SignIn:
        return AccountTexts::tr("Sign-in");
    case TestStage::Kind::List:
        return AccountTexts::tr("List");
    }
    Q_UNREACHABLE();
}

QByteArray stagesOutput(const QList<TestStage> &stages, OutputFormat format)
{
    QJsonArray array;
    QList<QStringList> rows;
    QByteArray csv = csvRecord({u"stage"_s, u"passed"_s, u"detail"_s, u"errorCode"_s, u"errorMessage"_s});
    for (const TestStage &stage : stages) {
        QJsonObject object {{u"stage"_s, stageWord(stage.kind)}, {u"passed"_s, !stage.error}};
        if (!stage.detail.isEmpty())
            object.insert(u"detail"_s, stage.detail);
        if (stage.error) {
            object.insert(u"errorCode"_s, stage.error->code);
            object.insert(u"errorMessage"_s, stage.error->message);
        }
        array.append(object);
        rows.append({stageName(stage.kind), stage.error ? AccountTexts::tr("failed") : AccountTexts::tr("passed"), stage.detail});
        csv += csvRecord({stageWord(stage.kind), stage.error ? u"false"_s : u"true"_s, stage.detail, stage.error ? stage.error->code : QString(),
                          stage.error ? stage.error->message : QString()});
    }
    if (format == OutputFormat::Csv)
        return csv;
    if (format == OutputFormat::Json)
        return QJsonDocument(array).toJson(QJsonDocument::Indented);
    if (format == OutputFormat::Table)
        return textTable({AccountTexts::tr("Stage"), AccountTexts::tr("Result"), AccountTexts::tr("Detail")}, rows).toUtf8();
    QByteArray out;
    for (const QJsonValue &stage : std::as_const(array))
        out += QJsonDocument(stage.toObject()).toJson(QJsonDocument::Compact) + '\n';
    return out;
}

} // namespace

QFuture<ExitStatus> runAccountAdd(Session &session)
{
    return session.withEngine([&session](Engine &engine, const Answer<ExitStatus> &answer) {
        Result<AddRequest> request = addRequest(session.invocation(), engine.vendors());
        if (!request) {
            answer.give(session.console().tell(request.error()));
            return;
        }
        // asked for only after the arguments were found good
        for (const QString &key : std::as_const(request->fromInput)) {
            Secret secret = secretFromInput(key);
            if (secret.isEmpty()) {
                answer.give(session.console().tell(usage(AccountTexts::tr("Standard input held no line for %1.").arg(key)).value()));
                return;
            }
            request->draft.secrets.emplace(key, std::make_shared<const Secret>(std::move(secret)));
        }
        const QString name = request->draft.account.name;
        await(engine.addAccount(std::move(request->draft)), &session, [&session, name, answer](const Result<void> &added) {
            if (added)
                session.console().say(AccountTexts::tr("Account %1 was added.").arg(name));
            answer.give(added ? ExitStatus::Done : session.tell(added.error(), name));
        });
    });
}

QFuture<ExitStatus> runAccountList(Session &session)
{
    return session.withEngine([&session](Engine &engine, const Answer<ExitStatus> &answer) {
        session.console().data(accountsOutput(engine.accounts(), session.invocation().format));
        answer.give(ExitStatus::Done);
    });
}

QFuture<ExitStatus> runAccountRemove(Session &session)
{
    return session.withEngine([&session](Engine &engine, const Answer<ExitStatus> &answer) {
        const QString name = session.invocation().arguments.first();
        await(engine.removeAccount(name), &session, [&session, name, answer](const Result<void> &removed) {
            if (removed)
                session.console().say(AccountTexts::tr("Account %1 was removed from this computer. Nothing changed at the vendor.").arg(name));
            answer.give(removed ? ExitStatus::Done : session.tell(removed.error(), name));
        });
    });
}

QFuture<ExitStatus> runAccountTest(Session &session)
{
    return session.withEngine([&session](Engine &engine, const Answer<ExitStatus> &answer) {
        const QString name = session.invocation().arguments.first();
        await(engine.testAccount(name), &session, [&session, name, answer](const Result<QList<TestStage>> &stages) {
            if (!stages) {
                answer.give(session.tell(stages.error(), name, session.account(name)));
                return;
            }
            session.console().data(stagesOutput(*stages, session.invocation().format));
            ExitStatus status = ExitStatus::Done;
            for (const TestStage &stage : *stages) {
                if (stage.error)
                    status = worst(status, session.tell(*stage.error, name, session.account(name)));
            }
            answer.give(status);
        });
    });
}

} // namespace deck
