#pragma once

#include "sandbox/aliyun_content.h"
#include "sandbox/seeded.h"

namespace deck::sandbox {

// How the lives of media and jobs are laid out. IDs and titles are given later, by the content.

/// An upload that comes to its end, in 2 to 12 minutes, with a pause amid.
[[nodiscard]] AliyunMedia wholeUpload(AliyunProduct product, Seeded &dice, Instant created);
/// The same, or one nobody goes on with: that one stays in its state for ever.
[[nodiscard]] AliyunMedia anyUpload(AliyunProduct product, Seeded &dice, Instant created);
/// A whole upload moved so that `status` is what it shows at `start`, somewhere amid that state.
[[nodiscard]] AliyunMedia uploadAmid(AliyunProduct product, Seeded &dice, Instant start, const QString &status);

/// One job in six fails.
[[nodiscard]] AliyunJob jobLife(AliyunProduct product, Seeded &dice, Instant created);
[[nodiscard]] inline bool succeeds(const AliyunJob &job)
{
    return job.errorCode.isEmpty();
}
/// The media a job makes: registered with the job, there when the job has stored it.
[[nodiscard]] AliyunMedia mediaOf(AliyunProduct product, Seeded &dice, const AliyunJob &job);

/// Moves a whole life back in time.
void shift(AliyunJob &job, Milliseconds back);

} // namespace deck::sandbox
