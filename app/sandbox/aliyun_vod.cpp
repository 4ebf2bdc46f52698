#include "sandbox/aliyun_vod.h"

#include "sandbox/aliyun_jobs.h"
#include "sandbox/aliyun_listing.h"
#include "sandbox/aliyun_match.h"

#include <QCryptographicHash>
#include <QJsonArray>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace deck::sandbox {

namespace {

constexpr qsizetype mostReached = 5'000; // without a token
constexpr auto scrollLife = 5min;        // the pages do not say how long; long enough for any client
constexpr qsizetype mostStep = 100;

QJsonObject detail(const AliyunMedia &media, const Moment &moment)
{
    const AliyunMedia::Progress progress = media.progressAt(moment.now);
    const bool uploaded = media.isUploaded(moment.now);
    QJsonObject item {{u"MediaId"_s, media.id},
                      {u"Title"_s, media.title},
                      {u"Status"_s, shownStatus(media, moment)},
                      {u"UploadStatus"_s, uploaded ? u"UPLOAD_SUCCESS"_s : u"UPLOADING"_s},
                      {u"CreationTime"_s, isoUtc(media.createdAt)},
                      {u"ModificationTime"_s, isoUtc(media.modifiedAt(moment.now))}};
    if (uploaded) {
        item.insert(u"CompletionTime"_s, isoUtc(media.points.back().at));
        item.insert(u"FileSize"_s, media.size);
    }
    if (!media.source.isEmpty()) {
        item.insert(u"UploadIP"_s, media.ip);
        item.insert(u"UploadSource"_s, media.source);
        item.insert(u"DeviceModel"_s, media.device);
    }
    if (!media.reportsProgress)
        return item;
    double ratio = std::floor(1000.0 * static_cast<double>(progress.bytes) / static_cast<double>(media.size)) / 1000;
    if (moment.scenario == u"aliyun-ratio-backward"_s && !uploaded) {
        const double ticks = static_cast<double>((moment.now - moment.scenarioStart) / 1s);
        ratio = std::max(0.05, 0.9 - ticks / 100);
    }
    item.insert(u"FileSize"_s, media.size);
    item.insert(u"UploadSize"_s, progress.bytes);
    item.insert(u"UploadRatio"_s, ratio);
    return item;
}

/// Everything the listings know of a video; Snapshots are added by those that have them.
QJsonObject video(const AliyunMedia &media, const Moment &moment)
{
    const bool uploaded = media.isUploaded(moment.now);
    QJsonObject item {{u"VideoId"_s, media.id},
                      {u"Title"_s, media.title},
                      {u"Description"_s, media.jobId.isEmpty() ? QString() : QString(media.sourceUrl + u" job "_s + media.jobId)},
                      {u"Status"_s, shownStatus(media, moment)},
                      {u"Size"_s, uploaded ? media.size : 0},
                      {u"Duration"_s, uploaded ? media.seconds : 0.0},
                      {u"CateId"_s, 781111},
                      {u"CateName"_s, u"newsroom"_s},
                      {u"Tags"_s, u"news,desk"_s},
                      {u"CreationTime"_s, isoUtc(media.createdAt)},
                      {u"ModificationTime"_s, isoUtc(media.modifiedAt(moment.now))},
                      {u"AppId"_s, u"app-1000000"_s},
                      {u"StorageLocation"_s, u"outin-0123456789ab11ee8f4600163e1c7426.oss-cn-shanghai.aliyuncs.com"_s}};
    if (uploaded)
        item.insert(u"CoverURL"_s, QString(u"https://covers.example.com/"_s + media.id + u".jpg"_s));
    return item;
}

QJsonArray snapshots(const AliyunMedia &media, const Moment &moment)
{
    const QString base = u"https://covers.example.com/"_s + media.id;
    return media.isUploaded(moment.now) ? QJsonArray {QString(base + u"-1.jpg"_s), QString(base + u"-2.jpg"_s)} : QJsonArray();
}

/// Newest first unless the order says otherwise.
void order(std::vector<const AliyunMedia *> &rows, const QString &sortBy)
{
    if (!sortBy.endsWith(u":Asc"_s, Qt::CaseInsensitive))
        std::reverse(rows.begin(), rows.end());
}

QString searchOf(const AliyunRequest &asked)
{
    return asked.value("Match") + u'\n' + asked.value("SearchType") + u'\n' + asked.value("SortBy");
}

} // namespace

QStringList AliyunVod::operations()
{
    return {u"GetUploadDetails"_s,  u"SearchMedia"_s,         u"GetVideoList"_s,       u"GetVideoInfo"_s,    u"GetVideoInfos"_s,
            u"GetURLUploadInfos"_s, u"CancelUrlUploadJobs"_s, u"RefreshUploadVideo"_s, u"UploadMediaByURL"_s};
}

AliyunOutcome AliyunVod::perform(const AliyunRequest &asked, const AliyunKey &key, const Moment &moment)
{
    AliyunContent &content = *key.content;
    content.advance(moment.now);
    if (asked.action == u"GetUploadDetails"_s)
        return uploadDetails(asked, content, moment);
    if (asked.action == u"SearchMedia"_s)
        return search(asked, content, moment);
    if (asked.action == u"GetVideoList"_s)
        return videoList(asked, content, moment);
    if (asked.action == u"GetURLUploadInfos"_s)
        return urlUploadInfos(AliyunProduct::Vod, asked, content, batch(UploadKind::UrlJob, 10), moment);
    if (asked.action == u"CancelUrlUploadJobs"_s)
        return cancelUrlUploadJobs(asked, content, batch(UploadKind::UrlJob, 10), moment);
    if (asked.action == u"UploadMediaByURL"_s)
        return uploadMediaByUrl(AliyunProduct::Vod, asked, content, moment);
    if (asked.action == u"GetVideoInfos"_s)
        return videoInfos(asked, content, moment);

    // GetVideoInfo and RefreshUploadVideo: of one video
    if (asked.value("VideoId").isEmpty())
        return missingParameter(u"VideoId"_s);
    const AliyunMedia *media = content.find(asked.value("VideoId"));
    if (!media || !isShown(*media, moment) || media->ownerId != 0)
        return aliyunRefusal(u"InvalidVideo.NotFound"_s);
    if (asked.action == u"RefreshUploadVideo"_s) {
        if (media->statusAt(moment.now) == u"ProduceFail"_s)
            return aliyunRefusal(u"InvalidVideo.Damaged"_s);
        QJsonObject credential = uploadCredential(*media, key.region, moment);
        credential.insert(u"VideoId"_s, media->id);
        return credential;
    }
    QJsonObject item = video(*media, moment);
    item.insert(u"Snapshots"_s, QJsonObject {{u"Snapshot"_s, snapshots(*media, moment)}});
    item.insert(u"RegionId"_s, key.region);
    item.insert(u"AuditStatus"_s, u"Init"_s);
    item.insert(u"DownloadSwitch"_s, u"on"_s);
    return QJsonObject {{u"Video"_s, item}};
}

AliyunOutcome AliyunVod::uploadDetails(const AliyunRequest &asked, const AliyunContent &content, const Moment &moment) const
{
    const QStringList ids = asked.list("MediaIds");
    if (ids.isEmpty())
        return missingParameter(u"MediaIds"_s);
    if (ids.size() > batch(UploadKind::Media, 20))
        return tooMany(u"MediaIds"_s);
    if (const QString type = asked.value("MediaType"); !type.isEmpty() && type != u"video"_s)
        return invalidParameter(u"MediaType"_s, u"video is expected"_s);
    const qint64 owner = asked.value("ResourceRealOwnerId").toLongLong();
    QJsonArray rows;
    QJsonArray missing;
    QJsonArray forbidden;
    QStringList unique = ids;
    unique.removeDuplicates();
    for (const QString &id : unique) {
        const qsizetype place = ids.indexOf(id);
        const bool partial = moment.scenario == u"aliyun-partial-batch"_s;
        const AliyunMedia *media = content.find(id);
        if (!media || !isShown(*media, moment) || (partial && place == 19))
            missing.append(id);
        else if ((media->ownerId != 0 && media->ownerId != owner) || (partial && (place == 17 || place == 18)))
            forbidden.append(id);
        else if (media->hasDetails || moment.scenario != u"aliyun-no-details"_s)
            rows.append(detail(*media, moment));
    }
    if (moment.scenario == u"aliyun-wrong-id"_s && !rows.isEmpty() && !content.media().empty()) {
        QJsonObject first = rows.first().toObject();
        const AliyunMedia &other = unique.contains(content.media().front().id) ? content.media().back() : content.media().front();
        first.insert(u"MediaId"_s, other.id);
        rows.replace(0, first);
    }
    return QJsonObject {{u"UploadDetails"_s, rows}, {u"NonExistMediaIds"_s, missing}, {u"ForbiddenMediaIds"_s, forbidden}};
}

std::variant<AliyunVod::Scroll, AliyunRefusal> AliyunVod::readScroll(const AliyunRequest &asked, const Moment &moment)
{
    const QString token = asked.value("ScrollToken");
    if (token.isEmpty())
        return Scroll {searchOf(asked), moment.now, -1, 0, {}};
    const auto found = m_scrolls.constFind(token);
    const bool once = moment.scenario == u"aliyun-scroll-token-expires-once"_s && m_expiredIn != moment.scenarioStart;
    if (once)
        m_expiredIn = moment.scenarioStart;
    if (once || moment.scenario == u"aliyun-scroll-token-expired"_s || found == m_scrolls.constEnd()
        || moment.monotonic >= found->end)
        return aliyunRefusal(u"InvalidScrollToken.Expired"_s);
    if (found->asked != searchOf(asked))
        return invalidParameter(u"ScrollToken"_s, u"it belongs to another search"_s);
    return *found;
}

QString AliyunVod::keepScroll(const Scroll &scroll, const Moment &moment)
{
    // a service may well give the same token for every page of a traversal
    qsizetype variant = scroll.page;
    if (moment.scenario == u"aliyun-scroll-token-same"_s || moment.scenario == u"aliyun-pages-repeat"_s)
        variant = 0;
    else if (moment.scenario == u"aliyun-pages-loop"_s)
        variant = scroll.page % 2;
    const QString text = scroll.asked + QString::number(scroll.asOf.time_since_epoch().count()) + u'/' + QString::number(variant);
    const QString token = QString::fromLatin1(QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Md5).toHex());
    m_scrolls.removeIf([&](const auto &one) { return one.value().end <= moment.monotonic; });
    m_scrolls.insert(token, scroll);
    return token;
}

AliyunOutcome AliyunVod::search(const AliyunRequest &asked, const AliyunContent &content, const Moment &moment)
{
    const std::optional<AliyunCondition> match = aliyunMatch(asked.value("Match"));
    if (!match)
        return aliyunRefusal(u"ErrorMatchSyntax"_s);
    const QStringList types = asked.has("SearchType") ? asked.list("SearchType") : QStringList {u"video"_s};
    static const QStringList allTypes = {u"video"_s, u"audio"_s, u"image"_s, u"attached"_s};
    if (!std::all_of(types.cbegin(), types.cend(), [](const QString &type) { return allTypes.contains(type); }))
        return invalidParameter(u"SearchType"_s, u"video, audio, image or attached is expected"_s);
    const QStringList sorts = asked.list("SortBy");
    if (sorts.size() > 3)
        return aliyunRefusal(u"SortByExceededMax"_s);
    std::variant<Scroll, AliyunRefusal> read = readScroll(asked, moment);
    if (const auto *refusal = std::get_if<AliyunRefusal>(&read))
        return *refusal;
    Scroll scroll = std::get<Scroll>(read);
    const bool scrolls = scroll.page >= 0;
    const std::optional<qint64> size = wholeNumber(asked, "PageSize", 1, 100, 10);
    const std::optional<qint64> number = wholeNumber(asked, "PageNo", 1, 1'000'000, scroll.page + 2);
    if (!size || !number)
        return invalidParameter(size ? u"PageNo"_s : u"PageSize"_s, u"out of range"_s);
    const qsizetype from = (*number - 1) * *size;
    if (!scrolls && from + *size > mostReached)
        return invalidParameter(u"PageNo"_s, u"without ScrollToken no more than 5000 records can be reached"_s);
    if (scrolls && from - scroll.page * scroll.size > mostStep)
        return invalidParameter(u"PageNo"_s, u"no more than 100 records can be stepped over"_s);

    std::vector<const AliyunMedia *> rows;
    for (const AliyunMedia &media : content.media()) {
        if (types.contains(u"video"_s) && media.createdAt <= scroll.asOf && isShown(media, moment) && (*match)(media, moment.now))
            rows.push_back(&media);
    }
    order(rows, sorts.value(0));
    const AliyunStretch part = stretch(std::ssize(rows), *number - 1, *size, moment.scenario);
    const QStringList fields = asked.list("Fields");
    QJsonArray list;
    for (qsizetype i = part.from; i < part.to; ++i) {
        const AliyunMedia &media = *rows[static_cast<std::size_t>(i)];
        QJsonObject all = video(media, moment);
        all.insert(u"Snapshots"_s, snapshots(media, moment));
        all.insert(u"MediaSource"_s, u"general"_s);
        QJsonObject shown {{u"VideoId"_s, media.id}};
        for (const QString &field : fields) {
            if (all.contains(field.trimmed()))
                shown.insert(field.trimmed(), all.value(field.trimmed()));
        }
        list.append(QJsonObject {{u"MediaId"_s, media.id},
                                 {u"MediaType"_s, u"video"_s},
                                 {u"CreationTime"_s, isoUtc(media.createdAt)},
                                 {u"Video"_s, shown}});
    }
    scroll.page = *number - 1;
    scroll.size = *size;
    scroll.end = moment.monotonic + scrollLife;
    return QJsonObject {{u"Total"_s, part.total}, {u"ScrollToken"_s, keepScroll(scroll, moment)}, {u"MediaList"_s, list}};
}

AliyunOutcome AliyunVod::videoList(const AliyunRequest &asked, const AliyunContent &content, const Moment &moment) const
{
    const std::optional<qint64> size = wholeNumber(asked, "PageSize", 1, 100, 10);
    const std::optional<qint64> number = wholeNumber(asked, "PageNo", 1, 1'000'000, 1);
    if (!size || !number)
        return invalidParameter(size ? u"PageNo"_s : u"PageSize"_s, u"out of range"_s);
    if (*number * *size > mostReached)
        return aliyunRefusal(u"VideoListExceededMax"_s);
    std::optional<Instant> times[2];
    static constexpr const char *names[] = {"StartTime", "EndTime"};
    for (int i = 0; i < 2; ++i) {
        times[i] = instantFromIso(asked.value(names[i]));
        if (!times[i] && asked.has(names[i]))
            return invalidParameter(QString::fromLatin1(names[i]), u"yyyy-MM-ddTHH:mm:ssZ is expected"_s);
    }
    const QStringList statuses = asked.list("Status");
    std::vector<const AliyunMedia *> rows;
    for (const AliyunMedia &media : content.media()) {
        const auto created = std::chrono::floor<std::chrono::seconds>(media.createdAt);
        const bool within = (!times[0] || created >= *times[0]) && (!times[1] || created <= *times[1]);
        if (within && isShown(media, moment) && (statuses.isEmpty() || statuses.contains(media.statusAt(moment.now))))
            rows.push_back(&media);
    }
    if (rows.empty())
        return aliyunRefusal(u"InvalidVideo.NotFound"_s); // how the vendor may say "none"
    order(rows, asked.value("SortBy"));
    const AliyunStretch part = stretch(std::ssize(rows), *number - 1, *size, moment.scenario);
    QJsonArray list;
    for (qsizetype i = part.from; i < part.to; ++i) {
        const AliyunMedia &media = *rows[static_cast<std::size_t>(i)];
        QJsonObject item = video(media, moment);
        item.insert(u"Snapshots"_s, QJsonObject {{u"Snapshot"_s, snapshots(media, moment)}});
        list.append(item);
    }
    return QJsonObject {{u"Total"_s, part.total}, {u"VideoList"_s, QJsonObject {{u"Video"_s, list}}}};
}

AliyunOutcome AliyunVod::videoInfos(const AliyunRequest &asked, const AliyunContent &content, const Moment &moment) const
{
    QStringList ids = asked.list("VideoIds");
    if (ids.isEmpty())
        return missingParameter(u"VideoIds"_s);
    if (ids.size() > batch(UploadKind::Media, 20))
        return tooMany(u"VideoIds"_s);
    ids.removeDuplicates();
    QJsonArray list;
    QJsonArray missing;
    for (const QString &id : ids) {
        const AliyunMedia *media = content.find(id);
        if (!media || !isShown(*media, moment) || media->ownerId != 0) {
            missing.append(id);
            continue;
        }
        QJsonObject item = video(*media, moment);
        item.insert(u"Snapshots"_s, snapshots(*media, moment));
        list.append(item);
    }
    if (list.isEmpty())
        return aliyunRefusal(u"InvalidVideo.NotFound"_s);
    return QJsonObject {{u"VideoList"_s, list}, {u"NonExistVideoIds"_s, missing}, {u"NonExistReferenceIds"_s, QJsonArray()}};
}

int AliyunVod::batch(UploadKind kind, int otherwise) const
{
    for (const DetailsCall &call : m_limits.details) {
        if (call.kind == kind)
            return call.batch;
    }
    return otherwise;
}

} // namespace deck::sandbox
