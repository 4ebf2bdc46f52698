#pragma once

#include "accounts/secrets.h"
#include "engine/engine.h"
#include "sandbox/sandbox.h"
#include "tests/flows/scaled_clock.h"

#include <QTemporaryDir>
#include <QTest>

#include <map>
#include <mutex>

namespace deck {

/// A profile in a temporary directory, the sandbox, and engines upon them. Secrets stand in an environment of its own.
class EngineRig
{
public:
    explicit EngineRig(int uploads = 240, std::shared_ptr<Clock> clock = std::make_shared<ScaledClock>(20))
        : m_clock(std::move(clock))
    {
        SandboxSetup setup;
        setup.clock = m_clock;
        setup.uploads = uploads;
        m_sandbox = std::make_unique<Sandbox>(std::move(setup));
        if (!m_sandbox->start())
            qFatal("the sandbox did not start");
    }

    [[nodiscard]] Sandbox &sandbox() { return *m_sandbox; }
    [[nodiscard]] Clock &clock() { return *m_clock; }
    [[nodiscard]] QString profileDir() const { return m_dir.filePath(QStringLiteral("profile")); }
    [[nodiscard]] bool play(const QString &scenario) { return m_sandbox->setScenario(scenario).has_value(); }

    /// Variables as the engines of this rig see them.
    void setVariable(const QString &name, const QByteArray &value)
    {
        const std::lock_guard lock(m_environment->mutex);
        m_environment->values[name] = value;
    }

    [[nodiscard]] EngineSetup setup() const
    {
        EngineSetup setup;
        setup.profileDir = profileDir();
        setup.clock = m_clock;
        setup.sharesRates = false; // the clock runs too fast for what is lent by it
        setup.secrets
            = std::make_unique<SecretVault>(memorySecrets(), nullptr, [environment = m_environment](const QString &name) {
                  const std::lock_guard lock(environment->mutex);
                  const auto value = environment->values.find(name);
                  return value == environment->values.end() ? QByteArray() : value->second;
              });
        return setup;
    }
    [[nodiscard]] std::unique_ptr<Engine> engine() const { return std::make_unique<Engine>(setup()); }

    /// The sandbox's account number `index` under a name, its secret in the variable "SECRET_NAME".
    [[nodiscard]] AccountDraft draft(const QString &name, int index = 0)
    {
        const SandboxAccount served = m_sandbox->accounts().at(index);
        AccountDraft draft;
        draft.account.name = name;
        draft.account.vendor = served.vendor;
        draft.account.endpoint = m_sandbox->endpoint();
        draft.account.set = served.set;
        for (auto secret = served.secret.cbegin(); secret != served.secret.cend(); ++secret) {
            const QString variable = QStringLiteral("SECRET_") + name;
            draft.account.secrets.insert(secret.key(), {SecretRef::Place::Environment, variable});
            setVariable(variable, secret.value().toLatin1());
        }
        return draft;
    }

private:
    struct Environment
    {
        std::mutex mutex;
        std::map<QString, QByteArray> values;
    };
    QTemporaryDir m_dir;
    std::shared_ptr<Clock> m_clock;
    std::shared_ptr<Environment> m_environment = std::make_shared<Environment>();
    std::unique_ptr<Sandbox> m_sandbox;
};

/// Spins the event loop until the future has ended; false after a minute.
template<typename T>
[[nodiscard]] bool ends(const QFuture<T> &future)
{
    return QTest::qWaitFor([&future] { return future.isFinished(); }, 60'000);
}

/// The answer of a future that must end.
template<typename T>
[[nodiscard]] T answerOf(const QFuture<T> &future)
{
    if (!ends(future))
        qFatal("a future did not end");
    return future.result();
}

/// Opens, and adds the sandbox's first account under each name.
[[nodiscard]] inline bool openWith(EngineRig &rig, Engine &engine, const QStringList &names)
{
    if (!answerOf(engine.open()))
        return false;
    for (const QString &name : names) {
        if (!answerOf(engine.addAccount(rig.draft(name))))
            return false;
    }
    return true;
}

[[nodiscard]] inline AccountStatus statusOf(const Engine &engine, const QString &name)
{
    for (const AccountStatus &status : engine.accounts()) {
        if (status.account.name == name)
            return status;
    }
    return {};
}

[[nodiscard]] inline QList<Row> rowsOf(const UploadStore &store)
{
    QList<Row> rows;
    for (Row row = 0; row < store.rowEnd(); ++row) {
        if (store.isUsed(row))
            rows.append(row);
    }
    return rows;
}

} // namespace deck
