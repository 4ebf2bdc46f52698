#include "sandbox/zego_content.h"

#include <QSet>
#include <QTest>

#include <map>

using namespace deck;
using namespace deck::sandbox;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr Instant start {std::chrono::seconds(1'800'000'000)};

/// Everything that can be seen at a time.
QStringList shown(const ZegoContent &content, Instant now)
{
    QStringList lines;
    for (const ZegoTask &task : content.tasks()) {
        if (task.createdAt > now)
            continue;
        const ZegoTask::Step &step = task.stepAt(now);
        const std::optional<Instant> expires = task.expiresAt(now);
        lines.append(
            u"%1 %2 %3 %4 %5 %6"_s.arg(task.id, QString::number(static_cast<int>(step.status)), QString::number(step.retries),
                                       QString::number(expires ? unixSeconds(*expires) : 0), task.streamUrl, task.title));
    }
    return lines;
}

std::map<ZegoStatus, int> counts(const ZegoContent &content, Instant now)
{
    std::map<ZegoStatus, int> map;
    for (const ZegoTask &task : content.tasks())
        ++map[task.stepAt(now).status];
    return map;
}

} // namespace

class ZegoContentTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isTheSameForTheSameSeed();
    void doesNotDependOnHowTimePasses();
    void hasAllStatusesAtTheStart_data();
    void hasAllStatusesAtTheStart();
    void moves();
    void goesThroughLifeInOrder();
    void staysBelowTheVendorsLimit();
    void hasOddTitles();
    void jumpsAYear();
};

void ZegoContentTest::isTheSameForTheSameSeed()
{
    const ZegoContent a({7, start, 240});
    const ZegoContent b({7, start, 240});
    const ZegoContent c({8, start, 240});
    QCOMPARE(shown(a, start).size(), 240);
    QCOMPARE(shown(a, start), shown(b, start));
    QVERIFY(shown(a, start) != shown(c, start));
}

void ZegoContentTest::doesNotDependOnHowTimePasses()
{
    ZegoContent jumping({7, start, 240});
    ZegoContent stepping({7, start, 240});
    for (Instant now = start; now <= start + 2h; now += 7s)
        stepping.advance(now);
    stepping.advance(start + 2h);
    jumping.advance(start + 2h);
    QCOMPARE(shown(jumping, start + 2h), shown(stepping, start + 2h));
    QVERIFY(jumping.tasks().size() > 300);
    // and the past is still there
    QCOMPARE(shown(jumping, start), shown(ZegoContent({7, start, 240}), start));
}

void ZegoContentTest::hasAllStatusesAtTheStart_data()
{
    QTest::addColumn<int>("uploads");
    QTest::addColumn<int>("statuses");
    QTest::newRow("240") << 240 << 7;
    QTest::newRow("100") << 100 << 7;
    QTest::newRow("5,000") << 5'000 << 7;
    QTest::newRow("none") << 0 << 0;
}

void ZegoContentTest::hasAllStatusesAtTheStart()
{
    QFETCH(const int, uploads);
    QFETCH(const int, statuses);
    for (quint64 seed = 1; seed <= 20; ++seed) {
        const ZegoContent content({seed, start, uploads});
        const std::map<ZegoStatus, int> map = counts(content, start);
        QCOMPARE(static_cast<int>(content.tasks().size()), uploads);
        QVERIFY2(static_cast<int>(map.size()) >= std::min(statuses, 6), qPrintable(QString::number(seed)));
        if (seed == 1)
            QCOMPARE(static_cast<int>(map.size()), statuses);
        if (uploads == 240) {
            QVERIFY(map.at(ZegoStatus::Succeeded) > 60);
            QVERIFY(map.at(ZegoStatus::Expired) > 40);
            QCOMPARE(map.at(ZegoStatus::Waiting) + map.at(ZegoStatus::Uploading) + map.at(ZegoStatus::Retrying), 9);
        }
    }
}

void ZegoContentTest::moves()
{
    ZegoContent content({1, start, 240});
    const QStringList before = shown(content, start);
    content.advance(start + 10min);
    const QStringList after = shown(content, start + 10min);
    QVERIFY(after.size() >= before.size() + 8 && after.size() <= before.size() + 15);
    int changed = 0;
    int ended = 0;
    for (qsizetype i = 0; i < before.size(); ++i) {
        if (before[i] != after[i])
            ++changed;
        if (content.tasks()[static_cast<std::size_t>(i)].stepAt(start).status == ZegoStatus::Succeeded
            && content.tasks()[static_cast<std::size_t>(i)].stepAt(start + 10min).status == ZegoStatus::Expired)
            ++ended;
    }
    QVERIFY(changed >= 9 + 3); // what was under way, and files whose time ended
    QVERIFY(ended >= 3);
}

void ZegoContentTest::goesThroughLifeInOrder()
{
    ZegoContent content({3, start, 2'000});
    content.advance(start + 24h);
    QSet<QString> ids;
    int retried = 0;
    Instant last {};
    for (const ZegoTask &task : content.tasks()) {
        ids.insert(task.id);
        QVERIFY(task.createdAt >= last);
        last = task.createdAt;
        QCOMPARE(task.steps.front().status, ZegoStatus::Waiting);
        QCOMPARE(task.steps.front().at, task.createdAt);
        for (std::size_t i = 1; i < task.steps.size(); ++i) {
            const ZegoTask::Step &from = task.steps[i - 1];
            const ZegoTask::Step &to = task.steps[i];
            QVERIFY(to.at > from.at);
            QVERIFY(to.retries >= from.retries);
            switch (from.status) {
            case ZegoStatus::Waiting:
                QVERIFY(to.status == ZegoStatus::Uploading || to.status == ZegoStatus::Cancelled);
                break;
            case ZegoStatus::Uploading:
                QVERIFY(to.status == ZegoStatus::Retrying || to.status == ZegoStatus::Succeeded
                        || to.status == ZegoStatus::Failed);
                break;
            case ZegoStatus::Retrying:
                QCOMPARE(to.status, ZegoStatus::Uploading);
                break;
            case ZegoStatus::Succeeded:
                QCOMPARE(to.status, ZegoStatus::Expired);
                QVERIFY(to.at - from.at >= 24h && to.at - from.at <= 7 * 24h);
                break;
            case ZegoStatus::Failed:
            case ZegoStatus::Cancelled:
            case ZegoStatus::Expired:
                QFAIL("an end state goes on");
            }
        }
        retried += task.steps.back().retries > 0 ? 1 : 0;
        const std::optional<Instant> expires = task.expiresAt(task.steps.back().at);
        QCOMPARE(expires.has_value(), task.steps.back().status == ZegoStatus::Expired);
        QVERIFY(!task.expiresAt(task.createdAt));
    }
    QCOMPARE(ids.size(), static_cast<qsizetype>(content.tasks().size()));
    QVERIFY(retried > 100);
}

void ZegoContentTest::staysBelowTheVendorsLimit()
{
    ZegoContent content({5, start, 240});
    content.advance(start + 24h);
    int most = 0;
    for (Instant now = start; now < start + 24h; now += 30s)
        most = std::max(most, content.running(now));
    QVERIFY(most > 3);
    QVERIFY(most < 10); // there is always room for one more
}

void ZegoContentTest::hasOddTitles()
{
    const ZegoContent content({1, start, 240});
    QSet<QString> titles;
    qsizetype longest = 0;
    for (const ZegoTask &task : content.tasks()) {
        titles.insert(task.title);
        longest = std::max(longest, task.title.size());
        QVERIFY(task.title.isValidUtf16());
        QVERIFY(task.streamUrl.startsWith(u"http"_s));
        QVERIFY(task.streamUrl.toUtf8().size() <= 1024);
    }
    QCOMPARE(longest, 10'000);
    for (const QString &title :
         {QString(), u"<img src=x>.mp4"_s, u"%1 of %2 takes.flv"_s, u"Match highlights Rive – Athletico.mp4"_s,
          u"Product teaser 15 s vertical.mp4"_s, u"Tab\there, line\nthere.mp4"_s})
        QVERIFY2(titles.contains(title), qPrintable(title));
    const auto any = [&](auto &&has) { return std::any_of(titles.cbegin(), titles.cend(), has); };
    QVERIFY(any([](const QString &title) { return title.contains(u'\u202E'); }));
    QVERIFY(any([](const QString &title) { return title.contains(u'\u200D'); }));
    QVERIFY(any([](const QString &title) { return title.startsWith(u'='); }));
    QVERIFY(any([](const QString &title) { return title.startsWith(u"直播回放"_s); }));
    QVERIFY(any([](const QString &title) { return title.isRightToLeft(); }));
}

void ZegoContentTest::jumpsAYear()
{
    ZegoContent content({1, start, 10});
    const Instant later = start + 365 * 24h;
    content.advance(later);
    QVERIFY(content.tasks().size() > 10'000);
    QVERIFY(content.tasks().size() < 100'000);
    QVERIFY(content.tasks().back().createdAt > later - 1h);
}

QTEST_GUILESS_MAIN(ZegoContentTest)
#include "zego_content_test.moc"
