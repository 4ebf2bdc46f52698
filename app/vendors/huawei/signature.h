#pragma once

#include "net/http.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QList>

#include <optional>
#include <utility>

namespace deck::huawei {

/// SDK-HMAC-SHA256, the AK/SK signature of the vendor's API gateway ("API Request Signing Guide", devg-apisign;
/// huawei.md 1.3). The client signs with it and the sandbox checks with it. All functions are pure, any thread.

inline constexpr auto signatureAlgorithm = "SDK-HMAC-SHA256";
inline constexpr auto dateHeader = "X-Sdk-Date"; ///< required, and always signed

/// Names and values of a query, decoded, UTF-8; a name may stand several times.
using QueryItems = QList<std::pair<QByteArray, QByteArray>>;

/// A request as far as it is signed.
struct SigningRequest
{
    QByteArray method;   ///< "GET", upper case
    QByteArray path;     ///< as it is sent, percent-encoded where it must be: "/v1.0/…/asset/list"
    QueryItems query;    ///< in any order
    HttpHeaders headers; ///< all of them, Host and X-Sdk-Date included; names in any case
    QByteArray body;     ///< the exact bytes sent
};

/// What an Authorization header of this algorithm says.
struct Authorization
{
    QByteArray accessKey;
    QByteArrayList signedHeaders; ///< lower case, in the header's order
    QByteArray signature;         ///< lower-case hex

    friend bool operator==(const Authorization &, const Authorization &) = default;
};

/// UTF-8 with everything but A-Z a-z 0-9 - _ . ~ as %XY, upper-case hex.
[[nodiscard]] QByteArray percentEncoded(const QByteArray &utf8);

/// The items of a query as it came over the wire. '+' is a plus.
[[nodiscard]] QueryItems queryItemsOf(const QByteArray &encodedQuery);

/// "20260801T083000Z".
[[nodiscard]] QByteArray sdkDate(Instant time);
/// nullopt for any other form.
[[nodiscard]] std::optional<Instant> timeOfSdkDate(const QByteArray &text);

/// The names of all headers, lower case and sorted: what a client that signs all of them puts in SignedHeaders.
[[nodiscard]] QByteArrayList signedHeaderNames(const HttpHeaders &headers);

/// `signedHeaders` in lower case, taken in the order given; one that is missing among the headers counts as empty.
[[nodiscard]] QByteArray canonicalRequest(const SigningRequest &request, const QByteArrayList &signedHeaders);

[[nodiscard]] QByteArray stringToSign(const QByteArray &date, const QByteArray &canonicalRequest);

[[nodiscard]] QByteArray signature(const QByteArray &secretKey, const QByteArray &stringToSign);

/// The signature of a request over the named headers; the date is that of its X-Sdk-Date header.
[[nodiscard]] QByteArray signatureOf(const SigningRequest &request, const QByteArrayList &signedHeaders,
                                     const QByteArray &secretKey);

/// The value of the Authorization header.
[[nodiscard]] QByteArray authorizationText(const Authorization &authorization);

/// nullopt where the text is no Authorization of this algorithm with all three parts.
[[nodiscard]] std::optional<Authorization> readAuthorization(const QByteArray &text);

} // namespace deck::huawei
