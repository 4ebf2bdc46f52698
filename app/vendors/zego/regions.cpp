#include "vendors/zego/regions.h"

using namespace Qt::StringLiterals;

namespace deck::zego {

const QList<Region> &regions()
{
    static const QList<Region> list = {
        {u"any"_s, {u"Any region"_s, u"不限地域"_s}, QUrl(u"https://cloud-player-api.zego.im/"_s)},
        {u"sha"_s, {u"Chinese mainland (Shanghai)"_s, u"中国大陆（上海）"_s}, QUrl(u"https://cloud-player-api-sha.zego.im/"_s)},
        {u"hkg"_s, {u"Hong Kong, Macau, Taiwan"_s, u"港澳台"_s}, QUrl(u"https://cloud-player-api-hkg.zego.im/"_s)},
        {u"fra"_s, {u"Europe (Frankfurt)"_s, u"欧洲（法兰克福）"_s}, QUrl(u"https://cloud-player-api-fra.zego.im/"_s)},
        {u"lax"_s, {u"US west (California)"_s, u"美西（加利福尼亚）"_s}, QUrl(u"https://cloud-player-api-lax.zego.im/"_s)},
        {u"bom"_s, {u"Asia-Pacific (Mumbai)"_s, u"亚太（孟买）"_s}, QUrl(u"https://cloud-player-api-bom.zego.im/"_s)},
        {u"sgp"_s, {u"South-east Asia (Singapore)"_s, u"东南亚（新加坡）"_s}, QUrl(u"https://cloud-player-api-sgp.zego.im/"_s)},
    };
    return list;
}

} // namespace deck::zego
