#include "cli/commands.h"
#include "cli/session.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace deck {

namespace {

using Status = ExitStatus;

QFuture<Status> ended(Status status)
{
    return QtFuture::makeReadyFuture(status);
}

Status writeAnswer(const Session &session, const QString &address, const UploadAnswer &answer)
{
    if (session.invocation().has(u"raw"_s) && !answer.raw.isEmpty()) {
        session.console().data(answer.raw.endsWith('\n') ? answer.raw : QByteArray(answer.raw + '\n'));
    } else if (answer.upload) {
        session.console().data(showOutput(session.line(*answer.upload), session.invocation().format, session.format()));
    }
    if (!answer.error)
        return Status::Done;
    return session.tell(*answer.error, address, session.account(address.section(u'/', 0, 0)));
}

} // namespace

QFuture<ExitStatus> runShow(Session &session)
{
    return session.openEngine()
        .then(&session,
              [&session](const tl::expected<Engine *, ExitStatus> &engine) {
                  if (!engine)
                      return ended(engine.error());
                  const QString address = session.invocation().arguments.first();
                  const Result<UploadKey> key = uploadKeyOf(address, session);
                  if (!key)
                      return ended(session.tell(key.error(), {}));
                  return (*engine)->fetch(*key).then(&session, [&session, address](const Result<UploadAnswer> &answer) {
                      if (!answer)
                          return session.tell(answer.error(), address, session.account(address.section(u'/', 0, 0)));
                      return writeAnswer(session, address, *answer);
                  });
              })
        .unwrap();
}

} // namespace deck
