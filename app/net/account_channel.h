#pragma once

#include "core/account.h"
#include "core/start_lease.h"
#include "net/clock_skew.h"
#include "net/http_client.h"
#include "net/rate_governor.h"

#include <QRandomGenerator>

#include <deque>
#include <functional>
#include <map>
#include <vector>

namespace deck {

class ChannelCall;

/// One operation of a vendor, as its limits table states it.
struct Operation
{
    QString name;         ///< the vendor's own name; key of the governor
    double perSecond = 0; ///< the vendor's published rate for one account
    bool assumed = false; ///< the rate is our assumption, not the vendor's word
    bool write = false;   ///< changes something: sent once, never repeated by the machine
};

/// What an account's connection is going through, for the person: published whenever it changes.
struct ChannelState
{
    enum class Phase : quint8 {
        Idle,        ///< nothing asked yet
        Good,        ///< the last call was answered
        Throttled,   ///< the vendor asked for fewer calls; `nextTryAt` says when it goes on
        Failing,     ///< the server answers with errors, or with what cannot be used
        Offline,     ///< the server cannot be reached
        SignInAgain, ///< the credential was refused: nothing leaves until the person acts
    };
    Phase phase = Phase::Idle;
    ApiError reason; ///< meaningful for Throttled, Failing, Offline and SignInAgain
    std::optional<Instant> nextTryAt;
    std::optional<Instant> lastAnswerAt;
    /// Server's clock minus ours. Set once it is known; window and console name it above 60 s.
    std::optional<Milliseconds> clockSkew;
    int recentCalls = 0;    ///< of the last 5 tries
    int recentFailures = 0; ///< of the last 5 tries

    friend bool operator==(const ChannelState &, const ChannelState &) = default;
};

/// The one way out for one account: paces each operation by the vendor's rate, signs with corrected time,
/// retries reads within bounds, stops when the credential is refused. One per account, on the engine thread.
class AccountChannel final : public QObject
{
    Q_OBJECT
public:
    /// Makes the request anew for every try: a new nonce, and the time to sign with (our clock corrected by
    /// the server's Date when they differ by more than 5 s).
    using BuildRequest = std::function<HttpRequest(Instant signingTime)>;
    /// The vendor's reading of a complete answer: nullopt = success, else the error with its kind.
    using JudgeReply = std::function<std::optional<ApiError>(const HttpReply &)>;
    /// Asks for leave to start calls of an operation, where other processes share the account's rate.
    using AskStarts = std::function<QFuture<Result<StartLease>>(const Operation &operation, int wanted)>;

    /// `seed` is that of the jitter. `http` and `clock` outlive the channel.
    AccountChannel(HttpClient &http, Clock &clock, Milliseconds timeout = defaultTimeout, QObject *parent = nullptr,
                   quint32 seed = QRandomGenerator::global()->generate());
    ~AccountChannel() override; ///< every waiting call ends with ErrorKind::Cancelled first

    /// Reads: at most 5 tries and at most 2 minutes in all, growing pauses with jitter, Retry-After honoured;
    /// Unreachable, TimedOut, Throttled, ServerFailed and BadAnswer are tried again (but see isTriedAgain()), the others are final.
    /// ErrorKind::Clock is tried once more, with the skew that the server's Date has told. Writes are sent once.
    /// Offline, one call at a time finds out whether the net is back (Idle: whether key and clock serve); the others follow.
    /// ErrorKind::Credential pauses the channel: later calls end with that error without being sent.
    [[nodiscard]] QFuture<Result<HttpReply>> call(const Operation &operation, BuildRequest build, JudgeReply judge,
                                                  CancelToken cancel = {});

    /// From now on calls start with leave only, besides the channel's own pace; one question is for several calls. While no
    /// leave can be had (an error, no answer, nothing lent for long), the own pace alone goes on, and the log says so.
    void shareRates(AskStarts ask) { m_askStarts = std::move(ask); }

    /// From now on an answer that repeats one of these secrets holds "<hidden>" in its place, before anyone reads it.
    void hideSecretsOf(CredentialPtr credential);
    /// The same for a sign-in token the vendor has issued; replaces the one before.
    void hideToken(std::shared_ptr<const Secret> token);

    /// The person acted (new key, "try now"): leaves SignInAgain and every wait.
    void wake();

    [[nodiscard]] const ChannelState &state() const { return m_state; }

Q_SIGNALS:
    void stateChanged(const deck::ChannelState &state);

private:
    /// What was lent for one operation. Times of Clock::monotonic.
    struct Leave
    {
        int left = 0;
        Milliseconds usableUntil {0};
        Milliseconds askAgainAt {0};
        std::optional<Milliseconds> lackingSince; ///< asked since then, and nothing was lent
        Milliseconds askedAt {0};
        bool asking = false;
    };

    void pump();
    /// Takes one of the starts lent; asks for more where there is none.
    [[nodiscard]] bool takeLeave(const ChannelCall &call, Milliseconds now);
    void askLeave(Leave &leave, const ChannelCall &call, Milliseconds now);
    void leaveAnswered(const QString &operation, const Result<StartLease> &lease);
    void goAlone(const QString &operation, const QString &why);
    [[nodiscard]] int mostAtOnce() const;
    void wakeAt(Milliseconds at);
    void start(ChannelCall *call, Milliseconds now);
    void answered(ChannelCall *call, Result<HttpReply> result);
    void hideSecrets(QByteArray &body) const;
    void note(const ChannelCall &call, const std::optional<ApiError> &error);
    void hold(const ChannelCall &call, const ApiError &error, ChannelState::Phase before);
    /// A connection kept open may die just as it is used again: a read is sent anew at once, and nobody is told.
    [[nodiscard]] bool diedIdle(const ChannelCall &call, const ApiError &error) const;
    [[nodiscard]] bool triesAgain(ChannelCall &call, const ApiError &error);
    [[nodiscard]] bool isHeldBack() const;
    [[nodiscard]] Milliseconds dueTime(ChannelCall &call, Milliseconds now) const;
    [[nodiscard]] Milliseconds endOfPatience(const ChannelCall &call) const;
    void end(ChannelCall *call, Result<HttpReply> outcome);
    void endWaiting(const ApiError &error);
    void showNextTry(std::optional<Milliseconds> at);
    void publish();
    [[nodiscard]] double random();

    HttpClient &m_http;
    Clock &m_clock;
    Milliseconds m_timeout;
    RateGovernor m_governor;
    AskStarts m_askStarts; ///< empty: nobody shares the rates
    std::map<QString, Leave> m_leaves;
    Milliseconds m_aloneUntil {0};
    ClockSkew m_skew;
    CredentialPtr m_credential;
    std::shared_ptr<const Secret> m_token;
    QRandomGenerator m_random;
    ChannelState m_state;
    ChannelState m_published;
    std::deque<bool> m_recent;          ///< of the last 5 tries: failed
    std::vector<ChannelCall *> m_calls; ///< waiting and under way, in the order they came; children
    int m_underWay = 0;
    // Times of Clock::monotonic.
    Milliseconds m_holdUntil {0};          ///< nothing starts before
    Milliseconds m_heldSince {0};          ///< when the hold began that is in force
    Milliseconds m_troubleSince {0};       ///< since when Offline or Throttled
    std::optional<Milliseconds> m_nextTry; ///< what m_state.nextTryAt says
    int m_outages = 0;                     ///< in a row, in the phase we are in
    std::optional<Milliseconds> m_wakeAt;
    int m_wakes = 0; ///< calls of wake()
    int m_generation = 0;
    bool m_closing = false;
};

} // namespace deck
