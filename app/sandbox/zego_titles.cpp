#include "sandbox/zego_titles.h"

#include "sandbox/seeded.h"

#include <QDateTime>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace deck::sandbox {

namespace {

/// One in five tasks has one of these.
const QStringList &oddTitles()
{
    static const QStringList titles = {
        u"فيلم وثائقي – الواحة.mp4"_s,
        u"🎬 behind-the-scenes reel.mp4"_s,
        u"<img src=x>.mp4"_s,
        u"👩‍👩‍👧‍👦 family day 👍🏽.mp4"_s,
        u"=SUM(A1:A9) budget clip.mp4"_s,
        u"סרט תיעודי – הנמל הישן.mp4"_s,
        u"Two  blanks,  twice.mp4"_s,
        QString(),
        u"%1 of %2 takes.flv"_s,
        u"+49 hotline greeting.wav"_s,
        u"“Quoted” and 'quoted' and \"quoted\".mp4"_s,
        u"Report \u202Efdp.4pm.mp4"_s,
        u"Tab\there, line\nthere.mp4"_s,
        u"🏳️‍🌈 parade, camera 2.mp4"_s,
        u"Cafe\u0301 am Mu\u0308hlbach.mp4"_s,
        u"Café am Mühlbach.mp4"_s,
        u"ＦＵＬＬ　ＷＩＤＴＨ　１２３.mp4"_s,
        u"-minus first.mp3"_s,
        u"@daily show.mp4"_s,
        u"..\\..\\back/and/forth.mp4"_s,
        u"CON.mp4"_s,
        u"   .mp4"_s,
        u"{0} braces &amp; entities <b>bold</b>.flv"_s,
        u"Straße im İstanbul-ışık.mp4"_s,
        u"新番組　第１話「はじまり」.mp4"_s,
        u"한국어 강의 3편.mp4"_s,
        u"Открытие сезона, полная запись.mp4"_s,
        u"trailing dots...mp4"_s,
        u"a,b;c\td.aac"_s,
        u"มิวสิกวิดีโอ เพลงใหม่.mp4"_s,
    };
    return titles;
}

/// Rows of before the vendor's limit of 100 bytes.
QString longTitle(qint64 number)
{
    switch (number) {
    case 57:
        return u"发布会现场_多机位_导播信号_PGM_1080p50_"_s.repeated(10) + u".mp4"_s;
    case 133:
        return u"A title that somebody pasted a whole paragraph into. "_s.repeated(60) + u".mp4"_s;
    case 201:
        return u"长"_s.repeated(9'996) + u".mp4"_s;
    default:
        return {};
    }
}

QString chosen(Seeded &dice, const QStringList &list)
{
    return list.at(dice.below(list.size()));
}

QString chineseTitle(Seeded &dice, const QDateTime &when)
{
    static const QStringList series = {u"潮汐"_s, u"小镇味道"_s, u"山河万里"_s, u"夜航"_s, u"早安城市"_s};
    static const QStringList places = {u"杭州"_s, u"成都"_s, u"青岛"_s, u"西安"_s, u"厦门"_s};
    const QString day = when.toString(u"yyyy-MM-dd"_s);
    const QString shortDay = when.toString(u"MMdd"_s);
    const QString number = QString::number(dice.between(1, 48));
    switch (dice.below(8)) {
    case 0:
        return u"直播回放 "_s + day + u' ' + chosen(dice, {u"上午场"_s, u"下午场"_s, u"晚场"_s}) + u".flv"_s;
    case 1:
        return u"城市纪录片《"_s + chosen(dice, series) + u"》第 "_s + number.rightJustified(2, u'0') + u" 集_终审版.mp4"_s;
    case 2:
        return u"早间天气 "_s + shortDay + u" 竖版.mp4"_s;
    case 3:
        return u"财经早班车 "_s + shortDay + u".mp4"_s;
    case 4:
        return u"健身课 第 "_s + number + u" 节（字幕版）.mp4"_s;
    case 5:
        return chosen(dice, places) + u"航拍 "_s + number.rightJustified(4, u'0') + u".mp4"_s;
    case 6:
        return u"《"_s + chosen(dice, series) + u"》预告 30 秒 v"_s + number + u".mp4"_s;
    default:
        return u"播客 第 "_s + number + u" 期 "_s + shortDay + u".mp3"_s;
    }
}

QString englishTitle(Seeded &dice, const QDateTime &when)
{
    static const QStringList teams = {u"Rive"_s, u"Athletico"_s, u"Northport"_s, u"Vale"_s, u"Harbour City"_s};
    static const QStringList names = {u"Zhang Wei"_s, u"A. Okafor"_s, u"M. Lindqvist"_s, u"R. Iyer"_s};
    const QString day = when.toString(u"yyyy-MM-dd"_s);
    const QString number = QString::number(dice.between(1, 48));
    switch (dice.below(9)) {
    case 0: {
        const qint64 home = dice.below(teams.size());
        const qint64 guest = (home + dice.between(1, teams.size() - 1)) % teams.size();
        return u"Match highlights "_s + teams.at(home) + u" – "_s + teams.at(guest) + u' ' + day + u".mp4"_s;
    }
    case 1:
        return u"webinar-recording-"_s + day + u".mp4"_s;
    case 2:
        return u"Season 2 Episode "_s + number + u" — “The Long Tide”.mp4"_s;
    case 3:
        return u"city_tour_drone_"_s + number.rightJustified(4, u'0') + u".mp4"_s;
    case 4:
        return u"Safety training, module "_s + number + u".mp4"_s;
    case 5:
        return u"Interview "_s + chosen(dice, names) + u" raw A-cam "_s + number + u".flv"_s;
    case 6:
        return u"ambience harbour "_s + number + u".wav"_s;
    case 7:
        return u"podcast ep "_s + number + u" final mix.aac"_s;
    default:
        return u"intro-loop v"_s + number + u".flac"_s;
    }
}

} // namespace

QString ZegoTitles::title(qint64 number, Instant created) const
{
    const QDateTime when = QDateTime::fromMSecsSinceEpoch(created.time_since_epoch().count(), Qt::UTC);
    static const QStringList newest = {
        u"Product teaser 15 s vertical.mp4"_s,      u"直播回放 %1 上午场.flv"_s, u"Match highlights Rive – Athletico.mp4"_s,
        u"城市纪录片《潮汐》第 04 集_终审版.mp4"_s, u"早间天气 %2 竖版.mp4"_s,   u"Press conference, full length.mp4"_s,
    };
    if (number >= 0 && number < newest.size()) {
        QString text = newest.at(number);
        return text.replace(u"%1"_s, when.toString(u"yyyy-MM-dd"_s)).replace(u"%2"_s, when.toString(u"MMdd"_s));
    }
    if (const QString text = longTitle(number); !text.isEmpty())
        return text;
    if (number > 0 && number % 5 == 2)
        return oddTitles().at((number / 5) % oddTitles().size());
    Seeded dice(m_seed, 0x7171'0000'0000ULL + static_cast<quint64>(number));
    return dice.chance(55) ? chineseTitle(dice, when) : englishTitle(dice, when);
}

QString ZegoTitles::streamUrl(qint64 number, const QString &title) const
{
    Seeded dice(m_seed, 0x0AC5'0000'0000ULL + static_cast<quint64>(number));
    const qsizetype dot = title.lastIndexOf(u'.');
    const QString suffix = dot < 0 ? u".mp4"_s : title.mid(dot);
    const QString serial = QString::number(dice.between(10'000, 99'999));
    if (number == 97) // an address with a password in it, which nobody should show
        return u"https://viewer:sample-password@intranet.example.com/raw/"_s + serial + suffix;
    switch (dice.below(6)) {
    case 0:
        return u"https://origin.media.example.com/live/room-"_s + serial.left(4) + u"/rec_"_s + serial + suffix;
    case 1:
        return u"https://studio-archive.example.net/2026/masters/"_s + serial + u"/PGM_clean"_s + suffix;
    case 2:
        return u"http://vod-src.example.cn/ingest/%E6%BA%90%E7%89%87/"_s
            + QString::fromLatin1(QUrl::toPercentEncoding(u"源片 "_s + serial + suffix));
    case 3:
        return u"https://storage.example.com/buckets/player-in/"_s + serial + suffix + u"?expires=1900000000&part=1"_s;
    case 4:
        return u"https://intranet.example.com/raw/camera%20"_s + serial.left(1) + u"/clip%20"_s + serial + suffix;
    default:
        return u"https://cdn.example.org/"_s + serial.left(2) + u'/' + serial + suffix;
    }
}

} // namespace deck::sandbox
