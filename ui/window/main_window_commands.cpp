// What the commands of the window do, how keys walk it, and what it remembers.

#include "core/answer.h"
#include "models/error_text.h"
#include "ui/language/han_spacing.h"
#include "ui/uploads/upload_table_view.h"
#include "ui/uploads/uploads_page.h"
#include "ui/window/commands.h"
#include "ui/window/dialogs.h"
#include "ui/window/first_start_page.h"
#include "ui/window/main_window.h"
#include "ui/window/notice_area.h"
#include "ui/window/search_box.h"
#include "ui/window/side_panel.h"
#include "ui/window/status_parts.h"

#include <QApplication>
#include <QClipboard>
#include <QDesktopServices>
#include <QFileInfo>
#include <QHeaderView>
#include <QScreen>
#include <QShortcut>
#include <QSplitter>
#include <QToolButton>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace deck {

namespace {

/// The name with the first of its letters that is free as its mnemonic; in brackets behind it where it has none.
QString withMnemonic(const QString &name, QSet<QChar> &taken)
{
    const auto isFree = [&taken](QChar c) { return c.unicode() < 0x80 && c.isLetterOrNumber() && !taken.contains(c.toLower()); };
    const auto own = std::find_if(name.begin(), name.end(), isFree);
    if (own != name.end()) {
        taken.insert(own->toLower());
        return QString(name).insert(own - name.begin(), u'&');
    }
    for (char16_t c = u'a'; c <= u'z'; ++c) {
        if (!isFree(c))
            continue;
        taken.insert(c);
        return name + u"(&%1)"_s.arg(QChar(c).toUpper());
    }
    return name;
}

} // namespace

void MainWindow::connectCommands()
{
    Commands &commands = *m_commands;
    connect(commands.close, &QAction::triggered, this, &QWidget::close);
    connect(commands.quit, &QAction::triggered, this, &QWidget::close);
    connect(commands.copyRows, &QAction::triggered, this, [this] { copy(m_uploads->table().selectionAsText(false)); });
    connect(commands.copyIds, &QAction::triggered, this, [this] { copy(m_uploads->table().selectionAsIds()); });
    connect(commands.copyTitles, &QAction::triggered, this, [this] {
        QStringList titles;
        for (const UploadKey &key : m_uploads->table().selectedKeys()) {
            const std::optional<Row> row = m_setup.engine.store().find(key);
            titles.append(row ? m_setup.engine.store().title(*row).value_or(QString()) : QString());
        }
        copy(titles.join(u'\n'));
    });
    connect(commands.selectAll, &QAction::triggered, &m_uploads->table(), &QAbstractItemView::selectAll);
    connect(commands.find, &QAction::triggered, this, [this] {
        m_search->setFocus(Qt::ShortcutFocusReason);
        m_search->selectAll();
    });
    connect(commands.refresh, &QAction::triggered, this, [this] { m_setup.engine.refresh(); });
    connect(commands.clearFilter, &QAction::triggered, &m_filter, &FilterState::clear);
    connect(commands.sidePanel, &QAction::toggled, this, [this](bool shown) {
        m_side->setVisible(shown);
        m_sideButton->setChecked(shown);
    });
    connect(commands.fullScreen, &QAction::triggered, this, [this](bool full) { full ? showFullScreen() : showNormal(); });
    connect(commands.minimise, &QAction::triggered, this, &QWidget::showMinimized);
    connect(commands.about, &QAction::triggered, this, [this] { openAbout(m_setup.appearance, this); });
    connect(commands.openSandbox, &QAction::triggered, this,
            [this] { m_setup.inSandbox ? void(close()) : m_setup.openSandbox(); });
    connect(commands.densities, &QActionGroup::triggered, this,
            [this](const QAction *action) { setDensity(static_cast<Density>(action->data().toInt())); });
    connect(commands.themes, &QActionGroup::triggered, this, [this](const QAction *action) {
        const auto choice = static_cast<ThemeChoice>(action->data().toInt());
        m_setup.settings.setTheme(choice);
        m_setup.appearance.apply(choice);
    });
    connect(commands.languages, &QActionGroup::triggered, this, [this](const QAction *action) {
        const auto choice = static_cast<LanguageChoice>(action->data().toInt());
        m_setup.settings.setLanguage(choice);
        m_setup.language.apply(choice);
    });
    connect(commands.times, &QActionGroup::triggered, this, [this](const QAction *action) {
        m_timesInUtc = action->data().toInt() != 0;
        m_setup.settings.setTimesInUtc(m_timesInUtc);
        refreshFormat();
    });
    connect(commands.columnsMenu, &QMenu::aboutToShow, this, &MainWindow::fillColumnsMenu);
    connect(commands.sizeColumns, &QAction::triggered, this, [this] {
        for (int column = 0; column < uploadColumnCount; ++column)
            m_uploads->table().fitColumn(static_cast<UploadColumn>(column));
    });
    connect(commands.resetColumns, &QAction::triggered, &m_uploads->table(), &UploadTableView::resetColumns);

    connect(m_sideButton, &QAbstractButton::clicked, commands.sidePanel, &QAction::setChecked);
    connect(m_refreshButton, &QAbstractButton::clicked, commands.refresh, &QAction::trigger);
    connect(m_search, &SearchBox::searchChanged, &m_filter, &FilterState::setText);
    connect(&m_uploads->table(), &UploadTableView::rowMenuRequested, this, &MainWindow::openRowMenu);
    connect(&m_uploads->table(), &UploadTableView::headerMenuRequested, m_commands->columnsMenu,
            [this](const QPoint &position) { m_commands->columnsMenu->popup(position); });
    connect(m_firstStart, &FirstStartPage::openSandboxRequested, commands.openSandbox, &QAction::trigger);
    connect(m_profileError, &ProfileErrorPage::tryAgainRequested, this, &MainWindow::open);
    connect(m_profileError, &ProfileErrorPage::quitRequested, this, &QWidget::close);
    connect(m_notices, &NoticeArea::actionRequested, this,
            [this](Notice::Action action, const QString &account, const QString &id) {
                noticeAction(static_cast<int>(action), account, id);
            });

    connect(m_status, &StatusParts::selectionPressed, this, [this] { m_uploads->table().setFocus(Qt::OtherFocusReason); });
    connect(m_status, &StatusParts::updatedPressed, commands.refresh, &QAction::trigger);
    connect(m_status, &StatusParts::networkPressed, this, &MainWindow::openNetworkMenu);
    connect(m_status, &StatusParts::accountsPressed, this, [this] {
        m_commands->sidePanel->setChecked(true);
        const QList<AccountStatus> &accounts = m_setup.engine.accounts();
        const auto refused = std::find_if(accounts.cbegin(), accounts.cend(),
                                          [](const AccountStatus &status) { return status.state() == AccountState::Paused; });
        if (refused != accounts.cend())
            m_side->showAccount(refused->account.name);
        else if (!accounts.isEmpty())
            m_side->showAccount(accounts.first().account.name);
    });

    const auto shortcut = [this](const QKeySequence &key, auto function) {
        connect(new QShortcut(key, this), &QShortcut::activated, this, function);
    };
    shortcut(QKeySequence(Qt::Key_Escape), [this] { escape(); });
    shortcut(QKeySequence(Qt::Key_F6), [this] { walkPanes(true); });
    shortcut(QKeySequence(Qt::SHIFT | Qt::Key_F6), [this] { walkPanes(false); });
}

void MainWindow::escape()
{
    // popups and dialogs take Esc before it comes here
    if (!m_search->text().isEmpty()) {
        m_search->clear();
        m_filter.setText(QString());
    } else if (!m_filter.filter().isEmpty()) {
        m_filter.clear();
    }
    if (m_search->hasFocus() && shownPage() == m_uploads)
        m_uploads->table().setFocus(Qt::ShortcutFocusReason);
}

void MainWindow::walkPanes(bool forward)
{
    // each pane by the first of its controls that takes the focus
    QList<QWidget *> panes;
    for (QWidget *pane : {static_cast<QWidget *>(m_sideButton), static_cast<QWidget *>(m_side), static_cast<QWidget *>(m_notices),
                          m_uploads->findChild<QWidget *>(u"filterLine"_s), static_cast<QWidget *>(&m_uploads->table()),
                          m_uploads->findChild<QWidget *>(u"footer"_s), static_cast<QWidget *>(m_firstStart),
                          static_cast<QWidget *>(m_profileError), static_cast<QWidget *>(m_status)}) {
        if (!pane || !pane->isVisible())
            continue;
        QWidget *target = (pane->focusPolicy() & Qt::TabFocus) != 0 ? pane : nullptr;
        for (QWidget *next = pane->nextInFocusChain(); !target && next != pane; next = next->nextInFocusChain()) {
            if (pane->isAncestorOf(next) && next->isVisible() && next->isEnabled() && (next->focusPolicy() & Qt::TabFocus) != 0)
                target = next;
        }
        if (target)
            panes.append(target);
    }
    if (panes.isEmpty())
        return;
    const QWidget *now = focusWidget();
    qsizetype at = -1;
    for (qsizetype i = 0; i < panes.size(); ++i) {
        const QWidget *pane = panes.at(i);
        const QWidget *parent = pane->parentWidget();
        if (now
            && (now == pane || pane->isAncestorOf(now)
                || (parent && parent != m_splitter && parent->isAncestorOf(now) && parent != m_uploads)))
            at = i;
    }
    const qsizetype count = panes.size();
    const qsizetype next = at < 0 ? 0 : (at + (forward ? 1 : count - 1)) % count;
    panes.at(next)->setFocus(Qt::ShortcutFocusReason);
}

void MainWindow::fillColumnsMenu()
{
    QMenu &menu = *m_commands->columnsMenu;
    menu.clear();
    UploadTableView &table = m_uploads->table();
    QSet<QChar> taken;
    for (const QAction *own : {m_commands->sizeColumns, m_commands->resetColumns}) {
        if (const qsizetype at = own->text().indexOf(u'&'); at >= 0)
            taken.insert(own->text().at(at + 1).toLower());
    }
    for (int column = 0; column < uploadColumnCount; ++column) {
        const QString name = m_uploads->model().headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
        QAction *action = menu.addAction(withMnemonic(name, taken));
        action->setObjectName(QString(u"column."_s + columnWord(static_cast<UploadColumn>(column))));
        action->setCheckable(true);
        action->setChecked(!table.isColumnHidden(column));
        // the title is what a row is called: it stays
        action->setEnabled(column != static_cast<int>(UploadColumn::Title));
        connect(action, &QAction::toggled, this, [&table, column](bool shown) { table.setColumnHidden(column, !shown); });
    }
    menu.addSeparator();
    menu.addActions({m_commands->sizeColumns, m_commands->resetColumns});
}

void MainWindow::openRowMenu(const QPoint &globalPosition)
{
    const std::optional<UploadKey> key = m_uploads->table().currentKey();
    const std::optional<Row> row = key ? m_setup.engine.store().find(*key) : std::nullopt;
    if (!row)
        return;
    const ShownStatus status = m_setup.engine.store().shown(*row);
    m_commands->nameFilters(m_format.statusName(status), key->account);
    m_commands->filterStatus->disconnect(this);
    m_commands->filterAccount->disconnect(this);
    connect(m_commands->filterStatus, &QAction::triggered, this, [this, status] { m_filter.chooseStatuses({status}); });
    connect(m_commands->filterAccount, &QAction::triggered, this,
            [this, account = key->account] { m_filter.chooseAccount(account); });
    // only what is tracked can be left off; who that is the engine says
    m_commands->stopTracking->setEnabled(false);
    const QList<UploadKey> selected = m_uploads->table().selectedKeys();
    await(m_setup.engine.tracked({key->account}), m_commands->rowMenu, [this, selected](const Result<QList<TrackedUpload>> &tracked) {
        const auto isSelected = [&selected](const TrackedUpload &upload) { return selected.contains(upload.key); };
        m_commands->stopTracking->setEnabled(tracked && std::any_of(tracked->begin(), tracked->end(), isSelected));
    });
    m_commands->rowMenu->popup(globalPosition);
}

void MainWindow::copy(const QString &text)
{
    if (!text.isEmpty())
        QApplication::clipboard()->setText(text);
}

void MainWindow::noticeAction(int action, const QString &account, const QString &id)
{
    switch (static_cast<Notice::Action>(action)) {
    case Notice::Action::TryNow:
        m_setup.engine.wake(account);
        m_setup.engine.refresh(account.isEmpty() ? QStringList() : QStringList {account});
        return;
    case Notice::Action::Details:
        showDetails(account);
        return;
    case Notice::Action::SignIn:
        openEditAccount(account, EditFor::SignIn);
        return;
    case Notice::Action::Dismiss:
        if (id == Notices::profileTroubleId())
            m_trouble.reset();
        else
            m_dismissed.insert(id);
        refreshNotices();
        return;
    case Notice::Action::ShowFile:
        if (m_opened)
            QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(m_opened->setAside).absolutePath()));
        return;
    }
}

void MainWindow::showDetails(const QString &account)
{
    for (const AccountStatus &status : m_setup.engine.accounts()) {
        // what concerns all is told by the first that has something to tell
        if (account.isEmpty() ? status.state() != AccountState::Offline : status.account.name != account)
            continue;
        const ApiError &reason = status.channel.reason;
        const QString vendor = status.vendor.shortName.in(m_format.language());
        ErrorText text = errorText(reason, vendor, m_setup.engine.advice(reason.vendor, reason.code), m_format.language());
        text.what = closeHanGapsAround(text.what, vendor);
        openErrorDetails(m_setup.appearance, status.account.name, text, this);
        return;
    }
}

void MainWindow::setDensity(Density density)
{
    m_setup.settings.setDensity(density);
    m_uploads->setDensity(density);
}

void MainWindow::restoreLooks()
{
    const WindowSettings &settings = m_setup.settings;
    QList<QRect> screens;
    for (const QScreen *screen : QGuiApplication::screens())
        screens.append(screen->availableGeometry());
    resize(WindowSettings::firstSize(QGuiApplication::primaryScreen()->availableSize(), minimumSize()));
    if (const QRect kept = settings.geometry(); !kept.isNull())
        setGeometry(WindowSettings::onScreen(kept, screens, minimumSize()));
    if (settings.isMaximised())
        setWindowState(windowState() | Qt::WindowMaximized);
    m_splitter->setSizes({settings.sidePanelWidth(), width() - settings.sidePanelWidth()});
    m_commands->sidePanel->setChecked(true);
    m_commands->sidePanel->setChecked(settings.sidePanelShown());
    setDensity(settings.density());
    m_uploads->table().restoreColumnState(settings.columns());
    Commands::check(*m_commands->densities, static_cast<int>(settings.density()));
    Commands::check(*m_commands->themes, static_cast<int>(m_setup.appearance.choice()));
    Commands::check(*m_commands->languages, static_cast<int>(m_setup.language.choice()));
    Commands::check(*m_commands->times, m_timesInUtc ? 1 : 0);
    m_commands->copyRows->setEnabled(false);
    m_commands->copyIds->setEnabled(false);
    m_commands->clearFilter->setEnabled(false);
    m_uploads->table().setFocus();
}

void MainWindow::keepLooks()
{
    WindowSettings &settings = m_setup.settings;
    if (!isFullScreen())
        settings.setGeometry(isMaximized() ? normalGeometry() : geometry(), isMaximized());
    settings.setSidePanelShown(m_side->isVisibleTo(this));
    if (m_side->isVisibleTo(this))
        settings.setSidePanelWidth(m_side->width());
    settings.setColumns(m_uploads->table().columnState());
    // a profile that could not be opened says nothing about what the person wants to see
    if (m_opened)
        settings.setFilter(m_filter.filter());
}

} // namespace deck
