#pragma once

#include "core/api_error.h"

#include <QFuture>
#include <QPromise>

#include <atomic>

namespace deck {

[[nodiscard]] inline ApiError secretsGone()
{
    return {ErrorKind::Cancelled,
            QStringLiteral("cancelled"),
            QStringLiteral("The program ended before the secret store answered."),
            {},
            0,
            {},
            {},
            {}};
}

/// A promise whose type does not matter.
class AnyPromised
{
public:
    AnyPromised() = default;
    virtual ~AnyPromised() = default;
    Q_DISABLE_COPY_MOVE(AnyPromised)
    /// Ends it with Cancelled, if it has not ended.
    virtual void giveUp() = 0;
};

/// A promise that always ends with one result: the first one given, or Cancelled when nobody is left to give it. Thread-safe.
template<typename T>
class Promised final : public AnyPromised
{
public:
    Promised() { m_promise.start(); }
    ~Promised() override { finish(tl::unexpected(secretsGone())); }

    [[nodiscard]] QFuture<Result<T>> future() const { return m_promise.future(); }
    void finish(Result<T> result)
    {
        if (m_ended.exchange(true))
            return;
        m_promise.addResult(std::move(result));
        m_promise.finish();
    }

    void giveUp() override { finish(tl::unexpected(secretsGone())); }

private:
    QPromise<Result<T>> m_promise;
    std::atomic<bool> m_ended = false;
};

template<typename T>
[[nodiscard]] QFuture<Result<T>> answered(Result<T> result)
{
    Promised<T> promised;
    promised.finish(std::move(result));
    return promised.future();
}

} // namespace deck
