#include "huawei_caller.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QJsonDocument>
#include <QMessageAuthenticationCode>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace deck {

namespace {

QByteArray sha256(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
}

QByteArray encoded(const QByteArray &text)
{
    return text.toPercentEncoding();
}

/// Names sorted, and the values of one name.
QByteArray canonicalQuery(HuaweiItems query)
{
    std::sort(query.begin(), query.end());
    QByteArrayList parts;
    for (const auto &[name, value] : query)
        parts.append(encoded(name) + '=' + encoded(value));
    return parts.join('&');
}

QByteArray sentQuery(const HuaweiItems &query)
{
    QByteArrayList parts;
    for (const auto &[name, value] : query)
        parts.append(encoded(name) + '=' + encoded(value));
    return parts.isEmpty() ? QByteArray() : QByteArray('?' + parts.join('&'));
}

} // namespace

HuaweiCaller::HuaweiCaller(const Sandbox &sandbox, const QString &account, std::shared_ptr<Clock> clock)
    : m_endpoint(sandbox.endpoint())
    , m_clock(std::move(clock))
{
    for (const SandboxAccount &one : sandbox.accounts()) {
        if (one.name != account || one.vendor != u"huawei-vod"_s)
            continue;
        projectId = one.set.value(u"project-id"_s).toLatin1();
        accessKey = one.set.value(u"access-key-id"_s).toLatin1();
        secretKey = one.secret.value(u"secret-access-key"_s).toLatin1();
        domain = one.set.value(u"domain"_s);
        user = one.set.value(u"user"_s);
        password = one.secret.value(u"password"_s);
    }
    scope = {{u"project"_s, QJsonObject {{u"id"_s, QString::fromLatin1(projectId)}}}};
}

QByteArray HuaweiCaller::plain(const QByteArray &method, const QByteArray &target, const QByteArray &headers,
                               const QByteArray &body)
{
    return method + ' ' + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + headers
        + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

QByteArray HuaweiCaller::signedRequest(const QByteArray &method, const QByteArray &target, const HuaweiItems &query,
                                       HuaweiItems headers, const QByteArray &body) const
{
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(m_clock->now().time_since_epoch().count(), Qt::UTC);
    const QByteArray date = now.toString(u"yyyyMMdd'T'hhmmss'Z'"_s).toLatin1();
    headers.emplaceBack("host", "127.0.0.1");
    headers.emplaceBack("x-sdk-date", date);
    std::sort(headers.begin(), headers.end());
    QByteArray canonicalHeaders;
    QByteArrayList names;
    QByteArray sent;
    for (const auto &[name, value] : headers) {
        canonicalHeaders += name + ':' + value + '\n';
        names.append(name);
        if (name != "host")
            sent += name + ": " + value + "\r\n";
    }
    const QByteArray signedNames = names.join(';');
    const QByteArray canonical = method + '\n' + target + (target.endsWith('/') ? "" : "/") + '\n' + canonicalQuery(query) + '\n'
        + canonicalHeaders + '\n' + signedNames + '\n' + sha256(body);
    const QByteArray text = "SDK-HMAC-SHA256\n" + date + '\n' + sha256(canonical);
    const QByteArray signature = QMessageAuthenticationCode::hash(text, secretKey, QCryptographicHash::Sha256).toHex();
    sent += "Authorization: SDK-HMAC-SHA256 Access=" + accessKey + ", SignedHeaders=" + signedNames + ", Signature=" + signature
        + "\r\n";
    return plain(method, target + sentQuery(query), sent, body);
}

QByteArray HuaweiCaller::request(const QByteArray &path, const HuaweiItems &query) const
{
    const QByteArray target = "/v1.0/" + projectId + '/' + path;
    if (!token.isEmpty())
        return plain("GET", target + sentQuery(query), "X-Auth-Token: " + token + "\r\n");
    return signedRequest("GET", target, query, {{"x-project-id", projectId}}, {});
}

QByteArray HuaweiCaller::post(const QByteArray &path, const QByteArray &body) const
{
    const QByteArray target = "/v1.0/" + projectId + '/' + path;
    if (!token.isEmpty())
        return plain("POST", target, "Content-Type: application/json\r\nX-Auth-Token: " + token + "\r\n", body);
    return signedRequest("POST", target, {}, {{"content-type", "application/json"}, {"x-project-id", projectId}}, body);
}

RawAnswer HuaweiCaller::send(const QByteArray &request) const
{
    RawClient client(m_endpoint);
    client.send(request);
    return client.read().value_or(RawAnswer());
}

RawAnswer HuaweiCaller::meta(const QStringList &ids, const HuaweiItems &query) const
{
    HuaweiItems items = query;
    for (const QString &id : ids)
        items.emplaceBack("asset_id", id.toUtf8());
    return get("asset/info", items);
}

QString HuaweiCaller::code(const RawAnswer &answer)
{
    return answer.json().value("error_code"_L1).toString();
}

QJsonObject HuaweiCaller::tokenBody() const
{
    const QJsonObject person {{u"name"_s, user}, {u"password"_s, password}, {u"domain"_s, QJsonObject {{u"name"_s, domain}}}};
    const QJsonObject identity {{u"methods"_s, QJsonArray {u"password"_s}}, {u"password"_s, QJsonObject {{u"user"_s, person}}}};
    return {{u"auth"_s, QJsonObject {{u"identity"_s, identity}, {u"scope"_s, scope}}}};
}

RawAnswer HuaweiCaller::askToken(const QJsonObject &body) const
{
    return send(plain("POST", "/v3/auth/tokens?nocatalog=true", "Content-Type: application/json;charset=utf8\r\n",
                      QJsonDocument(body).toJson(QJsonDocument::Compact)));
}

bool HuaweiCaller::signIn()
{
    const RawAnswer answer = askToken(tokenBody());
    token = answer.headers.value("x-subject-token");
    return answer.status == 201 && !token.isEmpty();
}

} // namespace deck
