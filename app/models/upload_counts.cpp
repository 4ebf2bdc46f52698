#include "models/upload_counts.h"

#include "engine/upload_columns.h"
#include "engine/upload_view_filter.h"

#include <vector>

namespace deck {

namespace {

/// The parts of a filter a row passes; 0xFF stands for a row that is not counted.
enum Part : quint8 { Statuses = 1, Vendors = 2, Accounts = 4, Rest = 8, AllParts = 15 };
constexpr quint8 notCounted = 0xFF;

} // namespace

/// Each part of the filter on its own, and what each row was counted as.
struct UploadCounts::Tables
{
    struct RowState
    {
        quint8 passes = notCounted;
        quint8 shown = 0;
    };

    explicit Tables(const UploadStore &uploadStore)
        : store(uploadStore)
        , columns(uploadStore.columns())
        , statuses(columns)
        , vendors(columns)
        , accounts(columns)
        , rest(columns)
    {
    }

    void add(Row row, int by)
    {
        const RowState &state = rows[row];
        const auto passesAllBut = [&state](int part) { return (state.passes | part) == AllParts; };
        total += by;
        if (passesAllBut(Statuses))
            ofStatus[state.shown] += by;
        // vendors and accounts are one section of the panel: a click on either stands for the whole section
        if (!passesAllBut(Vendors | Accounts))
            return;
        at(ofVendor, columns.vendor.at(row)) += by;
        at(ofAccount, columns.account.at(row)) += by;
    }
    void count(Row row, quint8 passes)
    {
        rows[row] = {passes, columns.shown.at(row)};
        add(row, 1);
    }
    void uncount(Row row)
    {
        add(row, -1);
        rows[row] = {};
    }
    /// The parts among `asked` that the row passes.
    [[nodiscard]] quint8 passes(Row row, quint8 asked) const
    {
        quint8 result = 0;
        for (const auto &[part, filter] : {std::pair(Statuses, &statuses), std::pair(Vendors, &vendors),
                                           std::pair(Accounts, &accounts), std::pair(Rest, &rest)}) {
            if ((asked & part) != 0 && filter->matches(row))
                result |= part;
        }
        return result;
    }
    void countAll(quint8 differing);
    bool take(const ChangeSet &changes);

    static qint64 &at(std::vector<qint64> &counts, std::size_t number)
    {
        if (number >= counts.size())
            counts.resize(number + 1, 0);
        return counts[number];
    }

    const UploadStore &store;
    const UploadColumns &columns;
    RowFilter statuses;
    RowFilter vendors;
    RowFilter accounts;
    RowFilter rest; ///< text and date
    std::vector<RowState> rows;

    qint64 total = 0;
    std::array<qint64, shownStatusCount> ofStatus {};
    std::vector<qint64> ofVendor;  ///< by the vendor's number in the store
    std::vector<qint64> ofAccount; ///< by the account's number
};

/// Counts all rows anew; the parts of the filter that did not differ are not asked again.
void UploadCounts::Tables::countAll(quint8 differing)
{
    rows.resize(columns.end);
    total = 0;
    ofStatus.fill(0);
    ofVendor.clear();
    ofAccount.clear();
    RowBits found;
    if ((differing & Rest) != 0) {
        // all rows at once: shared error texts are then searched once
        found.resize(columns.end);
        rest.evaluate(found, false);
    }
    for (Row row = 0; row < columns.end; ++row) {
        if (!columns.isUsed(row))
            continue;
        quint8 result = rows[row].passes == notCounted ? 0 : static_cast<quint8>(rows[row].passes & ~differing);
        result |= passes(row, differing & ~Rest);
        if ((differing & Rest) != 0 && found.test(row))
            result |= Rest;
        count(row, result);
    }
}

/// Returns whether a count may differ.
bool UploadCounts::Tables::take(const ChangeSet &changes)
{
    rows.resize(columns.end);
    for (const Row row : changes.removed)
        uncount(row);
    for (const Row row : changes.added)
        count(row, passes(row, AllParts));
    bool differs = !changes.removed.isEmpty() || !changes.added.isEmpty();

    const FieldSet counted {Field::Status, Field::StalledSince};
    for (const auto &[row, fields] : changes.changed) {
        quint8 asked = 0;
        if (fields.intersects(counted))
            asked |= Statuses;
        if (fields.intersects(rest.fields()))
            asked |= Rest;
        if (asked == 0)
            continue;
        const RowState before = rows[row];
        uncount(row);
        count(row, (before.passes & ~asked) | passes(row, asked));
        differs = differs || rows[row].passes != before.passes || rows[row].shown != before.shown;
    }
    return differs;
}

UploadCounts::UploadCounts(const UploadStore &store, QObject *parent)
    : QObject(parent)
    , m_tables(std::make_unique<Tables>(store))
{
    m_tables->countAll(AllParts);
    connect(&store, &UploadStore::changed, this, [this](const ChangeSet &changes) {
        if (m_tables->take(changes))
            Q_EMIT changed();
    });
}

UploadCounts::~UploadCounts() = default;

void UploadCounts::setFilter(const Filter &filter)
{
    Filter statuses;
    statuses.statuses = filter.statuses;
    Filter vendors;
    vendors.vendors = filter.vendors;
    Filter accounts;
    accounts.accounts = filter.accounts;
    Filter rest;
    rest.text = filter.text;
    rest.createdSince = filter.createdSince;

    quint8 differing = 0;
    if (m_tables->statuses.set(statuses))
        differing |= Statuses;
    if (m_tables->vendors.set(vendors))
        differing |= Vendors;
    if (m_tables->accounts.set(accounts))
        differing |= Accounts;
    if (m_tables->rest.set(rest))
        differing |= Rest;
    if (differing == 0)
        return;
    m_tables->countAll(differing);
    Q_EMIT changed();
}

qint64 UploadCounts::total() const
{
    return m_tables->total;
}

qint64 UploadCounts::ofStatus(ShownStatus status) const
{
    return m_tables->ofStatus[static_cast<std::size_t>(status)];
}

qint64 UploadCounts::ofAccount(const QString &account) const
{
    const quint32 number = m_tables->columns.accounts.find(account);
    return number < m_tables->ofAccount.size() ? m_tables->ofAccount[number] : 0;
}

qint64 UploadCounts::ofVendor(const QString &vendor) const
{
    const quint32 number = m_tables->columns.vendors.find(vendor);
    return number < m_tables->ofVendor.size() ? m_tables->ofVendor[number] : 0;
}

} // namespace deck
