#pragma once

#include "engine/engine.h"
#include "ui/accounts/secret_field.h"
#include "ui/window/deck_dialog.h"

#include <QHash>

class QComboBox;
class QRadioButton;

namespace deck {

/// The fields of one account at one vendor, made from what the vendor declares, and the draft that stands in them.
class AccountForm final : public QWidget
{
    Q_OBJECT
public:
    struct Setup
    {
        Appearance &appearance;
        VendorInfo vendor;
        Language language;
        std::optional<Account> edited; ///< the account as it is saved; nullopt: a new one
        QStringList taken {};          ///< names of the other accounts
    };
    explicit AccountForm(Setup setup, QWidget *parent = nullptr);

    /// The keychain was probed: `reason` says why it cannot be used; empty: it can.
    void setKeychain(const QString &reason);
    /// The draft as it stands; nullopt when a field needs the person, which is marked then and takes the focus.
    /// `forTest`: the name may still be missing.
    [[nodiscard]] std::optional<AccountDraft> draft(bool forTest);
    /// Shows what the engine says against a key, the name or the endpoint at its field. False when it is about none.
    bool showError(const ApiError &error, const QString &text);
    [[nodiscard]] QUrl endpoint() const; ///< where requests would go
    [[nodiscard]] QString name() const;
    void setName(const QString &name);
    void focusFirst();
    void focusSecret();

Q_SIGNALS:
    void edited();

private:
    struct KeyField
    {
        AccountKey key;
        FormRow *row = nullptr;    ///< of the value, or of the secret itself
        QLineEdit *text = nullptr; ///< one of the three
        QComboBox *choice = nullptr;
        SecretField *secret = nullptr;
        FormRow *variableRow = nullptr; ///< of a secret: the name of the variable it is in
        QLineEdit *variable = nullptr;
        bool dropSaved = false; ///< the person takes the saved one away
    };

    void build();
    void addName();
    void addRegion();
    void addWays();
    void addKey(const AccountKey &key);
    void addPlaces();
    void addMore();
    void addEndpoint();
    FormRow *addRow(const QString &label, QWidget *field, const QString &hint);
    QLineEdit *newLine(const QString &name);
    QComboBox *newCombo(const QString &name);
    void offerDrop(KeyField &field);

    /// Rows by way, place and folding.
    void arrange();
    void tellSecretHints();
    void changed(FormRow *row);
    [[nodiscard]] SecretRef::Place place() const;
    [[nodiscard]] QString way() const;
    [[nodiscard]] bool isMeant(const AccountKey &key) const;
    /// Whether a secret is saved where it is to be kept now, and so needs not be given again.
    [[nodiscard]] bool isSaved(const KeyField &field) const;
    [[nodiscard]] bool readName(AccountDraft &draft, bool forTest);
    [[nodiscard]] bool readKey(KeyField &field, AccountDraft &draft);
    [[nodiscard]] bool readSecret(KeyField &field, AccountDraft &draft);
    [[nodiscard]] bool readEndpoint(AccountDraft &draft);
    bool refuse(FormRow *row, QWidget *field, const QString &wrong, bool advanced);
    [[nodiscard]] KeyField *field(const QString &key);
    [[nodiscard]] const QString &in(const LocalText &text) const { return text.in(m_setup.language); }

    Setup m_setup;
    QLineEdit *m_name = nullptr;
    FormRow *m_nameRow = nullptr;
    QComboBox *m_region = nullptr;
    QComboBox *m_way = nullptr;
    std::vector<KeyField> m_keys;
    FormRow *m_placeRow = nullptr;
    QRadioButton *m_inKeychain = nullptr;
    QRadioButton *m_inVariable = nullptr;
    QRadioButton *m_inSession = nullptr;
    bool m_placeChosen = false; ///< by the person
    QAbstractButton *m_more = nullptr;
    QWidget *m_moreRow = nullptr;
    QLineEdit *m_endpoint = nullptr;
    FormRow *m_endpointRow = nullptr;
    QString m_keychainReason;
};

} // namespace deck
