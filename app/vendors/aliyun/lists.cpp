#include "vendors/aliyun/lists.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace deck::aliyun {

namespace {

constexpr int deepestList = 4; // the list, an object around it, a text around that, and one to spare

tl::unexpected<ApiError> notList(QLatin1StringView name)
{
    return failure(ErrorKind::BadAnswer, u"answer-not-list"_s, u"The list %1 in the answer is in no form we know."_s.arg(name));
}

/// A list of texts as Python prints it, or JSON with something in it that is none: "['a', u'b', ...]".
class PrintedList
{
public:
    explicit PrintedList(QStringView text)
        : m_rest(text.trimmed())
    {
    }

    std::optional<QStringList> read()
    {
        if (!take(u"["))
            return std::nullopt;
        QStringList items;
        while (!take(u"]")) {
            if (!take(u"...") && !item(items))
                return std::nullopt;
            if (!take(u",") && !m_rest.startsWith(u']'))
                return std::nullopt;
        }
        return m_rest.isEmpty() ? std::optional(items) : std::nullopt;
    }

private:
    bool take(QStringView mark)
    {
        if (!m_rest.startsWith(mark))
            return false;
        m_rest = m_rest.sliced(mark.size()).trimmed();
        return true;
    }

    /// One text in quotes of either kind, with Python's mark before it or without.
    bool item(QStringList &items)
    {
        if (m_rest.startsWith(u'u') || m_rest.startsWith(u'b'))
            m_rest = m_rest.sliced(1);
        if (!m_rest.startsWith(u'\'') && !m_rest.startsWith(u'"'))
            return false;
        const QChar quote = m_rest.front();
        QString text;
        for (qsizetype i = 1; i < m_rest.size(); ++i) {
            const QChar c = m_rest.at(i);
            if (c == quote) {
                items.append(text);
                m_rest = m_rest.sliced(i + 1).trimmed();
                return true;
            }
            const bool escaped = c == u'\\' && i + 1 < m_rest.size();
            text += escaped ? m_rest.at(++i) : c;
        }
        return false;
    }

    QStringView m_rest;
};

std::optional<QJsonValue> jsonIn(const QString &text)
{
    const QByteArray bytes = text.trimmed().toUtf8();
    if (!bytes.startsWith('[') && !bytes.startsWith('{'))
        return std::nullopt;
    const QJsonDocument document = QJsonDocument::fromJson(bytes);
    if (document.isNull())
        return std::nullopt;
    return document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
}

/// False for a form nobody knows.
bool gatherTexts(const QJsonValue &value, int depth, QStringList &texts)
{
    if (value.isUndefined() || value.isNull())
        return true;
    if (depth > deepestList || value.isBool())
        return false;
    const auto inner = [depth, &texts](const QJsonValue &member) { return gatherTexts(member, depth + 1, texts); };
    if (value.isArray()) {
        const QJsonArray array = value.toArray();
        return std::all_of(array.begin(), array.end(), inner);
    }
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        return std::all_of(object.begin(), object.end(), inner);
    }
    const QString text = wordOf({{u"text"_s, value}}, "text"_L1).value_or(QString());
    if (const std::optional<QJsonValue> json = jsonIn(text))
        return inner(*json);
    if (const std::optional<QStringList> printed = PrintedList(text).read())
        texts += *printed;
    else if (!text.isEmpty())
        texts += text;
    return value.isString() || !text.isEmpty(); // a number that is not whole is no ID
}

class EntryReader
{
public:
    explicit EntryReader(Names members)
        : m_members(members)
    {
    }

    /// False for a form nobody knows.
    bool read(const QJsonValue &value, int depth)
    {
        if (value.isUndefined() || value.isNull())
            return true;
        if (depth > deepestList)
            return false;
        if (value.isObject())
            return readObject(value.toObject(), depth);
        if (value.isArray()) {
            for (const QJsonValue entry : value.toArray())
                readEntry(entry, depth + 1);
            return true;
        }
        const QString text = value.toString();
        if (const std::optional<QJsonValue> json = jsonIn(text))
            return read(*json, depth + 1);
        return value.isString() && text.trimmed().isEmpty();
    }

    Entries entries;
    bool unknownForm = false; ///< one of the strange entries could hide what was asked for

private:
    [[nodiscard]] bool isEntry(const QJsonObject &object) const
    {
        return std::any_of(m_members.begin(), m_members.end(),
                           [&object](QLatin1StringView name) { return object.contains(name); });
    }

    bool readObject(const QJsonObject &object, int depth)
    {
        if (isEntry(object)) {
            entries.objects.append(object);
            return true;
        }
        return object.isEmpty() || (object.size() == 1 && read(*object.begin(), depth + 1));
    }

    void readEntry(const QJsonValue &value, int depth)
    {
        if (value.isObject() && isEntry(value.toObject())) {
            entries.objects.append(value.toObject());
            return;
        }
        if ((value.isString() || value.isArray()) && read(value, depth))
            return;
        ++entries.strange;
        unknownForm |= !value.isNull() && !(value.isObject() && value.toObject().isEmpty());
    }

    Names m_members;
};

/// A list under a name nobody knows, in place of the one expected.
bool hidesList(const QJsonObject &object, const ListForm &form)
{
    for (auto it = object.constBegin(); it != object.constEnd(); ++it) {
        const bool known
            = std::any_of(form.besides.begin(), form.besides.end(), [&it](QLatin1StringView name) { return it.key() == name; });
        if (!known && (it->isArray() || it->isObject()))
            return true;
    }
    return false;
}

} // namespace

Result<QStringList> textsOf(const QJsonObject &object, Names names)
{
    QStringList texts;
    for (const QLatin1StringView name : names) {
        if (!gatherTexts(object.value(name), 0, texts))
            return notList(name);
    }
    return texts;
}

Result<Entries> entriesOf(const QJsonObject &object, const ListForm &form)
{
    bool present = false;
    bool unreadable = false;
    for (const QLatin1StringView name : form.names) {
        EntryReader reader(form.members);
        present |= object.contains(name);
        const bool readable = reader.read(object.value(name), 0);
        if (!reader.entries.objects.isEmpty())
            return std::move(reader.entries);
        unreadable |= !readable || reader.unknownForm;
        if (reader.entries.strange > 0 && !unreadable)
            return std::move(reader.entries);
    }
    if (unreadable || (!present && hidesList(object, form)))
        return notList(*form.names.begin());
    return Entries {};
}

} // namespace deck::aliyun
