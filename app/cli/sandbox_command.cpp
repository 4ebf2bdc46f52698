#include "cli/commands.h"
#include "cli/session.h"
#include "cli/stop_request.h"
#include "cli/upload_selection.h"
#include "sandbox/sandbox.h"

#include <QJsonDocument>
#include <QPromise>

#include <memory>

using namespace Qt::StringLiterals;

namespace deck {

QFuture<ExitStatus> runSandbox(Session &session)
{
    const Invocation &invocation = session.invocation();
    const Result<qint64> port = wholeNumber(invocation, u"port"_s, 0, 65'535, 0);
    const Result<qint64> seed = wholeNumber(invocation, u"seed"_s, 0, std::numeric_limits<qint64>::max(), 1);
    if (!port || !seed)
        return QtFuture::makeReadyFuture(session.console().tell(port ? seed.error() : port.error()));
    SandboxSetup setup;
    setup.port = static_cast<quint16>(*port);
    setup.seed = static_cast<quint64>(*seed);
    setup.scenario = invocation.value(u"scenario"_s);
    setup.clock = session.sharedClock();
    auto sandbox = std::make_shared<Sandbox>(std::move(setup));
    if (const Result<void> started = sandbox->start(); !started) {
        const ExitStatus status = session.console().tell(started.error());
        if (started.error().code == u"unknown-scenario"_s) {
            for (const Sandbox::Scenario &scenario : Sandbox::scenarios())
                session.console().say(QString(u"  "_s + scenario.name.leftJustified(32) + u' ' + scenario.text));
        }
        return QtFuture::makeReadyFuture(status);
    }
    session.console().data(QJsonDocument(sandbox->announcement()).toJson(QJsonDocument::Compact) + '\n');
    // serves until standard input closes or somebody asks it to stop; `sandbox` lives in the continuation
    return stopRequest(&session).then(&session, [sandbox](bool) { return ExitStatus::Done; });
}

} // namespace deck
