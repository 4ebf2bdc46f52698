#include "vendors/huawei/status_map.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace deck::huawei {

namespace {

struct Word
{
    QStringView text;
    UploadStatus status;
    bool filters = false; ///< ListAssetList can be filtered by it
};

constexpr std::array words = {
    Word {u"CREATING", UploadStatus::AwaitingConfirmation, true},
    Word {u"OBS_CREATING", UploadStatus::Uploading},
    Word {u"WAITING_TRANSCODE", UploadStatus::Processing, true},
    Word {u"TRANSCODING", UploadStatus::Processing, true},
    Word {u"CREATED", UploadStatus::Succeeded, true},
    Word {u"PUBLISHED", UploadStatus::Succeeded, true},
    Word {u"OBS_CREATE_SUCCESS", UploadStatus::Succeeded},
    Word {u"TRANSCODE_SUCCEED", UploadStatus::Succeeded, true},
    Word {u"FAILED", UploadStatus::Failed, true},
    Word {u"UPLOAD_FAILED", UploadStatus::Failed},
    Word {u"SERVER_ERROR", UploadStatus::Failed},
    Word {u"OBS_CREATE_FAILED", UploadStatus::Failed},
    Word {u"TRANSCODE_FAILED", UploadStatus::Failed, true},
    Word {u"CANCELLED", UploadStatus::Cancelled},
    Word {u"UNCREATED", UploadStatus::Missing},
    Word {u"NO_ASSET", UploadStatus::Missing},
    Word {u"DELETING", UploadStatus::Missing},
    Word {u"DELETED", UploadStatus::Missing},
};

/// How a listing tells that a created asset is being, or has been, transcoded.
constexpr std::array<QStringView, 4> transcodeWords
    = {u"WAITING_TRANSCODE", u"TRANSCODING", u"TRANSCODE_SUCCEED", u"TRANSCODE_FAILED"};

const Word *findWord(QStringView text)
{
    const auto *found = std::find_if(words.begin(), words.end(), [text](const Word &word) { return word.text == text; });
    return found == words.end() ? nullptr : found;
}

} // namespace

UploadStatus statusOfWord(QStringView word)
{
    const Word *found = findWord(word.trimmed());
    return found ? found->status : UploadStatus::Unknown;
}

QString vendorWord(const QString &text)
{
    const QString trimmed = text.trimmed();
    return findWord(trimmed) ? trimmed : text;
}

QStringList knownWords()
{
    QStringList list;
    for (const Word &word : words)
        list.append(word.text.toString());
    return list;
}

QString finestWord(const QString &assetStatus, const QString &transcodeStatus)
{
    const QString transcode = transcodeStatus.trimmed();
    const bool finer = std::find(transcodeWords.begin(), transcodeWords.end(), transcode) != transcodeWords.end();
    return assetStatus.trimmed() == u"CREATED" && finer ? transcode : vendorWord(assetStatus);
}

QStringList filterWords(UploadStatus status)
{
    QStringList list;
    for (const Word &word : words) {
        if (word.filters && word.status == status)
            list.append(word.text.toString());
    }
    return list;
}

QList<UploadStatus> filterableStatuses()
{
    QList<UploadStatus> statuses;
    for (const UploadStatus status : allStatuses()) {
        if (!filterWords(status).isEmpty())
            statuses.append(status);
    }
    return statuses;
}

} // namespace deck::huawei
