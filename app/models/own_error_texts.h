#pragma once

#include <QCoreApplication>
#include <QString>

namespace deck {

/// Translation context of every error text of ours.
struct ErrorTexts
{
    Q_DECLARE_TR_FUNCTIONS(ErrorTexts)
};

/// The texts of one code of our own, to be translated in the context ErrorTexts. A vendor's codes have theirs
/// in the vendor's advice table.
struct OwnErrorText
{
    const char *what; ///< %1 is the error's subject; nullptr: what its kind says
    const char *why;  ///< nullptr: nothing to add
    const char *next; ///< nullptr: what its kind says
    bool withDetail = false; ///< the error's message says more than any text of ours can
};

/// nullptr for a code that is none of ours.
[[nodiscard]] const OwnErrorText *ownErrorText(const QString &code);

} // namespace deck
