#pragma once

#include "core/api_error.h"
#include "sandbox/http_connection.h"

class QTcpServer;

namespace deck::sandbox {

/// An HTTP/1.1 server for one process on this computer. All functions on its own thread.
class HttpServer final : public QObject
{
    Q_OBJECT
public:
    /// `clock` outlives the server.
    HttpServer(Handler handler, Clock &clock);

    /// Listens on 127.0.0.1; port 0 takes any free one. Local "port-in-use". May be called again after refuse().
    [[nodiscard]] Result<void> listen(quint16 port);
    [[nodiscard]] quint16 port() const { return m_port; }
    /// Resets all connections and refuses new ones; the port stays ours.
    void refuse();

private:
    void accept();

    const Handler m_handler;
    Clock &m_clock;
    QTcpServer *m_server;
    QObject *m_portHolder = nullptr;
    quint16 m_port = 0;
};

} // namespace deck::sandbox
