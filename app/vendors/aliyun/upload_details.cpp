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

/// What no listing tells, so that silence here means that there is none.
constexpr FieldSet ofDetailsAlone = {
    Field::Ratio, Field::UploadedBytes, Field::CompletedAt, Field::Source, Field::Device, Field::Ip, Field::CheckedAt,
};

constexpr QLatin1StringView missingIds = "NonExistMediaIds"_L1;
constexpr QLatin1StringView forbiddenIds = "ForbiddenMediaIds"_L1;

std::optional<Upload> readDetail(const QJsonObject &detail, const QString &account, Instant receivedAt)
{
    const std::optional<QString> id = idOf(detail, {"MediaId"_L1});
    if (!id)
        return std::nullopt;
    Upload upload = blankRow(vodId(), account, UploadKind::Media, *id);
    DecidedStatus decided = decidedStatus(statusTextOf(detail, "Status"_L1), statusTextOf(detail, "UploadStatus"_L1));
    upload.status = decided.status;
    upload.vendorStatus = std::move(decided.word);
    upload.title = jsonFilledText(detail, "Title"_L1);
    upload.ratio = ratioOf(detail, "UploadRatio"_L1);
    upload.uploadedBytes = sizeOf(detail, "UploadSize"_L1);
    upload.totalBytes = sizeOf(detail, "FileSize"_L1);
    upload.createdAt = timeOf(detail, "CreationTime"_L1);
    upload.modifiedAt = timeOf(detail, "ModificationTime"_L1);
    upload.completedAt = timeOf(detail, "CompletionTime"_L1);
    upload.source = jsonFilledText(detail, "UploadSource"_L1);
    upload.device = jsonFilledText(detail, "DeviceModel"_L1);
    upload.ip = jsonFilledText(detail, "UploadIP"_L1);
    upload.checkedAt = receivedAt;
    upload.covers = coveredBy(upload, ofDetailsAlone);
    return upload;
}

Result<Found> readFound(const QJsonObject &body, const QString &account, Instant receivedAt)
{
    static constexpr ListForm details = {
        {"UploadDetails"_L1},
        {"MediaId"_L1, "Title"_L1, "Status"_L1, "UploadStatus"_L1, "FileSize"_L1, "UploadRatio"_L1, "CreationTime"_L1},
        {missingIds, forbiddenIds},
    };
    const Result<Entries> entries = entriesOf(body, details);
    if (!entries)
        return tl::unexpected(entries.error());
    Result<QStringList> missing = textsOf(body, {missingIds});
    if (!missing)
        return tl::unexpected(std::move(missing.error()));
    Result<QStringList> forbidden = textsOf(body, {forbiddenIds});
    if (!forbidden)
        return tl::unexpected(std::move(forbidden.error()));
    Found found {{}, std::move(*missing), std::move(*forbidden)};
    for (const QJsonObject &detail : entries->objects) {
        if (std::optional<Upload> row = readDetail(detail, account, receivedAt))
            found.rows.append(std::move(*row));
    }
    return found;
}

} // namespace

Result<Details> readUploadDetails(const HttpReply &reply, const QString &account, const QStringList &ids)
{
    const Result<Envelope> envelope = readEnvelope(reply, vodId());
    if (!envelope)
        return tl::unexpected(envelope.error());
    Result<Found> found = readFound(envelope->body, account, reply.receivedAt);
    if (!found)
        return withReply(std::move(found.error()), reply, envelope->requestId);
    Details details = sortedByIds(ids, std::move(*found), blankRow(vodId(), account, UploadKind::Media));
    details.raw = redacted(reply.body);
    return details;
}

} // namespace deck::aliyun
