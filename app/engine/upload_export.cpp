#include "engine/upload_export.h"

#include "engine/csv.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace deck {

QString cellText(const QJsonValue &value)
{
    if (value.isArray()) {
        QStringList words;
        const QJsonArray array = value.toArray();
        for (const QJsonValue &word : array)
            words.append(word.toString());
        return words.join(u' ');
    }
    if (value.isDouble())
        return value.toVariant().toString();
    return value.toString();
}

QByteArray uploadCsvHeader()
{
    return csvRecord(uploadJsonKeys());
}

QByteArray uploadCsvRecord(const UploadLine &line)
{
    const QJsonObject object = uploadJson(line);
    QStringList cells;
    for (const QString &key : uploadJsonKeys())
        cells.append(cellText(object.value(key)));
    return csvRecord(cells);
}

UploadExport::UploadExport(const QString &fileName)
    : m_file(fileName)
{
}

Result<void> UploadExport::begin()
{
    const QString ending = QFileInfo(m_file.fileName()).suffix().toLower();
    if (ending != u"csv"_s && ending != u"json"_s)
        return failure(ErrorKind::BadInput, u"export-name"_s, u"The name ends neither in .csv nor in .json."_s,
                       m_file.fileName());
    m_json = ending == u"json"_s;
    if (!m_file.open(QIODevice::WriteOnly))
        return fileFailure();
    return write(m_json ? "["_ba : uploadCsvHeader());
}

Result<void> UploadExport::add(const QList<UploadLine> &lines)
{
    for (const UploadLine &line : lines) {
        QByteArray bytes;
        if (m_json)
            bytes = (m_count == 0 ? "\n"_ba : ",\n"_ba) + QJsonDocument(uploadJson(line)).toJson(QJsonDocument::Compact);
        else
            bytes = uploadCsvRecord(line);
        if (Result<void> written = write(bytes); !written)
            return written;
        ++m_count;
    }
    return {};
}

Result<void> UploadExport::commit()
{
    if (m_json) {
        if (Result<void> written = write(m_count == 0 ? "]\n"_ba : "\n]\n"_ba); !written)
            return written;
    }
    if (!m_file.commit())
        return fileFailure();
    return {};
}

Result<void> UploadExport::write(const QByteArray &bytes)
{
    if (m_file.write(bytes) != bytes.size())
        return fileFailure();
    return {};
}

tl::unexpected<ApiError> UploadExport::fileFailure() const
{
    return failure(ErrorKind::Local, u"export-unwritable"_s, m_file.errorString(), m_file.fileName());
}

} // namespace deck
