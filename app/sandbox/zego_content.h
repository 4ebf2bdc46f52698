#pragma once

#include "core/instant.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QString>

#include <deque>
#include <vector>

namespace deck::sandbox {

/// The vendor's numbers.
enum class ZegoStatus : quint8 {
    Waiting = 1,
    Uploading = 2,
    Retrying = 3,
    Succeeded = 4,
    Failed = 5,
    Cancelled = 6,
    Expired = 7
};

/// One upload task with its whole life laid out in advance: what it is at a time is looked up, so time may jump.
struct ZegoTask
{
    struct Step
    {
        Instant at;
        ZegoStatus status = ZegoStatus::Waiting;
        int retries = 0;
    };
    QString id;
    QString title;
    QString streamUrl;
    Instant createdAt;
    std::vector<Step> steps; ///< by time; the first stands at createdAt
    bool cancelled = false;  ///< a cancellation was accepted

    [[nodiscard]] const Step &stepAt(Instant now) const;
    /// When the file ends; nullopt before it is there.
    [[nodiscard]] std::optional<Instant> expiresAt(Instant now) const;
    [[nodiscard]] bool isStored(Instant now) const { return expiresAt(now).has_value(); }
};

/// The tasks of one AppId. The same seed and start give the same tasks, whenever and however often it is asked.
class ZegoContent final
{
public:
    struct Setup
    {
        quint64 seed = 1;
        Instant start;
        int uploads = 240; ///< there at the start; one more comes about every 40 s
    };
    explicit ZegoContent(const Setup &setup);

    /// Makes what begins until `now`. Tasks come in order of creation and are never removed.
    void advance(Instant now);
    [[nodiscard]] const std::deque<ZegoTask> &tasks() const { return m_tasks; }
    /// Index of a task; -1 for an ID that is none.
    [[nodiscard]] qsizetype indexOf(const QString &id) const { return m_byId.value(id, -1); }

    /// Waiting and uploading ones, which the vendor limits.
    [[nodiscard]] int running(Instant now) const;
    const ZegoTask &create(const QString &title, const QString &streamUrl, int retentionDays, Instant now);
    /// False when the task does not wait (any more).
    [[nodiscard]] bool cancel(qsizetype index, Instant now);

private:
    void layOut(const Setup &setup);
    void add(ZegoTask task);

    quint64 m_seed;
    Instant m_start;
    std::deque<ZegoTask> m_tasks;
    QHash<QString, qsizetype> m_byId;
    qint64 m_slot = 0; ///< of those moments at which a task may come
};

} // namespace deck::sandbox
