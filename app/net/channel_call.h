#pragma once

#include "net/account_channel.h"
#include "net/rate_governor.h"

#include <QFutureWatcher>
#include <QPromise>

namespace deck {

/// One call of an AccountChannel over all its tries, with its one outcome. The channel decides; this keeps the
/// state of the call and hands the outcome over. Deletes itself afterwards.
class ChannelCall final : public QObject
{
public:
    ChannelCall(Operation operation, AccountChannel::BuildRequest build, AccountChannel::JudgeReply judge,
                RateGovernor::Lane &lane, QObject *parent);
    ~ChannelCall() override; ///< hands over Cancelled (OutcomeUnknown for a write that may have left) when still open

    [[nodiscard]] QFuture<Result<HttpReply>> future() const { return m_promise.future(); }

    /// Sends one try; `answered` is called once with what came, from the event loop.
    void send(HttpClient &http, Milliseconds timeout, Instant signingTime,
              std::function<void(const Result<HttpReply> &)> answered);
    /// Asks the try under way to end; its outcome still comes by `answered`.
    void cancelTry() { m_cancelTry.cancel(); }
    /// The outcome. Handed over from the event loop.
    void end(Result<HttpReply> outcome);

    [[nodiscard]] bool isUnderWay() const { return m_watcher != nullptr; }
    [[nodiscard]] bool hasEnded() const { return m_outcome.has_value(); }

    const Operation operation;
    const AccountChannel::JudgeReply judge;
    RateGovernor::Lane &lane;

    // The channel's notes on the call; times are Clock::monotonic.
    int tries = 0;
    Milliseconds queuedAt {0};
    std::optional<Milliseconds> firstTryAt;
    Milliseconds lastTryAt {0};
    Milliseconds notBefore {0};
    Milliseconds signedWith {0}; ///< the correction of the clock in the last try
    int wakesBefore = 0;         ///< how often the channel was woken before the last try
    bool clockRetried = false;
    bool diedIdle = false;
    ApiError lastError;

private:
    void handOver();

    const AccountChannel::BuildRequest m_build;
    QPromise<Result<HttpReply>> m_promise;
    CancelSource m_cancelTry;
    QFutureWatcher<Result<HttpReply>> *m_watcher = nullptr;
    std::optional<Result<HttpReply>> m_outcome;
    bool m_handedOver = false;
};

} // namespace deck
