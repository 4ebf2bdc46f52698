#pragma once

#include "core/instant.h"
#include "core/upload.h"

#include <QHash>
#include <QList>

#include <functional>
#include <map>
#include <optional>

namespace deck {

/// When each upload of one account is due to be asked about by ID. What moves is due soon; what stands still is due after ever
/// longer pauses; what has succeeded is due once more when its stored file ends. Pauses count in Clock::monotonic, so that a
/// clock that is set changes nothing; only the end of a stored file is a date. Engine thread.
class PollSchedule
{
public:
    static constexpr Milliseconds moving {10'000};
    static constexpr Milliseconds standing {30'000}; ///< the first pause of what did not move
    static constexpr Milliseconds waiting {60'000};  ///< the same where somebody else must act first
    static constexpr Milliseconds longest {600'000};

    /// Not answered for yet, or not wholly: due at once. One that is planned already keeps its time.
    void add(const UploadKey &key, Milliseconds now);
    /// Answered wholly; its state can still change.
    void answered(const UploadKey &key, UploadStatus status, bool changed, Milliseconds now);
    /// Asked about and refused: due again as if it had stood still.
    void refused(const UploadKey &key, Milliseconds now);
    /// Nothing can change before its stored file ends.
    void until(const UploadKey &key, Instant end);
    void forget(const UploadKey &key);
    [[nodiscard]] bool contains(const UploadKey &key) const { return m_entries.contains(key); }

    /// Those of the kind that are due; the last call is filled up to `batch` with those due next. What was answered since
    /// `roundStart` is left out. `today` is the date.
    [[nodiscard]] QList<UploadKey> due(UploadKind kind, int batch, Milliseconds now, Instant today,
                                       Milliseconds roundStart) const;
    /// All of the kind whose state can change now, but for those answered since `roundStart`; by due time.
    [[nodiscard]] QList<UploadKey> all(UploadKind kind, Instant today, Milliseconds roundStart) const;

private:
    using Place = std::pair<Milliseconds, quint64>; ///< due time, and the order they came in
    struct Entry
    {
        Place place;
        Milliseconds pause {0};                 ///< the last one
        std::optional<Milliseconds> answeredAt; ///< in this run
        std::optional<Instant> end;             ///< of the stored file; then `place` says nothing
    };
    void plan(const UploadKey &key, Entry entry);

    QHash<UploadKey, Entry> m_entries;
    std::map<UploadKind, std::map<Place, UploadKey>> m_queues;
    std::map<UploadKind, std::map<std::pair<Instant, quint64>, UploadKey>> m_ends;
    quint64 m_count = 0;
};

} // namespace deck
