#include "models/upload_column.h"

using namespace Qt::StringLiterals;

namespace deck {

QString columnWord(UploadColumn column)
{
    switch (column) {
    case UploadColumn::Title:
        return u"title"_s;
    case UploadColumn::Status:
        return u"status"_s;
    case UploadColumn::Progress:
        return u"progress"_s;
    case UploadColumn::Size:
        return u"size"_s;
    case UploadColumn::Vendor:
        return u"vendor"_s;
    case UploadColumn::Account:
        return u"account"_s;
    case UploadColumn::CreatedAt:
        return u"createdAt"_s;
    case UploadColumn::ModifiedAt:
        return u"modifiedAt"_s;
    case UploadColumn::RetryCount:
        return u"retryCount"_s;
    case UploadColumn::Source:
        return u"source"_s;
    case UploadColumn::Id:
        return u"id"_s;
    case UploadColumn::Sent:
        return u"sent"_s;
    case UploadColumn::CompletedAt:
        return u"completedAt"_s;
    case UploadColumn::VendorStatus:
        return u"vendorStatus"_s;
    case UploadColumn::Error:
        return u"error"_s;
    case UploadColumn::MediaId:
        return u"mediaId"_s;
    case UploadColumn::ExpiresAt:
        return u"expiresAt"_s;
    case UploadColumn::CheckedAt:
        return u"checkedAt"_s;
    }
    Q_UNREACHABLE();
}

SortKey sortKeyOf(UploadColumn column, bool descending)
{
    const auto byField = [descending](Field field) { return SortKey {SortKey::By::Field, field, descending}; };
    switch (column) {
    case UploadColumn::Title:
        return byField(Field::Title);
    case UploadColumn::Status:
        return byField(Field::Status);
    case UploadColumn::Progress:
        return byField(Field::Ratio);
    case UploadColumn::Size:
        return byField(Field::TotalBytes);
    case UploadColumn::Vendor:
        return {SortKey::By::Vendor, Field::CreatedAt, descending};
    case UploadColumn::Account:
        return {SortKey::By::Account, Field::CreatedAt, descending};
    case UploadColumn::CreatedAt:
        return byField(Field::CreatedAt);
    case UploadColumn::ModifiedAt:
        return byField(Field::ModifiedAt);
    case UploadColumn::RetryCount:
        return byField(Field::RetryCount);
    case UploadColumn::Source:
        return byField(Field::Source);
    case UploadColumn::Id:
        return {SortKey::By::Id, Field::CreatedAt, descending};
    case UploadColumn::Sent:
        return byField(Field::UploadedBytes);
    case UploadColumn::CompletedAt:
        return byField(Field::CompletedAt);
    case UploadColumn::VendorStatus:
        return byField(Field::VendorStatus);
    case UploadColumn::Error:
        return byField(Field::ErrorCode);
    case UploadColumn::MediaId:
        return byField(Field::MediaId);
    case UploadColumn::ExpiresAt:
        return byField(Field::ExpiresAt);
    case UploadColumn::CheckedAt:
        return byField(Field::CheckedAt);
    }
    Q_UNREACHABLE();
}

} // namespace deck
