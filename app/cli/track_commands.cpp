#include "cli/commands.h"
#include "cli/session.h"
#include "cli/text_table.h"
#include "engine/csv.h"
#include "engine/import_text.h"
#include "engine/upload_export.h"

#include <QCoreApplication>
#include <QFile>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace deck {

namespace {

struct TrackTexts
{
    Q_DECLARE_TR_FUNCTIONS(TrackTexts)
};

/// Objects in any of the four forms: `keys` are the columns of CSV, `header` names those of the table.
QByteArray objectsOutput(const QJsonArray &objects, const QStringList &keys, const QStringList &header,
                         const QList<QStringList> &rows, OutputFormat format)
{
    QByteArray out;
    switch (format) {
    case OutputFormat::Table:
        return textTable(header, rows).toUtf8();
    case OutputFormat::Json:
        return QJsonDocument(objects).toJson(QJsonDocument::Indented);
    case OutputFormat::Ndjson:
        for (const QJsonValue &object : objects)
            out += QJsonDocument(object.toObject()).toJson(QJsonDocument::Compact) + '\n';
        return out;
    case OutputFormat::Csv:
        out = csvRecord(keys);
        for (const QJsonValue &object : objects) {
            QStringList cells;
            for (const QString &key : keys)
                cells.append(cellText(object.toObject().value(key)));
            out += csvRecord(cells);
        }
        return out;
    }
    Q_UNREACHABLE();
}

QString addressOf(const Session &session, const UploadKey &key)
{
    const AccountStatus *account = session.account(key.account);
    return uploadAddress(key, account ? account->vendor : VendorInfo());
}

// --- track add

/// One call of "track add": what was asked for, and what became of it.
class TrackAdd final : public QObject
{
    Q_OBJECT
public:
    TrackAdd(Session &session, Engine &engine, Answer<ExitStatus> answer)
        : QObject(&session)
        , m_session(session)
        , m_engine(engine)
        , m_answer(std::move(answer))
        , m_account(session.invocation().value(u"account"_s))
    {
    }

    void run()
    {
        if (const Result<void> use = checkUse(); !use) {
            m_answer.give(m_session.tell(use.error(), {}));
            return;
        }
        const AccountStatus *account = m_session.account(m_account);
        if (!account) {
            m_answer.give(m_session.tell(failure(ErrorKind::NotFound, u"account-unknown"_s, {}, m_account).value(), {}));
            return;
        }
        const Result<ImportedText> asked = m_fromFile ? readFile(account->vendor) : readArguments();
        if (!asked) {
            m_answer.give(m_session.tell(asked.error(), {}));
            return;
        }
        for (const RefusedEntry &refused : asked->refused)
            refuse(refused.entry, refused.error);
        track(asked->entries);
    }

private:
    [[nodiscard]] Result<void> checkUse()
    {
        const Invocation &invocation = m_session.invocation();
        m_fromFile = invocation.has(u"from-file"_s);
        if (!invocation.has(u"account"_s))
            return usage(TrackTexts::tr("--account is missing: the account whose uploads these are."));
        if (m_fromFile == !invocation.arguments.isEmpty())
            return usage(TrackTexts::tr("Give the IDs, or a file that holds them with --from-file FILE, but not both."));
        return {};
    }

    [[nodiscard]] Result<ImportedText> readArguments() const
    {
        ImportedText asked;
        qsizetype number = 0;
        for (const QString &text : m_session.invocation().arguments) {
            const ImportEntry entry {text, ++number};
            // Asterisks are looked for in files only: what was typed is meant as it stands.
            const std::optional<ApiError> problem = entryProblem(text);
            const bool meant = problem && problem->code == u"id-masked"_s && isSendableId(text);
            if (problem && !meant)
                asked.refused.append({entry, *problem});
            else
                asked.entries.append(entry);
        }
        return asked;
    }

    [[nodiscard]] Result<ImportedText> readFile(const VendorInfo &vendor) const
    {
        const QString name = m_session.invocation().value(u"from-file"_s);
        QFile file(name);
        const bool opened = name == u"-"_s ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
        if (!opened)
            return failure(ErrorKind::BadInput, u"import-unreadable"_s, file.errorString(), name);
        QByteArray bytes;
        while (bytes.size() <= mostImportBytes) { // a pipe gives what has come so far
            const QByteArray part = file.read(mostImportBytes + 1 - bytes.size());
            if (part.isEmpty())
                break;
            bytes += part;
        }
        if (file.error() != QFileDevice::NoError)
            return failure(ErrorKind::BadInput, u"import-unreadable"_s, file.errorString(), name);
        Result<ImportedText> asked = importedText(bytes, vendor, name);
        if (asked && asked->entries.isEmpty() && asked->refused.isEmpty())
            return usage(TrackTexts::tr("%1 holds no ID.").arg(name));
        return asked;
    }

    void track(const QList<ImportEntry> &entries)
    {
        if (entries.isEmpty()) {
            end();
            return;
        }
        QStringList texts;
        for (const ImportEntry &entry : entries) {
            texts.append(entry.text);
            if (!m_lines.contains(entry.text))
                m_lines.insert(entry.text, entry.line);
        }
        await(m_engine.track(m_account, texts), this, [this](const Result<TrackReport> &report) {
            if (report)
                take(*report);
            else
                m_status = worst(m_status, m_session.tell(report.error(), m_account, m_session.account(m_account)));
            end();
        });
    }

    void take(const TrackReport &report)
    {
        for (const UploadKey &key : report.added)
            add(key, u"tracked"_s, TrackTexts::tr("tracked"));
        for (const UploadKey &key : report.known)
            add(key, u"already-tracked"_s, TrackTexts::tr("tracked already"));
        for (const auto &[text, error] : report.refused)
            refuse({text, m_lines.value(text)}, error);
        if (report.askError)
            m_status = worst(m_status, m_session.tell(*report.askError, m_account, m_session.account(m_account)));
    }

    void add(const UploadKey &key, const QString &outcome, const QString &outcomeText)
    {
        const QString address = addressOf(m_session, key);
        if (m_shown.contains(address)) // asked for twice
            return;
        m_shown.insert(address);
        m_objects.append(QJsonObject {{u"upload"_s, address}, {u"outcome"_s, outcome}});
        m_rows.append({address, outcomeText});
    }

    void refuse(const ImportEntry &entry, const ApiError &error)
    {
        const QString place = m_fromFile ? TrackTexts::tr("Line %1").arg(entry.line) : TrackTexts::tr("ID %1").arg(entry.line);
        m_status = worst(m_status, m_session.tell(error, place, m_session.account(m_account)));
        QJsonObject object {
            {u"outcome"_s, u"refused"_s}, {u"line"_s, entry.line}, {u"entry"_s, entry.text}, {u"errorCode"_s, error.code}};
        if (!error.message.isEmpty())
            object.insert(u"errorMessage"_s, error.message);
        m_objects.append(object);
    }

    void end()
    {
        const bool table = m_session.invocation().format == OutputFormat::Table;
        if (!table || !m_rows.isEmpty()) {
            m_session.console().data(
                objectsOutput(m_objects, {u"upload"_s, u"outcome"_s, u"line"_s, u"entry"_s, u"errorCode"_s, u"errorMessage"_s},
                              {TrackTexts::tr("Upload"), TrackTexts::tr("Outcome")}, m_rows, m_session.invocation().format));
        }
        m_answer.give(m_status);
    }

    Session &m_session;
    Engine &m_engine;
    Answer<ExitStatus> m_answer;
    QString m_account;
    bool m_fromFile = false;
    QHash<QString, qsizetype> m_lines; ///< where each text stood first
    QSet<QString> m_shown;
    QJsonArray m_objects;
    QList<QStringList> m_rows;
    ExitStatus m_status = ExitStatus::Done;
};

// --- track list

QByteArray trackedOutput(const Session &session, const UploadStore &store, const QList<TrackedUpload> &tracked)
{
    QJsonArray objects;
    QList<QStringList> rows;
    for (const TrackedUpload &each : tracked) {
        const QString address = addressOf(session, each.key);
        const AccountStatus *account = session.account(each.key.account);
        QJsonObject object {{u"upload"_s, address},
                            {u"account"_s, each.key.account},
                            {u"vendor"_s, account ? account->account.vendor : QString()},
                            {u"id"_s, address.mid(each.key.account.size() + 1)},
                            {u"since"_s, isoUtc(each.since)}};
        QString title;
        QString status;
        if (const std::optional<Row> row = store.find(each.key)) {
            title = store.title(*row).value_or(QString());
            status = statusWord(store.status(*row));
            object.insert(u"status"_s, status);
            if (store.title(*row))
                object.insert(u"title"_s, title);
            if (session.format().language() == Language::Chinese)
                status = session.format().statusName(store.shown(*row));
        }
        objects.append(object);
        rows.append({address, title, status, session.format().tableTime(each.since, session.clock().now(), true)});
    }
    return objectsOutput(
        objects, {u"upload"_s, u"account"_s, u"vendor"_s, u"id"_s, u"title"_s, u"status"_s, u"since"_s},
        {TrackTexts::tr("Upload"), TrackTexts::tr("Title"), TrackTexts::tr("Status"), TrackTexts::tr("Tracked since")}, rows,
        session.invocation().format);
}

/// All addresses or none: a bad one is told, and nothing is done.
std::optional<QList<UploadKey>> keysOf(const Session &session, ExitStatus &status)
{
    QList<UploadKey> keys;
    for (const QString &address : session.invocation().arguments) {
        const Result<UploadKey> key = uploadKeyOf(address, session);
        if (!key)
            status = worst(status, session.tell(key.error(), {}));
        else if (!keys.contains(*key))
            keys.append(*key);
    }
    return status == ExitStatus::Done ? std::optional(keys) : std::nullopt;
}

} // namespace

QFuture<ExitStatus> runTrackAdd(Session &session)
{
    return session.withEngine([&session](Engine &engine, const Answer<ExitStatus> &answer) {
        auto *add = new TrackAdd(session, engine, answer);
        add->run();
    });
}

QFuture<ExitStatus> runTrackRemove(Session &session)
{
    return session.withEngine([&session](Engine &engine, const Answer<ExitStatus> &answer) {
        ExitStatus status = ExitStatus::Done;
        const std::optional<QList<UploadKey>> keys = keysOf(session, status);
        if (!keys) {
            answer.give(status);
            return;
        }
        await(engine.untrack(*keys), &session, [&session, keys, answer](const Result<QList<UploadKey>> &removed) {
            if (!removed) {
                answer.give(session.tell(removed.error(), {}));
                return;
            }
            ExitStatus outcome = ExitStatus::Done;
            QJsonArray objects;
            QList<QStringList> rows;
            for (const UploadKey &key : *keys) {
                const QString address = addressOf(session, key);
                if (!removed->contains(key)) {
                    const ApiError error = failure(ErrorKind::NotFound, u"not-tracked"_s, {}, address).value();
                    outcome = worst(outcome, session.tell(error, {}));
                    objects.append(QJsonObject {{u"upload"_s, address}, {u"outcome"_s, u"not-tracked"_s}});
                    continue;
                }
                objects.append(QJsonObject {{u"upload"_s, address}, {u"outcome"_s, u"removed"_s}});
                rows.append({address, TrackTexts::tr("no longer tracked")});
            }
            if (!rows.isEmpty() || session.invocation().format != OutputFormat::Table) {
                session.console().data(objectsOutput(objects, {u"upload"_s, u"outcome"_s},
                                                     {TrackTexts::tr("Upload"), TrackTexts::tr("Outcome")}, rows,
                                                     session.invocation().format));
            }
            answer.give(outcome);
        });
    });
}

QFuture<ExitStatus> runTrackList(Session &session)
{
    return session.withEngine([&session](Engine &engine, const Answer<ExitStatus> &answer) {
        await(engine.tracked(), &session, [&session, &engine, answer](const Result<QList<TrackedUpload>> &tracked) {
            if (tracked)
                session.console().data(trackedOutput(session, engine.store(), *tracked));
            answer.give(tracked ? ExitStatus::Done : session.tell(tracked.error(), {}));
        });
    });
}

} // namespace deck

#include "track_commands.moc"
