#pragma once

#include "cli/exit_status.h"
#include "cli/upload_selection.h"
#include "core/upload.h"

#include <QFuture>
#include <QList>

namespace deck {

class Engine;
class Session;

// What `list` and `watch` share.

/// The options read and checked against the profile: BadInput, or NotFound for an account that is not there.
[[nodiscard]] Result<UploadSelection> checkedSelection(const Session &session, const Engine &engine);

/// The profile's accounts that the filter can match.
[[nodiscard]] QStringList accountsOf(const Engine &engine, const Filter &filter);

/// Walks the whole listings of these accounts; every error is told. Unfiltered on purpose: a row that left the
/// status asked for would otherwise be printed with the state it had before. None: Done at once.
[[nodiscard]] QFuture<ExitStatus> askAccounts(Session &session, Engine &engine, const QStringList &accounts);

/// The known rows of the selection, whole, in its order.
[[nodiscard]] QFuture<Result<QList<Upload>>> selectedUploads(Session &session, Engine &engine, const UploadSelection &selection);

} // namespace deck
