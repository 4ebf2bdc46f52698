#include "core/cancel_token.h"

#include <QPointer>

namespace deck {

struct CancelToken::State
{
    std::mutex mutex;
    bool cancelled = false;
    std::vector<std::pair<QPointer<QObject>, std::function<void()>>> waiting;
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
    if (m_state->cancelled)
        QMetaObject::invokeMethod(context, std::move(function), Qt::QueuedConnection);
    else
        m_state->waiting.emplace_back(context, std::move(function));
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
    {
        const std::lock_guard lock(m_state->mutex);
        if (m_state->cancelled)
            return;
        m_state->cancelled = true;
        waiting.swap(m_state->waiting);
    }
    for (auto &[context, function] : waiting) {
        if (context)
            QMetaObject::invokeMethod(context, std::move(function), Qt::QueuedConnection);
    }
}

} // namespace deck
