#pragma once

#include "engine/change_set.h"

#include <QString>

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace deck {

/// One text a row, as UTF-8 in one arena for each 65,536 rows; a chunk of rows without any text costs nothing.
/// Changed texts are appended; an arena is rebuilt when a quarter of it is waste. No text is kept beyond
/// `mostBytes` (cut at a character), which keeps an arena below 4 GB.
class TextArena
{
public:
    static constexpr qsizetype mostBytes = 60'000;

    /// With `Folding::Kept` each text's folded form is at hand, stored only where lower-casing A to Z does not give it.
    enum class Folding { None, Kept };
    explicit TextArena(Folding folding);
    ~TextArena();

    /// Returns whether the text differs from the one before.
    bool set(Row row, const std::optional<QString> &text);
    void clear(Row row);

    [[nodiscard]] bool isPresent(Row row) const;
    /// Empty when absent. Valid until the next set() or clear().
    [[nodiscard]] std::string_view bytes(Row row) const;
    [[nodiscard]] std::optional<QString> text(Row row) const;
    /// The folded form; may lie in `scratch`.
    [[nodiscard]] std::string_view folded(Row row, std::string &scratch) const;

    [[nodiscard]] qsizetype memory() const; ///< bytes allocated

private:
    struct Chunk;
    struct Entry;
    [[nodiscard]] const char *entryAt(Row row) const;
    static void append(Chunk &chunk, std::string_view entry);
    static void compact(Chunk &chunk);

    Folding m_folding;
    std::vector<std::unique_ptr<Chunk>> m_chunks;
};

} // namespace deck
