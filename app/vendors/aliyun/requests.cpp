#include "vendors/aliyun/requests.h"

using namespace Qt::StringLiterals;

namespace deck::aliyun {

namespace {

/// What the listings can tell of a row; without Fields only ID, time and type come back.
constexpr QByteArrayView searchedFields = "Title,Status,Size,CreationTime,ModificationTime,MediaSource";
constexpr QByteArrayView timeBeforeAll = "1970-01-01T00:00:00Z";

struct Filter
{
    UploadStatus status;
    QStringList words;
};

/// The words of aliyun.md 2.12 by what they mean; see status_map.cpp for the other direction.
const QList<Filter> &vodWords()
{
    static const QList<Filter> words = {
        {UploadStatus::Uploading, {u"Uploading"_s}},
        {UploadStatus::Processing, {u"UploadSucc"_s, u"Transcoding"_s, u"Checking"_s}},
        {UploadStatus::Succeeded, {u"Normal"_s}},
        {UploadStatus::Failed, {u"UploadFail"_s, u"TranscodeFail"_s, u"Blocked"_s, u"ProduceFail"_s}},
    };
    return words;
}

const QList<Filter> &imsWords()
{
    static const QList<Filter> words = {
        {UploadStatus::Waiting, {u"Init"_s}},
        {UploadStatus::Uploading, {u"Preparing"_s}},
        {UploadStatus::Succeeded, {u"Normal"_s}},
        {UploadStatus::Failed, {u"PrepareFail"_s}},
    };
    return words;
}

QList<UploadStatus> statusesOf(const QList<Filter> &filters)
{
    QList<UploadStatus> statuses;
    for (const Filter &filter : filters)
        statuses.append(filter.status);
    return statuses;
}

QStringList wordsOf(const QList<Filter> &filters, UploadStatus status)
{
    for (const Filter &filter : filters) {
        if (filter.status == status)
            return filter.words;
    }
    return {};
}

/// Lives as long as the credential; empty where there is none.
QByteArray secretOf(const Credential &credential, const QString &name)
{
    const auto found = credential.secrets.find(name);
    return found == credential.secrets.end() ? QByteArray() : found->second.reveal();
}

QByteArray acsTime(Instant time)
{
    return isoUtc(time).toLatin1();
}

/// Signed by headers; the query holds the operation's parameters alone.
void signAcs3(HttpRequest &request, const QByteArray &path, const ApiCall &call, const QByteArray &keyId,
              const Credential &credential, const QByteArray &nonce, Instant signingTime)
{
    HttpHeaders headers = {
        {"x-acs-action"_ba, call.operation.toLatin1()},
        {"x-acs-version"_ba, call.version.toByteArray()},
        {"x-acs-date"_ba, acsTime(signingTime)},
        {"x-acs-signature-nonce"_ba, nonce},
        {"x-acs-content-sha256"_ba, acs3BodyHash(request.body)},
    };
    const QByteArray token = secretOf(credential, u"security-token"_s);
    if (!token.isEmpty())
        headers.append({"x-acs-security-token"_ba, token});
    Acs3Request toSign {request.method, path, call.parameters, headers, acs3BodyHash(request.body)};
    toSign.headers.append({"host"_ba, hostHeader(request.url)});
    headers.append({"Authorization"_ba, acs3Authorization(toSign, keyId, secretOf(credential, u"access-key-secret"_s))});
    request.headers += headers;
    request.url.setQuery(QString::fromLatin1(canonicalQuery(call.parameters)));
}

/// Signed by parameters, which all stand in the query.
void signRpc(HttpRequest &request, const ApiCall &call, const QByteArray &keyId, const Credential &credential,
             const QByteArray &nonce, Instant signingTime)
{
    Parameters parameters = call.parameters;
    parameters.insert("Action"_ba, call.operation.toLatin1());
    parameters.insert("Version"_ba, call.version.toByteArray());
    parameters.insert("Format"_ba, "JSON"_ba); // else XML comes
    parameters.insert("AccessKeyId"_ba, keyId);
    parameters.insert("SignatureMethod"_ba, "HMAC-SHA1"_ba);
    parameters.insert("SignatureVersion"_ba, "1.0"_ba);
    parameters.insert("SignatureNonce"_ba, nonce);
    parameters.insert("Timestamp"_ba, acsTime(signingTime));
    const QByteArray token = secretOf(credential, u"security-token"_s);
    if (!token.isEmpty())
        parameters.insert("SecurityToken"_ba, token);
    const QByteArray signature = rpcSignature(request.method, parameters, secretOf(credential, u"access-key-secret"_s));
    const QByteArray query = canonicalQuery(parameters) + "&Signature=" + percentEncoded(signature);
    request.url.setQuery(QString::fromLatin1(query));
}

QByteArray joined(const QStringList &values)
{
    return values.join(u',').toUtf8();
}

} // namespace

HttpRequest signedRead(const Account &account, const QUrl &endpoint, const Credential &credential, const ApiCall &call,
                       const QByteArray &nonce, Instant signingTime)
{
    HttpRequest request;
    request.method = "POST"_ba;
    request.url = endpoint;
    if (request.url.path().isEmpty())
        request.url.setPath(u"/"_s);
    request.headers = {{"Accept"_ba, "application/json"_ba}};
    const QByteArray keyId = account.set.value(u"access-key-id"_s).toUtf8();
    const QByteArray path = request.url.path(QUrl::FullyEncoded).toLatin1();
    if (account.set.value(u"signature"_s) == u"rpc"_s)
        signRpc(request, call, keyId, credential, nonce, signingTime);
    else
        signAcs3(request, path, call, keyId, credential, nonce, signingTime);
    return request;
}

QByteArray hostHeader(const QUrl &url)
{
    const QString name = url.host(QUrl::FullyEncoded);
    QByteArray host = name.contains(u':') ? QByteArray('[' + name.toLatin1() + ']') : name.toLatin1();
    // written in the address, it is sent, even the scheme's own
    if (url.port() != -1)
        host += ':' + QByteArray::number(url.port());
    return host;
}

Parameters uploadDetailsParameters(const QStringList &ids, const QString &owner)
{
    Parameters parameters = {{"MediaIds"_ba, joined(ids)}, {"MediaType"_ba, "video"_ba}};
    if (!owner.isEmpty())
        parameters.insert("ResourceRealOwnerId"_ba, owner.toUtf8());
    return parameters;
}

Parameters searchMediaParameters(const MediaSearch &search)
{
    QStringList conditions;
    const QStringList words = search.status ? vodStatusWords(*search.status) : QStringList();
    if (!words.isEmpty())
        conditions.append(u"Status in ('%1')"_s.arg(words.join(u"','"_s)));
    if (search.createdUpTo) {
        conditions.append(u"CreationTime = ('%1','%2')"_s.arg(QLatin1StringView(timeBeforeAll), isoUtc(*search.createdUpTo)));
    }
    Parameters parameters = {
        {"Fields"_ba, searchedFields.toByteArray()},
        {"PageNo"_ba, QByteArray::number(search.pageNo)},
        {"PageSize"_ba, QByteArray::number(search.pageSize)},
        {"SearchType"_ba, "video"_ba},
        {"SortBy"_ba, "CreationTime:Desc"_ba},
    };
    if (!conditions.isEmpty())
        parameters.insert("Match"_ba, conditions.join(u" and "_s).toUtf8());
    if (!search.scrollToken.isEmpty())
        parameters.insert("ScrollToken"_ba, search.scrollToken.toUtf8());
    return parameters;
}

Parameters videoListParameters(const MediaSearch &search)
{
    Parameters parameters = {
        {"PageNo"_ba, QByteArray::number(search.pageNo)},
        {"PageSize"_ba, QByteArray::number(search.pageSize)},
        {"SortBy"_ba, "CreationTime:Desc"_ba},
    };
    const QStringList words = search.status ? vodStatusWords(*search.status) : QStringList();
    if (!words.isEmpty())
        parameters.insert("Status"_ba, joined(words));
    if (search.createdUpTo)
        parameters.insert("EndTime"_ba, acsTime(*search.createdUpTo));
    return parameters;
}

Parameters jobsByIdParameters(const QStringList &jobIds)
{
    return {{"JobIds"_ba, joined(jobIds)}};
}

Parameters jobsByUrlParameters(const QStringList &urls)
{
    QByteArrayList encoded;
    for (const QString &url : urls) {
        const QByteArray value = percentEncoded(url.toUtf8());
        if (!encoded.contains(value))
            encoded.append(value);
    }
    return {{"UploadURLs"_ba, encoded.join(',')}};
}

Parameters mediaBasicInfosParameters(std::optional<UploadStatus> status, int pageSize, const QString &nextToken)
{
    Parameters parameters = {
        {"IncludeFileBasicInfo"_ba, "true"_ba},
        {"MaxResults"_ba, QByteArray::number(pageSize)},
        {"SortBy"_ba, "desc"_ba},
    };
    const QStringList words = status ? imsStatusWords(*status) : QStringList();
    if (!words.isEmpty())
        parameters.insert("Status"_ba, joined(words));
    if (!nextToken.isEmpty())
        parameters.insert("NextToken"_ba, nextToken.toUtf8());
    return parameters;
}

Parameters batchMediaInfosParameters(const QStringList &ids)
{
    return {{"AdditionType"_ba, "FileInfo"_ba}, {"MediaIds"_ba, joined(ids)}};
}

QList<UploadStatus> vodFilters()
{
    return statusesOf(vodWords());
}

QList<UploadStatus> imsFilters()
{
    return statusesOf(imsWords());
}

QStringList vodStatusWords(UploadStatus status)
{
    return wordsOf(vodWords(), status);
}

QStringList imsStatusWords(UploadStatus status)
{
    return wordsOf(imsWords(), status);
}

} // namespace deck::aliyun
