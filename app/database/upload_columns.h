#pragma once

#include "core/upload.h"
#include "database/database.h"

#include <QVariant>

#include <cmath>

namespace deck {

/// How a value of ours stands in a column, and back.
namespace column {

/// Text that SQLite gives back as it was: it drops a byte order mark in front, replaces U+FFFE and U+FFFF, and joins
/// half a surrogate pair with its neighbour. Never null, which would be bound as NULL.
[[nodiscard]] QString storable(const QString &text);

[[nodiscard]] inline QVariant toSql(const QString &text)
{
    return storable(text);
}
[[nodiscard]] inline QVariant toSql(UploadKind kind)
{
    return kind == UploadKind::UrlJob ? QStringLiteral("job") : QStringLiteral("media");
}
[[nodiscard]] inline QVariant toSql(UploadStatus status)
{
    return statusWord(status);
}
[[nodiscard]] inline QVariant toSql(double number)
{
    return std::isfinite(number) ? QVariant(number) : QVariant();
}
[[nodiscard]] inline QVariant toSql(qint64 number)
{
    return number;
}
[[nodiscard]] inline QVariant toSql(qint32 number)
{
    return number;
}
[[nodiscard]] inline QVariant toSql(Instant instant)
{
    return static_cast<qint64>(instant.time_since_epoch().count());
}
template<typename T>
[[nodiscard]] QVariant toSql(const std::optional<T> &value)
{
    return value ? toSql(*value) : QVariant();
}

inline void fromSql(const QVariant &value, QString &text)
{
    text = value.toString();
}
inline void fromSql(const QVariant &value, UploadKind &kind)
{
    kind = value.toString() == QLatin1StringView("job") ? UploadKind::UrlJob : UploadKind::Media;
}
inline void fromSql(const QVariant &value, UploadStatus &status)
{
    status = statusFromWord(value.toString()).value_or(UploadStatus::Unknown);
}
inline void fromSql(const QVariant &value, double &number)
{
    number = value.toDouble();
}
inline void fromSql(const QVariant &value, qint64 &number)
{
    number = value.toLongLong();
}
inline void fromSql(const QVariant &value, qint32 &number)
{
    number = value.toInt();
}
inline void fromSql(const QVariant &value, Instant &instant)
{
    instant = Instant(Milliseconds(value.toLongLong()));
}
template<typename T>
void fromSql(const QVariant &value, std::optional<T> &read)
{
    if (value.isNull())
        read.reset();
    else
        fromSql(value, read.emplace());
}

} // namespace column

/// Calls `visit(columnName, member)` for the columns of the table `uploads` that say which upload it is.
template<typename U, typename Visit>
void eachKeyColumn(U &upload, Visit visit)
{
    visit("account", upload.key.account);
    visit("kind", upload.key.kind);
    visit("id", upload.key.id);
    visit("vendor", upload.vendor);
}

/// Calls `visit(field, columnName, member)` for the other columns. The order is that of the bits in `covers` and of the
/// numbers in the checksum: append only, whatever the order of Field becomes.
template<typename U, typename Visit>
void eachFieldColumn(U &upload, Visit visit)
{
    visit(Field::Title, "title", upload.title);
    visit(Field::Status, "status", upload.status);
    visit(Field::VendorStatus, "vendor_status", upload.vendorStatus);
    visit(Field::Ratio, "ratio", upload.ratio);
    visit(Field::UploadedBytes, "uploaded_bytes", upload.uploadedBytes);
    visit(Field::TotalBytes, "total_bytes", upload.totalBytes);
    visit(Field::CreatedAt, "created_at", upload.createdAt);
    visit(Field::ModifiedAt, "modified_at", upload.modifiedAt);
    visit(Field::CompletedAt, "completed_at", upload.completedAt);
    visit(Field::ExpiresAt, "expires_at", upload.expiresAt);
    visit(Field::RetryCount, "retry_count", upload.retryCount);
    visit(Field::ErrorCode, "error_code", upload.errorCode);
    visit(Field::ErrorMessage, "error_message", upload.errorMessage);
    visit(Field::Source, "source", upload.source);
    visit(Field::Device, "device", upload.device);
    visit(Field::Ip, "ip", upload.ip);
    visit(Field::MediaId, "media_id", upload.mediaId);
    visit(Field::SourceUrl, "source_url", upload.sourceUrl);
    visit(Field::ResultUrl, "result_url", upload.resultUrl);
    visit(Field::InternalUrl, "internal_url", upload.internalUrl);
    visit(Field::UserData, "user_data", upload.userData);
    visit(Field::StalledSince, "stalled_since", upload.stalledSince);
    visit(Field::CheckedAt, "checked_at", upload.checkedAt);
}

/// Calls `visit(columnName, member)` for the columns of the table `states_seen`.
template<typename S, typename Visit>
void eachStateColumn(S &state, Visit visit)
{
    visit("at", state.at);
    visit("status", state.status);
    visit("vendor_status", state.vendorStatus);
    visit("ratio", state.ratio);
    visit("error_code", state.errorCode);
    visit("error_message", state.errorMessage);
    visit("stalled_since", state.stalledSince);
}

} // namespace deck
