#pragma once

#include "cli/console.h"
#include "core/answer.h"
#include "core/clock.h"
#include "engine/engine.h"
#include "engine/upload_json.h"
#include "models/format.h"

#include <QFuture>
#include <QObject>

#include <functional>
#include <memory>

namespace deck {

/// What one run of the console works with: its words, its clock and, for what needs a profile, the engine.
/// Main thread; commands end before it does.
class Session final : public QObject
{
    Q_OBJECT
public:
    Session(const Invocation &invocation, std::shared_ptr<Clock> clock);
    ~Session() override;

    [[nodiscard]] const Console &console() const { return m_console; }
    [[nodiscard]] const Invocation &invocation() const { return m_console.invocation(); }
    [[nodiscard]] const Format &format() const { return m_format; }
    [[nodiscard]] Clock &clock() const { return *m_clock; }
    [[nodiscard]] const std::shared_ptr<Clock> &sharedClock() const { return m_clock; }

    /// What a command does once the profile is open; it answers with its exit status.
    using Command = std::function<void(Engine &engine, const Answer<ExitStatus> &answer)>;
    /// Opens the profile and runs `command`. An error of opening is told, and is the exit status.
    [[nodiscard]] QFuture<ExitStatus> withEngine(Command command);

    /// nullptr when there is no account of that name.
    [[nodiscard]] const AccountStatus *account(const QString &name) const;
    /// Tells an error of an account with its vendor's name and advice.
    ExitStatus tell(const ApiError &error, const QString &subject, const AccountStatus *account = nullptr) const;
    /// An upload with its address and advice beside it; this version offers no action yet.
    [[nodiscard]] UploadLine line(const Upload &upload) const;

    /// The worst that happened to the profile while it was in use; told already.
    [[nodiscard]] ExitStatus trouble() const { return m_trouble; }

private:
    std::shared_ptr<Clock> m_clock;
    Console m_console;
    Format m_format;
    std::unique_ptr<Engine> m_engine;
    ExitStatus m_trouble = ExitStatus::Done;
};

/// As await(), for futures whose value is no Result.
template<typename T, typename Then>
void afterwards(const QFuture<T> &future, QObject *context, Then then)
{
    auto *watcher = new QFutureWatcher<T>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context, [watcher, then = std::move(then)]() mutable {
        watcher->deleteLater();
        then(watcher->result());
    });
    watcher->setFuture(future);
}

/// "ACCOUNT/ID", ID with "job:" or "media:" where it is not the vendor's primary kind. BadInput for another
/// form, NotFound for an unknown account.
[[nodiscard]] Result<UploadKey> uploadKeyOf(const QString &address, const Session &session);

} // namespace deck
