#pragma once

#include "cli/invocation.h"
#include "engine/upload_json.h"
#include "models/format.h"

#include <QByteArray>
#include <QList>

namespace deck {

/// A whole list in one format: a table, one JSON array, objects a line, or CSV with its header.
[[nodiscard]] QByteArray listOutput(const QList<UploadLine> &lines, OutputFormat format, const Format &texts, Instant now);

/// Lines as they come, for `watch`; the header of table and CSV only where `withHeader`. JSON is written as objects a line.
[[nodiscard]] QByteArray streamOutput(const QList<UploadLine> &lines, OutputFormat format, const Format &texts, Instant now,
                                      bool withHeader);

/// One upload: every field known on a line of its own, or one JSON object, or CSV.
[[nodiscard]] QByteArray showOutput(const UploadLine &line, OutputFormat format, const Format &texts);

} // namespace deck
