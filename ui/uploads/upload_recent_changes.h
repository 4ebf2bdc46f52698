#pragma once

#include "core/upload_status.h"
#include "models/progress_cell.h"

#include <QHash>
#include <QObject>
#include <QSet>
#include <QTimer>

#include <optional>

namespace deck {

/// Which rows in sight have just changed their status or progress, for two seconds. Compares what is in sight
/// with what was, so it costs no more than a screenful of rows.
class UploadRecentChanges final : public QObject
{
    Q_OBJECT
public:
    static constexpr int mostAtOnce = 20;
    static constexpr int shownFor = 2'000; ///< ms

    struct Sight
    {
        int status = 0;
        ProgressCell::Bar bar = ProgressCell::Bar::None;
        double ratio = 0;
        friend bool operator==(const Sight &, const Sight &) = default;
    };

    explicit UploadRecentChanges(QObject *parent = nullptr);

    /// What is in sight now, by row of the store. `spared` is the row under the pointer.
    void look(const QHash<quint32, Sight> &inSight, std::optional<quint32> spared);
    [[nodiscard]] const QSet<quint32> &rows() const { return m_rows; }

Q_SIGNALS:
    void changed();

private:
    void end();

    QHash<quint32, Sight> m_seen;
    QSet<quint32> m_rows;
    QTimer m_timer;
};

} // namespace deck
