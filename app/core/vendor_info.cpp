#include "core/vendor_info.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace deck {

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
