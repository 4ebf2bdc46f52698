#pragma once

#include "sandbox/sandbox.h"

#include <QJsonObject>
#include <QUrl>

#include <optional>

namespace deck {

/// One answer as it came over the wire.
struct RawAnswer
{
    int status = 0;
    QMap<QByteArray, QByteArray> headers; ///< names in lower case
    QByteArray body;                      ///< chunks put together
    [[nodiscard]] QJsonObject json() const;
    /// Code of the vendor's envelope; -1 when the body is none.
    [[nodiscard]] qint64 code() const;
};

/// A client that sees every byte and tells a close from a reset, which QTcpSocket does not. Blocks without an
/// event loop: the sandbox has its own thread.
class RawClient final
{
public:
    enum class End : quint8 { Open, Closed, Reset, Refused };

    explicit RawClient(const QUrl &endpoint);
    ~RawClient();
    Q_DISABLE_COPY_MOVE(RawClient)

    void send(const QByteArray &bytes);
    /// The next complete answer; nullopt when the connection ended first or 20 s passed.
    [[nodiscard]] std::optional<RawAnswer> read();
    /// All bytes until the connection ends; see end().
    [[nodiscard]] QByteArray readToEnd();
    /// So many bytes; fewer when the connection ended first.
    [[nodiscard]] QByteArray readBytes(qsizetype count);
    /// What came and was not read, without waiting.
    [[nodiscard]] QByteArray pending();
    /// How the connection ended as far as it was read.
    [[nodiscard]] End end() const { return m_end; }

private:
    bool more(bool wait = true);
    [[nodiscard]] std::optional<QByteArray> line();
    [[nodiscard]] std::optional<QByteArray> take(qsizetype count);

    qintptr m_socket = -1;
    QByteArray m_in;
    End m_end = End::Open;
};

/// Signs as the vendor's page says, by code of its own.
class ZegoCaller final
{
public:
    ZegoCaller(const Sandbox &sandbox, const QString &account, std::shared_ptr<Clock> clock);

    /// Query parameters of a good request, with a new nonce.
    [[nodiscard]] QMap<QByteArray, QByteArray> parameters(const QByteArray &action);
    /// A whole request; parameters may have been changed.
    [[nodiscard]] static QByteArray request(const QMap<QByteArray, QByteArray> &parameters, const QByteArray &body,
                                            const QByteArray &moreHeaders = "Content-Type: application/json\r\n");
    [[nodiscard]] QByteArray request(const QByteArray &action, const QJsonObject &body);
    /// Sends on a connection of its own and reads; an empty answer when none came.
    [[nodiscard]] RawAnswer call(const QByteArray &action, const QJsonObject &body);
    [[nodiscard]] RawAnswer send(const QByteArray &request) const;

    QByteArray appId;
    QByteArray secret;
    bool isTest = false;

private:
    QUrl m_endpoint;
    std::shared_ptr<Clock> m_clock;
};

} // namespace deck
