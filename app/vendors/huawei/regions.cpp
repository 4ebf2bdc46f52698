#include "vendors/huawei/regions.h"

using namespace Qt::StringLiterals;

namespace deck::huawei {

const QList<Region> &regions()
{
    const auto region = [](const QString &id, const QString &en, const QString &zh) {
        return Region {id, {en, zh}, QUrl(u"https://vod.%1.myhuaweicloud.com"_s.arg(id))};
    };
    static const QList<Region> list = {
        region(u"cn-north-4"_s, u"CN North-Beijing4"_s, u"华北-北京四"_s),
        region(u"cn-north-1"_s, u"CN North-Beijing1"_s, u"华北-北京一"_s),
        region(u"cn-east-2"_s, u"CN East-Shanghai2"_s, u"华东-上海二"_s),
        region(u"ap-southeast-1"_s, u"CN-Hong Kong"_s, u"中国-香港"_s),
        region(u"ap-southeast-2"_s, u"AP-Bangkok"_s, u"亚太-曼谷"_s),
        region(u"ap-southeast-3"_s, u"AP-Singapore"_s, u"亚太-新加坡"_s),
    };
    return list;
}

} // namespace deck::huawei
