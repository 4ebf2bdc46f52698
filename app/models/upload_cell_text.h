#pragma once

#include "core/clock.h"
#include "core/vendor_info.h"
#include "engine/upload_store.h"
#include "models/format.h"
#include "models/progress_cell.h"
#include "models/upload_column.h"

#include <QCoreApplication>

namespace deck {

/// Every text of the table of uploads: what a cell says, its tooltip, and its full sentence for assistive
/// technology. GUI thread; `store` and `clock` outlive it.
class UploadCellText
{
    Q_DECLARE_TR_FUNCTIONS(UploadCellText)
public:
    UploadCellText(const UploadStore &store, QList<VendorInfo> vendors, Clock &clock, Format format);

    [[nodiscard]] const Format &format() const { return m_format; }
    void setFormat(Format format) { m_format = std::move(format); }

    [[nodiscard]] static QString header(UploadColumn column);
    [[nodiscard]] QString display(Row row, UploadColumn column) const;
    /// The same for the clipboard: times whole, with date and zone.
    [[nodiscard]] QString copied(Row row, UploadColumn column) const;
    /// Rich text with all that is foreign escaped; empty where there is nothing to add.
    [[nodiscard]] QString toolTip(Row row, UploadColumn column) const;
    [[nodiscard]] QString sentence(Row row, UploadColumn column) const;
    /// The cell has nothing to say: "–" or "(no title)".
    [[nodiscard]] bool isAbsent(Row row, UploadColumn column) const;
    [[nodiscard]] ProgressCell progress(Row row) const;

private:
    [[nodiscard]] QString status(Row row) const;
    [[nodiscard]] const VendorInfo *vendorInfo(Row row) const; ///< nullptr for a vendor this program does not know
    [[nodiscard]] QString vendor(Row row) const;
    [[nodiscard]] QString error(Row row) const;
    [[nodiscard]] QString shownText(const std::optional<QString> &text) const;
    [[nodiscard]] QString timeText(Row row, Field field) const;
    [[nodiscard]] QString stalledFor(Row row) const;
    [[nodiscard]] QStringList toolTipLines(Row row, UploadColumn column) const;
    [[nodiscard]] QStringList statusLines(Row row) const;
    [[nodiscard]] QStringList progressLines(Row row) const;
    [[nodiscard]] QStringList timeLines(Row row, Field field) const;
    [[nodiscard]] static QString absentSentence(UploadColumn column);
    [[nodiscard]] QString progressSentence(Row row) const;
    [[nodiscard]] QString noMovementSentence(const QString &percent, Row row) const;

    const UploadStore &m_store;
    QList<VendorInfo> m_vendors;
    Clock &m_clock;
    Format m_format;
};

} // namespace deck
