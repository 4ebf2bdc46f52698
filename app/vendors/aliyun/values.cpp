#include "vendors/aliyun/values.h"

#include "core/json_value.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace deck::aliyun {

namespace {

constexpr qsizetype longestId = 512; // characters
constexpr qint64 firstTenDigits = 1'000'000'000;
constexpr qint64 firstThirteenDigits = 1'000'000'000'000;

bool isFilled(const QJsonValue &value)
{
    return !value.isUndefined() && !value.isNull() && !(value.isString() && value.toString().trimmed().isEmpty());
}

/// Within the years every part of the program can write down again.
std::optional<Instant> believable(Instant time)
{
    return instantFromUnixSeconds(unixSeconds(time)) ? std::optional(time) : std::nullopt;
}

std::optional<Instant> timeOfNumber(qint64 number)
{
    if (number >= firstTenDigits && number < 10 * firstTenDigits)
        return instantFromUnixSeconds(number);
    if (number >= firstThirteenDigits && number < 10 * firstThirteenDigits)
        return believable(Instant(Milliseconds(number)));
    return std::nullopt;
}

std::optional<Instant> timeOfText(QStringView text)
{
    constexpr QStringView aroundTimes = u"\"' \t\r\n";
    while (!text.isEmpty() && aroundTimes.contains(text.front()))
        text = text.sliced(1);
    while (!text.isEmpty() && aroundTimes.contains(text.back()))
        text = text.chopped(1);
    const bool digits = std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    if (digits)
        return timeOfNumber(text.toLongLong()); // 0 where there is none or too much
    if (!text.contains(u':'))
        return std::nullopt; // a day is no time
    const std::optional<Instant> time = instantFromIso(text);
    return time ? believable(*time) : std::nullopt;
}

} // namespace

QLatin1StringView spelled(const QJsonObject &object, Names names)
{
    const auto filled
        = std::find_if(names.begin(), names.end(), [&object](QLatin1StringView name) { return isFilled(object.value(name)); });
    return filled == names.end() ? *names.begin() : *filled;
}

std::optional<QString> wordOf(const QJsonObject &object, QLatin1StringView name)
{
    std::optional<QString> word = jsonText(object, name);
    if (const auto number = word ? std::nullopt : jsonInteger(object, name))
        word = QString::number(*number);
    if (!word)
        return std::nullopt;
    *word = word->trimmed();
    return word->isEmpty() ? std::nullopt : word;
}

QString statusTextOf(const QJsonObject &object, QLatin1StringView name)
{
    const std::optional<QString> text = jsonText(object, name);
    return text ? *text : wordOf(object, name).value_or(QString());
}

std::optional<QString> plainTextOf(const QJsonObject &object, QLatin1StringView name)
{
    const QJsonValue value = object.value(name);
    if (value.isObject())
        return QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact));
    if (value.isArray())
        return QString::fromUtf8(QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact));
    return jsonFilledText(object, name);
}

std::optional<QString> idOf(const QJsonObject &object, Names names)
{
    std::optional<QString> id = wordOf(object, spelled(object, names));
    if (!id || id->size() > longestId || id->contains(QChar::ReplacementCharacter))
        return std::nullopt;
    return id;
}

std::optional<qint64> sizeOf(const QJsonObject &object, QLatin1StringView name)
{
    const std::optional<qint64> size = jsonInteger(object, name);
    return size && *size >= 0 ? size : std::nullopt;
}

std::optional<double> ratioOf(const QJsonObject &object, QLatin1StringView name)
{
    const std::optional<double> ratio = jsonNumber(object, name);
    return ratio ? std::optional(std::clamp(*ratio, 0.0, 1.0) + 0.0) // never -0
                 : std::nullopt;
}

std::optional<Instant> timeOf(const QJsonObject &object, QLatin1StringView name)
{
    if (const std::optional<QString> text = jsonText(object, name))
        return timeOfText(*text);
    const std::optional<qint64> number = jsonInteger(object, name);
    return number ? timeOfNumber(*number) : std::nullopt;
}

Result<QString> tokenOf(const QJsonObject &object, QLatin1StringView name)
{
    const QJsonValue value = object.value(name);
    if (value.isNull() || value.isUndefined())
        return QString();
    const QString token = value.toString();
    if (!value.isString() || !token.isValidUtf16())
        return failure(ErrorKind::BadAnswer, u"answer-page-token"_s, u"The answer's page token is not text."_s);
    return token;
}

} // namespace deck::aliyun
