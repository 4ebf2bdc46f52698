#pragma once

#include "core/clock.h"
#include "core/upload.h"

#include <QList>
#include <QObject>

#include <deque>
#include <functional>
#include <mutex>
#include <variant>

namespace deck {

class UploadStore;

/// What the engine thread and the database thread hand to the reader's thread, in order: rows for the store, removals,
/// and calls (an answer to give, a status to publish). A call runs only when all rows before it are in the
/// store. The store publishes at most one change set a frame, and a merge takes about 4 ms at most. While more waits than
/// one merge takes (the rows of a whole profile), the pause is shorter, yet never under four times the merge.
/// Lives on the reader's thread.
class Inbox final : public QObject
{
    Q_OBJECT
public:
    static constexpr Milliseconds frame {33};
    static constexpr Milliseconds shortFrame {16}; ///< still one change set for each picture on the screen

    Inbox(UploadStore &store, Clock &clock, QObject *parent = nullptr);

    // From any thread.
    void rows(QList<Upload> uploads);
    /// Rows that leave, and rows that come with it: one change set.
    void exchange(QList<UploadKey> gone, QList<Upload> uploads);
    void removal(QString account);
    void call(std::function<void()> function);

private:
    struct Removal
    {
        QString account;
    };
    struct Exchange
    {
        QList<UploadKey> gone;
        QList<Upload> uploads;
    };
    using Item = std::variant<QList<Upload>, Exchange, Removal, std::function<void()>>;

    void push(Item item);
    void pump();
    [[nodiscard]] bool waitsForFrame();
    void mergeSlice();
    void remove(const Removal &removal);
    void exchangeRows(const Exchange &exchange);

    UploadStore &m_store;
    Clock &m_clock;
    std::mutex m_mutex;
    std::deque<Item> m_items;
    bool m_scheduled = false;
    std::optional<Milliseconds> m_lastChangeSet; ///< monotonic
    Milliseconds m_pause = frame;                ///< after it
    qsizetype m_sliceRows = 2'000;               ///< what a merge takes in about 4 ms, as measured
};

} // namespace deck
