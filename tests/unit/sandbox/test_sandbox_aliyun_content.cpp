#include "sandbox/aliyun_content.h"
#include "sandbox/aliyun_match.h"

#include <QSet>
#include <QTest>

#include <map>

using namespace deck;
using namespace deck::sandbox;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr Instant start {std::chrono::seconds(1'800'000'000)};

AliyunContent content(AliyunProduct product, quint64 seed = 7, int uploads = 240)
{
    return AliyunContent({product, seed, start, uploads});
}

/// Everything that can be seen at a time.
QStringList shown(const AliyunContent &content, Instant now)
{
    QStringList lines;
    for (const AliyunMedia &media : content.media()) {
        if (media.createdAt <= now)
            lines.append(u"%1 %2 %3 %4 %5"_s.arg(media.id, media.statusAt(now), QString::number(media.progressAt(now).bytes),
                                                 isoUtc(media.modifiedAt(now)), media.title));
    }
    for (const AliyunJob &job : content.jobs()) {
        if (job.createdAt <= now)
            lines.append(u"%1 %2 %3 %4 %5"_s.arg(job.id, job.statusAt(now), job.url, job.mediaId, job.errorCode));
    }
    return lines;
}

} // namespace

class AliyunContentTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isTheSameForTheSameSeed_data() { products(); }
    void isTheSameForTheSameSeed();
    void doesNotDependOnHowTimePasses_data() { products(); }
    void doesNotDependOnHowTimePasses();
    void hasAllStatusesAtTheStart_data();
    void hasAllStatusesAtTheStart();
    void progressGrows();
    void somethingMoves_data() { products(); }
    void somethingMoves();
    void abandonedUploadsStayForEver();
    void jobsAreFoundByRule();
    void jobsMakeMedia();
    void hasMediaOfOthers();
    void titlesFit();
    void submitsAndCancels();
    void jumpsAYear();
    void matches_data();
    void matches();
    void refusesBrokenMatches_data();
    void refusesBrokenMatches();

private:
    static void products();
};

void AliyunContentTest::products()
{
    QTest::addColumn<bool>("vod");
    QTest::newRow("VOD") << true;
    QTest::newRow("IMS") << false;
}

void AliyunContentTest::isTheSameForTheSameSeed()
{
    QFETCH(const bool, vod);
    const AliyunProduct product = vod ? AliyunProduct::Vod : AliyunProduct::Ims;
    QCOMPARE(shown(content(product), start).size(), 240 + 40);
    QCOMPARE(shown(content(product), start), shown(content(product), start));
    QVERIFY(shown(content(product), start) != shown(content(product, 8), start));
    QSet<QString> ids;
    const AliyunContent made = content(product);
    for (const AliyunMedia &media : made.media()) {
        QCOMPARE(media.id.size(), 32);
        ids.insert(media.id);
    }
    QCOMPARE(ids.size(), 240);
}

void AliyunContentTest::doesNotDependOnHowTimePasses()
{
    QFETCH(const bool, vod);
    const AliyunProduct product = vod ? AliyunProduct::Vod : AliyunProduct::Ims;
    AliyunContent jumping = content(product);
    AliyunContent stepping = content(product);
    for (Instant now = start; now <= start + 2h; now += 7s)
        stepping.advance(now);
    stepping.advance(start + 2h);
    jumping.advance(start + 2h);
    QCOMPARE(shown(jumping, start + 2h), shown(stepping, start + 2h));
    QVERIFY(shown(jumping, start + 2h).size() > 280 + 100);
    QCOMPARE(shown(jumping, start), shown(content(product), start)); // the past is still there
}

void AliyunContentTest::hasAllStatusesAtTheStart_data()
{
    QTest::addColumn<bool>("vod");
    QTest::addColumn<quint64>("seed");
    for (quint64 seed = 1; seed <= 5; ++seed) {
        QTest::addRow("VOD %d", static_cast<int>(seed)) << true << seed;
        QTest::addRow("IMS %d", static_cast<int>(seed)) << false << seed;
    }
}

void AliyunContentTest::hasAllStatusesAtTheStart()
{
    QFETCH(const bool, vod);
    QFETCH(const quint64, seed);
    const AliyunContent made = content(vod ? AliyunProduct::Vod : AliyunProduct::Ims, seed);
    std::map<QString, int> media;
    std::map<QString, int> jobs;
    for (const AliyunMedia &one : made.media())
        ++media[one.statusAt(start)];
    for (const AliyunJob &one : made.jobs())
        ++jobs[one.statusAt(start)];
    const QStringList ofMedia = vod ? QStringList {u"Uploading"_s, u"UploadSucc"_s,    u"Transcoding"_s, u"Checking"_s,
                                                   u"Normal"_s,    u"TranscodeFail"_s, u"Blocked"_s}
                                    : QStringList {u"Init"_s, u"Preparing"_s, u"Normal"_s, u"PrepareFail"_s};
    for (const QString &status : ofMedia)
        QVERIFY2(media[status] > 0, qPrintable(status));
    for (const QString &status : {u"PENDING"_s, u"DOWNLOADING"_s, u"SUCCESS"_s})
        QVERIFY2(jobs[status] > 0, qPrintable(status));
    QVERIFY(jobs[u"DOWNLOAD_FAIL"_s] + jobs[u"UPLOAD_FAIL"_s] > 0);
    if (!vod)
        QVERIFY(jobs[u"Normal"_s] > 0); // as the published answer has it
}

void AliyunContentTest::progressGrows()
{
    const AliyunContent made = content(AliyunProduct::Vod);
    int growing = 0;
    int partial = 0;
    for (const AliyunMedia &media : made.media()) {
        qint64 before = 0;
        for (Instant now = media.createdAt; now <= media.createdAt + 15min; now += 5s) {
            const AliyunMedia::Progress progress = media.progressAt(now);
            QVERIFY(progress.bytes >= before && progress.bytes <= media.size);
            QVERIFY(progress.at <= now && progress.at >= media.createdAt);
            growing += progress.bytes > before ? 1 : 0;
            partial += progress.bytes > 0 && progress.bytes < media.size ? 1 : 0;
            before = progress.bytes;
        }
        const bool ends = media.points.back().bytes == media.size;
        QCOMPARE(media.isUploaded(media.points.back().at), ends);
        QVERIFY(!media.isUploaded(media.points.back().at - 1ms));
        QCOMPARE(media.progressAt(media.points.back().at + 1h).bytes == media.size, ends);
    }
    QVERIFY(growing > 1000 && partial > 1000);
}

void AliyunContentTest::somethingMoves()
{
    QFETCH(const bool, vod);
    const AliyunContent made = content(vod ? AliyunProduct::Vod : AliyunProduct::Ims, 1);
    const QStringList before = shown(made, start);
    const QStringList after = shown(made, start + 60s);
    QCOMPARE(before.size(), after.size());
    int moved = 0;
    for (qsizetype i = 0; i < before.size(); ++i)
        moved += before[i] == after[i] ? 0 : 1;
    QVERIFY2(moved >= 10, qPrintable(QString::number(moved)));
}

void AliyunContentTest::abandonedUploadsStayForEver()
{
    const AliyunContent made = content(AliyunProduct::Vod);
    int reporting = 0;
    int silent = 0;
    for (const AliyunMedia &media : made.media()) {
        if (media.statusAt(start + 24h * 365) != u"Uploading"_s)
            continue;
        QCOMPARE(media.progressAt(start + 24h * 365).bytes, media.progressAt(start + 24h * 366).bytes);
        QCOMPARE(media.modifiedAt(start + 24h * 365), media.modifiedAt(start + 24h * 366));
        (media.reportsProgress ? reporting : silent) += 1;
    }
    QVERIFY(reporting > 0 && silent > 0);
}

void AliyunContentTest::jobsAreFoundByRule()
{
    const AliyunContent vod = content(AliyunProduct::Vod, 1);
    const AliyunContent ims = content(AliyunProduct::Ims, 0x2A);
    const AliyunJob *first = vod.findJob(u"86c1925fba0000000001000000000000"_s);
    QVERIFY(first);
    QCOMPARE(first->url, u"https://ingest.example.com/vod/0000.mp4"_s);
    const AliyunJob *last = ims.findJob(u"3829500c0f000000002a000000000027"_s);
    QVERIFY(last);
    QCOMPARE(last->url, u"https://ingest.example.com/ims/0039.mp4"_s);
    QVERIFY(!last->isEnded(start));
    QVERIFY(!ims.findJob(u"3829500c0f000000002a000000000028"_s));
    QCOMPARE(vod.jobsOfUrl(u"https://ingest.example.com/vod/0005.mp4"_s).size(), 2); // submitted twice
    QCOMPARE(vod.jobsOfUrl(u"https://ingest.example.com/vod/0006.mp4"_s).size(), 0);
    QVERIFY(!vod.findJob({}));
}

void AliyunContentTest::jobsMakeMedia()
{
    for (const AliyunProduct product : {AliyunProduct::Vod, AliyunProduct::Ims}) {
        AliyunContent made = content(product);
        made.advance(start + 1h);
        int joined = 0;
        int failed = 0;
        for (const AliyunJob &job : made.jobs()) {
            QCOMPARE(job.mediaId.isEmpty(), !job.errorCode.isEmpty());
            QCOMPARE(job.hasFailed(start + 48h), !job.errorCode.isEmpty());
            failed += job.mediaId.isEmpty() ? 1 : 0;
            if (job.mediaId.isEmpty())
                continue;
            const AliyunMedia *media = made.find(job.mediaId);
            QVERIFY(media);
            QCOMPARE(media->jobId, job.id);
            QCOMPARE(media->size, job.size);
            QVERIFY(!media->reportsProgress);
            const Instant done = *job.completedAt(start + 48h);
            QVERIFY(job.hasMedia(done) && !job.hasMedia(done - 1ms));
            QVERIFY(media->isUploaded(done) && !media->isUploaded(done - 1ms));
            ++joined;
        }
        QVERIFY(joined > 30 && failed > 2);
    }
}

void AliyunContentTest::hasMediaOfOthers()
{
    const AliyunContent made = content(AliyunProduct::Vod, 1);
    const AliyunMedia *foreign = made.find(u"f0e1d2c3b40000000001000000000004"_s);
    QVERIFY(foreign);
    QCOMPARE(foreign->ownerId, AliyunContent::otherOwner);
    for (const AliyunMedia &media : made.media())
        QCOMPARE(media.ownerId, 0);
}

void AliyunContentTest::titlesFit()
{
    const AliyunContent made = content(AliyunProduct::Vod, 1);
    int chinese = 0;
    int markup = 0;
    for (const AliyunMedia &media : made.media()) {
        QVERIFY(!media.title.isEmpty());
        QVERIFY2(media.title.toUtf8().size() <= 128, qPrintable(media.title));
        chinese += media.title.at(0).script() == QChar::Script_Han ? 1 : 0;
        markup += media.title.contains(u'<') ? 1 : 0;
    }
    QVERIFY(chinese > 60 && chinese < 180);
    QVERIFY(markup > 0);
}

void AliyunContentTest::submitsAndCancels()
{
    AliyunContent made = content(AliyunProduct::Vod);
    const QString url = u"https://media.example.com/reel%201.mp4"_s;
    const QString id = made.submit(url, {}, u"mine"_s, start + 1s).id;
    QCOMPARE(made.jobsOfUrl(url).size(), 1);
    QCOMPARE(made.findJob(id)->statusAt(start + 2s), u"PENDING"_s);
    QCOMPARE(made.findJob(id)->userData, u"mine"_s);
    QVERIFY(made.cancel(id, start + 3s));
    QVERIFY(made.findJob(id)->cancelled);
    QVERIFY(!made.cancel(id, start + 4s));
    QVERIFY(!made.cancel(u"none"_s, start));
    QVERIFY(!made.cancel(made.jobs().front().id, start)); // ended long ago
}

void AliyunContentTest::jumpsAYear()
{
    AliyunContent made = content(AliyunProduct::Vod);
    made.advance(start + 24h * 366);
    QVERIFY(made.media().size() > 10'000 && made.media().size() < 100'000);
}

void AliyunContentTest::matches_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("found");
    QTest::newRow("all") << u" "_s << QStringList {u"a"_s, u"b"_s, u"c"_s};
    QTest::newRow("equal") << u"Status = 'Normal'"_s << QStringList {u"b"_s, u"c"_s};
    QTest::newRow("in") << u"Status in ('Uploading','UploadFail')"_s << QStringList {u"a"_s};
    QTest::newRow("range") << u"CreationTime = ('2026-01-01T00:00:00Z','2026-02-01T00:00:00Z')"_s << QStringList {u"a"_s, u"b"_s};
    QTest::newRow("one second") << u"CreationTime=('2026-02-01T00:00:00Z','2026-02-01T00:00:00Z')"_s << QStringList {u"b"_s};
    QTest::newRow("and") << u"Status='Normal' AND CreationTime = ('2026-01-01T00:00:00Z','2026-02-15T00:00:00Z')"_s
                         << QStringList {u"b"_s};
    QTest::newRow("IDs") << u"VideoId in ('a', \"c\",'x')"_s << QStringList {u"a"_s, u"c"_s};
    QTest::newRow("or") << u"(VideoId = 'a' or Title = 'thr') and Status in ('Normal')"_s << QStringList {u"c"_s};
    QTest::newRow("words") << u"Title = 'NEWS'"_s << QStringList {u"a"_s, u"b"_s};
}

void AliyunContentTest::matches()
{
    QFETCH(const QString, text);
    QFETCH(const QStringList, found);
    std::deque<AliyunMedia> media(3);
    const QStringList times = {u"2026-01-01T00:00:00Z"_s, u"2026-02-01T00:00:00Z"_s, u"2026-03-01T00:00:00Z"_s};
    const QStringList titles = {u"One news"_s, u"Two news"_s, u"Three"_s};
    for (qsizetype i = 0; i < 3; ++i) {
        AliyunMedia &one = media[static_cast<std::size_t>(i)];
        one.id = QChar(u'a' + static_cast<char16_t>(i));
        one.title = titles[i];
        one.createdAt = *instantFromIso(times[i]) + 700ms;
        one.steps = {{one.createdAt, i == 0 ? u"Uploading"_s : u"Normal"_s}};
    }
    const std::optional<AliyunCondition> match = aliyunMatch(text);
    QVERIFY(match);
    QStringList ids;
    for (const AliyunMedia &one : media) {
        if ((*match)(one, start))
            ids.append(one.id);
    }
    QCOMPARE(ids, found);
}

void AliyunContentTest::refusesBrokenMatches_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("or without parentheses") << u"VideoId = 'a' or VideoId = 'b'"_s;
    QTest::newRow("Chinese quotes") << u"Status = ‘Normal’"_s;
    QTest::newRow("no quotes") << u"Status = Normal"_s;
    QTest::newRow("open list") << u"Status in ('Normal'"_s;
    QTest::newRow("open quote") << u"Status = 'Normal"_s;
    QTest::newRow("unknown field") << u"Colour = 'red'"_s;
    QTest::newRow("three times") << u"CreationTime = ('2026-01-01T00:00:00Z','2026-01-01T00:00:00Z','2026-01-01T00:00:00Z')"_s;
    QTest::newRow("no time") << u"CreationTime = ('a','b')"_s;
    QTest::newRow("rest") << u"Status = 'Normal' and"_s;
    QTest::newRow("empty list") << u"Status in ()"_s;
    QTest::newRow("101 IDs") << QString(u"VideoId in ("_s + QStringList(101, u"'a'"_s).join(u',') + u")"_s);
}

void AliyunContentTest::refusesBrokenMatches()
{
    QFETCH(const QString, text);
    QVERIFY(!aliyunMatch(text));
}

QTEST_GUILESS_MAIN(AliyunContentTest)
#include "test_sandbox_aliyun_content.moc"
