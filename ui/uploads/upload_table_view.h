#pragma once

#include "models/upload_table_model.h"

#include <QList>
#include <QTableView>

namespace deck {

class Appearance;

/// The table: header, rows, keys. Keeps selection, current row and scroll anchor by key across rearrangements.
class UploadTableView final : public QTableView
{
    Q_OBJECT
public:
    UploadTableView(Appearance &appearance, UploadTableModel &model, QWidget *parent = nullptr);

    [[nodiscard]] QList<UploadKey> selectedKeys() const; ///< in the table's order
    [[nodiscard]] std::optional<UploadKey> currentKey() const;
    void selectKeys(const QList<UploadKey> &keys);

    /// Visible columns of the selected rows, tab separated, one line a row, header first when `withHeader`.
    [[nodiscard]] QString selectionAsText(bool withHeader) const;
    /// IDs of the selected rows, one a line.
    [[nodiscard]] QString selectionAsIds() const;

    /// Column order, widths, visibility and sort as bytes for settings; restore repairs widths of zero.
    [[nodiscard]] QByteArray columnState() const;
    void restoreColumnState(const QByteArray &state);

Q_SIGNALS:
    /// The person scrolled to within a page of the end, or the rows do not fill the view.
    void nearEnd();
    void selectionKeysChanged();
    /// Right click or Menu key on a row / on the header.
    void rowMenuRequested(const QPoint &globalPosition);
    void headerMenuRequested(const QPoint &globalPosition);
};

} // namespace deck
