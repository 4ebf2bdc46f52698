#pragma once

#include "core/filter.h"

#include <QHash>
#include <QObject>

namespace deck {

/// The one filter of the window: search box, side panel, chips and table all read and write it here.
class FilterState final : public QObject
{
    Q_OBJECT
public:
    explicit FilterState(QObject *parent = nullptr);

    [[nodiscard]] const Filter &filter() const { return m_filter; }
    void set(const Filter &filter);
    void clear();

    void setText(const QString &text);
    /// Only these; when they were the only ones, none (a click again is off).
    void chooseStatuses(const StatusSet &statuses);
    void toggleStatuses(const StatusSet &statuses);
    void chooseAccount(const QString &account);
    void toggleAccount(const QString &account);
    void chooseVendor(const QString &vendor);
    void toggleVendor(const QString &vendor);

    /// Which account belongs to which vendor, so that a vendor and an account of another read as "or".
    void setAccounts(const QHash<QString, QString> &vendorOfAccount);

Q_SIGNALS:
    void changed();

private:
    void spreadVendors();

    Filter m_filter;
    QHash<QString, QString> m_vendorOfAccount;
};

} // namespace deck
