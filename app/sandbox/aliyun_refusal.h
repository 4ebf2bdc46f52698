#pragma once

#include <QJsonObject>
#include <QString>

#include <variant>

namespace deck::sandbox {

/// What the vendor says no with.
struct AliyunRefusal
{
    QString code;
    QString message;
    int status = 400;
    QString permission {}; ///< of a refused permission: what AccessDeniedDetail names, e.g. "vod:SearchMedia"
    int retryAfter = 0;    ///< ms, sent as x-acs-retry-after; 0: not sent
};

/// The vendor's own words and status for a code; a short sentence of ours and 400 where no page has them.
[[nodiscard]] AliyunRefusal aliyunRefusal(const QString &code);
/// MissingParameter, with the name in the message.
[[nodiscard]] AliyunRefusal missingParameter(const QString &name);
/// InvalidParameter, likewise.
[[nodiscard]] AliyunRefusal invalidParameter(const QString &name, const QString &why);
/// "LimitExceeded.MediaIds" and the like.
[[nodiscard]] AliyunRefusal tooMany(const QString &name);

/// The data of an answer, or the refusal.
using AliyunOutcome = std::variant<QJsonObject, AliyunRefusal>;

} // namespace deck::sandbox
