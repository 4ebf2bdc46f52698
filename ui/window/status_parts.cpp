#include "ui/window/status_parts.h"

#include <QHBoxLayout>
#include <QPaintEvent>
#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace deck {

StatusParts::StatusParts(Appearance &appearance, QWidget *parent)
    : QStatusBar(parent)
    , m_appearance(appearance)
    , m_selection(new TextButton(appearance, Token::Text2))
    , m_accounts(new TextButton(appearance, Token::Text2))
    , m_updated(new TextButton(appearance, Token::Text2))
    , m_network(new TextButton(appearance, Token::Text2))
{
    setObjectName(u"statusBar"_s);
    m_selection->setObjectName(u"statusSelection"_s);
    m_accounts->setObjectName(u"statusAccounts"_s);
    m_updated->setObjectName(u"statusUpdated"_s);
    m_network->setObjectName(u"statusNetwork"_s);
    setSizeGripEnabled(false);
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(4, 0, 4, 0);
    layout->setSpacing(8);
    layout->addWidget(m_selection);
    layout->addStretch(1);
    layout->addWidget(m_accounts);
    layout->addWidget(m_updated);
    layout->addWidget(m_network);
    addWidget(row, 1);
    setContentsMargins(0, 0, 0, 0);
    setFixedHeight(std::max(24, m_selection->fontMetrics().height() + 8));
    connect(m_selection, &QAbstractButton::clicked, this, &StatusParts::selectionPressed);
    connect(m_accounts, &QAbstractButton::clicked, this, &StatusParts::accountsPressed);
    connect(m_updated, &QAbstractButton::clicked, this, &StatusParts::updatedPressed);
    connect(m_network, &QAbstractButton::clicked, this,
            [this] { Q_EMIT networkPressed(m_network->mapToGlobal(QPoint(m_network->width(), 0))); });
    connect(&appearance, &Appearance::changed, this, qOverload<>(&QWidget::update));
}

void StatusParts::setText(TextButton *button, const QString &text)
{
    if (text != button->text()) {
        button->setText(text);
        button->setAccessibleName(text);
        button->updateGeometry();
    }
    button->setVisible(!text.isEmpty());
}

void StatusParts::setSelection(const UploadsPage::Selection &selection, const Format &format)
{
    if (selection.rows == 0) {
        setText(m_selection, QString());
        return;
    }
    const QString rows = tr("%Ln selected", nullptr, selection.rows);
    if (selection.sizesKnown == 0)
        setText(m_selection, rows);
    else if (selection.sizesKnown == selection.rows)
        setText(m_selection, tr("%1 · %2").arg(rows, format.size(selection.bytes)));
    else
        setText(m_selection,
                tr("%1 · %2 (%Ln sizes known)", nullptr, selection.sizesKnown).arg(rows, format.size(selection.bytes)));
}

void StatusParts::setAccounts(const Engine &engine, Instant now, const Format &format)
{
    const QList<AccountStatus> &accounts = engine.accounts();
    const auto signedIn = static_cast<int>(std::count_if(accounts.cbegin(), accounts.cend(), [](const AccountStatus &status) {
        const AccountState state = status.state();
        return state != AccountState::Paused
            && (status.lastAskedAt() || status.channel.phase == ChannelState::Phase::Good || state == AccountState::Throttled);
    }));
    const auto inState = [&accounts](AccountState state) {
        return std::count_if(accounts.cbegin(), accounts.cend(),
                             [state](const AccountStatus &status) { return status.state() == state; });
    };
    const auto idle = std::count_if(accounts.cbegin(), accounts.cend(), [](const AccountStatus &status) {
        return status.channel.phase == ChannelState::Phase::Idle;
    });
    const auto offline = inState(AccountState::Offline);
    if (accounts.isEmpty())
        setText(m_accounts, tr("No account"));
    else if (signedIn + inState(AccountState::Paused) < accounts.size()) // of some, no vendor has said so yet
        setText(m_accounts, tr("%Ln account(s)", nullptr, static_cast<int>(accounts.size())));
    else if (signedIn == accounts.size() && signedIn == 1)
        setText(m_accounts, tr("1 account signed in"));
    else if (signedIn == accounts.size())
        setText(m_accounts, tr("%Ln account(s) signed in", nullptr, signedIn));
    else
        setText(m_accounts,
                tr("%1 of %Ln account(s) signed in", nullptr, static_cast<int>(accounts.size())).arg(format.count(signedIn)));
    // online is what was seen: an answer of whatever kind
    const bool answered = idle + offline < accounts.size();
    setText(m_network, answered ? tr("Online") : offline > 0 ? tr("Offline") : QString());
    m_network->setIconName(answered ? u"online"_s : u"offline"_s, answered ? Token::Text2 : Token::Amber);
    tick(engine, now, format);
}

void StatusParts::tick(const Engine &engine, Instant now, const Format &format)
{
    std::optional<Instant> updated;
    for (const AccountStatus &status : engine.accounts()) {
        if (const std::optional<Instant> own = status.lastAskedAt(); own && (!updated || *own > *updated))
            updated = own;
    }
    // while every account waits for its next try, nobody is being asked
    std::optional<Instant> next = engine.nextRefreshAt();
    bool waiting = !engine.accounts().isEmpty();
    for (const AccountStatus &status : engine.accounts()) {
        const std::optional<Instant> &own = status.channel.nextTryAt;
        waiting = waiting && own && *own > now;
        if (own && *own > now && engine.isRefreshing())
            next = next ? std::min(*next, *own) : own;
    }
    const auto left = next && *next > now ? std::chrono::ceil<std::chrono::seconds>(*next - now).count() : 0;
    QString text;
    // one that hangs does not hold up the others: theirs is the next
    if (updated && left > 0)
        text = tr("Updated %1 · next in %2 s").arg(format.clockTime(*updated)).arg(left);
    else if (engine.isRefreshing() && !waiting)
        text = updated ? tr("Updated %1 · asking again").arg(format.clockTime(*updated)) : tr("Asking for the first time");
    else if (updated)
        text = tr("Updated %1").arg(format.clockTime(*updated));
    setText(m_updated, text);
}

void StatusParts::paintEvent(QPaintEvent *event)
{
    QPainter painter(this);
    painter.fillRect(event->rect(), m_appearance.color(Token::Window));
    painter.fillRect(0, 0, width(), 1, m_appearance.color(Token::Line));
}

} // namespace deck
