#include "cli/session.h"

#include "accounts/secrets.h"

#include <QCoreApplication>
#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace deck {

Session::Session(const Invocation &invocation, std::shared_ptr<Clock> clock)
    : m_clock(std::move(clock))
    , m_console(invocation)
    , m_format(invocation.language, QTimeZone::systemTimeZone())
{
}

Session::~Session() = default;

QFuture<ExitStatus> Session::withEngine(Command command)
{
    EngineSetup setup;
    setup.profileDir = invocation().profileDir;
    setup.clock = m_clock;
    setup.secrets = std::make_unique<SecretVault>(memorySecrets(), keychainSecrets(setup.profileDir));
    setup.timeout = invocation().timeout.value_or(defaultTimeout);
    m_engine = std::make_unique<Engine>(std::move(setup));
    connect(m_engine.get(), &Engine::trouble, this, [this](const ApiError &error) { m_trouble = worst(m_trouble, tell(error, {})); });
    const Answer<ExitStatus> answer(ExitStatus::BadInput); // nobody drops it
    await(m_engine->open(), this, [this, answer, command = std::move(command)](const Result<ProfileOpened> &opened) {
        if (!opened) {
            answer.give(tell(opened.error(), {}));
            return;
        }
        if (!opened->setAside.isEmpty()) {
            m_console.say(tr("The local data was damaged and set aside as %1; a new file was begun. Uploads rescued: %2.")
                              .arg(opened->setAside, m_format.count(opened->rescuedUploads)));
        }
        command(*m_engine, answer);
    });
    return answer.future();
}

const AccountStatus *Session::account(const QString &name) const
{
    for (const AccountStatus &status : m_engine->accounts()) {
        if (status.account.name == name)
            return &status;
    }
    return nullptr;
}

ExitStatus Session::tell(const ApiError &error, const QString &subject, const AccountStatus *account) const
{
    const QString vendor = error.vendor.isEmpty() && account ? account->account.vendor : error.vendor;
    const std::optional<Advice> advice = error.vendor.isEmpty() ? std::nullopt : m_engine->advice(vendor, error.code);
    return m_console.tell(error, subject, account ? &account->vendor : nullptr, advice);
}

UploadLine Session::line(const Upload &upload) const
{
    UploadLine line;
    line.upload = upload;
    const AccountStatus *owner = account(upload.key.account);
    line.address = uploadAddress(upload.key, owner ? owner->vendor : VendorInfo());
    if (upload.errorCode) {
        if (const std::optional<Advice> advice = m_engine->advice(upload.vendor, *upload.errorCode)) {
            const QString &cause = advice->cause.in(invocation().language);
            const QString &next = advice->nextStep.in(invocation().language);
            line.advice = invocation().language == Language::Chinese ? QString(cause + next) : QString(cause + u' ' + next);
        }
    }
    return line;
}

Result<UploadKey> uploadKeyOf(const QString &address, const Session &session)
{
    const qsizetype slash = address.indexOf(u'/');
    UploadKey key;
    key.account = address.left(slash);
    QString id = address.mid(slash + 1);
    if (slash <= 0 || !isValidAccountName(key.account))
        return failure(ErrorKind::BadInput, u"upload-address"_s, {}, address);
    if (!isSendableId(id))
        return failure(ErrorKind::BadInput, u"upload-address"_s, {}, address);
    const AccountStatus *account = session.account(key.account);
    if (!account)
        return failure(ErrorKind::NotFound, u"account-unknown"_s, {}, key.account);
    key.kind = account->vendor.primaryKind;
    if (hasBothKinds(account->vendor)) {
        if (id.startsWith(u"job:"_s)) {
            key.kind = UploadKind::UrlJob;
            id = id.mid(4);
        } else if (id.startsWith(u"media:"_s)) {
            key.kind = UploadKind::Media;
            id = id.mid(6);
        }
        if (!isSendableId(id))
            return failure(ErrorKind::BadInput, u"upload-address"_s, {}, address);
    }
    key.id = id;
    return key;
}

} // namespace deck
