#pragma once

#include "sandbox/sandbox_vendor.h"

namespace deck::sandbox {

/// ZEGO Cloud Player, upload tasks: CreateUploadTask, CancelUploadTask, DescribeUploadTasks.
[[nodiscard]] std::unique_ptr<SandboxVendor> makeZegoSandbox(const VendorSetup &setup);
[[nodiscard]] QList<Sandbox::Scenario> zegoScenarios();

} // namespace deck::sandbox
