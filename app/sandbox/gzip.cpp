#include "sandbox/gzip.h"

#include <QtEndian>

#include <array>

namespace deck::sandbox {

namespace {

constexpr std::array<quint32, 256> crcTable()
{
    std::array<quint32, 256> table {};
    for (quint32 n = 0; n < 256; ++n) {
        quint32 c = n;
        for (int bit = 0; bit < 8; ++bit)
            c = (c & 1U) != 0 ? 0xEDB88320U ^ (c >> 1U) : c >> 1U;
        table[n] = c;
    }
    return table;
}

quint32 crc32(const QByteArray &bytes)
{
    static constexpr std::array<quint32, 256> table = crcTable();
    quint32 crc = 0xFFFFFFFFU;
    for (const char c : bytes)
        crc = table[(crc ^ static_cast<unsigned char>(c)) & 0xFFU] ^ (crc >> 8U);
    return crc ^ 0xFFFFFFFFU;
}

QByteArray littleEndian(quint32 number)
{
    QByteArray bytes(4, Qt::Uninitialized);
    qToLittleEndian(number, bytes.data());
    return bytes;
}

} // namespace

QByteArray gzipped(const QByteArray &bytes)
{
    // qCompress: 4 bytes of length, 2 of zlib header, deflate, 4 of Adler-32; gzip wants the deflate alone
    const QByteArray zlib = qCompress(bytes);
    QByteArray gzip("\x1F\x8B\x08\x00\x00\x00\x00\x00\x00\xFF", 10);
    gzip += zlib.sliced(6, zlib.size() - 10);
    gzip += littleEndian(crc32(bytes));
    gzip += littleEndian(static_cast<quint32>(bytes.size()));
    return gzip;
}

} // namespace deck::sandbox
