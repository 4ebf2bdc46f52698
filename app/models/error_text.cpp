#include "models/error_text.h"

#include "models/own_error_texts.h"

using namespace Qt::StringLiterals;

namespace deck {

namespace {

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
    const bool fullWidth = what.endsWith(u'。');
    QString sentence;
    for (const QString &part : {what, why, next}) {
        if (part.isEmpty())
            continue;
        if (!sentence.isEmpty()) {
            static const QString stops = u".。!！?？:：;；"_s;
            if (!stops.contains(sentence.back())) // words of the system or of a vendor often end without
                sentence += fullWidth ? u'。' : u'.';
            if (sentence.back() < u'\u2000') // full-width stops bring their own room
                sentence += u' ';
        }
        sentence += part;
    }
    return sentence;
}

ErrorText errorText(const ApiError &error, const QString &vendorName, const std::optional<Advice> &advice, Language language)
{
    if (error.kind == ErrorKind::BadInput && error.code == u"usage"_s)
        return {error.message, {}, {}, {}}; // told in the person's language where it was found
    ErrorText text;
    text.code = codeLine(error);
    text.what = kindText(error, vendorName);
    text.next = kindNext(error.kind);
    if (advice) {
        text.why = QString(advice->cause.in(language)).replace(u"%1"_s, error.subject);
        text.next = QString(advice->nextStep.in(language)).replace(u"%1"_s, error.subject);
        return text;
    }
    const OwnErrorText *own = error.vendor.isEmpty() ? ownErrorText(error.code) : nullptr;
    if (!own && error.vendor.isEmpty() && error.code.startsWith(u"http-"_s)) {
        text.why = ErrorTexts::tr("The server answered with HTTP status %1.").arg(error.httpStatus);
        return text;
    }
    if (!own) {
        text.why = error.message; // the vendor's own words, or detail for which there is no better text
        return text;
    }
    if (own->what)
        text.what = QString(ErrorTexts::tr(own->what)).replace(u"%1"_s, error.subject);
    if (own->why)
        text.why = ErrorTexts::tr(own->why);
    else if (own->withDetail)
        text.why = error.message;
    if (own->next)
        text.next = ErrorTexts::tr(own->next);
    return text;
}

} // namespace deck
