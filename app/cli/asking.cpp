#include "cli/asking.h"

#include "cli/session.h"
#include "engine/upload_json.h"
#include "engine/upload_view.h"
#include "engine/upload_view_order.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>
#include <tuple>
#include <vector>

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
    return uploadJson({upload, {}, {}, {}}).value(fieldWord(field)).toString();
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

bool isBeforeByKey(const UploadKey &a, const UploadKey &b)
{
    return std::tie(a.account, a.kind, a.id) < std::tie(b.account, b.kind, b.id);
}

/// The rows of the filter in the order of the key. Rows with equal values stand by account, kind and ID: the same list
/// comes out whether this run has asked for them or read them from disk.
std::vector<Row> orderedRows(const UploadStore &store, const Filter &filter, const SortKey &sort)
{
    UploadView view(store);
    view.setFilter(filter);
    view.setSortKey(sort);
    std::vector<Row> rows;
    rows.reserve(static_cast<std::size_t>(view.size()));
    for (int i = 0; i < view.size(); ++i)
        rows.push_back(view.row(i));
    const RowOrder order(store.columns(), sort);
    for (auto run = rows.begin(); run != rows.end();) {
        const auto end = std::find_if(run + 1, rows.end(), [&order, run](Row row) { return !order.isEqual(*run, row); });
        if (end - run > 1) {
            std::sort(run, end, [&store](Row a, Row b) { return isBeforeByKey(store.key(a), store.key(b)); });
        }
        run = end;
    }
    return rows;
}

/// Which of the accounts are asked: all with --refresh, none with --cached, else those of which nothing is known.
QStringList accountsToAsk(const Session &session, Engine &engine, const QStringList &accounts)
{
    if (session.invocation().has(u"cached"_s))
        return {};
    if (session.invocation().has(u"refresh"_s))
        return accounts;
    QSet<QString> known;
    const UploadStore &store = engine.store();
    for (Row row = 0; row < store.rowEnd(); ++row) {
        if (store.isUsed(row))
            known.insert(store.account(row));
    }
    QStringList unknown;
    for (const QString &account : accounts) {
        if (!known.contains(account))
            unknown.append(account);
    }
    return unknown;
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

void askAccounts(Session &session, Engine &engine, const QStringList &accounts, std::function<void(ExitStatus)> done)
{
    if (accounts.isEmpty()) {
        done(ExitStatus::Done);
        return;
    }
    const auto drawn = QObject::connect(&engine, &Engine::accountChanged, &session, [&session](const QString &name) {
        if (const AccountStatus *account = session.account(name))
            session.console().progress(AskingTexts::tr("Asking %1: %2 so far").arg(name, session.format().count(account->listing.listed)));
    });
    ListRequest request;
    request.accounts = accounts;
    afterwards(engine.list(request), &session, [&session, drawn, done = std::move(done)](const ListReport &report) {
        QObject::disconnect(drawn);
        session.console().endProgress();
        done(tellReport(session, report));
    });
}

void selectUploads(Session &session, Engine &engine, const UploadSelection &selection,
                   std::function<void(const Result<QList<Upload>> &)> done)
{
    const bool cold = isCold(selection.sort);
    const std::vector<Row> rows = orderedRows(engine.store(), selection.filter, cold ? SortKey() : selection.sort);
    const auto size = static_cast<qsizetype>(rows.size());
    const qsizetype first = cold ? 0 : std::min(selection.offset, size);
    const qsizetype count = cold || selection.limit < 0 ? size - first : std::min(selection.limit, size - first);
    QList<UploadKey> keys;
    QList<Upload> hot;
    for (qsizetype i = first; i < first + count; ++i) {
        hot.append(hotRecord(engine.store(), rows.at(static_cast<std::size_t>(i))));
        keys.append(hot.constLast().key);
    }
    await(engine.records(keys), &session, [selection, cold, hot, done = std::move(done)](const Result<QList<Upload>> &stored) {
        if (!stored) {
            done(stored);
            return;
        }
        QList<Upload> uploads = completed(hot, *stored);
        if (cold) {
            sortByCold(uploads, selection.sort);
            uploads = cut(uploads, selection);
        }
        done(uploads);
    });
}

void askAndSelect(Session &session, Engine &engine, std::function<void(ExitStatus, const std::optional<QList<Upload>> &)> done)
{
    const Result<UploadSelection> selection = checkedSelection(session, engine);
    if (!selection) {
        done(session.tell(selection.error(), {}), std::nullopt);
        return;
    }
    const QStringList ask = accountsToAsk(session, engine, accountsOf(engine, selection->filter));
    askAccounts(session, engine, ask, [&session, &engine, selection = *selection, done = std::move(done)](ExitStatus status) {
        selectUploads(session, engine, selection, [&session, status, done](const Result<QList<Upload>> &uploads) {
            if (uploads)
                done(status, *uploads);
            else
                done(worst(status, session.tell(uploads.error(), {})), std::nullopt);
        });
    });
}

} // namespace deck
