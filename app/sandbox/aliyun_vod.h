#pragma once

#include "sandbox/aliyun_gate.h"

namespace deck::sandbox {

/// The operations of ApsaraVideo VOD (2017-03-21) that concern uploads.
class AliyunVod final
{
public:
    explicit AliyunVod(const VendorLimits &limits)
        : m_limits(limits)
    {
    }
    [[nodiscard]] static QStringList operations();
    /// `asked.action` is one of them.
    [[nodiscard]] AliyunOutcome perform(const AliyunRequest &asked, const AliyunKey &key, const Moment &moment);

private:
    /// Where a traversal by ScrollToken stands.
    struct Scroll
    {
        QString asked;        ///< Match, Fields and so on: a token goes with its search
        Instant asOf;         ///< what came later stays out, so that rows do not shift
        qsizetype page = 0;   ///< the last one given, from 0
        qsizetype size = 0;   ///< of that page
        Milliseconds end {0}; ///< of the token, monotonic
    };
    [[nodiscard]] AliyunOutcome uploadDetails(const AliyunRequest &asked, const AliyunContent &content,
                                              const Moment &moment) const;
    [[nodiscard]] AliyunOutcome search(const AliyunRequest &asked, const AliyunContent &content, const Moment &moment);
    [[nodiscard]] std::variant<Scroll, AliyunRefusal> readScroll(const AliyunRequest &asked, const Moment &moment);
    [[nodiscard]] QString keepScroll(const Scroll &scroll, const Moment &moment);
    [[nodiscard]] AliyunOutcome videoList(const AliyunRequest &asked, const AliyunContent &content, const Moment &moment) const;
    [[nodiscard]] AliyunOutcome videoInfos(const AliyunRequest &asked, const AliyunContent &content, const Moment &moment) const;
    [[nodiscard]] int batch(UploadKind kind, int otherwise) const;

    const VendorLimits m_limits;
    QHash<QString, Scroll> m_scrolls;
    std::optional<Instant> m_expiredIn; ///< start of the scenario in which one token was said to be expired
};

} // namespace deck::sandbox
