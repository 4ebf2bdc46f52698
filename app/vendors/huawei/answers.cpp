#include "vendors/huawei/answers.h"

#include "core/json_value.h"
#include "core/masked_url.h"
#include "net/redact.h"
#include "vendors/huawei/codes.h"
#include "vendors/huawei/status_map.h"

#include <QJsonArray>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace deck::huawei {

namespace {

constexpr qsizetype longestReason = 4000; // characters; a page of text is no reason

/// Text, or a number in its place. An ID that could never be sent again is still a row to be shown; only half a
/// character in it makes two IDs look alike.
std::optional<QString> idOf(const QJsonObject &item)
{
    std::optional<QString> id = jsonFilledText(item, "asset_id"_L1);
    if (const auto number = id ? std::nullopt : jsonInteger(item, "asset_id"_L1))
        id = QString::number(*number);
    if (!id || id->size() > 512 || id->contains(QChar::ReplacementCharacter))
        return std::nullopt;
    return id;
}

/// "yyyyMMddHHmmss" in UTC, as text or as a number.
std::optional<Instant> timeOf(const QJsonObject &object, QLatin1StringView name)
{
    QString digits = jsonText(object, name).value_or(QString()).trimmed();
    if (const auto number = digits.isEmpty() ? jsonInteger(object, name) : std::nullopt)
        digits = QString::number(*number);
    const bool plain
        = digits.size() == 14 && std::all_of(digits.begin(), digits.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    if (!plain)
        return std::nullopt;
    const auto part = [&digits](int from, int count) { return QStringView(digits).sliced(from, count); };
    const auto time
        = instantFromIso(u"%1-%2-%3T%4:%5:%6Z"_s.arg(part(0, 4), part(4, 2), part(6, 2), part(8, 2), part(10, 2), part(12, 2)));
    return time ? instantFromUnixSeconds(unixSeconds(*time)) : std::nullopt; // year 0 and the like are no times
}

std::optional<QString> urlOf(const QJsonObject &object, QLatin1StringView name)
{
    const std::optional<QString> url = jsonFilledText(object, name);
    return url ? std::optional(maskedUrl(*url)) : std::nullopt;
}

template<typename T>
void say(Upload &upload, std::optional<T> Upload::*member, Field field, std::optional<T> value)
{
    if (!value)
        return;
    upload.*member = std::move(value);
    upload.covers.add(field);
}

/// 0 until the file has been parsed.
void saySize(Upload &upload, std::optional<qint64> bytes)
{
    say(upload, &Upload::totalBytes, Field::TotalBytes, bytes && *bytes > 0 ? bytes : std::nullopt);
}

/// Why it failed, with the code that stands in the text where there is one. Said of every upload: what had failed may be well
/// again.
void sayReason(Upload &upload, const QString &text)
{
    static const QRegularExpression code(u"\\b(?:VOD|VST|MPC|APIGW|APIG)\\.[0-9]{1,12}\\b"_s);
    upload.covers |= {Field::ErrorCode, Field::ErrorMessage};
    const QString reason = text.trimmed().left(longestReason);
    if (upload.status != UploadStatus::Failed || reason.isEmpty())
        return;
    upload.errorMessage = reason;
    if (const auto match = code.match(reason); match.hasMatch())
        upload.errorCode = match.captured();
}

/// The part of "asset_exec_desc:…;transcode_exec_desc:…;" that tells of the failure; the whole where it has no such parts.
QString reasonOfExecution(const QString &text, bool ofTranscoding)
{
    const QString name = ofTranscoding ? u"transcode_exec_desc:"_s : u"asset_exec_desc:"_s;
    const qsizetype start = text.indexOf(name);
    if (start < 0)
        return text.contains("_exec_desc:"_L1) ? QString() : text;
    static const QRegularExpression next(u";\\s*(?:[a-z]+_exec_desc:|$)"_s);
    const qsizetype from = start + name.size();
    const qsizetype end = text.indexOf(next, from);
    return text.sliced(from, (end < 0 ? text.size() : end) - from);
}

Upload newUpload(const QString &account, const QString &id, const QString &word, Instant receivedAt)
{
    Upload upload;
    upload.key = {account, UploadKind::Media, id};
    upload.vendor = vendorId();
    upload.status = statusOfWord(word);
    upload.vendorStatus = word;
    upload.checkedAt = receivedAt;
    upload.covers = {Field::Status, Field::VendorStatus, Field::CheckedAt};
    return upload;
}

std::optional<Upload> readListed(const QJsonObject &item, const QString &account, Instant receivedAt)
{
    const std::optional<QString> id = idOf(item);
    if (!id)
        return std::nullopt;
    const auto text = [&item](QLatin1StringView name) { return jsonText(item, name).value_or(QString()); };
    Upload upload = newUpload(account, *id, finestWord(text("asset_status"_L1), text("transcode_status"_L1)), receivedAt);
    say(upload, &Upload::title, Field::Title, jsonFilledText(item, "title"_L1));
    saySize(upload, jsonInteger(item, "size"_L1));
    say(upload, &Upload::createdAt, Field::CreatedAt, timeOf(item, "create_time"_L1));
    // where the stored original lies: a result of the upload, not what it was fetched from
    say(upload, &Upload::resultUrl, Field::ResultUrl, urlOf(item, "original_url"_L1));
    sayReason(upload, reasonOfExecution(text("exec_desc"_L1), upload.vendorStatus == u"TRANSCODE_FAILED"_s));
    return upload;
}

Upload readMeta(const QJsonObject &item, const QString &account, const QString &id, Instant receivedAt)
{
    Upload upload = newUpload(account, id, vendorWord(jsonText(item, "status"_L1).value_or(QString())), receivedAt);
    const QJsonObject base = item.value("base_info"_L1).toObject();
    say(upload, &Upload::title, Field::Title, jsonFilledText(base, "title"_L1));
    saySize(upload, jsonInteger(base.value("meta_data"_L1).toObject(), "video_size"_L1));
    say(upload, &Upload::createdAt, Field::CreatedAt, timeOf(base, "create_time"_L1));
    say(upload, &Upload::modifiedAt, Field::ModifiedAt, timeOf(base, "last_modified"_L1));
    say(upload, &Upload::resultUrl, Field::ResultUrl, urlOf(base, "video_url"_L1));
    sayReason(upload, jsonText(item, "description"_L1).value_or(QString()));
    return upload;
}

std::optional<qint64> totalOf(const QJsonObject &body)
{
    const auto total = jsonInteger(body, "total"_L1);
    return total && *total >= 0 ? total : std::nullopt;
}

/// Missing or null is an empty list where the answer counts as well; misread as empty, another form would make uploads vanish.
Result<QJsonArray> listOf(const QJsonObject &body, QLatin1StringView name)
{
    const QJsonValue value = body.value(name);
    if (value.isArray())
        return value.toArray();
    if ((value.isNull() || value.isUndefined()) && totalOf(body))
        return QJsonArray();
    return failure(ErrorKind::BadAnswer, u"answer-not-list"_s, u"The list of assets in the answer is missing or not a list."_s);
}

bool isGone(const QString &word)
{
    return word == u"UNCREATED"_s || word == u"NO_ASSET"_s;
}

/// A refusal that may concern one asset only: of an ID that does not exist, has no legal form, or may not be seen.
bool speaksOfOneAsset(const QString &code)
{
    return code == u"VOD.10062"_s || code == u"VOD.10053"_s || code == u"VOD.10111"_s || code == u"VOD.10133"_s;
}

Result<AssetMeta> readRefusal(const ApiError &error, const HttpReply &reply, const QStringList &ids)
{
    if (!speaksOfOneAsset(error.code))
        return tl::unexpected(error);
    AssetMeta meta;
    meta.details.raw = redacted(reply.body);
    if (ids.size() > 1)
        meta.apart = ids;
    else if (error.code == u"VOD.10062"_s)
        meta.details.missing = ids;
    else if (error.code != u"VOD.10053"_s)
        meta.details.forbidden = ids;
    else
        return tl::unexpected(error);
    return meta;
}

/// Not cut short, and not fewer than the vendor says there are.
bool isWhole(const QJsonObject &body, qsizetype rows)
{
    return jsonInteger(body, "is_truncated"_L1).value_or(0) == 0 && totalOf(body).value_or(0) <= rows;
}

Result<AssetMeta> readMetaList(const QJsonArray &items, bool whole, const HttpReply &reply, const QString &account,
                               const QStringList &ids)
{
    AssetMeta meta;
    meta.details.raw = redacted(reply.body);
    QHash<QString, Upload> found; // of two items with one ID the later counts
    bool ofAnother = false;
    for (const QJsonValue item : items) {
        const std::optional<QString> id = idOf(item.toObject());
        ofAnother |= !id || !ids.contains(*id);
        if (id)
            found.insert(*id, readMeta(item.toObject(), account, *id, reply.receivedAt));
    }
    // An answer with all that was asked for may hold more. Asked for alone, an ID is missing only where it is empty beyond doubt.
    const bool allThere = std::all_of(ids.begin(), ids.end(), [&found](const QString &id) { return found.contains(id); });
    if (!allThere && (ofAnother || (ids.size() == 1 && found.isEmpty() && !whole))) {
        return withReply(
            failure(ErrorKind::BadAnswer, u"answer-other-upload"_s, u"The answer does not speak of the assets asked for."_s)
                .value(),
            reply);
    }
    for (const QString &id : ids) {
        const auto upload = found.constFind(id);
        if (upload == found.cend())
            (ids.size() > 1 ? meta.apart : meta.details.missing).append(id);
        else if (isGone(upload->vendorStatus)) {
            meta.details.missing.append(id);
            meta.details.missingWords.insert(id, upload->vendorStatus);
        }
        else
            meta.details.uploads.append(*upload);
    }
    return meta;
}

} // namespace

Result<AssetList> readAssetList(const QJsonObject &body, const QString &account, Instant receivedAt)
{
    const Result<QJsonArray> items = listOf(body, "assets"_L1);
    if (!items)
        return tl::unexpected(items.error());
    AssetList list;
    list.total = totalOf(body);
    list.rows = int(items->size());
    list.uploads.reserve(items->size());
    for (const QJsonValue item : *items) {
        if (const auto created = timeOf(item.toObject(), "create_time"_L1))
            list.lastCreated = created;
        if (std::optional<Upload> upload = readListed(item.toObject(), account, receivedAt))
            list.uploads.append(std::move(*upload));
    }
    return list;
}

Result<AssetList> readListReply(const HttpReply &reply, const Asked &asked, const QString &account)
{
    const Result<QJsonObject> body = readEnvelope(reply, asked);
    if (!body)
        return tl::unexpected(body.error());
    Result<AssetList> list = readAssetList(*body, account, reply.receivedAt);
    if (!list)
        return withReply(std::move(list.error()), reply);
    return list;
}

Result<AssetMeta> readMetaReply(const HttpReply &reply, const Asked &asked, const QString &account, const QStringList &ids)
{
    const Result<QJsonObject> body = readEnvelope(reply, asked);
    if (!body)
        return readRefusal(body.error(), reply, ids);
    const Result<QJsonArray> items = listOf(*body, "asset_info_array"_L1);
    if (!items)
        return withReply(items.error(), reply);
    return readMetaList(*items, isWhole(*body, items->size()), reply, account, ids);
}

} // namespace deck::huawei
