#include "cli/asking.h"
#include "cli/commands.h"
#include "cli/session.h"

#include <QHash>
#include <QPromise>

#include <memory>

using namespace Qt::StringLiterals;

namespace deck {

namespace {

/// One `watch`: asks, writes what is new or changed, waits, asks again. Ends with the last round's status.
class Watch final : public QObject
{
    Q_OBJECT
public:
    Watch(Session &session, Engine &engine, UploadSelection selection, Milliseconds interval, qint64 rounds)
        : QObject(&session)
        , m_session(session)
        , m_engine(engine)
        , m_selection(std::move(selection))
        , m_interval(interval)
        , m_rounds(rounds)
    {
        m_promise.start();
    }

    QFuture<ExitStatus> run()
    {
        ask();
        return m_promise.future();
    }

private:
    void ask()
    {
        askAccounts(m_session, m_engine, accountsOf(m_engine, m_selection.filter)).then(this, [this](ExitStatus status) {
            m_status = status;
            write();
        });
    }

    void write()
    {
        selectedUploads(m_session, m_engine, m_selection).then(this, [this](const Result<QList<Upload>> &uploads) {
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
            m_promise.addResult(m_status);
            m_promise.finish();
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
    QPromise<ExitStatus> m_promise;
};

QFuture<ExitStatus> ended(ExitStatus status)
{
    return QtFuture::makeReadyFuture(status);
}

} // namespace

QFuture<ExitStatus> runWatch(Session &session)
{
    return session.openEngine()
        .then(&session,
              [&session](const tl::expected<Engine *, ExitStatus> &engine) {
                  if (!engine)
                      return ended(engine.error());
                  const Result<UploadSelection> selection = checkedSelection(session, **engine);
                  const Result<qint64> interval = wholeNumber(session.invocation(), u"interval"_s, 1, 86'400, 10);
                  const Result<qint64> rounds = wholeNumber(session.invocation(), u"count"_s, 1, 1'000'000'000, 0);
                  if (!selection)
                      return ended(session.tell(selection.error(), {}));
                  if (!interval || !rounds)
                      return ended(session.tell(interval ? rounds.error() : interval.error(), {}));
                  auto *watch = new Watch(session, **engine, *selection, std::chrono::seconds(*interval), *rounds);
                  return watch->run();
              })
        .unwrap();
}

} // namespace deck

#include "watch_command.moc"
