#include "net/retry_table.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace deck {

namespace {

struct Row
{
    ErrorKind kind;
    Milliseconds first;
    double growth;
    Milliseconds longest;
};

// Kinds that are not listed are final.
constexpr std::array<Row, 5> table {{
    {ErrorKind::Unreachable, Milliseconds(1'000), 2.0, Milliseconds(30'000)},
    {ErrorKind::TimedOut, Milliseconds(2'000), 2.0, Milliseconds(30'000)},
    {ErrorKind::Throttled, Milliseconds(2'000), 2.0, Milliseconds(60'000)},
    {ErrorKind::ServerFailed, Milliseconds(1'000), 2.0, Milliseconds(30'000)},
    {ErrorKind::BadAnswer, Milliseconds(1'000), 2.0, Milliseconds(30'000)},
}};

// Of the answers that find fault with the request, those that the same request can outlive.
constexpr std::array passingStatuses {408, 409, 423, 425, 429};

const Row *rowOf(ErrorKind kind)
{
    const auto *row = std::find_if(table.begin(), table.end(), [kind](const Row &row) { return row.kind == kind; });
    return row == table.end() ? nullptr : row;
}

} // namespace

bool isTriedAgain(const ApiError &error)
{
    const bool foundFault = error.httpStatus >= 400 && error.httpStatus < 500
        && (error.kind == ErrorKind::ServerFailed || error.kind == ErrorKind::BadAnswer);
    const bool lasts = foundFault
        && std::find(passingStatuses.begin(), passingStatuses.end(), error.httpStatus) == passingStatuses.end();
    // Where the vendor gave a code, its own table has said by the kind what the code means.
    return rowOf(error.kind) != nullptr && (!lasts || !error.vendor.isEmpty());
}

Milliseconds retryPause(ErrorKind kind, int failures, double random)
{
    const Row *row = rowOf(kind);
    if (!row)
        return Milliseconds::zero();
    const double grown = double(row->first.count()) * std::pow(row->growth, std::clamp(failures, 1, 30) - 1);
    const double whole = std::min(grown, double(row->longest.count()));
    return Milliseconds(qint64(whole * (0.5 + std::clamp(random, 0.0, 1.0) / 2)));
}

} // namespace deck
