#pragma once

#include "sandbox/huawei_query.h"

#include <QJsonObject>

namespace deck::sandbox {

/// The answer of a write, or its refusal.
using HuaweiWritten = std::variant<QJsonObject, HuaweiRefusal>;

[[nodiscard]] HuaweiWritten confirmAssetUpload(const QJsonObject &body, HuaweiContent &content, const Moment &moment);
/// Each item can fail by itself, in an answer of HTTP 200.
[[nodiscard]] HuaweiWritten uploadMetaDataByUrl(const QJsonObject &body, HuaweiContent &content, const Moment &moment);

} // namespace deck::sandbox
