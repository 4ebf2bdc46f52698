#pragma once

#include "accounts/secrets.h"
#include "core/answer.h"
#include "engine/engine.h"
#include "sandbox/sandbox.h"
#include "ui/appearance/appearance.h"
#include "ui/language/language_switch.h"
#include "ui/preferences/window_settings.h"
#include "ui/uploads/upload_table_view.h"
#include "ui/uploads/uploads_page.h"
#include "ui/window/main_window.h"

#include <QTemporaryDir>
#include <QTest>

namespace deck {

/// The real window over the real engine and the sandbox, each in its own thread, in a throw-away profile.
class WindowRig
{
public:
    struct Options
    {
        std::shared_ptr<Clock> clock;
        LanguageChoice language = LanguageChoice::English;
        ThemeChoice theme = ThemeChoice::Light;
        QString scenario;
        QStringList accounts; ///< of the sandbox's, by name; all others stay out
        int uploads = 240;
        quint64 seed = 1;
        QString profileDir; ///< empty: a new one
        std::optional<Milliseconds> stallAfter; ///< nullopt: as in the program
    };

    explicit WindowRig(const Options &options)
        : m_clock(options.clock)
        , m_profileDir(options.profileDir.isEmpty() ? m_dir.filePath(QStringLiteral("profile")) : options.profileDir)
        , m_settings(m_profileDir, true)
        , m_accountsAsked(options.accounts.size())
    {
        SandboxSetup sandbox;
        sandbox.clock = m_clock;
        sandbox.scenario = options.scenario;
        sandbox.seed = options.seed;
        sandbox.uploads = options.uploads;
        m_sandbox = std::make_unique<Sandbox>(std::move(sandbox));
        if (!m_sandbox->start())
            qFatal("the sandbox did not start");
        m_language.apply(options.language);
        m_appearance.apply(options.theme);

        EngineSetup setup;
        setup.profileDir = m_profileDir;
        setup.clock = m_clock;
        setup.secrets = std::make_unique<SecretVault>(memorySecrets(), nullptr);
        setup.sharesRates = false; // its clock stands still or runs faster than that of other processes
        if (options.stallAfter)
            setup.stallAfter = *options.stallAfter;
        m_engine = std::make_unique<Engine>(std::move(setup));
        m_window = std::make_unique<MainWindow>(
            WindowSetup {*m_engine, *m_clock, m_appearance, m_language, m_settings, false, [this] { ++m_sandboxesOpened; }});
        QObject::connect(m_window.get(), &MainWindow::opened, m_engine.get(), [this, names = options.accounts] {
            for (const QString &name : names)
                add(name);
        });
        // the same everywhere, also on the small screen of a computer without one
        if (m_settings.geometry().isNull())
            m_window->resize(1440, 900);
        m_window->show();
        m_window->open();
    }
    ~WindowRig()
    {
        m_window.reset();
        m_engine.reset();
        m_sandbox.reset();
    }
    Q_DISABLE_COPY_MOVE(WindowRig)

    /// One account of the sandbox; with `wrongKey` its secret is another one's.
    void add(const QString &name, bool wrongKey = false)
    {
        for (const SandboxAccount &given : m_sandbox->accounts()) {
            if (given.name != name)
                continue;
            AccountDraft draft;
            draft.account.name = given.name;
            draft.account.vendor = given.vendor;
            draft.account.endpoint = m_sandbox->endpoint();
            draft.account.set = given.set;
            for (auto it = given.secret.cbegin(); it != given.secret.cend(); ++it) {
                QByteArray secret = it.value().toUtf8();
                if (wrongKey)
                    std::reverse(secret.begin(), secret.end());
                draft.account.secrets.insert(it.key(), {SecretRef::Place::Session, {}});
                draft.secrets.emplace(it.key(), std::make_shared<const Secret>(std::move(secret)));
            }
            await(m_engine->addAccount(std::move(draft)), m_engine.get(), [this, name](const Result<void> &added) {
                if (added)
                    m_engine->refresh({name});
                else
                    qWarning("account not added: %s", qPrintable(added.error().message));
            });
        }
    }

    /// The window goes, the engine stays: window() and parts of it may not be asked for any more.
    void closeForGood() { m_window.reset(); }

    [[nodiscard]] MainWindow &window() { return *m_window; }
    [[nodiscard]] Engine &engine() { return *m_engine; }
    [[nodiscard]] Sandbox &sandbox() { return *m_sandbox; }
    [[nodiscard]] Appearance &appearance() { return m_appearance; }
    [[nodiscard]] LanguageSwitch &language() { return m_language; }
    [[nodiscard]] WindowSettings &settings() { return m_settings; }
    [[nodiscard]] UploadTableView &table() { return m_window->uploads().table(); }
    [[nodiscard]] int rows() { return m_window->uploads().model().rowCount(); }
    /// How many accounts were to be added at the start.
    [[nodiscard]] qsizetype accountsAsked() const { return m_accountsAsked; }
    [[nodiscard]] int sandboxesOpened() const { return m_sandboxesOpened; }

    /// A part of the window by its objectName.
    template<typename T>
    [[nodiscard]] T *part(const QString &name)
    {
        return m_window->findChild<T *>(name);
    }
    void trigger(const QString &action)
    {
        auto *found = part<QAction>(action);
        if (!found)
            qFatal("no action %s", qPrintable(action));
        found->trigger();
    }
    [[nodiscard]] std::optional<AccountStatus> status(const QString &account) const
    {
        for (const AccountStatus &status : m_engine->accounts()) {
            if (status.account.name == account)
                return status;
        }
        return std::nullopt;
    }

private:
    QTemporaryDir m_dir;
    std::shared_ptr<Clock> m_clock;
    QString m_profileDir;
    WindowSettings m_settings;
    qsizetype m_accountsAsked;
    LanguageSwitch m_language;
    Appearance m_appearance;
    std::unique_ptr<Sandbox> m_sandbox;
    std::unique_ptr<Engine> m_engine;
    std::unique_ptr<MainWindow> m_window;
    int m_sandboxesOpened = 0;
};

} // namespace deck
