#include "core/json_value.h"
#include "net/redact.h"
#include "vendors/aliyun/asked_ids.h"
#include "vendors/aliyun/body.h"
#include "vendors/aliyun/codes.h"
#include "vendors/aliyun/lists.h"
#include "vendors/aliyun/rows.h"
#include "vendors/aliyun/status_map.h"

using namespace Qt::StringLiterals;

namespace deck::aliyun {

namespace {

/// An entry of SearchMedia without the object of its type has the ID and a time only.
std::optional<Upload> readMedia(const QJsonObject &media, std::optional<QString> id, const QString &account, Instant receivedAt)
{
    if (!id)
        return std::nullopt;
    Upload upload = blankRow(vodId(), account, UploadKind::Media, *id);
    upload.vendorStatus = statusTextOf(media, "Status"_L1);
    upload.status = statusOfWord(upload.vendorStatus);
    upload.title = jsonFilledText(media, "Title"_L1);
    upload.createdAt = timeOf(media, "CreationTime"_L1);
    upload.modifiedAt = timeOf(media, "ModificationTime"_L1);
    upload.userData = plainTextOf(media, "UserData"_L1);
    // The size of what is stored so far: before the end there is none, and 0 would undo what GetUploadDetails said.
    upload.totalBytes = sizeOf(media, "Size"_L1);
    if (upload.totalBytes == 0 && canStillChange(upload.status))
        upload.totalBytes.reset();
    upload.checkedAt = receivedAt;
    upload.covers = coveredBy(upload, {Field::CheckedAt});
    return upload;
}

std::optional<Upload> readVideo(const QJsonObject &video, const QString &account, Instant receivedAt)
{
    return readMedia(video, idOf(video, {"VideoId"_L1, "MediaId"_L1}), account, receivedAt);
}

/// Whether the entry is one of the types that are no upload: images and what belongs to a video.
bool isOtherMedia(const QJsonObject &entry)
{
    const QString type = jsonText(entry, "MediaType"_L1).value_or(QString()).trimmed();
    for (const QLatin1StringView other : {"image"_L1, "attached"_L1}) {
        if (type.compare(other, Qt::CaseInsensitive) == 0)
            return true;
    }
    return entry.contains("Image"_L1) || entry.contains("AttachedMedia"_L1);
}

std::optional<Upload> readFoundMedia(const QJsonObject &entry, const QString &account, Instant receivedAt)
{
    if (isOtherMedia(entry))
        return std::nullopt;
    QJsonObject media = entry.value(spelled(entry, {"Video"_L1, "Audio"_L1})).toObject();
    std::optional<QString> id = idOf(entry, {"MediaId"_L1});
    if (!id)
        id = idOf(media, {"VideoId"_L1, "AudioId"_L1, "MediaId"_L1});
    if (!timeOf(media, "CreationTime"_L1))
        media.insert("CreationTime"_L1, entry.value("CreationTime"_L1));
    return readMedia(media, std::move(id), account, receivedAt);
}

using ReadEntry = std::optional<Upload> (*)(const QJsonObject &entry, const QString &account, Instant receivedAt);

MediaPage pageOf(const Entries &entries, const HttpReply &reply, const QString &account, ReadEntry readEntry)
{
    MediaPage page;
    page.entries = static_cast<int>(entries.objects.size()) + entries.strange;
    page.unusable = entries.strange;
    for (const QJsonObject &entry : entries.objects) {
        std::optional<Upload> upload = readEntry(entry, account, reply.receivedAt);
        std::optional<Instant> created = timeOf(entry, "CreationTime"_L1);
        if (!created && upload)
            created = upload->createdAt;
        if (created)
            page.lastCreatedAt = created;
        if (upload)
            page.page.uploads.append(std::move(*upload));
        else
            ++page.unusable;
    }
    page.page.raw = redacted(reply.body);
    return page;
}

Result<MediaPage> readList(const HttpReply &reply, const QString &account, const ListForm &form, ReadEntry readEntry)
{
    const Result<Envelope> envelope = readEnvelope(reply, vodId());
    if (!envelope)
        return tl::unexpected(envelope.error());
    const Result<Entries> entries = entriesOf(envelope->body, form);
    if (!entries)
        return withReply(entries.error(), reply, envelope->requestId);
    Result<QString> token = tokenOf(envelope->body, "ScrollToken"_L1);
    if (!token)
        return withReply(std::move(token.error()), reply, envelope->requestId);
    MediaPage page = pageOf(*entries, reply, account, readEntry);
    page.scrollToken = std::move(*token);
    page.page.total = sizeOf(envelope->body, "Total"_L1);
    return page;
}

} // namespace

Result<MediaPage> readSearchMedia(const HttpReply &reply, const QString &account)
{
    static constexpr ListForm media = {{"MediaList"_L1}, {"MediaId"_L1, "MediaType"_L1, "CreationTime"_L1}, {}};
    return readList(reply, account, media, readFoundMedia);
}

Result<MediaPage> readVideoList(const HttpReply &reply, const QString &account)
{
    static constexpr ListForm videos
        = {{"VideoList"_L1}, {"VideoId"_L1, "Title"_L1, "Status"_L1, "Size"_L1, "CreationTime"_L1}, {}};
    Result<MediaPage> page = readList(reply, account, videos, readVideo);
    // The vendor's way to say that no video fits (aliyun.md 2.8).
    if (!page && page.error().vendor == vodId() && page.error().code == u"InvalidVideo.NotFound"_s)
        return pageOf({}, reply, account, readVideo);
    return page;
}

} // namespace deck::aliyun
