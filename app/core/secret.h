#pragma once

#include <QByteArray>
#include <QDebug>

namespace deck {

/// Overwrites the bytes in place with zeros, so that the compiler cannot leave it out. Copies that share them keep
/// theirs. For those that hold a secret for a moment: a line read, a field of a form.
void overwrite(QByteArray &bytes);

/// Bytes that must not leave the program: move-only, overwritten when destroyed, printed as a placeholder.
/// Never put one into a QString member, a QVariant, a model or a log.
class Secret
{
public:
    Secret() = default;
    explicit Secret(QByteArray bytes);
    ~Secret();
    Secret(Secret &&other) noexcept;
    Secret &operator=(Secret &&other) noexcept;
    Secret(const Secret &) = delete;
    Secret &operator=(const Secret &) = delete;

    [[nodiscard]] bool isEmpty() const { return m_bytes.isEmpty(); }
    /// The bytes, valid while this object lives. For signing only.
    [[nodiscard]] const QByteArray &reveal() const { return m_bytes; }

private:
    void scrub();
    QByteArray m_bytes;
};

QDebug operator<<(QDebug debug, const Secret &secret);

} // namespace deck
