#pragma once

#include "core/api_error.h"
#include "sandbox/http_connection.h"
#include "sandbox/silent_port.h"

#include <memory>

class QTcpServer;

namespace deck::sandbox {

/// An HTTP/1.1 server for one process on this computer. All functions on its own thread.
class HttpServer final : public QObject
{
    Q_OBJECT
public:
    /// `clock` outlives the server.
    HttpServer(Handler handler, Clock &clock);

    /// Listens on 127.0.0.1; port 0 takes any free one. Local "port-in-use". May be called again after refuse() and fallSilent().
    [[nodiscard]] Result<void> listen(quint16 port);
    [[nodiscard]] quint16 port() const { return m_port; }
    /// Resets all connections and refuses new ones; the port stays ours.
    void refuse();
    /// Resets all connections; connecting hangs from now on. Local "port-not-silent" where the system does not do that.
    [[nodiscard]] Result<void> fallSilent();

private:
    void accept();
    void close();

    const Handler m_handler;
    Clock &m_clock;
    QTcpServer *m_server;
    QObject *m_portHolder = nullptr;
    std::unique_ptr<SilentPort> m_silence;
    quint16 m_port = 0;
};

} // namespace deck::sandbox
