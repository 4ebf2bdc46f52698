#include "engine/string_pool.h"

#include "engine/folded_text.h"

namespace deck {

StringPool::StringPool()
    : m_entries(1)
{
}

quint32 StringPool::acquire(const QString &text)
{
    if (const quint32 known = m_numbers.value(text, none); known != none) {
        ++m_entries[known].uses;
        return known;
    }
    quint32 number = end();
    if (m_free.empty()) {
        m_entries.emplace_back();
    } else {
        number = m_free.back();
        m_free.pop_back();
    }
    m_entries[number] = {text, utf8(foldedText(text)), 1};
    m_numbers.insert(text, number);
    return number;
}

void StringPool::release(quint32 number)
{
    if (number == none || --m_entries[number].uses > 0)
        return;
    m_numbers.remove(m_entries[number].text);
    m_entries[number] = {};
    m_free.push_back(number);
}

} // namespace deck
