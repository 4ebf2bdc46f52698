#pragma once

#include <QByteArray>
#include <QJsonArray>
#include <QMap>
#include <QString>
#include <QStringList>

namespace deck {

/// What one run of the real console program gave.
struct ConsoleRun
{
    int exitCode = -1; ///< -1: crashed or did not end within a minute
    QByteArray out;
    QString err;

    [[nodiscard]] QJsonArray array() const;
};

/// The console program with one profile and one environment; each run is a process of its own.
class ConsoleProgram
{
public:
    explicit ConsoleProgram(QString profileDir);

    void setVariable(const QString &name, const QString &value) { m_variables.insert(name, value); }
    [[nodiscard]] ConsoleRun run(const QStringList &arguments, const QByteArray &input = {}) const;

private:
    QString m_profileDir;
    QMap<QString, QString> m_variables;
};

} // namespace deck
