// Draws the window's pictures with fixed data: uploaddeck-pictures [--only NAME] DIR

#include "tests/gui/window_rig.h"
#include "ui/accounts/remove_account.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QCommandLineParser>
#include <QDir>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTimer>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace deck;

namespace {

/// The wall clock stands still, so that the same picture comes out every time; waits pass as ever.
class StandingClock final : public Clock
{
public:
    StandingClock() { m_elapsed.start(); }
    [[nodiscard]] Instant now() const override { return *instantFromIso(u"2026-11-22T06:32:04Z"); }
    [[nodiscard]] Milliseconds monotonic() const override { return Milliseconds(m_elapsed.elapsed()); }
    void after(Milliseconds delay, QObject *context, std::function<void()> function) override
    {
        QTimer::singleShot(delay, context, std::move(function));
    }

private:
    QElapsedTimer m_elapsed;
};

struct Scene
{
    QString name;
    ThemeChoice theme = ThemeChoice::Light;
    LanguageChoice language = LanguageChoice::English;
    QString scenario = {};
    QStringList accounts = {u"newsroom-vod"_s, u"newsroom-ims"_s, u"newsroom"_s, u"player-prod"_s};
    QSize size = {1440, 900};
    /// Brings the window into the state to be drawn; false when it did not come.
    std::function<bool(WindowRig &)> arrange = {};
    QString dialog = {}; ///< its objectName: the dialog is drawn, not the window
};

constexpr int patience = 30'000;

bool loadEverything(WindowRig &rig)
{
    const auto allAnswered = [&rig] {
        const QList<AccountStatus> &accounts = rig.engine().accounts();
        return accounts.size() == rig.accountsAsked()
            && std::all_of(accounts.cbegin(), accounts.cend(),
                           [](const AccountStatus &status) { return status.lastListedAt.has_value(); });
    };
    if (!QTest::qWaitFor(allAnswered, patience))
        return false;
    rig.window().uploads().loadAll();
    return QTest::qWaitFor(
        [&] {
            const QList<AccountStatus> &accounts = rig.engine().accounts();
            return accounts.size() == rig.accountsAsked()
                && std::all_of(accounts.cbegin(), accounts.cend(),
                               [](const AccountStatus &status) { return status.listing.complete; });
        },
        patience);
}

void selectRow(WindowRig &rig, int row)
{
    rig.table().setFocus();
    rig.table().setCurrentIndex(rig.table().model()->index(row, 0));
    rig.table().selectRow(row);
}

bool mainView(WindowRig &rig)
{
    const bool loaded = loadEverything(rig);
    // below the newest, which all still wait, every status comes by
    constexpr int firstShown = 60;
    selectRow(rig, firstShown + 2);
    rig.table().scrollTo(rig.table().model()->index(firstShown, 0), QAbstractItemView::PositionAtTop);
    return loaded;
}

bool firstPage(WindowRig &rig)
{
    return QTest::qWaitFor([&] { return rig.rows() > 0; }, patience);
}

bool filtered(WindowRig &rig)
{
    const bool loaded = loadEverything(rig);
    Filter filter;
    filter.statuses = {ShownStatus::Failed, ShownStatus::Retrying};
    filter.accounts = {u"newsroom"_s, u"player-prod"_s};
    rig.window().filter().set(filter);
    selectRow(rig, 1);
    return loaded;
}

bool nothingMatches(WindowRig &rig)
{
    const bool loaded = firstPage(rig);
    auto *search = rig.part<QLineEdit>(u"searchBox"_s);
    search->setFocus();
    QTest::keyClicks(search, u"trailer 2031"_s);
    return loaded && QTest::qWaitFor([&] { return rig.rows() == 0; }, patience);
}

bool troubled(WindowRig &rig, const QString &scenario, ChannelState::Phase phase)
{
    const bool loaded = loadEverything(rig);
    if (!rig.sandbox().setScenario(scenario))
        return false;
    rig.engine().refresh();
    return loaded
        && QTest::qWaitFor(
               [&] {
                   const QList<AccountStatus> &accounts = rig.engine().accounts();
                   return std::all_of(accounts.cbegin(), accounts.cend(),
                                      [phase](const AccountStatus &status) { return status.channel.phase == phase; });
               },
               patience);
}

bool refused(WindowRig &rig)
{
    const bool loaded = loadEverything(rig);
    rig.add(u"player-test"_s, true);
    return loaded
        && QTest::qWaitFor(
               [&] {
                   const auto status = rig.status(u"player-test"_s);
                   return status && status->channel.phase == ChannelState::Phase::SignInAgain;
               },
               patience);
}

/// Rows that our verdict calls stalled, as if they had been watched for hours.
bool stalled(WindowRig &rig)
{
    const bool loaded = loadEverything(rig);
    UploadStore &store = rig.engine().store();
    const Instant now = *instantFromIso(u"2026-11-22T06:32:04Z");
    QList<Upload> verdicts;
    for (Row row = 0; row < store.rowEnd() && verdicts.size() < 6; ++row) {
        if (!store.isUsed(row) || store.status(row) != UploadStatus::Uploading || store.vendor(row) != u"aliyun-vod"_s)
            continue;
        const auto number = static_cast<double>(verdicts.size());
        Upload verdict;
        verdict.key = store.key(row);
        verdict.vendor = store.vendor(row);
        verdict.ratio = 0.079 + 0.107 * number;
        verdict.totalBytes = qint64(117'000'000'000) / (verdicts.size() + 1);
        verdict.stalledSince = now - Milliseconds(std::chrono::minutes(40 + 47 * verdicts.size()));
        verdict.covers = {Field::Ratio, Field::TotalBytes, Field::StalledSince};
        verdicts.append(verdict);
    }
    // two with a progress that moves
    for (qsizetype i = 4; i < verdicts.size(); ++i)
        verdicts[i].stalledSince.reset();
    store.merge(verdicts);
    Filter filter;
    filter.statuses = {ShownStatus::Stalled, ShownStatus::Uploading, ShownStatus::Failed};
    rig.window().filter().set(filter);
    selectRow(rig, 1);
    return loaded && !verdicts.isEmpty();
}

/// One vendor in trouble, one account refused, the others go on.
bool someTrouble(WindowRig &rig, const QString &scenario, const QString &account, ChannelState::Phase phase)
{
    const bool loaded = loadEverything(rig);
    rig.add(u"player-test"_s, true);
    if (!rig.sandbox().setScenario(scenario))
        return false;
    rig.engine().refresh();
    const auto isIn = [&rig](const QString &name, ChannelState::Phase wanted) {
        const auto status = rig.status(name);
        return status && status->channel.phase == wanted;
    };
    return loaded
        && QTest::qWaitFor([&] { return isIn(account, phase) && isIn(u"player-test"_s, ChannelState::Phase::SignInAgain); },
                           patience);
}

/// The account dialog as a person would leave it: everything entered, and tested.
bool accountDialog(WindowRig &rig, const SandboxAccount &given, bool wrong)
{
    if (!QTest::qWaitFor([&] { return rig.part<QAction>(u"addAccount"_s)->isEnabled(); }, patience))
        return false;
    rig.trigger(u"addAccount"_s);
    auto *vendor = rig.part<QComboBox>(u"accountVendor"_s);
    vendor->setCurrentIndex(vendor->findData(given.vendor));
    QTest::keyClicks(rig.part<QLineEdit>(u"accountName"_s), given.name);
    for (auto it = given.set.cbegin(); it != given.set.cend(); ++it) {
        if (auto *field = rig.part<QLineEdit>(QString(u"key."_s + it.key())))
            QTest::keyClicks(field, it.value());
    }
    for (auto it = given.secret.cbegin(); it != given.secret.cend(); ++it) {
        if (auto *field = rig.part<QLineEdit>(QString(u"key."_s + it.key())))
            QTest::keyClicks(field, wrong ? QString(it.value().size(), u'0') : it.value());
    }
    rig.part<QAbstractButton>(u"accountMore"_s)->setChecked(true);
    QTest::keyClicks(rig.part<QLineEdit>(u"accountEndpoint"_s), rig.sandbox().endpoint().toString());
    rig.part<QAbstractButton>(u"accountMore"_s)->setChecked(false);
    QTest::mouseClick(rig.part<QPushButton>(u"accountTest"_s), Qt::LeftButton);
    return QTest::qWaitFor([&] { return rig.part<QPushButton>(u"accountTest"_s)->isEnabled(); }, patience);
}

/// For each vendor of the sandbox one account.
QList<SandboxAccount> firstOfEach(const QList<SandboxAccount> &accounts)
{
    QList<SandboxAccount> first;
    for (const SandboxAccount &account : accounts) {
        const auto same = [&account](const SandboxAccount &seen) { return seen.vendor == account.vendor; };
        if (std::none_of(first.cbegin(), first.cend(), same))
            first.append(account);
    }
    return first;
}

bool importDialog(WindowRig &rig, bool done)
{
    const bool loaded = loadEverything(rig);
    rig.trigger(u"importIds"_s);
    auto *text = rig.part<QPlainTextEdit>(u"importText"_s);
    QStringList lines;
    for (int row = 0; row < 12; ++row)
        lines.append(rig.window().uploads().model().key(row).id);
    lines += {u"5f0c****a1b2"_s, u"no id, just words"_s, lines.constFirst()};
    text->setPlainText(lines.join(u'\n'));
    auto *next = rig.part<QPushButton>(u"importNext"_s);
    if (!done)
        return loaded;
    QTest::mouseClick(next, Qt::LeftButton);
    return loaded && QTest::qWaitFor([&] { return rig.part<QWidget>(u"importVerdict"_s)->isVisible(); }, patience);
}

QList<Scene> scenes()
{
    using enum ThemeChoice;
    constexpr auto en = LanguageChoice::English;
    constexpr auto zh = LanguageChoice::Chinese;
    const auto offline = [](WindowRig &rig) { return troubled(rig, u"refused"_s, ChannelState::Phase::Offline); };
    const auto failing = [](WindowRig &rig) { return troubled(rig, u"http-500"_s, ChannelState::Phase::Failing); };
    const auto firstLoad = [](WindowRig &rig) {
        return QTest::qWaitFor([&] { return rig.engine().accounts().size() == rig.accountsAsked(); }, patience);
    };
    const auto still = [](WindowRig &) { return true; };
    QList<Scene> list;
    for (const auto &[theme, themeName] : {std::pair(Light, u"light"_s), std::pair(Dark, u"dark"_s)}) {
        for (const auto &[language, languageName] : {std::pair(en, u"en"_s), std::pair(zh, u"zh"_s)}) {
            const QString end = u'-' + themeName + u'-' + languageName;
            list.append({.name = u"main"_s + end, .theme = theme, .language = language, .arrange = mainView});
        }
    }
    list.append({.name = u"paging-light-en"_s, .arrange = firstPage});
    list.append({.name = u"filtered-light-en"_s, .arrange = filtered});
    list.append({.name = u"filtered-dark-zh"_s, .theme = Dark, .language = zh, .arrange = filtered});
    list.append({.name = u"nothing-matches-light-en"_s, .arrange = nothingMatches});
    list.append({.name = u"nothing-matches-dark-zh"_s, .theme = Dark, .language = zh, .arrange = nothingMatches});
    list.append({.name = u"offline-light-en"_s, .arrange = offline});
    list.append({.name = u"offline-dark-zh"_s, .theme = Dark, .language = zh, .arrange = offline});
    list.append({.name = u"failing-light-en"_s, .arrange = failing});
    list.append({.name = u"refused-light-en"_s, .arrange = refused});
    list.append({.name = u"refused-dark-zh"_s, .theme = Dark, .language = zh, .arrange = refused});
    list.append({.name = u"first-load-light-zh"_s, .language = zh, .scenario = u"hang"_s, .arrange = firstLoad});
    list.append({.name = u"first-start-light-en"_s, .accounts = {}, .arrange = still});
    list.append({.name = u"first-start-dark-zh"_s, .theme = Dark, .language = zh, .accounts = {}, .arrange = still});
    list.append({.name = u"smallest-light-en"_s, .size = {880, 560}, .arrange = filtered});
    list.append({.name = u"smallest-dark-zh"_s, .theme = Dark, .language = zh, .size = {880, 560}, .arrange = filtered});
    for (const auto &[theme, language, end] : {std::tuple(Light, en, u"-light-en"_s), std::tuple(Dark, zh, u"-dark-zh"_s)}) {
        const auto add = [&, theme = theme, language = language, end = end](const QString &name, const QString &dialog,
                                                                            auto arrange, const QStringList &accounts = {}) {
            list.append({.name = name + end,
                         .theme = theme,
                         .language = language,
                         .accounts = accounts,
                         .arrange = arrange,
                         .dialog = dialog});
        };
        const auto dialogOf = [](int vendor, bool wrong) {
            return [vendor, wrong](WindowRig &rig) {
                const QList<SandboxAccount> accounts = firstOfEach(rig.sandbox().accounts());
                return vendor < accounts.size() && accountDialog(rig, accounts.at(vendor), wrong);
            };
        };
        const QStringList all = Scene().accounts;
        add(u"stalled"_s, {}, stalled, all);
        const auto failingOne = [](WindowRig &rig) {
            return someTrouble(rig, u"huawei-vod:http-500"_s, u"newsroom"_s, ChannelState::Phase::Failing);
        };
        const auto slowedOne = [](WindowRig &rig) {
            return someTrouble(rig, u"aliyun-vod:http-429"_s, u"newsroom-vod"_s, ChannelState::Phase::Throttled);
        };
        add(u"one-failing"_s, {}, failingOne, all);
        add(u"one-slowed"_s, {}, slowedOne, all);
        for (int vendor = 0; vendor < 4; ++vendor) {
            add(u"account-%1-works"_s.arg(vendor), u"accountDialog"_s, dialogOf(vendor, false));
            add(u"account-%1-refused"_s.arg(vendor), u"accountDialog"_s, dialogOf(vendor, true));
        }
        const auto removal = [](WindowRig &rig) {
            const bool loaded = loadEverything(rig);
            openRemoveAccount(rig.engine(), rig.appearance(), rig.window().uploads().model().format(), u"player-prod"_s,
                              &rig.window());
            return loaded;
        };
        add(u"remove"_s, u"removeAccount"_s, removal, {u"player-prod"_s, u"player-test"_s});
        for (const bool done : {false, true}) {
            add(done ? u"import-review"_s : u"import"_s, u"importDialog"_s,
                [done](WindowRig &rig) { return importDialog(rig, done); }, {u"player-prod"_s, u"player-test"_s});
        }
    }
    return list;
}

bool draw(const Scene &scene, const QString &directory)
{
    WindowRig::Options options;
    options.clock = std::make_shared<StandingClock>();
    options.theme = scene.theme;
    options.language = scene.language;
    options.scenario = scene.scenario;
    options.accounts = scene.accounts;
    options.seed = 7;
    WindowRig rig(options);
    rig.window().resize(scene.size);
    rig.window().activateWindow();
    (void)QTest::qWaitForWindowActive(&rig.window());
    const bool arranged = scene.arrange(rig);
    // until the queued looks at counts and notices have run, and the refresh at hand has ended
    (void)QTest::qWaitFor([&] { return !rig.engine().isRefreshing() || !scene.scenario.isEmpty(); }, patience);
    QTest::qWait(300);
    const QString file = directory + u'/' + scene.name + u".png"_s;
    QWidget *drawn = scene.dialog.isEmpty() ? &rig.window() : rig.part<QWidget>(scene.dialog);
    const bool saved = drawn && drawn->grab().save(file);
    std::printf("%s%s\n", qPrintable(file), arranged && saved ? "" : "  NOT AS MEANT");
    std::fflush(stdout);
    return arranged && saved;
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("TZ", "Asia/Shanghai");
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication app(argc, argv);
    QCommandLineParser parser;
    parser.setApplicationDescription(u"Draws the window's pictures with fixed data."_s);
    parser.addHelpOption();
    parser.addOption({u"only"_s, u"Only the pictures whose name contains this."_s, u"NAME"_s});
    parser.addPositionalArgument(u"DIR"_s, u"Where the pictures go."_s);
    parser.process(app);
    const QString directory = parser.positionalArguments().value(0, u"."_s);
    if (!QDir().mkpath(directory)) {
        std::fprintf(stderr, "%s cannot be made\n", qPrintable(directory));
        return 1;
    }
    bool all = true;
    for (const Scene &scene : scenes()) {
        if (scene.name.contains(parser.value(u"only"_s)))
            all = draw(scene, directory) && all;
    }
    return all ? 0 : 1;
}
