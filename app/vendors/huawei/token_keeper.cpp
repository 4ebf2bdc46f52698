#include "vendors/huawei/token_keeper.h"

#include "vendors/huawei/huawei.h"
#include "vendors/huawei/operations.h"

#include <utility>

namespace deck::huawei {

TokenKeeper::TokenKeeper(TypedCalls &calls, AccountChannel &channel, Clock &clock, QString projectId,
                         std::function<HttpRequest()> request)
    : m_calls(calls)
    , m_channel(channel)
    , m_clock(clock)
    , m_projectId(std::move(projectId))
    , m_request(std::move(request))
{
}

QFuture<Result<TokenKeeper::Token>> TokenKeeper::token(const Token &refused)
{
    forget(refused);
    if (m_token.value && m_clock.now() < m_token.renewAt)
        return ended<Token>(m_token.value);
    const auto answer = newAnswer<Token>();
    m_waiting.push_back(answer);
    if (m_waiting.size() == 1)
        renew();
    return answer.future();
}

void TokenKeeper::forget(const Token &token)
{
    if (token && token == m_token.value)
        m_token = {};
}

void TokenKeeper::renew()
{
    const auto future = m_calls.call<IamToken>(
        limits().operation(createToken).in({}), [request = m_request](Instant) { return request(); },
        [projectId = m_projectId](const HttpReply &reply) { return readToken(reply, projectId); }, {});
    await(future, this, [this](const Result<IamToken> &token) {
        if (token) {
            m_token = *token;
            m_channel.hideToken(m_token.value);
        }
        const auto waiting = std::exchange(m_waiting, {});
        for (const auto &answer : waiting)
            answer.give(token ? Result<Token>(token->value) : Result<Token>(tl::unexpected(token.error())));
    });
}

} // namespace deck::huawei
