#pragma once

#include "sandbox/zego_gate.h"

#include <QJsonObject>

#include <variant>

namespace deck::sandbox {

/// What a DescribeUploadTasks asks, read from its body.
struct ZegoQuery
{
    QString taskId;
    int status = 0; ///< 0: no filter
    int pageSize = 0;
    int page = 0;            ///< pages before this one
    qsizetype before = -1;   ///< index of the last task already given; -1: none
    qsizetype firstEnd = -1; ///< the same of the first page
};

/// The query, or the refusal of one of its parameters.
[[nodiscard]] std::variant<ZegoQuery, ZegoCode> zegoQuery(const QJsonObject &body, const ZegoContent &content);

/// Data of the answer, newest first, with what the scenario makes of it.
[[nodiscard]] QJsonObject zegoListing(const ZegoQuery &query, const ZegoContent &content, const Moment &moment);

/// The last change of the whole answer: numbers no JSON writer makes.
[[nodiscard]] QByteArray zegoBody(const QJsonObject &envelope, const QString &scenario);

} // namespace deck::sandbox
