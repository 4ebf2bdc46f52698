#pragma once

#include "core/filter.h"
#include "engine/upload_store.h"

#include <QObject>

#include <memory>

namespace deck {

/// Live counts for the side panel: of loaded rows; each section (statuses; vendors with accounts) obeys the other parts
/// of the filter (text and date too), not its own: a count is what a click on it would show.
class UploadCounts final : public QObject
{
    Q_OBJECT
public:
    explicit UploadCounts(const UploadStore &store, QObject *parent = nullptr);
    ~UploadCounts() override;

    void setFilter(const Filter &filter);

    [[nodiscard]] qint64 total() const; ///< loaded rows, unfiltered
    [[nodiscard]] qint64 ofStatus(ShownStatus status) const;
    [[nodiscard]] qint64 ofAccount(const QString &account) const;
    [[nodiscard]] qint64 ofVendor(const QString &vendor) const;

Q_SIGNALS:
    /// At most once a change set.
    void changed();

private:
    struct Tables;
    std::unique_ptr<Tables> m_tables;
};

} // namespace deck
