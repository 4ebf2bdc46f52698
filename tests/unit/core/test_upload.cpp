#include "core/upload.h"

#include <QSet>
#include <QTest>

using namespace deck;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class UploadTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keysDiffer();
    void eachFieldMakesADifference_data();
    void eachFieldMakesADifference();
    void mergeTakesWhatIsCovered_data();
    void mergeTakesWhatIsCovered();
    void coveredAndAbsentIsAbsent();
    void mergeKeepsIdentity();
    void absentIsNotZero();
    void fileNames_data();
    void fileNames();
};

namespace {

/// Every field filled, with a value that depends on `n`.
Upload filled(int n)
{
    const auto text = [n](const QString &name) { return u"%1-%2"_s.arg(name).arg(n); };
    const auto time = [n](int offset) { return Instant(std::chrono::seconds(1'700'000'000 + 1000 * n + offset)); };
    Upload upload;
    upload.key = {u"a"_s, UploadKind::UrlJob, u"1"_s};
    upload.vendor = u"zego"_s;
    upload.title = text(u"title"_s);
    upload.status = n % 2 == 0 ? UploadStatus::Waiting : UploadStatus::Uploading;
    upload.vendorStatus = text(u"vendorStatus"_s);
    upload.ratio = 0.1 * n;
    upload.uploadedBytes = 10 + n;
    upload.totalBytes = 20 + n;
    upload.createdAt = time(1);
    upload.modifiedAt = time(2);
    upload.completedAt = time(3);
    upload.expiresAt = time(4);
    upload.retryCount = n;
    upload.errorCode = text(u"errorCode"_s);
    upload.errorMessage = text(u"errorMessage"_s);
    upload.source = text(u"source"_s);
    upload.device = text(u"device"_s);
    upload.ip = text(u"ip"_s);
    upload.mediaId = text(u"mediaId"_s);
    upload.sourceUrl = text(u"sourceUrl"_s);
    upload.resultUrl = text(u"resultUrl"_s);
    upload.internalUrl = text(u"internalUrl"_s);
    upload.userData = text(u"userData"_s);
    upload.stalledSince = time(5);
    upload.checkedAt = time(6);
    return upload;
}

/// Takes one field of `from`, by hand, so that the test does not share the list it tests.
void take(Upload &to, const Upload &from, Field field)
{
    switch (field) {
    case Field::Title:
        to.title = from.title;
        break;
    case Field::Status:
        to.status = from.status;
        break;
    case Field::VendorStatus:
        to.vendorStatus = from.vendorStatus;
        break;
    case Field::Ratio:
        to.ratio = from.ratio;
        break;
    case Field::UploadedBytes:
        to.uploadedBytes = from.uploadedBytes;
        break;
    case Field::TotalBytes:
        to.totalBytes = from.totalBytes;
        break;
    case Field::CreatedAt:
        to.createdAt = from.createdAt;
        break;
    case Field::ModifiedAt:
        to.modifiedAt = from.modifiedAt;
        break;
    case Field::CompletedAt:
        to.completedAt = from.completedAt;
        break;
    case Field::ExpiresAt:
        to.expiresAt = from.expiresAt;
        break;
    case Field::RetryCount:
        to.retryCount = from.retryCount;
        break;
    case Field::ErrorCode:
        to.errorCode = from.errorCode;
        break;
    case Field::ErrorMessage:
        to.errorMessage = from.errorMessage;
        break;
    case Field::Source:
        to.source = from.source;
        break;
    case Field::Device:
        to.device = from.device;
        break;
    case Field::Ip:
        to.ip = from.ip;
        break;
    case Field::MediaId:
        to.mediaId = from.mediaId;
        break;
    case Field::SourceUrl:
        to.sourceUrl = from.sourceUrl;
        break;
    case Field::ResultUrl:
        to.resultUrl = from.resultUrl;
        break;
    case Field::InternalUrl:
        to.internalUrl = from.internalUrl;
        break;
    case Field::UserData:
        to.userData = from.userData;
        break;
    case Field::StalledSince:
        to.stalledSince = from.stalledSince;
        break;
    case Field::CheckedAt:
        to.checkedAt = from.checkedAt;
        break;
    }
}

void eachField()
{
    QTest::addColumn<Field>("field");
    for (int i = 0; i < fieldCount; ++i)
        QTest::newRow(qPrintable(fieldWord(static_cast<Field>(i)))) << static_cast<Field>(i);
}

} // namespace

void UploadTest::keysDiffer()
{
    const QSet<UploadKey> keys = {
        {u"a"_s, UploadKind::UrlJob, u"1"_s}, {u"a"_s, UploadKind::Media, u"1"_s},  {u"b"_s, UploadKind::UrlJob, u"1"_s},
        {u"a"_s, UploadKind::UrlJob, u"2"_s}, {u"a1"_s, UploadKind::UrlJob, u""_s}, {u"a"_s, UploadKind::UrlJob, u"1"_s},
    };
    QCOMPARE(keys.size(), 5);
    QVERIFY(keys.contains({u"a"_s, UploadKind::Media, u"1"_s}));
    QVERIFY(!keys.contains({u"A"_s, UploadKind::Media, u"1"_s}));
}

void UploadTest::eachFieldMakesADifference_data()
{
    eachField();
}

void UploadTest::eachFieldMakesADifference()
{
    QFETCH(const Field, field);
    const Upload known = filled(0);
    QVERIFY(differences(known, filled(0)).isEmpty());
    Upload changed = known;
    take(changed, filled(1), field);
    QCOMPARE(differences(known, changed), FieldSet({field}));
    QCOMPARE(differences(changed, known), FieldSet({field}));
    QVERIFY(known != changed);
}

void UploadTest::mergeTakesWhatIsCovered_data()
{
    eachField();
}

void UploadTest::mergeTakesWhatIsCovered()
{
    QFETCH(const Field, field);
    Upload known = filled(0);
    known.covers = {Field::Title, Field::Ip};
    Upload answer = filled(1);
    answer.covers = {field};
    Upload expected = known;
    take(expected, answer, field);
    expected.covers.add(field);
    QCOMPARE(merged(known, answer), expected);
    answer.covers = {};
    QCOMPARE(merged(known, answer), known);
    answer.covers = FieldSet::all();
    QCOMPARE(merged(known, answer), answer);
}

void UploadTest::coveredAndAbsentIsAbsent()
{
    Upload answer;
    answer.key = filled(0).key;
    answer.covers = {Field::ResultUrl, Field::Ratio};
    const Upload result = merged(filled(0), answer);
    QVERIFY(!result.resultUrl && !result.ratio);
    QCOMPARE(result.title, filled(0).title);
}

void UploadTest::mergeKeepsIdentity()
{
    Upload answer = filled(1);
    answer.key.account = u"other"_s;
    answer.vendor = u"other"_s;
    answer.covers = FieldSet::all();
    const Upload result = merged(filled(0), answer);
    QCOMPARE(result.key, filled(0).key);
    QCOMPARE(result.vendor, u"zego"_s);
}

void UploadTest::absentIsNotZero()
{
    Upload absent;
    Upload zero;
    zero.totalBytes = 0;
    zero.ratio = 0.0;
    zero.title = QString();
    QCOMPARE(differences(absent, zero), (FieldSet {Field::TotalBytes, Field::Ratio, Field::Title}));
}

void UploadTest::fileNames_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("name");
    const auto row = [](const QString &url, const QString &name) { QTest::newRow(qPrintable(url)) << url << name; };
    row(u"https://h/video/1.mp4"_s, u"1.mp4"_s);
    row(u"https://h/video/1.mp4?token=a/b.mov#c/d"_s, u"1.mp4"_s);
    row(u"https://h/%E6%BD%AE%E6%B1%90%20a.mp4"_s, u"潮汐 a.mp4"_s);
    row(u"https://h/潮汐 a.mp4"_s, u"潮汐 a.mp4"_s);
    row(u"https://h/100%.mp4"_s, u"100%.mp4"_s);
    row(u"https://h/video/"_s, u""_s);
    row(u"https://h"_s, u""_s);
    row(u""_s, u""_s);
    row(u"video/1.mp4"_s, u""_s);
    row(u"not a url"_s, u""_s);
    row(u"oss://bucket/a/b.flv"_s, u"b.flv"_s);
}

void UploadTest::fileNames()
{
    QFETCH(const QString, url);
    QFETCH(const QString, name);
    QCOMPARE(fileNameOfUrl(url), name);
}

QTEST_APPLESS_MAIN(UploadTest)
#include "test_upload.moc"
