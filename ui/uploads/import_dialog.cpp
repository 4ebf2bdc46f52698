#include "ui/uploads/import_dialog.h"

#include "core/answer.h"
#include "ui/language/han_spacing.h"

#include <QComboBox>
#include <QFile>
#include <QFileDialog>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSet>
#include <QThreadPool>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace deck {

namespace {

constexpr int dialogWidth = 640;
constexpr int inputHeight = 200;
constexpr int linesHeight = 160;
constexpr qsizetype mostLinesShown = 1'000;

/// Reads on a thread of the pool: a file may be large, and the window goes on.
template<typename Work>
QFuture<Result<ImportedText>> onPool(Work work)
{
    const auto answer = newAnswer<ImportedText>();
    QThreadPool::globalInstance()->start([answer, work = std::move(work)] { answer.give(work()); });
    return answer.future();
}

Result<ImportedText> readWhole(const QString &name, const VendorInfo &vendor)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorKind::BadInput, u"import-unreadable"_s, file.errorString(), name);
    const QByteArray bytes = file.read(mostImportBytes + 1);
    if (file.error() != QFileDevice::NoError)
        return failure(ErrorKind::BadInput, u"import-unreadable"_s, file.errorString(), name);
    return importedText(bytes, vendor, name);
}

/// The ID as a person writes it after the account's name.
QString entryOf(const UploadKey &key, const VendorInfo &vendor)
{
    return uploadAddress(key, vendor).mid(key.account.size() + 1);
}

} // namespace

ImportDialog::ImportDialog(const Setup &setup, QWidget *parent)
    : DeckDialog(setup.appearance, dialogWidth, parent)
    , m_engine(setup.engine)
    , m_format(setup.format)
{
    setObjectName(u"importDialog"_s);
    setWindowTitle(tr("Import IDs"));
    addAccounts(setup.account);
    buildInput(setup.text);
    m_verdict = addText(TextStyle::Body, Token::Text, QString());
    m_verdict->setObjectName(u"importVerdict"_s);
    m_verdict->setSemibold(true);
    m_detail = addText(TextStyle::Body, Token::Text2, QString());
    m_detail->setObjectName(u"importDetail"_s);
    m_lines = new QPlainTextEdit(this);
    m_lines->setObjectName(u"importLines"_s);
    m_lines->setReadOnly(true);
    m_lines->setTabChangesFocus(true);
    m_lines->setFixedHeight(linesHeight);
    m_lines->setLineWrapMode(QPlainTextEdit::NoWrap);
    body().addWidget(m_lines);
    body().addStretch(1);

    m_file = addButton(u"importFile"_s, tr("Choose file…"), Qt::AlignLeft);
    m_back = addButton(u"importBack"_s, QString());
    m_next = addButton(u"importNext"_s, QString());
    makeDefault(m_next);
    connect(m_file, &QAbstractButton::clicked, this, &ImportDialog::chooseFile);
    connect(m_back, &QAbstractButton::clicked, this, &ImportDialog::goBack);
    connect(m_next, &QAbstractButton::clicked, this, &ImportDialog::goOn);
    show(Step::Input);
    m_text->setFocus(Qt::OtherFocusReason);
}

void ImportDialog::addAccounts(const QString &chosen)
{
    m_account = new QComboBox(this);
    m_account->setObjectName(u"importAccount"_s);
    int wanted = -1;
    for (const AccountStatus &status : m_engine.accounts()) {
        m_account->addItem(
            tr("%1 · %2", "account and its vendor").arg(status.account.name, status.vendor.shortName.in(m_format.language())),
            status.account.name);
        if (chosen == status.account.name || (chosen.isEmpty() && wanted < 0 && !status.vendor.cannotList.en.isEmpty()))
            wanted = m_account->count() - 1;
    }
    m_account->setCurrentIndex(std::max(0, wanted));
    m_accountRow = new FormRow(appearance(), tr("Account"), m_account, QString(), this);
    body().addWidget(m_accountRow);
    const auto tellVendor = [this] {
        const AccountStatus *status = account();
        m_accountRow->setHint(status ? status->vendor.cannotList.in(m_format.language()) : QString());
    };
    connect(m_account, &QComboBox::currentIndexChanged, this, tellVendor);
    tellVendor();
}

void ImportDialog::buildInput(const QString &text)
{
    m_text = new QPlainTextEdit(this);
    m_text->setObjectName(u"importText"_s);
    m_text->setAccessibleName(tr("IDs or URLs"));
    m_text->setPlaceholderText(tr("IDs or URLs, one a line, or a table with a column of them"));
    m_text->setTabChangesFocus(true);
    m_text->setFixedHeight(inputHeight);
    m_text->setFont(appearance().font(TextStyle::Fixed));
    m_text->setPlainText(text);
    body().addWidget(m_text);
    connect(m_text, &QPlainTextEdit::textChanged, this, [this] {
        if (m_step == Step::Input)
            show(Step::Input);
    });
}

void ImportDialog::show(Step step)
{
    m_step = step;
    const bool input = step == Step::Input || step == Step::Reading;
    m_text->setVisible(input);
    m_account->setEnabled(step == Step::Input);
    m_text->setReadOnly(step != Step::Input);
    m_file->setVisible(input);
    m_file->setEnabled(step == Step::Input);
    m_verdict->setVisible(!input);
    m_detail->setVisible(!input && !m_detail->text().isEmpty());
    m_lines->setVisible(!input && !m_lines->toPlainText().isEmpty());
    m_back->setVisible(step != Step::Done);
    m_back->setEnabled(step != Step::Tracking);
    m_back->setText(input ? tr("Discard") : tr("Back"));
    switch (step) {
    case Step::Input:
        m_next->setText(tr("Find IDs"));
        m_next->setEnabled(account() && !m_text->document()->isEmpty());
        break;
    case Step::Reading:
        m_next->setEnabled(false);
        break;
    case Step::Review:
        m_next->setText(tr("Track %Ln", nullptr, static_cast<int>(m_toTrack.size())));
        m_next->setEnabled(!m_toTrack.isEmpty());
        break;
    case Step::Tracking:
        m_next->setEnabled(false);
        break;
    case Step::Done:
        m_next->setText(tr("Close"));
        m_next->setEnabled(true);
        break;
    }
    m_back->setAccessibleName(m_back->text());
    m_next->setAccessibleName(m_next->text());
}

void ImportDialog::goOn()
{
    switch (m_step) {
    case Step::Input:
        read(m_text->toPlainText().toUtf8(), tr("the text"));
        return;
    case Step::Review:
        track();
        return;
    case Step::Done:
        accept();
        return;
    case Step::Reading:
    case Step::Tracking:
        return;
    }
}

void ImportDialog::goBack()
{
    if (m_step == Step::Input) {
        reject();
        return;
    }
    ++m_reading;
    show(Step::Input);
    m_text->setFocus(Qt::OtherFocusReason);
}

const AccountStatus *ImportDialog::account() const
{
    const QString name = m_account->currentData().toString();
    for (const AccountStatus &status : m_engine.accounts()) {
        if (status.account.name == name)
            return &status;
    }
    return nullptr;
}

ErrorText ImportDialog::textOf(const ApiError &error) const
{
    const AccountStatus *status = account();
    const QString vendor = status ? status->vendor.shortName.in(m_format.language()) : QString();
    ErrorText text = errorText(error, vendor, m_engine.advice(error.vendor, error.code), m_format.language());
    text.what = closeHanGapsAround(text.what, vendor);
    return text;
}

// --- read

void ImportDialog::chooseFile()
{
    auto *files = new QFileDialog(this, tr("Choose file"));
    files->setObjectName(u"importFiles"_s);
    files->setAttribute(Qt::WA_DeleteOnClose);
    files->setFileMode(QFileDialog::ExistingFile);
    files->setNameFilters({tr("Text and CSV (*.txt *.csv *.tsv)"), tr("All files (*)")});
    connect(files, &QFileDialog::fileSelected, this, &ImportDialog::readFile);
    files->open();
}

void ImportDialog::readFile(const QString &file)
{
    const AccountStatus *status = account();
    if (!status)
        return;
    show(Step::Reading);
    const int number = ++m_reading;
    await(onPool([file, vendor = status->vendor] { return readWhole(file, vendor); }), this,
          [this, number](const Result<ImportedText> &found) {
              if (number != m_reading)
                  return;
              if (found)
                  review(*found);
              else
                  tellError(found.error());
          });
}

void ImportDialog::read(const QByteArray &bytes, const QString &name)
{
    const AccountStatus *status = account();
    if (!status)
        return;
    show(Step::Reading);
    const int number = ++m_reading;
    await(onPool([bytes, name, vendor = status->vendor] { return importedText(bytes, vendor, name); }), this,
          [this, number](const Result<ImportedText> &found) {
              if (number != m_reading)
                  return;
              if (found)
                  review(*found);
              else
                  tellError(found.error());
          });
}

/// Counts what is tracked already before anything is told.
void ImportDialog::review(const ImportedText &found)
{
    m_found = found;
    m_lineOf.clear();
    for (const ImportEntry &entry : std::as_const(m_found.entries))
        m_lineOf.insert(entry.text, entry.line);
    const AccountStatus *status = account();
    if (!status)
        return;
    const int number = m_reading;
    await(m_engine.tracked({status->account.name}), this,
          [this, number, vendor = status->vendor](const Result<QList<TrackedUpload>> &tracked) {
              if (number != m_reading)
                  return;
              QSet<QString> known; // where they cannot be read, the engine says afterwards what was tracked already
              for (const TrackedUpload &upload : tracked ? *tracked : QList<TrackedUpload>())
                  known.insert(entryOf(upload.key, vendor));
              m_toTrack.clear();
              for (const ImportEntry &entry : std::as_const(m_found.entries)) {
                  if (!known.contains(entry.text))
                      m_toTrack.append(entry.text);
              }
              m_known = m_found.entries.size() - m_toTrack.size();
              tellFound();
          });
}

void ImportDialog::tellFound()
{
    const auto all = static_cast<int>(m_found.entries.size() + m_found.refused.size());
    //: lines of a text to import
    m_verdict->setText(
        tr("%Ln line(s): %1 found, %2 already tracked, %3 not understood", nullptr, all)
            .arg(m_format.count(m_toTrack.size()), m_format.count(m_known), m_format.count(m_found.refused.size())));
    m_detail->setText(m_found.refused.isEmpty() ? QString() : tr("Not understood:"));
    QStringList lines;
    for (const RefusedEntry &refused : std::as_const(m_found.refused))
        lines.append(refusedLine(refused.entry.line, refused.entry.text, refused.error));
    tellLines(lines);
    show(Step::Review);
    (m_toTrack.isEmpty() ? m_back : m_next)->setFocus(Qt::OtherFocusReason);
}

QString ImportDialog::refusedLine(qsizetype number, const QString &text, const ApiError &error) const
{
    const ErrorText words = textOf(error);
    const QString why = words.why.isEmpty() ? words.next.isEmpty() ? words.what : words.next : words.why;
    return tr("Line %1: %2. %3", "number, text, why it was not taken").arg(m_format.count(number), Format::visible(text), why);
}

void ImportDialog::tellLines(const QStringList &lines)
{
    QStringList shown = lines.mid(0, mostLinesShown);
    if (lines.size() > shown.size())
        shown.append(tr("and %Ln more", nullptr, static_cast<int>(lines.size() - shown.size())));
    m_lines->setAccessibleName(m_detail->text());
    m_lines->setPlainText(shown.join(u'\n'));
    m_lines->setFixedHeight(
        std::min<int>(linesHeight, static_cast<int>(shown.size()) * m_lines->fontMetrics().lineSpacing() + 20));
}

// --- track

void ImportDialog::track()
{
    show(Step::Tracking);
    m_verdict->setText(tr("Asking about %Ln upload(s)", nullptr, static_cast<int>(m_toTrack.size())));
    await(m_engine.track(m_account->currentData().toString(), m_toTrack), this, [this](const Result<TrackReport> &report) {
        if (report)
            tellReport(*report);
        else
            tellError(report.error());
    });
}

void ImportDialog::tellReport(const TrackReport &report)
{
    const auto added = static_cast<int>(report.added.size());
    m_verdict->setText(
        tr("%Ln upload(s) tracked now, %1 tracked before, %2 not taken", nullptr, added)
            .arg(m_format.count(report.known.size() + m_known), m_format.count(report.refused.size() + m_found.refused.size())));
    QString detail;
    if (report.askError)
        detail = textOf(*report.askError).sentence();
    QStringList lines;
    for (const auto &[text, error] : report.refused)
        lines.append(refusedLine(m_lineOf.value(text), text, error));
    for (const RefusedEntry &refused : std::as_const(m_found.refused))
        lines.append(refusedLine(refused.entry.line, refused.entry.text, refused.error));
    if (detail.isEmpty() && !lines.isEmpty())
        detail = tr("Not taken:");
    m_detail->setText(detail);
    tellLines(lines);
    show(Step::Done);
    m_next->setFocus(Qt::OtherFocusReason);
}

void ImportDialog::tellError(const ApiError &error)
{
    const ErrorText text = textOf(error);
    m_verdict->setText(text.what);
    QStringList rest {text.why, text.next, text.code};
    rest.removeAll(QString());
    m_detail->setText(rest.join(u'\n'));
    m_toTrack.clear();
    tellLines({});
    show(Step::Review);
    m_back->setFocus(Qt::OtherFocusReason);
}

} // namespace deck
