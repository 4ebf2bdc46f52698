// Accounts by dialog, in the real window by real keys and clicks: adding, testing, changing, signing in again, removing; and
// tracking uploads by their IDs.

#include "tests/gui/window_acts.h"
#include "ui/uploads/import_dialog.h"
#include "ui/window/side_model.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QDialog>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QScreen>

using namespace Qt::StringLiterals;

namespace deck {

namespace {

SandboxAccount served(WindowRig &rig, const QString &name)
{
    for (const SandboxAccount &account : rig.sandbox().accounts()) {
        if (account.name == name)
            return account;
    }
    qFatal("the sandbox has no such account");
}

void type(WindowRig &rig, const QString &field, const QString &text)
{
    auto *edit = rig.part<QLineEdit>(field);
    QVERIFY2(edit && edit->isVisible(), qPrintable(field));
    edit->setFocus();
    edit->selectAll();
    QTest::keyClicks(edit, text);
}

void press(WindowRig &rig, const QString &button)
{
    auto *found = rig.part<QAbstractButton>(button);
    QVERIFY2(found && found->isVisible() && found->isEnabled(), qPrintable(button));
    QTest::mouseClick(found, Qt::LeftButton);
}

QString said(WindowRig &rig, const QString &label)
{
    const auto *found = rig.part<QLabel>(label);
    return found && found->isVisible() ? found->text() : QString();
}

QString stage(WindowRig &rig, TestStage::Kind kind)
{
    const auto *line = rig.part<QWidget>(u"stage.%1"_s.arg(static_cast<int>(kind)));
    return line ? line->accessibleName() : QString();
}

/// Opens the dialog and enters all but the name.
void enter(WindowRig &rig, const SandboxAccount &account, const QString &secret)
{
    QTest::keyClick(&rig.window(), Qt::Key_N, Qt::ControlModifier);
    auto *vendor = rig.part<QComboBox>(u"accountVendor"_s);
    QVERIFY(vendor && vendor->isVisible());
    vendor->setCurrentIndex(vendor->findData(account.vendor));
    for (auto it = account.set.cbegin(); it != account.set.cend(); ++it)
        type(rig, u"key."_s + it.key(), it.value());
    QTRY_VERIFY(rig.part<QRadioButton>(u"accountSession"_s)->isChecked()); // this rig has no keychain
    for (auto it = account.secret.cbegin(); it != account.secret.cend(); ++it)
        type(rig, u"key."_s + it.key(), secret.isEmpty() ? it.value() : secret);
    press(rig, u"accountMore"_s);
    type(rig, u"accountEndpoint"_s, rig.sandbox().endpoint().toString());
}

void openMenuEntry(WindowRig &rig, const QString &menu, const QString &entry)
{
    auto *found = rig.part<QMenu>(menu);
    QVERIFY(found);
    Q_EMIT found->aboutToShow();
    for (QAction *action : found->actions()) {
        if (action->text().endsWith(entry)) {
            action->trigger();
            return;
        }
    }
    QFAIL(qPrintable(u"no entry "_s + entry));
}

const QString rightSecret {};

} // namespace

class TestAccounts final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void wrongKeyIsNamedAndRightOneAdds();
    void namesWhatIsMissing();
    void fieldsAreThoseTheVendorDeclares();
    void secretsAreHiddenTrimmedAndNotPrefilled();
    void failedTestDoesNotForbidSaving();
    void addsByKeyboardAlone();
    void signInAgainHeals();
    void changesAndKeepsRows();
    void removesAfterAsking();
    void tracksPastedIds();
    void readsAFileOfIds();
    void resultOfATestIsSeenWhole();
    void networkMenuTellsTheCauseAndTriesNow();
    void sidePanelCombines();
};

void TestAccounts::wrongKeyIsNamedAndRightOneAdds()
{
    WindowRig rig(lively({}));
    QTRY_VERIFY(rig.part<QAction>(u"addAccount"_s)->isEnabled());
    const SandboxAccount account = served(rig, u"player-prod"_s);
    enter(rig, account, QString(32, u'0'));
    press(rig, u"accountTest"_s); // without a name
    QTRY_VERIFY_WITH_TIMEOUT(said(rig, u"testVerdict"_s).startsWith(u"Test failed: Sign-in"_s), patience);
    QVERIFY2(stage(rig, TestStage::Kind::NameLookup).contains(u"127.0.0.1"_s),
             qPrintable(stage(rig, TestStage::Kind::NameLookup)));
    QCOMPARE(stage(rig, TestStage::Kind::List), u"List uploads: not tested"_s);
    QVERIFY(!said(rig, u"accountTrouble"_s).isEmpty());
    QVERIFY(rig.part<QPushButton>(u"accountTest"_s)->isDefault());
    QCOMPARE(rig.part<QPushButton>(u"accountSave"_s)->text(), u"Save anyway"_s);
    QVERIFY(rig.part<QPushButton>(u"accountSave"_s)->isEnabled());

    type(rig, u"key.server-secret"_s, account.secret.first());
    press(rig, u"accountTest"_s);
    QTRY_COMPARE_WITH_TIMEOUT(said(rig, u"testVerdict"_s), u"Works"_s, patience);
    QCOMPARE(stage(rig, TestStage::Kind::SignIn), u"Sign-in: accepted"_s);
    QVERIFY(rig.part<QPushButton>(u"accountSave"_s)->isDefault());
    QVERIFY(said(rig, u"accountTrouble"_s).isEmpty());
    QVERIFY(rig.engine().accounts().isEmpty()); // a test saves nothing

    type(rig, u"accountName"_s, u"newsroom"_s);
    press(rig, u"accountSave"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!rig.part<QDialog>(u"accountDialog"_s), patience);
    QTRY_VERIFY_WITH_TIMEOUT(rig.rows() > 40, patience);
    QCOMPARE(rig.status(u"newsroom"_s)->account.endpoint, rig.sandbox().endpoint());
}

void TestAccounts::namesWhatIsMissing()
{
    WindowRig rig(lively({u"player-prod"_s}));
    QTRY_VERIFY_WITH_TIMEOUT(rig.rows() > 40, patience);
    const SandboxAccount account = served(rig, u"player-prod"_s);
    enter(rig, account, rightSecret);
    const auto focused = [&] { return rig.part<QDialog>(u"accountDialog"_s)->focusWidget()->objectName(); };
    press(rig, u"accountSave"_s);
    QCOMPARE(focused(), u"accountName"_s);
    type(rig, u"accountName"_s, u"player-prod"_s); // taken
    press(rig, u"accountSave"_s);
    QCOMPARE(focused(), u"accountName"_s);
    type(rig, u"accountName"_s, u"two words"_s);
    press(rig, u"accountSave"_s);
    QCOMPARE(focused(), u"accountName"_s);
    type(rig, u"accountName"_s, u"second"_s);
    type(rig, u"key.app-id"_s, u"not a number"_s);
    press(rig, u"accountSave"_s);
    QTRY_COMPARE(focused(), u"key.app-id"_s); // what the vendor's own check says
    type(rig, u"key.app-id"_s, account.set.value(u"app-id"_s));
    type(rig, u"accountEndpoint"_s, u"http://example.com"_s);
    press(rig, u"accountSave"_s);
    QCOMPARE(focused(), u"accountEndpoint"_s);
    QTest::mouseClick(rig.part<QRadioButton>(u"accountVariable"_s), Qt::LeftButton);
    type(rig, u"accountEndpoint"_s, rig.sandbox().endpoint().toString());
    press(rig, u"accountSave"_s);
    QCOMPARE(focused(), u"variable.server-secret"_s);
    type(rig, u"variable.server-secret"_s, u"s3cret value"_s);
    press(rig, u"accountSave"_s);
    QCOMPARE(focused(), u"variable.server-secret"_s);
    type(rig, u"variable.server-secret"_s, u"DECK_TEST_SECRET"_s);
    press(rig, u"accountSave"_s);
    QTRY_VERIFY(!rig.part<QDialog>(u"accountDialog"_s));
    QTRY_VERIFY(rig.status(u"second"_s));
    QCOMPARE(rig.status(u"second"_s)->account.secrets.value(u"server-secret"_s),
             (SecretRef {SecretRef::Place::Environment, u"DECK_TEST_SECRET"_s}));
}

void TestAccounts::fieldsAreThoseTheVendorDeclares()
{
    WindowRig rig(lively({}));
    QTRY_VERIFY(rig.part<QAction>(u"addAccount"_s)->isEnabled());
    rig.trigger(u"addAccount"_s);
    auto *vendor = rig.part<QComboBox>(u"accountVendor"_s);
    const auto shown = [&](const QString &name) {
        const auto *field = rig.part<QWidget>(name);
        return field && field->isVisible();
    };
    for (const VendorInfo &info : rig.engine().vendors()) {
        vendor->setCurrentIndex(vendor->findData(info.id));
        QCOMPARE(shown(u"accountRegion"_s), info.regions.size() > 1);
        QCOMPARE(shown(u"accountWay"_s), info.signInWays.size() > 1);
        for (const bool open : {false, true}) {
            rig.part<QAbstractButton>(u"accountMore"_s)->setChecked(open);
            QCOMPARE(shown(u"accountEndpoint"_s), open);
            const QString way = info.signInWays.isEmpty() ? QString() : info.signInWays.constFirst().id;
            for (const AccountKey &key : info.keys) {
                const bool meant = key.signInWay.isEmpty() || key.signInWay == way;
                QVERIFY2(shown(u"key."_s + key.name) == (meant && (open || !key.advanced)),
                         qPrintable(info.id + u' ' + key.name));
            }
        }
        for (const SignInWay &way : info.signInWays) {
            auto *ways = rig.part<QComboBox>(u"accountWay"_s);
            ways->setCurrentIndex(ways->findData(way.id));
            for (const AccountKey &key : info.keys)
                QCOMPARE(shown(u"key."_s + key.name), key.signInWay.isEmpty() || key.signInWay == way.id);
        }
    }
}

void TestAccounts::secretsAreHiddenTrimmedAndNotPrefilled()
{
    WindowRig rig(lively({u"player-prod"_s}));
    QTRY_VERIFY_WITH_TIMEOUT(rig.status(u"player-prod"_s), patience);
    openMenuEntry(rig, u"editAccountMenu"_s, u"player-prod"_s);
    auto *secret = rig.part<QLineEdit>(u"key.server-secret"_s);
    QTRY_VERIFY(secret && secret->isVisible());
    QVERIFY(secret->text().isEmpty());
    QCOMPARE(secret->echoMode(), QLineEdit::Password);
    QApplication::clipboard()->setText(u"  abc def\n"_s);
    secret->setFocus();
    QTest::keyClick(secret, Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(secret->text(), u"abc def"_s);
    QStringList hints;
    for (const QLabel *label : rig.part<QDialog>(u"accountDialog"_s)->findChildren<QLabel *>())
        hints.append(label->isVisible() ? label->text() : QString());
    QVERIFY2(hints.contains(u"Blanks around what was pasted were left out"_s), qPrintable(hints.join(u'\n')));
}

void TestAccounts::failedTestDoesNotForbidSaving()
{
    WindowRig rig(lively({}));
    QTRY_VERIFY(rig.part<QAction>(u"addAccount"_s)->isEnabled());
    enter(rig, served(rig, u"player-prod"_s), QString(32, u'0'));
    type(rig, u"accountName"_s, u"later"_s);
    press(rig, u"accountTest"_s);
    QTRY_VERIFY_WITH_TIMEOUT(rig.part<QPushButton>(u"accountTest"_s)->isDefault(), patience);
    press(rig, u"accountSave"_s);
    QTRY_VERIFY(rig.status(u"later"_s));
    QTRY_VERIFY_WITH_TIMEOUT(rig.status(u"later"_s)->channel.phase == ChannelState::Phase::SignInAgain, patience);
}

void TestAccounts::addsByKeyboardAlone()
{
    WindowRig rig(lively({}));
    QTRY_VERIFY(rig.part<QAction>(u"addAccount"_s)->isEnabled());
    const SandboxAccount account = served(rig, u"player-prod"_s);
    QTest::keyClick(&rig.window(), Qt::Key_N, Qt::ControlModifier);
    auto *dialog = rig.part<QDialog>(u"accountDialog"_s);
    QTRY_VERIFY(dialog && dialog->isVisible());
    QTRY_VERIFY(rig.part<QRadioButton>(u"accountSession"_s)->isChecked());
    auto *vendor = rig.part<QComboBox>(u"accountVendor"_s);
    const auto tabTo = [&](const QString &name, Qt::Key key = Qt::Key_Tab) {
        for (int step = 0; step < 40; ++step) {
            if (dialog->focusWidget() && dialog->focusWidget()->objectName() == name)
                return true;
            QTest::keyClick(dialog->focusWidget() ? dialog->focusWidget() : dialog, key);
        }
        return false;
    };
    QVERIFY(tabTo(u"accountVendor"_s, Qt::Key_Backtab));
    for (int step = 0; step < 10 && vendor->currentData().toString() != account.vendor; ++step)
        QTest::keyClick(vendor, Qt::Key_Down);
    QCOMPARE(vendor->currentData().toString(), account.vendor);
    QTRY_VERIFY(rig.part<QRadioButton>(u"accountSession"_s)->isChecked());
    QVERIFY(tabTo(u"accountName"_s));
    QTest::keyClicks(dialog->focusWidget(), u"by-keys"_s);
    QVERIFY(tabTo(u"key.app-id"_s));
    QTest::keyClicks(dialog->focusWidget(), account.set.value(u"app-id"_s));
    QVERIFY(tabTo(u"key.server-secret"_s));
    QTest::keyClicks(dialog->focusWidget(), account.secret.first());
    QVERIFY(tabTo(u"accountMore"_s));
    QTest::keyClick(dialog->focusWidget(), Qt::Key_Space);
    QVERIFY(tabTo(u"accountEndpoint"_s));
    QTest::keyClicks(dialog->focusWidget(), rig.sandbox().endpoint().toString());
    QTest::keyClick(dialog->focusWidget(), Qt::Key_Return); // Save is the default
    QTRY_VERIFY_WITH_TIMEOUT(rig.rows() > 40, patience);
    QVERIFY(rig.status(u"by-keys"_s));
}

void TestAccounts::signInAgainHeals()
{
    WindowRig rig(lively({}));
    QTRY_VERIFY(rig.part<QAction>(u"addAccount"_s)->isEnabled());
    rig.add(u"player-prod"_s, true);
    auto notice = [&] { return rig.part<QWidget>(u"notice.sign-in:player-prod"_s); };
    QTRY_VERIFY_WITH_TIMEOUT(notice() && notice()->isVisible(), patience);
    QPushButton *signIn = nullptr;
    for (QPushButton *button : notice()->findChildren<QPushButton *>()) {
        if (button->text() == u"Sign in…"_s)
            signIn = button;
    }
    QVERIFY(signIn);
    QTest::mouseClick(signIn, Qt::LeftButton);
    auto *dialog = rig.part<QDialog>(u"accountDialog"_s);
    QTRY_VERIFY(dialog && dialog->isVisible());
    QCOMPARE(dialog->focusWidget()->objectName(), u"key.server-secret"_s);
    QTest::keyClicks(dialog->focusWidget(), served(rig, u"player-prod"_s).secret.first());
    QTest::keyClick(dialog->focusWidget(), Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(rig.rows() > 40, patience);
    QTRY_VERIFY(!notice() || !notice()->isVisible());
}

void TestAccounts::changesAndKeepsRows()
{
    WindowRig rig(lively({u"player-prod"_s}));
    QTRY_VERIFY_WITH_TIMEOUT(rig.rows() > 40, patience);
    const int rows = rig.rows();
    openMenuEntry(rig, u"editAccountMenu"_s, u"player-prod"_s);
    QTRY_VERIFY(rig.part<QLineEdit>(u"accountName"_s)->isReadOnly());
    QVERIFY(!rig.part<QComboBox>(u"accountVendor"_s)->isEnabled());
    QTest::mouseClick(rig.part<QRadioButton>(u"accountVariable"_s), Qt::LeftButton);
    type(rig, u"variable.server-secret"_s, u"DECK_TEST_UNSET"_s);
    press(rig, u"accountSave"_s);
    QTRY_VERIFY(!rig.part<QDialog>(u"accountDialog"_s));
    QTRY_VERIFY_WITH_TIMEOUT(rig.status(u"player-prod"_s)->channel.phase == ChannelState::Phase::SignInAgain, patience);
    QVERIFY(rig.rows() >= rows);
    // a secret that is to be kept in another place must be given again
    openMenuEntry(rig, u"signInAgainMenu"_s, u"player-prod"_s);
    QTest::mouseClick(rig.part<QRadioButton>(u"accountSession"_s), Qt::LeftButton);
    press(rig, u"accountSave"_s);
    QVERIFY(rig.part<QDialog>(u"accountDialog"_s)->isVisible());
    type(rig, u"key.server-secret"_s, served(rig, u"player-prod"_s).secret.first());
    press(rig, u"accountSave"_s);
    QTRY_VERIFY_WITH_TIMEOUT(rig.status(u"player-prod"_s)->channel.phase == ChannelState::Phase::Good, patience);
    QVERIFY(rig.rows() >= rows);
}

void TestAccounts::removesAfterAsking()
{
    WindowRig rig(lively({u"player-prod"_s, u"player-test"_s}));
    QTRY_VERIFY_WITH_TIMEOUT(rig.status(u"player-test"_s) && rig.status(u"player-test"_s)->lastListedAt && rig.rows() > 40,
                             patience);
    qint64 rows = 0;
    const UploadStore &store = rig.engine().store();
    for (Row row = 0; row < store.rowEnd(); ++row)
        rows += store.isUsed(row) && store.account(row) == u"player-test"_s ? 1 : 0;
    openMenuEntry(rig, u"removeAccountMenu"_s, u"player-test"_s);
    QTRY_VERIFY(rig.part<QPushButton>(u"removeNo"_s)->isDefault());
    QVERIFY2(said(rig, u"removeText"_s).contains(QString::number(rows)), qPrintable(said(rig, u"removeText"_s)));
    press(rig, u"removeNo"_s);
    QTRY_VERIFY(!rig.part<QDialog>(u"removeAccount"_s));
    QVERIFY(rig.status(u"player-test"_s));
    openMenuEntry(rig, u"removeAccountMenu"_s, u"player-test"_s);
    press(rig, u"removeYes"_s);
    QTRY_VERIFY(!rig.status(u"player-test"_s));
    QTRY_VERIFY(!rig.part<QDialog>(u"removeAccount"_s));
    for (int row = 0; row < rig.rows(); ++row)
        QCOMPARE(cell(rig, row, UploadColumn::Account), u"player-prod"_s);
    QVERIFY(rig.rows() > 40);
}

void TestAccounts::tracksPastedIds()
{
    WindowRig rig(lively({u"player-prod"_s}));
    QTRY_VERIFY_WITH_TIMEOUT(rig.rows() > 40, patience);
    const QString known = rig.window().uploads().model().key(0).id;
    const QString absent(24, u'a');
    QApplication::clipboard()->setText(QStringList {known, absent, u"two words"_s, known}.join(u'\n'));
    rig.table().setFocus();
    QTest::keyClick(&rig.table(), Qt::Key_V, Qt::ControlModifier);
    auto *dialog = rig.part<QDialog>(u"importDialog"_s);
    QTRY_VERIFY(dialog && dialog->isVisible());
    QVERIFY(rig.part<QPlainTextEdit>(u"importText"_s)->toPlainText().startsWith(known));
    press(rig, u"importNext"_s);
    QTRY_VERIFY(said(rig, u"importVerdict"_s).contains(u"2 found, 0 already tracked, 1 not understood"_s));
    QVERIFY(rig.part<QPlainTextEdit>(u"importLines"_s)->toPlainText().startsWith(u"Line 3: two words."_s));
    QCOMPARE(rig.part<QPushButton>(u"importNext"_s)->text(), u"Track 2"_s);
    press(rig, u"importNext"_s);
    QTRY_VERIFY_WITH_TIMEOUT(said(rig, u"importVerdict"_s).startsWith(u"2 upload"_s), patience);
    press(rig, u"importNext"_s);
    QTRY_VERIFY(!rig.part<QDialog>(u"importDialog"_s));
    QTRY_VERIFY(rig.engine().store().find({u"player-prod"_s, UploadKind::UrlJob, absent}));

    // and left off again by the row's menu
    QTRY_COMPARE(rig.status(u"player-prod"_s)->tracked, 2);
    rig.table().selectKeys({{u"player-prod"_s, UploadKind::UrlJob, absent}});
    QContextMenuEvent menu(QContextMenuEvent::Keyboard, {10, 10}, rig.table().mapToGlobal(QPoint(10, 10)));
    QApplication::sendEvent(&rig.table(), &menu);
    auto *stop = rig.part<QAction>(u"stopTracking"_s);
    QTRY_VERIFY(stop->isEnabled());
    stop->trigger();
    QTRY_COMPARE(rig.status(u"player-prod"_s)->tracked, 1);
    rig.part<QMenu>(u"rowMenu"_s)->close();
}

void TestAccounts::readsAFileOfIds()
{
    WindowRig rig(lively({u"player-prod"_s}));
    QTRY_VERIFY_WITH_TIMEOUT(rig.rows() > 40, patience);
    const QTemporaryDir dir;
    QFile file(dir.filePath(u"ids.csv"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("title,task id\r\n");
    for (int row = 0; row < 30; ++row)
        file.write("\"a, b\"," + rig.window().uploads().model().key(row).id.toUtf8() + "\r\n");
    file.close();
    rig.trigger(u"importIds"_s);
    auto *dialog = rig.part<ImportDialog>(u"importDialog"_s);
    QVERIFY(dialog);
    dialog->readFile(file.fileName());
    QTRY_VERIFY(said(rig, u"importVerdict"_s).contains(u"30 found, 0 already tracked, 0 not understood"_s));
    press(rig, u"importBack"_s);
    QVERIFY(rig.part<QPlainTextEdit>(u"importText"_s)->isVisible());
    dialog->readFile(dir.filePath(u"absent.csv"_s));
    QTRY_VERIFY(said(rig, u"importVerdict"_s).contains(u"absent.csv"_s));
    QVERIFY(!rig.part<QPushButton>(u"importNext"_s)->isEnabled());
}

/// On a screen too low for the whole form: the cause uncut, the code and the buttons in sight, the dialog on the screen.
void TestAccounts::resultOfATestIsSeenWhole()
{
    WindowRig rig(lively({}));
    QTRY_VERIFY(rig.part<QAction>(u"addAccount"_s)->isEnabled());
    enter(rig, served(rig, u"newsroom"_s), QString(40, u'A'));
    auto *dialog = rig.part<QDialog>(u"accountDialog"_s);
    const QRect room = dialog->screen()->availableGeometry();
    dialog->move(dialog->x(), room.bottom() - 200); // where a person has put it
    press(rig, u"accountTest"_s);
    QTRY_VERIFY_WITH_TIMEOUT(said(rig, u"testVerdict"_s).startsWith(u"Test failed"_s), patience);
    auto *copy = rig.part<QAbstractButton>(u"accountCopy"_s);
    QTRY_COMPARE(copy->visibleRegion().boundingRect(), copy->rect());
    QTRY_VERIFY(dialog->frameGeometry().bottom() <= room.bottom());
    auto *line = rig.part<QWidget>(u"stage.%1"_s.arg(static_cast<int>(TestStage::Kind::SignIn)));
    QVERIFY(line);
    for (const QLabel *label : line->findChildren<QLabel *>()) {
        QVERIFY2(!label->text().contains(u'…'), qPrintable(label->text()));
        QVERIFY2(label->height() >= label->heightForWidth(label->width()), qPrintable(label->text()));
    }
}

void TestAccounts::networkMenuTellsTheCauseAndTriesNow()
{
    WindowRig rig(lively({u"player-prod"_s}));
    QTRY_VERIFY_WITH_TIMEOUT(rig.rows() > 40, patience);
    QVERIFY(rig.sandbox().setScenario(u"refused"_s));
    rig.trigger(u"refresh"_s);
    QTRY_COMPARE_WITH_TIMEOUT(rig.part<QAbstractButton>(u"statusNetwork"_s)->text(), u"Offline"_s, patience);
    press(rig, u"statusNetwork"_s);
    auto *menu = rig.part<QMenu>(u"networkMenu"_s);
    QTRY_VERIFY(menu && menu->isVisible());
    QVERIFY2(menu->actions().constFirst()->text().startsWith(u"player-prod · Cannot be reached"_s),
             qPrintable(menu->actions().constFirst()->text()));
    QVERIFY(rig.sandbox().setScenario(QString()));
    QCOMPARE(menu->activeAction()->text(), u"&Try now"_s);
    QTest::keyClick(menu, Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(rig.part<QAbstractButton>(u"statusNetwork"_s)->text(), u"Online"_s, patience);
}

void TestAccounts::sidePanelCombines()
{
    WindowRig rig(lively({u"player-prod"_s, u"player-test"_s}));
    QTRY_VERIFY_WITH_TIMEOUT(rig.status(u"player-test"_s) && rig.status(u"player-test"_s)->lastListedAt && rig.rows() > 40,
                             patience);
    const auto only = [&](UploadColumn column, const QSet<QString> &wanted) {
        QSet<QString> seen;
        for (int row = 0; row < rig.rows(); ++row)
            seen.insert(cell(rig, row, column));
        return seen == wanted;
    };
    clickSide(rig, u"player-prod"_s);
    clickSide(rig, u"Failed"_s);
    QTRY_VERIFY(only(UploadColumn::Account, {u"player-prod"_s}) && only(UploadColumn::Status, {u"Failed"_s}));
    clickSide(rig, u"Succeeded"_s, Qt::ControlModifier);
    clickSide(rig, u"player-test"_s, Qt::ControlModifier);
    QTRY_VERIFY(only(UploadColumn::Account, {u"player-prod"_s, u"player-test"_s}));
    QVERIFY(only(UploadColumn::Status, {u"Failed"_s, u"Succeeded"_s}));
    // the counts say what a click would show
    const auto *side = rig.part<QListView>(u"sidePanel"_s);
    for (int row = 0; row < side->model()->rowCount(); ++row) {
        const QModelIndex index = side->model()->index(row, 0);
        if (index.data().toString() == u"ZEGO Player"_s)
            QCOMPARE(index.data(SideModel::CountRole).toString(), QString::number(rig.rows()));
    }
}

} // namespace deck

using deck::TestAccounts;
QTEST_MAIN(TestAccounts)
#include "test_accounts.moc"
