#pragma once

#include <QByteArray>
#include <QStringList>

namespace deck {

/// One RFC 4180 record, UTF-8, ended by CRLF. A cell that starts with '=', '+', '-', '@', tab or CR gets a
/// leading apostrophe, so that no spreadsheet takes it for a formula.
[[nodiscard]] QByteArray csvRecord(const QStringList &cells);

} // namespace deck
