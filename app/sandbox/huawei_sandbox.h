#pragma once

#include "sandbox/sandbox_vendor.h"

namespace deck::sandbox {

/// Huawei Cloud VOD and the part of IAM that it needs: listing, asking by ID, details, confirming an upload, pulling
/// from URLs; tokens by password and projects. Other operations are named in the log and answered as unknown APIs.
[[nodiscard]] std::unique_ptr<SandboxVendor> makeHuaweiSandbox(const VendorSetup &setup);
[[nodiscard]] QList<Sandbox::Scenario> huaweiScenarios();

} // namespace deck::sandbox
