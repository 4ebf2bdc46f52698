#include "cli/asking.h"
#include "cli/commands.h"
#include "cli/session.h"
#include "cli/upload_output.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace deck {

namespace {

/// One `watch`: asks, writes what is new or changed, waits, asks again. Ends with the last round's status.
class Watch final : public QObject
{
    Q_OBJECT
public:
    Watch(Session &session, Engine &engine, UploadSelection selection, Milliseconds interval, qint64 rounds, Answer<ExitStatus> answer)
        : QObject(&session)
        , m_session(session)
        , m_engine(engine)
        , m_selection(std::move(selection))
        , m_interval(interval)
        , m_rounds(rounds)
        , m_answer(std::move(answer))
    {
    }

    void ask()
    {
        askAccounts(m_session, m_engine, accountsOf(m_engine, m_selection.filter), [this](ExitStatus status) {
            m_status = status;
            write();
        });
    }

private:
    void write()
    {
        selectUploads(m_session, m_engine, m_selection, [this](const Result<QList<Upload>> &uploads) {
            if (uploads)
                writeChanges(*uploads);
            else
                m_status = worst(m_status, m_session.tell(uploads.error(), {}));
            next();
        });
    }

    void writeChanges(const QList<Upload> &uploads)
    {
        QList<UploadLine> lines;
        for (const Upload &upload : uploads) {
            Upload seen = upload;
            seen.checkedAt.reset(); // that it was confirmed again is no news
            const auto before = m_seen.constFind(upload.key);
            if (before != m_seen.cend() && differences(*before, seen).isEmpty())
                continue;
            m_seen.insert(upload.key, seen);
            lines.append(m_session.line(upload));
        }
        if (lines.isEmpty() && !m_first)
            return;
        m_session.console().data(
            streamOutput(lines, m_session.invocation().format, m_session.format(), m_session.clock().now(), m_first));
        m_first = false;
    }

    void next()
    {
        const bool last = m_rounds > 0 && --m_rounds == 0;
        if (last || m_session.console().outputFailed()) {
            m_answer.give(m_status);
            return;
        }
        m_session.clock().after(m_interval, this, [this] { ask(); });
    }

    Session &m_session;
    Engine &m_engine;
    UploadSelection m_selection;
    Milliseconds m_interval;
    qint64 m_rounds; ///< left to do; 0: without end
    bool m_first = true;
    ExitStatus m_status = ExitStatus::Done;
    QHash<UploadKey, Upload> m_seen;
    Answer<ExitStatus> m_answer;
};

} // namespace

QFuture<ExitStatus> runWatch(Session &session)
{
    return session.withEngine([&session](Engine &engine, const Answer<ExitStatus> &answer) {
        const Result<UploadSelection> selection = checkedSelection(session, engine);
        const Result<qint64> interval = wholeNumber(session.invocation(), u"interval"_s, 1, 86'400, 10);
        const Result<qint64> rounds = wholeNumber(session.invocation(), u"count"_s, 1, 1'000'000'000, 0);
        if (!selection || !interval || !rounds) {
            const ApiError error = !selection ? selection.error() : interval ? rounds.error() : interval.error();
            answer.give(session.tell(error, {}));
            return;
        }
        auto *watch = new Watch(session, engine, *selection, std::chrono::seconds(*interval), *rounds, answer);
        watch->ask();
    });
}

} // namespace deck

#include "watch_command.moc"
