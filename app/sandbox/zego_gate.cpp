#include "sandbox/zego_gate.h"

#include "vendors/zego/signature.h"
#include "vendors/zego/zego.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace deck::sandbox {

namespace {

constexpr std::chrono::seconds signatureLife = 10min;

/// Decimal digits without sign; nullopt otherwise.
std::optional<qint64> decimal(const QString &text)
{
    const bool digits = std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    if (!digits || text.isEmpty() || text.size() > 18)
        return std::nullopt;
    return text.toLongLong();
}

/// The vendor's number for the action; nullopt for an action it does not have.
std::optional<double> ratePerSecond(const QString &action)
{
    static const VendorLimits limits = zego::limits();
    for (const VendorOperation &operation : limits.operations) {
        if (operation.name == action)
            return operation.perSecond;
    }
    return std::nullopt;
}

} // namespace

ZegoCode zegoCode(qint64 code)
{
    struct Text
    {
        qint64 code;
        const char16_t *message;
    };
    static constexpr Text texts[] = {
        {100000001, u"AppId format error"},
        {100000002, u"Timestamp is empty"},
        {100000003, u"Timestamp format error"},
        {100000004, u"signature expired"},
        {100000005, u"signature error"},
        {100000006, u"Action is empty"},
        {100000007, u"Action not supported"},
        {100000008, u"SignatureNonce is empty"},
        {100000009, u"Signature is empty"},
        {100000010, u"ServerSecret not found"},
        {100000013, u"SignatureVersion is empty"},
        {100000014, u"SignatureVersion not supported"},
        {100000016, u"app not configured for the formal environment"},
        {350006001, u"request frequency exceeds the limit"},
        {350006002, u"gateway check failed"},
        {350006003, u"invalid parameter"},
        {350006006, u"service not activated"},
        {350006010, u"concurrent upload tasks reach the limit"},
        {350006011, u"repeated cancel"},
        {350010000, u"system error"},
    };
    for (const Text &text : texts) {
        if (text.code == code)
            return {code, QString::fromUtf16(text.message)};
    }
    return {code, u"error"_s};
}

ZegoCode invalidParameter(const QString &name)
{
    return {350006003, u"invalid parameter: "_s + name};
}

ZegoGate::Passed ZegoGate::check(const Request &request, const Moment &moment)
{
    const auto refused = [](qint64 code) { return Passed {nullptr, zegoCode(code)}; };
    const QString action = request.parameter("Action").value_or(QString());
    if (action.isEmpty())
        return refused(100000006);
    // all three operations are POST
    const std::optional<double> rate = ratePerSecond(action);
    if (!rate || request.method != "POST")
        return refused(100000007);

    const std::optional<qint64> appId = decimal(request.parameter("AppId").value_or(QString()));
    if (!appId || *appId < 1 || *appId > 0xFFFFFFFFLL)
        return refused(100000001);
    const auto account
        = std::find_if(m_accounts.begin(), m_accounts.end(), [&](const ZegoAccount &one) { return one.appId == *appId; });
    if (account == m_accounts.end())
        return refused(100000010);

    const QString version = request.parameter("SignatureVersion").value_or(QString());
    if (version != u"2.0"_s)
        return refused(version.isEmpty() ? 100000013 : 100000014);
    if (const auto refusal = checkTimestamp(request.parameter("Timestamp").value_or(QString()), moment))
        return {nullptr, *refusal};
    if (const auto refusal = checkSignature(*account, request, moment))
        return {nullptr, *refusal};

    const bool isTest = request.parameter("IsTest").value_or(QString()).compare(u"true"_s, Qt::CaseInsensitive) == 0;
    if (account->testEnvironment && !isTest)
        return refused(100000016);
    const bool throttling = moment.scenario == u"error-350006001"_s;
    if (!keepsRate(account->appId, action, throttling ? 1 : *rate, moment.monotonic))
        return refused(350006001);
    if (!account->enabled)
        return refused(350006006);
    return {&*account, {}};
}

std::optional<ZegoCode> ZegoGate::checkTimestamp(const QString &timestamp, const Moment &moment) const
{
    if (timestamp.isEmpty())
        return zegoCode(100000002);
    const std::optional<qint64> seconds = decimal(timestamp);
    if (!seconds || timestamp.size() > 10) // 13 digits are milliseconds
        return zegoCode(100000003);
    if (std::chrono::abs(moment.serverTime - Instant(std::chrono::seconds(*seconds))) > signatureLife)
        return zegoCode(100000004);
    return std::nullopt;
}

std::optional<ZegoCode> ZegoGate::checkSignature(const ZegoAccount &account, const Request &request, const Moment &moment)
{
    const QByteArray nonce = request.parameter("SignatureNonce").value_or(QString()).toUtf8();
    const QByteArray signature = request.parameter("Signature").value_or(QString()).toUtf8();
    if (nonce.isEmpty())
        return zegoCode(100000008);
    if (signature.isEmpty())
        return zegoCode(100000009);
    const qint64 timestamp = request.parameter("Timestamp").value_or(QString()).toLongLong();
    if (signature != zego::signature(account.appId, nonce, account.serverSecret, timestamp))
        return zegoCode(100000005);
    // stricter than the vendor's page, which only asks for a new nonce: a request that is repeated byte by byte shows itself
    if (!takesNonce(account.appId, nonce, moment.monotonic))
        return ZegoCode {100000005, u"nonce used"_s};
    return std::nullopt;
}

bool ZegoGate::takesNonce(quint32 appId, const QByteArray &nonce, Milliseconds now)
{
    while (!m_nonceOrder.empty() && now - m_nonceOrder.front().first >= signatureLife) {
        m_nonces.remove(m_nonceOrder.front().second);
        m_nonceOrder.pop_front();
    }
    const QPair key(appId, nonce);
    if (m_nonces.contains(key))
        return false;
    m_nonces.insert(key, now);
    m_nonceOrder.emplace_back(now, key);
    return true;
}

bool ZegoGate::keepsRate(quint32 appId, const QString &action, double perSecond, Milliseconds now)
{
    Times &times = m_calls[{appId, action}];
    while (!times.empty() && now - times.front() >= 1s)
        times.pop_front();
    if (static_cast<double>(times.size()) >= perSecond)
        return false; // what was refused does not count
    times.push_back(now);
    return true;
}

} // namespace deck::sandbox
