#pragma once

#include <QString>

namespace deck {

/// A URL as it may be kept and shown: user name and password before the host become "***". Everything else stays to
/// the letter, also where the text is no URL at all. Pure, any thread.
[[nodiscard]] QString maskedUrl(const QString &url);

} // namespace deck
