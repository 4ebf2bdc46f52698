#include "vendors/aliyun/body.h"

#include "core/json_value.h"
#include "net/redact.h"
#include "vendors/aliyun/codes.h"

#include <QJsonArray>
#include <QMap>
#include <QXmlStreamReader>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace deck::aliyun {

namespace {

constexpr int deepestXml = 32;
constexpr qsizetype longestCode = 200;     // characters, of a request ID too
constexpr qsizetype longestMessage = 1000; // characters; more is no message for a person
constexpr Milliseconds longestWait {120'000};

QByteArrayView withoutMark(const QByteArray &body)
{
    QByteArrayView bytes(body);
    if (bytes.startsWith("\xEF\xBB\xBF"))
        bytes = bytes.sliced(3);
    return bytes.trimmed();
}

/// The first character is believed before the Content-Type: gateways answer XML under a JSON name, and the other way.
bool looksLikeXml(const HttpReply &reply, QByteArrayView bytes)
{
    if (bytes.startsWith('<'))
        return true;
    return !bytes.startsWith('{') && !bytes.startsWith('[') && reply.header("content-type"_ba).toLower().contains("xml");
}

tl::unexpected<ApiError> badXml(const QString &why)
{
    return failure(ErrorKind::BadAnswer, u"answer-not-xml"_s, u"The answer is not XML of the vendor: "_s + why);
}

/// What stands in an element; the reader stands on its start and then on its end. Undefined where it is too deep.
QJsonValue readElement(QXmlStreamReader &xml, int depth)
{
    if (depth > deepestXml) {
        xml.raiseError(u"too deep"_s);
        return {};
    }
    QMap<QString, QJsonArray> children; // gathered first: a list is appended to one by one
    QString text;
    while (!xml.atEnd()) {
        switch (xml.readNext()) {
        case QXmlStreamReader::StartElement: {
            const QString name = xml.name().toString();
            children[name].append(readElement(xml, depth + 1));
            break;
        }
        case QXmlStreamReader::Characters:
            text += xml.text();
            break;
        case QXmlStreamReader::EndElement: {
            if (children.isEmpty())
                return text.trimmed().isEmpty() ? QString() : text;
            QJsonObject object;
            for (auto it = children.cbegin(); it != children.cend(); ++it)
                object.insert(it.key(), it->size() == 1 ? it->first() : QJsonValue(*it));
            return object;
        }
        case QXmlStreamReader::DTD:
        case QXmlStreamReader::EntityReference:
            xml.raiseError(u"it defines or uses entities"_s);
            break;
        default:
            break;
        }
    }
    return {};
}

Result<QJsonObject> readXml(QByteArrayView bytes)
{
    // The documents print declarations no reader takes ("<? xml … ? >"); none says more than we know: it is UTF-8.
    if (bytes.startsWith("<?")) {
        const qsizetype end = bytes.indexOf('>');
        bytes = end < 0 ? QByteArrayView() : bytes.sliced(end + 1).trimmed();
    }
    QXmlStreamReader xml(QString::fromUtf8(bytes));
    xml.setNamespaceProcessing(false);
    while (!xml.atEnd() && xml.readNext() != QXmlStreamReader::StartElement) {
        if (xml.tokenType() == QXmlStreamReader::DTD)
            return badXml(u"it has a document type"_s);
    }
    const QString root = xml.name().toString();
    if (xml.hasError() || (root != u"Error" && !root.endsWith(u"Response")))
        return badXml(xml.hasError() ? xml.errorString() : u"root "_s + root.left(100));
    const QJsonValue tree = readElement(xml, 1);
    while (!xml.atEnd())
        xml.readNext(); // what stands behind the root counts as well
    if (xml.hasError())
        return badXml(xml.errorString());
    return tree.toObject(); // a root without elements says nothing
}

/// "RequestId", "requestId", "request_id": the vendor's products differ.
QJsonValue memberInAnySpelling(const QJsonObject &object, QStringView plainName)
{
    for (auto it = object.constBegin(); it != object.constEnd(); ++it) {
        QString name = it.key();
        name.remove(u'_').remove(u'-');
        if (name.compare(plainName, Qt::CaseInsensitive) == 0 && !it->isNull())
            return *it;
    }
    return QJsonValue(QJsonValue::Undefined);
}

/// Halves of surrogate pairs, which JSON can spell, do not survive.
QString textOf(const QJsonObject &object, QStringView plainName)
{
    return QString::fromUtf8(memberInAnySpelling(object, plainName).toString().toUtf8());
}

/// The vendor's codes are words. A number is an HTTP status in disguise, of the vendor ("200") or of a gateway.
QString codeOf(const QJsonObject &object)
{
    const QString code = textOf(object, u"code").trimmed().left(longestCode);
    const bool number = std::all_of(code.begin(), code.end(), [](QChar c) { return c.isDigit(); });
    const bool fine = code.compare(u"Success", Qt::CaseInsensitive) == 0 || code.compare(u"OK", Qt::CaseInsensitive) == 0;
    return number || fine ? QString() : code;
}

/// Nothing in it but what an error is made of: no data that the code could be the blessing of.
bool holdsOnlyError(const QJsonObject &object)
{
    static constexpr std::array names = {u"requestid",          u"hostid",  u"code",           u"message", u"recommend",
                                         u"accessdenieddetail", u"success", u"httpstatuscode", u"data"};
    const QStringList members = object.keys();
    return std::all_of(members.begin(), members.end(), [&object](const QString &member) {
        const QJsonValue value = object.value(member);
        if (value.isNull())
            return true;
        const bool known = std::any_of(names.begin(), names.end(), [&member](const char16_t *name) {
            return member.compare(QStringView(name), Qt::CaseInsensitive) == 0;
        });
        return known && !(member.compare(u"data", Qt::CaseInsensitive) == 0 && !value.toObject().isEmpty());
    });
}

/// A message that quotes the server's string to sign repeats what we sent, a security token included.
QString messageOf(const QJsonObject &object)
{
    QString message = textOf(object, u"message");
    const qsizetype quote = message.indexOf(u"string to sign"_s, 0, Qt::CaseInsensitive);
    if (quote >= 0) {
        const qsizetype sentence = message.lastIndexOf(u'.', quote);
        message = sentence < 0 ? QString() : message.left(sentence + 1);
    }
    return QString::fromUtf8(redacted(message.left(longestMessage).toUtf8()));
}

ApiError vendorError(const QString &code, const QJsonObject &object, const HttpReply &reply, const QString &vendor)
{
    ApiError error;
    error.code = code;
    error.kind = kindOfCode(code, reply.status);
    error.message = messageOf(object);
    error.vendor = vendor;
    return error;
}

/// An answer of somebody between us and the vendor, or of a vendor in trouble.
ApiError foreignError(int httpStatus)
{
    ApiError error;
    error.code = u"http-%1"_s.arg(httpStatus);
    error.message = u"The server answered with HTTP status %1 and without the vendor's code."_s.arg(httpStatus);
    switch (httpStatus) {
    case 401:
        error.kind = ErrorKind::Credential;
        break;
    case 408:
        error.kind = ErrorKind::TimedOut;
        break;
    case 429:
        error.kind = ErrorKind::Throttled;
        break;
    default:
        error.kind = ErrorKind::ServerFailed;
    }
    return error;
}

/// x-acs-retry-after is taken as milliseconds, as the vendor's own programs do.
std::optional<Milliseconds> waitAskedFor(const HttpReply &reply)
{
    bool ok = false;
    const qint64 milliseconds = reply.header("x-acs-retry-after"_ba).trimmed().toLongLong(&ok);
    if (!ok || milliseconds < 0)
        return reply.retryAfter;
    return std::min(Milliseconds(milliseconds), longestWait);
}

} // namespace

tl::unexpected<ApiError> withReply(ApiError error, const HttpReply &reply, const QString &requestId)
{
    error.httpStatus = reply.status;
    error.retryAfter = waitAskedFor(reply);
    if (!requestId.isEmpty())
        error.requestId = requestId;
    return tl::unexpected<ApiError>(std::move(error));
}

Result<QJsonObject> readBody(const HttpReply &reply)
{
    const QByteArrayView bytes = withoutMark(reply.body);
    return looksLikeXml(reply, bytes) ? readXml(bytes) : jsonObject(reply.body);
}

Result<Envelope> readEnvelope(const HttpReply &reply, const QString &vendor)
{
    Result<QJsonObject> body = readBody(reply);
    if (!body)
        return withReply(reply.status < 400 ? body.error() : foreignError(reply.status), reply);
    const QString requestId = textOf(*body, u"requestid").left(longestCode);
    const QString code = codeOf(*body);
    if (!code.isEmpty() && (reply.status >= 400 || holdsOnlyError(*body)))
        return withReply(vendorError(code, *body, reply, vendor), reply, requestId);
    if (reply.status >= 400)
        return withReply(foreignError(reply.status), reply, requestId);
    return Envelope {requestId, std::move(*body)};
}

} // namespace deck::aliyun
