#include "ui/uploads/filter_state.h"

namespace deck {

FilterState::FilterState(QObject *parent)
    : QObject(parent)
{
}

void FilterState::set(const Filter &filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    Q_EMIT changed();
}

void FilterState::clear()
{
    set({});
}

void FilterState::setText(const QString &text)
{
    Filter filter = m_filter;
    filter.text = text;
    set(filter);
}

void FilterState::chooseStatuses(const StatusSet &statuses)
{
    Filter filter = m_filter;
    filter.statuses = filter.statuses == statuses ? StatusSet() : statuses;
    set(filter);
}

void FilterState::toggleStatuses(const StatusSet &statuses)
{
    Filter filter = m_filter;
    bool all = true;
    for (int i = 0; i < shownStatusCount; ++i) {
        const auto status = static_cast<ShownStatus>(i);
        all = all && (!statuses.contains(status) || filter.statuses.contains(status));
    }
    for (int i = 0; i < shownStatusCount; ++i) {
        const auto status = static_cast<ShownStatus>(i);
        if (!statuses.contains(status))
            continue;
        if (all)
            filter.statuses.remove(status);
        else
            filter.statuses.add(status);
    }
    set(filter);
}

void FilterState::chooseAccount(const QString &account)
{
    Filter filter = m_filter;
    const bool only = filter.vendors.isEmpty() && filter.accounts == QSet<QString> {account};
    filter.vendors.clear();
    filter.accounts = only ? QSet<QString>() : QSet<QString> {account};
    set(filter);
}

void FilterState::toggleAccount(const QString &account)
{
    spreadVendors();
    Filter filter = m_filter;
    if (!filter.accounts.remove(account))
        filter.accounts.insert(account);
    set(filter);
}

void FilterState::chooseVendor(const QString &vendor)
{
    Filter filter = m_filter;
    const bool only = filter.accounts.isEmpty() && filter.vendors == QSet<QString> {vendor};
    filter.accounts.clear();
    filter.vendors = only ? QSet<QString>() : QSet<QString> {vendor};
    set(filter);
}

void FilterState::toggleVendor(const QString &vendor)
{
    Filter filter = m_filter;
    if (filter.accounts.isEmpty()) {
        if (!filter.vendors.remove(vendor))
            filter.vendors.insert(vendor);
        set(filter);
        return;
    }
    bool any = false;
    for (auto it = m_vendorOfAccount.cbegin(); it != m_vendorOfAccount.cend(); ++it) {
        if (it.value() == vendor && !filter.accounts.contains(it.key())) {
            filter.accounts.insert(it.key());
            any = true;
        }
    }
    for (auto it = m_vendorOfAccount.cbegin(); !any && it != m_vendorOfAccount.cend(); ++it) {
        if (it.value() == vendor)
            filter.accounts.remove(it.key());
    }
    set(filter);
}

void FilterState::setAccounts(const QHash<QString, QString> &vendorOfAccount)
{
    m_vendorOfAccount = vendorOfAccount;
    Filter filter = m_filter;
    // an account that has gone must not go on hiding everything
    filter.accounts.removeIf([&](const QString &account) { return !vendorOfAccount.contains(account); });
    filter.vendors.removeIf([&](const QString &vendor) {
        return std::none_of(vendorOfAccount.cbegin(), vendorOfAccount.cend(),
                            [&](const QString &known) { return known == vendor; });
    });
    set(filter);
}

void FilterState::spreadVendors()
{
    if (m_filter.vendors.isEmpty())
        return;
    for (auto it = m_vendorOfAccount.cbegin(); it != m_vendorOfAccount.cend(); ++it) {
        if (m_filter.vendors.contains(it.value()))
            m_filter.accounts.insert(it.key());
    }
    m_filter.vendors.clear();
}

} // namespace deck
