#include "cli/invocation.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QLocale>
#include <QStandardPaths>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace deck {

namespace {

struct InvocationTexts
{
    Q_DECLARE_TR_FUNCTIONS(InvocationTexts)
};

const QStringList listFilters = {u"account"_s, u"vendor"_s, u"status"_s, u"text"_s,  u"since"_s,
                                 u"sort"_s,    u"limit"_s,  u"offset"_s, u"refresh"_s, u"cached"_s};

const QStringList globalOptions = {u"profile"_s, u"lang"_s, u"format"_s, u"timeout"_s, u"verbose"_s, u"version"_s, u"help"_s};

/// Options without a value; every other one has one.
const QStringList flags = {u"verbose"_s, u"version"_s, u"help"_s, u"refresh"_s, u"cached"_s, u"raw"_s, u"show-secrets"_s};

QStringList allOptions()
{
    QStringList names = globalOptions;
    for (const CommandWord &word : commandWords())
        names += word.options;
    names.removeDuplicates();
    return names;
}

Result<OutputFormat> formatOf(const QString &word)
{
    if (word == u"table"_s)
        return OutputFormat::Table;
    if (word == u"json"_s)
        return OutputFormat::Json;
    if (word == u"ndjson"_s)
        return OutputFormat::Ndjson;
    if (word == u"csv"_s)
        return OutputFormat::Csv;
    return usage(InvocationTexts::tr("--format is one of table, json, ndjson and csv, not “%1”.").arg(word));
}

Result<Milliseconds> timeoutOf(const QString &text)
{
    bool ok = false;
    const double seconds = text.toDouble(&ok);
    if (!ok || !(seconds > 0) || seconds > 3600)
        return usage(InvocationTexts::tr("--timeout is a number of seconds from 1 to 3600, not “%1”.").arg(text));
    return Milliseconds(static_cast<qint64>(seconds * 1000));
}

/// Takes the command's words off the arguments: "account add" before "account".
const CommandWord *takeCommand(QStringList &arguments)
{
    for (qsizetype words = 2; words >= 1; --words) {
        if (arguments.size() < words)
            continue;
        if (const CommandWord *command = findCommand(arguments.mid(0, words).join(u' '))) {
            arguments.erase(arguments.begin(), arguments.begin() + words);
            return command;
        }
    }
    return nullptr;
}

/// The second words of commands that begin with `first`.
QStringList groupWords(const QString &first)
{
    QStringList words;
    for (const CommandWord &word : commandWords()) {
        if (word.name.startsWith(QString(first + u' ')))
            words.append(word.name.mid(first.size() + 1));
    }
    return words;
}

Result<void> takeGlobals(Invocation &invocation)
{
    invocation.verbose = invocation.has(u"verbose"_s);
    invocation.version = invocation.has(u"version"_s);
    invocation.help = invocation.has(u"help"_s);
    if (invocation.has(u"lang"_s) && invocation.value(u"lang"_s) != u"en"_s && invocation.value(u"lang"_s) != u"zh"_s)
        return usage(InvocationTexts::tr("--lang is en or zh, not “%1”.").arg(invocation.value(u"lang"_s)));
    if (invocation.has(u"format"_s)) {
        const Result<OutputFormat> format = formatOf(invocation.value(u"format"_s));
        if (!format)
            return tl::unexpected(format.error());
        invocation.format = *format;
    }
    if (invocation.has(u"timeout"_s)) {
        const Result<Milliseconds> timeout = timeoutOf(invocation.value(u"timeout"_s));
        if (!timeout)
            return tl::unexpected(timeout.error());
        invocation.timeout = *timeout;
    }
    if (invocation.has(u"profile"_s) && invocation.value(u"profile"_s).isEmpty())
        return usage(InvocationTexts::tr("--profile needs a directory."));
    invocation.profileDir = invocation.value(u"profile"_s);
    if (invocation.profileDir.isEmpty())
        invocation.profileDir = qEnvironmentVariable("UPLOADDECK_PROFILE");
    if (invocation.profileDir.isEmpty())
        invocation.profileDir = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
    return {};
}

Result<void> checkUse(const Invocation &invocation, const CommandWord &command)
{
    for (auto option = invocation.options.keyBegin(); option != invocation.options.keyEnd(); ++option) {
        if (!globalOptions.contains(*option) && !command.options.contains(*option))
            return usage(InvocationTexts::tr("“%1” takes no option --%2.").arg(command.name, *option));
    }
    if (invocation.arguments.size() < command.least)
        return usage(InvocationTexts::tr("Something is missing: %1").arg(QString(command.name + u' ' + command.arguments)));
    if (command.most >= 0 && invocation.arguments.size() > command.most && command.options.contains(u"secret"_s)) {
        // what stands there may be the secret itself: it is not repeated
        return usage(InvocationTexts::tr("One argument is too many. A secret must not stand among the arguments: use --secret KEY=env:VARIABLE or --secret KEY=stdin."));
    }
    if (command.most >= 0 && invocation.arguments.size() > command.most)
        return usage(InvocationTexts::tr("“%1” is one argument too many: %2").arg(invocation.arguments.at(command.most), QString(command.name + u' ' + command.arguments)));
    return {};
}

} // namespace

QStringList Invocation::values(const QString &option) const
{
    QStringList list = options.values(option); // newest first
    std::reverse(list.begin(), list.end());
    return list;
}

tl::unexpected<ApiError> usage(const QString &message)
{
    return failure(ErrorKind::BadInput, u"usage"_s, message);
}

const QList<CommandWord> &commandWords()
{
    static const QList<CommandWord> words = {
        {u"account add"_s, u"NAME --vendor V [--region R] [--endpoint URL] [--set KEY=VALUE]... [--secret KEY=env:VAR]... [--secret KEY=stdin]"_s,
         {u"vendor"_s, u"region"_s, u"endpoint"_s, u"set"_s, u"secret"_s}, 1, 1},
        {u"account list"_s, {}, {}, 0, 0},
        {u"account remove"_s, u"NAME"_s, {}, 1, 1},
        {u"account test"_s, u"NAME"_s, {}, 1, 1},
        {u"list"_s, u"[--account NAME] [--vendor V] [--status S[,S...]] [--text T] [--since T] [--sort KEY[:desc]] [--limit N] [--offset N] [--refresh | --cached]"_s,
         listFilters, 0, 0},
        {u"show"_s, u"UPLOAD [--raw]"_s, {u"raw"_s}, 1, 1},
        {u"watch"_s, u"[--account NAME] [--vendor V] [--status S[,S...]] [--text T] [--since T] [--sort KEY[:desc]] [--limit N] [--offset N] [--interval SECONDS] [--count N]"_s,
         QStringList {u"account"_s, u"vendor"_s, u"status"_s, u"text"_s, u"since"_s, u"sort"_s, u"limit"_s, u"offset"_s, u"interval"_s, u"count"_s}, 0, 0},
        {u"track add"_s, u"--account NAME ID... | --account NAME --from-file FILE|-"_s, {u"account"_s, u"from-file"_s}, 0, -1},
        {u"track remove"_s, u"UPLOAD..."_s, {}, 1, -1},
        {u"track list"_s, {}, {}, 0, 0},
        {u"export"_s, u"FILE.csv|FILE.json [--account NAME] [--vendor V] [--status S[,S...]] [--text T] [--since T] [--sort KEY[:desc]] [--limit N] [--offset N] [--refresh | --cached]"_s,
         listFilters, 1, 1},
        {u"sandbox"_s, u"[--port N] [--scenario NAME] [--seed N]"_s, {u"port"_s, u"scenario"_s, u"seed"_s}, 0, 0},
        {u"confirm"_s, u"UPLOAD... --as created|failed"_s, {u"as"_s}, 0, -1, false},
        {u"cancel"_s, u"UPLOAD..."_s, {}, 0, -1, false},
        {u"refresh-credentials"_s, u"UPLOAD... [--show-secrets]"_s, {u"show-secrets"_s}, 0, -1, false},
        {u"upload"_s, u"FILE... --account NAME [--title T] | FILE --resume UPLOAD"_s, {u"account"_s, u"title"_s, u"resume"_s}, 0, -1, false},
        {u"submit-url"_s, u"URL... --account NAME [--title T]"_s, {u"account"_s, u"title"_s}, 0, -1, false},
        {u"history"_s, u"[--account NAME] [--limit N]"_s, {u"account"_s, u"limit"_s}, 0, -1, false},
    };
    return words;
}

const CommandWord *findCommand(const QString &name)
{
    for (const CommandWord &word : commandWords()) {
        if (word.name == name)
            return &word;
    }
    return nullptr;
}

Language languageOf(const QStringList &arguments)
{
    for (qsizetype i = 1; i < arguments.size(); ++i) {
        QString word = arguments.at(i);
        if (word == u"--lang"_s)
            word = u"--lang="_s + arguments.value(i + 1);
        if (word == u"--lang=zh"_s)
            return Language::Chinese;
        if (word == u"--lang=en"_s)
            return Language::English;
    }
    return QLocale::system().language() == QLocale::Chinese ? Language::Chinese : Language::English;
}

Result<Invocation> parseInvocation(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setSingleDashWordOptionMode(QCommandLineParser::ParseAsLongOptions);
    for (const QString &name : allOptions())
        parser.addOption(flags.contains(name) ? QCommandLineOption(name) : QCommandLineOption(name, QString(), u"value"_s));
    if (!parser.parse(arguments)) {
        const QStringList unknown = parser.unknownOptionNames();
        return usage(unknown.isEmpty() ? InvocationTexts::tr("An option lacks its value.")
                                       : InvocationTexts::tr("There is no option --%1.").arg(unknown.first()));
    }
    Invocation invocation;
    invocation.language = languageOf(arguments);
    for (const QString &name : parser.optionNames()) {
        if (invocation.has(name))
            continue;
        if (flags.contains(name)) {
            invocation.options.insert(name, QString());
            continue;
        }
        for (const QString &value : parser.values(name))
            invocation.options.insert(name, value);
    }
    if (const Result<void> globals = takeGlobals(invocation); !globals)
        return tl::unexpected(globals.error());
    invocation.arguments = parser.positionalArguments();
    if (invocation.arguments.isEmpty())
        return invocation;
    const CommandWord *command = takeCommand(invocation.arguments);
    if (!command && invocation.help)
        return invocation; // "account --help": the program's help names what belongs to it
    if (!command && invocation.arguments.size() == 1 && !groupWords(invocation.arguments.first()).isEmpty())
        return usage(InvocationTexts::tr("“%1” needs one more word: %2.").arg(invocation.arguments.first(), groupWords(invocation.arguments.first()).join(u", "_s)));
    if (!command)
        return usage(InvocationTexts::tr("There is no command “%1”.").arg(invocation.arguments.mid(0, 2).join(u' ')));
    invocation.command = command->name;
    if (invocation.help || invocation.version || !command->available)
        return invocation;
    if (const Result<void> use = checkUse(invocation, *command); !use)
        return tl::unexpected(use.error());
    return invocation;
}

} // namespace deck
