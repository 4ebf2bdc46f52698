#pragma once

#include "cli/exit_status.h"
#include "cli/upload_selection.h"
#include "core/upload.h"

#include <QList>

#include <functional>
#include <optional>

namespace deck {

class Engine;
class Session;

// What `list`, `watch` and `export` share. `session` and `engine` outlive each `done`.

/// The options read and checked against the profile: BadInput, or NotFound for an account that is not there.
[[nodiscard]] Result<UploadSelection> checkedSelection(const Session &session, const Engine &engine);

/// The profile's accounts that the filter can match.
[[nodiscard]] QStringList accountsOf(const Engine &engine, const Filter &filter);

/// Walks the whole listings of these accounts; every error is told. Unfiltered on purpose: a row that left the
/// status asked for would otherwise be printed with the state it had before. None: Done at once.
void askAccounts(Session &session, Engine &engine, const QStringList &accounts, std::function<void(ExitStatus)> done);

/// The known rows of the selection, whole, in its order; equal ones by account, kind and ID.
void selectUploads(Session &session, Engine &engine, const UploadSelection &selection,
                   std::function<void(const Result<QList<Upload>> &)> done);

/// What `list` and `export` do: asks whom --refresh, --cached and what is known say, then selects. `done` gets the rows
/// and how it went; no rows after an error without any. Errors are told.
void askAndSelect(Session &session, Engine &engine,
                  std::function<void(ExitStatus, const std::optional<QList<Upload>> &)> done);

} // namespace deck
