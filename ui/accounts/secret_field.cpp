#include "ui/accounts/secret_field.h"

#include <QAction>

using namespace Qt::StringLiterals;

namespace deck {

SecretField::SecretField(Appearance &appearance, QWidget *parent)
    : QLineEdit(parent)
    , m_appearance(appearance)
    , m_eye(addAction(QIcon(), QLineEdit::TrailingPosition))
{
    setEchoMode(QLineEdit::Password);
    setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    m_eye->setCheckable(true);
    connect(m_eye, &QAction::toggled, this, [this](bool shown) {
        setEchoMode(shown ? QLineEdit::Normal : QLineEdit::Password);
        m_eye->setToolTip(shown ? tr("Hide") : tr("Show"));
    });
    m_eye->setToolTip(tr("Show"));
    connect(this, &QLineEdit::textEdited, this, &SecretField::edited);
    connect(&appearance, &Appearance::changed, this, &SecretField::dress);
    dress();
}

SecretField::~SecretField()
{
    clear();
}

void SecretField::dress()
{
    setFont(m_appearance.font(TextStyle::Body));
    m_eye->setIcon(m_appearance.icon(u"eye"_s, Token::Text3));
}

std::shared_ptr<const Secret> SecretField::secret() const
{
    return text().isEmpty() ? nullptr : std::make_shared<const Secret>(text().toUtf8());
}

void SecretField::edited(const QString &text)
{
    // more than one character at once was pasted or dropped; a password may hold a blank that is typed
    const bool pasted = text.size() > m_length + 1;
    const QString bare = pasted ? text.trimmed() : text;
    m_length = bare.size();
    if (bare.size() != text.size())
        setText(bare);
    Q_EMIT trimmed(bare.size() != text.size());
}

} // namespace deck
