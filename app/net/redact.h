#pragma once

#include <QByteArray>

namespace deck {

/// The body of an answer with every known kind of secret replaced by "<hidden>": values of JSON keys and
/// URL parameters and XML elements whose name says secret, token, signature, password, auth or uploadaddress
/// (any case), also inside JSON that stands in a string. Page tokens stay: they open nothing. Works on bodies that are not JSON. Pure, any thread.
[[nodiscard]] QByteArray redacted(const QByteArray &body);

} // namespace deck
