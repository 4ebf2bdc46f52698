#pragma once

#include "engine/upload_view.h"
#include "models/upload_cell_text.h"

#include <QAbstractTableModel>

namespace deck {

/// The uploads a view shows, as a table: texts, raw values and identity. No icon, no colour.
/// Works by slots (performance.md, Design 5): rows are places, rearranging never moves persistent indexes;
/// whoever keeps a selection keeps it as keys.
class UploadTableModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Role {
        ShownStatusRole = Qt::UserRole + 1, ///< int of ShownStatus
        ProgressRole,                       ///< ProgressCell
        RowRole,                            ///< Row, quint32
        AbsentRole,                         ///< bool: the cell says "–" or stands for nothing
        CopyRole,                           ///< QString for the clipboard: times whole, with date and zone
    };

    /// `view` and `clock` outlive the model.
    UploadTableModel(UploadView &view, const UploadStore &store, QList<VendorInfo> vendors, Clock &clock, Format format,
                     QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    /// Sets the view's sort key.
    void sort(int column, Qt::SortOrder order) override;

    [[nodiscard]] UploadKey key(int row) const;
    [[nodiscard]] std::optional<int> rowOf(const UploadKey &key) const;

    /// Another language or time zone: every text is told anew.
    void setFormat(Format format);
    [[nodiscard]] const Format &format() const { return m_texts.format(); }
    /// To be called after midnight: "today" is another day now.
    void dayChanged();

Q_SIGNALS:
    /// Around every rearrangement: keep selection, current row and scroll anchor as keys, and put them back.
    void aboutToRearrange();
    void rearranged();

private:
    void tellRearranged();
    void tellChanged(const QList<int> &positions, FieldSet fields);
    void tellAllChanged();

    UploadView &m_view;
    const UploadStore &m_store;
    UploadCellText m_texts;
    int m_rowCount; ///< as told to the views of this model
};

} // namespace deck
