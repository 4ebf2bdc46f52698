#pragma once

#include <QFuture>
#include <QObject>

namespace deck {

/// Ends with true when standard input is at its end, or when the system asks the program to stop (SIGINT, SIGTERM,
/// SIGHUP where there are signals). At most one in a program; `context` outlives it.
[[nodiscard]] QFuture<bool> stopRequest(QObject *context);

} // namespace deck
