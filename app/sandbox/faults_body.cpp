#include "sandbox/faults.h"
#include "sandbox/gzip.h"

#include <QStringConverter>

using namespace Qt::StringLiterals;

namespace deck::sandbox {

namespace {

Fault spoiling(const QString &name, const QString &text, void (*spoil)(FaultContext &, Answer &))
{
    Fault fault;
    fault.name = name;
    fault.text = text;
    fault.spoil = spoil;
    return fault;
}

void breakGzip(FaultContext &, Answer &answer)
{
    QByteArray packed = gzipped(answer.body);
    // amid the deflate stream, so that neither its codes nor the check sum are right
    for (qsizetype at = packed.size() / 2; at < packed.size(); ++at)
        packed[at] = static_cast<char>(~packed[at]);
    answer.body = packed;
    answer.setHeader("Content-Encoding", "gzip");
}

void bomb(FaultContext &, Answer &answer)
{
    // 60 MB of white space around an answer that would be good: only a cap refuses it
    const QByteArray blanks(60LL * 1024 * 1024, ' ');
    answer.body = gzipped(blanks + answer.body);
    answer.setHeader("Content-Encoding", "gzip");
}

/// Every character beyond ASCII becomes one of two GBK characters (潮, 汐), whose bytes are no UTF-8.
void toGbk(FaultContext &, Answer &answer)
{
    const QString text = QString::fromUtf8(answer.body);
    QByteArray bytes;
    bytes.reserve(answer.body.size());
    for (const QChar c : text) {
        if (c.unicode() < 0x80)
            bytes += static_cast<char>(c.unicode());
        else
            bytes += c.unicode() % 2 == 0 ? "\xB3\xB1" : "\xCF\xAB";
    }
    answer.body = bytes;
    answer.setHeader("Content-Type", "application/json; charset=gbk");
}

void toUtf16(FaultContext &, Answer &answer)
{
    QStringEncoder encoder(QStringConverter::Utf16LE, QStringConverter::Flag::WriteBom);
    const QByteArray bytes = encoder(QString::fromUtf8(answer.body));
    answer.body = bytes;
}

/// HTTP 200 with another body: of what the vendor said only the time is left.
Answer spoilt(const Answer &answer, const QByteArray &body)
{
    Answer other;
    other.body = body;
    for (const auto &[name, value] : answer.headers) {
        if (name == "Date")
            other.headers.append({name, value});
    }
    return other;
}

} // namespace

QList<Fault> bodyFaults()
{
    return {
        spoiling(u"gzip-broken"_s, u"sends a gzip body that cannot be unpacked"_s, breakGzip),
        spoiling(u"gzip-bomb"_s, u"sends a small gzip body that unpacks to more than 60 MB"_s, bomb),
        spoiling(u"gzip"_s, u"no fault: every answer is packed with gzip"_s,
                 [](FaultContext &, Answer &answer) {
                     answer.body = gzipped(answer.body);
                     answer.setHeader("Content-Encoding", "gzip");
                 }),
        spoiling(u"truncated-json"_s, u"acts and sends two thirds of the JSON as if it were all"_s,
                 [](FaultContext &, Answer &answer) { answer.body.truncate(answer.body.size() * 2 / 3); }),
        spoiling(u"gbk-body"_s, u"sends the texts in GBK"_s, toGbk),
        spoiling(u"utf16-body"_s, u"sends the JSON in UTF-16"_s, toUtf16),
        spoiling(u"html-200"_s, u"acts and sends an HTML page with HTTP 200"_s,
                 [](FaultContext &, Answer &answer) {
                     answer = spoilt(answer, "<html><body>System maintenance</body></html>");
                     answer.setHeader("Content-Type", "text/html");
                 }),
        spoiling(u"empty-200"_s, u"acts and sends HTTP 200 without a body"_s,
                 [](FaultContext &, Answer &answer) { answer = spoilt(answer, {}); }),
        spoiling(u"deep-json"_s, u"acts and sends 2,000 nested arrays"_s,
                 [](FaultContext &, Answer &answer) {
                     // beside what the vendor would say, so that no reader is stopped by its own error code first
                     const QByteArray nested = "{\"Deep\":" + QByteArray(2000, '[') + QByteArray(2000, ']');
                     const bool isObject = answer.body.size() > 2 && answer.body.startsWith('{');
                     answer.body = isObject ? QByteArray(nested + ',' + answer.body.mid(1)) : QByteArray(nested + '}');
                 }),
    };
}

} // namespace deck::sandbox
