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
    return status.lastListedAt ? AccountStates::tr("updated %1").arg(format.tableTime(status.lastListedAt, now, true))
                               : QString();
}

QString loadingText(const AccountStatus &status, const Format &format)
{
    const ListingState &listing = status.listing;
    if (listing.listed == 0)
        return {};
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
    QStringList parts {closeHanGapsAround(text.why.isEmpty() ? text.what : text.why, vendor)};
    if (!text.code.isEmpty())
        parts.append(text.code);
    if (status.channel.nextTryAt && *status.channel.nextTryAt > now)
        parts.append(AccountStates::tr("next try %1").arg(format.clockTime(*status.channel.nextTryAt)));
    return parts.join(u" · "_s);
}

} // namespace

QString AccountStateText::line() const
{
    return reason.isEmpty() ? word : AccountStates::tr("%1: %2", "state of an account and its reason").arg(word, reason);
}

AccountStateText accountStateText(const AccountStatus &status, const Engine &engine, const Format &format, Instant now)
{
    using Phase = ChannelState::Phase;
    const auto trouble = [&](const QString &word, const QString &icon, Token token) -> AccountStateText {
        return {word, troubleText(status, engine, format, now), icon, token};
    };
    switch (status.channel.phase) {
    case Phase::SignInAgain:
        return trouble(AccountStates::tr("Sign in again"), u"lock"_s, Token::Red);
    case Phase::Offline:
        return trouble(AccountStates::tr("Cannot be reached"), u"offline"_s, Token::Amber);
    case Phase::Failing:
        return trouble(AccountStates::tr("Answers with errors"), u"stall"_s, Token::Amber);
    case Phase::Throttled:
        return trouble(AccountStates::tr("Asks for fewer calls"), u"clock"_s, Token::Amber);
    case Phase::Idle:
    case Phase::Good:
        break;
    }
    if (waitsForFirstAnswer(status))
        return {AccountStates::tr("Loading"), AccountStates::tr("waiting for the first answer"), u"refresh"_s, Token::Text2};
    if (status.listing.loading)
        return {AccountStates::tr("Loading"), loadingText(status, format), u"refresh"_s, Token::Text2};
    return {AccountStates::tr("Up to date"), updatedText(status, format, now), u"online"_s, Token::Text2};
}

} // namespace deck
