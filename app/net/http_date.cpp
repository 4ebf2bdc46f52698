#include "net/http_date.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace deck {

using namespace Qt::StringLiterals;

std::optional<Instant> instantFromHttpDate(const QByteArray &text)
{
    // The week day says nothing that the date does not.
    const qsizetype comma = text.indexOf(',');
    const QString rest = QString::fromLatin1(text.mid(comma + 1)).trimmed();
    QDateTime time = QLocale::c().toDateTime(rest, u"dd MMM yyyy HH:mm:ss 'GMT'"_s);
    if (!time.isValid())
        return std::nullopt;
    time.setTimeSpec(Qt::UTC);
    return Instant(Milliseconds(time.toMSecsSinceEpoch()));
}

std::optional<Instant> believableDate(const QByteArray &text)
{
    using namespace std::chrono;
    static constexpr Instant earliest {sys_days(year(2024) / 1 / 1)};
    static constexpr Instant latest {sys_days(year(2100) / 1 / 1)};
    const std::optional<Instant> date = instantFromHttpDate(text);
    return date && *date >= earliest && *date < latest ? date : std::nullopt;
}

std::optional<Milliseconds> readRetryAfter(const QByteArray &text, Instant now)
{
    const QByteArray value = text.trimmed();
    if (value.isEmpty())
        return std::nullopt;
    std::optional<Milliseconds> wish;
    const bool negative = value.startsWith('-');
    const QByteArray digits = negative ? value.mid(1) : value;
    if (!digits.isEmpty() && std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; })) {
        // Longer than any sensible wish, and maybe than any integer.
        const qint64 seconds = digits.size() > 9 ? 1'000'000'000 : digits.toLongLong();
        wish = std::chrono::seconds(negative ? -seconds : seconds);
    } else if (const std::optional<Instant> date = instantFromHttpDate(value)) {
        wish = *date - now;
    }
    if (wish)
        wish = std::clamp(*wish, Milliseconds::zero(), longestRetryAfter);
    return wish;
}

} // namespace deck
