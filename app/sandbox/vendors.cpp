#include "sandbox/sandbox_vendor.h"
#include "sandbox/zego_sandbox.h"

namespace deck::sandbox {

std::vector<std::unique_ptr<SandboxVendor>> makeVendors(const VendorSetup &setup)
{
    std::vector<std::unique_ptr<SandboxVendor>> vendors;
    vendors.push_back(makeZegoSandbox(setup));
    return vendors;
}

QList<Sandbox::Scenario> vendorScenarios()
{
    return zegoScenarios();
}

} // namespace deck::sandbox
