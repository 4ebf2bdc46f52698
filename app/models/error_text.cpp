#include "models/error_text.h"

#include <QCoreApplication>
#include <QHash>

using namespace Qt::StringLiterals;

namespace deck {

namespace {

/// Translation context of every text here.
struct ErrorTexts
{
    Q_DECLARE_TR_FUNCTIONS(ErrorTexts)
};

struct OwnText
{
    const char *what;
    const char *next;
};

/// Our own codes. A vendor's codes have their texts in the vendor's advice table.
const QHash<QString, OwnText> &ownTexts()
{
    static const QHash<QString, OwnText> texts = {
        // what was asked
        {u"account-name"_s,
         {QT_TRANSLATE_NOOP("ErrorTexts", "The account name cannot be used."),
          QT_TRANSLATE_NOOP("ErrorTexts", "Use 1 to 64 of the letters A to Z, digits, dot, underscore and hyphen.")}},
        {u"account-exists"_s,
         {QT_TRANSLATE_NOOP("ErrorTexts", "An account of this name exists already."),
          QT_TRANSLATE_NOOP("ErrorTexts", "Choose another name, or remove the account first.")}},
        {u"account-unknown"_s,
         {QT_TRANSLATE_NOOP("ErrorTexts", "There is no account of this name."),
          QT_TRANSLATE_NOOP("ErrorTexts", "Look at the names with “account list”.")}},
        {u"account-key"_s,
         {QT_TRANSLATE_NOOP("ErrorTexts", "A key of the account is missing or has the wrong form."),
          QT_TRANSLATE_NOOP("ErrorTexts", "Compare it with the vendor's console and set it again.")}},
        {u"unknown-vendor"_s,
         {QT_TRANSLATE_NOOP("ErrorTexts", "There is no vendor of this name here."),
          QT_TRANSLATE_NOOP("ErrorTexts", "The help of “account add” names the vendors.")}},
        {u"endpoint-malformed"_s,
         {QT_TRANSLATE_NOOP("ErrorTexts", "The endpoint is not a complete address."),
          QT_TRANSLATE_NOOP("ErrorTexts", "Write it as https://host, with a port where one is needed.")}},
        {u"endpoint-userinfo"_s,
         {QT_TRANSLATE_NOOP("ErrorTexts", "The endpoint carries a user name or password."),
          QT_TRANSLATE_NOOP("ErrorTexts", "Leave both out of the address: addresses are stored and shown.")}},
        {u"endpoint-scheme"_s,
         {QT_TRANSLATE_NOOP("ErrorTexts", "The endpoint is neither https nor http."),
          QT_TRANSLATE_NOOP("ErrorTexts", "Use an https address.")}},
        {u"endpoint-plain-http"_s,
         {QT_TRANSLATE_NOOP("ErrorTexts", "Plain http is accepted for this computer's own addresses only."),
          QT_TRANSLATE_NOOP("ErrorTexts", "Use https for any other host.")}},
        {u"endpoint-query"_s,
         {QT_TRANSLATE_NOOP("ErrorTexts", "The endpoint carries a query or a fragment."),
          QT_TRANSLATE_NOOP("ErrorTexts", "Leave out everything from “?” or “#” on.")}},
    };
    return texts;
}

QString kindText(const ApiError &error, const QString &vendor)
{
    const bool named = !vendor.isEmpty();
    switch (error.kind) {
    case ErrorKind::BadInput:
        return ErrorTexts::tr("What was asked for cannot be sent.");
    case ErrorKind::Local:
        return ErrorTexts::tr("Something on this computer stands in the way.");
    case ErrorKind::Rejected:
        return named ? ErrorTexts::tr("%1 refused the call.").arg(vendor) : ErrorTexts::tr("The vendor refused the call.");
    case ErrorKind::Unreachable:
        return named ? ErrorTexts::tr("%1 cannot be reached.").arg(vendor) : ErrorTexts::tr("The server cannot be reached.");
    case ErrorKind::TimedOut:
        return named ? ErrorTexts::tr("%1 did not answer in time.").arg(vendor) : ErrorTexts::tr("The server did not answer in time.");
    case ErrorKind::Throttled:
        return named ? ErrorTexts::tr("%1 asks for fewer calls.").arg(vendor) : ErrorTexts::tr("The vendor asks for fewer calls.");
    case ErrorKind::ServerFailed:
        return named ? ErrorTexts::tr("%1 answers with errors.").arg(vendor) : ErrorTexts::tr("The server answers with errors.");
    case ErrorKind::BadAnswer:
        return named ? ErrorTexts::tr("An answer came in the name of %1 that cannot be used.").arg(vendor)
                     : ErrorTexts::tr("An answer came that cannot be used.");
    case ErrorKind::Credential:
        return named ? ErrorTexts::tr("%1 does not accept the key.").arg(vendor) : ErrorTexts::tr("The key is missing or not accepted.");
    case ErrorKind::Clock:
        return ErrorTexts::tr("This computer's clock is too far off to sign requests.");
    case ErrorKind::OutcomeUnknown:
        return ErrorTexts::tr("The request was sent and its outcome is not known.");
    case ErrorKind::NotFound:
        return ErrorTexts::tr("There is no such account or upload.");
    case ErrorKind::Cancelled:
        return ErrorTexts::tr("Stopped before an answer came.");
    }
    Q_UNREACHABLE();
}

QString kindNext(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Unreachable:
        return ErrorTexts::tr("Check the network, a proxy or firewall, and the account's endpoint.");
    case ErrorKind::TimedOut:
        return ErrorTexts::tr("Try again; if it stays so, check the network or allow more time.");
    case ErrorKind::Throttled:
        return ErrorTexts::tr("Nothing to do: calls are made more slowly for a while.");
    case ErrorKind::ServerFailed:
        return ErrorTexts::tr("Try again later; if it stays so, give the vendor's support the request ID.");
    case ErrorKind::BadAnswer:
        return ErrorTexts::tr("A sign-in page of the network or a proxy may stand in between: open a web page and look.");
    case ErrorKind::Credential:
        return ErrorTexts::tr("Compare the keys with the vendor's console and set them again.");
    case ErrorKind::Clock:
        return ErrorTexts::tr("Set the clock of this computer, best by network time.");
    case ErrorKind::OutcomeUnknown:
        return ErrorTexts::tr("Look at the upload before asking again.");
    case ErrorKind::BadInput:
    case ErrorKind::Local:
    case ErrorKind::Rejected:
    case ErrorKind::NotFound:
    case ErrorKind::Cancelled:
        return {};
    }
    Q_UNREACHABLE();
}

QString codeLine(const ApiError &error)
{
    QStringList parts;
    if (!error.code.isEmpty())
        parts.append(error.code);
    if (error.httpStatus != 0)
        parts.append(u"HTTP "_s + QString::number(error.httpStatus));
    if (!error.requestId.isEmpty())
        parts.append(error.requestId);
    return parts.join(u" · "_s);
}

} // namespace

QString ErrorText::sentence() const
{
    QStringList parts;
    for (const QString &part : {what, why, next}) {
        if (!part.isEmpty())
            parts.append(part);
    }
    // Chinese full stops bring their own room
    const bool fullWidth = what.endsWith(u'。');
    return parts.join(fullWidth ? QString() : u" "_s);
}

ErrorText errorText(const ApiError &error, const QString &vendorName, const std::optional<Advice> &advice, Language language)
{
    ErrorText text;
    text.code = codeLine(error);
    text.what = kindText(error, vendorName);
    text.next = kindNext(error.kind);
    if (const auto own = ownTexts().constFind(error.code); error.vendor.isEmpty() && own != ownTexts().cend()) {
        text.what = ErrorTexts::tr(own->what);
        text.next = ErrorTexts::tr(own->next);
    }
    if (error.kind == ErrorKind::BadInput && error.code == u"usage"_s)
        return {error.message, {}, {}, {}}; // told in the person's language where it was found
    text.why = advice ? advice->cause.in(language) : error.message;
    if (advice)
        text.next = advice->nextStep.in(language);
    return text;
}

bool hasOwnText(const QString &code)
{
    return ownTexts().contains(code);
}

} // namespace deck
