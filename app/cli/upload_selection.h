#pragma once

#include "cli/invocation.h"
#include "core/filter.h"

namespace deck {

/// The filters of `list` and `watch`, read from the options.
struct UploadSelection
{
    Filter filter;
    SortKey sort; ///< newest first where nothing is said
    qsizetype limit = -1; ///< -1: all
    qsizetype offset = 0;
};

/// BadInput names the option and what it takes. Whether an account exists is not looked at.
[[nodiscard]] Result<UploadSelection> uploadSelection(const Invocation &invocation, const QStringList &vendors);

/// A whole number of an option within bounds; `fallback` where the option was not given.
[[nodiscard]] Result<qint64> wholeNumber(const Invocation &invocation, const QString &option, qint64 least, qint64 most, qint64 fallback);

} // namespace deck
