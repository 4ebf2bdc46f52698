#pragma once

namespace deck {

/// The commit this program was built from, "unknown" where it was built from an archive. Defined in a file the build writes.
[[nodiscard]] const char *builtFromCommit();

} // namespace deck
