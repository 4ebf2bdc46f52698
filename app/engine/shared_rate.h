#pragma once

#include "net/account_channel.h"

namespace deck {

class Database;

/// Leave for the calls of one account, from the row all processes on this profile share. Both outlive what is returned.
[[nodiscard]] AccountChannel::AskStarts sharedRate(Database &database, Clock &clock, const QString &account);

} // namespace deck
