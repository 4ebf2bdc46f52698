#pragma once

#include "core/api_error.h"
#include "core/clock.h"

#include <QJsonObject>
#include <QList>
#include <QMap>
#include <QObject>
#include <QUrl>

#include <memory>

namespace deck {

/// One account the sandbox serves, with everything needed to add it.
struct SandboxAccount
{
    QString vendor;
    QString name;
    QMap<QString, QString> set;
    QMap<QString, QString> secret; ///< made up by the sandbox; worth nothing anywhere else
};

/// One request as the sandbox saw it, for tests that count.
struct SandboxRequest
{
    QString vendor;
    QString operation; ///< e.g. "DescribeUploadTasks"
    QByteArray method;
    QByteArray target; ///< path and query
    QByteArray body;
    Instant at;
    int status = 0; ///< answered; 0 when it was dropped
};

struct SandboxSetup
{
    quint16 port = 0; ///< 0: any free one
    QString scenario; ///< see Sandbox::setScenario; empty: the lively content, no fault
    quint64 seed = 1; ///< same seed, same content
    std::shared_ptr<Clock> clock;
    /// Uploads at the start; the vendor's content moves with the clock from there.
    int uploads = 240;
};

/// An imitation of the vendors on loopback: signatures checked, limits enforced, content that moves with the
/// clock, and faults on demand. Runs on a thread of its own; all functions may be called from any thread.
class Sandbox final
{
public:
    struct Scenario
    {
        QString name; ///< e.g. "close-at-half"
        QString text; ///< what it does, English, one line
    };
    /// Every fault the sandbox can play; names are part of the console's interface.
    [[nodiscard]] static QList<Scenario> scenarios();

    explicit Sandbox(SandboxSetup setup);
    ~Sandbox();

    /// BadInput "unknown-scenario"; Local "port-in-use", or "port-not-silent" where the system cannot play "connect-hangs".
    [[nodiscard]] Result<void> start();
    [[nodiscard]] QUrl endpoint() const;
    [[nodiscard]] QList<SandboxAccount> accounts() const;
    /// {"endpoint": …, "accounts": […]} as command-line.md has it.
    [[nodiscard]] QJsonObject announcement() const;

    /// Switches the fault while it runs; an empty name ends it. One of scenarios(), or "VENDOR:NAME" for a fault that
    /// only one vendor has while the others answer, e.g. "huawei-vod:close-at-half": NAME is a fault of the connection,
    /// of HTTP or of the body, but none of the port, which all vendors share ("refused", "connect-hangs"). A vendor's own
    /// scenarios are that vendor's already. BadInput "unknown-scenario" for any other name.
    [[nodiscard]] Result<void> setScenario(const QString &name);
    /// The requests since the start, oldest first; the newest 50,000 of them.
    [[nodiscard]] QList<SandboxRequest> requests() const;

private:
    class Server;
    std::unique_ptr<Server> m_server;
};

} // namespace deck
