#pragma once

#include "core/local_text.h"
#include "core/upload.h"

#include <QJsonObject>
#include <QStringList>

#include <optional>

namespace deck {

/// The JSON keys of an upload in the contract's order (command-line.md, "JSON"); also CSV's header.
[[nodiscard]] const QStringList &uploadJsonKeys();

/// One upload with these keys; what is absent is left out. `advice` is one text in the person's language.
[[nodiscard]] QJsonObject uploadJson(const Upload &upload, const QString &advice, const QStringList &actions);

} // namespace deck
