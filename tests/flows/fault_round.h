#pragma once

#include "tests/flows/fault_table.h"
#include "tests/flows/secret_watch.h"

namespace deck {

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
