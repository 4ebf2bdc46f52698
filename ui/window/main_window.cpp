#include "ui/window/main_window.h"

#include "core/answer.h"
#include "models/error_text.h"
#include "ui/accounts/account_state_text.h"
#include "ui/uploads/upload_table_view.h"
#include "ui/uploads/uploads_page.h"
#include "ui/window/commands.h"
#include "ui/window/first_start_page.h"
#include "ui/window/notice_area.h"
#include "ui/window/search_box.h"
#include "ui/window/side_panel.h"
#include "ui/window/status_parts.h"

#include <QCloseEvent>
#include <QMenuBar>
#include <QPainter>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolBar>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace deck {

namespace {
constexpr QSize leastSize(880, 560);
constexpr int toolBarHeight = 48;
constexpr int searchWide = 288;
constexpr int searchNarrow = 200;
constexpr int narrowWindow = 1000;

/// The tool bar with a line between it and the panes.
class ToolBar final : public QToolBar
{
public:
    ToolBar(Appearance &appearance, QWidget *parent)
        : QToolBar(parent)
        , m_appearance(appearance)
    {
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.fillRect(rect(), m_appearance.color(Token::Window));
        painter.fillRect(0, height() - 1, width(), 1, m_appearance.color(Token::Line));
    }

private:
    Appearance &m_appearance;
};

/// Icon, text and the arrow of a menu that the window pops up itself: QToolButton's own would nest an event loop.
class MenuButton final : public QToolButton
{
public:
    using QToolButton::QToolButton;

protected:
    void initStyleOption(QStyleOptionToolButton *option) const override
    {
        QToolButton::initStyleOption(option);
        option->features |= QStyleOptionToolButton::HasMenu;
    }
};

template<typename Button = QToolButton>
Button *makeToolButton(QToolBar &bar, const QString &name)
{
    auto *button = new Button(&bar);
    button->setObjectName(name);
    button->setAutoRaise(true);
    button->setIconSize(QSize(18, 18));
    button->setFixedSize(38, 32);
    button->setFocusPolicy(Qt::TabFocus);
    bar.addWidget(button);
    return button;
}
} // namespace

MainWindow::MainWindow(const WindowSetup &setup, QWidget *parent)
    : QMainWindow(parent)
    , m_setup(setup)
    , m_timesInUtc(setup.settings.timesInUtc())
    , m_format(currentFormat())
    , m_counts(setup.engine.store())
    , m_commands(new Commands(*this, setup.inSandbox))
{
    setObjectName(u"mainWindow"_s);
    setWindowIcon(Appearance::applicationIcon());
    setMinimumSize(leastSize);
    setContextMenuPolicy(Qt::NoContextMenu); // no menu that hides the tool bar for good
    build();
    connectCommands();
    connectAccounts();
    connectEngine();
    restoreLooks();
    retranslate();
    refreshIcons();
    refreshAccounts();
    refreshPage();
}

MainWindow::~MainWindow() = default;

void MainWindow::build()
{
    m_sideModel = new SideModel(m_counts, m_filter, m_format, this);
    buildToolBar(); // first, because Tab walks in the order of making: tool bar, side panel, page, status bar
    m_splitter = new QSplitter(Qt::Horizontal, this);
    m_splitter->setObjectName(u"splitter"_s);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(1);
    m_side = new SidePanel(m_setup.appearance, *m_sideModel, m_filter, m_splitter);
    m_pages = new QStackedWidget(m_splitter);
    m_uploads = new UploadsPage({m_setup.engine, m_setup.clock, m_setup.appearance, m_filter, m_counts}, m_format, m_pages);
    m_firstStart = new FirstStartPage(m_setup.appearance, m_setup.engine.vendors(), m_format.language(), m_pages);
    m_profileError = new ProfileErrorPage(m_setup.appearance, m_pages);
    m_notices = new NoticeArea(m_setup.appearance, m_uploads);
    m_uploads->setNotices(m_notices);
    for (QWidget *page :
         {static_cast<QWidget *>(m_uploads), static_cast<QWidget *>(m_firstStart), static_cast<QWidget *>(m_profileError)})
        m_pages->addWidget(page);
    m_splitter->setStretchFactor(1, 1);
    setCentralWidget(m_splitter);

    m_commands->fill(*menuBar());
    menuBar()->setObjectName(u"menuBar"_s);
    m_status = new StatusParts(m_setup.appearance, this);
    setStatusBar(m_status);
}

void MainWindow::buildToolBar()
{
    m_toolBar = new ToolBar(m_setup.appearance, this);
    addToolBar(m_toolBar);
    m_toolBar->setObjectName(u"toolBar"_s);
    m_toolBar->setMovable(false);
    m_toolBar->setFloatable(false);
    m_toolBar->setFixedHeight(toolBarHeight);
    m_sideButton = makeToolButton(*m_toolBar, u"sideButton"_s);
    m_sideButton->setCheckable(true);
    m_refreshButton = makeToolButton(*m_toolBar, u"refreshButton"_s);
    m_addButton = makeToolButton<MenuButton>(*m_toolBar, u"addButton"_s);
    m_addButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_addButton->setMinimumSize(0, 32);
    m_addButton->setMaximumSize(QWIDGETSIZE_MAX, 32);
    auto *space = new QWidget(m_toolBar);
    space->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_toolBar->addWidget(space);
    m_search = new SearchBox(m_setup.appearance, m_toolBar);
    m_toolBar->addWidget(m_search);
    auto *edge = new QWidget(m_toolBar);
    edge->setFixedWidth(8);
    m_toolBar->addWidget(edge);
}

void MainWindow::connectEngine()
{
    Engine &engine = m_setup.engine;
    connect(&engine, &Engine::accountsChanged, this, &MainWindow::refreshAccounts);
    connect(&engine, &Engine::accountChanged, this, &MainWindow::refreshAccounts);
    connect(&engine, &Engine::refreshEnded, this, &MainWindow::refreshAccounts);
    connect(&engine, &Engine::trouble, this, [this](const ApiError &error) {
        m_trouble = error;
        refreshNotices();
    });
    connect(&m_counts, &UploadCounts::changed, m_sideModel, &SideModel::refresh);
    connect(&m_filter, &FilterState::changed, this, [this] {
        m_counts.setFilter(m_filter.filter());
        m_search->showText(m_filter.filter().text);
        m_commands->clearFilter->setEnabled(!m_filter.filter().isEmpty());
    });
    connect(&m_setup.appearance, &Appearance::changed, this, &MainWindow::refreshIcons);
    connect(m_uploads, &UploadsPage::selectionChanged, this, [this] {
        const UploadsPage::Selection selection = m_uploads->selection();
        m_status->setSelection(selection, m_format);
        m_commands->copyRows->setEnabled(selection.rows > 0);
        m_commands->copyIds->setEnabled(selection.rows > 0);
    });
}

void MainWindow::open()
{
    m_uploads->setReady(false);
    m_openError.reset();
    refreshPage();
    await(m_setup.engine.open(), this, [this](const Result<ProfileOpened> &result) {
        if (!result) {
            m_openError = result.error();
            refreshPage();
            return;
        }
        m_opened = *result;
        refreshAccounts();
        // what was chosen last time, as far as its accounts are still there
        if (!m_setup.inSandbox)
            m_filter.set(m_setup.settings.filter());
        refreshAccounts();
        m_uploads->setReady(true);
        Q_EMIT opened();
        m_setup.engine.setRefreshInterval(refreshInterval);
        m_setup.engine.refresh();
        refreshPage();
    });
}

Format MainWindow::currentFormat() const
{
    return Format(m_setup.language.language(), m_timesInUtc ? QTimeZone::utc() : QTimeZone::systemTimeZone());
}

void MainWindow::refreshAccounts()
{
    const QList<AccountStatus> &accounts = m_setup.engine.accounts();
    if (m_opened) {
        QHash<QString, QString> vendorOf;
        for (const AccountStatus &status : accounts)
            vendorOf.insert(status.account.name, status.vendor.id);
        m_filter.setAccounts(vendorOf);
    }
    QHash<QString, QString> states;
    for (const AccountStatus &status : accounts)
        states.insert(status.account.name, accountStateText(status, m_setup.engine, m_format, m_setup.clock.now()).line());
    m_sideModel->setStates(states);
    m_sideModel->setAccounts(accounts);
    const bool any = m_opened && !accounts.isEmpty();
    m_commands->importIds->setEnabled(any);
    m_commands->pasteIds->setEnabled(any);
    for (QMenu *menu : {m_commands->editAccount, m_commands->testAccount, m_commands->removeAccount})
        menu->setEnabled(any);
    m_commands->signInAgain->setEnabled(std::any_of(
        accounts.cbegin(), accounts.cend(), [](const AccountStatus &status) { return status.state() == AccountState::Paused; }));
    m_status->setAccounts(m_setup.engine, m_setup.clock.now(), m_format);
    refreshPage();
    refreshNotices();
}

void MainWindow::refreshNotices()
{
    if (std::exchange(m_noticesQueued, true))
        return;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_noticesQueued = false;
            QList<Notice> notices = Notices(m_setup.engine, m_format, m_setup.clock.now()).list(m_opened, m_trouble);
            QSet<QString> present;
            for (const Notice &notice : std::as_const(notices))
                present.insert(notice.id);
            m_dismissed.intersect(present); // a cause that went away may be named again
            notices.removeIf([this](const Notice &notice) { return m_dismissed.contains(notice.id); });
            m_notices->setNotices(notices, m_setup.clock.now(), m_format);
        },
        Qt::QueuedConnection);
}

QWidget *MainWindow::shownPage() const
{
    if (m_openError)
        return m_profileError;
    if (m_opened && m_setup.engine.accounts().isEmpty() && !m_setup.inSandbox)
        return m_firstStart;
    return m_uploads;
}

void MainWindow::refreshPage()
{
    QWidget *page = shownPage();
    if (m_pages->currentWidget() != page) {
        m_pages->setCurrentWidget(page);
        if (page == m_firstStart)
            page->setFocus(Qt::OtherFocusReason);
    }
    if (m_openError) {
        const ErrorText text = errorText(*m_openError, QString(), std::nullopt, m_format.language());
        m_profileError->tell(text.what, text.why, text.next, text.code);
    }
    const bool usable = page != m_profileError;
    for (QAction *action : {m_commands->refresh, m_commands->find, m_commands->selectAll})
        action->setEnabled(usable);
    m_commands->addAccount->setEnabled(m_opened.has_value());
    m_addButton->setEnabled(m_opened.has_value());
    m_search->setEnabled(usable);
    m_refreshButton->setEnabled(usable);
}

void MainWindow::tick()
{
    m_status->tick(m_setup.engine, m_setup.clock.now(), m_format);
    m_notices->tick(m_setup.clock.now(), m_format);
}

void MainWindow::armTick()
{
    const int generation = ++m_tickGeneration;
    if (!isVisible() || isMinimized())
        return;
    m_setup.clock.after(Milliseconds(1'000), this, [this, generation] {
        if (generation != m_tickGeneration)
            return;
        tick();
        armTick();
    });
}

void MainWindow::showEvent(QShowEvent *event)
{
    QMainWindow::showEvent(event);
    armTick();
}

void MainWindow::hideEvent(QHideEvent *event)
{
    QMainWindow::hideEvent(event);
    ++m_tickGeneration;
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    m_search->setFixedWidth(width() < narrowWindow ? searchNarrow : searchWide);
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::WindowStateChange) {
        m_commands->fullScreen->setChecked(isFullScreen());
        armTick();
    }
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    keepLooks();
    QMainWindow::closeEvent(event);
}

void MainWindow::retranslate()
{
    m_commands->retranslate();
    refreshFormat();
    setWindowTitle(m_setup.inSandbox ? tr("Sandbox – Upload Deck") : u"Upload Deck"_s);
    m_toolBar->setWindowTitle(tr("Tools"));
    m_toolBar->setAccessibleName(tr("Tools"));
    m_side->setAccessibleName(tr("Side panel"));
    m_uploads->table().setAccessibleName(tr("Uploads"));
    m_notices->setAccessibleName(tr("Notices"));
    m_status->setAccessibleName(tr("Status bar"));
    menuBar()->setAccessibleName(tr("Menu"));
    const auto name = [](QToolButton *button, const QString &text, const QAction *action) {
        button->setText(text);
        button->setAccessibleName(text);
        button->setToolTip(
            tr("%1 (%2)", "command and its shortcut").arg(text, action->shortcut().toString(QKeySequence::NativeText)));
    };
    name(m_sideButton, tr("Show the side panel"), m_commands->sidePanel);
    name(m_refreshButton, tr("Refresh list"), m_commands->refresh);
    m_addButton->setText(tr("Add"));
    m_addButton->setAccessibleName(tr("Add"));
    m_addButton->setToolTip(tr("Add an account or uploads by their IDs"));
}

void MainWindow::refreshFormat()
{
    m_format = currentFormat();
    m_sideModel->setFormat(m_format);
    m_uploads->setFormat(m_format);
    m_firstStart->setLanguage(m_format.language());
    m_status->setSelection(m_uploads->selection(), m_format);
    refreshAccounts();
}

void MainWindow::refreshIcons()
{
    m_sideButton->setIcon(m_setup.appearance.icon(u"side"_s));
    m_refreshButton->setIcon(m_setup.appearance.icon(u"refresh"_s));
    m_addButton->setIcon(m_setup.appearance.icon(u"plus"_s));
}

} // namespace deck
