#pragma once

#include "engine/account_status.h"
#include "models/format.h"
#include "models/upload_counts.h"
#include "ui/uploads/filter_state.h"

#include <QAbstractListModel>

namespace deck {

/// The lines of the side panel, top to bottom: Uploads; Status with its ten lines and what no vendor shows;
/// Accounts by vendor. Counts are live.
class SideModel final : public QAbstractListModel
{
    Q_OBJECT
public:
    enum class Kind : quint8 { Page, Head, Status, Vendor, Account, Hint };
    enum class Trouble : quint8 { None, SignInAgain, Unreachable, Failing, Slowed };
    enum Role {
        KindRole = Qt::UserRole + 1, ///< int of Kind
        CountRole,                   ///< QString; empty: none
        IsZeroRole,
        ChosenRole, ///< bool: the filter holds it
        StatusRole, ///< int of the first ShownStatus of a Status line
        MonogramRole,
        TroubleRole, ///< int of Trouble
    };

    SideModel(const UploadCounts &counts, const FilterState &filter, const Format &format, QObject *parent = nullptr);

    void setAccounts(const QList<AccountStatus> &accounts);
    void setFormat(const Format &format);
    /// What each account is going through, by its name: its tooltip.
    void setStates(const QHash<QString, QString> &states);
    /// Counts or filter changed: the lines stay.
    void refresh();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

    [[nodiscard]] Kind kind(int row) const;
    [[nodiscard]] StatusSet statuses(int row) const;
    [[nodiscard]] QString id(int row) const; ///< vendor ID or account name
    [[nodiscard]] std::optional<int> rowOfAccount(const QString &account) const;

private:
    struct Line
    {
        Kind kind = Kind::Head;
        QString id;
        StatusSet statuses;
        ShownStatus status = ShownStatus::Waiting;
        QString monogram;
        Trouble trouble = Trouble::None;

        friend bool operator==(const Line &, const Line &) = default;
    };
    [[nodiscard]] QString name(const Line &line) const;
    [[nodiscard]] std::optional<qint64> count(const Line &line) const;
    /// No vendor it counts for has answered yet: a zero would claim what nobody knows.
    [[nodiscard]] bool isUnknown(const Line &line) const;
    [[nodiscard]] bool isChosen(const Line &line) const;
    [[nodiscard]] QString troubleText(Trouble trouble) const;
    [[nodiscard]] QList<Line> lines() const;

    const UploadCounts &m_counts;
    const FilterState &m_filter;
    Format m_format;
    QList<AccountStatus> m_accounts;
    QHash<QString, QString> m_states;
    QList<Line> m_lines;
};

} // namespace deck
