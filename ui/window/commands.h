#pragma once

#include "ui/language/language_switch.h"
#include "ui/preferences/window_settings.h"

#include <QActionGroup>
#include <QMenu>

class QMenuBar;

namespace deck {

/// Every command of the window with its shortcut, and the menu bar made of them. Texts are told anew when the
/// language changes.
class Commands final : public QObject
{
    Q_OBJECT
public:
    Commands(QWidget &window, bool inSandbox);

    QAction *importIds;
    QAction *close;
    QAction *quit;
    QAction *copyRows;
    QAction *copyIds;
    QAction *pasteIds;
    QAction *selectAll;
    QAction *find;
    QAction *refresh;
    QAction *sidePanel;
    QAction *clearFilter;
    QAction *fullScreen;
    QAction *addAccount;
    QAction *openSandbox; ///< in the sandbox: leave it
    QAction *minimise;
    QAction *about;
    QAction *copyTitles;     ///< of the rows' menu
    QAction *filterStatus;   ///< of the rows' menu
    QAction *filterAccount;  ///< of the rows' menu
    QAction *stopTracking;   ///< of the rows' menu
    QAction *sizeColumns;    ///< of the columns' menu
    QAction *resetColumns;   ///< of the columns' menu
    QActionGroup *densities; ///< data: int of Density
    QActionGroup *themes;    ///< data: int of ThemeChoice
    QActionGroup *languages; ///< data: int of LanguageChoice
    QActionGroup *times;     ///< data: bool UTC
    QMenu *columnsMenu;      ///< filled by the window from the table's columns
    QMenu *rowMenu;
    QMenu *addMenu; ///< of the tool bar
    // One entry for each account they can be about; filled by the window.
    QMenu *editAccount;
    QMenu *testAccount;
    QMenu *signInAgain;
    QMenu *removeAccount;

    void fill(QMenuBar &bar);
    void retranslate();
    /// Texts of the rows' menu that name what is under the pointer.
    void nameFilters(const QString &status, const QString &account);
    static void check(QActionGroup &group, int value);

private:
    QAction *add(const char *name, const QKeySequence &key = {});
    QAction *addChoice(QActionGroup &group, const char *name, int value);
    QMenu *newMenu(const char *name);

    QWidget &m_window;
    bool m_inSandbox;
    QMenu *m_file;
    QMenu *m_edit;
    QMenu *m_view;
    QMenu *m_density;
    QMenu *m_appearance;
    QMenu *m_language;
    QMenu *m_times;
    QMenu *m_accounts;
    QMenu *m_windowMenu;
    QMenu *m_help;
};

} // namespace deck
