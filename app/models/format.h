#pragma once

#include "core/instant.h"
#include "core/local_text.h"
#include "core/upload.h"

#include <QCoreApplication>
#include <QLocale>
#include <QString>
#include <QTimeZone>

#include <optional>

namespace deck {

/// How figures are written for people (window.md, "Formats"); one object for one language and time zone.
/// A value, used on the GUI thread and by the console. Absent is always "–".
class Format
{
    Q_DECLARE_TR_FUNCTIONS(Format)
public:
    Format(Language language, QTimeZone zone);

    [[nodiscard]] Language language() const { return m_language; }
    [[nodiscard]] static QString absent() { return QStringLiteral("–"); }

    /// Base 1024, three significant digits: "46 B", "512 MB", "8.42 GB".
    [[nodiscard]] QString size(std::optional<qint64> bytes) const;
    /// One decimal, cut: "38.2 %"; at most "99.9 %" unless `done`.
    [[nodiscard]] QString ratio(double ratio, bool done = false) const;
    /// By locale: "6,395".
    [[nodiscard]] QString count(qint64 number) const;
    /// The table's form, by calendar day relative to `now`: "14:21", with seconds "14:32:04"; "Yesterday 19:40";
    /// "20 Nov 18:14"; "2025-04-28".
    [[nodiscard]] QString tableTime(std::optional<Instant> time, Instant now, bool withSeconds) const;
    /// Date, time and zone, for tooltips and detail.
    [[nodiscard]] QString fullTime(Instant time) const;
    /// Clock time of day: "14:32:04".
    [[nodiscard]] QString clockTime(Instant time, bool withSeconds = true) const;
    /// Two units: "40 min", "2 h 14 min"; `shortForm` keeps the larger one only.
    [[nodiscard]] QString duration(Milliseconds duration, bool shortForm = false) const;
    /// Our word for a status in the window: "To confirm".
    [[nodiscard]] QString statusName(ShownStatus status) const;
    /// Control and direction characters replaced by visible pictures.
    [[nodiscard]] static QString visible(const QString &text);

private:
    Language m_language;
    QTimeZone m_zone;
    QLocale m_locale;
};

} // namespace deck
