#include "core/json_value.h"

#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>
#include <tuple>

using namespace Qt::StringLiterals;

namespace deck {

namespace {

bool isNumberOfJson(QByteArrayView token)
{
    static const QRegularExpression form(u"^-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?$"_s);
    return form.match(QLatin1StringView(token)).hasMatch();
}

/// A number that no double can hold, or one of the words some programs write where they have none.
bool isUnreadableNumber(QByteArrayView token)
{
    if (token == "NaN" || token == "Infinity" || token == "-Infinity")
        return true;
    bool fits = false;
    std::ignore = token.toByteArray().toDouble(&fits);
    return !fits && isNumberOfJson(token);
}

/// The index behind a string that begins at `at`.
qsizetype endOfString(const QByteArray &json, qsizetype at)
{
    for (++at; at < json.size() && json.at(at) != '"'; ++at) {
        if (json.at(at) == '\\')
            ++at;
    }
    return at + 1;
}

bool beginsNumber(char c)
{
    return c == '-' || c == 'N' || c == 'I' || (c >= '0' && c <= '9');
}

bool belongsToNumber(char c)
{
    return c == '+' || c == '-' || c == '.' || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/// The same JSON with null for each number Qt's parser would refuse the whole answer for.
QByteArray withoutUnreadableNumbers(const QByteArray &json)
{
    QByteArray readable;
    readable.reserve(json.size());
    for (qsizetype at = 0; at < json.size();) {
        qsizetype end = at + 1;
        if (json.at(at) == '"') {
            end = std::min(endOfString(json, at), json.size());
        } else if (beginsNumber(json.at(at))) {
            while (end < json.size() && belongsToNumber(json.at(end)))
                ++end;
            if (isUnreadableNumber(QByteArrayView(json).sliced(at, end - at))) {
                readable += "null";
                at = end;
                continue;
            }
        }
        readable += QByteArrayView(json).sliced(at, end - at);
        at = end;
    }
    return readable;
}

} // namespace

Result<QJsonObject> jsonObject(const QByteArray &body)
{
    QByteArrayView bytes(body);
    if (bytes.startsWith("\xEF\xBB\xBF"))
        bytes = bytes.sliced(3);
    bytes = bytes.trimmed();
    if (bytes.isEmpty())
        return failure(ErrorKind::BadAnswer, u"answer-empty"_s, u"The answer is empty."_s);
    QJsonParseError error;
    QJsonDocument document = QJsonDocument::fromJson(bytes.toByteArray(), &error);
    if (error.error == QJsonParseError::IllegalNumber)
        document = QJsonDocument::fromJson(withoutUnreadableNumbers(bytes.toByteArray()), &error);
    if (error.error != QJsonParseError::NoError) {
        return failure(ErrorKind::BadAnswer, u"answer-not-json"_s,
                       u"The answer is not JSON (byte %1: %2)."_s.arg(error.offset).arg(error.errorString()));
    }
    if (!document.isObject())
        return failure(ErrorKind::BadAnswer, u"answer-not-object"_s, u"The answer is JSON, but not an object."_s);
    return document.object();
}

namespace {

/// JSON can spell half a surrogate pair, and UTF-8 cannot: the text would come back from disk as another one.
void replaceHalfPairs(QString &text)
{
    if (text.isValidUtf16())
        return;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (!text.at(i).isSurrogate())
            continue;
        if (text.at(i).isHighSurrogate() && i + 1 < text.size() && text.at(i + 1).isLowSurrogate())
            ++i;
        else
            text[i] = QChar::ReplacementCharacter;
    }
}

/// The text to read a number from; empty where Qt would stop at a NUL and take what stands before it.
QString numeral(const QJsonValue &value)
{
    const QString text = value.toString().trimmed();
    return text.contains(QChar::Null) ? QString() : text;
}

} // namespace

std::optional<QString> jsonText(const QJsonObject &object, QLatin1StringView name)
{
    const QJsonValue value = object.value(name);
    if (!value.isString())
        return std::nullopt;
    QString text = value.toString();
    replaceHalfPairs(text);
    return text;
}

std::optional<QString> jsonFilledText(const QJsonObject &object, QLatin1StringView name)
{
    std::optional<QString> text = jsonText(object, name);
    if (text && text->isEmpty())
        return std::nullopt;
    return text;
}

std::optional<qint64> jsonInteger(const QJsonObject &object, QLatin1StringView name)
{
    const QJsonValue value = object.value(name);
    if (value.isString()) {
        bool ok = false;
        const qint64 number = numeral(value).toLongLong(&ok);
        return ok ? std::optional(number) : std::nullopt;
    }
    if (!value.isDouble())
        return std::nullopt;
    // Two different defaults tell a number that is no integer from one that happens to equal the default.
    const qint64 number = value.toInteger(0);
    return number == value.toInteger(1) ? std::optional(number) : std::nullopt;
}

std::optional<double> jsonNumber(const QJsonObject &object, QLatin1StringView name)
{
    const QJsonValue value = object.value(name);
    double number = 0;
    if (value.isString()) {
        bool ok = false;
        number = numeral(value).toDouble(&ok);
        if (!ok)
            return std::nullopt;
    } else if (value.isDouble()) {
        number = value.toDouble();
    } else {
        return std::nullopt;
    }
    return std::isfinite(number) ? std::optional(number) : std::nullopt;
}

} // namespace deck
