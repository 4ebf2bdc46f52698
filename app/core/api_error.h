#pragma once

#include "core/instant.h"

#include <tl/expected.hpp>

#include <QString>

#include <optional>

namespace deck {

/// Why something did not work, as far as a person's or a program's next step differs.
enum class ErrorKind : quint8 {
    BadInput,       ///< what was asked is malformed; nothing was sent
    Local,          ///< profile, database, disk or keychain on this computer
    Rejected,       ///< the vendor understood and said no, with its own code
    Unreachable,    ///< name lookup, connection, TLS, reset or early close
    TimedOut,       ///< no complete answer within the time-out
    Throttled,      ///< the vendor asks for fewer calls
    ServerFailed,   ///< HTTP 5xx or another HTTP error without a code of the vendor
    BadAnswer,      ///< an answer came and cannot be used
    Credential,     ///< missing, refused or expired keys
    Clock,          ///< this computer's clock is too far off to sign
    OutcomeUnknown, ///< a write left and its reply was lost
    NotFound,       ///< no such account or upload
    Cancelled,      ///< asked for by us or by the person
};

/// An error as a value. Texts from a vendor stand unchanged in `code` and `message`; texts of ours are
/// made from a code of our own by app/models/own_error_texts.cpp; `message` is then detail for logs.
struct ApiError
{
    ErrorKind kind = ErrorKind::Local;
    QString code;      ///< the vendor's code; or one of ours beginning with a lower-case word, e.g. "timeout"
    QString message;   ///< the vendor's message, or plain technical detail; no secret, no header, no body
    QString requestId; ///< the vendor's; empty when there was none
    int httpStatus = 0; ///< 0 when no HTTP answer came
    std::optional<Milliseconds> retryAfter; ///< the server's wish, already bounded to 0..2 min
    QString vendor;    ///< vendor ID whose advice table knows `code`; empty for codes of ours
    QString subject;   ///< what it is about, to be named to the person: a file, an account, a key, a variable, a host
    QByteArray answer {}; ///< the body that told it, redacted; empty when none came. In memory only, never stored or logged

    friend bool operator==(const ApiError &, const ApiError &) = default;
};

template<typename T>
using Result = tl::expected<T, ApiError>;

[[nodiscard]] inline tl::unexpected<ApiError> failure(ErrorKind kind, QString code, QString message, QString subject = {})
{
    ApiError error;
    error.kind = kind;
    error.code = std::move(code);
    error.message = std::move(message);
    error.subject = std::move(subject);
    return tl::unexpected<ApiError>(std::move(error));
}

} // namespace deck
