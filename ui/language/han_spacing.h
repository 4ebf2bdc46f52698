#pragma once

#include <QString>

namespace deck {

/// A frame such as "%1 continues" is written with blanks around what is filled in, as names of Latin letters want
/// them in Chinese; between two Chinese characters that blank goes.
[[nodiscard]] QString closeHanGaps(QString text);

} // namespace deck
