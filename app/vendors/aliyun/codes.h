#pragma once

#include "core/api_error.h"

#include <QString>

namespace deck::aliyun {

[[nodiscard]] QString vodId(); ///< "aliyun-vod"
[[nodiscard]] QString imsId(); ///< "aliyun-ims"

/// What a code means for the next step (aliyun.md 4.2). Codes no table names go by the HTTP status: 429 Throttled,
/// 5xx ServerFailed, everything else Rejected.
[[nodiscard]] ErrorKind kindOfCode(const QString &code, int httpStatus);

/// Whether the code says that the key may not do this: the permission of the operation is to be named then.
[[nodiscard]] bool isPermissionCode(const QString &code);

} // namespace deck::aliyun
