#pragma once

#include "core/local_text.h"
#include "core/upload.h"

#include <QList>
#include <QString>
#include <QUrl>

namespace deck {

/// One key of an account as its vendor names it.
struct AccountKey
{
    QString name; ///< the console's word, e.g. "app-id"
    bool secret = false;
    bool required = true;
    LocalText label; ///< as the vendor's console calls it
    LocalText hint;  ///< form and where to find it
};

struct Region
{
    QString id;
    LocalText name;
    QUrl endpoint;
};

struct IdPattern
{
    UploadKind kind = UploadKind::Media;
    QString pattern; ///< regular expression over the whole ID
};

/// What a vendor's folder declares of itself: everything a text, a dialog, the console or a search needs
/// to know of a vendor. Immutable, any thread.
struct VendorInfo
{
    QString id; ///< the console's word, e.g. "zego"
    LocalText shortName;
    LocalText longName;
    QString monogram;         ///< two capital letters
    LocalText firstStartLine; ///< which keys are needed, one line
    LocalText keysWhere;      ///< where the vendor shows its keys
    QList<Region> regions;    ///< the first is the default
    QList<AccountKey> keys;
    UploadKind primaryKind = UploadKind::Media;
    QList<IdPattern> idPatterns;

    bool canList = false;       ///< the vendor lists uploads by itself
    bool givesProgress = false; ///< ratio or bytes while uploading
    bool givesRetryCount = false;
    bool givesModifiedAt = false;
    /// Statuses the vendor's own listing can be filtered by; empty: it has no filter.
    QList<UploadStatus> listFilters;

    [[nodiscard]] const AccountKey *key(QStringView name) const
    {
        for (const AccountKey &key : keys) {
            if (key.name == name)
                return &key;
        }
        return nullptr;
    }
};

/// Whether the vendor has uploads of both kinds; only then do addresses carry a prefix for the other one.
[[nodiscard]] bool hasBothKinds(const VendorInfo &vendor);

/// "a/1", with the prefix "job:" or "media:" where the kind is not the vendor's primary one.
[[nodiscard]] QString uploadAddress(const UploadKey &key, const VendorInfo &vendor);

/// Whether an ID may be sent at all: not empty, at most 512 characters, no comma, blank, control or replacement
/// character, no half of a surrogate pair.
[[nodiscard]] bool isSendableId(QStringView id);

} // namespace deck
