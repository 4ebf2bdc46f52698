#pragma once

#include "tests/flows/engine_rig.h"
#include "tests/flows/fault_table.h"
#include "tests/flows/secret_watch.h"

#include <atomic>

namespace deck {

/// Waits pass fast, and the date moves only when a test steps it: the vendors' content stands still until then.
class SteppedClock final : public ScaledClock
{
public:
    using ScaledClock::ScaledClock;
    [[nodiscard]] Instant now() const override { return m_start + Milliseconds(m_stepped.load()); }
    void step(Milliseconds by) { m_stepped += by.count(); }

private:
    const Instant m_start = std::chrono::floor<Milliseconds>(std::chrono::system_clock::now());
    std::atomic<qint64> m_stepped = 0;
};

/// The accounts of every round: each vendor, and each way to sign in that goes its own way over the net.
struct RoundAccount
{
    QString name; ///< in the engine
    QString vendor;
    QString served; ///< the sandbox's name of it
    quint8 meets;   ///< FaultMeets
};
[[nodiscard]] const QList<RoundAccount> &roundAccounts();

struct RoundSetup
{
    QString scenario;
    int uploads = 12;
    QStringList liesTo;     ///< the accounts whose vendor says what is not so, with every sign of a good answer
    Milliseconds later {0}; ///< the date moves on so far once the fault is there
    bool slow = false;      ///< it brings thousands of rows that stay known
    bool anew = false;      ///< the engine is started anew under the fault, so that it has no sign-in yet
};

/// How one account came through.
struct FaultOutcome
{
    std::optional<ApiError> listed; ///< what its listing under the fault ended with; nullopt: it worked
    ListingState::Stop stop = ListingState::Stop::None;
    std::optional<ApiError> fetched; ///< the same of a question by ID
    AccountState state = AccountState::NotAsked;
    Milliseconds took {0};  ///< on the clock of the round
    qsizetype requests = 0; ///< to its vendor
    QStringList wrong;      ///< what should not be, in words; empty: every invariant holds
};

/// An engine with all accounts lists in peace, then under the fault, then after it. By account. May run on any thread that
/// can have an event loop.
[[nodiscard]] QHash<QString, FaultOutcome> playRound(const RoundSetup &setup, SecretWatch &watch);

} // namespace deck
