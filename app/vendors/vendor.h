#pragma once

#include "core/account.h"
#include "core/upload.h"
#include "core/vendor_info.h"
#include "net/account_channel.h"

#include <functional>
#include <memory>

namespace deck {

/// The vendor's numbers, one table each; planner, governor, sandbox and tests read the same ones.
struct VendorLimits
{
    QList<Operation> operations;
    int pageSize = 0;     ///< most rows a listing answers at once
    int detailsBatch = 0; ///< most IDs one details call takes
    int mostPages = 0;    ///< pages after which a listing is stopped as endless

    [[nodiscard]] const Operation &operation(QStringView name) const
    {
        for (const Operation &operation : operations) {
            if (operation.name == name)
                return operation;
        }
        Q_UNREACHABLE();
    }
};

/// One page of a listing.
struct PageRequest
{
    QString cursor;                     ///< empty for the first page, else the last answer's nextCursor
    std::optional<UploadStatus> status; ///< the vendor's own filter; one of VendorInfo::listFilters
};

struct Page
{
    QList<Upload> uploads; ///< key, vendor, covers and checkedAt are set
    QString nextCursor;    ///< empty: this was the last page; opaque otherwise
    std::optional<qint64> total; ///< as the vendor says it; need not be true
    QByteArray raw;        ///< the answer, redacted
};

/// The answer to a question about known IDs; each ID asked for is in exactly one of the three lists.
struct Details
{
    QList<Upload> uploads;
    QStringList missing;   ///< the vendor does not have them
    QStringList forbidden; ///< the vendor would not show them
    QByteArray raw;        ///< the answer, redacted
};

/// One account at one vendor. Lives on the engine thread; every call ends exactly once. A client that is
/// destroyed ends its open calls with ErrorKind::Cancelled.
/// No Q_OBJECT: it has no signals, and an interface library compiles nothing that could hold the meta-object.
class VendorClient : public QObject
{
public:
    using QObject::QObject;

    /// Only where VendorInfo::canList.
    [[nodiscard]] virtual QFuture<Result<Page>> page(PageRequest request, CancelToken cancel) = 0;
    /// At most VendorLimits::detailsBatch IDs of one kind; more is BadInput and nothing is sent.
    [[nodiscard]] virtual QFuture<Result<Details>> details(UploadKind kind, QStringList ids, CancelToken cancel) = 0;
};

/// What a client is made of. `channel` and `clock` outlive it.
struct ClientContext
{
    Account account;
    CredentialPtr credential;
    AccountChannel &channel;
    Clock &clock;
};

/// One vendor as the registry lists it. Immutable, any thread.
struct Vendor
{
    VendorInfo info;
    VendorLimits limits;
    /// Whether the keys that are set have the vendor's form (secrets are not looked at). BadInput otherwise.
    std::function<Result<void>(const Account &account)> checkAccount;
    std::function<std::unique_ptr<VendorClient>(ClientContext context)> makeClient;
    /// Cause and next step of a vendor's code; nullopt for a code no table of the vendor names.
    std::function<std::optional<Advice>(const QString &code)> advice;
};

} // namespace deck
