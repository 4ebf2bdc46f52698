#pragma once

#include "sandbox/huawei_content.h"

namespace deck::sandbox {

/// Fills title, file name, description, category, tags and media type as a newsroom has them, and some as nobody
/// should: the same for the same seed. `number` counts from the newest at the start (0); later ones are negative.
void fillTitles(HuaweiAsset &asset, quint64 seed, qint64 number);

} // namespace deck::sandbox
