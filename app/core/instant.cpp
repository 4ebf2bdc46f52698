#include "core/instant.h"

#include <QDateTime>

using namespace Qt::StringLiterals;

namespace deck {

namespace {
constexpr qint64 lastSecondOfYear9999 = 253402300799;
}

QString isoUtc(Instant instant)
{
    const auto time = QDateTime::fromSecsSinceEpoch(unixSeconds(instant), Qt::UTC);
    return time.toString(u"yyyy-MM-ddTHH:mm:ss"_s) + u'Z';
}

namespace {

/// Takes an ISO 8601 text apart from the left. By hand: QDateTime goes through local time, where an hour is
/// missing each spring, and takes forty times as long.
class IsoReader
{
public:
    explicit IsoReader(QStringView text)
        : m_rest(text)
    {
    }

    [[nodiscard]] bool atEnd() const { return m_rest.isEmpty(); }
    bool take(QStringView anyOf)
    {
        if (m_rest.isEmpty() || !anyOf.contains(m_rest.front()))
            return false;
        m_rest = m_rest.sliced(1);
        return true;
    }
    /// Exactly `count` digits, or -1.
    int number(qsizetype count)
    {
        if (m_rest.size() < count)
            return -1;
        int value = 0;
        for (const QChar c : m_rest.first(count)) {
            if (c < u'0' || c > u'9')
                return -1;
            value = value * 10 + c.unicode() - u'0';
        }
        m_rest = m_rest.sliced(count);
        return value;
    }
    /// Any number of digits after a decimal sign, as milliseconds; -1 where there is none.
    int fraction()
    {
        int value = 0;
        int digits = 0;
        for (int digit = number(1); digit >= 0; digit = number(1)) {
            if (digits < 3)
                value = value * 10 + digit;
            ++digits;
        }
        for (int i = digits; i < 3; ++i)
            value *= 10;
        return digits == 0 ? -1 : value;
    }

private:
    QStringView m_rest;
};

std::optional<std::chrono::sys_days> dateOf(IsoReader &reader)
{
    const int year = reader.number(4);
    if (!reader.take(u"-"))
        return std::nullopt;
    const int month = reader.number(2);
    if (!reader.take(u"-"))
        return std::nullopt;
    const int day = reader.number(2);
    if (year < 0 || month < 0 || day < 0)
        return std::nullopt;
    const std::chrono::year_month_day date {std::chrono::year(year), std::chrono::month(unsigned(month)),
                                            std::chrono::day(unsigned(day))};
    return date.ok() ? std::optional(std::chrono::sys_days(date)) : std::nullopt;
}

/// "09:42", with seconds and a fraction where they follow; 60 is a leap second.
std::optional<Milliseconds> timeOfDay(IsoReader &reader)
{
    const int hours = reader.number(2);
    if (!reader.take(u":"))
        return std::nullopt;
    const int minutes = reader.number(2);
    int seconds = 0;
    int milliseconds = 0;
    if (reader.take(u":")) {
        seconds = reader.number(2);
        if (reader.take(u".,"))
            milliseconds = reader.fraction();
    }
    if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59 || seconds < 0 || seconds > 60 || milliseconds < 0)
        return std::nullopt;
    return std::chrono::hours(hours) + std::chrono::minutes(minutes) + std::chrono::seconds(seconds) + Milliseconds(milliseconds);
}

/// "Z", "+08:00", "+0800" or "+08": what to subtract for UTC. No zone is UTC.
std::optional<std::chrono::minutes> zoneOffset(IsoReader &reader)
{
    if (reader.atEnd() || reader.take(u"Zz"))
        return std::chrono::minutes::zero();
    const bool west = reader.take(u"-");
    if (!west && !reader.take(u"+"))
        return std::nullopt;
    const int hours = reader.number(2);
    const bool colon = reader.take(u":");
    const int minutes = colon || !reader.atEnd() ? reader.number(2) : 0;
    if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59)
        return std::nullopt;
    const std::chrono::minutes offset = std::chrono::hours(hours) + std::chrono::minutes(minutes);
    return west ? -offset : offset;
}

} // namespace

std::optional<Instant> instantFromIso(QStringView text)
{
    IsoReader reader(text.trimmed());
    const auto date = dateOf(reader);
    if (!date)
        return std::nullopt;
    if (reader.atEnd())
        return Instant(*date);
    if (!reader.take(u"Tt "))
        return std::nullopt;
    const auto time = timeOfDay(reader);
    if (!time)
        return std::nullopt;
    const auto offset = zoneOffset(reader);
    if (!offset || !reader.atEnd())
        return std::nullopt;
    return Instant(*date) + *time - *offset;
}

std::optional<Instant> instantFromUnixSeconds(qint64 seconds)
{
    if (seconds <= 0 || seconds > lastSecondOfYear9999)
        return std::nullopt;
    return Instant(std::chrono::seconds(seconds));
}

} // namespace deck
