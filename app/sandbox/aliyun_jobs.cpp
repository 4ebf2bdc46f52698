#include "sandbox/aliyun_jobs.h"

#include "sandbox/aliyun_listing.h"
#include "sandbox/seeded.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QUrl>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace deck::sandbox {

namespace {

constexpr qsizetype mostUrls = 20;
constexpr qsizetype mostRecords = 100;
constexpr auto credentialLife = 3'000s;

/// The published IMS answer writes a blank instead of T, and no zone.
QString completeTime(AliyunProduct product, Instant at)
{
    QString text = isoUtc(at);
    if (product == AliyunProduct::Ims)
        text.replace(10, 1, u' ').chop(1);
    return text;
}

QJsonObject row(AliyunProduct product, const AliyunJob &job, const Moment &moment)
{
    QJsonObject item {{u"JobId"_s, job.id},
                      {u"UploadURL"_s, job.url},
                      {u"Status"_s, shownStatus(job, moment)},
                      {u"CreationTime"_s, isoUtc(job.createdAt)}};
    if (!job.userData.isEmpty())
        item.insert(u"UserData"_s, job.userData);
    const std::optional<Instant> completed = job.completedAt(moment.now);
    if (!completed)
        return item;
    item.insert(u"CompleteTime"_s, completeTime(product, *completed));
    item.insert(u"ErrorCode"_s, job.errorCode.isEmpty() ? u"200"_s : job.errorCode);
    item.insert(u"ErrorMessage"_s, job.errorCode.isEmpty() ? u"Success"_s : job.errorMessage);
    if (job.hasMedia(moment.now)) {
        item.insert(u"MediaId"_s, job.mediaId);
        item.insert(u"FileSize"_s, QString::number(job.size)); // text at both products
        if (product == AliyunProduct::Vod)
            item.insert(u"RegisteredMediaId"_s, job.mediaId);
    }
    return item;
}

bool isWebUrl(const QString &text)
{
    const QUrl url(text); // a blank in it is no fault
    const bool web = url.scheme() == u"http"_s || url.scheme() == u"https"_s;
    return url.isValid() && web && !url.host().isEmpty();
}

/// The title given for a URL.
QString titleFor(AliyunProduct product, const AliyunRequest &asked, const QString &url)
{
    if (product == AliyunProduct::Ims)
        return QJsonDocument::fromJson(asked.value("MediaMetaData").toUtf8()).object().value("Title"_L1).toString();
    const QJsonArray list = QJsonDocument::fromJson(asked.value("UploadMetadatas").toUtf8()).array();
    for (const QJsonValue &one : list) {
        const QString source = one["SourceURL"_L1].toString();
        if (source == url || QUrl::fromPercentEncoding(source.toUtf8()) == url)
            return one["Title"_L1].toString();
    }
    return {};
}

QString inBase64(const QJsonObject &object)
{
    return QString::fromLatin1(QJsonDocument(object).toJson(QJsonDocument::Compact).toBase64());
}

} // namespace

AliyunOutcome urlUploadInfos(AliyunProduct product, const AliyunRequest &asked, const AliyunContent &content, int batch,
                             const Moment &moment)
{
    QJsonArray rows;
    QJsonArray missing;
    const auto show = [&](const AliyunJob *job) {
        const bool known = job && !job->cancelled && job->createdAt <= moment.now;
        if (known && rows.size() < mostRecords)
            rows.append(row(product, *job, moment));
        return known;
    };
    QStringList ids = asked.list("JobIds"); // wins over UploadURLs
    const QStringList urls = ids.isEmpty() ? asked.urls("UploadURLs") : QStringList();
    if (ids.isEmpty() && urls.isEmpty())
        return missingParameter(u"JobIds"_s);
    if (ids.size() > batch)
        return tooMany(u"JobIds"_s);
    if (urls.size() > batch)
        return tooMany(u"UploadURLs"_s);
    ids.removeDuplicates();
    for (const QString &id : ids) {
        if (!show(content.findJob(id)))
            missing.append(id);
    }
    for (const QString &url : urls) {
        bool known = false;
        for (const AliyunJob *job : content.jobsOfUrl(url))
            known = show(job) || known;
        if (!known)
            missing.append(url);
    }
    return QJsonObject {{u"URLUploadInfoList"_s, rows}, {u"NonExists"_s, missing}};
}

AliyunOutcome uploadMediaByUrl(AliyunProduct product, const AliyunRequest &asked, AliyunContent &content, const Moment &moment)
{
    const QStringList urls = asked.urls("UploadURLs");
    if (urls.isEmpty())
        return missingParameter(u"UploadURLs"_s);
    AliyunRefusal invalid = invalidParameter(u"UploadURLs"_s, u"1 to 20 addresses of http or https are expected"_s);
    invalid.code = u"InvalidParameter.UploadURLs"_s;
    if (urls.size() > mostUrls || !std::all_of(urls.cbegin(), urls.cend(), isWebUrl))
        return invalid;
    QJsonArray jobs;
    for (const QString &url : urls) {
        const AliyunJob &job = content.submit(url, titleFor(product, asked, url), asked.value("UserData"), moment.now);
        QJsonObject one {{u"JobId"_s, job.id}, {u"SourceURL"_s, url}};
        if (product == AliyunProduct::Ims) // knows the media at once
            one.insert(u"MediaId"_s, job.mediaId.isEmpty() ? job.id : job.mediaId);
        jobs.append(one);
    }
    return QJsonObject {{u"UploadJobs"_s, jobs}};
}

AliyunOutcome cancelUrlUploadJobs(const AliyunRequest &asked, AliyunContent &content, int batch, const Moment &moment)
{
    const QStringList ids = asked.list("JobIds");
    const QStringList urls = ids.isEmpty() ? asked.urls("UploadUrls") : QStringList();
    if (ids.isEmpty() && urls.isEmpty())
        return missingParameter(u"JobIds"_s);
    if (ids.size() > batch || urls.size() > batch)
        return tooMany(ids.isEmpty() ? u"UploadUrls"_s : u"JobIds"_s);
    QJsonArray cancelled;
    QJsonArray missing;
    const auto cancel = [&](const AliyunJob *job) {
        if (!job || job->cancelled)
            return false;
        if (content.cancel(job->id, moment.now))
            cancelled.append(job->id);
        return true;
    };
    for (const QString &id : ids) {
        if (!cancel(content.findJob(id)))
            missing.append(id);
    }
    for (const QString &url : urls) {
        bool known = false;
        for (const AliyunJob *job : content.jobsOfUrl(url))
            known = cancel(job) || known;
        if (!known)
            missing.append(url);
    }
    return QJsonObject {{u"CanceledJobs"_s, cancelled}, {u"NonExists"_s, missing}};
}

QJsonObject uploadCredential(const AliyunMedia &media, const QString &region, const Moment &moment)
{
    Seeded dice(static_cast<quint64>(unixSeconds(moment.now)), static_cast<quint64>(media.size));
    const auto madeUp = [&] { return QString::number(dice.next(), 36); };
    const QJsonObject address {{u"Endpoint"_s, QString(u"https://oss-"_s + region + u".aliyuncs.com"_s)},
                               {u"Bucket"_s, u"outin-0123456789ab11ee8f4600163e1c7426"_s},
                               {u"FileName"_s, QString(u"sv/"_s + media.id + media.suffix)}};
    const QJsonObject authorisation {{u"AccessKeyId"_s, QString(u"STS.N"_s + madeUp())},
                                     {u"AccessKeySecret"_s, QString(madeUp() + madeUp())},
                                     {u"SecurityToken"_s, QString(u"CAIS"_s + madeUp() + u"/sandbox+"_s + madeUp() + u"=="_s)},
                                     {u"Expiration"_s, QString::number(credentialLife.count())},
                                     {u"ExpireUTCTime"_s, isoUtc(moment.serverTime + credentialLife)},
                                     {u"Region"_s, region}};
    return {{u"UploadAddress"_s, inBase64(address)}, {u"UploadAuth"_s, inBase64(authorisation)}};
}

} // namespace deck::sandbox
