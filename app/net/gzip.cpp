#include "net/gzip.h"

#include <array>

namespace deck {

using namespace Qt::StringLiterals;

namespace {

enum class Trouble { None, Broken, TooLarge };

constexpr int longestCode = 15; // bits

/// A canonical Huffman code: how many codes there are of each length, and the symbols in code order.
struct Huffman
{
    std::array<quint16, longestCode + 1> count {};
    std::array<quint16, 288> symbol {};

    /// False when the lengths over-subscribe the code, or leave part of it open (one single code may).
    bool build(const quint8 *lengths, int symbols)
    {
        count.fill(0);
        for (int i = 0; i < symbols; ++i)
            ++count[lengths[i]];
        if (count[0] == symbols)
            return true; // no codes at all: an error only once one is read
        int left = 1;
        for (int length = 1; length <= longestCode; ++length) {
            left = left * 2 - count[size_t(length)];
            if (left < 0)
                return false;
        }
        std::array<quint16, longestCode + 1> offset {};
        for (size_t length = 1; length < longestCode; ++length)
            offset[length + 1] = quint16(offset[length] + count[length]);
        for (int i = 0; i < symbols; ++i) {
            if (lengths[i] != 0)
                symbol[offset[lengths[i]]++] = quint16(i);
        }
        return left == 0 || symbols - count[0] == 1;
    }
};

constexpr std::array<quint32, 256> makeCrcTable()
{
    std::array<quint32, 256> table {};
    for (quint32 i = 0; i < 256; ++i) {
        quint32 value = i;
        for (int bit = 0; bit < 8; ++bit)
            value = (value & 1U) != 0 ? 0xEDB88320U ^ (value >> 1U) : value >> 1U;
        table[i] = value;
    }
    return table;
}

quint32 crc32(const char *data, qsizetype size)
{
    static constexpr std::array<quint32, 256> table = makeCrcTable();
    quint32 crc = 0xFFFFFFFFU;
    for (qsizetype i = 0; i < size; ++i)
        crc = table[(crc ^ quint8(data[i])) & 0xFFU] ^ (crc >> 8U);
    return ~crc;
}

/// Reads one stream from front to back; the first trouble ends it.
class Reader
{
public:
    Reader(const QByteArray &stream, qint64 most)
        : m_stream(stream)
        , m_most(most)
    {
    }

    Trouble run()
    {
        do {
            member();
        } while (m_trouble == Trouble::None && m_at < m_stream.size());
        return m_trouble;
    }
    QByteArray take() { return std::move(m_out); }

private:
    void fail(Trouble trouble)
    {
        if (m_trouble == Trouble::None)
            m_trouble = trouble;
    }
    [[nodiscard]] bool bad() const { return m_trouble != Trouble::None; }

    quint8 byte()
    {
        if (m_at >= m_stream.size()) {
            fail(Trouble::Broken);
            return 0;
        }
        return quint8(m_stream[m_at++]);
    }
    quint32 littleEndian(int bytes)
    {
        quint32 value = 0;
        for (int i = 0; i < bytes; ++i)
            value |= quint32(byte()) << (8 * i);
        return value;
    }
    quint32 bits(int need)
    {
        while (m_bitCount < need) {
            m_bits |= quint32(byte()) << m_bitCount;
            m_bitCount += 8;
            if (bad())
                return 0;
        }
        const quint32 value = m_bits & ((1U << need) - 1U);
        m_bits >>= need;
        m_bitCount -= need;
        return value;
    }
    int symbol(const Huffman &code)
    {
        int value = 0;
        int first = 0;
        int index = 0;
        for (size_t length = 1; length <= longestCode; ++length) {
            value |= int(bits(1));
            if (bad())
                return 0;
            const int count = code.count[length];
            if (value - count < first)
                return code.symbol[size_t(index + value - first)];
            index += count;
            first = (first + count) * 2;
            value *= 2;
        }
        fail(Trouble::Broken);
        return 0;
    }

    void member()
    {
        const qsizetype start = m_out.size();
        header();
        while (!bad() && block()) { }
        m_bits = 0;
        m_bitCount = 0;
        const quint32 crc = littleEndian(4);
        const quint32 size = littleEndian(4);
        if (bad())
            return;
        const qsizetype made = m_out.size() - start;
        if (size != quint32(made) || crc != crc32(m_out.constData() + start, made))
            fail(Trouble::Broken);
    }

    void header()
    {
        if (byte() != 0x1F || byte() != 0x8B || byte() != 8)
            return fail(Trouble::Broken);
        const quint8 flags = byte();
        if ((flags & 0xE0U) != 0)
            return fail(Trouble::Broken);
        littleEndian(4); // time
        littleEndian(2); // level, system
        if ((flags & 4U) != 0) {
            const quint32 extra = littleEndian(2);
            for (quint32 i = 0; i < extra && !bad(); ++i)
                byte();
        }
        for (const quint8 text : {quint8(8), quint8(16)}) { // file name, comment
            if ((flags & text) != 0) {
                while (byte() != 0 && !bad()) { }
            }
        }
        if ((flags & 2U) != 0)
            littleEndian(2); // checksum of the header
    }

    /// One deflate block; false after the last.
    bool block()
    {
        const bool last = bits(1) != 0;
        switch (bits(2)) {
        case 0:
            stored();
            break;
        case 1:
            fixed();
            break;
        case 2:
            dynamic();
            break;
        default:
            fail(Trouble::Broken);
        }
        return !last && !bad();
    }

    void stored()
    {
        m_bits = 0;
        m_bitCount = 0;
        const quint32 size = littleEndian(2);
        if (littleEndian(2) != (~size & 0xFFFFU) || m_stream.size() - m_at < qsizetype(size))
            return fail(Trouble::Broken);
        if (m_out.size() + qsizetype(size) > m_most)
            return fail(Trouble::TooLarge);
        m_out.append(m_stream.constData() + m_at, qsizetype(size));
        m_at += qsizetype(size);
    }

    void fixed()
    {
        std::array<quint8, 288> lengths {};
        for (size_t i = 0; i < lengths.size(); ++i)
            lengths[i] = i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8;
        std::array<quint8, 30> distances {};
        distances.fill(5);
        Huffman literal;
        Huffman distance;
        literal.build(lengths.data(), int(lengths.size()));
        distance.build(distances.data(), int(distances.size())); // two codes stay unused, as the standard has it
        codes(literal, distance);
    }

    void dynamic()
    {
        static constexpr std::array<quint8, 19> order {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};
        const int literals = int(bits(5)) + 257;
        const int distances = int(bits(5)) + 1;
        const int lengthCodes = int(bits(4)) + 4;
        if (bad() || literals > 286 || distances > 30)
            return fail(Trouble::Broken);
        std::array<quint8, 320> lengths {};
        for (int i = 0; i < lengthCodes; ++i)
            lengths[order[size_t(i)]] = quint8(bits(3));
        Huffman code;
        if (!code.build(lengths.data(), 19))
            return fail(Trouble::Broken);
        lengths.fill(0);
        for (int i = 0; i < literals + distances;) {
            const int value = symbol(code);
            if (bad())
                return;
            if (value < 16) {
                lengths[size_t(i++)] = quint8(value);
                continue;
            }
            if (value == 16 && i == 0)
                return fail(Trouble::Broken);
            const quint8 repeated = value == 16 ? lengths[size_t(i - 1)] : 0;
            int times = value == 16 ? 3 + int(bits(2)) : value == 17 ? 3 + int(bits(3)) : 11 + int(bits(7));
            if (i + times > literals + distances)
                return fail(Trouble::Broken);
            for (; times > 0; --times)
                lengths[size_t(i++)] = repeated;
        }
        Huffman literal;
        Huffman distance;
        if (bad() || lengths[256] == 0 || !literal.build(lengths.data(), literals)
            || !distance.build(lengths.data() + literals, distances))
            return fail(Trouble::Broken);
        codes(literal, distance);
    }

    void codes(const Huffman &literal, const Huffman &distance)
    {
        static constexpr std::array<quint16, 29> lengthBase {3,  4,  5,  6,  7,  8,  9,  10, 11,  13,  15,  17,  19,  23, 27,
                                                             31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258};
        static constexpr std::array<quint8, 29> lengthExtra {0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2,
                                                             2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0};
        static constexpr std::array<quint16, 30> distanceBase {1,    2,    3,    4,    5,    7,    9,    13,    17,    25,
                                                               33,   49,   65,   97,   129,  193,  257,  385,   513,   769,
                                                               1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577};
        static constexpr std::array<quint8, 30> distanceExtra {0, 0, 0, 0, 1, 1, 2, 2,  3,  3,  4,  4,  5,  5,  6,
                                                               6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13};
        for (;;) {
            const int value = symbol(literal);
            if (bad() || value == 256)
                return;
            if (value < 256) {
                if (m_out.size() >= m_most)
                    return fail(Trouble::TooLarge);
                m_out.append(char(value));
                continue;
            }
            const size_t length = size_t(value - 257);
            if (length >= lengthBase.size())
                return fail(Trouble::Broken);
            const qsizetype run = lengthBase[length] + qsizetype(bits(lengthExtra[length]));
            const size_t far = size_t(symbol(distance));
            if (bad() || far >= distanceBase.size())
                return fail(Trouble::Broken);
            copy(run, distanceBase[far] + qsizetype(bits(distanceExtra[far])));
            if (bad())
                return;
        }
    }

    void copy(qsizetype run, qsizetype back)
    {
        if (bad() || back > m_out.size())
            return fail(Trouble::Broken);
        if (m_out.size() + run > m_most)
            return fail(Trouble::TooLarge);
        const qsizetype from = m_out.size() - back;
        m_out.resize(m_out.size() + run);
        char *to = m_out.data() + from + back;
        for (qsizetype i = 0; i < run; ++i)
            to[i] = to[i - back]; // byte by byte: the run may overlap itself
    }

    const QByteArray &m_stream;
    qint64 m_most;
    qsizetype m_at = 0;
    quint32 m_bits = 0;
    int m_bitCount = 0;
    QByteArray m_out;
    Trouble m_trouble = Trouble::None;
};

} // namespace

Result<QByteArray> gunzip(const QByteArray &stream, qint64 most)
{
    Reader reader(stream, most);
    switch (reader.run()) {
    case Trouble::None:
        break;
    case Trouble::Broken:
        return failure(ErrorKind::BadAnswer, u"broken-encoding"_s, u"The compressed answer is cut or damaged."_s);
    case Trouble::TooLarge:
        return failure(ErrorKind::BadAnswer, u"answer-too-large"_s, u"The answer is larger than 50 MB."_s);
    }
    return reader.take();
}

} // namespace deck
