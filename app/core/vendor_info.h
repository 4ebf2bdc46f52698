#pragma once

#include "core/account.h"
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
    bool required = true; ///< in the sign-in way it belongs to
    QString signInWay {};    ///< ID of the one way it belongs to; empty: needed whatever the way
    QStringList choices {};  ///< the values it can have, the default first; empty: any text
    bool advanced = false; ///< seldom needed: folded away in a dialog
    LocalText label; ///< as the vendor's console calls it
    LocalText hint;  ///< form and where to find it
};

/// One of several ways to prove who asks, e.g. by access key or by password. An account uses exactly one.
struct SignInWay
{
    QString id;
    LocalText name;
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
    QList<SignInWay> signInWays; ///< empty: there is one, and every key belongs to it; the first is the advised one
    QList<AccountKey> keys;
    UploadKind primaryKind = UploadKind::Media;
    QList<IdPattern> idPatterns;

    QList<UploadKind> listedKinds; ///< what the vendor lists by itself; other uploads must be tracked
    LocalText cannotList;       ///< what is not listed and must be tracked, one line; empty: everything is listed
    bool listingIsWhole = true; ///< a listing says all that asking by ID says; false: unfinished ones are asked by ID as well
    bool findsByUrl = false;    ///< URL jobs can be looked up by their source URL
    bool givesProgress = false; ///< ratio or bytes while uploading
    LocalText progressNote;     ///< which uploads have a progress, shown where one is not given
    bool givesRetryCount = false;
    bool givesModifiedAt = false;
    /// Statuses the vendor's own listing can be filtered by; empty: it has no filter.
    QList<UploadStatus> listFilters;

    [[nodiscard]] bool canList() const { return !listedKinds.isEmpty(); }

    [[nodiscard]] const AccountKey *key(QStringView name) const
    {
        for (const AccountKey &key : keys) {
            if (key.name == name)
                return &key;
        }
        return nullptr;
    }
};

/// Where the account's requests go: its own endpoint with its path, else its region's, else the default region's. Pure.
[[nodiscard]] QUrl endpointOf(const Account &account, const VendorInfo &vendor);

/// The account's region, the default one where it names none.
[[nodiscard]] QString regionOf(const Account &account, const VendorInfo &vendor);

/// The way whose keys the account has; nullptr where none is complete, or where the vendor has no ways to choose from.
[[nodiscard]] const SignInWay *signInWayOf(const Account &account, const VendorInfo &vendor);

/// Keys of the account that are missing: those of no way, and those of the way it has begun (the advised one where it has begun none).
[[nodiscard]] QStringList missingKeys(const Account &account, const VendorInfo &vendor);

/// Whether the vendor has uploads of both kinds; only then do addresses carry a prefix for the other one.
[[nodiscard]] bool hasBothKinds(const VendorInfo &vendor);

/// "a/1", with the prefix "job:" or "media:" where the kind is not the vendor's primary one.
[[nodiscard]] QString uploadAddress(const UploadKey &key, const VendorInfo &vendor);

/// Whether an ID may be sent at all: not empty, at most 512 characters, no comma, blank, control or replacement
/// character, no half of a surrogate pair.
[[nodiscard]] bool isSendableId(QStringView id);

} // namespace deck
