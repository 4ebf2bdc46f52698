#pragma once

#include "engine/engine.h"
#include "models/format.h"
#include "models/upload_counts.h"
#include "ui/language/language_switch.h"
#include "ui/preferences/window_settings.h"
#include "ui/uploads/filter_state.h"

#include <QMainWindow>

#include <functional>

class QSplitter;
class QStackedWidget;
class QToolBar;
class QToolButton;

namespace deck {

class Commands;
class FirstStartPage;
class NoticeArea;
class ProfileErrorPage;
class SearchBox;
class SideModel;
class SidePanel;
class StatusParts;
class UploadsPage;

/// What the composition root passes in; all of it outlives the window.
struct WindowSetup
{
    Engine &engine;
    Clock &clock;
    Appearance &appearance;
    LanguageSwitch &language;
    WindowSettings &settings;
    bool inSandbox = false;
    std::function<void()> openSandbox; ///< starts a second process
};

/// The window over the engine. It opens the profile itself (open()), tells what goes wrong, and keeps its
/// own looks in the settings. GUI thread.
class MainWindow final : public QMainWindow
{
    Q_OBJECT
public:
    explicit MainWindow(const WindowSetup &setup, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// Opens the profile, then asks every account and goes on asking by time.
    void open();
    [[nodiscard]] UploadsPage &uploads() { return *m_uploads; }
    [[nodiscard]] FilterState &filter() { return m_filter; }

    static constexpr Milliseconds refreshInterval {15'000};

Q_SIGNALS:
    /// The profile is open and its accounts are known.
    void opened();

protected:
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void build();
    void buildToolBar();
    void connectCommands();
    void connectEngine();
    void restoreLooks();
    void keepLooks();

    void retranslate();
    void refreshFormat();
    void refreshIcons();
    void refreshAccounts();
    void refreshNotices();
    void refreshPage();
    void tick();
    void armTick();

    void escape();
    void walkPanes(bool forward);
    void fillColumnsMenu();
    void connectAccounts();
    void fillAccountMenus();
    void openAccountMenu(const QString &account, const QPoint &globalPosition);
    void openNetworkMenu(const QPoint &globalPosition);
    void openAddAccount(const QString &vendor);
    enum class EditFor : quint8 { Change, SignIn, Test };
    void openEditAccount(const QString &account, EditFor purpose);
    void changeAccount(const QString &name);
    void testAccount(const QString &name);
    void signInAgain(const QString &name);
    void removeAccount(const QString &name);
    void refreshAccount(const QString &name);
    void openImport(const QString &account, const QString &text);
    void stopTracking();
    void importInto(const QString &account);
    [[nodiscard]] const AccountStatus *account(const QString &name) const; ///< nullptr when there is none of that name
    void openRowMenu(const QPoint &globalPosition);
    void copy(const QString &text);
    void noticeAction(int action, const QString &account, const QString &id);
    void showDetails(const QString &account);
    void setDensity(Density density);
    [[nodiscard]] Format currentFormat() const;
    [[nodiscard]] QWidget *shownPage() const;

    WindowSetup m_setup;
    bool m_timesInUtc;
    Format m_format;
    FilterState m_filter;
    UploadCounts m_counts;
    std::optional<ProfileOpened> m_opened;
    std::optional<ApiError> m_openError;
    std::optional<ApiError> m_trouble; ///< with the profile since it was opened, until dismissed
    QSet<QString> m_dismissed; ///< notices put away until their cause comes anew
    int m_tickGeneration = 0;
    bool m_noticesQueued = false;

    Commands *m_commands;
    QToolBar *m_toolBar;
    QToolButton *m_sideButton;
    QToolButton *m_refreshButton;
    QToolButton *m_addButton;
    SearchBox *m_search;
    QSplitter *m_splitter;
    SideModel *m_sideModel;
    SidePanel *m_side;
    QStackedWidget *m_pages;
    UploadsPage *m_uploads;
    FirstStartPage *m_firstStart;
    ProfileErrorPage *m_profileError;
    NoticeArea *m_notices;
    StatusParts *m_status;
};

} // namespace deck
