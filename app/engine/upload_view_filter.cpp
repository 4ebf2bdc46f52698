#include "engine/upload_view_filter.h"

#include "engine/folded_text.h"
#include "engine/upload_columns.h"

#include <algorithm>
#include <array>

namespace deck {

namespace {

std::vector<std::string> foldedWords(const QString &text)
{
    std::vector<std::string> words;
    const QStringList parts = foldedText(text).simplified().split(u' ', Qt::SkipEmptyParts);
    for (const QString &part : parts) {
        const QByteArray bytes = utf8(part);
        words.emplace_back(bytesOf(bytes));
    }
    return words;
}

bool contains(std::string_view text, std::string_view word)
{
    return text.find(word) != std::string_view::npos;
}

/// Whether a row that holds every word of `after` surely holds every word of `before`.
bool wordsNarrow(const std::vector<std::string> &before, const std::vector<std::string> &after)
{
    return std::all_of(before.begin(), before.end(), [&after](const std::string &word) {
        return std::any_of(after.begin(), after.end(), [&word](const std::string &longer) { return contains(longer, word); });
    });
}

} // namespace

RowFilter::RowFilter(const UploadColumns &columns)
    : m_columns(columns)
{
}

bool RowFilter::set(const Filter &filter)
{
    if (filter == m_filter)
        return false;
    std::vector<std::string> words = foldedWords(filter.text);
    Filter otherParts = filter;
    otherParts.text = m_filter.text;
    m_isNarrower = otherParts == m_filter && wordsNarrow(m_words, words);

    m_filter = filter;
    m_words = std::move(words);
    m_vendors = {filter.vendors, {}};
    m_accounts = {filter.accounts, {}};
    m_isEmpty = filter.statuses.isEmpty() && filter.vendors.isEmpty() && filter.accounts.isEmpty() && m_words.empty()
        && !filter.createdSince;
    m_fields = {};
    if (!filter.statuses.isEmpty())
        m_fields |= {Field::Status, Field::StalledSince};
    if (filter.createdSince)
        m_fields.add(Field::CreatedAt);
    if (!m_words.empty())
        m_fields |= {Field::Title, Field::SourceUrl, Field::ErrorCode, Field::ErrorMessage};
    return true;
}

bool RowFilter::Choice::contains(const StringPool &pool, quint32 number) const
{
    while (flags.size() <= number)
        flags.push_back(names.contains(pool.text(static_cast<quint32>(flags.size()))));
    return flags[number];
}

bool RowFilter::matchesAllButText(Row row) const
{
    if (!m_filter.statuses.isEmpty() && !m_filter.statuses.contains(static_cast<ShownStatus>(m_columns.shown.at(row))))
        return false;
    if (!m_vendors.names.isEmpty() && !m_vendors.contains(m_columns.vendors, m_columns.vendor.at(row)))
        return false;
    if (!m_accounts.names.isEmpty() && !m_accounts.contains(m_columns.accounts, m_columns.account.at(row)))
        return false;
    // an absent time is the least value there is
    return !m_filter.createdSince || m_columns.createdAt.at(row) >= m_filter.createdSince->time_since_epoch().count();
}

bool RowFilter::matchesWord(Row row, const std::string &word) const
{
    const UploadColumns &columns = m_columns;
    return contains(columns.title.folded(row, m_scratch), word) || contains(columns.id.folded(row, m_scratch), word)
        || contains(columns.fileName.folded(row, m_scratch), word)
        || contains(bytesOf(columns.texts.folded(columns.errorCode.at(row))), word)
        || contains(bytesOf(columns.texts.folded(columns.errorMessage.at(row))), word);
}

bool RowFilter::matches(Row row) const
{
    return matchesAllButText(row)
        && std::all_of(m_words.begin(), m_words.end(), [this, row](const std::string &word) { return matchesWord(row, word); });
}

void RowFilter::evaluate(RowBits &bits, bool onlySet) const
{
    if (!(onlySet && m_isNarrower)) {
        for (Row first = 0; first < m_columns.end; first += chunkRows)
            evaluateChunk(bits, first, onlySet);
    }
    for (const std::string &word : m_words)
        keepWord(bits, word);
}

/// All parts but the words, for the rows from `first` on that share their columns' chunks.
void RowFilter::evaluateChunk(RowBits &bits, Row first, bool onlySet) const
{
    const Row last = std::min(m_columns.end, first + chunkRows);
    const bool onlyStatuses = m_vendors.names.isEmpty() && m_accounts.names.isEmpty() && !m_filter.createdSince;
    if (!onlyStatuses || onlySet) {
        for (Row row = first; row < last; ++row) {
            if (!onlySet || bits.test(row))
                bits.assign(row, m_columns.isUsed(row) && matchesAllButText(row));
        }
        return;
    }
    // the filter of every day: two bytes a row, 64 rows a word
    std::array<bool, 256> wanted {};
    for (std::size_t i = 0; i < shownStatusCount; ++i)
        wanted[i] = m_filter.statuses.isEmpty() || m_filter.statuses.contains(static_cast<ShownStatus>(i));
    const quint8 *shown = m_columns.shown.chunk(first / chunkRows);
    const quint8 *kind = m_columns.kind.chunk(first / chunkRows);
    for (Row from = 0; from < last - first; from += 64) {
        quint64 word = 0;
        for (Row i = 0; i < 64 && from + i < last - first; ++i)
            word |= quint64(wanted[shown[from + i]] && kind[from + i] < UploadColumns::leaving) << i;
        bits.setWord(first + from, word);
    }
}

void RowFilter::keepWord(RowBits &bits, const std::string &word) const
{
    // many rows share few error texts: each is searched once
    std::vector<bool> errorHit(m_columns.texts.end());
    for (quint32 number = 0; number < m_columns.texts.end(); ++number)
        errorHit[number] = contains(bytesOf(m_columns.texts.folded(number)), word);
    for (Row row = 0; row < m_columns.end; ++row) {
        if (!bits.test(row))
            continue;
        const bool hit = errorHit[m_columns.errorCode.at(row)] || errorHit[m_columns.errorMessage.at(row)]
            || contains(m_columns.title.folded(row, m_scratch), word) || contains(m_columns.id.folded(row, m_scratch), word)
            || contains(m_columns.fileName.folded(row, m_scratch), word);
        if (!hit)
            bits.reset(row);
    }
}

} // namespace deck
