#pragma once

#include "core/upload.h"

#include <QSet>
#include <QString>

#include <optional>

namespace deck {

/// Which uploads are meant. Between the parts "and", within one "or"; an empty part does not filter.
struct Filter
{
    StatusSet statuses;
    QSet<QString> vendors;
    QSet<QString> accounts;
    /// Words separated by blanks; every word must be found, width- and case-blind, in title, ID, file
    /// (last path segment of the source URL), error code or error message.
    QString text;
    std::optional<Instant> createdSince; ///< a row without createdAt does not match

    [[nodiscard]] bool isEmpty() const
    {
        return statuses.isEmpty() && vendors.isEmpty() && accounts.isEmpty() && text.trimmed().isEmpty() && !createdSince;
    }
    friend bool operator==(const Filter &, const Filter &) = default;
};

/// What rows are ordered by: a field, or one of the parts of the key.
struct SortKey
{
    enum class By : quint8 { Field, Vendor, Account, Id };
    By by = By::Field;
    Field field = Field::CreatedAt; ///< used when by == Field
    bool descending = true;

    friend bool operator==(const SortKey &, const SortKey &) = default;
};

} // namespace deck
