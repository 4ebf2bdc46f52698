#pragma once

#include "core/api_error.h"

#include <QFuture>
#include <QTest>

namespace deck {

/// The future's result, once it is there.
template<typename T>
Result<T> settled(const QFuture<Result<T>> &future)
{
    if (!QTest::qWaitFor([&] { return future.isFinished(); }, 30'000) || future.resultCount() != 1)
        return failure(ErrorKind::Local, QStringLiteral("no-result"), QStringLiteral("The future did not end with one result."));
    return future.result();
}

} // namespace deck
