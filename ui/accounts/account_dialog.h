#pragma once

#include "engine/engine.h"
#include "models/error_text.h"
#include "models/format.h"
#include "ui/window/deck_dialog.h"

class QComboBox;

namespace deck {

class AccountForm;
class TestReport;

/// Adds an account or changes one: fields as the vendor declares them, a test that names the stage that fails, and where
/// each secret is kept. A failed test never forbids saving. Made for the moment it is opened in: language and zone stay.
class AccountDialog final : public DeckDialog
{
    Q_OBJECT
public:
    struct Setup
    {
        Engine &engine;
        Clock &clock;
        Appearance &appearance;
        Format format;
        std::optional<Account> edited {}; ///< nullopt: a new one
        QString vendor {};                ///< of a new one; empty: the first
    };
    explicit AccountDialog(const Setup &setup, QWidget *parent = nullptr);

    /// For an account whose key was refused: the cursor stands in the secret.
    void focusSecret();
    void test();

Q_SIGNALS:
    void saved(const QString &account);

private:
    void addVendors(const QString &chosen);
    void makeForm();
    void setBusy(bool busy);
    void showStages(const QList<TestStage> &stages, bool secure);
    void showTrouble(const ApiError &error);
    void tellTrouble(const ErrorText &text);
    void hideTrouble();
    void defaultTo(bool saving);
    void save();
    void formEdited();
    [[nodiscard]] const VendorInfo &vendor() const;
    [[nodiscard]] ErrorText textOf(const ApiError &error) const;

    Engine &m_engine;
    Clock &m_clock;
    Format m_format;
    std::optional<Account> m_edited;
    QString m_keychainReason;
    bool m_keychainKnown = false;
    bool m_busy = false;
    int m_testNumber = 0; ///< answers of older tests are not shown

    QComboBox *m_vendor = nullptr;
    FormRow *m_vendorRow = nullptr;
    QVBoxLayout *m_formPlace = nullptr;
    AccountForm *m_form = nullptr;
    TestReport *m_report = nullptr;
    TokenLabel *m_trouble = nullptr; ///< what to do, below the report
    TokenLabel *m_code = nullptr;
    TextButton *m_copy = nullptr;
    QString m_copied;
    QPushButton *m_test = nullptr;
    QPushButton *m_discard = nullptr;
    QPushButton *m_save = nullptr;
};

} // namespace deck
