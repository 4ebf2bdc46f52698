#include "sandbox/silent_port.h"

#include <QtEndian>

#ifdef Q_OS_WIN
#include <winsock2.h>
#else
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>
#endif

namespace deck::sandbox {

namespace {

constexpr int mostFillers = 16; ///< a queue of one takes two or three
constexpr int patience = 100;   ///< ms; on loopback a connection that is taken is taken at once

#ifdef Q_OS_WIN
using Native = SOCKET;
void closeNative(Native socket)
{
    closesocket(socket);
}
void dontBlock(Native socket)
{
    u_long on = 1;
    ioctlsocket(socket, FIONBIO, &on);
}
int pollNative(pollfd *poll)
{
    return WSAPoll(poll, 1, patience);
}
#else
using Native = int;
void closeNative(Native socket)
{
    ::close(socket);
}
void dontBlock(Native socket)
{
    fcntl(socket, F_SETFL, fcntl(socket, F_GETFL) | O_NONBLOCK);
}
int pollNative(pollfd *poll)
{
    return ::poll(poll, 1, patience);
}
#endif

sockaddr_in loopback(quint16 port)
{
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_port = qToBigEndian(port);
    address.sin_addr.s_addr = qToBigEndian(static_cast<quint32>(INADDR_LOOPBACK));
    return address;
}

template<typename T>
void setOption(Native socket, int option, const T &value)
{
    setsockopt(socket, SOL_SOCKET, option, reinterpret_cast<const char *>(&value), sizeof value);
}

} // namespace

SilentPort::SilentPort(quint16 port)
{
    const auto listener = ::socket(AF_INET, SOCK_STREAM, 0);
    m_sockets.push_back(static_cast<qintptr>(listener));
    const sockaddr_in address = loopback(port);
#ifdef Q_OS_WIN
    setOption(listener, SO_CONDITIONAL_ACCEPT, BOOL(TRUE));
#else
    setOption(listener, SO_REUSEADDR, 1);
    fcntl(listener, F_SETFD, FD_CLOEXEC);
#endif
    if (::bind(listener, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0 && ::listen(listener, 1) == 0)
        fill(port);
}

void SilentPort::fill(quint16 port)
{
    const sockaddr_in address = loopback(port);
    for (int i = 0; i < mostFillers && !m_silent; ++i) {
        const auto filler = ::socket(AF_INET, SOCK_STREAM, 0);
        m_sockets.push_back(static_cast<qintptr>(filler));
        dontBlock(filler);
        (void)::connect(filler, reinterpret_cast<const sockaddr *>(&address), sizeof address);
        pollfd poll = {filler, POLLOUT, 0};
        m_silent = pollNative(&poll) == 0;
    }
}

SilentPort::~SilentPort()
{
    // those that wait first: what closes them is not the listener's reset
    for (auto socket = m_sockets.rbegin(); socket != m_sockets.rend(); ++socket)
        closeNative(static_cast<Native>(*socket));
}

} // namespace deck::sandbox
