#pragma once

#include <QByteArray>
#include <QList>
#include <QLoggingCategory>
#include <QString>
#include <QStringList>

#include <mutex>

namespace deck {

/// Reads every line the program logs, its finest level included, and finds the secrets it was told of. One at a time; any
/// thread may log or ask.
class SecretWatch final
{
public:
    SecretWatch()
    {
        s_watch = this;
        m_before = qInstallMessageHandler(&SecretWatch::take);
        QLoggingCategory::setFilterRules(QStringLiteral("deck.*=true"));
    }
    ~SecretWatch()
    {
        QLoggingCategory::setFilterRules({});
        qInstallMessageHandler(m_before);
        s_watch = nullptr;
    }
    Q_DISABLE_COPY_MOVE(SecretWatch)

    void add(const QByteArray &secret)
    {
        const std::lock_guard lock(m_mutex);
        if (!m_secrets.contains(secret))
            m_secrets.append(secret);
    }
    /// Whether a text or a file holds one of them.
    [[nodiscard]] bool isIn(const QByteArray &text) const
    {
        const std::lock_guard lock(m_mutex);
        return holdsOne(text);
    }
    /// The lines of the log that held one.
    [[nodiscard]] QStringList found() const
    {
        const std::lock_guard lock(m_mutex);
        return m_found;
    }
    [[nodiscard]] qint64 linesOfNet() const
    {
        const std::lock_guard lock(m_mutex);
        return m_linesOfNet;
    }

private:
    static void take(QtMsgType type, const QMessageLogContext &context, const QString &line)
    {
        s_watch->read(type, context, line);
    }
    void read(QtMsgType type, const QMessageLogContext &context, const QString &line)
    {
        const bool ofNet = qstrncmp(context.category, "deck.", 5) == 0;
        {
            const std::lock_guard lock(m_mutex);
            m_linesOfNet += ofNet ? 1 : 0;
            if (holdsOne(line.toUtf8()))
                m_found.append(line);
        }
        if (!ofNet && m_before)
            m_before(type, context, line);
    }
    [[nodiscard]] bool holdsOne(const QByteArray &text) const
    {
        for (const QByteArray &secret : m_secrets) {
            if (text.contains(secret))
                return true;
        }
        return false;
    }

    static inline SecretWatch *s_watch = nullptr; // the handler of Qt's log is a plain function
    QtMessageHandler m_before = nullptr;
    mutable std::mutex m_mutex;
    QList<QByteArray> m_secrets;
    QStringList m_found;
    qint64 m_linesOfNet = 0;
};

} // namespace deck
