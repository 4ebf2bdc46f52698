#include "cli/console.h"

#include "cli/text_table.h"
#include "models/error_text.h"

#include <QCoreApplication>

#include <cstdio>
#include <tuple>

#ifdef Q_OS_WIN
#include <io.h>
#else
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace deck {

namespace {

bool isTerminal(FILE *stream)
{
#ifdef Q_OS_WIN
    return _isatty(_fileno(stream)) != 0;
#else
    return isatty(fileno(stream)) != 0;
#endif
}

[[nodiscard]] bool write(FILE *stream, const QByteArray &bytes)
{
    const auto size = static_cast<std::size_t>(bytes.size());
    return std::fwrite(bytes.constData(), 1, size, stream) == size && std::fflush(stream) == 0;
}

} // namespace

Console::Console(const Invocation &invocation)
    : m_invocation(invocation)
    , m_terminal(isTerminal(stderr))
{
}

void Console::data(const QByteArray &bytes) const
{
    if (!m_outputFailed && !write(stdout, bytes)) {
        m_outputFailed = true;
        say(QCoreApplication::translate("Console", "The output could not be written to its end."));
    }
}

void Console::say(const QString &line) const
{
    endProgress();
    // where even that has no reader, nobody is left to be told
    std::ignore = write(stderr, QString(escapedForTerminal(line) + u'\n').toUtf8());
}

ExitStatus Console::tell(const ApiError &error, const QString &subject, const VendorInfo *vendor, const std::optional<Advice> &advice) const
{
    const QString vendorName = vendor ? vendor->shortName.in(m_invocation.language) : QString();
    const ErrorText text = errorText(error, vendorName, advice, m_invocation.language);
    QString line = text.sentence();
    if (!subject.isEmpty())
        line = QCoreApplication::translate("Console", "%1: %2", "what it is about, what happened").arg(subject, line);
    if (advice && !error.message.isEmpty())
        line += u" ("_s + error.message + u')';
    if (!text.code.isEmpty())
        line += u" ["_s + text.code + u']';
    say(line);
    return exitStatusOf(error);
}

void Console::progress(const QString &line) const
{
    if (m_terminal)
        std::ignore = write(stderr, QString(u"\r\x1b[2K"_s + escapedForTerminal(line)).toUtf8());
}

void Console::endProgress() const
{
    if (m_terminal)
        std::ignore = write(stderr, "\r\x1b[2K");
}

} // namespace deck
