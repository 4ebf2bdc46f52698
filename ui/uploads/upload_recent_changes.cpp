#include "ui/uploads/upload_recent_changes.h"

namespace deck {

UploadRecentChanges::UploadRecentChanges(QObject *parent)
    : QObject(parent)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(shownFor);
    connect(&m_timer, &QTimer::timeout, this, &UploadRecentChanges::end);
}

void UploadRecentChanges::look(const QHash<quint32, Sight> &inSight, std::optional<quint32> spared)
{
    QSet<quint32> fresh;
    for (auto it = inSight.cbegin(); it != inSight.cend(); ++it) {
        const auto before = m_seen.constFind(it.key());
        if (before != m_seen.cend() && *before != *it && it.key() != spared)
            fresh.insert(it.key());
    }
    m_seen = inSight;
    if (fresh.isEmpty())
        return;
    if (fresh.size() > mostAtOnce)
        fresh.clear(); // everything moves: a tint would say nothing
    const bool differs = fresh != m_rows;
    m_rows = fresh;
    if (m_rows.isEmpty())
        m_timer.stop();
    else
        m_timer.start();
    if (differs)
        Q_EMIT changed();
}

void UploadRecentChanges::end()
{
    m_rows.clear();
    Q_EMIT changed();
}

} // namespace deck
