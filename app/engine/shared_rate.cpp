#include "engine/shared_rate.h"

#include "database/database.h"

namespace deck {

AccountChannel::AskStarts sharedRate(Database &database, Clock &clock, const QString &account)
{
    return [&database, &clock, account](const Operation &operation, int wanted) {
        return database.takeStarts(account, operation.name, operation.perSecond, wanted, [&clock] { return clock.now(); });
    };
}

} // namespace deck
