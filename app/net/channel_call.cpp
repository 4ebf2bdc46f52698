#include "net/channel_call.h"

namespace deck {

using namespace Qt::StringLiterals;

ChannelCall::ChannelCall(Operation asked, AccountChannel::BuildRequest build, AccountChannel::JudgeReply judgeReply,
                         RateGovernor::Lane &governed, QObject *parent)
    : QObject(parent)
    , operation(std::move(asked))
    , judge(std::move(judgeReply))
    , lane(governed)
    , m_build(std::move(build))
{
    m_promise.start();
}

ChannelCall::~ChannelCall()
{
    if (!hasEnded()) {
        // Whether bytes of a write under way have left is not known here.
        const ErrorKind kind = operation.write && isUnderWay() ? ErrorKind::OutcomeUnknown : ErrorKind::Cancelled;
        m_outcome = failure(kind, u"cancelled"_s, u"Cancelled."_s);
    }
    m_cancelTry.cancel();
    if (!m_handedOver)
        handOver();
}

void ChannelCall::send(HttpClient &http, Milliseconds timeout, Instant signingTime,
                       std::function<void(const Result<HttpReply> &)> answered)
{
    Q_ASSERT(!m_watcher && !hasEnded());
    m_cancelTry = CancelSource();
    m_watcher = new QFutureWatcher<Result<HttpReply>>(this);
    connect(m_watcher, &QFutureWatcherBase::finished, this, [this, answered = std::move(answered)] {
        const Result<HttpReply> result = m_watcher->result();
        m_watcher->deleteLater();
        m_watcher = nullptr;
        answered(result);
    });
    m_watcher->setFuture(http.send(m_build(signingTime), {.write = operation.write, .timeout = timeout}, m_cancelTry.token()));
}

void ChannelCall::end(Result<HttpReply> outcome)
{
    Q_ASSERT(!hasEnded() && !isUnderWay());
    m_outcome = std::move(outcome);
    // From the event loop: whoever waits may destroy the channel, which is at work just now.
    QMetaObject::invokeMethod(
        this, [this] { handOver(); }, Qt::QueuedConnection);
}

void ChannelCall::handOver()
{
    Q_ASSERT(!m_handedOver);
    m_handedOver = true;
    deleteLater();
    QPromise<Result<HttpReply>> promise = std::move(m_promise);
    promise.addResult(std::move(*m_outcome));
    promise.finish(); // may run the continuation, which may destroy this: nothing after it
}

} // namespace deck
