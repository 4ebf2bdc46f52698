#pragma once

#include "core/account.h"
#include "core/answer.h"
#include "core/upload.h"
#include "core/vendor_info.h"
#include "net/account_channel.h"

#include <QHash>

#include <functional>
#include <memory>

namespace deck {

/// One operation of a vendor, as its limits table states it.
struct VendorOperation
{
    QString name;         ///< the vendor's own name
    double perSecond = 0; ///< the published rate for one account; a rate by the minute is divided
    bool assumed = false; ///< the rate is our assumption, not the vendor's word
    bool write = false;   ///< changes something: sent once, never repeated by the machine
    QStringList onlyIn {};   ///< the regions that have it; empty: all
    QMap<QString, double> perSecondIn {}; ///< regions with a rate of their own

    [[nodiscard]] bool existsIn(const QString &region) const { return onlyIn.isEmpty() || onlyIn.contains(region); }
    [[nodiscard]] Operation in(const QString &region) const
    {
        return {name, perSecondIn.value(region, perSecond), assumed, write};
    }
};

/// How uploads of one kind are asked for by ID.
struct DetailsCall
{
    UploadKind kind = UploadKind::Media;
    QString operation; ///< in VendorLimits::operations
    int batch = 0;     ///< most IDs (or URLs) one call takes
};

/// The vendor's numbers, one table each; planner, governor, sandbox and tests read the same ones.
struct VendorLimits
{
    QList<VendorOperation> operations;
    QList<DetailsCall> details;
    int pageSize = 0;          ///< most rows a listing answers at once
    int mostPages = 0;         ///< pages after which a listing is stopped as endless
    qint64 mostListed = 0;     ///< rows one listing can reach at the vendor; 0: all. The client splits by time beyond
    std::optional<Milliseconds> credentialLife {}; ///< of a sign-in token, where the vendor has one

    /// Most IDs of the kind one call takes; 0 where the vendor has none, or not in this region.
    [[nodiscard]] int detailsBatch(UploadKind kind, const QString &region) const
    {
        for (const DetailsCall &call : details) {
            if (call.kind == kind)
                return operation(call.operation).existsIn(region) ? call.batch : 0;
        }
        return 0;
    }

    [[nodiscard]] const VendorOperation &operation(QStringView name) const
    {
        for (const VendorOperation &operation : operations) {
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
    QHash<QString, QString> missingWords; ///< the vendor's own status word for an ID in `missing`, where it gave one
    QByteArray raw;        ///< the answer, redacted
};

/// One account at one vendor. Lives on the engine thread; every call ends exactly once. A client that is
/// destroyed ends its open calls with ErrorKind::Cancelled.
/// No Q_OBJECT: it has no signals, and an interface library compiles nothing that could hold the meta-object.
class VendorClient : public QObject
{
public:
    using QObject::QObject;

    /// Only where VendorInfo::canList().
    [[nodiscard]] virtual QFuture<Result<Page>> page(PageRequest request, CancelToken cancel) = 0;
    /// At most VendorLimits::detailsBatch IDs of one kind; more is BadInput "details-batch" and nothing is sent.
    [[nodiscard]] virtual QFuture<Result<Details>> details(UploadKind kind, QStringList ids, CancelToken cancel) = 0;
    /// The jobs that fetch these URLs, each URL once, at most the batch of URL jobs. `missing` holds URLs no job is known for.
    /// Only where VendorInfo::findsByUrl.
    [[nodiscard]] virtual QFuture<Result<Details>> jobsOfUrls(QStringList urls, CancelToken cancel)
    {
        Q_UNUSED(urls)
        Q_UNUSED(cancel)
        return ended<Details>(failure(ErrorKind::BadInput, QStringLiteral("urls-not-found-by"), {}));
    }
};

/// What a client is made of. `channel` and `clock` outlive it.
struct ClientContext
{
    Account account;
    QUrl endpoint;  ///< see endpointOf()
    QString region; ///< see regionOf()
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
