#include "core/clock.h"

#include <QTimer>

namespace deck {

Instant SystemClock::now() const
{
    return std::chrono::floor<Milliseconds>(std::chrono::system_clock::now());
}

Milliseconds SystemClock::monotonic() const
{
    return std::chrono::duration_cast<Milliseconds>(std::chrono::steady_clock::now().time_since_epoch());
}

void SystemClock::after(Milliseconds delay, QObject *context, std::function<void()> function)
{
    QTimer::singleShot(std::max(delay, Milliseconds::zero()), Qt::PreciseTimer, context, std::move(function));
}

} // namespace deck
