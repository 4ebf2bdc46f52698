#pragma once

#include "sandbox/aliyun_content.h"
#include "sandbox/aliyun_refusal.h"
#include "sandbox/aliyun_request.h"
#include "sandbox/sandbox_vendor.h"

namespace deck::sandbox {

// What both products have, under names that differ: URL jobs and the credential of an upload.

/// GetURLUploadInfos (VOD) and GetUrlUploadInfos (IMS): by JobIds, else by UploadURLs, at most `batch` of them.
[[nodiscard]] AliyunOutcome urlUploadInfos(AliyunProduct product, const AliyunRequest &asked, const AliyunContent &content,
                                           int batch, const Moment &moment);

/// UploadMediaByURL of either product: at most 20 URLs; VOD takes titles from UploadMetadatas, IMS from MediaMetaData.
[[nodiscard]] AliyunOutcome uploadMediaByUrl(AliyunProduct product, const AliyunRequest &asked, AliyunContent &content,
                                             const Moment &moment);

/// VOD's CancelUrlUploadJobs: only what is PENDING can be cancelled. What was is answered as nonexistent from then on,
/// which is our assumption: the vendor has no word for it.
[[nodiscard]] AliyunOutcome cancelUrlUploadJobs(const AliyunRequest &asked, AliyunContent &content, int batch,
                                                const Moment &moment);

/// UploadAddress and UploadAuth for a media asset, good for 3,000 s; the secrets in them are made up.
[[nodiscard]] QJsonObject uploadCredential(const AliyunMedia &media, const QString &region, const Moment &moment);

} // namespace deck::sandbox
