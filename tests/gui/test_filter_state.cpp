// What a click in the side panel makes of the filter, and how settings keep it; Chinese without gaps.

#include "ui/language/han_spacing.h"
#include "ui/preferences/window_settings.h"
#include "ui/uploads/filter_state.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace deck {

class TestFilterState final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aClickChoosesAndAgainIsOff();
    void vendorAndAccountReadAsOr();
    void whatHasGoneDoesNotHideTheRest();
    void settingsKeepAllButTheSearch();
    void garbageInSettingsIsTheDefault();
    void safeModeReadsAndWritesNothing();
    void hanGaps_data();
    void hanGaps();
    void hanGapsAroundAName();
};

namespace {
const QHash<QString, QString> accounts = {{QStringLiteral("a1"), QStringLiteral("a")},
                                          {QStringLiteral("a2"), QStringLiteral("a")},
                                          {QStringLiteral("b1"), QStringLiteral("b")}};
}

void TestFilterState::aClickChoosesAndAgainIsOff()
{
    FilterState state;
    QSignalSpy changed(&state, &FilterState::changed);
    const StatusSet notShown {ShownStatus::Missing, ShownStatus::Forbidden, ShownStatus::Unknown};
    state.chooseStatuses({ShownStatus::Failed});
    state.toggleStatuses(notShown);
    QCOMPARE(state.filter().statuses.bits(), (notShown.bits() | StatusSet {ShownStatus::Failed}.bits()));
    // a part of a group is completed before the group is taken away
    state.toggleStatuses({ShownStatus::Missing});
    state.toggleStatuses(notShown);
    QVERIFY(state.filter().statuses.contains(ShownStatus::Missing));
    state.toggleStatuses(notShown);
    QVERIFY(state.filter().statuses == StatusSet {ShownStatus::Failed});
    state.chooseStatuses({ShownStatus::Failed});
    QVERIFY(state.filter().isEmpty());
    QCOMPARE(changed.size(), 6);
    state.clear();
    QCOMPARE(changed.size(), 6); // nothing changed, nothing told
}

void TestFilterState::vendorAndAccountReadAsOr()
{
    FilterState state;
    state.setAccounts(accounts);
    state.chooseVendor(u"a"_s);
    state.toggleAccount(u"b1"_s);
    QVERIFY(state.filter().vendors.isEmpty());
    QCOMPARE(state.filter().accounts, (QSet<QString> {u"a1"_s, u"a2"_s, u"b1"_s}));
    state.toggleVendor(u"a"_s);
    QCOMPARE(state.filter().accounts, QSet<QString> {u"b1"_s});
    state.toggleVendor(u"a"_s);
    QCOMPARE(state.filter().accounts, (QSet<QString> {u"a1"_s, u"a2"_s, u"b1"_s}));
    state.chooseAccount(u"a1"_s);
    QCOMPARE(state.filter().accounts, QSet<QString> {u"a1"_s});
    state.chooseAccount(u"a1"_s);
    QVERIFY(state.filter().isEmpty());
}

void TestFilterState::whatHasGoneDoesNotHideTheRest()
{
    FilterState state;
    Filter filter;
    filter.accounts = {u"gone"_s};
    filter.vendors = {u"gone"_s};
    state.set(filter);
    state.setAccounts(accounts);
    QVERIFY(state.filter().isEmpty());
}

void TestFilterState::settingsKeepAllButTheSearch()
{
    const QTemporaryDir dir;
    Filter filter;
    filter.statuses = {ShownStatus::Stalled, ShownStatus::AwaitingConfirmation};
    filter.accounts = {u"a1"_s, u"b1"_s};
    filter.vendors = {u"a"_s};
    filter.text = u"a-pasted-secret"_s;
    {
        WindowSettings settings(dir.path(), true);
        settings.setFilter(filter);
        settings.setDensity(Density::Compact);
        settings.setGeometry(QRect(-20, 30, 1000, 700), true);
    }
    const WindowSettings settings(dir.path(), true);
    filter.text.clear();
    QVERIFY(settings.filter() == filter);
    QCOMPARE(settings.density(), Density::Compact);
    QCOMPARE(settings.geometry(), QRect(-20, 30, 1000, 700));
    QVERIFY(settings.isMaximised());
    QFile file(dir.filePath(u"settings.ini"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(!file.readAll().contains("a-pasted-secret"));
}

void TestFilterState::garbageInSettingsIsTheDefault()
{
    const QTemporaryDir dir;
    QFile file(dir.filePath(u"settings.ini"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("[window]\ntheme=pink\nlanguage=klingon\nplace=a b c\nmaximised=perhaps\n[side]\nwidth=999999\nshown=\n"
               "[table]\ndensity=\\x0\ncolumns=!!!\n[filter]\nstatuses=failed nonsense\n");
    file.close();
    const WindowSettings settings(dir.path(), true);
    QCOMPARE(settings.theme(), ThemeChoice::System);
    QCOMPARE(settings.language(), LanguageChoice::System);
    QVERIFY(settings.geometry().isNull());
    QVERIFY(!settings.isMaximised());
    QCOMPARE(settings.sidePanelWidth(), 320);
    QVERIFY(settings.sidePanelShown());
    QCOMPARE(settings.density(), Density::Normal);
    QVERIFY(settings.filter().statuses == StatusSet {ShownStatus::Failed});
}

void TestFilterState::safeModeReadsAndWritesNothing()
{
    const QTemporaryDir dir;
    {
        WindowSettings settings(dir.path(), true);
        settings.setTheme(ThemeChoice::Dark);
    }
    {
        WindowSettings safe(dir.path(), false);
        QCOMPARE(safe.theme(), ThemeChoice::System);
        safe.setTheme(ThemeChoice::Light);
    }
    QCOMPARE(WindowSettings(dir.path(), true).theme(), ThemeChoice::Dark);
}

void TestFilterState::hanGaps_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("chinese name") << u"ZEGO 播放器 随滚动继续加载"_s << u"ZEGO 播放器随滚动继续加载"_s;
    QTest::newRow("latin name") << u"华为云 VOD 随滚动继续加载"_s << u"华为云 VOD 随滚动继续加载"_s;
    QTest::newRow("mark") << u"已停在 1,250 个。 ZEGO"_s << u"已停在 1,250 个。 ZEGO"_s;
    QTest::newRow("after a mark") << u"更新于昨天。 其他"_s << u"更新于昨天。其他"_s;
    QTest::newRow("english") << u"ZEGO Player continues"_s << u"ZEGO Player continues"_s;
    QTest::newRow("nothing") << QString() << QString();
    QTest::newRow("edges") << u" 上传 "_s << u" 上传 "_s;
}

void TestFilterState::hanGaps()
{
    QFETCH(const QString, text);
    QFETCH(const QString, expected);
    QCOMPARE(closeHanGaps(text), expected);
}

void TestFilterState::hanGapsAroundAName()
{
    const QString name = u"ZEGO 播放器"_s;
    QCOMPARE(closeHanGapsAround(u"连不上 ZEGO 播放器 的服务"_s, name), u"连不上 ZEGO 播放器的服务"_s);
    QCOMPARE(closeHanGapsAround(u"即构 拒绝，即构 说：我的 文件"_s, u"即构"_s), u"即构拒绝，即构说：我的 文件"_s);
    QCOMPARE(closeHanGapsAround(u"旧文件：/家/我的 资料/库"_s, name), u"旧文件：/家/我的 资料/库"_s);
    QCOMPARE(closeHanGapsAround(u"我的 资料"_s, QString()), u"我的 资料"_s);
}

} // namespace deck

using deck::TestFilterState;
QTEST_MAIN(TestFilterState)
#include "test_filter_state.moc"
