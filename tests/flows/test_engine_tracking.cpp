// Tracking: what is asked for by ID, remembered over restarts, and forgotten.

#include "tests/flows/engine_rig.h"

#include <QSignalSpy>

using namespace Qt::StringLiterals;

namespace deck {

class TestEngineTracking final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tracksWhatTheVendorKnows();
    void refusesWhatCannotBeAsked();
    void unansweredIsARowThatSaysSo();
    void survivesRestartAndIsForgotten();
    void listedRowStaysWhenUntracked();
    void removedAccountForgetsWhatItTracked();
    void endsWithTheEngine();
};

namespace {

/// Some IDs the sandbox's first account has.
QStringList idsAtVendor(EngineRig &rig, int count)
{
    const auto engine = rig.engine();
    if (!openWith(rig, *engine, {u"look"_s}) || answerOf(engine->list({})).accounts.constFirst().error)
        return {};
    QStringList ids;
    for (int i = 0; i < count; ++i)
        ids.append(engine->store().key(static_cast<Row>(i * 3)).id);
    if (!answerOf(engine->removeAccount(u"look"_s)))
        return {};
    return ids;
}

QList<UploadKey> keysOf(const QStringList &ids, const QString &account = u"a"_s)
{
    QList<UploadKey> keys;
    for (const QString &id : ids)
        keys.append({account, UploadKind::UrlJob, id});
    return keys;
}

} // namespace

void TestEngineTracking::tracksWhatTheVendorKnows()
{
    EngineRig rig(60);
    const QStringList ids = idsAtVendor(rig, 5);
    QCOMPARE(ids.size(), 5);
    const auto engine = rig.engine();
    QVERIFY(openWith(rig, *engine, {u"a"_s}));
    const auto report = answerOf(engine->track(u"a"_s, ids + QStringList {ids.at(2)}));
    QVERIFY(report);
    QCOMPARE(report->added, keysOf(ids));
    QCOMPARE(report->known, keysOf({ids.at(2)}));
    QVERIFY(report->refused.isEmpty());
    QVERIFY(!report->askError);
    QCOMPARE(engine->store().size(), 5);
    for (const Row row : rowsOf(engine->store())) {
        QVERIFY(engine->store().time(row, Field::CheckedAt));
        QVERIFY(engine->store().title(row));
        QVERIFY(engine->store().status(row) != UploadStatus::Missing);
    }
    QTRY_COMPARE(statusOf(*engine, u"a"_s).tracked, 5);
    const auto again = answerOf(engine->track(u"a"_s, {ids.at(0)}));
    QVERIFY(again->added.isEmpty());
    QCOMPARE(again->known, keysOf({ids.at(0)}));
    const auto absent = answerOf(engine->track(u"a"_s, {u"no-such-task"_s}));
    QCOMPARE(absent->added.size(), 1); // tracked, though the vendor does not have it now
    QVERIFY(engine->store().status(*engine->store().find(absent->added.constFirst())) == UploadStatus::Missing);
    QVERIFY(answerOf(engine->track(u"nobody"_s, ids)).error().kind == ErrorKind::NotFound);
}

void TestEngineTracking::refusesWhatCannotBeAsked()
{
    EngineRig rig(0);
    const auto engine = rig.engine();
    QVERIFY(openWith(rig, *engine, {u"a"_s}));
    const QStringList bad
        = {u"with blank"_s, u"a,b"_s, QString(), u"zero\u200bwidth"_s, u"https://example.com/a.mp4"_s, u"https://bad host/"_s};
    const auto before = rig.sandbox().requests().size();
    const auto report = answerOf(engine->track(u"a"_s, bad));
    QVERIFY(report);
    QVERIFY(report->added.isEmpty() && report->known.isEmpty());
    QStringList codes;
    for (qsizetype i = 0; i < bad.size(); ++i) {
        QCOMPARE(report->refused.at(i).first, bad.at(i));
        QVERIFY(report->refused.at(i).second.kind == ErrorKind::BadInput);
        codes.append(report->refused.at(i).second.code);
    }
    QCOMPARE(codes,
             (QStringList {u"id-malformed"_s, u"id-malformed"_s, u"id-malformed"_s, u"id-malformed"_s, u"url-not-looked-up"_s,
                           u"url-malformed"_s}));
    QCOMPARE(rig.sandbox().requests().size(), before);
    QCOMPARE(engine->store().size(), 0);
    QVERIFY(answerOf(engine->tracked())->isEmpty());
}

void TestEngineTracking::unansweredIsARowThatSaysSo()
{
    EngineRig rig(0);
    const auto engine = rig.engine();
    QVERIFY(openWith(rig, *engine, {u"a"_s}));
    QVERIFY(rig.play(u"refused"_s));
    const auto report = answerOf(engine->track(u"a"_s, {u"1"_s}));
    QVERIFY(report);
    QCOMPARE(report->added.size(), 1);
    QVERIFY(report->askError && report->askError->kind == ErrorKind::Unreachable);
    const Row row = engine->store().find(report->added.constFirst()).value();
    QVERIFY(engine->store().status(row) == UploadStatus::Unknown);
    QVERIFY(!engine->store().time(row, Field::CheckedAt));
    QCOMPARE(engine->store().vendor(row), u"zego"_s);
    const auto records = answerOf(engine->records(report->added));
    QCOMPARE(records->size(), 1);
    QVERIFY(records->constFirst().covers.isEmpty());
}

void TestEngineTracking::survivesRestartAndIsForgotten()
{
    EngineRig rig(60);
    const QStringList ids = idsAtVendor(rig, 3);
    Instant since;
    {
        const auto engine = rig.engine();
        QVERIFY(openWith(rig, *engine, {u"a"_s}));
        QVERIFY(answerOf(engine->track(u"a"_s, ids)));
        since = answerOf(engine->tracked())->constFirst().since;
    }
    const auto engine = rig.engine();
    QVERIFY(answerOf(engine->open()));
    QTRY_COMPARE(engine->store().size(), 3);
    const auto tracked = answerOf(engine->tracked({u"a"_s}));
    QCOMPARE(tracked->size(), 3);
    for (qsizetype i = 0; i < 3; ++i) {
        QCOMPARE(tracked->at(i).key, keysOf(ids).at(i));
        QVERIFY(tracked->at(i).since == since);
    }
    QVERIFY(answerOf(engine->tracked({u"b"_s}))->isEmpty());
    QTRY_COMPARE(statusOf(*engine, u"a"_s).tracked, 3);

    const auto forgotten = answerOf(engine->untrack(keysOf({ids.at(1), u"never"_s})));
    QCOMPARE(forgotten.value(), keysOf({ids.at(1)}));
    QCOMPARE(engine->store().size(), 2);
    QVERIFY(!engine->store().find(keysOf(ids).at(1)));
    QVERIFY(answerOf(engine->records(keysOf({ids.at(1)})))->isEmpty());
    QCOMPARE(answerOf(engine->tracked())->size(), 2);
}

void TestEngineTracking::listedRowStaysWhenUntracked()
{
    EngineRig rig(30);
    const QStringList ids = idsAtVendor(rig, 2);
    {
        const auto engine = rig.engine();
        QVERIFY(openWith(rig, *engine, {u"a"_s}));
        QVERIFY(answerOf(engine->track(u"a"_s, ids)));
        QVERIFY(!answerOf(engine->list({})).accounts.constFirst().error);
    }
    const auto engine = rig.engine(); // that a listing gave it is known from the database
    QVERIFY(answerOf(engine->open()));
    const qsizetype known = engine->store().size();
    QCOMPARE(answerOf(engine->untrack(keysOf(ids)))->size(), 2);
    QCOMPARE(engine->store().size(), known);
    QVERIFY(engine->store().find(keysOf(ids).at(0)));
}

void TestEngineTracking::removedAccountForgetsWhatItTracked()
{
    EngineRig rig(30);
    const QStringList ids = idsAtVendor(rig, 2);
    const auto engine = rig.engine();
    QVERIFY(openWith(rig, *engine, {u"a"_s, u"b"_s}));
    QVERIFY(answerOf(engine->track(u"a"_s, ids)));
    QVERIFY(answerOf(engine->track(u"b"_s, ids))); // the same IDs in two accounts are two uploads each
    QCOMPARE(engine->store().size(), 4);
    QVERIFY(answerOf(engine->removeAccount(u"a"_s)));
    QCOMPARE(answerOf(engine->tracked())->size(), 2);
    QVERIFY(answerOf(engine->addAccount(rig.draft(u"a"_s))));
    QVERIFY(answerOf(engine->tracked({u"a"_s}))->isEmpty());
    QCOMPARE(engine->store().size(), 2);
}

void TestEngineTracking::endsWithTheEngine()
{
    EngineRig rig(0);
    auto engine = rig.engine();
    QVERIFY(openWith(rig, *engine, {u"a"_s}));
    QVERIFY(rig.play(u"hang"_s));
    const auto before = rig.sandbox().requests().size();
    const auto tracking = engine->track(u"a"_s, {u"1"_s, u"2"_s, u"3"_s});
    QTRY_VERIFY(rig.sandbox().requests().size() > before);
    engine.reset();
    QVERIFY(answerOf(tracking).error().kind == ErrorKind::Cancelled);
    const auto again = rig.engine();
    QVERIFY(answerOf(again->open()));
    QCOMPARE(answerOf(again->tracked())->size(), 3); // remembered before it was asked about
}

} // namespace deck

QTEST_GUILESS_MAIN(deck::TestEngineTracking)
#include "test_engine_tracking.moc"
