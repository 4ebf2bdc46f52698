#pragma once

#include <functional>
#include <memory>

class QObject;

namespace deck {

/// The asking side and the asked side of a cancellation. Futures are never cancelled (in Qt 6.4 their
/// continuations then never run); a flow is given a token, and ends with ErrorKind::Cancelled.
/// Both are cheap to copy and thread-safe.
class CancelToken
{
public:
    /// A token that is never cancelled.
    CancelToken() = default;

    [[nodiscard]] bool isCancelled() const;
    /// Calls `function` on `context`'s thread (queued, also when already cancelled); dropped with `context`,
    /// which may die while another thread cancels. Call it from `context`'s thread.
    void onCancel(QObject *context, std::function<void()> function) const;

private:
    friend class CancelSource;
    struct State;
    explicit CancelToken(std::shared_ptr<State> state);
    std::shared_ptr<State> m_state;
};

class CancelSource
{
public:
    CancelSource();
    [[nodiscard]] CancelToken token() const;
    /// May be called more than once.
    void cancel();

private:
    std::shared_ptr<CancelToken::State> m_state;
};

} // namespace deck
