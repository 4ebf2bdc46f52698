#pragma once

#include "core/api_error.h"

#include <QList>

namespace deck {

/// The console's exit statuses (command-line.md, "Exit status"); part of its public interface.
enum class ExitStatus : int {
    Done = 0,
    BadInput = 2,
    Rejected = 3,
    Unreachable = 4,
    Credential = 5,
    OutcomeUnknown = 6,
    NotFound = 7,
};

[[nodiscard]] ExitStatus exitStatusOf(const ApiError &error);

/// Several uploads, several outcomes: 6 wins over all, then 5, 4, 3, 7, 2.
[[nodiscard]] ExitStatus worst(ExitStatus a, ExitStatus b);

} // namespace deck
