#pragma once

#include <QByteArray>
#include <QHash>
#include <QString>

#include <vector>

namespace deck {

/// Texts that many rows share, each held once and counted; an entry nobody uses is freed and its number reused.
/// Number 0 stands for no text.
class StringPool
{
public:
    static constexpr quint32 none = 0;

    StringPool();

    /// The number of `text`, used once more.
    [[nodiscard]] quint32 acquire(const QString &text);
    void release(quint32 number);

    [[nodiscard]] const QString &text(quint32 number) const { return m_entries[number].text; }
    [[nodiscard]] const QByteArray &folded(quint32 number) const { return m_entries[number].folded; } ///< UTF-8
    [[nodiscard]] quint32 find(const QString &text) const { return m_numbers.value(text, none); }
    [[nodiscard]] quint32 end() const { return static_cast<quint32>(m_entries.size()); } ///< one past the highest number

private:
    struct Entry
    {
        QString text;
        QByteArray folded;
        quint32 uses = 0;
    };
    std::vector<Entry> m_entries;
    std::vector<quint32> m_free;
    QHash<QString, quint32> m_numbers;
};

} // namespace deck
