#pragma once

#include <QObject>

namespace deck {

/// Whether the desktop asks for a dark window: Qt's own answer from 6.5 on, else by the palette the platform
/// gives. Made before any palette of ours is set. GUI thread.
class SystemTheme final : public QObject
{
    Q_OBJECT
public:
    explicit SystemTheme(QObject *parent = nullptr);
    ~SystemTheme() override;

    [[nodiscard]] bool isDark() const;

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    /// May come without a difference.
    void changed();

private:
    void readPalette();

    bool m_paletteIsDark = false;
    bool m_reading = false;
};

} // namespace deck
