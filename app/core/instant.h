#pragma once

#include <QString>

#include <chrono>
#include <optional>

namespace deck {

/// A point in time, UTC, in milliseconds since 1970. All times in the program are this type;
/// local time exists only in texts for people.
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;

using Milliseconds = std::chrono::milliseconds;

/// "2019-04-28T09:42:07Z": ISO 8601, UTC, whole seconds (fractions are cut).
[[nodiscard]] QString isoUtc(Instant instant);

/// Reads the ISO 8601 forms people and scripts write: a date (midnight UTC), or a date and time with
/// "Z", an offset or no zone (taken as UTC). nullopt when it is none of these.
[[nodiscard]] std::optional<Instant> instantFromIso(QStringView text);

/// Seconds since 1970. nullopt for 0, negative values and years after 9999: vendors write 0 for "not known".
[[nodiscard]] std::optional<Instant> instantFromUnixSeconds(qint64 seconds);

[[nodiscard]] constexpr qint64 unixSeconds(Instant instant)
{
    return std::chrono::floor<std::chrono::seconds>(instant.time_since_epoch()).count();
}

} // namespace deck
