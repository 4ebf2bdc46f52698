#include "sandbox/huawei_gate.h"

#include "vendors/huawei/huawei.h"
#include "vendors/huawei/signature.h"

#include <QDateTime>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace deck::sandbox {

namespace {

constexpr auto signatureLife = 15min;
constexpr int failuresBeforeLock = 5; ///< more than these lock
constexpr auto lockLasts = 5min;

/// Calls a minute of one tenant; the limits over all tenants are not imitated.
int rateOf(const QString &operation)
{
    return static_cast<int>(std::lround(huawei::limits().operation(operation).perSecond * 60));
}

bool isSignedDate(const huawei::Authorization &authorization)
{
    return authorization.signedHeaders.contains("x-sdk-date");
}

} // namespace

HuaweiRefusal notSignedIn(const QString &why)
{
    return {401, u"APIGW.0301"_s, u"Incorrect IAM authentication information: "_s + why};
}

HuaweiGate::Passed HuaweiGate::signedIn(const Request &request, const Moment &moment)
{
    const QByteArray token = request.header("X-Auth-Token");
    if (!token.isEmpty())
        return byToken(token, moment);
    if (request.header("Authorization").isEmpty())
        return {nullptr, {}, notSignedIn(u"x-auth-token not found"_s)};
    return bySignature(request, moment);
}

HuaweiGate::Passed HuaweiGate::byToken(const QByteArray &text, const Moment &moment) const
{
    const HuaweiToken *token = m_iam.find(text);
    if (!token || moment.scenario == u"huawei-token-undecryptable"_s)
        return {nullptr, {}, notSignedIn(u"decrypt token fail"_s)};
    const bool older = token->isOlderThanScenario(moment);
    const auto expired = [&](Instant at) {
        const QDateTime time = QDateTime::fromMSecsSinceEpoch(at.time_since_epoch().count(), Qt::UTC);
        return Passed {
            nullptr, {}, notSignedIn(u"token expires, expires_at: "_s + time.toString(u"yyyy-MM-ddThh:mm:ss.zzz"_s) + u"000Z"_s)};
    };
    if (moment.serverTime >= token->expiresAt)
        return expired(token->expiresAt);
    if (moment.scenario == u"huawei-token-expired"_s && older)
        return expired(moment.scenarioStart);
    if (moment.scenario == u"huawei-token-always-dead"_s || (moment.scenario == u"huawei-token-dead"_s && older))
        return {nullptr, {}, {401, u"APIGW.0307"_s, u"The token must be updated."_s}};
    return {token->account, token->projectId, {}};
}

HuaweiGate::Passed HuaweiGate::bySignature(const Request &request, const Moment &moment)
{
    const Passed failed {nullptr, {}, notSignedIn(u"verify aksk signature fail"_s)};
    const std::optional<huawei::Authorization> authorization = huawei::readAuthorization(request.header("Authorization"));
    if (!authorization)
        return failed;
    const auto account = std::find_if(m_accounts.begin(), m_accounts.end(),
                                      [&](const HuaweiAccount &one) { return one.accessKey == authorization->accessKey; });
    if (account == m_accounts.end())
        return {
            nullptr,
            {},
            notSignedIn(u"Get secretKey failed,ak:"_s + QString::fromUtf8(authorization->accessKey) + u",err:ak not exist"_s)};

    Key &key = m_keys[authorization->accessKey];
    if (moment.scenario == u"huawei-key-locked"_s || (key.lockedUntil && moment.monotonic < *key.lockedUntil))
        return {nullptr, {}, notSignedIn(u"AK access failed to reach the limit, forbidden"_s)};
    key.lockedUntil.reset();

    huawei::SigningRequest sent;
    sent.method = request.method;
    sent.path = request.path().toByteArray();
    if (const qsizetype question = request.target.indexOf('?'); question >= 0)
        sent.query = huawei::queryItemsOf(request.target.mid(question + 1));
    sent.headers = request.headers;
    sent.body = request.body;
    const std::optional<Instant> date = huawei::timeOfSdkDate(request.header(huawei::dateHeader));
    const bool onTime = date && isSignedDate(*authorization) && std::chrono::abs(moment.serverTime - *date) <= signatureLife;
    if (!onTime || huawei::signatureOf(sent, authorization->signedHeaders, account->secretKey) != authorization->signature) {
        if (++key.failures > failuresBeforeLock)
            key = {0, moment.monotonic + lockLasts};
        return failed;
    }
    key.failures = 0;
    return {&*account, account->projectId, {}};
}

std::optional<HuaweiRefusal> HuaweiGate::overRate(const HuaweiAccount &account, const QString &operation, const Moment &moment)
{
    const bool strict = moment.scenario == u"huawei-error-0308"_s || moment.scenario == u"huawei-apig-prefix"_s;
    const Milliseconds window = strict ? Milliseconds(1s) : Milliseconds(1min);
    const int limit = strict ? 2 : rateOf(operation);
    std::deque<Milliseconds> &times = m_calls[{account.projectId, operation}];
    while (!times.empty() && moment.monotonic - times.front() >= 1min)
        times.pop_front();
    const auto recent
        = std::count_if(times.rbegin(), times.rend(), [&](Milliseconds at) { return moment.monotonic - at < window; });
    if (recent >= limit)
        return HuaweiRefusal {429, u"APIGW.0308"_s,
                              u"The throttling threshold has been reached: policy user over ratelimit,limit:%1,time:%2"_s.arg(
                                  QString::number(limit), strict ? u"1 second"_s : u"1 minute"_s)};
    times.push_back(moment.monotonic);
    return std::nullopt;
}

} // namespace deck::sandbox
