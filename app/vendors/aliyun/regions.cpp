#include "vendors/aliyun/regions.h"

using namespace Qt::StringLiterals;

namespace deck::aliyun {

namespace {

Region region(const QString &product, const QString &id, const LocalText &name)
{
    return {id, name, QUrl(u"https://%1.%2.aliyuncs.com/"_s.arg(product, id))};
}

LocalText shanghai()
{
    return {u"China (Shanghai)"_s, u"华东 2（上海）"_s};
}

LocalText beijing()
{
    return {u"China (Beijing)"_s, u"华北 2（北京）"_s};
}

LocalText shenzhen()
{
    return {u"China (Shenzhen)"_s, u"华南 1（深圳）"_s};
}

LocalText singapore()
{
    return {u"Singapore"_s, u"新加坡"_s};
}

LocalText siliconValley()
{
    return {u"US (Silicon Valley)"_s, u"美国（硅谷）"_s};
}

} // namespace

const QList<Region> &vodRegions()
{
    static const QList<Region> list = {
        region(u"vod"_s, u"cn-shanghai"_s, shanghai()),
        region(u"vod"_s, u"cn-beijing"_s, beijing()),
        region(u"vod"_s, u"cn-shenzhen"_s, shenzhen()),
        region(u"vod"_s, u"cn-hongkong"_s, {u"China (Hong Kong)"_s, u"中国香港"_s}),
        region(u"vod"_s, u"ap-southeast-1"_s, singapore()),
        region(u"vod"_s, u"ap-southeast-5"_s, {u"Indonesia (Jakarta)"_s, u"印度尼西亚（雅加达）"_s}),
        region(u"vod"_s, u"ap-northeast-1"_s, {u"Japan (Tokyo)"_s, u"日本（东京）"_s}),
        region(u"vod"_s, u"eu-central-1"_s, {u"Germany (Frankfurt)"_s, u"德国（法兰克福）"_s}),
        region(u"vod"_s, u"us-west-1"_s, siliconValley()),
    };
    return list;
}

const QList<Region> &imsRegions()
{
    static const QList<Region> list = {
        region(u"ice"_s, u"cn-shanghai"_s, shanghai()),
        region(u"ice"_s, u"cn-beijing"_s, beijing()),
        region(u"ice"_s, u"cn-shenzhen"_s, shenzhen()),
        region(u"ice"_s, u"cn-hangzhou"_s, {u"China (Hangzhou)"_s, u"华东 1（杭州）"_s}),
        region(u"ice"_s, u"ap-southeast-1"_s, singapore()),
        region(u"ice"_s, u"us-west-1"_s, siliconValley()),
    };
    return list;
}

} // namespace deck::aliyun
