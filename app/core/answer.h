#pragma once

#include "core/api_error.h"

#include <QFuture>
#include <QFutureWatcher>
#include <QPromise>

#include <atomic>
#include <memory>

namespace deck {

[[nodiscard]] inline tl::unexpected<ApiError> cancelled()
{
    return failure(ErrorKind::Cancelled, QStringLiteral("cancelled"), QStringLiteral("Stopped before an answer came."));
}

/// The giving end of a future: it is answered exactly once. When every copy is gone unanswered, the future ends
/// with the value named at the start, so nobody waits for a flow whose owner died. Cheap to copy, thread-safe.
template<typename T>
class Answer
{
public:
    explicit Answer(T whenDropped)
        : m_state(std::make_shared<State>(std::move(whenDropped)))
    {
    }

    [[nodiscard]] QFuture<T> future() const { return m_state->promise.future(); }
    void give(T value) const { m_state->end(std::move(value)); }

private:
    struct State
    {
        explicit State(T value)
            : whenDropped(std::move(value))
        {
            promise.start();
        }
        ~State() { end(std::move(whenDropped)); }
        State(const State &) = delete;
        State &operator=(const State &) = delete;

        void end(T value)
        {
            if (ended.exchange(true))
                return;
            promise.addResult(std::move(value));
            promise.finish();
        }

        QPromise<T> promise;
        T whenDropped;
        std::atomic<bool> ended {false};
    };
    std::shared_ptr<State> m_state;
};

/// An answer that is Cancelled when dropped.
template<typename T>
[[nodiscard]] Answer<Result<T>> newAnswer()
{
    return Answer<Result<T>>(cancelled());
}

/// A future that has ended already.
template<typename T>
[[nodiscard]] QFuture<Result<T>> ended(Result<T> result)
{
    const auto answer = newAnswer<T>();
    answer.give(std::move(result));
    return answer.future();
}

/// Calls `then` with the outcome on `context`'s thread; never once `context` is gone. (QFuture::then with a context
/// runs into an assertion in Qt 6.4 when the context dies first.) `then` must not delete `context`.
template<typename T, typename Then>
void await(const QFuture<Result<T>> &future, QObject *context, Then then)
{
    auto *watcher = new QFutureWatcher<Result<T>>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context, [watcher, then = std::move(then)]() mutable {
        watcher->deleteLater();
        const QFuture<Result<T>> ended = watcher->future();
        then(ended.resultCount() > 0 ? ended.result() : Result<T>(cancelled()));
    });
    watcher->setFuture(future);
}

} // namespace deck
