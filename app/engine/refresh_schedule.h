#pragma once

#include "core/clock.h"

#include <QObject>
#include <QSet>
#include <QString>

#include <optional>

namespace deck {

/// When to refresh, and whether one runs: the next by time is armed only after the one before has ended. Engine thread.
class RefreshSchedule final : public QObject
{
    Q_OBJECT
public:
    explicit RefreshSchedule(Clock &clock, QObject *parent = nullptr);

    void setInterval(Milliseconds interval); ///< 0 switches it off
    void begin(const QString &account);
    void end(const QString &account); ///< also for an account that goes
    /// Arms the next one when none runs; for a round that found nobody to ask.
    void settle();

    [[nodiscard]] bool isRunning() const { return !m_running.isEmpty(); }
    [[nodiscard]] std::optional<Instant> nextAt() const { return m_nextAt; }

Q_SIGNALS:
    void started();
    void ended();
    void due();
    void nextChanged();

private:
    void arm();

    Clock &m_clock;
    Milliseconds m_interval {0};
    QSet<QString> m_running;
    std::optional<Instant> m_nextAt;
    quint64 m_generation = 0; ///< of the timer that counts
};

} // namespace deck
