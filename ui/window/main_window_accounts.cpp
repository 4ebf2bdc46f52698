// What the window does about accounts: adding, changing, testing, signing in again, removing.

#include "core/answer.h"
#include "ui/accounts/account_dialog.h"
#include "ui/accounts/account_state_text.h"
#include "ui/accounts/remove_account.h"
#include "ui/uploads/import_dialog.h"
#include "ui/uploads/upload_table_view.h"
#include "ui/uploads/uploads_page.h"
#include "ui/window/commands.h"
#include "ui/window/first_start_page.h"
#include "ui/window/main_window.h"
#include "ui/window/side_panel.h"

#include <QApplication>
#include <QClipboard>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace deck {

namespace {
constexpr int networkMenuWidth = 560;
}

void MainWindow::connectAccounts()
{
    Commands &commands = *m_commands;
    connect(commands.addAccount, &QAction::triggered, this, [this] { openAddAccount(QString()); });
    connect(m_firstStart, &FirstStartPage::addAccountRequested, this, &MainWindow::openAddAccount);
    connect(commands.importIds, &QAction::triggered, this, [this] { openImport(QString(), QString()); });
    connect(m_uploads, &UploadsPage::importRequested, commands.importIds, &QAction::trigger);
    connect(commands.pasteIds, &QAction::triggered, this, [this] { openImport(QString(), QApplication::clipboard()->text()); });
    connect(commands.stopTracking, &QAction::triggered, this, &MainWindow::stopTracking);
    connect(m_side, &SidePanel::accountMenuRequested, this, &MainWindow::openAccountMenu);
    // popup() instead of QToolButton's own menu, which would nest an event loop
    connect(m_addButton, &QAbstractButton::clicked, this,
            [this] { m_commands->addMenu->popup(m_addButton->mapToGlobal(QPoint(0, m_addButton->height() + 2))); });
    for (QMenu *menu : {commands.editAccount, commands.testAccount, commands.signInAgain, commands.removeAccount})
        connect(menu, &QMenu::aboutToShow, this, &MainWindow::fillAccountMenus);
}

const AccountStatus *MainWindow::account(const QString &name) const
{
    for (const AccountStatus &status : m_setup.engine.accounts()) {
        if (status.account.name == name)
            return &status;
    }
    return nullptr;
}

void MainWindow::fillAccountMenus()
{
    for (QMenu *menu : {m_commands->editAccount, m_commands->testAccount, m_commands->signInAgain, m_commands->removeAccount})
        menu->clear();
    int number = 0;
    for (const AccountStatus &status : m_setup.engine.accounts()) {
        const QString &name = status.account.name;
        // the first nine are reached by their number; names hold no "&"
        const QString label = ++number <= 9 ? u"&%1 %2"_s.arg(QString::number(number), name) : name;
        const auto add = [&](QMenu &menu, auto function) {
            connect(menu.addAction(label), &QAction::triggered, this, [this, name, function] { (this->*function)(name); });
        };
        add(*m_commands->editAccount, &MainWindow::changeAccount);
        add(*m_commands->testAccount, &MainWindow::testAccount);
        if (status.state() == AccountState::Paused)
            add(*m_commands->signInAgain, &MainWindow::signInAgain);
        add(*m_commands->removeAccount, &MainWindow::removeAccount);
    }
}

void MainWindow::openAccountMenu(const QString &name, const QPoint &globalPosition)
{
    const AccountStatus *status = account(name);
    if (!status)
        return;
    auto *menu = new QMenu(this);
    menu->setObjectName(u"accountMenu"_s);
    connect(menu, &QMenu::aboutToHide, menu, &QObject::deleteLater, Qt::QueuedConnection);
    const auto add = [&](const char *objectName, const QString &text, auto function) {
        QAction *action = menu->addAction(text);
        action->setObjectName(QLatin1StringView(objectName));
        connect(action, &QAction::triggered, this, [this, name, function] { (this->*function)(name); });
        return action;
    };
    if (status->state() == AccountState::Paused)
        add("accountSignIn", tr("&Sign in again…"), &MainWindow::signInAgain);
    add("accountRefresh", tr("Re&fresh list"), &MainWindow::refreshAccount);
    add("accountImport", tr("&Import IDs…"), &MainWindow::importInto);
    menu->addSeparator();
    add("accountEdit", tr("&Edit…"), &MainWindow::changeAccount);
    add("accountTest", tr("&Test"), &MainWindow::testAccount);
    add("accountRemove", tr("&Remove…"), &MainWindow::removeAccount);
    menu->popup(globalPosition);
}

/// The cause of Online and Offline: each account's state with its reason, and the way to try at once.
void MainWindow::openNetworkMenu(const QPoint &globalPosition)
{
    auto *menu = new QMenu(this);
    menu->setObjectName(u"networkMenu"_s);
    connect(menu, &QMenu::aboutToHide, menu, &QObject::deleteLater, Qt::QueuedConnection);
    for (const AccountStatus &status : m_setup.engine.accounts()) {
        const AccountStateText state = accountStateText(status, m_setup.engine, m_format, m_setup.clock.now());
        const QString &name = status.account.name;
        const QString text = tr("%1 · %2", "account and its state").arg(name, state.line());
        QAction *action
            = menu->addAction(m_setup.appearance.icon(state.iconName, state.token),
                              menu->fontMetrics().elidedText(text, Qt::ElideRight, networkMenuWidth).replace(u'&', u"&&"_s));
        action->setToolTip(text);
        connect(action, &QAction::triggered, this, [this, name] { m_side->showAccount(name); });
    }
    menu->addSeparator();
    QAction *tryNow = menu->addAction(tr("&Try now"));
    tryNow->setObjectName(u"networkTryNow"_s);
    connect(tryNow, &QAction::triggered, this, [this] {
        m_setup.engine.wake();
        m_setup.engine.refresh();
    });
    menu->setActiveAction(tryNow);
    menu->popup(globalPosition - QPoint(0, menu->sizeHint().height()));
}

void MainWindow::openAddAccount(const QString &vendor)
{
    if (!m_opened)
        return;
    auto *dialog = new AccountDialog({.engine = m_setup.engine,
                                      .clock = m_setup.clock,
                                      .appearance = m_setup.appearance,
                                      .format = m_format,
                                      .vendor = vendor},
                                     this);
    connect(dialog, &AccountDialog::saved, this, &MainWindow::refreshAccount);
    dialog->open();
}

void MainWindow::openEditAccount(const QString &name, EditFor purpose)
{
    const AccountStatus *status = account(name);
    if (!status)
        return;
    auto *dialog = new AccountDialog({.engine = m_setup.engine,
                                      .clock = m_setup.clock,
                                      .appearance = m_setup.appearance,
                                      .format = m_format,
                                      .edited = status->account},
                                     this);
    dialog->open();
    if (purpose == EditFor::SignIn)
        dialog->focusSecret();
    else if (purpose == EditFor::Test)
        dialog->test();
}

void MainWindow::changeAccount(const QString &name)
{
    openEditAccount(name, EditFor::Change);
}

void MainWindow::testAccount(const QString &name)
{
    openEditAccount(name, EditFor::Test);
}

void MainWindow::signInAgain(const QString &name)
{
    openEditAccount(name, EditFor::SignIn);
}

void MainWindow::removeAccount(const QString &name)
{
    openRemoveAccount(m_setup.engine, m_setup.appearance, m_format, name, this);
}

void MainWindow::refreshAccount(const QString &name)
{
    m_setup.engine.wake(name);
    m_setup.engine.refresh({name});
}

// --- tracking

void MainWindow::openImport(const QString &account, const QString &text)
{
    if (!m_opened || m_setup.engine.accounts().isEmpty())
        return;
    QString chosen = account;
    const QSet<QString> &filtered = m_filter.filter().accounts;
    if (chosen.isEmpty() && filtered.size() == 1)
        chosen = *filtered.cbegin();
    (new ImportDialog({m_setup.engine, m_setup.appearance, m_format, chosen, text}, this))->open();
}

void MainWindow::importInto(const QString &account)
{
    openImport(account, QString());
}

void MainWindow::stopTracking()
{
    await(m_setup.engine.untrack(m_uploads->table().selectedKeys()), this, [this](const Result<QList<UploadKey>> &gone) {
        if (!gone) {
            m_trouble = gone.error();
            refreshNotices();
        }
    });
}

} // namespace deck
