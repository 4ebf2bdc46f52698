#include "ui/preferences/window_settings.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace deck {

namespace {

constexpr int sideLeast = 168;
constexpr int sideDefault = 216;
constexpr int sideMost = 320;

QString densityWord(Density density)
{
    switch (density) {
    case Density::Compact:
        return u"compact"_s;
    case Density::Normal:
        return u"normal"_s;
    case Density::Roomy:
        return u"roomy"_s;
    }
    Q_UNREACHABLE();
}

/// Statuses are kept by their words; stalled is ours and has none among the vendors'.
QString shownWord(ShownStatus status)
{
    return status == ShownStatus::Stalled ? u"stalled"_s : statusWord(plainStatus(status));
}

QStringList sorted(const QSet<QString> &set)
{
    QStringList list(set.cbegin(), set.cend());
    list.sort();
    return list;
}

QSet<QString> setOf(const QStringList &list)
{
    QSet<QString> set(list.cbegin(), list.cend());
    set.remove(QString());
    return set;
}

} // namespace

int rowHeightOf(Density density)
{
    switch (density) {
    case Density::Compact:
        return 24;
    case Density::Normal:
        return 28;
    case Density::Roomy:
        return 36;
    }
    Q_UNREACHABLE();
}

WindowSettings::WindowSettings(const QString &profileDir, bool readSaved)
    : m_file(profileDir + u"/settings.ini"_s, QSettings::IniFormat)
    , m_readSaved(readSaved)
{
}

QString WindowSettings::text(const QString &key) const
{
    return m_readSaved ? m_file.value(key).toString() : QString();
}

void WindowSettings::set(const QString &key, const QVariant &value)
{
    if (m_readSaved && m_file.value(key) != value)
        m_file.setValue(key, value);
}

QString WindowSettings::word(ThemeChoice choice)
{
    switch (choice) {
    case ThemeChoice::System:
        return u"system"_s;
    case ThemeChoice::Light:
        return u"light"_s;
    case ThemeChoice::Dark:
        return u"dark"_s;
    }
    Q_UNREACHABLE();
}

std::optional<ThemeChoice> WindowSettings::themeFromWord(QStringView word)
{
    for (const ThemeChoice choice : {ThemeChoice::System, ThemeChoice::Light, ThemeChoice::Dark}) {
        if (word == WindowSettings::word(choice))
            return choice;
    }
    return std::nullopt;
}

ThemeChoice WindowSettings::theme() const
{
    return themeFromWord(text(u"window/theme"_s)).value_or(ThemeChoice::System);
}

void WindowSettings::setTheme(ThemeChoice choice)
{
    set(u"window/theme"_s, word(choice));
}

LanguageChoice WindowSettings::language() const
{
    return LanguageSwitch::fromWord(text(u"window/language"_s)).value_or(LanguageChoice::System);
}

void WindowSettings::setLanguage(LanguageChoice choice)
{
    set(u"window/language"_s, LanguageSwitch::word(choice));
}

Density WindowSettings::density() const
{
    const QString word = text(u"table/density"_s);
    for (const Density density : {Density::Compact, Density::Roomy}) {
        if (word == densityWord(density))
            return density;
    }
    return Density::Normal;
}

void WindowSettings::setDensity(Density density)
{
    set(u"table/density"_s, densityWord(density));
}

bool WindowSettings::timesInUtc() const
{
    return text(u"window/times"_s) == "utc"_L1;
}

void WindowSettings::setTimesInUtc(bool utc)
{
    set(u"window/times"_s, utc ? u"utc"_s : u"local"_s);
}

bool WindowSettings::sidePanelShown() const
{
    return text(u"side/shown"_s) != "false"_L1;
}

void WindowSettings::setSidePanelShown(bool shown)
{
    set(u"side/shown"_s, shown ? u"true"_s : u"false"_s);
}

int WindowSettings::sidePanelWidth() const
{
    const int width = text(u"side/width"_s).toInt();
    return width == 0 ? sideDefault : std::clamp(width, sideLeast, sideMost);
}

void WindowSettings::setSidePanelWidth(int width)
{
    set(u"side/width"_s, QString::number(width));
}

QRect WindowSettings::geometry() const
{
    const QStringList parts = text(u"window/place"_s).split(u' ', Qt::SkipEmptyParts);
    if (parts.size() != 4)
        return {};
    return {parts.at(0).toInt(), parts.at(1).toInt(), parts.at(2).toInt(), parts.at(3).toInt()};
}

bool WindowSettings::isMaximised() const
{
    return text(u"window/maximised"_s) == "true"_L1;
}

void WindowSettings::setGeometry(const QRect &rect, bool maximised)
{
    set(u"window/place"_s, QString(u"%1 %2 %3 %4"_s).arg(rect.x()).arg(rect.y()).arg(rect.width()).arg(rect.height()));
    set(u"window/maximised"_s, maximised ? u"true"_s : u"false"_s);
}

QByteArray WindowSettings::columns() const
{
    return QByteArray::fromBase64(text(u"table/columns"_s).toLatin1());
}

void WindowSettings::setColumns(const QByteArray &state)
{
    set(u"table/columns"_s, QString::fromLatin1(state.toBase64()));
}

Filter WindowSettings::filter() const
{
    Filter filter;
    const QStringList words = text(u"filter/statuses"_s).split(u' ', Qt::SkipEmptyParts);
    for (int i = 0; i < shownStatusCount; ++i) {
        const auto status = static_cast<ShownStatus>(i);
        if (words.contains(shownWord(status)))
            filter.statuses.add(status);
    }
    filter.vendors = setOf(text(u"filter/vendors"_s).split(u' '));
    filter.accounts = setOf(text(u"filter/accounts"_s).split(u' '));
    return filter;
}

void WindowSettings::setFilter(const Filter &filter)
{
    // the search text is not kept: something secret may have been pasted there
    QStringList words;
    for (int i = 0; i < shownStatusCount; ++i) {
        const auto status = static_cast<ShownStatus>(i);
        if (filter.statuses.contains(status))
            words.append(shownWord(status));
    }
    set(u"filter/statuses"_s, words.join(u' '));
    set(u"filter/vendors"_s, sorted(filter.vendors).join(u' '));
    set(u"filter/accounts"_s, sorted(filter.accounts).join(u' '));
}

QSize WindowSettings::firstSize(QSize available, QSize least)
{
    constexpr QSize wanted(1440, 900);
    constexpr QSize frame(16, 48); // borders and a title bar: their true size is known only once the window is shown
    return wanted.boundedTo(available - frame).expandedTo(least);
}

QRect WindowSettings::onScreen(QRect rect, const QList<QRect> &screens, QSize least)
{
    if (screens.isEmpty())
        return rect;
    constexpr int grab = 64; // enough of the title to take hold of
    const bool sane = rect.width() >= least.width() && rect.height() >= least.height();
    for (const QRect &screen : screens) {
        const QRect seen = screen.intersected(rect);
        if (sane && seen.width() >= grab && seen.height() >= grab && rect.top() >= screen.top())
            return rect;
    }
    const QRect &screen = screens.first();
    QRect centred(QPoint(), rect.size().expandedTo(least).boundedTo(screen.size().expandedTo(least)));
    centred.moveCenter(screen.center());
    centred.moveTop(std::max(centred.top(), screen.top()));
    centred.moveLeft(std::max(centred.left(), screen.left()));
    return centred;
}

} // namespace deck
