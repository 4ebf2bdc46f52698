#pragma once

#include "core/filter.h"
#include "ui/appearance/appearance.h"
#include "ui/language/language_switch.h"

#include <QByteArray>
#include <QRect>
#include <QSettings>

namespace deck {

enum class Density : quint8 { Compact, Normal, Roomy };
[[nodiscard]] int rowHeightOf(Density density); ///< in logical pixels, before the font has its say

/// What a person chose in the window, kept in `settings.ini` of the profile. Values that make no sense are
/// read as their default. GUI thread.
class WindowSettings final
{
public:
    /// With `readSaved` false (safe mode) everything reads as its default, and nothing is written.
    WindowSettings(const QString &profileDir, bool readSaved);

    [[nodiscard]] ThemeChoice theme() const;
    void setTheme(ThemeChoice choice);
    [[nodiscard]] LanguageChoice language() const;
    void setLanguage(LanguageChoice choice);
    [[nodiscard]] Density density() const;
    void setDensity(Density density);
    [[nodiscard]] bool timesInUtc() const;
    void setTimesInUtc(bool utc);
    [[nodiscard]] bool sidePanelShown() const;
    void setSidePanelShown(bool shown);
    [[nodiscard]] int sidePanelWidth() const;
    void setSidePanelWidth(int width);
    /// Place of the window on the desktop; empty when none was kept.
    [[nodiscard]] QRect geometry() const;
    [[nodiscard]] bool isMaximised() const;
    void setGeometry(const QRect &rect, bool maximised);
    [[nodiscard]] QByteArray columns() const;
    void setColumns(const QByteArray &state);
    [[nodiscard]] Filter filter() const;
    void setFilter(const Filter &filter);

    [[nodiscard]] static QString word(ThemeChoice choice); ///< "system", "light", "dark"
    [[nodiscard]] static std::optional<ThemeChoice> themeFromWord(QStringView word);

    /// `rect` moved and cut so that it can be seen and grabbed on one of `screens`; centred on the first when it
    /// lies off all of them or is smaller than `least`.
    [[nodiscard]] static QRect onScreen(QRect rect, const QList<QRect> &screens, QSize least);

    /// Size of a window never seen before, without its frame: all of it fits where `available` leaves room, but it
    /// is never smaller than `least`.
    [[nodiscard]] static QSize firstSize(QSize available, QSize least);

private:
    [[nodiscard]] QString text(const QString &key) const;
    void set(const QString &key, const QVariant &value);

    mutable QSettings m_file;
    bool m_readSaved;
};

} // namespace deck
