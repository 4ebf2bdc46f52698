#include "vendors/huawei/status_map.h"

#include <QTest>

using namespace deck;
using namespace Qt::StringLiterals;

/// The column "Huawei" of the status map (command-line.md), whole.
class StatusMapTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void words_data();
    void words();
    void noWordMore();
    void otherWordsStayAsTheyAre_data();
    void otherWordsStayAsTheyAre();
    void finestWordOfAListing_data();
    void finestWordOfAListing();
    void filters();
};

namespace {

struct Row
{
    UploadStatus status;
    QStringList words;
};

QList<Row> map()
{
    using S = UploadStatus;
    return {
        {S::Uploading, {u"OBS_CREATING"_s}},
        {S::AwaitingConfirmation, {u"CREATING"_s}},
        {S::Processing, {u"WAITING_TRANSCODE"_s, u"TRANSCODING"_s}},
        {S::Succeeded, {u"CREATED"_s, u"PUBLISHED"_s, u"OBS_CREATE_SUCCESS"_s, u"TRANSCODE_SUCCEED"_s}},
        {S::Failed, {u"FAILED"_s, u"UPLOAD_FAILED"_s, u"SERVER_ERROR"_s, u"OBS_CREATE_FAILED"_s, u"TRANSCODE_FAILED"_s}},
        {S::Cancelled, {u"CANCELLED"_s}},
        {S::Missing, {u"UNCREATED"_s, u"NO_ASSET"_s, u"DELETED"_s, u"DELETING"_s}},
    };
}

} // namespace

void StatusMapTest::words_data()
{
    QTest::addColumn<QString>("word");
    QTest::addColumn<UploadStatus>("status");
    for (const Row &row : map()) {
        for (const QString &word : row.words)
            QTest::newRow(qPrintable(word)) << word << row.status;
    }
}

void StatusMapTest::words()
{
    QFETCH(const QString, word);
    QFETCH(const UploadStatus, status);
    QCOMPARE(huawei::statusOfWord(word), status);
    for (const QString &blank : {u" %1"_s, u"%1\n"_s, u"\t %1 "_s}) {
        QCOMPARE(huawei::statusOfWord(blank.arg(word)), status);
        QCOMPARE(huawei::vendorWord(blank.arg(word)), word);
    }
}

void StatusMapTest::noWordMore()
{
    QStringList words;
    for (const Row &row : map())
        words += row.words;
    QStringList known = huawei::knownWords();
    known.sort();
    words.sort();
    QCOMPARE(known, words);
}

void StatusMapTest::otherWordsStayAsTheyAre_data()
{
    QTest::addColumn<QString>("word");
    for (const QString &word : {u""_s, u" "_s, u"ARCHIVED"_s, u" ARCHIVED "_s, u"DELETE_FAILED"_s, u"created"_s, u"CREATE D"_s,
                                u"UN_TRANSCODE"_s, u"REVIEW_BLOCKED"_s, u"3"_s})
        QTest::newRow(qPrintable(word)) << word;
}

void StatusMapTest::otherWordsStayAsTheyAre()
{
    QFETCH(const QString, word);
    QCOMPARE(huawei::statusOfWord(word), UploadStatus::Unknown);
    QCOMPARE(huawei::vendorWord(word), word);
}

void StatusMapTest::finestWordOfAListing_data()
{
    QTest::addColumn<QString>("asset");
    QTest::addColumn<QString>("transcode");
    QTest::addColumn<QString>("word");
    const auto row = [](const QString &asset, const QString &transcode, const QString &word) {
        QTest::newRow(qPrintable(asset + u" + "_s + transcode)) << asset << transcode << word;
    };
    for (const QString &transcode : {u"WAITING_TRANSCODE"_s, u"TRANSCODING"_s, u"TRANSCODE_SUCCEED"_s, u"TRANSCODE_FAILED"_s}) {
        row(u"CREATED"_s, transcode, transcode);
        row(u" CREATED"_s, u' ' + transcode, transcode);
        for (const QString &asset : {u"CREATING"_s, u"FAILED"_s, u"PUBLISHED"_s, u"DELETED"_s, u"ARCHIVED"_s, u""_s})
            row(asset, transcode, asset);
    }
    for (const QString &transcode : {u"UN_TRANSCODE"_s, u""_s, u"SOMETHING_NEW"_s, u"CREATING"_s})
        row(u"CREATED"_s, transcode, u"CREATED"_s);
}

void StatusMapTest::finestWordOfAListing()
{
    QFETCH(const QString, asset);
    QFETCH(const QString, transcode);
    QFETCH(const QString, word);
    QCOMPARE(huawei::finestWord(asset, transcode), word);
}

/// Each status asks for every word of it that asset/list can filter by (huawei.md 3.1).
void StatusMapTest::filters()
{
    QCOMPARE(huawei::filterWords(UploadStatus::AwaitingConfirmation), QStringList {u"CREATING"_s});
    QCOMPARE(huawei::filterWords(UploadStatus::Processing), (QStringList {u"WAITING_TRANSCODE"_s, u"TRANSCODING"_s}));
    QCOMPARE(huawei::filterWords(UploadStatus::Succeeded), (QStringList {u"CREATED"_s, u"PUBLISHED"_s, u"TRANSCODE_SUCCEED"_s}));
    QCOMPARE(huawei::filterWords(UploadStatus::Failed), (QStringList {u"FAILED"_s, u"TRANSCODE_FAILED"_s}));
    for (const UploadStatus status : allStatuses())
        QCOMPARE(huawei::filterWords(status).isEmpty(), !huawei::filterableStatuses().contains(status));
    QCOMPARE(huawei::filterableStatuses().size(), 4);
}

QTEST_APPLESS_MAIN(StatusMapTest)
#include "test_status_map.moc"
