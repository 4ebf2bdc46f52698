#include "core/upload.h"

#include <QUrl>

#include <array>

using namespace Qt::StringLiterals;

namespace deck {

size_t qHash(const UploadKey &key, size_t seed)
{
    return qHashMulti(seed, key.account, static_cast<quint8>(key.kind), key.id);
}

QString fieldWord(Field field)
{
    switch (field) {
    case Field::Title:
        return u"title"_s;
    case Field::Status:
        return u"status"_s;
    case Field::VendorStatus:
        return u"vendorStatus"_s;
    case Field::Ratio:
        return u"ratio"_s;
    case Field::UploadedBytes:
        return u"uploadedBytes"_s;
    case Field::TotalBytes:
        return u"totalBytes"_s;
    case Field::CreatedAt:
        return u"createdAt"_s;
    case Field::ModifiedAt:
        return u"modifiedAt"_s;
    case Field::CompletedAt:
        return u"completedAt"_s;
    case Field::ExpiresAt:
        return u"expiresAt"_s;
    case Field::RetryCount:
        return u"retryCount"_s;
    case Field::ErrorCode:
        return u"errorCode"_s;
    case Field::ErrorMessage:
        return u"errorMessage"_s;
    case Field::Source:
        return u"source"_s;
    case Field::Device:
        return u"device"_s;
    case Field::Ip:
        return u"ip"_s;
    case Field::MediaId:
        return u"mediaId"_s;
    case Field::SourceUrl:
        return u"sourceUrl"_s;
    case Field::ResultUrl:
        return u"resultUrl"_s;
    case Field::InternalUrl:
        return u"internalUrl"_s;
    case Field::UserData:
        return u"userData"_s;
    case Field::StalledSince:
        return u"stalledSince"_s;
    case Field::CheckedAt:
        return u"checkedAt"_s;
    }
    Q_UNREACHABLE();
}

std::optional<Field> fieldFromWord(QStringView word)
{
    for (int i = 0; i < fieldCount; ++i) {
        const auto field = static_cast<Field>(i);
        if (fieldWord(field) == word)
            return field;
    }
    return std::nullopt;
}

namespace {

/// Calls `visit(field, memberOfA, memberOfB)` for every field of the record: the one list that
/// differences() and merged() share.
template<typename A, typename B, typename Visit>
void eachField(A &a, B &b, Visit visit)
{
    visit(Field::Title, a.title, b.title);
    visit(Field::Status, a.status, b.status);
    visit(Field::VendorStatus, a.vendorStatus, b.vendorStatus);
    visit(Field::Ratio, a.ratio, b.ratio);
    visit(Field::UploadedBytes, a.uploadedBytes, b.uploadedBytes);
    visit(Field::TotalBytes, a.totalBytes, b.totalBytes);
    visit(Field::CreatedAt, a.createdAt, b.createdAt);
    visit(Field::ModifiedAt, a.modifiedAt, b.modifiedAt);
    visit(Field::CompletedAt, a.completedAt, b.completedAt);
    visit(Field::ExpiresAt, a.expiresAt, b.expiresAt);
    visit(Field::RetryCount, a.retryCount, b.retryCount);
    visit(Field::ErrorCode, a.errorCode, b.errorCode);
    visit(Field::ErrorMessage, a.errorMessage, b.errorMessage);
    visit(Field::Source, a.source, b.source);
    visit(Field::Device, a.device, b.device);
    visit(Field::Ip, a.ip, b.ip);
    visit(Field::MediaId, a.mediaId, b.mediaId);
    visit(Field::SourceUrl, a.sourceUrl, b.sourceUrl);
    visit(Field::ResultUrl, a.resultUrl, b.resultUrl);
    visit(Field::InternalUrl, a.internalUrl, b.internalUrl);
    visit(Field::UserData, a.userData, b.userData);
    visit(Field::StalledSince, a.stalledSince, b.stalledSince);
    visit(Field::CheckedAt, a.checkedAt, b.checkedAt);
}

} // namespace

FieldSet differences(const Upload &a, const Upload &b)
{
    FieldSet fields;
    eachField(a, b, [&fields](Field field, const auto &left, const auto &right) {
        if (left != right)
            fields.add(field);
    });
    return fields;
}

Upload merged(const Upload &known, const Upload &answer)
{
    Upload result = known;
    eachField(result, answer, [&answer](Field field, auto &kept, const auto &said) {
        if (answer.covers.contains(field))
            kept = said;
    });
    result.covers |= answer.covers;
    return result;
}

QString fileNameOfUrl(QStringView url)
{
    const QUrl parsed(url.toString(), QUrl::TolerantMode);
    if (!parsed.isValid() || parsed.scheme().isEmpty())
        return {};
    return parsed.fileName(QUrl::FullyDecoded);
}

} // namespace deck
