#pragma once

#include "net/account_channel.h"

#include "tests/support/manual_clock.h"
#include "tests/support/raw_server.h"

#include <QTest>

namespace deck {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// An account at a server whose words say how an answer is to be judged.
inline std::optional<ApiError> judge(const HttpReply &reply)
{
    const auto error = [](ErrorKind kind, const QString &code) { return failure(kind, code, u"Said no."_s).value(); };
    if (reply.status == 429)
        return error(ErrorKind::Throttled, u"busy"_s);
    if (reply.status >= 500)
        return error(ErrorKind::ServerFailed, u"broken"_s);
    if (reply.body == "credential")
        return error(ErrorKind::Credential, u"refused"_s);
    if (reply.body == "rejected")
        return error(ErrorKind::Rejected, u"no"_s);
    if (reply.body == "clock")
        return error(ErrorKind::Clock, u"expired"_s);
    if (reply.body != "ok")
        return error(ErrorKind::BadAnswer, u"nonsense"_s);
    return std::nullopt;
}

struct Rig
{
    RawServer server;
    ManualClock clock;
    HttpClient http {clock};
    std::unique_ptr<AccountChannel> channel = std::make_unique<AccountChannel>(http, clock, 30s, nullptr, 1);
    QList<Instant> signedAt;          ///< one for each try
    std::vector<Milliseconds> starts; ///< by Clock::monotonic

    QFuture<Result<HttpReply>> call(bool write = false, CancelToken cancel = {}, double perSecond = 20)
    {
        const auto build = [this](Instant signingTime) {
            signedAt.append(signingTime);
            starts.push_back(clock.monotonic());
            const QString query = u"/?Signature=s3cret&nonce="_s + QString::number(signedAt.size());
            return HttpRequest {"POST"_ba, server.url(query), {{"X-Auth-Token"_ba, "t0ken"_ba}}, "{\"b0dy\":1}"_ba};
        };
        return channel->call({.name = u"Describe"_s, .perSecond = perSecond, .write = write}, build, judge, cancel);
    }
    [[nodiscard]] int tries() const { return int(signedAt.size()); }
    [[nodiscard]] const ChannelState &state() const { return channel->state(); }
    [[nodiscard]] bool waitUntilPausing() const
    {
        return QTest::qWaitFor([this] { return state().nextTryAt.has_value(); });
    }
    /// Lets real answers come and manual pauses pass until the call has ended.
    bool drive(const QFuture<Result<HttpReply>> &future)
    {
        const auto pausing = [this] { return state().nextTryAt && *state().nextTryAt > clock.now(); };
        while (QTest::qWaitFor([&] { return future.isFinished() || pausing(); })) {
            if (future.isFinished())
                return true;
            clock.advance(*state().nextTryAt - clock.now());
        }
        return false;
    }
};

inline RawServer::Answer answer(const QByteArray &body, int status = 200, const QList<QByteArray> &headers = {})
{
    return {RawServer::http(status, body, headers)};
}

inline int busiestSecond(const std::vector<Milliseconds> &starts)
{
    int most = 0;
    for (size_t first = 0; first < starts.size(); ++first) {
        int count = 0;
        for (size_t i = first; i < starts.size() && starts[i] - starts[first] < 1s; ++i)
            ++count;
        most = std::max(most, count);
    }
    return most;
}

} // namespace deck
