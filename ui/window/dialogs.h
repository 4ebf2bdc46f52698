#pragma once

#include "models/error_text.h"
#include "ui/appearance/appearance.h"

class QWidget;

namespace deck {

/// An error in its four parts: what happened, why, what to do, and small the code line with a copy button. Opened, not waited
/// for.
void openErrorDetails(Appearance &appearance, const QString &title, const ErrorText &text, QWidget *parent);

/// Version, Qt, licences; everything can be copied.
void openAbout(Appearance &appearance, QWidget *parent);

} // namespace deck
