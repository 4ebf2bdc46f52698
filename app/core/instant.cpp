#include "core/instant.h"

#include <QDateTime>
#include <QTimeZone>

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

std::optional<Instant> instantFromIso(QStringView text)
{
    const QString trimmed = text.trimmed().toString();
    if (trimmed.size() < 10)
        return std::nullopt;
    QDateTime time = QDateTime::fromString(trimmed, Qt::ISODateWithMs);
    if (!time.isValid())
        return std::nullopt;
    if (time.timeSpec() == Qt::LocalTime)
        time = QDateTime(time.date(), time.time(), Qt::UTC);
    return Instant(Milliseconds(time.toMSecsSinceEpoch()));
}

std::optional<Instant> instantFromUnixSeconds(qint64 seconds)
{
    if (seconds <= 0 || seconds > lastSecondOfYear9999)
        return std::nullopt;
    return Instant(std::chrono::seconds(seconds));
}

} // namespace deck
