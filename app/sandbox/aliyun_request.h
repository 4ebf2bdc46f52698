#pragma once

#include "sandbox/http_parser.h"
#include "vendors/aliyun/signature.h"

#include <QStringList>

namespace deck::sandbox {

/// A request as Alibaba's gateway reads it: parameters from query and form alike, action and version from either
/// the parameters (RPC) or the x-acs- headers (ACS3).
struct AliyunRequest
{
    explicit AliyunRequest(const Request &request);

    aliyun::Parameters query;
    aliyun::Parameters form;
    QString action;
    QString version;
    bool acs3 = false; ///< signed by header
    bool xml = false;  ///< how it is to be answered: RPC without Format means XML

    /// A parameter of query or form; empty when absent.
    [[nodiscard]] QString value(const char *name) const;
    [[nodiscard]] bool has(const char *name) const { return query.contains(name) || form.contains(name); }
    /// The members of a comma-joined list, empty ones left out.
    [[nodiscard]] QStringList list(const char *name) const { return value(name).split(u',', Qt::SkipEmptyParts); }
    /// The same of a list of URLs, each of which was percent-encoded before joining.
    [[nodiscard]] QStringList urls(const char *name) const;
    [[nodiscard]] aliyun::Parameters all() const;
};

} // namespace deck::sandbox
