#include "cli/secret_input.h"

#include <cstdio>

#ifndef Q_OS_WIN
#include <termios.h>
#include <unistd.h>
#else
#include <io.h>
#include <windows.h>
#endif

namespace deck {

namespace {

/// Switches the terminal's echo off while it lives.
class NoEcho
{
public:
    NoEcho()
    {
#ifdef Q_OS_WIN
        m_input = GetStdHandle(STD_INPUT_HANDLE);
        m_terminal = GetConsoleMode(m_input, &m_before) != 0;
        if (m_terminal)
            SetConsoleMode(m_input, m_before & ~DWORD(ENABLE_ECHO_INPUT));
#else
        m_terminal = isatty(STDIN_FILENO) != 0 && tcgetattr(STDIN_FILENO, &m_before) == 0;
        if (m_terminal) {
            termios silent = m_before;
            silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
            tcsetattr(STDIN_FILENO, TCSANOW, &silent);
        }
#endif
    }
    ~NoEcho()
    {
        if (!m_terminal)
            return;
#ifdef Q_OS_WIN
        SetConsoleMode(m_input, m_before);
#else
        tcsetattr(STDIN_FILENO, TCSANOW, &m_before);
#endif
        std::fputc('\n', stderr);
    }
    Q_DISABLE_COPY_MOVE(NoEcho)

    [[nodiscard]] bool isTerminal() const { return m_terminal; }

private:
    bool m_terminal = false;
#ifdef Q_OS_WIN
    HANDLE m_input = nullptr;
    DWORD m_before = 0;
#else
    termios m_before {};
#endif
};

} // namespace

Secret secretFromInput(const QString &key)
{
    const NoEcho silent;
    std::setvbuf(stdin, nullptr, _IONBF, 0); // no copy of the secret in a buffer of the C library
    if (silent.isTerminal())
        std::fprintf(stderr, "%s: ", qPrintable(key));
    QByteArray line;
    line.reserve(256); // one piece of memory, so that no copy is left behind while it grows
    for (int c = std::fgetc(stdin); c != EOF && c != '\n' && line.size() < 65536; c = std::fgetc(stdin))
        line.append(static_cast<char>(c));
    Secret secret(line.trimmed());
    overwrite(line);
    return secret;
}

} // namespace deck
