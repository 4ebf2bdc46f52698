#include "net/account_channel.h"

#include "core/answer.h"
#include "net/channel_call.h"
#include "net/redact.h"
#include "net/retry_table.h"

#include <QLoggingCategory>

#include <algorithm>

namespace deck {

using namespace Qt::StringLiterals;

Q_LOGGING_CATEGORY(netLog, "deck.net", QtWarningMsg)

namespace {

constexpr qsizetype shortestSecret = 8; ///< shorter ones would be found everywhere
constexpr Milliseconds shortestTry {1'000}; ///< less time left than this is not worth a try
/// As many connections as QNetworkAccessManager opens to a host: a further call would wait inside it, its time running.
constexpr int mostUnderWay = 6;
constexpr Milliseconds longestSilence {2'000}; ///< who shares the rates is waited for
constexpr Milliseconds longestLack {30'000};   ///< with answers, but nothing lent
constexpr Milliseconds aloneFor {30'000};      ///< then they are asked again

QFuture<Result<HttpReply>> endedAlready(ApiError error)
{
    QPromise<Result<HttpReply>> promise;
    promise.start();
    promise.addResult(Result<HttpReply>(tl::unexpected(std::move(error))));
    promise.finish();
    return promise.future();
}

ApiError cancelledError()
{
    return failure(ErrorKind::Cancelled, u"cancelled"_s, u"Cancelled."_s).value();
}

/// What an error says of the account's connection; nullopt: nothing.
std::optional<ChannelState::Phase> phaseAfter(const ApiError &error)
{
    if (error.code == "cancelled"_L1)
        return std::nullopt; // a cancelled write is OutcomeUnknown, and still says nothing of the net
    switch (error.kind) {
    case ErrorKind::Unreachable:
    case ErrorKind::TimedOut:
    case ErrorKind::OutcomeUnknown:
        return ChannelState::Phase::Offline;
    case ErrorKind::Throttled:
        return ChannelState::Phase::Throttled;
    case ErrorKind::ServerFailed:
    case ErrorKind::BadAnswer:
    case ErrorKind::Clock:
        return ChannelState::Phase::Failing;
    case ErrorKind::Credential:
        return ChannelState::Phase::SignInAgain;
    case ErrorKind::Rejected:
    case ErrorKind::NotFound:
        return ChannelState::Phase::Good; // it was answered, and understood
    case ErrorKind::BadInput:
    case ErrorKind::Local:
    case ErrorKind::Cancelled:
        return std::nullopt;
    }
    Q_UNREACHABLE();
}

void logTry(const ChannelCall &call, const Result<HttpReply> &result, const std::optional<ApiError> &error)
{
    // No header, body or query: they hold signatures and tokens.
    QString line = u"%1, try %2"_s.arg(call.operation.name).arg(call.tries);
    if (result)
        line += u": HTTP %1 in %2 ms"_s.arg(result->status).arg(result->took.count());
    if (error)
        line += u", "_s + error->code;
    if (error && !error->requestId.isEmpty())
        line += u", request "_s + error->requestId;
    qCDebug(netLog).noquote() << line;
}

} // namespace

AccountChannel::AccountChannel(HttpClient &http, Clock &clock, Milliseconds timeout, QObject *parent, quint32 seed)
    : QObject(parent)
    , m_http(http)
    , m_clock(clock)
    , m_timeout(timeout)
    , m_random(seed)
{
}

AccountChannel::~AccountChannel()
{
    m_closing = true;
    m_calls.clear();
    const QObjectList open = children();
    qDeleteAll(open);
}

QFuture<Result<HttpReply>> AccountChannel::call(const Operation &operation, BuildRequest build, JudgeReply judge,
                                                CancelToken cancel)
{
    if (m_closing || cancel.isCancelled())
        return endedAlready(cancelledError());
    if (m_state.phase == ChannelState::Phase::SignInAgain)
        return endedAlready(m_state.reason);

    auto *call = new ChannelCall(operation, std::move(build), std::move(judge),
                                 m_governor.lane(operation.name, operation.perSecond), this);
    call->queuedAt = m_clock.monotonic();
    m_calls.push_back(call);
    cancel.onCancel(call, [this, call] {
        if (call->isUnderWay())
            call->cancelTry();
        else if (!call->hasEnded())
            end(call, tl::unexpected(cancelledError()));
    });
    const QFuture<Result<HttpReply>> future = call->future();
    pump();
    return future;
}

void AccountChannel::wake()
{
    if (m_state.phase == ChannelState::Phase::SignInAgain) {
        m_state.phase = ChannelState::Phase::Idle;
        m_state.reason = {};
    }
    ++m_wakes;
    m_holdUntil = Milliseconds::zero();
    m_outages = 0;
    for (ChannelCall *call : m_calls)
        call->notBefore = Milliseconds::zero();
    pump();
}

bool AccountChannel::isHeldBack() const
{
    return m_clock.monotonic() < m_holdUntil || (m_state.phase == ChannelState::Phase::Offline && m_underWay > 0);
}

Milliseconds AccountChannel::dueTime(ChannelCall &call, Milliseconds now) const
{
    return std::max({now, call.notBefore, m_holdUntil, m_governor.earliest(call.lane, now)});
}

Milliseconds AccountChannel::endOfPatience(const ChannelCall &call) const
{
    if (call.firstTryAt)
        return *call.firstTryAt + longestTrying;
    // A call that was never tried has patience with the pace, and loses it only while nothing gets through.
    return isHeldBack() ? std::max(call.queuedAt, m_troubleSince) + longestTrying : Milliseconds::max();
}

void AccountChannel::pump()
{
    if (m_closing)
        return;
    const Milliseconds now = m_clock.monotonic();
    std::optional<Milliseconds> nextStart;
    Milliseconds next = Milliseconds::max();
    const std::vector<ChannelCall *> calls = m_calls; // calls leave the list while it is walked
    for (ChannelCall *call : calls) {
        if (call->isUnderWay() || call->hasEnded())
            continue;
        const Milliseconds last = endOfPatience(*call);
        if (now >= last) {
            end(call, tl::unexpected(call->firstTryAt ? call->lastError : m_state.reason));
            continue;
        }
        next = std::min(next, last);
        // Offline and at the start, one call at a time finds out.
        if (m_underWay >= mostAtOnce())
            continue;
        Milliseconds due = dueTime(*call, now);
        if (due <= now) {
            if (takeLeave(*call, now)) {
                start(call, now);
                continue;
            }
            const Leave &leave = m_leaves[call->operation.name];
            if (leave.asking)
                continue; // the answer goes on
            due = leave.askAgainAt;
        }
        nextStart = std::min(nextStart.value_or(due), due);
    }
    if (!nextStart && m_holdUntil > now)
        nextStart = m_holdUntil;
    if (nextStart)
        next = std::min(next, *nextStart);
    if (next != Milliseconds::max())
        wakeAt(next);
    showNextTry(nextStart);
    publish();
}

int AccountChannel::mostAtOnce() const
{
    using Phase = ChannelState::Phase;
    // Some vendors lock a key after a few bad signatures: before the first answer one call finds out whether key and clock serve.
    return m_state.phase == Phase::Offline || m_state.phase == Phase::Idle ? 1 : mostUnderWay;
}

bool AccountChannel::takeLeave(const ChannelCall &call, Milliseconds now)
{
    if (!m_askStarts || now < m_aloneUntil)
        return true;
    Leave &leave = m_leaves[call.operation.name];
    if (leave.left > 0 && now <= leave.usableUntil) {
        --leave.left;
        return true;
    }
    if (leave.asking && now - leave.askedAt >= longestSilence) {
        goAlone(call.operation.name, u"no answer"_s);
        return true;
    }
    if (!leave.asking && now >= leave.askAgainAt)
        askLeave(leave, call, now);
    return false;
}

void AccountChannel::askLeave(Leave &leave, const ChannelCall &call, Milliseconds now)
{
    const QString &name = call.operation.name;
    const auto waiting = std::count_if(m_calls.begin(), m_calls.end(), [&name, now](const ChannelCall *other) {
        return other->operation.name == name && !other->isUnderWay() && !other->hasEnded() && other->notBefore <= now;
    });
    const int wanted = std::min({int(waiting), mostAtOnce() - m_underWay, m_governor.startsWithin(call.lane, now, leaseLength)});
    leave.asking = true;
    leave.askedAt = now;
    leave.lackingSince = leave.lackingSince.value_or(now);
    await(m_askStarts(call.operation, std::max(wanted, 1)), this,
          [this, name](const Result<StartLease> &lease) { leaveAnswered(name, lease); });
    m_clock.after(longestSilence, this, [this] { pump(); }); // looks whether it was answered
}

void AccountChannel::leaveAnswered(const QString &operation, const Result<StartLease> &lease)
{
    Leave &leave = m_leaves[operation];
    const Milliseconds now = m_clock.monotonic();
    leave.asking = false;
    if (!lease) {
        goAlone(operation, lease.error().code);
    } else if (lease->starts > 0) {
        leave.left = lease->starts;
        leave.usableUntil = now + std::min(lease->usableUntil - m_clock.now(), leaseLength); // the wall clock may have jumped
        leave.askAgainAt = now;
        leave.lackingSince.reset();
    } else if (now - leave.lackingSince.value_or(now) > longestLack) {
        goAlone(operation, u"nothing lent for long"_s);
    } else {
        leave.askAgainAt = now + std::clamp(lease->askAgainAt - m_clock.now(), Milliseconds(5), longestSilence);
    }
    pump();
}

void AccountChannel::goAlone(const QString &operation, const QString &why)
{
    m_aloneUntil = m_clock.monotonic() + aloneFor;
    m_leaves[operation].lackingSince.reset();
    qCWarning(netLog).noquote() << u"%1: the rate shared with other programs on this profile cannot be asked for (%2); going on at the own pace."_s.arg(operation, why);
}

void AccountChannel::showNextTry(std::optional<Milliseconds> at)
{
    using Phase = ChannelState::Phase;
    const Phase phase = m_state.phase;
    const bool waits = phase == Phase::Throttled || phase == Phase::Failing || (phase == Phase::Offline && m_underWay == 0);
    if (!waits)
        at.reset();
    // Told anew only when it moved: the two clocks do not tick together.
    if (at == m_nextTry)
        return;
    m_nextTry = at;
    m_state.nextTryAt.reset();
    if (at)
        m_state.nextTryAt = m_clock.now() + (*at - m_clock.monotonic());
}

void AccountChannel::wakeAt(Milliseconds at)
{
    if (m_wakeAt && *m_wakeAt <= at)
        return;
    m_wakeAt = at;
    const int generation = ++m_generation;
    m_clock.after(at - m_clock.monotonic(), this, [this, generation] {
        if (generation != m_generation)
            return;
        m_wakeAt.reset();
        pump();
    });
}

void AccountChannel::start(ChannelCall *call, Milliseconds now)
{
    Milliseconds timeout = m_timeout;
    if (call->firstTryAt)
        timeout = std::clamp(*call->firstTryAt + longestTrying - now, shortestTry, m_timeout);
    else
        call->firstTryAt = now;
    ++call->tries;
    call->lastTryAt = now;
    call->signedWith = m_skew.correction();
    call->wakesBefore = m_wakes;
    m_governor.take(call->lane, now);
    ++m_underWay;
    call->send(m_http, timeout, m_clock.now() + call->signedWith,
               [this, call](Result<HttpReply> result) { answered(call, std::move(result)); });
}

void AccountChannel::hideSecretsOf(CredentialPtr credential)
{
    m_credential = std::move(credential);
}

void AccountChannel::hideToken(std::shared_ptr<const Secret> token)
{
    m_token = std::move(token);
}

void AccountChannel::hideSecrets(QByteArray &body) const
{
    if (m_token && m_token->reveal().size() >= shortestSecret)
        body.replace(m_token->reveal(), "<hidden>");
    if (!m_credential)
        return;
    for (const auto &[name, secret] : m_credential->secrets) {
        if (secret.reveal().size() >= shortestSecret)
            body.replace(secret.reveal(), "<hidden>");
    }
}

void AccountChannel::answered(ChannelCall *call, Result<HttpReply> result)
{
    --m_underWay;
    if (result)
        hideSecrets(result->body);
    std::optional<ApiError> error;
    if (result) {
        if (result->serverDate)
            m_skew.learn(*result->serverDate, result->receivedAt, result->took);
        m_state.lastAnswerAt = result->receivedAt;
        m_state.clockSkew = m_skew.measured();
        error = call->judge(*result);
        if (error && error->httpStatus == 0)
            error->httpStatus = result->status;
        if (error && !error->retryAfter)
            error->retryAfter = result->retryAfter;
        if (error)
            error->answer = redacted(result->body);
    } else {
        error = result.error();
    }
    logTry(*call, result, error);
    if (error && diedIdle(*call, *error)) {
        call->diedIdle = true;
        call->lastError = *error;
        pump();
        return;
    }
    note(*call, error);

    if (!error) {
        end(call, result);
    } else {
        call->lastError = *error;
        if (!triesAgain(*call, *error))
            end(call, tl::unexpected(*error));
    }
    if (m_state.phase == ChannelState::Phase::SignInAgain)
        endWaiting(m_state.reason);
    pump();
}

bool AccountChannel::diedIdle(const ChannelCall &call, const ApiError &error) const
{
    return m_state.phase == ChannelState::Phase::Good && !call.operation.write && !call.diedIdle && call.tries < mostTries
        && error.code == "connection-lost"_L1 && error.httpStatus == 0;
}

bool AccountChannel::triesAgain(ChannelCall &call, const ApiError &error)
{
    if (call.operation.write || m_state.phase == ChannelState::Phase::SignInAgain)
        return false;
    const Milliseconds now = m_clock.monotonic();
    if (error.kind == ErrorKind::Clock) {
        // a new nonce and time, once: with the skew that the answer has told, or because the signature only grew old on the way
        return !std::exchange(call.clockRetried, true);
    }
    if (!isTriedAgain(error) || call.tries >= mostTries)
        return false;
    call.notBefore
        = now + std::max(retryPause(error.kind, call.tries, random()), error.retryAfter.value_or(Milliseconds::zero()));
    return std::max(call.notBefore, m_holdUntil) + shortestTry <= *call.firstTryAt + longestTrying;
}

void AccountChannel::note(const ChannelCall &call, const std::optional<ApiError> &error)
{
    using Phase = ChannelState::Phase;
    const std::optional<Phase> phase = error ? phaseAfter(*error) : Phase::Good;
    if (!phase)
        return;
    m_recent.push_back(*phase != Phase::Good);
    if (m_recent.size() > 5)
        m_recent.pop_front();
    m_state.recentCalls = int(m_recent.size());
    m_state.recentFailures = int(std::count(m_recent.begin(), m_recent.end(), true));

    // Only the person leads out of a refused sign-in; and what was asked before they acted says nothing of the new key.
    if (m_state.phase == Phase::SignInAgain || (*phase == Phase::SignInAgain && call.wakesBefore != m_wakes))
        return;
    const Phase before = m_state.phase;
    const Milliseconds now = m_clock.monotonic();
    // An answer to a question asked before the vendor wanted fewer does not lift the hold.
    if (before == Phase::Throttled && now < m_holdUntil && *phase != Phase::SignInAgain && *phase != Phase::Throttled)
        return;
    if (before != Phase::Offline && before != Phase::Throttled)
        m_troubleSince = now;
    m_state.phase = *phase;
    m_state.reason = error && *phase != Phase::Good ? *error : ApiError {};
    m_state.reason.answer.clear(); // a state is told often and long, and nobody reads a body in it
    if (*phase == Phase::Offline || *phase == Phase::Throttled) {
        hold(call, *error, before);
        return;
    }
    m_holdUntil = Milliseconds::zero();
    m_outages = 0;
    if (before == Phase::Offline)
        m_governor.spread(qsizetype(m_calls.size()), now);
}

void AccountChannel::hold(const ChannelCall &call, const ApiError &error, ChannelState::Phase before)
{
    const Milliseconds now = m_clock.monotonic();
    // Calls that were under way together fail together: one outage, not many.
    const bool sameOutage = before == m_state.phase && call.lastTryAt < m_heldSince;
    if (!sameOutage) {
        m_outages = before == m_state.phase ? m_outages + 1 : 1;
        m_heldSince = now;
        if (error.kind == ErrorKind::Throttled)
            m_governor.slowDown(now);
        m_holdUntil = now + retryPause(error.kind, m_outages, random());
    }
    if (error.retryAfter)
        m_holdUntil = std::max(m_holdUntil, now + *error.retryAfter);
}

void AccountChannel::end(ChannelCall *call, Result<HttpReply> outcome)
{
    std::erase(m_calls, call);
    call->end(std::move(outcome));
}

void AccountChannel::endWaiting(const ApiError &error)
{
    const std::vector<ChannelCall *> calls = m_calls;
    for (ChannelCall *call : calls) {
        if (!call->isUnderWay())
            end(call, tl::unexpected(error));
    }
}

void AccountChannel::publish()
{
    if (m_state == m_published)
        return;
    m_published = m_state;
    Q_EMIT stateChanged(m_published);
}

double AccountChannel::random()
{
    return m_random.generateDouble();
}

} // namespace deck
