#include "ui/window/notices.h"

#include "models/error_text.h"

#include <QDir>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace deck {

namespace {

using Phase = ChannelState::Phase;

constexpr Milliseconds skewWorthNaming {60'000};

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
    }
    Q_UNREACHABLE();
}

QList<Notice> Notices::list(const std::optional<ProfileOpened> &opened) const
{
    const QList<AccountStatus> &accounts = m_engine.accounts();
    QList<Notice> refused;
    QList<Notice> away;
    QList<Notice> failing;
    QList<Notice> slow;
    std::optional<Milliseconds> skew;
    for (const AccountStatus &status : accounts) {
        switch (status.channel.phase) {
        case Phase::Idle:
        case Phase::Good:
            break;
        case Phase::Throttled:
            slow.append(slowed(status));
            break;
        case Phase::Failing:
            failing.append(this->failing(status));
            break;
        case Phase::Offline:
            away.append(unreachable(status));
            break;
        case Phase::SignInAgain:
            refused.append(signInAgain(status));
            break;
        }
        const std::optional<Milliseconds> &own = status.channel.clockSkew;
        if (own && std::chrono::abs(*own) >= skewWorthNaming && (!skew || std::chrono::abs(*own) > std::chrono::abs(*skew)))
            skew = own;
    }
    QList<Notice> list = refused;
    if (!away.isEmpty() && away.size() == accounts.size())
        list.append(noNetwork(opened ? opened->oldestCheck : std::nullopt));
    else
        list += away;
    list += failing;
    if (opened && !opened->setAside.isEmpty())
        list.append(setAside(*opened));
    if (skew)
        list.append(clock(*skew));
    return list + slow;
}

Notice Notices::signInAgain(const AccountStatus &status) const
{
    const ApiError &reason = status.channel.reason;
    Notice notice;
    notice.id = u"sign-in:"_s + status.account.name;
    notice.iconName = u"lock"_s;
    notice.token = Token::Red;
    notice.cause = tr("%1: sign in again").arg(status.account.name);
    // a code of the vendor means it was asked and said no; a code of ours says what is missing here
    notice.sentence = reason.vendor.isEmpty() ? errorText(reason, vendorName(status), std::nullopt, m_format.language()).sentence()
                                              : tr("%1 refuses its key (%2).").arg(vendorName(status), reason.code);
    notice.account = status.account.name;
    notice.actions = {Notice::Action::Details, Notice::Action::TryNow};
    return notice;
}

Notice Notices::unreachable(const AccountStatus &status) const
{
    Notice notice;
    notice.id = u"offline:"_s + status.account.name;
    notice.iconName = u"offline"_s;
    notice.cause = tr("%1 cannot be reached").arg(vendorName(status));
    notice.sentence = status.lastListedAt
        ? tr("%1 shows what was known at %2. Other accounts are not affected.").arg(status.account.name, m_format.clockTime(*status.lastListedAt, false))
        : tr("%1 shows what was known last. Other accounts are not affected.").arg(status.account.name);
    notice.nextTryAt = status.channel.nextTryAt;
    notice.account = status.account.name;
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
        if (!status.lastListedAt)
            neverAsked = true;
        else if (!oldest || *status.lastListedAt < *oldest)
            oldest = status.lastListedAt;
        if (status.channel.nextTryAt && (!notice.nextTryAt || *status.channel.nextTryAt < *notice.nextTryAt))
            notice.nextTryAt = status.channel.nextTryAt;
        // a host that refuses the connection was found: then the network is there
        reached = reached || status.channel.reason.code == "connection-refused"_L1;
        if (!names.contains(vendorName(status)))
            names.append(vendorName(status));
    }
    if (neverAsked && oldestCheck)
        oldest = oldest ? std::min(*oldest, *oldestCheck) : oldestCheck;
    const QList<AccountStatus> &accounts = m_engine.accounts();
    notice.cause = reached ? tr("%1 cannot be reached").arg(names.join(tr(", "))) : tr("No network");
    notice.sentence = oldest ? tr("Last known data below, oldest from %1.").arg(m_format.clockTime(*oldest, false)) : tr("Nothing was known before.");
    if (accounts.size() == 1)
        notice.account = accounts.first().account.name;
    notice.actions = notice.account.isEmpty() ? QList {Notice::Action::TryNow} : QList {Notice::Action::Details, Notice::Action::TryNow};
    return notice;
}

Notice Notices::failing(const AccountStatus &status) const
{
    const ChannelState &channel = status.channel;
    Notice notice;
    notice.id = u"failing:"_s + status.account.name;
    notice.iconName = u"stall"_s;
    notice.cause = channel.recentFailures > 0 ? tr("%1 answers with errors (%2 of %3)")
                                                    .arg(vendorName(status), m_format.count(channel.recentFailures), m_format.count(channel.recentCalls))
                                              : tr("%1 answers with errors").arg(vendorName(status));
    notice.sentence = tr("Other accounts are not affected.");
    notice.nextTryAt = channel.nextTryAt;
    notice.account = status.account.name;
    notice.actions = {Notice::Action::Details};
    return notice;
}

Notice Notices::slowed(const AccountStatus &status) const
{
    Notice notice;
    notice.id = u"slowed:"_s + status.account.name;
    notice.iconName = u"clock"_s;
    notice.cause = tr("%1 asks for fewer calls").arg(vendorName(status));
    notice.sentence = tr("The rows of %1 update more slowly for now.").arg(status.account.name);
    notice.nextTryAt = status.channel.nextTryAt;
    notice.account = status.account.name;
    return notice;
}

Notice Notices::clock(Milliseconds skew) const
{
    Notice notice;
    notice.id = u"clock"_s;
    notice.iconName = u"clock"_s;
    const QString amount = m_format.duration(std::chrono::abs(skew));
    notice.cause = skew > Milliseconds::zero() ? tr("This computer's clock is %1 slow").arg(amount) : tr("This computer's clock is %1 fast").arg(amount);
    notice.sentence = tr("Requests are signed with corrected time.");
    notice.actions = {Notice::Action::Dismiss};
    return notice;
}

Notice Notices::setAside(const ProfileOpened &opened)
{
    Notice notice;
    notice.id = u"set-aside"_s;
    notice.iconName = u"box"_s;
    notice.cause = tr("The local data was damaged and set aside; a new file was begun");
    notice.sentence = tr("Uploads rescued: %1. The old file: %2").arg(QLocale().toString(opened.rescuedUploads), QDir::toNativeSeparators(opened.setAside));
    notice.actions = {Notice::Action::ShowFile, Notice::Action::Dismiss};
    return notice;
}

} // namespace deck
