#pragma once

#include <QByteArray>

namespace deck::sandbox {

/// `bytes` in gzip framing (RFC 1952).
[[nodiscard]] QByteArray gzipped(const QByteArray &bytes);

} // namespace deck::sandbox
