#include "cli/stop_request.h"

#include <QPromise>

#include <atomic>
#include <cstdio>
#include <memory>
#include <thread>

#ifndef Q_OS_WIN
#include <QSocketNotifier>

#include <csignal>
#include <sys/socket.h>
#include <unistd.h>
#endif

namespace deck {

namespace {

#ifndef Q_OS_WIN
int signalSockets[2] = {-1, -1};

/// Only what a signal handler may do: one byte to wake the event loop.
extern "C" void wakeForSignal(int)
{
    const char byte = 1;
    [[maybe_unused]] const auto written = ::write(signalSockets[0], &byte, 1);
}

template<typename Function>
void onSignal(QObject *context, Function function)
{
    if (::socketpair(AF_UNIX, SOCK_STREAM, 0, signalSockets) != 0)
        return;
    auto *notifier = new QSocketNotifier(signalSockets[1], QSocketNotifier::Read, context);
    QObject::connect(notifier, &QSocketNotifier::activated, context, function);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP})
        std::signal(signal, wakeForSignal);
}
#else
template<typename Function>
void onSignal(QObject *, Function)
{
}
#endif

} // namespace

QFuture<bool> stopRequest(QObject *context)
{
    auto promise = std::make_shared<QPromise<bool>>();
    promise->start();
    auto stop = [promise, stopped = std::make_shared<std::atomic_bool>(false)] {
        if (stopped->exchange(true))
            return;
        promise->addResult(true);
        promise->finish();
    };
    onSignal(context, stop);
    // A thread of its own, because files and pipes cannot be waited for alike on every system. It ends with
    // the program at the latest.
    std::thread([stop] {
        while (std::fgetc(stdin) != EOF) { }
        stop();
    }).detach();
    return promise->future();
}

} // namespace deck
