#include "net/redact.h"

#include <algorithm>
#include <array>

namespace deck {

namespace {

// an upload's address is of no use to anybody but the holder of its authorisation, and says where the files are kept
constexpr std::array<QByteArrayView, 6> secretWords {"secret", "token", "signature", "password", "auth", "uploadaddress"};
constexpr QByteArrayView hidden = "<hidden>";

bool isNameCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.';
}

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool namesSecret(QByteArrayView name)
{
    const QByteArray lower = name.toByteArray().toLower();
    // "NextPageToken" and the like lead to the next page and open nothing
    if (lower.endsWith("pagetoken") || lower.endsWith("scrolltoken") || lower == "nexttoken")
        return false;
    // what a refusal says of the right that is missing, and of whom it is missing to
    if (lower == "authaction" || lower.startsWith("authprincipal"))
        return false;
    for (const QByteArrayView word : secretWords) {
        if (lower.contains(word))
            return true;
    }
    return false;
}

/// A quote as JSON inside strings has it: the mark with the backslashes before it (0, 1, 3, 7 … by depth).
struct Quote
{
    qsizetype backslashes = 0;
    char mark = '"';
};

class Redactor
{
public:
    explicit Redactor(const QByteArray &body)
        : m_body(body)
    {
    }

    QByteArray run()
    {
        m_out.reserve(m_body.size());
        while (m_at < m_body.size()) {
            if (!isNameCharacter(at(m_at))) {
                if (!signIn())
                    m_out += at(m_at++);
                continue;
            }
            const qsizetype start = m_at;
            while (isNameCharacter(at(m_at)))
                ++m_at;
            const QByteArrayView name(m_body.constData() + start, m_at - start);
            m_out.append(name.data(), name.size());
            if (namesSecret(name))
                value(start);
        }
        return m_out;
    }

private:
    [[nodiscard]] char at(qsizetype position) const { return position < m_body.size() ? m_body[position] : '\0'; }
    /// "%3D", in either case.
    [[nodiscard]] bool isEncodedEquals(qsizetype position) const
    {
        return at(position) == '%' && at(position + 1) == '3' && (at(position + 2) == 'D' || at(position + 2) == 'd');
    }
    [[nodiscard]] qsizetype backslashesAt(qsizetype position) const
    {
        qsizetype count = 0;
        while (at(position + count) == '\\')
            ++count;
        return count;
    }
    [[nodiscard]] qsizetype skipBlanks(qsizetype position) const
    {
        while (isBlank(at(position)))
            ++position;
        return position;
    }

    /// "://user:password@" of a URL, also where JSON has escaped the slashes.
    bool signIn()
    {
        qsizetype from = -1;
        for (const QByteArrayView mark : {QByteArrayView("://"), QByteArrayView(":\\/\\/")}) {
            if (QByteArrayView(m_body).sliced(m_at).startsWith(mark))
                from = m_at + mark.size();
        }
        if (from < 0)
            return false;
        qsizetype sign = -1;
        for (qsizetype i = from; i < m_body.size() && !QByteArrayView("/?#\"'\\<> \t\r\n").contains(m_body[i]); ++i) {
            if (m_body[i] == '@')
                sign = i;
        }
        if (sign < 0)
            return false;
        hideFromTo(from, sign);
        return true;
    }

    void hideFromTo(qsizetype from, qsizetype to)
    {
        m_out.append(m_body.constData() + m_at, from - m_at);
        m_out.append(hidden.data(), hidden.size());
        if (QByteArrayView(m_body).sliced(from).startsWith(hidden))
            to = std::max(to, from + hidden.size()); // hidden already
        m_at = to;
    }

    /// After a telling name: finds its value, if it has one, and leaves it out.
    void value(qsizetype nameStart)
    {
        const qsizetype slashes = backslashesAt(m_at);
        const char mark = at(m_at + slashes);
        if (mark == '"' || mark == '\'') {
            const qsizetype colon = skipBlanks(m_at + slashes + 1);
            if (at(colon) == ':')
                jsonValue(skipBlanks(colon + 1), {slashes, mark});
        } else if (at(m_at) == '=') {
            hideFromTo(m_at + 1, endOfParameter(m_at + 1));
        } else if (isEncodedEquals(m_at)) {
            hideFromTo(m_at + 3, endOfParameter(m_at + 3));
        } else if (const QByteArrayView tag = tagOf(nameStart); !tag.isEmpty()) {
            element(tag);
        } else if (at(skipBlanks(m_at)) == ':') {
            const qsizetype from = skipBlanks(skipBlanks(m_at) + 1);
            if (from < m_body.size())
                hideFromTo(from, endOfLine(from));
        }
    }

    /// The whole name of the start tag that ends with the name just read; empty where none does.
    [[nodiscard]] QByteArrayView tagOf(qsizetype nameStart) const
    {
        qsizetype start = nameStart;
        if (start > 0 && at(start - 1) == ':') {
            do {
                --start;
            } while (start > 0 && isNameCharacter(at(start - 1)));
        }
        const bool opens = start > 0 && at(start - 1) == '<';
        return opens ? QByteArrayView(m_body).sliced(start, m_at - start) : QByteArrayView();
    }

    /// All that stands in the element: elements and CDATA as well.
    void element(QByteArrayView tag)
    {
        const qsizetype from = m_body.indexOf('>', m_at) + 1;
        if (from == 0 || at(from - 2) == '/')
            return;
        const qsizetype end = m_body.indexOf(QByteArray("</").append(tag), from);
        hideFromTo(from, end < 0 ? m_body.size() : end);
    }

    void jsonValue(qsizetype from, Quote quote)
    {
        const qsizetype slashes = backslashesAt(from);
        const char mark = at(from + slashes);
        if (mark == '"' || mark == '\'') {
            const qsizetype begin = from + slashes + 1;
            hideFromTo(begin, endOfString(begin, {slashes, mark}));
            return;
        }
        if (from >= m_body.size() || QByteArrayView(m_body).sliced(from).startsWith("null"))
            return;
        const qsizetype end = mark == '{' || mark == '[' ? endOfStructure(from, quote) : endOfScalar(from);
        m_out.append(m_body.constData() + m_at, from - m_at);
        const QByteArray quoted = QByteArray(quote.backslashes, '\\').append(quote.mark);
        m_out += quoted;
        m_out.append(hidden.data(), hidden.size());
        m_out += quoted;
        m_at = end;
    }

    /// Where the string of that quote ends: before its closing quote, or that of a string around it.
    [[nodiscard]] qsizetype endOfString(qsizetype from, Quote quote) const
    {
        for (qsizetype position = from; position < m_body.size();) {
            const qsizetype slashes = backslashesAt(position);
            if (at(position + slashes) != quote.mark) {
                position += slashes + 1;
                continue;
            }
            for (qsizetype level = 0; level <= quote.backslashes; level = 2 * level + 1) {
                if (slashes >= level && (slashes - level) % (2 * (level + 1)) == 0)
                    return position + slashes - level;
            }
            position += slashes + 1;
        }
        return m_body.size();
    }

    [[nodiscard]] qsizetype endOfStructure(qsizetype from, Quote quote) const
    {
        qsizetype depth = 0;
        for (qsizetype position = from; position < m_body.size();) {
            const qsizetype slashes = backslashesAt(position);
            const char c = at(position + slashes);
            position += slashes + 1;
            if (c == quote.mark) {
                if (slashes < quote.backslashes)
                    return position - 1 - slashes; // the string around the JSON ends here
                position = std::min(endOfString(position, quote) + quote.backslashes + 1, m_body.size());
            } else if (c == '{' || c == '[') {
                ++depth;
            } else if ((c == '}' || c == ']') && --depth == 0) {
                return position;
            }
        }
        return m_body.size();
    }

    [[nodiscard]] qsizetype endOfScalar(qsizetype from) const
    {
        while (from < m_body.size() && !isBlank(at(from)) && !QByteArrayView(",}]\"'\\").contains(at(from)))
            ++from;
        return from;
    }

    [[nodiscard]] qsizetype endOfParameter(qsizetype from) const
    {
        while (from < m_body.size() && !isBlank(at(from)) && !QByteArrayView("&\"'<>\\#,;").contains(at(from))
               && !QByteArrayView(m_body).sliced(from).startsWith("%26"))
            ++from;
        return from;
    }

    [[nodiscard]] qsizetype endOfLine(qsizetype from) const
    {
        while (from < m_body.size() && !QByteArrayView("\r\n\"\\<").contains(at(from)))
            ++from;
        return from;
    }

    const QByteArray &m_body;
    QByteArray m_out;
    qsizetype m_at = 0;
};

} // namespace

QByteArray redacted(const QByteArray &body)
{
    return Redactor(body).run();
}

} // namespace deck
