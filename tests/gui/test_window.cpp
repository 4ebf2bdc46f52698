// The real window over the real engine and the sandbox, by real keys and clicks.

#include "tests/flows/scaled_clock.h"
#include "tests/gui/window_rig.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QLineEdit>
#include <QListView>
#include <QMenuBar>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace deck {

namespace {

constexpr int patience = 20'000;

WindowRig::Options lively(QStringList accounts = {u"player-prod"_s})
{
    WindowRig::Options options;
    options.clock = std::make_shared<ScaledClock>(20);
    options.accounts = std::move(accounts);
    return options;
}

QString cell(WindowRig &rig, int row, UploadColumn column)
{
    const QAbstractItemModel &model = rig.window().uploads().model();
    return model.index(row, static_cast<int>(column)).data().toString();
}

QRect sideLine(WindowRig &rig, const QString &text)
{
    auto *side = rig.part<QListView>(u"sidePanel"_s);
    for (int row = 0; row < side->model()->rowCount(); ++row) {
        const QModelIndex index = side->model()->index(row, 0);
        if (index.data().toString() == text)
            return side->visualRect(index);
    }
    return {};
}

void clickSide(WindowRig &rig, const QString &text, Qt::KeyboardModifiers modifiers = {})
{
    auto *side = rig.part<QListView>(u"sidePanel"_s);
    QTest::mouseClick(side->viewport(), Qt::LeftButton, modifiers, sideLine(rig, text).center());
}

QString labelText(WindowRig &rig, const QString &name)
{
    auto *label = rig.part<QLabel>(name);
    return label ? label->accessibleName() : QString();
}

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
    static const QRegularExpression same(u"player-prod|player-test|Upload Deck|ZEGO|English|UTC|ID|Ctrl\\+\\S+|F5|uploaddeck-cli\\S*|\\(&?[A-Z]\\)|（F5）"_s);
    text.remove(same);
    static const QRegularExpression word(u"[A-Za-z]{2,}"_s);
    QStringList words;
    auto matches = word.globalMatch(text);
    while (matches.hasNext())
        words.append(matches.next().captured());
    return words;
}

} // namespace

class TestWindow final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void rowsAppearNewestFirst();
    void searchNarrowsAsTyped();
    void statusClickFilters();
    void accountClickFilters();
    void filterAsksTheVendorToo();
    void headerClickSorts();
    void scrollingLoadsTheRest();
    void copiesRowsAndIds();
    void escInOrder();
    void switchesLanguageEverywhere();
    void switchesTheme();
    void saysOfflineKeepsRowsAndHeals();
    void saysSignInAgain();
    void f5AsksAgain();
    void walksByKeysAlone();
    void everyControlHasItsNames();
    void firstStartOffersTheSandbox();
    void nothingMatchesOffersTheWayBack();
    void remembersItsLooks();
    void showsLastKnownRowsWithoutNetwork();
    void namesADamagedProfile();
    void repairsPlacesOffEveryScreen();
};

void TestWindow::initTestCase()
{
    // a menu that is animated or a cursor that blinks would make no difference, but waits
    QApplication::setEffectEnabled(Qt::UI_AnimateMenu, false);
}

void TestWindow::rowsAppearNewestFirst()
{
    WindowRig rig(lively({u"player-prod"_s, u"player-test"_s}));
    QTRY_VERIFY_WITH_TIMEOUT(rig.rows() > 40, patience);
    const UploadStore &store = rig.engine().store();
    std::optional<Instant> before;
    for (int row = 0; row < rig.rows(); ++row) {
        const std::optional<Row> at = store.find(rig.window().uploads().model().key(row));
        QVERIFY(at);
        const std::optional<Instant> created = store.time(*at, Field::CreatedAt);
        QVERIFY(!before || !created || *created <= *before);
        before = created;
    }
    QVERIFY(!rig.part<QWidget>(u"tableOverlay"_s)->isVisible());
    QCOMPARE(rig.window().windowTitle(), u"Upload Deck"_s);
    QTRY_VERIFY(labelText(rig, u"footerAmount"_s).contains(u"loaded"_s));
}

void TestWindow::searchNarrowsAsTyped()
{
    WindowRig rig(lively());
    QTRY_VERIFY_WITH_TIMEOUT(rig.rows() > 40, patience);
    const int all = rig.rows();
    QTest::keyClick(&rig.window(), Qt::Key_F, Qt::ControlModifier);
    auto *search = rig.part<QLineEdit>(u"searchBox"_s);
    QTRY_VERIFY(search->hasFocus());
    QTest::keyClicks(search, u"FLV"_s);
    QTRY_VERIFY(rig.rows() > 0 && rig.rows() < all);
    const UploadStore &store = rig.engine().store();
    for (int row = 0; row < rig.rows(); ++row) {
        const Row at = *store.find(rig.window().uploads().model().key(row));
        const QString searched = cell(rig, row, UploadColumn::Title) + store.fileName(at) + cell(rig, row, UploadColumn::Error);
        QVERIFY2(searched.contains(u"flv"_s, Qt::CaseInsensitive), qPrintable(searched));
    }
    QTRY_VERIFY(rig.part<QWidget>(u"filterLine"_s)->isVisible());
    QTRY_VERIFY(labelText(rig, u"filterMatches"_s).startsWith(QString::number(rig.rows())));
}

void TestWindow::statusClickFilters()
{
    WindowRig rig(lively());
    QTRY_VERIFY_WITH_TIMEOUT(rig.rows() > 40, patience);
    const auto statuses = [&] {
        QSet<QString> seen;
        for (int row = 0; row < rig.rows(); ++row)
            seen.insert(cell(rig, row, UploadColumn::Status));
        return seen;
    };
    clickSide(rig, u"Succeeded"_s);
    QTRY_COMPARE(statuses(), QSet<QString> {u"Succeeded"_s});
    clickSide(rig, u"Failed"_s, Qt::ControlModifier);
    QTRY_COMPARE(statuses(), (QSet<QString> {u"Succeeded"_s, u"Failed"_s}));
    clickSide(rig, u"Failed"_s);
    QTRY_COMPARE(statuses(), QSet<QString> {u"Failed"_s});
    // again is off
    clickSide(rig, u"Failed"_s);
    QTRY_VERIFY(rig.window().filter().filter().isEmpty());
    QTRY_VERIFY(statuses().size() > 2);
}

void TestWindow::accountClickFilters()
{
    WindowRig rig(lively({u"player-prod"_s, u"player-test"_s}));
    QTRY_VERIFY_WITH_TIMEOUT(rig.status(u"player-test"_s) && rig.status(u"player-test"_s)->lastListedAt && rig.rows() > 40, patience);
    const auto all = [&](const QString &account) {
        for (int row = 0; row < rig.rows(); ++row) {
            if (cell(rig, row, UploadColumn::Account) != account)
                return false;
        }
        return rig.rows() > 0;
    };
    clickSide(rig, u"player-test"_s);
    QTRY_VERIFY(all(u"player-test"_s));
    // vendor and account of it are "or", not "and"
    clickSide(rig, u"ZEGO Player"_s);
    QTRY_VERIFY(!all(u"player-test"_s));
    clickSide(rig, u"player-test"_s, Qt::ControlModifier);
    QTRY_VERIFY(all(u"player-prod"_s));
    QTest::keyClick(&rig.window(), Qt::Key_Backspace, Qt::ControlModifier);
    QTRY_VERIFY(rig.window().filter().filter().isEmpty());
}

void TestWindow::filterAsksTheVendorToo()
{
    WindowRig::Options options = lively();
    options.uploads = 400;
    WindowRig rig(options);
    QTRY_VERIFY_WITH_TIMEOUT(rig.rows() > 40, patience);
    QVERIFY(!rig.status(u"player-prod"_s)->listing.complete);
    const qsizetype asked = rig.sandbox().requests().size();
    clickSide(rig, u"Failed"_s);
    QTRY_VERIFY(labelText(rig, u"filterMatches"_s).endsWith(u"ZEGO Player was asked too"_s));
    QTRY_VERIFY(rig.sandbox().requests().size() > asked);
}

void TestWindow::headerClickSorts()
{
    WindowRig rig(lively());
    QTRY_VERIFY_WITH_TIMEOUT(rig.rows() > 40, patience);
    QHeaderView *header = rig.table().horizontalHeader();
    const int column = static_cast<int>(UploadColumn::RetryCount);
    const QPoint place(header->sectionViewportPosition(column) + 20, header->height() / 2);
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, place);
    const auto sorted = [&](auto order) {
        for (int row = 1; row < rig.rows(); ++row) {
            if (!order(cell(rig, row - 1, UploadColumn::RetryCount).toInt(), cell(rig, row, UploadColumn::RetryCount).toInt()))
                return false;
        }
        return true;
    };
    QTRY_VERIFY(sorted(std::less_equal<>()) || sorted(std::greater_equal<>()));
    const bool up = sorted(std::less_equal<>());
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, place);
    if (up)
        QTRY_VERIFY(sorted(std::greater_equal<>()));
    else
        QTRY_VERIFY(sorted(std::less_equal<>()));
}

void TestWindow::scrollingLoadsTheRest()
{
    WindowRig::Options options = lively();
    options.uploads = 330;
    WindowRig rig(options);
    QTRY_VERIFY_WITH_TIMEOUT(rig.rows() > 40, patience);
    QVERIFY(rig.rows() < 330);
    QVERIFY(rig.part<QAbstractButton>(u"footerButton"_s)->isVisible());
    rig.table().setFocus();
    QTRY_VERIFY_WITH_TIMEOUT(
        [&] {
            QTest::keyClick(&rig.table(), Qt::Key_End);
            return labelText(rig, u"footerAmount"_s).endsWith(u"all loaded"_s);
        }(),
        patience);
    QVERIFY(rig.rows() >= 330);
    QVERIFY(!rig.part<QAbstractButton>(u"footerButton"_s)->isVisible());
}

void TestWindow::copiesRowsAndIds()
{
    WindowRig rig(lively());
    QTRY_VERIFY_WITH_TIMEOUT(rig.rows() > 40, patience);
    rig.table().setFocus();
    QTest::keyClick(&rig.table(), Qt::Key_Home, Qt::ControlModifier);
    QTest::keyClick(&rig.table(), Qt::Key_Down, Qt::ShiftModifier);
    const QList<UploadKey> keys = rig.table().selectedKeys();
    QCOMPARE(keys.size(), 2);
    QTRY_VERIFY(rig.part<QAbstractButton>(u"statusSelection"_s)->text().startsWith(u"2 selected"_s));
    QTest::keyClick(&rig.table(), Qt::Key_C, Qt::ControlModifier);
    const QStringList lines = QApplication::clipboard()->text().split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 2);
    QVERIFY(lines.first().count(u'\t') >= 5);
    QVERIFY(lines.first().startsWith(cell(rig, 0, UploadColumn::Title)));
    QTest::keyClick(&rig.table(), Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(QApplication::clipboard()->text().trimmed(), QString(keys.at(0).id + u'\n' + keys.at(1).id));
    QTest::keyClick(&rig.table(), Qt::Key_A, Qt::ControlModifier);
    QTRY_COMPARE(rig.table().selectedKeys().size(), rig.rows());
}

void TestWindow::escInOrder()
{
    WindowRig rig(lively());
    QTRY_VERIFY_WITH_TIMEOUT(rig.rows() > 40, patience);
    clickSide(rig, u"Succeeded"_s);
    auto *search = rig.part<QLineEdit>(u"searchBox"_s);
    QTest::keyClick(&rig.window(), Qt::Key_F, Qt::ControlModifier);
    QTest::keyClicks(search, u"mp"_s);
    QTRY_COMPARE(rig.window().filter().filter().text, u"mp"_s);
    QTest::keyClick(search, Qt::Key_Escape);
    QVERIFY(search->text().isEmpty());
    QVERIFY(rig.window().filter().filter().text.isEmpty());
    QVERIFY(!rig.window().filter().filter().statuses.isEmpty());
    QTest::keyClick(&rig.window(), Qt::Key_Escape);
    QVERIFY(rig.window().filter().filter().isEmpty());
    QTest::keyClick(&rig.window(), Qt::Key_Escape);
    QVERIFY(rig.window().isVisible());
}

void TestWindow::switchesLanguageEverywhere()
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

void TestWindow::switchesTheme()
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

void TestWindow::saysOfflineKeepsRowsAndHeals()
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

void TestWindow::saysSignInAgain()
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

void TestWindow::f5AsksAgain()
{
    WindowRig rig(lively());
    QTRY_VERIFY_WITH_TIMEOUT(rig.rows() > 40 && !rig.engine().isRefreshing(), patience);
    for (const Qt::Key key : {Qt::Key_F5, Qt::Key_R}) {
        QSignalSpy ended(&rig.engine(), &Engine::refreshEnded);
        const qsizetype asked = rig.sandbox().requests().size();
        QTest::keyClick(&rig.window(), key, key == Qt::Key_R ? Qt::ControlModifier : Qt::NoModifier);
        QTRY_VERIFY_WITH_TIMEOUT(!ended.isEmpty(), patience);
        QVERIFY(rig.sandbox().requests().size() > asked);
    }
}

void TestWindow::walksByKeysAlone()
{
    WindowRig rig(lively());
    QTRY_VERIFY_WITH_TIMEOUT(rig.rows() > 40, patience);
    rig.window().activateWindow();
    QTRY_VERIFY(rig.window().isActiveWindow());
    rig.table().setFocus();
    QSet<QString> seen;
    for (int step = 0; step < 12; ++step) {
        QTest::keyClick(&rig.window(), Qt::Key_F6);
        if (const QWidget *focus = rig.window().focusWidget())
            seen.insert(focus->objectName());
    }
    QVERIFY2(seen.contains(u"sideButton"_s), qPrintable(QStringList(seen.values()).join(u' ')));
    QVERIFY(seen.contains(u"sidePanel"_s));
    QVERIFY(seen.contains(u"uploadTable"_s));
    QVERIFY(seen.contains(u"footerButton"_s));
    QVERIFY(seen.contains(u"statusAccounts"_s) || seen.contains(u"statusSelection"_s));

    // status by keys: into the panel, down past the heading, Space adds, Space again takes away
    auto *side = rig.part<QListView>(u"sidePanel"_s);
    side->setFocus();
    side->setCurrentIndex(side->model()->index(0, 0));
    QTest::keyClick(side, Qt::Key_Down);
    QCOMPARE(side->currentIndex().data().toString(), u"Waiting"_s);
    QTest::keyClick(side, Qt::Key_Space);
    QVERIFY(rig.window().filter().filter().statuses.contains(ShownStatus::Waiting));
    QTest::keyClick(side, Qt::Key_Down);
    QTest::keyClick(side, Qt::Key_Space);
    QVERIFY(rig.window().filter().filter().statuses.contains(ShownStatus::Uploading));
    QTest::keyClick(side, Qt::Key_Space);
    QVERIFY(!rig.window().filter().filter().statuses.contains(ShownStatus::Uploading));

    // Tab leaves every pane again: twenty steps visit more than one control
    QSet<QWidget *> visited;
    for (int step = 0; step < 20; ++step) {
        QTest::keyClick(rig.window().focusWidget(), Qt::Key_Tab);
        visited.insert(rig.window().focusWidget());
    }
    QVERIFY(visited.size() > 5);
    QTest::keyClick(&rig.window(), Qt::Key_B, Qt::ControlModifier);
    QVERIFY(!side->isVisible());
    QTest::keyClick(&rig.window(), Qt::Key_B, Qt::ControlModifier);
    QVERIFY(side->isVisible());
}

void TestWindow::everyControlHasItsNames()
{
    WindowRig rig(lively({u"player-prod"_s, u"player-test"_s}));
    QTRY_VERIFY_WITH_TIMEOUT(rig.rows() > 40, patience);
    clickSide(rig, u"Failed"_s);
    QTRY_VERIFY(rig.part<QWidget>(u"filterLine"_s)->isVisible());
    QHash<QString, QString> nameOf;
    for (const QWidget *widget : rig.window().findChildren<QWidget *>()) {
        if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus || widget->objectName().startsWith(u"qt_"_s))
            continue;
        const QString what = QLatin1StringView(widget->metaObject()->className()) + u' ' + widget->objectName();
        QVERIFY2(!widget->objectName().isEmpty(), qPrintable(what));
        QVERIFY2(!widget->accessibleName().isEmpty(), qPrintable(what));
        QVERIFY2(!nameOf.contains(widget->accessibleName()),
                 qPrintable(what + u" is called as "_s + nameOf.value(widget->accessibleName())));
        nameOf.insert(widget->accessibleName(), what);
    }
    QVERIFY(nameOf.size() > 8);
    // every entry of the menu bar has its letter, and none of one menu the same as another
    for (const QAction *top : rig.window().menuBar()->actions()) {
        QSet<QChar> letters;
        for (const QAction *action : top->menu()->actions()) {
            if (action->isSeparator())
                continue;
            const qsizetype at = action->text().indexOf(u'&');
            QVERIFY2(at >= 0, qPrintable(action->text()));
            const QChar letter = action->text().at(at + 1).toLower();
            QVERIFY2(!letters.contains(letter), qPrintable(action->text()));
            letters.insert(letter);
        }
    }
}

void TestWindow::firstStartOffersTheSandbox()
{
    WindowRig rig(lively({}));
    auto *page = rig.part<QWidget>(u"firstStartPage"_s);
    QTRY_VERIFY(page->isVisible());
    QStringList texts;
    for (const QLabel *label : page->findChildren<QLabel *>())
        texts.append(label->text());
    const QString all = texts.join(u'\n');
    QVERIFY2(all.contains(u"uploaddeck-cli account add"_s), qPrintable(all));
    for (const VendorInfo &vendor : rig.engine().vendors())
        QVERIFY2(all.contains(vendor.longName.en) && all.contains(vendor.firstStartLine.en), qPrintable(all));
    QTest::mouseClick(rig.part<QPushButton>(u"openSandboxButton"_s), Qt::LeftButton);
    QCOMPARE(rig.sandboxesOpened(), 1);
    // the first account takes its place
    rig.add(u"player-prod"_s);
    QTRY_VERIFY_WITH_TIMEOUT(rig.rows() > 40, patience);
    QVERIFY(!page->isVisible());
}

void TestWindow::nothingMatchesOffersTheWayBack()
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

void TestWindow::remembersItsLooks()
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

void TestWindow::showsLastKnownRowsWithoutNetwork()
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

void TestWindow::namesADamagedProfile()
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

void TestWindow::repairsPlacesOffEveryScreen()
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

using deck::TestWindow;
QTEST_MAIN(TestWindow)
#include "test_window.moc"
