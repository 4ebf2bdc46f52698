#include "sandbox/http_answer.h"

#include <algorithm>

namespace deck::sandbox {

namespace {

QByteArray reason(int status)
{
    struct Phrase
    {
        int status;
        const char *text;
    };
    static constexpr Phrase phrases[] = {
        {200, "OK"},
        {201, "Created"},
        {307, "Temporary Redirect"},
        {400, "Bad Request"},
        {401, "Unauthorized"},
        {403, "Forbidden"},
        {404, "Not Found"},
        {405, "Method Not Allowed"},
        {408, "Request Timeout"},
        {409, "Conflict"},
        {410, "Gone"},
        {413, "Content Too Large"},
        {417, "Expectation Failed"},
        {423, "Locked"},
        {429, "Too Many Requests"},
        {431, "Request Header Fields Too Large"},
        {500, "Internal Server Error"},
        {501, "Not Implemented"},
        {502, "Bad Gateway"},
        {503, "Service Unavailable"},
        {504, "Gateway Timeout"},
        {505, "HTTP Version Not Supported"},
    };
    for (const Phrase &phrase : phrases) {
        if (phrase.status == status)
            return phrase.text;
    }
    return "Other";
}

/// In pieces of 1 KB, so that a client has several to put together.
QByteArray chunked(const QByteArray &body)
{
    static constexpr qsizetype piece = 1024;
    QByteArray bytes;
    for (qsizetype at = 0; at < body.size(); at += piece) {
        const QByteArrayView part = QByteArrayView(body).sliced(at, std::min(piece, body.size() - at));
        bytes += QByteArray::number(part.size(), 16) + "\r\n";
        bytes += part;
        bytes += "\r\n";
    }
    return bytes + "0\r\n\r\n";
}

qsizetype cutAt(Delivery::Cut cut, qsizetype head, qsizetype all)
{
    switch (cut) {
    case Delivery::Cut::Nowhere:
        return all;
    case Delivery::Cut::BeforeStart:
        return 0;
    case Delivery::Cut::AfterOneByte:
        return 1;
    case Delivery::Cut::MidHead:
        return head / 2;
    case Delivery::Cut::MidBody:
        return head + (all - head) / 2;
    case Delivery::Cut::BeforeLastByte:
        return all - 1;
    }
    Q_UNREACHABLE();
}

} // namespace

void Answer::setHeader(const QByteArray &name, const QByteArray &value)
{
    removeHeader(name);
    headers.append({name, value});
}

void Answer::removeHeader(QByteArrayView name)
{
    headers.removeIf([&](const auto &header) { return name.compare(header.first, Qt::CaseInsensitive) == 0; });
}

Answer textAnswer(int status, const QByteArray &contentType, const QByteArray &body)
{
    Answer answer;
    answer.status = status;
    answer.headers = {{"Content-Type", contentType}};
    answer.body = body;
    return answer;
}

WireAnswer wireAnswer(const Answer &answer, const Request &request)
{
    const Delivery &delivery = answer.delivery;
    Delivery::Framing framing = delivery.framing;
    if (framing == Delivery::Framing::Chunked && request.minorVersion == 0)
        framing = Delivery::Framing::UntilClose;

    WireAnswer wire;
    wire.closes = !request.keepAlive || framing == Delivery::Framing::UntilClose || delivery.ending != Delivery::Ending::AsAsked;
    QByteArray &bytes = wire.bytes;
    bytes = "HTTP/1.1 " + QByteArray::number(answer.status) + ' ' + reason(answer.status) + "\r\n";
    for (const auto &[name, value] : answer.headers)
        bytes += name + ": " + value + "\r\n";
    if (framing == Delivery::Framing::Length) {
        const qint64 length = std::max<qint64>(0, answer.body.size() + delivery.lengthError);
        bytes += "Content-Length: " + QByteArray::number(length) + "\r\n";
    } else if (framing == Delivery::Framing::Chunked) {
        bytes += "Transfer-Encoding: chunked\r\n";
    }
    // a fault that kills the connection does not announce it
    const bool saysClose = !request.keepAlive || framing == Delivery::Framing::UntilClose
        || (delivery.ending == Delivery::Ending::Close && answer.isWhole() && delivery.lengthError == 0);
    if (saysClose)
        bytes += "Connection: close\r\n";
    else if (request.minorVersion == 0)
        bytes += "Connection: keep-alive\r\n";
    bytes += "\r\n";

    const qsizetype head = bytes.size();
    if (request.method != "HEAD")
        bytes += framing == Delivery::Framing::Chunked ? chunked(answer.body) : answer.body;
    bytes.truncate(cutAt(delivery.cut, head, bytes.size()));
    return wire;
}

} // namespace deck::sandbox
