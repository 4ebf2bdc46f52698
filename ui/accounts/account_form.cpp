#include "ui/accounts/account_form.h"

#include "models/error_text.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QHBoxLayout>
#include <QRadioButton>
#include <QRegularExpression>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace deck {

namespace {

using Place = SecretRef::Place;

/// Where the secrets of a saved account are; the keychain for a new one.
Place savedPlace(const std::optional<Account> &account)
{
    return account && !account->secrets.isEmpty() ? account->secrets.first().place : Place::Keychain;
}

bool isVariableName(const QString &name)
{
    static const QRegularExpression form(u"^[A-Za-z_][A-Za-z0-9_]*$"_s);
    return form.match(name).hasMatch();
}

} // namespace

AccountForm::AccountForm(Setup setup, QWidget *parent)
    : QWidget(parent)
    , m_setup(std::move(setup))
{
    build();
    arrange();
}

void AccountForm::build()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    m_keys.reserve(static_cast<std::size_t>(m_setup.vendor.keys.size()));
    addName();
    addRegion();
    addWays();
    for (const AccountKey &key : std::as_const(m_setup.vendor.keys)) {
        if (!key.advanced && !key.secret)
            addKey(key);
    }
    addPlaces();
    for (const AccountKey &key : std::as_const(m_setup.vendor.keys)) {
        if (!key.advanced && key.secret)
            addKey(key);
    }
    addMore();
    for (const AccountKey &key : std::as_const(m_setup.vendor.keys)) {
        if (key.advanced)
            addKey(key);
    }
    addEndpoint();
}

FormRow *AccountForm::addRow(const QString &label, QWidget *field, const QString &hint)
{
    auto *row = new FormRow(m_setup.appearance, label, field, hint, this);
    layout()->addWidget(row);
    return row;
}

QLineEdit *AccountForm::newLine(const QString &name)
{
    auto *line = new QLineEdit(this);
    line->setObjectName(name);
    return line;
}

QComboBox *AccountForm::newCombo(const QString &name)
{
    auto *combo = new QComboBox(this);
    combo->setObjectName(name);
    combo->setMaxVisibleItems(12);
    return combo;
}

void AccountForm::addName()
{
    m_name = newLine(u"accountName"_s);
    m_nameRow = addRow(tr("Name"), m_name, tr("Shown in the table and used by the console program"));
    if (m_setup.edited) {
        m_name->setText(m_setup.edited->name);
        m_name->setReadOnly(true);
        m_nameRow->setHint(tr("The name stays: rows and scripts refer to it"));
    }
    connect(m_name, &QLineEdit::textEdited, this, [this] { changed(m_nameRow); });
}

void AccountForm::addRegion()
{
    if (m_setup.vendor.regions.size() < 2)
        return;
    m_region = newCombo(u"accountRegion"_s);
    for (const Region &region : std::as_const(m_setup.vendor.regions))
        m_region->addItem(tr("%1 · %2", "region's ID and name").arg(region.id, in(region.name)), region.id);
    if (m_setup.edited && !m_setup.edited->region.isEmpty())
        m_region->setCurrentIndex(std::max(0, m_region->findData(m_setup.edited->region)));
    FormRow *row = addRow(tr("Region"), m_region, QString());
    connect(m_region, &QComboBox::currentIndexChanged, this, [this, row] {
        if (m_endpoint)
            m_endpoint->setPlaceholderText(endpoint().toString());
        changed(row);
    });
}

void AccountForm::addWays()
{
    if (m_setup.vendor.signInWays.size() < 2)
        return;
    m_way = newCombo(u"accountWay"_s);
    for (const SignInWay &way : std::as_const(m_setup.vendor.signInWays))
        m_way->addItem(in(way.name), way.id);
    if (m_setup.edited) {
        if (const SignInWay *way = signInWayOf(*m_setup.edited, m_setup.vendor))
            m_way->setCurrentIndex(std::max(0, m_way->findData(way->id)));
    }
    FormRow *row = addRow(tr("Sign in by"), m_way, QString());
    connect(m_way, &QComboBox::currentIndexChanged, this, [this, row] {
        arrange();
        changed(row);
    });
}

void AccountForm::addKey(const AccountKey &key)
{
    KeyField field;
    field.key = key;
    const QString label = in(key.label);
    const QString saved = m_setup.edited ? m_setup.edited->set.value(key.name) : QString();
    if (key.secret) {
        field.secret = new SecretField(m_setup.appearance, this);
        field.secret->setObjectName(u"key."_s + key.name);
        field.row = addRow(label, field.secret, QString());
        field.variable = newLine(u"variable."_s + key.name);
        field.variable->setPlaceholderText(tr("Name of the variable"));
        field.variable->setAccessibleName(tr("Variable that holds %1").arg(label));
        field.variableRow = addRow(label, field.variable, QString());
        if (m_setup.edited)
            field.variable->setText(m_setup.edited->secrets.value(key.name).variable);
        connect(field.variable, &QLineEdit::textEdited, this, [this, row = field.variableRow] { changed(row); });
        connect(field.secret, &SecretField::trimmed, this, [this, name = key.name](bool trimmed) {
            FormRow *row = this->field(name)->row;
            changed(row);
            tellSecretHints();
            if (trimmed)
                row->setHint(tr("Blanks around what was pasted were left out"));
        });
    } else if (!key.choices.isEmpty()) {
        field.choice = newCombo(u"key."_s + key.name);
        for (const QString &choice : key.choices)
            field.choice->addItem(choice, choice);
        if (!saved.isEmpty())
            field.choice->setCurrentIndex(std::max(0, field.choice->findData(saved)));
        field.row = addRow(label, field.choice, in(key.hint));
        connect(field.choice, &QComboBox::currentIndexChanged, this, [this, row = field.row] { changed(row); });
    } else {
        field.text = newLine(u"key."_s + key.name);
        field.text->setText(saved);
        field.row = addRow(label, field.text, in(key.hint));
        connect(field.text, &QLineEdit::textEdited, this, [this, row = field.row] { changed(row); });
    }
    m_keys.push_back(field);
    if (key.secret && !key.required && m_setup.edited && m_setup.edited->secrets.contains(key.name))
        offerDrop(m_keys.back());
}

/// A secret that may be absent and is saved can be taken away.
void AccountForm::offerDrop(KeyField &field)
{
    auto *drop = new TextButton(m_setup.appearance, Token::Accent, this);
    drop->setObjectName(u"drop."_s + field.key.name);
    drop->setText(tr("Remove it"));
    drop->setAccessibleName(tr("Remove the saved %1").arg(in(field.key.label)));
    field.row->addBesideHint(drop);
    connect(drop, &QAbstractButton::clicked, this, [this, drop, name = field.key.name] {
        KeyField *own = this->field(name);
        own->dropSaved = !own->dropSaved;
        drop->setText(own->dropSaved ? tr("Keep it") : tr("Remove it"));
        drop->updateGeometry();
        own->secret->setEnabled(!own->dropSaved);
        changed(own->row);
        tellSecretHints();
    });
}

void AccountForm::addPlaces()
{
    auto *choices = new QWidget(this);
    choices->setObjectName(u"accountPlaces"_s);
    choices->setMinimumHeight(32);
    auto *row = new QHBoxLayout(choices);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(16);
    const auto add = [&](const QString &name, const QString &text) {
        auto *radio = new QRadioButton(text, choices);
        radio->setObjectName(name);
        radio->setAccessibleName(text);
        row->addWidget(radio);
        connect(radio, &QAbstractButton::clicked, this, [this] { m_placeChosen = true; });
        connect(radio, &QAbstractButton::toggled, this, [this](bool on) {
            if (!on)
                return;
            arrange();
            Q_EMIT edited();
        });
        return radio;
    };
    m_inKeychain = add(u"accountKeychain"_s, tr("system keychain"));
    m_inVariable = add(u"accountVariable"_s, tr("environment variable"));
    m_inSession = add(u"accountSession"_s, tr("this session only"));
    row->addStretch(1);
    m_placeRow = addRow(tr("Keep the secret in"), choices, QString());
    choices->setFocusProxy(m_inKeychain);

    const QSignalBlocker quiet(this);
    switch (savedPlace(m_setup.edited)) {
    case Place::Keychain:
        m_inKeychain->setChecked(true);
        break;
    case Place::Environment:
        m_inVariable->setChecked(true);
        break;
    case Place::Session:
        m_inSession->setChecked(true);
        break;
    }
}

void AccountForm::addMore()
{
    QStringList names;
    for (const AccountKey &key : std::as_const(m_setup.vendor.keys)) {
        if (key.advanced)
            names.append(in(key.label));
    }
    names.append(tr("Endpoint"));
    auto *more = new TextButton(m_setup.appearance, Token::Text2, this);
    more->setObjectName(u"accountMore"_s);
    more->setCheckable(true);
    more->setText(names.join(tr(", ")));
    more->setAccessibleName(tr("More: %1").arg(more->text()));
    more->setIconName(u"chevron-right"_s, Token::Text3);
    m_more = more;
    m_moreRow = new QWidget(this);
    auto *row = new QHBoxLayout(m_moreRow);
    row->setContentsMargins(FormRow::labelWidth + 8, 2, 0, 2);
    row->addWidget(more);
    row->addStretch(1);
    layout()->addWidget(m_moreRow);
    connect(more, &QAbstractButton::toggled, this, [this, more](bool open) {
        more->setIconName(open ? u"chevron-down"_s : u"chevron-right"_s, Token::Text3);
        arrange();
    });
}

void AccountForm::addEndpoint()
{
    m_endpoint = newLine(u"accountEndpoint"_s);
    m_endpointRow
        = addRow(tr("Endpoint"), m_endpoint, tr("In place of the vendor's own: a proxy, a private region or the sandbox"));
    if (m_setup.edited)
        m_endpoint->setText(m_setup.edited->endpoint.toString());
    Account bare;
    bare.region = m_region ? m_region->currentData().toString() : QString();
    m_endpoint->setPlaceholderText(endpointOf(bare, m_setup.vendor).toString());
    connect(m_endpoint, &QLineEdit::textEdited, this, [this] { changed(m_endpointRow); });
}

// --- what is shown

Place AccountForm::place() const
{
    return m_inVariable->isChecked() ? Place::Environment : m_inSession->isChecked() ? Place::Session : Place::Keychain;
}

QString AccountForm::way() const
{
    if (m_way)
        return m_way->currentData().toString();
    return m_setup.vendor.signInWays.isEmpty() ? QString() : m_setup.vendor.signInWays.constFirst().id;
}

bool AccountForm::isMeant(const AccountKey &key) const
{
    return key.signInWay.isEmpty() || key.signInWay == way();
}

bool AccountForm::isSaved(const KeyField &field) const
{
    if (!m_setup.edited || place() == Place::Environment)
        return false;
    const auto saved = m_setup.edited->secrets.constFind(field.key.name);
    return saved != m_setup.edited->secrets.cend() && saved->place == place() && !field.dropSaved;
}

void AccountForm::arrange()
{
    if (!m_endpointRow)
        return; // still being built
    const bool open = m_more->isChecked();
    const bool inVariable = place() == Place::Environment;
    for (const KeyField &field : m_keys) {
        const bool shown = isMeant(field.key) && (open || !field.key.advanced);
        field.row->setVisible(shown && !(field.secret && inVariable));
        if (field.variableRow)
            field.variableRow->setVisible(shown && inVariable);
    }
    m_endpointRow->setVisible(open);
    switch (place()) {
    case Place::Keychain:
        m_placeRow->setHint(tr("Written to the keychain when you save. Never to a file or log."));
        break;
    case Place::Environment:
        m_placeRow->setHint(tr("Only the name of the variable is kept, not its value."));
        break;
    case Place::Session:
        m_placeRow->setHint(tr("Asked for again at the next start."));
        break;
    }
    if (!m_keychainReason.isEmpty())
        m_placeRow->setHint(m_keychainReason);
    tellSecretHints();
}

void AccountForm::tellSecretHints()
{
    for (const KeyField &field : m_keys) {
        if (!field.secret)
            continue;
        const QString &own = in(field.key.hint);
        field.variableRow->setHint(own);
        const bool savedElsewhere = m_setup.edited && m_setup.edited->secrets.contains(field.key.name) && !isSaved(field);
        if (field.dropSaved)
            field.row->setHint(tr("Taken away when you save."));
        else if (isSaved(field) && field.secret->text().isEmpty())
            field.row->setHint(tr("Saved. Leave it empty to keep it."));
        else if (savedElsewhere && field.secret->text().isEmpty())
            field.row->setHint(tr("Kept elsewhere so far: enter it again to move it."));
        else
            field.row->setHint(own);
    }
}

void AccountForm::setKeychain(const QString &reason)
{
    m_keychainReason = reason;
    m_inKeychain->setEnabled(reason.isEmpty());
    m_inKeychain->setToolTip(reason);
    const bool savedThere = m_setup.edited && savedPlace(m_setup.edited) == Place::Keychain;
    if (!reason.isEmpty() && m_inKeychain->isChecked() && !m_placeChosen && !savedThere) {
        const QSignalBlocker quiet(this); // nobody has edited anything
        m_inSession->setChecked(true);
    }
    arrange();
}

void AccountForm::changed(FormRow *row)
{
    row->setWrong(QString());
    Q_EMIT edited();
}

// --- what stands in it

QString AccountForm::name() const
{
    return m_name->text().trimmed();
}

void AccountForm::setName(const QString &name)
{
    if (!m_setup.edited)
        m_name->setText(name);
}

QUrl AccountForm::endpoint() const
{
    Account account;
    account.region = m_region ? m_region->currentData().toString() : QString();
    if (m_endpoint && !m_endpoint->text().trimmed().isEmpty())
        account.endpoint = QUrl(m_endpoint->text().trimmed());
    return endpointOf(account, m_setup.vendor);
}

AccountForm::KeyField *AccountForm::field(const QString &key)
{
    const auto found
        = std::find_if(m_keys.begin(), m_keys.end(), [&key](const KeyField &field) { return field.key.name == key; });
    return found == m_keys.end() ? nullptr : &*found;
}

bool AccountForm::refuse(FormRow *row, QWidget *field, const QString &wrong, bool advanced)
{
    if (advanced)
        m_more->setChecked(true);
    row->setWrong(wrong);
    field->setFocus(Qt::OtherFocusReason);
    return false;
}

std::optional<AccountDraft> AccountForm::draft(bool forTest)
{
    AccountDraft draft;
    draft.account.vendor = m_setup.vendor.id;
    if (m_region)
        draft.account.region = m_region->currentData().toString();
    if (!readName(draft, forTest))
        return std::nullopt;
    for (KeyField &field : m_keys) {
        if (isMeant(field.key) && !readKey(field, draft))
            return std::nullopt;
    }
    if (!readEndpoint(draft))
        return std::nullopt;
    return draft;
}

bool AccountForm::readName(AccountDraft &draft, bool forTest)
{
    draft.account.name = name();
    if (m_setup.edited)
        return true;
    if (forTest && draft.account.name.isEmpty()) {
        draft.account.name = u"test"_s; // a name is needed to save, not to test
        return true;
    }
    if (draft.account.name.isEmpty())
        return refuse(m_nameRow, m_name, tr("Give the account a name."), false);
    if (!isValidAccountName(draft.account.name))
        return refuse(m_nameRow, m_name, tr("Use 1 to 64 of the letters A to Z, digits, dot, underscore and hyphen."), false);
    if (m_setup.taken.contains(draft.account.name))
        return refuse(m_nameRow, m_name, tr("Another account has this name."), false);
    return true;
}

bool AccountForm::readKey(KeyField &field, AccountDraft &draft)
{
    if (field.secret)
        return readSecret(field, draft);
    const QString value = field.choice ? field.choice->currentData().toString() : field.text->text().trimmed();
    if (value.isEmpty()) {
        return !field.key.required
            || refuse(field.row, field.text, tr("%1 is needed.").arg(in(field.key.label)), field.key.advanced);
    }
    // the default choice needs no mention
    const bool isDefault = field.choice && !field.key.required && value == field.key.choices.constFirst();
    if (!isDefault)
        draft.account.set.insert(field.key.name, value);
    return true;
}

bool AccountForm::readSecret(KeyField &field, AccountDraft &draft)
{
    const QString &name = field.key.name;
    if (place() == Place::Environment) {
        const QString variable = field.variable->text().trimmed();
        if (variable.isEmpty()) {
            return !field.key.required
                || refuse(field.variableRow, field.variable, tr("Name the variable that holds it."), field.key.advanced);
        }
        if (!isVariableName(variable))
            return refuse(field.variableRow, field.variable,
                          tr("The name of a variable, not its value: letters, digits and underscores."), field.key.advanced);
        draft.account.secrets.insert(name, {Place::Environment, variable});
        return true;
    }
    const std::shared_ptr<const Secret> given = field.dropSaved ? nullptr : field.secret->secret();
    if (given) {
        draft.account.secrets.insert(name, {place(), {}});
        draft.secrets.emplace(name, given);
        return true;
    }
    if (isSaved(field)) {
        draft.account.secrets.insert(name, {place(), {}});
        return true;
    }
    return !field.key.required
        || refuse(field.row, field.secret, tr("%1 is needed.").arg(in(field.key.label)), field.key.advanced);
}

bool AccountForm::readEndpoint(AccountDraft &draft)
{
    const QString text = m_endpoint->text().trimmed();
    if (text.isEmpty())
        return true;
    const Result<QUrl> endpoint = checkEndpoint(text);
    if (!endpoint) {
        const ErrorText words = errorText(endpoint.error(), QString(), std::nullopt, m_setup.language);
        return refuse(m_endpointRow, m_endpoint, words.sentence(), true);
    }
    draft.account.endpoint = *endpoint;
    return true;
}

bool AccountForm::showError(const ApiError &error, const QString &text)
{
    if (error.code == "account-name"_L1 || error.code == "account-exists"_L1)
        return !refuse(m_nameRow, m_name, text, false);
    if (error.code.startsWith("endpoint-"_L1))
        return !refuse(m_endpointRow, m_endpoint, text, true);
    KeyField *about = error.code == "account-key"_L1 ? field(error.subject) : nullptr;
    if (!about)
        return false;
    if (about->secret && place() == Place::Environment)
        return !refuse(about->variableRow, about->variable, text, about->key.advanced);
    QWidget *input = about->secret ? static_cast<QWidget *>(about->secret)
        : about->choice            ? static_cast<QWidget *>(about->choice)
                                   : about->text;
    return !refuse(about->row, input, text, about->key.advanced);
}

void AccountForm::focusFirst()
{
    m_name->setFocus(Qt::OtherFocusReason);
}

void AccountForm::focusSecret()
{
    for (const KeyField &field : m_keys) {
        if (field.secret && isMeant(field.key) && !field.key.advanced) {
            (place() == Place::Environment ? static_cast<QWidget *>(field.variable) : field.secret)
                ->setFocus(Qt::OtherFocusReason);
            return;
        }
    }
}

} // namespace deck
