#pragma once

#include "sandbox/sandbox_vendor.h"

namespace deck::sandbox {

/// ApsaraVideo VOD, API 2017-03-21: uploads, media and URL jobs. How to find its job IDs: AliyunContent.
[[nodiscard]] std::unique_ptr<SandboxVendor> makeAliyunVodSandbox(const VendorSetup &setup);
/// Intelligent Media Services, API 2020-11-09: media and URL jobs.
[[nodiscard]] std::unique_ptr<SandboxVendor> makeAliyunImsSandbox(const VendorSetup &setup);
/// Of both.
[[nodiscard]] QList<Sandbox::Scenario> aliyunScenarios();

} // namespace deck::sandbox
