#pragma once

#include "core/clock.h"
#include "core/vendor_info.h"
#include "engine/upload_view.h"
#include "models/format.h"
#include "models/upload_column.h"

#include <QAbstractTableModel>

namespace deck {

/// What a progress cell draws (window.md, sections 4 and 5); the words "not given" and the like are `text`.
struct ProgressCell
{
    enum class Bar : quint8 { None, Outline, Fill, FillDim, FillGap, Hatch, Ticks, Hairline, Track, Full };
    Bar bar = Bar::None;
    double ratio = 0;   ///< of the fill, 0..1
    double highest = 0; ///< above ratio: it went back; a mark is drawn there
    QString text;
    bool isFigure = false; ///< text is a number, drawn in the stronger colour

    friend bool operator==(const ProgressCell &, const ProgressCell &) = default;
};

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
    [[nodiscard]] const Format &format() const { return m_format; }

Q_SIGNALS:
    /// Around every rearrangement: keep selection, current row and scroll anchor as keys, and put them back.
    void aboutToRearrange();
    void rearranged();

private:
    UploadView &m_view;
    const UploadStore &m_store;
    QList<VendorInfo> m_vendors;
    Clock &m_clock;
    Format m_format;
};

} // namespace deck

Q_DECLARE_METATYPE(deck::ProgressCell)
