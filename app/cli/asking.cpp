#include "cli/asking.h"

#include "cli/session.h"
#include "engine/upload_view.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace deck {

namespace {

struct AskingTexts
{
    Q_DECLARE_TR_FUNCTIONS(AskingTexts)
};

/// Fields that only the database keeps, as text.
std::optional<QString> coldText(const Upload &upload, Field field)
{
    switch (field) {
    case Field::Device:
        return upload.device;
    case Field::Ip:
        return upload.ip;
    case Field::SourceUrl:
        return upload.sourceUrl;
    case Field::ResultUrl:
        return upload.resultUrl;
    case Field::InternalUrl:
        return upload.internalUrl;
    case Field::UserData:
        return upload.userData;
    default: // the store sorts by every other field itself
        return std::nullopt;
    }
}

bool isCold(const SortKey &key)
{
    if (key.by != SortKey::By::Field)
        return false;
    switch (key.field) {
    case Field::Device:
    case Field::Ip:
    case Field::SourceUrl:
    case Field::ResultUrl:
    case Field::InternalUrl:
    case Field::UserData:
        return true;
    default:
        return false;
    }
}

QList<Upload> cut(QList<Upload> uploads, const UploadSelection &selection)
{
    return uploads.mid(selection.offset, selection.limit);
}

/// Absent values last in both directions, as the store has it.
void sortByCold(QList<Upload> &uploads, const SortKey &key)
{
    std::stable_sort(uploads.begin(), uploads.end(), [&key](const Upload &a, const Upload &b) {
        const std::optional<QString> left = coldText(a, key.field);
        const std::optional<QString> right = coldText(b, key.field);
        if (!left || !right)
            return left.has_value() && !right.has_value();
        return key.descending ? *right < *left : *left < *right;
    });
}

ExitStatus tellReport(const Session &session, const ListReport &report)
{
    ExitStatus status = ExitStatus::Done;
    for (const ListReport::Entry &entry : report.accounts) {
        const AccountStatus *account = session.account(entry.account);
        if (entry.error)
            status = worst(status, session.tell(*entry.error, entry.account, account));
        if (entry.stop != ListingState::Stop::RepeatedPage && entry.stop != ListingState::Stop::PageLimit)
            continue;
        const QString vendor = account ? account->vendor.shortName.in(session.invocation().language) : QString();
        const QString listed = session.format().count(account ? account->listing.listed : 0);
        session.console().say(entry.stop == ListingState::Stop::RepeatedPage
                                  ? AskingTexts::tr("%1: %2 sent the same page again; stopped at %3.").arg(entry.account, vendor, listed)
                                  : AskingTexts::tr("%1: %2 sent more pages than a listing can have; stopped at %3.").arg(entry.account, vendor, listed));
        status = worst(status, ExitStatus::Unreachable);
    }
    return status;
}

} // namespace

Result<UploadSelection> checkedSelection(const Session &session, const Engine &engine)
{
    QStringList vendors;
    for (const VendorInfo &vendor : engine.vendors())
        vendors.append(vendor.id);
    const Result<UploadSelection> selection = uploadSelection(session.invocation(), vendors);
    if (!selection)
        return selection;
    for (const QString &name : selection->filter.accounts) {
        if (!session.account(name))
            return failure(ErrorKind::NotFound, u"account-unknown"_s, {}, name);
    }
    return selection;
}

QStringList accountsOf(const Engine &engine, const Filter &filter)
{
    QStringList names;
    for (const AccountStatus &status : engine.accounts()) {
        const bool account = filter.accounts.isEmpty() || filter.accounts.contains(status.account.name);
        const bool vendor = filter.vendors.isEmpty() || filter.vendors.contains(status.account.vendor);
        if (account && vendor)
            names.append(status.account.name);
    }
    return names;
}

QFuture<ExitStatus> askAccounts(Session &session, Engine &engine, const QStringList &accounts)
{
    if (accounts.isEmpty())
        return QtFuture::makeReadyFuture(ExitStatus::Done);
    const auto drawn = QObject::connect(&engine, &Engine::accountChanged, &session, [&session](const QString &name) {
        if (const AccountStatus *account = session.account(name))
            session.console().progress(AskingTexts::tr("Asking %1: %2 so far").arg(name, session.format().count(account->listing.listed)));
    });
    ListRequest request;
    request.accounts = accounts;
    return engine.list(request).then(&session, [&session, drawn](const ListReport &report) {
        QObject::disconnect(drawn);
        session.console().endProgress();
        return tellReport(session, report);
    });
}

QFuture<Result<QList<Upload>>> selectedUploads(Session &session, Engine &engine, const UploadSelection &selection)
{
    UploadView view(engine.store());
    view.setFilter(selection.filter);
    const bool cold = isCold(selection.sort);
    if (!cold)
        view.setSortKey(selection.sort);
    const qsizetype first = cold ? 0 : std::min<qsizetype>(selection.offset, view.size());
    const qsizetype count = cold || selection.limit < 0 ? view.size() - first : std::min<qsizetype>(selection.limit, view.size() - first);
    QList<UploadKey> keys;
    keys.reserve(count);
    for (qsizetype i = first; i < first + count; ++i)
        keys.append(engine.store().key(view.row(static_cast<int>(i))));
    return engine.records(keys).then(&session, [selection, cold](Result<QList<Upload>> uploads) {
        if (uploads && cold) {
            sortByCold(*uploads, selection.sort);
            *uploads = cut(*uploads, selection);
        }
        return uploads;
    });
}

} // namespace deck
