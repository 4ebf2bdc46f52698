// Tracking, discovery and polling at every vendor of the sandbox, over real sockets.

#include "tests/flows/engine_rig.h"

#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace deck {

class TestEngineVendors final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyVendorListsOrSaysSo_data();
    void everyVendorListsOrSaysSo();
    void twoThousandTrackedAreAHundredCalls();
    void listingFallsBackWithoutPermission();
    void refusedListingIsNotFresh();
    void jobsAndTheirMediaAreOneRow_data();
    void jobsAndTheirMediaAreOneRow();
    void urlsAreLookedUp();
    void assetsThatAreGoneSpoilNoBatch();
    void oneVendorDownSlowsNoOther();
};

namespace {

/// The sandbox's first account of a vendor under a name; each secret in a variable of its own.
AccountDraft draftOf(EngineRig &rig, const QString &vendor, const QString &name)
{
    AccountDraft draft;
    for (const SandboxAccount &served : rig.sandbox().accounts()) {
        if (served.vendor != vendor)
            continue;
        draft.account.name = name;
        draft.account.vendor = vendor;
        draft.account.endpoint = rig.sandbox().endpoint();
        draft.account.set = served.set;
        for (auto secret = served.secret.cbegin(); secret != served.secret.cend(); ++secret) {
            const QString variable = name + u'_' + secret.key();
            draft.account.secrets.insert(secret.key(), {SecretRef::Place::Environment, variable});
            rig.setVariable(variable, secret.value().toLatin1());
        }
        break;
    }
    return draft;
}

bool addTo(EngineRig &rig, Engine &engine, const QString &vendor, const QString &name)
{
    const auto added = answerOf(engine.addAccount(draftOf(rig, vendor, name)));
    if (!added)
        qWarning("%s: %s", qPrintable(added.error().code), qPrintable(added.error().message));
    return added.has_value();
}

qsizetype count(EngineRig &rig, const QString &operation)
{
    qsizetype found = 0;
    for (const SandboxRequest &request : rig.sandbox().requests())
        found += request.operation == operation ? 1 : 0;
    return found;
}

/// See AliyunContent: VOD and IMS number their jobs.
QString jobId(const QString &vendor, int number)
{
    const QString prefix = vendor == u"aliyun-vod"_s ? u"86c1925fba"_s : u"3829500c0f"_s;
    return prefix + QString::number(1, 16).rightJustified(10, u'0') + QString::number(number, 16).rightJustified(12, u'0');
}

QStringList jobEntries(const QString &vendor, int jobs)
{
    QStringList entries;
    for (int i = 0; i < jobs; ++i)
        entries.append(u"job:"_s + jobId(vendor, i));
    return entries;
}

} // namespace

void TestEngineVendors::everyVendorListsOrSaysSo_data()
{
    QTest::addColumn<QString>("vendor");
    for (const QString &vendor : {u"zego"_s, u"aliyun-vod"_s, u"aliyun-ims"_s, u"huawei-vod"_s})
        QTest::newRow(qPrintable(vendor)) << vendor;
}

void TestEngineVendors::everyVendorListsOrSaysSo()
{
    QFETCH(QString, vendor);
    EngineRig rig(60);
    const auto engine = rig.engine();
    QVERIFY(answerOf(engine->open()));
    QVERIFY(addTo(rig, *engine, vendor, u"a"_s));
    const ListReport report = answerOf(engine->list({}));
    const auto &error = report.accounts.constFirst().error;
    QVERIFY2(!error, error ? qPrintable(error->code + u": "_s + error->message) : "");
    QVERIFY(engine->store().size() > 0);
    for (const Row row : rowsOf(engine->store())) {
        QVERIFY(engine->store().time(row, Field::CheckedAt));
        QVERIFY(!engine->store().vendorStatus(row).isEmpty());
    }
    QVERIFY(statusOf(*engine, u"a"_s).lastAskedAt());
}

void TestEngineVendors::twoThousandTrackedAreAHundredCalls()
{
    EngineRig rig(2'400);
    QStringList ids;
    {
        const auto engine = rig.engine();
        QVERIFY(answerOf(engine->open()));
        QVERIFY(addTo(rig, *engine, u"aliyun-vod"_s, u"look"_s));
        QVERIFY(!answerOf(engine->list({})).accounts.constFirst().error);
        for (const Row row : rowsOf(engine->store())) {
            if (ids.size() < 2'000 && engine->store().key(row).kind == UploadKind::Media)
                ids.append(engine->store().key(row).id);
        }
        QVERIFY(answerOf(engine->removeAccount(u"look"_s)));
    }
    QVERIFY2(ids.size() == 2'000, qPrintable(QString::number(ids.size())));
    const auto engine = rig.engine();
    QVERIFY(answerOf(engine->open()));
    QVERIFY(addTo(rig, *engine, u"aliyun-vod"_s, u"a"_s));
    const qsizetype before = count(rig, u"GetUploadDetails"_s);
    const auto report = answerOf(engine->track(u"a"_s, ids));
    QCOMPARE(report->added.size(), 2'000);
    QVERIFY(!report->askError);
    const qsizetype calls = count(rig, u"GetUploadDetails"_s) - before;
    qInfo("2,000 tracked media IDs at the sandbox: %lld calls of GetUploadDetails", static_cast<qint64>(calls));
    QCOMPARE(calls, 100);
    for (const SandboxRequest &request : rig.sandbox().requests())
        QVERIFY2(request.status == 200, qPrintable(request.operation));
    QCOMPARE(engine->store().size(), 2'000);
}

void TestEngineVendors::listingFallsBackWithoutPermission()
{
    EngineRig rig(60);
    QVERIFY(rig.play(u"aliyun-forbidden-search"_s));
    const auto engine = rig.engine();
    QVERIFY(answerOf(engine->open()));
    QVERIFY(addTo(rig, *engine, u"aliyun-vod"_s, u"a"_s));
    const ListReport report = answerOf(engine->list({}));
    QVERIFY(!report.accounts.constFirst().error);
    QVERIFY(count(rig, u"GetVideoList"_s) > 0);
    QVERIFY(engine->store().size() > 0);
}

void TestEngineVendors::refusedListingIsNotFresh()
{
    EngineRig rig(60);
    const auto engine = rig.engine();
    QVERIFY(answerOf(engine->open()));
    QVERIFY(addTo(rig, *engine, u"aliyun-vod"_s, u"a"_s));
    QSignalSpy ended(engine.get(), &Engine::refreshEnded);
    engine->refresh();
    QTRY_COMPARE(ended.size(), 1);
    QCOMPARE(statusOf(*engine, u"a"_s).state(), AccountState::Fresh);
    const qsizetype rows = engine->store().size();
    QVERIFY(rig.play(u"aliyun-forbidden"_s));
    engine->refresh();
    QTRY_COMPARE(ended.size(), 2);
    const AccountStatus refused = statusOf(*engine, u"a"_s);
    QCOMPARE(refused.state(), AccountState::Failing);
    QCOMPARE(refused.channel.reason.code, u"Forbidden.RAM"_s);
    QVERIFY(refused.channel.reason.answer.isEmpty());
    QCOMPARE(engine->store().size(), rows);
    QVERIFY(rig.play({}));
    engine->refresh();
    QTRY_COMPARE(ended.size(), 3);
    QCOMPARE(statusOf(*engine, u"a"_s).state(), AccountState::Fresh);
}

void TestEngineVendors::jobsAndTheirMediaAreOneRow_data()
{
    QTest::addColumn<QString>("vendor");
    QTest::newRow("vod") << u"aliyun-vod"_s;
    QTest::newRow("ims") << u"aliyun-ims"_s;
}

void TestEngineVendors::jobsAndTheirMediaAreOneRow()
{
    QFETCH(QString, vendor);
    EngineRig rig(120);
    const auto engine = rig.engine();
    QVERIFY(answerOf(engine->open()));
    QVERIFY(addTo(rig, *engine, vendor, u"a"_s));
    QVERIFY(!answerOf(engine->list({})).accounts.constFirst().error); // media first
    const auto report = answerOf(engine->track(u"a"_s, jobEntries(vendor, 20)));
    QVERIFY(report);
    QVERIFY2(!report->askError, report->askError ? qPrintable(report->askError->code) : "");
    QVERIFY(!report->added.isEmpty());
    QVERIFY(!answerOf(engine->list({})).accounts.constFirst().error);
    const UploadStore &store = engine->store();
    int withMedia = 0;
    for (const UploadKey &key : report->added) {
        const auto row = store.find(key);
        QVERIFY(row);
        const auto media = store.text(*row, Field::MediaId);
        if (!media)
            continue;
        ++withMedia;
        QVERIFY(!store.find({u"a"_s, UploadKind::Media, *media}));
    }
    QVERIFY(withMedia > 0);
}

void TestEngineVendors::urlsAreLookedUp()
{
    EngineRig rig(60);
    const auto engine = rig.engine();
    QVERIFY(answerOf(engine->open()));
    QVERIFY(addTo(rig, *engine, u"aliyun-ims"_s, u"a"_s));
    const auto jobs = answerOf(engine->track(u"a"_s, jobEntries(u"aliyun-ims"_s, 12)));
    const auto records = answerOf(engine->records(jobs->added));
    QStringList urls;
    for (const Upload &record : *records) {
        if (record.sourceUrl)
            urls.append(*record.sourceUrl);
    }
    urls.removeDuplicates();
    QVERIFY(!urls.isEmpty());
    QVERIFY(!answerOf(engine->untrack(jobs->added))->isEmpty());
    const auto report = answerOf(engine->track(u"a"_s, urls + QStringList {u"https://example.com/never-submitted.mp4"_s}));
    QVERIFY(!report->added.isEmpty());
    QCOMPARE(report->refused.size(), 1);
    QCOMPARE(report->refused.constFirst().second.code, u"url-unknown"_s);
    for (const UploadKey &key : report->added)
        QVERIFY(key.kind == UploadKind::UrlJob);
}

void TestEngineVendors::assetsThatAreGoneSpoilNoBatch()
{
    EngineRig rig(40);
    const auto engine = rig.engine();
    QVERIFY(answerOf(engine->open()));
    QVERIFY(addTo(rig, *engine, u"huawei-vod"_s, u"look"_s));
    QVERIFY(!answerOf(engine->list({})).accounts.constFirst().error);
    QStringList ids;
    for (const Row row : rowsOf(engine->store())) {
        if (ids.size() < 9 && engine->store().status(row) != UploadStatus::Missing)
            ids.append(engine->store().key(row).id);
    }
    QVERIFY(answerOf(engine->removeAccount(u"look"_s)));
    QVERIFY(addTo(rig, *engine, u"huawei-vod"_s, u"a"_s));
    const auto report = answerOf(engine->track(u"a"_s, ids + QStringList {QString(32, u'0')}));
    QVERIFY(report);
    QVERIFY2(!report->askError, report->askError ? qPrintable(report->askError->code) : "");
    int missing = 0;
    for (const Row row : rowsOf(engine->store()))
        missing += engine->store().status(row) == UploadStatus::Missing ? 1 : 0;
    QCOMPARE(missing, 1);
    QCOMPARE(engine->store().size(), ids.size() + 1);
}

void TestEngineVendors::oneVendorDownSlowsNoOther()
{
    EngineRig rig(40);
    const auto engine = rig.engine();
    QVERIFY(answerOf(engine->open()));
    const QStringList vendors = {u"zego"_s, u"aliyun-vod"_s, u"aliyun-ims"_s, u"huawei-vod"_s};
    for (const QString &vendor : vendors)
        QVERIFY(addTo(rig, *engine, vendor, vendor));
    QSignalSpy ended(engine.get(), &Engine::refreshEnded);
    engine->refresh();
    QTRY_VERIFY_WITH_TIMEOUT(!ended.isEmpty(), 60'000);
    for (const QString &down : vendors) {
        QVERIFY(rig.play(down + u":hang"_s));
        QHash<QString, Instant> before;
        for (const QString &vendor : vendors)
            before.insert(vendor, statusOf(*engine, vendor).lastAskedAt().value_or(Instant()));
        engine->setRefreshInterval(1s);
        for (const QString &vendor : vendors) {
            if (vendor != down)
                QTRY_VERIFY_WITH_TIMEOUT(statusOf(*engine, vendor).lastAskedAt() > before.value(vendor), 20'000);
        }
        QVERIFY(statusOf(*engine, down).lastAskedAt().value_or(Instant()) == before.value(down));
        engine->setRefreshInterval(0ms);
        QVERIFY(rig.play({}));
        engine->stopLoading();
        QTRY_VERIFY_WITH_TIMEOUT(!engine->isRefreshing(), 60'000);
    }
}

} // namespace deck

QTEST_GUILESS_MAIN(deck::TestEngineVendors)
#include "test_engine_vendors.moc"
