#include "engine/listing.h"

#include "core/answer.h"

#include <QCryptographicHash>

#include <limits>

namespace deck {

namespace {

constexpr int unlimited = std::numeric_limits<int>::max();
constexpr int mostIdlePages = 20; ///< in a row without a new upload: an endless listing, not a gap

QByteArray digest(const QString &cursor)
{
    return QCryptographicHash::hash(cursor.toUtf8(), QCryptographicHash::Sha256);
}

/// A row that stands twice on a page, or on two pages, is one upload: the later place counts.
QList<Upload> withoutDoubles(QList<Upload> uploads)
{
    QHash<UploadKey, qsizetype> places;
    QList<Upload> result;
    result.reserve(uploads.size());
    for (Upload &upload : uploads) {
        const auto place = places.constFind(upload.key);
        if (place != places.constEnd()) {
            result[*place] = std::move(upload);
            continue;
        }
        places.insert(upload.key, result.size());
        result.append(std::move(upload));
    }
    return result;
}

} // namespace

Listing::Listing(AskPage ask, int mostPages, std::optional<UploadStatus> status, QObject *parent)
    : QObject(parent)
    , m_ask(std::move(ask))
    , m_mostPages(mostPages)
    , m_status(status)
{
}

Listing::~Listing()
{
    m_cancel.cancel();
}

void Listing::refresh()
{
    if (m_fresh || m_refreshWanted)
        return;
    m_refreshWanted = true;
    proceed();
}

void Listing::more()
{
    if (m_morePages == 0)
        m_morePages = 1;
    proceed();
}

void Listing::all()
{
    m_morePages = unlimited;
    proceed();
}

void Listing::stop()
{
    ++m_generation;
    m_cancel.cancel();
    m_morePages = 0;
    const bool refreshing = m_fresh || m_refreshWanted;
    m_fresh.reset();
    m_refreshWanted = false;
    if (!std::exchange(m_inFlight, false))
        return;
    m_interruption = ListingState::Stop::ByPerson;
    Q_EMIT stateChanged();
    if (refreshing)
        Q_EMIT refreshEnded(cancelled().value());
    Q_EMIT rested();
}

ListingState Listing::state() const
{
    ListingState state;
    state.listed = m_loaded.seen.size();
    state.total = m_loaded.total;
    // the first page of all, while it is being asked for again, counts as it comes
    if (m_fresh && m_fresh->seen.size() > m_loaded.seen.size()) {
        state.listed = m_fresh->seen.size();
        state.total = m_fresh->total;
    }
    state.complete = m_loaded.complete;
    state.loading = m_inFlight;
    state.stop = m_loaded.stop != ListingState::Stop::None ? m_loaded.stop : m_interruption;
    return state;
}

/// The one place that decides what comes next; called whenever no page is in flight.
void Listing::proceed()
{
    if (m_inFlight)
        return;
    if (std::exchange(m_refreshWanted, false)) {
        m_fresh.emplace();
        m_freshPages = m_loaded.complete ? unlimited : std::max(1, m_loaded.pages);
    }
    if (m_fresh) {
        if (m_fresh->hasMore() && m_fresh->pages < m_freshPages) {
            ask(m_fresh->cursor);
            return;
        }
        adoptRefresh();
    }
    if (m_morePages > 0 && m_loaded.hasMore()) {
        ask(m_loaded.cursor);
        return;
    }
    m_morePages = 0;
    Q_EMIT stateChanged();
    Q_EMIT rested();
}

void Listing::ask(const QString &cursor)
{
    m_inFlight = true;
    m_interruption = ListingState::Stop::None;
    m_error.reset();
    m_cancel = CancelSource();
    const quint64 generation = ++m_generation;
    PageRequest request;
    request.cursor = cursor;
    request.status = m_status;
    Q_EMIT stateChanged();
    await(m_ask(std::move(request), m_cancel.token()), this, [this, generation](Result<Page> page) {
        if (generation == m_generation)
            take(std::move(page));
    });
}

void Listing::take(Result<Page> page)
{
    m_inFlight = false;
    if (!page) {
        fail(std::move(page.error()));
        return;
    }
    const bool refreshing = m_fresh.has_value();
    add(refreshing ? *m_fresh : m_loaded, std::move(*page));
    if (!refreshing) {
        if (m_morePages != unlimited)
            m_morePages = std::max(0, m_morePages - 1);
        if (m_loaded.complete)
            Q_EMIT endReached();
    }
    proceed();
}

void Listing::add(Walk &walk, Page page)
{
    ++walk.pages;
    if (page.total)
        walk.total = page.total;
    const QList<Upload> uploads = withoutDoubles(std::move(page.uploads));
    const qsizetype before = walk.seen.size();
    for (const Upload &upload : uploads)
        walk.seen.insert(upload.key);
    walk.idlePages = walk.seen.size() > before ? 0 : walk.idlePages + 1;

    if (page.nextCursor.isEmpty()) {
        walk.complete = true;
    } else if (const QByteArray mark = digest(page.nextCursor); walk.cursors.contains(mark)) {
        walk.stop = ListingState::Stop::RepeatedPage;
    } else {
        walk.cursors.insert(mark);
        if (walk.pages >= m_mostPages || walk.idlePages >= mostIdlePages)
            walk.stop = ListingState::Stop::PageLimit;
    }
    walk.cursor = std::move(page.nextCursor);
    if (!uploads.isEmpty())
        Q_EMIT pageArrived(uploads);
}

/// What is loaded stays, its cursor too: the next more() or all() asks for the same page again.
void Listing::fail(ApiError error)
{
    m_interruption = ListingState::Stop::Failed;
    error.answer.clear(); // it is kept until the next page comes, and nobody reads a body in it
    m_error = error;
    m_morePages = 0;
    const bool refreshing = m_fresh.has_value();
    m_fresh.reset();
    if (refreshing)
        Q_EMIT refreshEnded(std::move(error));
    proceed();
}

void Listing::adoptRefresh()
{
    m_loaded = std::move(*m_fresh);
    m_fresh.reset();
    Q_EMIT refreshEnded(std::nullopt);
}

} // namespace deck
