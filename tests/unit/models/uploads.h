#pragma once

#include "core/upload.h"

namespace deck::test {

/// An answer that covers everything and says little.
inline Upload plainUpload(const QString &id, const QString &account = QStringLiteral("a"))
{
    Upload upload;
    upload.key = {account, UploadKind::Media, id};
    upload.vendor = QStringLiteral("zego");
    upload.status = UploadStatus::Uploading;
    upload.covers = FieldSet::all();
    return upload;
}

} // namespace deck::test
