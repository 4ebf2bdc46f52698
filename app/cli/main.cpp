#include "cli/commands.h"
#include "cli/help.h"
#include "cli/session.h"

#include <QCoreApplication>
#include <QLoggingCategory>
#include <QMap>
#include <QTimer>
#include <QTranslator>

using namespace Qt::StringLiterals;
using namespace deck;

namespace {

using Command = QFuture<ExitStatus> (*)(Session &);

const QMap<QString, Command> &commands()
{
    static const QMap<QString, Command> map = {
        {u"account add"_s, runAccountAdd},       {u"account list"_s, runAccountList}, {u"account remove"_s, runAccountRemove},
        {u"account test"_s, runAccountTest},     {u"list"_s, runList},                {u"show"_s, runShow},
        {u"watch"_s, runWatch},                  {u"export"_s, runExport},            {u"track add"_s, runTrackAdd},
        {u"track remove"_s, runTrackRemove},     {u"track list"_s, runTrackList},     {u"sandbox"_s, runSandbox},
    };
    return map;
}

/// What needs no profile and no event loop; nullopt where a command is to run.
std::optional<ExitStatus> answeredAtOnce(const Console &console)
{
    const Invocation &invocation = console.invocation();
    if (invocation.version) {
        console.data(u"uploaddeck-cli " UPLOADDECK_VERSION "\n"_s);
        return ExitStatus::Done;
    }
    if (invocation.help) {
        console.data(helpText(invocation.command, invocation.language));
        return ExitStatus::Done;
    }
    if (invocation.command.isEmpty()) {
        return console.tell(failure(ErrorKind::BadInput, u"usage"_s, QCoreApplication::translate("Console", "No command was given. “uploaddeck-cli --help” names them.")).value());
    }
    if (!findCommand(invocation.command)->available) {
        console.say(QCoreApplication::translate("Console", "“%1” is not yet available in this version.").arg(invocation.command));
        return ExitStatus::BadInput;
    }
    return std::nullopt;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"uploaddeck"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(UPLOADDECK_VERSION));

    const Language language = languageOf(QCoreApplication::arguments());
    QTranslator translator;
    if (translator.load(language == Language::Chinese ? u":/i18n/uploaddeck_zh_CN.qm"_s : u":/i18n/uploaddeck_en.qm"_s))
        QCoreApplication::installTranslator(&translator);

    const Result<Invocation> invocation = parseInvocation(QCoreApplication::arguments());
    if (!invocation) {
        Invocation bare;
        bare.language = language;
        return static_cast<int>(Console(bare).tell(invocation.error()));
    }
    QLoggingCategory::setFilterRules(invocation->verbose ? u"deck.*=true"_s : u"deck.*=false"_s);
    if (const std::optional<ExitStatus> status = answeredAtOnce(Console(*invocation)))
        return static_cast<int>(*status);

    int exitCode = 0;
    {
        Session session(*invocation, std::make_shared<SystemClock>());
        QTimer::singleShot(0, &session, [&session] {
            commands().value(session.invocation().command)(session).then(&session, [&session](ExitStatus status) {
                QCoreApplication::exit(static_cast<int>(worst(worst(status, session.trouble()), session.console().outputFailed() ? ExitStatus::BadInput : ExitStatus::Done)));
            });
        });
        exitCode = QCoreApplication::exec();
    }
    return exitCode;
}
