#include "vendors/huawei/signature.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QMessageAuthenticationCode>
#include <QTimeZone>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace deck::huawei {

namespace {

constexpr auto contentHashHeader = "x-sdk-content-sha256";
constexpr auto unsignedPayload = "UNSIGNED-PAYLOAD";

/// First header of that lower-case name; empty when absent.
QByteArray headerValue(const HttpHeaders &headers, const QByteArray &lowerName)
{
    for (const auto &[name, value] : headers) {
        if (name.toLower() == lowerName)
            return value.trimmed();
    }
    return {};
}

/// Signed with a slash at the end, though sent without one.
QByteArray canonicalPath(const QByteArray &path)
{
    QByteArray canonical;
    for (const QByteArray &segment : path.split('/')) {
        canonical += percentEncoded(QByteArray::fromPercentEncoding(segment));
        canonical += '/';
    }
    if (path.endsWith('/'))
        canonical.chop(1);
    return canonical;
}

QByteArray canonicalQuery(QueryItems items)
{
    // By name, and the values of one name among themselves.
    std::sort(items.begin(), items.end());
    QByteArrayList parts;
    for (const auto &[name, value] : std::as_const(items))
        parts.append(percentEncoded(name) + '=' + percentEncoded(value));
    return parts.join('&');
}

QByteArray sha256(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
}

} // namespace

QByteArray percentEncoded(const QByteArray &utf8)
{
    return utf8.toPercentEncoding(); // its unreserved characters are the algorithm's
}

QueryItems queryItemsOf(const QByteArray &encodedQuery)
{
    QueryItems items;
    for (const QByteArray &part : encodedQuery.split('&')) {
        if (part.isEmpty())
            continue;
        const qsizetype equals = part.indexOf('=');
        const QByteArray name = equals < 0 ? part : part.first(equals);
        const QByteArray value = equals < 0 ? QByteArray() : part.sliced(equals + 1);
        items.append({QByteArray::fromPercentEncoding(name), QByteArray::fromPercentEncoding(value)});
    }
    return items;
}

QByteArray sdkDate(Instant time)
{
    return QDateTime::fromSecsSinceEpoch(unixSeconds(time), Qt::UTC).toString(u"yyyyMMdd'T'HHmmss'Z'"_s).toLatin1();
}

std::optional<Instant> timeOfSdkDate(const QByteArray &text)
{
    QDateTime time = QDateTime::fromString(QString::fromLatin1(text), u"yyyyMMdd'T'HHmmss'Z'"_s);
    time.setTimeSpec(Qt::UTC);
    if (!time.isValid() || text.size() != 16)
        return std::nullopt;
    return Instant(std::chrono::seconds(time.toSecsSinceEpoch()));
}

QByteArrayList signedHeaderNames(const HttpHeaders &headers)
{
    QByteArrayList names;
    for (const auto &[name, value] : headers)
        names.append(name.toLower());
    std::sort(names.begin(), names.end());
    return names;
}

QByteArray canonicalRequest(const SigningRequest &request, const QByteArrayList &signedHeaders)
{
    QByteArray headers;
    for (const QByteArray &name : signedHeaders)
        headers += name + ':' + headerValue(request.headers, name) + '\n';
    const bool bodyUnsigned = headerValue(request.headers, contentHashHeader) == unsignedPayload;
    const QByteArray bodyHash = bodyUnsigned ? QByteArray(unsignedPayload) : sha256(request.body);
    return QByteArrayList {request.method, canonicalPath(request.path), canonicalQuery(request.query),
                           headers,        signedHeaders.join(';'),     bodyHash}
        .join('\n');
}

QByteArray stringToSign(const QByteArray &date, const QByteArray &canonicalRequest)
{
    return QByteArrayList {signatureAlgorithm, date, sha256(canonicalRequest)}.join('\n');
}

QByteArray signature(const QByteArray &secretKey, const QByteArray &stringToSign)
{
    return QMessageAuthenticationCode::hash(stringToSign, secretKey, QCryptographicHash::Sha256).toHex();
}

QByteArray signatureOf(const SigningRequest &request, const QByteArrayList &signedHeaders, const QByteArray &secretKey)
{
    const QByteArray date = headerValue(request.headers, QByteArray(dateHeader).toLower());
    return signature(secretKey, stringToSign(date, canonicalRequest(request, signedHeaders)));
}

QByteArray authorizationText(const Authorization &authorization)
{
    return signatureAlgorithm + QByteArray(" Access=") + authorization.accessKey
        + ", SignedHeaders=" + authorization.signedHeaders.join(';') + ", Signature=" + authorization.signature;
}

std::optional<Authorization> readAuthorization(const QByteArray &text)
{
    const QByteArray start = QByteArray(signatureAlgorithm) + ' ';
    if (!text.startsWith(start))
        return std::nullopt;
    Authorization authorization;
    for (const QByteArray &part : text.sliced(start.size()).split(',')) {
        const QByteArray field = part.trimmed();
        const qsizetype equals = field.indexOf('=');
        if (equals < 0)
            return std::nullopt;
        const QByteArray name = field.first(equals);
        const QByteArray value = field.sliced(equals + 1);
        if (name == "Access")
            authorization.accessKey = value;
        else if (name == "SignedHeaders")
            authorization.signedHeaders = value.split(';');
        else if (name == "Signature")
            authorization.signature = value;
    }
    if (authorization.accessKey.isEmpty() || authorization.signedHeaders.isEmpty() || authorization.signature.isEmpty())
        return std::nullopt;
    return authorization;
}

} // namespace deck::huawei
