#pragma once

#include "engine/engine.h"
#include "models/format.h"
#include "ui/appearance/appearance.h"

#include <QCoreApplication>

namespace deck {

/// One thing the person should know of now: a bold cause, a plain sentence, a countdown, at most two ways on.
struct Notice
{
    enum class Action : quint8 { TryNow, Details, Dismiss, ShowFile, SignIn };
    QString id; ///< stays the same while the cause does
    QString iconName;
    Token token = Token::Amber;
    QString cause;
    QString sentence;
    std::optional<Instant> nextTryAt;
    QString account; ///< what the actions are about; empty: all
    QList<Action> actions;
};

/// Tells what stands in the way, most urgent first: from the accounts' states and what opening the profile found.
class Notices final
{
    Q_DECLARE_TR_FUNCTIONS(Notices)
public:
    Notices(const Engine &engine, const Format &format, Instant now)
        : m_engine(engine)
        , m_format(format)
        , m_now(now)
    {
    }
    /// `opened`: what opening the profile found. `trouble`: what went wrong with it since, until it was dismissed.
    [[nodiscard]] QList<Notice> list(const std::optional<ProfileOpened> &opened, const std::optional<ApiError> &trouble) const;

    /// The ID of the notice made from `trouble`.
    [[nodiscard]] static QString profileTroubleId() { return QStringLiteral("profile-trouble"); }
    [[nodiscard]] static QString actionText(Notice::Action action);

private:
    using Accounts = QList<const AccountStatus *>; ///< of one vendor, not empty

    [[nodiscard]] QString vendorName(const AccountStatus &status) const
    {
        return status.vendor.shortName.in(m_format.language());
    }
    [[nodiscard]] Notice signInAgain(const AccountStatus &status, const std::optional<Instant> &oldestCheck) const;
    [[nodiscard]] Notice unreachable(const Accounts &away) const;
    [[nodiscard]] Notice failing(const Accounts &failing, bool rowsFromBefore) const;
    [[nodiscard]] static std::optional<Milliseconds> longestWait(const Accounts &accounts);
    [[nodiscard]] Notice slowed(const Accounts &slow) const;
    [[nodiscard]] Notice clock(Milliseconds skew) const;
    [[nodiscard]] Notice noNetwork(const std::optional<Instant> &oldestCheck) const;
    [[nodiscard]] static Notice setAside(const ProfileOpened &opened);
    [[nodiscard]] Notice profileTrouble(const ApiError &error) const;
    /// Some account goes on; else nothing is said about others.
    [[nodiscard]] bool othersAreWell() const;
    /// The accounts in one state, vendor by vendor.
    [[nodiscard]] QList<Accounts> inState(AccountState state) const;
    /// A notice about these accounts, with the earliest of their next tries.
    [[nodiscard]] Notice about(const QString &kind, const Accounts &accounts) const;

    const Engine &m_engine;
    const Format &m_format;
    Instant m_now;
};

} // namespace deck
