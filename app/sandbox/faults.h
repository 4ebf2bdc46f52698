#pragma once

#include "sandbox/sandbox_vendor.h"
#include "sandbox/seeded.h"

#include <QUrl>

#include <functional>
#include <optional>

namespace deck::sandbox {

/// What a fault may look at.
struct FaultContext
{
    const Request &request;
    const Moment &moment;
    int operationRequests; ///< of this operation since the scenario began, this one included
    QUrl endpoint;
    Seeded &dice;
    const SandboxVendor *vendor = nullptr; ///< who is asked; nullptr where nobody claims the request
    const struct Fault *chosen = nullptr;  ///< by "flaky", for this request
};

/// One fault below the vendors: of the connection, of HTTP or of the body's bytes.
struct Fault
{
    QString name;
    QString text; ///< one line, English, as `sandbox --help` shows it
    /// An answer in the vendor's place: the request has no effect. Empty function or nullopt: the vendor answers.
    std::function<std::optional<Answer>(FaultContext &)> instead;
    /// Spoils the vendor's answer: the request took effect.
    std::function<void(FaultContext &, Answer &)> spoil;
    Milliseconds clockError {0}; ///< added to the server's clock
    /// What a new connection meets; only Open can be limited to one vendor, for all share the port.
    enum class Door : quint8 { Open, Refused, Silent };
    Door door = Door::Open;
};

[[nodiscard]] QList<Fault> transportFaults();
[[nodiscard]] QList<Fault> httpFaults();
[[nodiscard]] QList<Fault> bodyFaults();

/// All of the above, in the order of Sandbox::scenarios().
[[nodiscard]] const QList<Fault> &faults();
/// nullptr for a name that is none of them.
[[nodiscard]] const Fault *fault(const QString &name);

} // namespace deck::sandbox
