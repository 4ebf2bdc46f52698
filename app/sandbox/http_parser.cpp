#include "sandbox/http_parser.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace deck::sandbox {

namespace {

bool sameName(QByteArrayView a, QByteArrayView b)
{
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

bool isToken(QByteArrayView text)
{
    static constexpr QByteArrayView others = "!#$%&'*+-.^_`|~";
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || others.contains(c);
    });
}

bool isFreeOfControls(QByteArrayView text)
{
    return std::none_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return (byte < 0x20 && c != '\t') || byte == 0x7F;
    });
}

/// Digits only, at most 15 of them: no sign, no blank, no overflow.
std::optional<qsizetype> size(QByteArrayView text, int base)
{
    const bool plain = std::all_of(text.begin(), text.end(), [base](char c) {
        return (c >= '0' && c <= '9') || (base == 16 && ((c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F')));
    });
    if (!plain || text.isEmpty() || text.size() > 15)
        return std::nullopt;
    return text.toLongLong(nullptr, base);
}

} // namespace

QByteArrayView Request::path() const
{
    const qsizetype question = target.indexOf('?');
    return question < 0 ? QByteArrayView(target) : QByteArrayView(target).first(question);
}

QByteArray Request::header(QByteArrayView name) const
{
    for (const auto &[headerName, value] : headers) {
        if (sameName(headerName, name))
            return value;
    }
    return {};
}

std::optional<QString> Request::parameter(QByteArrayView name) const
{
    const qsizetype question = target.indexOf('?');
    if (question < 0)
        return std::nullopt;
    const QList<QByteArray> pairs = target.mid(question + 1).split('&');
    for (const QByteArray &pair : pairs) {
        const qsizetype equals = pair.indexOf('=');
        const QByteArray found = QByteArray::fromPercentEncoding(equals < 0 ? pair : pair.first(equals));
        if (found == name)
            return QString::fromUtf8(equals < 0 ? QByteArray() : QByteArray::fromPercentEncoding(pair.mid(equals + 1)));
    }
    return std::nullopt;
}

RequestParser::RequestParser(ParserLimits limits)
    : m_limits(limits)
{
}

RequestParser::Step RequestParser::feed(QByteArrayView bytes)
{
    if (m_state == State::Told)
        *this = RequestParser(m_limits);
    qsizetype consumed = 0;
    for (;;) {
        switch (m_state) {
        case State::Dead:
            return {Status::Refused, consumed, {}};
        case State::Ended:
            m_state = State::Told;
            return {Status::Complete, consumed, {}};
        case State::SizedBody:
        case State::ChunkData:
            return takeBody(bytes, consumed);
        case State::RequestLine:
        case State::HeaderLine:
        case State::ChunkSize:
        case State::ChunkEnd:
        case State::Trailer:
        case State::Told:
            break;
        }
        const std::optional<QByteArray> line = takeLine(bytes, consumed);
        if (m_state == State::Dead)
            continue;
        if (!line)
            return {Status::NeedMore, consumed, {}};
        if (m_state == State::RequestLine) {
            readRequestLine(*line);
        } else if (m_state == State::HeaderLine) {
            if (line->isEmpty()) {
                finishHead();
                if (m_state != State::Dead)
                    return {Status::Head, consumed, {}};
            } else {
                readHeaderLine(*line);
            }
        } else if (m_state == State::ChunkSize) {
            readChunkSize(*line);
        } else if (m_state == State::ChunkEnd) {
            m_state = State::ChunkSize;
            if (!line->isEmpty())
                refuse(400);
        } else if (m_state == State::Trailer && line->isEmpty()) {
            m_state = State::Ended; // trailers have no meaning here
        }
    }
}

std::optional<QByteArray> RequestParser::takeLine(QByteArrayView bytes, qsizetype &consumed)
{
    const QByteArrayView rest = bytes.sliced(consumed);
    const qsizetype end = rest.indexOf('\n');
    const qsizetype taken = end < 0 ? rest.size() : end + 1;
    m_headBytes += taken;
    if (m_headBytes > m_limits.head) {
        refuse(431);
        return std::nullopt;
    }
    m_line.append(rest.first(taken));
    consumed += taken;
    if (end < 0)
        return std::nullopt;
    // a bare LF is how requests are smuggled past a proxy
    if (!m_line.endsWith("\r\n")) {
        refuse(400);
        return std::nullopt;
    }
    m_line.chop(2);
    return std::exchange(m_line, {});
}

void RequestParser::readRequestLine(const QByteArray &line)
{
    if (line.isEmpty())
        return; // RFC 9112 2.2: empty lines before a request are skipped
    const QList<QByteArray> words = line.split(' ');
    if (words.size() != 3 || !isToken(words[0]) || words[1].isEmpty() || !isFreeOfControls(words[1]))
        return refuse(400);
    if (!words[2].startsWith("HTTP/"))
        return refuse(400);
    if (words[2] != "HTTP/1.1" && words[2] != "HTTP/1.0")
        return refuse(505);
    m_head.method = words[0];
    m_head.target = words[1];
    m_head.minorVersion = words[2].endsWith('1') ? 1 : 0;
    m_state = State::HeaderLine;
}

void RequestParser::readHeaderLine(const QByteArray &line)
{
    const qsizetype colon = line.indexOf(':');
    const QByteArray name = line.first(std::max<qsizetype>(colon, 0));
    const QByteArray value = line.mid(colon + 1).trimmed();
    if (!isToken(name) || !isFreeOfControls(value))
        return refuse(400);
    m_head.headers.append({name, value});
}

void RequestParser::finishHead()
{
    const auto hosts = std::count_if(m_head.headers.cbegin(), m_head.headers.cend(),
                                     [](const auto &header) { return sameName(header.first, "Host"); });
    if (hosts > 1 || (hosts == 0 && m_head.minorVersion == 1))
        return refuse(400);
    const QByteArray connection = m_head.header("Connection").toLower();
    m_head.keepAlive = m_head.minorVersion == 1 ? !connection.contains("close") : connection.contains("keep-alive");
    const QByteArray expect = m_head.header("Expect");
    if (!expect.isEmpty() && !sameName(expect, "100-continue"))
        return refuse(417);
    readFraming();
    m_expectsContinue = !expect.isEmpty() && m_head.minorVersion == 1 && m_state != State::Ended;
}

void RequestParser::readFraming()
{
    std::optional<qsizetype> length;
    bool chunked = false;
    for (const auto &[name, value] : std::as_const(m_head.headers)) {
        if (sameName(name, "Content-Length")) {
            const std::optional<qsizetype> stated = size(value, 10);
            if (!stated || (length && *length != *stated))
                return refuse(400);
            length = stated;
        } else if (sameName(name, "Transfer-Encoding")) {
            if (!sameName(value, "chunked"))
                return refuse(501);
            chunked = true;
        }
    }
    if (chunked && (length || m_head.minorVersion == 0))
        return refuse(400);
    if (length.value_or(0) > m_limits.body)
        return refuse(413);
    m_left = length.value_or(0);
    if (chunked)
        m_state = State::ChunkSize;
    else
        m_state = m_left > 0 ? State::SizedBody : State::Ended;
}

void RequestParser::readChunkSize(const QByteArray &line)
{
    const qsizetype semicolon = line.indexOf(';'); // extensions are ignored
    const std::optional<qsizetype> stated = size((semicolon < 0 ? line : line.first(semicolon)).trimmed(), 16);
    if (!stated)
        return refuse(400);
    if (m_bodyBytes + *stated > m_limits.body)
        return refuse(413);
    m_headBytes = 0; // the limit is for each line of chunk framing, not for their sum
    m_left = *stated;
    m_state = m_left > 0 ? State::ChunkData : State::Trailer;
}

RequestParser::Step RequestParser::takeBody(QByteArrayView bytes, qsizetype consumed)
{
    const qsizetype taken = std::min(m_left, bytes.size() - consumed);
    if (taken == 0)
        return {Status::NeedMore, consumed, {}};
    m_left -= taken;
    m_bodyBytes += taken;
    if (m_left == 0)
        m_state = m_state == State::SizedBody ? State::Ended : State::ChunkEnd;
    return {Status::Body, consumed + taken, bytes.sliced(consumed, taken)};
}

void RequestParser::refuse(int status)
{
    m_refusal = status;
    m_state = State::Dead;
}

} // namespace deck::sandbox
