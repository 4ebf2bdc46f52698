#include "sandbox/aliyun_oddities.h"

#include "core/instant.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QXmlStreamWriter>

#include <cmath>
#include <functional>

using namespace Qt::StringLiterals;

namespace deck::sandbox {

namespace {

using Change = std::function<QJsonValue(const QString &name, const QJsonValue &value)>;

/// Changes every member, from the leaves up.
QJsonValue changed(const QString &name, const QJsonValue &value, const Change &change)
{
    if (value.isObject()) {
        QJsonObject object;
        const QJsonObject old = value.toObject();
        for (auto it = old.constBegin(); it != old.constEnd(); ++it) {
            const QJsonValue member = changed(it.key(), *it, change);
            if (!member.isUndefined())
                object.insert(it.key(), member);
        }
        return change(name, object);
    }
    if (value.isArray()) {
        QJsonArray list;
        for (const QJsonValue &item : value.toArray())
            list.append(changed(QString(), item, change)); // items have no name of their own
        return change(name, list);
    }
    return change(name, value);
}

bool isIdList(const QString &name)
{
    static const QStringList names
        = {u"NonExistMediaIds"_s, u"ForbiddenMediaIds"_s, u"NonExists"_s, u"IgnoredList"_s, u"NonExistVideoIds"_s};
    return names.contains(name);
}

bool isTime(const QString &name)
{
    return name.endsWith(u"Time"_s);
}

QJsonValue numberAsText(const QString &, const QJsonValue &value)
{
    if (!value.isDouble())
        return value;
    const double number = value.toDouble();
    return number == std::floor(number) ? QString::number(value.toInteger()) : QString::number(number);
}

QJsonValue masked(const QString &name, const QJsonValue &value)
{
    static const QHash<QString, QString> masks = {{u"FileSize"_s, u"xxxxx"_s},
                                                  {u"UploadSize"_s, u"xxxxx"_s},
                                                  {u"Size"_s, u"****"_s},
                                                  {u"UploadIP"_s, u"xx.xx.xx.xx"_s},
                                                  {u"DeviceModel"_s, u"Chrome..."_s}};
    const auto mask = masks.constFind(name);
    return mask == masks.constEnd() ? value : QJsonValue(*mask);
}

/// As one sample has it: 346 bytes of 46.
QJsonValue beyond(const QString &, const QJsonValue &value)
{
    QJsonObject object = value.toObject();
    if (!object.contains("UploadSize"_L1))
        return value;
    object.insert(u"UploadSize"_s, 346);
    object.insert(u"FileSize"_s, 46);
    return object;
}

QJsonValue ratioBeyond(const QString &name, const QJsonValue &value)
{
    if (name != u"UploadRatio"_s)
        return value;
    const int turn = static_cast<int>(value.toDouble() * 1000) % 3;
    return turn == 0 ? QJsonValue(1.7) : turn == 1 ? QJsonValue(-1) : QJsonValue(38);
}

QJsonValue bareList(const QString &name, const QJsonValue &value)
{
    const bool single = value.isArray() && value.toArray().size() == 1;
    return single && !name.isEmpty() ? value.toArray().first() : value;
}

QJsonValue nestedList(const QString &name, const QJsonValue &value)
{
    static const QHash<QString, QString> members = {{u"UploadDetails"_s, u"UploadDetail"_s},
                                                    {u"NonExistMediaIds"_s, u"MediaId"_s},
                                                    {u"ForbiddenMediaIds"_s, u"MediaId"_s},
                                                    {u"NonExists"_s, u"ExistId"_s},
                                                    {u"URLUploadInfoList"_s, u"UrlUploadJobInfoDTO"_s},
                                                    {u"MediaList"_s, u"Media"_s},
                                                    {u"MediaInfos"_s, u"MediaInfo"_s},
                                                    {u"IgnoredList"_s, u"MediaId"_s},
                                                    {u"FileInfoList"_s, u"FileInfo"_s}};
    const auto member = members.constFind(name);
    return value.isArray() && member != members.constEnd() ? QJsonObject {{*member, value}} : value;
}

QJsonValue nullList(const QString &, const QJsonValue &value)
{
    return value.isArray() ? QJsonValue(QJsonValue::Null) : value;
}

QJsonValue absentList(const QString &name, const QJsonValue &value)
{
    return value.isArray() && !name.isEmpty() && value.toArray().isEmpty() ? QJsonValue(QJsonValue::Undefined) : value;
}

QStringList texts(const QJsonValue &list)
{
    QStringList all;
    for (const QJsonValue &one : list.toArray())
        all.append(one.toString());
    return all;
}

QJsonValue pythonList(const QString &name, const QJsonValue &value)
{
    if (!isIdList(name) || value.toArray().isEmpty())
        return value;
    return QString(u"['"_s + texts(value).join(u"', '"_s) + u"']"_s);
}

/// A list of one member, which is a list written as text.
QJsonValue listInText(const QString &name, const QJsonValue &value)
{
    if (!isIdList(name) || value.toArray().isEmpty())
        return value;
    return QJsonArray {QString(u"[\""_s + texts(value).join(u"\", \""_s) + u"\"]"_s)};
}

/// By turns: a stray quote, no seconds, milliseconds as a number, a blank and no zone, seconds as text.
QJsonValue oddTime(const QString &name, const QJsonValue &value)
{
    const std::optional<Instant> time = isTime(name) ? instantFromIso(value.toString()) : std::nullopt;
    if (!time)
        return value;
    const QString text = isoUtc(*time);
    switch (unixSeconds(*time) % 5) {
    case 0:
        return QString(text + u'"');
    case 1:
        return QString(text.first(16) + u'Z');
    case 2:
        return unixSeconds(*time) * 1000;
    case 3:
        return QString(text.first(10) + u' ' + text.mid(11, 8));
    default:
        return QString::number(unixSeconds(*time));
    }
}

QJsonValue emptyTime(const QString &name, const QJsonValue &value)
{
    return isTime(name) && name.startsWith(u"Comp"_s) ? QJsonValue(QString()) : value;
}

QJsonValue brokenUserData(const QString &name, const QJsonValue &value)
{
    if (name != u"URLUploadInfoList"_s)
        return value;
    QJsonArray rows;
    for (const QJsonValue &row : value.toArray()) {
        QJsonObject changedRow = row.toObject();
        changedRow.insert(u"UserData"_s,
                          QString(u"{\"MessageCallback\":\"{\"CallbackURL\":\"http://example.aliyundoc.com\"}\", "_s
                                  + u"\"Extend\":\"{\"localId\":\"***\", \"test\":\"www\"}\"}"_s));
        rows.append(changedRow);
    }
    return rows;
}

/// An error-like text beside a success.
QJsonValue leftoverError(const QString &name, const QJsonValue &value)
{
    return name == u"ErrorMessage"_s && value.toString() == u"Success"_s ? QJsonValue(u"error_message"_s) : value;
}

QJsonValue otherCase(const QString &name, const QJsonValue &value)
{
    if (name == u"UploadStatus"_s)
        return value.toString() == u"UPLOADING"_s ? u"Uploading"_s : u"Upload_Success"_s;
    return name == u"Status"_s
        ? QJsonValue(value.toString().toUpper() == value.toString() ? value.toString().toLower() : value.toString().toUpper())
        : value;
}

/// Takes the ID out of every second row of a list.
QJsonValue rowsWithoutId(const QString &, const QJsonValue &value)
{
    if (!value.isArray())
        return value;
    QJsonArray rows;
    int number = 0;
    for (const QJsonValue &row : value.toArray()) {
        QJsonObject object = row.toObject();
        if (!row.isObject() || !(object.contains("CreationTime"_L1) || object.contains("MediaBasicInfo"_L1))
            || ++number % 2 == 1) {
            rows.append(row);
            continue;
        }
        for (const auto &key : {u"MediaId"_s, u"VideoId"_s, u"JobId"_s})
            object.remove(key);
        for (const auto &key : {u"Video"_s, u"MediaBasicInfo"_s}) {
            QJsonObject inner = object.value(key).toObject();
            inner.remove(u"MediaId"_s);
            inner.remove(u"VideoId"_s);
            if (object.contains(key))
                object.insert(key, inner);
        }
        rows.append(object);
    }
    return rows;
}

QJsonValue markupTitle(const QString &name, const QJsonValue &value)
{
    return name == u"Title"_s ? QJsonValue(QString(u"<img src='x'><b>"_s + value.toString() + u"</b>\u202Egpj.exe"_s)) : value;
}

QJsonValue hugeNumber(const QString &name, const QJsonValue &value)
{
    if (name == u"FileSize"_s || name == u"Size"_s)
        return u"9223372036854775808"_s; // one more than 64 bits hold
    if (name == u"UploadSize"_s)
        return u"9007199254740993"_s;
    return name == u"Total"_s || name == u"TotalCount"_s ? QJsonValue(u"1e400"_s) : value;
}

void writeXml(QXmlStreamWriter &writer, const QString &name, const QJsonValue &value)
{
    if (value.isArray()) {
        for (const QJsonValue &item : value.toArray())
            writeXml(writer, name, item);
        return;
    }
    writer.writeStartElement(name);
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (auto it = object.constBegin(); it != object.constEnd(); ++it)
            writeXml(writer, it.key(), *it);
    } else if (value.isDouble()) {
        writer.writeCharacters(numberAsText(name, value).toString());
    } else if (!value.isNull()) {
        // what XML 1.0 cannot carry is left out
        QString text;
        for (const QChar c : value.toVariant().toString()) {
            if (c.unicode() >= 0x20 || c == u'\t' || c == u'\n' || c == u'\r')
                text += c;
        }
        writer.writeCharacters(text);
    }
    writer.writeEndElement();
}

} // namespace

QJsonObject withOddity(const QJsonObject &answer, const QString &scenario)
{
    static const QHash<QString, Change> changes = {
        {u"aliyun-numbers-as-text"_s, numberAsText},
        {u"aliyun-masked-numbers"_s, masked},
        {u"aliyun-size-beyond"_s, beyond},
        {u"aliyun-ratio-beyond"_s, ratioBeyond},
        {u"aliyun-bare-lists"_s, bareList},
        {u"aliyun-nested-lists"_s, nestedList},
        {u"aliyun-null-lists"_s, nullList},
        {u"aliyun-absent-lists"_s, absentList},
        {u"aliyun-python-lists"_s, pythonList},
        {u"aliyun-lists-in-text"_s, listInText},
        {u"aliyun-odd-times"_s, oddTime},
        {u"aliyun-empty-times"_s, emptyTime},
        {u"aliyun-broken-user-data"_s, brokenUserData},
        {u"aliyun-leftover-error"_s, leftoverError},
        {u"aliyun-other-case"_s, otherCase},
        {u"aliyun-rows-without-id"_s, rowsWithoutId},
        {u"aliyun-markup-titles"_s, markupTitle},
        {u"aliyun-huge-numbers"_s, hugeNumber},
    };
    const auto change = changes.constFind(scenario);
    return change == changes.constEnd() ? answer : changed(QString(), answer, *change).toObject();
}

QByteArray aliyunXml(const QString &root, const QJsonObject &answer)
{
    QByteArray bytes;
    QXmlStreamWriter writer(&bytes);
    writer.writeStartDocument();
    writeXml(writer, root, answer);
    writer.writeEndDocument();
    return bytes;
}

} // namespace deck::sandbox
