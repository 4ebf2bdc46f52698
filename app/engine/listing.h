#pragma once

#include "core/cancel_token.h"
#include "engine/account_status.h"
#include "vendors/vendor.h"

#include <QFuture>
#include <QObject>
#include <QSet>

#include <functional>
#include <optional>

namespace deck {

/// Walks one listing of one account, one page in flight at a time. What is asked for meanwhile (a refresh, more
/// pages) begins when that page has come. Late answers of an abandoned page are dropped. Engine thread.
class Listing final : public QObject
{
    Q_OBJECT
public:
    using AskPage = std::function<QFuture<Result<Page>>(PageRequest request, CancelToken cancel)>;

    /// `status`: the vendor's own filter, nullopt for everything. `mostPages`: pages after which it stops as endless.
    Listing(AskPage ask, int mostPages, std::optional<UploadStatus> status, QObject *parent = nullptr);
    ~Listing() override;

    /// Asks again for as many pages as were loaded, and to the end where the end had been reached; the first
    /// page where none was. Asked for twice, it runs once.
    void refresh();
    void more(); ///< the next page; nothing when there is none
    void all();
    void stop(); ///< by the person; a refresh under way ends as Cancelled

    [[nodiscard]] ListingState state() const;
    [[nodiscard]] std::optional<UploadStatus> status() const { return m_status; }
    [[nodiscard]] bool hasMore() const { return m_loaded.hasMore(); }
    [[nodiscard]] bool isLoading() const { return m_inFlight; }
    /// Why the last page did not come; nullopt when it did.
    [[nodiscard]] const std::optional<ApiError> &error() const { return m_error; }
    /// Every upload this listing has given since its first page.
    [[nodiscard]] const QSet<UploadKey> &seen() const { return m_loaded.seen; }

Q_SIGNALS:
    void pageArrived(const QList<deck::Upload> &uploads); ///< each key once
    void stateChanged();
    void endReached(); ///< more() or all() came to the true end: seen() is everything the listing gives
    void refreshEnded(const std::optional<deck::ApiError> &error);
    void rested(); ///< nothing is asked for any more

private:
    struct Walk
    {
        QString cursor;
        QSet<QByteArray> cursors; ///< digests of all sent so far; cursors may be 64 KB long
        QSet<UploadKey> seen;
        std::optional<qint64> total;
        int pages = 0;
        int idlePages = 0; ///< the last ones, that brought nothing new
        bool complete = false;
        ListingState::Stop stop = ListingState::Stop::None;

        [[nodiscard]] bool hasMore() const { return !complete && stop == ListingState::Stop::None; }
    };

    void proceed();
    void ask(const QString &cursor);
    void take(Result<Page> page);
    void add(Walk &walk, Page page);
    void fail(ApiError error);
    void adoptRefresh();

    AskPage m_ask;
    int m_mostPages;
    std::optional<UploadStatus> m_status;

    Walk m_loaded;
    std::optional<Walk> m_fresh; ///< a refresh under way; becomes m_loaded when it ends well
    int m_freshPages = 0;        ///< how far it goes
    bool m_refreshWanted = false;
    int m_morePages = 0;
    ListingState::Stop m_interruption = ListingState::Stop::None; ///< Failed or ByPerson
    std::optional<ApiError> m_error;
    bool m_inFlight = false;
    quint64 m_generation = 0;
    CancelSource m_cancel;
};

} // namespace deck
