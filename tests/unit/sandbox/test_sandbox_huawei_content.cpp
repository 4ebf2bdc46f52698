#include "sandbox/huawei_content.h"

#include <QElapsedTimer>
#include <QSet>
#include <QTest>

#include <map>

using namespace deck;
using namespace deck::sandbox;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr Instant start {std::chrono::seconds(1'800'000'000)};
using State = HuaweiState;

/// Everything that can be seen at a time.
QStringList shown(const HuaweiContent &content, Instant now)
{
    QStringList lines;
    for (const HuaweiAsset &asset : content.assets()) {
        if (asset.createdAt <= now)
            lines.append(u"%1 %2 %3 %4 %5 %6"_s.arg(asset.id, huaweiWord(asset.stateAt(now)), asset.title, asset.videoName,
                                                    QString::number(asset.bytes), asset.category));
    }
    return lines;
}

std::map<State, int> counts(const HuaweiContent &content, Instant now)
{
    std::map<State, int> map;
    for (const HuaweiAsset &asset : content.assets())
        ++map[asset.stateAt(now)];
    return map;
}

bool mayFollow(State from, State to)
{
    switch (from) {
    case State::Creating:
        return to == State::Created || to == State::UploadFailed || to == State::ServerError || to == State::Cancelled;
    case State::ObsCreating:
        return to == State::ObsCreateSuccess || to == State::ObsCreateFailed;
    case State::Created:
    case State::ObsCreateSuccess:
        return to == State::WaitingTranscode || to == State::Published;
    case State::WaitingTranscode:
        return to == State::Transcoding;
    case State::Transcoding:
        return to == State::TranscodeSucceed || to == State::TranscodeFailed;
    case State::TranscodeSucceed:
        return to == State::Published;
    case State::Published:
        return to == State::Deleting;
    case State::Deleting:
        return to == State::Deleted || to == State::DeleteFailed;
    default:
        return false;
    }
}

} // namespace

class HuaweiContentTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isTheSameForTheSameSeed();
    void doesNotDependOnHowTimePasses();
    void hasAllStatesAtTheStart_data();
    void hasAllStatesAtTheStart();
    void goesThroughLifeInOrder();
    void leavesSomeUnconfirmedForDays();
    void hasTitlesOfANewsroom();
    void confirmsOnce();
    void pullsWithoutChangingWhatComes();
    void jumpsAYear();
    void hasAnArchive();
};

void HuaweiContentTest::isTheSameForTheSameSeed()
{
    const HuaweiContent a({7, start, 240});
    const HuaweiContent b({7, start, 240});
    const HuaweiContent c({8, start, 240});
    QCOMPARE(shown(a, start).size(), 240);
    QCOMPARE(shown(a, start), shown(b, start));
    QVERIFY(shown(a, start) != shown(c, start));
}

void HuaweiContentTest::doesNotDependOnHowTimePasses()
{
    HuaweiContent jumping({7, start, 240});
    HuaweiContent stepping({7, start, 240});
    for (Instant now = start; now <= start + 2h; now += 7s)
        stepping.advance(now);
    stepping.advance(start + 2h);
    jumping.advance(start + 2h);
    QCOMPARE(shown(jumping, start + 2h), shown(stepping, start + 2h));
    QCOMPARE(jumping.assets().size(), 240U + 144U);
    // and the past is still there
    QCOMPARE(shown(jumping, start), shown(HuaweiContent({7, start, 240}), start));
}

void HuaweiContentTest::hasAllStatesAtTheStart_data()
{
    QTest::addColumn<int>("uploads");
    QTest::addColumn<int>("states");
    QTest::newRow("240") << 240 << 13;
    QTest::newRow("63") << 63 << 9;
    QTest::newRow("5,000") << 5'000 << 16;
    QTest::newRow("one") << 1 << 1;
    QTest::newRow("none") << 0 << 0;
}

void HuaweiContentTest::hasAllStatesAtTheStart()
{
    QFETCH(const int, uploads);
    QFETCH(const int, states);
    for (quint64 seed = 1; seed <= 20; ++seed) {
        const HuaweiContent content({seed, start, uploads});
        const std::map<State, int> map = counts(content, start);
        QCOMPARE(static_cast<int>(content.assets().size()), uploads);
        QVERIFY2(static_cast<int>(map.size()) >= states, qPrintable(u"seed %1: %2"_s.arg(seed).arg(map.size())));
        if (uploads >= 63) {
            for (const State state : {State::Creating, State::Transcoding, State::Published})
                QVERIFY(map.contains(state));
        }
    }
}

void HuaweiContentTest::goesThroughLifeInOrder()
{
    HuaweiContent content({3, start, 2'000});
    content.advance(start + 24h);
    QSet<QString> ids;
    Instant last {};
    qint64 largest = 0;
    for (const HuaweiAsset &asset : content.assets()) {
        ids.insert(asset.id);
        QCOMPARE(asset.id.size(), 32);
        QVERIFY(asset.createdAt >= last);
        last = asset.createdAt;
        QCOMPARE(asset.steps.front().at, asset.createdAt);
        for (std::size_t i = 1; i < asset.steps.size(); ++i) {
            QVERIFY(asset.steps[i].at > asset.steps[i - 1].at);
            QVERIFY2(mayFollow(asset.steps[i - 1].state, asset.steps[i].state), qPrintable(huaweiWord(asset.steps[i].state)));
        }
        QVERIFY(asset.bytes > 0 && asset.milliseconds > 0);
        largest = std::max(largest, asset.bytes);
        QVERIFY(!asset.isStored(asset.createdAt));
    }
    QCOMPARE(ids.size(), static_cast<qsizetype>(content.assets().size()));
    QVERIFY(largest > 0xFFFFFFFFLL);
}

void HuaweiContentTest::leavesSomeUnconfirmedForDays()
{
    HuaweiContent content({1, start, 240});
    content.advance(start + 7 * 24h);
    int old = 0;
    for (const HuaweiAsset &asset : content.assets())
        old += asset.stateAt(start + 7 * 24h) == State::Creating && asset.createdAt < start - 3 * 24h ? 1 : 0;
    QVERIFY(old >= 3);
}

void HuaweiContentTest::hasTitlesOfANewsroom()
{
    const HuaweiContent content({1, start, 240});
    QStringList titles;
    for (const HuaweiAsset &asset : content.assets()) {
        titles.append(asset.title);
        QVERIFY(!asset.title.isEmpty() && asset.title.isValidUtf16());
        QVERIFY2(asset.title.toUtf8().size() <= 128, qPrintable(asset.title)); // the vendor's limit
        QVERIFY(asset.description.toUtf8().size() <= 1024);
        QVERIFY(asset.videoName.endsWith(u'.' + asset.mediaType.toLower()));
    }
    const auto any = [&](auto &&has) { return std::any_of(titles.cbegin(), titles.cend(), has); };
    QVERIFY(any([](const QString &title) { return title.startsWith(u"晚间新闻"_s); }));
    QVERIFY(any([](const QString &title) { return title.startsWith(u"Press briefing"_s); }));
    QVERIFY(any([](const QString &title) { return title.contains(u'\n'); }));
    QVERIFY(any([](const QString &title) { return title.contains(u'\u202E'); }));
    QVERIFY(any([](const QString &title) { return title.startsWith(u'='); }));
    QVERIFY(any([](const QString &title) { return title.isRightToLeft(); }));
    QVERIFY(any([](const QString &title) { return title.trimmed().isEmpty(); }));
}

void HuaweiContentTest::confirmsOnce()
{
    HuaweiContent content({1, start, 240});
    const auto creating = std::find_if(content.assets().begin(), content.assets().end(),
                                       [](const HuaweiAsset &asset) { return asset.stateAt(start) == State::Creating; });
    QVERIFY(creating != content.assets().end());
    const QString id = creating->id;
    using Confirmed = HuaweiContent::Confirmed;
    QCOMPARE(content.confirm(u"none"_s, State::Created, start), Confirmed::NoAsset);
    QCOMPARE(content.confirm(id, State::Created, start), Confirmed::Done);
    QCOMPARE(content.confirm(id, State::Cancelled, start), Confirmed::WrongState);
    QCOMPARE(content.find(id, start)->stateAt(start), State::Creating);
    QVERIFY(content.find(id, start)->isStored(start + 2s));
    QCOMPARE(content.confirm(id, State::Created, start + 1h), Confirmed::WrongState);
}

void HuaweiContentTest::pullsWithoutChangingWhatComes()
{
    HuaweiContent content({1, start, 20});
    HuaweiContent untouched({1, start, 20});
    HuaweiAsset asset;
    asset.title = u"mine"_s;
    const QString good = content.pull(asset, false, start).id;
    const QString bad = content.pull(asset, true, start).id;
    QVERIFY(good != bad);
    content.advance(start + 1h);
    untouched.advance(start + 1h);
    QVERIFY(content.find(good, start + 1h)->isStored(start + 1h));
    QCOMPARE(content.find(bad, start + 1h)->stateAt(start + 1h), State::UploadFailed);
    QStringList others = shown(content, start + 1h);
    others.removeIf([&](const QString &line) { return line.startsWith(good) || line.startsWith(bad); });
    QCOMPARE(others, shown(untouched, start + 1h));
    QCOMPARE(content.find(good, start - 1s), nullptr); // the clock was set back
}

void HuaweiContentTest::jumpsAYear()
{
    HuaweiContent content({1, start, 10});
    const Instant later = start + 365 * 24h;
    content.advance(later);
    QVERIFY(content.assets().size() > 10'000 && content.assets().size() < 100'000);
    QVERIFY(content.assets().back().createdAt > later - 1h);
}

void HuaweiContentTest::hasAnArchive()
{
    HuaweiContent content({1, start, 240});
    QElapsedTimer timer;
    timer.start();
    QVERIFY(content.archive().size() > 20'000U);
    qInfo("the archive took %lld ms", timer.elapsed());
    QCOMPARE(&content.archive(), &content.archive());
    const HuaweiAsset &last = content.archive().back();
    QCOMPARE(content.find(last.id, start), &last);
    QCOMPARE(content.confirm(last.id, State::Created, start), HuaweiContent::Confirmed::WrongState);
    QVERIFY(content.archive().front().createdAt < content.assets().front().createdAt);
    QVERIFY(last.createdAt < content.archive().front().createdAt);
    QVERIFY(last.createdAt > Instant(std::chrono::seconds(1'700'000'000)));
}

QTEST_GUILESS_MAIN(HuaweiContentTest)
#include "test_sandbox_huawei_content.moc"
