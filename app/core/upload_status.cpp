#include "core/upload_status.h"

#include <array>

using namespace Qt::StringLiterals;

namespace deck {

ShownStatus shownStatus(UploadStatus status, bool stalled)
{
    switch (status) {
    case UploadStatus::Waiting:
        return ShownStatus::Waiting;
    case UploadStatus::Uploading:
        return stalled ? ShownStatus::Stalled : ShownStatus::Uploading;
    case UploadStatus::Retrying:
        return ShownStatus::Retrying;
    case UploadStatus::AwaitingConfirmation:
        return ShownStatus::AwaitingConfirmation;
    case UploadStatus::Processing:
        return ShownStatus::Processing;
    case UploadStatus::Succeeded:
        return ShownStatus::Succeeded;
    case UploadStatus::Failed:
        return ShownStatus::Failed;
    case UploadStatus::Cancelled:
        return ShownStatus::Cancelled;
    case UploadStatus::Expired:
        return ShownStatus::Expired;
    case UploadStatus::Missing:
        return ShownStatus::Missing;
    case UploadStatus::Forbidden:
        return ShownStatus::Forbidden;
    case UploadStatus::Unknown:
        return ShownStatus::Unknown;
    }
    Q_UNREACHABLE();
}

UploadStatus plainStatus(ShownStatus shown)
{
    switch (shown) {
    case ShownStatus::Waiting:
        return UploadStatus::Waiting;
    case ShownStatus::Uploading:
    case ShownStatus::Stalled:
        return UploadStatus::Uploading;
    case ShownStatus::Retrying:
        return UploadStatus::Retrying;
    case ShownStatus::AwaitingConfirmation:
        return UploadStatus::AwaitingConfirmation;
    case ShownStatus::Processing:
        return UploadStatus::Processing;
    case ShownStatus::Succeeded:
        return UploadStatus::Succeeded;
    case ShownStatus::Failed:
        return UploadStatus::Failed;
    case ShownStatus::Cancelled:
        return UploadStatus::Cancelled;
    case ShownStatus::Expired:
        return UploadStatus::Expired;
    case ShownStatus::Missing:
        return UploadStatus::Missing;
    case ShownStatus::Forbidden:
        return UploadStatus::Forbidden;
    case ShownStatus::Unknown:
        return UploadStatus::Unknown;
    }
    Q_UNREACHABLE();
}

const QList<UploadStatus> &allStatuses()
{
    static const QList<UploadStatus> statuses = {
        UploadStatus::Waiting,   UploadStatus::Uploading,  UploadStatus::Retrying,  UploadStatus::AwaitingConfirmation,
        UploadStatus::Processing, UploadStatus::Succeeded, UploadStatus::Failed,    UploadStatus::Cancelled,
        UploadStatus::Expired,   UploadStatus::Missing,    UploadStatus::Forbidden, UploadStatus::Unknown,
    };
    return statuses;
}

QString statusWord(UploadStatus status)
{
    switch (status) {
    case UploadStatus::Waiting:
        return u"waiting"_s;
    case UploadStatus::Uploading:
        return u"uploading"_s;
    case UploadStatus::Retrying:
        return u"retrying"_s;
    case UploadStatus::AwaitingConfirmation:
        return u"awaiting-confirmation"_s;
    case UploadStatus::Processing:
        return u"processing"_s;
    case UploadStatus::Succeeded:
        return u"succeeded"_s;
    case UploadStatus::Failed:
        return u"failed"_s;
    case UploadStatus::Cancelled:
        return u"cancelled"_s;
    case UploadStatus::Expired:
        return u"expired"_s;
    case UploadStatus::Missing:
        return u"missing"_s;
    case UploadStatus::Forbidden:
        return u"forbidden"_s;
    case UploadStatus::Unknown:
        return u"unknown"_s;
    }
    Q_UNREACHABLE();
}

std::optional<UploadStatus> statusFromWord(QStringView word)
{
    for (const UploadStatus status : allStatuses()) {
        if (statusWord(status) == word)
            return status;
    }
    return std::nullopt;
}

bool canStillChange(UploadStatus status)
{
    switch (status) {
    case UploadStatus::Waiting:
    case UploadStatus::Uploading:
    case UploadStatus::Retrying:
    case UploadStatus::AwaitingConfirmation:
    case UploadStatus::Processing:
    case UploadStatus::Unknown:
        return true;
    case UploadStatus::Succeeded:
    case UploadStatus::Failed:
    case UploadStatus::Cancelled:
    case UploadStatus::Expired:
    case UploadStatus::Missing:
    case UploadStatus::Forbidden:
        return false;
    }
    Q_UNREACHABLE();
}

} // namespace deck
