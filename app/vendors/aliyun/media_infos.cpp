#include "core/json_value.h"
#include "core/masked_url.h"
#include "net/redact.h"
#include "vendors/aliyun/asked_ids.h"
#include "vendors/aliyun/body.h"
#include "vendors/aliyun/codes.h"
#include "vendors/aliyun/lists.h"
#include "vendors/aliyun/rows.h"
#include "vendors/aliyun/status_map.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace deck::aliyun {

namespace {

constexpr FieldSet basicInfoCovers = {
    Field::Title,  Field::Status,    Field::VendorStatus, Field::CreatedAt, Field::ModifiedAt,
    Field::Source, Field::SourceUrl, Field::UserData,     Field::CheckedAt,
};
constexpr FieldSet fileInfoCovers = {Field::TotalBytes, Field::ResultUrl};

constexpr QLatin1StringView missingIds = "IgnoredList"_L1;

/// In a URL's query, what says that it is signed: object storage's two schemes and the delivery network's one.
constexpr std::array signatureMarks = {"signature="_L1, "security-token="_L1, "auth_key="_L1};

std::optional<QString> urlOf(const QJsonObject &object, Names names)
{
    const std::optional<QString> url = wordOf(object, spelled(object, names));
    return url ? std::optional(maskedUrl(*url)) : std::nullopt;
}

/// A file's address comes signed anew with each answer: the signature opens the file to whoever holds it, ends soon,
/// and is no part of where the file is.
QString withoutSignature(const QString &url)
{
    const qsizetype query = url.indexOf(u'?');
    if (query < 0)
        return url;
    const QString parameters = url.mid(query + 1);
    const bool isSigned = std::any_of(signatureMarks.begin(), signatureMarks.end(), [&parameters](QLatin1StringView mark) {
        return parameters.contains(mark, Qt::CaseInsensitive);
    });
    return isSigned ? url.left(query) : url;
}

/// The file as it was uploaded, before what was made from it; the first one where none says so.
QJsonObject sourceFileOf(const QList<QJsonObject> &files)
{
    for (const QJsonObject &file : files) {
        const QJsonObject info = file.value("FileBasicInfo"_L1).toObject();
        if (jsonText(info, "FileType"_L1).value_or(QString()).trimmed() == u"source_file"_s)
            return info;
    }
    return files.isEmpty() ? QJsonObject() : files.constFirst().value("FileBasicInfo"_L1).toObject();
}

void readFiles(const QJsonObject &media, Upload &upload)
{
    static constexpr ListForm files = {{"FileInfoList"_L1}, {"FileBasicInfo"_L1}, {}};
    const Result<Entries> entries = entriesOf(media, files);
    if (!entries || !media.contains("FileInfoList"_L1))
        return; // one media's files in an odd form are no reason to lose the page
    const QJsonObject file = sourceFileOf(entries->objects);
    upload.totalBytes = sizeOf(file, "FileSize"_L1);
    if (const std::optional<QString> url = urlOf(file, {"FileUrl"_L1, "FileURL"_L1}))
        upload.resultUrl = withoutSignature(*url);
    if (!upload.title)
        upload.title = jsonFilledText(file, "FileName"_L1);
    upload.covers |= fileInfoCovers;
}

std::optional<Upload> readMedia(const QJsonObject &media, const QString &account, Instant receivedAt)
{
    const QJsonObject info = media.value("MediaBasicInfo"_L1).toObject();
    std::optional<QString> id = idOf(media, {"MediaId"_L1});
    if (!id)
        id = idOf(info, {"MediaId"_L1});
    if (!id)
        return std::nullopt;
    Upload upload = blankRow(imsId(), account, UploadKind::Media, *id);
    upload.vendorStatus = statusTextOf(info, "Status"_L1);
    upload.status = statusOfWord(upload.vendorStatus);
    upload.title = jsonFilledText(info, "Title"_L1);
    upload.createdAt = timeOf(info, "CreateTime"_L1);
    upload.modifiedAt = timeOf(info, "ModifiedTime"_L1);
    upload.source = jsonFilledText(info, "UploadSource"_L1);
    upload.sourceUrl = urlOf(info, {"InputURL"_L1, "InputUrl"_L1});
    upload.userData = plainTextOf(info, "UserData"_L1);
    upload.checkedAt = receivedAt;
    readFiles(media, upload);
    upload.covers |= coveredBy(upload, info.isEmpty() ? FieldSet {Field::CheckedAt} : basicInfoCovers);
    return upload;
}

constexpr ListForm mediaInfos = {{"MediaInfos"_L1}, {"MediaId"_L1, "MediaBasicInfo"_L1}, {missingIds}};

} // namespace

Result<MediaPage> readMediaBasicInfos(const HttpReply &reply, const QString &account)
{
    const Result<Envelope> envelope = readEnvelope(reply, imsId());
    if (!envelope)
        return tl::unexpected(envelope.error());
    const Result<Entries> entries = entriesOf(envelope->body, mediaInfos);
    if (!entries)
        return withReply(entries.error(), reply, envelope->requestId);
    Result<QString> token = tokenOf(envelope->body, "NextToken"_L1);
    if (!token)
        return withReply(std::move(token.error()), reply, envelope->requestId);
    MediaPage page;
    page.page = {{}, std::move(*token), sizeOf(envelope->body, "TotalCount"_L1), redacted(reply.body)};
    page.entries = static_cast<int>(entries->objects.size()) + entries->strange;
    page.unusable = entries->strange;
    for (const QJsonObject &entry : entries->objects) {
        if (std::optional<Upload> upload = readMedia(entry, account, reply.receivedAt)) {
            page.lastCreatedAt = upload->createdAt ? upload->createdAt : page.lastCreatedAt;
            page.page.uploads.append(std::move(*upload));
        } else {
            ++page.unusable;
        }
    }
    return page;
}

Result<Details> readBatchMediaInfos(const HttpReply &reply, const QString &account, const QStringList &ids)
{
    const Result<Envelope> envelope = readEnvelope(reply, imsId());
    if (!envelope)
        return tl::unexpected(envelope.error());
    const Result<Entries> entries = entriesOf(envelope->body, mediaInfos);
    if (!entries)
        return withReply(entries.error(), reply, envelope->requestId);
    Result<QStringList> missing = textsOf(envelope->body, {missingIds});
    if (!missing)
        return withReply(std::move(missing.error()), reply, envelope->requestId);
    Found found {{}, std::move(*missing), {}};
    for (const QJsonObject &entry : entries->objects) {
        if (std::optional<Upload> upload = readMedia(entry, account, reply.receivedAt))
            found.rows.append(std::move(*upload));
    }
    Details details = sortedByIds(ids, std::move(found), blankRow(imsId(), account, UploadKind::Media));
    details.raw = redacted(reply.body);
    return details;
}

} // namespace deck::aliyun
