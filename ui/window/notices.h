#pragma once

#include "engine/engine.h"
#include "models/format.h"
#include "ui/appearance/appearance.h"

#include <QCoreApplication>

namespace deck {

/// One thing the person should know of now: a bold cause, a plain sentence, a countdown, at most two ways on.
struct Notice
{
    enum class Action : quint8 { TryNow, Details, Dismiss, ShowFile };
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
    Notices(const Engine &engine, const Format &format)
        : m_engine(engine)
        , m_format(format)
    {
    }
    /// `opened`: what opening found, until the person dismissed it.
    [[nodiscard]] QList<Notice> list(const std::optional<ProfileOpened> &opened) const;

    [[nodiscard]] static QString actionText(Notice::Action action);

private:
    [[nodiscard]] QString vendorName(const AccountStatus &status) const { return status.vendor.shortName.in(m_format.language()); }
    [[nodiscard]] Notice signInAgain(const AccountStatus &status) const;
    [[nodiscard]] Notice unreachable(const AccountStatus &status) const;
    [[nodiscard]] Notice failing(const AccountStatus &status) const;
    [[nodiscard]] Notice slowed(const AccountStatus &status) const;
    [[nodiscard]] Notice clock(Milliseconds skew) const;
    [[nodiscard]] Notice noNetwork(const std::optional<Instant> &oldestCheck) const;
    [[nodiscard]] static Notice setAside(const ProfileOpened &opened);

    const Engine &m_engine;
    const Format &m_format;
};

} // namespace deck
