#pragma once

#include "core/api_error.h"
#include "core/instant.h"

#include <QJsonObject>

#include <initializer_list>
#include <optional>

namespace deck::aliyun {

/// Single values in every form the vendor's pages and answers have them (aliyun.md 7). What cannot be read for
/// sure is absent. Pure, any thread.

using Names = std::initializer_list<QLatin1StringView>;

/// The first of the spellings under which a value stands (not null, not ""); the first spelling where none has one.
[[nodiscard]] QLatin1StringView spelled(const QJsonObject &object, Names names);

/// Text, or a whole number as text, without blanks around it; never empty.
[[nodiscard]] std::optional<QString> wordOf(const QJsonObject &object, QLatin1StringView name);

/// A status as the vendor wrote it, blanks included; a number as text; empty where neither came.
[[nodiscard]] QString statusTextOf(const QJsonObject &object, QLatin1StringView name);

/// Text that nobody reads as anything else, e.g. UserData: as it came, and a list or object that came in its place as JSON.
[[nodiscard]] std::optional<QString> plainTextOf(const QJsonObject &object, QLatin1StringView name);

/// As wordOf, for an ID: absent as well where it is too long or damaged to be told from another.
[[nodiscard]] std::optional<QString> idOf(const QJsonObject &object, Names names);

/// A size in bytes or a count, as number or numeric text. A mask ("xxxxx", "****"), a fraction or a negative
/// number is absent.
[[nodiscard]] std::optional<qint64> sizeOf(const QJsonObject &object, QLatin1StringView name);

/// A share within 0..1, clamped: 0.038 is 3.8 %.
[[nodiscard]] std::optional<double> ratioOf(const QJsonObject &object, QLatin1StringView name);

/// ISO 8601 with or without seconds, a blank in place of the T, a stray quote around it, an offset, or none: that is taken as
/// UTC, since the pages do not say (eight hours off if it is the vendor's local time). Ten digits are seconds since
/// 1970, thirteen are milliseconds, as number or text. Absent: a date alone, 1970 and before, years after 9999.
[[nodiscard]] std::optional<Instant> timeOf(const QJsonObject &object, QLatin1StringView name);

/// A page token: opaque, sent back unchanged. BadAnswer "answer-page-token" for what is no text; "" where none came.
[[nodiscard]] Result<QString> tokenOf(const QJsonObject &object, QLatin1StringView name);

} // namespace deck::aliyun
