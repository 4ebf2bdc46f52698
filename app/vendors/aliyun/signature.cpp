#include "vendors/aliyun/signature.h"

#include <QCryptographicHash>
#include <QMessageAuthenticationCode>
#include <QRandomGenerator>

#include <algorithm>
#include <array>

namespace deck::aliyun {

namespace {

constexpr QByteArrayView acs3Algorithm = "ACS3-HMAC-SHA256";

/// Lower-case names, trimmed values, sorted by name.
HttpHeaders canonical(const HttpHeaders &headers)
{
    HttpHeaders result;
    result.reserve(headers.size());
    for (const auto &[name, value] : headers)
        result.append({name.toLower(), value.trimmed()});
    std::stable_sort(result.begin(), result.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    return result;
}

} // namespace

QByteArray percentEncoded(const QByteArray &text)
{
    return text.toPercentEncoding();
}

QByteArray canonicalQuery(const Parameters &parameters)
{
    QByteArray query;
    for (auto it = parameters.cbegin(); it != parameters.cend(); ++it) {
        if (!query.isEmpty())
            query += '&';
        query += percentEncoded(it.key());
        query += '=';
        query += percentEncoded(it.value());
    }
    return query;
}

Parameters parametersOf(const QByteArray &encoded)
{
    Parameters parameters;
    for (QByteArray part : encoded.split('&')) {
        if (part.isEmpty())
            continue;
        part.replace('+', ' ');
        const qsizetype equals = part.indexOf('=');
        const QByteArray name = equals < 0 ? part : part.left(equals);
        const QByteArray value = equals < 0 ? QByteArray() : part.mid(equals + 1);
        parameters.insert(QByteArray::fromPercentEncoding(name), QByteArray::fromPercentEncoding(value));
    }
    return parameters;
}

QByteArray rpcStringToSign(const QByteArray &method, const Parameters &parameters)
{
    Parameters toSign = parameters;
    toSign.remove(QByteArrayLiteral("Signature"));
    QByteArray text = method;
    text += "&%2F&";
    text += percentEncoded(canonicalQuery(toSign));
    return text;
}

QByteArray rpcSignature(const QByteArray &method, const Parameters &parameters, const QByteArray &accessKeySecret)
{
    QMessageAuthenticationCode code(QCryptographicHash::Sha1, accessKeySecret + '&');
    code.addData(rpcStringToSign(method, parameters));
    return code.result().toBase64();
}

bool acs3SignsHeader(const QByteArray &name)
{
    const QByteArray lower = name.toLower();
    return lower == "host" || lower == "content-type" || lower.startsWith("x-acs-");
}

QByteArray acs3BodyHash(const QByteArray &body)
{
    return QCryptographicHash::hash(body, QCryptographicHash::Sha256).toHex();
}

QByteArray acs3SignedHeaders(const HttpHeaders &headers)
{
    QByteArray names;
    for (const auto &[name, value] : canonical(headers)) {
        if (!names.isEmpty())
            names += ';';
        names += name;
    }
    return names;
}

QByteArray acs3CanonicalRequest(const Acs3Request &request)
{
    QByteArray text = request.method + '\n' + request.path + '\n' + canonicalQuery(request.query) + '\n';
    for (const auto &[name, value] : canonical(request.headers))
        text += name + ':' + value + '\n';
    text += '\n';
    text += acs3SignedHeaders(request.headers) + '\n' + request.bodyHash;
    return text;
}

QByteArray acs3StringToSign(const Acs3Request &request)
{
    const QByteArray hash = QCryptographicHash::hash(acs3CanonicalRequest(request), QCryptographicHash::Sha256).toHex();
    return acs3Algorithm.toByteArray() + '\n' + hash;
}

QByteArray acs3Signature(const Acs3Request &request, const QByteArray &accessKeySecret)
{
    QMessageAuthenticationCode code(QCryptographicHash::Sha256, accessKeySecret);
    code.addData(acs3StringToSign(request));
    return code.result().toHex();
}

QByteArray acs3Authorization(const Acs3Request &request, const QByteArray &accessKeyId, const QByteArray &accessKeySecret)
{
    return acs3Algorithm.toByteArray() + " Credential=" + accessKeyId + ",SignedHeaders=" + acs3SignedHeaders(request.headers)
        + ",Signature=" + acs3Signature(request, accessKeySecret);
}

Acs3Authorization acs3AuthorizationOf(const QByteArray &headerValue)
{
    Acs3Authorization parts;
    if (!headerValue.startsWith(acs3Algorithm) || headerValue.mid(acs3Algorithm.size(), 1) != " ")
        return parts;
    for (const QByteArray &part : headerValue.mid(acs3Algorithm.size() + 1).split(',')) {
        const QByteArray trimmed = part.trimmed();
        const qsizetype equals = trimmed.indexOf('=');
        const QByteArray name = trimmed.left(equals);
        const QByteArray value = equals < 0 ? QByteArray() : trimmed.mid(equals + 1);
        if (name == "Credential")
            parts.accessKeyId = value;
        else if (name == "SignedHeaders")
            parts.signedHeaders = value;
        else if (name == "Signature")
            parts.signature = value;
    }
    return parts;
}

QByteArray newNonce()
{
    std::array<quint32, 4> random {};
    QRandomGenerator::system()->fillRange(random.data(), random.size());
    return QByteArray(reinterpret_cast<const char *>(random.data()), sizeof random).toHex();
}

} // namespace deck::aliyun
