#pragma once

#include <QIODevice>

namespace deck {

/// A request's body that can be read once and never again. QNetworkAccessManager repeats a request by itself
/// when the connection dies; it cannot repeat one whose body it cannot rewind, and says ContentReSendError.
class OnceBody final : public QIODevice
{
public:
    explicit OnceBody(QByteArray bytes, QObject *parent = nullptr);

    /// Whether a byte was taken to be sent. It is taken only after the connection (and TLS) stands.
    [[nodiscard]] bool hasLeft() const { return m_position > 0; }

    [[nodiscard]] bool isSequential() const override { return true; }
    [[nodiscard]] qint64 bytesAvailable() const override { return m_bytes.size() - m_position; }
    [[nodiscard]] bool atEnd() const override { return m_position >= m_bytes.size(); }
    bool reset() override { return false; }

protected:
    qint64 readData(char *data, qint64 maximum) override;
    qint64 writeData(const char *data, qint64 size) override;

private:
    const QByteArray m_bytes;
    qint64 m_position = 0;
};

} // namespace deck
