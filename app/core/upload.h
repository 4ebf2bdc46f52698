#pragma once

#include "core/instant.h"
#include "core/upload_status.h"

#include <QHash>
#include <QString>

#include <optional>

namespace deck {

/// A direct upload (media, asset) or a job in which the vendor fetches a URL. Each vendor has one primary
/// kind, whose addresses carry no prefix.
enum class UploadKind : quint8 { Media, UrlJob };

/// Identity of an upload: the same ID may exist in two accounts.
struct UploadKey
{
    QString account;
    UploadKind kind = UploadKind::Media;
    QString id; ///< as the vendor writes it

    friend bool operator==(const UploadKey &, const UploadKey &) = default;
};
[[nodiscard]] size_t qHash(const UploadKey &key, size_t seed = 0);

/// Every field of Upload besides its key and vendor; the order is that of the JSON keys.
enum class Field : quint8 {
    Title,
    Status,
    VendorStatus,
    Ratio,
    UploadedBytes,
    TotalBytes,
    CreatedAt,
    ModifiedAt,
    CompletedAt,
    ExpiresAt,
    RetryCount,
    ErrorCode,
    ErrorMessage,
    Source,
    Device,
    Ip,
    MediaId,
    SourceUrl,
    ResultUrl,
    InternalUrl,
    UserData,
    StalledSince,
    CheckedAt,
};
inline constexpr int fieldCount = 23;

/// The JSON key and `--sort` word of a field, e.g. "createdAt".
[[nodiscard]] QString fieldWord(Field field);
[[nodiscard]] std::optional<Field> fieldFromWord(QStringView word);

class FieldSet
{
public:
    constexpr FieldSet() = default;
    constexpr FieldSet(std::initializer_list<Field> fields)
    {
        for (const Field field : fields)
            add(field);
    }
    static constexpr FieldSet all()
    {
        FieldSet set;
        set.m_bits = (1U << fieldCount) - 1U;
        return set;
    }
    constexpr void add(Field field) { m_bits |= 1U << static_cast<unsigned>(field); }
    [[nodiscard]] constexpr bool contains(Field field) const { return (m_bits & (1U << static_cast<unsigned>(field))) != 0; }
    [[nodiscard]] constexpr bool isEmpty() const { return m_bits == 0; }
    [[nodiscard]] constexpr bool intersects(FieldSet other) const { return (m_bits & other.m_bits) != 0; }
    constexpr FieldSet &operator|=(FieldSet other)
    {
        m_bits |= other.m_bits;
        return *this;
    }
    friend constexpr bool operator==(FieldSet, FieldSet) = default;

private:
    quint32 m_bits = 0;
};

/// What one answer of a vendor says of one upload. What the vendor did not say stays absent, never zero.
struct Upload
{
    UploadKey key;
    QString vendor; ///< vendor ID, e.g. "zego"

    std::optional<QString> title;
    UploadStatus status = UploadStatus::Unknown;
    QString vendorStatus; ///< the vendor's own word, unchanged; empty when it gave none
    std::optional<double> ratio; ///< 0..1
    std::optional<qint64> uploadedBytes;
    std::optional<qint64> totalBytes;
    std::optional<Instant> createdAt;
    std::optional<Instant> modifiedAt;
    std::optional<Instant> completedAt;
    std::optional<Instant> expiresAt; ///< when the stored file ends
    std::optional<qint32> retryCount; ///< retries made by the vendor
    std::optional<QString> errorCode;
    std::optional<QString> errorMessage;
    std::optional<QString> source;
    std::optional<QString> device;
    std::optional<QString> ip;
    std::optional<QString> mediaId;
    std::optional<QString> sourceUrl;
    std::optional<QString> resultUrl;
    std::optional<QString> internalUrl;
    std::optional<QString> userData;
    std::optional<Instant> stalledSince; ///< our verdict, never the vendor's
    std::optional<Instant> checkedAt;    ///< when the vendor last confirmed the row

    /// The fields this answer speaks of. A covered field that is absent above is absent at the vendor;
    /// a field that is not covered was not asked for, and what is known of it stays.
    FieldSet covers;

    friend bool operator==(const Upload &, const Upload &) = default;
};

/// The fields in which two records differ; key, vendor and covers are not looked at.
[[nodiscard]] FieldSet differences(const Upload &a, const Upload &b);

/// What is known after `answer` came upon `known`: covered fields from the answer, the others kept.
[[nodiscard]] Upload merged(const Upload &known, const Upload &answer);

/// The last path segment of a URL, percent-decoded; empty where there is none. Searched as "file".
[[nodiscard]] QString fileNameOfUrl(QStringView url);

} // namespace deck
