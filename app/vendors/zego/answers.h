#pragma once

#include "core/upload.h"
#include "net/http.h"
#include "vendors/vendor.h"

#include <QJsonObject>

namespace deck::zego {

/// The frame of every answer of this vendor, taken off.
struct Envelope
{
    QString requestId; ///< as text even where a number came; empty when absent
    QJsonValue data;   ///< undefined or null where there is none
};

/// Code 0 is the only success, whatever the HTTP status; another Code is the vendor's error with its kind and
/// request ID. A body that is not this envelope is judged by its HTTP status: 401 Credential, 408 TimedOut, 429
/// Throttled, other errors ServerFailed (code "http-503"; 403 too: without a Code it is some gateway's refusal, not
/// the vendor's), and a success BadAnswer ("answer-…"). Pure.
[[nodiscard]] Result<Envelope> readEnvelope(const HttpReply &reply);

/// The Data of DescribeUploadTasks.
struct TaskList
{
    QList<Upload> uploads;       ///< in the answer's order, repeated IDs included
    QString nextPageToken;       ///< empty: no more pages
    std::optional<qint64> total; ///< absent where it was not a number or negative
    int unusable = 0;            ///< items without an ID that can be sent back
};

/// Every spelling and form of zego.md section 6. BadAnswer where a list or a token may be hidden in a form we
/// do not know: an answer that is misread as empty would make uploads vanish. Pure.
[[nodiscard]] Result<TaskList> readTaskList(const QJsonValue &data, const QString &account, Instant receivedAt);

/// Answer to a listing: envelope, list, redacted body.
[[nodiscard]] Result<Page> readPage(const HttpReply &reply, const QString &account);

/// Answer to a question about one ID: the upload, or "missing" for an empty list. BadAnswer when it speaks of another.
[[nodiscard]] Result<Details> readDetails(const HttpReply &reply, const QString &account, const QString &id);

} // namespace deck::zego
