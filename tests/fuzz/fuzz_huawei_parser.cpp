#include "net/redact.h"
#include "vendors/huawei/cursor.h"
#include "vendors/huawei/signature.h"
#include "vendors/huawei/status_map.h"
#include "vendors/huawei/token.h"

#include <array>
#include <cstdlib>

using namespace deck;
using namespace Qt::StringLiterals;

namespace {

void require(bool holds)
{
    if (!holds)
        std::abort();
}

/// What must hold of an upload whatever was sent.
void checkUpload(const Upload &upload)
{
    require(upload.key.account == u"beijing4"_s && upload.key.kind == UploadKind::Media && !upload.key.id.isEmpty());
    require(!upload.ratio && !upload.uploadedBytes && !upload.completedAt && !upload.expiresAt && !upload.retryCount);
    require(!upload.sourceUrl && !upload.mediaId && !upload.userData && !upload.stalledSince);
    require(!upload.totalBytes || *upload.totalBytes > 0);
    for (const auto &time : {upload.createdAt, upload.modifiedAt})
        require(!time || instantFromUnixSeconds(unixSeconds(*time)) == time);
    for (const auto &text : {upload.title, upload.resultUrl, upload.errorMessage, upload.errorCode})
        require(!text || (!text->isEmpty() && text->isValidUtf16()));
    require(!upload.errorMessage || upload.status == UploadStatus::Failed);
    require(upload.status == huawei::statusOfWord(upload.vendorStatus));
    require((upload.status == UploadStatus::Unknown) == !huawei::knownWords().contains(upload.vendorStatus));
}

void checkError(const ApiError &error)
{
    require(!error.code.isEmpty() && error.code.size() <= 100 && error.message.size() <= 1200);
    require(error.vendor.isEmpty() || error.vendor == u"huawei-vod"_s);
}

void checkListing(const HttpReply &reply, const huawei::Asked &asked)
{
    const Result<Page> page = huawei::readPage(reply, asked, u"beijing4"_s, {});
    if (!page) {
        checkError(page.error());
        return;
    }
    for (const Upload &upload : page->uploads)
        checkUpload(upload);
    require(huawei::readCursor(page->nextCursor).has_value() && (!page->total || *page->total >= 0));
}

void checkDetails(const HttpReply &reply, const huawei::Asked &asked, const QStringList &ids)
{
    const Result<huawei::AssetMeta> meta = huawei::readMetaReply(reply, asked, u"beijing4"_s, ids);
    if (!meta) {
        checkError(meta.error());
        return;
    }
    const Details &details = meta->details;
    require(details.uploads.size() + details.missing.size() + details.forbidden.size() + meta->apart.size() == ids.size());
    require(ids.size() > 1 || meta->apart.isEmpty());
    for (const Upload &upload : details.uploads)
        checkUpload(upload);
}

void checkSignature(const QByteArray &bytes)
{
    if (const auto authorization = huawei::readAuthorization(bytes)) {
        const auto again = huawei::readAuthorization(huawei::authorizationText(*authorization));
        require(again == authorization);
    }
    huawei::SigningRequest request {"GET"_ba, bytes, huawei::queryItemsOf(bytes), {{"Host"_ba, bytes}}, bytes};
    require(huawei::signatureOf(request, {"host"_ba}, "key"_ba).size() == 64);
    if (const auto time = huawei::timeOfSdkDate(bytes))
        require(huawei::sdkDate(*time) == bytes);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static constexpr std::array statuses = {200, 200, 200, 201, 400, 401, 403, 429, 503};
    static constexpr std::array ways = {huawei::SignIn::AccessKey, huawei::SignIn::IamUser, huawei::SignIn::ReadyToken};
    HttpReply reply;
    reply.status = statuses[size % statuses.size()];
    reply.body = QByteArray(reinterpret_cast<const char *>(data), qsizetype(size));
    reply.receivedAt = Instant(std::chrono::seconds(1'800'000'000));
    const huawei::Asked asked {u"ListAssetList"_s, ways[size % ways.size()], reply.receivedAt};

    const Result<QJsonObject> envelope = huawei::readEnvelope(reply, asked);
    if (!envelope)
        checkError(envelope.error());
    checkListing(reply, asked);
    checkDetails(reply, asked, {u"1"_s});
    checkDetails(reply, asked, {u"1"_s, u"f488337c31c8e4622f1590735b134c65"_s, u"652c1e4085afeb22fdc256c6757d751b"_s});

    reply.headers = {{"X-Subject-Token"_ba, "MIIatAYJ"_ba}};
    const Result<huawei::IamToken> token = huawei::readToken(reply, u"p"_s);
    if (token)
        require(token->renewAt >= reply.receivedAt && token->renewAt <= reply.receivedAt + std::chrono::hours(24));
    else
        checkError(token.error());
    checkSignature(reply.body);

    const QByteArray hidden = redacted(reply.body);
    require(hidden.size() <= 16 * reply.body.size() + 16);
    return 0;
}
