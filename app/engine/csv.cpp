#include "engine/csv.h"

namespace deck {

namespace {

QString csvCell(const QString &value)
{
    QString cell = value;
    if (!cell.isEmpty() && QStringLiteral("=+-@\t\r").contains(cell.front()))
        cell.prepend(u'\'');
    const bool quoted = cell.contains(u',') || cell.contains(u'"') || cell.contains(u'\n') || cell.contains(u'\r');
    if (!quoted)
        return cell;
    cell.replace(u'"', QStringLiteral("\"\""));
    return QString(u'"' + cell + u'"');
}

} // namespace

QByteArray csvRecord(const QStringList &cells)
{
    QStringList quoted;
    for (const QString &cell : cells)
        quoted.append(csvCell(cell));
    return QString(quoted.join(u',') + QStringLiteral("\r\n")).toUtf8();
}

} // namespace deck
