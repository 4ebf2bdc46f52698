#pragma once

#include "core/api_error.h"

#include <QString>

namespace deck::zego {

[[nodiscard]] QString vendorId();

/// What a return code means for the next step. 0 is no error and must not be asked for.
///
/// 350010000 and 100000015 are faults on the vendor's side that pass: ServerFailed, so that reads are tried
/// again; code, message and `vendor` stay filled, so a reader can tell them from an HTTP error without a code.
/// Codes no table names are Rejected: not tried again.
[[nodiscard]] ErrorKind kindOfCode(qint64 code);

} // namespace deck::zego
