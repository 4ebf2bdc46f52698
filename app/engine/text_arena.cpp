#include "engine/text_arena.h"

#include "engine/folded_text.h"

#include <array>

namespace deck {

namespace {

constexpr Row rowsPerArena = 65'536;
constexpr quint32 absentOffset = 0xFFFF'FFFF;

/// How an entry's folded form is had.
enum class Form : quint8 {
    Same,    ///< the text is its own folded form
    Lowered, ///< lower-casing A to Z gives it
    Follows, ///< it stands after the text
};

} // namespace

struct TextArena::Chunk
{
    Chunk() { offsets.fill(absentOffset); }

    std::array<quint32, rowsPerArena> offsets;
    std::vector<char> bytes;
    std::size_t waste = 0;
};

/// An entry in the arena: a head, the text, and for Form::Follows another head and the folded text. A head is
/// one byte, form and length; a length of `longLength` or more stands in two further bytes.
struct TextArena::Entry
{
    explicit Entry(const char *at)
        : form(static_cast<Form>(static_cast<unsigned char>(*at) & 3U))
        , text(textAt(at))
    {
    }

    [[nodiscard]] std::string_view following() const { return textAt(text.data() + text.size()); }
    [[nodiscard]] std::size_t size() const
    {
        const std::size_t own = headSize(text.size()) + text.size();
        return form == Form::Follows ? own + headSize(following().size()) + following().size() : own;
    }
    static void append(std::string &entry, Form form, std::string_view text)
    {
        const bool isLong = text.size() >= longLength;
        entry.push_back(static_cast<char>(static_cast<unsigned>(form) | (isLong ? longLength : text.size()) << 2));
        if (isLong) {
            entry.push_back(static_cast<char>(text.size() & 0xFF));
            entry.push_back(static_cast<char>(text.size() >> 8));
        }
        entry += text;
    }

    Form form;
    std::string_view text;

private:
    static constexpr std::size_t longLength = 63;

    static std::size_t headSize(std::size_t length) { return length >= longLength ? 3 : 1; }
    static std::string_view textAt(const char *head)
    {
        const auto byte = [head](int i) { return static_cast<std::size_t>(static_cast<unsigned char>(head[i])); };
        const std::size_t length = byte(0) >> 2;
        return length == longLength ? std::string_view(head + 3, byte(1) | byte(2) << 8) : std::string_view(head + 1, length);
    }
};

namespace {

QByteArray cut(QByteArray bytes)
{
    if (bytes.size() <= TextArena::mostBytes)
        return bytes;
    qsizetype end = TextArena::mostBytes;
    while (end > 0 && (static_cast<unsigned char>(bytes.at(end)) & 0xC0) == 0x80)
        --end;
    bytes.truncate(end);
    return bytes;
}

} // namespace

TextArena::TextArena(Folding folding)
    : m_folding(folding)
{
}

TextArena::~TextArena() = default;

const char *TextArena::entryAt(Row row) const
{
    const std::size_t index = row / rowsPerArena;
    if (index >= m_chunks.size() || !m_chunks[index])
        return nullptr;
    const quint32 offset = m_chunks[index]->offsets[row % rowsPerArena];
    return offset == absentOffset ? nullptr : m_chunks[index]->bytes.data() + offset;
}

bool TextArena::set(Row row, const std::optional<QString> &text)
{
    const char *known = entryAt(row);
    if (!text) {
        clear(row);
        return known != nullptr;
    }
    const QByteArray bytes = cut(utf8(*text));
    if (known && Entry(known).text == bytesOf(bytes))
        return false;

    QByteArray following;
    Form form = Form::Same;
    if (m_folding == Folding::Kept) {
        const QByteArray folded = cut(utf8(foldedText(QString::fromUtf8(bytes))));
        std::string lowered;
        lowerAscii(bytesOf(bytes), lowered);
        if (folded != bytes)
            form = lowered == bytesOf(folded) ? Form::Lowered : Form::Follows;
        if (form == Form::Follows)
            following = folded;
    }
    std::string entry;
    Entry::append(entry, form, bytesOf(bytes));
    if (form == Form::Follows)
        Entry::append(entry, Form::Same, bytesOf(following));

    clear(row);
    const std::size_t index = row / rowsPerArena;
    if (index >= m_chunks.size())
        m_chunks.resize(index + 1);
    if (!m_chunks[index])
        m_chunks[index] = std::make_unique<Chunk>();
    Chunk &chunk = *m_chunks[index];
    chunk.offsets[row % rowsPerArena] = static_cast<quint32>(chunk.bytes.size());
    append(chunk, entry);
    return true;
}

void TextArena::clear(Row row)
{
    const char *entry = entryAt(row);
    if (!entry)
        return;
    Chunk &chunk = *m_chunks[row / rowsPerArena];
    chunk.waste += Entry(entry).size();
    chunk.offsets[row % rowsPerArena] = absentOffset;
    if (chunk.waste > 4096 && chunk.waste > chunk.bytes.size() / 4)
        compact(chunk);
}

void TextArena::append(Chunk &chunk, std::string_view entry)
{
    // grown by an eighth, not doubled: a full arena then wastes little
    const std::size_t needed = chunk.bytes.size() + entry.size();
    if (needed > chunk.bytes.capacity())
        chunk.bytes.reserve(needed + needed / 8 + 256);
    chunk.bytes.insert(chunk.bytes.end(), entry.begin(), entry.end());
}

void TextArena::compact(Chunk &chunk)
{
    std::vector<char> kept;
    kept.reserve(chunk.bytes.size() - chunk.waste + 256);
    for (quint32 &offset : chunk.offsets) {
        if (offset == absentOffset)
            continue;
        const char *entry = chunk.bytes.data() + offset;
        offset = static_cast<quint32>(kept.size());
        kept.insert(kept.end(), entry, entry + Entry(entry).size());
    }
    chunk.bytes = std::move(kept);
    chunk.waste = 0;
}

bool TextArena::isPresent(Row row) const
{
    return entryAt(row) != nullptr;
}

std::string_view TextArena::bytes(Row row) const
{
    const char *entry = entryAt(row);
    return entry ? Entry(entry).text : std::string_view();
}

std::optional<QString> TextArena::text(Row row) const
{
    const char *entry = entryAt(row);
    if (!entry)
        return std::nullopt;
    const std::string_view text = Entry(entry).text;
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

std::string_view TextArena::folded(Row row, std::string &scratch) const
{
    const char *at = entryAt(row);
    if (!at)
        return {};
    const Entry entry(at);
    switch (entry.form) {
    case Form::Same:
        return entry.text;
    case Form::Lowered:
        lowerAscii(entry.text, scratch);
        return scratch;
    case Form::Follows:
        return entry.following();
    }
    Q_UNREACHABLE();
}

qsizetype TextArena::memory() const
{
    std::size_t sum = m_chunks.capacity() * sizeof(void *);
    for (const auto &chunk : m_chunks) {
        if (chunk)
            sum += sizeof(Chunk) + chunk->bytes.capacity();
    }
    return static_cast<qsizetype>(sum);
}

} // namespace deck
