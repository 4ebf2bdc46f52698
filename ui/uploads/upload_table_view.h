#pragma once

#include "models/upload_table_model.h"
#include "ui/uploads/upload_recent_changes.h"

#include <QElapsedTimer>
#include <QList>
#include <QTableView>

namespace deck {

class Appearance;
class UploadDelegate;
class UploadHeader;

/// The table: header, rows, keys. Keeps selection, current row and scroll anchor by key across rearrangements.
class UploadTableView final : public QTableView
{
    Q_OBJECT
public:
    /// `appearance` and `model` outlive the view.
    UploadTableView(Appearance &appearance, UploadTableModel &model, QWidget *parent = nullptr);

    [[nodiscard]] QList<UploadKey> selectedKeys() const; ///< in the table's order
    [[nodiscard]] std::optional<UploadKey> currentKey() const;
    /// Selects these rows and no others; the first of them that is shown becomes the current one.
    void selectKeys(const QList<UploadKey> &keys);

    /// Visible columns of the selected rows, tab separated, one line a row, header first when `withHeader`.
    [[nodiscard]] QString selectionAsText(bool withHeader) const;
    /// IDs of the selected rows, one a line.
    [[nodiscard]] QString selectionAsIds() const;

    /// Least height of a row: 24, 28 or 36. A row is never lower than its line of text and 8.
    void setDensity(int rowHeight);
    [[nodiscard]] int density() const { return m_density; }

    /// Column order, widths, visibility and sort as bytes for settings; restore repairs widths of zero.
    [[nodiscard]] QByteArray columnState() const;
    void restoreColumnState(const QByteArray &state);
    /// Order, widths, visibility and sort as on the first day.
    void resetColumns();
    /// The column as wide as its header and the rows in sight.
    void fitColumn(UploadColumn column);

    /// The person changed filter or order: the next rearrangement shows the list from its top, and no row of it
    /// counts as new.
    void startOver();

Q_SIGNALS:
    /// The person scrolled to within a page of the end, or the rows do not fill the view.
    void nearEnd();
    void selectionKeysChanged();
    /// Enter or a double click.
    void activatedKey(const deck::UploadKey &key);
    /// Right click or Menu key on a row / on the header.
    void rowMenuRequested(const QPoint &globalPosition);
    void headerMenuRequested(const QPoint &globalPosition);
    /// So many rows have come in above the first one in sight; 0 once they were seen.
    void newRowsAbove(int count);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void keyboardSearch(const QString &search) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void changeEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    bool viewportEvent(QEvent *event) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight, const QList<int> &roles) override;
    [[nodiscard]] QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;

private:
    /// What is kept while the rows are rearranged.
    struct Kept
    {
        std::optional<UploadKey> current;
        int currentColumn = 0;
        QList<UploadKey> inSight; ///< from the first row in sight on
        int shift = 0;            ///< from the first row's top to the view's
        int firstRow = 0;
        int rows = 0;
        bool atTop = true;
    };

    void keep();
    void putBack();
    void putBackSelection();
    void putBackScroll();
    void tellNewAbove(int count);
    void noticeScroll();
    void lookForChanges();

    void applyRowHeight();
    void noticeResized(int section, int width);
    void fitTitle();
    void applyDefaultColumns();
    void moveSort(int step);
    [[nodiscard]] QList<int> shownColumns() const; ///< in their order on screen

    void setHoveredRow(int row);
    void followPointer();
    void updateRow(int row);
    [[nodiscard]] QRect rowRect(int row) const;
    [[nodiscard]] QList<int> selectedRows() const;                     ///< ascending
    [[nodiscard]] std::pair<int, int> rowsIn(const QRect &rect) const; ///< first and last; last < first: none
    void paintGrounds(QPainter &painter, const QRect &rect) const;
    void paintLines(QPainter &painter, const QRect &rect) const;

    const Appearance &m_appearance;
    UploadTableModel &m_model;
    UploadHeader *m_header;
    UploadDelegate *m_delegate;
    UploadRecentChanges m_recent;
    Kept m_kept;
    QList<UploadKey> m_selectedKeys; ///< of the selection, once they were asked for
    bool m_selectedKeysKnown = false;
    int m_density = 28;
    int m_hoveredRow = -1;
    int m_newAbove = 0;
    int m_titleWish = 0; ///< the title's width where no more is left over
    bool m_fittingTitle = false;
    bool m_rearranging = false;
    bool m_startOver = false;
    QString m_typed;
    QElapsedTimer m_sinceTyped;
};

} // namespace deck
