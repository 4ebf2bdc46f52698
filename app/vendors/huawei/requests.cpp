#include "vendors/huawei/requests.h"

#include "vendors/huawei/signature.h"

#include <QDateTime>

using namespace Qt::StringLiterals;

namespace deck::huawei {

namespace {

QUrl urlOf(const QUrl &endpoint, const QByteArray &path, const QueryItems &query)
{
    QUrl url = endpoint;
    if (url.port() == (url.scheme() == u"http"_s ? 80 : 443))
        url.setPort(-1); // a client that names it in Host would have to sign it as well
    QString base = url.path(QUrl::FullyEncoded);
    while (base.endsWith(u'/'))
        base.chop(1);
    url.setPath(base + QString::fromLatin1(path), QUrl::TolerantMode);
    QByteArrayList parts;
    for (const auto &[name, value] : query)
        parts.append(percentEncoded(name) + '=' + percentEncoded(value));
    url.setQuery(QString::fromLatin1(parts.join('&')));
    return url;
}

HttpRequest vodRequest(const VodPlace &place, const QByteArray &operation, const QueryItems &query)
{
    const QByteArray project = place.projectId.toUtf8();
    HttpRequest request;
    request.method = "GET"_ba;
    request.url = urlOf(place.endpoint, "/v1.0/" + percentEncoded(project) + operation, query);
    request.headers = {{"X-Project-Id"_ba, project}};
    return request;
}

QByteArray hostOf(const QUrl &url)
{
    QByteArray host = url.host(QUrl::FullyEncoded).toLatin1();
    if (host.contains(':') && !host.startsWith('['))
        host = '[' + host + ']';
    return url.port() < 0 ? host : host + ':' + QByteArray::number(url.port());
}

/// A JSON string, written by hand: a password must not pass through texts that are never overwritten.
QByteArray quoted(const QByteArray &utf8)
{
    QByteArray text = "\""_ba;
    for (const char c : utf8) {
        if (c == '"' || c == '\\')
            text += '\\';
        if (static_cast<unsigned char>(c) < 0x20)
            text += "\\u00" + QByteArray(1, c).toHex();
        else
            text += c;
    }
    return text + '"';
}

} // namespace

HttpRequest assetListRequest(const VodPlace &place, const AssetListQuery &query)
{
    QueryItems items;
    for (const QString &status : query.statuses)
        items.append({"status"_ba, status.toUtf8()});
    items.append({"page"_ba, QByteArray::number(query.page)});
    items.append({"size"_ba, QByteArray::number(query.size)});
    items.append({"order"_ba, "desc"_ba});
    if (query.endTime)
        items.append({"end_time"_ba, vodTime(*query.endTime)});
    return vodRequest(place, "/asset/list"_ba, items);
}

HttpRequest assetMetaRequest(const VodPlace &place, const QStringList &ids)
{
    QueryItems items;
    for (const QString &id : ids)
        items.append({"asset_id"_ba, id.toUtf8()});
    return vodRequest(place, "/asset/info"_ba, items);
}

void signRequest(HttpRequest &request, const QByteArray &accessKeyId, const Secret &secretAccessKey, Instant signingTime)
{
    request.headers.append({QByteArray(dateHeader), sdkDate(signingTime)});
    SigningRequest signing;
    signing.method = request.method;
    signing.path = request.url.path(QUrl::FullyEncoded).toLatin1();
    signing.query = queryItemsOf(request.url.query(QUrl::FullyEncoded).toLatin1());
    signing.headers = request.headers;
    signing.headers.append({"Host"_ba, hostOf(request.url)}); // as the network layer will write it
    signing.body = request.body;
    const QByteArrayList names = signedHeaderNames(signing.headers);
    const QByteArray signature = signatureOf(signing, names, secretAccessKey.reveal());
    request.headers.append({"Authorization"_ba, authorizationText({accessKeyId, names, signature})});
}

void putToken(HttpRequest &request, const Secret &token)
{
    request.headers.append({"X-Auth-Token"_ba, token.reveal()});
}

QUrl iamEndpointOf(const Account &account, const QString &region)
{
    const QString own = account.set.value(u"iam-endpoint"_s);
    if (!own.isEmpty())
        return QUrl(own);
    return account.endpoint.isEmpty() ? QUrl(u"https://iam.%1.myhuaweicloud.com"_s.arg(region)) : account.endpoint;
}

HttpRequest tokenRequest(const QUrl &iamEndpoint, const Account &account, const Secret &password)
{
    const auto set = [&account](const QString &key) { return quoted(account.set.value(key).toUtf8()); };
    HttpRequest request;
    request.method = "POST"_ba;
    request.url = urlOf(iamEndpoint, "/v3/auth/tokens"_ba, {{"nocatalog"_ba, "true"_ba}});
    request.headers = {{"Content-Type"_ba, "application/json;charset=utf8"_ba}};
    request.body = R"({"auth":{"identity":{"methods":["password"],"password":{"user":{"name":)"_ba + set(u"user"_s)
        + R"(,"password":)" + quoted(password.reveal()) + R"(,"domain":{"name":)" + set(u"domain"_s)
        + R"(}}}},"scope":{"project":{"id":)" + set(u"project-id"_s) + "}}}}";
    return request;
}

QByteArray vodTime(Instant time)
{
    return QDateTime::fromSecsSinceEpoch(unixSeconds(time), Qt::UTC).toString(u"yyyyMMddHHmmss"_s).toLatin1();
}

} // namespace deck::huawei
