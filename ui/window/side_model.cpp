#include "ui/window/side_model.h"

using namespace Qt::StringLiterals;

namespace deck {

namespace {

SideModel::Trouble troubleOf(AccountState state)
{
    switch (state) {
    case AccountState::NotAsked:
    case AccountState::Loading:
    case AccountState::Fresh:
        return SideModel::Trouble::None;
    case AccountState::Throttled:
        return SideModel::Trouble::Slowed;
    case AccountState::Failing:
        return SideModel::Trouble::Failing;
    case AccountState::Offline:
        return SideModel::Trouble::Unreachable;
    case AccountState::Paused:
        return SideModel::Trouble::SignInAgain;
    }
    Q_UNREACHABLE();
}

const StatusSet &notShownByVendor()
{
    static const StatusSet set {ShownStatus::Missing, ShownStatus::Forbidden, ShownStatus::Unknown};
    return set;
}

} // namespace

SideModel::SideModel(const UploadCounts &counts, const FilterState &filter, const Format &format, QObject *parent)
    : QAbstractListModel(parent)
    , m_counts(counts)
    , m_filter(filter)
    , m_format(format)
{
    m_lines = lines();
}

QList<SideModel::Line> SideModel::lines() const
{
    QList<Line> lines;
    Line page;
    page.kind = Kind::Page;
    lines.append(page);

    Line statusHead;
    statusHead.id = u"status"_s;
    lines.append(statusHead);
    for (int i = static_cast<int>(ShownStatus::Waiting); i <= static_cast<int>(ShownStatus::Expired); ++i) {
        Line line;
        line.kind = Kind::Status;
        line.status = static_cast<ShownStatus>(i);
        line.statuses = {line.status};
        lines.append(line);
    }
    Line rest;
    rest.kind = Kind::Status;
    rest.status = ShownStatus::Unknown;
    rest.statuses = notShownByVendor();
    lines.append(rest);

    Line accountsHead;
    accountsHead.id = u"accounts"_s;
    lines.append(accountsHead);
    QStringList vendorsSeen;
    for (const AccountStatus &account : m_accounts) {
        if (vendorsSeen.contains(account.vendor.id))
            continue;
        vendorsSeen.append(account.vendor.id);
        Line vendor;
        vendor.kind = Kind::Vendor;
        vendor.id = account.vendor.id;
        vendor.monogram = account.vendor.monogram;
        lines.append(vendor);
        for (const AccountStatus &own : m_accounts) {
            if (own.vendor.id != account.vendor.id)
                continue;
            Line line;
            line.kind = Kind::Account;
            line.id = own.account.name;
            line.trouble = troubleOf(own.state());
            lines.append(line);
        }
    }
    if (m_accounts.isEmpty()) {
        Line none;
        none.kind = Kind::Hint;
        lines.append(none);
    }
    return lines;
}

void SideModel::setAccounts(const QList<AccountStatus> &accounts)
{
    m_accounts = accounts;
    QList<Line> now = lines();
    if (now == m_lines)
        return;
    if (now.size() == m_lines.size()) {
        m_lines = now;
        refresh();
        return;
    }
    beginResetModel();
    m_lines = now;
    endResetModel();
}

void SideModel::setFormat(const Format &format)
{
    m_format = format;
    refresh();
}

void SideModel::setStates(const QHash<QString, QString> &states)
{
    m_states = states;
}

void SideModel::refresh()
{
    Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

int SideModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

QString SideModel::name(const Line &line) const
{
    switch (line.kind) {
    case Kind::Page:
        return tr("Uploads");
    case Kind::Head:
        return line.id == "status"_L1 ? tr("Status") : tr("Accounts");
    case Kind::Status:
        return line.statuses == notShownByVendor() ? tr("Not shown by vendor") : m_format.statusName(line.status);
    case Kind::Vendor:
        for (const AccountStatus &account : m_accounts) {
            if (account.vendor.id == line.id)
                return account.vendor.shortName.in(m_format.language());
        }
        return line.id;
    case Kind::Account:
        return line.id;
    case Kind::Hint:
        return tr("None yet");
    }
    Q_UNREACHABLE();
}

std::optional<qint64> SideModel::count(const Line &line) const
{
    switch (line.kind) {
    case Kind::Page:
        return m_counts.total();
    case Kind::Head:
    case Kind::Hint:
        return std::nullopt;
    case Kind::Status: {
        qint64 sum = 0;
        for (int i = 0; i < shownStatusCount; ++i) {
            const auto status = static_cast<ShownStatus>(i);
            if (line.statuses.contains(status))
                sum += m_counts.ofStatus(status);
        }
        return sum;
    }
    case Kind::Vendor:
        return m_counts.ofVendor(line.id);
    case Kind::Account:
        return m_counts.ofAccount(line.id);
    }
    Q_UNREACHABLE();
}

bool SideModel::isUnknown(const Line &line) const
{
    if (count(line).value_or(1) > 0)
        return false;
    for (const AccountStatus &status : m_accounts) {
        const bool meant = line.kind == Kind::Vendor ? status.vendor.id == line.id
            : line.kind == Kind::Account             ? status.account.name == line.id
                                                     : true;
        const bool answered = status.lastAskedAt() || status.listing.listed > 0;
        if (meant && answered)
            return false;
    }
    return true;
}

bool SideModel::isChosen(const Line &line) const
{
    const Filter &filter = m_filter.filter();
    switch (line.kind) {
    case Kind::Page:
        return true; // the only page there is
    case Kind::Head:
    case Kind::Hint:
        return false;
    case Kind::Status:
        for (int i = 0; i < shownStatusCount; ++i) {
            const auto status = static_cast<ShownStatus>(i);
            if (line.statuses.contains(status) && !filter.statuses.contains(status))
                return false;
        }
        return true;
    case Kind::Vendor:
        return filter.vendors.contains(line.id);
    case Kind::Account:
        return filter.accounts.contains(line.id);
    }
    Q_UNREACHABLE();
}

QString SideModel::troubleText(Trouble trouble) const
{
    switch (trouble) {
    case Trouble::None:
        return {};
    case Trouble::SignInAgain:
        return tr("Sign in again");
    case Trouble::Unreachable:
        return tr("Cannot be reached");
    case Trouble::Failing:
        return tr("Answers with errors");
    case Trouble::Slowed:
        return tr("Asks for fewer calls");
    }
    Q_UNREACHABLE();
}

QVariant SideModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Line &line = m_lines.at(index.row());
    const std::optional<qint64> count = this->count(line);
    switch (role) {
    case Qt::DisplayRole:
        return name(line);
    case Qt::ToolTipRole:
        return line.kind == Kind::Account ? m_states.value(line.id) : QString();
    case Qt::AccessibleTextRole: {
        if (!count)
            return name(line);
        const QString counted
            = isUnknown(line) ? name(line) : tr("%1, %2", "side entry and its count").arg(name(line), m_format.count(*count));
        const QString trouble = troubleText(line.trouble);
        const QString full = trouble.isEmpty() ? counted : tr("%1, %2", "side entry and its count").arg(counted, trouble);
        return isChosen(line) && line.kind != Kind::Page ? tr("%1, filter on").arg(full) : full;
    }
    case KindRole:
        return static_cast<int>(line.kind);
    case CountRole:
        return !count ? QString() : isUnknown(line) ? Format::absent() : m_format.count(*count);
    case IsZeroRole:
        return count.value_or(0) == 0;
    case ChosenRole:
        return isChosen(line);
    case StatusRole:
        return static_cast<int>(line.status);
    case MonogramRole:
        return line.monogram;
    case TroubleRole:
        return static_cast<int>(line.trouble);
    default:
        return {};
    }
}

Qt::ItemFlags SideModel::flags(const QModelIndex &index) const
{
    const Kind kind = index.isValid() ? m_lines.at(index.row()).kind : Kind::Head;
    if (kind == Kind::Head || kind == Kind::Hint)
        return Qt::NoItemFlags; // arrows walk past it
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable;
}

SideModel::Kind SideModel::kind(int row) const
{
    return m_lines.at(row).kind;
}

StatusSet SideModel::statuses(int row) const
{
    return m_lines.at(row).statuses;
}

QString SideModel::id(int row) const
{
    return m_lines.at(row).id;
}

std::optional<int> SideModel::rowOfAccount(const QString &account) const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (m_lines.at(row).kind == Kind::Account && m_lines.at(row).id == account)
            return row;
    }
    return std::nullopt;
}

} // namespace deck
