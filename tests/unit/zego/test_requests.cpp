#include "recorded.h"
#include "vendors/registry/registry.h"
#include "vendors/zego/requests.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QUrlQuery>

using namespace deck;
using namespace Qt::StringLiterals;

class RequestsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void urlsOfTheVectors_data();
    void urlsOfTheVectors();
    void requestIsAJsonPost();
    void isTestOnlyWhereSet_data();
    void isTestOnlyWhereSet();
    void hosts_data();
    void hosts();
    void bodies_data();
    void bodies();
    void tokenGoesBackUnchanged();
    void accounts_data();
    void accounts();
    void declaration();
    void limitsAreTheVendorsNumbers();
};

namespace {

Account makeAccount()
{
    Account account;
    account.name = u"player"_s;
    account.vendor = u"zego"_s;
    account.set = {{u"app-id"_s, u"12345"_s}};
    return account;
}

HttpRequest requestOf(const Account &account, const QJsonObject &body = {})
{
    return zego::signedRequest(account, endpointOf(account, findVendor(u"zego")->info), Secret("9193cc662a4c0ec135ec71fb57194b38"_ba), zego::describeUploadTasks, body,
                               "4fd24687296dd9f3"_ba, Instant(std::chrono::seconds(1615186943)));
}

} // namespace

void RequestsTest::urlsOfTheVectors_data()
{
    QTest::addColumn<QJsonObject>("vector");
    for (const QJsonValue vector : QJsonDocument::fromJson(recorded::read(u"zego-signatures.json"_s)).array()) {
        if (vector["algorithm"_L1] == u"MD5"_s)
            QTest::newRow(qPrintable(vector["name"_L1].toString())) << vector.toObject();
    }
}

void RequestsTest::urlsOfTheVectors()
{
    QFETCH(const QJsonObject, vector);
    Account account = makeAccount();
    account.set.insert(u"app-id"_s, QString::number(vector.value("appId"_L1).toInteger()));
    account.set.insert(u"is-test"_s, u"false"_s);
    const Instant time {std::chrono::seconds(vector.value("timestamp"_L1).toInteger())};
    const HttpRequest request
        = zego::signedRequest(account, endpointOf(account, findVendor(u"zego")->info), Secret(vector.value("serverSecret"_L1).toString().toUtf8()), zego::describeUploadTasks, {},
                              vector.value("signatureNonce"_L1).toString().toUtf8(), time);
    QCOMPARE(request.url.toEncoded(), vector.value("url"_L1).toString().toUtf8());
    QCOMPARE(request.body, "{}"_ba);
}

void RequestsTest::requestIsAJsonPost()
{
    const HttpRequest request = requestOf(makeAccount());
    QCOMPARE(request.method, "POST"_ba);
    QCOMPARE(request.headers, (HttpHeaders {{"Content-Type"_ba, "application/json"_ba}}));
    QCOMPARE(request.url.toEncoded(),
             "https://cloud-player-api.zego.im/?Action=DescribeUploadTasks&AppId=12345&SignatureNonce=4fd24687296dd9f3"
             "&Timestamp=1615186943&Signature=43e5cfcca828314675f91b001390566a&SignatureVersion=2.0"_ba);
}

void RequestsTest::isTestOnlyWhereSet_data()
{
    QTest::addColumn<QString>("setting");
    QTest::addColumn<QString>("sent");
    QTest::newRow("true") << u"true"_s << u"true"_s;
    QTest::newRow("false") << u"false"_s << u"false"_s;
    QTest::newRow("any case") << u"True"_s << u"true"_s;
    QTest::newRow("empty") << QString() << QString();
}

void RequestsTest::isTestOnlyWhereSet()
{
    QFETCH(const QString, setting);
    QFETCH(const QString, sent);
    Account account = makeAccount();
    account.set.insert(u"is-test"_s, setting);
    const QUrlQuery query(requestOf(account).url);
    QCOMPARE(query.hasQueryItem(u"IsTest"_s), !sent.isEmpty());
    QCOMPARE(query.queryItemValue(u"IsTest"_s), sent);
}

void RequestsTest::hosts_data()
{
    QTest::addColumn<QString>("region");
    QTest::addColumn<QString>("endpoint");
    QTest::addColumn<QString>("address");
    const auto row = [](const char *name, const QString &region, const QString &endpoint, const QString &address) {
        QTest::newRow(name) << region << endpoint << address;
    };
    row("default", {}, {}, u"https://cloud-player-api.zego.im/"_s);
    row("any", u"any"_s, {}, u"https://cloud-player-api.zego.im/"_s);
    row("Shanghai", u"sha"_s, {}, u"https://cloud-player-api-sha.zego.im/"_s);
    row("Hong Kong", u"hkg"_s, {}, u"https://cloud-player-api-hkg.zego.im/"_s);
    row("Frankfurt", u"fra"_s, {}, u"https://cloud-player-api-fra.zego.im/"_s);
    row("California", u"lax"_s, {}, u"https://cloud-player-api-lax.zego.im/"_s);
    row("Mumbai", u"bom"_s, {}, u"https://cloud-player-api-bom.zego.im/"_s);
    row("Singapore", u"sgp"_s, {}, u"https://cloud-player-api-sgp.zego.im/"_s);
    row("own endpoint wins", u"sgp"_s, u"http://127.0.0.1:8080"_s, u"http://127.0.0.1:8080/"_s);
    row("its path stays", {}, u"https://proxy.example.com/zego/v1"_s, u"https://proxy.example.com/zego/v1"_s);
    row("and its last slash", {}, u"https://proxy.example.com/zego/"_s, u"https://proxy.example.com/zego/"_s);
}

void RequestsTest::hosts()
{
    QFETCH(const QString, region);
    QFETCH(const QString, endpoint);
    QFETCH(const QString, address);
    Account account = makeAccount();
    account.region = region;
    account.endpoint = QUrl(endpoint);
    QCOMPARE(requestOf(account).url.toString(QUrl::RemoveQuery), address);
}

void RequestsTest::bodies_data()
{
    QTest::addColumn<QJsonObject>("body");
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("nothing asked") << QJsonObject() << "{}"_ba;
    QTest::newRow("first page, no filter") << zego::listBody({}, 50, {}) << R"({"PageSize":50})"_ba;
    QTest::newRow("first page, filtered") << zego::listBody(UploadStatus::Failed, 50, {}) << R"({"PageSize":50,"Status":5})"_ba;
    QTest::newRow("next page") << zego::listBody({}, 50, u"eyJsYXN0IjoiNjc4ZjY2In0="_s)
                               << R"({"PageSize":50,"PageToken":"eyJsYXN0IjoiNjc4ZjY2In0="})"_ba;
    QTest::newRow("next page, filtered") << zego::listBody(UploadStatus::Waiting, 50, u"t"_s)
                                         << R"({"PageSize":50,"PageToken":"t","Status":1})"_ba;
    QTest::newRow("one ID") << zego::detailsBody(u"678f663727b2d80007000001"_s)
                            << R"({"UploadTaskId":"678f663727b2d80007000001"})"_ba;
    int number = 0;
    for (const UploadStatus status : findVendor(u"zego")->info.listFilters) {
        ++number;
        QTest::addRow("filter %d", number) << zego::listBody(status, 50, {})
                                           << R"({"PageSize":50,"Status":)"_ba + QByteArray::number(number) + '}';
    }
}

void RequestsTest::bodies()
{
    QFETCH(const QJsonObject, body);
    QFETCH(const QByteArray, bytes);
    QCOMPARE(requestOf(makeAccount(), body).body, bytes);
}

void RequestsTest::tokenGoesBackUnchanged()
{
    QString token = u"a=b&c %41\"\\\n\t/ 下一页 🎬 "_s;
    token += QString(64 * 1024, u'x');
    const QByteArray bytes = requestOf(makeAccount(), zego::listBody({}, 50, token)).body;
    QCOMPARE(QJsonDocument::fromJson(bytes).object().value("PageToken"_L1).toString(), token);
}

void RequestsTest::accounts_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("value");
    QTest::addColumn<bool>("fine");
    const auto row = [](const QString &key, const QString &value, bool fine) {
        QTest::newRow(qPrintable(key + u'=' + value)) << key << value << fine;
    };
    row(u"app-id"_s, u"1"_s, true);
    row(u"app-id"_s, u"4294967295"_s, true);
    for (const QString &value : {u""_s, u"0"_s, u"4294967296"_s, u"-1"_s, u"+1"_s, u"1e3"_s, u"12 34"_s, u"0x10"_s, u"abc"_s,
                                 u"１２３"_s, u"99999999999999999999999"_s, u" 1"_s})
        row(u"app-id"_s, value, false);
    for (const QString &value : {u"true"_s, u"false"_s, u"TRUE"_s, u"False"_s})
        row(u"is-test"_s, value, true);
    for (const QString &value : {u""_s, u"yes"_s, u"1"_s})
        row(u"is-test"_s, value, false);
    row(u"region"_s, u""_s, true);
    row(u"region"_s, u"fra"_s, true);
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
    const Result<void> result = findVendor(u"zego")->checkAccount(account);
    QCOMPARE(result.has_value(), fine);
    if (!fine) {
        QCOMPARE(result.error().kind, ErrorKind::BadInput);
        QVERIFY2(result.error().message.contains(key), qPrintable(result.error().message));
    }
}

void RequestsTest::declaration()
{
    QCOMPARE(vendorInfos().size(), vendors().size());
    QVERIFY(!findVendor(u"ZEGO"));
    const Vendor *vendor = findVendor(u"zego");
    QVERIFY(vendor);
    const VendorInfo &info = vendor->info;
    QCOMPARE(info.shortName, (LocalText {u"ZEGO Player"_s, u"ZEGO 播放器"_s}));
    QCOMPARE(info.longName, (LocalText {u"ZEGO Cloud Player"_s, u"ZEGO 云端播放器"_s}));
    QCOMPARE(info.monogram, u"ZG"_s);
    QCOMPARE(info.firstStartLine, (LocalText {u"AppID and ServerSecret"_s, u"AppID 和 ServerSecret"_s}));
    QCOMPARE(info.primaryKind, UploadKind::UrlJob);
    QVERIFY(info.canList() && info.givesRetryCount && !info.givesProgress && !info.givesModifiedAt);
    QCOMPARE(info.regions.size(), 7);
    for (const Region &region : info.regions) {
        QVERIFY(checkEndpoint(region.endpoint.toString()).has_value());
        QVERIFY(!region.name.en.isEmpty() && !region.name.zh.isEmpty());
    }
    QVERIFY(info.key(u"app-id") && info.key(u"app-id")->required && !info.key(u"app-id")->secret);
    QVERIFY(info.key(u"server-secret") && info.key(u"server-secret")->required && info.key(u"server-secret")->secret);
    QVERIFY(info.key(u"is-test") && !info.key(u"is-test")->required && !info.key(u"is-test")->secret);
    const QRegularExpression form(QRegularExpression::anchoredPattern(info.idPatterns.constFirst().pattern));
    QVERIFY(form.match(u"678f663727b2d80007000001"_s).hasMatch());
    QVERIFY(!form.match(u"678f663727b2d8000700000"_s).hasMatch());
    for (const AccountKey &key : info.keys)
        QVERIFY(!key.label.en.isEmpty() && !key.label.zh.isEmpty() && !key.hint.en.isEmpty() && !key.hint.zh.isEmpty());
}

void RequestsTest::limitsAreTheVendorsNumbers()
{
    const VendorLimits &limits = findVendor(u"zego")->limits;
    QCOMPARE(limits.operations.size(), 3);
    for (const VendorOperation &operation : limits.operations) {
        QCOMPARE(operation.perSecond, 20.0);
        QVERIFY(!operation.assumed);
    }
    QVERIFY(!limits.operation(u"DescribeUploadTasks").write);
    QVERIFY(limits.operation(u"CreateUploadTask").write);
    QVERIFY(limits.operation(u"CancelUploadTask").write);
    QCOMPARE(limits.pageSize, 50);
    QCOMPARE(limits.detailsBatch(UploadKind::UrlJob, {}), 1);
    QVERIFY(qint64(limits.mostPages) * limits.pageSize >= 1'000'000);
}

QTEST_APPLESS_MAIN(RequestsTest)
#include "test_requests.moc"
