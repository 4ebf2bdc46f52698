#include "core/secret.h"

#include <utility>

namespace deck {

void overwrite(QByteArray &bytes)
{
    if (bytes.isEmpty())
        return;
    // volatile, so that the compiler keeps writes to memory that is about to be freed
    volatile char *data = bytes.data();
    for (qsizetype i = 0; i < bytes.size(); ++i)
        data[i] = 0;
}

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
    overwrite(m_bytes);
    m_bytes.clear();
}

QDebug operator<<(QDebug debug, const Secret &)
{
    return debug << "<secret>";
}

} // namespace deck
