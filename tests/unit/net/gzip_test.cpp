#include "net/gzip.h"

#include "gzip_stream.h"

#include <QRandomGenerator>
#include <QTest>

using namespace deck;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 cap = 1'000'000;

QByteArray randomBytes(qsizetype size, int alphabet)
{
    QRandomGenerator random(42);
    QByteArray bytes;
    for (qsizetype i = 0; i < size; ++i)
        bytes.append(char(random.bounded(alphabet)));
    return bytes;
}

} // namespace

class GzipTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void decodesWhatACompressorMakes_data()
    {
        QTest::addColumn<QByteArray>("plain");
        QTest::addColumn<int>("level");
        QTest::newRow("empty") << ""_ba << 9;
        QTest::newRow("one byte") << "x"_ba << 9;
        QTest::newRow("short text: fixed codes") << "{\"Code\":0,\"Message\":\"success\"}"_ba << 9;
        QTest::newRow("zeros: a run over itself") << QByteArray(100'000, '\0') << 9;
        QTest::newRow("noise: stored blocks") << randomBytes(200'000, 256) << 9;
        QTest::newRow("not compressed at all") << randomBytes(200'000, 8) << 0;
        QTest::newRow("few letters: dynamic codes") << randomBytes(200'000, 20) << 9;
        QTest::newRow("fastest") << randomBytes(200'000, 100) << 1;
        QTest::newRow("repeats far back") << QByteArray(randomBytes(32'000, 256) + randomBytes(32'000, 256)) << 9;
    }
    void decodesWhatACompressorMakes()
    {
        QFETCH(const QByteArray, plain);
        QFETCH(const int, level);
        const Result<QByteArray> decoded = gunzip(gzipStream(plain, level), cap);
        QVERIFY(decoded.has_value());
        QCOMPARE(*decoded, plain);
    }

    void takesHeaderFieldsAndSeveralMembers()
    {
        QByteArray first = gzipStream("one "_ba);
        first[3] = char(4 | 8 | 16 | 2); // extra, name, comment, header checksum
        first.insert(10,
                     "\x03\x00"
                     "abcname\0remark\0\x12\x34"_ba);
        const Result<QByteArray> decoded = gunzip(first + gzipStream("two"_ba), cap);
        QVERIFY(decoded.has_value());
        QCOMPARE(*decoded, "one two"_ba);
    }

    void isAnErrorWhenCutAtAnyByte()
    {
        const QByteArray whole = gzipStream(randomBytes(600, 20));
        for (qsizetype size = 0; size < whole.size(); ++size) {
            const Result<QByteArray> decoded = gunzip(whole.left(size), cap);
            QVERIFY2(!decoded, qPrintable(QString::number(size)));
            QCOMPARE(decoded.error().kind, ErrorKind::BadAnswer);
            QCOMPARE(decoded.error().code, u"broken-encoding"_s);
        }
    }

    void neverTakesDamageForContent()
    {
        const QByteArray plain = randomBytes(600, 20);
        const QByteArray whole = gzipStream(plain);
        for (qsizetype position = 0; position < whole.size(); ++position) {
            for (int bit = 0; bit < 8; ++bit) {
                QByteArray damaged = whole;
                damaged[position] = char(damaged[position] ^ (1 << bit));
                const Result<QByteArray> decoded = gunzip(damaged, cap);
                // Time, level and system in the header mean nothing for the content.
                QVERIFY2(!decoded || *decoded == plain, qPrintable(QString::number(position)));
            }
        }
    }

    void endsOnNoise()
    {
        QRandomGenerator random(7);
        for (int round = 0; round < 20'000; ++round) {
            QByteArray noise = QByteArray::fromHex("1f8b0800000000000003");
            for (quint32 i = random.bounded(200U); i > 0; --i)
                noise.append(char(random.bounded(256)));
            QVERIFY(!gunzip(noise, cap) || noise.size() >= 18);
        }
        QVERIFY(!gunzip(gzipStream("x"_ba) + "junk"_ba, cap));
        QVERIFY(!gunzip("plain text"_ba, cap));
    }

    void stopsABombAtTheCap_data()
    {
        QTest::addColumn<qsizetype>("size");
        QTest::addColumn<bool>("fits");
        QTest::newRow("just fits") << qsizetype(cap) << true;
        QTest::newRow("one too many") << qsizetype(cap + 1) << false;
        QTest::newRow("sixty times too many") << qsizetype(60 * cap) << false;
    }
    void stopsABombAtTheCap()
    {
        QFETCH(const qsizetype, size);
        QFETCH(const bool, fits);
        const Result<QByteArray> decoded = gunzip(gzipStream(QByteArray(size, 'a')), cap);
        QCOMPARE(decoded.has_value(), fits);
        if (!fits)
            QCOMPARE(decoded.error().code, u"answer-too-large"_s);
        const Result<QByteArray> stored = gunzip(gzipStream(QByteArray(size, 'a'), 0), cap);
        QCOMPARE(stored.has_value(), fits);
    }
};

QTEST_GUILESS_MAIN(GzipTest)
#include "gzip_test.moc"
