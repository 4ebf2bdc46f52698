#include "sandbox/http_server.h"

#include <QNetworkProxy>
#include <QTcpServer>
#include <QTcpSocket>

using namespace Qt::StringLiterals;

namespace deck::sandbox {

HttpServer::HttpServer(Handler handler, Clock &clock)
    : m_handler(std::move(handler))
    , m_clock(clock)
    , m_server(new QTcpServer(this))
{
    m_server->setProxy(QNetworkProxy::NoProxy);
    m_server->setMaxPendingConnections(1000);
    m_server->setListenBacklogSize(512);
    connect(m_server, &QTcpServer::newConnection, this, &HttpServer::accept);
}

Result<void> HttpServer::listen(quint16 port)
{
    delete std::exchange(m_portHolder, nullptr);
    m_silence.reset();
    if (!m_server->listen(QHostAddress(QHostAddress::LocalHost), port))
        return failure(ErrorKind::Local, u"port-in-use"_s,
                       u"The sandbox cannot listen on port %1: %2."_s.arg(QString::number(port), m_server->errorString()), QString::number(port));
    m_port = m_server->serverPort();
    return {};
}

void HttpServer::close()
{
    m_server->close();
    qDeleteAll(findChildren<HttpConnection *>(Qt::FindDirectChildrenOnly));
    delete std::exchange(m_portHolder, nullptr);
    m_silence.reset();
}

Result<void> HttpServer::fallSilent()
{
    close();
    m_silence = std::make_unique<SilentPort>(m_port);
    if (!m_silence->isSilent())
        return failure(ErrorKind::Local, u"port-not-silent"_s, u"This system cannot let connections to the sandbox hang."_s);
    return {};
}

void HttpServer::refuse()
{
    close();
    // bound and not listening: connections are refused and nobody else gets the port meanwhile
    auto *holder = new QTcpSocket(this);
    holder->setProxy(QNetworkProxy::NoProxy);
    holder->bind(QHostAddress(QHostAddress::LocalHost), m_port, QAbstractSocket::ReuseAddressHint);
    m_portHolder = holder;
}

void HttpServer::accept()
{
    while (QTcpSocket *socket = m_server->nextPendingConnection())
        new HttpConnection(socket, m_handler, m_clock, this, this);
}

} // namespace deck::sandbox
