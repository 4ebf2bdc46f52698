#pragma once

#include "vendors/vendor.h"

namespace deck {

/// The one list of vendors, in the order people see them. Immutable, any thread.
[[nodiscard]] const QList<Vendor> &vendors();

/// nullptr when there is no vendor of that ID.
[[nodiscard]] const Vendor *findVendor(QStringView id);

/// What the vendors declare of themselves, for whoever shows it.
[[nodiscard]] QList<VendorInfo> vendorInfos();

} // namespace deck
