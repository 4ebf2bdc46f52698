#pragma once

#include <QByteArray>

namespace deck {

/// A gzip stream made with Qt's compressor, which the decoder under test shares nothing with.
inline QByteArray gzipStream(const QByteArray &plain, int level = 9)
{
    quint32 crc = 0xFFFFFFFFU;
    for (const char c : plain) {
        crc ^= quint8(c);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1U) ^ (0xEDB88320U & (0U - (crc & 1U)));
    }
    crc = ~crc;
    const auto number = [](quint32 value) {
        QByteArray bytes;
        for (int i = 0; i < 4; ++i)
            bytes.append(char(value >> (8 * i)));
        return bytes;
    };
    // qCompress: 4 bytes of size, 2 of zlib's head, the deflate stream, 4 of zlib's checksum.
    const QByteArray zlib = qCompress(plain, level);
    QByteArray stream = QByteArray::fromHex("1f8b0800000000000003");
    stream += plain.isEmpty() ? QByteArray::fromHex("0300") : zlib.mid(6, zlib.size() - 10); // of nothing it makes nothing
    stream += number(crc);
    stream += number(quint32(plain.size()));
    return stream;
}

} // namespace deck
