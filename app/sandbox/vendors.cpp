#include "sandbox/aliyun_sandbox.h"
#include "sandbox/huawei_sandbox.h"
#include "sandbox/sandbox_vendor.h"
#include "sandbox/zego_sandbox.h"

namespace deck::sandbox {

std::vector<std::unique_ptr<SandboxVendor>> makeVendors(const VendorSetup &setup)
{
    std::vector<std::unique_ptr<SandboxVendor>> vendors;
    vendors.push_back(makeZegoSandbox(setup));
    vendors.push_back(makeAliyunVodSandbox(setup));
    vendors.push_back(makeAliyunImsSandbox(setup));
    vendors.push_back(makeHuaweiSandbox(setup));
    return vendors;
}

Answer SandboxVendor::coded(int status) const
{
    return textAnswer(status, "application/json", R"({"code":"Refused","message":"Refused by the sandbox."})");
}

QList<Sandbox::Scenario> vendorScenarios()
{
    return zegoScenarios() + aliyunScenarios() + huaweiScenarios();
}

} // namespace deck::sandbox
