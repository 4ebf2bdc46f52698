#include "core/secret.h"

#include <utility>

namespace deck {

Secret::Secret(QByteArray bytes)
    : m_bytes(std::move(bytes))
{
    m_bytes.detach(); // our own copy, so that scrubbing it cannot be undone by a shared one
}

Secret::~Secret()
{
    scrub();
}

Secret::Secret(Secret &&other) noexcept
    : m_bytes(std::exchange(other.m_bytes, {}))
{
}

Secret &Secret::operator=(Secret &&other) noexcept
{
    if (this != &other) {
        scrub();
        m_bytes = std::exchange(other.m_bytes, {});
    }
    return *this;
}

void Secret::scrub()
{
    if (m_bytes.isEmpty())
        return;
    // volatile, so that the compiler keeps writes to memory that is about to be freed
    volatile char *bytes = m_bytes.data();
    for (qsizetype i = 0; i < m_bytes.size(); ++i)
        bytes[i] = 0;
    m_bytes.clear();
}

QDebug operator<<(QDebug debug, const Secret &)
{
    return debug << "<secret>";
}

} // namespace deck
