#include "ui/accounts/account_state_text.h"

#include "models/error_text.h"
#include "ui/language/han_spacing.h"
#include "ui/uploads/footer.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace deck {

namespace {

struct AccountStates
{
    Q_DECLARE_TR_FUNCTIONS(AccountStates)
};

QString updatedText(const AccountStatus &status, const Format &format, Instant now)
{
    const std::optional<Instant> asked = status.lastAskedAt();
    return asked ? AccountStates::tr("updated %1").arg(format.tableTime(asked, now, true)) : QString();
}

QString loadingText(const AccountStatus &status, const Format &format, Instant now)
{
    if (waitsForFirstAnswer(status))
        return AccountStates::tr("waiting for the first answer");
    const ListingState &listing = status.listing;
    // what is asked anew stands there as it was updated last
    if (!listing.loading || listing.listed == 0)
        return updatedText(status, format, now);
    return listing.total && *listing.total > listing.listed
        ? AccountStates::tr("%1 of about %2").arg(format.count(listing.listed), format.count(*listing.total))
        : AccountStates::tr("%1 so far").arg(format.count(listing.listed));
}

/// Why, and when it is tried again.
QString troubleText(const AccountStatus &status, const Engine &engine, const Format &format, Instant now)
{
    const ApiError &reason = status.channel.reason;
    const QString &vendor = status.vendor.shortName.in(format.language());
    const ErrorText text = errorText(reason, vendor, engine.advice(reason.vendor, reason.code), format.language());
    QString why = closeHanGapsAround(text.why.isEmpty() ? text.what : text.why, vendor);
    if (why.endsWith(u'.') || why.endsWith(u'。'))
        why.chop(1); // more follows in the same line
    QStringList parts {why};
    if (status.channel.nextTryAt && *status.channel.nextTryAt > now)
        parts.append(AccountStates::tr("next try %1").arg(format.clockTime(*status.channel.nextTryAt)));
    if (!text.code.isEmpty())
        parts.append(text.code);
    return parts.join(u" · "_s);
}

} // namespace

QString AccountStateText::line() const
{
    return reason.isEmpty() ? word : AccountStates::tr("%1: %2", "state of an account and its reason").arg(word, reason);
}

AccountStateText accountStateText(const AccountStatus &status, const Engine &engine, const Format &format, Instant now)
{
    const auto trouble = [&](const QString &word, const QString &icon, Token token) -> AccountStateText {
        return {word, troubleText(status, engine, format, now), icon, token};
    };
    switch (status.state()) {
    case AccountState::Paused:
        return trouble(AccountStates::tr("Sign in again"), u"lock"_s, Token::Red);
    case AccountState::Offline:
        return trouble(AccountStates::tr("Cannot be reached"), u"offline"_s, Token::Amber);
    case AccountState::Failing:
        return trouble(AccountStates::tr("Answers with errors"), u"stall"_s, Token::Amber);
    case AccountState::Throttled:
        return trouble(AccountStates::tr("Asks for fewer calls"), u"clock"_s, Token::Amber);
    case AccountState::NotAsked:
    case AccountState::Loading:
        return {AccountStates::tr("Loading"), loadingText(status, format, now), u"refresh"_s, Token::Text2};
    case AccountState::Fresh:
        break;
    }
    return {AccountStates::tr("Up to date"), updatedText(status, format, now), u"online"_s, Token::Text2};
}

} // namespace deck
