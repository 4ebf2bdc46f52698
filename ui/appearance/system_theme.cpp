#include "ui/appearance/system_theme.h"

#include <QApplication>
#include <QEvent>
#include <QPalette>
#include <QScopedValueRollback>

#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
#include <QStyleHints>
#endif

namespace deck {

namespace {

bool isDarkPalette(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
}

} // namespace

SystemTheme::SystemTheme(QObject *parent)
    : QObject(parent)
    , m_paletteIsDark(isDarkPalette(QGuiApplication::palette()))
{
    qApp->installEventFilter(this);
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this, &SystemTheme::changed);
#endif
}

SystemTheme::~SystemTheme() = default;

bool SystemTheme::isDark() const
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    const Qt::ColorScheme scheme = QGuiApplication::styleHints()->colorScheme();
    if (scheme != Qt::ColorScheme::Unknown)
        return scheme == Qt::ColorScheme::Dark;
#endif
    return m_paletteIsDark;
}

bool SystemTheme::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::ThemeChange && !m_reading)
        readPalette();
    return QObject::eventFilter(watched, event);
}

void SystemTheme::readPalette()
{
    const QScopedValueRollback reading(m_reading, true);
    const QPalette ours = QGuiApplication::palette();
    QApplication::setPalette(QPalette()); // the platform's shows through for a moment
    const bool dark = isDarkPalette(QGuiApplication::palette());
    QApplication::setPalette(ours);
    if (dark == m_paletteIsDark)
        return;
    m_paletteIsDark = dark;
    Q_EMIT changed();
}

} // namespace deck
