#pragma once

#include "engine/engine.h"
#include "engine/import_text.h"
#include "models/error_text.h"
#include "models/format.h"
#include "ui/window/deck_dialog.h"

#include <QHash>

class QComboBox;
class QPlainTextEdit;

namespace deck {

/// Tracks uploads by their IDs or URLs: pasted or from a file, read and counted first, tracked on a button of its own, and
/// told line by line what was not. Made for the moment it is opened in: language and zone stay.
class ImportDialog final : public DeckDialog
{
    Q_OBJECT
public:
    struct Setup
    {
        Engine &engine;
        Appearance &appearance;
        Format format;
        QString account {}; ///< chosen first; empty: one whose vendor lists not everything
        QString text {};    ///< pasted already
    };
    explicit ImportDialog(const Setup &setup, QWidget *parent = nullptr);

    void readFile(const QString &file);

private:
    enum class Step : quint8 { Input, Reading, Review, Tracking, Done };

    void buildInput(const QString &text);
    void addAccounts(const QString &chosen);
    void show(Step step);
    void goOn();
    void goBack();
    void chooseFile();
    void read(const QByteArray &bytes, const QString &name);
    void review(const ImportedText &found);
    void tellFound();
    void track();
    void tellReport(const TrackReport &report);
    void tellError(const ApiError &error);
    void tellLines(const QStringList &lines);
    [[nodiscard]] QString refusedLine(qsizetype number, const QString &text, const ApiError &error) const;
    [[nodiscard]] const AccountStatus *account() const;
    [[nodiscard]] ErrorText textOf(const ApiError &error) const;

    Engine &m_engine;
    Format m_format;
    Step m_step = Step::Input;
    ImportedText m_found;
    QStringList m_toTrack; ///< what was found and is not tracked yet
    QHash<QString, qsizetype> m_lineOf;
    qsizetype m_known = 0;
    int m_reading = 0; ///< answers of older readings are not shown

    FormRow *m_accountRow = nullptr;
    QComboBox *m_account = nullptr;
    QPlainTextEdit *m_text = nullptr;
    TokenLabel *m_verdict = nullptr;
    TokenLabel *m_detail = nullptr;
    QPlainTextEdit *m_lines = nullptr;
    QPushButton *m_file = nullptr;
    QPushButton *m_back = nullptr;
    QPushButton *m_next = nullptr;
};

} // namespace deck
