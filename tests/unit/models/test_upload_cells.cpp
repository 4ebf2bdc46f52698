// Every text of a cell: what it says, its bar, its tooltip and its sentence.

#include "models/upload_cell_text.h"
#include "tests/support/manual_clock.h"
#include "tests/unit/models/chinese_texts.h"
#include "tests/unit/models/uploads.h"

#include <QTest>

using namespace deck;
using namespace deck::test;
using namespace Qt::StringLiterals;

using Bar = ProgressCell::Bar;

namespace {

constexpr Instant now {std::chrono::seconds(1'795'521'600)}; // 2026-11-24 12:00 UTC

QList<VendorInfo> vendorInfos()
{
    VendorInfo zego;
    zego.id = u"zego"_s;
    zego.shortName = {u"ZEGO Player"_s, u"ZEGO 播放器"_s};
    return {zego};
}

/// One upload in a table of its own.
struct Cells
{
    explicit Cells(const Upload &upload, Language language = Language::English)
        : texts(store, vendorInfos(), clock, Format(language, QTimeZone::utc()))
    {
        clock.setNow(now);
        store.merge({upload});
    }

    [[nodiscard]] QString display(UploadColumn column) const { return texts.display(0, column); }
    [[nodiscard]] QString toolTip(UploadColumn column) const { return texts.toolTip(0, column); }
    [[nodiscard]] QString sentence(UploadColumn column) const { return texts.sentence(0, column); }
    [[nodiscard]] ProgressCell progress() const { return texts.progress(0); }

    ManualClock clock;
    UploadStore store;
    UploadCellText texts;
};

Upload withStatus(UploadStatus status)
{
    Upload upload = plainUpload(u"id"_s);
    upload.status = status;
    return upload;
}

} // namespace

class TestUploadCells final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void bars_data();
    void bars();
    void barsInChinese();
    void figureThatWentBack();
    void stalled();
    void absentIsADash();
    void textsOfAFullUpload();
    void createdHasNoSeconds();
    void unknownNamesTheVendorsWord();
    void textsInChinese();
    void foreignCharactersAreVisible();
    void toolTipsEscapeWhatIsForeign();
    void toolTips();
    void sentences();
    void headers();
};

void TestUploadCells::bars_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<double>("ratio"); // below 0: not given
    QTest::addColumn<int>("bar");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char *name, UploadStatus status, double ratio, Bar bar, const QString &text,
                        const QString &sentence) { QTest::newRow(name) << int(status) << ratio << int(bar) << text << sentence; };
    const QString notGiven = u"progress not given"_s;
    row("waiting", UploadStatus::Waiting, -1, Bar::Outline, u"not started"_s, u"not started"_s);
    row("uploading", UploadStatus::Uploading, 0.3829, Bar::Fill, u"38.2\u00A0%"_s, u"38.2 percent"_s);
    row("uploading, silent", UploadStatus::Uploading, -1, Bar::Hatch, u"not given"_s, notGiven);
    row("uploading, all sent", UploadStatus::Uploading, 1, Bar::Fill, u"99.9\u00A0%"_s, u"99.9 percent"_s);
    row("retrying", UploadStatus::Retrying, 0.5, Bar::Fill, u"50.0\u00A0%"_s, u"50.0 percent"_s);
    row("retrying, silent", UploadStatus::Retrying, -1, Bar::Hatch, u"not given"_s, notGiven);
    row("to confirm", UploadStatus::AwaitingConfirmation, 0.5, Bar::Hatch, u"not given"_s, notGiven);
    row("processing", UploadStatus::Processing, 0.5, Bar::Ticks, u"sent"_s, u"all sent, the vendor is processing it"_s);
    row("succeeded", UploadStatus::Succeeded, 1, Bar::Hairline, u"100\u00A0%"_s, u"100 percent"_s);
    row("succeeded, silent", UploadStatus::Succeeded, -1, Bar::Hairline, u"100\u00A0%"_s, u"100 percent"_s);
    row("failed", UploadStatus::Failed, 0.614, Bar::Fill, u"61.4\u00A0%"_s, u"61.4 percent"_s);
    row("failed, all sent", UploadStatus::Failed, 1, Bar::Full, u"sent"_s, u"all sent"_s);
    row("failed, silent", UploadStatus::Failed, -1, Bar::Track, u"not given"_s, notGiven);
    row("cancelled", UploadStatus::Cancelled, 0.25, Bar::FillDim, u"25.0\u00A0%"_s, u"25.0 percent"_s);
    row("cancelled, silent", UploadStatus::Cancelled, -1, Bar::Track, u"not given"_s, notGiven);
    row("expired", UploadStatus::Expired, 0.5, Bar::None, u"–"_s, notGiven);
    row("missing", UploadStatus::Missing, 0.5, Bar::None, u"–"_s, notGiven);
    row("forbidden", UploadStatus::Forbidden, -1, Bar::None, u"–"_s, notGiven);
    row("unknown", UploadStatus::Unknown, 0.5, Bar::None, u"–"_s, notGiven);
}

void TestUploadCells::bars()
{
    QFETCH(int, status);
    QFETCH(double, ratio);
    QFETCH(int, bar);
    QFETCH(QString, text);
    QFETCH(QString, sentence);
    Upload upload = withStatus(static_cast<UploadStatus>(status));
    if (ratio >= 0)
        upload.ratio = ratio;
    const Cells cells(upload);
    QCOMPARE(cells.progress().bar, static_cast<Bar>(bar));
    QCOMPARE(cells.progress().text, text);
    QCOMPARE(cells.display(UploadColumn::Progress), text);
    QCOMPARE(cells.progress().isFigure, text.endsWith(u'%'));
    QCOMPARE(cells.sentence(UploadColumn::Progress), sentence);

    // the same from byte counts only
    upload.ratio.reset();
    if (ratio >= 0) {
        upload.uploadedBytes = qRound64(ratio * 10'000);
        upload.totalBytes = 10'000;
    } else {
        upload.uploadedBytes = 11; // contradicts: no figure
        upload.totalBytes = 10;
    }
    QCOMPARE(Cells(upload).progress(), cells.progress());
}

void TestUploadCells::barsInChinese()
{
    const ChineseTexts texts;
    QCOMPARE(Cells(withStatus(UploadStatus::Waiting), Language::Chinese).progress().text, u"未开始"_s);
    QCOMPARE(Cells(withStatus(UploadStatus::Uploading), Language::Chinese).progress().text, u"未提供"_s);
    QCOMPARE(Cells(withStatus(UploadStatus::Processing), Language::Chinese).progress().text, u"已送达"_s);
    QCOMPARE(Cells(withStatus(UploadStatus::Succeeded), Language::Chinese).progress().text, u"100\u2009%"_s);
}

void TestUploadCells::figureThatWentBack()
{
    Upload upload = withStatus(UploadStatus::Uploading);
    upload.ratio = 0.6;
    Cells cells(upload);
    QCOMPARE(cells.progress().highest, 0.6);
    QVERIFY(!cells.toolTip(UploadColumn::Progress).contains(u"restarted"_s));
    upload.ratio = 0.1;
    cells.store.merge({upload});
    QCOMPARE(cells.progress().ratio, 0.1);
    QCOMPARE(cells.progress().highest, 0.6);
    QVERIFY(cells.toolTip(UploadColumn::Progress).contains(u"restarted"_s));
}

void TestUploadCells::stalled()
{
    Upload upload = withStatus(UploadStatus::Uploading);
    upload.ratio = 0.614;
    upload.vendorStatus = u"2"_s;
    upload.stalledSince = now - std::chrono::minutes(2 * 60 + 14);
    const Cells cells(upload);
    QCOMPARE(cells.progress().bar, Bar::FillGap);
    QCOMPARE(cells.progress().text, u"61.4\u00A0% · 2 h"_s);
    QCOMPARE(cells.display(UploadColumn::Status), u"Stalled"_s);
    QCOMPARE(cells.sentence(UploadColumn::Status), u"Stalled, our verdict; vendor says Uploading"_s);
    QCOMPARE(cells.sentence(UploadColumn::Progress), u"61.4 percent, no movement for 2 hours"_s);
    QVERIFY(cells.toolTip(UploadColumn::Status).contains(u"Our verdict: no byte for 2 h. The vendor says Uploading."_s));
    upload.stalledSince = now - std::chrono::minutes(40);
    QCOMPARE(Cells(upload).progress().text, u"61.4\u00A0% · 40 min"_s);
    QCOMPARE(Cells(upload).sentence(UploadColumn::Progress), u"61.4 percent, no movement for 40 minutes"_s);
    upload.stalledSince = now + std::chrono::minutes(1); // the clock was set back
    QCOMPARE(Cells(upload).progress().text, u"61.4\u00A0% · 0 s"_s);
    upload.ratio.reset();
    QCOMPARE(Cells(upload).progress().bar, Bar::Hatch);
    QCOMPARE(Cells(upload).progress().text, u"not given"_s);
}

void TestUploadCells::absentIsADash()
{
    const Cells cells(withStatus(UploadStatus::Expired));
    QCOMPARE(cells.display(UploadColumn::Title), u"(no title)"_s);
    QVERIFY(cells.texts.isAbsent(0, UploadColumn::Title));
    for (const UploadColumn column :
         {UploadColumn::Progress, UploadColumn::Size, UploadColumn::CreatedAt, UploadColumn::ModifiedAt, UploadColumn::RetryCount,
          UploadColumn::Source, UploadColumn::Sent, UploadColumn::CompletedAt, UploadColumn::VendorStatus, UploadColumn::Error,
          UploadColumn::MediaId, UploadColumn::ExpiresAt, UploadColumn::CheckedAt}) {
        QCOMPARE(cells.display(column), u"–"_s);
        QVERIFY(cells.texts.isAbsent(0, column));
        QVERIFY(!cells.sentence(column).isEmpty());
        QVERIFY(!cells.sentence(column).contains(u'–'));
    }
    for (const UploadColumn column : {UploadColumn::Status, UploadColumn::Vendor, UploadColumn::Account, UploadColumn::Id}) {
        QVERIFY(!cells.texts.isAbsent(0, column));
        QVERIFY(!cells.display(column).isEmpty());
        QCOMPARE(cells.sentence(column), cells.display(column));
    }
}

void TestUploadCells::textsOfAFullUpload()
{
    Upload upload = withStatus(UploadStatus::Failed);
    upload.title = u"A-cam.mxf"_s;
    upload.totalBytes = qint64(8.42 * 1024 * 1024 * 1024);
    upload.uploadedBytes = 512 * 1024 * 1024;
    upload.createdAt = now - std::chrono::hours(24 * 4);
    upload.modifiedAt = now - std::chrono::hours(20);
    upload.completedAt = now - std::chrono::hours(1) - std::chrono::seconds(5);
    upload.expiresAt = now + std::chrono::hours(24 * 60);
    upload.checkedAt = now;
    upload.retryCount = 1'200;
    upload.vendorStatus = u"5"_s;
    upload.errorCode = u"100000005"_s;
    upload.errorMessage = u"source gone"_s;
    upload.source = u"web"_s;
    upload.mediaId = u"media-7"_s;
    const Cells cells(upload);
    QStringList texts;
    for (int column = 0; column < uploadColumnCount; ++column)
        texts.append(cells.display(static_cast<UploadColumn>(column)));
    QCOMPARE(texts,
             (QStringList {u"A-cam.mxf"_s, u"Failed"_s, u"5.9\u00A0%"_s, u"8.42 GB"_s, u"ZEGO Player"_s, u"a"_s,
                           u"20 Nov 12:00"_s, u"Yesterday 16:00"_s, u"1,200"_s, u"web"_s, u"id"_s, u"512 MB"_s, u"10:59:55"_s,
                           u"5"_s, u"100000005 · source gone"_s, u"media-7"_s, u"2027-01-23"_s, u"12:00:00"_s}));
}

void TestUploadCells::createdHasNoSeconds()
{
    Upload upload = withStatus(UploadStatus::Waiting);
    upload.createdAt = now - std::chrono::seconds(61);
    upload.modifiedAt = upload.createdAt;
    const Cells cells(upload);
    QCOMPARE(cells.display(UploadColumn::CreatedAt), u"11:58"_s);
    QCOMPARE(cells.display(UploadColumn::ModifiedAt), u"11:58:59"_s);
}

void TestUploadCells::unknownNamesTheVendorsWord()
{
    Upload upload = withStatus(UploadStatus::Unknown);
    QCOMPARE(Cells(upload).display(UploadColumn::Status), u"Unknown"_s);
    upload.vendorStatus = u"9"_s;
    QCOMPARE(Cells(upload).display(UploadColumn::Status), u"Unknown (9)"_s);
    upload.status = UploadStatus::Waiting;
    QCOMPARE(Cells(upload).display(UploadColumn::Status), u"Waiting"_s);
    // a vendor nobody declared is named by its ID
    upload.vendor = u"stranger"_s;
    QCOMPARE(Cells(upload).display(UploadColumn::Vendor), u"stranger"_s);
}

void TestUploadCells::textsInChinese()
{
    const ChineseTexts texts;
    Upload upload = withStatus(UploadStatus::Unknown);
    upload.vendorStatus = u"9"_s;
    upload.createdAt = now - std::chrono::hours(24 * 4);
    const Cells cells(upload, Language::Chinese);
    QCOMPARE(cells.display(UploadColumn::Title), u"（无标题）"_s);
    QCOMPARE(cells.display(UploadColumn::Status), u"未知（9）"_s);
    QCOMPARE(cells.display(UploadColumn::Vendor), u"ZEGO 播放器"_s);
    QCOMPARE(cells.display(UploadColumn::CreatedAt), u"11-20 12:00"_s);
}

void TestUploadCells::foreignCharactersAreVisible()
{
    Upload upload = withStatus(UploadStatus::Unknown);
    upload.title = u"a\u202Eb\u001Bc"_s;
    upload.vendorStatus = u"x\ny"_s;
    upload.errorMessage = u"l1\nl2"_s;
    upload.source = u"\t"_s;
    const Cells cells(upload);
    QCOMPARE(cells.display(UploadColumn::Title), u"a⇄b␛c"_s);
    QCOMPARE(cells.display(UploadColumn::Status), u"Unknown (x␊y)"_s);
    QCOMPARE(cells.display(UploadColumn::Error), u"l1␊l2"_s);
    QCOMPARE(cells.display(UploadColumn::Source), u"␉"_s);
    QCOMPARE(cells.sentence(UploadColumn::Title), u"a⇄b␛c"_s);
}

void TestUploadCells::toolTipsEscapeWhatIsForeign()
{
    Upload upload = withStatus(UploadStatus::Failed);
    upload.title = u"<img src=\"http://example.com/x\">&"_s;
    const Cells cells(upload);
    QCOMPARE(cells.toolTip(UploadColumn::Title), u"<qt>&lt;img src=&quot;http://example.com/x&quot;&gt;&amp;</qt>"_s);
}

void TestUploadCells::toolTips()
{
    Upload upload = withStatus(UploadStatus::Failed);
    upload.vendorStatus = u"5"_s;
    upload.errorCode = u"E1"_s;
    upload.uploadedBytes = 1024;
    upload.totalBytes = 9'041'234'944;
    upload.modifiedAt = now;
    upload.checkedAt = now + std::chrono::seconds(1);
    Cells cells(upload);
    cells.texts.setFormat(Format(Language::English, QTimeZone("Asia/Shanghai")));
    QCOMPARE(cells.toolTip(UploadColumn::Title), QString());
    QCOMPARE(cells.toolTip(UploadColumn::Status),
             u"<qt>The vendor's word: 5<br>E1<br>Checked: 2026-11-24 20:00:01 UTC+08:00</qt>"_s);
    QCOMPARE(cells.toolTip(UploadColumn::Progress), u"<qt>1.00 KB of 8.42 GB</qt>"_s);
    QCOMPARE(cells.toolTip(UploadColumn::Size), u"<qt>9,041,234,944 bytes</qt>"_s);
    QCOMPARE(cells.toolTip(UploadColumn::ModifiedAt),
             u"<qt>2026-11-24 20:00:00 UTC+08:00<br>2026-11-24 12:00:00 UTC<br>Checked: 2026-11-24 20:00:01 UTC+08:00</qt>"_s);
    QCOMPARE(cells.toolTip(UploadColumn::CreatedAt), QString());
}

void TestUploadCells::sentences()
{
    Upload upload = withStatus(UploadStatus::Uploading);
    upload.createdAt = now;
    upload.retryCount = 3;
    const Cells cells(upload);
    QCOMPARE(cells.sentence(UploadColumn::Title), u"no title"_s);
    QCOMPARE(cells.sentence(UploadColumn::Size), u"size not given"_s);
    QCOMPARE(cells.sentence(UploadColumn::CreatedAt), u"2026-11-24 12:00:00 UTC"_s);
    QCOMPARE(cells.sentence(UploadColumn::RetryCount), u"3 retries"_s);
    QCOMPARE(cells.sentence(UploadColumn::CheckedAt), u"never checked"_s);
}

void TestUploadCells::headers()
{
    QStringList headers;
    QStringList words;
    for (int column = 0; column < uploadColumnCount; ++column) {
        headers.append(UploadCellText::header(static_cast<UploadColumn>(column)));
        words.append(columnWord(static_cast<UploadColumn>(column)));
    }
    QCOMPARE(headers.join(u'|'),
             u"Title|Status|Progress|Size|Vendor|Account|Created|Updated|Retries|Source|ID|Sent|Completed|Vendor status|"
             "Error|Media ID|Expires|Checked"_s);
    QCOMPARE(QSet<QString>(words.begin(), words.end()).size(), uploadColumnCount);
}

QTEST_GUILESS_MAIN(TestUploadCells)
#include "test_upload_cells.moc"
