#pragma once

#include "core/vendor_info.h"
#include "ui/window/token_widgets.h"

class QPushButton;

namespace deck {

/// What stands in the middle while there is no account: how to add one, and the sandbox. Made from what the
/// vendors declare.
class FirstStartPage final : public TokenPane
{
    Q_OBJECT
public:
    FirstStartPage(Appearance &appearance, QList<VendorInfo> vendors, Language language, QWidget *parent = nullptr);
    void setLanguage(Language language);

Q_SIGNALS:
    void openSandboxRequested();
    void addAccountRequested(const QString &vendor);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void build();

    QList<VendorInfo> m_vendors;
    Language m_language;
    QWidget *m_content = nullptr;
};

/// A profile that cannot be opened: names the file, the cause and what to do. Nothing is changed meanwhile.
class ProfileErrorPage final : public TokenPane
{
    Q_OBJECT
public:
    explicit ProfileErrorPage(Appearance &appearance, QWidget *parent = nullptr);
    void tell(const QString &title, const QString &text, const QString &next, const QString &code);

Q_SIGNALS:
    void tryAgainRequested();
    void quitRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    TokenLabel *m_title;
    TokenLabel *m_text;
    TokenLabel *m_next;
    TokenLabel *m_code;
    QPushButton *m_again;
    QPushButton *m_quit;
};

} // namespace deck
