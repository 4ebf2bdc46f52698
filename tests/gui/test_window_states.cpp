// The states of the real window: languages, themes, troubles of the network and of keys, first start, what it remembers.

#include "tests/gui/window_acts.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QLineEdit>
#include <QMenu>
#include <QPointer>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>

using namespace Qt::StringLiterals;

namespace deck {

namespace {

/// Every text a person can see or hear now, without the uploads' own.
QStringList visibleTexts(WindowRig &rig)
{
    QStringList texts {rig.window().windowTitle()};
    const QList<QWidget *> widgets = rig.window().findChildren<QWidget *>();
    for (const QWidget *widget : widgets) {
        if (!widget->isVisible())
            continue;
        texts += {widget->accessibleName(), widget->toolTip()};
        if (const auto *label = qobject_cast<const QLabel *>(widget))
            texts.append(label->text());
        if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
            texts.append(button->text());
        if (const auto *edit = qobject_cast<const QLineEdit *>(widget))
            texts.append(edit->placeholderText());
    }
    for (const QAction *action : rig.window().findChildren<QAction *>())
        texts.append(action->text());
    for (const QMenu *menu : rig.window().findChildren<QMenu *>())
        texts.append(menu->title());
    const QAbstractItemModel *side = rig.part<QListView>(u"sidePanel"_s)->model();
    for (int row = 0; row < side->rowCount(); ++row)
        texts += {side->index(row, 0).data().toString(), side->index(row, 0).data(Qt::AccessibleTextRole).toString()};
    const QAbstractItemModel &model = rig.window().uploads().model();
    for (int column = 0; column < model.columnCount(); ++column)
        texts.append(model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
    for (int row = 0; row < std::min(20, model.rowCount()); ++row) {
        for (const UploadColumn column : {UploadColumn::Status, UploadColumn::Progress, UploadColumn::Vendor})
            texts.append(cell(rig, row, column));
    }
    texts.removeAll(QString());
    texts.removeDuplicates();
    return texts;
}

bool hasChinese(const QString &text)
{
    return std::any_of(text.cbegin(), text.cend(), [](QChar c) { return c.script() == QChar::Script_Han; });
}

/// Words of the Latin alphabet in a text, without names and units that are the same in both languages.
QStringList latinWords(QString text)
{
    static const QRegularExpression same(
        u"player-prod|player-test|Upload Deck|ZEGO|English|UTC|ID|Ctrl\\+\\S+|F5|uploaddeck-cli\\S*|\\(&?[A-Z]\\)|（F5）"_s);
    text.remove(same);
    static const QRegularExpression word(u"[A-Za-z]{2,}"_s);
    QStringList words;
    auto matches = word.globalMatch(text);
    while (matches.hasNext())
        words.append(matches.next().captured());
    return words;
}

} // namespace

class TestWindowStates final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void switchesLanguageEverywhere();
    void switchesTheme();
    void saysOfflineKeepsRowsAndHeals();
    void saysSignInAgain();
    void firstStartOffersTheSandbox();
    void nothingMatchesOffersTheWayBack();
    void remembersItsLooks();
    void showsLastKnownRowsWithoutNetwork();
    void namesADamagedProfile();
    void closesWhileTheProfileOpens();
    void claimsNoSignInThatWasNotSeen();
    void saysThatOthersGoOnOnlyWhereTheyDo();
    void footerNamesAllThatGoOn();
    void marksStalledByItself();
    void oneThatHangsDoesNotStopTheCountdown();
    void repairsPlacesOffEveryScreen();
    void firstSizeFitsTheScreen();
};

void TestWindowStates::switchesLanguageEverywhere()
{
    WindowRig rig(lively({u"player-prod"_s, u"player-test"_s}));
    QTRY_VERIFY_WITH_TIMEOUT(rig.rows() > 40, patience);
    clickSide(rig, u"Failed"_s);
    QVERIFY(rig.sandbox().setScenario(u"refused"_s));
    rig.trigger(u"refresh"_s);
    QTRY_VERIFY_WITH_TIMEOUT(rig.part<QWidget>(u"notices"_s)->isVisible(), patience);

    rig.trigger(u"languageChinese"_s);
    // names of languages stay in their own language
    const auto wrongInChinese = [&] {
        QStringList wrong;
        for (const QString &text : visibleTexts(rig)) {
            if (!latinWords(text).isEmpty())
                wrong.append(text);
        }
        return wrong;
    };
    QTRY_VERIFY2(wrongInChinese().isEmpty(), qPrintable(wrongInChinese().join(u'\n')));
    QVERIFY(hasChinese(labelText(rig, u"footerAmount"_s)));

    rig.trigger(u"languageEnglish"_s);
    const auto wrongInEnglish = [&] {
        QStringList wrong;
        for (const QString &text : visibleTexts(rig)) {
            if (hasChinese(text) && !text.startsWith(u"中文"_s))
                wrong.append(text);
        }
        return wrong;
    };
    QTRY_VERIFY2(wrongInEnglish().isEmpty(), qPrintable(wrongInEnglish().join(u'\n')));
}

void TestWindowStates::switchesTheme()
{
    WindowRig rig(lively());
    QTRY_VERIFY_WITH_TIMEOUT(rig.rows() > 40, patience);
    const auto pixel = [&](QWidget *widget, const QPoint &at) { return widget->grab().toImage().pixelColor(at); };
    auto *footer = rig.part<QWidget>(u"footer"_s);
    QCOMPARE(pixel(footer, {2, 10}), Appearance::color(Token::Panel, false));
    rig.trigger(u"themeDark"_s);
    QTRY_COMPARE(pixel(footer, {2, 10}), Appearance::color(Token::Panel, true));
    QTRY_COMPARE(pixel(rig.table().viewport(), {2, 2}), Appearance::color(Token::Base, true));
    QCOMPARE(rig.settings().theme(), ThemeChoice::Dark);
    rig.trigger(u"themeLight"_s);
    QTRY_COMPARE(pixel(footer, {2, 10}), Appearance::color(Token::Panel, false));
}

void TestWindowStates::saysOfflineKeepsRowsAndHeals()
{
    WindowRig rig(lively());
    QTRY_VERIFY_WITH_TIMEOUT(rig.rows() > 40, patience);
    const int rows = rig.rows();
    QVERIFY(rig.sandbox().setScenario(u"refused"_s));
    QTest::keyClick(&rig.window(), Qt::Key_F5);
    auto *notices = rig.part<QWidget>(u"notices"_s);
    QTRY_VERIFY_WITH_TIMEOUT(notices->isVisible(), patience);
    QTRY_COMPARE(rig.part<QAbstractButton>(u"statusNetwork"_s)->text(), u"Offline"_s);
    QVERIFY(rig.rows() >= rows);
    auto *line = rig.part<QWidget>(u"notice.offline"_s);
    QVERIFY(line);
    QVERIFY2(line->accessibleName().contains(u"ZEGO Player cannot be reached"_s), qPrintable(line->accessibleName()));

    QVERIFY(rig.sandbox().setScenario(QString()));
    QPushButton *again = nullptr;
    for (QPushButton *button : line->findChildren<QPushButton *>()) {
        if (button->text() == u"Try now"_s)
            again = button;
    }
    QVERIFY(again);
    QTest::mouseClick(again, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(!notices->isVisible(), patience);
    QTRY_COMPARE(rig.part<QAbstractButton>(u"statusNetwork"_s)->text(), u"Online"_s);
    QVERIFY(rig.rows() >= rows);
}

void TestWindowStates::saysSignInAgain()
{
    WindowRig rig(lively());
    QTRY_VERIFY_WITH_TIMEOUT(rig.rows() > 40, patience);
    rig.add(u"player-test"_s, true);
    QTRY_VERIFY_WITH_TIMEOUT(rig.part<QWidget>(u"notice.sign-in:player-test"_s), patience);
    auto *line = rig.part<QWidget>(u"notice.sign-in:player-test"_s);
    QTRY_VERIFY(line->isVisible());
    QVERIFY2(line->accessibleName().contains(u"player-test: sign in again"_s), qPrintable(line->accessibleName()));
    QVERIFY2(line->accessibleName().contains(u"100000005"_s), qPrintable(line->accessibleName()));
    QTRY_COMPARE(rig.part<QAbstractButton>(u"statusAccounts"_s)->text(), u"1 of 2 accounts signed in"_s);
    // the other account goes on
    QCOMPARE(rig.status(u"player-prod"_s)->channel.phase, ChannelState::Phase::Good);

    QTest::mouseClick(rig.part<QPushButton>(u"notice.sign-in:player-test.button0"_s), Qt::LeftButton);
    auto *details = rig.part<QWidget>(u"errorDetails"_s);
    QVERIFY(details && details->isVisible());
    QStringList texts;
    for (const QLabel *label : details->findChildren<QLabel *>())
        texts.append(label->text());
    QVERIFY2(texts.join(u'\n').contains(u"100000005"_s), qPrintable(texts.join(u'\n')));
    QVERIFY(texts.contains(u"What to do"_s));
}

void TestWindowStates::firstStartOffersTheSandbox()
{
    WindowRig rig(lively({}));
    auto *page = rig.part<QWidget>(u"firstStartPage"_s);
    QTRY_VERIFY(page->isVisible());
    // nothing is chosen at first; Tab enters at the first vendor
    const QString first = QString(u"add."_s + rig.engine().vendors().first().id);
    rig.window().activateWindow();
    QTRY_VERIFY(rig.window().focusWidget());
    QVERIFY(rig.window().focusWidget()->objectName() != first);
    QTest::keyClick(rig.window().focusWidget(), Qt::Key_Tab);
    QCOMPARE(rig.window().focusWidget()->objectName(), first);
    QStringList texts;
    for (const QLabel *label : page->findChildren<QLabel *>())
        texts.append(label->text());
    const QString all = texts.join(u'\n');
    for (const VendorInfo &vendor : rig.engine().vendors())
        QVERIFY2(all.contains(vendor.longName.en) && all.contains(vendor.firstStartLine.en), qPrintable(all));
    // each line is the way to an account of its vendor
    for (const VendorInfo &vendor : rig.engine().vendors()) {
        QTest::mouseClick(rig.part<QAbstractButton>(QString(u"add."_s + vendor.id)), Qt::LeftButton);
        auto *dialog = rig.part<QDialog>(u"accountDialog"_s);
        QVERIFY(dialog && dialog->isVisible());
        QCOMPARE(rig.part<QComboBox>(u"accountVendor"_s)->currentData().toString(), vendor.id);
        QTest::keyClick(dialog, Qt::Key_Escape);
        QTRY_VERIFY(!rig.part<QDialog>(u"accountDialog"_s));
    }
    QTest::mouseClick(rig.part<QPushButton>(u"openSandboxButton"_s), Qt::LeftButton);
    QCOMPARE(rig.sandboxesOpened(), 1);
    // the first account takes its place
    rig.add(u"player-prod"_s);
    QTRY_VERIFY_WITH_TIMEOUT(rig.rows() > 40, patience);
    QVERIFY(!page->isVisible());
}

void TestWindowStates::nothingMatchesOffersTheWayBack()
{
    WindowRig rig(lively());
    QTRY_VERIFY_WITH_TIMEOUT(rig.rows() > 40, patience);
    auto *search = rig.part<QLineEdit>(u"searchBox"_s);
    search->setFocus();
    QTest::keyClicks(search, u"no such upload anywhere"_s);
    QTRY_COMPARE(rig.rows(), 0);
    auto *button = rig.part<QPushButton>(u"stateButton"_s);
    QTRY_VERIFY(button->isVisible());
    QCOMPARE(button->text(), u"Clear filter"_s);
    QTest::mouseClick(button, Qt::LeftButton);
    QTRY_VERIFY(rig.rows() > 40);
    QVERIFY(search->text().isEmpty());
}

void TestWindowStates::remembersItsLooks()
{
    const QTemporaryDir dir;
    WindowRig::Options options = lively();
    options.profileDir = dir.path();
    int width = 0;
    {
        WindowRig rig(options);
        QTRY_VERIFY_WITH_TIMEOUT(rig.rows() > 40, patience);
        clickSide(rig, u"Failed"_s);
        rig.trigger(u"densityRoomy"_s);
        rig.trigger(u"timesUtc"_s);
        rig.table().setColumnHidden(static_cast<int>(UploadColumn::Source), true);
        rig.window().resize(1111, 777);
        rig.trigger(u"sidePanel"_s);
        width = rig.window().width();
        QTest::keyClick(&rig.window(), Qt::Key_W, Qt::ControlModifier);
        QVERIFY(!rig.window().isVisible());
    }
    options.accounts.clear(); // it is in the profile
    WindowRig rig(options);
    QCOMPARE(rig.window().width(), width);
    QVERIFY(rig.table().isColumnHidden(static_cast<int>(UploadColumn::Source)));
    QCOMPARE(rig.table().density(), 36);
    QVERIFY(rig.settings().timesInUtc());
    QVERIFY(!rig.part<QWidget>(u"sidePanel"_s)->isVisible());
    QTRY_VERIFY(rig.window().filter().filter().statuses == StatusSet {ShownStatus::Failed});
}

void TestWindowStates::showsLastKnownRowsWithoutNetwork()
{
    const QTemporaryDir dir;
    WindowRig::Options options = lively();
    options.profileDir = dir.path();
    int rows = 0;
    {
        WindowRig rig(options);
        QTRY_VERIFY_WITH_TIMEOUT(rig.rows() > 40 && !rig.engine().isRefreshing(), patience);
        rows = rig.rows();
    }
    // the sandbox of before is gone, and so is the secret of that session
    options.accounts.clear();
    WindowRig rig(options);
    QTRY_VERIFY_WITH_TIMEOUT(rig.rows() >= rows, patience);
    QTRY_VERIFY_WITH_TIMEOUT(rig.part<QWidget>(u"notices"_s)->isVisible(), patience);
}

void TestWindowStates::namesADamagedProfile()
{
    const QTemporaryDir dir;
    QFile file(dir.filePath(u"accounts.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{ this is no account list");
    file.close();
    WindowRig::Options options = lively({});
    options.profileDir = dir.path();
    WindowRig rig(options);
    auto *page = rig.part<QWidget>(u"profileErrorPage"_s);
    QTRY_VERIFY(page->isVisible());
    QStringList texts;
    for (const QLabel *label : page->findChildren<QLabel *>())
        texts.append(label->text());
    QVERIFY2(texts.join(u'\n').contains(u"accounts.json"_s), qPrintable(texts.join(u'\n')));
    // mended by hand, tried again
    QVERIFY(QFile::remove(file.fileName()));
    QTest::mouseClick(rig.part<QPushButton>(u"profileTryAgain"_s), Qt::LeftButton);
    QTRY_VERIFY(rig.part<QWidget>(u"firstStartPage"_s)->isVisible());
}

void TestWindowStates::closesWhileTheProfileOpens()
{
    WindowRig rig(lively());
    const QPointer<Engine> engine = &rig.engine();
    QSignalSpy accounts(engine, &Engine::accountsChanged);
    rig.closeForGood();
    // the answer that comes now finds nobody, and the engine goes on
    QVERIFY(accounts.wait(patience));
    rig.add(u"player-prod"_s);
    QTRY_VERIFY_WITH_TIMEOUT(rig.status(u"player-prod"_s) && rig.status(u"player-prod"_s)->lastListedAt, patience);
}

void TestWindowStates::claimsNoSignInThatWasNotSeen()
{
    WindowRig::Options options = lively();
    options.scenario = u"refused"_s;
    WindowRig rig(options);
    QTRY_COMPARE_WITH_TIMEOUT(rig.part<QAbstractButton>(u"statusNetwork"_s)->text(), u"Offline"_s, patience);
    QCOMPARE(rig.part<QAbstractButton>(u"statusAccounts"_s)->text(), u"1 account"_s);
    QVERIFY(rig.sandbox().setScenario(QString()));
    rig.trigger(u"refresh"_s);
    QTRY_COMPARE_WITH_TIMEOUT(rig.part<QAbstractButton>(u"statusAccounts"_s)->text(), u"1 account signed in"_s, patience);
}

void TestWindowStates::firstSizeFitsTheScreen()
{
    const QSize least(880, 560);
    QCOMPARE(WindowSettings::firstSize(QSize(2560, 1400), least), QSize(1440, 900));
    const QSize onSmall = WindowSettings::firstSize(QSize(1440, 870), least);
    QVERIFY(onSmall.width() < 1440 && onSmall.height() < 870); // room for the frame
    QVERIFY(onSmall.height() > 800);
    QCOMPARE(WindowSettings::firstSize(QSize(800, 480), least), least);
}

void TestWindowStates::saysThatOthersGoOnOnlyWhereTheyDo()
{
    WindowRig rig(lively({u"newsroom-vod"_s, u"player-prod"_s}));
    QTRY_VERIFY_WITH_TIMEOUT(rig.rows() > 100, patience);
    const auto notices = [&rig] {
        QStringList texts;
        for (const QLabel *label : rig.part<QWidget>(u"notices"_s)->findChildren<QLabel *>())
            texts.append(label->accessibleName() + label->text());
        return texts.join(u'\n');
    };
    QVERIFY(rig.sandbox().setScenario(u"aliyun-vod:http-500"_s));
    rig.trigger(u"refresh"_s);
    QTRY_VERIFY_WITH_TIMEOUT(notices().contains(u"Other accounts are not affected"_s), patience);
    QVERIFY(rig.sandbox().setScenario(u"http-500"_s));
    rig.trigger(u"refresh"_s);
    QTRY_VERIFY_WITH_TIMEOUT(notices().contains(u"ZEGO Player answers with errors"_s), patience);
    QTRY_VERIFY2(!notices().contains(u"not affected"_s), qPrintable(notices()));
}

void TestWindowStates::footerNamesAllThatGoOn()
{
    WindowRig rig(lively({u"newsroom-vod"_s, u"player-prod"_s}));
    QTRY_VERIFY_WITH_TIMEOUT(labelText(rig, u"footerHoldUp"_s).endsWith(u" continue as you scroll"_s), patience);
    WindowRig one(lively({u"player-prod"_s}));
    QTRY_COMPARE_WITH_TIMEOUT(labelText(one, u"footerHoldUp"_s), u"ZEGO Player continues as you scroll"_s, patience);
}

/// The engine's own verdict: a progress the vendor reports does not move, and the row says so in colour, bar and words.
void TestWindowStates::marksStalledByItself()
{
    WindowRig::Options options = lively({u"newsroom-vod"_s});
    options.stallAfter = Milliseconds(1); // two answers of the same progress
    WindowRig rig(options);
    QTRY_VERIFY_WITH_TIMEOUT(rig.rows() > 40, patience);
    clickSide(rig, u"Stalled"_s);
    QTRY_VERIFY_WITH_TIMEOUT(rig.rows() > 0 && rig.rows() < 40 && cell(rig, 0, UploadColumn::Status) == u"Stalled"_s,
                             2 * patience);
    const QAbstractItemModel &model = rig.window().uploads().model();
    const QModelIndex status = model.index(0, static_cast<int>(UploadColumn::Status));
    QVERIFY2(status.data(Qt::ToolTipRole).toString().contains(u"Our verdict: no byte for"_s),
             qPrintable(status.data(Qt::ToolTipRole).toString()));
    const QString progress = cell(rig, 0, UploadColumn::Progress);
    QVERIFY2(progress.contains(u" · "_s), qPrintable(progress));
}

void TestWindowStates::oneThatHangsDoesNotStopTheCountdown()
{
    WindowRig rig(lively({u"newsroom-vod"_s, u"player-prod"_s}));
    QTRY_VERIFY_WITH_TIMEOUT(rig.rows() > 100, patience);
    QVERIFY(rig.sandbox().setScenario(u"aliyun-vod:hang"_s));
    rig.trigger(u"refresh"_s);
    const auto hangs = [&rig] {
        const auto vod = rig.status(u"newsroom-vod"_s);
        const auto player = rig.status(u"player-prod"_s);
        return vod && player && vod->state() == AccountState::Loading && player->state() == AccountState::Fresh
            && rig.engine().isRefreshing() && rig.engine().nextRefreshAt();
    };
    const auto told = [&rig] { return rig.part<QAbstractButton>(u"statusUpdated"_s)->text(); };
    QTRY_VERIFY_WITH_TIMEOUT(hangs() && told().contains(u"next in"_s), patience);
}

void TestWindowStates::repairsPlacesOffEveryScreen()
{
    const QList<QRect> screens {QRect(0, 0, 1920, 1080), QRect(1920, 0, 1280, 1024)};
    const QSize least(880, 560);
    const QRect fine(2000, 100, 1000, 700);
    QCOMPARE(WindowSettings::onScreen(fine, screens, least), fine);
    const QRect gone = WindowSettings::onScreen(QRect(5000, 300, 1440, 900), screens, least);
    QCOMPARE(gone.size(), QSize(1440, 900));
    QVERIFY(screens.first().contains(gone));
    const QRect above = WindowSettings::onScreen(QRect(100, -500, 1440, 900), screens, least);
    QVERIFY(above.top() >= 0);
    const QRect small = WindowSettings::onScreen(QRect(10, 10, 3, 3), screens, least);
    QCOMPARE(small.size(), least);
    const QRect large = WindowSettings::onScreen(QRect(9000, 0, 9000, 9000), screens, least);
    QVERIFY(large.height() <= 1080 && large.top() >= 0);
}

} // namespace deck

using deck::TestWindowStates;
QTEST_MAIN(TestWindowStates)
#include "test_window_states.moc"
