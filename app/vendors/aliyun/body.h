#pragma once

#include "core/api_error.h"
#include "net/http.h"

#include <QJsonObject>

namespace deck::aliyun {

/// The body of an answer as one tree, whether it came as JSON or as XML (decided by Content-Type, else by the first
/// character). XML: the root is taken off, attributes and name spaces are left out; an element with elements in it is an
/// object, any other one its text ("" where that is blank), and an element that comes more than once under one parent is
/// a list. So a list of one looks like a scalar or an object: see aliyun.md 7, rows 4 and 16. The XML declaration may
/// be broken. A document type, an entity that is not predefined, more than 32 levels, a root that is neither `Error` nor
/// `…Response`, and JSON that is not an object are BadAnswer. Pure, as all here.
[[nodiscard]] Result<QJsonObject> readBody(const HttpReply &reply);

/// The frame of an answer, taken off.
struct Envelope
{
    QString requestId; ///< in whatever spelling it came; empty when absent
    QJsonObject body;  ///< the whole tree
};

/// An answer that says no is the vendor's error with its code, kind, request ID and `vendor`, an ID of either vendor of
/// this company. A success is one whatever Code stands beside its data ("200", "Success"); a Code that stands there with
/// nothing but an error's own members is an error all the same. An answer without the vendor's code is judged by its
/// HTTP status: 401 Credential, 408 TimedOut, 429 Throttled, other errors ServerFailed (code "http-503"; 403 too: that
/// is some gateway's refusal), and a success BadAnswer ("answer-…").
[[nodiscard]] Result<Envelope> readEnvelope(const HttpReply &reply, const QString &vendor);

/// `error` as found in a body whose frame was fine: with request ID, HTTP status and the vendor's wish to wait.
[[nodiscard]] tl::unexpected<ApiError> withReply(ApiError error, const HttpReply &reply, const QString &requestId = {});

} // namespace deck::aliyun
