#include "database/row_checksum.h"

#include <QString>
#include <QtEndian>

#include <array>
#include <bit>
#include <cstring>

namespace deck {

namespace {
enum class Type : quint8 { Text = 1, Real = 2, Integer = 3 };

quint64 tag(int column, Type type)
{
    return static_cast<quint64>(column) << 8 | static_cast<quint64>(type);
}
} // namespace

void RowChecksum::mix(quint64 part)
{
    // one round of 64-bit MurmurHash2
    constexpr quint64 factor = 0xc6a4a7935bd1e995;
    part *= factor;
    part ^= part >> 47;
    part *= factor;
    m_sum ^= part;
    m_sum *= factor;
}

void RowChecksum::add(int column, const QVariant &value)
{
    if (value.isNull())
        return;
    if (value.typeId() == QMetaType::QString) {
        const QString text = value.toString();
        mix(tag(column, Type::Text));
        mix(static_cast<quint64>(text.size()));
        for (qsizetype at = 0; at < text.size(); at += 4) {
            std::array<char16_t, 4> units {};
            const auto count = static_cast<std::size_t>(qMin<qsizetype>(4, text.size() - at));
            std::memcpy(units.data(), text.utf16() + at, count * sizeof(char16_t));
            mix(qFromLittleEndian<quint64>(units.data()));
        }
    } else if (value.typeId() == QMetaType::Double) {
        mix(tag(column, Type::Real));
        mix(std::bit_cast<quint64>(value.toDouble() + 0.0)); // SQLite keeps -0.0 as 0
    } else {
        mix(tag(column, Type::Integer));
        mix(static_cast<quint64>(value.toLongLong()));
    }
}

} // namespace deck
