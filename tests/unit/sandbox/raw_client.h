#pragma once

#include "sandbox/sandbox.h"

#include <QJsonObject>
#include <QTcpSocket>

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

/// A client that sees every byte and every way in which a connection ends. Blocks without an event loop: the
/// sandbox has its own thread.
class RawClient final
{
public:
    enum class End : quint8 { Open, Closed, Reset };

    explicit RawClient(const QUrl &endpoint);
    [[nodiscard]] bool isConnected() const { return m_socket.state() == QAbstractSocket::ConnectedState; }
    [[nodiscard]] QAbstractSocket::SocketError error() const { return m_socket.error(); }
    void send(const QByteArray &bytes);
    /// The next complete answer; nullopt when the connection ended first or 5 s passed.
    [[nodiscard]] std::optional<RawAnswer> read();
    [[nodiscard]] QByteArray readExactly(qsizetype count);
    /// All bytes until the connection ends; see end().
    [[nodiscard]] QByteArray readToEnd();
    [[nodiscard]] End end() const;
    /// What came and was not read, without waiting.
    [[nodiscard]] QByteArray pending();

private:
    [[nodiscard]] bool more();
    [[nodiscard]] std::optional<QByteArray> line();
    [[nodiscard]] std::optional<QByteArray> take(qsizetype count);

    QTcpSocket m_socket;
    QByteArray m_in;
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
    int m_nonces = 0;
};

} // namespace deck
