#include "engine/import_text.h"

#include <QRegularExpression>
#include <QSet>
#include <QStringDecoder>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace deck {

namespace {

constexpr int sampleRecords = 100;
constexpr qsizetype longestCell = 8'192; ///< a quote that is still open then was none
constexpr int mostStrayQuotes = 20;      ///< then quotes mean nothing in this file
constexpr qsizetype longestShown = 200;   ///< of a refused text

bool isUrl(const QString &text)
{
    return text.startsWith(u"https://"_s, Qt::CaseInsensitive) || text.startsWith(u"http://"_s, Qt::CaseInsensitive);
}

/// Bytes of UTF-8 or GB18030, as lines.
class Lines
{
public:
    struct Place
    {
        qsizetype at = 0;
        qsizetype number = 0; ///< of the last line read
    };

    explicit Lines(QByteArrayView bytes)
        : m_bytes(bytes)
        , m_utf8(QStringConverter::Utf8, QStringConverter::Flag::Stateless)
        , m_gb18030("GB18030", QStringConverter::Flag::Stateless)
    {
    }

    [[nodiscard]] std::optional<QString> next()
    {
        if (m_place.at >= m_bytes.size())
            return std::nullopt;
        qsizetype end = nextOf('\n', m_nextLf);
        end = std::min(end, nextOf('\r', m_nextCr));
        const QByteArrayView line = m_bytes.sliced(m_place.at, end - m_place.at);
        if (end + 1 < m_bytes.size() && m_bytes.at(end) == '\r' && m_bytes.at(end + 1) == '\n')
            ++end;
        m_place.at = end + 1;
        ++m_place.number;
        return decoded(line);
    }
    [[nodiscard]] Place place() const { return m_place; }
    void goBack(Place place)
    {
        m_place = place;
        m_nextLf = m_nextCr = -1;
    }

private:
    /// From m_place on; `known` is the last one found, so that a long way to it is gone once.
    [[nodiscard]] qsizetype nextOf(char c, qsizetype &known) const
    {
        if (known < m_place.at) {
            const qsizetype found = m_bytes.indexOf(c, m_place.at);
            known = found < 0 ? m_bytes.size() : found;
        }
        return known;
    }

    [[nodiscard]] QString decoded(QByteArrayView line)
    {
        if (std::all_of(line.begin(), line.end(), [](char c) { return (static_cast<unsigned char>(c) & 0x80U) == 0; }))
            return QString::fromLatin1(line);
        m_utf8.resetState();
        QString text = m_utf8.decode(line);
        if (!m_utf8.hasError())
            return text;
        if (!m_gb18030.isValid())
            return asciiOfGb18030(line);
        m_gb18030.resetState();
        return m_gb18030.decode(line);
    }

    QByteArrayView m_bytes;
    Place m_place;
    qsizetype m_nextLf = -1;
    qsizetype m_nextCr = -1;
    QStringDecoder m_utf8;
    QStringDecoder m_gb18030;
};

struct Record
{
    QStringList cells;
    qsizetype line = 0;

    [[nodiscard]] bool isBlank() const
    {
        const auto isSeen = [](QChar c) { return !c.isSpace() && c.category() != QChar::Other_Format; };
        return std::none_of(cells.begin(), cells.end(),
                            [&isSeen](const QString &cell) { return std::any_of(cell.begin(), cell.end(), isSeen); });
    }
};

/// Records of RFC 4180 with any separator; a null separator: one cell a line.
class Records
{
public:
    Records(QByteArrayView bytes, QChar separator)
        : m_lines(bytes)
        , m_separator(separator)
    {
    }

    /// The next one that is not blank.
    [[nodiscard]] std::optional<Record> next()
    {
        while (std::optional<QString> line = m_lines.next()) {
            Record record;
            record.line = m_lines.place().number;
            const Lines::Place behind = m_lines.place();
            if (!read(record, *line, m_strayQuotes < mostStrayQuotes)) {
                ++m_strayQuotes;
                m_lines.goBack(behind);
                record.cells.clear();
                std::ignore = read(record, *line, false);
            }
            if (!record.isBlank())
                return record;
        }
        return std::nullopt;
    }

private:
    /// false: a quote was never closed.
    bool read(Record &record, QString line, bool quotes)
    {
        qsizetype at = 0;
        for (;;) {
            QString cell;
            if (quotes && at < line.size() && line.at(at) == u'"') {
                if (!readQuoted(cell, line, at))
                    return false;
            }
            const qsizetype found = m_separator.isNull() ? -1 : line.indexOf(m_separator, at);
            const qsizetype end = found < 0 ? line.size() : found;
            cell += QStringView(line).sliced(at, end - at);
            record.cells.append(cell);
            if (found < 0)
                return true;
            at = end + 1;
        }
    }

    /// Leaves `at` behind the closing quote, in a later line where the cell holds line ends.
    bool readQuoted(QString &cell, QString &line, qsizetype &at)
    {
        for (++at;;) {
            if (at >= line.size()) {
                std::optional<QString> more = m_lines.next();
                if (!more || cell.size() > longestCell)
                    return false;
                cell += u'\n';
                line = *std::move(more);
                at = 0;
                continue;
            }
            if (line.at(at) != u'"') {
                const qsizetype quote = line.indexOf(u'"', at);
                const qsizetype end = quote < 0 ? line.size() : quote;
                cell += QStringView(line).sliced(at, end - at);
                at = end;
            } else if (at + 1 < line.size() && line.at(at + 1) == u'"') {
                cell += u'"';
                at += 2;
            } else {
                ++at;
                return true;
            }
        }
    }

    Lines m_lines;
    QChar m_separator;
    int m_strayQuotes = 0;
};

/// Whether a text has the form of the vendor's IDs.
class IdForms
{
public:
    explicit IdForms(const VendorInfo &vendor)
        : m_prefixes(hasBothKinds(vendor))
    {
        for (const IdPattern &pattern : vendor.idPatterns)
            m_forms.append(QRegularExpression(QRegularExpression::anchoredPattern(pattern.pattern)));
    }

    [[nodiscard]] bool match(const QString &text) const
    {
        QString id = text;
        if (m_prefixes && id.startsWith(u"job:"_s))
            id = id.mid(4);
        else if (m_prefixes && id.startsWith(u"media:"_s))
            id = id.mid(6);
        return std::any_of(m_forms.begin(), m_forms.end(),
                           [&id](const QRegularExpression &form) { return form.match(id).hasMatch(); });
    }

private:
    bool m_prefixes;
    QList<QRegularExpression> m_forms;
};

bool isHeaderWord(const QString &text)
{
    static const QSet<QString> words = {
        u"id"_s,     u"ids"_s,    u"mediaid"_s,    u"videoid"_s,  u"vid"_s,       u"jobid"_s,     u"assetid"_s, u"uploadtaskid"_s,
        u"taskid"_s, u"upload"_s, u"url"_s,        u"urls"_s,     u"sourceurl"_s, u"uploadurl"_s, u"媒体id"_s,  u"媒资id"_s,
        u"视频id"_s, u"任务id"_s, u"上传任务id"_s, u"音视频id"_s, u"地址"_s,      u"链接"_s,      u"url地址"_s,
    };
    QString folded;
    for (const QChar c : text.toLower()) {
        if (c.isLetterOrNumber())
            folded += c;
    }
    return words.contains(folded);
}

/// What a heading looks like, and no ID: words without digits.
bool looksLikeHeading(const QString &text)
{
    return !text.isEmpty() && text.size() <= 40
        && std::none_of(text.begin(), text.end(), [](QChar c) { return c.isDigit() || c == u':' || c == u'/' || c == u'*'; });
}

/// How a text can be read, and how well that fits.
struct Reading
{
    QChar separator;
    qsizetype column = 0;
    int score = 0;          ///< texts of the vendor's form in that column; an ID counts double
    bool isTable = false;   ///< nearly every record has several cells
    bool named = false;     ///< the first record names the column
    bool wholeLine = false; ///< one record, and every cell of it is an ID
};

Reading reading(QByteArrayView bytes, QChar separator, const IdForms &forms)
{
    Records records(bytes, separator);
    QList<int> scores;
    Reading found {.separator = separator};
    QStringList first;
    int count = 0;
    int withSeveral = 0;
    while (count < sampleRecords) {
        const std::optional<Record> record = records.next();
        if (!record)
            break;
        if (count++ == 0)
            first = record->cells;
        withSeveral += record->cells.size() > 1 ? 1 : 0;
        for (qsizetype i = 0; i < record->cells.size(); ++i) {
            const QString text = cleanedEntry(record->cells.at(i));
            if (i == scores.size())
                scores.append(0);
            scores[i] += forms.match(text) ? 2 : isUrl(text) && !text.contains(u' ') ? 1 : 0;
        }
    }
    found.isTable = withSeveral * 5 >= count * 4 && withSeveral > 0;
    for (qsizetype i = 0; i < scores.size(); ++i) {
        const bool named = isHeaderWord(first.value(i));
        if (scores.at(i) > found.score || (scores.at(i) == found.score && named && !found.named)) {
            found.score = scores.at(i);
            found.column = i;
            found.named = named;
        }
    }
    const auto full = [](int score) { return score == 2; };
    found.wholeLine = count == 1 && scores.size() > 1 && std::all_of(scores.begin(), scores.end(), full);
    return found;
}

/// nullopt: a table without any IDs.
std::optional<Reading> bestReading(QByteArrayView bytes, const IdForms &forms)
{
    Reading best = reading(bytes, QChar(), forms);
    bool anyTable = false;
    for (const QChar separator : {u',', u';', u'\t', u'|'}) {
        const Reading candidate = reading(bytes, separator, forms);
        anyTable |= candidate.isTable;
        const bool fitsBetter = candidate.score > best.score || (candidate.score == best.score && candidate.named && !best.named);
        if (candidate.isTable && fitsBetter)
            best = candidate;
    }
    if (best.score == 0 && !best.named && anyTable)
        return std::nullopt;
    return best;
}

class Collecting
{
public:
    void take(const QString &cell, const Record &record)
    {
        const ImportEntry entry {cleanedEntry(cell), record.line};
        if (entry.text.isEmpty()) {
            const QString whole = record.cells.join(u' ').trimmed().left(longestShown);
            refuse({whole, record.line},
                   failure(ErrorKind::BadInput, u"id-missing"_s, u"The line holds no ID."_s, whole).value());
            return;
        }
        if (std::optional<ApiError> problem = entryProblem(entry.text)) {
            refuse({entry.text.left(longestShown), record.line}, *std::move(problem));
            return;
        }
        const qsizetype before = m_seen.size();
        m_seen.insert(entry.text);
        if (m_seen.size() > before)
            m_text.entries.append(entry);
    }
    [[nodiscard]] ImportedText taken() { return std::move(m_text); }

private:
    void refuse(ImportEntry entry, ApiError error) { m_text.refused.append({std::move(entry), std::move(error)}); }

    ImportedText m_text;
    QSet<QString> m_seen;
};

bool isBinary(QByteArrayView bytes)
{
    return std::any_of(bytes.begin(), bytes.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x20 && !(byte >= '\t' && byte <= '\r');
    });
}

/// UTF-16 without its mark: of the first characters, which are an ID's or a header's, every other byte is zero.
std::optional<QStringConverter::Encoding> unmarkedUtf16(const QByteArray &bytes)
{
    const auto zeros = [&bytes](qsizetype first) {
        int count = 0;
        for (qsizetype at = first; at < std::min<qsizetype>(bytes.size(), 8); at += 2)
            count += bytes[at] == '\0' ? 1 : 0;
        return count;
    };
    if (bytes.size() < 8 || bytes.size() % 2 != 0)
        return std::nullopt;
    const int even = zeros(0);
    const int odd = zeros(1);
    if (even == 0 && odd >= 3)
        return QStringConverter::Utf16LE;
    if (odd == 0 && even >= 3)
        return QStringConverter::Utf16BE;
    return std::nullopt;
}

/// The bytes in UTF-8 or GB18030, without byte order mark and without the end mark of DOS.
QByteArray eightBit(const QByteArray &bytes)
{
    QByteArray text = bytes;
    if (bytes.startsWith("\xFF\xFE") || bytes.startsWith("\xFE\xFF"))
        text = QString(QStringDecoder(QStringConverter::Utf16).decode(bytes)).toUtf8();
    else if (const auto unmarked = unmarkedUtf16(bytes))
        text = QString(QStringDecoder(*unmarked).decode(bytes)).toUtf8();
    if (text.startsWith("\xEF\xBB\xBF"))
        text.remove(0, 3);
    if (text.endsWith('\x1A'))
        text.chop(1);
    return text;
}

} // namespace

QString cleanedEntry(const QString &text)
{
    QString clean = text.trimmed();
    const auto isUnseen = [](QChar c) { return c.category() == QChar::Other_Format; };
    if (std::any_of(clean.begin(), clean.end(), isUnseen)) {
        clean.removeIf(isUnseen);
        clean = clean.trimmed();
    }
    if (clean.size() > 1 && clean.at(0) == u'\'' && u"=+-@"_s.contains(clean.at(1)))
        clean.remove(0, 1);
    return clean;
}

std::optional<ApiError> entryProblem(const QString &text)
{
    const QString shown = text.left(longestShown);
    if (isUrl(text))
        return std::nullopt; // what a URL must be is the engine's to say
    if (text.contains(u'*') || text.contains(u'＊'))
        return failure(ErrorKind::BadInput, u"id-masked"_s, u"The ID is masked."_s, shown).value();
    if (!isSendableId(text) || text.contains(u"://"_s))
        return failure(ErrorKind::BadInput, u"id-malformed"_s, u"This ID cannot be sent."_s, shown).value();
    return std::nullopt;
}

Result<ImportedText> importedText(const QByteArray &bytes, const VendorInfo &vendor, const QString &name)
{
    if (bytes.size() > mostImportBytes)
        return failure(ErrorKind::BadInput, u"import-too-big"_s, u"The file is too big."_s, name);
    const QByteArray text = eightBit(bytes);
    if (isBinary(text))
        return failure(ErrorKind::BadInput, u"import-binary"_s, u"The file holds bytes that are no text."_s, name);
    const IdForms forms(vendor);
    const std::optional<Reading> best = bestReading(text, forms);
    if (!best)
        return failure(ErrorKind::BadInput, u"import-no-ids"_s, u"No column holds IDs."_s, name);

    Collecting collecting;
    Records records(text, best->separator);
    bool first = true;
    while (const std::optional<Record> record = records.next()) {
        const QString cell = record->cells.value(best->column);
        const QString clean = cleanedEntry(cell);
        const bool heading = std::exchange(first, false) && !forms.match(clean) && !isUrl(clean)
            && (isHeaderWord(clean) || (best->isTable && best->score > 0 && looksLikeHeading(clean)));
        if (heading)
            continue;
        if (best->wholeLine) {
            for (const QString &each : record->cells)
                collecting.take(each, *record);
        } else {
            collecting.take(cell, *record);
        }
    }
    return collecting.taken();
}

QString asciiOfGb18030(QByteArrayView bytes)
{
    QString text;
    text.reserve(bytes.size());
    for (qsizetype at = 0; at < bytes.size();) {
        const auto lead = static_cast<unsigned char>(bytes.at(at));
        if (lead < 0x80) {
            text += QLatin1Char(bytes.at(at++));
            continue;
        }
        const auto trail = at + 1 < bytes.size() ? static_cast<unsigned char>(bytes.at(at + 1)) : 0;
        text += QChar::ReplacementCharacter;
        if (lead == 0x80 || lead == 0xFF || trail < 0x30 || (trail > 0x39 && trail < 0x40) || trail == 0x7F)
            at += 1; // no character of GB18030
        else
            at += trail <= 0x39 ? 4 : 2;
    }
    return text;
}

} // namespace deck
