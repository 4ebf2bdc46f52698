#pragma once

#include "vendors/vendor.h"

namespace deck::aliyun {

/// What an answer to a question by ID says, before it is sorted by the IDs asked for.
struct Found
{
    QList<Upload> rows; ///< of an ID that comes twice the last one counts
    QStringList missing;
    QStringList forbidden;
};

/// Each ID asked for in exactly one of the three lists, in the order asked; see rows.h. `blank` is the row of an ID of
/// which nothing was said, but for its ID.
[[nodiscard]] Details sortedByIds(const QStringList &ids, Found found, const Upload &blank);

/// `texts` that were asked for, in the order asked. Several may stand in one text, joined by commas as they were sent.
[[nodiscard]] QStringList askedAmong(const QStringList &texts, const QStringList &asked);

/// A row of which only the identity is known; it covers nothing.
[[nodiscard]] Upload blankRow(const QString &vendor, const QString &account, UploadKind kind, const QString &id = {});

/// The fields that have a value, and those the operation always speaks of.
[[nodiscard]] FieldSet coveredBy(const Upload &upload, FieldSet always);

} // namespace deck::aliyun
