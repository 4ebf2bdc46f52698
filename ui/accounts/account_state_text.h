#pragma once

#include "engine/engine.h"
#include "models/format.h"
#include "ui/appearance/appearance.h"

namespace deck {

/// What one account is going through, as a person reads it: beside its name, in tooltips, in the menu of the status bar.
struct AccountStateText
{
    QString word;   ///< "Up to date", "Loading", "Slowed", "Cannot be reached", "Sign in again"
    QString reason; ///< why, and when it is tried again; may be empty
    QString iconName;
    Token token = Token::Text2;

    /// Both in one line.
    [[nodiscard]] QString line() const;
};

[[nodiscard]] AccountStateText accountStateText(const AccountStatus &status, const Engine &engine, const Format &format,
                                                Instant now);

} // namespace deck
