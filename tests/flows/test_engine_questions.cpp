// What the console asks the engine: profiles, accounts, one upload, records.

#include "tests/flows/engine_rig.h"

#include <QFile>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlQuery>

using namespace Qt::StringLiterals;

namespace deck {

class TestEngineQuestions final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void opensOfflineWithLastKnownRows();
    void opensOnceAndAgainAfterAnError();
    void beforeOpeningNothingIsKnown();
    void refusesBadDrafts_data();
    void refusesBadDrafts();
    void secretThatCannotBeKeptLeavesNoAccount();
    void fetchesKnownAndUnknown();
    void fetchGivesLastKnownWhenAskingFails();
    void fetchAnswerOfAnotherUploadIsNoAnswer();
    void fetchOfMissing();
    void recordsInOrder();
    void removedAccountLeavesNothing();
    void removedWithCallsInFlight();
    void filterAskedForWhileOpeningIsAskedAfterwards();
    void twoEnginesOnOneProfile();
    void wakeEndsTheWait();
    void accountOfUnknownVendor();
    void troubleWithTheProfileIsTold();
    void fetchIsFreshWhereSavingFails();
};

void TestEngineQuestions::opensOfflineWithLastKnownRows()
{
    EngineRig rig(120);
    qsizetype known = 0;
    QString title;
    UploadKey key;
    {
        const auto engine = rig.engine();
        QVERIFY(openWith(rig, *engine, {u"a"_s}));
        QVERIFY(!answerOf(engine->list({})).accounts.constFirst().error);
        known = engine->store().size();
        key = engine->store().key(7);
        title = engine->store().title(7).value();
    }
    QVERIFY(rig.play(u"refused"_s));
    const auto engine = rig.engine();
    const Result<ProfileOpened> opened = answerOf(engine->open());
    QVERIFY(opened);
    QVERIFY(opened->setAside.isEmpty());
    QVERIFY(opened->oldestCheck.has_value());
    QVERIFY(*opened->oldestCheck <= rig.clock().now());
    QCOMPARE(engine->store().size(), known);
    const auto row = engine->store().find(key);
    QVERIFY(row);
    QCOMPARE(engine->store().title(*row).value(), title);
    QVERIFY(!engine->store().fileName(*row).isEmpty());
    QCOMPARE(engine->accounts().size(), 1);

    const ListReport report = answerOf(engine->list({}));
    QVERIFY(report.accounts.constFirst().error);
    QVERIFY(report.accounts.constFirst().error->kind == ErrorKind::Unreachable);
    QCOMPARE(engine->store().size(), known);
    QVERIFY(engine->store().status(*row) != UploadStatus::Missing);
}

void TestEngineQuestions::opensOnceAndAgainAfterAnError()
{
    EngineRig rig(0);
    {
        const auto engine = rig.engine();
        QVERIFY(answerOf(engine->open()));
        const auto second = answerOf(engine->open());
        QVERIFY(!second && second.error().kind == ErrorKind::Local);
    }
    QFile accounts(rig.profileDir() + u"/accounts.json"_s);
    QVERIFY(accounts.open(QIODevice::WriteOnly));
    accounts.write("{ not json");
    accounts.close();
    const auto engine = rig.engine();
    const auto damaged = answerOf(engine->open());
    QVERIFY(!damaged);
    QVERIFY(damaged.error().kind == ErrorKind::Local);
    QVERIFY(accounts.remove());
    QVERIFY(answerOf(engine->open()));
    QVERIFY(answerOf(engine->addAccount(rig.draft(u"a"_s))));
}

void TestEngineQuestions::beforeOpeningNothingIsKnown()
{
    EngineRig rig(0);
    const auto engine = rig.engine();
    QVERIFY(answerOf(engine->fetch({u"a"_s, UploadKind::UrlJob, u"1"_s})).error().kind == ErrorKind::NotFound);
    QVERIFY(answerOf(engine->records({})).error().kind == ErrorKind::Local);
    QVERIFY(answerOf(engine->addAccount(rig.draft(u"a"_s))).error().kind == ErrorKind::Local);
    QVERIFY(answerOf(engine->removeAccount(u"a"_s)).error().kind == ErrorKind::NotFound);
    QVERIFY(answerOf(engine->list({})).accounts.isEmpty());
    QCOMPARE(engine->vendors().constFirst().id, u"aliyun-vod"_s);
    QCOMPARE(engine->vendors().constLast().id, u"zego"_s);
    QVERIFY(engine->advice(u"zego"_s, u"350006001"_s));
    QVERIFY(!engine->advice(u"nobody"_s, u"350006001"_s));
}

void TestEngineQuestions::refusesBadDrafts_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("code");
    for (const auto &[what, code] :
         std::initializer_list<std::pair<const char *, const char *>> {{"name", "account-name"},
                                                                       {"taken", "account-exists"},
                                                                       {"vendor", "unknown-vendor"},
                                                                       {"key missing", "account-key"},
                                                                       {"key unknown", "account-key"},
                                                                       {"secret in the open", "account-key"},
                                                                       {"secret missing", "account-key"},
                                                                       {"app-id is no number", "account-key"},
                                                                       {"plain http", "endpoint-plain-http"}})
        QTest::newRow(what) << QString::fromLatin1(what) << QString::fromLatin1(code);
}

void TestEngineQuestions::refusesBadDrafts()
{
    QFETCH(QString, what);
    QFETCH(QString, code);
    EngineRig rig(0);
    const auto engine = rig.engine();
    QVERIFY(openWith(rig, *engine, {u"a"_s}));
    AccountDraft draft = rig.draft(u"b"_s);
    if (what == u"name"_s)
        draft.account.name = u"not/a name"_s;
    else if (what == u"taken"_s)
        draft.account.name = u"a"_s;
    else if (what == u"vendor"_s)
        draft.account.vendor = u"nobody"_s;
    else if (what == u"key missing"_s)
        draft.account.set.remove(u"app-id"_s);
    else if (what == u"key unknown"_s)
        draft.account.set.insert(u"colour"_s, u"red"_s);
    else if (what == u"secret in the open"_s)
        draft.account.set.insert(u"server-secret"_s, u"x"_s);
    else if (what == u"secret missing"_s)
        draft.account.secrets.clear();
    else if (what == u"app-id is no number"_s)
        draft.account.set.insert(u"app-id"_s, u"twelve"_s);
    else
        draft.account.endpoint = QUrl(u"http://example.com"_s);
    const Result<void> added = answerOf(engine->addAccount(draft));
    QVERIFY(!added);
    QVERIFY(added.error().kind == ErrorKind::BadInput);
    QCOMPARE(added.error().code, code);
    QCOMPARE(engine->accounts().size(), 1);
}

void TestEngineQuestions::secretThatCannotBeKeptLeavesNoAccount()
{
    EngineRig rig(0);
    {
        const auto engine = rig.engine();
        QVERIFY(openWith(rig, *engine, {}));
        AccountDraft draft = rig.draft(u"a"_s);
        draft.account.secrets[u"server-secret"_s] = {SecretRef::Place::Keychain, {}}; // the rig has none
        draft.secrets.emplace(u"server-secret"_s, std::make_shared<const Secret>("0123"_ba));
        const Result<void> added = answerOf(engine->addAccount(draft));
        QVERIFY(!added);
        QVERIFY(added.error().kind == ErrorKind::Local);
        QVERIFY(engine->accounts().isEmpty());
        QVERIFY(answerOf(engine->addAccount(rig.draft(u"a"_s)))); // the name is free again
    }
    const auto engine = rig.engine();
    QVERIFY(answerOf(engine->open()));
    QCOMPARE(engine->accounts().size(), 1);
}

void TestEngineQuestions::fetchesKnownAndUnknown()
{
    EngineRig rig(60);
    const auto engine = rig.engine();
    QVERIFY(openWith(rig, *engine, {u"a"_s}));
    QVERIFY(!answerOf(engine->list({})).accounts.constFirst().error);
    const UploadKey key = engine->store().key(3);

    const auto answer = answerOf(engine->fetch(key));
    QVERIFY(answer);
    QVERIFY(!answer->error);
    QVERIFY(answer->upload && answer->upload->key == key);
    QVERIFY(answer->upload->sourceUrl.has_value());
    QVERIFY(answer->raw.contains(key.id.toUtf8()));

    // Never known here, but the vendor has it: a second account of the same project.
    QVERIFY(answerOf(engine->addAccount(rig.draft(u"b"_s))));
    const UploadKey other {u"b"_s, key.kind, key.id};
    const auto first = answerOf(engine->fetch(other));
    QVERIFY(first && first->upload && !first->error);
    QVERIFY(engine->store().find(other)); // in the store when the future ends
    QCOMPARE(answerOf(engine->records({other})).value().size(), 1);

    const UploadKey nobodys {u"a"_s, UploadKind::UrlJob, u"ffffffffffffffffffffffff"_s};
    const auto unknown = answerOf(engine->fetch(nobodys));
    QVERIFY(!unknown && unknown.error().kind == ErrorKind::NotFound);
    QVERIFY(!engine->store().find(nobodys)); // a question leaves no trace
    const auto noAccount = answerOf(engine->fetch({u"x"_s, key.kind, key.id}));
    QVERIFY(!noAccount && noAccount.error().kind == ErrorKind::NotFound);
    const qsizetype sent = rig.sandbox().requests().size();
    const auto malformed = answerOf(engine->fetch({u"a"_s, key.kind, u"a,b"_s}));
    QVERIFY(!malformed && malformed.error().kind == ErrorKind::BadInput);
    QCOMPARE(rig.sandbox().requests().size(), sent);
}

void TestEngineQuestions::fetchGivesLastKnownWhenAskingFails()
{
    EngineRig rig(20);
    const auto engine = rig.engine();
    QVERIFY(openWith(rig, *engine, {u"a"_s}));
    QVERIFY(!answerOf(engine->list({})).accounts.constFirst().error);
    const Upload before = engine->store().hot(3);
    QVERIFY(rig.play(u"http-500"_s));
    const auto answer = answerOf(engine->fetch(before.key));
    QVERIFY(answer);
    QVERIFY(answer->error && answer->error->kind == ErrorKind::ServerFailed);
    QVERIFY(answer->upload.has_value());
    QVERIFY(answer->upload->checkedAt == before.checkedAt);
    QVERIFY(answer->upload->status == before.status);

    const auto never = answerOf(engine->fetch({u"a"_s, UploadKind::UrlJob, u"ffffffffffffffffffffffff"_s}));
    QVERIFY(never && never->error && !never->upload);
}

void TestEngineQuestions::fetchAnswerOfAnotherUploadIsNoAnswer()
{
    EngineRig rig(20);
    const auto engine = rig.engine();
    QVERIFY(openWith(rig, *engine, {u"a"_s}));
    QVERIFY(!answerOf(engine->list({})).accounts.constFirst().error);
    const Upload before = engine->store().hot(3);
    QVERIFY(rig.play(u"wrong-id"_s));
    const auto answer = answerOf(engine->fetch(before.key));
    QVERIFY(answer && answer->error && answer->error->kind == ErrorKind::BadAnswer);
    QVERIFY(engine->store().hot(3).status == before.status);
}

void TestEngineQuestions::fetchOfMissing()
{
    EngineRig rig(60);
    const auto engine = rig.engine();
    QVERIFY(openWith(rig, *engine, {u"a"_s}));
    QVERIFY(!answerOf(engine->list({})).accounts.constFirst().error);
    QVERIFY(rig.play(u"rows-vanish"_s));
    const Instant begin = rig.clock().now();
    std::optional<Upload> missing;
    while (!missing && rig.clock().now() - begin < std::chrono::minutes(5)) {
        for (const Row row : rowsOf(engine->store())) {
            const auto answer = answerOf(engine->fetch(engine->store().key(row)));
            QVERIFY(answer && !answer->error);
            if (answer->upload->status == UploadStatus::Missing) {
                missing = answer->upload;
                break;
            }
        }
    }
    QVERIFY(missing);
    QVERIFY(missing->title.has_value());
    const auto row = engine->store().find(missing->key);
    QVERIFY(row && engine->store().status(*row) == UploadStatus::Missing);
}

void TestEngineQuestions::recordsInOrder()
{
    EngineRig rig(20);
    const auto engine = rig.engine();
    QVERIFY(openWith(rig, *engine, {u"a"_s}));
    QVERIFY(!answerOf(engine->list({})).accounts.constFirst().error);
    const UploadKey one = engine->store().key(9);
    const UploadKey two = engine->store().key(2);
    const UploadKey unknown {u"a"_s, UploadKind::UrlJob, u"none"_s};
    const auto records = answerOf(engine->records({one, unknown, two}));
    QVERIFY(records);
    QCOMPARE(records->size(), 2);
    QVERIFY(records->at(0).key == one);
    QVERIFY(records->at(1).key == two);
    QVERIFY(records->at(0).sourceUrl.has_value());
}

void TestEngineQuestions::removedAccountLeavesNothing()
{
    EngineRig rig(60);
    {
        const auto engine = rig.engine();
        QVERIFY(openWith(rig, *engine, {u"a"_s, u"b"_s}));
        QVERIFY(!answerOf(engine->list({})).accounts.constFirst().error);
        const qsizetype both = engine->store().size();
        QVERIFY(answerOf(engine->removeAccount(u"a"_s)));
        QCOMPARE(engine->accounts().size(), 1);
        QVERIFY(engine->store().size() * 2 <= both + 4);
        for (const Row row : rowsOf(engine->store()))
            QCOMPARE(engine->store().account(row), u"b"_s);
        QVERIFY(answerOf(engine->removeAccount(u"a"_s)).error().kind == ErrorKind::NotFound);
        QVERIFY(answerOf(engine->addAccount(rig.draft(u"a"_s))));
        QVERIFY(!answerOf(engine->list({})).accounts.constFirst().error);
        QVERIFY(answerOf(engine->removeAccount(u"a"_s)));
    }
    const auto engine = rig.engine();
    QVERIFY(answerOf(engine->open()));
    QCOMPARE(engine->accounts().size(), 1);
    for (const Row row : rowsOf(engine->store()))
        QCOMPARE(engine->store().account(row), u"b"_s);
}

void TestEngineQuestions::removedWithCallsInFlight()
{
    EngineRig rig(200);
    {
        const auto engine = rig.engine();
        QVERIFY(openWith(rig, *engine, {u"a"_s, u"b"_s}));
        QVERIFY(rig.play(u"slow-latency"_s));
        const auto listing = engine->list({});
        const auto fetching = engine->fetch({u"a"_s, UploadKind::UrlJob, u"ffffffffffffffffffffffff"_s});
        const auto testing = engine->testAccount(u"a"_s);
        engine->refresh();
        QTRY_VERIFY(engine->isRefreshing());
        QVERIFY(answerOf(engine->removeAccount(u"a"_s)));
        QVERIFY(answerOf(fetching).error().kind == ErrorKind::Cancelled);
        QVERIFY(answerOf(testing).error().kind == ErrorKind::Cancelled);
        QVERIFY(rig.play({}));
        const ListReport report = answerOf(listing);
        QCOMPARE(report.accounts.at(0).account, u"a"_s);
        QVERIFY(report.accounts.at(0).error && report.accounts.at(0).error->kind == ErrorKind::Cancelled);
        QVERIFY(!report.accounts.at(1).error);
        QTRY_VERIFY(!engine->isRefreshing());
        for (const Row row : rowsOf(engine->store()))
            QCOMPARE(engine->store().account(row), u"b"_s);
    }
    const auto engine = rig.engine();
    QVERIFY(answerOf(engine->open()));
    for (const Row row : rowsOf(engine->store()))
        QCOMPARE(engine->store().account(row), u"b"_s);
}

void TestEngineQuestions::filterAskedForWhileOpeningIsAskedAfterwards()
{
    EngineRig rig(120);
    {
        const auto engine = rig.engine();
        QVERIFY(openWith(rig, *engine, {u"a"_s}));
    }
    const auto engine = rig.engine();
    const auto opening = engine->open();
    engine->askFiltered({ShownStatus::Failed});
    QVERIFY(answerOf(opening));
    QTRY_VERIFY(engine->store().size() > 0);
    for (const Row row : rowsOf(engine->store()))
        QVERIFY(engine->store().status(row) == UploadStatus::Failed);
}

void TestEngineQuestions::twoEnginesOnOneProfile()
{
    EngineRig rig(170);
    const auto window = rig.engine();
    QVERIFY(openWith(rig, *window, {u"a"_s}));
    const auto console = rig.engine();
    QVERIFY(answerOf(console->open()));
    QCOMPARE(console->accounts().size(), 1);
    QSignalSpy windowTrouble(window.get(), &Engine::trouble);
    QSignalSpy consoleTrouble(console.get(), &Engine::trouble);
    for (int i = 0; i < 5; ++i) {
        const auto one = window->list({});
        const auto two = console->list({});
        QVERIFY(!answerOf(one).accounts.constFirst().error);
        QVERIFY(!answerOf(two).accounts.constFirst().error);
    }
    QVERIFY(window->store().size() >= 170);
    QVERIFY(console->store().size() >= 170);
    QVERIFY(answerOf(console->addAccount(rig.draft(u"b"_s))));
    const Result<void> taken = answerOf(window->addAccount(rig.draft(u"b"_s)));
    QVERIFY(!taken && taken.error().code == u"account-exists"_s);
    QVERIFY(answerOf(console->removeAccount(u"a"_s)));
    QVERIFY(answerOf(window->removeAccount(u"a"_s))); // gone already: well
    QCOMPARE(windowTrouble.size(), 0);
    QCOMPARE(consoleTrouble.size(), 0);
}

void TestEngineQuestions::wakeEndsTheWait()
{
    EngineRig rig(10, std::make_shared<SystemClock>());
    const auto engine = rig.engine();
    QVERIFY(openWith(rig, *engine, {u"a"_s}));
    QVERIFY(rig.play(u"http-429-retry-after"_s));
    engine->refresh();
    QTRY_VERIFY(statusOf(*engine, u"a"_s).channel.phase == ChannelState::Phase::Throttled);
    QVERIFY(statusOf(*engine, u"a"_s).channel.nextTryAt.has_value());
    QVERIFY(rig.play({}));
    QSignalSpy ended(engine.get(), &Engine::refreshEnded);
    engine->wake();
    QVERIFY(ended.wait(2'500)); // Retry-After was 3 s
    QVERIFY(engine->store().size() >= 10);
}

void TestEngineQuestions::accountOfUnknownVendor()
{
    EngineRig rig(10);
    {
        const auto engine = rig.engine();
        QVERIFY(openWith(rig, *engine, {u"a"_s}));
    }
    QFile file(rig.profileDir() + u"/accounts.json"_s);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll().replace("\"zego\"", "\"later\"");
    file.close();
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write(text);
    file.close();
    const auto engine = rig.engine();
    QVERIFY(answerOf(engine->open()));
    QCOMPARE(engine->accounts().constFirst().vendor.id, u"later"_s);
    QCOMPARE(answerOf(engine->list({})).accounts.constFirst().error->code, u"unknown-vendor"_s);
    QCOMPARE(answerOf(engine->testAccount(u"a"_s)).error().code, u"unknown-vendor"_s);
    const auto fetched = answerOf(engine->fetch({u"a"_s, UploadKind::UrlJob, u"1"_s}));
    QVERIFY(fetched && fetched->error && fetched->error->code == u"unknown-vendor"_s);
    engine->refresh();
    engine->loadAll();
    QVERIFY(answerOf(engine->removeAccount(u"a"_s)));
}

namespace {

/// Spoils the profile's database from outside, and mends it.
bool runOutside(const EngineRig &rig, const QString &statement)
{
    const QString connection = u"outside"_s;
    bool done = false;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, connection);
        database.setDatabaseName(rig.profileDir() + u"/uploads.db"_s);
        done = database.open() && QSqlQuery(database).exec(statement);
    }
    QSqlDatabase::removeDatabase(connection);
    return done;
}

} // namespace

void TestEngineQuestions::troubleWithTheProfileIsTold()
{
    EngineRig rig(120);
    const auto engine = rig.engine();
    QVERIFY(openWith(rig, *engine, {u"a"_s}));
    QSignalSpy trouble(engine.get(), &Engine::trouble);
    QVERIFY(runOutside(rig, u"ALTER TABLE uploads RENAME TO elsewhere"_s));
    QVERIFY(!answerOf(engine->list({})).accounts.constFirst().error); // the vendor did answer
    QVERIFY(engine->store().size() >= 120);                           // and what it said is shown
    QTRY_COMPARE(trouble.size(), 1);                                  // once, for three pages
    QVERIFY(trouble.at(0).at(0).value<ApiError>().kind == ErrorKind::Local);
    const UploadKey key = engine->store().key(5);
    const auto fetched = answerOf(engine->fetch(key));
    QVERIFY(fetched && fetched->upload && !fetched->error);
    QVERIFY(!answerOf(engine->records({key})));

    QVERIFY(runOutside(rig, u"ALTER TABLE elsewhere RENAME TO uploads"_s));
    QVERIFY(!answerOf(engine->list({})).accounts.constFirst().error);
    QCOMPARE(answerOf(engine->records({key})).value().size(), 1);
    QCOMPARE(trouble.size(), 1);
}

void TestEngineQuestions::fetchIsFreshWhereSavingFails()
{
    EngineRig rig(120);
    const auto engine = rig.engine();
    QVERIFY(openWith(rig, *engine, {u"a"_s}));
    QVERIFY(!answerOf(engine->list({})).accounts.constFirst().error);
    std::optional<UploadKey> key;
    for (const Row row : rowsOf(engine->store())) {
        if (engine->store().key(row).id.endsWith(u'5')) // what the scenario changes
            key = engine->store().key(row);
    }
    QVERIFY(key);
    QVERIFY(runOutside(rig, u"CREATE TRIGGER full BEFORE UPDATE ON uploads BEGIN SELECT RAISE(ABORT, 'full'); END"_s));
    QSignalSpy trouble(engine.get(), &Engine::trouble);
    QVERIFY(rig.play(u"unknown-status"_s));
    const auto fetched = answerOf(engine->fetch(*key));
    QVERIFY(fetched && fetched->upload && !fetched->error);
    QCOMPARE(fetched->upload->vendorStatus, u"9"_s);
    QVERIFY(fetched->upload->status == UploadStatus::Unknown);
    QTRY_COMPARE(trouble.size(), 1);
    QVERIFY(answerOf(engine->records({*key})).value().constFirst().vendorStatus != u"9"_s); // it was not saved
}

} // namespace deck

QTEST_GUILESS_MAIN(deck::TestEngineQuestions)
#include "test_engine_questions.moc"
