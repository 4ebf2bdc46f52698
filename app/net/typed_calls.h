#pragma once

#include "core/answer.h"
#include "net/account_channel.h"

#include <QObject>

#include <functional>
#include <map>
#include <memory>

namespace deck {

/// The calls of one vendor's client over its account's channel, each answer read into a value by a pure function. The
/// reading is the judge as well: an answer that cannot be read is tried again like any other failure. Destroying it
/// ends the open calls as Cancelled. Engine thread.
class TypedCalls final : public QObject
{
public:
    /// `channel` outlives this.
    explicit TypedCalls(AccountChannel &channel)
        : m_channel(channel)
    {
    }
    ~TypedCalls() override
    {
        for (auto &[number, stop] : m_open)
            stop.cancel();
        // the watchers die with this, and with them the last hold on each answer
    }

    template<typename T>
    [[nodiscard]] QFuture<Result<T>> call(const Operation &operation, AccountChannel::BuildRequest build,
                                          std::function<Result<T>(const HttpReply &)> read, const CancelToken &cancel)
    {
        if (cancel.isCancelled())
            return ended<T>(cancelled());
        const auto value = std::make_shared<T>();
        const auto answer = newAnswer<T>();
        CancelSource stop;
        const quint64 number = ++m_lastCall;
        m_open.emplace(number, stop);
        auto *owner = new QObject(this); // of what ends with this call
        cancel.onCancel(owner, [stop]() mutable { stop.cancel(); });
        const auto judge = [read = std::move(read), value](const HttpReply &reply) -> std::optional<ApiError> {
            Result<T> result = read(reply);
            if (!result)
                return std::move(result.error());
            *value = std::move(*result);
            return std::nullopt;
        };
        await(m_channel.call(operation, std::move(build), judge, stop.token()), owner,
              [this, owner, number, answer, value](const Result<HttpReply> &reply) {
                  owner->deleteLater();
                  m_open.erase(number);
                  answer.give(reply ? Result<T>(std::move(*value)) : Result<T>(tl::unexpected(reply.error())));
              });
        return answer.future();
    }

private:
    AccountChannel &m_channel;
    quint64 m_lastCall = 0;
    std::map<quint64, CancelSource> m_open;
};

} // namespace deck
