#include "ui/uploads/uploads_page.h"

#include "models/error_text.h"
#include "ui/language/han_spacing.h"
#include "ui/uploads/filter_line.h"
#include "ui/uploads/footer.h"
#include "ui/uploads/table_overlay.h"
#include "ui/uploads/upload_table_view.h"

#include <QEvent>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace deck {

namespace {

bool isInTrouble(const AccountStatus &status)
{
    switch (status.state()) {
    case AccountState::NotAsked:
    case AccountState::Loading:
    case AccountState::Fresh:
    case AccountState::Throttled:
        return false;
    case AccountState::Failing:
    case AccountState::Offline:
    case AccountState::Paused:
        return true;
    }
    Q_UNREACHABLE();
}

/// Whether the vendor's own listing can be narrowed to one of these.
bool canAsk(const VendorInfo &vendor, const StatusSet &statuses)
{
    for (int i = 0; i < shownStatusCount; ++i) {
        const auto status = static_cast<ShownStatus>(i);
        if (statuses.contains(status) && vendor.listFilters.contains(plainStatus(status)))
            return true;
    }
    return false;
}

} // namespace

UploadsPage::UploadsPage(const Parts &parts, const Format &format, QWidget *parent)
    : QWidget(parent)
    , m_engine(parts.engine)
    , m_filter(parts.filter)
    , m_counts(parts.counts)
    , m_format(format)
    , m_view(parts.engine.store())
    , m_model(m_view, parts.engine.store(), parts.engine.vendors(), parts.clock, format)
    , m_table(new UploadTableView(parts.appearance, m_model, this))
    , m_overlay(new TableOverlay(parts.appearance, *m_table))
    , m_chip(new NewAboveChip(parts.appearance, *m_table))
    , m_filterLine(new FilterLine(parts.appearance, parts.filter, parts.engine.vendors(), format, this))
    , m_footer(new UploadsFooter(parts.appearance, format, this))
{
    setObjectName(u"uploadsPage"_s);
    m_table->setObjectName(u"uploadTable"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_filterLine);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_footer);

    connect(&m_filter, &FilterState::changed, this, &UploadsPage::applyFilter);
    connect(&m_view, &UploadView::rearranged, this, &UploadsPage::refreshState);
    connect(&m_counts, &UploadCounts::changed, this, &UploadsPage::refreshState);
    connect(&m_engine, &Engine::accountsChanged, this, &UploadsPage::refreshState);
    connect(&m_engine, &Engine::accountChanged, this, &UploadsPage::refreshState);
    connect(m_table, &UploadTableView::nearEnd, &m_engine, &Engine::loadMore);
    connect(m_table, &UploadTableView::selectionKeysChanged, this, &UploadsPage::selectionChanged);
    connect(m_table, &UploadTableView::newRowsAbove, this, [this](int count) { showNewAbove(count); });
    connect(m_chip, &QAbstractButton::clicked, this, &UploadsPage::scrollToTop);
    connect(m_overlay, &TableOverlay::buttonPressed, this, &UploadsPage::buttonPressed);
    connect(m_footer, &UploadsFooter::loadAllRequested, this, &UploadsPage::loadAll);
    connect(m_footer, &UploadsFooter::tryAgainRequested, &m_engine, &Engine::loadMore);
    connect(m_footer, &UploadsFooter::stopRequested, this, [this] {
        m_loadingAll = false;
        m_engine.stopLoading();
        refreshFooter();
    });
    applyFilter();
}

UploadsPage::~UploadsPage() = default;

void UploadsPage::setNotices(QWidget *notices)
{
    static_cast<QVBoxLayout *>(layout())->insertWidget(0, notices);
}

void UploadsPage::setFormat(const Format &format)
{
    m_format = format;
    m_model.setFormat(format);
    m_filterLine->setFormat(format);
    m_footer->setFormat(format);
    refreshState();
}

void UploadsPage::setDensity(Density density)
{
    m_table->setDensity(rowHeightOf(density));
}

void UploadsPage::setReady(bool ready)
{
    m_ready = ready;
    refreshState();
}

void UploadsPage::loadAll()
{
    m_loadingAll = true;
    m_engine.loadAll();
    refreshFooter();
}

void UploadsPage::scrollToTop()
{
    m_table->scrollToTop();
    m_table->setFocus(Qt::OtherFocusReason);
}

UploadsPage::Selection UploadsPage::selection() const
{
    Selection selection;
    const UploadStore &store = m_engine.store();
    const QList<UploadKey> keys = m_table->selectedKeys();
    selection.rows = static_cast<int>(keys.size());
    for (const UploadKey &key : keys) {
        const std::optional<Row> row = store.find(key);
        const std::optional<qint64> size = row ? store.integer(*row, Field::TotalBytes) : std::nullopt;
        if (size) {
            selection.bytes += *size;
            ++selection.sizesKnown;
        }
    }
    return selection;
}

void UploadsPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_table->setAccessibleName(tr("Uploads"));
        showNewAbove(m_newAbove);
        refreshState();
    }
}

void UploadsPage::applyFilter()
{
    if (m_view.filter() != m_filter.filter())
        m_table->startOver();
    m_view.setFilter(m_filter.filter());
    askVendors();
    refreshState();
}

void UploadsPage::askVendors()
{
    const StatusSet statuses = m_filter.filter().statuses;
    if (statuses == m_asked)
        return;
    m_asked = statuses;
    // nothing left to ask for ends the listings of the filter before, else they go on in place of the whole one
    m_engine.askFiltered(askedToo().isEmpty() ? StatusSet() : statuses);
}

QStringList UploadsPage::askedToo(bool answering) const
{
    QStringList names;
    const Filter &filter = m_filter.filter();
    for (const AccountStatus &status : m_engine.accounts()) {
        const bool meant = (filter.accounts.isEmpty() || filter.accounts.contains(status.account.name))
            && (filter.vendors.isEmpty() || filter.vendors.contains(status.vendor.id));
        const QString &name = status.vendor.shortName.in(m_format.language());
        if (answering && (isInTrouble(status) || status.channel.phase == ChannelState::Phase::Idle))
            continue;
        if (meant && !status.listing.complete && canAsk(status.vendor, filter.statuses) && !names.contains(name))
            names.append(name);
    }
    return names;
}

void UploadsPage::showNewAbove(int count)
{
    m_newAbove = count;
    m_chip->setCount(count, tr("%Ln new above", nullptr, count));
}

void UploadsPage::refreshState()
{
    // many signals of one batch, one look at the whole
    if (std::exchange(m_stateQueued, true))
        return;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_stateQueued = false;
            const bool filtered = !m_filter.filter().isEmpty();
            m_filterLine->setVisible(filtered);
            m_filterLine->setMatches(m_view.size(), askedToo(true));
            refreshFooter();

            const QList<AccountStatus> &accounts = m_engine.accounts();
            if (m_view.size() > 0)
                m_overlay->showNothing();
            else if (m_counts.total() > 0)
                m_overlay->showMessage(nothingMatches());
            else if (!m_ready || accounts.isEmpty() || std::any_of(accounts.cbegin(), accounts.cend(), waitsForFirstAnswer))
                m_overlay->showSkeleton();
            else
                m_overlay->showMessage(noUploads());
        },
        Qt::QueuedConnection);
}

void UploadsPage::refreshFooter()
{
    const QList<AccountStatus> &accounts = m_engine.accounts();
    if (std::all_of(accounts.cbegin(), accounts.cend(), [](const AccountStatus &status) {
            return status.listing.complete || (!status.listing.loading && status.listing.stop != ListingState::Stop::None);
        }))
        m_loadingAll = false;
    // an account that had not answered yet when everything was asked for goes on now
    const bool leftOut = m_loadingAll && std::any_of(accounts.cbegin(), accounts.cend(), [](const AccountStatus &status) {
                             return status.lastListedAt && status.channel.phase == ChannelState::Phase::Good
                                 && !status.listing.complete && !status.listing.loading
                                 && status.listing.stop == ListingState::Stop::None;
                         });
    if (leftOut)
        m_engine.loadAll();
    FooterFigures figures;
    figures.loaded = m_counts.total();
    if (!m_filter.filter().isEmpty())
        figures.matches = m_view.size();
    figures.loadingAll = m_loadingAll;
    figures.accounts = accounts;
    m_footer->setFigures(figures);
    m_footer->setVisible(m_ready);
}

StateMessage UploadsPage::nothingMatches() const
{
    StateMessage message;
    message.iconName = u"funnel"_s;
    message.title = tr("No loaded upload matches");
    message.button = tr("Clear filter");
    message.text = tr("%Ln upload(s) were searched.", nullptr, static_cast<int>(m_counts.total()));
    // all that could still hold one
    const Filter &filter = m_filter.filter();
    QStringList names;
    qint64 rest = 0;
    bool allSay = true;
    for (const AccountStatus &status : m_engine.accounts()) {
        const bool meant = (filter.accounts.isEmpty() || filter.accounts.contains(status.account.name))
            && (filter.vendors.isEmpty() || filter.vendors.contains(status.vendor.id));
        if (status.listing.complete || !meant)
            continue;
        if (const QString &name = status.vendor.shortName.in(m_format.language()); !names.contains(name))
            names.append(name);
        const qint64 own = status.listing.total.value_or(0) - status.listing.listed;
        allSay = allSay && own > 0;
        rest += own;
    }
    if (names.isEmpty())
        return message;
    const QString vendors = names.join(tr(", "));
    const QString count = m_format.count(rest);
    QString more;
    if (names.size() > 1) //: several vendors
        more = allSay ? tr("%1 have about %2 more that are not loaded.").arg(vendors, count)
                      : tr("%1 have more that are not loaded.").arg(vendors);
    else
        more = allSay ? tr("%1 has about %2 more that are not loaded.").arg(vendors, count)
                      : tr("%1 has more that are not loaded.").arg(vendors);
    message.text = tr("%1 %2", "two sentences in a row").arg(message.text, closeHanGapsAround(more, vendors));
    return message;
}

StateMessage UploadsPage::noUploads() const
{
    StateMessage message;
    const QList<AccountStatus> &accounts = m_engine.accounts();
    const auto troubled = std::find_if(accounts.cbegin(), accounts.cend(), isInTrouble);
    if (troubled != accounts.cend()) {
        const ApiError &reason = troubled->channel.reason;
        const QString vendor = troubled->vendor.shortName.in(m_format.language());
        const ErrorText text = errorText(reason, vendor, m_engine.advice(reason.vendor, reason.code), m_format.language());
        message.iconName = troubled->state() == AccountState::Paused ? u"lock"_s : u"offline"_s;
        message.title = closeHanGapsAround(text.what, vendor);
        message.text = text.why.isEmpty() ? text.next : tr("%1 %2", "two sentences in a row").arg(text.why, text.next);
        message.code = text.code;
        message.button = tr("Try again");
        return message;
    }
    QStringList names;
    for (const AccountStatus &status : accounts)
        names.append(status.account.name);
    message.iconName = u"inbox"_s;
    message.button = tr("Import IDs…");
    const auto listsNothing = [](const AccountStatus &status) { return !status.vendor.canList(); };
    if (std::all_of(accounts.cbegin(), accounts.cend(), listsNothing)) {
        message.title = tr("This vendor lists nothing by itself");
        message.text = tr("Paste the job IDs or URLs you know.");
        return message;
    }
    message.title = tr("No upload yet at %1").arg(names.join(tr(", ")));
    message.text = tr("New ones appear here by themselves.");
    for (const AccountStatus &status : accounts) {
        if (status.vendor.cannotList.en.isEmpty())
            continue;
        message.text = tr("%1 %2", "two sentences in a row").arg(message.text, status.vendor.cannotList.in(m_format.language()));
        break;
    }
    return message;
}

void UploadsPage::buttonPressed()
{
    if (m_counts.total() > 0) {
        m_filter.clear();
        m_table->setFocus(Qt::OtherFocusReason);
        return;
    }
    const QList<AccountStatus> &accounts = m_engine.accounts();
    if (std::none_of(accounts.cbegin(), accounts.cend(), isInTrouble)) {
        Q_EMIT importRequested();
        return;
    }
    m_engine.wake();
    m_engine.refresh();
}

} // namespace deck
