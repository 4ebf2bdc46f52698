// Polling, stalled uploads, and jobs with their media, at a vendor that counts what it is asked.

#include "database/database.h"
#include "tests/flows/engine_rig.h"
#include "tests/flows/fake_vendor.h"

#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace deck {

class TestEnginePolling final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void twoThousandTrackedAreAHundredCalls();
    void onlyWhatCanStillChangeIsAsked();
    void listedIsAskedByIdWhereTheListingIsNotWhole();
    void pollsByTimeFollowWhatMoves();
    void nothingByItselfWhenSwitchedOff();
    void partialBatch();
    void oneAccountDownDelaysNoOther();
    void refusedAccountIsNotPolled();
    void stalledIsOurVerdict();
    void stallIsMarkedOverRestarts();
    void storedFileIsLookedAtOnceMore();
    void urlsAreLookedUp();
    void jobAndMediaAreOneRow();
    void mediaListedBeforeItsJobIsTracked();
    void jobRowOverRestarts();
    void mediaOfAJobIsTracked();
    void oneOfTwoJobsIsForgotten();
    void stateGoesBackward();
    void noneIsAskedTwiceAtOnce();
    void removedWithQuestionsInFlight();
    void untrackedWhileAsked();
    void anotherProcessTracks();
    void endsWithTheEngine();
    void accountsTellTheirState();
};

namespace {

Upload upload(const QString &id, UploadStatus status = UploadStatus::Uploading, std::optional<double> ratio = 0.5)
{
    Upload upload;
    upload.key.id = id;
    upload.status = status;
    upload.vendorStatus = statusWord(status);
    upload.ratio = ratio;
    return upload;
}

Upload jobOf(const QString &id, UploadStatus status, const QString &media, const QString &url = {})
{
    Upload job = upload(id, status, std::nullopt);
    job.key.kind = UploadKind::UrlJob;
    if (!media.isEmpty())
        job.mediaId = media;
    if (!url.isEmpty())
        job.sourceUrl = url;
    return job;
}

QStringList numbered(int count)
{
    QStringList ids;
    for (int i = 0; i < count; ++i)
        ids.append(u"m"_s + QString::number(i).rightJustified(5, u'0'));
    return ids;
}

/// A profile, the fake vendor (as "fake" with a listing, as "plain" without one), and engines upon them.
class Rig
{
public:
    explicit Rig(int factor = 20)
        : m_clock(std::make_shared<ScaledClock>(factor))
        , vendor(m_clock)
    {
    }
    std::unique_ptr<Engine> engine(Milliseconds stallAfter = 10min)
    {
        EngineSetup setup;
        setup.profileDir = profileDir();
        setup.clock = m_clock;
        setup.secrets = std::make_unique<SecretVault>(memorySecrets(), nullptr, [](const QString &) { return QByteArray(); });
        setup.vendors = {vendor.vendor(), vendor.vendor(u"plain"_s, false)};
        setup.stallAfter = stallAfter;
        return std::make_unique<Engine>(std::move(setup));
    }
    std::unique_ptr<Engine> opened(const QStringList &names, const QString &vendorId = u"plain"_s,
                                   Milliseconds stallAfter = 10min)
    {
        auto made = engine(stallAfter);
        if (!answerOf(made->open()))
            qFatal("the profile did not open");
        for (const QString &name : names) {
            AccountDraft draft;
            draft.account.name = name;
            draft.account.vendor = vendorId;
            const auto added = answerOf(made->addAccount(draft));
            if (!added && added.error().code != u"account-exists"_s)
                qFatal("no account: %s", qPrintable(added.error().code));
        }
        return made;
    }
    [[nodiscard]] Clock &clock() { return *m_clock; }
    [[nodiscard]] QString profileDir() const { return m_dir.filePath(u"profile"_s); }
    /// Lets time pass while events are handled.
    void pass(Milliseconds time)
    {
        const Milliseconds end = m_clock->monotonic() + time;
        (void)QTest::qWaitFor([this, end] { return m_clock->monotonic() >= end; }, 60'000);
    }

private:
    QTemporaryDir m_dir;
    std::shared_ptr<ScaledClock> m_clock;

public:
    FakeVendor vendor;
};

/// One refresh by hand, to its end.
bool refreshed(Engine &engine)
{
    QSignalSpy ended(&engine, &Engine::refreshEnded);
    engine.refresh();
    return QTest::qWaitFor([&ended] { return !ended.isEmpty(); }, 30'000);
}

UploadKey media(const QString &id, const QString &account = u"a"_s)
{
    return {account, UploadKind::Media, id};
}

UploadKey job(const QString &id, const QString &account = u"a"_s)
{
    return {account, UploadKind::UrlJob, id};
}

UploadStatus statusOfRow(const Engine &, UploadStore &store, const UploadKey &key)
{
    const auto row = store.find(key);
    return row ? store.status(*row) : UploadStatus::Missing;
}

} // namespace

void TestEnginePolling::twoThousandTrackedAreAHundredCalls()
{
    Rig rig;
    const QStringList ids = numbered(2'000);
    for (const QString &id : ids)
        rig.vendor.put(upload(id));
    const auto engine = rig.opened({u"a"_s});
    const auto report = answerOf(engine->track(u"a"_s, ids));
    QCOMPARE(report->added.size(), 2'000);
    QCOMPARE(rig.vendor.calls(u"details"_s).size(), 100); // asked about at once
    QVERIFY(rig.vendor.mostAtOnce() <= 4);
    rig.vendor.forgetCalls();
    QVERIFY(refreshed(*engine));
    const auto calls = rig.vendor.calls();
    qInfo("2,000 tracked media IDs: %lld calls", static_cast<qint64>(calls.size()));
    QCOMPARE(calls.size(), 100);
    QSet<QString> asked;
    for (const auto &call : calls) {
        QCOMPARE(call.what, u"details"_s);
        QCOMPARE(call.ids.size(), 20);
        asked.unite(QSet<QString>(call.ids.cbegin(), call.ids.cend()));
    }
    QCOMPARE(asked.size(), 2'000);
    QTRY_COMPARE(engine->store().size(), 2'000);
    QCOMPARE(statusOf(*engine, u"a"_s).tracked, 2'000);
    rig.vendor.forgetCalls();
    QVERIFY(!answerOf(engine->list({})).accounts.constFirst().error); // the console's question
    QCOMPARE(rig.vendor.calls().size(), 100);
}

void TestEnginePolling::onlyWhatCanStillChangeIsAsked()
{
    Rig rig;
    QStringList ids;
    for (const UploadStatus status : allStatuses()) {
        if (status == UploadStatus::Missing || status == UploadStatus::Forbidden)
            continue;
        ids.append(statusWord(status));
        rig.vendor.put(upload(ids.constLast(), status));
    }
    rig.vendor.forbid(u"hidden"_s);
    ids << u"gone"_s << u"hidden"_s;
    const auto engine = rig.opened({u"a"_s});
    QVERIFY(answerOf(engine->track(u"a"_s, ids)));
    rig.vendor.forgetCalls();
    QVERIFY(refreshed(*engine));
    QCOMPARE(rig.vendor.calls().size(), 1);
    QStringList asked = rig.vendor.calls().constFirst().ids;
    asked.sort();
    // by hand, what was not shown is asked for again as well
    QCOMPARE(asked,
             (QStringList {u"awaiting-confirmation"_s, u"gone"_s, u"hidden"_s, u"processing"_s, u"retrying"_s, u"unknown"_s,
                           u"uploading"_s, u"waiting"_s}));
}

void TestEnginePolling::listedIsAskedByIdWhereTheListingIsNotWhole()
{
    Rig rig;
    for (const QString &id : numbered(30))
        rig.vendor.put(upload(id, id < u"m00025"_s ? UploadStatus::Succeeded : UploadStatus::Uploading, 0.25));
    const auto engine = rig.opened({u"a"_s}, u"fake"_s);
    QVERIFY(!answerOf(engine->list({})).accounts.constFirst().error);
    QCOMPARE(rig.vendor.calls(u"page"_s).size(), 1);
    QCOMPARE(rig.vendor.calls(u"details"_s).size(), 1);
    QCOMPARE(rig.vendor.calls(u"details"_s).constFirst().ids, numbered(30).mid(25));
    QVERIFY(engine->store().ratio(*engine->store().find(media(u"m00029"_s))) == 0.25);
    // tracked of a kind that is not listed: both in one round
    rig.vendor.put(jobOf(u"j"_s, UploadStatus::Uploading, {}));
    QVERIFY(answerOf(engine->track(u"a"_s, {u"job:j"_s})));
    rig.vendor.forgetCalls();
    QVERIFY(refreshed(*engine));
    QCOMPARE(rig.vendor.calls(u"page"_s).size(), 1);
    QCOMPARE(rig.vendor.calls(u"details"_s).size(), 2);
}

void TestEnginePolling::pollsByTimeFollowWhatMoves()
{
    Rig rig(200);
    rig.vendor.put(upload(u"moves"_s));
    rig.vendor.put(upload(u"stands"_s));
    const auto engine = rig.opened({u"a"_s});
    QVERIFY(answerOf(engine->track(u"a"_s, {u"moves"_s, u"stands"_s})));
    rig.vendor.forgetCalls();
    engine->setRefreshInterval(5s);
    double ratio = 0.1;
    const Milliseconds end = rig.clock().monotonic() + 4min;
    qsizetype seen = 0;
    QVERIFY(QTest::qWaitFor(
        [&] {
            if (rig.vendor.calls().size() != seen) {
                seen = rig.vendor.calls().size();
                rig.vendor.put(upload(u"moves"_s, UploadStatus::Uploading, ratio += 0.001));
            }
            return rig.clock().monotonic() >= end;
        },
        30'000));
    engine->setRefreshInterval(0ms);
    int moves = 0;
    for (const auto &call : rig.vendor.calls())
        moves += call.ids.contains(u"moves"_s) ? 1 : 0;
    QVERIFY2(moves >= 8 && moves <= 24, qPrintable(QString::number(moves))); // every 10 s or a little more
    // what stands still rides along in calls that are made anyway, and causes none: alone, it is asked about ever more seldom
    rig.vendor.put(upload(u"moves"_s, UploadStatus::Succeeded, 1));
    QVERIFY(refreshed(*engine));
    rig.vendor.forgetCalls();
    engine->setRefreshInterval(5s);
    rig.pass(4min);
    const qsizetype alone = rig.vendor.calls().size();
    QVERIFY2(alone <= 4, qPrintable(QString::number(alone)));
    engine->setRefreshInterval(0ms);
}

void TestEnginePolling::nothingByItselfWhenSwitchedOff()
{
    Rig rig(200);
    rig.vendor.put(upload(u"1"_s));
    const auto engine = rig.opened({u"a"_s});
    QVERIFY(answerOf(engine->track(u"a"_s, {u"1"_s})));
    rig.vendor.forgetCalls();
    rig.pass(2min);
    QVERIFY(rig.vendor.calls().isEmpty());
    QVERIFY(!engine->nextRefreshAt());
    engine->setRefreshInterval(60s);
    QTRY_VERIFY(engine->nextRefreshAt().has_value());
    QTRY_VERIFY(rig.vendor.calls().size() >= 2);
    QVERIFY(rig.clock().monotonic() > 0ms);
}

void TestEnginePolling::partialBatch()
{
    Rig rig;
    const QStringList ids = numbered(20);
    for (const QString &id : ids.first(17))
        rig.vendor.put(upload(id));
    rig.vendor.forbid(ids.at(17));
    rig.vendor.forbid(ids.at(18));
    const auto engine = rig.opened({u"a"_s});
    QVERIFY(answerOf(engine->track(u"a"_s, ids)));
    QCOMPARE(rig.vendor.calls().size(), 1);
    QHash<UploadStatus, int> count;
    for (const Row row : rowsOf(engine->store()))
        ++count[engine->store().status(row)];
    QCOMPARE(count.value(UploadStatus::Uploading), 17);
    QCOMPARE(count.value(UploadStatus::Forbidden), 2);
    QCOMPARE(count.value(UploadStatus::Missing), 1);
}

void TestEnginePolling::oneAccountDownDelaysNoOther()
{
    Rig rig(100);
    rig.vendor.put(upload(u"1"_s));
    const auto engine = rig.opened({u"hangs"_s, u"fails"_s, u"well"_s});
    for (const QString &name : {u"hangs"_s, u"fails"_s, u"well"_s})
        QVERIFY(answerOf(engine->track(name, {u"1"_s}))); // the same ID in three accounts
    QCOMPARE(engine->store().size(), 3);
    rig.vendor.hang(u"hangs"_s);
    rig.vendor.fail(u"fails"_s, failure(ErrorKind::Unreachable, u"refused"_s, {}).value());
    rig.vendor.forgetCalls();
    engine->setRefreshInterval(10s);
    QTRY_VERIFY_WITH_TIMEOUT(rig.vendor.calls({}, u"well"_s).size() >= 3, 30'000);
    QCOMPARE(rig.vendor.calls({}, u"hangs"_s).size(), 1);
    QVERIFY(rig.vendor.calls({}, u"fails"_s).size() >= 2);
    QVERIFY(engine->isRefreshing());
    QTRY_VERIFY(engine->nextRefreshAt().has_value()); // of those that do not hang
    engine->setRefreshInterval(0ms);
}

void TestEnginePolling::refusedAccountIsNotPolled()
{
    Rig rig;
    AccountDraft draft;
    draft.account.name = u"a"_s;
    draft.account.vendor = u"plain"_s;
    draft.account.secrets.insert(u"key"_s, {SecretRef::Place::Environment, u"NOWHERE"_s});
    const auto engine = rig.opened({});
    QVERIFY(answerOf(engine->addAccount(draft)));
    const auto report = answerOf(engine->track(u"a"_s, {u"1"_s}));
    QVERIFY(report->askError && report->askError->kind == ErrorKind::Credential);
    QCOMPARE(report->added.size(), 1);
    QTRY_VERIFY(statusOf(*engine, u"a"_s).state() == AccountState::Paused);
    QVERIFY(statusOf(*engine, u"a"_s).channel.reason.kind == ErrorKind::Credential);
    QSignalSpy started(engine.get(), &Engine::refreshStarted);
    engine->setRefreshInterval(1s);
    rig.pass(10s);
    QCOMPARE(started.size(), 0);
    QVERIFY(rig.vendor.calls().isEmpty());
}

void TestEnginePolling::stalledIsOurVerdict()
{
    Rig rig;
    rig.vendor.put(upload(u"stands"_s));
    rig.vendor.put(upload(u"silent"_s, UploadStatus::Uploading, std::nullopt));
    const auto engine = rig.opened({u"a"_s}, u"plain"_s, 2s);
    QVERIFY(answerOf(engine->track(u"a"_s, {u"stands"_s, u"silent"_s})));
    const Row stands = *engine->store().find(media(u"stands"_s));
    const auto firstSeen = engine->store().time(stands, Field::CheckedAt);
    QVERIFY(!engine->store().time(stands, Field::StalledSince));
    QSignalSpy changes(&engine->store(), &UploadStore::changed);
    rig.pass(3s);
    QVERIFY(refreshed(*engine));
    QTRY_VERIFY(engine->store().time(stands, Field::StalledSince));
    QVERIFY(*engine->store().time(stands, Field::StalledSince) - *firstSeen < 1s);
    QVERIFY(engine->store().shown(stands) == ShownStatus::Stalled);
    QVERIFY(engine->store().status(stands) == UploadStatus::Uploading);
    QVERIFY(changes.constLast().constFirst().value<ChangeSet>().fields.contains(Field::StalledSince));
    const Row silent = *engine->store().find(media(u"silent"_s));
    QVERIFY(!engine->store().time(silent, Field::StalledSince)); // no progress, no verdict
    QVERIFY(answerOf(engine->records({media(u"stands"_s)}))->constFirst().stalledSince);
    rig.vendor.put(upload(u"stands"_s, UploadStatus::Uploading, 0.6));
    QVERIFY(refreshed(*engine));
    QTRY_VERIFY(!engine->store().time(stands, Field::StalledSince));
    QVERIFY(!answerOf(engine->records({media(u"stands"_s)}))->constFirst().stalledSince);
}

void TestEnginePolling::stallIsMarkedOverRestarts()
{
    Rig rig;
    rig.vendor.put(upload(u"1"_s));
    {
        const auto engine = rig.opened({u"a"_s});
        QVERIFY(answerOf(engine->track(u"a"_s, {u"1"_s})));
    }
    rig.pass(3s);
    {
        const auto engine = rig.opened({u"a"_s}, u"plain"_s, 2s);
        QTRY_COMPARE(engine->store().size(), 1);
        QVERIFY(!answerOf(engine->list({})).accounts.constFirst().error);
        QVERIFY(engine->store().time(0, Field::StalledSince));
    }
    {
        Database database(rig.profileDir());
        QVERIFY(database.open().result());
        const auto states = database.statesSeen(media(u"1"_s)).result();
        QCOMPARE(states->size(), 2);
        QVERIFY(states->constFirst().stalledSince);
        QVERIFY(!states->constLast().stalledSince);
    }
    const auto engine = rig.opened({u"a"_s}, u"plain"_s, 2s);
    QTRY_COMPARE(engine->store().size(), 1);
    QVERIFY(engine->store().time(0, Field::StalledSince)); // as last known
    rig.vendor.put(upload(u"1"_s, UploadStatus::Succeeded, 1));
    QVERIFY(!answerOf(engine->list({})).accounts.constFirst().error);
    QVERIFY(!engine->store().time(0, Field::StalledSince));
}

void TestEnginePolling::storedFileIsLookedAtOnceMore()
{
    Rig rig(100);
    Upload done = upload(u"1"_s, UploadStatus::Succeeded, 1);
    done.expiresAt = rig.clock().now() + 60s;
    rig.vendor.put(done);
    const auto engine = rig.opened({u"a"_s});
    QVERIFY(answerOf(engine->track(u"a"_s, {u"1"_s})));
    rig.vendor.forgetCalls();
    QVERIFY(refreshed(*engine));
    QVERIFY(rig.clock().now() >= *done.expiresAt || rig.vendor.calls().isEmpty());
    rig.vendor.forgetCalls();
    engine->setRefreshInterval(5s);
    QTRY_COMPARE_WITH_TIMEOUT(rig.vendor.calls().size(), 1, 30'000);
    QVERIFY(rig.clock().now() >= *done.expiresAt);
    rig.pass(60s);
    QCOMPARE(rig.vendor.calls().size(), 1); // once
    engine->setRefreshInterval(0ms);
}

// --- URLs and jobs

void TestEnginePolling::urlsAreLookedUp()
{
    Rig rig;
    QStringList urls;
    for (int i = 0; i < 23; ++i) {
        urls.append(u"https://example.com/%1.mp4"_s.arg(i));
        if (i != 7)
            rig.vendor.put(jobOf(u"j%1"_s.arg(i), UploadStatus::Uploading, {}, urls.constLast()));
    }
    const auto engine = rig.opened({u"a"_s});
    const auto report = answerOf(engine->track(u"a"_s, urls + QStringList {urls.at(3)}));
    QVERIFY(report);
    QCOMPARE(report->added.size(), 22);
    QCOMPARE(report->added.constFirst(), job(u"j0"_s));
    QCOMPARE(report->known, QList {job(u"j3"_s)});
    QCOMPARE(report->refused.size(), 1);
    QCOMPARE(report->refused.constFirst().first, urls.at(7));
    QCOMPARE(report->refused.constFirst().second.code, u"url-unknown"_s);
    QList<qsizetype> sizes;
    for (const auto &call : rig.vendor.calls(u"urls"_s))
        sizes.append(call.ids.size());
    QCOMPARE(sizes, (QList<qsizetype> {10, 10, 3}));   // each URL once, in full calls
    QVERIFY(rig.vendor.calls(u"details"_s).isEmpty()); // answered already
    QTRY_COMPARE(engine->store().size(), 22);
    rig.vendor.fail(u"a"_s, failure(ErrorKind::Rejected, u"no"_s, {}).value());
    const auto failed = answerOf(engine->track(u"a"_s, {u"https://example.com/new.mp4"_s, u"job:x"_s}));
    QCOMPARE(failed->refused.constFirst().second.code, u"no"_s);
    QCOMPARE(failed->added, QList {job(u"x"_s)});
    QCOMPARE(failed->askError->code, u"no"_s);
}

void TestEnginePolling::jobAndMediaAreOneRow()
{
    Rig rig;
    rig.vendor.put(jobOf(u"j"_s, UploadStatus::Uploading, u"m"_s));
    rig.vendor.put(upload(u"m"_s, UploadStatus::Uploading, 0.1));
    const auto engine = rig.opened({u"a"_s}, u"fake"_s);
    QVERIFY(answerOf(engine->track(u"a"_s, {u"job:j"_s})));
    QVERIFY(refreshed(*engine)); // the media is listed now, and has no row of its own
    QTRY_COMPARE(engine->store().size(), 1);
    const Row row = *engine->store().find(job(u"j"_s));
    QVERIFY(engine->store().status(row) == UploadStatus::Uploading);
    QVERIFY(!engine->store().ratio(row)); // the job's state

    rig.vendor.put(jobOf(u"j"_s, UploadStatus::Succeeded, u"m"_s));
    rig.vendor.put(upload(u"m"_s, UploadStatus::Processing, 0.9));
    QVERIFY(refreshed(*engine));
    QVERIFY(refreshed(*engine));
    QTRY_VERIFY(engine->store().status(row) == UploadStatus::Processing);
    QVERIFY(engine->store().ratio(row) == 0.9);
    QCOMPARE(engine->store().vendorStatus(row), u"processing"_s);
    QCOMPARE(engine->store().size(), 1);

    rig.vendor.forgetCalls();
    rig.vendor.put(upload(u"m"_s, UploadStatus::Succeeded, 1));
    QVERIFY(refreshed(*engine));
    QTRY_VERIFY(engine->store().status(row) == UploadStatus::Succeeded);
    for (const auto &call : rig.vendor.calls(u"details"_s))
        QCOMPARE(call.ids, QStringList {u"m"_s}); // the job is done: only its media is asked about

    const auto ofMedia = answerOf(engine->fetch(media(u"m"_s)));
    QCOMPARE(ofMedia->upload->key, media(u"m"_s)); // its record, and no row
    QVERIFY(ofMedia->upload->status == UploadStatus::Succeeded);
    const auto ofJob = answerOf(engine->fetch(job(u"j"_s)));
    QCOMPARE(ofJob->upload->mediaId.value(), u"m"_s);
    QVERIFY(ofJob->upload->status == UploadStatus::Succeeded);
    QCOMPARE(engine->store().size(), 1);
}

void TestEnginePolling::mediaListedBeforeItsJobIsTracked()
{
    Rig rig;
    Upload video = upload(u"m"_s, UploadStatus::Failed, 0.7);
    video.title = u"a title"_s;
    rig.vendor.put(video);
    rig.vendor.put(jobOf(u"j"_s, UploadStatus::Succeeded, u"m"_s));
    const auto engine = rig.opened({u"a"_s}, u"fake"_s);
    QVERIFY(refreshed(*engine));
    QTRY_VERIFY(engine->store().find(media(u"m"_s)));
    QList<ChangeSet> changes;
    connect(&engine->store(), &UploadStore::changed, this, [&changes](const ChangeSet &change) { changes.append(change); });
    rig.vendor.fail(u"nobody"_s, {});
    QList<UploadStatus> shown;
    connect(&engine->store(), &UploadStore::changed, this,
            [&] { shown.append(statusOfRow(*engine, engine->store(), job(u"j"_s))); });
    QVERIFY(answerOf(engine->track(u"a"_s, {u"job:j"_s})));
    QTRY_VERIFY(!engine->store().find(media(u"m"_s)));
    QTRY_VERIFY(statusOfRow(*engine, engine->store(), job(u"j"_s)) == UploadStatus::Failed); // of the media, from the database
    QCOMPARE(engine->store().size(), 1);
    QTRY_COMPARE(engine->store().title(*engine->store().find(job(u"j"_s))).value_or(QString()), u"a title"_s);
    QVERIFY(answerOf(engine->records({media(u"m"_s)}))->isEmpty());
    bool together = false;
    for (const ChangeSet &change : std::as_const(changes))
        together |= !change.removed.isEmpty() && (!change.added.isEmpty() || !change.changed.isEmpty());
    QVERIFY(together);
    QVERIFY(!shown.contains(UploadStatus::Succeeded)); // not for a moment
}

void TestEnginePolling::jobRowOverRestarts()
{
    Rig rig;
    rig.vendor.put(jobOf(u"j"_s, UploadStatus::Succeeded, u"m"_s));
    rig.vendor.put(upload(u"m"_s, UploadStatus::Processing, 0.9));
    {
        const auto engine = rig.opened({u"a"_s}, u"fake"_s);
        QVERIFY(answerOf(engine->track(u"a"_s, {u"job:j"_s})));
        QVERIFY(refreshed(*engine));
        QTRY_VERIFY(statusOfRow(*engine, engine->store(), job(u"j"_s)) == UploadStatus::Processing);
    }
    rig.vendor.put(upload(u"m"_s, UploadStatus::Succeeded, 1));
    const auto engine = rig.opened({u"a"_s}, u"fake"_s);
    QTRY_COMPARE(engine->store().size(), 1);
    QVERIFY(statusOfRow(*engine, engine->store(), job(u"j"_s)) == UploadStatus::Processing);
    QVERIFY(!answerOf(engine->list({})).accounts.constFirst().error);
    QCOMPARE(engine->store().size(), 1);
    QVERIFY(statusOfRow(*engine, engine->store(), job(u"j"_s)) == UploadStatus::Succeeded);
    QCOMPARE(answerOf(engine->records({job(u"j"_s)}))->constFirst().mediaId.value(), u"m"_s);
}

void TestEnginePolling::mediaOfAJobIsTracked()
{
    Rig rig;
    rig.vendor.put(jobOf(u"j"_s, UploadStatus::Succeeded, u"m"_s));
    rig.vendor.put(upload(u"m"_s, UploadStatus::Processing, 0.9));
    {
        const auto engine = rig.opened({u"a"_s}, u"fake"_s);
        QVERIFY(answerOf(engine->track(u"a"_s, {u"job:j"_s})));
        QVERIFY(answerOf(engine->track(u"a"_s, {u"m"_s})));
        QTRY_COMPARE(engine->store().size(), 1);
        QCOMPARE(answerOf(engine->tracked())->size(), 2);
        QVERIFY(answerOf(engine->records({media(u"m"_s)}))->isEmpty());
    }
    // and what a profile holds already, of a version or a process that did not know better
    {
        Database database(rig.profileDir());
        QVERIFY(answerOf(database.open()));
        Upload row = upload(u"m"_s, UploadStatus::Uploading, 0.4);
        row.key.account = u"a"_s;
        row.covers = {Field::Status, Field::Ratio};
        QVERIFY(answerOf(database.saveUploads({row})));
    }
    const auto engine = rig.opened({u"a"_s}, u"fake"_s);
    QTRY_COMPARE(engine->store().size(), 1);
    QVERIFY(engine->store().find(job(u"j"_s)));
    QVERIFY(refreshed(*engine));
    QCOMPARE(engine->store().size(), 1);
    QVERIFY(answerOf(engine->records({media(u"m"_s)}))->isEmpty());
    QTRY_VERIFY(statusOfRow(*engine, engine->store(), job(u"j"_s)) == UploadStatus::Processing);
}

void TestEnginePolling::oneOfTwoJobsIsForgotten()
{
    Rig rig;
    rig.vendor.put(jobOf(u"j1"_s, UploadStatus::Succeeded, u"m"_s));
    rig.vendor.put(jobOf(u"j2"_s, UploadStatus::Succeeded, u"m"_s));
    rig.vendor.put(upload(u"m"_s, UploadStatus::Processing, 0.9));
    const auto engine = rig.opened({u"a"_s});
    QVERIFY(answerOf(engine->track(u"a"_s, {u"job:j1"_s, u"job:j2"_s})));
    QVERIFY(refreshed(*engine));
    QTRY_VERIFY(statusOfRow(*engine, engine->store(), job(u"j1"_s)) == UploadStatus::Processing);
    QTRY_VERIFY(statusOfRow(*engine, engine->store(), job(u"j2"_s)) == UploadStatus::Processing);
    QCOMPARE(answerOf(engine->untrack({job(u"j1"_s)}))->size(), 1);
    rig.vendor.put(upload(u"m"_s, UploadStatus::Succeeded, 1));
    QVERIFY(refreshed(*engine));
    QTRY_VERIFY(statusOfRow(*engine, engine->store(), job(u"j2"_s)) == UploadStatus::Succeeded);
    QCOMPARE(engine->store().size(), 1);
}

void TestEnginePolling::noneIsAskedTwiceAtOnce()
{
    Rig rig;
    rig.vendor.put(upload(u"1"_s));
    rig.vendor.put(upload(u"2"_s));
    const auto window = rig.opened({u"a"_s});
    {
        const auto console = rig.opened({u"a"_s});
        QVERIFY(answerOf(console->track(u"a"_s, {u"1"_s})));
    }
    rig.vendor.forgetCalls();
    rig.vendor.hang(u"a"_s);
    const auto tracking = window->track(u"a"_s, {u"2"_s}); // asked about at once
    QTRY_COMPARE(rig.vendor.calls(u"details"_s).size(), 1);
    QVERIFY(refreshed(*window)); // finds what the other process tracks, and asks about it
    QTRY_COMPARE(rig.vendor.calls(u"details"_s).size(), 2);
    QVERIFY(refreshed(*window)); // both are due, and being asked about
    QVERIFY(answerOf(window->tracked()));
    QStringList asked;
    for (const auto &call : rig.vendor.calls(u"details"_s))
        asked += call.ids;
    QCOMPARE(asked, (QStringList {u"2"_s, u"1"_s}));
}

void TestEnginePolling::stateGoesBackward()
{
    Rig rig;
    rig.vendor.put(upload(u"1"_s, UploadStatus::Succeeded, 1));
    const auto engine = rig.opened({u"a"_s}, u"fake"_s);
    QVERIFY(refreshed(*engine));
    QTRY_COMPARE(engine->store().size(), 1);
    rig.vendor.put(upload(u"1"_s, UploadStatus::Uploading, 0.2));
    QVERIFY(refreshed(*engine));
    QTRY_VERIFY(engine->store().status(0) == UploadStatus::Uploading);
    QTRY_VERIFY(engine->store().ratio(0) == 0.2);
    rig.vendor.forgetCalls();
    QVERIFY(refreshed(*engine));
    QCOMPARE(rig.vendor.calls(u"details"_s).size(), 1); // asked about again, since it can change again
}

// --- endings

void TestEnginePolling::removedWithQuestionsInFlight()
{
    Rig rig;
    const auto engine = rig.opened({u"a"_s, u"b"_s});
    rig.vendor.put(upload(u"1"_s));
    QVERIFY(answerOf(engine->track(u"a"_s, {u"1"_s})));
    QVERIFY(answerOf(engine->track(u"b"_s, {u"1"_s})));
    rig.vendor.hang(u"a"_s);
    QSignalSpy ended(engine.get(), &Engine::refreshEnded);
    engine->refresh();
    const auto tracking = engine->track(u"a"_s, {u"2"_s});
    QTRY_VERIFY(rig.vendor.calls({}, u"a"_s).size() >= 3);
    QVERIFY(answerOf(engine->removeAccount(u"a"_s)));
    QVERIFY(answerOf(tracking).error().kind == ErrorKind::Cancelled);
    QTRY_COMPARE(ended.size(), 1);
    QCOMPARE(engine->store().size(), 1);
    QCOMPARE(answerOf(engine->tracked())->size(), 1);
    QVERIFY(answerOf(engine->records({media(u"1"_s), media(u"2"_s)}))->isEmpty());
}

void TestEnginePolling::untrackedWhileAsked()
{
    Rig rig;
    const auto engine = rig.opened({u"a"_s});
    rig.vendor.put(upload(u"1"_s));
    QVERIFY(answerOf(engine->track(u"a"_s, {u"1"_s})));
    engine->refresh();
    QCOMPARE(answerOf(engine->untrack({media(u"1"_s)}))->size(), 1);
    QTRY_VERIFY(!engine->isRefreshing());
    QVERIFY(refreshed(*engine));
    QCOMPARE(engine->store().size(), 0); // a late answer brings nothing back
    QVERIFY(answerOf(engine->records({media(u"1"_s)}))->isEmpty());
}

void TestEnginePolling::anotherProcessTracks()
{
    Rig rig;
    rig.vendor.put(upload(u"1"_s));
    const auto window = rig.opened({u"a"_s});
    {
        const auto console = rig.opened({u"a"_s});
        QVERIFY(answerOf(console->track(u"a"_s, {u"1"_s})));
    }
    QCOMPARE(window->store().size(), 0);
    QVERIFY(refreshed(*window));
    QTRY_COMPARE(window->store().size(), 1);
    QTRY_VERIFY(window->store().time(0, Field::CheckedAt)); // asked about at once
    QTRY_COMPARE(statusOf(*window, u"a"_s).tracked, 1);
}

void TestEnginePolling::endsWithTheEngine()
{
    Rig rig;
    auto engine = rig.opened({u"a"_s});
    rig.vendor.put(jobOf(u"j"_s, UploadStatus::Uploading, {}, u"https://example.com/1"_s));
    QVERIFY(answerOf(engine->track(u"a"_s, {u"job:j"_s})));
    rig.vendor.hang(u"a"_s);
    const auto ids = engine->track(u"a"_s, {u"1"_s});
    const auto urls = engine->track(u"a"_s, {u"https://example.com/1"_s});
    const auto listing = engine->list({});
    const auto fetching = engine->fetch(media(u"1"_s));
    engine->refresh();
    QTRY_VERIFY(rig.vendor.calls().size() >= 5);
    const auto untracking = engine->untrack({job(u"j"_s)});
    const auto tracked = engine->tracked();
    engine.reset();
    QVERIFY(answerOf(ids).error().kind == ErrorKind::Cancelled);
    QVERIFY(answerOf(urls).error().kind == ErrorKind::Cancelled);
    QVERIFY(answerOf(listing).accounts.constFirst().error->kind == ErrorKind::Cancelled);
    QVERIFY(answerOf(fetching).error().kind == ErrorKind::Cancelled);
    QVERIFY(ends(untracking));
    QVERIFY(ends(tracked));
}

void TestEnginePolling::accountsTellTheirState()
{
    Rig rig;
    rig.vendor.put(upload(u"1"_s));
    const auto engine = rig.opened({u"a"_s});
    QTRY_VERIFY(statusOf(*engine, u"a"_s).state() == AccountState::NotAsked);
    QVERIFY(!statusOf(*engine, u"a"_s).lastAskedAt());
    QVERIFY(answerOf(engine->track(u"a"_s, {u"1"_s})));
    QVERIFY(refreshed(*engine));
    QTRY_COMPARE(statusOf(*engine, u"a"_s).tracked, 1);
    QVERIFY(statusOf(*engine, u"a"_s).lastPolledAt);
    QVERIFY(statusOf(*engine, u"a"_s).lastAskedAt() == statusOf(*engine, u"a"_s).lastPolledAt);
    QVERIFY(!statusOf(*engine, u"a"_s).lastListedAt);
    rig.vendor.hang(u"a"_s);
    engine->refresh();
    QTRY_VERIFY(statusOf(*engine, u"a"_s).state() == AccountState::Loading);
}

} // namespace deck

QTEST_GUILESS_MAIN(deck::TestEnginePolling)
#include "test_engine_polling.moc"
