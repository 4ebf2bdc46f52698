#pragma once

#include "core/upload.h"
#include "core/vendor_info.h"

#include <QJsonObject>
#include <QStringList>

namespace deck {

/// An upload with what stands beside it wherever it is written out.
struct UploadLine
{
    Upload upload;
    QString address;     ///< see uploadAddress()
    QString advice;      ///< in the person's language; empty where there is none
    QStringList actions; ///< what can be done to it now
};

/// The keys of an upload in JSON and CSV, in the contract's order (command-line.md, "JSON").
[[nodiscard]] const QStringList &uploadJsonKeys();

/// What the vendor did not say is absent. `id` is what stands behind "ACCOUNT/" in the address, so that account and id
/// together always are the address. Pure, any thread.
[[nodiscard]] QJsonObject uploadJson(const UploadLine &line);

} // namespace deck
