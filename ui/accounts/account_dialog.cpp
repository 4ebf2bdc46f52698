#include "ui/accounts/account_dialog.h"

#include "ui/accounts/account_form.h"
#include "ui/accounts/test_report.h"
#include "ui/language/han_spacing.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace deck {

namespace {

constexpr int dialogWidth = 672;

/// The vendor's monogram as the icon of an entry, sharp at every device pixel ratio.
QIcon monogramIcon(const QString &monogram, const Appearance &appearance)
{
    QIcon icon;
    for (const int ratio : {1, 2, 3}) {
        QPixmap pixmap(QSize(24, 16) * ratio);
        pixmap.setDevicePixelRatio(ratio);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paintMonogram(painter, QRect(1, 0, 22, 16), monogram, appearance);
        painter.end();
        icon.addPixmap(pixmap);
    }
    return icon;
}

} // namespace

AccountDialog::AccountDialog(const Setup &setup, QWidget *parent)
    : DeckDialog(setup.appearance, dialogWidth, parent)
    , m_engine(setup.engine)
    , m_clock(setup.clock)
    , m_format(setup.format)
    , m_edited(setup.edited)
{
    setObjectName(u"accountDialog"_s);
    setWindowTitle(m_edited ? tr("Edit account") : tr("Add account"));
    addVendors(m_edited ? m_edited->vendor : setup.vendor);
    m_formPlace = new QVBoxLayout;
    m_formPlace->setContentsMargins(0, 0, 0, 0);
    body().addLayout(m_formPlace);

    m_report = new TestReport(setup.appearance, this);
    m_report->hide();
    body().addSpacing(4);
    body().addWidget(m_report);
    m_trouble = addText(TextStyle::Body, Token::Text2, QString());
    m_trouble->setObjectName(u"accountTrouble"_s);
    auto *codeLine = new QHBoxLayout;
    codeLine->setSpacing(12);
    m_code = new TokenLabel(setup.appearance, TextStyle::Fixed, Token::Text3, this);
    m_code->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    codeLine->addWidget(m_code);
    m_copy = new TextButton(setup.appearance, Token::Accent, this);
    m_copy->setObjectName(u"accountCopy"_s);
    m_copy->setText(tr("Copy details"));
    m_copy->setAccessibleName(m_copy->text());
    codeLine->addWidget(m_copy);
    codeLine->addStretch(1);
    body().addLayout(codeLine);
    body().addStretch(1);
    hideTrouble();

    m_test = addButton(u"accountTest"_s, tr("Test"), Qt::AlignLeft);
    m_discard = addButton(u"accountDiscard"_s, tr("Discard"));
    m_save = addButton(u"accountSave"_s, tr("Save account"));
    connect(m_copy, &QAbstractButton::clicked, this, [this] { QApplication::clipboard()->setText(m_copied); });
    connect(m_test, &QAbstractButton::clicked, this, &AccountDialog::test);
    connect(m_discard, &QAbstractButton::clicked, this, &QDialog::reject);
    connect(m_save, &QAbstractButton::clicked, this, &AccountDialog::save);
    defaultTo(true);
    makeForm();
    m_form->focusFirst();

    await(m_engine.probeKeychain(), this, [this](const Result<void> &usable) {
        m_keychainKnown = true;
        if (!usable)
            m_keychainReason = textOf(usable.error()).what;
        m_form->setKeychain(m_keychainReason);
    });
}

void AccountDialog::addVendors(const QString &chosen)
{
    m_vendor = new QComboBox(this);
    m_vendor->setObjectName(u"accountVendor"_s);
    m_vendor->setIconSize(QSize(24, 16));
    for (const VendorInfo &known : m_engine.vendors())
        m_vendor->addItem(monogramIcon(known.monogram, appearance()), known.longName.in(m_format.language()), known.id);
    m_vendor->setCurrentIndex(std::max(0, m_vendor->findData(chosen)));
    m_vendor->setEnabled(!m_edited);
    m_vendorRow = new FormRow(appearance(), tr("Vendor"), m_vendor, QString(), this);
    body().addWidget(m_vendorRow);
    connect(m_vendor, &QComboBox::currentIndexChanged, this, [this] {
        ++m_testNumber;
        setBusy(false);
        makeForm();
        m_report->hide();
        hideTrouble();
        defaultTo(true);
    });
}

const VendorInfo &AccountDialog::vendor() const
{
    return m_engine.vendors().at(std::max(0, m_vendor->currentIndex()));
}

void AccountDialog::makeForm()
{
    const QString name = m_form ? m_form->name() : QString();
    delete m_form;
    QStringList taken;
    for (const AccountStatus &status : m_engine.accounts())
        taken.append(status.account.name);
    m_form = new AccountForm({appearance(), vendor(), m_format.language(), m_edited, taken}, this);
    m_form->setName(name);
    m_formPlace->addWidget(m_form);
    m_vendorRow->setHint(tr("Where its keys are: %1").arg(vendor().keysWhere.in(m_format.language())));
    connect(m_form, &AccountForm::edited, this, &AccountDialog::formEdited);
    if (m_keychainKnown)
        m_form->setKeychain(m_keychainReason);
    m_form->show(); // one that is exchanged while the dialog is open
    // Tab walks vendor, form, report, buttons
    QWidget *last = m_vendor;
    const auto next = [&last](QWidget *widget) {
        QWidget::setTabOrder(last, widget);
        last = widget;
    };
    for (QWidget *field : m_form->findChildren<QWidget *>()) {
        if ((field->focusPolicy() & Qt::TabFocus) != 0)
            next(field);
    }
    for (QWidget *widget : {static_cast<QWidget *>(m_copy), static_cast<QWidget *>(m_test), static_cast<QWidget *>(m_discard),
                            static_cast<QWidget *>(m_save)})
        next(widget);
}

void AccountDialog::focusSecret()
{
    m_form->focusSecret();
}

void AccountDialog::formEdited()
{
    m_report->markOutdated();
}

void AccountDialog::setBusy(bool busy)
{
    m_busy = busy;
    m_test->setEnabled(!busy);
    m_save->setEnabled(!busy);
}

void AccountDialog::defaultTo(bool saving)
{
    makeDefault(saving ? m_save : m_test);
    m_save->setText(saving ? tr("Save account") : tr("Save anyway"));
    m_save->setAccessibleName(m_save->text());
}

ErrorText AccountDialog::textOf(const ApiError &error) const
{
    const QString &name = vendor().shortName.in(m_format.language());
    ErrorText text = errorText(error, name, m_engine.advice(error.vendor, error.code), m_format.language());
    text.what = closeHanGapsAround(text.what, name);
    return text;
}

// --- test

void AccountDialog::test()
{
    if (m_busy)
        return;
    const std::optional<AccountDraft> draft = m_form->draft(true);
    if (!draft)
        return;
    const bool secure = m_form->endpoint().scheme() == u"https"_s;
    setBusy(true);
    m_test->setText(tr("Testing"));
    hideTrouble();
    m_report->showRunning(secure);
    m_report->show();
    const int number = ++m_testNumber;
    await(m_engine.testDraft(*draft), this, [this, number, secure](const Result<QList<TestStage>> &stages) {
        if (number != m_testNumber)
            return;
        setBusy(false);
        m_test->setText(tr("Test again"));
        m_test->setAccessibleName(m_test->text());
        if (stages) {
            showStages(*stages, secure);
            return;
        }
        m_report->hide();
        showTrouble(stages.error());
    });
}

void AccountDialog::showStages(const QList<TestStage> &stages, bool secure)
{
    TestReport::Result result {stages, secure, m_clock.now(), vendor().shortName.in(m_format.language()), {}};
    const bool passed = TestReport::passed(stages);
    if (!passed && !stages.isEmpty() && stages.last().error)
        result.error = textOf(*stages.last().error);
    m_report->showResult(result, m_format);
    defaultTo(passed);
    if (!passed)
        tellTrouble(result.error);
    // the answer is what the person waits for: from the keyboard, Enter goes on from here
    (passed ? m_save : m_test)->setFocus(Qt::OtherFocusReason);
    showEnd();
}

void AccountDialog::showTrouble(const ApiError &error)
{
    const ErrorText text = textOf(error);
    if (!m_form->showError(error, text.why.isEmpty() ? text.what : text.why))
        tellTrouble(text);
}

void AccountDialog::tellTrouble(const ErrorText &text)
{
    m_trouble->setText(m_report->isVisibleTo(this) && !text.next.isEmpty() ? text.next : text.sentence());
    m_trouble->show();
    m_code->setText(text.code);
    m_code->setVisible(!text.code.isEmpty());
    QStringList all {m_edited ? m_edited->name : m_form->name(), text.what, text.why, text.next, text.code};
    all.removeAll(QString());
    m_copied = all.join(u'\n');
    m_copy->show();
}

void AccountDialog::hideTrouble()
{
    m_trouble->hide();
    m_code->hide();
    m_copy->hide();
}

// --- save

void AccountDialog::save()
{
    if (m_busy)
        return;
    const std::optional<AccountDraft> draft = m_form->draft(false);
    if (!draft)
        return;
    setBusy(true);
    const QString name = draft->account.name;
    await(m_edited ? m_engine.changeAccount(*draft) : m_engine.addAccount(*draft), this, [this, name](const Result<void> &kept) {
        setBusy(false);
        if (!kept) {
            showTrouble(kept.error());
            return;
        }
        Q_EMIT saved(name);
        accept();
    });
}

} // namespace deck
