#pragma once

#include <QList>
#include <QString>

#include <bitset>
#include <optional>

namespace deck {

/// The one vocabulary over all vendors (command-line.md, "Status map").
enum class UploadStatus : quint8 {
    Waiting,
    Uploading,
    Retrying,
    AwaitingConfirmation,
    Processing,
    Succeeded,
    Failed,
    Cancelled,
    Expired,
    Missing,   ///< asked for and the vendor does not have it
    Forbidden, ///< the vendor has it and would not show it
    Unknown,   ///< a word of the vendor that we do not know
};

/// What the window counts and filters by, in the window's order: our verdict "stalled" stands apart from
/// uploading there, while the status itself stays Uploading.
enum class ShownStatus : quint8 {
    Waiting,
    Uploading,
    Stalled,
    Retrying,
    AwaitingConfirmation,
    Processing,
    Succeeded,
    Failed,
    Cancelled,
    Expired,
    Missing,
    Forbidden,
    Unknown,
};
inline constexpr int shownStatusCount = 13;

[[nodiscard]] ShownStatus shownStatus(UploadStatus status, bool stalled);

/// The status behind a shown one; Stalled is Uploading.
[[nodiscard]] UploadStatus plainStatus(ShownStatus shown);

[[nodiscard]] const QList<UploadStatus> &allStatuses();

/// The word of the console and of JSON, e.g. "awaiting-confirmation"; never translated.
[[nodiscard]] QString statusWord(UploadStatus status);
[[nodiscard]] std::optional<UploadStatus> statusFromWord(QStringView word);

/// Whether the vendor may still move it by itself. Unknown may.
[[nodiscard]] bool canStillChange(UploadStatus status);

/// A set of shown statuses; empty means "no filter" wherever a filter is meant.
class StatusSet
{
public:
    StatusSet() = default;
    StatusSet(std::initializer_list<ShownStatus> statuses)
    {
        for (const ShownStatus status : statuses)
            add(status);
    }
    void add(ShownStatus status) { m_bits.set(static_cast<std::size_t>(status)); }
    void remove(ShownStatus status) { m_bits.reset(static_cast<std::size_t>(status)); }
    [[nodiscard]] bool contains(ShownStatus status) const { return m_bits.test(static_cast<std::size_t>(status)); }
    [[nodiscard]] bool isEmpty() const { return m_bits.none(); }
    [[nodiscard]] quint32 bits() const { return static_cast<quint32>(m_bits.to_ulong()); }
    friend bool operator==(const StatusSet &a, const StatusSet &b) { return a.m_bits == b.m_bits; }

private:
    std::bitset<shownStatusCount> m_bits;
};

} // namespace deck
