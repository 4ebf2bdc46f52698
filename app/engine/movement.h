#pragma once

#include "database/database.h"

namespace deck {

/// Where one upload stood at its last answers, and since when: from this follows how soon it is asked about again, and our
/// verdict "stalled". A value.
struct Movement
{
    UploadStatus status = UploadStatus::Unknown;
    std::optional<double> ratio;
    std::optional<qint64> uploadedBytes;
    std::optional<Instant> modifiedAt;
    std::optional<Instant> movedAt; ///< when it was first seen where it stands; nullopt before the first answer
    std::optional<Instant> stalledSince;

    /// As the database holds it.
    [[nodiscard]] static Movement of(const StoredUpload &row);

    /// Takes an answer received at `now` in. Gives whether anything changed by it: status, progress or the vendor's time.
    /// Stalled is what has a progress, is uploading or retrying, and is shown by an answer to stand where it stood for
    /// `stallAfter`; zero: nothing ever is. Without a progress nothing is.
    bool take(const Upload &answer, Instant now, Milliseconds stallAfter);

private:
    [[nodiscard]] std::optional<Instant> verdict(Instant now, Milliseconds stallAfter) const;
};

} // namespace deck
