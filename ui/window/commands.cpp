#include "ui/window/commands.h"

#include <QMenuBar>

using namespace Qt::StringLiterals;

namespace deck {

Commands::Commands(QWidget &window, bool inSandbox)
    : QObject(&window)
    , m_window(window)
    , m_inSandbox(inSandbox)
{
    importIds = add("importIds", QKeySequence(Qt::CTRL | Qt::Key_I));
    close = add("close", QKeySequence(Qt::CTRL | Qt::Key_W));
    quit = add("quit", QKeySequence(Qt::CTRL | Qt::Key_Q));
    quit->setMenuRole(QAction::QuitRole);
    copyRows = add("copyRows", QKeySequence::Copy);
    copyIds = add("copyIds", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C));
    pasteIds = add("pasteIds", QKeySequence::Paste);
    selectAll = add("selectAll", QKeySequence::SelectAll);
    find = add("find", QKeySequence::Find);
    refresh = add("refresh");
    refresh->setShortcuts({QKeySequence(Qt::Key_F5), QKeySequence(Qt::CTRL | Qt::Key_R)});
    sidePanel = add("sidePanel", QKeySequence(Qt::CTRL | Qt::Key_B));
    sidePanel->setCheckable(true);
    clearFilter = add("clearFilterCommand", QKeySequence(Qt::CTRL | Qt::Key_Backspace));
    fullScreen = add("fullScreen", QKeySequence(Qt::Key_F11));
    fullScreen->setCheckable(true);
    addAccount = add("addAccount", QKeySequence(Qt::CTRL | Qt::Key_N));
    openSandbox = add("openSandbox");
    minimise = add("minimise");
    about = add("about");
    about->setMenuRole(QAction::AboutRole);
    copyTitles = add("copyTitles");
    filterStatus = add("filterStatus");
    filterAccount = add("filterAccount");
    stopTracking = add("stopTracking");
    sizeColumns = add("sizeColumns");
    resetColumns = add("resetColumns");

    densities = new QActionGroup(this);
    addChoice(*densities, "densityCompact", static_cast<int>(Density::Compact));
    addChoice(*densities, "densityNormal", static_cast<int>(Density::Normal));
    addChoice(*densities, "densityRoomy", static_cast<int>(Density::Roomy));
    themes = new QActionGroup(this);
    addChoice(*themes, "themeSystem", static_cast<int>(ThemeChoice::System));
    addChoice(*themes, "themeLight", static_cast<int>(ThemeChoice::Light));
    addChoice(*themes, "themeDark", static_cast<int>(ThemeChoice::Dark));
    languages = new QActionGroup(this);
    addChoice(*languages, "languageSystem", static_cast<int>(LanguageChoice::System));
    addChoice(*languages, "languageEnglish", static_cast<int>(LanguageChoice::English));
    addChoice(*languages, "languageChinese", static_cast<int>(LanguageChoice::Chinese));
    times = new QActionGroup(this);
    addChoice(*times, "timesLocal", 0);
    addChoice(*times, "timesUtc", 1);

    m_file = newMenu("fileMenu");
    m_edit = newMenu("editMenu");
    m_view = newMenu("viewMenu");
    m_density = newMenu("densityMenu");
    m_appearance = newMenu("appearanceMenu");
    m_language = newMenu("languageMenu");
    m_times = newMenu("timesMenu");
    m_accounts = newMenu("accountsMenu");
    m_windowMenu = newMenu("windowMenu");
    m_help = newMenu("helpMenu");
    columnsMenu = newMenu("columnsMenu");
    rowMenu = newMenu("rowMenu");
    addMenu = newMenu("addMenu");
    editAccount = newMenu("editAccountMenu");
    testAccount = newMenu("testAccountMenu");
    signInAgain = newMenu("signInAgainMenu");
    removeAccount = newMenu("removeAccountMenu");
    retranslate();
}

QAction *Commands::add(const char *name, const QKeySequence &key)
{
    auto *action = new QAction(this);
    action->setObjectName(QLatin1StringView(name));
    action->setShortcut(key);
    // also where the menu bar is the system's or hidden
    m_window.addAction(action);
    return action;
}

QAction *Commands::addChoice(QActionGroup &group, const char *name, int value)
{
    auto *action = new QAction(&group);
    action->setObjectName(QLatin1StringView(name));
    action->setCheckable(true);
    action->setData(value);
    return action;
}

QMenu *Commands::newMenu(const char *name)
{
    auto *menu = new QMenu(&m_window);
    menu->setObjectName(QLatin1StringView(name));
    return menu;
}

void Commands::fill(QMenuBar &bar)
{
    m_file->addAction(importIds);
    m_file->addSeparator();
    m_file->addActions({close, quit});
    m_edit->addActions({copyRows, copyIds, pasteIds, selectAll});
    m_edit->addSeparator();
    m_edit->addAction(find);
    m_density->addActions(densities->actions());
    m_appearance->addActions(themes->actions());
    m_language->addActions(languages->actions());
    m_times->addActions(times->actions());
    m_view->addAction(refresh);
    m_view->addSeparator();
    m_view->addAction(sidePanel);
    m_view->addMenu(m_density);
    m_view->addMenu(columnsMenu);
    m_view->addAction(clearFilter);
    m_view->addSeparator();
    m_view->addMenu(m_appearance);
    m_view->addMenu(m_language);
    m_view->addMenu(m_times);
    m_view->addSeparator();
    m_view->addAction(fullScreen);
    m_accounts->addAction(addAccount);
    for (QMenu *menu : {editAccount, testAccount, signInAgain, removeAccount})
        m_accounts->addMenu(menu);
    m_accounts->addSeparator();
    m_accounts->addAction(openSandbox);
    m_windowMenu->addAction(minimise);
    m_help->addAction(about);
    for (QMenu *menu : {m_file, m_edit, m_view, m_accounts, m_windowMenu, m_help})
        bar.addMenu(menu);

    rowMenu->addActions({copyRows, copyIds, copyTitles});
    rowMenu->addSeparator();
    rowMenu->addActions({filterStatus, filterAccount});
    rowMenu->addSeparator();
    rowMenu->addAction(stopTracking);
    addMenu->addActions({addAccount, importIds});
}

void Commands::retranslate()
{
    m_file->setTitle(tr("&File"));
    m_edit->setTitle(tr("&Edit"));
    m_view->setTitle(tr("&View"));
    m_accounts->setTitle(tr("&Accounts"));
    m_windowMenu->setTitle(tr("&Window"));
    m_help->setTitle(tr("&Help"));
    columnsMenu->setTitle(tr("C&olumns"));
    m_density->setTitle(tr("&Density"));
    m_appearance->setTitle(tr("&Appearance"));
    m_language->setTitle(tr("&Language"));
    m_times->setTitle(tr("&Times"));
    rowMenu->setTitle(tr("Row"));
    addMenu->setTitle(tr("Add"));
    editAccount->setTitle(tr("&Edit"));
    testAccount->setTitle(tr("&Test"));
    signInAgain->setTitle(tr("&Sign in again"));
    removeAccount->setTitle(tr("&Remove"));

    importIds->setText(tr("&Import IDs…"));
    close->setText(tr("&Close"));
    quit->setText(tr("&Quit"));
    copyRows->setText(tr("&Copy rows"));
    copyIds->setText(tr("Copy &IDs"));
    copyTitles->setText(tr("Copy &title"));
    pasteIds->setText(tr("&Paste as IDs"));
    selectAll->setText(tr("Select &all"));
    find->setText(tr("&Find"));
    refresh->setText(tr("&Refresh list"));
    sidePanel->setText(tr("&Side panel"));
    clearFilter->setText(tr("&Clear filter"));
    fullScreen->setText(tr("&Full screen"));
    addAccount->setText(tr("&Add account…"));
    stopTracking->setText(tr("Stop t&racking"));
    openSandbox->setText(m_inSandbox ? tr("&Leave the sandbox") : tr("&Open the sandbox"));
    minimise->setText(tr("&Minimise"));
    about->setText(tr("&About Upload Deck"));
    sizeColumns->setText(tr("Size columns to &content"));
    resetColumns->setText(tr("&Reset columns"));

    const auto name = [](QActionGroup &group, int place, const QString &text) { group.actions().at(place)->setText(text); };
    name(*densities, 0, tr("&Compact"));
    name(*densities, 1, tr("&Normal"));
    name(*densities, 2, tr("&Roomy"));
    name(*themes, 0, tr("&System", "theme"));
    name(*themes, 1, tr("&Light"));
    name(*themes, 2, tr("&Dark"));
    name(*languages, 0, tr("&System", "language"));
    // languages keep their own names, so that whoever is lost finds home
    name(*languages, 1, u"&English"_s);
    name(*languages, 2, u"中文(&Z)"_s);
    name(*times, 0, tr("&Local"));
    name(*times, 1, tr("&UTC"));
}

void Commands::nameFilters(const QString &status, const QString &account)
{
    // "&" in a name is no mnemonic
    filterStatus->setText(tr("Filter by &status: %1").arg(QString(status).replace(u'&', u"&&"_s)));
    filterAccount->setText(tr("Filter by &account: %1").arg(QString(account).replace(u'&', u"&&"_s)));
}

void Commands::check(QActionGroup &group, int value)
{
    for (QAction *action : group.actions()) {
        if (action->data().toInt() == value)
            action->setChecked(true);
    }
}

} // namespace deck
