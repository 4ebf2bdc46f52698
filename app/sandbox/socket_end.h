#pragma once

class QTcpSocket;

namespace deck::sandbox {

/// Ends the connection with RST: the peer sees "connection reset". Nothing that waits to be sent leaves.
void resetConnection(QTcpSocket &socket);

/// Sends FIN and goes on reading, so that bytes still on their way do not turn the close into a reset.
void finishWriting(QTcpSocket &socket);

} // namespace deck::sandbox
