#include "recorded.h"
#include "vendors/aliyun/aliyun.h"
#include "vendors/aliyun/requests.h"
#include "vendors/aliyun/status_map.h"

#include <QRegularExpression>

using namespace deck;
using namespace Qt::StringLiterals;

class RequestsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void acs3OfTheVectors_data();
    void acs3OfTheVectors();
    void rpcIsSignedInTheQuery_data();
    void rpcIsSignedInTheQuery();
    void hosts_data();
    void hosts();
    void theSignedHostIsTheSentOne_data();
    void theSignedHostIsTheSentOne();
    void everyByteSurvivesTheAddress();
    void parameters_data();
    void parameters();
    void urlsAreEncodedTwiceAndComeOnce();
    void filtersSayWhatTheMapSays();
    void accounts_data();
    void accounts();
    void declarations();
    void vodLimitsAreTheVendorsNumbers();
    void imsLimitsAreMarkedAssumed();
};

namespace {

const QByteArray theNonce = "0123456789abcdef0123456789abcdef"_ba;
const Instant theTime {std::chrono::seconds(1'768'465'845)}; // 2026-01-15T08:30:45Z

Account makeAccount(const QString &vendor = u"aliyun-vod"_s)
{
    Account account;
    account.name = u"news"_s;
    account.vendor = vendor;
    account.set = {{u"access-key-id"_s, u"testAccessKeyId"_s}};
    return account;
}

Credential makeCredential(const QByteArray &token = {}, const QByteArray &secret = "testAccessKeySecret")
{
    Credential credential;
    credential.secrets.emplace(u"access-key-secret"_s, Secret(secret));
    if (!token.isEmpty())
        credential.secrets.emplace(u"security-token"_s, Secret(token));
    return credential;
}

QByteArray headerOf(const HttpRequest &request, const QByteArray &name)
{
    for (const auto &[key, value] : request.headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

QByteArray queryOf(const HttpRequest &request)
{
    return request.url.query(QUrl::FullyEncoded).toLatin1();
}

QByteArray queryText(const aliyun::Parameters &parameters)
{
    QByteArrayList parts;
    for (auto it = parameters.cbegin(); it != parameters.cend(); ++it)
        parts.append(it.key() + '=' + it.value());
    return parts.join('|');
}

/// The signature as whoever receives the request works it out.
QByteArray acs3Checked(const HttpRequest &request, const QByteArray &host, const QByteArray &secret)
{
    HttpHeaders headers = {{"host"_ba, host}};
    for (const auto &header : request.headers) {
        if (aliyun::acs3SignsHeader(header.first))
            headers.append(header);
    }
    return aliyun::acs3Signature({request.method, request.url.path(QUrl::FullyEncoded).toLatin1(),
                                  aliyun::parametersOf(queryOf(request)), headers, aliyun::acs3BodyHash(request.body)},
                                 secret);
}

} // namespace

void RequestsTest::acs3OfTheVectors_data()
{
    // those with the headers we send, and no others
    QTest::addColumn<QJsonObject>("vector");
    for (const QJsonValue vector : QJsonDocument::fromJson(recorded::read(u"aliyun-signatures.json"_s)).array()) {
        if (vector["name"_L1].toString().startsWith(u"acs3-minimal"_s) && vector["method"_L1] == u"POST"_s)
            QTest::newRow(qPrintable(vector["name"_L1].toString())) << vector.toObject();
    }
}

void RequestsTest::acs3OfTheVectors()
{
    QFETCH(const QJsonObject, vector);
    const auto text = [&vector](QLatin1StringView name) { return vector.value(name).toString(); };
    Account account = makeAccount();
    account.set.insert(u"access-key-id"_s, text("accessKeyId"_L1));
    aliyun::Parameters parameters;
    const QJsonObject given = vector.value("parameters"_L1).toObject();
    for (auto it = given.constBegin(); it != given.constEnd(); ++it)
        parameters.insert(it.key().toUtf8(), it->toString().toUtf8());
    const QByteArray version = text("version"_L1).toLatin1();
    const QString operation = text("action"_L1);
    const HttpRequest request
        = aliyun::signedRead(account, QUrl(u"https://%1/"_s.arg(text("endpoint"_L1))),
                             makeCredential(text("securityToken"_L1).toUtf8(), text("accessKeySecret"_L1).toUtf8()),
                             {version, operation, parameters}, text("nonce"_L1).toLatin1(), theTime);
    QCOMPARE(request.method, "POST"_ba);
    QVERIFY(request.body.isEmpty());
    QCOMPARE(headerOf(request, "authorization"_ba), text("authorization"_L1).toLatin1());
    QCOMPARE(headerOf(request, "accept"_ba), "application/json"_ba);
    QCOMPARE(headerOf(request, "x-acs-security-token"_ba), text("securityToken"_L1).toUtf8());
    QVERIFY(headerOf(request, "content-type"_ba).isEmpty());
    QCOMPARE(queryOf(request), text("canonicalRequest"_L1).split(u'\n').at(2).toLatin1());
}

void RequestsTest::rpcIsSignedInTheQuery_data()
{
    QTest::addColumn<QByteArray>("token");
    QTest::newRow("key pair") << QByteArray();
    QTest::newRow("temporary") << "CAIStest/token+with=reserved chars"_ba;
}

void RequestsTest::rpcIsSignedInTheQuery()
{
    QFETCH(const QByteArray, token);
    Account account = makeAccount();
    account.set.insert(u"signature"_s, u"rpc"_s);
    const HttpRequest request = aliyun::signedRead(
        account, QUrl(u"https://vod.cn-shanghai.aliyuncs.com/"_s), makeCredential(token),
        {aliyun::vodVersion, aliyun::getUploadDetails, aliyun::uploadDetailsParameters({u"a"_s, u"b"_s}, {})}, theNonce, theTime);
    QCOMPARE(request.headers, (HttpHeaders {{"Accept"_ba, "application/json"_ba}}));
    QVERIFY(request.body.isEmpty());
    aliyun::Parameters sent = aliyun::parametersOf(queryOf(request));
    const QByteArray signature = sent.take("Signature"_ba);
    aliyun::Parameters expected = {
        {"AccessKeyId"_ba, "testAccessKeyId"_ba},
        {"Action"_ba, "GetUploadDetails"_ba},
        {"Format"_ba, "JSON"_ba},
        {"MediaIds"_ba, "a,b"_ba},
        {"MediaType"_ba, "video"_ba},
        {"SignatureMethod"_ba, "HMAC-SHA1"_ba},
        {"SignatureNonce"_ba, theNonce},
        {"SignatureVersion"_ba, "1.0"_ba},
        {"Timestamp"_ba, "2026-01-15T08:30:45Z"_ba},
        {"Version"_ba, "2017-03-21"_ba},
    };
    if (!token.isEmpty())
        expected.insert("SecurityToken"_ba, token);
    QCOMPARE(queryText(sent), queryText(expected));
    QCOMPARE(signature, aliyun::rpcSignature("POST"_ba, sent, "testAccessKeySecret"_ba));
}

void RequestsTest::hosts_data()
{
    QTest::addColumn<QString>("vendor");
    QTest::addColumn<QString>("region");
    QTest::addColumn<QString>("endpoint");
    QTest::addColumn<QString>("address");
    const auto row = [](const QString &vendor, const QString &region, const QString &endpoint, const QString &address) {
        QTest::newRow(qPrintable(vendor + u' ' + region + endpoint)) << vendor << region << endpoint << address;
    };
    const QString vod = u"aliyun-vod"_s;
    const QString ims = u"aliyun-ims"_s;
    row(vod, {}, {}, u"https://vod.cn-shanghai.aliyuncs.com/"_s);
    row(ims, {}, {}, u"https://ice.cn-shanghai.aliyuncs.com/"_s);
    for (const char *region : {"cn-shanghai", "cn-beijing", "cn-shenzhen", "cn-hongkong", "ap-southeast-1", "ap-southeast-5",
                               "ap-northeast-1", "eu-central-1", "us-west-1"})
        row(vod, QLatin1StringView(region), {}, u"https://vod.%1.aliyuncs.com/"_s.arg(QLatin1StringView(region)));
    for (const char *region : {"cn-shanghai", "cn-beijing", "cn-shenzhen", "cn-hangzhou", "ap-southeast-1", "us-west-1"})
        row(ims, QLatin1StringView(region), {}, u"https://ice.%1.aliyuncs.com/"_s.arg(QLatin1StringView(region)));
    row(vod, u"cn-beijing"_s, u"https://proxy.example:8443/ali vod"_s, u"https://proxy.example:8443/ali%20vod"_s);
    row(ims, {}, u"http://127.0.0.1:8080"_s, u"http://127.0.0.1:8080/"_s);
}

void RequestsTest::hosts()
{
    QFETCH(const QString, vendor);
    QFETCH(const QString, region);
    QFETCH(const QString, endpoint);
    QFETCH(const QString, address);
    Account account = makeAccount(vendor);
    account.region = region;
    account.endpoint = QUrl(endpoint);
    const Vendor declared = vendor == u"aliyun-vod"_s ? aliyun::vodVendor() : aliyun::imsVendor();
    const HttpRequest request = aliyun::signedRead(account, endpointOf(account, declared.info), makeCredential(),
                                                   {aliyun::vodVersion, aliyun::searchMedia, {}}, theNonce, theTime);
    QUrl plain = request.url;
    plain.setQuery(QString());
    QCOMPARE(plain.toEncoded(QUrl::RemoveQuery), address.toLatin1());
    QCOMPARE(aliyun::acs3AuthorizationOf(headerOf(request, "authorization"_ba)).signature,
             acs3Checked(request, aliyun::hostHeader(request.url), "testAccessKeySecret"_ba));
}

void RequestsTest::theSignedHostIsTheSentOne_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QByteArray>("host");
    QTest::newRow("plain") << u"https://vod.cn-shanghai.aliyuncs.com/"_s << "vod.cn-shanghai.aliyuncs.com"_ba;
    QTest::newRow("port") << u"http://127.0.0.1:18080/"_s << "127.0.0.1:18080"_ba;
    QTest::newRow("its own port") << u"https://example.com:443/"_s << "example.com:443"_ba;
    QTest::newRow("IPv6") << u"http://[::1]:80/"_s << "[::1]:80"_ba;
    QTest::newRow("umlaut") << u"https://bücher.example/"_s << "xn--bcher-kva.example"_ba;
}

void RequestsTest::theSignedHostIsTheSentOne()
{
    QFETCH(const QString, address);
    QFETCH(const QByteArray, host);
    QCOMPARE(aliyun::hostHeader(QUrl(address)), host);
}

void RequestsTest::everyByteSurvivesTheAddress()
{
    QString text;
    for (char16_t c = 1; c < 0x180; ++c)
        text += QChar(c);
    text += u"标签😀"_s;
    const aliyun::Parameters parameters
        = {{"Match"_ba, text.toUtf8()}, {"Zero"_ba, QByteArray("a\0b", 3)}, {"Empty"_ba, QByteArray()}};
    const HttpRequest request
        = aliyun::signedRead(makeAccount(), QUrl(u"https://vod.cn-shanghai.aliyuncs.com"_s), makeCredential(),
                             {aliyun::vodVersion, aliyun::searchMedia, parameters}, theNonce, theTime);
    QCOMPARE(aliyun::parametersOf(queryOf(request)), parameters);
    // to the letter, for servers that sign what they see
    QCOMPARE(queryOf(request), aliyun::canonicalQuery(parameters));
    QVERIFY(request.url.toEncoded().endsWith(QByteArray('?' + aliyun::canonicalQuery(parameters))));
}

void RequestsTest::parameters_data()
{
    QTest::addColumn<QByteArray>("made");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, const aliyun::Parameters &made, const QByteArray &expected) {
        QTest::newRow(name) << queryText(made) << expected;
    };
    const Instant bound {std::chrono::seconds(1'768'465'845)};
    row("details", aliyun::uploadDetailsParameters({u"a"_s, u"b"_s, u"c"_s}, {}), "MediaIds=a,b,c|MediaType=video");
    row("details of another's", aliyun::uploadDetailsParameters({u"a"_s}, u"1346"_s),
        "MediaIds=a|MediaType=video|ResourceRealOwnerId=1346");
    const QByteArray fields = "Fields=Title,Status,Size,CreationTime,ModificationTime,MediaSource|";
    row("search", aliyun::searchMediaParameters({}), fields + "PageNo=1|PageSize=100|SearchType=video|SortBy=CreationTime:Desc");
    row("search on", aliyun::searchMediaParameters({{}, {}, 7, 100, u"24e0fba7188fae707e146e5a54aaaaaa"_s}),
        fields + "PageNo=7|PageSize=100|ScrollToken=24e0fba7188fae707e146e5a54aaaaaa|SearchType=video|SortBy=CreationTime:Desc");
    row("search by status and time", aliyun::searchMediaParameters({UploadStatus::Processing, bound, 1, 50, {}}),
        fields
            + "Match=Status in ('UploadSucc','Transcoding','Checking') and CreationTime = "
              "('1970-01-01T00:00:00Z','2026-01-15T08:30:45Z')|PageNo=1|PageSize=50|SearchType=video|SortBy=CreationTime:Desc");
    row("list", aliyun::videoListParameters({}), "PageNo=1|PageSize=100|SortBy=CreationTime:Desc");
    row("list by status and time", aliyun::videoListParameters({UploadStatus::Failed, bound, 3, 100, u"no"_s}),
        "EndTime=2026-01-15T08:30:45Z|PageNo=3|PageSize=100|SortBy=CreationTime:Desc|Status=UploadFail,TranscodeFail,Blocked,"
        "ProduceFail");
    row("jobs", aliyun::jobsByIdParameters({u"a"_s, u"b"_s}), "JobIds=a,b");
    row("IMS list", aliyun::mediaBasicInfosParameters({}, 100, {}), "IncludeFileBasicInfo=true|MaxResults=100|SortBy=desc");
    row("IMS list on", aliyun::mediaBasicInfosParameters(UploadStatus::Uploading, 20, u"pSa1SQ0wCe5pzVrQ6mWZEw=="_s),
        "IncludeFileBasicInfo=true|MaxResults=20|NextToken=pSa1SQ0wCe5pzVrQ6mWZEw==|SortBy=desc|Status=Preparing");
    row("IMS media", aliyun::batchMediaInfosParameters({u"a"_s, u"b"_s}), "AdditionType=FileInfo|MediaIds=a,b");
}

void RequestsTest::parameters()
{
    QFETCH(const QByteArray, made);
    QFETCH(const QByteArray, expected);
    QCOMPARE(made, expected);
}

void RequestsTest::urlsAreEncodedTwiceAndComeOnce()
{
    const QString url = u"https://example.com/a b.mp4"_s;
    const aliyun::Parameters parameters = aliyun::jobsByUrlParameters({url, u"http://x/?a=1,2"_s, url});
    QCOMPARE(parameters.value("UploadURLs"_ba), "https%3A%2F%2Fexample.com%2Fa%20b.mp4,http%3A%2F%2Fx%2F%3Fa%3D1%2C2"_ba);
    // the vector of the URL list
    QCOMPARE(aliyun::canonicalQuery(aliyun::jobsByUrlParameters({url})),
             "UploadURLs=https%253A%252F%252Fexample.com%252Fa%2520b.mp4"_ba);
}

void RequestsTest::filtersSayWhatTheMapSays()
{
    for (const UploadStatus status : allStatuses()) {
        const QStringList vod = aliyun::vodStatusWords(status);
        const QStringList ims = aliyun::imsStatusWords(status);
        QCOMPARE(!vod.isEmpty(), aliyun::vodVendor().info.listFilters.contains(status));
        QCOMPARE(!ims.isEmpty(), aliyun::imsVendor().info.listFilters.contains(status));
        for (const QString &word : vod + ims)
            QCOMPARE(aliyun::statusOfWord(word), status);
        QVERIFY(ims.size() <= 1);
    }
    QCOMPARE(aliyun::vodFilters(),
             (QList {UploadStatus::Uploading, UploadStatus::Processing, UploadStatus::Succeeded, UploadStatus::Failed}));
}

void RequestsTest::accounts_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("value");
    QTest::addColumn<bool>("good");
    const auto row = [](const char *name, const QString &key, const QString &value, bool good) {
        QTest::newRow(name) << key << value << good;
    };
    const QString id = u"access-key-id"_s;
    row("key", id, u"LTAI5tExample"_s, true);
    row("temporary key", id, u"STS.NExample-1_2"_s, true);
    row("no key", id, {}, false);
    row("blank in the key", id, u"LTAI 5t"_s, false);
    row("comma in the key", id, u"LTAI,5t"_s, false);
    row("line break in the key", id, u"LTAI\n"_s, false);
    row("key of letters that look alike", id, u"LТAI"_s, false);
    row("long key", id, QString(129, u'a'), false);
    row("acs3", u"signature"_s, u"acs3"_s, true);
    row("rpc", u"signature"_s, u"rpc"_s, true);
    row("no signature", u"signature"_s, {}, true);
    row("another signature", u"signature"_s, u"v4"_s, false);
    row("owner", u"resource-real-owner-id"_s, u"1346123456789012"_s, true);
    row("largest owner", u"resource-real-owner-id"_s, u"9223372036854775807"_s, true);
    row("no owner", u"resource-real-owner-id"_s, {}, true);
    row("owner beyond Long", u"resource-real-owner-id"_s, u"9223372036854775808"_s, false);
    row("owner 0", u"resource-real-owner-id"_s, u"0"_s, false);
    row("negative owner", u"resource-real-owner-id"_s, u"-5"_s, false);
    row("owner in words", u"resource-real-owner-id"_s, u"me"_s, false);
    row("region", u"region"_s, u"cn-shanghai"_s, true);
    row("no region", u"region"_s, {}, true);
    row("no such region", u"region"_s, u"mars-1"_s, false);
    row("another case", u"region"_s, u"CN-SHANGHAI"_s, false);
}

void RequestsTest::accounts()
{
    QFETCH(const QString, key);
    QFETCH(const QString, value);
    QFETCH(const bool, good);
    for (const Vendor &vendor : {aliyun::vodVendor(), aliyun::imsVendor()}) {
        Account account = makeAccount(vendor.info.id);
        if (key == u"region"_s)
            account.region = value;
        else
            account.set.insert(key, value);
        const Result<void> checked = vendor.checkAccount(account);
        QCOMPARE(checked.has_value(), good);
        if (good)
            continue;
        QCOMPARE(checked.error().kind, ErrorKind::BadInput);
        QCOMPARE(checked.error().code, key == u"region"_s ? u"account-region"_s : u"account-key"_s);
        QCOMPARE(checked.error().subject, key == u"region"_s ? value : key);
    }
    Account elsewhere = makeAccount();
    elsewhere.region = u"cn-hongkong"_s; // VOD has it, IMS does not
    QVERIFY(aliyun::vodVendor().checkAccount(elsewhere).has_value());
    QVERIFY(!aliyun::imsVendor().checkAccount(elsewhere).has_value());
}

void RequestsTest::declarations()
{
    const VendorInfo vod = aliyun::vodVendor().info;
    const VendorInfo ims = aliyun::imsVendor().info;
    QCOMPARE(vod.id, u"aliyun-vod"_s);
    QCOMPARE(ims.id, u"aliyun-ims"_s);
    QCOMPARE(vod.monogram, u"AV"_s);
    QCOMPARE(ims.monogram, u"AI"_s);
    QCOMPARE(vod.primaryKind, UploadKind::Media);
    QCOMPARE(ims.primaryKind, UploadKind::UrlJob);
    QVERIFY(vod.givesProgress && !ims.givesProgress);
    for (const VendorInfo &info : {vod, ims}) {
        QCOMPARE(info.listedKinds, QList {UploadKind::Media});
        QVERIFY(hasBothKinds(info) && info.findsByUrl && !info.listingIsWhole && info.canList());
        QCOMPARE(missingKeys({}, info), (QStringList {u"access-key-id"_s, u"access-key-secret"_s}));
        QStringList names;
        for (const AccountKey &key : info.keys)
            names.append(key.secret ? key.name + u'*' : key.name);
        QCOMPARE(names,
                 (QStringList {u"access-key-id"_s, u"access-key-secret*"_s, u"security-token*"_s, u"signature"_s,
                               u"resource-real-owner-id"_s}));
        QCOMPARE(info.key(u"signature")->choices, (QStringList {u"acs3"_s, u"rpc"_s}));
        for (const IdPattern &pattern : info.idPatterns) {
            const QRegularExpression form(QRegularExpression::anchoredPattern(pattern.pattern));
            QVERIFY(form.match(u"61ccbdb06fa83012be4d8083f6aaaaaa"_s).hasMatch());
            QVERIFY(!form.match(u"61ccbdb06fa83012be4d8083f6aaaaa"_s).hasMatch());
            QVERIFY(!form.match(u"g1ccbdb06fa83012be4d8083f6aaaaaa"_s).hasMatch());
        }
        QList<LocalText> texts
            = {info.shortName, info.longName, info.firstStartLine, info.keysWhere, info.cannotList, info.progressNote};
        for (const Region &region : info.regions)
            texts.append(region.name);
        for (const AccountKey &key : info.keys)
            texts += {key.label, key.hint};
        for (const LocalText &text : texts)
            QVERIFY2(!text.en.isEmpty() && !text.zh.isEmpty(), qPrintable(text.en + text.zh));
    }
    for (const char *uploader : {"Java 1.4.4", "C++ 1.0.0", "PHP 1.0.2", "Python 1.3.0"})
        QVERIFY(vod.progressNote.en.contains(QLatin1StringView(uploader))
                && vod.progressNote.zh.contains(QLatin1StringView(uploader)));
}

void RequestsTest::vodLimitsAreTheVendorsNumbers()
{
    const VendorLimits limits = aliyun::vodVendor().limits;
    const auto rate = [&limits](QStringView name, const QString &region) { return limits.operation(name).in(region).perSecond; };
    QCOMPARE(rate(u"GetUploadDetails", u"cn-shanghai"_s), 100.0);
    QCOMPARE(rate(u"SearchMedia", u"eu-central-1"_s), 50.0);
    QCOMPARE(rate(u"GetVideoList", u"cn-shanghai"_s), 50.0);
    QCOMPARE(rate(u"GetURLUploadInfos", u"cn-shanghai"_s), 100.0);
    QCOMPARE(rate(u"CancelUrlUploadJobs", u"cn-shanghai"_s), 50.0);
    QCOMPARE(rate(u"DeleteVideo", u"cn-shanghai"_s), 30.0);
    QCOMPARE(rate(u"DeleteMultipartUpload", u"cn-shanghai"_s), 10.0);
    QVERIFY(qAbs(rate(u"UploadMediaByURL", u"cn-shanghai"_s) * 86'400 - 200'000) < 1e-6);
    for (const Region &region : aliyun::vodVendor().info.regions) {
        const bool fast
            = QStringList {u"cn-beijing"_s, u"cn-shanghai"_s, u"cn-shenzhen"_s, u"ap-southeast-1"_s}.contains(region.id);
        QCOMPARE(rate(u"RefreshUploadVideo", region.id), fast ? 80.0 : 40.0);
        QCOMPARE(rate(u"CreateUploadVideo", region.id), fast ? 80.0 : 40.0);
        const bool jobs = region.id == u"cn-shanghai"_s || region.id == u"ap-southeast-1"_s;
        QCOMPARE(limits.operation(u"GetURLUploadInfos").existsIn(region.id), jobs);
        QCOMPARE(limits.operation(u"UploadMediaByURL").existsIn(region.id), fast || region.id == u"us-west-1"_s);
        QCOMPARE(limits.detailsBatch(UploadKind::UrlJob, region.id), jobs ? 10 : 0);
        QCOMPARE(limits.detailsBatch(UploadKind::Media, region.id), 20);
    }
    for (const VendorOperation &operation : limits.operations) {
        QCOMPARE(operation.write, !operation.name.startsWith(u"Get"_s) && operation.name != u"SearchMedia"_s);
        QCOMPARE(operation.assumed, operation.name == u"GetVideoList"_s || operation.name == u"GetVideoInfos"_s);
    }
    QCOMPARE(limits.pageSize, 100);
    QCOMPARE(limits.mostListed, 2'000'000);
}

void RequestsTest::imsLimitsAreMarkedAssumed()
{
    const VendorLimits limits = aliyun::imsVendor().limits;
    for (const VendorOperation &operation : limits.operations) {
        QCOMPARE(operation.perSecond, 20.0);
        QVERIFY(operation.assumed);
    }
    for (const char16_t *name : {u"CreateUploadMedia", u"UploadMediaByURL"}) {
        QVERIFY(limits.operation(name).write);
        QVERIFY(limits.operation(name).existsIn(u"cn-shenzhen"_s));
        QVERIFY(!limits.operation(name).existsIn(u"cn-hangzhou"_s));
    }
    for (const Region &region : aliyun::imsVendor().info.regions) {
        QCOMPARE(limits.detailsBatch(UploadKind::UrlJob, region.id), 10);
        QCOMPARE(limits.detailsBatch(UploadKind::Media, region.id), 20);
    }
    QCOMPARE(limits.pageSize, 100);
}

QTEST_APPLESS_MAIN(RequestsTest)
#include "test_requests.moc"
