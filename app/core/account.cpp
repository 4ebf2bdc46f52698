#include "core/account.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace deck {

bool isValidAccountName(QStringView name)
{
    if (name.isEmpty() || name.size() > 64)
        return false;
    return std::all_of(name.begin(), name.end(), [](QChar c) {
        const char16_t u = c.unicode();
        return (u >= u'a' && u <= u'z') || (u >= u'A' && u <= u'Z') || (u >= u'0' && u <= u'9') || u == u'.' || u == u'_'
            || u == u'-';
    });
}

bool isLoopbackHost(const QString &host)
{
    if (host.compare(u"localhost"_s, Qt::CaseInsensitive) == 0 || host == u"::1"_s)
        return true;
    // QUrl has already brought 127.1, 0x7f000001 and the like into four decimal parts
    const QStringList parts = host.split(u'.');
    if (parts.size() != 4 || parts.first() != u"127"_s)
        return false;
    return std::all_of(parts.begin(), parts.end(), [](const QString &part) {
        bool ok = false;
        const int value = part.toInt(&ok);
        return ok && value >= 0 && value <= 255;
    });
}

Result<QUrl> checkEndpoint(const QString &text)
{
    const QUrl url(text.trimmed(), QUrl::StrictMode);
    if (!url.isValid() || url.isRelative() || url.host().isEmpty())
        return failure(ErrorKind::BadInput, u"endpoint-malformed"_s, u"The endpoint is not a complete address such as https://host."_s);
    if (!url.userInfo().isEmpty())
        return failure(ErrorKind::BadInput, u"endpoint-userinfo"_s, u"The endpoint carries a user name or password."_s);
    const bool https = url.scheme() == u"https"_s;
    const bool http = url.scheme() == u"http"_s;
    if (!https && !http)
        return failure(ErrorKind::BadInput, u"endpoint-scheme"_s, u"The endpoint is neither https nor http: "_s + url.scheme(), url.scheme());
    if (http && !isLoopbackHost(url.host()))
        return failure(ErrorKind::BadInput, u"endpoint-plain-http"_s, u"Plain http is for this computer only: "_s + url.host(), url.toString());
    if (url.hasQuery() || url.hasFragment())
        return failure(ErrorKind::BadInput, u"endpoint-query"_s, u"The endpoint carries a query or fragment."_s);
    return url;
}

} // namespace deck
