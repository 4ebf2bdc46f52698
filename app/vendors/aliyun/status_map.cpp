#include "vendors/aliyun/status_map.h"

#include <array>

namespace deck::aliyun {

namespace {

struct Word
{
    QStringView word;
    UploadStatus status;
};

/// The Alibaba column of command-line.md, "Status map"; the other words of failure go by their ending.
constexpr std::array words = {
    Word {u"PENDING", UploadStatus::Waiting},
    Word {u"Init", UploadStatus::Waiting},
    Word {u"Uploading", UploadStatus::Uploading}, // a URL job's UPLOADING as well
    Word {u"PROCESSING", UploadStatus::Uploading},
    Word {u"DOWNLOADING", UploadStatus::Uploading},
    Word {u"DOWNLOAD_SUCCESS", UploadStatus::Uploading},
    Word {u"Preparing", UploadStatus::Uploading},
    Word {u"UploadSucc", UploadStatus::Processing},
    Word {u"Transcoding", UploadStatus::Processing},
    Word {u"Checking", UploadStatus::Processing},
    Word {u"Producing", UploadStatus::Processing},
    Word {u"Normal", UploadStatus::Succeeded},
    Word {u"UPLOAD_SUCCESS", UploadStatus::Succeeded},
    Word {u"SUCCESS", UploadStatus::Succeeded},
    Word {u"Blocked", UploadStatus::Failed},
    Word {u"CANCELLED", UploadStatus::Cancelled}, // no document has a word for it; these are the two it can be
    Word {u"CANCELED", UploadStatus::Cancelled},
    Word {u"Deleted", UploadStatus::Missing},
};
constexpr QStringView failureEnding = u"fail";

bool isUnfinished(UploadStatus status)
{
    return status != UploadStatus::Unknown && canStillChange(status);
}

} // namespace

UploadStatus statusOfWord(QStringView word)
{
    const QStringView trimmed = word.trimmed();
    for (const Word &entry : words) {
        if (trimmed.compare(entry.word, Qt::CaseInsensitive) == 0)
            return entry.status;
    }
    return trimmed.endsWith(failureEnding, Qt::CaseInsensitive) ? UploadStatus::Failed : UploadStatus::Unknown;
}

DecidedStatus decidedStatus(const QString &status, const QString &uploadStatus)
{
    const DecidedStatus first {statusOfWord(status), status};
    const DecidedStatus second {statusOfWord(uploadStatus), uploadStatus};
    const bool secondWins = status.trimmed().isEmpty() || (second.status != first.status && isUnfinished(second.status));
    return secondWins && !uploadStatus.trimmed().isEmpty() ? second : first;
}

} // namespace deck::aliyun
