// The window's composition root: reads the options, makes the parts, wires them, runs the loop.

#include "accounts/secrets.h"
#include "core/answer.h"
#include "engine/engine.h"
#include "sandbox/sandbox.h"
#include "ui/appearance/appearance.h"
#include "ui/language/language_switch.h"
#include "ui/preferences/window_settings.h"
#include "ui/window/main_window.h"
#include "ui/window/quit_signals.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QLoggingCategory>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace deck;

namespace {

constexpr int exitUsage = 2;
constexpr int exitLocal = 4;

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(Program)
};

struct Options
{
    QString profileDir; ///< empty: the platform's place
    bool sandbox = false;
    bool safeMode = false;
    std::optional<LanguageChoice> language;
    std::optional<ThemeChoice> theme;
    QString logRules;
};

void print(FILE *stream, const QString &text)
{
    std::fputs(qPrintable(text), stream);
    std::fputc('\n', stream);
}

void describe(QCommandLineParser &parser)
{
    parser.setApplicationDescription(Texts::tr("Upload Deck: every upload of every account, in one table."));
    parser.addOptions({
        {u"profile"_s, Texts::tr("Directory of settings, accounts and database."), u"DIR"_s},
        {u"sandbox"_s, Texts::tr("Look around with made-up uploads: a throw-away profile, nothing leaves this computer.")},
        {u"lang"_s, Texts::tr("Language: en or zh."), u"en|zh"_s},
        {u"theme"_s, Texts::tr("Colours: system, light or dark."), u"system|light|dark"_s},
        {u"log-level"_s, Texts::tr("What is logged: debug, info, warning or error."), u"L"_s},
        {u"safe-mode"_s, Texts::tr("Start without saved looks, and save none.")},
        {u"version"_s, Texts::tr("Print the version and end.")},
        {{u"h"_s, u"help"_s}, Texts::tr("Print this help and end.")},
    });
}

std::optional<QString> rulesOfLevel(const QString &level)
{
    if (level == "debug"_L1)
        return u"*.debug=true\nqt.*.debug=false"_s;
    if (level == "info"_L1)
        return u"*.debug=false"_s;
    if (level == "warning"_L1)
        return u"*.debug=false\n*.info=false"_s;
    if (level == "error"_L1)
        return u"*.debug=false\n*.info=false\n*.warning=false"_s;
    return std::nullopt;
}

/// The options, or the exit status where there is nothing more to do. Needs no display.
tl::expected<Options, int> readOptions(int &argc, char **argv)
{
    const QCoreApplication core(argc, argv);
    LanguageSwitch language;
    const QStringList arguments = QCoreApplication::arguments();
    const qsizetype asked = arguments.indexOf(u"--lang"_s);
    language.apply(
        LanguageSwitch::fromWord(asked >= 0 ? arguments.value(asked + 1) : QString()).value_or(LanguageChoice::System));

    QCommandLineParser parser;
    describe(parser);
    const auto refuse = [](const QString &message) -> tl::expected<Options, int> {
        print(stderr, message);
        print(stderr, Texts::tr("“uploaddeck --help” lists the options."));
        return tl::unexpected(exitUsage);
    };
    if (!parser.parse(arguments))
        return refuse(parser.errorText());
    if (parser.isSet(u"version"_s)) {
        print(stdout, u"uploaddeck "_s + QStringLiteral(UPLOADDECK_VERSION));
        return tl::unexpected(0);
    }
    if (parser.isSet(u"help"_s)) {
        print(stdout, parser.helpText());
        return tl::unexpected(0);
    }
    if (!parser.positionalArguments().isEmpty())
        return refuse(Texts::tr("Unexpected argument: %1").arg(parser.positionalArguments().first()));

    Options options;
    options.sandbox = parser.isSet(u"sandbox"_s);
    options.safeMode = parser.isSet(u"safe-mode"_s);
    options.profileDir = parser.value(u"profile"_s);
    if (parser.isSet(u"profile"_s) && options.profileDir.isEmpty())
        return refuse(Texts::tr("--profile needs a directory."));
    if (parser.isSet(u"profile"_s) && options.sandbox)
        return refuse(Texts::tr("--sandbox uses a profile of its own: leave out --profile."));
    if (parser.isSet(u"lang"_s)) {
        options.language = LanguageSwitch::fromWord(parser.value(u"lang"_s));
        if (!options.language || *options.language == LanguageChoice::System)
            return refuse(Texts::tr("--lang is en or zh, not “%1”.").arg(parser.value(u"lang"_s)));
    }
    if (parser.isSet(u"theme"_s)) {
        options.theme = WindowSettings::themeFromWord(parser.value(u"theme"_s));
        if (!options.theme)
            return refuse(Texts::tr("--theme is system, light or dark, not “%1”.").arg(parser.value(u"theme"_s)));
    }
    if (parser.isSet(u"log-level"_s)) {
        const std::optional<QString> rules = rulesOfLevel(parser.value(u"log-level"_s));
        if (!rules)
            return refuse(Texts::tr("--log-level is debug, info, warning or error, not “%1”.").arg(parser.value(u"log-level"_s)));
        options.logRules = *rules;
    }
    return options;
}

QString defaultProfileDir()
{
    const QString named = qEnvironmentVariable("UPLOADDECK_PROFILE");
    return named.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) : named;
}

void addSandboxAccounts(Engine &engine, const Sandbox &sandbox, QObject *context)
{
    for (const SandboxAccount &given : sandbox.accounts()) {
        AccountDraft draft;
        draft.account.name = given.name;
        draft.account.vendor = given.vendor;
        draft.account.endpoint = sandbox.endpoint();
        draft.account.set = given.set;
        for (auto it = given.secret.cbegin(); it != given.secret.cend(); ++it) {
            draft.account.secrets.insert(it.key(), {SecretRef::Place::Session, {}});
            draft.secrets.emplace(it.key(), std::make_shared<const Secret>(it.value().toUtf8()));
        }
        await(engine.addAccount(std::move(draft)), context, [&engine, name = given.name](const Result<void> &added) {
            if (added)
                engine.refresh({name});
            else
                qWarning("The sandbox's account could not be added: %s", qPrintable(added.error().message));
        });
    }
}

int run(const Options &options)
{
    const auto clock = std::make_shared<SystemClock>();
    // what the engine uses outlives it
    std::optional<QTemporaryDir> throwAway;
    std::optional<Sandbox> sandbox;
    QString profileDir = options.profileDir.isEmpty() ? defaultProfileDir() : options.profileDir;
    if (options.sandbox) {
        throwAway.emplace();
        profileDir = throwAway->path();
        SandboxSetup setup;
        setup.clock = clock;
        sandbox.emplace(std::move(setup));
        if (const Result<void> started = sandbox->start(); !started) {
            print(stderr, Texts::tr("The sandbox did not start: %1").arg(started.error().message));
            return exitLocal;
        }
    }

    WindowSettings settings(profileDir, !options.safeMode);
    LanguageSwitch language;
    language.apply(options.language.value_or(settings.language()));
    Appearance appearance;
    appearance.apply(options.theme.value_or(settings.theme()));

    EngineSetup setup;
    setup.profileDir = profileDir;
    setup.clock = clock;
    setup.secrets = std::make_unique<SecretVault>(memorySecrets(), options.sandbox ? nullptr : keychainSecrets(profileDir));
    Engine engine(std::move(setup));

    const auto openSandbox = [&] {
        QStringList arguments {u"--sandbox"_s, u"--theme"_s, WindowSettings::word(appearance.choice())};
        if (language.choice() != LanguageChoice::System)
            arguments += {u"--lang"_s, LanguageSwitch::word(language.choice())};
        if (!QProcess::startDetached(QCoreApplication::applicationFilePath(), arguments))
            qWarning("The sandbox could not be started as a second process");
    };
    MainWindow window({engine, *clock, appearance, language, settings, options.sandbox, openSandbox});
    if (sandbox)
        QObject::connect(&window, &MainWindow::opened, &engine, [&] { addSandboxAccounts(engine, *sandbox, &engine); });
    const QuitSignals quitSignals;
    QObject::connect(&quitSignals, &QuitSignals::quitRequested, &window, [&window] {
        window.close();
        QCoreApplication::quit();
    });
    window.show();
    window.open();
    return QCoreApplication::exec();
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication::setApplicationName(u"uploaddeck"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(UPLOADDECK_VERSION));
    const tl::expected<Options, int> options = readOptions(argc, argv);
    if (!options)
        return options.error();
    if (!options->logRules.isEmpty())
        QLoggingCategory::setFilterRules(options->logRules);

    const QApplication app(argc, argv);
    QGuiApplication::setDesktopFileName(u"uploaddeck"_s);
    return run(*options);
}
