#pragma once

#include "cli/exit_status.h"

#include <QFuture>

namespace deck {

class Session;

// One function a command; each ends with its exit status, everything told and written.
// `session` outlives the future's end. A watch without --count and the sandbox end only from outside.

[[nodiscard]] QFuture<ExitStatus> runAccountAdd(Session &session);
[[nodiscard]] QFuture<ExitStatus> runAccountList(Session &session);
[[nodiscard]] QFuture<ExitStatus> runAccountRemove(Session &session);
[[nodiscard]] QFuture<ExitStatus> runAccountTest(Session &session);
[[nodiscard]] QFuture<ExitStatus> runTrackAdd(Session &session);
[[nodiscard]] QFuture<ExitStatus> runTrackRemove(Session &session);
[[nodiscard]] QFuture<ExitStatus> runTrackList(Session &session);
[[nodiscard]] QFuture<ExitStatus> runList(Session &session);
[[nodiscard]] QFuture<ExitStatus> runShow(Session &session);
[[nodiscard]] QFuture<ExitStatus> runWatch(Session &session);
[[nodiscard]] QFuture<ExitStatus> runExport(Session &session);
[[nodiscard]] QFuture<ExitStatus> runSandbox(Session &session);

} // namespace deck
