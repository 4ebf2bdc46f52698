#include "ui/accounts/remove_account.h"

#include "core/answer.h"
#include "engine/upload_columns.h"
#include "models/error_text.h"
#include "ui/window/deck_dialog.h"

#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace deck {

namespace {

constexpr int dialogWidth = 560;

qint64 rowsOf(const UploadStore &store, const QString &account)
{
    const UploadColumns &columns = store.columns();
    const quint32 number = columns.accounts.find(account);
    qint64 rows = 0;
    for (Row row = 0; row < columns.end; ++row)
        rows += columns.isUsed(row) && columns.account.at(row) == number ? 1 : 0;
    return rows;
}

class RemoveDialog final : public DeckDialog
{
    Q_DECLARE_TR_FUNCTIONS(RemoveAccount)
public:
    RemoveDialog(Engine &engine, Appearance &appearance, const Format &format, QString account, QWidget *parent)
        : DeckDialog(appearance, dialogWidth, parent)
        , m_engine(engine)
        , m_format(format)
        , m_account(std::move(account))
    {
        setObjectName(u"removeAccount"_s);
        setWindowTitle(tr("Remove account"));
        addText(TextStyle::DialogTitle, Token::Text, tr("Remove %1?").arg(m_account));
        const auto rows = static_cast<int>(rowsOf(engine.store(), m_account));
        m_text = addText(TextStyle::Body, Token::Text2,
                         tr("Its %Ln row(s) and its key leave this computer. Nothing changes at the vendor.", nullptr, rows));
        m_text->setObjectName(u"removeText"_s);
        m_remove = addButton(u"removeYes"_s, tr("Remove"));
        QPushButton *keep = addButton(u"removeNo"_s, tr("Keep"));
        makeDefault(keep);
        keep->setFocus();
        connect(keep, &QAbstractButton::clicked, this, &QDialog::reject);
        connect(m_remove, &QAbstractButton::clicked, this, [this] { remove(); });
    }

private:
    void remove()
    {
        m_remove->setEnabled(false);
        await(m_engine.removeAccount(m_account), this, [this](const Result<void> &removed) {
            if (removed) {
                accept();
                return;
            }
            m_remove->setEnabled(true);
            m_text->setText(errorText(removed.error(), QString(), std::nullopt, m_format.language()).sentence());
        });
    }

    Engine &m_engine;
    Format m_format;
    QString m_account;
    TokenLabel *m_text;
    QPushButton *m_remove;
};

} // namespace

void openRemoveAccount(Engine &engine, Appearance &appearance, const Format &format, const QString &account, QWidget *parent)
{
    (new RemoveDialog(engine, appearance, format, account, parent))->open();
}

} // namespace deck
