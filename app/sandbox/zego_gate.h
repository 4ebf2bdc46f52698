#pragma once

#include "sandbox/sandbox_vendor.h"
#include "sandbox/zego_content.h"

#include <deque>
#include <optional>

namespace deck::sandbox {

/// One AppId of the imitation.
struct ZegoAccount
{
    QString name;
    quint32 appId = 0;
    QByteArray serverSecret;
    bool testEnvironment = false; ///< answers only with IsTest=true
    bool enabled = true;          ///< the add-on is there; otherwise 350006006
    ZegoContent content;
};

/// Code and Message of the vendor's envelope.
struct ZegoCode
{
    qint64 code = 0;
    QString message;
};

/// The words of the recorded answers; the vendor's own for other codes are not known.
[[nodiscard]] ZegoCode zegoCode(qint64 code);
[[nodiscard]] ZegoCode invalidParameter(const QString &name);

/// What stands before every operation: common parameters, time window, nonce, signature, environment and rate,
/// in the order in which the vendor's pages number them.
class ZegoGate final
{
public:
    explicit ZegoGate(std::vector<ZegoAccount> &accounts)
        : m_accounts(accounts)
    {
    }

    struct Passed
    {
        ZegoAccount *account = nullptr; ///< set when nothing was refused
        ZegoCode refusal;
    };
    [[nodiscard]] Passed check(const Request &request, const Moment &moment);

private:
    using Times = std::deque<Milliseconds>;

    [[nodiscard]] std::optional<ZegoCode> checkTimestamp(const QString &timestamp, const Moment &moment) const;
    [[nodiscard]] std::optional<ZegoCode> checkSignature(const ZegoAccount &account, const Request &request,
                                                         const Moment &moment);
    [[nodiscard]] bool takesNonce(quint32 appId, const QByteArray &nonce, Milliseconds now);
    [[nodiscard]] bool keepsRate(quint32 appId, const QString &action, double perSecond, Milliseconds now);

    std::vector<ZegoAccount> &m_accounts;
    QHash<QPair<quint32, QByteArray>, Milliseconds> m_nonces;
    std::deque<std::pair<Milliseconds, QPair<quint32, QByteArray>>> m_nonceOrder;
    QHash<QPair<quint32, QString>, Times> m_calls;
};

} // namespace deck::sandbox
