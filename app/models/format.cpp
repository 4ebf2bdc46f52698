#include "models/format.h"

#include <QDateTime>

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace deck {

namespace {

QLocale localeOf(Language language)
{
    return language == Language::Chinese ? QLocale(QLocale::Chinese, QLocale::China)
                                         : QLocale(QLocale::English, QLocale::UnitedKingdom);
}

QDateTime inZone(Instant time, const QTimeZone &zone)
{
    return QDateTime::fromMSecsSinceEpoch(time.time_since_epoch().count(), zone);
}

/// A picture for what has none of its own and would move, hide or end the text around it; 0 where none is needed.
char16_t pictureOf(char16_t c)
{
    constexpr char16_t deletePicture = 0x2421;
    constexpr char16_t newLinePicture = 0x2424;
    constexpr char16_t otherControlPicture = 0x2426;
    constexpr char16_t directionPicture = 0x21C4;
    if (c < 0x20)
        return static_cast<char16_t>(0x2400 + c);
    if (c == 0x7F)
        return deletePicture;
    if (c >= 0x80 && c < 0xA0)
        return otherControlPicture;
    if (c == 0x2028 || c == 0x2029)
        return newLinePicture;
    if (c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069))
        return directionPicture;
    return 0;
}

} // namespace

Format::Format(Language language, QTimeZone zone)
    : m_language(language)
    , m_zone(std::move(zone))
    , m_locale(localeOf(language))
{
}

QString Format::size(std::optional<qint64> bytes) const
{
    if (!bytes || *bytes < 0)
        return absent();
    if (*bytes < 1024)
        return QString::number(*bytes) + u" B"_s;
    static constexpr std::array units = {u" KB", u" MB", u" GB", u" TB", u" PB", u" EB"};
    double value = static_cast<double>(*bytes) / 1024;
    std::size_t unit = 0;
    // what would round to 1024 of a unit is 1.00 of the next
    for (; value >= 1023.5 && unit + 1 < units.size(); ++unit)
        value /= 1024;
    const int decimals = value < 9.995 ? 2 : value < 99.95 ? 1 : 0;
    return QString::number(value, 'f', decimals) + QStringView(units[unit]);
}

QString Format::ratio(double ratio, bool done) const
{
    // cut, but what a double holds as 37.9999… of 38.0 is 38.0
    const int tenths = std::clamp(static_cast<int>(std::floor(ratio * 1000 + 1e-6)), 0, done ? 1000 : 999);
    const QString number = tenths == 1000 ? u"100"_s : QString::number(tenths / 10) + u'.' + QString::number(tenths % 10);
    const QChar blank = m_language == Language::Chinese ? QChar(0x2009) : QChar(QChar::Nbsp);
    return QString(number + blank + u'%');
}

QString Format::count(qint64 number) const
{
    return m_locale.toString(number);
}

QString Format::tableTime(std::optional<Instant> time, Instant now, bool withSeconds) const
{
    if (!time)
        return absent();
    const QDateTime local = inZone(*time, m_zone);
    const QDate day = local.date();
    const QDate today = inZone(now, m_zone).date();
    const QString hourAndMinute = local.time().toString(u"HH:mm");
    if (day == today)
        return withSeconds ? local.time().toString(u"HH:mm:ss") : hourAndMinute;
    if (day == today.addDays(-1))
        return tr("Yesterday %1").arg(hourAndMinute);
    if (day.year() != today.year())
        return day.toString(Qt::ISODate);
    const QString dayAndMonth = m_language == Language::Chinese ? day.toString(u"MM-dd") : m_locale.toString(day, u"d MMM");
    return QString(dayAndMonth + u' ' + hourAndMinute);
}

QString Format::fullTime(Instant time) const
{
    const QDateTime local = inZone(time, m_zone);
    const int minutes = local.offsetFromUtc() / 60;
    QString zone = u"UTC"_s;
    if (minutes != 0) {
        const int size = std::abs(minutes);
        zone += u"%1%2:%3"_s.arg(minutes < 0 ? u"−"_s : u"+"_s)
                    .arg(size / 60, 2, 10, QChar(u'0'))
                    .arg(size % 60, 2, 10, QChar(u'0'));
    }
    return QString(local.toString(u"yyyy-MM-dd HH:mm:ss") + u' ' + zone);
}

QString Format::clockTime(Instant time, bool withSeconds) const
{
    return inZone(time, m_zone).time().toString(withSeconds ? u"HH:mm:ss" : u"HH:mm");
}

QString Format::duration(Milliseconds duration, bool shortForm) const
{
    const qint64 seconds = std::max<qint64>(0, std::chrono::floor<std::chrono::seconds>(duration).count());
    const qint64 minutes = seconds / 60;
    const qint64 hours = minutes / 60;
    const qint64 days = hours / 24;
    if (days > 0) {
        return shortForm || hours % 24 == 0 ? tr("%1 d").arg(days) : tr("%1 d %2 h").arg(days).arg(hours % 24);
    }
    if (hours > 0)
        return shortForm || minutes % 60 == 0 ? tr("%1 h").arg(hours) : tr("%1 h %2 min").arg(hours).arg(minutes % 60);
    return minutes > 0 ? tr("%1 min").arg(minutes) : tr("%1 s").arg(seconds);
}

QString Format::statusName(ShownStatus status) const
{
    switch (status) {
    case ShownStatus::Waiting:
        return tr("Waiting");
    case ShownStatus::Uploading:
        return tr("Uploading");
    case ShownStatus::Stalled:
        return tr("Stalled");
    case ShownStatus::Retrying:
        return tr("Retrying");
    case ShownStatus::AwaitingConfirmation:
        return tr("To confirm");
    case ShownStatus::Processing:
        return tr("Processing");
    case ShownStatus::Succeeded:
        return tr("Succeeded");
    case ShownStatus::Failed:
        return tr("Failed");
    case ShownStatus::Cancelled:
        return tr("Cancelled");
    case ShownStatus::Expired:
        return tr("Expired");
    case ShownStatus::Missing:
        return tr("Missing");
    case ShownStatus::Forbidden:
        return tr("Forbidden");
    case ShownStatus::Unknown:
        return tr("Unknown");
    }
    Q_UNREACHABLE();
}

QString Format::visible(const QString &text)
{
    const auto needsPicture = [](QChar c) { return pictureOf(c.unicode()) != 0; };
    if (std::none_of(text.begin(), text.end(), needsPicture))
        return text;
    QString shown = text;
    for (QChar &c : shown) {
        if (const char16_t picture = pictureOf(c.unicode()))
            c = QChar(picture);
    }
    return shown;
}

} // namespace deck
