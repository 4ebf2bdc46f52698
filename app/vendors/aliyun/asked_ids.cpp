#include "vendors/aliyun/asked_ids.h"

#include <QHash>
#include <QSet>

namespace deck::aliyun {

Details sortedByIds(const QStringList &ids, Found found, const Upload &blank)
{
    QHash<QString, Upload> rows;
    for (Upload &row : found.rows)
        rows.insert(row.key.id, std::move(row));
    const QStringList forbidden = askedAmong(found.forbidden, ids);
    const QStringList missing = askedAmong(found.missing, ids);

    Details details;
    QSet<QString> done;
    for (const QString &id : ids) {
        if (done.contains(id))
            continue;
        done.insert(id);
        if (const auto row = rows.constFind(id); row != rows.constEnd()) {
            details.uploads.append(*row);
        } else if (forbidden.contains(id)) {
            details.forbidden.append(id);
        } else if (missing.contains(id)) {
            details.missing.append(id);
        } else {
            Upload unsaid = blank;
            unsaid.key.id = id;
            details.uploads.append(unsaid);
        }
    }
    return details;
}

QStringList askedAmong(const QStringList &texts, const QStringList &asked)
{
    QSet<QString> said;
    for (const QString &text : texts) {
        said.insert(text);
        for (const QString &part : text.split(u','))
            said.insert(part.trimmed());
    }
    QStringList among;
    for (const QString &id : asked) {
        if (said.contains(id) && !among.contains(id))
            among.append(id);
    }
    return among;
}

Upload blankRow(const QString &vendor, const QString &account, UploadKind kind, const QString &id)
{
    Upload row;
    row.key = {account, kind, id};
    row.vendor = vendor;
    return row;
}

FieldSet coveredBy(const Upload &upload, FieldSet always)
{
    FieldSet covers = differences(upload, Upload());
    if (!upload.vendorStatus.isEmpty())
        covers |= {Field::Status, Field::VendorStatus}; // a word nobody knows is a status as well
    covers |= always;
    return covers;
}

} // namespace deck::aliyun
