#pragma once

#include <QList>
#include <QSslCertificate>
#include <QSslKey>
#include <QTcpServer>
#include <QUrl>

#include <deque>

namespace deck {

/// A server on loopback that answers byte for byte what a test wrote down, whole or in slices, and then keeps the
/// connection, closes it or resets it. It speaks no more HTTP than it needs to know where a request ends.
class RawServer final : public QTcpServer
{
public:
    enum class Then : quint8 { Keep, Close, Reset };
    struct Answer
    {
        QByteArray bytes; ///< empty with Then::Keep: hangs
        Then then = Then::Keep;
        qsizetype slice = 0; ///< bytes sent at once; 0 = all
    };

    RawServer();

    /// Speaks TLS from the next connection on.
    void useTls(const QSslCertificate &certificate, const QSslKey &key);

    /// The n-th request gets the n-th answer; those after the last get `setAlways`, which hangs at first.
    void then(Answer answer) { m_script.push_back(std::move(answer)); }
    void setAlways(Answer answer) { m_always = std::move(answer); }

    [[nodiscard]] QUrl url(const QString &path = QStringLiteral("/")) const;
    /// Whole requests as they came (head and body), over all connections.
    [[nodiscard]] const QList<QByteArray> &requests() const { return m_requests; }
    [[nodiscard]] int connections() const { return m_connections; }

    /// "HTTP/1.1 STATUS …" with Content-Length; `headers` are lines without line breaks.
    [[nodiscard]] static QByteArray http(int status, const QByteArray &body, const QList<QByteArray> &headers = {});

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    void read(QTcpSocket *socket, QByteArray &pending);
    void write(QTcpSocket *socket, const Answer &answer, qsizetype from);
    static void end(QTcpSocket *socket, Then then);

    std::deque<Answer> m_script;
    Answer m_always;
    QList<QByteArray> m_requests;
    int m_connections = 0;
    QSslCertificate m_certificate;
    QSslKey m_key;
};

} // namespace deck
