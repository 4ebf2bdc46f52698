#include "aliyun_caller.h"

#include <QCryptographicHash>
#include <QMessageAuthenticationCode>

using namespace Qt::StringLiterals;

namespace deck {

namespace {

constexpr auto host = "127.0.0.1";

QByteArray newNonce()
{
    static int nonces = 0; // over all callers: one key may have several
    return "nonce-" + QByteArray::number(++nonces, 16).rightJustified(16, '0');
}

QByteArray canonical(const AliyunCaller::Parameters &parameters)
{
    QByteArray text;
    for (auto it = parameters.cbegin(); it != parameters.cend(); ++it)
        text += (text.isEmpty() ? "" : "&") + AliyunCaller::encoded(it.key()) + '=' + AliyunCaller::encoded(it.value());
    return text;
}

QByteArray sha256(const QByteArray &text)
{
    return QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex();
}

} // namespace

AliyunCaller::AliyunCaller(const Sandbox &sandbox, const QString &account, std::shared_ptr<Clock> clock)
    : m_endpoint(sandbox.endpoint())
    , m_clock(std::move(clock))
{
    for (const SandboxAccount &one : sandbox.accounts()) {
        if (one.name != account)
            continue;
        keyId = one.set.value(u"access-key-id"_s).toLatin1();
        secret = one.secret.value(u"access-key-secret"_s).toLatin1();
        token = one.secret.value(u"security-token"_s).toLatin1();
        version = one.vendor == u"aliyun-vod"_s ? "2017-03-21" : "2020-11-09";
    }
}

QByteArray AliyunCaller::encoded(const QByteArray &text)
{
    return text.toPercentEncoding();
}

AliyunCaller::Parameters AliyunCaller::rpc(const QByteArray &action, const Parameters &own, const QByteArray &method)
{
    Parameters all {{"Action", action},
                    {"Version", version},
                    {"Format", "JSON"},
                    {"AccessKeyId", keyId},
                    {"SignatureMethod", "HMAC-SHA1"},
                    {"SignatureVersion", "1.0"},
                    {"SignatureNonce", newNonce()},
                    {"Timestamp", isoUtc(m_clock->now()).toLatin1()}};
    if (!token.isEmpty())
        all.insert("SecurityToken", token);
    all.insert(own);
    signRpc(all, method);
    return all;
}

void AliyunCaller::signRpc(Parameters &parameters, const QByteArray &method) const
{
    parameters.remove("Signature");
    const QByteArray text = method + "&%2F&" + encoded(canonical(parameters));
    parameters.insert("Signature", QMessageAuthenticationCode::hash(text, secret + '&', QCryptographicHash::Sha1).toBase64());
}

QByteArray AliyunCaller::rpcRequest(const Parameters &parameters, const QByteArray &method)
{
    const QByteArray text = canonical(parameters);
    if (method == "GET")
        return "GET /?" + text + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n";
    return method + " / HTTP/1.1\r\nHost: " + host + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: "
        + QByteArray::number(text.size()) + "\r\n\r\n" + text;
}

AliyunCaller::Headers AliyunCaller::acs3(const QByteArray &action, const Parameters &query, const QByteArray &body,
                                         const QByteArray &method)
{
    Headers headers {{"host", host},
                     {"x-acs-action", action},
                     {"x-acs-version", version},
                     {"x-acs-date", isoUtc(m_clock->now()).toLatin1()},
                     {"x-acs-signature-nonce", newNonce()},
                     {"x-acs-content-sha256", sha256(body)}};
    if (!token.isEmpty())
        headers.insert("x-acs-security-token", token);
    if (!body.isEmpty())
        headers.insert("content-type", "application/x-www-form-urlencoded");
    signAcs3(headers, query, method);
    return headers;
}

void AliyunCaller::signAcs3(Headers &headers, const Parameters &query, const QByteArray &method,
                            const QByteArrayList &unsignedOnes) const
{
    headers.remove("authorization");
    QByteArrayList names;
    QByteArray lines;
    for (auto it = headers.cbegin(); it != headers.cend(); ++it) {
        if (unsignedOnes.contains(it.key()))
            continue;
        names.append(it.key());
        lines += it.key() + ':' + it.value() + '\n';
    }
    const QByteArray request = method + "\n/\n" + canonical(query) + '\n' + lines + '\n' + names.join(';') + '\n'
        + headers.value("x-acs-content-sha256");
    const QByteArray text = "ACS3-HMAC-SHA256\n" + sha256(request);
    const QByteArray signature = QMessageAuthenticationCode::hash(text, secret, QCryptographicHash::Sha256).toHex();
    headers.insert("authorization",
                   "ACS3-HMAC-SHA256 Credential=" + keyId + ",SignedHeaders=" + names.join(';') + ",Signature=" + signature);
}

QByteArray AliyunCaller::acs3Request(const Headers &headers, const Parameters &query, const QByteArray &body,
                                     const QByteArray &method)
{
    QByteArray request = method + " /" + (query.isEmpty() ? QByteArray() : '?' + canonical(query)) + " HTTP/1.1\r\n";
    for (auto it = headers.cbegin(); it != headers.cend(); ++it)
        request += it.key() + ": " + it.value() + "\r\n";
    return request + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

RawAnswer AliyunCaller::call(const QByteArray &action, const Parameters &parameters)
{
    return send(acs3Request(acs3(action, parameters), parameters));
}

RawAnswer AliyunCaller::send(const QByteArray &request) const
{
    RawClient client(m_endpoint);
    client.send(request);
    return client.read().value_or(RawAnswer());
}

} // namespace deck
