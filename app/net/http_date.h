#pragma once

#include "core/instant.h"

#include <QByteArray>

#include <optional>

namespace deck {

inline constexpr Milliseconds longestRetryAfter {120'000};

/// "Sun, 06 Nov 1994 08:49:37 GMT". nullopt for every other form. Pure.
[[nodiscard]] std::optional<Instant> instantFromHttpDate(const QByteArray &text);

/// The Date header of an answer where it is believable: 2024 to 2100. Pure.
[[nodiscard]] std::optional<Instant> believableDate(const QByteArray &text);

/// Retry-After, as seconds or as a date seen from `now`, bounded to 0..2 min. nullopt when it is neither. Pure.
[[nodiscard]] std::optional<Milliseconds> readRetryAfter(const QByteArray &text, Instant now);

} // namespace deck
