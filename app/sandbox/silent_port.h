#pragma once

#include <QtGlobal>

#include <vector>

namespace deck::sandbox {

/// A port of 127.0.0.1 at which connecting hangs: it listens, its queue is full, and nobody ever accepts. Clients
/// see what a firewall that drops packets shows them: nothing, until they give up. Tried on Linux, where a full queue
/// drops what comes; the BSDs and macOS are said to do the same. Windows refuses at a full queue instead, so there the
/// answer to a connection is left to the program (SO_CONDITIONAL_ACCEPT), which never gives it; not tried.
class SilentPort final
{
public:
    explicit SilentPort(quint16 port);
    /// What hangs is reset, or goes on where something listens again before the client gives up.
    ~SilentPort();
    Q_DISABLE_COPY_MOVE(SilentPort)

    /// Whether the queue was filled: one connection attempt of ours hangs too.
    [[nodiscard]] bool isSilent() const { return m_silent; }

private:
    void fill(quint16 port);

    std::vector<qintptr> m_sockets; ///< the listening one, then those that fill its queue
    bool m_silent = false;
};

} // namespace deck::sandbox
