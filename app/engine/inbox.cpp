#include "engine/inbox.h"

#include "engine/upload_store.h"

#include <QPointer>

#include <algorithm>
#include <chrono>
#include <iterator>

namespace deck {

namespace {

constexpr std::chrono::microseconds mergeBudget {4'000};
constexpr qsizetype leastSlice = 200;
constexpr qsizetype mostSlice = 50'000;

} // namespace

Inbox::Inbox(UploadStore &store, Clock &clock, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_clock(clock)
{
}

void Inbox::rows(QList<Upload> uploads)
{
    if (!uploads.isEmpty())
        push(std::move(uploads));
}

void Inbox::exchange(QList<UploadKey> gone, QList<Upload> uploads)
{
    push(Exchange {std::move(gone), std::move(uploads)});
}

void Inbox::removal(QString account)
{
    push(Removal {std::move(account)});
}

void Inbox::call(std::function<void()> function)
{
    push(std::move(function));
}

void Inbox::push(Item item)
{
    const std::lock_guard lock(m_mutex);
    m_items.push_back(std::move(item));
    if (!std::exchange(m_scheduled, true))
        QMetaObject::invokeMethod(this, &Inbox::pump, Qt::QueuedConnection);
}

void Inbox::pump()
{
    const QPointer<Inbox> self(this); // a call may end with the engine's owner, and so with us
    while (self) {
        std::function<void()> function;
        {
            const std::lock_guard lock(m_mutex);
            if (m_items.empty()) {
                m_scheduled = false;
                return;
            }
            if (auto *call = std::get_if<std::function<void()>>(&m_items.front())) {
                function = std::move(*call);
                m_items.pop_front();
            }
        }
        if (function) {
            function();
            continue;
        }
        if (waitsForFrame())
            return;
        Item whole; // what is not merged in slices
        {
            const std::lock_guard lock(m_mutex);
            if (!std::holds_alternative<QList<Upload>>(m_items.front())) {
                whole = std::move(m_items.front());
                m_items.pop_front();
            }
        }
        if (const auto *removal = std::get_if<Removal>(&whole))
            remove(*removal);
        else if (const auto *exchange = std::get_if<Exchange>(&whole))
            exchangeRows(*exchange);
        else
            mergeSlice();
        if (self)
            m_lastChangeSet = m_clock.monotonic(); // after whoever listens has had his time
    }
}

bool Inbox::waitsForFrame()
{
    const Milliseconds now = m_clock.monotonic();
    if (!m_lastChangeSet || now - *m_lastChangeSet >= m_pause)
        return false;
    m_clock.after(m_pause - (now - *m_lastChangeSet), this, [this] { pump(); });
    return true;
}

void Inbox::mergeSlice()
{
    QList<Upload> slice;
    bool more = false;
    {
        const std::lock_guard lock(m_mutex);
        while (!m_items.empty() && slice.size() < m_sliceRows) {
            auto *batch = std::get_if<QList<Upload>>(&m_items.front());
            if (!batch)
                break;
            const qsizetype room = m_sliceRows - slice.size();
            if (batch->size() <= room) {
                slice.append(std::move(*batch));
                m_items.pop_front();
                continue;
            }
            slice.append(batch->first(room));
            batch->remove(0, room);
            more = true;
        }
    }
    const auto start = std::chrono::steady_clock::now();
    m_store.merge(slice);
    const auto took = std::max(std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - start),
                               std::chrono::microseconds(1));
    m_pause = more ? std::clamp(std::chrono::ceil<Milliseconds>(4 * took), shortFrame, frame) : frame;
    if (slice.size() >= leastSlice) {
        const double perSlice = static_cast<double>(slice.size()) * mergeBudget.count() / static_cast<double>(took.count());
        // Half the old estimate: one slow merge (another program had the processor) does not decide alone.
        m_sliceRows
            = std::clamp(static_cast<qsizetype>((static_cast<double>(m_sliceRows) + perSlice) / 2), leastSlice, mostSlice);
    }
}

void Inbox::remove(const Removal &removal)
{
    m_store.removeAccount(removal.account);
    m_pause = frame;
}

void Inbox::exchangeRows(const Exchange &exchange)
{
    m_store.merge(exchange.uploads, exchange.gone);
    m_pause = frame;
}

} // namespace deck
