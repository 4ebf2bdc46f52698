#include "cli/asking.h"
#include "cli/commands.h"
#include "cli/session.h"
#include "engine/upload_export.h"

#include <QCoreApplication>

namespace deck {

namespace {

struct ExportTexts
{
    Q_DECLARE_TR_FUNCTIONS(ExportTexts)
};

/// A line holds more text than its upload: not all of them at once.
constexpr qsizetype linesAtOnce = 1'000;

Result<void> writeAll(const Session &session, UploadExport &file, const QList<Upload> &uploads)
{
    QList<UploadLine> lines;
    for (const Upload &upload : uploads) {
        lines.append(session.line(upload));
        if (lines.size() < linesAtOnce)
            continue;
        if (Result<void> added = file.add(std::exchange(lines, {})); !added)
            return added;
    }
    if (Result<void> added = file.add(lines); !added)
        return added;
    return file.commit();
}

} // namespace

QFuture<ExitStatus> runExport(Session &session)
{
    return session.withEngine([&session](Engine &engine, const Answer<ExitStatus> &answer) {
        const QString name = session.invocation().arguments.first();
        // a name that cannot be written is told before anybody is asked
        const auto file = std::make_shared<UploadExport>(name);
        if (const Result<void> begun = file->begin(); !begun) {
            answer.give(session.tell(begun.error(), {}));
            return;
        }
        askAndSelect(
            session, engine, [&session, answer, file, name](ExitStatus status, const std::optional<QList<Upload>> &uploads) {
                if (uploads) {
                    if (const Result<void> written = writeAll(session, *file, *uploads); !written)
                        status = worst(status, session.tell(written.error(), {}));
                    else
                        session.console().say(
                            ExportTexts::tr("Uploads written to %1: %2.").arg(name, session.format().count(file->count())));
                }
                answer.give(status);
            });
    });
}

} // namespace deck
