#pragma once

#include "net/typed_calls.h"
#include "vendors/huawei/envelope.h"
#include "vendors/huawei/requests.h"
#include "vendors/huawei/token_keeper.h"

#include <QObject>

#include <functional>
#include <utility>

namespace deck::huawei {

/// A question to VOD, without proof of who asks.
template<typename T>
struct Question
{
    Operation operation;
    HttpRequest request;
    std::function<Result<T>(const HttpReply &, const Asked &)> read;
    CancelToken cancel;
};

/// The question of an IAM user: gets a token, asks with it, and where the token is refused gets another one and asks once
/// more. Deletes itself when it has ended; destroyed before, its answer is Cancelled. Engine thread.
template<typename T>
class UserQuestion final : public QObject
{
public:
    /// `tokens` and `calls` outlive this.
    UserQuestion(Question<T> question, TokenKeeper &tokens, TypedCalls &calls, QObject *parent)
        : QObject(parent)
        , m_question(std::move(question))
        , m_tokens(tokens)
        , m_calls(calls)
    {
    }

    [[nodiscard]] QFuture<Result<T>> start()
    {
        m_question.cancel.onCancel(this, [this] { end(cancelled()); });
        askForToken();
        return m_answer.future();
    }

private:
    struct Attempt
    {
        T value {};
        bool tokenRefused = false;
    };

    void askForToken()
    {
        await(m_tokens.token(m_refused), this, [this](const Result<TokenKeeper::Token> &token) {
            if (token)
                askWith(*token);
            else
                end(tl::unexpected(token.error()));
        });
    }

    void askWith(const TokenKeeper::Token &token)
    {
        const bool last = m_refused != nullptr;
        const auto build = [request = m_question.request, token](Instant) {
            HttpRequest withToken = request;
            putToken(withToken, *token);
            return withToken;
        };
        // The first refusal is a good answer to the channel: it neither pauses the account nor tries again by itself.
        const auto read = [read = m_question.read, asked = Asked {m_question.operation.name, SignIn::IamUser},
                           last](const HttpReply &reply) -> Result<Attempt> {
            Result<T> value = read(reply, asked);
            if (value)
                return Attempt {std::move(*value), false};
            if (!last && value.error().code == tokenRefused())
                return Attempt {{}, true};
            return tl::unexpected(std::move(value.error()));
        };
        const auto future = m_calls.call<Attempt>(m_question.operation, build, read, m_question.cancel);
        await(future, this, [this, token](Result<Attempt> attempt) { answered(token, std::move(attempt)); });
    }

    void answered(const TokenKeeper::Token &token, Result<Attempt> attempt)
    {
        if (attempt && attempt->tokenRefused) {
            m_refused = token;
            askForToken();
        } else if (attempt) {
            end(std::move(attempt->value));
        } else {
            if (attempt.error().code == tokenRefused())
                m_tokens.forget(token); // when the person has acted, it begins with a new one
            end(tl::unexpected(std::move(attempt.error())));
        }
    }

    void end(Result<T> result)
    {
        m_answer.give(std::move(result));
        deleteLater();
    }

    Question<T> m_question;
    TokenKeeper &m_tokens;
    TypedCalls &m_calls;
    TokenKeeper::Token m_refused; ///< by the first answer
    const Answer<Result<T>> m_answer = newAnswer<T>();
};

} // namespace deck::huawei
