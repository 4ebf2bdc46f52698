#include "engine/track_flow.h"

#include "core/masked_url.h"
#include "database/database.h"
#include "engine/known_uploads.h"

#include <QPointer>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace deck {

namespace {

constexpr auto schemeMark = "://"_L1;

bool looksLikeUrl(const QString &entry)
{
    return entry.contains(schemeMark);
}

/// The ID behind "job:" or "media:", where the vendor has both kinds.
UploadKey keyOf(const QString &entry, const QString &account, const VendorInfo &vendor)
{
    UploadKey key {account, vendor.primaryKind, entry};
    if (!hasBothKinds(vendor))
        return key;
    for (const auto &[prefix, kind] : {std::pair("job:"_L1, UploadKind::UrlJob), std::pair("media:"_L1, UploadKind::Media)}) {
        if (entry.startsWith(prefix))
            return {account, kind, entry.mid(prefix.size())};
    }
    return key;
}

/// URLs are encoded twice on their way to some vendors, and come back decoded or not.
bool sameUrl(const QString &a, const QString &b)
{
    const auto decoded = [](QString url) {
        for (int times = 0; times < 2; ++times)
            url = QUrl::fromPercentEncoding(url.toUtf8());
        return url;
    };
    return a == b || decoded(a) == decoded(b);
}

ApiError unknownUrl(const QString &url)
{
    return failure(ErrorKind::NotFound, u"url-unknown"_s, u"The vendor knows no job for this URL."_s, maskedUrl(url)).value();
}

} // namespace

TrackFlow::TrackFlow(Room room, QStringList entries, Answer<Result<TrackReport>> answer, QObject *parent)
    : QObject(parent)
    , m_room(std::move(room))
    , m_answer(std::move(answer))
{
    for (const QString &entry : std::as_const(entries))
        m_lines.append(read(entry));
}

int TrackFlow::batchOf(UploadKind kind) const
{
    return m_room.vendor.limits.detailsBatch(kind, regionOf(m_room.account, m_room.vendor.info));
}

TrackFlow::Line TrackFlow::read(const QString &entry) const
{
    Line line;
    line.entry = entry;
    if (looksLikeUrl(entry)) {
        line.isUrl = true;
        line.refused = refusalOfUrl(entry);
        return line;
    }
    const UploadKey key = keyOf(entry, m_room.account.name, m_room.vendor.info);
    if (!isSendableId(key.id))
        line.refused = failure(ErrorKind::BadInput, u"id-malformed"_s, u"This ID cannot be sent."_s, entry).value();
    else if (batchOf(key.kind) == 0)
        line.refused = failure(ErrorKind::BadInput, u"id-kind-not-asked"_s,
                               u"The vendor is not asked about this kind by ID here."_s, entry)
                           .value();
    else
        line.keys = {key};
    return line;
}

std::optional<ApiError> TrackFlow::refusalOfUrl(const QString &url) const
{
    const bool odd
        = std::any_of(url.begin(), url.end(), [](QChar c) { return c.isSpace() || c.category() == QChar::Other_Control; });
    const QUrl parsed(url, QUrl::TolerantMode);
    if (odd || !parsed.isValid() || parsed.scheme().isEmpty() || parsed.host().isEmpty())
        return failure(ErrorKind::BadInput, u"url-malformed"_s, u"This source address cannot be sent."_s, maskedUrl(url)).value();
    if (!m_room.vendor.info.findsByUrl || batchOf(UploadKind::UrlJob) == 0)
        return failure(ErrorKind::BadInput, u"url-not-looked-up"_s, u"The vendor does not look jobs up by URL here."_s,
                       maskedUrl(url))
            .value();
    return std::nullopt;
}

void TrackFlow::start()
{
    lookUp();
}

void TrackFlow::lookUp()
{
    QList<UploadKey> urls; // each once
    for (qsizetype i = 0; i < m_lines.size(); ++i) {
        const Line &line = m_lines.at(i);
        if (!line.isUrl || line.refused)
            continue;
        if (!m_places.contains(line.entry))
            urls.append({m_room.account.name, UploadKind::UrlJob, line.entry});
        m_places.insert(line.entry, i);
    }
    auto *question = new IdQuestion(
        m_room.askUrls, [this](UploadKind kind) { return batchOf(kind); }, urls, this);
    connect(question, &IdQuestion::answered, this,
            [this](UploadKind, const QStringList &asked, const Details &details) { takeJobs(asked, details); });
    connect(question, &IdQuestion::failed, this,
            [this](UploadKind, const QStringList &asked, const ApiError &error) { refuse(asked, error); });
    connect(question, &IdQuestion::ended, this, [this, question] {
        question->deleteLater();
        remember();
    });
    question->start();
}

void TrackFlow::takeJobs(const QStringList &urls, const Details &details)
{
    for (const QString &url : details.missing)
        refuse({url}, unknownUrl(url));
    for (const QString &url : details.forbidden)
        refuse(
            {url},
            failure(ErrorKind::Rejected, u"url-forbidden"_s, u"The vendor does not show the job of this URL."_s, maskedUrl(url))
                .value());
    m_jobs.append(details.uploads);
    QSet<UploadKey> matched;
    const QList<Line *> lines = linesOf(urls);
    for (Line *line : lines) {
        for (const Upload &job : details.uploads) {
            if (!line->refused && job.sourceUrl && sameUrl(*job.sourceUrl, line->entry)) {
                line->keys.append(job.key);
                matched.insert(job.key);
            }
        }
    }
    // Each URL that is not missing has a job in the answer: one written in yet another way is among the rest.
    for (Line *line : lines) {
        if (line->refused || !line->keys.isEmpty())
            continue;
        for (const Upload &job : details.uploads) {
            if (!matched.contains(job.key))
                line->keys.append(job.key);
        }
        if (line->keys.isEmpty())
            line->refused = unknownUrl(line->entry);
    }
}

void TrackFlow::refuse(const QStringList &urls, const ApiError &error)
{
    for (Line *line : linesOf(urls))
        line->refused = error;
}

QList<TrackFlow::Line *> TrackFlow::linesOf(const QStringList &urls)
{
    QList<Line *> lines;
    for (const QString &url : urls) {
        QList<qsizetype> places = m_places.values(url);
        std::sort(places.begin(), places.end());
        for (const qsizetype place : std::as_const(places))
            lines.append(&m_lines[place]);
    }
    return lines;
}

void TrackFlow::remember()
{
    QList<UploadKey> keys;
    for (const Line &line : std::as_const(m_lines))
        keys.append(line.keys);
    if (keys.isEmpty()) {
        report();
        return;
    }
    const auto tracked = m_room.database.track(keys, m_room.account.vendor, m_room.clock.now());
    await(tracked, this, [this, keys](const Result<QList<UploadKey>> &added) {
        if (!added) {
            m_answer.give(tl::unexpected(added.error()));
            deleteLater();
            return;
        }
        m_room.known.track(keys);
        askAboutNew(*added);
    });
}

void TrackFlow::askAboutNew(const QList<UploadKey> &added)
{
    m_added = QSet<UploadKey>(added.cbegin(), added.cend());
    QSet<UploadKey> answered;
    for (const Upload &job : std::as_const(m_jobs))
        answered.insert(job.key);
    m_room.known.accept(m_jobs, KnownUploads::From::Question);
    QList<UploadKey> unanswered = added;
    unanswered.removeIf([&answered](const UploadKey &key) { return answered.contains(key); });
    m_room.ask(unanswered, [self = QPointer(this)](const std::optional<ApiError> &error) {
        if (!self)
            return;
        self->m_askError = error;
        self->report();
    });
}

void TrackFlow::report()
{
    TrackReport report;
    QSet<UploadKey> told;
    for (const Line &line : std::as_const(m_lines)) {
        if (line.refused)
            report.refused.append({line.entry, *line.refused});
        for (const UploadKey &key : line.keys) {
            const bool isNew = m_added.contains(key) && !told.contains(key);
            told.insert(key);
            (isNew ? report.added : report.known).append(key);
        }
    }
    report.askError = m_askError;
    m_answer.give(std::move(report));
    deleteLater();
}

} // namespace deck
