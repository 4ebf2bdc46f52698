#include "ui/window/notices.h"

#include "models/error_text.h"
#include "ui/language/han_spacing.h"

#include <QDir>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace deck {

namespace {

constexpr Milliseconds skewWorthNaming {60'000};
constexpr Milliseconds usualInterval {15'000}; ///< of refreshes by time

} // namespace

QString Notices::actionText(Notice::Action action)
{
    switch (action) {
    case Notice::Action::TryNow:
        return tr("Try now");
    case Notice::Action::Details:
        return tr("Details");
    case Notice::Action::Dismiss:
        return tr("Dismiss");
    case Notice::Action::ShowFile:
        return tr("Show file");
    case Notice::Action::SignIn:
        return tr("Sign in…");
    }
    Q_UNREACHABLE();
}

namespace {

/// Chinese full stops bring their own room.
QString joinedSentences(const QString &first, const QString &second)
{
    return first.endsWith(u'。') ? QString(first + second) : QString(first + u' ' + second);
}

} // namespace

QList<Notice> Notices::list(const std::optional<ProfileOpened> &opened, const std::optional<ApiError> &trouble) const
{
    const QList<AccountStatus> &accounts = m_engine.accounts();
    QList<Notice> list;
    std::optional<Milliseconds> skew;
    qsizetype away = 0;
    for (const AccountStatus &status : accounts) {
        if (status.state() == AccountState::Paused)
            list.append(signInAgain(status, opened ? opened->oldestCheck : std::nullopt));
        if (status.state() == AccountState::Offline)
            ++away;
        const std::optional<Milliseconds> &own = status.channel.clockSkew;
        if (own && std::chrono::abs(*own) >= skewWorthNaming && (!skew || std::chrono::abs(*own) > std::chrono::abs(*skew)))
            skew = own;
    }
    if (away > 0 && away == accounts.size()) {
        list.append(noNetwork(opened ? opened->oldestCheck : std::nullopt));
    } else {
        for (const Accounts &own : inState(AccountState::Offline))
            list.append(unreachable(own));
    }
    for (const Accounts &own : inState(AccountState::Failing))
        list.append(failing(own, opened && opened->oldestCheck));
    if (opened && !opened->setAside.isEmpty())
        list.append(setAside(*opened));
    if (trouble)
        list.append(profileTrouble(*trouble));
    if (skew)
        list.append(clock(*skew));
    for (const Accounts &own : inState(AccountState::Throttled))
        list.append(slowed(own));
    return list;
}

QList<Notices::Accounts> Notices::inState(AccountState state) const
{
    QList<Accounts> vendors;
    for (const AccountStatus &status : m_engine.accounts()) {
        if (status.state() != state)
            continue;
        const auto same = std::find_if(vendors.begin(), vendors.end(),
                                       [&](const Accounts &seen) { return seen.first()->vendor.id == status.vendor.id; });
        if (same != vendors.end())
            same->append(&status);
        else
            vendors.append(Accounts {&status});
    }
    return vendors;
}

bool Notices::othersAreWell() const
{
    const QList<AccountStatus> &accounts = m_engine.accounts();
    return std::any_of(accounts.cbegin(), accounts.cend(), [](const AccountStatus &status) {
        const AccountState state = status.state();
        return state == AccountState::Fresh || state == AccountState::Loading || state == AccountState::Throttled;
    });
}

Notice Notices::about(const QString &kind, const Accounts &accounts) const
{
    Notice notice;
    notice.id = kind + u':' + accounts.first()->vendor.id;
    notice.account = accounts.first()->account.name;
    for (const AccountStatus *status : accounts) {
        if (status->channel.nextTryAt && (!notice.nextTryAt || *status->channel.nextTryAt < *notice.nextTryAt))
            notice.nextTryAt = status->channel.nextTryAt;
    }
    // after the last try it is the next refresh that tries again
    if (!notice.nextTryAt)
        notice.nextTryAt = m_engine.nextRefreshAt();
    return notice;
}

Notice Notices::signInAgain(const AccountStatus &status, const std::optional<Instant> &oldestCheck) const
{
    const ApiError &reason = status.channel.reason;
    Notice notice;
    notice.id = u"sign-in:"_s + status.account.name;
    notice.iconName = u"lock"_s;
    notice.token = Token::Red;
    notice.cause = tr("%1: sign in again").arg(status.account.name);
    const QString vendor = vendorName(status);
    // a code of the vendor means it was asked and said no; a code of ours says what is missing here
    if (reason.vendor.isEmpty()) {
        ErrorText text = errorText(reason, vendor, std::nullopt, m_format.language());
        text.what = closeHanGapsAround(text.what, vendor);
        notice.sentence = text.sentence();
    } else {
        notice.sentence = closeHanGapsAround(tr("%1 refuses its key (%2).").arg(vendor, reason.code), vendor);
    }
    // what stands in the table was true then
    if (const std::optional<Instant> known = status.lastAskedAt() ? status.lastAskedAt() : oldestCheck)
        notice.sentence = joinedSentences(notice.sentence, tr("Its rows are as known at %1.").arg(m_format.tableTime(known, m_now, false)));
    notice.account = status.account.name;
    notice.actions = {Notice::Action::Details, Notice::Action::SignIn};
    return notice;
}

Notice Notices::unreachable(const Accounts &away) const
{
    Notice notice = about(u"offline"_s, away);
    notice.iconName = u"offline"_s;
    const QString vendor = vendorName(*away.first());
    notice.cause = closeHanGapsAround(tr("%1 cannot be reached").arg(vendor), vendor);
    std::optional<Instant> oldest;
    for (const AccountStatus *status : away) {
        if (const std::optional<Instant> own = status->lastAskedAt(); own && (!oldest || *own < *oldest))
            oldest = own;
    }
    const QString known = m_format.tableTime(oldest, m_now, false);
    if (othersAreWell())
        notice.sentence = oldest ? tr("Its rows are as known at %1. Other accounts are not affected.").arg(known)
                                 : tr("Its rows are as known last. Other accounts are not affected.");
    else if (oldest)
        notice.sentence = tr("Its rows are as known at %1.").arg(known);
    notice.actions = {Notice::Action::Details, Notice::Action::TryNow};
    return notice;
}

Notice Notices::noNetwork(const std::optional<Instant> &oldestCheck) const
{
    Notice notice;
    notice.id = u"offline"_s;
    notice.iconName = u"offline"_s;
    std::optional<Instant> oldest;
    bool neverAsked = false;
    bool reached = false;
    QStringList names;
    for (const AccountStatus &status : m_engine.accounts()) {
        const std::optional<Instant> asked = status.lastAskedAt();
        if (!asked)
            neverAsked = true;
        else if (!oldest || *asked < *oldest)
            oldest = asked;
        if (status.channel.nextTryAt && (!notice.nextTryAt || *status.channel.nextTryAt < *notice.nextTryAt))
            notice.nextTryAt = status.channel.nextTryAt;
        // a host that refuses the connection was found: then the network is there
        reached = reached || status.channel.reason.code == "connection-refused"_L1;
        if (!names.contains(vendorName(status)))
            names.append(vendorName(status));
    }
    if (neverAsked && oldestCheck)
        oldest = oldest ? std::min(*oldest, *oldestCheck) : oldestCheck;
    const QString vendors = names.join(tr(", "));
    notice.cause = reached ? closeHanGapsAround(tr("%1 cannot be reached").arg(vendors), vendors) : tr("No network");
    notice.sentence = oldest ? tr("Last known data below, oldest from %1.").arg(m_format.tableTime(oldest, m_now, false))
                             : tr("Nothing was known before.");
    if (!notice.nextTryAt)
        notice.nextTryAt = m_engine.nextRefreshAt();
    notice.actions = {Notice::Action::Details, Notice::Action::TryNow};
    return notice;
}

Notice Notices::failing(const Accounts &failing, bool rowsFromBefore) const
{
    Notice notice = about(u"failing"_s, failing);
    notice.iconName = u"stall"_s;
    int calls = 0;
    int failures = 0;
    for (const AccountStatus *status : failing) {
        calls += status->channel.recentCalls;
        failures += status->channel.recentFailures;
    }
    const bool anythingKnown = rowsFromBefore
        || std::any_of(failing.begin(), failing.end(), [](const AccountStatus *status) { return status->listing.listed > 0; });
    const QString vendor = vendorName(*failing.first());
    notice.cause = failures > 0
        ? tr("%1 answers with errors (%2 of %3)").arg(vendor, m_format.count(failures), m_format.count(calls))
        : tr("%1 answers with errors").arg(vendor);
    notice.cause = closeHanGapsAround(notice.cause, vendor);
    if (othersAreWell())
        notice.sentence = tr("Other accounts are not affected.");
    else
        notice.sentence = anythingKnown ? tr("The rows below are as last known.") : tr("Nothing was known before.");
    notice.actions = {Notice::Action::Details, Notice::Action::TryNow};
    return notice;
}

/// How long the vendor makes these accounts wait between two calls; nullopt while none of them waits.
std::optional<Milliseconds> Notices::longestWait(const Accounts &accounts)
{
    std::optional<Milliseconds> longest;
    for (const AccountStatus *status : accounts) {
        if (!status->channel.nextTryAt || !status->channel.lastAnswerAt)
            continue;
        const Milliseconds wait = *status->channel.nextTryAt - *status->channel.lastAnswerAt;
        longest = std::max(longest.value_or(usualInterval), wait);
    }
    return longest;
}

Notice Notices::slowed(const Accounts &slow) const
{
    Notice notice = about(u"slowed"_s, slow);
    notice.iconName = u"clock"_s;
    const QString vendor = vendorName(*slow.first());
    notice.cause = closeHanGapsAround(tr("%1 asks for fewer calls").arg(vendor), vendor);
    const std::optional<Milliseconds> wait = longestWait(slow);
    notice.sentence = wait ? tr("Its rows update every %1 s for now.").arg(std::chrono::round<std::chrono::seconds>(*wait).count())
                           : tr("Its rows update more slowly for now.");
    return notice;
}

Notice Notices::clock(Milliseconds skew) const
{
    Notice notice;
    notice.id = u"clock"_s;
    notice.iconName = u"clock"_s;
    // 10 min 59 s are 11 minutes, not 10
    const QString amount = m_format.duration(std::chrono::round<std::chrono::minutes>(std::chrono::abs(skew)));
    notice.cause = skew > Milliseconds::zero() ? tr("This computer's clock is %1 slow").arg(amount)
                                               : tr("This computer's clock is %1 fast").arg(amount);
    notice.sentence = tr("Requests are signed with corrected time.");
    notice.actions = {Notice::Action::Dismiss};
    return notice;
}

Notice Notices::profileTrouble(const ApiError &error) const
{
    const ErrorText text = errorText(error, QString(), std::nullopt, m_format.language());
    Notice notice;
    notice.id = profileTroubleId();
    notice.iconName = u"box"_s;
    notice.cause = text.what;
    notice.sentence = text.next.isEmpty() ? text.why : text.next;
    notice.actions = {Notice::Action::Dismiss};
    return notice;
}

Notice Notices::setAside(const ProfileOpened &opened)
{
    Notice notice;
    notice.id = u"set-aside"_s;
    notice.iconName = u"box"_s;
    notice.cause = tr("The local data was damaged and set aside; a new file was begun");
    notice.sentence = tr("Uploads rescued: %1. The old file: %2")
                          .arg(QLocale().toString(opened.rescuedUploads), QDir::toNativeSeparators(opened.setAside));
    notice.actions = {Notice::Action::ShowFile, Notice::Action::Dismiss};
    return notice;
}

} // namespace deck
