#pragma once

#include "vendors/vendor.h"

namespace deck::aliyun {

/// ApsaraVideo VOD, API 2017-03-21: what the registry lists as "aliyun-vod".
[[nodiscard]] Vendor vodVendor();

/// Intelligent Media Services (ICE), API 2020-11-09: what the registry lists as "aliyun-ims".
[[nodiscard]] Vendor imsVendor();

} // namespace deck::aliyun
