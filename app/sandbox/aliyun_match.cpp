#include "sandbox/aliyun_match.h"

#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace deck::sandbox {

namespace {

constexpr qsizetype mostValues = 100;

class Reader final
{
public:
    explicit Reader(const QString &text)
        : m_text(text)
    {
    }

    std::optional<AliyunCondition> read()
    {
        std::optional<AliyunCondition> all = conjunction();
        skipBlanks();
        return m_at == m_text.size() ? all : std::nullopt;
    }

private:
    void skipBlanks()
    {
        while (m_at < m_text.size() && m_text.at(m_at).isSpace())
            ++m_at;
    }
    bool takes(QChar c)
    {
        skipBlanks();
        if (m_at >= m_text.size() || m_text.at(m_at) != c)
            return false;
        ++m_at;
        return true;
    }
    QString word()
    {
        skipBlanks();
        const qsizetype from = m_at;
        while (m_at < m_text.size() && m_text.at(m_at).isLetter() && m_text.at(m_at).unicode() < 0x80)
            ++m_at;
        return m_text.mid(from, m_at - from);
    }
    bool takesWord(const QString &expected)
    {
        const qsizetype before = m_at;
        if (word().compare(expected, Qt::CaseInsensitive) == 0)
            return true;
        m_at = before;
        return false;
    }
    std::optional<QString> quoted()
    {
        skipBlanks();
        const QChar quote = m_at < m_text.size() ? m_text.at(m_at) : QChar();
        const qsizetype end = quote == u'\'' || quote == u'"' ? m_text.indexOf(quote, m_at + 1) : -1;
        if (end < 0)
            return std::nullopt;
        const QString value = m_text.mid(m_at + 1, end - m_at - 1);
        m_at = end + 1;
        return value;
    }
    /// ('a','b'), the opening parenthesis taken already.
    std::optional<QStringList> values()
    {
        QStringList list;
        do {
            const std::optional<QString> value = quoted();
            if (!value)
                return std::nullopt;
            list.append(*value);
        } while (takes(u','));
        return takes(u')') && list.size() <= mostValues ? std::optional(list) : std::nullopt;
    }

    std::optional<AliyunCondition> conjunction()
    {
        std::vector<AliyunCondition> all;
        do {
            std::optional<AliyunCondition> one = primary();
            if (!one)
                return std::nullopt;
            all.push_back(*std::move(one));
        } while (takesWord(u"and"_s));
        return [all](const AliyunMedia &media, Instant now) {
            return std::all_of(all.begin(), all.end(), [&](const AliyunCondition &one) { return one(media, now); });
        };
    }
    std::optional<AliyunCondition> primary()
    {
        if (!takes(u'('))
            return condition();
        std::vector<AliyunCondition> any;
        do {
            std::optional<AliyunCondition> one = conjunction();
            if (!one)
                return std::nullopt;
            any.push_back(*std::move(one));
        } while (takesWord(u"or"_s));
        if (!takes(u')'))
            return std::nullopt;
        return [any](const AliyunMedia &media, Instant now) {
            return std::any_of(any.begin(), any.end(), [&](const AliyunCondition &one) { return one(media, now); });
        };
    }
    std::optional<AliyunCondition> condition()
    {
        const QString field = word();
        const bool isList = takesWord(u"in"_s);
        if (!isList && !takes(u'='))
            return std::nullopt;
        if (takes(u'(')) {
            const std::optional<QStringList> list = values();
            if (!list)
                return std::nullopt;
            return isList ? oneOf(field, *list) : between(field, *list);
        }
        const std::optional<QString> value = isList ? std::nullopt : quoted();
        return value ? oneOf(field, {*value}) : std::nullopt;
    }
    static std::optional<AliyunCondition> oneOf(const QString &field, const QStringList &list)
    {
        if (field == u"Status"_s)
            return [list](const AliyunMedia &media, Instant now) { return list.contains(media.statusAt(now)); };
        if (field == u"VideoId"_s)
            return [list](const AliyunMedia &media, Instant) { return list.contains(media.id); };
        if (field == u"MediaSource"_s)
            return [list](const AliyunMedia &, Instant) { return list.contains(u"general"_s); };
        if (field == u"Title"_s) // a search for words
            return [list](const AliyunMedia &media, Instant) {
                return std::any_of(list.begin(), list.end(),
                                   [&](const QString &text) { return media.title.contains(text, Qt::CaseInsensitive); });
            };
        return std::nullopt;
    }
    static std::optional<AliyunCondition> between(const QString &field, const QStringList &list)
    {
        if (field != u"CreationTime"_s || list.size() != 2)
            return std::nullopt;
        const std::optional<Instant> from = instantFromIso(list[0]);
        const std::optional<Instant> to = instantFromIso(list[1]);
        if (!from || !to)
            return std::nullopt;
        return [from = *from, to = *to](const AliyunMedia &media, Instant) {
            const auto created = std::chrono::floor<std::chrono::seconds>(media.createdAt); // as it is shown
            return created >= from && created <= to;
        };
    }

    const QString m_text;
    qsizetype m_at = 0;
};

} // namespace

std::optional<AliyunCondition> aliyunMatch(const QString &text)
{
    if (text.trimmed().isEmpty())
        return [](const AliyunMedia &, Instant) { return true; };
    return Reader(text).read();
}

} // namespace deck::sandbox
