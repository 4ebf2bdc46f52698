#include "engine/movement.h"

#include <algorithm>

namespace deck {

Movement Movement::of(const StoredUpload &row)
{
    const Upload &upload = row.upload;
    Movement movement {upload.status,     upload.ratio,      upload.uploadedBytes,
                       upload.modifiedAt, row.notes.movedAt, upload.stalledSince};
    if (!movement.movedAt) // written by a version that did not note it: it stood there when it was last seen
        movement.movedAt = upload.checkedAt;
    return movement;
}

bool Movement::take(const Upload &answer, Instant now, Milliseconds stallAfter)
{
    const auto differs
        = [&answer](Field field, const auto &known, const auto &said) { return answer.covers.contains(field) && known != said; };
    const bool saysProgress = answer.covers.contains(Field::Ratio) || answer.covers.contains(Field::UploadedBytes);
    const bool moved = !movedAt || differs(Field::Status, status, answer.status) || differs(Field::Ratio, ratio, answer.ratio)
        || differs(Field::UploadedBytes, uploadedBytes, answer.uploadedBytes);
    const bool changed = moved || differs(Field::ModifiedAt, modifiedAt, answer.modifiedAt);
    if (answer.covers.contains(Field::Status))
        status = answer.status;
    if (answer.covers.contains(Field::Ratio))
        ratio = answer.ratio;
    if (answer.covers.contains(Field::UploadedBytes))
        uploadedBytes = answer.uploadedBytes;
    if (answer.covers.contains(Field::ModifiedAt))
        modifiedAt = answer.modifiedAt;
    if (moved || *movedAt > now) // the clock was set back: counted anew
        movedAt = now;
    if (moved)
        stalledSince.reset();
    else if (saysProgress)
        stalledSince = verdict(now, stallAfter);
    return changed;
}

std::optional<Instant> Movement::verdict(Instant now, Milliseconds stallAfter) const
{
    const bool underWay = status == UploadStatus::Uploading || status == UploadStatus::Retrying;
    if (!underWay || (!ratio && !uploadedBytes) || stallAfter <= Milliseconds::zero())
        return std::nullopt;
    Instant since = *movedAt;
    if (modifiedAt && *modifiedAt <= now)
        since = std::max(since, *modifiedAt);
    return now - since >= stallAfter ? std::optional(since) : std::nullopt;
}

} // namespace deck
