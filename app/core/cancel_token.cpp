#include "core/cancel_token.h"

#include <QMetaObject>
#include <QObject>

#include <map>
#include <mutex>

namespace deck {

struct CancelToken::State
{
    struct Entry
    {
        QObject *context = nullptr; ///< alive while the entry is in `waiting`: its end takes it out, under the lock
        std::function<void()> function;
    };
    std::mutex mutex;
    bool cancelled = false;
    quint64 lastEntry = 0;
    std::map<quint64, Entry> waiting;
};

CancelToken::CancelToken(std::shared_ptr<State> state)
    : m_state(std::move(state))
{
}

bool CancelToken::isCancelled() const
{
    if (!m_state)
        return false;
    const std::lock_guard lock(m_state->mutex);
    return m_state->cancelled;
}

void CancelToken::onCancel(QObject *context, std::function<void()> function) const
{
    if (!m_state)
        return;
    const std::lock_guard lock(m_state->mutex);
    if (m_state->cancelled) {
        QMetaObject::invokeMethod(context, std::move(function), Qt::QueuedConnection);
        return;
    }
    const quint64 number = ++m_state->lastEntry;
    m_state->waiting.emplace(number, State::Entry {context, std::move(function)});
    QObject::connect(
        context, &QObject::destroyed, context,
        [state = std::weak_ptr(m_state), number] {
            const std::shared_ptr<State> alive = state.lock();
            if (!alive)
                return;
            // its function is destroyed after the lock is released: it may own anything
            decltype(alive->waiting)::node_type dropped;
            const std::lock_guard lock(alive->mutex);
            dropped = alive->waiting.extract(number);
        },
        Qt::DirectConnection);
}

CancelSource::CancelSource()
    : m_state(std::make_shared<CancelToken::State>())
{
}

CancelToken CancelSource::token() const
{
    return CancelToken(m_state);
}

void CancelSource::cancel()
{
    decltype(m_state->waiting) waiting;
    // Posting under the lock: a context that is being destroyed waits for it and then drops what was posted.
    const std::lock_guard lock(m_state->mutex);
    m_state->cancelled = true;
    waiting.swap(m_state->waiting);
    for (auto &[number, entry] : waiting)
        QMetaObject::invokeMethod(entry.context, std::move(entry.function), Qt::QueuedConnection);
}

} // namespace deck
