#include "sandbox/aliyun_gate.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace deck::sandbox {

namespace {

constexpr std::chrono::seconds signatureLife = 15min; // 31 min by another page; the shorter is the safe one

AliyunRefusal mismatch(const QString &label, const QByteArray &text)
{
    AliyunRefusal refusal = aliyunRefusal(u"SignatureDoesNotMatch"_s);
    refusal.message += u' ' + label + u":"_s + QString::fromUtf8(text);
    return refusal;
}

/// The vendor takes whole seconds of UTC and nothing else.
std::optional<Instant> timeOf(const QString &text)
{
    const bool formed = text.size() == 20 && text.endsWith(u'Z') && text.at(10) == u'T';
    return formed ? instantFromIso(text) : std::nullopt;
}

} // namespace

AliyunGate::Passed AliyunGate::check(const Request &request, const AliyunRequest &asked, const QStringList &operations,
                                     const Moment &moment)
{
    const auto refused = [](const AliyunRefusal &refusal) { return Passed {nullptr, refusal}; };
    if (asked.action.isEmpty())
        return refused(missingParameter(u"Action"_s));
    if (!operations.contains(asked.action) || (request.method != "GET" && request.method != "POST"))
        return refused(aliyunRefusal(u"InvalidApi.NotFound"_s));

    const std::variant<Signed, AliyunRefusal> read = asked.acs3 ? readAcs3(request) : readRpc(asked);
    if (const auto *refusal = std::get_if<AliyunRefusal>(&read))
        return refused(*refusal);
    const Signed &what = std::get<Signed>(read);
    const auto key = std::find_if(m_keys.begin(), m_keys.end(), [&](const AliyunKey &one) { return one.id == what.keyId; });
    if (key == m_keys.end())
        return refused(aliyunRefusal(u"InvalidAccessKeyId.NotFound"_s));
    if (!key->active)
        return refused(aliyunRefusal(u"InvalidAccessKeyId.Inactive"_s));
    if (const auto refusal = checkTime(what, moment))
        return refused(*refusal);
    if (const auto refusal = asked.acs3 ? checkAcs3(request, asked, *key) : checkRpc(request, asked, *key))
        return refused(*refusal);
    if (!takesNonce(key->id + u'/' + what.nonce, moment.monotonic))
        return refused(aliyunRefusal(u"SignatureNonceUsed"_s));
    if (const auto refusal = checkToken(what, *key, moment))
        return refused(*refusal);
    for (const VendorOperation &operation : m_limits.operations) {
        if (operation.name == asked.action && !operation.existsIn(key->region))
            return refused(aliyunRefusal(u"UnsupportedOperation"_s));
    }
    if (const auto refusal = checkRate(*key, asked.action, moment))
        return refused(*refusal);
    return {&*key, std::nullopt};
}

std::variant<AliyunGate::Signed, AliyunRefusal> AliyunGate::readRpc(const AliyunRequest &asked) const
{
    static constexpr const char *required[]
        = {"AccessKeyId", "SignatureMethod", "SignatureVersion", "SignatureNonce", "Timestamp", "Signature"};
    for (const char *name : required) {
        if (asked.value(name).isEmpty())
            return missingParameter(QString::fromLatin1(name));
    }
    if (asked.value("SignatureMethod") != u"HMAC-SHA1"_s)
        return invalidParameter(u"SignatureMethod"_s, u"HMAC-SHA1 is expected"_s);
    if (asked.value("SignatureVersion") != u"1.0"_s)
        return invalidParameter(u"SignatureVersion"_s, u"1.0 is expected"_s);
    return Signed {asked.value("AccessKeyId"), asked.value("Timestamp"), asked.value("SignatureNonce"),
                   asked.value("SecurityToken").toUtf8()};
}

std::variant<AliyunGate::Signed, AliyunRefusal> AliyunGate::readAcs3(const Request &request) const
{
    static constexpr const char *required[]
        = {"Authorization", "x-acs-version", "x-acs-date", "x-acs-signature-nonce", "x-acs-content-sha256"};
    for (const char *name : required) {
        if (request.header(name).isEmpty())
            return missingParameter(QString::fromLatin1(name));
    }
    const aliyun::Acs3Authorization authorization = aliyun::acs3AuthorizationOf(request.header("Authorization"));
    if (authorization.accessKeyId.isEmpty() || authorization.signature.isEmpty())
        return invalidParameter(u"Authorization"_s, u"not of the form of ACS3-HMAC-SHA256"_s);
    return Signed {QString::fromUtf8(authorization.accessKeyId), QString::fromUtf8(request.header("x-acs-date")),
                   QString::fromUtf8(request.header("x-acs-signature-nonce")), request.header("x-acs-security-token")};
}

std::optional<AliyunRefusal> AliyunGate::checkTime(const Signed &what, const Moment &moment) const
{
    const std::optional<Instant> time = timeOf(what.time);
    if (!time)
        return aliyunRefusal(u"InvalidTimeStamp.Format"_s);
    if (std::chrono::abs(moment.serverTime - *time) > signatureLife)
        return aliyunRefusal(u"InvalidTimeStamp.Expired"_s);
    return std::nullopt;
}

std::optional<AliyunRefusal> AliyunGate::checkRpc(const Request &request, const AliyunRequest &asked, const AliyunKey &key) const
{
    const aliyun::Parameters parameters = asked.all();
    if (parameters.value("Signature") == aliyun::rpcSignature(request.method, parameters, key.secret))
        return std::nullopt;
    return mismatch(u"server string to sign is"_s, aliyun::rpcStringToSign(request.method, parameters));
}

std::optional<AliyunRefusal> AliyunGate::checkAcs3(const Request &request, const AliyunRequest &asked, const AliyunKey &key) const
{
    const aliyun::Acs3Authorization authorization = aliyun::acs3AuthorizationOf(request.header("Authorization"));
    const QList<QByteArray> names = authorization.signedHeaders.split(';');
    if (!names.contains("host"))
        return mismatch(u"this header is not signed"_s, "host");
    aliyun::Acs3Request what {
        request.method, QByteArray(request.path().toByteArray()), asked.query, {}, request.header("x-acs-content-sha256")};
    for (const auto &[name, value] : request.headers) {
        const QByteArray lower = name.toLower();
        if (names.contains(lower))
            what.headers.append({lower, value});
        else if (lower.startsWith("x-acs-") || (lower == "content-type" && !request.body.isEmpty()))
            return mismatch(u"this header is not signed"_s, lower);
    }
    if (what.bodyHash != aliyun::acs3BodyHash(request.body))
        return mismatch(u"x-acs-content-sha256 of the body is"_s, aliyun::acs3BodyHash(request.body));
    if (authorization.signedHeaders != aliyun::acs3SignedHeaders(what.headers)
        || authorization.signature != aliyun::acs3Signature(what, key.secret))
        return mismatch(u"server side canonicalized request is"_s, aliyun::acs3CanonicalRequest(what));
    return std::nullopt;
}

std::optional<AliyunRefusal> AliyunGate::checkToken(const Signed &what, const AliyunKey &key, const Moment &moment) const
{
    if (key.securityToken.isEmpty() && what.token.isEmpty())
        return std::nullopt;
    if (what.token.isEmpty())
        return aliyunRefusal(u"InvalidSecurityToken.MismatchWithAccessKey"_s);
    if (!what.token.startsWith("CAIS"))
        return aliyunRefusal(u"InvalidSecurityToken.Malformed"_s);
    if (what.token != key.securityToken)
        return aliyunRefusal(u"InvalidSecurityToken.MismatchWithAccessKey"_s);
    if (key.tokenEnd && moment.serverTime >= *key.tokenEnd)
        return aliyunRefusal(u"InvalidSecurityToken.Expired"_s);
    return std::nullopt;
}

std::optional<AliyunRefusal> AliyunGate::checkRate(const AliyunKey &key, const QString &action, const Moment &moment)
{
    std::optional<double> perSecond;
    for (const VendorOperation &operation : m_limits.operations) {
        if (operation.name == action)
            perSecond = operation.in(key.region).perSecond;
    }
    if (moment.scenario == u"aliyun-throttling-user"_s)
        perSecond = 1;
    if (!perSecond)
        return std::nullopt;
    // the keys of one account share its budget
    Times &times = m_calls[{key.content.get(), action}];
    const Milliseconds window = *perSecond < 1 ? Milliseconds(static_cast<qint64>(std::ceil(1000 / *perSecond))) : 1s;
    while (!times.empty() && moment.monotonic - times.front() >= window)
        times.pop_front();
    if (static_cast<double>(times.size()) >= std::max(1.0, *perSecond)) {
        // what was refused does not count; every other answer says how long to wait
        AliyunRefusal refusal = aliyunRefusal(u"Throttling.User"_s);
        refusal.retryAfter = ++m_throttled % 2 == 0 ? static_cast<int>((times.front() + window - moment.monotonic).count()) : 0;
        return refusal;
    }
    times.push_back(moment.monotonic);
    return std::nullopt;
}

bool AliyunGate::takesNonce(const QString &nonce, Milliseconds now)
{
    while (!m_nonceOrder.empty() && now - m_nonceOrder.front().first >= signatureLife) {
        m_nonces.remove(m_nonceOrder.front().second);
        m_nonceOrder.pop_front();
    }
    if (m_nonces.contains(nonce))
        return false;
    m_nonces.insert(nonce, now);
    m_nonceOrder.emplace_back(now, nonce);
    return true;
}

} // namespace deck::sandbox
