#include "core/masked_url.h"
#include "net/redact.h"
#include "vendors/aliyun/asked_ids.h"
#include "vendors/aliyun/body.h"
#include "vendors/aliyun/lists.h"
#include "vendors/aliyun/rows.h"
#include "vendors/aliyun/status_map.h"

#include <QHash>
#include <QSet>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace deck::aliyun {

namespace {

constexpr FieldSet jobCovers = {
    Field::Status,       Field::VendorStatus, Field::TotalBytes, Field::CreatedAt, Field::CompletedAt, Field::ErrorCode,
    Field::ErrorMessage, Field::MediaId,      Field::SourceUrl,  Field::UserData,  Field::CheckedAt,
};

constexpr QLatin1StringView missingIds = "NonExists"_L1;

/// "200" and "Success" stand beside successes, and for all we know beside failures.
bool isWordOfSuccess(const QString &text)
{
    return text == u"200"_s || text.compare(u"Success"_s, Qt::CaseInsensitive) == 0
        || text.compare(u"OK"_s, Qt::CaseInsensitive) == 0;
}

std::optional<QString> unlessSuccess(std::optional<QString> text)
{
    return text && isWordOfSuccess(*text) ? std::nullopt : std::move(text);
}

/// A finished job keeps texts that look like an error: only its status tells whether they are one.
void readError(const QJsonObject &job, Upload &upload)
{
    const bool failed = upload.status == UploadStatus::Failed;
    const std::optional<QString> code = unlessSuccess(wordOf(job, "ErrorCode"_L1));
    if (upload.status == UploadStatus::Succeeded || (!failed && !code))
        return;
    upload.errorCode = code;
    upload.errorMessage = unlessSuccess(wordOf(job, "ErrorMessage"_L1));
}

/// A job with the URL it fetches as the vendor wrote it: the row keeps it without a password.
struct Job
{
    Upload row;
    QString url;
};

std::optional<Job> readJob(const QJsonObject &object, const Upload &blank, Instant receivedAt)
{
    const std::optional<QString> id = idOf(object, {"JobId"_L1, "JobID"_L1});
    if (!id)
        return std::nullopt;
    Job job {blank, wordOf(object, spelled(object, {"UploadURL"_L1, "UploadUrl"_L1, "SourceURL"_L1})).value_or(QString())};
    Upload &row = job.row;
    row.key.id = *id;
    DecidedStatus decided = decidedStatus(statusTextOf(object, "Status"_L1), statusTextOf(object, "UploadStatus"_L1));
    row.status = decided.status;
    row.vendorStatus = std::move(decided.word);
    row.totalBytes = sizeOf(object, "FileSize"_L1);
    row.createdAt = timeOf(object, spelled(object, {"CreationTime"_L1, "CreateTime"_L1}));
    row.completedAt = timeOf(object, spelled(object, {"CompleteTime"_L1, "CompletionTime"_L1}));
    row.mediaId = idOf(object, {"MediaId"_L1, "RegisteredMediaId"_L1});
    if (!job.url.isEmpty())
        row.sourceUrl = maskedUrl(job.url);
    row.userData = plainTextOf(object, "UserData"_L1);
    readError(object, row);
    row.checkedAt = receivedAt;
    row.covers = jobCovers;
    return job;
}

/// What an answer says of jobs.
struct Jobs
{
    QList<Job> jobs;
    QStringList missing; ///< job IDs or URLs, whichever were asked for
    int unusable = 0;
};

Result<Jobs> readJobs(const QJsonObject &body, const Upload &blank, Instant receivedAt)
{
    static constexpr ListForm list = {
        {"URLUploadInfoList"_L1, "UrlUploadInfoList"_L1},
        {"JobId"_L1, "JobID"_L1, "UploadURL"_L1, "UploadUrl"_L1, "Status"_L1, "CreationTime"_L1, "FileSize"_L1},
        {missingIds},
    };
    const Result<Entries> entries = entriesOf(body, list);
    if (!entries)
        return tl::unexpected(entries.error());
    Result<QStringList> missing = textsOf(body, {missingIds});
    if (!missing)
        return tl::unexpected(std::move(missing.error()));
    Jobs jobs {{}, std::move(*missing), entries->strange};
    for (const QJsonObject &entry : entries->objects) {
        if (std::optional<Job> job = readJob(entry, blank, receivedAt))
            jobs.jobs.append(std::move(*job));
        else
            ++jobs.unusable;
    }
    return jobs;
}

/// URLs as two writings of one are equal: they are encoded twice on their way and come back decoded or not.
QString comparable(const QString &url)
{
    QString decoded = url.trimmed();
    for (int times = 0; times < 2; ++times)
        decoded = QUrl::fromPercentEncoding(decoded.toUtf8());
    return decoded;
}

/// Tells the URLs asked for in whatever writing they come back.
class AskedUrls
{
public:
    explicit AskedUrls(const QStringList &urls)
        : m_urls(urls)
    {
        for (const QString &url : urls)
            m_byComparable.insert(comparable(url), url);
    }

    /// The one asked for; nothing where it is none of them.
    [[nodiscard]] std::optional<QString> find(const QString &url) const
    {
        if (m_urls.contains(url))
            return url;
        const auto found = m_byComparable.constFind(comparable(url));
        return found == m_byComparable.constEnd() ? std::nullopt : std::optional(*found);
    }

private:
    QStringList m_urls;
    QHash<QString, QString> m_byComparable;
};

Result<Details> sortedByUrls(const QStringList &urls, Jobs jobs)
{
    const AskedUrls asked(urls);
    QSet<QString> withJob;
    QMap<QString, qsizetype> places; // of a job that comes twice the last one counts
    bool foreign = jobs.unusable > 0;
    Details details;
    for (Job &job : jobs.jobs) {
        const std::optional<QString> url = asked.find(job.url);
        if (!url) {
            foreign = true;
            continue;
        }
        withJob.insert(*url);
        const auto place = places.constFind(job.row.key.id);
        if (place != places.constEnd()) {
            details.uploads[*place] = std::move(job.row);
        } else {
            places.insert(job.row.key.id, details.uploads.size());
            details.uploads.append(std::move(job.row));
        }
    }
    QSet<QString> saidMissing;
    for (const QString &text : jobs.missing)
        saidMissing.insert(asked.find(text).value_or(QString()));
    for (const QString &url : urls) {
        if (withJob.contains(url) || details.missing.contains(url))
            continue;
        if (foreign && !saidMissing.contains(url))
            return failure(ErrorKind::BadAnswer, u"answer-other-upload"_s, u"The answer has jobs of URLs not asked for."_s);
        details.missing.append(url);
    }
    return details;
}

Details sortedByJobs(const QStringList &ids, Jobs jobs, const Upload &blank)
{
    Found found {{}, std::move(jobs.missing), {}};
    for (Job &job : jobs.jobs)
        found.rows.append(std::move(job.row));
    return sortedByIds(ids, std::move(found), blank);
}

} // namespace

Result<Details> readUrlJobs(const HttpReply &reply, const QString &vendor, const QString &account, const QStringList &asked,
                            bool askedByUrl)
{
    const Result<Envelope> envelope = readEnvelope(reply, vendor);
    if (!envelope)
        return tl::unexpected(envelope.error());
    const Upload blank = blankRow(vendor, account, UploadKind::UrlJob);
    Result<Jobs> jobs = readJobs(envelope->body, blank, reply.receivedAt);
    if (!jobs)
        return withReply(std::move(jobs.error()), reply, envelope->requestId);
    Result<Details> details
        = askedByUrl ? sortedByUrls(asked, std::move(*jobs)) : Result<Details>(sortedByJobs(asked, std::move(*jobs), blank));
    if (!details)
        return withReply(std::move(details.error()), reply, envelope->requestId);
    details->raw = redacted(reply.body);
    return details;
}

} // namespace deck::aliyun
