#include "cli/asking.h"
#include "cli/commands.h"
#include "cli/session.h"
#include "cli/upload_selection.h"
#include "engine/upload_view.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace deck {

namespace {

using Status = ExitStatus;
using Opened = tl::expected<Engine *, ExitStatus>;

QFuture<Status> ended(Status status)
{
    return QtFuture::makeReadyFuture(status);
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

QFuture<Status> writeRows(Session &session, Engine &engine, const UploadSelection &selection, Status status)
{
    return selectedUploads(session, engine, selection).then(&session, [&session, status](const Result<QList<Upload>> &uploads) {
        if (!uploads)
            return worst(status, session.tell(uploads.error(), {}));
        QList<UploadLine> lines;
        for (const Upload &upload : *uploads)
            lines.append(session.line(upload));
        session.console().data(listOutput(lines, session.invocation().format, session.format(), session.clock().now()));
        return status;
    });
}

} // namespace

QFuture<ExitStatus> runList(Session &session)
{
    return session.openEngine()
        .then(&session,
              [&session](const Opened &opened) {
                  if (!opened)
                      return ended(opened.error());
                  Engine &engine = **opened;
                  const Result<UploadSelection> selection = checkedSelection(session, engine);
                  if (!selection)
                      return ended(session.tell(selection.error(), {}));
                  const QStringList ask = accountsToAsk(session, engine, accountsOf(engine, selection->filter));
                  return askAccounts(session, engine, ask)
                      .then(&session, [&session, &engine, selection = *selection](
                                          Status status) { return writeRows(session, engine, selection, status); })
                      .unwrap();
              })
        .unwrap();
}

} // namespace deck
