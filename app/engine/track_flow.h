#pragma once

#include "core/account.h"
#include "engine/engine.h"
#include "engine/id_question.h"

#include <QMultiHash>
#include <QObject>

namespace deck {

class Database;
class KnownUploads;

/// One call of Engine::track for one account: reads the entries, looks the URLs up, remembers what is new and asks about it.
/// Ends itself with its answer. Engine thread; destroyed earlier, it ends as Cancelled.
class TrackFlow final : public QObject
{
    Q_OBJECT
public:
    struct Room
    {
        Account account;
        const Vendor &vendor;
        KnownUploads &known;
        Database &database;
        Clock &clock;
        std::function<void(QList<UploadKey> keys, std::function<void(const std::optional<ApiError> &error)> done)> ask;
        IdQuestion::Ask askUrls; ///< the IDs are URLs
    };

    TrackFlow(Room room, QStringList entries, Answer<Result<TrackReport>> answer, QObject *parent);

    void start();

private:
    struct Line
    {
        QString entry;
        bool isUrl = false;
        QList<UploadKey> keys; ///< one for an ID; for a URL those of the jobs found
        std::optional<ApiError> refused;
    };

    [[nodiscard]] Line read(const QString &entry) const;
    [[nodiscard]] std::optional<ApiError> refusalOfUrl(const QString &url) const;
    void lookUp();
    void takeJobs(const QStringList &urls, const Details &details);
    void refuse(const QStringList &urls, const ApiError &error);
    [[nodiscard]] QList<Line *> linesOf(const QStringList &urls);
    void remember();
    void askAboutNew(const QList<UploadKey> &added);
    void report();
    [[nodiscard]] int batchOf(UploadKind kind) const;

    Room m_room;
    QList<Line> m_lines;
    QMultiHash<QString, qsizetype> m_places; ///< of URLs in m_lines
    QList<Upload> m_jobs;                    ///< what the look-up answered
    QSet<UploadKey> m_added;
    std::optional<ApiError> m_askError;
    Answer<Result<TrackReport>> m_answer;
};

} // namespace deck
