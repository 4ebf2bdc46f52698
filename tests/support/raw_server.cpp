#include "tests/support/raw_server.h"

#include <QSslSocket>
#include <QTimer>

#include <memory>

#ifdef Q_OS_UNIX
#include <sys/socket.h>
#endif

namespace deck {

using namespace Qt::StringLiterals;

namespace {

/// Size of the first whole request in the bytes; 0 when more must come.
qsizetype requestSize(const QByteArray &bytes)
{
    const qsizetype head = bytes.indexOf("\r\n\r\n"_ba);
    if (head < 0)
        return 0;
    qsizetype body = 0;
    for (const QByteArray &line : bytes.left(head).split('\n')) {
        if (line.toLower().startsWith("content-length:"))
            body = line.mid(15).trimmed().toLongLong();
    }
    const qsizetype size = head + 4 + body;
    return bytes.size() >= size ? size : 0;
}

} // namespace

RawServer::RawServer()
{
    const bool listening = listen(QHostAddress::LocalHost);
    Q_ASSERT(listening);
    Q_UNUSED(listening)
}

void RawServer::useTls(const QSslCertificate &certificate, const QSslKey &key)
{
    m_certificate = certificate;
    m_key = key;
}

QUrl RawServer::url(const QString &path) const
{
    const QString scheme = m_key.isNull() ? u"http"_s : u"https"_s;
    return QUrl(scheme + u"://127.0.0.1:"_s + QString::number(serverPort()) + path);
}

QByteArray RawServer::http(int status, const QByteArray &body, const QList<QByteArray> &headers)
{
    QByteArray bytes = "HTTP/1.1 "_ba + QByteArray::number(status) + " Status\r\nContent-Length: "_ba
        + QByteArray::number(body.size()) + "\r\n"_ba;
    for (const QByteArray &header : headers)
        bytes += header + "\r\n"_ba;
    return bytes + "\r\n"_ba + body;
}

void RawServer::incomingConnection(qintptr descriptor)
{
    ++m_connections;
    QTcpSocket *socket = nullptr;
    if (m_key.isNull()) {
        socket = new QTcpSocket(this);
    } else {
        auto *secure = new QSslSocket(this);
        secure->setLocalCertificate(m_certificate);
        secure->setPrivateKey(m_key);
        secure->setPeerVerifyMode(QSslSocket::VerifyNone);
        socket = secure;
    }
    socket->setSocketDescriptor(descriptor);
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    if (auto *secure = qobject_cast<QSslSocket *>(socket))
        secure->startServerEncryption();
    connect(socket, &QAbstractSocket::disconnected, socket, &QObject::deleteLater);
    const auto pending = std::make_shared<QByteArray>();
    connect(socket, &QIODevice::readyRead, this, [this, socket, pending] { read(socket, *pending); });
}

void RawServer::read(QTcpSocket *socket, QByteArray &pending)
{
    pending += socket->readAll();
    while (const qsizetype size = requestSize(pending)) {
        m_requests.append(pending.left(size));
        pending.remove(0, size);
        Answer answer = m_always;
        if (!m_script.empty()) {
            answer = m_script.front();
            m_script.pop_front();
        }
        write(socket, answer, 0);
    }
}

void RawServer::write(QTcpSocket *socket, const Answer &answer, qsizetype from)
{
    if (from >= answer.bytes.size())
        return end(socket, answer.then);
    const qsizetype size = answer.slice > 0 ? answer.slice : answer.bytes.size();
    socket->write(answer.bytes.mid(from, size));
    socket->flush();
    QTimer::singleShot(0, socket, [this, socket, answer, from, size] { write(socket, answer, from + size); });
}

void RawServer::end(QTcpSocket *socket, Then then)
{
    switch (then) {
    case Then::Keep:
        break;
    case Then::Close:
        socket->disconnectFromHost();
        break;
    case Then::Reset:
#ifdef Q_OS_UNIX
        // Without lingering, closing sends RST instead of FIN.
        const linger none {1, 0};
        setsockopt(int(socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &none, sizeof none);
#endif
        socket->abort();
        break;
    }
}

} // namespace deck
