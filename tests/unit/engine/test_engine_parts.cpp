// The engine's small parts: answers, questions by ID, JSON.

#include "core/answer.h"
#include "engine/account_status.h"
#include "engine/id_question.h"
#include "engine/upload_json.h"
#include "engine/upload_store.h"
#include "tests/unit/engine/fake_pages.h"

#include <QJsonArray>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

namespace deck {

class TestEngineParts final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void droppedAnswerIsCancelled();
    void answersOnce();
    void awaitingContextMayDie();
    void questionsGoInFullBatchesByKind();
    void kindsThatCannotBeAskedArePassedOver();
    void questionGoesOnAfterOneRefusal();
    void questionEndsWhenTheWayIsBlocked();
    void accountStates();
    void rowsLeaveTheStoreOneByOne();
    void jsonKeysInOrder();
    void jsonLeavesOutWhatIsAbsent();
    void jsonOfEverything();
};

void TestEngineParts::droppedAnswerIsCancelled()
{
    QFuture<Result<int>> future;
    {
        const auto answer = newAnswer<int>();
        const auto copy = answer;
        future = answer.future();
        QVERIFY(!future.isFinished());
    }
    QVERIFY(future.isFinished());
    QVERIFY(!future.isCanceled());
    QVERIFY(future.result().error().kind == ErrorKind::Cancelled);
}

void TestEngineParts::answersOnce()
{
    const auto answer = newAnswer<int>();
    answer.give(1);
    answer.give(2);
    QCOMPARE(answer.future().resultCount(), 1);
    QCOMPARE(answer.future().result().value(), 1);
}

void TestEngineParts::awaitingContextMayDie()
{
    const auto answer = newAnswer<int>();
    auto context = std::make_unique<QObject>();
    int heard = 0;
    await(answer.future(), context.get(), [&heard](const Result<int> &) { ++heard; });
    QObject other;
    await(answer.future(), &other, [&heard](const Result<int> &value) { heard += value.value(); });
    context.reset();
    answer.give(10);
    QTRY_COMPARE(heard, 10);
}

namespace {

struct FakeDetails
{
    struct Asked
    {
        UploadKind kind;
        QStringList ids;
        Answer<Result<Details>> answer = newAnswer<Details>();
    };
    std::deque<Asked> asked;

    [[nodiscard]] IdQuestion::Ask function()
    {
        return [this](UploadKind kind, const QStringList &ids, const CancelToken &) {
            asked.push_back({kind, ids});
            return asked.back().answer.future();
        };
    }
};

UploadKey keyOf(UploadKind kind, const QString &id)
{
    return {u"a"_s, kind, id};
}

} // namespace

void TestEngineParts::questionsGoInFullBatchesByKind()
{
    FakeDetails details;
    QList<UploadKey> keys;
    for (int i = 0; i < 5; ++i) {
        keys.append(keyOf(UploadKind::Media, u"m"_s + QString::number(i)));
        keys.append(keyOf(UploadKind::UrlJob, u"j"_s + QString::number(i)));
    }
    IdQuestion question(
        details.function(), [](UploadKind kind) { return kind == UploadKind::Media ? 2 : 3; }, keys);
    QSignalSpy answered(&question, &IdQuestion::answered);
    QSignalSpy ended(&question, &IdQuestion::ended);
    question.start();
    QCOMPARE(details.asked.size(), std::size_t(IdQuestion::mostInFlight));
    const QList<QStringList> batches
        = {{u"m0"_s, u"m1"_s}, {u"m2"_s, u"m3"_s}, {u"m4"_s}, {u"j0"_s, u"j1"_s, u"j2"_s}, {u"j3"_s, u"j4"_s}};
    details.asked.at(2).answer.give(Details {});
    QTRY_COMPARE(details.asked.size(), std::size_t(5)); // one more, for the one that has ended
    for (std::size_t i = 0; i < 5; ++i) {
        QCOMPARE(details.asked.at(i).ids, batches.at(qsizetype(i)));
        QCOMPARE(details.asked.at(i).kind, i < 3 ? UploadKind::Media : UploadKind::UrlJob);
        QCOMPARE(ended.size(), 0);
        details.asked.at(i).answer.give(Details {});
    }
    QTRY_COMPARE(ended.size(), 1);
    QCOMPARE(answered.size(), 5);
}

void TestEngineParts::kindsThatCannotBeAskedArePassedOver()
{
    FakeDetails details;
    IdQuestion question(details.function(), [](UploadKind) { return 0; }, {keyOf(UploadKind::Media, u"1"_s)});
    QSignalSpy ended(&question, &IdQuestion::ended);
    question.start();
    QCOMPARE(ended.size(), 1);
    QVERIFY(details.asked.empty());
}

void TestEngineParts::questionGoesOnAfterOneRefusal()
{
    FakeDetails details;
    QList<UploadKey> keys;
    for (int i = 0; i < 6; ++i)
        keys.append(keyOf(UploadKind::Media, QString::number(i)));
    IdQuestion question(
        details.function(), [](UploadKind) { return 1; }, keys);
    std::optional<ApiError> first;
    connect(&question, &IdQuestion::ended, this, [&first](const std::optional<ApiError> &error) { first = error; });
    QSignalSpy answered(&question, &IdQuestion::answered);
    QSignalSpy failed(&question, &IdQuestion::failed);
    question.start();
    details.asked.front().answer.give(failure(ErrorKind::Rejected, u"odd"_s, {}));
    for (std::size_t i = 1; i < 6; ++i) {
        QTRY_VERIFY(details.asked.size() > i);
        details.asked.at(i).answer.give(Details {});
    }
    QTRY_VERIFY(first.has_value());
    QCOMPARE(first->code, u"odd"_s);
    QCOMPARE(answered.size(), 5);
    QCOMPARE(failed.size(), 1);
    QCOMPARE(failed.constFirst().at(1).toStringList(), QStringList {u"0"_s});
}

void TestEngineParts::questionEndsWhenTheWayIsBlocked()
{
    FakeDetails details;
    QList<UploadKey> keys;
    for (int i = 0; i < 6; ++i)
        keys.append(keyOf(UploadKind::Media, QString::number(i)));
    IdQuestion question(
        details.function(), [](UploadKind) { return 1; }, keys);
    QSignalSpy ended(&question, &IdQuestion::ended);
    QSignalSpy failed(&question, &IdQuestion::failed);
    question.start();
    details.asked.front().answer.give(failure(ErrorKind::Unreachable, u"gone"_s, {}));
    QTRY_COMPARE(failed.size(), 3); // its own, and the two that were not asked yet
    QCOMPARE(ended.size(), 0);      // three are still in flight
    for (std::size_t i = 1; i < 4; ++i)
        details.asked.at(i).answer.give(failure(ErrorKind::Unreachable, u"gone"_s, {}));
    QTRY_COMPARE(ended.size(), 1);
    QCOMPARE(details.asked.size(), std::size_t(4));
    QCOMPARE(failed.size(), 6);
}

void TestEngineParts::accountStates()
{
    using Phase = ChannelState::Phase;
    AccountStatus status;
    QVERIFY(status.state() == AccountState::NotAsked);
    status.refreshing = true;
    QVERIFY(status.state() == AccountState::Loading);
    for (const auto &[phase, state] :
         {std::pair(Phase::Throttled, AccountState::Throttled), std::pair(Phase::Failing, AccountState::Failing),
          std::pair(Phase::Offline, AccountState::Offline), std::pair(Phase::SignInAgain, AccountState::Paused),
          std::pair(Phase::Good, AccountState::Loading)}) {
        status.channel.phase = phase;
        QVERIFY(status.state() == state);
    }
    status.refreshing = false;
    QVERIFY(status.state() == AccountState::Fresh);
    status.listing.loading = true;
    QVERIFY(status.state() == AccountState::Loading);
    status.lastPolledAt = Instant(std::chrono::seconds(1));
    QVERIFY(status.lastAskedAt() == status.lastPolledAt); // a vendor without a listing
    status.vendor.listedKinds = {UploadKind::Media};
    QVERIFY(!status.lastAskedAt());
    AccountStatus other = status;
    QVERIFY(other == status);
    other.tracked = 1;
    QVERIFY(!(other == status));
}

void TestEngineParts::rowsLeaveTheStoreOneByOne()
{
    UploadStore store;
    QSet<QString> known;
    QRandomGenerator random(7);
    qsizetype removed = 0;
    connect(&store, &UploadStore::changed, this, [&](const ChangeSet &changes) {
        removed += changes.removed.size();
        for (const Row row : changes.removed)
            QVERIFY(!store.isUsed(row) && !store.key(row).id.isEmpty()); // gone, and still readable
    });
    qsizetype left = 0;
    for (int step = 0; step < 3'000; ++step) {
        QList<Upload> come;
        QList<UploadKey> go;
        for (int i = 0; i < 3; ++i) {
            come.append(fakeUpload(QString::number(random.bounded(500))));
            go.append(fakeUpload(QString::number(random.bounded(500))).key);
        }
        for (const UploadKey &key : std::as_const(go))
            left += known.remove(key.id) ? 1 : 0;
        for (const Upload &upload : std::as_const(come))
            known.insert(upload.key.id);
        store.merge(come, go);
        QCOMPARE(store.size(), known.size());
        QCOMPARE(removed, left);
    }
    for (int i = 0; i < 500; ++i) {
        const QString id = QString::number(i);
        const auto row = store.find(fakeUpload(id).key);
        QCOMPARE(row.has_value(), known.contains(id));
        if (row)
            QCOMPARE(store.title(*row).value(), u"title "_s + id);
    }
    QVERIFY(store.rowEnd() <= 600); // freed rows are used again
}

void TestEngineParts::jsonKeysInOrder()
{
    QCOMPARE(
        uploadJsonKeys().join(u' '),
        u"account vendor id title status vendorStatus ratio uploadedBytes totalBytes createdAt modifiedAt completedAt expiresAt "
        u"retryCount errorCode errorMessage advice source device ip mediaId sourceUrl resultUrl internalUrl userData "
        u"stalledSince checkedAt actions"_s);
}

void TestEngineParts::jsonLeavesOutWhatIsAbsent()
{
    Upload upload;
    upload.key = {u"a"_s, UploadKind::UrlJob, u"1"_s};
    upload.vendor = u"zego"_s;
    const QJsonObject object = uploadJson({upload, {}, {}, {}});
    QCOMPARE(object.keys(), (QStringList {u"account"_s, u"actions"_s, u"id"_s, u"status"_s, u"vendor"_s}));
    QCOMPARE(object.value(u"status"_s).toString(), u"unknown"_s);
    QVERIFY(object.value(u"actions"_s).toArray().isEmpty());
}

void TestEngineParts::jsonOfEverything()
{
    const Instant at = *instantFromIso(u"2019-04-28T09:42:07Z");
    Upload upload;
    upload.key = {u"a"_s, UploadKind::UrlJob, u"1"_s};
    upload.vendor = u"zego"_s;
    upload.title = QString();
    upload.status = UploadStatus::AwaitingConfirmation;
    upload.vendorStatus = u"CREATING"_s;
    upload.ratio = 0.382;
    upload.uploadedBytes = 0;
    upload.totalBytes = std::numeric_limits<qint64>::max();
    upload.createdAt = upload.modifiedAt = upload.completedAt = upload.expiresAt = upload.stalledSince = upload.checkedAt = at;
    upload.retryCount = 3;
    upload.errorCode = upload.errorMessage = upload.source = upload.device = upload.ip = upload.mediaId = u"x"_s;
    upload.sourceUrl = upload.resultUrl = upload.internalUrl = u"https://example.com/a.mp4"_s;
    upload.userData = u"{\"odd\": \"not\" parsable}"_s;
    const QJsonObject object = uploadJson({upload, u"a/job:1"_s, u"Do this."_s, {u"cancel"_s, u"resume"_s}});
    QCOMPARE(object.size(), uploadJsonKeys().size());
    for (const QString &key : uploadJsonKeys())
        QVERIFY2(object.contains(key), qPrintable(key));
    QCOMPARE(object.value(u"id"_s).toString(), u"job:1"_s);              // account and id are the address
    QCOMPARE(object.value(u"title"_s).toString(u"absent"_s), QString()); // said to be empty is not absent
    QCOMPARE(object.value(u"status"_s).toString(), u"awaiting-confirmation"_s);
    QCOMPARE(object.value(u"createdAt"_s).toString(), u"2019-04-28T09:42:07Z"_s);
    QCOMPARE(object.value(u"totalBytes"_s).toInteger(), std::numeric_limits<qint64>::max());
    QCOMPARE(object.value(u"uploadedBytes"_s).toInteger(-1), 0);
    QCOMPARE(object.value(u"retryCount"_s).toInteger(), 3);
    QCOMPARE(object.value(u"userData"_s).toString(), *upload.userData);
    QCOMPARE(object.value(u"advice"_s).toString(), u"Do this."_s);
    QCOMPARE(object.value(u"actions"_s).toArray().size(), 2);
}

} // namespace deck

QTEST_GUILESS_MAIN(deck::TestEngineParts)
#include "test_engine_parts.moc"
