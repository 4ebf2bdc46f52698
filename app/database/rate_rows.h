#pragma once

#include "core/start_lease.h"
#include "database/sqlite_connection.h"

#include <QList>

#include <functional>

namespace deck {

/// Starts lent at one moment.
struct StartsLent
{
    Instant at;
    int count = 0;

    friend bool operator==(const StartsLent &, const StartsLent &) = default;
};

/// Lends at most `wanted` starts at `now`, as many as a rate allows beside those in `lent`, which is brought up to date:
/// whenever within their lease the starts happen, no second holds more of them than the rate allows. What was lent
/// "later than now" (the clock was set back) counts as lent now. Pure.
[[nodiscard]] StartLease lendStarts(QList<StartsLent> &lent, double perSecond, int wanted, Instant now);

namespace rows {

/// lendStarts() on the row of the account's operation, in one transaction; `now` is asked within it. Database thread.
[[nodiscard]] SqlResult<StartLease> takeStarts(SqliteConnection &connection, const QString &account, const QString &operation,
                                               double perSecond, int wanted, const std::function<Instant()> &now);

} // namespace rows

} // namespace deck
