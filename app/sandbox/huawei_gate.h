#pragma once

#include "sandbox/huawei_iam.h"

#include <deque>

namespace deck::sandbox {

/// The API gateway: who asks, and how often. What it refuses carries a code of the gateway's, APIGW.…
class HuaweiGate final
{
public:
    HuaweiGate(std::vector<HuaweiAccount> &accounts, const HuaweiIam &iam)
        : m_accounts(accounts)
        , m_iam(iam)
    {
    }

    struct Passed
    {
        HuaweiAccount *account = nullptr; ///< set when nothing was refused
        QString projectId;                ///< the project the sign-in is good for; empty: the whole domain
        HuaweiRefusal refusal;
    };
    /// Token or signature.
    [[nodiscard]] Passed signedIn(const Request &request, const Moment &moment);
    /// nullopt within the rate of the vendor's limits table; what was refused does not count.
    [[nodiscard]] std::optional<HuaweiRefusal> overRate(const HuaweiAccount &account, const QString &operation,
                                                        const Moment &moment);

private:
    struct Key
    {
        int failures = 0; ///< bad signatures in a row
        std::optional<Milliseconds> lockedUntil;
    };
    [[nodiscard]] Passed byToken(const QByteArray &text, const Moment &moment) const;
    [[nodiscard]] Passed bySignature(const Request &request, const Moment &moment);

    std::vector<HuaweiAccount> &m_accounts;
    const HuaweiIam &m_iam;
    QHash<QByteArray, Key> m_keys;
    QHash<QPair<QString, QString>, std::deque<Milliseconds>> m_calls; ///< by project and operation
};

/// 401 APIGW.0301 with the gateway's words after "Incorrect IAM authentication information: ".
[[nodiscard]] HuaweiRefusal notSignedIn(const QString &why);

} // namespace deck::sandbox
