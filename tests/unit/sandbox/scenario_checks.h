#pragma once

#include "raw_client.h"

#include "tests/support/manual_clock.h"

#include <QStringList>
#include <QTest>

#include <functional>

namespace deck {

/// What one scenario is tried with. The clock stands still unless a check moves it.
struct Stage
{
    std::shared_ptr<ManualClock> clock = std::make_shared<ManualClock>();
    std::unique_ptr<Sandbox> sandbox;
    std::unique_ptr<ZegoCaller> caller;
    std::unique_ptr<RawClient> client; ///< connected before the scenario began

    void ask(const QJsonObject &body = {}) const { client->send(caller->request("DescribeUploadTasks", body)); }
    [[nodiscard]] std::optional<RawAnswer> answer(const QJsonObject &body = {}) const
    {
        ask(body);
        return client->read();
    }
    [[nodiscard]] QJsonObject data(const QJsonObject &body = {}) const
    {
        clock->advance(Milliseconds(100)); // below the vendor's rate
        return answer(body).value_or(RawAnswer()).json().value(QLatin1StringView("Data")).toObject();
    }
    [[nodiscard]] QList<SandboxRequest> log() const { return sandbox->requests(); }
};

using Check = std::function<void(Stage &)>;

/// An answer with that HTTP status to every request.
[[nodiscard]] Check status(int status, const QByteArray &header = {}, const QByteArray &value = {}, bool hasBody = true);
/// An answer with that Code of ZEGO's.
[[nodiscard]] Check code(qint64 code);
/// A whole answer of HTTP 200 of which `isRight` holds.
[[nodiscard]] Check body(const std::function<bool(const RawAnswer &answer)> &isRight);

/// One check for each scenario of the connection, of HTTP and of the body's bytes, by name.
[[nodiscard]] QMap<QString, Check> transportChecks();
/// One for each scenario of Huawei's.
[[nodiscard]] QMap<QString, Check> huaweiChecks();
/// One for each scenario of Alibaba's two products.
[[nodiscard]] QMap<QString, Check> aliyunChecks();
/// One for each scenario of ZEGO's content.
[[nodiscard]] QMap<QString, Check> zegoChecks();

} // namespace deck
