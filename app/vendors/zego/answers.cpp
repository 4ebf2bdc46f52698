#include "vendors/zego/answers.h"

#include "core/json_value.h"
#include "core/masked_url.h"
#include "net/redact.h"
#include "vendors/zego/codes.h"
#include "vendors/zego/status_map.h"

#include <QJsonArray>

#include <limits>

using namespace Qt::StringLiterals;

namespace deck::zego {

namespace {

constexpr qsizetype longestMessage = 1000; // characters; more is no message for a person

/// What one task of DescribeUploadTasks speaks of. It never has a size, a progress or a reason of failure.
constexpr FieldSet taskCovers = {
    Field::Title,      Field::Status,    Field::VendorStatus, Field::CreatedAt,   Field::ExpiresAt,
    Field::RetryCount, Field::SourceUrl, Field::ResultUrl,    Field::InternalUrl, Field::CheckedAt,
};

/// RequestId is a long decimal: a number is taken as text only where it is exact.
QString requestIdOf(const QJsonObject &object)
{
    if (const auto text = jsonText(object, "RequestId"_L1))
        return *text;
    const auto number = jsonInteger(object, "RequestId"_L1);
    return number ? QString::number(*number) : QString();
}

ApiError vendorError(qint64 code, const QJsonObject &object)
{
    ApiError error;
    error.kind = kindOfCode(code);
    error.code = QString::number(code);
    error.message = jsonText(object, "Message"_L1).value_or(QString()).left(longestMessage);
    error.requestId = requestIdOf(object);
    error.vendor = vendorId();
    return error;
}

/// An answer of somebody between us and the vendor, or of a vendor in trouble.
ApiError foreignError(int httpStatus, const ApiError &whyNotEnvelope)
{
    if (httpStatus < 400)
        return whyNotEnvelope;
    ApiError error;
    error.code = u"http-%1"_s.arg(httpStatus);
    error.message = u"The server answered with HTTP status %1 and without the vendor's code."_s.arg(httpStatus);
    switch (httpStatus) {
    case 401:
        error.kind = ErrorKind::Credential;
        break;
    case 408:
        error.kind = ErrorKind::TimedOut;
        break;
    case 429:
        error.kind = ErrorKind::Throttled;
        break;
    default:
        error.kind = ErrorKind::ServerFailed;
    }
    return error;
}

tl::unexpected<ApiError> withReply(ApiError error, const HttpReply &reply)
{
    error.httpStatus = reply.status;
    error.retryAfter = reply.retryAfter;
    return tl::unexpected<ApiError>(std::move(error));
}

std::optional<Instant> timeOf(const QJsonObject &task, QLatin1StringView name)
{
    const auto seconds = jsonInteger(task, name);
    return seconds ? instantFromUnixSeconds(*seconds) : std::nullopt;
}

/// The vendor's own word: the number as text, or the text that came instead of one.
QString statusTextOf(const QJsonObject &task)
{
    if (const auto number = jsonInteger(task, "Status"_L1))
        return QString::number(*number);
    const QJsonValue value = task.value("Status"_L1);
    if (value.isDouble())
        return QString::number(value.toDouble(), 'g', QLocale::FloatingPointShortest);
    return jsonText(task, "Status"_L1).value_or(QString());
}

/// Text, or a number in its place. An ID that could never be sent again is still a row to be shown; only half a
/// character in it makes two IDs look alike.
std::optional<QString> idOf(const QJsonObject &task)
{
    std::optional<QString> id = jsonFilledText(task, "UploadTaskId"_L1);
    if (const auto number = id ? std::nullopt : jsonInteger(task, "UploadTaskId"_L1))
        id = QString::number(*number);
    if (!id || id->size() > 512 || id->contains(QChar::ReplacementCharacter))
        return std::nullopt;
    return id;
}

std::optional<QString> urlOf(const QJsonObject &task, QLatin1StringView name)
{
    const std::optional<QString> url = jsonFilledText(task, name);
    return url ? std::optional(maskedUrl(*url)) : std::nullopt;
}

std::optional<Upload> readTask(const QJsonValue &value, const QString &account, Instant receivedAt)
{
    const QJsonObject task = value.toObject();
    const std::optional<QString> id = idOf(task);
    if (!id)
        return std::nullopt;

    Upload upload;
    upload.key = {account, UploadKind::UrlJob, *id};
    upload.vendor = vendorId();
    upload.title = jsonFilledText(task, "Title"_L1);
    upload.status = statusFromNumber(jsonInteger(task, "Status"_L1));
    upload.vendorStatus = statusTextOf(task);
    upload.createdAt = timeOf(task, "CreateTime"_L1);
    upload.expiresAt = timeOf(task, "ExpiresAt"_L1);
    const auto retries = jsonInteger(task, "RetryCount"_L1);
    if (retries && *retries >= 0 && *retries <= std::numeric_limits<qint32>::max())
        upload.retryCount = static_cast<qint32>(*retries);
    upload.sourceUrl = urlOf(task, "StreamUrl"_L1);
    upload.resultUrl = urlOf(task, "UploadStreamUrl"_L1);
    upload.internalUrl = urlOf(task, "InternalUploadStreamUrl"_L1);
    upload.checkedAt = receivedAt;
    upload.covers = taskCovers;
    return upload;
}

/// The pages call the list UploadTasks and UploadTask; where both came, the filled one counts.
Result<QJsonArray> tasksOf(const QJsonObject &data)
{
    QJsonArray tasks;
    bool unreadable = false;
    for (const QLatin1StringView name : {"UploadTasks"_L1, "UploadTask"_L1}) {
        const QJsonValue value = data.value(name);
        if (value.isArray() && tasks.isEmpty())
            tasks = value.toArray();
        else if (!value.isArray() && !value.isNull() && !value.isUndefined())
            unreadable = true;
    }
    if (unreadable && tasks.isEmpty())
        return failure(ErrorKind::BadAnswer, u"answer-not-list"_s, u"The list of uploads in the answer is not a list."_s);
    return tasks;
}

/// Opaque, and sent back unchanged: another type than text cannot be.
Result<QString> tokenOf(const QJsonObject &data)
{
    const QJsonValue value = data.value("NextPageToken"_L1);
    if (value.isNull() || value.isUndefined())
        return QString();
    const QString token = value.toString();
    if (!value.isString() || !token.isValidUtf16())
        return failure(ErrorKind::BadAnswer, u"answer-page-token"_s, u"The answer's page token is not text."_s);
    return token;
}

std::optional<qint64> totalOf(const QJsonObject &data)
{
    for (const QLatin1StringView name : {"TotalSize"_L1, "TotoalSize"_L1}) {
        const auto total = jsonInteger(data, name);
        if (total && *total >= 0)
            return total;
    }
    return std::nullopt;
}

} // namespace

Result<Envelope> readEnvelope(const HttpReply &reply)
{
    const Result<QJsonObject> object = jsonObject(reply.body);
    if (!object)
        return withReply(foreignError(reply.status, object.error()), reply);
    const auto code = jsonInteger(*object, "Code"_L1);
    if (!code) {
        const auto why = failure(ErrorKind::BadAnswer, u"answer-not-envelope"_s, u"The answer has no return code of ZEGO."_s);
        return withReply(foreignError(reply.status, why.value()), reply);
    }
    if (*code != 0)
        return withReply(vendorError(*code, *object), reply);
    return Envelope {requestIdOf(*object), object->value("Data"_L1)};
}

Result<TaskList> readTaskList(const QJsonValue &data, const QString &account, Instant receivedAt)
{
    if (data.isNull() || data.isUndefined())
        return TaskList {};
    if (!data.isObject())
        return failure(ErrorKind::BadAnswer, u"answer-not-list"_s, u"The data in the answer are not an object."_s);
    const QJsonObject object = data.toObject();
    const Result<QJsonArray> tasks = tasksOf(object);
    if (!tasks)
        return tl::unexpected(tasks.error());
    const Result<QString> token = tokenOf(object);
    if (!token)
        return tl::unexpected(token.error());

    TaskList list;
    list.nextPageToken = *token;
    list.total = totalOf(object);
    list.uploads.reserve(tasks->size());
    for (const QJsonValue task : *tasks) {
        if (std::optional<Upload> upload = readTask(task, account, receivedAt))
            list.uploads.append(std::move(*upload));
        else
            ++list.unusable;
    }
    return list;
}

namespace {

Result<TaskList> readListReply(const HttpReply &reply, const QString &account)
{
    const Result<Envelope> envelope = readEnvelope(reply);
    if (!envelope)
        return tl::unexpected(envelope.error());
    Result<TaskList> list = readTaskList(envelope->data, account, reply.receivedAt);
    if (!list) {
        list.error().requestId = envelope->requestId;
        return withReply(std::move(list.error()), reply);
    }
    return list;
}

} // namespace

Result<Page> readPage(const HttpReply &reply, const QString &account)
{
    Result<TaskList> list = readListReply(reply, account);
    if (!list)
        return tl::unexpected(std::move(list.error()));
    return Page {std::move(list->uploads), std::move(list->nextPageToken), list->total, redacted(reply.body)};
}

Result<Details> readDetails(const HttpReply &reply, const QString &account, const QString &id)
{
    Result<TaskList> list = readListReply(reply, account);
    if (!list)
        return tl::unexpected(std::move(list.error()));
    Details details;
    details.raw = redacted(reply.body);
    const bool aboutAnother
        = std::any_of(list->uploads.cbegin(), list->uploads.cend(), [&id](const Upload &upload) { return upload.key.id != id; });
    // Only an answer that is empty beyond doubt says that the vendor does not have it.
    if (aboutAnother || list->unusable > 0 || (list->uploads.isEmpty() && !list->nextPageToken.isEmpty())) {
        const auto why
            = failure(ErrorKind::BadAnswer, u"answer-other-upload"_s, u"The answer does not speak of the upload asked for."_s);
        return withReply(why.value(), reply);
    }
    if (list->uploads.isEmpty())
        details.missing = {id};
    else
        details.uploads = {list->uploads.constLast()};
    return details;
}

} // namespace deck::zego
