#pragma once

#include "sandbox/http_answer.h"
#include "sandbox/sandbox.h"

#include <memory>
#include <vector>

namespace deck::sandbox {

/// What an imitation must know besides the request.
struct Moment
{
    Instant now;        ///< content moves by it
    Instant serverTime; ///< what the server believes; signatures are checked by it
    Milliseconds monotonic {0};
    QString scenario; ///< the fault being played; empty: none
    Instant scenarioStart;
    int scenarioRequests = 0; ///< requests since the scenario began, this one included
};

/// Stands in SandboxAccount::set for the address of the sandbox, which is known only once it listens.
inline constexpr auto sandboxRoot = "{sandbox}";

/// One vendor's imitation: one folder entry here, one line in vendors.cpp. Lives on the server's thread.
class SandboxVendor
{
public:
    virtual ~SandboxVendor() = default;
    SandboxVendor() = default;
    Q_DISABLE_COPY_MOVE(SandboxVendor)

    /// The vendor ID, e.g. "zego".
    [[nodiscard]] virtual QString id() const = 0;
    /// The accounts announced while `scenario` is played.
    [[nodiscard]] virtual QList<SandboxAccount> accounts(const QString &scenario) const = 0;
    /// Whether the request is meant for this vendor: all vendors share one root.
    [[nodiscard]] virtual bool claims(const Request &request) const = 0;
    /// The vendor's name of the operation, for the log and for faults that count by it.
    [[nodiscard]] virtual QString operation(const Request &request) const = 0;
    [[nodiscard]] virtual Answer answer(const Request &request, const Moment &moment) = 0;
    /// A refusal of that HTTP status with a code in the vendor's envelope, as its gateway sends it.
    [[nodiscard]] virtual Answer coded(int status) const;
};

/// What the imitations are made from.
struct VendorSetup
{
    quint64 seed = 1;
    Instant start; ///< content is laid out around it
    int uploads = 240;
};

/// Every imitation, in the order they are asked to claim a request.
[[nodiscard]] std::vector<std::unique_ptr<SandboxVendor>> makeVendors(const VendorSetup &setup);

/// The faults that only a vendor's own content can show.
[[nodiscard]] QList<Sandbox::Scenario> vendorScenarios();

} // namespace deck::sandbox
