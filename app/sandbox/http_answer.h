#pragma once

#include "core/instant.h"
#include "sandbox/http_parser.h"

#include <optional>

namespace deck::sandbox {

/// How an answer leaves. The default is how a healthy server does it.
struct Delivery
{
    enum class Framing : quint8 {
        Length,  ///< Content-Length
        Chunked, ///< falls back to UntilClose for HTTP/1.0
        UntilClose,
    };
    enum class Ending : quint8 {
        AsAsked, ///< keeps the connection or closes it, as the request wants
        Close,
        Reset, ///< RST instead of FIN
        Hold,  ///< stays open and says nothing more
    };
    /// Where the answer is cut: so many of its bytes leave and no more.
    enum class Cut : quint8 { Nowhere, BeforeStart, AfterOneByte, MidHead, MidBody, BeforeLastByte };

    Framing framing = Framing::Length;
    Ending ending = Ending::AsAsked;
    Cut cut = Cut::Nowhere;
    Milliseconds delay {0};       ///< before the first byte
    Milliseconds closeDelay {0};  ///< between the last byte and the close
    qsizetype sliceBytes = 0;     ///< each slice its own TCP segment; 0: in one piece
    qsizetype bytesPerSecond = 0; ///< 0: as fast as it goes
    qint64 lengthError = 0;       ///< added to Content-Length
};

struct Answer
{
    int status = 200;
    Headers headers; ///< besides Content-Length, Transfer-Encoding and Connection
    QByteArray body;
    Delivery delivery;

    void setHeader(const QByteArray &name, const QByteArray &value);
    void removeHeader(QByteArrayView name);
    /// Whether the client gets all of it.
    [[nodiscard]] bool isWhole() const { return delivery.cut == Delivery::Cut::Nowhere; }
};

[[nodiscard]] Answer textAnswer(int status, const QByteArray &contentType, const QByteArray &body);

/// What leaves, in bytes.
struct WireAnswer
{
    QByteArray bytes; ///< cut already
    bool closes = false;
};
[[nodiscard]] WireAnswer wireAnswer(const Answer &answer, const Request &request);

} // namespace deck::sandbox
