#pragma once

#include "sandbox/aliyun_content.h"
#include "sandbox/aliyun_request.h"
#include "sandbox/sandbox_vendor.h"

namespace deck::sandbox {

// What both products' listings share, with what a scenario makes of it.

/// The vendor's word for the state, as the scenario lets it be seen.
[[nodiscard]] QString shownStatus(const AliyunMedia &media, const Moment &moment);
[[nodiscard]] QString shownStatus(const AliyunJob &job, const Moment &moment);
/// False for what is not there (any more).
[[nodiscard]] bool isShown(const AliyunMedia &media, const Moment &moment);

/// A stretch of a listing of `rows` rows.
struct AliyunStretch
{
    qsizetype from = 0;
    qsizetype to = 0;
    qsizetype total = 0;
    bool more = false; ///< something follows, or the scenario says so
};
/// Page `page`, from 0.
[[nodiscard]] AliyunStretch stretch(qsizetype rows, qsizetype page, qsizetype size, const QString &scenario);
/// Which number the page after this one has: endless scenarios lead back.
[[nodiscard]] qsizetype pageAfter(qsizetype page, const QString &scenario);

/// A whole number of a parameter between two bounds; `absent` when it is not there; nullopt for anything else.
[[nodiscard]] std::optional<qint64> wholeNumber(const AliyunRequest &asked, const char *name, qint64 least, qint64 most,
                                                qint64 absent);

} // namespace deck::sandbox
