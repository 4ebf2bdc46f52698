#include "recorded.h"
#include "vendors/huawei/huawei.h"
#include "vendors/huawei/operations.h"
#include "vendors/huawei/requests.h"
#include "vendors/huawei/sign_in.h"
#include "vendors/huawei/signature.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

using namespace deck;
using namespace Qt::StringLiterals;

class RequestsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listQueries_data();
    void listQueries();
    void metaRepeatsTheName();
    void signedLikeTheOfficialClient();
    void signatureFitsWhatIsSent_data();
    void signatureFitsWhatIsSent();
    void tokenInItsHeader();
    void iamHost_data();
    void iamHost();
    void iamBody_data();
    void iamBody();
    void accounts_data();
    void accounts();
    void waysToSignIn_data();
    void waysToSignIn();
    void declaration();
    void regionsOfTheDocument();
    void limitsAreTheVendorsNumbers();
};

namespace {

const Instant signingTime {std::chrono::seconds(1785573000)}; // 20260801T083000Z

huawei::VodPlace place(const QString &endpoint = u"https://vod.cn-north-4.myhuaweicloud.com"_s)
{
    return {QUrl(endpoint), u"14ce1d4437164aba8b364ce15866154e"_s};
}

Account makeAccount()
{
    Account account;
    account.name = u"beijing4"_s;
    account.vendor = u"huawei-vod"_s;
    account.set = {{u"project-id"_s, u"14ce1d4437164aba8b364ce15866154e"_s}};
    return account;
}

QByteArray header(const HttpRequest &request, const QByteArray &name)
{
    for (const auto &[key, value] : request.headers) {
        if (key == name)
            return value;
    }
    return {};
}

} // namespace

void RequestsTest::listQueries_data()
{
    QTest::addColumn<huawei::AssetListQuery>("query");
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char *name, const huawei::AssetListQuery &query, const char *text) {
        QTest::newRow(name) << query << QByteArray(text);
    };
    row("first page", {}, "page=0&size=100&order=desc");
    row("third page", {{}, 2, 100, {}}, "page=2&size=100&order=desc");
    row("one status", {{u"CREATING"_s}, 0, 100, {}}, "status=CREATING&page=0&size=100&order=desc");
    row("repeated statuses", {{u"CREATED"_s, u"PUBLISHED"_s}, 0, 100, {}},
        "status=CREATED&status=PUBLISHED&page=0&size=100&order=desc");
    row("up to a time", {{}, 0, 100, signingTime}, "page=0&size=100&order=desc&end_time=20260801083000");
}

void RequestsTest::listQueries()
{
    QFETCH(const huawei::AssetListQuery, query);
    QFETCH(const QByteArray, text);
    const HttpRequest request = huawei::assetListRequest(place(), query);
    QCOMPARE(request.method, "GET"_ba);
    QCOMPARE(request.url.toEncoded(),
             "https://vod.cn-north-4.myhuaweicloud.com/v1.0/14ce1d4437164aba8b364ce15866154e/asset/list?" + text);
    QCOMPARE(request.headers, (HttpHeaders {{"X-Project-Id"_ba, "14ce1d4437164aba8b364ce15866154e"_ba}}));
    QVERIFY(request.body.isEmpty());
}

void RequestsTest::metaRepeatsTheName()
{
    const HttpRequest request = huawei::assetMetaRequest(place(), {u"f488337c31c8e4622f1590735b134c65"_s, u"a&b=c+d/é"_s});
    QCOMPARE(request.url.toEncoded(),
             "https://vod.cn-north-4.myhuaweicloud.com/v1.0/14ce1d4437164aba8b364ce15866154e/asset/info"
             "?asset_id=f488337c31c8e4622f1590735b134c65&asset_id=a%26b%3Dc%2Bd%2F%C3%A9"_ba);
    const huawei::QueryItems items = huawei::queryItemsOf(request.url.query(QUrl::FullyEncoded).toLatin1());
    QCOMPARE(items.at(1).second, u"a&b=c+d/é"_s.toUtf8());
}

/// The recorded signature of a listing, made from the request that leaves.
void RequestsTest::signedLikeTheOfficialClient()
{
    const QJsonArray vectors = QJsonDocument::fromJson(recorded::read(u"huawei-signatures.json"_s)).array();
    int seen = 0;
    for (const QJsonValue vector : vectors) {
        if (vector["name"_L1] != u"localhost-with-port"_s)
            continue;
        ++seen;
        HttpRequest request = huawei::assetListRequest(place(u"http://127.0.0.1:18080"_s), {});
        request.url.setQuery(u"size=10"_s);
        huawei::signRequest(request, vector["accessKey"_L1].toString().toLatin1(),
                            Secret(vector["secretKey"_L1].toString().toLatin1()), signingTime);
        QCOMPARE(header(request, "X-Sdk-Date"_ba), "20260801T083000Z"_ba);
        QCOMPARE(header(request, "Authorization"_ba), vector["authorization"_L1].toString().toLatin1());
    }
    QCOMPARE(seen, 1);
}

void RequestsTest::signatureFitsWhatIsSent_data()
{
    QTest::addColumn<QString>("endpoint");
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<QString>("path");
    const auto row = [](const char *endpoint, const char *host, const QString &base = {}) {
        QTest::newRow(endpoint) << QString::fromLatin1(endpoint) << QByteArray(host) << base;
    };
    row("https://vod.cn-north-4.myhuaweicloud.com", "vod.cn-north-4.myhuaweicloud.com");
    row("https://vod.cn-north-4.myhuaweicloud.com:443/", "vod.cn-north-4.myhuaweicloud.com");
    row("https://vod.example.com:8443", "vod.example.com:8443");
    row("http://127.0.0.1:80", "127.0.0.1");
    row("http://127.0.0.1:443", "127.0.0.1:443");
    row("http://[::1]:18080", "[::1]:18080");
    row("https://proxy.example.com/huawei/", "proxy.example.com", u"/huawei"_s);
    row("https://proxy.example.com/a%20b//", "proxy.example.com", u"/a%20b"_s);
}

void RequestsTest::signatureFitsWhatIsSent()
{
    QFETCH(const QString, endpoint);
    QFETCH(const QByteArray, host);
    QFETCH(const QString, path);
    HttpRequest request = huawei::assetListRequest(place(endpoint), {{u"CREATED"_s, u"CREATING"_s}, 0, 100, {}});
    QCOMPARE(request.url.path(QUrl::FullyEncoded), path + u"/v1.0/14ce1d4437164aba8b364ce15866154e/asset/list"_s);
    huawei::signRequest(request, "AK"_ba, Secret("SK"_ba), signingTime);
    QVERIFY(!request.url.toEncoded().contains(":443/") || host.endsWith(":443"));

    // as a server checks it: from the request line and the headers
    const auto authorization = huawei::readAuthorization(header(request, "Authorization"_ba));
    QVERIFY(authorization.has_value());
    QCOMPARE(authorization->signedHeaders, (QByteArrayList {"host"_ba, "x-project-id"_ba, "x-sdk-date"_ba}));
    huawei::SigningRequest received;
    received.method = request.method;
    received.path = request.url.path(QUrl::FullyEncoded).toLatin1();
    received.query = huawei::queryItemsOf(request.url.query(QUrl::FullyEncoded).toLatin1());
    received.headers = request.headers;
    received.headers.append({"Host"_ba, host});
    QCOMPARE(huawei::signatureOf(received, authorization->signedHeaders, "SK"_ba), authorization->signature);
}

void RequestsTest::tokenInItsHeader()
{
    HttpRequest request = huawei::assetListRequest(place(), {});
    huawei::putToken(request, Secret("MIIatAYJ"_ba));
    QCOMPARE(request.headers,
             (HttpHeaders {{"X-Project-Id"_ba, "14ce1d4437164aba8b364ce15866154e"_ba}, {"X-Auth-Token"_ba, "MIIatAYJ"_ba}}));
}

void RequestsTest::iamHost_data()
{
    QTest::addColumn<QString>("endpoint");
    QTest::addColumn<QString>("iamEndpoint");
    QTest::addColumn<QByteArray>("url");
    const auto row = [](const char *name, const QString &endpoint, const QString &iamEndpoint, const char *base) {
        QTest::newRow(name) << endpoint << iamEndpoint << QByteArray(base) + "/v3/auth/tokens?nocatalog=true";
    };
    row("of the region", {}, {}, "https://iam.ap-southeast-3.myhuaweicloud.com");
    row("of its own", {}, u"https://iam.myhuaweicloud.com"_s, "https://iam.myhuaweicloud.com");
    row("at the account's endpoint", u"http://127.0.0.1:8080"_s, {}, "http://127.0.0.1:8080");
    row("its own beside an endpoint", u"http://127.0.0.1:8080"_s, u"https://iam.example.com/base/"_s,
        "https://iam.example.com/base");
}

void RequestsTest::iamHost()
{
    QFETCH(const QString, endpoint);
    QFETCH(const QString, iamEndpoint);
    QFETCH(const QByteArray, url);
    Account account = makeAccount();
    account.endpoint = QUrl(endpoint);
    account.set.insert(u"iam-endpoint"_s, iamEndpoint);
    const HttpRequest request
        = huawei::tokenRequest(huawei::iamEndpointOf(account, u"ap-southeast-3"_s), account, Secret("password"_ba));
    QCOMPARE(request.url.toEncoded(), url);
    QCOMPARE(request.method, "POST"_ba);
    QCOMPARE(request.headers, (HttpHeaders {{"Content-Type"_ba, "application/json;charset=utf8"_ba}}));
}

void RequestsTest::iamBody_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("plain") << u"IAMPassword"_s;
    QTest::newRow("quotes and backslashes") << u"a\"b\\c/d"_s;
    QTest::newRow("control characters") << QString(u"\u0001\t\n\u001f\u007f"_s);
    QTest::newRow("beyond ASCII") << u"密码 é 🎬"_s;
}

void RequestsTest::iamBody()
{
    QFETCH(const QString, text);
    Account account = makeAccount();
    account.set.insert(u"domain"_s, text + u"-domain"_s);
    account.set.insert(u"user"_s, text + u"-user"_s);
    const QByteArray body = huawei::tokenRequest(QUrl(u"https://iam.example.com"_s), account, Secret(text.toUtf8())).body;
    const QJsonObject domain {{u"name"_s, QString(text + u"-domain"_s)}};
    const QJsonObject user {{u"name"_s, QString(text + u"-user"_s)}, {u"password"_s, text}, {u"domain"_s, domain}};
    const QJsonObject password {{u"user"_s, user}};
    const QJsonObject identity {{u"methods"_s, QJsonArray {u"password"_s}}, {u"password"_s, password}};
    const QJsonObject project {{u"id"_s, u"14ce1d4437164aba8b364ce15866154e"_s}};
    const QJsonObject scope {{u"project"_s, project}};
    const QJsonObject auth {{u"identity"_s, identity}, {u"scope"_s, scope}};
    const QJsonObject expected {{u"auth"_s, auth}};
    QCOMPARE(QJsonDocument::fromJson(body).object(), expected);
}

void RequestsTest::accounts_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("value");
    QTest::addColumn<bool>("fine");
    const auto row = [](const QString &key, const QString &value, bool fine) {
        QTest::newRow(qPrintable(key + u'=' + value)) << key << value << fine;
    };
    row(u"project-id"_s, u"05041fffa40025702f6dc009cc6f8f33"_s, true);
    for (const QString &value : {u""_s, u"a b"_s, u"../x"_s, u"a/b"_s, u"项目"_s, QString(65, u'a'), u"a\n"_s})
        row(u"project-id"_s, value, false);
    row(u"access-key-id"_s, u"QTWAOYTTINDUT2QVKYUC"_s, true);
    row(u"access-key-id"_s, u""_s, true); // the account signs in another way
    for (const QString &value : {u"a,b"_s, u"a b"_s, u"a\r\nX: y"_s, QString(129, u'A')})
        row(u"access-key-id"_s, value, false);
    row(u"iam-endpoint"_s, u""_s, true);
    row(u"iam-endpoint"_s, u"https://iam.myhuaweicloud.com"_s, true);
    row(u"iam-endpoint"_s, u"http://127.0.0.1:1"_s, true);
    for (const QString &value : {u"iam.myhuaweicloud.com"_s, u"http://iam.myhuaweicloud.com"_s, u"https://a:b@iam.example.com"_s})
        row(u"iam-endpoint"_s, value, false);
    row(u"region"_s, u""_s, true);
    row(u"region"_s, u"cn-east-2"_s, true);
    row(u"region"_s, u"cn-shanghai"_s, false);
}

void RequestsTest::accounts()
{
    QFETCH(const QString, key);
    QFETCH(const QString, value);
    QFETCH(const bool, fine);
    Account account = makeAccount();
    if (key == u"region"_s)
        account.region = value;
    else
        account.set.insert(key, value);
    const Result<void> result = huawei::vendor().checkAccount(account);
    QCOMPARE(result.has_value(), fine);
    if (!fine) {
        QCOMPARE(result.error().kind, ErrorKind::BadInput);
        QCOMPARE(result.error().subject, key == u"region"_s ? value : key);
    }
}

void RequestsTest::waysToSignIn_data()
{
    QTest::addColumn<QStringList>("set");
    QTest::addColumn<QStringList>("secrets");
    QTest::addColumn<QString>("way");
    QTest::addColumn<QStringList>("missing");
    QTest::newRow("nothing") << QStringList {} << QStringList {} << u"secret-access-key"_s
                             << QStringList {u"project-id"_s, u"access-key-id"_s, u"secret-access-key"_s};
    QTest::newRow("access key") << QStringList {u"project-id"_s, u"access-key-id"_s} << QStringList {u"secret-access-key"_s}
                                << u"secret-access-key"_s << QStringList {};
    QTest::newRow("IAM user") << QStringList {u"project-id"_s, u"domain"_s, u"user"_s} << QStringList {u"password"_s}
                              << u"password"_s << QStringList {};
    QTest::newRow("IAM user begun") << QStringList {u"project-id"_s, u"user"_s} << QStringList {} << u"password"_s
                                    << QStringList {u"domain"_s, u"password"_s};
    QTest::newRow("token") << QStringList {u"project-id"_s} << QStringList {u"token"_s} << u"token"_s << QStringList {};
}

void RequestsTest::waysToSignIn()
{
    QFETCH(const QStringList, set);
    QFETCH(const QStringList, secrets);
    QFETCH(const QString, way);
    QFETCH(const QStringList, missing);
    Account account;
    for (const QString &key : set)
        account.set.insert(key, u"x"_s);
    for (const QString &key : secrets)
        account.secrets.insert(key, {});
    QCOMPARE(huawei::secretOf(huawei::signInOf(account)), way);
    QCOMPARE(missingKeys(account, huawei::vendor().info), missing);
    if (missing.isEmpty())
        QVERIFY(signInWayOf(account, huawei::vendor().info));
}

void RequestsTest::declaration()
{
    const VendorInfo info = huawei::vendor().info;
    QCOMPARE(info.id, u"huawei-vod"_s);
    QCOMPARE(info.shortName, (LocalText {u"Huawei VOD"_s, u"华为云 VOD"_s}));
    QCOMPARE(info.primaryKind, UploadKind::Media);
    QVERIFY(info.canList() && info.listingIsWhole && !info.findsByUrl && !info.givesProgress && info.givesModifiedAt);
    QVERIFY(!info.givesRetryCount && info.cannotList.en.isEmpty() && !info.progressNote.en.isEmpty()
            && !info.progressNote.zh.isEmpty());
    QVERIFY(!hasBothKinds(info));
    QCOMPARE(info.listFilters,
             (QList<UploadStatus> {UploadStatus::AwaitingConfirmation, UploadStatus::Processing, UploadStatus::Succeeded,
                                   UploadStatus::Failed}));
    QCOMPARE(info.signInWays.size(), 3);
    QStringList names;
    for (const AccountKey &key : info.keys) {
        names.append(key.name);
        QVERIFY(!key.label.en.isEmpty() && !key.label.zh.isEmpty() && !key.hint.en.isEmpty() && !key.hint.zh.isEmpty());
        QCOMPARE(key.secret, (QStringList {u"secret-access-key"_s, u"password"_s, u"token"_s}.contains(key.name)));
        QCOMPARE(key.required, key.name != u"iam-endpoint"_s);
    }
    QCOMPARE(names,
             (QStringList {u"project-id"_s, u"access-key-id"_s, u"secret-access-key"_s, u"domain"_s, u"user"_s, u"password"_s,
                           u"iam-endpoint"_s, u"token"_s}));
    QVERIFY(info.key(u"user")->hint.en.contains(u"HUAWEI ID"_s) && info.key(u"user")->hint.zh.contains(u"HUAWEI ID"_s));
    const QRegularExpression form(QRegularExpression::anchoredPattern(info.idPatterns.constFirst().pattern));
    QVERIFY(form.match(u"f488337c31c8e4622f1590735b134c65"_s).hasMatch());
    QVERIFY(!form.match(u"f488337c31c8e4622f1590735b134c6"_s).hasMatch());
}

void RequestsTest::regionsOfTheDocument()
{
    QStringList ids;
    const VendorInfo info = huawei::vendor().info;
    for (const Region &region : info.regions) {
        ids.append(region.id);
        QCOMPARE(region.endpoint, QUrl(u"https://vod.%1.myhuaweicloud.com"_s.arg(region.id)));
        QVERIFY(checkEndpoint(region.endpoint.toString()).has_value());
        QVERIFY(!region.name.en.isEmpty() && !region.name.zh.isEmpty());
    }
    QCOMPARE(ids,
             (QStringList {u"cn-north-4"_s, u"cn-north-1"_s, u"cn-east-2"_s, u"ap-southeast-1"_s, u"ap-southeast-2"_s,
                           u"ap-southeast-3"_s}));
}

void RequestsTest::limitsAreTheVendorsNumbers()
{
    const VendorLimits &limits = huawei::limits();
    struct Row
    {
        QStringView name;
        int aMinute;
        bool write;
    };
    static constexpr Row rows[] = {
        {u"CreateAssetByFileUpload", 1500, true},
        {u"ShowAssetTempAuthority", 1500, false},
        {u"ConfirmAssetUpload", 1500, true},
        {u"PublishAssetFromObs", 1500, true},
        {u"UploadMetaDataByUrl", 100, true},
        {u"CheckMd5Duplication", 100, false},
        {u"UpdateAsset", 100, true},
        {u"CancelAssetTranscodeTask", 100, true},
        {u"DeleteAssets", 100, true},
        {u"PublishAssets", 100, true},
        {u"UnpublishAssets", 100, true},
        {u"UpdateAssetMeta", 100, true},
        {u"ListAssetTaskInfo", 100, false},
        {u"ShowAssetMeta", 1500, false},
        {u"ShowAssetDetail", 1500, false},
        {u"ListAssetList", 1500, false},
        {u"CreateWatermarkTemplate", 100, true},
        {u"ConfirmImageUpload", 100, true},
    };
    for (const Row &row : rows) {
        const VendorOperation &operation = limits.operation(row.name);
        QCOMPARE(operation.perSecond, row.aMinute / 60.0);
        QCOMPARE(operation.write, row.write);
        QVERIFY(!operation.assumed);
    }
    QCOMPARE(limits.operations.size(), qsizetype(std::size(rows)) + 1);
    QVERIFY(limits.operation(huawei::createToken).assumed && !limits.operation(huawei::createToken).write);
    QCOMPARE(limits.detailsBatch(UploadKind::Media, u"cn-east-2"_s), 10);
    QCOMPARE(limits.detailsBatch(UploadKind::UrlJob, {}), 0);
    QCOMPARE(limits.pageSize, 100);
    QCOMPARE(limits.mostListed, 20'000);
    QCOMPARE(limits.credentialLife, std::optional<Milliseconds>(std::chrono::hours(24)));
}

QTEST_APPLESS_MAIN(RequestsTest)
#include "test_requests.moc"
