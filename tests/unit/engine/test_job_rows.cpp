// A URL job and its media are one row.

#include "engine/job_rows.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace deck {

class TestJobRows final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void strangersPassThrough();
    void unfinishedJobShowsItsOwnState();
    void succeededJobShowsItsMedia();
    void mediaHeardBeforeTheJobSucceeds();
    void laterJobAnswerDoesNotOverwriteTheMedia();
    void jobGoesBackward();
    void forgottenJobKeepsItsMedia();
    void mediaThatSaysNothingLeavesTheJob();
    void olderRecordFillsGapsOnly();
    void afterARestart();
    void otherMediaNow();
    void twoJobsOfOneMedia();
    void forgets();
};

namespace {

constexpr Instant t0 {1'700'000'000s};
const UploadKey jobKey {u"a"_s, UploadKind::UrlJob, u"j"_s};
const UploadKey mediaKey {u"a"_s, UploadKind::Media, u"m"_s};

Upload job(UploadStatus status, const QString &word, bool withMedia = true)
{
    Upload answer;
    answer.key = jobKey;
    answer.vendor = u"v"_s;
    answer.status = status;
    answer.vendorStatus = word;
    if (withMedia)
        answer.mediaId = mediaKey.id;
    answer.sourceUrl = u"https://example.com/a.mp4"_s;
    answer.totalBytes = 100;
    answer.createdAt = t0;
    answer.checkedAt = t0 + 10s;
    answer.covers = {Field::Status,    Field::VendorStatus, Field::MediaId,     Field::SourceUrl,
                     Field::CreatedAt, Field::TotalBytes,   Field::CompletedAt, Field::CheckedAt};
    return answer;
}

Upload media(UploadStatus status, const QString &word, std::optional<double> ratio = {})
{
    Upload answer;
    answer.key = mediaKey;
    answer.vendor = u"v"_s;
    answer.status = status;
    answer.vendorStatus = word;
    answer.ratio = ratio;
    answer.title = u"the title"_s;
    answer.createdAt = t0 + 1h;
    answer.modifiedAt = t0 + 2h;
    answer.checkedAt = t0 + 5s;
    answer.covers = {Field::Status,    Field::VendorStatus, Field::Ratio,      Field::Title,
                     Field::CreatedAt, Field::ModifiedAt,   Field::TotalBytes, Field::CheckedAt};
    return answer;
}

} // namespace

void TestJobRows::strangersPassThrough()
{
    JobRows rows;
    const Upload alone = media(UploadStatus::Uploading, u"Uploading"_s);
    QCOMPARE(rows.take(alone), QList {alone});
    const Upload without = job(UploadStatus::Uploading, u"PROCESSING"_s, false);
    QCOMPARE(rows.take(without), QList {without});
    QVERIFY(!rows.mediaOf(jobKey));
    QVERIFY(!rows.isPartOfJob(mediaKey));
}

void TestJobRows::unfinishedJobShowsItsOwnState()
{
    JobRows rows;
    const Upload answer = job(UploadStatus::Uploading, u"PROCESSING"_s);
    QCOMPARE(rows.take(answer), QList {answer});
    QVERIFY(rows.isPartOfJob(mediaKey));
    QCOMPARE(rows.mediaOf(jobKey), mediaKey);
    QVERIFY(!rows.isWanted(mediaKey));
    QVERIFY(rows.take(media(UploadStatus::Uploading, u"Uploading"_s, 0.3)).isEmpty());
    QVERIFY(!rows.showsMedia(jobKey));
}

void TestJobRows::succeededJobShowsItsMedia()
{
    JobRows rows;
    QVERIFY(rows.take(job(UploadStatus::Succeeded, u"UPLOAD_SUCCESS"_s)).constFirst().status == UploadStatus::Succeeded);
    QVERIFY(rows.isWanted(mediaKey));
    QVERIFY(!rows.isHeardOf(mediaKey));
    const QList<Upload> completed = rows.take(media(UploadStatus::Processing, u"Transcoding"_s, 1.0));
    QCOMPARE(completed.size(), 1);
    const Upload &row = completed.constFirst();
    QCOMPARE(row.key, jobKey);
    QVERIFY(row.status == UploadStatus::Processing);
    QCOMPARE(row.vendorStatus, u"Transcoding"_s);
    QVERIFY(row.ratio == 1.0);
    QVERIFY(row.modifiedAt == t0 + 2h);
    QVERIFY(row.checkedAt == t0 + 10s);               // the later of both
    QVERIFY(row.covers.contains(Field::Title));       // the job has said none
    QVERIFY(!row.covers.contains(Field::CreatedAt));  // the job's own
    QVERIFY(!row.covers.contains(Field::TotalBytes)); // absent at the media: what the job said stays
    QVERIFY(rows.showsMedia(jobKey));
    QVERIFY(rows.isHeardOf(mediaKey));
}

void TestJobRows::mediaHeardBeforeTheJobSucceeds()
{
    JobRows rows;
    (void)rows.take(job(UploadStatus::Uploading, u"PROCESSING"_s));
    QVERIFY(rows.take(media(UploadStatus::Processing, u"Checking"_s)).isEmpty());
    const Upload row = rows.take(job(UploadStatus::Succeeded, u"SUCCESS"_s)).constFirst();
    QVERIFY(row.status == UploadStatus::Processing); // never a success before the media says so
    QCOMPARE(row.vendorStatus, u"Checking"_s);
    QCOMPARE(row.sourceUrl.value(), u"https://example.com/a.mp4"_s);
    QVERIFY(row.createdAt == t0);
    QCOMPARE(row.mediaId.value(), mediaKey.id);
}

void TestJobRows::laterJobAnswerDoesNotOverwriteTheMedia()
{
    JobRows rows;
    (void)rows.take(job(UploadStatus::Succeeded, u"SUCCESS"_s));
    (void)rows.take(media(UploadStatus::Failed, u"TranscodeFail"_s));
    const Upload again = rows.take(job(UploadStatus::Succeeded, u"SUCCESS"_s)).constFirst();
    QVERIFY(again.status == UploadStatus::Failed);
    QCOMPARE(again.vendorStatus, u"TranscodeFail"_s);
}

void TestJobRows::jobGoesBackward()
{
    JobRows rows;
    (void)rows.take(job(UploadStatus::Succeeded, u"SUCCESS"_s));
    (void)rows.take(media(UploadStatus::Succeeded, u"Normal"_s, 1.0));
    const Upload back = rows.take(job(UploadStatus::Failed, u"FAIL"_s)).constFirst();
    QVERIFY(back.status == UploadStatus::Failed);
    QVERIFY(!rows.showsMedia(jobKey));
    QVERIFY(rows.take(media(UploadStatus::Succeeded, u"Normal"_s, 1.0)).isEmpty());
}

void TestJobRows::forgottenJobKeepsItsMedia()
{
    Upload missing;
    missing.key = jobKey;
    missing.status = UploadStatus::Missing;
    missing.covers = {Field::Status, Field::VendorStatus, Field::CheckedAt};
    JobRows rows;
    (void)rows.take(job(UploadStatus::Succeeded, u"SUCCESS"_s));
    (void)rows.take(media(UploadStatus::Succeeded, u"Normal"_s));
    QVERIFY(rows.take(missing).constFirst().status == UploadStatus::Succeeded);
    JobRows unknown;
    QVERIFY(unknown.take(missing).constFirst().status == UploadStatus::Missing);
}

void TestJobRows::mediaThatSaysNothingLeavesTheJob()
{
    JobRows rows;
    (void)rows.take(job(UploadStatus::Succeeded, u"SUCCESS"_s));
    QVERIFY(rows.take(media(UploadStatus::Forbidden, {})).isEmpty());
    QVERIFY(rows.take(media(UploadStatus::Unknown, {})).isEmpty());
    QVERIFY(!rows.showsMedia(jobKey));
    QCOMPARE(rows.take(media(UploadStatus::Unknown, u"NewWord"_s)).size(), 1);
}

void TestJobRows::olderRecordFillsGapsOnly()
{
    JobRows rows;
    (void)rows.take(job(UploadStatus::Succeeded, u"SUCCESS"_s));
    Upload answer = media(UploadStatus::Failed, u"TranscodeFail"_s);
    answer.checkedAt = t0 + 1h;
    answer.covers = {Field::Status, Field::VendorStatus, Field::CheckedAt};
    (void)rows.take(answer);
    // the database's record, read before that answer came
    const Upload row = rows.take(media(UploadStatus::Succeeded, u"Normal"_s, 1.0)).constFirst();
    QVERIFY(row.status == UploadStatus::Failed);
    QCOMPARE(row.vendorStatus, u"TranscodeFail"_s);
    QVERIFY(row.checkedAt == t0 + 1h);
    QCOMPARE(row.title.value(), u"the title"_s);
}

void TestJobRows::afterARestart()
{
    Upload stored = job(UploadStatus::Processing, u"Transcoding"_s);
    JobRows rows;
    rows.remember(stored, true); // the state is the media's
    QVERIFY(rows.showsMedia(jobKey));
    QVERIFY(rows.isWanted(mediaKey));
    const Upload told = rows.take(job(UploadStatus::Succeeded, u"SUCCESS"_s)).constFirst();
    QVERIFY(!told.covers.contains(Field::Status)); // no success before the media has said so again
    QVERIFY(told.covers.contains(Field::SourceUrl));
    QVERIFY(!told.covers.contains(Field::CompletedAt)); // absent: what the media has said stays
    QVERIFY(rows.take(media(UploadStatus::Succeeded, u"Normal"_s)).constFirst().status == UploadStatus::Succeeded);

    stored.status = UploadStatus::Uploading; // the job's own
    JobRows own;
    own.remember(stored, false);
    QVERIFY(own.isPartOfJob(mediaKey));
    QVERIFY(own.take(media(UploadStatus::Succeeded, u"Normal"_s)).isEmpty());
    JobRows none;
    none.remember(job(UploadStatus::Uploading, u"x"_s, false), false);
    QVERIFY(!none.mediaOf(jobKey));
}

void TestJobRows::otherMediaNow()
{
    JobRows rows;
    (void)rows.take(job(UploadStatus::Succeeded, u"SUCCESS"_s));
    (void)rows.take(media(UploadStatus::Failed, u"TranscodeFail"_s));
    Upload other = job(UploadStatus::Succeeded, u"SUCCESS"_s);
    other.mediaId = u"m2"_s;
    QVERIFY(rows.take(other).constFirst().status == UploadStatus::Succeeded);
    QVERIFY(!rows.isPartOfJob(mediaKey));
    const Upload alone = media(UploadStatus::Failed, u"TranscodeFail"_s);
    QCOMPARE(rows.take(alone), QList {alone});
}

void TestJobRows::twoJobsOfOneMedia()
{
    JobRows rows;
    Upload second = job(UploadStatus::Succeeded, u"SUCCESS"_s);
    second.key.id = u"j2"_s;
    (void)rows.take(job(UploadStatus::Failed, u"FAIL"_s));
    (void)rows.take(second);
    const QList<Upload> completed = rows.take(media(UploadStatus::Succeeded, u"Normal"_s));
    QCOMPARE(completed.size(), 1);
    QCOMPARE(completed.constFirst().key, second.key);
    rows.forget(second.key);
    QVERIFY(rows.isPartOfJob(mediaKey));
}

void TestJobRows::forgets()
{
    JobRows rows;
    (void)rows.take(job(UploadStatus::Succeeded, u"SUCCESS"_s));
    rows.forget(mediaKey); // has no row of its own
    QVERIFY(rows.isPartOfJob(mediaKey));
    rows.forget(jobKey);
    QVERIFY(!rows.isPartOfJob(mediaKey));
    QVERIFY(!rows.mediaOf(jobKey));
}

} // namespace deck

QTEST_GUILESS_MAIN(deck::TestJobRows)
#include "test_job_rows.moc"
