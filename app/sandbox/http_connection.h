#pragma once

#include "core/clock.h"
#include "sandbox/http_answer.h"

#include <QObject>

#include <functional>

class QTcpSocket;

namespace deck::sandbox {

/// Answers one complete request; called on the server's thread.
using Handler = std::function<Answer(const Request &request)>;

/// One client's connection: reads requests one after the other and plays each answer as its Delivery says.
/// Deletes itself when the connection ended. Lives on the server's thread.
class HttpConnection final : public QObject
{
    Q_OBJECT
public:
    /// Takes the socket. `timers` is the context of timers and outlives the connection.
    HttpConnection(QTcpSocket *socket, const Handler &handler, Clock &clock, QObject *timers, QObject *parent);
    ~HttpConnection() override;

private:
    enum class State : quint8 { Reading, Answering, Holding, Closing };

    void read();
    void refuse(int status);
    void play(const Answer &answer, const Request &request);
    void sendNext();
    void sent();
    void finish();
    void startClosing();
    void later(Milliseconds delay, void (HttpConnection::*function)());

    QTcpSocket *m_socket;
    const Handler &m_handler;
    Clock &m_clock;
    QObject *m_timers;
    RequestParser m_parser;
    QByteArray m_in;
    QByteArray m_body;
    int m_requests = 0;
    State m_state = State::Reading;
    Delivery m_delivery;
    QByteArray m_out;
    qsizetype m_outAt = 0;
    bool m_closes = false;
    bool m_inLoop = false;   ///< inside read()
    bool m_flushing = false; ///< inside sendNext()
};

} // namespace deck::sandbox
