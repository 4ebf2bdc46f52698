#pragma once

#include <QObject>

namespace deck {

/// Turns the system's wish that the program ends (SIGTERM, SIGINT, SIGHUP where there are such) into a Qt signal,
/// so that it ends by the same way as by the person. One object a process. On Windows it does nothing.
class QuitSignals final : public QObject
{
    Q_OBJECT
public:
    explicit QuitSignals(QObject *parent = nullptr);
    ~QuitSignals() override;

Q_SIGNALS:
    void quitRequested();
};

} // namespace deck
