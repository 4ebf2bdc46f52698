#pragma once

#include "core/local_text.h"

namespace deck {

/// The help of the program, or of one command (empty: the program). Our texts come in the language of the
/// installed translators, the vendors' in `language`.
[[nodiscard]] QString helpText(const QString &command, Language language);

} // namespace deck
