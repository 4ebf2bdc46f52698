#pragma once

#include "core/api_error.h"
#include "engine/upload_json.h"

#include <QList>
#include <QSaveFile>

namespace deck {

/// One value of uploadJson() as plain text; a list's words are joined by blanks.
[[nodiscard]] QString cellText(const QJsonValue &value);

/// The keys of the contract as CSV, and one upload below them (engine/csv.h).
[[nodiscard]] QByteArray uploadCsvHeader();
[[nodiscard]] QByteArray uploadCsvRecord(const UploadLine &line);

/// Uploads written to a file, CSV or one JSON array by the file's name. The file appears, or replaces the one before,
/// when all is written; without commit() nothing is changed. One thread.
class UploadExport final
{
public:
    explicit UploadExport(const QString &fileName);

    /// BadInput "export-name": neither .csv nor .json. Local "export-unwritable": a directory, no right to write, no space, …
    [[nodiscard]] Result<void> begin();
    /// In the order they come.
    [[nodiscard]] Result<void> add(const QList<UploadLine> &lines);
    [[nodiscard]] Result<void> commit();
    [[nodiscard]] qint64 count() const { return m_count; } ///< uploads written so far

private:
    [[nodiscard]] Result<void> write(const QByteArray &bytes);
    [[nodiscard]] tl::unexpected<ApiError> fileFailure() const;

    QSaveFile m_file;
    bool m_json = false;
    qint64 m_count = 0;
};

} // namespace deck
