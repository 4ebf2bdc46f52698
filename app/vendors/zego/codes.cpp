#include "vendors/zego/codes.h"

using namespace Qt::StringLiterals;

namespace deck::zego {

QString vendorId()
{
    return u"zego"_s;
}

ErrorKind kindOfCode(qint64 code)
{
    switch (code) {
    case 100000004: // the signature's time is more than 10 minutes off
        return ErrorKind::Clock;
    case 100000005: // the signature does not fit
    case 100000010: // no ServerSecret for this AppId
        return ErrorKind::Credential;
    case 350006001: // more calls than the rate allows
        return ErrorKind::Throttled;
    case 100000015: // gateway internal error
    case 350010000: // system error
        return ErrorKind::ServerFailed;
    default:
        return ErrorKind::Rejected;
    }
}

} // namespace deck::zego
