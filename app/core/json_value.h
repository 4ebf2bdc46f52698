#pragma once

#include "core/api_error.h"

#include <QJsonObject>

#include <optional>

namespace deck {

/// Tolerant reading of vendors' JSON. Vendors write numbers as text and text as numbers, leave fields out,
/// or send null: each reader gives what is surely there and nullopt otherwise, never an invented value.

/// The body as an object. BadAnswer when it is empty, not UTF-8, not JSON or not an object. A byte order
/// mark and white space around it are taken. A number no double can hold (1e400), NaN and Infinity are null: one odd number
/// does not make the rest of the answer unusable.
[[nodiscard]] Result<QJsonObject> jsonObject(const QByteArray &body);

/// A string as it is, but for halves of surrogate pairs, which become U+FFFD; numbers are not text. nullopt for
/// any other type.
[[nodiscard]] std::optional<QString> jsonText(const QJsonObject &object, QLatin1StringView name);
/// As jsonText, but an empty string is absent too.
[[nodiscard]] std::optional<QString> jsonFilledText(const QJsonObject &object, QLatin1StringView name);
/// An integral number or its decimal text, exact over the range of qint64; nullopt for fractions, booleans, overflow.
[[nodiscard]] std::optional<qint64> jsonInteger(const QJsonObject &object, QLatin1StringView name);
/// A finite number or its decimal text.
[[nodiscard]] std::optional<double> jsonNumber(const QJsonObject &object, QLatin1StringView name);

} // namespace deck
