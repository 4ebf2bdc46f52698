#include "cli/asking.h"

#include "cli/session.h"
#include "engine/upload_json.h"
#include "engine/upload_view.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace deck {

namespace {

struct AskingTexts
{
    Q_DECLARE_TR_FUNCTIONS(AskingTexts)
};

/// A field that only the database keeps, as text; empty where it is absent.
QString coldText(const Upload &upload, Field field)
{
    return uploadJson(upload, {}, {}).value(fieldWord(field)).toString();
}

bool isCold(const SortKey &key)
{
    return key.by == SortKey::By::Field && coldFields.contains(key.field);
}

/// The store's record speaks of every field it keeps.
Upload hotRecord(const UploadStore &store, Row row)
{
    Upload upload = store.hot(row);
    upload.covers = {};
    for (int i = 0; i < fieldCount; ++i) {
        if (const auto field = static_cast<Field>(i); !coldFields.contains(field))
            upload.covers.add(field);
    }
    return upload;
}

/// What the store knows, with the cold fields of the database. The store comes first: a row that could not be
/// written to the database is shown all the same.
QList<Upload> completed(const QList<Upload> &hot, const QList<Upload> &stored)
{
    QHash<UploadKey, Upload> byKey;
    for (const Upload &upload : stored)
        byKey.insert(upload.key, upload);
    QList<Upload> uploads;
    uploads.reserve(hot.size());
    for (const Upload &upload : hot) {
        const auto found = byKey.constFind(upload.key);
        uploads.append(found == byKey.cend() ? upload : merged(*found, upload));
    }
    return uploads;
}

QList<Upload> cut(QList<Upload> uploads, const UploadSelection &selection)
{
    return uploads.mid(selection.offset, selection.limit);
}

/// Absent values last in both directions, as the store has it.
void sortByCold(QList<Upload> &uploads, const SortKey &key)
{
    std::stable_sort(uploads.begin(), uploads.end(), [&key](const Upload &a, const Upload &b) {
        const QString left = coldText(a, key.field);
        const QString right = coldText(b, key.field);
        if (left.isEmpty() || right.isEmpty())
            return !left.isEmpty() && right.isEmpty();
        return key.descending ? right < left : left < right;
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
    QList<Upload> hot;
    for (qsizetype i = first; i < first + count; ++i) {
        hot.append(hotRecord(engine.store(), view.row(static_cast<int>(i))));
        keys.append(hot.constLast().key);
    }
    return engine.records(keys).then(&session, [selection, cold, hot](const Result<QList<Upload>> &stored) -> Result<QList<Upload>> {
        if (!stored)
            return stored;
        QList<Upload> uploads = completed(hot, *stored);
        if (cold) {
            sortByCold(uploads, selection.sort);
            uploads = cut(uploads, selection);
        }
        return uploads;
    });
}

} // namespace deck
