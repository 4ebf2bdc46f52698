#pragma once

#include "net/http.h"

#include <QByteArray>
#include <QMap>

namespace deck::aliyun {

/// Decoded names and values of a query or form, sorted by name in byte order.
using Parameters = QMap<QByteArray, QByteArray>;

/// UTF-8 bytes; unreserved `A-Z a-z 0-9 - _ . ~` stay, everything else is `%XX` in upper case. Pure, as all here.
[[nodiscard]] QByteArray percentEncoded(const QByteArray &text);

/// `name=value` joined with `&`, encoded, in the order of names; an empty value keeps its `=`.
[[nodiscard]] QByteArray canonicalQuery(const Parameters &parameters);

/// The reverse, of a query or a form body as it came ('+' is a blank). Of a name that comes twice the last value counts.
[[nodiscard]] Parameters parametersOf(const QByteArray &encoded);

// RPC signature (aliyun.md 1.3; "signature V1", later called V2): HMAC-SHA1 over all parameters of query and form body.

/// `parameters` with or without "Signature": it is never signed.
[[nodiscard]] QByteArray rpcStringToSign(const QByteArray &method, const Parameters &parameters);
/// Base64, not yet percent-encoded.
[[nodiscard]] QByteArray rpcSignature(const QByteArray &method, const Parameters &parameters, const QByteArray &accessKeySecret);

// ACS3-HMAC-SHA256 (aliyun.md 1.4; "signature method V3").

/// What is signed of a request.
struct Acs3Request
{
    QByteArray method;
    QByteArray path; ///< as sent, "/" where there is none
    Parameters query;
    HttpHeaders headers; ///< those to be signed, and no others; any order, any case
    QByteArray bodyHash; ///< value of x-acs-content-sha256; see acs3BodyHash
};

/// Whether a header that is sent must be signed: host, content-type and every x-acs-*. Any case.
[[nodiscard]] bool acs3SignsHeader(const QByteArray &name);
/// Lower-case hex SHA-256 of the body as sent.
[[nodiscard]] QByteArray acs3BodyHash(const QByteArray &body);
/// "host;x-acs-action;…"
[[nodiscard]] QByteArray acs3SignedHeaders(const HttpHeaders &headers);
[[nodiscard]] QByteArray acs3CanonicalRequest(const Acs3Request &request);
[[nodiscard]] QByteArray acs3StringToSign(const Acs3Request &request);
/// Lower-case hex.
[[nodiscard]] QByteArray acs3Signature(const Acs3Request &request, const QByteArray &accessKeySecret);
/// Value of the Authorization header.
[[nodiscard]] QByteArray acs3Authorization(const Acs3Request &request, const QByteArray &accessKeyId,
                                           const QByteArray &accessKeySecret);

/// The parts of an Authorization header of ACS3; empty ones where it has another form.
struct Acs3Authorization
{
    QByteArray accessKeyId;
    QByteArray signedHeaders;
    QByteArray signature;
};
[[nodiscard]] Acs3Authorization acs3AuthorizationOf(const QByteArray &headerValue);

/// 32 lower-case hex digits of 16 random bytes.
[[nodiscard]] QByteArray newNonce();

} // namespace deck::aliyun
