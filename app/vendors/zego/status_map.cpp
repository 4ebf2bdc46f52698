#include "vendors/zego/status_map.h"

#include <algorithm>
#include <array>

namespace deck::zego {

namespace {

struct Numbered
{
    int number;
    UploadStatus status;
};
constexpr std::array numbers = {
    Numbered {1, UploadStatus::Waiting},   Numbered {2, UploadStatus::Uploading}, Numbered {3, UploadStatus::Retrying},
    Numbered {4, UploadStatus::Succeeded}, Numbered {5, UploadStatus::Failed},    Numbered {6, UploadStatus::Cancelled},
    Numbered {7, UploadStatus::Expired},
};

} // namespace

UploadStatus statusFromNumber(std::optional<qint64> number)
{
    for (const Numbered &entry : numbers) {
        if (number == entry.number)
            return entry.status;
    }
    return UploadStatus::Unknown;
}

std::optional<int> numberOfStatus(UploadStatus status)
{
    for (const Numbered &entry : numbers) {
        if (entry.status == status)
            return entry.number;
    }
    return std::nullopt;
}

QList<UploadStatus> filterableStatuses()
{
    QList<UploadStatus> statuses;
    for (const Numbered &entry : numbers)
        statuses.append(entry.status);
    return statuses;
}

} // namespace deck::zego
