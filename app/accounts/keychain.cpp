#include "accounts/promised.h"
#include "accounts/secrets.h"

#include <qt6keychain/keychain.h>

#include <QDir>
#include <QCoreApplication>
#include <QTimer>

#include <chrono>
#include <mutex>

using namespace Qt::StringLiterals;

namespace deck {

namespace {

const QString &service()
{
    static const QString name = u"Upload Deck"_s;
    return name;
}

ApiError errorOf(const QKeychain::Job &job)
{
    const auto local
        = [](const QString &code, const QString &message) { return ApiError {ErrorKind::Local, code, message, {}, 0, {}, {}, {}}; };
    switch (job.error()) {
    case QKeychain::EntryNotFound: // also what a locked store says to a read
        return {ErrorKind::Credential,
                u"secret-missing"_s,
                u"The keychain has no secret for %1, or it is locked. Unlock it, or add the account again."_s.arg(job.key()),
                {},
                0,
                {},
                {},
                job.key()};
    case QKeychain::AccessDeniedByUser:
    case QKeychain::AccessDenied:
        return local(u"keychain-denied"_s,
                     u"The keychain refused access to %1. Unlock it and allow Upload Deck to use it."_s.arg(job.key()));
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
        return local(
            u"keychain-absent"_s,
            u"This system has no keychain that can be used. Keep the secret in an environment variable and name it, as in server-secret=env:VARIABLE."_s);
    case QKeychain::NoError:
    case QKeychain::CouldNotDeleteEntry:
    case QKeychain::OtherError:
        break;
    }
    return local(
        u"keychain-unusable"_s,
        u"The keychain cannot be used: %1. Keep the secret in an environment variable and name it, as in server-secret=env:VARIABLE."_s
            .arg(job.errorString()));
}

/// QtKeychain runs its jobs one after the other through an object that belongs to the thread of the first job, and
/// libsecret answers on the main loop: so all jobs run on the application's thread. A running job is never
/// deleted (libsecret would call into it); it deletes itself.
class KeychainSecrets final : public SecretStore
{
public:
    explicit KeychainSecrets(QString scope)
        : m_scope(std::move(scope))
    {
    }

    ~KeychainSecrets() override
    {
        std::unique_ptr<QObject> object;
        {
            const std::lock_guard lock(m_asker->mutex);
            object = std::move(m_asker->object);
        }
        for (const std::weak_ptr<AnyPromised> &one : std::exchange(m_waiting, {})) {
            if (const auto waiting = one.lock())
                waiting->giveUp();
        }
    }

    QFuture<Result<SecretPtr>> read(const QString &key) override
    {
        return start<SecretPtr>(
            [key = entry(key)] {
                auto *job = new QKeychain::ReadPasswordJob(service());
                job->setKey(key);
                return job;
            },
            [](const QKeychain::ReadPasswordJob &job) -> Result<SecretPtr> {
                if (job.error() != QKeychain::NoError)
                    return tl::unexpected(errorOf(job));
                return std::make_shared<Secret>(job.binaryData());
            });
    }

    QFuture<Result<void>> write(const QString &key, SecretPtr secret) override
    {
        return start<void>(
            [key = entry(key), secret = std::move(secret)] {
                auto *job = new QKeychain::WritePasswordJob(service());
                job->setKey(key);
                job->setBinaryData(secret->reveal());
                return job;
            },
            [](const QKeychain::WritePasswordJob &job) -> Result<void> {
                if (job.error() != QKeychain::NoError)
                    return tl::unexpected(errorOf(job));
                return {};
            });
    }

    QFuture<Result<void>> remove(const QString &key) override
    {
        return start<void>(
            [key = entry(key)] {
                auto *job = new QKeychain::DeletePasswordJob(service());
                job->setKey(key);
                return job;
            },
            [](const QKeychain::DeletePasswordJob &job) -> Result<void> {
                if (job.error() != QKeychain::NoError && job.error() != QKeychain::EntryNotFound)
                    return tl::unexpected(errorOf(job));
                return {};
            });
    }

private:
    [[nodiscard]] QString entry(const QString &key) const { return m_scope + u'/' + key; }

    template<typename T, typename Make, typename Outcome>
    QFuture<Result<T>> start(Make make, Outcome outcome)
    {
        const auto promised = std::make_shared<Promised<T>>();
        std::erase_if(m_waiting, [](const auto &one) { return one.expired(); });
        m_waiting.emplace_back(promised);
        if (!m_asker->object)
            m_asker->object = std::make_unique<QObject>();
        const auto answer = [asker = m_asker, promised](Result<T> result) {
            const std::lock_guard lock(asker->mutex);
            if (asker->object)
                QMetaObject::invokeMethod(
                    asker->object.get(), [promised, result = std::move(result)] { promised->finish(result); },
                    Qt::QueuedConnection);
        };
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [answer, make, outcome] {
                auto *job = make();
                job->setInsecureFallback(false);
                QObject::connect(job, &QKeychain::Job::finished, job, [answer, job, outcome] { answer(outcome(*job)); });
                QTimer::singleShot(answerLimit, job, [answer] {
                    answer(failure(ErrorKind::Local, u"keychain-silent"_s,
                                   u"The keychain did not answer. Look whether it asks for a password."_s));
                });
                job->start();
            },
            Qt::QueuedConnection);
        return promised->future();
    }

    static constexpr std::chrono::minutes answerLimit {3};

    /// Where answers are brought to; the mutex keeps it from going while one is on its way.
    struct Asker
    {
        std::mutex mutex;
        std::unique_ptr<QObject> object; ///< made at the first call, on the thread that asks
    };
    std::shared_ptr<Asker> m_asker = std::make_shared<Asker>();
    std::vector<std::weak_ptr<AnyPromised>> m_waiting;
    QString m_scope;
};

} // namespace

std::unique_ptr<SecretStore> keychainSecrets(const QString &profileDir)
{
    return std::make_unique<KeychainSecrets>(QDir::cleanPath(QDir(profileDir).absolutePath()));
}

} // namespace deck
