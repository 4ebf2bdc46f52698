#include "cli/upload_output.h"

#include "cli/text_table.h"
#include "engine/upload_export.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace deck {

namespace {

struct OutputTexts
{
    Q_DECLARE_TR_FUNCTIONS(OutputTexts)
};

QByteArray jsonLine(const UploadLine &line)
{
    return QJsonDocument(uploadJson(line)).toJson(QJsonDocument::Compact) + '\n';
}

/// The contract's words in English, the window's in Chinese.
QString statusText(const Upload &upload, const Format &texts)
{
    if (texts.language() == Language::English)
        return statusWord(upload.status);
    return texts.statusName(shownStatus(upload.status, false));
}

QString ratioText(const Upload &upload, const Format &texts)
{
    return upload.ratio ? texts.ratio(*upload.ratio, upload.status == UploadStatus::Succeeded) : Format::absent();
}

constexpr int widestTitle = 48; ///< one long title must not push every other column off the terminal

QStringList tableHeader()
{
    return {OutputTexts::tr("Upload"), OutputTexts::tr("Title"),   OutputTexts::tr("Status"),  OutputTexts::tr("Progress"),
            OutputTexts::tr("Size"),   OutputTexts::tr("Created"), OutputTexts::tr("Retries"), OutputTexts::tr("Checked")};
}

QStringList tableRow(const UploadLine &line, const Format &texts, Instant now)
{
    const Upload &upload = line.upload;
    return {line.address,
            upload.title ? cutToWidth(escapedForTerminal(*upload.title), widestTitle) : OutputTexts::tr("(no title)"),
            statusText(upload, texts),
            ratioText(upload, texts),
            texts.size(upload.totalBytes),
            texts.tableTime(upload.createdAt, now, false),
            upload.retryCount ? texts.count(*upload.retryCount) : Format::absent(),
            texts.tableTime(upload.checkedAt, now, true)};
}

QByteArray tableOf(const QList<UploadLine> &lines, const Format &texts, Instant now, bool withHeader)
{
    QList<QStringList> rows;
    for (const UploadLine &line : lines)
        rows.append(tableRow(line, texts, now));
    const QString table = textTable(tableHeader(), rows, {4, 6});
    return (withHeader ? table : table.mid(table.indexOf(u'\n') + 1)).toUtf8();
}

/// What a field is called in front of a person, in the order of the contract's keys.
QString fieldValue(const UploadLine &line, const QString &key, const QJsonValue &value, const Format &texts)
{
    const Upload &upload = line.upload;
    if (key == u"status"_s)
        return statusText(upload, texts);
    if (key == u"ratio"_s)
        return ratioText(upload, texts);
    if (key == u"uploadedBytes"_s)
        return texts.size(upload.uploadedBytes);
    if (key == u"totalBytes"_s)
        return texts.size(upload.totalBytes);
    return cellText(value);
}

QByteArray fieldLines(const UploadLine &line, const Format &texts)
{
    const QJsonObject object = uploadJson(line);
    QList<QStringList> rows;
    for (const QString &key : uploadJsonKeys()) {
        const QString text = object.contains(key) ? fieldValue(line, key, object.value(key), texts) : QString();
        if (!text.isEmpty())
            rows.append({key, text});
    }
    return textTable({OutputTexts::tr("Upload"), line.address}, rows).toUtf8();
}

} // namespace

QByteArray listOutput(const QList<UploadLine> &lines, OutputFormat format, const Format &texts, Instant now)
{
    if (format != OutputFormat::Json)
        return streamOutput(lines, format, texts, now, true);
    QJsonArray array;
    for (const UploadLine &line : lines)
        array.append(uploadJson(line));
    return QJsonDocument(array).toJson(QJsonDocument::Indented);
}

QByteArray streamOutput(const QList<UploadLine> &lines, OutputFormat format, const Format &texts, Instant now, bool withHeader)
{
    QByteArray out;
    switch (format) {
    case OutputFormat::Table:
        return tableOf(lines, texts, now, withHeader);
    case OutputFormat::Csv:
        if (withHeader)
            out = uploadCsvHeader();
        for (const UploadLine &line : lines)
            out += uploadCsvRecord(line);
        return out;
    case OutputFormat::Json:
    case OutputFormat::Ndjson:
        for (const UploadLine &line : lines)
            out += jsonLine(line);
        return out;
    }
    Q_UNREACHABLE();
}

QByteArray showOutput(const UploadLine &line, OutputFormat format, const Format &texts)
{
    switch (format) {
    case OutputFormat::Table:
        return fieldLines(line, texts);
    case OutputFormat::Csv:
        return uploadCsvHeader() + uploadCsvRecord(line);
    case OutputFormat::Json:
        return QJsonDocument(uploadJson(line)).toJson(QJsonDocument::Indented);
    case OutputFormat::Ndjson:
        return jsonLine(line);
    }
    Q_UNREACHABLE();
}

} // namespace deck
