#pragma once

#include "core/secret.h"

#include <QString>

namespace deck {

/// One line of standard input as a secret, without its line end and without blanks around it. On a terminal
/// it is asked for on standard error and not shown while typed. Empty when standard input has ended. Blocks.
[[nodiscard]] Secret secretFromInput(const QString &key);

} // namespace deck
