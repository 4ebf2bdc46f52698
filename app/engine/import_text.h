#pragma once

#include "core/vendor_info.h"

#include <QByteArray>
#include <QList>

namespace deck {

/// One ID or URL to be tracked, as Engine::track takes it, and where it stood.
struct ImportEntry
{
    QString text;
    qsizetype line = 0; ///< from 1
};

struct RefusedEntry
{
    ImportEntry entry;
    ApiError error; ///< "id-malformed", "id-masked", "id-missing"
};

struct ImportedText
{
    QList<ImportEntry> entries; ///< each text once, where it stood first
    QList<RefusedEntry> refused;
};

/// Files larger than this are refused unread.
inline constexpr qint64 mostImportBytes = 256LL * 1024 * 1024;

/// Without characters that are not seen (zero width, marks of direction), blanks around it, and the apostrophe our own CSV
/// puts before a formula's start.
[[nodiscard]] QString cleanedEntry(const QString &text);

/// Why a cleaned entry can be neither ID nor URL; nullopt where it can.
[[nodiscard]] std::optional<ApiError> entryProblem(const QString &text);

/// The IDs and URLs of a text: one a line, or in a column of a CSV (comma, semicolon, tab or pipe; quotes as in RFC 4180;
/// CRLF, CR or LF). The column is the one with most texts of the form the vendor's IDs have, or the one a header names.
/// UTF-8, UTF-16 with or without mark, GB18030; decoded line by line, so that a mixed file is read too. Where this build
/// of Qt has no tables for GB18030 (no ICU), its characters are lost and the IDs between them are kept.
/// BadInput with `name` as subject: "import-too-big", "import-binary", "import-no-ids". Pure, any thread; a million lines
/// take seconds.
[[nodiscard]] Result<ImportedText> importedText(const QByteArray &bytes, const VendorInfo &vendor, const QString &name);

/// GB18030 without its tables: ASCII as it is, every other character U+FFFD.
[[nodiscard]] QString asciiOfGb18030(QByteArrayView bytes);

} // namespace deck
