#include "cli/help.h"

#include "cli/invocation.h"
#include "vendors/registry/registry.h"

#include <QCoreApplication>
#include <QMap>

using namespace Qt::StringLiterals;

namespace deck {

namespace {

struct HelpTexts
{
    Q_DECLARE_TR_FUNCTIONS(HelpTexts)
};

QString commandText(const QString &name)
{
    if (name == u"account add"_s)
        return HelpTexts::tr("Adds an account. Secrets come from an environment variable or from standard input, never from the arguments.");
    if (name == u"account list"_s)
        return HelpTexts::tr("Lists the accounts of the profile.");
    if (name == u"account remove"_s)
        return HelpTexts::tr("Removes an account, its rows and its secrets from this computer. Nothing changes at the vendor.");
    if (name == u"account test"_s)
        return HelpTexts::tr("Tests an account stage by stage and names the stage that fails. Never writes.");
    if (name == u"list"_s)
        return HelpTexts::tr("Lists uploads: the last known rows, asking the vendor first where none are known; --refresh always asks, --cached never.");
    if (name == u"show"_s)
        return HelpTexts::tr("Asks the vendor about one upload, tracked or not, and shows every field; --raw shows the answer itself, secrets hidden.");
    if (name == u"watch"_s)
        return HelpTexts::tr("Asks again and again and writes what is new or changed.");
    if (name == u"export"_s) {
        return HelpTexts::tr("Writes the uploads that list would show to a file, CSV or a JSON array by its name; asks as list does. The file appears whole or not at all.");
    }
    if (name == u"track add"_s) {
        return HelpTexts::tr("Remembers uploads and asks the vendor about them, also those it does not list. ID is what the vendor calls it; job:ID or media:ID where "
                             "the vendor has both and it is not the usual kind; or a source URL where the vendor finds jobs by it. FILE holds one ID or URL a line, or a "
                             "CSV (comma, semicolon, tab or pipe) with a column of them; - is standard input. What cannot be tracked is named with its line.");
    }
    if (name == u"track remove"_s)
        return HelpTexts::tr("Forgets tracked uploads. Nothing changes at the vendor.");
    if (name == u"track list"_s)
        return HelpTexts::tr("Lists the tracked uploads, oldest first, with the state last known.");
    if (name == u"sandbox"_s) {
        return HelpTexts::tr("Serves an imitation of the vendors on this computer until standard input closes; prints where, and the accounts to add. NAME is a fault "
                             "it plays; a wrong name lists them all. VENDOR:NAME plays a fault of the connection, of HTTP or of the body for one vendor alone.");
    }
    return HelpTexts::tr("Not yet available in this version.");
}

QString exitStatuses()
{
    return HelpTexts::tr("Exit status:\n"
                         "  0  done\n"
                         "  2  usage or bad input; nothing was sent\n"
                         "  3  the vendor rejected it\n"
                         "  4  the vendor could not be reached, stopped answering, kept throttling, or its answer could not be used\n"
                         "  5  credentials missing, refused or expired, or the clock too far off to sign\n"
                         "  6  an action was sent and its outcome is unknown\n"
                         "  7  no such account or upload\n");
}

QString globalOptionsText()
{
    return HelpTexts::tr("Options of every command, before or after it:\n"
                         "  --profile DIR      where settings, accounts (no secrets) and the database are (or UPLOADDECK_PROFILE)\n"
                         "  --lang en|zh       the language of texts\n"
                         "  --format F         table (default), json, ndjson or csv\n"
                         "  --timeout SECONDS  of each request, default 30\n"
                         "  --verbose          say what is asked\n"
                         "  --version, --help  also per command\n");
}

/// The keys of one way to sign in (empty: of none), under its name where it has one.
QString keyLines(const VendorInfo &vendor, const QString &way, const QString &title, Language language)
{
    QString lines;
    for (const AccountKey &key : vendor.keys) {
        if (key.signInWay != way)
            continue;
        const QString option = key.secret ? QString(u"--secret "_s + key.name + u"=env:VAR|stdin"_s)
                                          : QString(u"--set "_s + key.name + u'=' + (key.choices.isEmpty() ? u"VALUE"_s : key.choices.join(u'|')));
        const QString hint = key.required ? key.hint.in(language) : HelpTexts::tr("(optional) %1").arg(key.hint.in(language));
        lines += QString(u"  "_s + option.leftJustified(36) + u' ' + hint + u'\n');
    }
    return lines.isEmpty() || title.isEmpty() ? lines : QString(u"  "_s + HelpTexts::tr("%1:", "way to sign in").arg(title) + u'\n' + lines);
}

/// What an account of each vendor needs, as the vendors declare it.
QString vendorKeys(Language language)
{
    QString text;
    for (const VendorInfo &vendor : vendorInfos()) {
        text += QString(u'\n' + vendor.id + u"  "_s + vendor.longName.in(language) + u'\n');
        if (const QString &where = vendor.keysWhere.in(language); !where.isEmpty())
            text += QString(u"  "_s + where + u'\n');
        for (const SignInWay &way : vendor.signInWays)
            text += keyLines(vendor, way.id, way.name.in(language), language);
        text += keyLines(vendor, {}, vendor.signInWays.isEmpty() ? QString() : HelpTexts::tr("Whatever the way to sign in"), language);
        QStringList regions;
        for (const Region &region : vendor.regions)
            regions.append(HelpTexts::tr("%1 (%2)", "region's ID and name").arg(region.id, region.name.in(language)));
        if (!regions.isEmpty())
            text += QString(u"  --region "_s + regions.join(HelpTexts::tr(", ")) + u'\n');
    }
    return text;
}

QString programHelp()
{
    QString text = HelpTexts::tr("Usage: uploaddeck-cli COMMAND\n\nEvery upload of every account, in one table.\n\nCommands:\n");
    QStringList later;
    for (const CommandWord &word : commandWords()) {
        if (!word.available) {
            later.append(word.name);
            continue;
        }
        text += QString(u"  "_s + word.name + u' ' + word.arguments + u'\n');
        text += QString(u"      "_s + commandText(word.name) + u'\n');
    }
    text += QString(u'\n' + HelpTexts::tr("Not yet available: %1").arg(later.join(u", "_s)) + u'\n');
    return QString(text + u'\n' + globalOptionsText() + u'\n' + exitStatuses());
}

} // namespace

QString helpText(const QString &command, Language language)
{
    const CommandWord *word = findCommand(command);
    if (!word)
        return programHelp();
    QString text = HelpTexts::tr("Usage: %1").arg(QString(u"uploaddeck-cli "_s + word->name + u' ' + word->arguments)) + u'\n';
    text += QString(u'\n' + commandText(word->available ? word->name : QString()) + u'\n');
    if (word->name == u"account add"_s)
        text += vendorKeys(language);
    return QString(text + u'\n' + globalOptionsText() + u'\n' + exitStatuses());
}

} // namespace deck
