#pragma once

#include "core/api_error.h"

#include <QByteArray>

namespace deck {

/// What a gzip stream (RFC 1952, one or more members) holds. Qt's own decoding takes a stream that was cut
/// for a whole one; this one does not. BadAnswer "broken-encoding" when it is cut, damaged or followed by
/// something else, "answer-too-large" as soon as more than `most` bytes come out. Pure, any thread.
[[nodiscard]] Result<QByteArray> gunzip(const QByteArray &stream, qint64 most);

} // namespace deck
