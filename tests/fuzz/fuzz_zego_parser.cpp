#include "core/vendor_info.h"
#include "net/redact.h"
#include "vendors/zego/answers.h"

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
    require(upload.key.account == u"player"_s && upload.key.kind == UploadKind::UrlJob && isSendableId(upload.key.id));
    require(!upload.ratio && !upload.uploadedBytes && !upload.totalBytes && !upload.errorCode && !upload.errorMessage);
    require(!upload.retryCount || *upload.retryCount >= 0);
    for (const auto &time : {upload.createdAt, upload.expiresAt})
        require(!time || instantFromUnixSeconds(unixSeconds(*time)) == time);
    for (const auto &text : {upload.title, upload.sourceUrl, upload.resultUrl, upload.internalUrl})
        require(!text || (!text->isEmpty() && text->isValidUtf16()));
    require((upload.status == UploadStatus::Unknown)
            == (upload.vendorStatus.size() != 1 || upload.vendorStatus < u'1' || upload.vendorStatus > u'7'));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static constexpr std::array statuses = {200, 200, 200, 401, 429, 503};
    HttpReply reply;
    reply.status = statuses[size % statuses.size()];
    reply.body = QByteArray(reinterpret_cast<const char *>(data), qsizetype(size));
    reply.receivedAt = Instant(std::chrono::seconds(1'800'000'000));

    const Result<zego::Envelope> envelope = zego::readEnvelope(reply);
    const Result<Page> page = zego::readPage(reply, u"player"_s);
    if (!envelope) {
        require(!page && page.error() == envelope.error() && !envelope.error().code.isEmpty());
    } else if (page) {
        for (const Upload &upload : page->uploads)
            checkUpload(upload);
        require(page->nextCursor.isValidUtf16() && (!page->total || *page->total >= 0));
    } else {
        require(page.error().kind == ErrorKind::BadAnswer);
    }

    const QString id = page && !page->uploads.isEmpty() ? page->uploads.constFirst().key.id : u"1"_s;
    const Result<Details> details = zego::readDetails(reply, u"player"_s, id);
    if (details)
        require(details->uploads.size() + details->missing.size() == 1);

    const QByteArray hidden = redacted(reply.body);
    require(hidden.size() <= 16 * reply.body.size() + 16);
    return 0;
}
