#include "cli/commands.h"
#include "cli/session.h"
#include "cli/upload_output.h"

using namespace Qt::StringLiterals;

namespace deck {

namespace {

void writeRaw(const Session &session, const QByteArray &raw)
{
    session.console().data(raw.endsWith('\n') ? raw : QByteArray(raw + '\n'));
}

ExitStatus writeAnswer(const Session &session, const QString &address, const Result<UploadAnswer> &answer)
{
    const bool rawAsked = session.invocation().has(u"raw"_s);
    const QByteArray &raw = answer ? answer->raw : answer.error().answer;
    if (rawAsked && !raw.isEmpty())
        writeRaw(session, raw);
    else if (answer && answer->upload)
        session.console().data(showOutput(session.line(*answer->upload), session.invocation().format, session.format()));
    const AccountStatus *account = session.account(address.section(u'/', 0, 0));
    if (!answer)
        return session.tell(answer.error(), address, account);
    return answer->error ? session.tell(*answer->error, address, account) : ExitStatus::Done;
}

} // namespace

QFuture<ExitStatus> runShow(Session &session)
{
    return session.withEngine([&session](Engine &engine, const Answer<ExitStatus> &ended) {
        const QString address = session.invocation().arguments.first();
        const Result<UploadKey> key = uploadKeyOf(address, session);
        if (!key) {
            ended.give(session.tell(key.error(), {}));
            return;
        }
        await(engine.fetch(*key), &session, [&session, address, ended](const Result<UploadAnswer> &answer) {
            ended.give(writeAnswer(session, address, answer));
        });
    });
}

} // namespace deck
