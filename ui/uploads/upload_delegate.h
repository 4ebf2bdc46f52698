#pragma once

#include "ui/uploads/progress_painter.h"
#include "ui/uploads/text_painter.h"

#include "models/upload_column.h"

#include <QAbstractItemDelegate>
#include <QSet>

#include <optional>

namespace deck {

class Appearance;

/// Draws every cell of the table of uploads: content only, the view draws the rows behind it.
class UploadDelegate final : public QAbstractItemDelegate
{
    Q_OBJECT
public:
    static constexpr int padding = 8;
    static constexpr int iconSize = 16;
    static constexpr int gap = 8;
    static constexpr int barWidth = 64;
    static constexpr int barHeight = 6;

    explicit UploadDelegate(const Appearance &appearance, QObject *parent = nullptr);

    /// Rows of the store whose status and progress cells are tinted because they have just changed.
    void setTinted(const QSet<quint32> &rows) { m_tinted = rows; }
    [[nodiscard]] bool isTinted(quint32 row) const { return m_tinted.contains(row); }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

    /// Height of the text's line alone; rows are at least 8 higher.
    [[nodiscard]] static int lineHeight(const QFont &font);

private:
    void readFonts(const QFont &body) const;
    [[nodiscard]] QColor textColor(UploadColumn column, const QModelIndex &index) const;
    void paintStatus(QPainter &painter, const QRect &rect, const QModelIndex &index) const;
    void paintProgress(QPainter &painter, const QRect &rect, const QModelIndex &index) const;
    void paintText(QPainter &painter, const QRect &rect, const QModelIndex &index, UploadColumn column) const;
    [[nodiscard]] int baseline(const QRect &rect) const;

    const Appearance &m_appearance;
    QSet<quint32> m_tinted;

    // What painting makes once and keeps.
    mutable ProgressPainter m_bars;
    mutable std::optional<TextPainter> m_body;
    mutable std::optional<TextPainter> m_fixed;
    mutable int m_ascent = 0;
    mutable int m_lineHeight = 0;
};

} // namespace deck
