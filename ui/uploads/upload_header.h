#pragma once

#include "models/upload_column.h"

#include <QHeaderView>

namespace deck {

class Appearance;

/// The header of the table of uploads: 28 high, the sorted column strong with an arrow. A click sorts, a second
/// one turns the order round; times, sizes and figures begin with the greatest.
class UploadHeader final : public QHeaderView
{
    Q_OBJECT
public:
    static constexpr int height = 28;

    explicit UploadHeader(const Appearance &appearance, QWidget *parent = nullptr);

    [[nodiscard]] UploadColumn sortColumn() const { return m_sortColumn; }
    [[nodiscard]] bool isDescending() const { return m_descending; }
    /// Shows the order and tells it by sortChosen.
    void sortBy(UploadColumn column, bool descending);
    /// Shows the order only.
    void showSort(UploadColumn column, bool descending);

    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void sortChosen(deck::UploadColumn column, bool descending);

protected:
    void paintSection(QPainter *painter, const QRect &rect, int section) const override;
    void paintEvent(QPaintEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    [[nodiscard]] QSize sectionSizeFromContents(int section) const override;

private:
    void choose(int section);
    void setHovered(int section);
    void readFonts();

    const Appearance &m_appearance;
    QFont m_plain;
    QFont m_strong;
    UploadColumn m_sortColumn = UploadColumn::CreatedAt;
    bool m_descending = true;
    int m_hovered = -1;
};

} // namespace deck
