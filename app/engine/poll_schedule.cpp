#include "engine/poll_schedule.h"

#include <algorithm>

namespace deck {

namespace {

bool someoneMustAct(UploadStatus status)
{
    return status == UploadStatus::Waiting || status == UploadStatus::AwaitingConfirmation;
}

} // namespace

void PollSchedule::add(const UploadKey &key, Milliseconds now)
{
    const auto known = m_entries.constFind(key);
    if (known != m_entries.cend() && !known->end)
        return;
    plan(key, {{now, ++m_count}, {}, {}, {}});
}

void PollSchedule::answered(const UploadKey &key, UploadStatus status, bool changed, Milliseconds now)
{
    const Milliseconds before = m_entries.value(key).pause;
    const Milliseconds least = someoneMustAct(status) ? waiting : standing;
    Entry entry;
    if (changed)
        entry.pause = someoneMustAct(status) ? standing : moving;
    else
        entry.pause = std::clamp(2 * before, least, longest);
    entry.place = {now + entry.pause, ++m_count};
    entry.answeredAt = now;
    plan(key, entry);
}

void PollSchedule::refused(const UploadKey &key, Milliseconds now)
{
    const auto known = m_entries.constFind(key);
    if (known == m_entries.cend())
        return;
    Entry entry = *known;
    entry.end.reset();
    entry.pause = std::clamp(2 * entry.pause, standing, longest);
    entry.place = {now + entry.pause, ++m_count};
    plan(key, entry);
}

void PollSchedule::until(const UploadKey &key, Instant end)
{
    Entry entry;
    entry.place.second = ++m_count;
    entry.end = end;
    plan(key, entry);
}

void PollSchedule::forget(const UploadKey &key)
{
    const auto known = m_entries.constFind(key);
    if (known == m_entries.cend())
        return;
    if (known->end)
        m_ends[key.kind].erase({*known->end, known->place.second});
    else
        m_queues[key.kind].erase(known->place);
    m_entries.erase(known);
}

void PollSchedule::plan(const UploadKey &key, Entry entry)
{
    forget(key);
    if (entry.end)
        m_ends[key.kind].emplace(std::pair(*entry.end, entry.place.second), key);
    else
        m_queues[key.kind].emplace(entry.place, key);
    m_entries.insert(key, entry);
}

QList<UploadKey> PollSchedule::due(UploadKind kind, int batch, Milliseconds now, Instant today, Milliseconds roundStart) const
{
    QList<UploadKey> keys;
    if (const auto ends = m_ends.find(kind); ends != m_ends.end()) {
        for (auto next = ends->second.cbegin(); next != ends->second.cend() && next->first.first <= today; ++next)
            keys.append(next->second);
    }
    const auto queue = m_queues.find(kind);
    if (queue == m_queues.end())
        return keys;
    for (const auto &[place, key] : queue->second) {
        const bool isDue = place.first <= now;
        if (!isDue && (keys.isEmpty() || keys.size() % std::max(1, batch) == 0))
            break;
        const Entry &entry = *m_entries.constFind(key);
        if (!entry.answeredAt || *entry.answeredAt < roundStart)
            keys.append(key);
    }
    return keys;
}

QList<UploadKey> PollSchedule::all(UploadKind kind, Instant today, Milliseconds roundStart) const
{
    return due(kind, 1, Milliseconds::max(), today, roundStart);
}

} // namespace deck
