#include "net/redact.h"
#include "vendors/aliyun/body.h"
#include "vendors/aliyun/rows.h"

#include <array>
#include <cmath>
#include <cstdlib>

using namespace deck;
using namespace Qt::StringLiterals;

namespace {

const QString account = u"studio"_s;
const QString vod = u"aliyun-vod"_s;
const QString ims = u"aliyun-ims"_s;

void require(bool holds)
{
    if (!holds)
        std::abort();
}

/// What must hold of a row whatever was sent.
void checkRow(const Upload &row, const QString &vendor, UploadKind kind)
{
    require(row.key.account == account && row.key.kind == kind && row.vendor == vendor);
    require(!row.key.id.isEmpty() && row.key.id.size() <= 512 && row.key.id.isValidUtf16());
    require(!row.retryCount && !row.expiresAt && !row.internalUrl && !row.stalledSince);
    require(!row.ratio || (*row.ratio >= 0 && *row.ratio <= 1 && !std::signbit(*row.ratio)));
    for (const auto &size : {row.uploadedBytes, row.totalBytes})
        require(!size || *size >= 0);
    for (const auto &time : {row.createdAt, row.modifiedAt, row.completedAt})
        require(!time || instantFromUnixSeconds(unixSeconds(*time)));
    for (const auto &text : {row.title, row.errorCode, row.errorMessage, row.source, row.device, row.ip, row.mediaId,
                             row.sourceUrl, row.resultUrl, row.userData})
        require(!text || (!text->isEmpty() && text->isValidUtf16()));
    require(row.status != UploadStatus::Succeeded || (!row.errorCode && !row.errorMessage));
    require(row.status == UploadStatus::Unknown || !row.vendorStatus.isEmpty());
    FieldSet said = differences(row, Upload());
    said |= row.covers;
    require(said == row.covers); // nothing is said that is not covered
}

void checkPage(const Result<aliyun::MediaPage> &page, const QString &vendor)
{
    if (!page)
        return;
    for (const Upload &row : page->page.uploads)
        checkRow(row, vendor, UploadKind::Media);
    require(page->entries == page->page.uploads.size() + page->unusable);
    require(page->page.nextCursor.isValidUtf16() && page->scrollToken.isValidUtf16());
    require(!page->page.total || *page->page.total >= 0);
}

void checkDetails(const Result<Details> &details, const QStringList &asked, const QString &vendor, UploadKind kind)
{
    if (!details)
        return;
    QStringList all = details->missing + details->forbidden;
    for (const Upload &row : details->uploads) {
        checkRow(row, vendor, kind);
        all += row.key.id;
    }
    all.sort();
    QStringList wanted = asked;
    wanted.sort();
    require(all == wanted); // each ID asked for in exactly one list
}

void checkJobsOfUrl(const Result<Details> &details, const QString &url)
{
    if (!details)
        return;
    require(details->forbidden.isEmpty() && details->uploads.isEmpty() == (details->missing == QStringList {url}));
    for (const Upload &row : details->uploads)
        checkRow(row, ims, UploadKind::UrlJob);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static constexpr std::array statuses = {200, 200, 200, 200, 404, 503};
    HttpReply reply;
    reply.status = statuses[size % statuses.size()];
    reply.body = QByteArray(reinterpret_cast<const char *>(data), qsizetype(size));
    reply.headers = {{"Content-Type", size % 5 == 0 ? "text/xml" : "application/json"}};
    reply.receivedAt = Instant(std::chrono::seconds(1'800'000'000));

    const Result<aliyun::Envelope> envelope = aliyun::readEnvelope(reply, vod);
    require(envelope || !envelope.error().code.isEmpty());

    const Result<aliyun::MediaPage> videos = aliyun::readVideoList(reply, account);
    const Result<aliyun::MediaPage> found = aliyun::readSearchMedia(reply, account);
    const Result<aliyun::MediaPage> assets = aliyun::readMediaBasicInfos(reply, account);
    checkPage(videos, vod);
    checkPage(found, vod);
    checkPage(assets, ims);

    // IDs that may be in the answer, and one that hardly is
    QStringList ids = {u"61ccbdb06fa83012be4d8083f6aaaaaa"_s, u"3829500c0fef429fa4ec1680b122d001"_s, u"1"_s, u"unsaid"_s};
    if (assets && !assets->page.uploads.isEmpty() && !ids.contains(assets->page.uploads.constFirst().key.id))
        ids.append(assets->page.uploads.constFirst().key.id);
    checkDetails(aliyun::readUploadDetails(reply, account, ids), ids, vod, UploadKind::Media);
    checkDetails(aliyun::readUrlJobs(reply, vod, account, ids, false), ids, vod, UploadKind::UrlJob);
    checkDetails(aliyun::readBatchMediaInfos(reply, account, ids), ids, ims, UploadKind::Media);
    const QString url = u"https://example.com/a.mp4"_s;
    checkJobsOfUrl(aliyun::readUrlJobs(reply, ims, account, {url}, true), url);

    if (!envelope)
        require(!found && found.error() == envelope.error());
    require(redacted(reply.body).size() <= 16 * reply.body.size() + 16);
    return 0;
}
