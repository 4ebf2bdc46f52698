#include "vendors/zego/requests.h"

#include "vendors/zego/regions.h"
#include "vendors/zego/signature.h"
#include "vendors/zego/status_map.h"

#include <QJsonDocument>

#include <limits>

using namespace Qt::StringLiterals;

namespace deck::zego {

std::optional<quint32> appIdOf(const Account &account)
{
    const QString text = account.set.value(u"app-id"_s);
    const bool decimal = std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    bool ok = false;
    const quint64 number = text.toULongLong(&ok);
    if (!decimal || !ok || number == 0 || number > std::numeric_limits<quint32>::max())
        return std::nullopt;
    return static_cast<quint32>(number);
}

HttpRequest signedRequest(const Account &account, const QUrl &endpoint, const Secret &serverSecret, QStringView operation, const QJsonObject &body,
                          const QByteArray &nonce, Instant signingTime)
{
    const quint32 appId = appIdOf(account).value_or(0);
    const qint64 timestamp = unixSeconds(signingTime);
    // Every value is a word, decimal or hex: nothing here needs percent-encoding.
    QString query = u"Action=%1&AppId=%2&SignatureNonce=%3&Timestamp=%4&Signature=%5&SignatureVersion=2.0"_s.arg(
        operation, QString::number(appId), QString::fromLatin1(nonce), QString::number(timestamp),
        QString::fromLatin1(signature(appId, nonce, serverSecret.reveal(), timestamp)));
    const QString isTest = account.set.value(u"is-test"_s);
    if (!isTest.isEmpty())
        query += u"&IsTest="_s + isTest.toLower();

    HttpRequest request;
    request.method = "POST"_ba;
    request.url = endpoint;
    if (request.url.path().isEmpty())
        request.url.setPath(u"/"_s);
    request.url.setQuery(query);
    request.headers = {{"Content-Type"_ba, "application/json"_ba}};
    request.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    return request;
}

QJsonObject listBody(std::optional<UploadStatus> status, int pageSize, const QString &pageToken)
{
    QJsonObject body;
    // Whether "Status": 0 may be sent is not documented; left out it means all.
    if (const auto number = status ? numberOfStatus(*status) : std::nullopt)
        body.insert("Status"_L1, *number);
    body.insert("PageSize"_L1, pageSize);
    if (!pageToken.isEmpty())
        body.insert("PageToken"_L1, pageToken);
    return body;
}

QJsonObject detailsBody(const QString &id)
{
    return {{u"UploadTaskId"_s, id}};
}

} // namespace deck::zego
