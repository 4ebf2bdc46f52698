#include "ui/uploads/footer.h"

#include "ui/language/han_spacing.h"

#include <QHBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace deck {

namespace {

using Stop = ListingState::Stop;

} // namespace

bool waitsForFirstAnswer(const AccountStatus &status)
{
    const AccountState state = status.state();
    const bool troubled = state != AccountState::NotAsked && state != AccountState::Loading && state != AccountState::Fresh;
    return !troubled && !status.lastAskedAt() && status.listing.listed == 0;
}

UploadsFooter::UploadsFooter(Appearance &appearance, Format format, QWidget *parent)
    : TokenPane(appearance, Token::Panel, Qt::TopEdge, parent)
    , m_format(std::move(format))
    , m_amount(new ElidedLabel(appearance, TextStyle::Small, Token::Text2, this))
    , m_holdUp(new ElidedLabel(appearance, TextStyle::Small, Token::Text3, this))
    , m_button(new TextButton(appearance, Token::Accent, this))
{
    setObjectName(u"footer"_s);
    m_amount->setObjectName(u"footerAmount"_s);
    m_holdUp->setObjectName(u"footerHoldUp"_s);
    m_button->setObjectName(u"footerButton"_s);
    setFixedHeight(std::max(28, m_amount->fontMetrics().height() + 8));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 1, 8, 0);
    layout->setSpacing(16);
    layout->addWidget(m_amount);
    layout->addWidget(m_holdUp, 1);
    layout->addWidget(m_button);
    connect(m_button, &QAbstractButton::clicked, this, [this] {
        switch (m_offer) {
        case Offer::Nothing:
            return;
        case Offer::LoadAll:
            Q_EMIT loadAllRequested();
            return;
        case Offer::Stop:
            Q_EMIT stopRequested();
            return;
        case Offer::TryAgain:
            Q_EMIT tryAgainRequested();
            return;
        }
    });
    tell();
}

void UploadsFooter::setFormat(const Format &format)
{
    m_format = format;
    tell();
}

void UploadsFooter::setFigures(const FooterFigures &figures)
{
    if (figures == m_figures)
        return;
    m_figures = figures;
    tell();
}

QString UploadsFooter::text() const
{
    return m_holdUp->wholeText().isEmpty() ? m_amount->wholeText()
                                           : QString(m_amount->wholeText() + u' ' + m_holdUp->wholeText());
}

/// How far asking for the first pages has come, vendor by vendor; empty when all have answered.
QString UploadsFooter::firstLoad() const
{
    QStringList vendors;
    QStringList waiting;
    for (const AccountStatus &account : m_figures.accounts) {
        if (!vendors.contains(account.vendor.id))
            vendors.append(account.vendor.id);
        if (waitsForFirstAnswer(account) && !waiting.contains(account.vendor.id))
            waiting.append(account.vendor.id);
    }
    if (waiting.isEmpty())
        return {};
    //: %n vendors are asked for their first page
    return tr("Asking %n vendor(s) for the first page: %1 answered, %2 to go", nullptr, static_cast<int>(vendors.size()))
        .arg(m_format.count(vendors.size() - waiting.size()), m_format.count(waiting.size()));
}

QString UploadsFooter::amount() const
{
    const auto &accounts = m_figures.accounts;
    const QString loaded = m_format.count(m_figures.loaded);
    if (const QString first = firstLoad(); m_figures.loaded == 0 && !first.isEmpty())
        return first;
    const bool complete
        = std::all_of(accounts.cbegin(), accounts.cend(), [](const AccountStatus &a) { return a.listing.complete; });
    if (m_figures.matches) {
        const QString matches = m_format.count(*m_figures.matches);
        return complete ? tr("%1 of %2 match, all loaded").arg(matches, loaded)
                        : tr("%1 of the %2 loaded match").arg(matches, loaded);
    }
    if (complete)
        return tr("%1, all loaded").arg(loaded);
    qint64 atLeast = 0;
    bool allSay = true;
    for (const AccountStatus &account : accounts) {
        allSay = allSay && (account.listing.complete || account.listing.total);
        atLeast += account.listing.complete ? account.listing.listed
                                            : std::max(account.listing.total.value_or(0), account.listing.listed);
    }
    if (allSay && atLeast > m_figures.loaded)
        return tr("%1 of at least %2 loaded").arg(loaded, m_format.count(atLeast));
    return tr("%1 loaded").arg(loaded);
}

QString UploadsFooter::holdUp(Offer &offer) const
{
    QStringList going;
    bool offline = !m_figures.accounts.isEmpty();
    bool stoppedOffline = false;
    for (const AccountStatus &account : m_figures.accounts)
        offline = offline && account.state() == AccountState::Offline;
    for (const AccountStatus &account : m_figures.accounts) {
        const QString vendor = account.vendor.shortName.in(m_format.language());
        const ListingState &listing = account.listing;
        if (account.state() == AccountState::Paused && account.channel.lastAnswerAt && listing.listed > 0)
            return tr("%1 last answered %2; its rows are shown as they were")
                .arg(account.account.name, m_format.clockTime(*account.channel.lastAnswerAt, false));
        if (listing.complete || account.state() == AccountState::Paused)
            continue;
        switch (listing.stop) {
        case Stop::RepeatedPage:
            return tr("%1 sent the same page again; stopped at %2").arg(vendor, m_format.count(listing.listed));
        case Stop::PageLimit:
            return tr("%1 sends pages without end; stopped at %2").arg(vendor, m_format.count(listing.listed));
        case Stop::Failed:
            if (offline) {
                stoppedOffline = true;
                break;
            }
            offer = Offer::TryAgain;
            return tr("The next page of %1 did not come").arg(vendor);
        case Stop::None:
        case Stop::ByPerson:
            if (!going.contains(vendor))
                going.append(vendor);
            break;
        }
    }
    if (const QString first = firstLoad(); m_figures.loaded > 0 && !first.isEmpty() && !offline) {
        offer = Offer::Stop;
        return first;
    }
    if (going.isEmpty() && !stoppedOffline)
        return {};
    if (offline)
        return tr("Nothing more is loaded while offline");
    offer = m_figures.loadingAll ? Offer::Stop : Offer::LoadAll;
    if (m_figures.loaded == 0) {
        offer = Offer::Stop;
        return {};
    }
    const QString vendors = going.join(tr(", "));
    if (m_figures.loadingAll)
        return tr("Asking %1 for the rest").arg(vendors);
    //: several vendors
    return going.size() > 1 ? tr("%1 continue as you scroll").arg(vendors) : tr("%1 continues as you scroll").arg(vendors);
}

void UploadsFooter::tell()
{
    m_offer = Offer::Nothing;
    m_amount->setWholeText(amount());
    m_holdUp->setWholeText(closeHanGaps(holdUp(m_offer)));
    switch (m_offer) {
    case Offer::Nothing:
        break;
    case Offer::LoadAll:
        m_button->setText(tr("Load all"));
        break;
    case Offer::Stop:
        m_button->setText(tr("Stop"));
        break;
    case Offer::TryAgain:
        m_button->setText(tr("Try again"));
        break;
    }
    m_button->setAccessibleName(m_button->text());
    m_button->updateGeometry();
    m_button->setVisible(m_offer != Offer::Nothing);
}

} // namespace deck
