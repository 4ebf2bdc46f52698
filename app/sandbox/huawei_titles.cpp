#include "sandbox/huawei_titles.h"

#include "sandbox/seeded.h"

#include <QDateTime>

using namespace Qt::StringLiterals;

namespace deck::sandbox {

namespace {

/// One in seven has one of these; none is longer than the vendor's 128 bytes.
const QStringList &oddTitles()
{
    static const QStringList titles = {
        u"<b>Eilmeldung</b> & <img src=x onerror=1>"_s,
        u"现场直播｜台风“海葵”登陆（第２版）"_s,
        u"نشرة الأخبار – المساء"_s,
        u"=HYPERLINK(\"https://example.com\")"_s,
        u"🇨🇳🤝🇫🇷 文化年开幕式 👩🏽‍🎤"_s,
        u"Two  blanks, \"quotes\", 'more' and %1 {0}"_s,
        u"Rolling subtitles,\nline two\tand a tab"_s,
        u"../../etc/briefing"_s,
        u"Re\u0301sume\u0301 du journal"_s,
        u"Interview \u202Egnp.golyad"_s,
        u"   "_s,
        u"長い題名の試験、テスト放送です、第百二十三回、特別編集版、再放送予定なし"_s,
        u"NUL"_s,
        u"+1 for the team; DROP TABLE assets;--"_s,
    };
    return titles;
}

QString chosen(Seeded &dice, const QStringList &list)
{
    return list.at(dice.below(list.size()));
}

QString chineseTitle(Seeded &dice, const QDateTime &when)
{
    static const QStringList cities = {u"上海"_s, u"深圳"_s, u"武汉"_s, u"昆明"_s, u"哈尔滨"_s};
    static const QStringList beats = {u"民生"_s, u"财经"_s, u"体育"_s, u"国际"_s, u"教育"_s};
    const QString day = when.toString(u"M月d日"_s);
    const QString number = QString::number(dice.between(1, 60));
    switch (dice.below(8)) {
    case 0:
        return u"晚间新闻 "_s + day + u" 完整版"_s;
    case 1:
        return chosen(dice, cities) + u"地铁新线开通 现场采访 "_s + number;
    case 2:
        return u"【"_s + chosen(dice, beats) + u"】一分钟速览 "_s + day;
    case 3:
        return u"新闻发布会实录 "_s + day + u" 机位 "_s + number;
    case 4:
        return u"纪录片《长江边》第 "_s + number + u" 集 送审"_s;
    case 5:
        return chosen(dice, cities) + u"暴雨航拍 无字幕"_s;
    case 6:
        return u"演播室连线 "_s + chosen(dice, beats) + u" 备播 v"_s + number;
    default:
        return u"片头包装 2026 竖屏 "_s + number;
    }
}

QString englishTitle(Seeded &dice, const QDateTime &when)
{
    static const QStringList cities = {u"Geneva"_s, u"Nairobi"_s, u"Singapore"_s, u"Lyon"_s, u"Auckland"_s};
    static const QStringList beats = {u"Markets"_s, u"Politics"_s, u"Sport"_s, u"Science"_s, u"Weather"_s};
    const QString day = when.toString(u"yyyy-MM-dd"_s);
    const QString number = QString::number(dice.between(1, 60));
    switch (dice.below(8)) {
    case 0:
        return u"Evening bulletin "_s + day + u", full"_s;
    case 1:
        return u"Press briefing "_s + chosen(dice, cities) + u", camera "_s + number;
    case 2:
        return chosen(dice, beats) + u" in 60 seconds "_s + day;
    case 3:
        return u"Correspondent "_s + chosen(dice, cities) + u" two-way, take "_s + number;
    case 4:
        return u"Election night wall, graphics v"_s + number;
    case 5:
        return u"Archive: harbour strike 1984, reel "_s + number;
    case 6:
        return u"Explainer – how tides work – part "_s + number;
    default:
        return u"Sting "_s + chosen(dice, beats) + u" vertical"_s;
    }
}

} // namespace

void fillTitles(HuaweiAsset &asset, quint64 seed, qint64 number)
{
    static const QStringList newest = {u"Breaking: ferry service resumes"_s, u"晚间新闻 导播信号 收录"_s,
                                       u"Press briefing Geneva, camera 2"_s, u"台风路径动画 竖屏"_s, u"Markets in 60 seconds"_s};
    static const QStringList types = {u"MP4"_s, u"MP4"_s, u"MP4"_s, u"MOV"_s, u"MXF"_s, u"TS"_s, u"FLV"_s, u"MP3"_s};
    struct Category
    {
        int id;
        const char16_t *name;
    };
    static constexpr Category categories[]
        = {{-1, u"其他"}, {1001, u"新闻"}, {1002, u"体育"}, {1003, u"纪录片"}, {2001, u"World desk"}, {2002, u"Graphics"}};

    Seeded dice(seed, 0x7171'0000'0000ULL + static_cast<quint64>(number));
    const QDateTime when = QDateTime::fromMSecsSinceEpoch(asset.createdAt.time_since_epoch().count(), Qt::UTC);
    if (number >= 0 && number < newest.size())
        asset.title = newest.at(number);
    else if (number > 0 && number % 7 == 3)
        asset.title = oddTitles().at((number / 7) % oddTitles().size());
    else
        asset.title = dice.chance(55) ? chineseTitle(dice, when) : englishTitle(dice, when);
    asset.mediaType = chosen(dice, types);
    const Category &category = categories[dice.below(std::ssize(categories))];
    asset.categoryId = category.id;
    asset.category = QString::fromUtf16(category.name);
    asset.videoName = u"clip_"_s + QString::number(dice.between(10'000, 99'999)) + u'.' + asset.mediaType.toLower();
    if (dice.chance(30))
        asset.description = asset.title.left(20) + u",\nsecond line"_s;
    if (dice.chance(40))
        asset.tags = chosen(dice, {u"news,2026"_s, u"直播,新闻"_s, u"raw"_s, u"archive,strike,1984"_s});
}

} // namespace deck::sandbox
