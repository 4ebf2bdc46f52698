#include "tests/cli/console_run.h"

#include <QJsonDocument>
#include <QProcess>

namespace deck {

QJsonArray ConsoleRun::array() const
{
    return QJsonDocument::fromJson(out).array();
}

ConsoleProgram::ConsoleProgram(QString profileDir)
    : m_profileDir(std::move(profileDir))
{
}

ConsoleRun ConsoleProgram::run(const QStringList &arguments, const QByteArray &input) const
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("UPLOADDECK_PROFILE"), m_profileDir);
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
    for (auto it = m_variables.cbegin(); it != m_variables.cend(); ++it)
        environment.insert(it.key(), it.value());
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(CONSOLE_PROGRAM), arguments);
    process.write(input);
    process.closeWriteChannel();
    ConsoleRun run;
    if (process.waitForFinished(60'000) && process.exitStatus() == QProcess::NormalExit)
        run.exitCode = process.exitCode();
    else
        process.kill();
    run.out = process.readAllStandardOutput();
    run.err = QString::fromUtf8(process.readAllStandardError());
    process.waitForFinished();
    return run;
}

} // namespace deck
