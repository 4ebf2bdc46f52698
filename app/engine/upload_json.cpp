#include "engine/upload_json.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace deck {

namespace {

QJsonValue jsonOf(const QString &value)
{
    return value;
}

QJsonValue jsonOf(double value)
{
    return value;
}

QJsonValue jsonOf(qint64 value)
{
    return value;
}

QJsonValue jsonOf(qint32 value)
{
    return value;
}

QJsonValue jsonOf(Instant value)
{
    return isoUtc(value);
}

template<typename T>
void put(QJsonObject &object, Field field, const std::optional<T> &value)
{
    if (value)
        object.insert(fieldWord(field), jsonOf(*value));
}

} // namespace

const QStringList &uploadJsonKeys()
{
    static const QStringList keys = [] {
        QStringList words {u"account"_s, u"vendor"_s, u"id"_s};
        for (int i = 0; i < fieldCount; ++i) {
            const auto field = static_cast<Field>(i);
            words.append(fieldWord(field));
            if (field == Field::ErrorMessage)
                words.append(u"advice"_s);
        }
        words.append(u"actions"_s);
        return words;
    }();
    return keys;
}

QJsonObject uploadJson(const UploadLine &line)
{
    const Upload &upload = line.upload;
    QJsonObject object;
    object.insert(u"account"_s, upload.key.account);
    object.insert(u"vendor"_s, upload.vendor);
    object.insert(u"id"_s, line.address.isEmpty() ? upload.key.id : line.address.mid(upload.key.account.size() + 1));
    put(object, Field::Title, upload.title);
    object.insert(fieldWord(Field::Status), statusWord(upload.status));
    if (!upload.vendorStatus.isEmpty())
        object.insert(fieldWord(Field::VendorStatus), upload.vendorStatus);
    put(object, Field::Ratio, upload.ratio);
    put(object, Field::UploadedBytes, upload.uploadedBytes);
    put(object, Field::TotalBytes, upload.totalBytes);
    put(object, Field::CreatedAt, upload.createdAt);
    put(object, Field::ModifiedAt, upload.modifiedAt);
    put(object, Field::CompletedAt, upload.completedAt);
    put(object, Field::ExpiresAt, upload.expiresAt);
    put(object, Field::RetryCount, upload.retryCount);
    put(object, Field::ErrorCode, upload.errorCode);
    put(object, Field::ErrorMessage, upload.errorMessage);
    if (!line.advice.isEmpty())
        object.insert(u"advice"_s, line.advice);
    put(object, Field::Source, upload.source);
    put(object, Field::Device, upload.device);
    put(object, Field::Ip, upload.ip);
    put(object, Field::MediaId, upload.mediaId);
    put(object, Field::SourceUrl, upload.sourceUrl);
    put(object, Field::ResultUrl, upload.resultUrl);
    put(object, Field::InternalUrl, upload.internalUrl);
    put(object, Field::UserData, upload.userData);
    put(object, Field::StalledSince, upload.stalledSince);
    put(object, Field::CheckedAt, upload.checkedAt);
    object.insert(u"actions"_s, QJsonArray::fromStringList(line.actions));
    return object;
}

} // namespace deck
