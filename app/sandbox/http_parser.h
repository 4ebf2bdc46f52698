#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <QString>

#include <optional>
#include <utility>

namespace deck::sandbox {

using Headers = QList<std::pair<QByteArray, QByteArray>>;

/// One request as a client sent it.
struct Request
{
    QByteArray method;
    QByteArray target;    ///< path and query as sent
    int minorVersion = 1; ///< HTTP/1.x
    Headers headers;
    QByteArray body;
    bool keepAlive = true;
    int ordinal = 1; ///< which request of its connection, from 1

    [[nodiscard]] QByteArrayView path() const;
    /// First header of that name, case-blind; empty when absent.
    [[nodiscard]] QByteArray header(QByteArrayView name) const;
    /// A query parameter, percent-decoded; nullopt when absent.
    [[nodiscard]] std::optional<QString> parameter(QByteArrayView name) const;
};

struct ParserLimits
{
    qsizetype head = 64 * 1024;   ///< request line, headers and trailers together
    qsizetype body = 1024 * 1024; ///< decoded; later object storage gets a larger one and its own sink
};

/// Reads HTTP/1.x requests from any cut of the bytes. Pure: no socket, no time. Does not collect the body.
class RequestParser final
{
public:
    enum class Status : quint8 {
        NeedMore, ///< all bytes are consumed
        Head,     ///< the head is complete; see head() and expectsContinue()
        Body,     ///< `body` is the next part of the decoded body
        Complete, ///< the request ended; the next feed begins another one
        Refused,  ///< see refusal(); nothing more can be read from this connection
    };
    struct Step
    {
        Status status = Status::NeedMore;
        qsizetype consumed = 0;
        QByteArrayView body; ///< points into the bytes fed
    };

    explicit RequestParser(ParserLimits limits = {});

    /// Goes on to the next event; feed what was not consumed again.
    [[nodiscard]] Step feed(QByteArrayView bytes);

    /// Valid from Head until the feed after Complete; its body is empty.
    [[nodiscard]] const Request &head() const { return m_head; }
    [[nodiscard]] bool expectsContinue() const { return m_expectsContinue; }
    /// HTTP status: 400, 413, 417, 431, 501 or 505.
    [[nodiscard]] int refusal() const { return m_refusal; }

private:
    enum class State : quint8 { RequestLine, HeaderLine, SizedBody, ChunkSize, ChunkData, ChunkEnd, Trailer, Ended, Told, Dead };

    [[nodiscard]] std::optional<QByteArray> takeLine(QByteArrayView bytes, qsizetype &consumed);
    void readRequestLine(const QByteArray &line);
    void readHeaderLine(const QByteArray &line);
    void finishHead();
    void readFraming();
    void readChunkSize(const QByteArray &line);
    [[nodiscard]] Step takeBody(QByteArrayView bytes, qsizetype consumed);
    void refuse(int status);

    ParserLimits m_limits;
    State m_state = State::RequestLine;
    Request m_head;
    QByteArray m_line;
    qsizetype m_headBytes = 0;
    qsizetype m_bodyBytes = 0;
    qsizetype m_left = 0; ///< bytes of the sized body or of the chunk still to come
    bool m_expectsContinue = false;
    int m_refusal = 0;
};

} // namespace deck::sandbox
