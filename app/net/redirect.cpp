#include "net/redirect.h"

namespace deck {

using namespace Qt::StringLiterals;

namespace {

int effectivePort(const QUrl &url)
{
    return url.port(url.scheme() == "https"_L1 ? 443 : 80);
}

} // namespace

bool isRedirect(int status)
{
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

RedirectVerdict judgeRedirect(const QByteArray &method, const QUrl &from, const QUrl &to)
{
    const bool reads = method == "GET" || method == "HEAD";
    const bool samePlace = to.isValid() && to.userInfo().isEmpty() && to.scheme() == from.scheme() && !to.host().isEmpty()
        && to.host() == from.host() && effectivePort(to) == effectivePort(from);
    return reads && samePlace ? RedirectVerdict::Follow : RedirectVerdict::Refuse;
}

} // namespace deck
