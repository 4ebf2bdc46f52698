#pragma once

#include "core/clock.h"

#include <QHash>
#include <QObject>
#include <QSet>
#include <QStringList>

#include <optional>

namespace deck {

/// When each account is refreshed, and which ones are: the next of an account is armed only after its own last answer, so
/// that one in trouble delays no other. Engine thread.
class RefreshSchedule final : public QObject
{
    Q_OBJECT
public:
    explicit RefreshSchedule(Clock &clock, QObject *parent = nullptr);

    void setInterval(Milliseconds interval); ///< 0 switches it off
    void add(const QString &account);
    void remove(const QString &account);
    void begin(const QString &account);
    void end(const QString &account);
    /// Arms the next one of an account that was due and is not asked now.
    void settle(const QString &account);

    [[nodiscard]] bool isRunning() const { return !m_running.isEmpty(); }
    /// When the next one begins; nullopt while it is switched off, or while every account is being refreshed.
    [[nodiscard]] std::optional<Instant> nextAt() const;

Q_SIGNALS:
    void started(); ///< the first account
    void ended();   ///< the last one
    void due(const QStringList &accounts);
    void nextChanged();

private:
    void plan(const QString &account);
    void arm();
    void fire();

    Clock &m_clock;
    Milliseconds m_interval {0};
    QSet<QString> m_running;
    QSet<QString> m_accounts;
    QHash<QString, Milliseconds> m_next; ///< monotonic; of those not running
    quint64 m_generation = 0;            ///< of the timer that counts
};

} // namespace deck
