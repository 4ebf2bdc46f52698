#include "sandbox/aliyun_titles.h"

#include "sandbox/seeded.h"

#include <QDateTime>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace deck::sandbox {

namespace {

/// One in eight has one of these.
const QStringList &oddTitles()
{
    static const QStringList titles = {
        u"<b>BREAKING</b> harbour fire, first pictures"_s,
        u"نشرة أخبار المساء – النسخة الكاملة"_s,
        u"突发 🚨 高架桥封闭 航拍第一视角"_s,
        u"=HYPERLINK(\"x\") wire pool feed"_s,
        u"Rushes \u202Emov.redaeL\u202C 02"_s,
        u"  two blanks in front, two behind  "_s,
        u"Reporter’s notebook: “off the record” & more"_s,
        u"Zürich – São Paulo – Kraków, Außenreporter"_s,
        u"%1 %2 {0} ${HOME} lower third"_s,
        u"ニュース９　中継（第２部）"_s,
        u"B-roll\tmarket\nsecond line"_s,
        u"-18 dB test tone"_s,
        u"../../archive/1998/strike"_s,
        u"👩🏽‍🚒👨‍🚒 the night shift"_s,
        u"@desk please re-voice"_s,
        u"采访 “老张” 的一天（未剪辑）……"_s,
        u"한낮의 뉴스 3부 (자막)"_s,
        u"Cafe\u0301 siege, ten years on"_s,
    };
    return titles;
}

QString chosen(Seeded &dice, const QStringList &list)
{
    return list.at(dice.below(list.size()));
}

QString chineseTitle(Seeded &dice, const QDateTime &when)
{
    static const QStringList places = {u"苏州"_s, u"长沙"_s, u"大连"_s, u"昆明"_s, u"宁波"_s, u"兰州"_s};
    static const QStringList people = {u"陈静"_s, u"周明"_s, u"李晓彤"_s, u"赵一鸣"_s};
    const QString day = when.toString(u"yyyy-MM-dd"_s);
    const QString shortDay = when.toString(u"M月d日"_s);
    const QString number = QString::number(dice.between(1, 36));
    switch (dice.below(9)) {
    case 0:
        return u"晚间新闻 "_s + day + u" 完整版"_s;
    case 1:
        return u"新闻发布会实录 "_s + shortDay + u" 第 "_s + number + u" 场"_s;
    case 2:
        return chosen(dice, places) + u"暴雨现场 记者连线 "_s + chosen(dice, people);
    case 3:
        return u"专访｜"_s + chosen(dice, people) + u"：数据背后的故事"_s;
    case 4:
        return u"早间快讯 "_s + shortDay + u" 竖屏 60 秒"_s;
    case 5:
        return u"纪录片《沿江而上》第 "_s + number + u" 集 送审"_s;
    case 6:
        return chosen(dice, places) + u"马拉松 终点机位 "_s + number;
    case 7:
        return u"财经日报 收盘解读 "_s + day;
    default:
        return u"空镜 "_s + chosen(dice, places) + u" 清晨 延时 "_s + number;
    }
}

QString englishTitle(Seeded &dice, const QDateTime &when)
{
    static const QStringList places = {u"Lagos"_s, u"Geneva"_s, u"Manila"_s, u"Nairobi"_s, u"Lima"_s, u"Oslo"_s};
    static const QStringList people = {u"T. Mbeki"_s, u"S. Castellano"_s, u"Wu Fang"_s, u"J. Halloran"_s};
    const QString day = when.toString(u"yyyy-MM-dd"_s);
    const QString number = QString::number(dice.between(1, 36));
    switch (dice.below(9)) {
    case 0:
        return u"Evening bulletin "_s + day + u" (as aired)"_s;
    case 1:
        return u"Press briefing, "_s + chosen(dice, places) + u", clean feed "_s + number;
    case 2:
        return u"Interview "_s + chosen(dice, people) + u" — full length"_s;
    case 3:
        return u"Vox pops "_s + chosen(dice, places) + u' ' + number;
    case 4:
        return u"Explainer: tariffs in 90 seconds, v"_s + number;
    case 5:
        return u"Election night, studio B, hour "_s + number;
    case 6:
        return u"Drone "_s + chosen(dice, places) + u" flood plain "_s + number;
    case 7:
        return u"Weather graphics "_s + day + u" 9x16"_s;
    default:
        return u"Radio hour, part "_s + number + u", with music"_s;
    }
}

} // namespace

QString AliyunTitles::title(qint64 number, Instant created) const
{
    const QDateTime when = QDateTime::fromMSecsSinceEpoch(created.time_since_epoch().count(), Qt::UTC);
    if (number > 0 && number % 8 == 5)
        return oddTitles().at((number / 8) % oddTitles().size());
    Seeded dice(m_seed, 0xA117'0000'0000ULL + static_cast<quint64>(number));
    return dice.chance(55) ? chineseTitle(dice, when) : englishTitle(dice, when);
}

} // namespace deck::sandbox
