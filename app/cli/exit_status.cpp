#include "cli/exit_status.h"

#include <array>

namespace deck {

ExitStatus exitStatusOf(const ApiError &error)
{
    switch (error.kind) {
    case ErrorKind::BadInput:
    case ErrorKind::Local:
    case ErrorKind::Cancelled:
        return ExitStatus::BadInput;
    case ErrorKind::Rejected:
        return ExitStatus::Rejected;
    case ErrorKind::ServerFailed:
        // a code of the vendor's own is its word; a bare 5xx only means that nobody useful answered
        return error.vendor.isEmpty() ? ExitStatus::Unreachable : ExitStatus::Rejected;
    case ErrorKind::Unreachable:
    case ErrorKind::TimedOut:
    case ErrorKind::Throttled:
    case ErrorKind::BadAnswer:
        return ExitStatus::Unreachable;
    case ErrorKind::Credential:
    case ErrorKind::Clock:
        return ExitStatus::Credential;
    case ErrorKind::OutcomeUnknown:
        return ExitStatus::OutcomeUnknown;
    case ErrorKind::NotFound:
        return ExitStatus::NotFound;
    }
    Q_UNREACHABLE();
}

ExitStatus worst(ExitStatus a, ExitStatus b)
{
    static constexpr std::array order = {ExitStatus::OutcomeUnknown, ExitStatus::Credential, ExitStatus::Unreachable,
                                         ExitStatus::Rejected,       ExitStatus::NotFound,   ExitStatus::BadInput};
    for (const ExitStatus status : order) {
        if (a == status || b == status)
            return status;
    }
    return ExitStatus::Done;
}

} // namespace deck
