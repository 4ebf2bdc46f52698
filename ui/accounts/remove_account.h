#pragma once

#include "engine/engine.h"
#include "models/format.h"
#include "ui/appearance/appearance.h"

class QWidget;

namespace deck {

/// Asks whether the account shall go, with the number of its rows; Keep is the safe answer and the default. Opened, not
/// waited for.
void openRemoveAccount(Engine &engine, Appearance &appearance, const Format &format, const QString &account, QWidget *parent);

} // namespace deck
