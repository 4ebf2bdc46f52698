#pragma once

#include "core/api_error.h"
#include "core/local_text.h"

#include <QString>

#include <optional>

namespace deck {

/// What a person reads of an error, in the order they need it (window.md, section 11).
struct ErrorText
{
    QString what; ///< what happened: one sentence
    QString why;  ///< the plain cause; may be empty
    QString next; ///< what to do; may be empty
    QString code; ///< "100000005 · HTTP 200 · 955607951583870294": code, HTTP status, request ID as far as known

    /// The first three as one paragraph.
    [[nodiscard]] QString sentence() const;
};

/// Tells an error in the language of the installed translators. `vendorName` is the vendor's short name where
/// the error came from or went to a vendor, else empty; `advice` is its advice for `error.code`, where it has one.
[[nodiscard]] ErrorText errorText(const ApiError &error, const QString &vendorName, const std::optional<Advice> &advice,
                                  Language language);

} // namespace deck
