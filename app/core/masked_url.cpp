#include "core/masked_url.h"

using namespace Qt::StringLiterals;

namespace deck {

QString maskedUrl(const QString &url)
{
    const qsizetype scheme = url.indexOf(u"://"_s);
    if (scheme < 0)
        return url;
    const qsizetype start = scheme + 3;
    qsizetype end = start;
    while (end < url.size() && !u"/?#"_s.contains(url.at(end)))
        ++end;
    const qsizetype at = QStringView(url).sliced(start, end - start).lastIndexOf(u'@');
    if (at < 0)
        return url;
    return QString(url.left(start) + u"***"_s + url.mid(start + at));
}

} // namespace deck
