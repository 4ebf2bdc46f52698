#pragma once

#include "sandbox/aliyun_content.h"
#include "sandbox/aliyun_refusal.h"
#include "sandbox/aliyun_request.h"
#include "sandbox/sandbox_vendor.h"
#include "vendors/vendor.h"

#include <deque>
#include <optional>

namespace deck::sandbox {

/// One access key of the imitation; several keys may open one library.
struct AliyunKey
{
    QString name; ///< of the account it is announced as
    QString id;
    QByteArray secret;
    QByteArray securityToken {};        ///< of an STS key; empty: a key of its own
    std::optional<Instant> tokenEnd {}; ///< when the token expires
    QString region = QStringLiteral("cn-shanghai");
    bool active = true;
    QString announcedIn {}; ///< the scenario that announces it; empty: always
    std::shared_ptr<AliyunContent> content {};
};

/// What stands before every operation: key, time, signature, nonce, token, region and rate, as the shared gateway of
/// Alibaba's services checks them, for both signature methods.
class AliyunGate final
{
public:
    AliyunGate(const std::vector<AliyunKey> &keys, VendorLimits limits)
        : m_keys(keys)
        , m_limits(std::move(limits))
    {
    }

    struct Passed
    {
        const AliyunKey *key = nullptr; ///< set when nothing was refused
        std::optional<AliyunRefusal> refusal;
    };
    /// `operations`: the names the product has, the limits' and others.
    [[nodiscard]] Passed check(const Request &request, const AliyunRequest &asked, const QStringList &operations,
                               const Moment &moment);

private:
    using Times = std::deque<Milliseconds>;
    /// What either method sends along, and whether it is signed rightly.
    struct Signed
    {
        QString keyId;
        QString time;
        QString nonce;
        QByteArray token;
    };

    [[nodiscard]] std::variant<Signed, AliyunRefusal> readRpc(const AliyunRequest &asked) const;
    [[nodiscard]] std::variant<Signed, AliyunRefusal> readAcs3(const Request &request) const;
    [[nodiscard]] std::optional<AliyunRefusal> checkTime(const Signed &what, const Moment &moment) const;
    [[nodiscard]] std::optional<AliyunRefusal> checkRpc(const Request &request, const AliyunRequest &asked,
                                                        const AliyunKey &key) const;
    [[nodiscard]] std::optional<AliyunRefusal> checkAcs3(const Request &request, const AliyunRequest &asked,
                                                         const AliyunKey &key) const;
    [[nodiscard]] std::optional<AliyunRefusal> checkToken(const Signed &what, const AliyunKey &key, const Moment &moment) const;
    [[nodiscard]] std::optional<AliyunRefusal> checkRate(const AliyunKey &key, const QString &action, const Moment &moment);
    [[nodiscard]] bool takesNonce(const QString &nonce, Milliseconds now);

    const std::vector<AliyunKey> &m_keys;
    const VendorLimits m_limits;
    QHash<QString, Milliseconds> m_nonces;
    std::deque<std::pair<Milliseconds, QString>> m_nonceOrder;
    QHash<QPair<const AliyunContent *, QString>, Times> m_calls;
    int m_throttled = 0;
};

} // namespace deck::sandbox
