#include "sandbox/aliyun_sandbox.h"

#include "sandbox/aliyun_ims.h"
#include "sandbox/aliyun_oddities.h"
#include "sandbox/aliyun_scenarios.h"
#include "sandbox/aliyun_vod.h"
#include "sandbox/seeded.h"
#include "vendors/aliyun/limits.h"

#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace deck::sandbox {

namespace {

constexpr auto tokenLife = 1h;
constexpr int fewUploads = 30;

QString letters(Seeded &dice, int count)
{
    static constexpr char set[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    QString text;
    for (int i = 0; i < count; ++i)
        text += QLatin1Char(set[dice.below(62)]);
    return text;
}

/// "8906582E-6722-409A-A6C4-0E7863B733A5"
QString requestId(Seeded &dice)
{
    QString text;
    for (const int digits : {8, 4, 4, 4, 12})
        text += u'-' + QString::number(dice.next(), 16).rightJustified(16, u'0').first(digits).toUpper();
    return text.mid(1);
}

class AliyunSandbox final : public SandboxVendor
{
public:
    AliyunSandbox(AliyunProduct product, const VendorSetup &setup);

    [[nodiscard]] QString id() const override { return isVod() ? u"aliyun-vod"_s : u"aliyun-ims"_s; }
    [[nodiscard]] QList<SandboxAccount> accounts(const QString &scenario) const override;
    [[nodiscard]] bool claims(const Request &request) const override;
    [[nodiscard]] QString operation(const Request &request) const override { return AliyunRequest(request).action; }
    [[nodiscard]] Answer answer(const Request &request, const Moment &moment) override;
    [[nodiscard]] Answer coded(int status) const override;

private:
    [[nodiscard]] bool isVod() const { return m_product == AliyunProduct::Vod; }
    [[nodiscard]] QString prefix() const { return isVod() ? u"vod"_s : u"ice"_s; }
    [[nodiscard]] static std::vector<AliyunKey> makeKeys(AliyunProduct product, const VendorSetup &setup);
    [[nodiscard]] AliyunOutcome perform(const Request &request, const AliyunRequest &asked, const Moment &moment);
    [[nodiscard]] QJsonObject envelope(const AliyunRefusal &refusal, const QString &requestId, bool lowerCase) const;

    const AliyunProduct m_product;
    const std::vector<AliyunKey> m_keys; ///< of which the names and secrets are read from any thread
    AliyunGate m_gate;
    AliyunVod m_vod;
    AliyunIms m_ims;
    Seeded m_requestIds;
};

std::vector<AliyunKey> AliyunSandbox::makeKeys(AliyunProduct product, const VendorSetup &setup)
{
    Seeded dice(setup.seed, product == AliyunProduct::Vod ? 0xA1 : 0xA2);
    const auto key = [&](const QString &name, const QString &scenario, std::shared_ptr<AliyunContent> content) {
        AliyunKey one;
        one.name = name;
        one.id = u"LTAI5t"_s + letters(dice, 18);
        one.secret = letters(dice, 30).toLatin1();
        one.announcedIn = scenario;
        one.content = std::move(content);
        return one;
    };
    const auto content = [&](quint64 seed, int uploads) {
        return std::make_shared<AliyunContent>(AliyunContent::Setup {product, seed, setup.start, uploads});
    };
    const bool isVod = product == AliyunProduct::Vod;
    std::vector<AliyunKey> keys;
    const auto library = content(setup.seed, setup.uploads);
    keys.push_back(key(isVod ? u"newsroom-vod"_s : u"newsroom-ims"_s, {}, library));
    // another key to the same library
    AliyunKey temporary = key(isVod ? u"newsroom-vod-sts"_s : u"newsroom-ims-sts"_s, u"aliyun-sts"_s, library);
    temporary.id = u"STS.N"_s + letters(dice, 20);
    temporary.securityToken = "CAIS" + letters(dice, 40).toLatin1() + "/with+reserved=chars";
    temporary.tokenEnd = setup.start + tokenLife;
    keys.push_back(std::move(temporary));
    if (!isVod)
        return keys;
    AliyunKey beijing = key(u"newsroom-vod-beijing"_s, u"aliyun-other-region"_s,
                            content(setup.seed + 1'000'000, std::min(setup.uploads, fewUploads)));
    beijing.region = u"cn-beijing"_s;
    keys.push_back(std::move(beijing));
    AliyunKey disabled = key(u"newsroom-vod-disabled"_s, u"aliyun-disabled-key"_s, library);
    disabled.active = false;
    keys.push_back(std::move(disabled));
    return keys;
}

AliyunSandbox::AliyunSandbox(AliyunProduct product, const VendorSetup &setup)
    : m_product(product)
    , m_keys(makeKeys(product, setup))
    , m_gate(m_keys, isVod() ? aliyun::vodLimits() : aliyun::imsLimits())
    , m_vod(aliyun::vodLimits())
    , m_ims(aliyun::imsLimits())
    , m_requestIds(setup.seed, isVod() ? 0xB1 : 0xB2)
{
}

QList<SandboxAccount> AliyunSandbox::accounts(const QString &scenario) const
{
    QList<SandboxAccount> list;
    for (const AliyunKey &key : m_keys) {
        if (!key.announcedIn.isEmpty() && key.announcedIn != scenario)
            continue;
        SandboxAccount account;
        account.vendor = id();
        account.name = key.name;
        account.set.insert(u"access-key-id"_s, key.id);
        account.secret.insert(u"access-key-secret"_s, QString::fromLatin1(key.secret));
        if (!key.securityToken.isEmpty())
            account.secret.insert(u"security-token"_s, QString::fromLatin1(key.securityToken));
        list.append(account);
    }
    return list;
}

bool AliyunSandbox::claims(const Request &request) const
{
    return AliyunRequest(request).version == (isVod() ? u"2017-03-21"_s : u"2020-11-09"_s);
}

Answer AliyunSandbox::answer(const Request &request, const Moment &moment)
{
    if (moment.scenario == u"aliyun-gateway-html"_s)
        return textAnswer(
            502, "text/html",
            "<html>\n<head><title>502 Bad Gateway</title></head>\n<body>\n<center><h1>502 Bad Gateway</h1></center>\n"
            "</body>\n</html>\n");
    const AliyunRequest asked(request);
    const QString id = requestId(m_requestIds);
    const AliyunOutcome outcome = perform(request, asked, moment);
    const auto *refusal = std::get_if<AliyunRefusal>(&outcome);
    const bool xml = asked.xml || moment.scenario == u"aliyun-xml"_s || (refusal && moment.scenario == u"aliyun-error-xml"_s);
    QJsonObject body;
    QString root = u"Error"_s;
    if (refusal) {
        body = envelope(*refusal, id, moment.scenario == u"aliyun-lower-case-envelope"_s);
    } else {
        body = withOddity(std::get<QJsonObject>(outcome), moment.scenario);
        body.insert(u"RequestId"_s, id);
        root = asked.action + u"Response"_s;
    }
    Answer answer = xml ? textAnswer(200, "text/xml;charset=utf-8", aliyunXml(root, body))
                        : textAnswer(200, "application/json;charset=utf-8", QJsonDocument(body).toJson(QJsonDocument::Compact));
    answer.setHeader("x-acs-request-id", id.toLatin1());
    if (refusal) {
        answer.status = refusal->status;
        if (refusal->retryAfter > 0)
            answer.setHeader("x-acs-retry-after", QByteArray::number(refusal->retryAfter));
    }
    return answer;
}

AliyunOutcome AliyunSandbox::perform(const Request &request, const AliyunRequest &asked, const Moment &moment)
{
    if (const std::optional<AliyunRefusal> refusal = refusalOfScenario(asked.action, prefix(), moment))
        return *refusal;
    const QStringList operations = isVod() ? AliyunVod::operations() : AliyunIms::operations();
    const AliyunGate::Passed passed = m_gate.check(request, asked, operations, moment);
    if (passed.refusal)
        return *passed.refusal;
    return isVod() ? m_vod.perform(asked, *passed.key, moment) : m_ims.perform(asked, *passed.key, moment);
}

QJsonObject AliyunSandbox::envelope(const AliyunRefusal &refusal, const QString &requestId, bool lowerCase) const
{
    if (lowerCase)
        return {{u"code"_s, refusal.code}, {u"message"_s, refusal.message}, {u"requestId"_s, requestId}};
    QJsonObject body {
        {u"RequestId"_s, requestId},
        {u"HostId"_s, QString(prefix() + u".cn-shanghai.aliyuncs.com"_s)},
        {u"Code"_s, refusal.code},
        {u"Message"_s, refusal.message},
        {u"Recommend"_s,
         u"https://api.aliyun.com/troubleshoot?q=%1&product=%2&requestId=%3"_s.arg(refusal.code, prefix(), requestId)}};
    if (!refusal.permission.isEmpty())
        body.insert(u"AccessDeniedDetail"_s,
                    QJsonObject {{u"PolicyType"_s, u"AccountLevelIdentityBasedPolicy"_s},
                                 {u"AuthAction"_s, refusal.permission},
                                 {u"AuthPrincipalType"_s, u"SubUser"_s},
                                 {u"NoPermissionType"_s, u"ImplicitDeny"_s}});
    return body;
}

Answer AliyunSandbox::coded(int status) const
{
    static const QMap<int, QString> codes = {{400, u"InvalidParameter"_s}, {401, u"InvalidAccessKeyId.Inactive"_s},
                                             {403, u"Forbidden.RAM"_s},    {404, u"InvalidVideo.NotFound"_s},
                                             {429, u"Throttling.User"_s},  {500, u"InternalError"_s}};
    AliyunRefusal refusal = aliyunRefusal(codes.value(status, status < 500 ? u"InvalidStatus"_s : u"ServiceUnAvailable"_s));
    const QJsonObject body = envelope(refusal, u"8906582E-6722-409A-A6C4-0E7863B733A5"_s, false);
    return textAnswer(status, "application/json;charset=utf-8", QJsonDocument(body).toJson(QJsonDocument::Compact));
}

} // namespace

std::unique_ptr<SandboxVendor> makeAliyunVodSandbox(const VendorSetup &setup)
{
    return std::make_unique<AliyunSandbox>(AliyunProduct::Vod, setup);
}

std::unique_ptr<SandboxVendor> makeAliyunImsSandbox(const VendorSetup &setup)
{
    return std::make_unique<AliyunSandbox>(AliyunProduct::Ims, setup);
}

} // namespace deck::sandbox
