#pragma once

#include <QFuture>
#include <QFutureWatcher>
#include <QSignalSpy>
#include <QTest>

namespace deck {

/// Runs the event loop until the future has ended; false when it has not after `patience` ms.
template<typename T>
[[nodiscard]] bool ended(const QFuture<T> &future, int patience = 10'000)
{
    if (future.isFinished())
        return true;
    QFutureWatcher<T> watcher;
    QSignalSpy finished(&watcher, &QFutureWatcherBase::finished);
    watcher.setFuture(future);
    return finished.wait(patience) || future.isFinished();
}

} // namespace deck
