#pragma once

#include "core/answer.h"
#include "net/typed_calls.h"
#include "vendors/huawei/token.h"

#include <QObject>

#include <functional>
#include <vector>

namespace deck::huawei {

/// The sign-in token of one account: got when first needed, kept in memory for its life, renewed once for all who wait.
/// Engine thread. Destroying it ends the waiting ones as Cancelled.
class TokenKeeper final : public QObject
{
    Q_OBJECT
public:
    using Token = std::shared_ptr<const Secret>;

    /// `request` makes the question to IAM. `calls` and `channel` outlive this.
    TokenKeeper(TypedCalls &calls, AccountChannel &channel, Clock &clock, QString projectId,
                std::function<HttpRequest()> request);

    /// A token to send. `refused`: one this gave before and the vendor would not take; it is not given again. A renewal
    /// under way is waited for, never doubled.
    [[nodiscard]] QFuture<Result<Token>> token(const Token &refused = {});

    /// The vendor would not take even a new token: the next question gets one anew.
    void forget(const Token &token);

private:
    void renew();

    TypedCalls &m_calls;
    AccountChannel &m_channel;
    Clock &m_clock;
    QString m_projectId;
    std::function<HttpRequest()> m_request;
    IamToken m_token;
    std::vector<Answer<Result<Token>>> m_waiting; ///< not empty: a renewal is under way
};

} // namespace deck::huawei
