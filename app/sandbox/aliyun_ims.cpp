#include "sandbox/aliyun_ims.h"

#include "sandbox/aliyun_jobs.h"
#include "sandbox/aliyun_listing.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace deck::sandbox {

namespace {

QString sourceOf(const AliyunMedia &media)
{
    return media.id.back().unicode() % 2 == 0 ? u"vod"_s : u"oss"_s;
}

QString inputUrl(const AliyunMedia &media)
{
    return u"https://newsroom-ims.oss-cn-shanghai.aliyuncs.com/"_s + media.id + media.suffix;
}

QJsonObject basicInfo(const AliyunMedia &media, const Moment &moment)
{
    QJsonObject info {{u"MediaId"_s, media.id},
                      {u"Title"_s, media.title},
                      {u"MediaType"_s, u"video"_s},
                      {u"Status"_s, shownStatus(media, moment)},
                      {u"Source"_s, sourceOf(media)},
                      {u"Biz"_s, u"ICE"_s},
                      {u"BusinessType"_s, u"general"_s},
                      {u"UploadSource"_s, u"general"_s},
                      {u"CreateTime"_s, isoUtc(media.createdAt)},
                      {u"ModifiedTime"_s, isoUtc(media.modifiedAt(moment.now))},
                      {u"TranscodeStatus"_s, u"Init"_s},
                      {u"InputURL"_s, inputUrl(media)},
                      {u"Snapshots"_s, u"[]"_s}};
    if (!media.jobId.isEmpty())
        info.insert(u"Description"_s, QString(media.sourceUrl + u" job "_s + media.jobId));
    return info;
}

/// Sizes and the like are text throughout.
QJsonArray files(const AliyunMedia &media, const Moment &moment)
{
    if (!media.isUploaded(moment.now))
        return {};
    const QJsonObject info {{u"FileName"_s, QString(media.id + media.suffix)},
                            {u"FileStatus"_s, u"Normal"_s},
                            {u"FileType"_s, u"source_file"_s},
                            {u"FileSize"_s, QString::number(media.size)},
                            {u"Duration"_s, QString::number(media.seconds, 'f', 6)},
                            {u"Bitrate"_s, u"4800.00"_s},
                            {u"Width"_s, u"1920"_s},
                            {u"Height"_s, u"1080"_s},
                            {u"Region"_s, u"cn-shanghai"_s},
                            {u"FormatName"_s, u"mov,mp4,m4a,3gp,3g2,mj2"_s},
                            {u"FileUrl"_s, inputUrl(media)},
                            {u"CreateTime"_s, isoUtc(media.createdAt)},
                            {u"ModifiedTime"_s, isoUtc(media.modifiedAt(moment.now))}};
    return {QJsonObject {{u"FileBasicInfo"_s, info}}};
}

QJsonObject row(const AliyunMedia &media, bool withFiles, const Moment &moment)
{
    return {{u"MediaId"_s, media.id},
            {u"MediaBasicInfo"_s, basicInfo(media, moment)},
            {u"FileInfoList"_s, withFiles ? files(media, moment) : QJsonArray()}};
}

/// What a NextToken goes with.
QString filterOf(const AliyunRequest &asked, qint64 size)
{
    QByteArray text = QByteArray::number(size);
    for (const char *name : {"MediaType", "Status", "Source", "BusinessType", "StartTime", "EndTime", "SortBy", "MediaId"})
        text += '\n' + asked.value(name).toUtf8();
    return QString::fromLatin1(QCryptographicHash::hash(text, QCryptographicHash::Md5).toHex());
}

struct Place
{
    qsizetype page = 0; ///< from 0
    Instant asOf;       ///< what came later stays out, so that rows do not shift
};

QString tokenOf(const Place &place, const QString &filter, const QString &scenario)
{
    QJsonObject token {
        {u"page"_s, place.page}, {u"asOf"_s, static_cast<qint64>(place.asOf.time_since_epoch().count())}, {u"filter"_s, filter}};
    if (scenario == u"aliyun-token-64-kb"_s)
        token.insert(u"pad"_s, QString(48 * 1024, u'x'));
    return QString::fromLatin1(QJsonDocument(token).toJson(QJsonDocument::Compact).toBase64());
}

std::optional<Place> placeOf(const QString &text, const QString &filter)
{
    const auto decoded = QByteArray::fromBase64Encoding(text.toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    const QJsonObject token = QJsonDocument::fromJson(*decoded).object();
    const Place place {token.value("page"_L1).toInteger(), Instant(Milliseconds(token.value("asOf"_L1).toInteger()))};
    return place.page > 0 && token.value("filter"_L1).toString() == filter ? std::optional(place) : std::nullopt;
}

bool fits(const AliyunRequest &asked, const char *name, const QString &value)
{
    const QString wanted = asked.value(name);
    return wanted.isEmpty() || wanted == value;
}

} // namespace

QStringList AliyunIms::operations()
{
    return {u"GetUrlUploadInfos"_s, u"ListMediaBasicInfos"_s, u"BatchGetMediaInfos"_s,
            u"GetMediaInfo"_s,      u"RefreshUploadMedia"_s,  u"UploadMediaByURL"_s};
}

AliyunOutcome AliyunIms::perform(const AliyunRequest &asked, const AliyunKey &key, const Moment &moment) const
{
    AliyunContent &content = *key.content;
    content.advance(moment.now);
    if (asked.action == u"GetUrlUploadInfos"_s)
        return urlUploadInfos(AliyunProduct::Ims, asked, content, batch(UploadKind::UrlJob, 10), moment);
    if (asked.action == u"ListMediaBasicInfos"_s)
        return list(asked, content, moment);
    if (asked.action == u"BatchGetMediaInfos"_s)
        return batchInfos(asked, content, moment);
    if (asked.action == u"UploadMediaByURL"_s)
        return uploadMediaByUrl(AliyunProduct::Ims, asked, content, moment);

    // GetMediaInfo and RefreshUploadMedia: of one asset
    const QString url = asked.action == u"GetMediaInfo"_s ? asked.value("InputURL") : QString();
    if (asked.value("MediaId").isEmpty() && url.isEmpty())
        return missingParameter(u"MediaId"_s);
    const QString id = asked.has("MediaId") ? asked.value("MediaId") : url.section(u'/', -1).section(u'.', 0, 0);
    const AliyunMedia *media = content.find(id);
    if (!media || !isShown(*media, moment)) {
        // the pages name no code for it
        AliyunRefusal refusal = invalidParameter(u"MediaId"_s, u"there is no such media asset"_s);
        refusal.status = 404;
        return refusal;
    }
    if (asked.action == u"RefreshUploadMedia"_s) {
        QJsonObject credential = uploadCredential(*media, key.region, moment);
        credential.insert(u"MediaId"_s, media->id);
        return credential;
    }
    return QJsonObject {{u"MediaInfo"_s, row(*media, true, moment)}};
}

AliyunOutcome AliyunIms::list(const AliyunRequest &asked, const AliyunContent &content, const Moment &moment)
{
    const std::optional<qint64> size = wholeNumber(asked, "MaxResults", 1, 100, 10);
    if (!size)
        return invalidParameter(u"MaxResults"_s, u"1 to 100 is expected"_s);
    const QString sortBy = asked.value("SortBy");
    if (!sortBy.isEmpty() && sortBy != u"desc"_s && sortBy != u"asc"_s)
        return invalidParameter(u"SortBy"_s, u"desc or asc is expected"_s);
    std::optional<Instant> times[2];
    static constexpr const char *names[] = {"StartTime", "EndTime"};
    for (int i = 0; i < 2; ++i) {
        times[i] = instantFromIso(asked.value(names[i]));
        if (!times[i] && asked.has(names[i]))
            return invalidParameter(QString::fromLatin1(names[i]), u"yyyy-MM-ddTHH:mm:ssZ is expected"_s);
    }
    const QString filter = filterOf(asked, *size);
    Place place {0, moment.now};
    if (const QString token = asked.value("NextToken"); !token.isEmpty()) {
        const std::optional<Place> read = placeOf(token, filter);
        if (!read)
            return invalidParameter(u"NextToken"_s, u"it belongs to another listing"_s);
        place = *read;
    }

    std::vector<const AliyunMedia *> rows;
    for (const AliyunMedia &media : content.media()) {
        const auto created = std::chrono::floor<std::chrono::seconds>(media.createdAt);
        const bool within = (!times[0] || created > *times[0]) && (!times[1] || created <= *times[1]);
        if (within && media.createdAt <= place.asOf && isShown(media, moment) && fits(asked, "MediaType", u"video"_s)
            && fits(asked, "BusinessType", u"general"_s) && fits(asked, "Status", media.statusAt(moment.now))
            && fits(asked, "Source", sourceOf(media)) && fits(asked, "MediaId", media.id))
            rows.push_back(&media);
    }
    if (sortBy != u"asc"_s)
        std::reverse(rows.begin(), rows.end());
    const AliyunStretch part = stretch(std::ssize(rows), place.page, *size, moment.scenario);
    const bool withFiles = asked.value("IncludeFileBasicInfo") == u"true"_s;
    QJsonArray infos;
    for (qsizetype i = part.from; i < part.to; ++i)
        infos.append(row(*rows[static_cast<std::size_t>(i)], withFiles, moment));
    QJsonObject answer {{u"MediaInfos"_s, infos}, {u"TotalCount"_s, part.total}, {u"MaxResults"_s, *size}};
    if (part.more) // else the member is not there
        answer.insert(u"NextToken"_s, tokenOf({pageAfter(place.page, moment.scenario), place.asOf}, filter, moment.scenario));
    return answer;
}

AliyunOutcome AliyunIms::batchInfos(const AliyunRequest &asked, const AliyunContent &content, const Moment &moment) const
{
    const QStringList ids = asked.list("MediaIds");
    if (ids.isEmpty())
        return missingParameter(u"MediaIds"_s);
    if (ids.size() > batch(UploadKind::Media, 20))
        return tooMany(u"MediaIds"_s);
    const bool withFiles = asked.list("AdditionType").contains(u"FileInfo"_s);
    QStringList unique = ids;
    unique.removeDuplicates();
    QJsonArray infos;
    QJsonArray ignored;
    for (const QString &id : unique) {
        const AliyunMedia *media = content.find(id);
        const bool partial = moment.scenario == u"aliyun-partial-batch"_s && ids.indexOf(id) >= 17;
        if (media && isShown(*media, moment) && !partial)
            infos.append(row(*media, withFiles, moment));
        else
            ignored.append(id);
    }
    if (moment.scenario == u"aliyun-wrong-id"_s && !infos.isEmpty()) {
        const AliyunMedia &other = unique.contains(content.media().front().id) ? content.media().back() : content.media().front();
        infos.replace(0, row(other, withFiles, moment));
    }
    return QJsonObject {{u"MediaInfos"_s, infos}, {u"IgnoredList"_s, ignored}};
}

int AliyunIms::batch(UploadKind kind, int otherwise) const
{
    for (const DetailsCall &call : m_limits.details) {
        if (call.kind == kind)
            return call.batch;
    }
    return otherwise;
}

} // namespace deck::sandbox
