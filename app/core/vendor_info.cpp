#include "core/vendor_info.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace deck {

namespace {

bool isGiven(const Account &account, const AccountKey &key)
{
    return key.secret ? account.secrets.contains(key.name) : !account.set.value(key.name).isEmpty();
}

/// The way of the first key given that belongs to one; the advised way where there is none.
QString begunWay(const Account &account, const VendorInfo &vendor)
{
    for (const AccountKey &key : vendor.keys) {
        if (!key.signInWay.isEmpty() && isGiven(account, key))
            return key.signInWay;
    }
    return vendor.signInWays.isEmpty() ? QString() : vendor.signInWays.constFirst().id;
}

} // namespace

QUrl endpointOf(const Account &account, const VendorInfo &vendor)
{
    if (!account.endpoint.isEmpty())
        return account.endpoint;
    const QString region = regionOf(account, vendor);
    for (const Region &known : vendor.regions) {
        if (known.id == region)
            return known.endpoint;
    }
    return vendor.regions.isEmpty() ? QUrl() : vendor.regions.constFirst().endpoint;
}

QString regionOf(const Account &account, const VendorInfo &vendor)
{
    if (!account.region.isEmpty() || vendor.regions.isEmpty())
        return account.region;
    return vendor.regions.constFirst().id;
}

const SignInWay *signInWayOf(const Account &account, const VendorInfo &vendor)
{
    if (!missingKeys(account, vendor).isEmpty())
        return nullptr;
    const QString begun = begunWay(account, vendor);
    const auto way = std::find_if(vendor.signInWays.begin(), vendor.signInWays.end(),
                                  [&begun](const SignInWay &candidate) { return candidate.id == begun; });
    return way == vendor.signInWays.end() ? nullptr : &*way;
}

QStringList missingKeys(const Account &account, const VendorInfo &vendor)
{
    const QString begun = begunWay(account, vendor);
    QStringList missing;
    for (const AccountKey &key : vendor.keys) {
        const bool meant = key.signInWay.isEmpty() || key.signInWay == begun;
        if (key.required && meant && !isGiven(account, key))
            missing.append(key.name);
    }
    return missing;
}

bool hasBothKinds(const VendorInfo &vendor)
{
    return std::any_of(vendor.idPatterns.begin(), vendor.idPatterns.end(),
                       [&vendor](const IdPattern &pattern) { return pattern.kind != vendor.primaryKind; });
}

QString uploadAddress(const UploadKey &key, const VendorInfo &vendor)
{
    QString prefix;
    if (key.kind != vendor.primaryKind)
        prefix = key.kind == UploadKind::UrlJob ? u"job:"_s : u"media:"_s;
    return QString(key.account + u'/' + prefix + key.id);
}

bool isSendableId(QStringView id)
{
    if (id.isEmpty() || id.size() > 512 || !id.isValidUtf16())
        return false;
    return std::none_of(id.begin(), id.end(), [](QChar c) {
        return c == u',' || c == QChar::ReplacementCharacter || c.isSpace() || c.category() == QChar::Other_Control
            || c.category() == QChar::Other_Format;
    });
}

} // namespace deck
