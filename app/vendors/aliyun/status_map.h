#pragma once

#include "core/upload_status.h"

namespace deck::aliyun {

/// A word of any of the families: video status, URL job status, status of an IMS asset. Compared without case and
/// surrounding blanks; every word that ends in "fail" is Failed; a word nobody knows, or none, is Unknown.
[[nodiscard]] UploadStatus statusOfWord(QStringView word);

/// Which of two words is the upload's state.
struct DecidedStatus
{
    UploadStatus status = UploadStatus::Unknown;
    QString word; ///< the word that decided, unchanged; empty where neither came
};

/// Where they disagree an unfinished `uploadStatus` wins; otherwise `status`, where there is one.
[[nodiscard]] DecidedStatus decidedStatus(const QString &status, const QString &uploadStatus);

} // namespace deck::aliyun
