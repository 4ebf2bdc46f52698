#pragma once

#include "sandbox/aliyun_gate.h"

namespace deck::sandbox {

/// The operations of Intelligent Media Services (2020-11-09) that concern uploads.
class AliyunIms final
{
public:
    explicit AliyunIms(const VendorLimits &limits)
        : m_limits(limits)
    {
    }
    [[nodiscard]] static QStringList operations();
    /// `asked.action` is one of them.
    [[nodiscard]] AliyunOutcome perform(const AliyunRequest &asked, const AliyunKey &key, const Moment &moment) const;

private:
    [[nodiscard]] static AliyunOutcome list(const AliyunRequest &asked, const AliyunContent &content, const Moment &moment);
    [[nodiscard]] AliyunOutcome batchInfos(const AliyunRequest &asked, const AliyunContent &content, const Moment &moment) const;
    [[nodiscard]] int batch(UploadKind kind, int otherwise) const;

    const VendorLimits m_limits;
};

} // namespace deck::sandbox
