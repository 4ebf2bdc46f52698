#pragma once

#include <QByteArray>

namespace deck {

/// The body of an answer with every known kind of secret replaced by "<hidden>": values of JSON keys and
/// URL parameters whose name says secret, token, signature, password, auth (any case), also inside JSON
/// that stands in a string. Works on bodies that are not JSON. Pure, any thread.
[[nodiscard]] QByteArray redacted(const QByteArray &body);

} // namespace deck
