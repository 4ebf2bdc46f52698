#include "cli/asking.h"
#include "cli/commands.h"
#include "cli/session.h"
#include "cli/upload_output.h"

namespace deck {

QFuture<ExitStatus> runList(Session &session)
{
    return session.withEngine([&session](Engine &engine, const Answer<ExitStatus> &answer) {
        askAndSelect(session, engine, [&session, answer](ExitStatus status, const std::optional<QList<Upload>> &uploads) {
            if (uploads) {
                QList<UploadLine> lines;
                for (const Upload &upload : *uploads)
                    lines.append(session.line(upload));
                session.console().data(listOutput(lines, session.invocation().format, session.format(), session.clock().now()));
            }
            answer.give(status);
        });
    });
}

} // namespace deck
