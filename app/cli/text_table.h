#pragma once

#include <QList>
#include <QStringList>

namespace deck {

/// How wide a text stands on a terminal: two places for East Asian wide characters and emoji, none for
/// combining marks.
[[nodiscard]] int displayWidth(QStringView text);

/// Rows of texts in aligned columns, two blanks between them, a line end after each row. Control and direction
/// characters are escaped. Columns named in `rightAligned` are aligned right.
[[nodiscard]] QString textTable(const QStringList &header, const QList<QStringList> &rows, const QList<int> &rightAligned = {});

/// The text, or as much of its beginning as fits into `width` places with "…" behind it.
[[nodiscard]] QString cutToWidth(const QString &text, int width);

/// A text for one line of a terminal: control and direction characters escaped.
[[nodiscard]] QString escapedForTerminal(const QString &text);

} // namespace deck
