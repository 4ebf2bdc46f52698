#include "database/rate_rows.h"

#include <QStringList>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace deck {

namespace {

/// For calls that bunch up on the way to the vendor.
constexpr Milliseconds bunching {100};

/// "1732500000000:3 1732500000120:1"
QString textOf(const QList<StartsLent> &lent)
{
    QStringList words;
    for (const StartsLent &each : lent)
        words.append(u"%1:%2"_s.arg(each.at.time_since_epoch().count()).arg(each.count));
    return words.join(u' ');
}

/// What cannot be read was not lent: it would be over within two seconds anyway.
QList<StartsLent> lentOf(const QString &text)
{
    QList<StartsLent> lent;
    for (const QString &word : text.split(u' ', Qt::SkipEmptyParts)) {
        const qint64 at = word.section(u':', 0, 0).toLongLong();
        const int count = word.section(u':', 1).toInt();
        if (at > 0 && count > 0)
            lent.append({Instant(Milliseconds(at)), count});
    }
    return lent;
}

} // namespace

StartLease lendStarts(QList<StartsLent> &lent, double perSecond, int wanted, Instant now)
{
    const double rate = perSecond > 0 ? perSecond : 1.0;
    const int most = int(std::clamp(std::floor(rate), 1.0, 1e6));
    const Milliseconds window
        = Milliseconds(qint64(std::ceil(1000 * most / std::min(rate, double(most))))) + leaseLength + bunching;
    for (StartsLent &each : lent)
        each.at = std::min(each.at, now);
    lent.removeIf([&](const StartsLent &each) { return each.at + window <= now; });
    std::stable_sort(lent.begin(), lent.end(), [](const StartsLent &a, const StartsLent &b) { return a.at < b.at; });
    int used = 0;
    for (const StartsLent &each : std::as_const(lent))
        used += each.count;
    StartLease lease {std::clamp(most - used, 0, std::max(wanted, 1)), now + leaseLength, now};
    if (lease.starts > 0) {
        lent.append({now, lease.starts});
        return lease;
    }
    for (const StartsLent &each : std::as_const(lent)) {
        lease.askAgainAt = each.at + window;
        used -= each.count;
        if (used < most)
            break;
    }
    return lease;
}

namespace rows {

SqlResult<StartLease> takeStarts(SqliteConnection &connection, const QString &account, const QString &operation, double perSecond,
                                 int wanted, const std::function<Instant()> &now)
{
    StartLease lease;
    const SqlResult<void> done = connection.transaction([&]() -> SqlResult<void> {
        const auto query = connection.prepared(u"SELECT lent FROM rates WHERE account = ? AND operation = ?"_s);
        if (!query)
            return tl::unexpected(query.error());
        QList<StartsLent> lent;
        {
            Statement statement(*query);
            statement.bind(0, account);
            statement.bind(1, operation);
            if (SqlResult<void> run = statement.run(); !run)
                return run;
            const SqlResult<bool> row = statement.next();
            if (!row)
                return tl::unexpected(row.error());
            if (*row)
                lent = lentOf(statement.value(0).toString());
        }
        lease = lendStarts(lent, perSecond, wanted, now());
        const auto put = connection.prepared(u"INSERT OR REPLACE INTO rates (account, operation, lent) VALUES (?, ?, ?)"_s);
        if (!put)
            return tl::unexpected(put.error());
        Statement statement(*put);
        statement.bind(0, account);
        statement.bind(1, operation);
        statement.bind(2, textOf(lent));
        return statement.run();
    });
    if (!done)
        return tl::unexpected(done.error());
    return lease;
}

} // namespace rows

} // namespace deck
