#include "vendors/registry/registry.h"

#include "vendors/aliyun/aliyun.h"
#include "vendors/huawei/huawei.h"
#include "vendors/zego/zego.h"

namespace deck {

const QList<Vendor> &vendors()
{
    static const QList<Vendor> list = {aliyun::vodVendor(), aliyun::imsVendor(), huawei::vendor(), zego::vendor()};
    return list;
}

const Vendor *findVendor(QStringView id)
{
    for (const Vendor &vendor : vendors()) {
        if (vendor.info.id == id)
            return &vendor;
    }
    return nullptr;
}

QList<VendorInfo> vendorInfos()
{
    QList<VendorInfo> infos;
    for (const Vendor &vendor : vendors())
        infos.append(vendor.info);
    return infos;
}

} // namespace deck
