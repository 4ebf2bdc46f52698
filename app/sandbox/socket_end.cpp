#include "sandbox/socket_end.h"

#include <QTcpSocket>

#ifdef Q_OS_WIN
#include <winsock2.h>
#else
#include <sys/socket.h>
#endif

// Qt has neither SO_LINGER nor a half close.
namespace deck::sandbox {

void resetConnection(QTcpSocket &socket)
{
    const linger now = {1, 0};
#ifdef Q_OS_WIN
    setsockopt(static_cast<SOCKET>(socket.socketDescriptor()), SOL_SOCKET, SO_LINGER, reinterpret_cast<const char *>(&now),
               sizeof now);
#else
    setsockopt(static_cast<int>(socket.socketDescriptor()), SOL_SOCKET, SO_LINGER, &now, sizeof now);
#endif
    socket.abort();
}

void finishWriting(QTcpSocket &socket)
{
#ifdef Q_OS_WIN
    shutdown(static_cast<SOCKET>(socket.socketDescriptor()), SD_SEND);
#else
    shutdown(static_cast<int>(socket.socketDescriptor()), SHUT_WR);
#endif
}

} // namespace deck::sandbox
