#pragma once

#include "core/api_error.h"
#include "net/http.h"

#include <QJsonObject>
#include <QString>

#include <optional>

namespace deck::huawei {

/// How the asking side proves who it is.
enum class SignIn : quint8 {
    AccessKey,  ///< signs each request
    IamUser,    ///< a token of IAM, renewed by this program
    ReadyToken, ///< a token from elsewhere, which cannot be renewed
};

/// What was sent, as far as it decides what a refusal means.
struct Asked
{
    QString operation;
    SignIn signIn = SignIn::AccessKey;
    std::optional<Instant> signedAt {}; ///< the time in the signature, where there is one
};

/// The code of the refused token of an IAM user: the sign that it is worth renewing. ApiError::subject is the vendor's code.
[[nodiscard]] QString tokenRefused();

/// The object of an answer without an error in it; of a 204 an empty one. Errors are taken in every form of huawei.md
/// section 4 (error_code, errorCode, code, the same nested, numbers), also where the HTTP status says success; a body that
/// is none of these is judged by its HTTP status: 401 Credential, 408 TimedOut, 429 Throttled, other errors ServerFailed
/// (code "http-503"), and a success BadAnswer ("answer-…"). Pure.
///
/// One code of the gateway, 0301, says that a signature does not fit (Credential; Clock where the server's time is more
/// than 15 minutes from that of the signature), that the key is locked ("key-locked"), or that a token is dead
/// ("token-refused", "token-ended").
[[nodiscard]] Result<QJsonObject> readEnvelope(const HttpReply &reply, const Asked &asked);

/// Fills in the HTTP status, the request ID and Retry-After of the answer the error speaks of.
[[nodiscard]] tl::unexpected<ApiError> withReply(ApiError error, const HttpReply &reply);

} // namespace deck::huawei
