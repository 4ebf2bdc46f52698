#pragma once

#include <QString>

namespace deck {

/// A frame such as "%1 continues" is written with blanks around what is filled in, as names of Latin letters want
/// them in Chinese; between two Chinese characters that blank goes. For texts of our own words and short names only:
/// a path or a vendor's words stay as they are.
[[nodiscard]] QString closeHanGaps(QString text);
/// The same right before and after `name` only, for a text that may hold more than our own words.
[[nodiscard]] QString closeHanGapsAround(QString text, const QString &name);

} // namespace deck
